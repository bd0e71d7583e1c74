using System.Globalization;

namespace Dictamen.Core.Tests.Kit;

/// <summary>Wall clock of central Mexico in tests.</summary>
internal static class Reloj
{
    /// <summary>Instant of <c>2019-11-05</c> or <c>2019-11-05 10:00</c> or <c>2019-11-05 23:59:59</c>.</summary>
    public static DateTimeOffset Centro(string texto)
    {
        var local = DateTime.Parse(texto, CultureInfo.InvariantCulture);
        return HoraDelCentro.Instante(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    public static DateOnly Dia(string texto) => DateOnly.Parse(texto, CultureInfo.InvariantCulture);
}
