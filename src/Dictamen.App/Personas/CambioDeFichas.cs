using System.Collections.Immutable;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Personas;

/// <summary>
/// The fichas that change with an act. The dispatcher writes them once the act is decided and before it is appended, while nobody else in this process decides upon the stream: any earlier, an act that is refused would
/// leave them changed; any later, a fact that was recorded could miss its data. Where other processes write too, what an append that came too late had written is put back, and so is what one that failed had, once the record says that it does not have it.
/// </summary>
/// <param name="fichas">Where they are kept.</param>
/// <param name="de">Whose: ids of the fichas.</param>
/// <param name="actor">Who acts.</param>
/// <param name="uso">What for.</param>
/// <param name="cambiar">The fichas to keep, from those that there are.</param>
public sealed class CambioDeFichas(IFichaStore fichas, Func<CancellationToken, ValueTask<IReadOnlyCollection<PersonaId>>> de, Actor actor, Uso uso, Func<IReadOnlyList<Ficha>, IEnumerable<Ficha>> cambiar)
{
    private Dictionary<PersonaId, Ficha> _antes = [];
    private List<Ficha> _puestas = [];

    /// <summary>Whether they change with what was decided in the end: it may be less than was asked for. <see langword="null"/> for always.</summary>
    public Func<ImmutableArray<Hecho>, bool>? Procede { get; init; }

    /// <summary>Keeps them: all, or none that the store lets be put back. The look is logged. When it answers, they survive the loss of power. Nobody who hangs up cuts it short.</summary>
    internal async ValueTask HacerAsync(ImmutableArray<Hecho> hechos)
    {
        if (Procede?.Invoke(hechos) == false)
        {
            return;
        }

        var hay = await fichas.GetAsync(await de(CancellationToken.None).ConfigureAwait(false), actor, uso, CancellationToken.None).ConfigureAwait(false);
        _puestas = [.. cambiar(hay)];
        _antes = hay.ToDictionary(f => f.Id);
        if (_puestas.Count == 0)
        {
            return;
        }

        try
        {
            await fichas.PutAsync(_puestas, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            // Each ficha is written by itself: some may have changed, and no fact says so.
            await DeshacerAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Puts back what there was, unless somebody wrote since. A ficha that there was not stays: no fact names it, so nobody is led to it.</summary>
    internal async ValueTask DeshacerAsync()
    {
        var cambiadas = _puestas.Where(p => _antes.ContainsKey(p.Id)).ToDictionary(p => p.Id);
        if (cambiadas.Count == 0)
        {
            return;
        }

        var hay = await fichas.GetAsync(cambiadas.Keys, actor, uso, CancellationToken.None).ConfigureAwait(false);
        await fichas.PutAsync([.. hay.Where(f => f.DiceLoMismo(cambiadas[f.Id])).Select(f => _antes[f.Id])], CancellationToken.None).ConfigureAwait(false);
        _puestas = [];
    }
}
