using System.Threading.RateLimiting;
using Dictamen.Core;
using Microsoft.AspNetCore.Http;

namespace Dictamen.Web.Seguridad;

/// <summary>How often links may be asked for one address, whoever asks and from wherever: so nobody fills the mailbox of another, and nobody who does shuts others out. The answer is the same whether the address is known or not.</summary>
public sealed class LimiteDeEnlaces : IDisposable
{
    // Technical limits.
    private const int Deseguido = 10;
    private static readonly TimeSpan Cada = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _porCorreo = PartitionedRateLimiter.Create<string, string>(correo => Limites.Cubeta(Limites.Huella(correo), Deseguido, 1, Cada));

    /// <summary>Counts one more link for an address.</summary>
    /// <param name="http">The request; a refusal says in its answer when to come back.</param>
    /// <param name="correo">Address as it was typed.</param>
    /// <returns>The refusal when they are too many, or <see langword="null"/>.</returns>
    public Rechazo? Pedir(HttpContext http, [DatoPersonal] string correo)
    {
        using var permiso = _porCorreo.AttemptAcquire(correo.Trim().ToLowerInvariant());
        if (permiso.IsAcquired)
        {
            return null;
        }

        Limites.Espera(http, permiso);
        return new Rechazo(Limites.Codigo, "PCS-4.2.2-01", Limites.Mensaje);
    }

    /// <inheritdoc/>
    public void Dispose() => _porCorreo.Dispose();
}
