using System.Globalization;
using System.Text;

namespace Dictamen.Azure.Tablas;

/// <summary>Names as table keys: reversible, and ordered as the names are ordinally. <c>expediente/PCS-2019</c> is kept as <c>expediente..PCS-2019</c>.</summary>
/// <remarks>
/// Keys may not hold <c>/ \ # ?</c> nor control characters, and how the service orders beyond ASCII is not written anywhere. So letters, digits and the hyphen
/// stay; every other UTF-16 unit becomes a mark and a fixed number of signs. The mark stands in the order where the unit stood, hence the order is kept;
/// no code begins another, hence the key of a prefix is a prefix of the key.
/// </remarks>
internal static class TableKey
{
    /// <summary>Longest key, in characters (1 KiB of UTF-16).</summary>
    public const int MaxLength = 512;

    private const string Dot = ".-";
    private const string Slash = "..";

    /// <summary>Key of a name.</summary>
    /// <exception cref="ArgumentException">The key would be too long.</exception>
    public static string Of(string name)
    {
        var key = Encode(name);
        return key.Length <= MaxLength ? key : throw new ArgumentException($"El nombre es demasiado largo para el almacén: {name[..40]}…", nameof(name));
    }

    /// <summary>Name of a key.</summary>
    public static string Decode(string key)
    {
        var name = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length;)
        {
            var (length, unit) = key[i] switch
            {
                '.' => (2, key[i + 1] == Slash[1] ? '/' : '.'),
                '!' or ':' or '_' => (3, Hex(key, i, 2)),
                '~' => (5, Hex(key, i, 4)),
                var same => (1, same),
            };
            name.Append(unit);
            i += length;
        }

        return name.ToString();
    }

    /// <summary>The first key after every key that starts with the one of <paramref name="prefix"/>.</summary>
    public static string After(string prefix)
    {
        var key = Encode(prefix);
        return key[..^1] + (char)(key[^1] + 1); // The last sign is never the highest one.
    }

    private static string Encode(string name)
    {
        var key = new StringBuilder(name.Length + 16);
        foreach (var unit in name)
        {
            _ = unit switch
            {
                '-' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') => key.Append(unit),
                < '-' => Escape('!', "X2"),
                '.' => key.Append(Dot),
                '/' => key.Append(Slash),
                < 'A' => Escape(':', "X2"),
                < 'a' => Escape('_', "X2"),
                _ => Escape('~', "X4"),
            };

            StringBuilder Escape(char mark, string format) => key.Append(mark).Append(((int)unit).ToString(format, CultureInfo.InvariantCulture));
        }

        return key.ToString();
    }

    private static char Hex(string key, int mark, int digits) => (char)ushort.Parse(key.AsSpan(mark + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
