using Dictamen.Host.Almacen;

namespace Dictamen.Bench;

/// <summary>Opening a journal of 1,000,000 events of 800 bytes in 100,000 streams. Goal: under 5 seconds and well under 1 GiB.</summary>
internal static class RestartBench
{
    private const int Streams = 100_000;
    private const int Each = 10;

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(string directory)
    {
        await using (var store = JournalEventStore.Open(Path.Combine(directory, "diario")))
        {
            for (var i = 0; i < Each; i++)
            {
                foreach (var streams in Enumerable.Range(0, Streams).Chunk(5000))
                {
                    await Task.WhenAll(streams.Select(s => store.AppendAsync(Measure.Make($"expediente/PCS-2019-01-{s:D6}", i)).AsTask()));
                }
            }
        }

        for (var round = 1; round <= 3; round++)
        {
            GC.Collect();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            JournalEventStore? store = null;
            var seconds = await Measure.SecondsAsync(() => Task.Run(() => store = JournalEventStore.Open(Path.Combine(directory, "diario"))));
            var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
            Measure.Print($"reinicio {round}: {Streams * Each:N0} hechos de {Streams:N0} flujos en {seconds:F2} s; el índice ocupa {kept / 1048576.0:F0} MiB; proceso {Environment.WorkingSet / 1048576.0:F0} MiB (meta: 5 s, 1 GiB)");
            await store!.DisposeAsync();
        }

        VerificacionDelDiario? found = null;
        var checking = await Measure.SecondsAsync(() => Task.Run(() => found = VerificarJournal.Comprobar(directory)));
        Measure.Print($"verificar: {found!.Hechos:N0} hechos en {checking:F2} s, íntegro: {found.Rotura is null}");
    }
}
