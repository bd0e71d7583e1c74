using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.App.Migracion;

/// <summary>Copies one stream up to a head, a whole command at a time, so that every link of its chain is the same.</summary>
internal sealed class CopiaDeFlujo(Extremo de, Extremo a, StreamHead cabeza)
{
    private string Flujo => cabeza.Stream;

    /// <summary>Copies what is missing, after checking what is there; checks the whole afterwards.</summary>
    /// <returns>How many facts were copied, and the documents that the stream names up to that head.</returns>
    /// <exception cref="MigracionRechazadaException">A chain is broken, or the target holds another fact.</exception>
    public async ValueTask<(long Copiados, IReadOnlySet<Huella> Nombrados)> CopiarAsync(CancellationToken ct)
    {
        // What the source recorded later may name what was not copied.
        var origen = await LeerAsync(de, cabeza.Version, ct).ConfigureAwait(false);
        if (origen.Count < cabeza.Version || !origen[^1].Hash.Span.SequenceEqual(cabeza.Hash.Span))
        {
            throw new MigracionRechazadaException($"El flujo {Flujo} de {de.Nombre} no llega a su cabeza, la versión {cabeza.Version}, o tiene ahí otro eslabón; no se copió.");
        }

        var nombrados = origen.SelectMany(h => Huellas.En(h)).ToHashSet();
        var destino = await LeerAsync(a, long.MaxValue, ct).ConfigureAwait(false);
        Comparar(origen, destino);
        if (destino.Count == origen.Count)
        {
            return (0, nombrados);
        }

        foreach (var orden in PorOrden(origen).SkipWhile(o => o[^1].Version <= destino.Count))
        {
            await AgregarAsync(orden, ct).ConfigureAwait(false);
        }

        var copia = await LeerAsync(a, long.MaxValue, ct).ConfigureAwait(false);
        Comparar(origen, copia);
        return copia.Count == origen.Count
            ? (origen.Count - destino.Count, nombrados)
            : throw new MigracionRechazadaException($"Al flujo {Flujo} de {a.Nombre} le faltan los hechos que siguen a la versión {copia.Count}.");
    }

    private async ValueTask<IReadOnlyList<RecordedEvent>> LeerAsync(Extremo extremo, long hasta, CancellationToken ct)
    {
        var hechos = (await extremo.Eventos.ReadAsync(Flujo, 0, ct).ConfigureAwait(false)).TakeWhile(h => h.Version <= hasta).ToList();
        var eslabon = Chain.Genesis(Flujo);
        foreach (var (i, hecho) in hechos.Index())
        {
            if (hecho.Version != i + 1 || !Chain.Follows(hecho, ref eslabon))
            {
                throw new MigracionRechazadaException($"La cadena del flujo {Flujo} de {extremo.Nombre} se rompe en la versión {i + 1}; no se copió.");
            }
        }

        return hechos;
    }

    private void Comparar(IReadOnlyList<RecordedEvent> origen, IReadOnlyList<RecordedEvent> destino)
    {
        for (var i = 0; i < destino.Count; i++)
        {
            if (i >= origen.Count || !destino[i].Hash.Span.SequenceEqual(origen[i].Hash.Span))
            {
                throw new MigracionRechazadaException($"El flujo {Flujo} de {a.Nombre} difiere del de {de.Nombre} en la versión {i + 1}; el destino no se modifica.");
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
            new Append(Flujo, primero.Version - 1, primero.CommandId, primero.At, primero.Actor, [.. orden.Select(h => new NewEvent(h.Type, h.Data))]), ct).ConfigureAwait(false);
        if (respuesta is not Appended { Version: var version } || version != orden[^1].Version)
        {
            throw new MigracionRechazadaException($"El flujo {Flujo} de {a.Nombre} no admitió la versión {primero.Version}: otro proceso escribe en el destino.");
        }
    }
}
