using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Servicios;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Microsoft.Extensions.Logging;

namespace Dictamen.App.Atencion;

/// <summary>
/// Empties the drafts of applications, reports and other papers that were handed in: from its fact on a draft keeps no second copy of personal data. Whoever hands in empties it at once; this finds what was left full
/// by a process that died in between, or by another member of the committee who saved at that very moment.
/// </summary>
/// <remarks>A listing says which drafts hold anything, the books of reception and the lists what was handed in: only a draft that is in both is opened, and one that was not handed in never is. What a member keeps for one of the other actions is opened too: only the file says whether it is still asked for.</remarks>
public sealed partial class BorradoresEntregados(IBorradorStore borradores, Resumenes resumenes, PapelesPorEntregar papeles, TimeProvider reloj, ILogger<BorradoresEntregados> log)
{
    private const int ALaVez = 8;

    // Sweeps may come more often than the drafts are worth listing.
    private static readonly TimeSpan EntreVeces = TimeSpan.FromHours(1);

    private DateTimeOffset? _ultima;

    /// <summary>Empties them, once an hour at most.</summary>
    /// <param name="folios">Every folio that the books of reception gave.</param>
    /// <param name="ct">Stops between two drafts.</param>
    /// <exception cref="AlmacenNoDisponibleException">The drafts cannot be listed now.</exception>
    public async Task VaciarAsync(IEnumerable<FolioAsignado> folios, CancellationToken ct = default)
    {
        var ahora = reloj.GetUtcNow();
        if (ahora - _ultima < EntreVeces)
        {
            return;
        }

        var llenos = await borradores.ListFilledAsync(ct).ToHashSetAsync(StringComparer.Ordinal, ct).ConfigureAwait(false);
        if (llenos.Count > 0)
        {
            var entregados = folios.Select(f => (Id: f.SolicitudId, Tramite: f.Folio.Convocatoria))
                .Concat(resumenes.Todos.SelectMany(r => r.Informes.Select(i => (Id: InformesEnBorrador.Id(r.Folio, i), Tramite: r.Folio.ToString()))))
                .Where(e => llenos.Contains(e.Id));
            var opciones = new ParallelOptions { MaxDegreeOfParallelism = ALaVez, CancellationToken = ct };
            await Parallel.ForEachAsync(entregados, opciones, (e, token) => SinPararAsync(e.Id, () => VaciarUnoAsync(e.Id, e.Tramite, token), token)).ConfigureAwait(false);
            var otros = llenos.Where(id => id.StartsWith(PapelesPorEntregar.Prefijo, StringComparison.Ordinal));
            await Parallel.ForEachAsync(otros, opciones, (id, token) => SinPararAsync(id, () => papeles.LimpiarAsync(id, token), token)).ConfigureAwait(false);
        }

        _ultima = ahora;
    }

    // Upon the version that was read: whoever is faster is emptying it too, and the next time finds it so.
    private async Task<bool> VaciarUnoAsync(string id, string tramite, CancellationToken ct) =>
        await borradores.GetAsync(id, ct).ConfigureAwait(false) is { Borrador: var b, ETag: var etag }
        && b.Tramite == tramite
        && await borradores.PutAsync(b.Vaciado(reloj.GetUtcNow()), etag, ct).ConfigureAwait(false) is not null;

    private async ValueTask SinPararAsync(string id, Func<Task<bool>> vaciar, CancellationToken ct)
    {
        try
        {
            if (await vaciar().ConfigureAwait(false))
            {
                Vaciado(log, id);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NoSeVacio(log, id, e); // One that cannot be read must not stop the others.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Se vació el borrador {Id}, que ya se había entregado.")]
    private static partial void Vaciado(ILogger logger, string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "No se pudo vaciar el borrador {Id}; se intentará de nuevo.")]
    private static partial void NoSeVacio(ILogger logger, string id, Exception e);
}
