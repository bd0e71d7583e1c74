using System.Runtime.CompilerServices;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Accesos;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.App.Servicios;

/// <summary>Issues, opens, lists and revokes signed links. The record keeps each link's number, never the link.</summary>
public sealed class Accesos(Despachador despachador, Repositorio repositorio, IEventStore store, TimeProvider reloj)
{
    private const string DeExpediente = "folio";

    /// <summary>Issues a link. Its number begins with the kind of what it reaches, so that the few of the office are found among those that every committee was sent.</summary>
    /// <param name="proposito">What it opens.</param>
    /// <param name="sujeto">Pseudonym of whom it is for.</param>
    /// <param name="alcance">What it reaches.</param>
    /// <param name="vence">Instant (UTC) from which it no longer opens.</param>
    /// <param name="unaVez">Whether it opens only once.</param>
    /// <param name="actor">Who issues it.</param>
    /// <param name="orden">Id of the order: the same order twice issues one link; <see langword="null"/> for an order of its own.</param>
    /// <param name="ct">Cancels before it is issued.</param>
    /// <returns>Its number and the instant from which it no longer opens, or why the actor may not issue it.</returns>
    public async Task<(string? Numero, DateTimeOffset Vence, Rechazo? Rechazo)> EmitirAsync(
        string proposito, string sujeto, string alcance, DateTimeOffset vence, bool unaVez, Actor actor, string? orden = null, CancellationToken ct = default)
    {
        var numero = Clase(alcance) + (orden is null ? Imprevisible.Numero(16) : Huellas.De(Encoding.UTF8.GetBytes($"{actor.Rol}/{actor.Id}/{orden}")).Valor[..32]);
        var respuesta = await despachador.EjecutarAsync(numero, new EmitirAcceso(proposito, sujeto, alcance, vence, unaVez), actor, $"emitir/{numero}", ct).ConfigureAwait(false);
        if (respuesta.Rechazo is { } rechazo)
        {
            return (null, default, rechazo);
        }

        if (!respuesta.Repetida)
        {
            return (numero, vence, null);
        }

        // The link of that order is the one that was issued then.
        var (emitido, _) = await repositorio.CargarAsync<Acceso>(numero, ct).ConfigureAwait(false);
        return emitido is { Revocado: false } && (emitido.Proposito, emitido.Sujeto, emitido.Alcance) == (proposito, sujeto, alcance)
            ? (numero, emitido.Vence, null)
            : (null, default, new Rechazo(Despachador.OrdenRepetida, "PCS-3.7.1-01", "Con ese identificador de la orden ya se emitió otro enlace, o el que se emitió quedó revocado. Dé la orden con otro identificador."));
    }

    /// <summary>The links of a kind that open now, or that hold a session which they opened, by number: these are the ones that there is to revoke.</summary>
    /// <param name="alcance">What they reach, or how it begins.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async IAsyncEnumerable<(string Numero, Acceso Acceso)> VigentesAsync(string alcance, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var cabeza in store.ListAsync(Repositorio.Nombre<Acceso>(Clase(alcance)), ct).ConfigureAwait(false))
        {
            var numero = cabeza.Stream[Repositorio.Nombre<Acceso>("").Length..];
            if ((await repositorio.CargarAsync<Acceso>(numero, ct).ConfigureAwait(false)).Estado is var acceso && acceso.Sirve(reloj.GetUtcNow()))
            {
                yield return (numero, acceso);
            }
        }
    }

    /// <summary>Opens with a link whose signature was verified.</summary>
    /// <returns>The link as it was issued, or <see langword="null"/> when it does not open: revoked, used up, expired or unknown.</returns>
    public async Task<Acceso?> AbrirAsync(string numero, CancellationToken ct = default)
    {
        var (acceso, _) = await repositorio.CargarAsync<Acceso>(numero, ct).ConfigureAwait(false);
        if (acceso.Proposito.Length == 0)
        {
            return null;
        }

        // Each opening is its own command: the second opening of a link that opens once must not answer as the first.
        var orden = $"usar/{Imprevisible.Numero(8)}";
        var respuesta = await despachador.EjecutarAsync(numero, new UsarAcceso(), Actor.Sistema, orden, ct).ConfigureAwait(false);
        return respuesta.EsRechazo ? null : acceso;
    }

    /// <summary>Whether a link whose signature was verified opens now, and only once. Asking uses nothing up.</summary>
    public async ValueTask<bool> AbreUnaSolaVezAsync(string numero, CancellationToken ct = default) =>
        (await repositorio.CargarAsync<Acceso>(numero, ct).ConfigureAwait(false)).Estado is { UnaVez: true } acceso && acceso.Abre(reloj.GetUtcNow());

    /// <summary>Whether a session that a link opened goes on. Asking uses nothing up.</summary>
    /// <param name="numero">Number of the link.</param>
    /// <param name="sesion">Number of the session; empty when it is from before they had one.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async ValueTask<bool> SostieneAsync(string numero, string sesion, CancellationToken ct = default) =>
        (await repositorio.CargarAsync<Acceso>(numero, ct).ConfigureAwait(false)).Estado.Sostiene(reloj.GetUtcNow(), sesion);

    /// <summary>Ends one session that a link opened, on every instance: what its cookie says opens nothing any more.</summary>
    /// <param name="numero">Number of the link.</param>
    /// <param name="sesion">Number of the session; empty when it is from before they had one.</param>
    /// <param name="ct">Cancels before it is ended.</param>
    public Task<Respuesta> CerrarAsync(string numero, string sesion, CancellationToken ct = default) =>
        despachador.EjecutarAsync(numero, new CerrarSesion(sesion), Actor.Sistema, $"salir/{sesion}", ct);

    /// <summary>Revokes a link: it no longer opens, and the sessions that it opened end.</summary>
    public Task<Respuesta> RevocarAsync(string numero, string motivo, Actor actor, CancellationToken ct = default) =>
        despachador.EjecutarAsync(numero, new RevocarAcceso(motivo), actor, $"revocar/{numero}", ct);

    /// <summary>Revokes the links of a file that nobody of its committee holds any more: after a change of members, those of who left their post (3.6.2-7).</summary>
    [Regla("PCS-3.6.2-08")]
    public async Task RevocarLosAjenosAsync(Folio folio, IReadOnlyCollection<Integrante> integrantes, CancellationToken ct = default)
    {
        var suyos = integrantes.Select(i => ($"{DeExpediente}:{folio}:{i.Cargo}", i.Persona.Valor)).ToHashSet();
        await foreach (var (numero, acceso) in VigentesAsync($"{DeExpediente}:{folio}:", ct).ConfigureAwait(false))
        {
            if (!suyos.Contains((acceso.Alcance, acceso.Sujeto)))
            {
                await RevocarAsync(numero, "quien lo tenía dejó ese cargo del Comité", Actor.Sistema, ct).ConfigureAwait(false);
            }
        }
    }

    // Those of a file are found together.
    private static string Clase(string alcance) => alcance.Split(':') is [DeExpediente, var folio, ..] ? $"{DeExpediente}-{folio}-" : $"{alcance.Split(':')[0]}-";
}
