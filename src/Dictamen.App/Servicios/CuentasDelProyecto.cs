using System.Globalization;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Servicios;

/// <summary>The account into which a payment of a project goes, as its fichas keep it.</summary>
/// <param name="Clabe">CLABE.</param>
/// <param name="Anterior">CLABE of the payment before, when it is another one.</param>
/// <param name="DeCual">Number of the payment before.</param>
public sealed record CuentaDelPago([property: DatoPersonal] string Clabe, [property: DatoPersonal] string? Anterior, int DeCual)
{
    /// <summary>What whoever reviews or pays compares with the statement.</summary>
    [Regla("PCS-4.2.3.3-10")]
    public IEnumerable<(string Que, string Texto)> EnPalabras()
    {
        yield return ("Cuenta que capturó el Comité", $"CLABE {Clabe}{(Core.Clabe.TryParse(Clabe, out var leida, out _) ? $", del banco con clave {leida.Banco} y la cuenta {leida.Cuenta} (dígitos 1 a 3 y 7 a 17)" : "")}. Compárela con el estado de cuenta.");
        if (leida?.Advertencia is not null)
        {
            yield return ("Advertencia", "El dígito de control de la CLABE (posición 18) no corresponde a los demás: puede estar mal copiada.");
        }

        if (Anterior is not null)
        {
            yield return ("Advertencia", $"La cuenta cambió respecto de la ministración {DeCual}, cuya CLABE es {Anterior}.");
        }
    }
}

/// <summary>The accounts of a project in its committee's fichas: the last one under the folio, and each payment's own under its number.</summary>
public static class CuentasDelProyecto
{
    /// <summary>The account for a payment, or <see langword="null"/> when none was captured. What was captured before each payment had its own stands under the folio alone.</summary>
    public static CuentaDelPago? De(IEnumerable<Ficha> fichas, Folio folio, int ministracion)
    {
        var cuentas = fichas.Select(f => f.Cuentas).FirstOrDefault(c => c.ContainsKey(folio.ToString()));
        if (cuentas is null)
        {
            return null;
        }

        var clabe = cuentas.GetValueOrDefault(Clave(folio, ministracion)) ?? cuentas[folio.ToString()];
        var anterior = cuentas.GetValueOrDefault(Clave(folio, ministracion - 1));
        return new CuentaDelPago(clabe, anterior == clabe ? null : anterior, ministracion - 1);
    }

    /// <summary>The last account that was captured, or <see langword="null"/>.</summary>
    public static string? Ultima(IEnumerable<Ficha> fichas, Folio folio) => fichas.Select(f => f.Cuentas.GetValueOrDefault(folio.ToString())).FirstOrDefault(c => c is not null);

    /// <summary>The accounts of a ficha with the one that was just captured for a payment.</summary>
    public static IReadOnlyDictionary<string, string> Con(IReadOnlyDictionary<string, string> cuentas, Folio folio, int ministracion, [DatoPersonal] string clabe) =>
        new Dictionary<string, string>(cuentas, StringComparer.Ordinal) { [folio.ToString()] = clabe, [Clave(folio, ministracion)] = clabe };

    private static string Clave(Folio folio, int ministracion) => string.Create(CultureInfo.InvariantCulture, $"{folio}/{ministracion}");
}
