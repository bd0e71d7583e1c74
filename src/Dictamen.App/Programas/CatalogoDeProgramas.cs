using System.Text;
using Dictamen.Core.Programas;

namespace Dictamen.App.Programas;

/// <summary>The programmes that ship with the law: read once from the resources of Core.</summary>
public static class CatalogoDeProgramas
{
    private static readonly Lazy<Programa> Pcs = new(() => Leer("pcs-2019.yaml"));

    /// <summary>Ids of the programmes that can be run.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["PCS-2019"];

    /// <summary>Programa de Coinversión Social 2019.</summary>
    public static Programa Pcs2019 => Pcs.Value;

    /// <summary>The programme with that id.</summary>
    /// <exception cref="KeyNotFoundException">There is no such programme; the message is a Spanish sentence.</exception>
    public static Programa Obtener(string id) => id switch
    {
        "PCS-2019" => Pcs2019,
        _ => throw new KeyNotFoundException($"No existe el programa «{id}». Los programas son: {string.Join(", ", Ids)}."),
    };

    private static Programa Leer(string archivo) => ProgramaYaml.Cargar(archivo, Recurso(archivo));

    /// <summary>Text of a data file of Core's Programas.</summary>
    internal static string Recurso(string archivo)
    {
        var core = typeof(Programa).Assembly;
        using var flujo = core.GetManifestResourceStream($"{typeof(Programa).Namespace}.{archivo}")
            ?? throw new InvalidOperationException($"The resource {archivo} is not in {core.GetName().Name}.");
        using var lector = new StreamReader(flujo, Encoding.UTF8);
        return lector.ReadToEnd();
    }
}
