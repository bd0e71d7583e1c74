using System.Collections.Immutable;
using System.Globalization;

namespace Dictamen.App.Servicios;

/// <summary>Rows in the paths of fields: <c>8.1[3].cantidad</c> is of row 3 of table <c>8.1</c>.</summary>
public static class RenglonesDeCampos
{
    /// <summary>Most rows of any table; a technical limit, as the rules fix none.</summary>
    public const int Maximo = 150;

    /// <summary>Number of the row of a path in a table; 0 when it is of no row of it.</summary>
    public static int Numero(string ruta, string tabla)
    {
        var cierre = ruta.Length > tabla.Length + 1 && ruta.StartsWith(tabla, StringComparison.Ordinal) && ruta[tabla.Length] == '[' ? ruta.IndexOf(']', tabla.Length) : -1;
        return cierre > 0 && int.TryParse(ruta.AsSpan(tabla.Length + 1, cierre - tabla.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
    }

    /// <summary>Without a row: those after it move up one place.</summary>
    public static ImmutableDictionary<string, T> Quitar<T>(ImmutableDictionary<string, T> campos, string tabla, int numero) => campos
        .Where(c => Numero(c.Key, tabla) != numero)
        .ToImmutableDictionary(c => Numero(c.Key, tabla) is var n && n > numero ? Mover(c.Key, tabla, n, n - 1) : c.Key, c => c.Value);

    /// <summary>Without the rows in which nothing was typed.</summary>
    public static ImmutableDictionary<string, string> SinVacios(ImmutableDictionary<string, string> campos, string tabla)
    {
        for (var n = campos.Keys.Select(c => Numero(c, tabla)).DefaultIfEmpty(0).Max(); n > 0; n--)
        {
            if (campos.Where(c => Numero(c.Key, tabla) == n).All(c => string.IsNullOrWhiteSpace(c.Value)))
            {
                campos = Quitar(campos, tabla, n);
            }
        }

        return campos;
    }

    private static string Mover(string ruta, string tabla, int de, int a)
    {
        var largo = de.ToString(CultureInfo.InvariantCulture).Length;
        return string.Create(CultureInfo.InvariantCulture, $"{tabla}[{a}{ruta.AsSpan(tabla.Length + 1 + largo)}");
    }
}
