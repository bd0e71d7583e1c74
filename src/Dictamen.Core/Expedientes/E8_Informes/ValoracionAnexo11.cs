using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>Whether an indicator is met, and why.</summary>
/// <param name="Indicador"><c>I1</c> to <c>I7</c>.</param>
/// <param name="Cumple">Met or not; <see langword="null"/> where it does not apply.</param>
/// <param name="Motivo">Reason, one Spanish sentence.</param>
public sealed record Valoracion(string Indicador, bool? Cumple, string Motivo);

/// <summary>Decides each indicator of Anexo 11: met only when all of its conditions hold, never in part (AMB-42).</summary>
[Regla("PCS-A11-02", "AMB-42")]
public static class ValoracionAnexo11
{
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>Decides all seven.</summary>
    public static ImmutableArray<Valoracion> Valorar(Anexo11 reglas, EvidenciaDelInforme evidencia) =>
    [
        Ejercicio(evidencia), Contraloria(evidencia), Visita(reglas, evidencia), Metas(reglas, evidencia),
        Objetivo(evidencia), Cohesion(evidencia), Participacion(evidencia),
    ];

    [Regla("PCS-A11-03")]
    private static Valoracion Ejercicio(EvidenciaDelInforme e)
    {
        var fallas = new List<string>();
        if (e.Ejercido < e.Ministrado)
        {
            fallas.Add(string.Create(Mexico, $"faltó ejercer {e.Ministrado - e.Ejercido:C2} de {e.Ministrado:C2}"));
        }

        if (e.EjercidoFueraDeConceptos > 0)
        {
            fallas.Add(string.Create(Mexico, $"se ejercieron {e.EjercidoFueraDeConceptos:C2} en conceptos no autorizados en el Anexo Técnico"));
        }

        if (e.ComprobantesQueNoCumplen > 0)
        {
            fallas.Add(e.ComprobantesQueNoCumplen == 1
                ? "un comprobante no cumple con las Reglas"
                : string.Create(Mexico, $"{e.ComprobantesQueNoCumplen} comprobantes no cumplen con las Reglas"));
        }

        return De("I1", fallas, "se ejerció el total del recurso, todo en conceptos autorizados y con comprobantes que cumplen con las Reglas");
    }

    [Regla("PCS-A11-04", "PCS-A13-04", "AMB-53")]
    private static Valoracion Contraloria(EvidenciaDelInforme e)
    {
        var fallas = new List<string>();
        if (!e.AcreditaConformacionCcs)
        {
            fallas.Add("no se acreditó la conformación del Comité de Contraloría Social");
        }

        if (!e.AcreditaOperacionCcs)
        {
            fallas.Add("no se acreditó la operación del Comité de Contraloría Social");
        }

        return De("I2", fallas, "los formatos acreditan la conformación y la operación del Comité de Contraloría Social");
    }

    [Regla("PCS-A11-05", "PCS-4.2.10-03", "AMB-43")]
    private static Valoracion Visita(Anexo11 reglas, EvidenciaDelInforme e) => e.PorcentajeVisita switch
    {
        null => new Valoracion("I3", null, "No aplica: no hubo visita de campo, por lo que el indicador no otorga ni quita puntos."),
        var p when p >= reglas.PorcentajeVisita => new Valoracion("I3", true, string.Create(Mexico, $"Cumple: la visita de campo acreditó {p:0.##} % de los criterios evaluados y se requiere al menos {reglas.PorcentajeVisita:0.##} %.")),
        var p => new Valoracion("I3", false, string.Create(Mexico, $"No cumple: la visita de campo acreditó {p:0.##} % de los criterios evaluados y se requiere al menos {reglas.PorcentajeVisita:0.##} %.")),
    };

    [Regla("PCS-A11-06")]
    private static Valoracion Metas(Anexo11 reglas, EvidenciaDelInforme e)
    {
        var fallas = new List<string>();
        if (e.PorcentajeMaterial < reglas.PorcentajeMaterial)
        {
            fallas.Add(string.Create(Mexico, $"se entregó {e.PorcentajeMaterial:0.##} % del material probatorio comprometido y se requiere al menos {reglas.PorcentajeMaterial:0.##} %"));
        }

        if (!e.EvidenciaDeMetas)
        {
            fallas.Add("el material no da evidencia clara y consistente de metas, actividades, incidencia geográfica y población");
        }

        return De("I4", fallas, string.Create(Mexico, $"se entregó {e.PorcentajeMaterial:0.##} % del material probatorio comprometido y da evidencia clara y consistente"));
    }

    [Regla("PCS-A11-07")]
    private static Valoracion Objetivo(EvidenciaDelInforme e) =>
        De("I5", e.EvidenciaDelObjetivo, "hay evidencia clara y consistente del logro del objetivo", "no hay evidencia clara y consistente del logro del objetivo");

    [Regla("PCS-A11-08")]
    private static Valoracion Cohesion(EvidenciaDelInforme e) =>
        De("I6", e.EvidenciaDeCohesion, "hay evidencia de impacto en el entorno inmediato o la comunidad", "no hay evidencia de impacto en el entorno inmediato o la comunidad");

    [Regla("PCS-A11-09")]
    private static Valoracion Participacion(EvidenciaDelInforme e) =>
        De("I7", e.EvidenciaDeParticipacion, "hay evidencia de haber fomentado la participación digna de la comunidad", "no hay evidencia de haber fomentado la participación digna de la comunidad");

    private static Valoracion De(string id, bool cumple, string si, string no) => De(id, cumple ? [] : [no], si);

    private static Valoracion De(string id, List<string> fallas, string si) =>
        fallas.Count == 0 ? new Valoracion(id, true, $"Cumple: {si}.") : new Valoracion(id, false, $"No cumple: {string.Join("; ", fallas)}.");
}
