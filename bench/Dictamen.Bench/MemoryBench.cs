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
    private const int Goal = 100_000;

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(string directory)
    {
        var data = Path.Combine(directory, "datos");
        await ProcessBench.RunAsync(directory, ["demo", "--sin-servidor", "--proyectos", $"{Files}", "--datos", data]);

        // What a process keeps once, however many files it holds (the shapes of the facts, the texts that they repeat), is there the second time already.
        var empty = Kept();
        var first = await OpenAsync(data);
        await Task.Yield(); // Whoever goes on where the other ended has it on the stack.
        var once = Kept() - empty;
        var each = await OpenAsync(data);
        var states = Repositorio.Capacidad;
        Measure.Print($"memoria: {each.Files:N0} expedientes terminados; índice y fichas {each.Index:F1} KiB cada uno; con las listas {each.Lists:F1} KiB; con su estado {each.States:F1} KiB; y {once / 1048576d:F1} MiB una sola vez (contados entre todos: {first.Index:F1}, {first.Lists:F1} y {first.States:F1} KiB)");
        Measure.Print($"memoria: {Goal:N0} expedientes, con el estado de {states:N0}: {(once / 1048576d) + (((Goal * each.Lists) + (states * (each.States - each.Lists))) / 1024):N0} MiB (meta: 1,024)");
    }

    private static async Task<(int Files, double Index, double Lists, double States)> OpenAsync(string data)
    {
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
        return (files.Count, Each(opened), Each(lists), Each(whole));
    }

    // What a measurement before this one left behind ends with its finalizers.
    private static long Kept()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
