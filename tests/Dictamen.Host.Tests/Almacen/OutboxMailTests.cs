using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dictamen.App.Notificaciones;
using Dictamen.App.Ports;
using Dictamen.Host.Almacen;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Host.Tests.Almacen;

public sealed partial class OutboxMailTests : IDisposable
{
    private const string Text = "Estimada comunidad:\n\nSu proyecto «Cosecha de lluvia» fue recibido = 100 %.\n.\nAtentamente, la Instancia Ejecutora ";

    private static readonly DateTimeOffset Now = new(2019, 4, 2, 16, 5, 9, TimeSpan.Zero);

    // Any text that can be UTF-8: FsCheck's own strings hold halves of surrogate pairs.
    private static readonly Arbitrary<string> AnyText = Gen.Frequency(
            (6, Gen.Choose(32, 126)), (2, Gen.Choose(0xA1, 0x17F)), (1, Gen.Elements(9, 10, 13, 0, '=', '.')), (1, Gen.Choose(0x4E00, 0x9FFF)), (1, Gen.Choose(0x1F300, 0x1F6FF)))
        .ListOf().Select(runes => string.Concat(runes.Select(char.ConvertFromUtf32))).ToArbitrary();

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task AMessageIsAFileUnderItsFolioWithTheHeadersOfRfc5322()
    {
        var sent = await Send(Message());
        var (headers, body) = Parse(File.ReadAllText(Single("PCS-2019-01-000042")));
        Assert.Equal("Tue, 02 Apr 2019 16:05:09 +0000", headers["Date"]);
        Assert.Equal("no-responder@dictamen.invalid", headers["From"]);
        Assert.Equal("una@ejemplo.invalid, otra@ejemplo.invalid", headers["To"]);
        Assert.Equal("1.0", headers["MIME-Version"]);
        Assert.Equal("text/plain; charset=utf-8", headers["Content-Type"]);
        Assert.Equal("PCS-2019-01-000042", headers["X-Dictamen-Folio"]);
        Assert.Matches("^<[0-9a-f]{32}@dictamen.invalid>$", headers["Message-ID"]);
        Assert.Equal("Notificación de recepción: folio PCS-2019-01-000042, «Cosecha de lluvia para la comunidad»", DecodeWords(headers["Subject"]));
        Assert.Equal("8bit", headers["Content-Transfer-Encoding"]);
        Assert.Equal(Text.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n", body);
        Assert.Equal(Now, Assert.IsType<MailDelivered>(sent).At);
    }

    [Fact]
    public async Task WithHtmlItIsBothKindsInOneMessage()
    {
        await Send(Message() with { EnHtml = true });
        var (headers, body) = Parse(File.ReadAllText(Single("PCS-2019-01-000042")));
        var boundary = BoundaryPattern().Match(headers["Content-Type"]).Groups[1].Value;
        var parts = body.Split($"--{boundary}");
        Assert.Equal(("", "--\r\n", 4), (parts[0], parts[3], parts.Length));
        Assert.StartsWith("\r\nContent-Type: text/plain; charset=utf-8\r\n", parts[1], StringComparison.Ordinal);
        Assert.StartsWith("\r\nContent-Type: text/html; charset=utf-8\r\n", parts[2], StringComparison.Ordinal);
        Assert.Equal(WithCrlf(HtmlDeCorreo.De(Text)), Decode(Parse(parts[2][2..])));
    }

    [Fact]
    public async Task NoTextOfAMessageEndsItsPart()
    {
        var boundary = "=_" + MimeMessage.IdDigest(Message().Id);
        await Send(Message() with { EnHtml = true, Texto = $"Antes\n--{boundary}\nContent-Type: text/html\n\nOtra cosa" });
        var parts = Parse(File.ReadAllText(Single("PCS-2019-01-000042"))).Body.Split("--" + boundary);
        Assert.Equal(4, parts.Length);
        Assert.EndsWith("\r\nOtra cosa\r\n", Decode(Parse(parts[1][2..])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(998, "8bit")]
    [InlineData(999, "base64")]
    public async Task ALineThatMailDoesNotAllowIsEncoded(int bytes, string encoding)
    {
        var line = new string('ñ', bytes / 2) + (bytes % 2 == 0 ? "" : "n");
        await Send(Message() with { Texto = line });
        var message = Parse(File.ReadAllText(Single("PCS-2019-01-000042")));
        Assert.Equal(encoding, message.Headers["Content-Transfer-Encoding"]);
        Assert.Equal(line + "\r\n", Decode(message));
    }

    [Fact]
    public async Task TheSameMessageTwiceIsOneFileAndItsProofIsTheDigestOfItsBytes()
    {
        var first = await Send(Message());
        Assert.Equal(first, await Send(Message()));
        var file = Single("PCS-2019-01-000042");
        Assert.EndsWith("sha256:" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), ((MailDelivered)first).Constancia, StringComparison.Ordinal);
        Assert.DoesNotContain("@", ((MailDelivered)first).Constancia, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdsThatLookAlikeAsFileNamesAreTwoFilesAndNoneLeavesTheOutbox()
    {
        foreach (var id in new[] { "a/b", "a_b", "../../x", "..", "", new string('ñ', 4000) })
        {
            await Send(Message() with { Id = id, Folio = null });
        }

        await Send(Message() with { Folio = "../fuera" });
        Assert.Equal(6, Directory.GetFiles(_directory.In("general")).Length);
        Assert.Equal(7, Directory.GetFiles(_directory.Path, "*.eml", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData("sin-arroba")]
    [InlineData("")]
    [InlineData("a@b.invalid\r\nBcc: todos@ejemplo.invalid")]
    [InlineData("a@b.invalid, c@d.invalid")]
    [InlineData("peña@ejemplo.invalid")]
    public async Task AnAddressThatIsNoneBouncesWithoutShowingIt(string address)
    {
        var bounced = Assert.IsType<MailBounced>(await Send(Message() with { Para = ["bien@ejemplo.invalid", address] }));
        Assert.True(address.Length == 0 || !bounced.Motivo.Contains(address, StringComparison.Ordinal));
        Assert.IsType<MailBounced>(await Send(Message() with { Para = [] }));
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.eml", SearchOption.AllDirectories));
    }

    [Fact]
    public void AnySubjectAndTextComeBackInLinesThatMailAllows() => Prop.ForAll(
        AnyText,
        AnyText,
        (subject, text) =>
        {
            var into = new ArrayBufferWriter<byte>();
            MimeMessage.Render(into, MimeMessage.IdDigest("1"), Message() with { Asunto = subject, Texto = text }, OutboxMail.Remitente, Now);
            var eml = Encoding.UTF8.GetString(into.WrittenSpan);
            Assert.DoesNotContain('\0', eml);
            Assert.All(eml.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 998 && !line.AsSpan().ContainsAny('\r', '\n')));
            Assert.All(eml[..eml.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n"), line => Assert.True(line.Length <= 78 && Ascii.IsValid(line)));
            var message = Parse(eml);
            var shown = string.Join(' ', subject.Split((char[])['\r', '\n', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal(shown.Length == 0 ? "(sin asunto)" : shown, DecodeWords(message.Headers["Subject"]));
            Assert.Equal(WithCrlf(text), Decode(message));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Correo Message() => new(
        "expediente/PCS-2019-01-000042/recepcion",
        ImmutableArray.Create("una@ejemplo.invalid", "otra@ejemplo.invalid"),
        "Notificación de recepción: folio PCS-2019-01-000042, «Cosecha de lluvia para la comunidad»",
        Text,
        EnHtml: false,
        "PCS-2019-01-000042");

    private static string WithCrlf(string text)
    {
        var lines = new StringBuilder();
        foreach (var line in text.EnumerateLines())
        {
            lines.Append(line).Append("\r\n");
        }

        return lines.ToString();
    }

    private static (Dictionary<string, string> Headers, string Body) Parse(string eml)
    {
        var end = eml.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var unfolded = FoldPattern().Replace(eml[..end], " ");
        return (unfolded.Split("\r\n").Select(l => l.Split(": ", 2)).ToDictionary(p => p[0], p => p[1]), eml[(end + 4)..]);
    }

    private static string DecodeWords(string header) => header.StartsWith("=?", StringComparison.Ordinal)
        ? string.Concat(header.Split(' ').Select(w => Encoding.UTF8.GetString(Convert.FromBase64String(w["=?utf-8?B?".Length..^2]))))
        : header;

    private static string Decode((Dictionary<string, string> Headers, string Body) part) => part.Headers["Content-Transfer-Encoding"] == "8bit"
        ? part.Body
        : Encoding.UTF8.GetString(Convert.FromBase64String(part.Body));

    [GeneratedRegex("boundary=\"(.+)\"")]
    private static partial Regex BoundaryPattern();

    [GeneratedRegex("\r\n ")]
    private static partial Regex FoldPattern();

    private string Single(string folder) => Assert.Single(Directory.GetFiles(_directory.In(folder)));

    private ValueTask<MailOutcome> Send(Correo correo) => new OutboxMail(_directory.Path, new At()).SendAsync(correo);

    private sealed class At : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
