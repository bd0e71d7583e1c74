using Dictamen.App.Ports;

namespace Dictamen.App.Migracion;

/// <summary>Copies one stream, a whole command at a time, so that every link of its chain is the same.</summary>
internal sealed class CopiaDeFlujo(Extremo de, Extremo a, string flujo)
{
    /// <summary>Copies what is missing, after checking what is there; checks the whole afterwards.</summary>
    /// <returns>How many facts were copied.</returns>
    /// <exception cref="MigracionRechazadaException">A chain is broken, or the target holds another fact.</exception>
    public async ValueTask<long> CopiarAsync(CancellationToken ct)
    {
        var origen = await LeerAsync(de, ct).ConfigureAwait(false);
        var destino = await LeerAsync(a, ct).ConfigureAwait(false);
        Comparar(origen, destino);
        if (destino.Count == origen.Count)
        {
            return 0;
        }

        foreach (var orden in PorOrden(origen).SkipWhile(o => o[^1].Version <= destino.Count))
        {
            await AgregarAsync(orden, ct).ConfigureAwait(false);
        }

        var copia = await LeerAsync(a, ct).ConfigureAwait(false);
        Comparar(origen, copia);
        return copia.Count == origen.Count
            ? origen.Count - destino.Count
            : throw new MigracionRechazadaException($"Al flujo {flujo} de {a.Nombre} le faltan los hechos que siguen a la versión {copia.Count}.");
    }

    private async ValueTask<IReadOnlyList<RecordedEvent>> LeerAsync(Extremo extremo, CancellationToken ct)
    {
        var hechos = await extremo.Eventos.ReadAsync(flujo, 0, ct).ConfigureAwait(false);
        ReadOnlyMemory<byte> anterior = Chain.Genesis(flujo);
        foreach (var (i, h) in hechos.Index())
        {
            var eslabon = Chain.Link(anterior.Span, i + 1, h.Type, h.At, h.CommandId, h.Actor, h.Data.Span);
            anterior = h.Version == i + 1 && h.Hash.Span.SequenceEqual(eslabon)
                ? eslabon
                : throw new MigracionRechazadaException($"La cadena del flujo {flujo} de {extremo.Nombre} se rompe en la versión {i + 1}; no se copió.");
        }

        return hechos;
    }

    private void Comparar(IReadOnlyList<RecordedEvent> origen, IReadOnlyList<RecordedEvent> destino)
    {
        for (var i = 0; i < destino.Count; i++)
        {
            if (i >= origen.Count || !destino[i].Hash.Span.SequenceEqual(origen[i].Hash.Span))
            {
                throw new MigracionRechazadaException($"El flujo {flujo} de {a.Nombre} difiere del de {de.Nombre} en la versión {i + 1}; el destino no se modifica.");
            }
        }
    }

    // All facts of a command stand together: an append is whole or not at all.
    private static IEnumerable<List<RecordedEvent>> PorOrden(IReadOnlyList<RecordedEvent> hechos)
    {
        var orden = new List<RecordedEvent>();
        foreach (var hecho in hechos)
        {
            if (orden.Count > 0 && orden[0].CommandId != hecho.CommandId)
            {
                yield return orden;
                orden = [];
            }

            orden.Add(hecho);
        }

        yield return orden;
    }

    private async ValueTask AgregarAsync(List<RecordedEvent> orden, CancellationToken ct)
    {
        var primero = orden[0];
        var respuesta = await a.Eventos.AppendAsync(
            new Append(flujo, primero.Version - 1, primero.CommandId, primero.At, primero.Actor, [.. orden.Select(h => new NewEvent(h.Type, h.Data))]), ct).ConfigureAwait(false);
        if (respuesta is not Appended { Version: var version } || version != orden[^1].Version)
        {
            throw new MigracionRechazadaException($"El flujo {flujo} de {a.Nombre} no admitió la versión {primero.Version}: otro proceso escribe en el destino.");
        }
    }
}
