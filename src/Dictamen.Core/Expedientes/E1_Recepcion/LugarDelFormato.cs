using System.Text.RegularExpressions;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Places of a format as people find them on it: <c>6[1].fecha_inicio</c> is in «apartado 6, renglón 1».</summary>
internal static partial class LugarDelFormato
{
    /// <summary>Place of a field; what has no section stays as it is.</summary>
    /// <param name="campo">Path of the field.</param>
    public static string De(string campo) =>
        EnApartado().Match(campo) is { Success: true, Groups: var g } ? g["renglon"].Success ? $"apartado {g["apartado"].Value}, renglón {(g["renglon"].Value is var r && r.Contains('-', StringComparison.Ordinal) ? $"«{r.Edades()}»" : r)}" : $"apartado {g["apartado"].Value}"
        : campo.StartsWith("anexo_4", StringComparison.Ordinal) ? "Anexo 4" : campo;

    [GeneratedRegex(@"^(?<apartado>\d+(\.\d+)*)(\[(?<renglon>[^\]]+)\])?", RegexOptions.ExplicitCapture)]
    private static partial Regex EnApartado();
}
