using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Dictamen.App.Notificaciones;

/// <summary>A template: subject and body, with <c>{campo}</c> where a value goes.</summary>
/// <param name="Asunto">Subject.</param>
/// <param name="Cuerpo">Body, plain text; a paragraph whose only content is a field with several lines becomes a list.</param>
public sealed record Plantilla(string Asunto, string Cuerpo);

/// <summary>The templates of every notification, one text file each, and how they are filled in.</summary>
public static partial class Plantillas
{
    private const string Prefijo = "Dictamen.App.Notificaciones.Plantillas.";

    private static readonly FrozenDictionary<string, Plantilla> Todas = Leer();

    /// <summary>Names of all templates.</summary>
    public static IEnumerable<string> Nombres => Todas.Keys;

    /// <summary>A template by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such template.</exception>
    public static Plantilla De(string nombre) =>
        Todas.TryGetValue(nombre, out var p) ? p : throw new KeyNotFoundException($"No hay plantilla para la notificación «{nombre}».");

    /// <summary>Fills in a text; a paragraph that was only a field with no value leaves no gap.</summary>
    /// <param name="texto">The text, with its fields.</param>
    /// <param name="campo">Value of each field.</param>
    public static string Llenar(string texto, Func<string, string> campo) => Hueco().Replace(Campo().Replace(texto, m => campo(m.Groups[1].Value)), "\n\n").TrimEnd();

    private static FrozenDictionary<string, Plantilla> Leer()
    {
        var ensamblado = typeof(Plantillas).Assembly;
        var todas = new Dictionary<string, Plantilla>(StringComparer.Ordinal);
        foreach (var recurso in ensamblado.GetManifestResourceNames().Where(n => n.StartsWith(Prefijo, StringComparison.Ordinal)))
        {
            using var lector = new StreamReader(ensamblado.GetManifestResourceStream(recurso)!, Encoding.UTF8);
            var asunto = lector.ReadLine()!;
            todas[Path.GetFileNameWithoutExtension(recurso[Prefijo.Length..])] = new Plantilla(asunto.Trim(), lector.ReadToEnd().Trim());
        }

        return todas.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Campo();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Hueco();
}
