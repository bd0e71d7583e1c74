using System.Globalization;

namespace Dictamen.Core;

/// <summary>An amount of pesos in words, as agreements and receipts carry it: «ochocientos mil pesos 00/100 M.N.».</summary>
[Regla("PCS-A6-C2-01", "PCS-A7-01")]
public static class MontoEnLetra
{
    private const long Millon = 1_000_000;

    /// <summary>Amounts are written below this one: 10^15 pesos.</summary>
    private const decimal Limite = 1_000_000_000_000_000m;

    // A number always stands before a noun here (pesos, mil, millones), so «uno» is always shortened: un, veintiún, treinta y un.
    private static readonly string[] HastaVeintinueve =
    [
        "", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince",
        "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiún", "veintidós", "veintitrés", "veinticuatro",
        "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
    ];

    private static readonly string[] Decenas = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];

    private static readonly string[] Centenas =
    [
        "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos",
    ];

    /// <summary>Writes an amount.</summary>
    /// <param name="pesos">Pesos with at most two decimals, not negative, below 10^15.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, too large, or has more than two decimals.</exception>
    public static string De(decimal pesos)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pesos);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pesos, Limite);
        ArgumentOutOfRangeException.ThrowIfNotEqual(decimal.Round(pesos, 2), pesos, nameof(pesos));
        var enteros = (long)decimal.Truncate(pesos);
        var centavos = (int)((pesos - enteros) * 100);
        var moneda = enteros == 1 ? "peso" : enteros > 0 && enteros % Millon == 0 ? "de pesos" : "pesos";
        return string.Create(CultureInfo.InvariantCulture, $"{Entero(enteros)} {moneda} {centavos:D2}/100 M.N.");
    }

    private static string Entero(long n)
    {
        if (n == 0)
        {
            return "cero";
        }

        var (billones, millones, unidades) = (n / (Millon * Millon), n / Millon % Millon, n % Millon);
        return Unir(
            Grupo(billones, "billón", "billones"),
            Grupo(millones, "millón", "millones"),
            HastaUnMillon(unidades));
    }

    private static string Grupo(long n, string singular, string plural) => n == 0 ? "" : $"{HastaUnMillon(n)} {(n == 1 ? singular : plural)}";

    private static string HastaUnMillon(long n) => Unir(
        (n / 1000) switch { 0 => "", 1 => "mil", var miles => $"{HastaMil((int)miles)} mil" },
        HastaMil((int)(n % 1000)));

    private static string HastaMil(int n) => n == 100 ? "cien" : Unir(Centenas[n / 100], HastaCien(n % 100));

    private static string HastaCien(int n) => n < 30
        ? HastaVeintinueve[n]
        : n % 10 == 0 ? Decenas[n / 10] : $"{Decenas[n / 10]} y {HastaVeintinueve[n % 10]}";

    private static string Unir(params ReadOnlySpan<string> partes)
    {
        var llenas = new List<string>(partes.Length);
        foreach (var parte in partes)
        {
            if (parte.Length > 0)
            {
                llenas.Add(parte);
            }
        }

        return string.Join(' ', llenas);
    }
}
