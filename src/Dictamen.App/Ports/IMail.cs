using System.Collections.Immutable;
using Dictamen.App.Notificaciones;
using Dictamen.Core;

namespace Dictamen.App.Ports;

/// <summary>A message to send.</summary>
/// <param name="Id">Stable id, <c>{stream}/{notification}</c>, with <c>/{sending}</c> from the second sending on: sending the same id twice is sending the same message twice, and the medium may drop the second.</param>
/// <param name="Para">Addresses.</param>
/// <param name="Asunto">Subject.</param>
/// <param name="Texto">Plain text; every message has it.</param>
/// <param name="EnHtml">Whether the medium sends it as HTML too (<see cref="HtmlDeCorreo"/>).</param>
/// <param name="Folio">Folio that it is about, for the medium's own tags.</param>
public sealed record Correo(string Id, [property: DatoPersonal] ImmutableArray<string> Para, string Asunto, string Texto, bool EnHtml, string? Folio);

/// <summary>What became of a message.</summary>
public abstract record MailOutcome;

/// <summary>The medium accepted it; the proof of delivery comes later.</summary>
/// <param name="Constancia">Id that the medium gave.</param>
public sealed record MailAccepted(string Constancia) : MailOutcome;

/// <summary>It was delivered: the medium itself is the proof.</summary>
/// <param name="Constancia">Proof.</param>
/// <param name="At">Instant of delivery (UTC).</param>
public sealed record MailDelivered(string Constancia, DateTimeOffset At) : MailOutcome;

/// <summary>It will not be delivered.</summary>
/// <param name="Motivo">Reason that the medium gave, without the address.</param>
public sealed record MailBounced(string Motivo) : MailOutcome;

/// <summary>Sends messages.</summary>
public interface IMail
{
    /// <summary>Sends a message. It throws when the medium is away, so that the sweep tries again.</summary>
    ValueTask<MailOutcome> SendAsync(Correo correo, CancellationToken ct = default);
}
