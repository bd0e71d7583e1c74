using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.App.Servicios;

/// <summary>A link that somebody asked for and that was not sent yet.</summary>
/// <param name="Id">Its place in the queue.</param>
/// <param name="Correo">Address, in lower case.</param>
/// <param name="Folio">Folio, or empty for applications that were not handed in.</param>
/// <param name="PedidoEl">When it was asked for (UTC).</param>
public sealed record EnlacePedido(string Id, [property: DatoPersonal] string Correo, string Folio, DateTimeOffset PedidoEl)
{
    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => $"Enlace pedido {Id} (datos reservados)";
}

/// <summary>The links that were asked for, kept with the drafts until they are sent: a process that dies loses none. Taking one down costs the same whoever asks, so the time of the answer tells nobody whether an address or a folio is known.</summary>
public sealed class EnlacesPedidos(IBorradorStore store, TimeProvider reloj) : IDisposable
{
    private const string Id = "enlaces-pedidos";

    // More than this at a time is not people.
    private const int Capacidad = 1_000;

    private static readonly Rechazo Saturado = new(Despachador.Ocupado, "PCS-4.2.2-01", "En este momento hay demasiadas solicitudes de enlace. Intente de nuevo en unos minutos.");

    // Within a process they take turns, so that a burst does not wear out the tries of a change.
    private readonly SemaphoreSlim _turno = new(1, 1);

    /// <summary>Takes down what was asked for, whether it exists or not. When it answers, it survives the loss of power.</summary>
    /// <param name="correo">Address, in lower case.</param>
    /// <param name="folio">Folio, or empty.</param>
    /// <param name="ct">Cancels before it is taken down.</param>
    /// <returns>The refusal when too many are waiting, or <see langword="null"/>.</returns>
    public Task<Rechazo?> PedirAsync([DatoPersonal] string correo, string folio, CancellationToken ct = default) => AnotarAsync(correo, folio, Capacidad, ct);

    /// <summary>Takes down a link that a notification promises. However many others wait: those are asked for by anybody, and this one by the record.</summary>
    /// <param name="correo">Address, in lower case.</param>
    /// <param name="folio">Folio.</param>
    /// <param name="ct">Cancels before it is taken down.</param>
    /// <returns>The refusal when others are changing the queue all the time, or <see langword="null"/>.</returns>
    public Task<Rechazo?> PrometerAsync([DatoPersonal] string correo, string folio, CancellationToken ct = default) => AnotarAsync(correo, folio, int.MaxValue, ct);

    /// <summary>What was asked for and not sent, the oldest first.</summary>
    public async Task<IReadOnlyList<EnlacePedido>> PendientesAsync(CancellationToken ct = default) =>
        await store.GetAsync(Id, ct).ConfigureAwait(false) is { Borrador.Campos: var campos } ? [.. campos.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => De(c.Key, c.Value))] : [];

    /// <summary>Takes those that were sent, or that will not be, off the queue. What they said of anybody is gone with them.</summary>
    public Task QuitarAsync(IReadOnlyCollection<string> ids, CancellationToken ct = default) => ids.Count == 0 ? Task.CompletedTask : CambiarAsync(campos => campos.RemoveRange(ids), ct);

    /// <inheritdoc/>
    public void Dispose() => _turno.Dispose();

    private Task<Rechazo?> AnotarAsync([DatoPersonal] string correo, string folio, int capacidad, CancellationToken ct)
    {
        var ahora = reloj.GetUtcNow();
        var id = $"{ahora.ToUnixTimeMilliseconds():D15}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        return CambiarAsync(campos => campos.Count >= capacidad ? null : campos.SetItem(id, $"{correo} {folio}"), ct);
    }

    private static EnlacePedido De(string id, string valor)
    {
        var corte = valor.IndexOf(' ', StringComparison.Ordinal);
        return new EnlacePedido(id, valor[..corte], valor[(corte + 1)..], DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(id.Split('-')[0], CultureInfo.InvariantCulture)));
    }

    private async Task<Rechazo?> CambiarAsync(Func<ImmutableDictionary<string, string>, ImmutableDictionary<string, string>?> cambio, CancellationToken ct)
    {
        await _turno.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var ahora = reloj.GetUtcNow();
            var (_, rechazo) = await store.CambiarAsync(
                Id,
                null,
                actual =>
                {
                    var antes = actual ?? new Borrador(Id, Id, "", ahora, ahora);
                    return new(cambio(antes.Campos) is { } campos ? (antes with { Campos = campos, ActualizadoEl = ahora }, null) : (null, Saturado));
                },
                ct).ConfigureAwait(false);
            return rechazo;
        }
        finally
        {
            _turno.Release();
        }
    }
}
