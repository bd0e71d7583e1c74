using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Payments and evidence of spending.</summary>
public sealed record Ministraciones
{
    /// <summary>Payments in order.</summary>
    public ImmutableArray<Ministracion> Pagos { get; init; } = [];

    /// <summary>Pesos paid so far.</summary>
    public decimal Pagado => Pagos.Where(p => p.Estatus == EstatusMinistracion.Pagada).Sum(p => p.Monto);
}

/// <summary>One payment.</summary>
/// <param name="Numero">1 or 2.</param>
/// <param name="Monto">Pesos, exact to the centavo.</param>
/// <param name="Estatus">How far it has come.</param>
/// <param name="InstruidaPor">Who ordered it; somebody else must approve it.</param>
public sealed record Ministracion(int Numero, decimal Monto, EstatusMinistracion Estatus, string InstruidaPor);

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
