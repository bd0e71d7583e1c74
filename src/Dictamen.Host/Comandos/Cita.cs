using System.Globalization;
using System.Text;

namespace Dictamen.Host.Comandos;

/// <summary>Somebody else's text in a message: short, and nothing in it that a terminal would obey.</summary>
internal static class Cita
{
    private const int Largo = 60;

    /// <summary>Puts a text between quotation marks; of a long one, its beginning.</summary>
    public static string De(string texto) =>
        texto.Length <= Largo ? $"«{texto}»" : $"«{texto.AsSpan(0, char.IsHighSurrogate(texto[Largo - 1]) ? Largo - 1 : Largo)}…»";

    /// <summary>A message in one line, with its control characters made visible.</summary>
    public static string EnUnaLinea(string mensaje)
    {
        var linea = new StringBuilder(mensaje.Length);
        foreach (var caracter in mensaje.ReplaceLineEndings(" ").EnumerateRunes())
        {
            // Format characters too: some turn the direction of what follows.
            if (Rune.GetUnicodeCategory(caracter) is UnicodeCategory.Control or UnicodeCategory.Format)
            {
                linea.Append(CultureInfo.InvariantCulture, $"<U+{caracter.Value:X4}>");
            }
            else
            {
                linea.Append(caracter);
            }
        }

        return linea.ToString();
    }
}
