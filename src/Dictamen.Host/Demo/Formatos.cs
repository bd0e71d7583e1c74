using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Personas;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Programas;

namespace Dictamen.Host.Demo;

/// <summary>Fills in the application forms of the sample's committees.</summary>
internal sealed class Formatos(Programa programa, Seudonimos seudonimos, Papeleria papeleria)
{
    public static string[] Cargos { get; } = ["Representante", "Secretario", "Tesorero"];

    /// <summary>The application of a project, without the requirements that <paramref name="faltan"/> names.</summary>
    public SolicitudDeApoyo Solicitud(ProyectoDeMuestra p, string convocatoria, IReadOnlyCollection<string> faltan)
    {
        var contenido = new ContenidoDeSolicitud(
            Anexo3(p, convocatoria),
            faltan.Contains("AAC") ? null : Acta(p),
            Documentos(p).RemoveRange(faltan),
            p.Integrantes.ToImmutableDictionary(i => i.Cargo, i => i.Identificacion),
            [.. programa.Requisitos.Where(r => !r.EsDocumento && !faltan.Contains(r.Id)).Select(r => r.Id)]);
        return new SolicitudDeApoyo(contenido, [.. p.Integrantes.Select(i => Persona(i, p))], [p.Integrantes[0].Correo]);
    }

    /// <summary>Every document that the rules demand, by key of its requirement.</summary>
    public ImmutableDictionary<string, Huella> Documentos(ProyectoDeMuestra p) => programa.Requisitos
        .Where(r => r.EsDocumento)
        .SelectMany(r => r.PorIntegrante ? Cargos.Select(c => ($"{r.Id}/{c}", r.Nombre)) : [(r.Id, r.Nombre)])
        .ToImmutableDictionary(d => d.Item1, d => papeleria.De($"{d.Item2} ({d.Item1})", p));

    public ImmutableArray<PersonaId> Personas(ProyectoDeMuestra p) => [.. p.Integrantes.Select(i => seudonimos.De(i.Curp))];

    /// <summary>The notice that somebody else takes a post (3.6.2-7), without the acta of the Asamblea.</summary>
    public InformarCambioDeIntegrantes Cambio(ProyectoDeMuestra p, IntegranteDeMuestra entra, DateOnly asamblea)
    {
        var persona = Persona(entra, p);
        return new InformarCambioDeIntegrantes(
            asamblea,
            [seudonimos.Integrante(persona)],
            [persona],
            papeleria.De("Escrito que informa el cambio de integrantes", p),
            DocumentosDelCambio(p, entra).Remove("AAC"),
            ImmutableDictionary<string, string>.Empty.Add(entra.Cargo, entra.Identificacion),
            [.. programa.Requisitos.Where(r => r is { EsDocumento: false, DelComite: true }).Select(r => r.Id)],
            []);
    }

    /// <summary>Every document that proves the change, by key of its requirement.</summary>
    public ImmutableDictionary<string, Huella> DocumentosDelCambio(ProyectoDeMuestra p, IntegranteDeMuestra entra) => RequisitosDelCambio.Claves(programa, [entra.Cargo])
        .Where(r => r.Requisito.EsDocumento)
        .ToImmutableDictionary(r => r.Clave, r => papeleria.De($"{r.Requisito.Nombre} ({r.Clave}), cambio de integrantes", p));

    private static DatosDeIntegrante Persona(IntegranteDeMuestra i, ProyectoDeMuestra p) => new(
        i.Cargo, i.Nombre, i.ApellidoPaterno, i.ApellidoMaterno, i.Correo, i.Curp, i.TelefonoLada, i.TelefonoCelular,
        i.Calle, i.NumExt, "", i.Colonia, p.Comunidad.Municipio, i.Cp);

    private Anexo3 Anexo3(ProyectoDeMuestra p, string convocatoria)
    {
        var beneficiarios = programa.GruposDeEdad.Zip(p.Beneficiarios, (g, b) => new Beneficiarios(g, b[0], b[1], b[0] + b[1])).ToImmutableArray();
        return new Anexo3(
            new Portada(p.Comunidad.Nombre, $"{p.Comunidad.Localidad}, {p.Comunidad.Municipio}, {p.Comunidad.Estado}", p.Comunidad.Cvegeo, p.Nombre, convocatoria, p.Vertiente, p.Tematica, p.PanelesSolares),
            new Justificacion(p.Justificacion, p.Problema, p.CausasEfectos, [.. p.Recursos], [.. p.Obstaculos]),
            new Delimitacion(
                p.Region,
                [new Incidencia(p.Comunidad.Cvegeo, p.Comunidad.Estado, p.Comunidad.Municipio, p.Comunidad.Localidad, p.Comunidad.Nombre, p.Comunidad.Pueblo)],
                beneficiarios,
                new Beneficiarios("total", beneficiarios.Sum(b => b.Mujeres), beneficiarios.Sum(b => b.Hombres), beneficiarios.Sum(b => b.Total)),
                p.Complementariedad),
            p.Objetivo,
            [.. p.Metas.Select(m => new Meta(m.QueHara, m.Cuanto, m.Donde, [m.MaterialProbatorio]))],
            [.. p.Actividades.Select(a => new Actividad(a.Meta, $"{a.Meta}.{a.Numero}", a.Descripcion, Dia(a.Inicio), Dia(a.Fin), Meses(Dia(a.Inicio), Dia(a.Fin))))],
            p.FormaTrabajo,
            new Presupuesto(
                [.. p.Conceptos.Select((c, i) => new ConceptoDeGasto($"c{i + 1:D2}", c.Rubro, c.Concepto, c.Descripcion, c.Especificacion, c.Cantidad, c.PrecioUnitario, c.MontoPcs, c.Cantidad * c.PrecioUnitario))],
                p.Coinversion),
            p.Transparencia,
            new Cohesion(p.Cohesion[0], p.Cohesion[1], p.Cohesion[2]),
            [.. p.Integrantes.Select(i => new Integrante(i.Cargo, seudonimos.De(i.Curp), i.Curp[10..11]))]);
    }

    private ActaDeAsamblea Acta(ProyectoDeMuestra p) => new(
        new DateOnly(2019, 10, 20),
        new TimeOnly(10, 0),
        $"Casa ejidal de {p.Comunidad.Nombre}",
        p.Comunidad.Nombre,
        p.Comunidad.Localidad,
        p.Comunidad.Estado,
        true,
        "Conocer la convocatoria, validar el proyecto y elegir al Comité de Participación Comunitaria.",
        $"La asamblea analizó y aprobó el proyecto «{p.Nombre}».",
        [.. p.Integrantes.Select(i => new FirmanteDelActa(seudonimos.De(i.Curp), i.Cargo, true))],
        [new FirmanteDelActa(seudonimos.De($"CCS-{p.Numero}"), "Vocal de Contraloría Social", true)],
        "La asamblea hizo constar que las tres personas elegidas son de la comunidad.",
        [new AutoridadTradicional("Autoridad tradicional", true) { Persona = seudonimos.De($"AUTORIDAD-{p.Numero}") }]);

    private static DateOnly Dia(string texto) => DateOnly.ParseExact(texto, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ImmutableArray<int> Meses(DateOnly desde, DateOnly hasta) => [.. Enumerable.Range(desde.Month, hasta.Month - desde.Month + 1)];
}
