using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>What the vouchers of a file leave to observe when its reports are assessed. It takes no points and stops no grading: to confirm an invoice is a duty of the office (7.2), and what was paid late is accrued (AMB-46).</summary>
public static class ObservacionesDelGasto
{
    /// <summary>One sentence for each, in the order in which the vouchers were registered.</summary>
    [Regla("PCS-7.2-03", "PCS-A6-C4F-01", "AMB-46")]
    public static ImmutableArray<string> De(Expediente estado) =>
        [.. (estado.Ministraciones?.Comprobantes ?? []).Where(c => c.Valido).SelectMany(De)];

    private static IEnumerable<string> De(ComprobanteAsentado c)
    {
        if (c is { Tipo: TipoDeComprobante.Factura, Verificada: false })
        {
            yield return $"No consta que se confirmara ante la autoridad fiscal la factura {c.Rotulo} del {c.Fecha.Corta()} (PCS-7.2-03).";
        }

        if (c.VigenciaHasta is { } fin)
        {
            yield return $"El comprobante {c.Rotulo} del {c.Fecha.Corta()} se pagó el {c.PagadoEl?.Corta()}, después del fin de la vigencia ({fin.Corta()}) (PCS-A6-C4F-01).";
        }
    }
}
