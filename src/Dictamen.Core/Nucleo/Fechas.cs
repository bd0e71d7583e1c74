using System.Globalization;

namespace Dictamen.Core;

/// <summary>Days as Spanish sentences write them, the same on every machine.</summary>
public static class Fechas
{
    private static readonly string[] Dias = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];

    private static readonly string[] Meses =
    [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ];

    /// <summary><c>15/11/2019</c>.</summary>
    public static string Corta(this DateOnly dia) => dia.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>15/11/2019 13:05</c>, by the clock of central Mexico.</summary>
    public static string CortaConHora(this DateTimeOffset instante) => HoraDelCentro.Local(instante).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>viernes 15/11/2019</c>.</summary>
    public static string ConDia(this DateOnly dia) => $"{Dias[(int)dia.DayOfWeek]} {dia.Corta()}";

    /// <summary><c>15 de noviembre de 2019</c>, as agreements and notifications carry it.</summary>
    public static string Larga(this DateOnly dia) =>
        string.Create(CultureInfo.InvariantCulture, $"{dia.Day} de {Meses[dia.Month - 1]} de {dia.Year}");
}
