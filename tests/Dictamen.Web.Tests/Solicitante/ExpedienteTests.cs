using System.Net;
using System.Net.Http.Headers;
using System.Web;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Web.Tests.Kit;
using Xunit;

namespace Dictamen.Web.Tests.Solicitante;

public sealed class ExpedienteTests
{
    private const string Folio = "PCS-2019-01-000001";

    [Fact]
    public async Task WhatWasMissingIsAskedWithItsDayAndHandedIn()
    {
        await using var sitio = await PrevenidoAsync();
        var navegador = await EntrarAsync(sitio, Folio, "Tesorero");
        var pagina = HttpUtility.HtmlDecode(await navegador.GetStringAsync($"/expediente/{Folio}"));
        Assert.Contains("Entregar los documentos que faltan", pagina, StringComparison.Ordinal);
        Assert.Contains("a las 24:00", pagina, StringComparison.Ordinal);
        Assert.Contains("Cómo se contó el plazo", pagina, StringComparison.Ordinal);
        Assert.Contains("entregue lo que falta: Escrito bajo protesta de decir verdad", pagina, StringComparison.Ordinal);
        Assert.Contains("Se recibió la notificación «faltan documentos de su solicitud»; surtió efectos", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("ESCRITO_PARENTESCO", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("«prevencion»", pagina, StringComparison.Ordinal);

        var sinArchivo = await EntregarAsync(navegador, null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sinArchivo.StatusCode);
        Assert.Contains("No se entregó ningún documento.", await sinArchivo.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var ejecutable = await EntregarAsync(navegador, "MZ"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ejecutable.StatusCode);
        Assert.Contains("no es PDF", await ejecutable.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var entregado = await EntregarAsync(navegador, Comision.Pdf);
        Assert.Equal($"http://localhost/expediente/{Folio}?hecho=1", entregado.Headers.Location!.ToString());
        var estado = await EstadoAsync(sitio);
        Assert.Empty(estado.Subsanacion!.Pendientes);
        var huella = estado.Recepcion!.Documentos["ESCRITO_PARENTESCO"];
        Assert.Equal(Comision.Pdf, await navegador.GetByteArrayAsync($"/expediente/{Folio}/documento/{huella}"));
        Assert.Contains("El Comité entregó: Escrito bajo protesta de decir verdad", HttpUtility.HtmlDecode(await navegador.GetStringAsync($"/expediente/{Folio}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormThatWasSentKeepsItsAnswerAndTakesNothingElse()
    {
        await using var sitio = await PrevenidoAsync();
        var navegador = await EntrarAsync(sitio, Folio, "Tesorero");
        foreach (var vez in new[] { "first", "again" })
        {
            Assert.True((await EntregarAsync(navegador, Comision.Pdf, "o-1")).StatusCode == HttpStatusCode.Redirect, vez);
        }

        var distinto = await EntregarAsync(navegador, [.. Comision.Pdf, 10], "o-1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, distinto.StatusCode);
        Assert.Contains("de este envío no se registró nada", HttpUtility.HtmlDecode(await distinto.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(Huellas.De(Comision.Pdf), (await EstadoAsync(sitio)).Recepcion!.Documentos["ESCRITO_PARENTESCO"]);

        // Another member, whose page was open since before.
        var tarde = await EntregarAsync(await EntrarAsync(sitio, Folio, "Secretario"), Comision.Pdf, "o-2");
        Assert.Contains("Ya estaba entregado todo lo que se pidió", HttpUtility.HtmlDecode(await tarde.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheApplicationIsReadAgainByItsCommitteeAlone()
    {
        await using var sitio = await PrevenidoAsync();
        var tesorero = await EntrarAsync(sitio, Folio, "Tesorero");
        Assert.Contains($"href=\"/expediente/{Folio}/solicitud\"", await tesorero.GetStringAsync($"/expediente/{Folio}"), StringComparison.Ordinal);
        var solicitud = HttpUtility.HtmlDecode(await tesorero.GetStringAsync($"/expediente/{Folio}/solicitud"));
        Assert.Contains((await Muestreo.SolicitudAsync(sitio.Almacen)).Contenido.Anexo3.Justificacion.Problema, solicitud, StringComparison.Ordinal);
        Assert.DoesNotContain("/dictaminacion/", solicitud, StringComparison.Ordinal);
        foreach (var ajeno in new[] { sitio.Navegador(), await sitio.EntrarAsync("expediente", "otra", $"folio:{Folio}:Tesorero"), await sitio.EntrarAsync("operador", "operador-1", "operacion") })
        {
            Assert.EndsWith("/acceso", (await ajeno.GetAsync($"/expediente/{Folio}/solicitud")).Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task OneMinuteAfterTheTermItSaysExactlyWhy()
    {
        await using var sitio = await PrevenidoAsync();
        var plazo = (await EstadoAsync(sitio)).Plazos["PZ-03"];
        sitio.Reloj.Poner(plazo.Fin.AddMinutes(1));
        var navegador = await EntrarAsync(sitio, Folio, "Tesorero"); // A session lasts less than the term.
        var pagina = HttpUtility.HtmlDecode(await navegador.GetStringAsync($"/expediente/{Folio}"));
        Assert.Contains("Plazo terminado", pagina, StringComparison.Ordinal);
        var tarde = await EntregarAsync(navegador, Comision.Pdf);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tarde.StatusCode);
        var texto = HttpUtility.HtmlDecode(await tarde.Content.ReadAsStringAsync());
        Assert.Contains($"El plazo para subsanar terminó el {plazo.UltimoDia:dd/MM/yyyy} a las 24:00 horas", texto, StringComparison.Ordinal);
        Assert.Contains("PCS-4.2.2-04", texto, StringComparison.Ordinal);
        sitio.Reloj.Poner(plazo.Fin.AddMinutes(-1));
        Assert.Equal(HttpStatusCode.Redirect, (await EntregarAsync(navegador, Comision.Pdf)).StatusCode);
    }

    [Theory]
    [InlineData("PCS-2019-01-000002", "Tesorero")]
    [InlineData(Folio, "Representante")]
    public async Task ALinkOpensNothingButItsOwnFileAndItsOwnPost(string folio, string cargo)
    {
        await using var sitio = await PrevenidoAsync();
        var tesorero = (await EstadoAsync(sitio)).Recepcion!.Integrantes.First(i => i.Cargo == "Tesorero").Persona.Valor;
        var navegador = await sitio.EntrarAsync("expediente", tesorero, $"folio:{folio}:{cargo}");
        Assert.EndsWith("/acceso", (await navegador.GetAsync($"/expediente/{Folio}")).Headers.Location!.ToString(), StringComparison.Ordinal);
        var rechazo = await sitio.De<MiExpediente>().HacerAsync(Folio, AccionesDelComite.Firmar, "1", new Dictionary<string, string>(), new Dictionary<string, ReadOnlyMemory<byte>>(), new Actor(Rol.Solicitante, tesorero), $"{folio}:{cargo}");
        Assert.Equal("SIN_ACCESO", rechazo!.Codigo);
    }

    [Fact]
    public async Task EveryFileOfTheSampleTellsItsStoryWithoutItsReviewers()
    {
        await using var sitio = await Sitio.ConMuestraAsync();
        var repositorio = sitio.De<Repositorio>();
        for (var n = 1; n <= 10; n++)
        {
            var folio = $"PCS-2019-01-{n:D6}";
            var estado = (await repositorio.CargarAsync<Expediente>(folio)).Estado;
            var navegador = await EntrarAsync(sitio, folio, "Secretario");
            var pagina = HttpUtility.HtmlDecode(await navegador.GetStringAsync($"/expediente/{folio}"));
            Assert.Contains(estado.Recepcion!.Proyecto, pagina, StringComparison.Ordinal);
            Assert.DoesNotContain("dictaminadora", pagina, StringComparison.OrdinalIgnoreCase);
            foreach (var asignado in estado.Dictaminacion?.Dictaminadores.Values.Select(d => d.Persona) ?? [])
            {
                Assert.DoesNotContain(asignado.Valor, pagina, StringComparison.Ordinal);
            }
        }
    }

    private static async Task<HttpClient> EntrarAsync(Sitio sitio, string folio, string cargo)
    {
        var integrantes = (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio)).Estado.Recepcion!.Integrantes;
        return await sitio.EntrarAsync("expediente", integrantes.First(i => i.Cargo == cargo).Persona.Valor, $"folio:{folio}:{cargo}");
    }

    private static async Task<Expediente> EstadoAsync(Sitio sitio) => (await sitio.De<Repositorio>().CargarAsync<Expediente>(Folio)).Estado;

    // An application without the writing about kinship, asked for and notified.
    private static async Task<Sitio> PrevenidoAsync()
    {
        var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var solicitud = await Muestreo.SolicitudAsync(sitio.Almacen, 0, "ESCRITO_PARENTESCO");
        var (folio, _) = await sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, "prueba-1", solicitud, new Actor(Rol.Solicitante, "x"));
        Assert.Equal(Folio, folio.ToString());
        await sitio.HacerAsync(Folio, new RequerirSubsanacion([]), Sitio.Operador);
        sitio.Reloj.Poner(sitio.Reloj.GetUtcNow().AddMinutes(5));
        await sitio.De<Dictamen.App.Atencion.Barrido>().BarrerAsync();
        await sitio.AtenderAsync();
        return sitio;
    }

    private static async Task<HttpResponseMessage> EntregarAsync(HttpClient navegador, byte[]? contenido, string? orden = null)
    {
        var direccion = $"/expediente/{Folio}/{AccionesDelComite.Faltantes}";
        var ficha = Sitio.Formulario(await navegador.GetStringAsync($"/expediente/{Folio}/{AccionesDelComite.Desistir}")); // Asked for always, as this form is not.
        using var forma = new MultipartFormDataContent
        {
            { new StringContent(ficha.Value), ficha.Key },
            { new StringContent("accion"), "_handler" },
            { new StringContent(orden ?? $"{ficha.Value.GetHashCode(StringComparison.Ordinal):x8}"), "orden" },
            { new StringContent("enviar"), "accion" },
        };
        if (contenido is not null)
        {
            var archivo = new ByteArrayContent(contenido);
            archivo.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            forma.Add(archivo, "ESCRITO_PARENTESCO", "escrito.pdf");
        }

        return await navegador.PostAsync(direccion, forma);
    }
}
