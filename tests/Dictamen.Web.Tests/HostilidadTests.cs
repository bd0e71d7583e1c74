using System.Net;
using Dictamen.App.Ports;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Web.Tests.Kit;
using Dictamen.Web.Tests.Operacion;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
        var regreso = sitio.De<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme).ReturnUrlParameter;
        foreach (var parametro in new[] { regreso, "returnUrl", "vuelve", "destino", "regreso", "url" }.Distinct())
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
    public async Task AFormThatCannotBeReadIsToldSoAndNotThatItExpired()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var navegador = sitio.Navegador();
        var direccion = $"/convocatoria/{Muestreo.Id}/participar";
        await navegador.GetStringAsync(direccion);
        foreach (var (tipo, cuerpo) in new[]
        {
            ("multipart/form-data", "x"),
            ("multipart/form-data; boundary=abc", "--abc\r\nContent-Disposition: form-data; name=\"correo\"\r\n\r\nco"),
            ("application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 3_000).Select(n => $"c{n}=1"))),
        })
        {
            using var contenido = new StringContent(cuerpo);
            contenido.Headers.Remove("Content-Type");
            contenido.Headers.TryAddWithoutValidation("Content-Type", tipo);
            var respuesta = await navegador.PostAsync(direccion, contenido);
            Assert.Equal(HttpStatusCode.BadRequest, respuesta.StatusCode);
            var pagina = WebUtility.HtmlDecode(await respuesta.Content.ReadAsStringAsync());
            Assert.Contains("El formulario no llegó completo", pagina, StringComparison.Ordinal);
            Assert.Contains($"<a href=\"{direccion}\">Volver a abrir la página</a>", pagina, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("klingon")]
    public async Task ACharacterSetThatIsNotReadIsRefusedInTheWayOfWhoeverAsks(string juego)
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        foreach (var (ruta, tipo, media) in new[] { ("/acceso", "application/x-www-form-urlencoded", "text/html"), ("/api/v1/enlaces", "application/json", "application/problem+json") })
        {
            using var contenido = new StringContent("a=1");
            contenido.Headers.Remove("Content-Type");
            contenido.Headers.TryAddWithoutValidation("Content-Type", $"{tipo}; charset={juego}");
            var respuesta = await sitio.Navegador().PostAsync(ruta, contenido);
            Assert.Equal((HttpStatusCode.UnsupportedMediaType, media), (respuesta.StatusCode, respuesta.Content.Headers.ContentType!.MediaType));
            Assert.Contains("UTF-8", await respuesta.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnAddressThatIsTooLongIsToldSoInTheWayOfWhoeverAsks()
    {
        await using var sitio = await Sitio.VacioAsync();
        foreach (var (ruta, media) in new[] { ("/folio", "text/html"), ("/api/v1/convocatorias", "application/problem+json") })
        {
            var respuesta = await sitio.Navegador().GetAsync($"{ruta}?folio={new string('a', 8_000)}");
            Assert.Equal((HttpStatusCode.RequestUriTooLong, media), (respuesta.StatusCode, respuesta.Content.Headers.ContentType!.MediaType));
            Assert.Contains("Acorte lo que busca", await respuesta.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    // What is mapped by hand checks its form by hand: none may forget.
    [Fact]
    public async Task NoAddressTakesAFormWithoutItsToken()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await OficinaTests.ConSolicitudAsync(sitio);
        var rutas = sitio.De<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { } m && m.Contains(HttpMethods.Post) && !m.Contains(HttpMethods.Get))
            .Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}").Where(r => !r.StartsWith("/api/", StringComparison.Ordinal))
            .Select(r => r.Replace("{folio}", $"{folio}", StringComparison.Ordinal).Replace("{lugar:int}", "1", StringComparison.Ordinal).Replace("{accion}", AccionesDelComite.CambioDeIntegrantes, StringComparison.Ordinal).Replace("{seccion}", "4", StringComparison.Ordinal).Replace("{id}", "ab12", StringComparison.Ordinal).Replace("{token}", "x", StringComparison.Ordinal))
            .Distinct().ToList();
        Assert.True(rutas.Count > 9, string.Join(' ', rutas));
        foreach (var (proposito, sujeto, alcance) in new[] { ("operador", "op-1", "operacion"), ("cd", Sitio.Miembro("ACADEMICO").Valor, $"cd:{Muestreo.Id}"), ("solicitud", "s-1", "solicitud:ab12") })
        {
            var quien = await sitio.EntrarAsync(proposito, sujeto, alcance);
            var hechos = await HechosAsync(sitio);
            foreach (var ruta in rutas)
            {
                using var respuesta = await quien.PostAsync(ruta, new FormUrlEncodedContent([new("documento", "x"), new("conflicto", "no"), new("destino", "auditoría")]));
                Assert.True(respuesta.StatusCode == HttpStatusCode.BadRequest || respuesta.Headers.Location?.ToString() is { } a && (a.StartsWith("/acceso", StringComparison.Ordinal) || new Uri(a).AbsolutePath == "/acceso"), $"{proposito} {ruta}: {respuesta.StatusCode}");
            }

            Assert.Equal(hechos, await HechosAsync(sitio));
        }

        static async Task<long> HechosAsync(Sitio sitio) => (await sitio.De<IEventStore>().ListAsync().ToListAsync()).Sum(s => s.Version);
    }

    [Theory]
    [InlineData("{\"correo\":\"a@b.mx\",\"correo\":\"c@d.mx\"}")]
    [InlineData("{\"correo\":\"a@b.mx\",\"CORREO\":\"c@d.mx\"}")]
    [InlineData("{\"correo\":\"\\ud800\"}")]
    [InlineData("{\"correo\":\"a@b.mx\\u0000\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"correo\":1e999}")]
    [InlineData("{\"correo\":[]}")]
    [InlineData("\"x\"")]
    [InlineData("[")]
    [InlineData("profundo")]
    [InlineData("hondo")]
    public async Task JsonThatMeansHarmIsRefusedAndCostsNothing(string json)
    {
        await using var sitio = await Sitio.VacioAsync();
        json = json switch
        {
            "profundo" => string.Concat(new string('[', 400_000), new string(']', 400_000)),
            "hondo" => $"{{\"correo\":{string.Concat(Enumerable.Repeat("{\"a\":", 100_000))}1{new string('}', 100_000)}}}",
            _ => json,
        };
        foreach (var ruta in new[] { "/api/v1/enlaces", $"/api/v1/convocatorias/{Muestreo.Id}/participar" })
        {
            var respuesta = await sitio.Navegador().PostAsync(ruta, new StringContent(json, System.Text.Encoding.UTF8, "application/json"));
            Assert.InRange((int)respuesta.StatusCode, 400, 422);
            Assert.Equal("application/problem+json", respuesta.Content.Headers.ContentType!.MediaType);
        }
    }

    // As deep as a file can be: reading it goes down one call for each level.
    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: &a [x]\n? *a\n: 1\n# ")]
    public async Task AFileOfBasesThatOnlyGoesDeeperOrNamesItselfEndsNoProcess(string nivel)
    {
        await using var sitio = await Sitio.VacioAsync();
        var operador = await sitio.EntrarAsync("operador", "op-1", "operacion");
        var ruta = $"/operacion/convocatoria/{Muestreo.Id}/acto/bases-yaml";
        var campos = OficinaTests.Campos(await operador.GetStringAsync(ruta)).Where(c => c.Key != "yaml").Append(new("yaml", string.Concat(Enumerable.Repeat(nivel, 100_000)))).ToList();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await OficinaTests.EnviarAsync(operador, ruta, campos, "prever")).StatusCode);
    }

    [Fact]
    public async Task TheWayBackFromAnErrorLeadsToNoOtherSite()
    {
        await using var sitio = await Sitio.VacioAsync(s => s.Configure<OpcionesWeb>(o => o.TamanoMaximo = 10));
        var respuesta = await sitio.Navegador().SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri("http://localhost//malo.invalid/")) { Content = new StringContent("mucho más que diez") });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, respuesta.StatusCode);
        Assert.DoesNotContain("href=\"//", await respuesta.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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
