using System.Globalization;
using System.Text;

namespace Dictamen.Core;

/// <summary>Text reduced to what matters when two people write the same name: lower case, no accents, one space between words, nothing else.</summary>
public static class TextoNormal
{
    /// <summary>«  San José-Peñasco » gives <c>san jose penasco</c>.</summary>
    public static string De(string? texto)
    {
        var partes = (texto ?? "").Normalize(NormalizationForm.FormD);
        var salida = new StringBuilder(partes.Length);
        foreach (var c in partes)
        {
            if (char.IsLetterOrDigit(c))
            {
                salida.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && salida.Length > 0 && salida[^1] != ' ')
            {
                salida.Append(' ');
            }
        }

        return salida.ToString().TrimEnd();
    }
}
