using System.Collections.Immutable;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>What was handed in: the figures that decisions need, and the digests of the documents.</summary>
/// <param name="RecibidaEl">Instant of reception (UTC).</param>
/// <param name="Anexo3">Digest of the application (Anexo 3), without its personal data.</param>
/// <param name="ClaveComunidad">Key of the community: CVEGEO of the locality and normalised name (AMB-55).</param>
/// <param name="Comunidad">Name of the community.</param>
/// <param name="Proyecto">Name of the project.</param>
/// <param name="Vertiente">Vertiente, <c>V1</c> to <c>V3</c>.</param>
/// <param name="Tematica">Thematic line, <c>1.1</c> to <c>3.2</c>.</param>
/// <param name="PanelesSolares">Whether it is about the installation of solar panels.</param>
/// <param name="MontoSolicitado">Pesos asked from the programme.</param>
/// <param name="CostoTotal">Total cost in pesos.</param>
/// <param name="Metas">How many goals it commits to.</param>
/// <param name="Integrantes">Members of the Comité de Participación Comunitaria: those of the application, and later who took their place (3.6.2-7).</param>
/// <param name="Conceptos">Budget lines: what may be spent, and how much.</param>
/// <param name="Documentos">Documents handed in, by key of the requirement (<c>AAC</c>, <c>CURP/Representante</c>).</param>
/// <param name="Declaraciones">Declarations under oath that were made, by key of the requirement.</param>
public sealed record Recepcion(
    DateTimeOffset RecibidaEl,
    Huella Anexo3,
    string ClaveComunidad,
    string Comunidad,
    string Proyecto,
    string Vertiente,
    string Tematica,
    bool PanelesSolares,
    decimal MontoSolicitado,
    decimal CostoTotal,
    int Metas,
    ImmutableArray<Integrante> Integrantes,
    ImmutableArray<ConceptoPresupuestado> Conceptos,
    ImmutableDictionary<string, Huella> Documentos,
    ImmutableArray<string> Declaraciones)
{
    /// <summary>Type of identification that each post handed in; the receipts are signed with the same one (AMB-07).</summary>
    public ImmutableDictionary<string, string> Identificaciones { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Requirements that were missing when it came.</summary>
    public ImmutableArray<Faltante> Faltantes { get; init; } = [];

    /// <summary>The figures of an application: what decisions need of it.</summary>
    [Regla("PCS-3.3-03", "AMB-06")]
    public static Recepcion De(ContenidoDeSolicitud contenido, Huella documento, DateTimeOffset recibidaEl, Programa programa)
    {
        var formato = contenido.Anexo3;
        var portada = formato.Portada;
        return new Recepcion(
            recibidaEl,
            documento,
            ClaveDeComunidad.De(portada.Cvegeo, portada.Comunidad),
            portada.Comunidad,
            portada.Proyecto,
            portada.Vertiente,
            portada.Tematica,
            portada.PanelesSolares,
            formato.Presupuesto.MontoSolicitado,
            formato.Presupuesto.CostoTotal,
            formato.Metas.Length,
            formato.Integrantes,
            [.. formato.Presupuesto.Conceptos.Select(c => new ConceptoPresupuestado(c.Id, c.Rubro, c.Concepto, c.MontoPcs))],
            contenido.Documentos,
            contenido.Declaraciones.OVacio())
        {
            Identificaciones = contenido.Identificaciones,
            Faltantes = FaltantesDeSolicitud.De(contenido, HoraDelCentro.Dia(recibidaEl), programa),
        };
    }
}

/// <summary>A member of the Comité de Participación Comunitaria.</summary>
/// <param name="Cargo">Post: <c>Representante</c>, <c>Secretario</c> or <c>Tesorero</c>.</param>
/// <param name="Persona">Who.</param>
/// <param name="Sexo"><c>M</c> or <c>H</c> as in the CURP; for statistics only (AMB-06).</param>
public sealed record Integrante(string Cargo, PersonaId Persona, string Sexo);

/// <summary>A budget line.</summary>
/// <param name="Id">Key within the application, for example <c>m01</c>.</param>
/// <param name="Rubro">Heading: <c>materiales</c> or <c>humanos</c>.</param>
/// <param name="Concepto">Key of the permitted concept of the convocatoria.</param>
/// <param name="MontoPcs">Pesos asked from the programme for it.</param>
public sealed record ConceptoPresupuestado(string Id, string Rubro, string Concepto, decimal MontoPcs);
