using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Functions.SendGrid;

/// <summary>What SendGrid says of a message. Its address is not even read.</summary>
/// <param name="Tipo"><c>delivered</c>, <c>bounce</c>, <c>dropped</c>, and others that say nothing about reception.</param>
/// <param name="Segundos">When, in Unix seconds.</param>
/// <param name="Id">SendGrid's own id of the event.</param>
/// <param name="Mensaje">SendGrid's id of the message.</param>
/// <param name="Estado">Enhanced status code of a bounce, for example <c>5.1.1</c>.</param>
/// <param name="Evento">Our id of the message, <c>expediente/{folio}/{notification}</c>, with <c>/{sending}</c> from the second sending on.</param>
/// <param name="Instalacion">Mark of the installation that sent the message.</param>
public sealed partial record EventoDeCorreo(
    [property: JsonPropertyName("event")] string? Tipo,
    [property: JsonPropertyName("timestamp")] long Segundos,
    [property: JsonPropertyName("sg_event_id")] string? Id,
    [property: JsonPropertyName("sg_message_id")] string? Mensaje,
    [property: JsonPropertyName("status")] string? Estado,
    [property: JsonPropertyName(SendGridMail.Evento)] string? Evento,
    [property: JsonPropertyName(SendGridMail.Instalacion)] string? Instalacion)
{
    /// <summary>Folio and act by which it is recorded, or <see langword="null"/> when it says nothing about a notification of ours.</summary>
    /// <param name="instalacion">Mark of this installation. Another one's folios are the same as ours: what it received would prove what nobody received here.</param>
    /// <param name="ahora">Instant (UTC) at which it came; nothing is received after it.</param>
    public (string Folio, Acto<Expediente> Acto)? Asentar(string instalacion, DateTimeOffset ahora)
    {
        if (Instalacion != instalacion || Evento is null || IdDeMensaje().Match(Evento) is not { Success: true } partes || Segundos < 0)
        {
            return null;
        }

        var (folio, notificacion) = (partes.Groups[1].Value, partes.Groups[2].Value);
        if (Entorno.ProgramaDeClave(folio) is null)
        {
            return null;
        }

        var envio = partes.Groups[3] is { Success: true } n ? int.Parse(n.ValueSpan, CultureInfo.InvariantCulture) : 1;
        return Tipo switch
        {
            "delivered" => (folio, new RegistrarEntrega(notificacion, DateTimeOffset.FromUnixTimeSeconds(Math.Min(Segundos, ahora.ToUnixTimeSeconds())), $"sendgrid:{Limpio(Mensaje)}", envio)),
            "bounce" => (folio, new RegistrarRebote(notificacion, EstadoSmtp().IsMatch(Estado ?? "") ? $"el servidor del destinatario lo rechazó ({Estado})" : "el servidor del destinatario lo rechazó", envio)),
            "dropped" => (folio, new RegistrarRebote(notificacion, "SendGrid no lo envió: la dirección rebotó antes o pidió no recibir", envio)),
            _ => null,
        };
    }

    // The medium's ids go into the record: only what an id looks like.
    private static string Limpio(string? id) => id is not null && IdDeMedio().IsMatch(id) ? id : "sin-id";

    [GeneratedRegex(@"^expediente/([A-Za-z0-9-]{1,60})/([A-Za-z0-9._-]{1,120})(?:/([1-9][0-9]{0,3}))?\z")]
    private static partial Regex IdDeMensaje();

    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}\z")]
    private static partial Regex EstadoSmtp();

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,150}\z")]
    private static partial Regex IdDeMedio();
}
