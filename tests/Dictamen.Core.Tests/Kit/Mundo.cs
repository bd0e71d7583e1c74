using System.Collections.Immutable;
using Dictamen.App.Programas;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Tests.Kit;

/// <summary>The world in which the cases of the law happen: the PCS 2019 and a convocatoria published on Monday 21/10/2019, open from 22/10 to 05/11.</summary>
internal static class Mundo
{
    public const string IdConvocatoria = "PCS-2019-01";

    public static Programa Pcs { get; } = CatalogoDeProgramas.Pcs2019;

    public static Bases Bases { get; } = new()
    {
        Nombre = "Convocatoria de prueba (datos ficticios)",
        MontoTotal = 1_500_000m,
        Cobertura = [new LocalidadConvocada("201500001", "Oaxaca", "Municipio de prueba", "Localidad de prueba", 850, 92.5m)],
        ConceptosPermitidos = ["MATERIALES", "EQUIPO", "JORNALES"],
        EsquemaCalificacion = new EsquemaCalificacion(
            0m,
            10m,
            Enumerable.Range(1, 11).ToImmutableDictionary(i => $"c{i:D2}", i => i == 11 ? 10m : 9m),
            "PROMEDIO",
            2,
            60m,
            20m),
        PorcentajesMinistracion = [60m, 40m],
        CalendarioMinistracion = "Primera en noviembre, segunda en diciembre.",
        FechaLimiteInformeParcial = new DateOnly(2019, 12, 13),
        CriteriosVisita = ["Avance físico", "Aplicación del recurso", "Participación de la comunidad", "Contraloría social", "Evidencia"],
        UmbralMontoElevado = 50_000m,
        FormulaReintegro = "Monto no comprobado más rendimientos.",
    };

    public static Convocatoria Convocatoria { get; } = Convocatoria.Inicial with
    {
        Id = IdConvocatoria,
        Estatus = EstatusConvocatoria.Publicada,
        Bases = Bases,
        FechaDof = new DateOnly(2019, 10, 21),
        Recepcion = Calendario.Lfpa.Computar(Pcs.Termino("PZ-02"), new DateOnly(2019, 10, 21)),
    };

    public static Folio Folio(int consecutivo = 1) => new(IdConvocatoria, consecutivo);

    public static PersonaId Persona(int n) => new($"{n:x32}");

    public static Huella Huella(int n) => new($"{n:x64}");
}
