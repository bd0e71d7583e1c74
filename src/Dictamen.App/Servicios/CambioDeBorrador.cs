using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.App.Servicios;

/// <summary>Changes a draft as a whole: again upon what somebody else saved in between, or not at all when the version that was seen is gone.</summary>
internal static class CambioDeBorrador
{
    private const int Intentos = 8;

    private static readonly Rechazo Ocupado = new(Despachador.Ocupado, "PCS-4.2.2-01", "Otra persona está guardando lo mismo. Intente de nuevo.");

    /// <summary>Changes a draft.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="id">Its id.</param>
    /// <param name="vista">Mark of the version that was seen; <see langword="null"/> for a change that holds upon any.</param>
    /// <param name="cambio">The draft as it becomes, from what it is (<see langword="null"/> when there is none), or why it may not.</param>
    /// <param name="ct">Cancels before it is kept.</param>
    /// <returns>Mark of the new version, or the refusal.</returns>
    public static async Task<(string? ETag, Rechazo? Rechazo)> CambiarAsync(
        this IBorradorStore store, string id, string? vista, Func<Borrador?, ValueTask<(Borrador? Nuevo, Rechazo? Rechazo)>> cambio, CancellationToken ct)
    {
        for (var intento = 1; intento <= Intentos; intento++)
        {
            var guardado = await store.GetAsync(id, ct).ConfigureAwait(false);
            if (vista is not null && guardado?.ETag != vista)
            {
                return (guardado?.ETag, Despachador.Cambiado);
            }

            var (nuevo, rechazo) = await cambio(guardado?.Borrador).ConfigureAwait(false);
            if (rechazo is not null)
            {
                return (null, rechazo);
            }

            if (await store.PutAsync(nuevo!, guardado?.ETag, ct).ConfigureAwait(false) is { } etag)
            {
                return (etag, null);
            }
        }

        return (null, Ocupado);
    }
}
