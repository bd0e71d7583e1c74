using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Web.Tests.Kit;
using Xunit;

namespace Dictamen.Web.Tests.Operacion;

/// <summary>The office's pages over HTTP.</summary>
public sealed partial class OficinaTests
{
    [Fact]
    public async Task WhoeverIsNotOfTheOfficeSeesNothing()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await ConSolicitudAsync(sitio, "PCPC-NO");
        foreach (var ruta in new[] { "/operacion", "/operacion/expedientes", $"/operacion/expediente/{folio}", $"/operacion/expediente/{folio}/solicitud", $"/operacion/expediente/{folio}/acto/prevenir", "/operacion/convocatorias", $"/operacion/convocatoria/{Muestreo.Id}", "/operacion/calendario", "/operacion/notificaciones", "/operacion/personas", "/operacion/accesos" })
        {
            using var anonimo = sitio.Navegador();
            var respuesta = await anonimo.GetAsync(ruta);
            Assert.Equal(HttpStatusCode.Redirect, respuesta.StatusCode);
            Assert.Contains("/acceso", respuesta.Headers.Location!.ToString(), StringComparison.Ordinal);
            using var dictaminador = await sitio.EntrarAsync("cd", Sitio.Miembro("x").Valor, $"cd:{Muestreo.Id}");
            Assert.Equal(HttpStatusCode.Redirect, (await dictaminador.GetAsync(ruta)).StatusCode);
        }
    }

    [Fact, Prueba("PCS-A3-01", "PCS-3.3-01", "AMB-03")]
    public async Task TheOfficeReadsTheWholeApplication()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await ConSolicitudAsync(sitio);
        using var operador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        Assert.Contains($"href=\"/operacion/expediente/{folio}/solicitud\"", await operador.GetStringAsync($"/operacion/expediente/{folio}"), StringComparison.Ordinal);
        var pagina = HttpUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expediente/{folio}/solicitud"));
        var programa = App.Programas.CatalogoDeProgramas.Pcs2019;
        Assert.Contains($"<dt>1.3 Convocatoria</dt><dd>{Muestreo.Id}</dd>", pagina, StringComparison.Ordinal);
        Assert.All(programa.Rubros, r => Assert.Contains($"Subtotal de recursos {r}", pagina, StringComparison.Ordinal));
        Assert.Contains("10:00 horas", pagina, StringComparison.Ordinal);
        Assert.Contains("<dt>Procedencia del Comité</dt>", pagina, StringComparison.Ordinal);
        Assert.Contains("Vocal de Contraloría Social (firmó o puso su huella)", pagina, StringComparison.Ordinal);
        Assert.Contains("Autoridad tradicional (firmó o puso su huella)", pagina, StringComparison.Ordinal);
        Assert.Contains($"{programa.Requisitos.Single(r => r.Id == "SIN_SERVIDORES_PUBLICOS").Texto} <strong>Declarado</strong>", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("/dictaminacion/", pagina, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("999999999999")]
    public async Task APageThatIsNoNumberIsTheFirst(string pagina)
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await ConSolicitudAsync(sitio)).ToString();
        using var administrador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        Assert.Contains(folio, await administrador.GetStringAsync($"/operacion/expedientes?pagina={pagina}"), StringComparison.Ordinal);
        foreach (var ruta in new[] { "/operacion", "/operacion/notificaciones", "/operacion/datos-personales" })
        {
            Assert.Equal(HttpStatusCode.OK, (await administrador.GetAsync($"{ruta}?pagina={pagina}")).StatusCode);
        }
    }

    [Fact]
    public async Task EachCountOfAConvocatoriaLeadsToTheFilesThatItCounts()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Recepcion);
        using var operador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        var cuentas = Cuenta().Matches(await operador.GetStringAsync($"/operacion/convocatoria/{Muestreo.Id}"));
        Assert.True(cuentas.Count > 1);
        foreach (Match cuenta in cuentas)
        {
            var lista = await operador.GetStringAsync(WebUtility.HtmlDecode(cuenta.Groups[1].Value));
            Assert.Contains($"<p>{cuenta.Groups[2].Value} expediente", lista, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Prueba("PCS-4.2.3.2-02")]
    public async Task TheTechnicalSecretarySeesWhoHasSheetsToHandInAndNobodyElseDoes()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Cedulas);
        var secretaria = sitio.De<ConvocatoriasEnMemoria>().De(Muestreo.Id)!.SecretariaTecnica!.Value;
        using var suya = await sitio.EntrarAsync("secretaria", secretaria.Valor, "operacion");
        var pagina = WebUtility.HtmlDecode(await suya.GetStringAsync("/operacion"));
        Assert.Contains($"Cédulas por entregar de {Muestreo.Id}", pagina, StringComparison.Ordinal);
        foreach (var (calidad, avance) in Assert.Single(sitio.De<CedulasPorEntregar>().DeSecretaria(new Actor(Rol.SecretariaTecnica, secretaria.Valor))).Renglones)
        {
            Assert.Contains($"<td>{calidad}</td>", pagina, StringComparison.Ordinal);
            Assert.All(avance.Pendientes.Take(5), f => Assert.Contains($"href=\"/operacion/expediente/{f}\"", pagina, StringComparison.Ordinal));
        }

        foreach (var (papel, quien) in new[] { ("operador", "operador-1"), ("secretaria", "otra"), ("administrador", "ad-1") })
        {
            using var otro = await sitio.EntrarAsync(papel, quien, "operacion");
            Assert.DoesNotContain("Cédulas por entregar", WebUtility.HtmlDecode(await otro.GetStringAsync("/operacion")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheListOfFilesGoesByTheTermThatEndsFirstAndIsDownloadedWhole()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Recepcion);
        using var operador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        var esperados = sitio.De<Resumenes>().Todos.OrderBy(r => r.Plazo?.UltimoDia ?? DateOnly.MaxValue).ThenBy(r => r.Folio).Select(r => r.Folio.ToString()).ToList();
        Assert.NotEqual(esperados.Order(StringComparer.Ordinal), esperados);
        var pagina = await operador.GetStringAsync("/operacion/expedientes?orden=plazo");
        Assert.Equal(esperados, EnLaLista().Matches(pagina).Select(m => m.Groups[1].Value));
        var archivo = WebUtility.HtmlDecode(Descarga().Match(pagina).Groups[1].Value);
        Assert.Equal(esperados, (await operador.GetStringAsync(archivo)).Split("\r\n").Skip(1).SkipLast(1).Select(l => l.Split(',')[0]));
        Assert.Equal(HttpStatusCode.NotFound, (await sitio.Navegador().GetAsync(archivo)).StatusCode);
    }

    [Fact]
    public async Task ATextOfNothingButSignsIsInNoFile()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await ConSolicitudAsync(sitio)).ToString();
        using var operador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        foreach (var texto in new[] { "%", "\U0001F33D" })
        {
            var pagina = WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expedientes?texto={Uri.EscapeDataString(texto)}"));
            Assert.Contains("Ningún expediente tiene esos datos.", pagina, StringComparison.Ordinal);
            Assert.DoesNotContain(folio, pagina, StringComparison.Ordinal);
        }

        Assert.Contains(folio, await operador.GetStringAsync("/operacion/expedientes?texto="), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileIsFoundByItsPlaceWithItsWordsInAnyOrder()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await ConSolicitudAsync(sitio);
        var recepcion = (await sitio.De<Repositorio>().CargarAsync<Expediente>($"{folio}")).Estado.Recepcion!;
        var lugar = sitio.De<App.Consultas.ConvocatoriasEnMemoria>().De(Muestreo.Id)!.Bases!.Cobertura.Single(l => recepcion.ClaveComunidad.StartsWith($"{l.Cvegeo}-", StringComparison.Ordinal));
        using var operador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        Assert.Contains($"<dt>Localidad</dt><dd>{lugar.Localidad}, municipio de {lugar.Municipio}, {lugar.Estado}</dd>", WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expediente/{folio}")), StringComparison.Ordinal);
        foreach (var texto in new[] { lugar.Localidad, lugar.Municipio.ToUpperInvariant(), TextoNormal.De(lugar.Estado), $"{lugar.Estado} {recepcion.Proyecto} {lugar.Municipio}", $" {folio} " })
        {
            Assert.Contains($"href=\"/operacion/expediente/{folio}\"", await operador.GetStringAsync($"/operacion/expedientes?texto={Uri.EscapeDataString(texto)}"), StringComparison.Ordinal);
            Assert.Contains("Ningún expediente tiene esos datos.", WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expedientes?texto={Uri.EscapeDataString($"{texto} zzyzx")}")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TwoDocumentsOfTheSameBytesAreBothInTheFile()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var solicitud = await Muestreo.SolicitudAsync(sitio.Almacen, 0, "AAC", "ESCRITO_PARENTESCO");
        var (folio, _) = await sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, "s", solicitud, new Actor(Rol.Solicitante, "s"));
        await sitio.HacerAsync($"{folio}", new Core.Expedientes.E2_Subsanacion.RequerirSubsanacion([]), Sitio.Operador);
        var mismo = new Huella(new string('c', 64));
        await sitio.HacerAsync($"{folio}", new Core.Expedientes.E2_Subsanacion.PresentarFaltantes(ImmutableDictionary<string, Huella>.Empty.Add("AAC", mismo).Add("ESCRITO_PARENTESCO", mismo), [], ImmutableDictionary<string, string>.Empty), new Actor(Rol.Solicitante, "s"));
        var historia = (await sitio.De<Historias>().DeAsync(Sitio.Operador, $"{folio}"))!;
        Assert.Equal(2, historia.Sucesos.SelectMany(s => s.Documentos).Where(d => d.Huella == mismo).Select(d => d.Nombre).Distinct().Count());
    }

    [Fact]
    public async Task TheNoticeIsShownAsItWillBeSentAndThenRecordedOnce()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await ConSolicitudAsync(sitio, "AAC");
        var otro = await ConSolicitudAsync(sitio, proyecto: 1);
        using var operador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        Assert.Contains("hay faltantes", await operador.GetStringAsync("/operacion"), StringComparison.Ordinal);
        var ruta = $"/operacion/expediente/{folio}/acto/prevenir";
        var campos = Campos(await operador.GetStringAsync(ruta));
        var previa = await (await EnviarAsync(operador, ruta, campos, "prever")).Content.ReadAsStringAsync();
        Assert.Contains("Mensaje que se enviaría al Comité", previa, StringComparison.Ordinal);
        Assert.Contains("5 días hábiles", previa, StringComparison.Ordinal);
        Assert.Equal(Estatus.Registrado, await EstatusAsync(sitio, folio));
        Assert.Equal(HttpStatusCode.Redirect, (await EnviarAsync(operador, ruta, campos, "confirmar")).StatusCode);
        Assert.Equal(Estatus.Prevenido, await EstatusAsync(sitio, folio));
        var version = await VersionAsync(sitio, folio);
        Assert.Equal(HttpStatusCode.Redirect, (await EnviarAsync(operador, ruta, campos, "confirmar")).StatusCode);
        Assert.Equal(version, await VersionAsync(sitio, folio));
        await sitio.AtenderAsync();
        var pagina = await operador.GetStringAsync($"/operacion/expediente/{folio}");
        Assert.Contains("¿Por qué esa fecha?", pagina, StringComparison.Ordinal);
        Assert.Contains("PCS-4.2.2-04", pagina, StringComparison.Ordinal);

        // What the record knows by keys is told by its name.
        pagina = WebUtility.HtmlDecode(pagina);
        Assert.Contains("entregue lo que falta: Acta de Asamblea", pagina, StringComparison.Ordinal);
        Assert.Contains("Se recibió la notificación «faltan documentos de su solicitud»; surtió efectos", pagina, StringComparison.Ordinal);
        Assert.Contains("<td>faltan documentos de su solicitud</td>", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("«prevencion»", pagina, StringComparison.Ordinal);
        Assert.Contains(">Solicitud (Anexo 3)</a>", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain(">anexo3</a>", pagina, StringComparison.Ordinal);
        Assert.Contains("Presentado (Credencial para votar con fotografía)", WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expediente/{otro}/acto/completo")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfTwoOfficersAtOnceTheSecondLearnsThatTheFileChanged()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await ConSolicitudAsync(sitio, "AAC");
        using var una = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        using var otra = await sitio.EntrarAsync("operador", "operador-2", "operacion");
        var ruta = $"/operacion/expediente/{folio}/acto/similitud";
        var prevenir = $"/operacion/expediente/{folio}/acto/prevenir";
        var deUna = Campos(await una.GetStringAsync(prevenir));
        var deOtra = Campos(await otra.GetStringAsync(prevenir));
        Assert.Equal(HttpStatusCode.Redirect, (await EnviarAsync(una, prevenir, deUna, "confirmar")).StatusCode);
        var version = await VersionAsync(sitio, folio);
        var segunda = await EnviarAsync(otra, prevenir, deOtra, "confirmar");
        Assert.NotEqual(HttpStatusCode.Redirect, segunda.StatusCode);
        Assert.Equal(version, await VersionAsync(sitio, folio));
        Assert.Equal(HttpStatusCode.Conflict, (await otra.GetAsync(ruta)).StatusCode);
    }

    [Fact]
    public async Task TheAuditorReadsEverythingAndChangesNothing()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await ConSolicitudAsync(sitio, "AAC");
        using var operador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        using var auditor = await sitio.EntrarAsync("auditor", "auditor-1", "operacion");
        var ruta = $"/operacion/expediente/{folio}/acto/prevenir";
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync($"/operacion/expediente/{folio}")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await auditor.GetAsync(ruta)).StatusCode);
        var campos = Campos(await operador.GetStringAsync(ruta));
        var ficha = Sitio.Formulario(await auditor.GetStringAsync("/operacion"));
        await EnviarAsync(auditor, ruta, [.. campos.Where(c => c.Key != ficha.Key), ficha], "confirmar");
        Assert.Equal(Estatus.Registrado, await EstatusAsync(sitio, folio));
    }

    [Fact]
    public async Task AFormWithoutItsTokenDoesNothing()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await ConSolicitudAsync(sitio, "AAC");
        using var operador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        var ruta = $"/operacion/expediente/{folio}/acto/prevenir";
        var campos = Campos(await operador.GetStringAsync(ruta)).Where(c => c.Key != "__RequestVerificationToken").ToList();
        Assert.Equal(HttpStatusCode.BadRequest, (await EnviarAsync(operador, ruta, campos, "confirmar")).StatusCode);
        Assert.Equal(Estatus.Registrado, await EstatusAsync(sitio, folio));
    }

    [Fact]
    public async Task ADocumentIsAnAttachmentAndOnlyOfItsOwnFile()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var uno = await ConSolicitudAsync(sitio);
        var otro = await ConSolicitudAsync(sitio, proyecto: 1);
        using var operador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        var pagina = await operador.GetStringAsync($"/operacion/expediente/{uno}");
        var enlace = Enlace().Match(pagina).Value;
        var respuesta = await operador.GetAsync(enlace);
        Assert.Equal(HttpStatusCode.OK, respuesta.StatusCode);
        Assert.Equal("attachment", respuesta.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", respuesta.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await operador.GetAsync(enlace.Replace(uno.ToString(), otro.ToString(), StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task AnErrandThatWasRefusedIsOnTheDaysPageWithItsRuleAndIsTriedAgainFromThere()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await ConSolicitudAsync(sitio);
        using var operador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        Assert.DoesNotContain("Encargos que no procedieron", WebUtility.HtmlDecode(await operador.GetStringAsync("/operacion")), StringComparison.Ordinal);

        await ActaSinDictaminarAsync(sitio, folio, "PCS-2019-01-A001");
        var pagina = WebUtility.HtmlDecode(await operador.GetStringAsync("/operacion"));
        Assert.Contains("Encargos que no procedieron", pagina, StringComparison.Ordinal);
        Assert.Contains("Asentar el dictamen en el expediente", pagina, StringComparison.Ordinal);
        Assert.Contains("TRANSICION_NO_PERMITIDA", pagina, StringComparison.Ordinal);
        Assert.Contains("<strong>PCS-4.2.3-02</strong>", pagina, StringComparison.Ordinal);
        Assert.Contains($"<a class=\"folio\" href=\"/operacion/expediente/{folio}\">{folio}</a>", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("AsentarDictamen", pagina, StringComparison.Ordinal);

        // Tried before its cause is put right, it is refused again; afterwards it goes through.
        var ruta = Reintento().Match(pagina).Value;
        Assert.Contains(ruta, WebUtility.HtmlDecode(await operador.GetStringAsync("/operacion")), StringComparison.Ordinal);
        Assert.Contains("value=\"dictamen/000001\" selected", await operador.GetStringAsync(ruta), StringComparison.Ordinal);
        await ReintentarAsync(sitio, operador, ruta);
        Assert.Contains("Encargos que no procedieron", WebUtility.HtmlDecode(await operador.GetStringAsync("/operacion")), StringComparison.Ordinal);
        var comite = (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio.ToString())).Estado.Recepcion!.Integrantes;
        await sitio.HacerAsync(folio.ToString(), new Core.Expedientes.E9_Cierre.Desistir(new Huella(new string('b', 64)), [.. comite.Select(i => i.Persona)]), new Actor(Rol.Solicitante, "s"));
        await ReintentarAsync(sitio, operador, ruta);
        Assert.DoesNotContain("Encargos que no procedieron", WebUtility.HtmlDecode(await operador.GetStringAsync("/operacion")), StringComparison.Ordinal);
        Assert.Contains("que estaba apartado, se intentará de nuevo", string.Join('\n', (await sitio.De<IEventStore>().ReadAsync("acta/PCS-2019-01-A001")).Select(h => HechoCodec.Leer(h).Relato)), StringComparison.Ordinal);

        // The auditor sees what is set aside, and cannot order anything.
        using var auditor = await sitio.EntrarAsync("auditor", "auditor-1", "operacion");
        Assert.Equal(HttpStatusCode.Conflict, (await auditor.GetAsync(ruta)).StatusCode);
    }

    private static async Task ReintentarAsync(Sitio sitio, HttpClient operador, string ruta)
    {
        var campos = Campos(await operador.GetStringAsync(ruta)).Append(KeyValuePair.Create("encargo", "dictamen/000001")).ToList();
        var previa = WebUtility.HtmlDecode(await (await EnviarAsync(operador, ruta, campos, "prever")).Content.ReadAsStringAsync());
        Assert.Contains("se intentará de nuevo", previa, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await EnviarAsync(operador, ruta, campos, "confirmar")).StatusCode);
        await sitio.AtenderAsync();
    }

    /// <summary>An acta that was concluded over a project that nobody reviewed: its errand is refused.</summary>
    internal static async Task ActaSinDictaminarAsync(Sitio sitio, Folio folio, string clave)
    {
        Hecho[] acta =
        [
            new ActaLevantada(clave, Muestreo.Id, new Huella(new string('a', 64)), ImmutableSortedDictionary<string, PersonaId>.Empty, [new(folio.Consecutivo, 80m, true)]),
            new ActaConcluida(new DateOnly(2019, 11, 12)),
        ];
        await sitio.De<IEventStore>().AppendAsync(new Append($"acta/{clave}", 0, "prueba", sitio.Reloj.GetUtcNow(), "Sistema:prueba", [.. acta.Select(HechoCodec.Escribir)]));
        await sitio.De<Barrido>().BarrerAsync();
        await sitio.AtenderAsync();
    }

    internal static async Task<Folio> ConSolicitudAsync(Sitio sitio, string? falta = null, int proyecto = 0)
    {
        var solicitud = await Muestreo.SolicitudAsync(sitio.Almacen, proyecto, falta is null ? [] : [falta]);
        var (folio, rechazo) = await sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, $"s-{proyecto}", solicitud, new Actor(Rol.Solicitante, "s"));
        Assert.True(rechazo is null, rechazo?.Mensaje);
        await sitio.AtenderAsync();
        return folio!.Value;
    }

    internal static List<KeyValuePair<string, string>> Campos(string pagina)
    {
        var formulario = pagina[pagina.LastIndexOf("enctype=\"multipart/form-data\"", StringComparison.Ordinal)..];
        return [.. Oculto().Matches(formulario).Select(m => KeyValuePair.Create(WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value)))];
    }

    internal static Task<HttpResponseMessage> EnviarAsync(HttpClient quien, string ruta, IEnumerable<KeyValuePair<string, string>> campos, string paso)
    {
        var cuerpo = new MultipartFormDataContent();
        foreach (var (nombre, valor) in campos.Append(KeyValuePair.Create("_paso", paso)))
        {
            cuerpo.Add(new StringContent(valor), nombre);
        }

        return quien.PostAsync(ruta, cuerpo);
    }

    internal static async Task<Estatus> EstatusAsync(Sitio sitio, Folio folio) => (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio.ToString())).Estado.Estatus;

    private static async Task<long> VersionAsync(Sitio sitio, Folio folio) => (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio.ToString())).Version;

    [GeneratedRegex("<td><a class=\"folio\" href=\"/operacion/expediente/([^\"]+)\"")]
    private static partial Regex EnLaLista();

    [GeneratedRegex("href=\"(/operacion/expedientes\\.csv[^\"]*)\"")]
    private static partial Regex Descarga();

    [GeneratedRegex("<a href=\"(/operacion/expedientes[^\"]*)\">[^<]*</a></dt> <dd>([0-9,]+)</dd>")]
    private static partial Regex Cuenta();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Oculto();

    [GeneratedRegex("/operacion/acta/[^/\"]+/acto/reintentar[^\"]+")]
    private static partial Regex Reintento();

    [GeneratedRegex("/operacion/expediente/[^/\"]+/documento/[0-9a-f]{64}")]
    private static partial Regex Enlace();
}
