using System.Collections.Immutable;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Convocatorias.Comunes;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Programas;
using Dictamen.Core.Tests.Kit;

namespace Dictamen.Core.Tests.Convocatorias;

/// <summary>Convocatorias at each step of their road. Published on Monday 21/10/2019, closed on 05/11, unless said otherwise.</summary>
internal static class Pasos
{
    public static readonly DateOnly Dof = new(2019, 10, 21);

    public static readonly MediosDeDifusion Medios = new("DOF 21/10/2019, primera sección", "www.ejemplo.mx/convocatoria", "Módulos de atención de prueba");

    public static PersonaId Secretaria { get; } = Mundo.Persona(900);

    public static ImmutableArray<MiembroDelComite> Comite { get; } =
        [.. Mundo.Pcs.ComiteDictaminador.Select((a, i) => new MiembroDelComite(a.Id, Mundo.Persona(901 + i), [.. Mundo.Pcs.Tematicas.Keys.Order()], Mundo.Huella(901 + i)))];

    public static Escenario<Convocatoria> Borrador(Bases? bases = null) =>
        Escenario<Convocatoria>.Dado().Y(new ElaborarBorrador(Mundo.IdConvocatoria, bases ?? Mundo.Bases), "2019-10-19");

    public static Escenario<Convocatoria> Publicada(decimal monto = 1_500_000m) =>
        Borrador(Mundo.Bases with { MontoTotal = monto }).Y(new PublicarConvocatoria(Dof, Medios, AsumeRutaCritica: true), "2019-10-21 09:00");

    public static Escenario<Convocatoria> Cerrada(decimal monto = 1_500_000m) =>
        Publicada(monto).Y(new VencerPlazo("PZ-02/apertura"), "2019-10-22").Y(new VencerPlazo("PZ-02"), "2019-11-06");

    /// <summary>Closed, with the results of reception and of dictamination published.</summary>
    public static Escenario<Convocatoria> Dictaminada(decimal monto = 1_500_000m) => Cerrada(monto)
        .Y(new PublicarResultadosDeRecepcion(Mundo.Huella(1), 3, 0), "2019-11-15")
        .Y(new PublicarResultadosDeDictaminacion(Mundo.Huella(2), Mundo.Huella(3), 3, 3), "2019-11-15");

    /// <summary>Dictaminated and ranked: projects are numbered from 1 in the order given, with scores 99, 98, ...</summary>
    public static Escenario<Convocatoria> Asignada(decimal monto, params decimal[] solicitados) => Dictaminada(monto)
        .Y(new AsignarPresupuesto([.. solicitados.Select((s, i) => new ProyectoCalificado(Mundo.Folio(i + 1), 99 - i, s))], []), "2019-11-15");

    /// <summary>Ranked, published and told to every file.</summary>
    public static Escenario<Convocatoria> Difundida(decimal monto, params decimal[] solicitados) => Asignada(monto, solicitados).Publicar();

    public static Escenario<Convocatoria> Publicar(this Escenario<Convocatoria> escenario) => escenario
        .Y(new PublicarApoyados(Mundo.Huella(4)), "2019-11-18")
        .Y(new RegistrarDifusion(3), "2019-11-18");
}
