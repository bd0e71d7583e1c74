using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.App.Servicios;

/// <summary>A link that somebody asked for and that was not sent yet.</summary>
/// <param name="Id">Its place in the queue.</param>
/// <param name="Correo">Address, in lower case.</param>
/// <param name="Folio">Folio, or empty for applications that were not handed in.</param>
/// <param name="PedidoEl">When it was asked for (UTC).</param>
/// <param name="TomadoHasta">Until when (UTC) whoever claimed it may be sending it; <see langword="null"/> when nobody claimed it.</param>
public sealed record EnlacePedido(string Id, [property: DatoPersonal] string Correo, string Folio, DateTimeOffset PedidoEl, DateTimeOffset? TomadoHasta)
{
    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => $"Enlace pedido {Id} (datos reservados)";
}

/// <summary>The links that were asked for, kept with the drafts until they are sent: a process that dies loses none. Taking one down costs the same whoever asks, so the time of the answer tells nobody whether an address or a folio is known.</summary>
public sealed class EnlacesPedidos(IBorradorStore store, TimeProvider reloj) : IDisposable
{
    /// <summary>Id of the draft that holds the queue.</summary>
    internal const string Id = "enlaces-pedidos";

    // More than this at a time is not people.
    private const int Capacidad = 1_000;

    private static readonly Rechazo Saturado = new(Despachador.Ocupado, "PCS-4.2.2-01", "En este momento hay demasiadas solicitudes de enlace. Intente de nuevo en unos minutos.");

    private static readonly Rechazo Tomado = new(Despachador.Ocupado, "PCS-4.2.2-01", "Ese enlace ya se está enviando o ya se envió.");

    // Whoever claims one and says nothing for this long is taken for dead, and another one sends it. Longer than a medium that answers late.
    private static readonly TimeSpan Apartado = TimeSpan.FromMinutes(5);

    private const int VecesDeQuitar = 5;

    // Within a process they take turns, so that a burst does not wear out the tries of a change.
    private readonly SemaphoreSlim _turno = new(1, 1);

    /// <summary>Takes down what was asked for, whether it exists or not. When it answers, it survives the loss of power.</summary>
    /// <param name="correo">Address, in lower case.</param>
    /// <param name="folio">Folio, or empty.</param>
    /// <param name="ct">Cancels before it is taken down.</param>
    /// <returns>The refusal when too many are waiting, or <see langword="null"/>.</returns>
    public Task<Rechazo?> PedirAsync([DatoPersonal] string correo, string folio, CancellationToken ct = default)
    {
        var (id, valor) = Nuevo(correo, folio);
        return CambiarAsync(campos => campos.Count >= Capacidad ? (null, Saturado) : (campos.SetItem(id, valor), null), ct);
    }

    /// <summary>Takes down a link that a notification promises; one that waits already is the same promise. However many others wait: those are asked for by anybody, and this one by the record.</summary>
    /// <param name="correo">Address, in lower case.</param>
    /// <param name="folio">Folio.</param>
    /// <param name="ct">Cancels before it is taken down.</param>
    /// <returns>The refusal when others are changing the queue all the time, or <see langword="null"/>.</returns>
    public Task<Rechazo?> PrometerAsync([DatoPersonal] string correo, string folio, CancellationToken ct = default)
    {
        var (id, valor) = Nuevo(correo, folio);
        return CambiarAsync(campos => (campos.ContainsValue(valor) ? campos : campos.SetItem(id, valor), null), ct);
    }

    /// <summary>What was asked for and not sent, the oldest first.</summary>
    public async Task<IReadOnlyList<EnlacePedido>> PendientesAsync(CancellationToken ct = default) =>
        await store.GetAsync(Id, ct).ConfigureAwait(false) is { Borrador.Campos: var campos } ? [.. campos.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => De(c.Key, c.Value))] : [];

    /// <summary>Claims one before it is sent, so that of several processes over one store only one sends it. Who claims it takes it off the queue or gives it back.</summary>
    /// <param name="id">Its place in the queue.</param>
    /// <param name="ct">Cancels before it is claimed.</param>
    /// <returns>What is to be sent; or <see langword="null"/> when it is gone, another one claimed it, or others are changing the queue all the time.</returns>
    public async Task<EnlacePedido?> TomarAsync(string id, CancellationToken ct = default)
    {
        EnlacePedido? tomado = null;
        var rechazo = await CambiarAsync(
            campos =>
            {
                tomado = null;
                var ahora = reloj.GetUtcNow();
                if (!campos.TryGetValue(id, out var valor) || (De(id, valor) is var pedido && pedido.TomadoHasta > ahora))
                {
                    return (null, Tomado);
                }

                tomado = pedido with { TomadoHasta = DateTimeOffset.FromUnixTimeMilliseconds((ahora + Apartado).ToUnixTimeMilliseconds()) };
                return (campos.SetItem(id, Valor(tomado)), null);
            },
            ct).ConfigureAwait(false);
        return rechazo is null ? tomado : null;
    }

    /// <summary>Gives one back that was claimed and could not be sent: whoever comes next tries again.</summary>
    public Task DevolverAsync(EnlacePedido pedido, CancellationToken ct = default) =>
        CambiarAsync(campos => campos.TryGetValue(pedido.Id, out var valor) && valor == Valor(pedido) ? (campos.SetItem(pedido.Id, Valor(pedido with { TomadoHasta = null })), null) : (null, Tomado), ct);

    /// <summary>Takes those that were sent, or that will not be, off the queue. What they said of anybody is gone with them.</summary>
    public async Task QuitarAsync(IReadOnlyCollection<string> ids, CancellationToken ct = default)
    {
        // What is left behind is sent again, so it does not give up at the first time that others were faster.
        for (var vez = 1; await CambiarAsync(campos => (campos.RemoveRange(ids), null), ct).ConfigureAwait(false) is not null && vez < VecesDeQuitar; vez++)
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turno.Dispose();

    private (string Id, string Valor) Nuevo([DatoPersonal] string correo, string folio) =>
        ($"{reloj.GetUtcNow().ToUnixTimeMilliseconds():D15}-{Imprevisible.Numero(6)}", $"{correo} {folio}");

    // «address folio»; one that was claimed begins with a space, where no address does, and the instant: « 1571756400000 address folio».
    private static string Valor(EnlacePedido pedido) => $"{(pedido.TomadoHasta is { } hasta ? $" {hasta.ToUnixTimeMilliseconds()} " : "")}{pedido.Correo} {pedido.Folio}";

    private static EnlacePedido De(string id, string valor)
    {
        DateTimeOffset? hasta = null;
        if (valor.StartsWith(' '))
        {
            var fin = valor.IndexOf(' ', 1);
            hasta = Instante(valor[1..fin]);
            valor = valor[(fin + 1)..];
        }

        var corte = valor.IndexOf(' ', StringComparison.Ordinal);
        return new EnlacePedido(id, valor[..corte], valor[(corte + 1)..], Instante(id.Split('-')[0]), hasta);
    }

    private static DateTimeOffset Instante(string milisegundos) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milisegundos, CultureInfo.InvariantCulture));

    private async Task<Rechazo?> CambiarAsync(Func<ImmutableDictionary<string, string>, (ImmutableDictionary<string, string>? Campos, Rechazo? Rechazo)> cambio, CancellationToken ct)
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
                    var (campos, no) = cambio(antes.Campos);
                    return new(campos is null ? (null, no) : (antes with { Campos = campos, ActualizadoEl = ahora }, null));
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
