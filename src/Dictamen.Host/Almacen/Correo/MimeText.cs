using System.Text;

namespace Dictamen.Host.Almacen;

/// <summary>Text as RFC 2045 and RFC 2047 want it: lines of ASCII that any mail reader shows as UTF-8.</summary>
internal static class MimeText
{
    private const string Hex = "0123456789ABCDEF";
    private const int MaxLine = 76;
    private const int MaxWordBytes = 39; // 52 characters of base64, «=?utf-8?B?», «?=» and the name of the field: below the 76 of a line with encoded words.

    /// <summary>A header's text: as it is when it is short printable ASCII, otherwise in encoded words. Line breaks become spaces, so no text can add a header.</summary>
    public static string Header(string text)
    {
        var clean = string.Join(' ', text.Split((char[])['\r', '\n', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries));
        if (clean.Length <= 60 && clean.Trim().Length == clean.Length && clean.All(c => c is >= ' ' and <= '~') && !clean.Contains("=?", StringComparison.Ordinal))
        {
            return clean;
        }

        var words = new List<string>();
        var word = new List<byte>();
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in clean.EnumerateRunes())
        {
            var size = rune.EncodeToUtf8(utf8);
            if (word.Count + size > MaxWordBytes)
            {
                words.Add(Word(word));
                word.Clear();
            }

            word.AddRange(utf8[..size]);
        }

        words.Add(Word(word));
        return string.Join("\r\n ", words);
    }

    /// <summary>Appends a body as quoted-printable, with CRLF at the end of each line.</summary>
    public static void QuotedPrintable(StringBuilder into, string text)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var line in text.EnumerateLines())
        {
            var column = 0;
            var end = line.Length - 1;
            var at = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                var last = at == end;
                at += rune.Utf16SequenceLength;
                var plain = rune.Value is (>= '!' and <= '~' and not '=') or ' ' && !(rune.Value == ' ' && last) && !(rune.Value == '.' && column == 0);
                var size = plain ? 1 : rune.EncodeToUtf8(utf8);
                if (column + (plain ? 1 : 3 * size) > MaxLine - 1)
                {
                    into.Append("=\r\n");
                    column = 0;
                }

                if (plain)
                {
                    into.Append((char)rune.Value);
                    column++;
                    continue;
                }

                foreach (var b in utf8[..size])
                {
                    into.Append('=').Append(Hex[b >> 4]).Append(Hex[b & 15]);
                    column += 3;
                }
            }

            into.Append("\r\n");
        }
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
