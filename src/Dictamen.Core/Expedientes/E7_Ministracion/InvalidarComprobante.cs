using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>
/// Declares that a registered voucher does not prove spending. Either the paper is worth nothing (the tax authority or its issuer does not acknowledge it, or it does not belong to the project), and it is never registered again;
/// or the paper is good and was captured wrong, and then it is registered again with its true data: Anexo 11 asks whether the vouchers meet the Rules, and a slip of the hand is not in the voucher.
/// </summary>
/// <param name="Documento">Digest of the voucher.</param>
/// <param name="Motivo">Reason, one sentence without personal data.</param>
/// <param name="MalCapturado">Whether the paper is good and what is wrong is what was captured of it. What was declared worthless over such a slip, as an invoice whose folio the tax authority did not find, may be declared so later.</param>
[Regla("PCS-A8-01", "PCS-A11-03"), Faculta(Rol.Operador)]
public sealed record InvalidarComprobante(Huella Documento, string Motivo, bool MalCapturado = false) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) =>
        estado.Ministraciones?.Comprobante(Documento) switch
        {
            null when MalCapturado && estado.Ministraciones?.Comprobantes.Any(c => c.Documento == Documento) == true => Decision.Ninguna,
            null => estado.NoProcede("invalidar un comprobante que no está registrado", "PCS-A8-01"),
            { Valido: false } when !MalCapturado => Decision.Ninguna,
            _ when Motivacion.Falta("motivo", Motivo, "PCS-A8-01") is { } falla => Rechazo.PorContenido([falla]),
            { } comprobante => ComprobanteInvalidado.De(comprobante, Motivo.Trim(), MalCapturado),
        };
}

/// <summary>A voucher no longer proves spending; the lines that it was charged to have that money again.</summary>
/// <param name="Documento">Digest of the voucher.</param>
/// <param name="Motivo">Reason.</param>
/// <param name="MalCapturado">Whether the paper is good and may be registered again, for it was captured wrong; false in what was recorded before it was told apart.</param>
[Regla("PCS-A8-01")]
public sealed record ComprobanteInvalidado(Huella Documento, string Motivo, bool MalCapturado = false) : Hecho<Expediente>
{
    /// <summary>Template of the notification that tells the committee that a voucher is worthless.</summary>
    public const string Aviso = "comprobante-invalidado";

    /// <summary>Template of the notification that asks for a good one again, with its right data.</summary>
    public const string AvisoMalCapturado = "comprobante-mal-capturado";

    /// <summary>Which voucher, in words: kind, number, day and pesos. <see langword="null"/> in what was recorded before it was told, and before the committee was notified of it.</summary>
    public string? Cual { get; init; }

    /// <inheritdoc/>
    public override string Relato => (MalCapturado, Cual) switch
    {
        (true, null) => $"Un comprobante quedó sin efecto porque se capturó mal, y puede registrarse otra vez con sus datos correctos: {Motivo}",
        (true, _) => $"Quedó sin efecto porque se capturó mal, y puede registrarse otra vez con sus datos correctos, un comprobante, {Cual}: {Motivo}",
        (false, null) => $"Un comprobante dejó de ser válido: {Motivo}",
        _ => $"Dejó de ser válido un comprobante, {Cual}: {Motivo}",
    };

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var antes = estado.Ministraciones!;
        var invalidado = estado with { Ministraciones = antes.Con(Documento, c => c with { Valido = false, MalCapturado = MalCapturado }) };
        var lugar = antes.Comprobantes.TakeWhile(c => c != antes.Comprobante(Documento)).Count() + 1;
        return Cual is null ? invalidado
            : invalidado.Notificar(new Notificacion($"comprobante-{lugar}", MalCapturado ? AvisoMalCapturado : Aviso, "PCS-A8-01") { Motivo = $"{Cual}: {Motivo}" });
    }

    /// <summary>The fact about a voucher that is registered.</summary>
    internal static ComprobanteInvalidado De(ComprobanteAsentado comprobante, string motivo, bool malCapturado = false) => new(comprobante.Documento, motivo, malCapturado)
    {
        Cual = $"{comprobante.Tipo switch
        {
            TipoDeComprobante.Factura => "la factura",
            TipoDeComprobante.ReciboSimple => "el recibo simple",
            _ => "la lista de raya",
        }}{(comprobante.Numero is { } numero ? $" {numero}" : "")} del {comprobante.Fecha.Corta()}, por {comprobante.Monto.Texto()}",
    };
}
