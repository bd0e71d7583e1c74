using System.Security.Cryptography;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Accesos;

namespace Dictamen.App.Servicios;

/// <summary>Issues, opens and revokes signed links. The record keeps each link's number, never the link.</summary>
public sealed class Accesos(Despachador despachador, Repositorio repositorio)
{
    /// <summary>Issues a link.</summary>
    /// <param name="proposito">What it opens.</param>
    /// <param name="sujeto">Pseudonym of whom it is for.</param>
    /// <param name="alcance">What it reaches.</param>
    /// <param name="vence">Instant (UTC) from which it no longer opens.</param>
    /// <param name="unaVez">Whether it opens only once.</param>
    /// <param name="actor">Who issues it.</param>
    /// <param name="ct">Cancels before it is issued.</param>
    /// <returns>Its number, or why the actor may not issue it.</returns>
    public async Task<(string? Numero, Rechazo? Rechazo)> EmitirAsync(string proposito, string sujeto, string alcance, DateTimeOffset vence, bool unaVez, Actor actor, CancellationToken ct = default)
    {
        var numero = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var respuesta = await despachador.EjecutarAsync(numero, new EmitirAcceso(proposito, sujeto, alcance, vence, unaVez), actor, $"emitir/{numero}", ct).ConfigureAwait(false);
        return respuesta.Rechazo is { } rechazo ? (null, rechazo) : (numero, null);
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
        var orden = $"usar/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var respuesta = await despachador.EjecutarAsync(numero, new UsarAcceso(), Actor.Sistema, orden, ct).ConfigureAwait(false);
        return respuesta.EsRechazo ? null : acceso;
    }

    /// <summary>Revokes a link.</summary>
    public Task<Respuesta> RevocarAsync(string numero, string motivo, Actor actor, CancellationToken ct = default) =>
        despachador.EjecutarAsync(numero, new RevocarAcceso(motivo), actor, $"revocar/{numero}", ct);
}
