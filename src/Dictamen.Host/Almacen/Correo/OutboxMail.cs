using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Dictamen.App.Ports;
using Correspondencia = Dictamen.App.Ports.Correo;

namespace Dictamen.Host.Almacen;

/// <summary>The outbox of the embedded host: each message a file <c>{folio}/{id}.eml</c> that any mail reader opens. Being there is being delivered.</summary>
/// <remarks>
/// A message is not made durable by itself: a loss of power may take the last ones. The fact that records one carries its digest, which shows whether a file is what was sent;
/// a message whose fact was lost is sent again over the same file.
/// </remarks>
public sealed class OutboxMail : IMail
{
    /// <summary>Address that messages come from when none is given; no mail server answers for it.</summary>
    public const string Remitente = "no-responder@dictamen.invalid";

    /// <summary>Folder of the messages that are about no folio.</summary>
    internal const string General = "general";

    private const int MaxName = 120;

    // A message is rendered and written without a pause, so a thread needs one place for it.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _message;

    private readonly string _directory;
    private readonly string _remitente;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, string> _folders = new(StringComparer.Ordinal);

    /// <summary>Opens the outbox of a directory.</summary>
    /// <param name="directory">Directory; created where it is not there.</param>
    /// <param name="clock">Clock for the date of the messages.</param>
    /// <param name="remitente">Address that messages come from.</param>
    public OutboxMail(string directory, TimeProvider clock, string remitente = Remitente)
    {
        if (!MimeMessage.IsAddress(remitente))
        {
            throw new ArgumentException($"«{remitente}» no es una dirección de correo.", nameof(remitente));
        }

        PrivateDirectory.Ensure(directory);
        (_directory, _clock, _remitente) = (directory, clock, remitente);
    }

    /// <inheritdoc/>
    public ValueTask<MailOutcome> SendAsync(Correspondencia correo, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        if (correo.Para.IsDefaultOrEmpty)
        {
            return new(new MailBounced("El mensaje no tiene destinatario."));
        }

        if (!correo.Para.All(MimeMessage.IsAddress))
        {
            return new(new MailBounced("Una de las direcciones no es una dirección de correo."));
        }

        var now = _clock.GetUtcNow();
        var message = _message ??= new ArrayBufferWriter<byte>();
        message.ResetWrittenCount();
        var id = MimeMessage.IdDigest(correo.Id);
        MimeMessage.Render(message, id, correo, _remitente, now);
        var folder = correo.Folio is { Length: > 0 } folio ? Safe(folio) : General;
        var name = $"{Safe(correo.Id)}-{id[..8]}.eml";
        var path = Path.Combine(_folders.GetOrAdd(folder, f => Directory.CreateDirectory(Path.Combine(_directory, f)).FullName), name);
        Write(path, message.WrittenSpan);
        return new(new MailDelivered($"{folder}/{name} sha256:{Convert.ToHexStringLower(SHA256.HashData(message.WrittenSpan))}", now));
    }

    // Most messages go out once, into a new file. Over an old one, ext4 waits for the disk when the file is closed.
    private static void Write(string path, ReadOnlySpan<byte> message)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            RandomAccess.Write(file, message, 0);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.WriteAllBytes(path, message);
        }
    }

    /// <summary>A text as a file's name. The digest behind it keeps apart what this makes equal.</summary>
    private static string Safe(string text)
    {
        var safe = string.Create(Math.Min(text.Length, MaxName), text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(from[i]) || from[i] is '-' or '_' ? from[i] : '_';
            }
        });
        return safe.Length == 0 ? "_" : safe;
    }
}
