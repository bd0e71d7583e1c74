using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Dictamen.App.Ports;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Web.Tests.Kit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

using static Dictamen.Web.Tests.Kit.Programas;

namespace Dictamen.Web.Tests;

/// <summary>The interface for programs.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private Sitio _sitio = null!;

    public async Task InitializeAsync() => _sitio = await Sitio.ConConvocatoriaAbiertaAsync();

    public async Task DisposeAsync() => await _sitio.DisposeAsync();

    [Fact]
    public async Task TheDescriptionIsTheOneThatIsCheckedIn()
    {
        var servido = (await _sitio.Navegador().GetStringAsync("/api/v1/openapi.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var archivo = Path.Combine(Path.GetDirectoryName(Aqui())!, "..", "..", "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("ACTUALIZAR") == "1")
        {
            await File.WriteAllTextAsync(archivo, servido);
        }

        Assert.Equal(await File.ReadAllTextAsync(archivo), servido);
        Assert.Contains("/api/v1/expedientes/{folio}/prevencion", servido, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryPartOfAnAddressIsDescribed()
    {
        using var descrito = JsonDocument.Parse(await _sitio.Navegador().GetStringAsync("/api/v1/openapi.json"));
        foreach (var ruta in descrito.RootElement.GetProperty("paths").EnumerateObject())
        {
            var partes = string.Join(' ', ruta.Name.Split('{').Skip(1).Select(p => p.Split('}')[0]));
            foreach (var operacion in ruta.Value.EnumerateObject())
            {
                var descritas = operacion.Value.TryGetProperty("parameters", out var p) ? p.EnumerateArray().Where(x => x.GetProperty("in").GetString() == "path").Select(x => x.GetProperty("name").GetString()) : [];
                Assert.Equal((operacion.Name, ruta.Name, partes), (operacion.Name, ruta.Name, string.Join(' ', descritas)));
            }
        }
    }

    /// <summary>Acts that a role of the office may carry out and that have no address of their own, and why.</summary>
    private static readonly Dictionary<Type, string> SinDireccion = new()
    {
        [typeof(Core.Convocatorias.Publicacion.ElaborarBorrador)] = "The form of the bases makes it when there is no draft yet.",
        [typeof(Core.Convocatorias.Publicacion.CerrarConvocatoria)] = "The end of the term of reception carries it out.",
        [typeof(Core.Convocatorias.Recursos.RegistrarDifusion)] = "The attendant carries it out once the results went out.",
    };

    [Fact]
    public void EveryActOfTheOfficeHasItsAddress()
    {
        var suyos = Actos(a => FacultaAttribute.De(a).Any(rol => new Actor(rol, "x").Lee()));
        Assert.True(suyos.Count > 60, $"{suyos.Count}");
        Assert.Equal(SinDireccion.Keys.OrderBy(a => a.Name), suyos.Except(Direcciones(r => !r.Contains("/acciones/", StringComparison.Ordinal))).OrderBy(a => a.Name));
    }

    [Fact]
    public void EveryActOfTheCommitteeUponAFileHasItsAddress()
    {
        var suyos = Actos(a => a.IsSubclassOf(typeof(Acto<Expediente>)) && new Actor(Rol.Solicitante, "x").Puede(a));
        Assert.True(suyos.Count > 15, $"{suyos.Count}");
        Assert.Equal(suyos.OrderBy(a => a.Name), Direcciones(r => r.Contains("/acciones/", StringComparison.Ordinal) || r.EndsWith("/faltantes", StringComparison.Ordinal)).OrderBy(a => a.Name));
    }

    [Fact]
    public async Task EveryAddressThatWritesIsGoneThroughByATest()
    {
        using var descrito = JsonDocument.Parse(await _sitio.Navegador().GetStringAsync("/api/v1/openapi.json"));
        var escriben = descrito.RootElement.GetProperty("paths").EnumerateObject().Where(r => r.Value.EnumerateObject().Any(o => o.Name != "get")).Select(r => r.Name["/api/v1/".Length..]);
        var recorridas = typeof(ApiTests).Assembly.GetTypes().SelectMany(t => t.GetMethods()).SelectMany(m => m.GetCustomAttributes<RecorreAttribute>()).SelectMany(r => r.Rutas).Distinct();
        Assert.Equal(escriben.Order(StringComparer.Ordinal), recorridas.Order(StringComparer.Ordinal));
    }

    private HashSet<Type> Direcciones(Func<string, bool> cuales) =>
        [.. _sitio.De<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => cuales(e.RoutePattern.RawText!)).SelectMany(e => e.Metadata.OfType<Type>())];

    private static List<Type> Actos(Func<Type, bool> cuales) =>
        [.. typeof(Expediente).Assembly.GetTypes().Where(t => !t.IsAbstract && t.GetCustomAttributes(typeof(FacultaAttribute), inherit: false).Length > 0).Where(cuales)];

    [Theory]
    [InlineData("GET", "/api/v1/convocatorias/PCS-2019-77", 404, "NO_ENCONTRADO")]
    [InlineData("GET", "/api/v1/nada", 404, "NO_ENCONTRADO")]
    [InlineData("DELETE", "/api/v1/convocatorias", 405, "METODO_NO_ADMITIDO")]
    [InlineData("GET", "/api/v1/folios/PCS-2019-01-000777", 404, "NO_ENCONTRADO")]
    [InlineData("GET", "/api/v1/expedientes/PCS-2019-01-000001", 401, "SIN_SESION")]
    [InlineData("POST", "/api/v1/expedientes/PCS-2019-01-000001/prevencion", 401, "SIN_SESION")]
    [InlineData("POST", "/api/v1/solicitudes", 401, "SIN_SESION")]
    [InlineData("POST", "/api/v1/convocatorias/PCS-2019-01/publicaciones/recepcion", 401, "SIN_SESION")]
    public async Task ErrorsAreProblemDetails(string metodo, string ruta, int estado, string codigo)
    {
        var respuesta = await _sitio.Navegador().SendAsync(new HttpRequestMessage(new HttpMethod(metodo), ruta));
        var problema = await ProblemaAsync(respuesta, estado, codigo);
        Assert.NotEqual("", problema.GetProperty("detail").GetString());
        Assert.True(respuesta.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task ALinkThatIsNotValidIsAsGoodAsNone()
    {
        var programa = _sitio.Navegador();
        programa.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "1.prueba.AAAA.BBBB");
        await ProblemaAsync(await programa.GetAsync("/api/v1/expedientes/PCS-2019-01-000001"), 401, "SIN_SESION");
    }

    [Fact]
    public async Task ALinkThatOpensOnceIsForABrowserAndAProgramDoesNotSpendIt()
    {
        var enlace = await _sitio.EnlaceAsync("administrador", "administracion-1", "operacion", unaVez: true);
        var programa = _sitio.Navegador();
        programa.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", enlace["/e?t=".Length..]);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Contains("ábralo en el navegador", (await ProblemaAsync(await programa.GetAsync("/api/v1/sesion"), 401, "SIN_SESION")).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal("/operacion", (await Sitio.PulsarAsync(_sitio.Navegador(), enlace)).Headers.Location!.ToString());
        Assert.DoesNotContain("navegador; aquí", (await ProblemaAsync(await programa.GetAsync("/api/v1/sesion"), 401, "SIN_SESION")).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=a", "--a\r\nContent-Disposition: form-data; name=\"archivo\"; filename=\"o.pdf\"\r\n\r\n%PDF")]
    public async Task AFormThatWasCutOrHasNoBoundaryIsNotUnderstood(string tipo, string cuerpo)
    {
        var operador = await ProgramaAsync(_sitio, "operador", "op-1", "operacion");
        var contenido = new ByteArrayContent(Encoding.UTF8.GetBytes(cuerpo));
        contenido.Headers.TryAddWithoutValidation("Content-Type", tipo);
        var problema = await ProblemaAsync(await operador.PostAsync("/api/v1/documentos", contenido), 400, "PETICION_INVALIDA");
        Assert.Contains("boundary", problema.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pagina=x", "pagina")]
    [InlineData("personal=quizá", "personal")]
    public async Task APartOfAQueryThatIsNotUnderstoodIsNamed(string consulta, string parte)
    {
        var auditor = await ProgramaAsync(_sitio, "auditor", "au-1", "operacion");
        var problema = await ProblemaAsync(await auditor.GetAsync($"/api/v1/datos-personales/consultas?{consulta}"), 400, "PETICION_INVALIDA");
        Assert.Equal(parte, problema.GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("\"{0}\"", true)]
    [InlineData("W/\"{0}\"", true)]
    [InlineData("\"x\", W/\"{0}\"", true)]
    [InlineData("*", true)]
    [InlineData("\"x\"", false)]
    [InlineData("{0}", false)]
    public async Task WhatAProgramHasAlreadyIsNotSentAgain(string vista, bool laTiene)
    {
        var folio = await Operacion.OficinaTests.ConSolicitudAsync(_sitio);
        var operador = await ProgramaAsync(_sitio, "operador", "op-1", "operacion");
        var version = (await operador.GetAsync($"/api/v1/expedientes/{folio}")).Headers.ETag!.Tag.Trim('"');
        operador.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", string.Format(System.Globalization.CultureInfo.InvariantCulture, vista, version));
        Assert.Equal(laTiene ? HttpStatusCode.NotModified : HttpStatusCode.OK, (await operador.GetAsync($"/api/v1/expedientes/{folio}")).StatusCode);
    }

    [Fact]
    public async Task AMethodThatIsNotAdmittedIsAnsweredWithThoseThatAre()
    {
        var operador = await ProgramaAsync(_sitio, "operador", "op-1", "operacion");
        Assert.Equal(["GET", "HEAD"], (await operador.DeleteAsync("/api/v1/encargos")).Content.Headers.Allow);
        Assert.Equal(["POST"], (await operador.GetAsync("/api/v1/documentos")).Content.Headers.Allow);
    }

    [Fact]
    [Recorre("convocatorias/{id}/participar", "enlaces")]
    public async Task AskingForALinkIsAnsweredTheSameWhoeverAsksAndItComesByMailAlone()
    {
        var buzon = new Buzon();
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync(s => s.AddSingleton<IMail>(buzon));
        var (programa, participar) = (sitio.Navegador(), $"/api/v1/convocatorias/{Muestreo.Id}/participar");
        var mal = await ProblemaAsync(await programa.PostAsJsonAsync(participar, new { correo = "no es un correo" }), 422, "CONTENIDO_INVALIDO");
        Assert.Equal("correo", mal.GetProperty("field").GetString());
        await ProblemaAsync(await programa.PostAsJsonAsync("/api/v1/convocatorias/PCS-2019-77/participar", new { correo = "uno@ejemplo.invalid" }), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await programa.PostAsJsonAsync("/api/v1/enlaces", new { correo = "no es un correo" }), 422, "CONTENIDO_INVALIDO");
        var falta = await ProblemaAsync(await programa.PostAsJsonAsync("/api/v1/enlaces", new { folio = "" }), 400, "JSON_INVALIDO");
        Assert.Equal("correo", falta.GetProperty("field").GetString());
        await ProblemaAsync(await programa.GetAsync("/api/v1/sesion"), 401, "SIN_SESION");
        Assert.Equal(HttpStatusCode.Accepted, (await programa.PostAsJsonAsync(participar, new { correo = "Uno@ejemplo.invalid" })).StatusCode);
        foreach (var correo in new[] { "uno@ejemplo.invalid", "nadie@ejemplo.invalid" })
        {
            var respuesta = await programa.PostAsJsonAsync("/api/v1/enlaces", new { correo });
            Assert.Equal((HttpStatusCode.Accepted, ""), (respuesta.StatusCode, await respuesta.Content.ReadAsStringAsync()));
        }

        await sitio.AtenderAsync();
        Assert.Empty(buzon.Enlaces("nadie@ejemplo.invalid"));
        Assert.Equal(2, buzon.Enlaces("uno@ejemplo.invalid").Count);
        programa.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", buzon.Enlaces("uno@ejemplo.invalid")[^1]["/e?t=".Length..]);
        var sesion = (await programa.GetFromJsonAsync<Api.SesionAbierta>("/api/v1/sesion"))!;
        Assert.Equal(HttpStatusCode.OK, (await programa.GetAsync($"/api/v1/solicitudes/{sesion.Solicitud}")).StatusCode);
        Assert.Null(sesion.Folio);
    }

    [Fact]
    public async Task AnActNeedsItsRoleItsKeyAndABodyThatIsUnderstood()
    {
        var ruta = $"/api/v1/expedientes/{Muestreo.Id}-000001/prevencion";
        await ProblemaAsync(await (await ProgramaAsync(_sitio, "aprobador", "ap-1", "operacion")).PostAsJsonAsync(ruta, new { }), 403, "NO_FACULTADO");
        var operador = await ProgramaAsync(_sitio, "operador", "op-1", "operacion");
        await ProblemaAsync(await operador.PostAsync(ruta, new StringContent("{}", Encoding.UTF8, "text/plain")), 415, "TIPO_NO_ADMITIDO");
        await ProblemaAsync(await operador.PostAsync(ruta, new StringContent("{\"hallazgos\":", Encoding.UTF8, "application/json")), 400, "JSON_INVALIDO");
        await ProblemaAsync(await operador.PostAsync(ruta, new StringContent("null", Encoding.UTF8, "application/json")), 400, "JSON_INVALIDO");
        await ProblemaAsync(await operador.PostAsJsonAsync(ruta, new { hallazgos = Array.Empty<object>(), otro = 1 }), 400, "JSON_INVALIDO");
        await ProblemaAsync(await operador.PostAsJsonAsync(ruta, new { hallazgos = Array.Empty<object>() }), 400, "FALTA_CLAVE");
        await ProblemaAsync(await operador.PostAsync(ruta, new StringContent(new string(' ', 1_000_001), Encoding.UTF8, "application/json")), 413, "DEMASIADO_GRANDE");
        await ProblemaAsync(await ConClave(operador, "k-1").PostAsJsonAsync(ruta, new { hallazgos = Array.Empty<object>() }), 428, "FALTA_VERSION");
        operador.DefaultRequestHeaders.IfMatch.Add(new EntityTagHeaderValue("\"0\""));
        var rechazo = await ProblemaAsync(await operador.PostAsJsonAsync(ruta, new { hallazgos = Array.Empty<object>() }), 409, "TRANSICION_NO_PERMITIDA");
        Assert.Equal("PCS-4.2.2-03", rechazo.GetProperty("rule").GetString());
    }

    [Fact]
    [Recorre("solicitudes")]
    public async Task AnApplicationGoesInThroughTheInterfaceOnceHoweverOftenItIsSent()
    {
        var (id, programa, cuerpo) = await PreparadaAsync();
        var ajena = await ProblemaAsync(await ConClave(programa, id).PostAsync("/api/v1/solicitudes", Json(cuerpo)), 422, "CONTENIDO_INVALIDO");
        Assert.StartsWith("contenido.documentos.", ajena.GetProperty("field").GetString(), StringComparison.Ordinal);
        Assert.True(ajena.GetProperty("errors").GetArrayLength() > 1);

        foreach (var clave in cuerpo.Contenido.Documentos.Keys)
        {
            Assert.Equal(HttpStatusCode.OK, (await SubirAsync(programa, $"/api/v1/solicitudes/{id}/documentos/{clave}", await BytesAsync(cuerpo.Contenido.Documentos[clave]))).StatusCode);
        }

        // Whose it is the reception writes, and nobody else.
        var deOtra = new StringContent((await Json(cuerpo).ReadAsStringAsync()).Replace("\"contenido\":{", "\"contenido\":{\"solicitudId\":\"otra\",", StringComparison.Ordinal), Encoding.UTF8, "application/json");
        Assert.Equal("contenido.solicitudId", (await ProblemaAsync(await ConClave(programa, id).PostAsync("/api/v1/solicitudes", deOtra), 400, "JSON_INVALIDO")).GetProperty("field").GetString());

        var primera = await ConClave(programa, id).PostAsync("/api/v1/solicitudes", Json(cuerpo));
        Assert.True(primera.StatusCode == HttpStatusCode.Created, await primera.Content.ReadAsStringAsync());
        var folio = JsonDocument.Parse(await primera.Content.ReadAsStringAsync()).RootElement.GetProperty("folio").GetString();
        Assert.Equal($"{Muestreo.Id}-000001", folio);
        var segunda = await ConClave(programa, id).PostAsync("/api/v1/solicitudes", Json(cuerpo));
        Assert.Equal(await primera.Content.ReadAsStringAsync(), await segunda.Content.ReadAsStringAsync());
        Assert.Contains("REGISTRADO", await _sitio.Navegador().GetStringAsync($"/api/v1/folios/{folio}"), StringComparison.Ordinal);

        // Two officers look at the same version and act at once: one is recorded and may be repeated, the other is told so.
        var operadores = new[] { await ProgramaAsync(_sitio, "operador", "op-1", "operacion"), await ProgramaAsync(_sitio, "operador", "op-2", "operacion") };
        var vista = (await operadores[0].GetAsync($"/api/v1/expedientes/{folio}")).Headers.ETag!.Tag;
        var ruta = $"/api/v1/expedientes/{folio}/completo";
        await ProblemaAsync(await EnviarAsync(operadores[0], ruta, "a", null), 428, "FALTA_VERSION");
        await ProblemaAsync(await EnviarAsync(operadores[0], ruta, "a", "*"), 428, "FALTA_VERSION");
        await ProblemaAsync(await EnviarAsync(operadores[0], ruta, "a", "\"otra\""), 412, "VERSION_DISTINTA");
        await ProblemaAsync(await EnviarAsync(operadores[0], ruta, "a", vista.Trim('"')), 400, "VERSION_ILEGIBLE");
        await ProblemaAsync(await operadores[0].GetAsync("/API/v1/noexiste"), 404, "NO_ENCONTRADO");
        var respuestas = await Task.WhenAll(operadores.Select(o => EnviarAsync(o, ruta, "b", vista)));
        var gano = respuestas[0].IsSuccessStatusCode ? 0 : 1;
        Assert.Equal(HttpStatusCode.OK, respuestas[gano].StatusCode);
        await ProblemaAsync(respuestas[1 - gano], 412, "VERSION_DISTINTA");
        Assert.Equal(respuestas[gano].Headers.ETag, respuestas[1 - gano].Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, (await EnviarAsync(operadores[gano], ruta, "b", vista)).StatusCode);
    }

    [Fact]
    public async Task ALinkReachesOnlyItsOwnApplicationAndItsOwnFolio()
    {
        var (id, _, cuerpo) = await PreparadaAsync();
        var otro = await ProgramaAsync(_sitio, "solicitud", "otra", "solicitud:otra");
        await ProblemaAsync(await otro.GetAsync($"/api/v1/solicitudes/{id}"), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await ConClave(otro, id).PostAsync("/api/v1/solicitudes", Json(cuerpo)), 404, "NO_ENCONTRADO");
        var comite = await ProgramaAsync(_sitio, "expediente", "ab", $"folio:{Muestreo.Id}-000002:Representante");
        await ProblemaAsync(await comite.GetAsync($"/api/v1/expedientes/{Muestreo.Id}-000001"), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await ConClave(comite, "k").PostAsJsonAsync($"/api/v1/expedientes/{Muestreo.Id}-000001/faltantes", new { }), 404, "NO_ENCONTRADO");
    }

    [Fact]
    public async Task WhatIsNotADocumentIsNotKept()
    {
        var (id, programa, _) = await PreparadaAsync();
        await ProblemaAsync(await SubirAsync(programa, $"/api/v1/solicitudes/{id}/documentos/AAC", "MZ esto es un programa"u8.ToArray()), 422, "CONTENIDO_INVALIDO");
        await ProblemaAsync(await SubirAsync(programa, $"/api/v1/solicitudes/{id}/documentos/AAC", []), 422, "CONTENIDO_INVALIDO");
        var grande = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/solicitudes/{id}/documentos/AAC") { Content = new StreamContent(Stream.Null) };
        grande.Content.Headers.ContentLength = 200_000_000;
        grande.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        await ProblemaAsync(await programa.SendAsync(grande), 413, "DEMASIADO_GRANDE");
    }

    [Fact]
    public async Task ASessionOfTheBrowserDoesNotServeAnotherSite()
    {
        var operador = await _sitio.EntrarAsync("operador", "op-1", "operacion");
        operador.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        await ProblemaAsync(await ConClave(operador, "k").PostAsJsonAsync($"/api/v1/expedientes/{Muestreo.Id}-000001/completo", new { }), 403, "OTRO_SITIO");
    }

    [Fact]
    public async Task TooManyRequestsAreToldWhenToComeBack()
    {
        var navegador = _sitio.Navegador();
        HttpResponseMessage respuesta;
        var veces = 0;
        do
        {
            respuesta = await navegador.GetAsync("/api/v1/folios/PCS-2019-01-000001");
        }
        while (respuesta.StatusCode != HttpStatusCode.TooManyRequests && ++veces < 100);

        await ProblemaAsync(respuesta, 429, "DEMASIADAS_PETICIONES");
        Assert.True(respuesta.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.NotFound, (await _sitio.Navegador().GetAsync("/api/v1/folios/PCS-2019-01-000001")).StatusCode);
    }

    [Fact]
    public async Task AStoreThatIsAwayIsToldWithWhenToComeBack()
    {
        await using var ausente = await Sitio.VacioAsync(s => s.AddSingleton<IEventStore>(new Ausente()));
        var api = await ausente.Navegador().GetAsync("/api/v1/folios/PCS-2019-01-000001");
        await ProblemaAsync(api, 503, "REGISTRO_AUSENTE");
        Assert.Equal(TimeSpan.FromSeconds(7), api.Headers.RetryAfter!.Delta);
        var pagina = await ausente.Navegador().GetAsync("/folio?folio=PCS-2019-01-000001");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, pagina.StatusCode);
        Assert.Equal("text/html", pagina.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(7), pagina.Headers.RetryAfter!.Delta);
    }

    private async Task<(string Id, HttpClient Programa, Core.Expedientes.E1_Recepcion.SolicitudDeApoyo Cuerpo)> PreparadaAsync()
    {
        var (id, rechazo) = await _sitio.De<App.Servicios.Borradores>().IniciarAsync(Muestreo.Id, "comite@ejemplo.invalid");
        Assert.Null(rechazo);
        var solicitud = await Muestreo.SolicitudAsync(_sitio.Almacen);
        // The application is its own Anexo 3.
        solicitud = solicitud with { Contenido = solicitud.Contenido with { Documentos = solicitud.Contenido.Documentos.Remove("ANEXO_3") } };
        return (id!, await ProgramaAsync(_sitio, "solicitud", _sitio.De<App.Servicios.Borradores>().Sujeto("comite@ejemplo.invalid"), $"solicitud:{id}"), solicitud);
    }

    private async Task<byte[]> BytesAsync(Core.Huella huella)
    {
        await using var flujo = (await _sitio.Almacen.Documentos.OpenAsync(huella))!;
        var memoria = new MemoryStream();
        await flujo.CopyToAsync(memoria);
        return memoria.ToArray();
    }

    private static StringContent Json(Core.Expedientes.E1_Recepcion.SolicitudDeApoyo cuerpo) =>
        new(JsonSerializer.Serialize(cuerpo, App.Registro.HechoCodec.Opciones), Encoding.UTF8, "application/json");

    private static string Aqui([CallerFilePath] string ruta = "") => ruta;

    private sealed class Ausente : IEventStore
    {
        public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default) => throw new AlmacenNoDisponibleException(TimeSpan.FromSeconds(7), null);

        public ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string commandId, CancellationToken ct = default) => throw new AlmacenNoDisponibleException(TimeSpan.FromSeconds(7), null);

        public ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default) => throw new AlmacenNoDisponibleException(TimeSpan.FromSeconds(7), null);

        public IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", CancellationToken ct = default) => throw new AlmacenNoDisponibleException(TimeSpan.FromSeconds(7), null);
    }
}
