using System.Text.RegularExpressions;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>An amount in number and in words, as agreements and receipts declare it.</summary>
internal static partial class MontoDeclarado
{
    /// <summary>What is wrong with the declared amount: the number must be the one expected, and the words must say the number.</summary>
    public static IEnumerable<Falla> Fallas(string campo, string regla, decimal monto, string? enLetra, decimal esperado, string que)
    {
        if (monto != esperado)
        {
            yield return new Falla($"{campo}.numero", regla, $"El monto debe ser {esperado.Texto()}, {que}, y dice {monto.Texto()}.");
            yield break;
        }

        var letra = MontoEnLetra.De(monto);
        if (!Comparable(enLetra).Equals(Comparable(letra), StringComparison.OrdinalIgnoreCase))
        {
            yield return new Falla($"{campo}.letra", regla, $"La cantidad en letra no corresponde a {monto.Texto()}: debe decir «{letra}».");
        }
    }

    // «M. N.» and «M.N.» are the same, and so is any run of spaces.
    private static string Comparable(string? texto) => Espacios().Replace((texto ?? "").Trim().Normalize(), " ").Replace("M. N.", "M.N.", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Espacios();
}
