using System.Globalization;

namespace Dictamen.App.Servicios;

/// <summary>Days as forms and addresses carry them.</summary>
public static class DiaEscrito
{
    /// <summary>What is said of a day that cannot be read.</summary>
    public const string Incompleto = "Escriba una fecha completa: día, mes y año.";

    /// <summary>A day written as <c>2019-11-05</c>; <see langword="null"/> for anything else.</summary>
    public static DateOnly? Leer(string? texto) => DateOnly.TryParseExact(texto, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dia) ? dia : null;
}
