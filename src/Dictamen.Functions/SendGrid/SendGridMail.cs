using System.Net;
using Dictamen.App.Notificaciones;
using Dictamen.App.Ports;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Dictamen.Functions.SendGrid;

/// <summary>Sends through SendGrid. That it took a message proves nothing: the proof of reception comes by the signed webhook (AMB-50).</summary>
public sealed class SendGridMail(ISendGridClient client, AjustesDeCorreo ajustes) : IMail
{
    /// <summary>Custom argument with the message's id, which comes back with each event.</summary>
    public const string Evento = "evento";

    /// <summary>Custom argument with the folio.</summary>
    public const string Folio = "folio";

    /// <summary>Custom argument with the mark of the installation (<see cref="AjustesDeCorreo.Instalacion"/>).</summary>
    public const string Instalacion = "instalacion";

    private const string Categoria = "notificacion";
    private const string IdDelMensaje = "X-Message-Id";

    /// <inheritdoc/>
    public async ValueTask<MailOutcome> SendAsync(Correo correo, CancellationToken ct = default)
    {
        var respuesta = await client.SendEmailAsync(Mensaje(correo), ct);
        if (respuesta.IsSuccessStatusCode)
        {
            return new MailAccepted(respuesta.Headers?.TryGetValues(IdDelMensaje, out var ids) == true ? $"sendgrid:{ids.First()}" : "sendgrid");
        }

        // The body of the answer may repeat an address: it is not read.
        return respuesta.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
            ? new MailBounced($"SendGrid no admitió el mensaje ({(int)respuesta.StatusCode}).")
            : throw new HttpRequestException($"SendGrid respondió {(int)respuesta.StatusCode}; el mensaje se intentará de nuevo.", null, respuesta.StatusCode);
    }

    private SendGridMessage Mensaje(Correo correo)
    {
        var mensaje = new SendGridMessage();
        mensaje.SetFrom(ajustes.Remitente);
        mensaje.AddTos([.. correo.Para.Select(p => new EmailAddress(p))]);
        mensaje.SetSubject(correo.Asunto);
        mensaje.AddContent(MimeType.Text, correo.Texto);
        if (correo.EnHtml)
        {
            mensaje.AddContent(MimeType.Html, HtmlDeCorreo.De(correo.Texto));
        }

        mensaje.AddCategory(Categoria);
        mensaje.AddGlobalCustomArg(Evento, correo.Id);
        mensaje.AddGlobalCustomArg(Instalacion, ajustes.Instalacion);
        if (correo.Folio is { } folio)
        {
            mensaje.AddGlobalCustomArg(Folio, folio);
        }

        // Nobody's reading is followed, and no link is rewritten: what is signed arrives as it was signed.
        mensaje.SetClickTracking(false, false);
        mensaje.SetOpenTracking(false);
        // Nor does a setting of the account add a link by which a committee would renounce its own notifications.
        mensaje.SetSubscriptionTracking(false);
        mensaje.SetSandBoxMode(ajustes.Pruebas);
        return mensaje;
    }
}
