using System.Runtime.InteropServices;
using Dictamen.App.Ports;

namespace Dictamen.App.Migracion;

/// <summary>Copies the log of looks at people's data. A look has no id: what counts is how often the same look was noted, so that a copy that was interrupted adds what is missing and nothing twice.</summary>
/// <param name="de">From.</param>
/// <param name="a">To; its own looks stay.</param>
/// <param name="propia">Purpose of the migration's own looks, which stay where they took place.</param>
internal sealed class CopiaDeAccesos(Extremo de, Extremo a, Uso propia)
{
    private const int Juntos = 1000;

    /// <summary>Copies what is missing, and checks that nothing is.</summary>
    /// <returns>How many were copied.</returns>
    /// <exception cref="MigracionRechazadaException">The target did not keep them all.</exception>
    public async Task<int> CopiarAsync(CancellationToken ct)
    {
        var origen = await de.Fichas.AccessesAsync(ct: ct).Where(acceso => !acceso.Finalidad.EndsWith(propia.Tramite, StringComparison.Ordinal)).ToListAsync(ct).ConfigureAwait(false);
        var faltan = await FaltanAsync(origen, ct).ConfigureAwait(false);
        foreach (var grupo in faltan.Chunk(Juntos))
        {
            await a.Fichas.NoteAccessesAsync(grupo, ct).ConfigureAwait(false);
        }

        return faltan.Count == 0 || (await FaltanAsync(origen, ct).ConfigureAwait(false)).Count == 0
            ? faltan.Count
            : throw new MigracionRechazadaException($"La bitácora de accesos de {a.Nombre} no conservó todo lo que se copió de {de.Nombre}; repita la migración.");
    }

    private async Task<List<AccesoAFicha>> FaltanAsync(List<AccesoAFicha> origen, CancellationToken ct)
    {
        var hay = new Dictionary<AccesoAFicha, int>();
        await foreach (var acceso in a.Fichas.AccessesAsync(ct: ct).ConfigureAwait(false))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(hay, acceso, out _)++;
        }

        return [.. origen.Where(acceso => --CollectionsMarshal.GetValueRefOrAddDefault(hay, acceso, out _) < 0)];
    }
}
