using System.Text.RegularExpressions;

namespace Dictamen.App.Notificaciones;

/// <summary>A text with <c>{campo}</c> where a value goes, taken apart once: every message of a programme is made of a handful of them.</summary>
internal sealed partial class TextoConCampos(string texto)
{
    // Literal text and name of a field in turn; it begins and ends with literal text.
    private readonly string[] _partes = Campo().Split(texto);

    /// <summary>The text with its values; a paragraph that was only a field with no value leaves no gap.</summary>
    /// <param name="campo">Value of each field.</param>
    public string Llenar(Func<string, string> campo)
    {
        var partes = _partes.AsSpan().ToArray();
        for (var i = 1; i < partes.Length; i += 2)
        {
            partes[i] = campo(partes[i]);
        }

        var lleno = string.Concat(partes);
        return (lleno.Contains("\n\n\n", StringComparison.Ordinal) ? Hueco().Replace(lleno, "\n\n") : lleno).TrimEnd();
    }

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Campo();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Hueco();
}
