using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Payments and evidence of spending.</summary>
public sealed record Ministraciones
{
    /// <summary>Payments in order. An order that was not approved is not here; the record tells of it.</summary>
    public ImmutableArray<Ministracion> Pagos { get; init; } = [];

    /// <summary>Vouchers registered, in order.</summary>
    public ImmutableArray<ComprobanteAsentado> Comprobantes { get; init; } = [];

    /// <summary>Precautionary hold of what is pending, if there is one (AMB-37).</summary>
    public CausaDeRetencion? Retencion { get; init; }

    /// <summary>Pesos paid so far.</summary>
    public decimal Pagado => Pagos.Where(p => p.Estatus == EstatusMinistracion.Pagada).Sum(p => p.Monto);

    /// <summary>Pesos spent with valid evidence.</summary>
    public decimal Ejercido => Comprobantes.Where(c => c.Valido).Sum(c => c.Monto);

    /// <summary>The voucher with that copy, if it is registered. One that was captured wrong left its copy to the one that is registered in its place.</summary>
    public ComprobanteAsentado? Comprobante(Huella documento) => Comprobantes.FirstOrDefault(c => !c.MalCapturado && c.Documento == documento);

    /// <summary>Vouchers that were captured wrong and are not registered again yet, by their copy or by what makes them the same.</summary>
    public IEnumerable<ComprobanteAsentado> PorCapturarOtraVez =>
        Comprobantes.Where((c, i) => c.MalCapturado && !Comprobantes.Skip(i + 1).Any(otro => otro.Documento == c.Documento || (otro.Tipo == c.Tipo && otro.Clave == c.Clave)));

    /// <summary>The payment with that number, if it was ordered.</summary>
    public Ministracion? Pago(int numero) => Pagos.FirstOrDefault(p => p.Numero == numero);

    /// <summary>The same without the orders that nobody approved: an agreement that ended pays nothing more.</summary>
    internal Ministraciones SinInstruidas() => this with { Pagos = Pagos.RemoveAll(p => p.Estatus == EstatusMinistracion.Instruida) };

    /// <summary>The same with the voucher of that copy as it is now.</summary>
    internal Ministraciones Con(Huella documento, Func<ComprobanteAsentado, ComprobanteAsentado> ahora) =>
        Comprobante(documento) is { } antes ? this with { Comprobantes = Comprobantes.SetItem(Comprobantes.IndexOf(antes), ahora(antes)) } : this;

    /// <summary>The same with that payment added or replaced.</summary>
    internal Ministraciones Con(Ministracion pago) => this with { Pagos = [.. Pagos.Where(p => p.Numero != pago.Numero).Append(pago).OrderBy(p => p.Numero)] };
}

/// <summary>One payment.</summary>
/// <param name="Numero">1 or 2.</param>
/// <param name="Monto">Pesos, exact to the centavo.</param>
/// <param name="Estatus">How far it has come.</param>
/// <param name="InstruidaPor">Who ordered it; somebody else must approve it.</param>
public sealed record Ministracion(int Numero, decimal Monto, EstatusMinistracion Estatus, string InstruidaPor)
{
    /// <summary>SPEI tracking key of the transfer, once it is paid.</summary>
    public string? ClaveDeRastreo { get; init; }

    /// <summary>Day of the transfer, once it is paid.</summary>
    public DateOnly? PagadaEl { get; init; }
}

/// <summary>How far a payment has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EstatusMinistracion>))]
public enum EstatusMinistracion
{
    /// <summary>Ordered; waits for the second person's approval.</summary>
    Instruida,

    /// <summary>Approved; waits for the bank's proof.</summary>
    Aprobada,

    /// <summary>Paid: the bank's proof is in the file.</summary>
    Pagada,

    /// <summary>MINISTRACION_2_NEGADA (PCS-4.2.8-05).</summary>
    Negada,
}
