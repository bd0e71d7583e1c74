namespace Dictamen.Functions.Tests.Kit;

/// <summary>Where the repository is.</summary>
internal static class Carpeta
{
    public static string Raiz()
    {
        var raiz = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(raiz.FullName, "Dictamen.sln")))
        {
            raiz = raiz.Parent!;
        }

        return raiz.FullName;
    }
}
