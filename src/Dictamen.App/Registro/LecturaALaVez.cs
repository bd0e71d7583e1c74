using Dictamen.Core;
using Dictamen.Core.Expedientes;

namespace Dictamen.App.Registro;

/// <summary>Reads something for each of many, some at a time: one after the other, fifteen thousand readings of a distant store take minutes.</summary>
internal static class LecturaALaVez
{
    private const int ALaVez = 16;

    /// <summary>What was read for each, in their order.</summary>
    /// <param name="todos">What is read for.</param>
    /// <param name="leer">Reads for one.</param>
    /// <param name="ct">Stops between two readings.</param>
    public static async Task<IReadOnlyList<TLeido>> LeerALaVezAsync<T, TLeido>(this IEnumerable<T> todos, Func<T, CancellationToken, ValueTask<TLeido>> leer, CancellationToken ct)
    {
        var lista = todos.ToList();
        var leidos = new TLeido[lista.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, lista.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ALaVez, CancellationToken = ct },
            async (i, token) => leidos[i] = await leer(lista[i], token).ConfigureAwait(false)).ConfigureAwait(false);
        return leidos;
    }

    /// <summary>The files of some folios, in their order.</summary>
    /// <param name="repositorio">Where they are read.</param>
    /// <param name="folios">Folios.</param>
    /// <param name="ct">Stops between two readings.</param>
    public static Task<IReadOnlyList<Expediente>> ExpedientesAsync(this Repositorio repositorio, IEnumerable<Folio> folios, CancellationToken ct) =>
        folios.LeerALaVezAsync(async (folio, token) => (await repositorio.CargarAsync<Expediente>(folio.ToString(), token).ConfigureAwait(false)).Estado, ct);
}
