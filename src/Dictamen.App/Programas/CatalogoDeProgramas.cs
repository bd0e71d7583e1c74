using System.Text;
using Dictamen.Core;
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

    /// <summary>Every programme that can be run, in the order of <see cref="Ids"/>.</summary>
    public static IEnumerable<Programa> Todos => Ids.Select(Obtener);

    /// <summary>The programme that is meant where nothing says which: the first one.</summary>
    public static Programa PorOmision => Obtener(Ids[0]);

    /// <summary>What everything that is not of one convocatoria bears, as each programme says it.</summary>
    [Regla("LEY-01")]
    public static string Leyenda => string.Join(". ", Todos.Select(p => p.Leyendas["LEY-01"]).Distinct(StringComparer.Ordinal));

    /// <summary>What a folio looks like, for whoever is asked for one.</summary>
    public static Folio FolioDeEjemplo => new($"{Ids[0]}-01", 42);

    /// <summary>The programme that a request names, or the one that is meant when it names none; <see langword="null"/> when there is no such programme.</summary>
    public static Programa? Buscar(string? id) => string.IsNullOrEmpty(id) ? PorOmision : Ids.Contains(id) ? Obtener(id) : null;

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
