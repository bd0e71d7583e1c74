using Dictamen.App.Consultas;
using Dictamen.App.Registro;
using Dictamen.Core.Expedientes;
using Dictamen.Host;
using Dictamen.Host.Demo;

namespace Dictamen.Bench;

/// <summary>What a process keeps in memory that was opened over a convocatoria that ran to its end: the index, the personal data, the lists, and the state of every file. Goal: 1 GiB for 100,000 files.</summary>
internal static class MemoryBench
{
    private const int Files = 5_000;

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(string directory)
    {
        var data = Path.Combine(directory, "datos");
        await ProcessBench.RunAsync(directory, ["demo", "--sin-servidor", "--proyectos", $"{Files}", "--datos", data]);
        var before = Kept();
        await using var installation = Instalacion.Abrir(data, new RelojVirtual(new DateTimeOffset(2020, 2, 20, 18, 0, 0, TimeSpan.Zero)));
        var opened = Kept() - before;
        await installation.De<Listas>().PonerAlDiaAsync();
        var repository = installation.De<Repositorio>();
        var files = new List<string>();
        await foreach (var stream in installation.Almacen.Eventos.ListAsync($"{Expediente.Clase}/"))
        {
            files.Add(stream.Stream);
            repository.Olvidar(stream.Stream); // Reading for the lists left it there.
        }

        var lists = Kept() - before;
        foreach (var file in files)
        {
            await repository.CargarAsync(file);
        }

        var whole = Kept() - before;
        double Each(long bytes) => bytes / 1024d / files.Count;
        Measure.Print($"memoria: {files.Count:N0} expedientes terminados; índice y fichas {Each(opened):F1} KiB cada uno; con las listas {Each(lists):F1} KiB; con su estado {Each(whole):F1} KiB");
    }

    // What a measurement before this one left behind ends with its finalizers.
    private static long Kept()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
