using Dictamen.Bench;

// Usage: dotnet run -c Release --project bench/Dictamen.Bench -- [anexar|reinicio|documentos|fichas|correo|recepcion|paginas|memoria|demo|prelacion]... [--dir DIR]
// Everything is measured on the disk of DIR (default: the system's temporary directory), so compare ratios, not machines.
var at = Array.IndexOf(args, "--dir");
var root = Directory.CreateDirectory(Path.Combine(at < 0 ? Path.GetTempPath() : args[at + 1], $"dictamen-bench-{Environment.ProcessId}")).FullName;
var wanted = (at < 0 ? args : args[..at]).ToHashSet(StringComparer.Ordinal);
var all = new Dictionary<string, Func<string, Task>>
{
    ["anexar"] = AppendBench.RunAsync,
    ["reinicio"] = RestartBench.RunAsync,
    ["documentos"] = StoresBench.DocumentsAsync,
    ["fichas"] = StoresBench.FichasAsync,
    ["correo"] = StoresBench.MailAsync,
    ["recepcion"] = ReceptionBench.RunAsync,
    ["paginas"] = PageBench.RunAsync,
    ["memoria"] = MemoryBench.RunAsync,
    ["demo"] = ProcessBench.DemoAsync,
    ["prelacion"] = ProcessBench.RankingAsync,
};
try
{
    foreach (var (name, run) in all.Where(b => wanted.Count == 0 || wanted.Contains(b.Key)))
    {
        var directory = Path.Combine(root, name);
        await run(directory);
        Directory.Delete(directory, recursive: true);
    }
}
finally
{
    Directory.Delete(root, recursive: true);
}
