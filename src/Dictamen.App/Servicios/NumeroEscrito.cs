using System.Globalization;
using Dictamen.Core;

namespace Dictamen.App.Servicios;

/// <summary>Numbers that a person types: a point before the decimals and, if any, commas between thousands. A comma anywhere else may be somebody's decimal point, so it is never passed over.</summary>
public static class NumeroEscrito
{
    /// <summary>A number written as <c>1250.50</c> or <c>$1,250.50</c>, within the limit of every amount; <see langword="null"/> for anything else.</summary>
    public static decimal? Leer(string texto) => Decimal(texto) is >= -Pesos.Maximo and <= Pesos.Maximo and var numero ? numero : null;

    /// <summary>A percentage written as <c>60</c>, <c>60%</c> or <c>60 %</c>; <see langword="null"/> for anything else.</summary>
    public static decimal? LeerPorcentaje(string texto) => texto.TrimEnd() is [.. var cifras, '%'] ? Leer(cifras) : Leer(texto);

    /// <summary>A whole number written as <c>1250</c> or <c>1,250</c>; <see langword="null"/> for anything else.</summary>
    public static int? LeerEntero(string texto) =>
        Cifras(texto) is { } cifras && int.TryParse(cifras, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numero) ? numero : null;

    /// <summary>What is said of a text that is no number, or one beyond the limit.</summary>
    public static string Ilegible(string texto) => Decimal(texto) is not null
        ? string.Create(CultureInfo.InvariantCulture, $"«{Corto(texto)}» es demasiado grande; escriba un número de hasta {Pesos.Maximo:N0}, con punto para los decimales.")
        : $"«{Corto(texto)}» no es un número; escriba sólo cifras, con punto para los decimales, por ejemplo 1250.50.";

    /// <summary>What is said of a text that is no whole number.</summary>
    public static string NoEsEntero(string texto) => $"«{Corto(texto)}» no es un número entero; escriba sólo cifras, por ejemplo 25.";

    /// <summary>The beginning of a text, to name it.</summary>
    internal static string Corto(string texto) => texto.Length <= 30 ? texto : texto[..30] + "…";

    private static decimal? Decimal(string texto) =>
        Cifras(texto) is { } cifras && decimal.TryParse(cifras, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numero) ? numero : null;

    // Without the sign of pesos and the commas, if each stands before exactly three digits: 285,40 and 0,285 are not 28540 and 285.
    private static string? Cifras(string texto)
    {
        var cifras = texto.Trim().TrimStart('$').Trim();
        var punto = cifras.IndexOf('.', StringComparison.Ordinal);
        var (enteros, decimales) = punto < 0 ? (cifras, "") : (cifras[..punto], cifras[punto..]);
        var grupos = enteros.Split(',');
        var millares = grupos.Length == 1 || (grupos[0].TrimStart('-', '+') is [not '0', ..] and { Length: <= 3 } && grupos.Skip(1).All(g => g.Length == 3 && g.All(char.IsAsciiDigit)));
        return millares ? string.Concat(grupos) + decimales : null;
    }
}
