using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>Why a project may be paid in one payment: three cases, each a faculty and never a duty (4.2.8.1, AMB-34).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MotivoExhibicionUnica>))]
public enum MotivoExhibicionUnica
{
    /// <summary>Supported, or signed, in the last four months of the fiscal year (PCS-4.2.8.1-05).</summary>
    TercerCuatrimestre,

    /// <summary>Contribution not above the amount of PCS-4.2.8.1-06, inclusive.</summary>
    MontoMenor,

    /// <summary>Recommended by the Comité Dictaminador or the programme (PCS-4.2.8.1-07).</summary>
    Recomendacion,
}

/// <summary>Whether a single payment is admitted.</summary>
public static class CasosDeExhibicionUnica
{
    /// <summary>What is wrong with the reason given for a single payment, or <see langword="null"/>.</summary>
    [Regla("PCS-4.2.8.1-05", "PCS-4.2.8.1-06", "PCS-4.2.8.1-07", "PZ-38", "AMB-34")]
    public static Falla? Falla(MotivoExhibicionUnica motivo, decimal monto, Huella? recomendacion, Contexto contexto)
    {
        var caso = contexto.Programa.ExhibicionUnica;
        return motivo switch
        {
            // The agreement is signed on this day or later and never after the end of validity, so this day stands for the date of signature.
            MotivoExhibicionUnica.TercerCuatrimestre when contexto.Hoy < caso.Desde || contexto.Hoy > caso.Hasta =>
                new Falla("modalidad_entrega", "PCS-4.2.8.1-05", $"El tercer cuatrimestre va del {caso.Desde.Corta()} al {caso.Hasta.Corta()}; hoy no permite una sola exhibición."),
            MotivoExhibicionUnica.MontoMenor when monto > caso.MontoMaximo =>
                new Falla("modalidad_entrega", "PCS-4.2.8.1-06", $"La aportación de {monto.Texto()} rebasa {caso.MontoMaximo.Texto()}; no permite una sola exhibición por monto."),
            MotivoExhibicionUnica.Recomendacion when recomendacion is null =>
                new Falla("modalidad_entrega", "PCS-4.2.8.1-07", "Adjunte la recomendación del Comité Dictaminador o del Programa que motiva la exhibición única."),
            _ => null,
        };
    }

    /// <summary>The first case that holds by itself, without any recommendation; <see langword="null"/> when none does.</summary>
    internal static MotivoExhibicionUnica? DeOficio(decimal monto, Contexto contexto)
    {
        foreach (var motivo in new[] { MotivoExhibicionUnica.TercerCuatrimestre, MotivoExhibicionUnica.MontoMenor })
        {
            if (Falla(motivo, monto, null, contexto) is null)
            {
                return motivo;
            }
        }

        return null;
    }
}
