using System.Net;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Web.Tests.Kit;
using Dictamen.Web.Tests.Operacion;
using Xunit;

namespace Dictamen.Web.Tests;

/// <summary>What somebody who means harm tries: script in what they send, addresses of other sites, forms from elsewhere.</summary>
public sealed class HostilidadTests
{
    private const string Script = "<script>alert('x')</script>\"'&";

    [Fact]
    public async Task ScriptInWhatWasRecordedIsTextOnEveryPage()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var solicitud = await Muestreo.SolicitudAsync(sitio.Almacen, 0, "AAC");
        var a = solicitud.Contenido.Anexo3;
        solicitud = solicitud with
        {
            Contenido = solicitud.Contenido with
            {
                Anexo3 = a with
                {
                    Portada = a.Portada with { Comunidad = $"{Script} comunidad", Proyecto = $"{Script} proyecto" },
                    Objetivo = $"{Script} {a.Objetivo}",
                    Justificacion = a.Justificacion with { Problema = $"{Script} {a.Justificacion.Problema}" },
                    Metas = [.. a.Metas.Select(m => m with { QueHara = $"{Script} {m.QueHara}" })],
                },
            },
        };
        var (recibido, rechazo) = await sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, "hostil", solicitud, new Actor(Rol.Solicitante, "s"));
        Assert.True(rechazo is null, rechazo?.Mensaje);
        await sitio.AtenderAsync();
        var folio = recibido!.Value;
        var e = (await sitio.De<App.Registro.Repositorio>().CargarAsync<Expediente>(folio.ToString())).Estado;
        var yo = e.Recepcion!.Integrantes[0];
        var comite = await sitio.EntrarAsync("expediente", yo.Persona.Valor, $"folio:{folio}:{yo.Cargo}");
        var operador = await sitio.EntrarAsync("operador", "op-1", "operacion");

        // What an officer types is shown too, in the preview, in the notice and in the file's story.
        var prevenir = $"/operacion/expediente/{folio}/acto/prevenir";
        var campos = OficinaTests.Campos(await operador.GetStringAsync(prevenir)).Append(new("hallazgo.CURP/Representante", Script)).ToList();
        Limpia(prevenir, await (await OficinaTests.EnviarAsync(operador, prevenir, campos, "prever")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await OficinaTests.EnviarAsync(operador, prevenir, campos, "confirmar")).StatusCode);
        await sitio.AtenderAsync();

        foreach (var (quien, rutas) in new (HttpClient, string[])[]
        {
            (sitio.Navegador(), ["/", $"/convocatoria/{Muestreo.Id}", $"/convocatoria/{Muestreo.Id}/resultados", $"/folio?folio={folio}", $"/folio?folio={Uri.EscapeDataString(Script)}", $"/verificar?folio={Uri.EscapeDataString(Script)}&huella={Uri.EscapeDataString(Script)}", $"/acceso?vencido={Uri.EscapeDataString(Script)}"]),
            (comite, [$"/expediente/{folio}", $"/expediente/{folio}/solicitud", $"/expediente/{folio}/faltantes", $"/expediente/{folio}/desistir"]),
            (operador, ["/operacion", "/operacion/expedientes", $"/operacion/expedientes?texto={Uri.EscapeDataString(Script)}", $"/operacion/expedientes?pendiente={Uri.EscapeDataString(Script)}", $"/operacion/expediente/{folio}", $"/operacion/expediente/{folio}/acto/revisar-subsanacion", $"/operacion/convocatoria/{Muestreo.Id}?monto={Uri.EscapeDataString(Script)}", "/operacion/notificaciones", $"/operacion/accesos?hecho={Uri.EscapeDataString(Script)}", "/operacion/personas", "/operacion/calendario"]),
        })
        {
            foreach (var ruta in rutas)
            {
                var respuesta = await quien.GetAsync(ruta);
                Assert.True((int)respuesta.StatusCode < 500, $"{ruta}: {respuesta.StatusCode}");
                Limpia(ruta, await respuesta.Content.ReadAsStringAsync());
                Assert.DoesNotContain("'unsafe-inline'", string.Join(' ', respuesta.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            }
        }

        Assert.Contains("&lt;script&gt;", await operador.GetStringAsync($"/operacion/expediente/{folio}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScriptInASheetAndInAnAgreementIsTextToTheReviewers()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var solicitud = await Muestreo.SolicitudAsync(sitio.Almacen);
        solicitud = solicitud with { Contenido = solicitud.Contenido with { Anexo3 = solicitud.Contenido.Anexo3 with { Objetivo = $"{Script} {solicitud.Contenido.Anexo3.Objetivo}" } } };
        var (folio, _) = await sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, "hostil", solicitud, new Actor(Rol.Solicitante, "s"));
        await sitio.HacerAsync(folio!.Value.ToString(), new ClasificarCompleto(), Sitio.Operador);
        await sitio.HacerAsync(folio.Value.ToString(), new Core.Expedientes.E3_Dictaminacion.AsignarDictaminadores([]), Sitio.Operador);
        var persona = await sitio.EntrarAsync("cd", Sitio.Miembro("ACADEMICO").Valor, $"cd:{Muestreo.Id}");
        var proyectos = sitio.De<DictaminacionDeProyectos>();
        var actor = new Actor(Rol.Dictaminador, Sitio.Miembro("ACADEMICO").Valor);
        await proyectos.ProtestarAsync(actor, Muestreo.Id);
        await proyectos.DeclararSinConflictoAsync(actor, Muestreo.Id, folio.Value.ToString());
        await proyectos.GuardarAsync(actor, Muestreo.Id, folio.Value.ToString(), [new("observaciones", Script), new("viabilidad.motivo", Script)]);
        foreach (var ruta in new[] { "/dictaminacion", $"/dictaminacion/{folio}" })
        {
            Limpia(ruta, await persona.GetStringAsync(ruta));
        }

        Assert.Contains("&lt;script&gt;", await persona.GetStringAsync($"/dictaminacion/{folio}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://malo.invalid/")]
    [InlineData("//malo.invalid/")]
    [InlineData("/\\malo.invalid/")]
    [InlineData("/%5C/malo.invalid")]
    public async Task NoAnswerSendsToAnotherSite(string ajeno)
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var destino = Uri.EscapeDataString(ajeno);
        var enlace = await sitio.EnlaceAsync("operador", "op-1", "operacion");
        foreach (var parametro in new[] { "returnUrl", "ReturnUrl", "destino", "regreso", "url" })
        {
            var navegador = sitio.Navegador();
            foreach (var ruta in new[] { $"/acceso?{parametro}={destino}", $"/operacion?{parametro}={destino}", $"/?{parametro}={destino}", $"/dictaminacion?{parametro}={destino}" })
            {
                Propia(await navegador.GetAsync(ruta));
            }

            // The exchange of a link, and the way out, with somebody else's address in it.
            var pagina = await navegador.GetStringAsync(enlace);
            Propia(await navegador.PostAsync($"{enlace}&{parametro}={destino}", new FormUrlEncodedContent([Sitio.Formulario(pagina), new(parametro, ajeno)])));
            Propia(await navegador.PostAsync($"/salir?{parametro}={destino}", new FormUrlEncodedContent([Sitio.Formulario(await navegador.GetStringAsync("/operacion")), new(parametro, ajeno)])));
        }
    }

    [Fact]
    public async Task AFormFromElsewhereIsToldSoInThePageAndToAProgramAlike()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var operador = await sitio.EntrarAsync("operador", "op-1", "operacion");
        foreach (var (ruta, forma) in new[] { ("/operacion/accesos", "invitar"), ("/operacion/calendario", "suspension"), ($"/convocatoria/{Muestreo.Id}/participar", "participar"), ("/salir", "") })
        {
            foreach (var ficha in new[] { null, "CfDJ8-falsa" })
            {
                var campos = new List<KeyValuePair<string, string>> { new("_handler", forma) };
                if (ficha is not null)
                {
                    campos.Add(new("__RequestVerificationToken", ficha));
                }

                var respuesta = await operador.PostAsync(ruta, new FormUrlEncodedContent(campos));
                var cuerpo = await respuesta.Content.ReadAsStringAsync();
                Assert.True(respuesta.StatusCode == HttpStatusCode.BadRequest, $"{ruta}: {respuesta.StatusCode}");
                Assert.Contains("El formulario venció", WebUtility.HtmlDecode(cuerpo), StringComparison.Ordinal);
                Assert.True(cuerpo.Contains("lang=\"es-MX\"", StringComparison.Ordinal) && cuerpo.Contains("<h1>", StringComparison.Ordinal), $"{ruta}: {cuerpo}");
            }
        }
    }

    [Fact]
    public async Task WhoseSessionEndedWhileTheyWroteIsToldSoAndWhereALinkIsAskedFor()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        foreach (var (ruta, suya) in new[] { ("/operacion/calendario", true), ("/operacion/expediente/PCS-2019-01-000001/acto/prevenir", true), ("/solicitud/ab/apartado/4", true), ($"/convocatoria/{Muestreo.Id}/participar", false) })
        {
            var respuesta = await sitio.Navegador().PostAsync(ruta, new FormUrlEncodedContent([new("_handler", "acto"), new("__RequestVerificationToken", "CfDJ8-vieja")]));
            var cuerpo = WebUtility.HtmlDecode(await respuesta.Content.ReadAsStringAsync());
            Assert.True(respuesta.StatusCode == HttpStatusCode.BadRequest, $"{ruta}: {respuesta.StatusCode}");
            Assert.Equal(suya, cuerpo.Contains("<h1>Su sesión terminó</h1><p>Su sesión terminó; nada se registró.", StringComparison.Ordinal));
            Assert.Equal(suya, cuerpo.Contains("<a href=\"/acceso\">Cómo pedir un enlace</a>", StringComparison.Ordinal));
        }
    }

    private static void Limpia(string ruta, string pagina)
    {
        Assert.False(pagina.Contains("<script>alert", StringComparison.OrdinalIgnoreCase), $"{ruta} shows a script as it came.");
        Assert.False(pagina.Contains($"=\"{Script}", StringComparison.Ordinal), $"{ruta} lets a quote end an attribute.");
    }

    private static void Propia(HttpResponseMessage respuesta)
    {
        Assert.True((int)respuesta.StatusCode < 500, $"{respuesta.RequestMessage!.RequestUri}: {respuesta.StatusCode}");
        if (respuesta.Headers.Location is { } a)
        {
            Assert.True(!a.IsAbsoluteUri || a.Host == "localhost", a.ToString());
            Assert.False(a.OriginalString.StartsWith("//", StringComparison.Ordinal) || a.OriginalString.StartsWith("/\\", StringComparison.Ordinal), a.OriginalString);
        }
    }
}
