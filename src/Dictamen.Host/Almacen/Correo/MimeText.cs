using System.Buffers;
using System.Text;

namespace Dictamen.Host.Almacen;

/// <summary>Text as RFC 2045 and RFC 2047 want it: any mail reader shows it as UTF-8.</summary>
internal static class MimeText
{
    private const int MaxLine = 998; // Bytes, RFC 5322.
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

    /// <summary>Whether a body, its lines ended by a line feed alone, can stand in a message as it is: every line short enough, nothing that no line may hold, and nothing that would be taken for the end of its part.</summary>
    public static bool StandsAsItIs(ReadOnlySpan<char> text, string boundary)
    {
        if (text.Contains('\0') || text.Contains(boundary, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var line in text.Split('\n'))
        {
            if (3 * (line.End.Value - line.Start.Value) > MaxLine && Encoding.UTF8.GetByteCount(text[line]) > MaxLine)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes a body as it is, with CRLF at the end of each line.</summary>
    public static void Lines(IBufferWriter<byte> into, ReadOnlySpan<char> text)
    {
        foreach (var line in text.Split('\n'))
        {
            Encoding.UTF8.GetBytes(text[line], into);
            into.Write("\r\n"u8);
        }
    }

    /// <summary>Writes a body that cannot stand as it is in base64.</summary>
    public static void Base64(IBufferWriter<byte> into, ReadOnlySpan<char> text)
    {
        var lines = new ArrayBufferWriter<byte>();
        Lines(lines, text);
        Lines(into, Convert.ToBase64String(lines.WrittenSpan, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n"));
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
