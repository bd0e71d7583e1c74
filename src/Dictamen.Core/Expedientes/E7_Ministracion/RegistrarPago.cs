using System.Text.RegularExpressions;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Registers the bank's proof of a payment. The receipt does not prove it, the transfer does (PCS-4.2.8-03).</summary>
/// <param name="Numero">Number of the payment.</param>
/// <param name="ClaveDeRastreo">SPEI tracking key: up to 30 letters and digits.</param>
/// <param name="Fecha">Day of the transfer.</param>
[Regla("PCS-4.2.8-01", "PCS-4.2.8-03", "PCS-4.2.3.4-04", "PCS-A6-C2-04", "PCS-A6-C23-01", "PZ-28", "PZ-29"), Faculta(Rol.Operador, Rol.Sistema)]
public sealed partial record RegistrarPago(int Numero, string ClaveDeRastreo, DateOnly Fecha) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var pago = estado.Ministraciones?.Pago(Numero);
        if (pago is { Estatus: EstatusMinistracion.Pagada })
        {
            return pago.ClaveDeRastreo == ClaveDeRastreo && pago.PagadaEl == Fecha
                ? Decision.Ninguna
                : Decision.Rechazar("PAGO_YA_REGISTRADO", "PCS-4.2.8-01", $"La ministración {Numero} ya está pagada con otra clave de rastreo; revise el comprobante del banco.");
        }

        // Nothing ends while a payment is in course, so what was not paid by then was given back, and may be another project's by now (4.2.3.4-2).
        if (estado.Cierre?.Termino is not null)
        {
            return Decision.Rechazar("CONVENIO_TERMINADO", "PCS-4.2.3.4-04", $"El Convenio ya terminó y lo que no se pagó volvió a la convocatoria: no puede registrarse el pago de la ministración {Numero}.");
        }

        if (pago is not { Estatus: EstatusMinistracion.Aprobada })
        {
            return estado.NoProcede($"registrar el pago de la ministración {Numero}, que no está aprobada", "PCS-4.2.8-01");
        }

        if (!FormaDeClave().IsMatch(ClaveDeRastreo ?? ""))
        {
            return Decision.Rechazar("CLAVE_DE_RASTREO_INVALIDA", "PCS-4.2.8-03", "La clave de rastreo SPEI lleva de 1 a 30 letras o dígitos, como aparece en el comprobante del banco.");
        }

        if (estado.Ministraciones!.Pagos.Any(p => p.ClaveDeRastreo == ClaveDeRastreo))
        {
            return Decision.Rechazar("CLAVE_DE_RASTREO_REPETIDA", "PCS-4.2.8-03", "Esa clave de rastreo ya prueba otra ministración del proyecto.");
        }

        if (Fecha < estado.Convenio!.Fecha || Fecha > contexto.Hoy || Fecha > contexto.Programa.FinDeVigencia)
        {
            return Decision.Rechazar("FECHA_DE_PAGO_INVALIDA", "PCS-A6-C2-04", $"La fecha del pago debe estar entre la firma del Convenio ({estado.Convenio.Fecha?.Corta()}) y hoy, dentro de la vigencia.");
        }

        var tarde = estado.Estatus == Estatus.ConvenioSuscrito && contexto.Hoy > contexto.Programa.FinDeVigencia;
        return ConLoVencido(new MinistracionPagada(Numero, pago.Monto, ClaveDeRastreo!, Fecha, tarde ? PlazoDelInformeFinal.Renglon : null), estado, contexto);
    }

    // What a term meant for money that was not in the file when it ended, it means as soon as the proof is: no final report can tell of it any more, and what it does not tell of is refunded. With the first
    // payment there was no report that could be missing: it has a term of its own.
    [Regla("PZ-28", "PZ-29", "PCS-A6-C4G-10", "PCS-A6-C17-01")]
    private static Decision ConLoVencido(MinistracionPagada pagada, Expediente antes, Contexto contexto)
    {
        var estado = pagada.Aplicar(antes);
        if (estado.Informes is { EnEvaluacionFinal: true })
        {
            return VencimientoReintegro.ConLoVencido(pagada, estado, ejercido: null, contexto);
        }

        return PlazoDelInformeFinal.De(estado, contexto) is { } plazo && contexto.Vencido(plazo) ? Decision.De([pagada, .. InformeFinalNoEntregado.Vencer(estado, contexto, plazo).Hechos]) : pagada;
    }

    [GeneratedRegex("^[A-Za-z0-9]{1,30}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex FormaDeClave();
}

/// <summary>A payment was made. With the first one the project is EN_EJECUCION.</summary>
/// <param name="Numero">Number of the payment.</param>
/// <param name="Monto">Pesos.</param>
/// <param name="ClaveDeRastreo">SPEI tracking key.</param>
/// <param name="Fecha">Day of the transfer.</param>
/// <param name="Abre">Row of the term for the final report, when its notice opens one of its own; <see langword="null"/> otherwise, and in what was recorded before it did.</param>
[Regla("PCS-4.2.8-01", "PCS-A6-C3-10")]
public sealed record MinistracionPagada(int Numero, decimal Monto, string ClaveDeRastreo, DateOnly Fecha, string? Abre = null) : Hecho<Expediente>
{
    /// <summary>Key of the notification of a payment.</summary>
    public static string Aviso(int numero) => $"ministracion-{numero}";

    /// <inheritdoc/>
    public override string Relato => $"Se pagó la ministración {Numero} por {Monto.Texto()} el {Fecha.Corta()} (clave de rastreo {ClaveDeRastreo}).{(Abre is null ? "" : " Se registró cuando la vigencia ya había terminado: el plazo del Informe Final se cuenta completo desde que el Comité reciba el aviso.")}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var pagada = estado.Ministraciones!.Pago(Numero)! with { Estatus = EstatusMinistracion.Pagada, ClaveDeRastreo = ClaveDeRastreo, PagadaEl = Fecha };
        var siguiente = (estado with { Ministraciones = estado.Ministraciones.Con(pagada) })
            .Notificar(new Notificacion(Aviso(Numero), "ministracion-pagada", "PCS-4.2.8-01", Abre));
        siguiente = Abre is null ? siguiente : siguiente.Cerrar(Abre);
        return estado.Estatus == Estatus.ConvenioSuscrito ? siguiente.Pasar(Estatus.EnEjecucion) : siguiente;
    }
}
