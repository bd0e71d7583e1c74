using System.Globalization;

namespace Dictamen.Web;

/// <summary>Days as forms and addresses carry them.</summary>
internal static class DiaEscrito
{
    /// <summary>A day written as <c>2019-11-05</c>; <see langword="null"/> for anything else.</summary>
    public static DateOnly? Leer(string? texto) => DateOnly.TryParseExact(texto, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dia) ? dia : null;
}
