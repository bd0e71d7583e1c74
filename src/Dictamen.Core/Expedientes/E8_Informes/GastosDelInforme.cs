using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E7_Ministracion;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>Checks section 7 of a report: what was spent, on what, and with which evidence.</summary>
public static class GastosDelInforme
{
    /// <summary>Every fault of section 7.</summary>
    [Regla("PCS-A9-02", "PCS-4.2.8.1-01", "PCS-A6-C4F-01", "PCS-A6-C3-10", "AMB-39")]
    public static IEnumerable<Falla> Validar(TipoInforme tipo, InformeDeProyecto informe, Expediente estado, Contexto contexto)
    {
        var autorizados = Presupuesto.Vigente(estado).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var g in informe.Gastos)
        {
            if (!autorizados.Contains(g.Concepto))
            {
                yield return new Falla("7.1.concepto", "PCS-4.2.8.1-01", $"«{g.Concepto}» no es un concepto autorizado en el Convenio.");
            }

            if (!g.Ejercido.EsMontoOCero() || g.Solicitado is < 0m or > Pesos.Maximo)
            {
                yield return new Falla("7.1.monto_ejercido", "PCS-4.2.8.1-01", $"Los montos de «{g.Concepto}» van en pesos, sin signo negativo y con dos decimales como máximo, de hasta {Pesos.Maximo.Texto()}.");
            }
        }

        if (informe.Gastos.Select(g => g.Concepto).Distinct(StringComparer.Ordinal).Count() != informe.Gastos.Length)
        {
            yield return new Falla("7.1.concepto", "PCS-4.2.11-01", "Un concepto aparece dos veces: sume sus montos en un solo renglón.");
        }

        for (var i = 0; i < informe.Comprobantes.Length; i++)
        {
            foreach (var falla in Comprobante(i + 1, informe, informe.Comprobantes[i], estado, contexto))
            {
                yield return falla;
            }
        }

        if (!informe.Gastos.All(g => g.Ejercido.EsMontoOCero()) || !informe.Comprobantes.All(c => c.Monto.EsMonto()))
        {
            yield break; // What is no amount adds up to nothing.
        }

        foreach (var concepto in informe.Gastos.Select(g => g.Concepto).Union(informe.Comprobantes.Select(c => c.Concepto), StringComparer.Ordinal))
        {
            var ejercido = informe.Gastos.Where(g => g.Concepto == concepto).Sum(g => g.Ejercido);
            var comprobado = informe.Comprobantes.Where(c => c.Concepto == concepto).Sum(c => c.Monto);
            if (ejercido != comprobado)
            {
                yield return new Falla("7.2.monto", "PCS-4.2.8.1-02", $"En «{concepto}» se ejercieron {ejercido.Texto()} y los comprobantes suman {comprobado.Texto()}: deben ser iguales.");
            }
        }

        if (Traslapa(tipo, informe, estado))
        {
            yield return new Falla("1.1.periodo_inicio", "PCS-A9-02", $"El periodo del Informe Final empieza al día siguiente del que cubrió el Informe Parcial ({estado.Informes!.Parcial!.PeriodoFin.Corta()}) o lo abarca completo, para que ningún comprobante se cuente dos veces.");
        }

        if (tipo == TipoInforme.Final && SinInformar(estado, informe.PeriodoInicio, informe.PeriodoFin).ToList() is { Count: > 0 } fuera)
        {
            var cuales = string.Join("; ", fuera.Select(c => $"{c.Rotulo}, del {c.Fecha.Corta()}"));
            var ultimo = fuera.Max(c => c.Fecha);
            yield return new Falla("1.1.periodo_inicio", "PCS-A9-02", $"Quedan sin informar comprobantes registrados ({cuales}), y lo que el Informe Final no informa se tiene por no ejercido: que su periodo vaya del {Desde(estado, informe.PeriodoInicio).Corta()} al {(ultimo > informe.PeriodoFin ? ultimo : informe.PeriodoFin).Corta()}.");
        }

