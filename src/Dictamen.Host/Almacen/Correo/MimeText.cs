using System.Buffers;
using System.Text;

namespace Dictamen.Host.Almacen;

/// <summary>Text as RFC 2045 and RFC 2047 want it: lines of ASCII that any mail reader shows as UTF-8.</summary>
internal static class MimeText
{
    private const int MaxLine = 76;
    private const int MaxWordBytes = 39; // 52 characters of base64, «=?utf-8?B?», «?=» and the name of the field: below the 76 of a line with encoded words.

    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c != '=')]);

    private static ReadOnlySpan<byte> Hex => "0123456789ABCDEF"u8;

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

    /// <summary>Writes a body as quoted-printable, with CRLF at the end of each line.</summary>
    public static void QuotedPrintable(IBufferWriter<byte> into, ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            // Nine characters for each of the text's at most, and a soft break of three before each 67 of them.
            var to = into.GetSpan((10 * line.Length) + 2);
            var length = Line(to, line);
            "\r\n"u8.CopyTo(to[length..]);
            into.Advance(length + 2);
        }
    }

    private static int Line(Span<byte> to, ReadOnlySpan<char> line)
    {
        Span<byte> utf8 = stackalloc byte[4];
        var (length, column) = (0, 0);
        while (!line.IsEmpty)
        {
            var plain = PlainAtStart(line, atColumnZero: column == 0);
            Rune.DecodeFromUtf16(line, out var rune, out var taken);
            var encoded = plain == 0 ? utf8[..rune.EncodeToUtf8(utf8)] : [];
            if (column + Math.Max(1, 3 * encoded.Length) > MaxLine - 1)
            {
                "=\r\n"u8.CopyTo(to[length..]);
                (length, column) = (length + 3, 0);
                continue;
            }

            if (plain > 0)
            {
                taken = Math.Min(plain, MaxLine - 1 - column);
                Ascii.FromUtf16(line[..taken], to[length..], out var written);
                (length, column) = (length + written, column + written);
            }

            foreach (var b in encoded)
            {
                (to[length], to[length + 1], to[length + 2]) = ((byte)'=', Hex[b >> 4], Hex[b & 15]);
                (length, column) = (length + 3, column + 3);
            }

            line = line[taken..];
        }

        return length;
    }

    // A space at the end of a line would be lost on the way, and a point at its start may be taken for the end of the message.
    private static int PlainAtStart(ReadOnlySpan<char> line, bool atColumnZero)
    {
        var run = line.IndexOfAnyExcept(Plain) is var end and >= 0 ? end : line[^1] == ' ' ? line.Length - 1 : line.Length;
        return run > 0 && atColumnZero && line[0] == '.' ? 0 : run;
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
