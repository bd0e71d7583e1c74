using System.Net;
using Dictamen.App.Notificaciones;
using Dictamen.App.Ports;
using Dictamen.Functions.SendGrid;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Dictamen.Functions.Tests.SendGrid;

/// <summary>What is asked of SendGrid, and what its answers mean.</summary>
public sealed class SendGridMailTests
{
    private static readonly Correo Correo = new("expediente/PCS-2019-01-000001/prevencion", ["a@ejemplo.mx", "b@ejemplo.mx"], "Prevención", "texto", EnHtml: true, "PCS-2019-01-000001");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AMessageCarriesItsIdAndFolioAndNobodyIsFollowed(bool pruebas)
    {
        var cliente = new Cliente(HttpStatusCode.Accepted, "m-1");
        var r = await Adaptador(cliente, pruebas).SendAsync(Correo);
        Assert.Equal(new MailAccepted("sendgrid:m-1"), r);
        Assert.Equal(
            [
                "from no-responder@ejemplo.mx", "to a@ejemplo.mx", "to b@ejemplo.mx", "subject Prevención", "text/plain texto", $"text/html {HtmlDeCorreo.De("texto")}",
                "category notificacion", "arg evento=expediente/PCS-2019-01-000001/prevencion", "arg instalacion=esta", "arg folio=PCS-2019-01-000001",
                "click False False", "open False", "subscription False", $"sandbox {pruebas}",
            ],
            cliente.Mensaje!.Pedido);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    public async Task AMessageThatIsNotAdmittedNotifiedNobody(HttpStatusCode estatus)
    {
        var r = Assert.IsType<MailBounced>(await Adaptador(new Cliente(estatus)).SendAsync(Correo));
        Assert.DoesNotContain("@", r.Motivo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task AServiceThatIsAwayIsTriedAgain(HttpStatusCode estatus) =>
        await Assert.ThrowsAsync<HttpRequestException>(() => Adaptador(new Cliente(estatus)).SendAsync(Correo).AsTask());

    private static SendGridMail Adaptador(Cliente cliente, bool pruebas = false) => new(cliente, new AjustesDeCorreo("SG.x", default, "no-responder@ejemplo.mx", "esta", pruebas));

    private sealed class Cliente(HttpStatusCode estatus, string? id = null) : ISendGridClient
    {
        public SendGridMessage? Mensaje { get; private set; }

        public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default)
        {
            Mensaje = msg;
            var http = new HttpResponseMessage(estatus);
            if (id is not null)
            {
                http.Headers.Add("X-Message-Id", id);
            }

            return Task.FromResult(new Response(estatus, http.Content, http.Headers));
        }
    }
}