        var pagado = estado.Ministraciones?.Pagado ?? 0m;
        if (Acumulado(tipo, informe, estado) > pagado)
        {
            yield return new Falla("7.1.total", "PCS-4.2.8.1-01", $"Lo ejercido del Programa no puede ser mayor que lo recibido ({pagado.Texto()}): lo demás es aportación de la comunidad.");
        }
    }

    /// <summary>Pesos spent so far: the evidence of this report, and that of the partial one when this one goes on after it (nota 1, L2525).</summary>
    [Regla("PCS-A9-02")]
    public static decimal Acumulado(TipoInforme tipo, InformeDeProyecto informe, Expediente estado) =>
        tipo == TipoInforme.Final && estado.Informes?.Parcial is { } parcial && informe.PeriodoInicio > parcial.PeriodoFin
            ? parcial.Ejercido + informe.Ejercido
            : informe.Ejercido;

    /// <summary>First day of a final report that leaves no voucher of before it untold: the day that was meant, or an earlier one, with the whole period of the partial report where that falls behind it.</summary>
    /// <param name="estado">File.</param>
    /// <param name="inicio">Day that was meant.</param>
    [Regla("PCS-A9-02")]
    public static DateOnly Desde(Expediente estado, DateOnly inicio)
    {
        if (SinInformar(estado, inicio, DateOnly.MaxValue).MinBy(c => c.Fecha) is not { Fecha: var primero })
        {
            return inicio;
        }

        return estado.Informes?.Parcial is { } parcial && primero <= parcial.PeriodoFin && parcial.PeriodoInicio < primero ? parcial.PeriodoInicio : primero;
    }

    // The valid vouchers that neither this period takes nor the partial report told of, where the final one goes on after it. A voucher may be registered after the report of its period.
    [Regla("PCS-A9-02", "PCS-4.2.11-01")]
    private static IEnumerable<ComprobanteAsentado> SinInformar(Expediente estado, DateOnly desde, DateOnly hasta)
    {
        var parcial = estado.Informes?.Parcial is { } p && desde > p.PeriodoFin ? p : null;
        return (estado.Ministraciones?.Comprobantes ?? [])
            .Where((c, i) => c.Valido && (c.Fecha < desde || c.Fecha > hasta) && !(i < parcial?.ComprobantesRegistrados && c.Fecha >= parcial.PeriodoInicio && c.Fecha <= parcial.PeriodoFin));
    }

    private static bool Traslapa(TipoInforme tipo, InformeDeProyecto informe, Expediente estado) =>
        tipo == TipoInforme.Final && estado.Informes?.Parcial is { } parcial
        && informe.PeriodoInicio <= parcial.PeriodoFin
        && !(informe.PeriodoInicio <= parcial.PeriodoInicio && informe.PeriodoFin >= parcial.PeriodoFin);

    private static IEnumerable<Falla> Comprobante(int n, InformeDeProyecto informe, ComprobanteInformado c, Expediente estado, Contexto contexto)
    {
        if (c.Emision > contexto.Programa.FinDeVigencia)
        {
            yield return new Falla($"7.2[{n}].fecha_emision", "AMB-39", $"El comprobante {c.Numero} es del {c.Emision.Corta()}, posterior a la vigencia: informar sobrevive a la vigencia, ejercer recursos no.");
        }
        else if (c.Emision < estado.Convenio!.Fecha)
        {
            yield return new Falla($"7.2[{n}].fecha_emision", "PCS-A6-C3-10", $"El comprobante {c.Numero} es anterior a la firma del Convenio ({estado.Convenio.Fecha?.Corta()}).");
        }
        else if (c.Emision < informe.PeriodoInicio || c.Emision > informe.PeriodoFin)
        {
            yield return new Falla($"7.2[{n}].fecha_emision", "PCS-A9-02", $"El comprobante {c.Numero} es del {c.Emision.Corta()} y queda fuera del periodo que se reporta.");
        }

        if (!c.Monto.EsMonto() || string.IsNullOrWhiteSpace(c.Numero) || string.IsNullOrWhiteSpace(c.Descripcion))
        {
            yield return new Falla($"7.2[{n}]", "PCS-4.2.8.1-02", $"Cada comprobante lleva número, descripción y un monto {Pesos.Admitido}.");
        }
    }
}
