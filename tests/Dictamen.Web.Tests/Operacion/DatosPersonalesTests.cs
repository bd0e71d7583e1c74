using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Dictamen.App.Atencion;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.DatosPersonales;
using Dictamen.Core.Expedientes;
using Dictamen.Web.Api;
using Dictamen.Web.Tests.Kit;
using Xunit;
using static Dictamen.Web.Tests.Kit.Programas;

namespace Dictamen.Web.Tests.Operacion;

/// <summary>Who looked at personal data, and the ARCO requests, while projects are carried out: some files have ended and others are under way.</summary>
public sealed partial class DatosPersonalesTests : IAsyncLifetime
{
    private const string Arco = "/api/v1/arco";
    private const string Consultas = "/api/v1/datos-personales/consultas";

    private Sitio _sitio = null!;
    private HttpClient _programa = null!;

    public async Task InitializeAsync()
    {
        _sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        _programa = await ProgramaAsync(_sitio, "operador", "op-1", "operacion");
    }

    public Task DisposeAsync() => _sitio.DisposeAsync().AsTask();

    [Fact, Prueba("PCS-8.2-01")]
    public async Task TheLooksAreListedByFileByPersonAndByDayAndNobodysDataAreInThem()
    {
        var folio = $"{await FolioAsync(enCurso: true)}";
        var antes = (await PaginaAsync($"folio={folio}")).Total;
        var alguien = (await _programa.GetFromJsonAsync<IntegranteVelado[]>($"/api/v1/expedientes/{folio}/integrantes"))![0];
        var pagina = await PaginaAsync($"folio={folio}");
        Assert.Equal(antes + 3, pagina.Total);
        Assert.All(pagina.Renglones.Take(3), r => Assert.Equal(("Operador", "op-1", folio), (r.Papel, r.Quien, r.Folio)));
        Assert.Contains("Corregir el correo de notificación del Comité", pagina.Renglones[0].ParaQue, StringComparison.Ordinal);
        Assert.Equal(_sitio.Reloj.GetUtcNow(), pagina.Renglones[0].Cuando);

        // Of one person; of that person and another day; of all.
        var suyas = await PaginaAsync($"persona={alguien.Persona}&folio={folio}");
        Assert.InRange(suyas.Total, 1, pagina.Total - 2);
        Assert.All(suyas.Renglones, r => Assert.Equal(alguien.Persona, r.Persona));
        var hoy = HoraDelCentro.Dia(_sitio.Reloj.GetUtcNow());
        var deHoy = await PaginaAsync($"dia={hoy:yyyy-MM-dd}");
        Assert.Contains(deHoy.Renglones, r => r.Persona == alguien.Persona);
        Assert.Equal(0, (await PaginaAsync($"dia={hoy.AddDays(1):yyyy-MM-dd}")).Total);
        Assert.Equal((3, "Operador"), ((await PaginaAsync($"folio={folio}&personal=true")).Total, (await PaginaAsync($"folio={folio}&personal=true")).Renglones[0].Papel));
        var todas = await PaginaAsync("");
        Assert.True(todas.Total > ConsultasDeDatos.PorPagina && todas.Paginas > 1);
        Assert.Equal(todas.Renglones.OrderByDescending(r => r.Cuando).Select(r => r.Cuando), todas.Renglones.Select(r => r.Cuando));
        Assert.Equal(todas.Total - (ConsultasDeDatos.PorPagina * (todas.Paginas - 1)), (await PaginaAsync($"pagina={todas.Paginas}")).Renglones.Length);

        // The page and the file say the same; to look at the list is no look at anybody.
        using var auditor = await _sitio.EntrarAsync("auditor", "au-1", "operacion");
        var html = WebUtility.HtmlDecode(await auditor.GetStringAsync($"/operacion/datos-personales?folio={folio}"));
        Assert.Contains($"{pagina.Total} consultas", html, StringComparison.Ordinal);
        Assert.Contains("Corregir el correo de notificación del Comité", html, StringComparison.Ordinal);
        Assert.Contains($"consultas del", await auditor.GetStringAsync("/operacion/datos-personales"), StringComparison.Ordinal);
        var archivo = await auditor.GetStringAsync($"/operacion/datos-personales/consultas.csv?folio={folio}");
        Assert.Equal(pagina.Total + 1, archivo.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(pagina.Total, (await PaginaAsync($"folio={folio}")).Total);
        foreach (var f in await _sitio.FichasAsync(folio))
        {
            Assert.All(new[] { f.NombreCompleto, f.Curp, f.Correo }, dato => Assert.DoesNotContain(dato, html + archivo, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact, Prueba("PCS-8.2-01", "PCS-8.2-02")]
    public async Task TheyAreForWhoAttendsPeopleAndForTheAuditor()
    {
        Assert.Equal("folio", (await ProblemaAsync(await _programa.GetAsync($"{Consultas}?folio=PCS-2019-01-000777"), 422, "CONTENIDO_INVALIDO")).GetProperty("field").GetString());
        Assert.Equal("persona", (await ProblemaAsync(await _programa.GetAsync($"{Consultas}?persona=Juana"), 422, "CONTENIDO_INVALIDO")).GetProperty("field").GetString());
        Assert.Equal("dia", (await ProblemaAsync(await _programa.GetAsync($"{Consultas}?dia=ayer"), 422, "CONTENIDO_INVALIDO")).GetProperty("field").GetString());
        var aprobador = await ProgramaAsync(_sitio, "aprobador", "ap-1", "operacion");
        foreach (var ruta in new[] { Consultas, Arco, $"{Arco}/1" })
        {
            await ProblemaAsync(await aprobador.GetAsync(ruta), 403, "NO_FACULTADO");
            await ProblemaAsync(await _sitio.Navegador().GetAsync(ruta), 401, "SIN_SESION");
        }

        var auditor = await ProgramaAsync(_sitio, "auditor", "au-1", "operacion");
        Assert.Empty((await auditor.GetFromJsonAsync<Lista<ArcoRegistrada>>(Arco))!.Renglones);
        await ProblemaAsync(await auditor.GetAsync($"{Arco}/1"), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await SobreLoVistoAsync(auditor, Arco, Arco, Solicitud("1", DerechoArco.Acceso, "x")), 403, "NO_FACULTADO");
        using var navegador = await _sitio.EntrarAsync("aprobador", "ap-1", "operacion");
        Assert.Contains("Su papel no permite", await navegador.GetStringAsync("/operacion/datos-personales"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await navegador.GetAsync("/operacion/datos-personales/consultas.csv")).StatusCode);
        foreach (var ruta in new[] { "/operacion/datos-personales", "/operacion/arco", "/operacion/arco/1" })
        {
            Assert.EndsWith("/acceso", (await _sitio.Navegador().GetAsync(ruta)).Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact, Prueba("PCS-8.2-02")]
    [Recorre("arco", "arco/{lugar}/resolucion", "arco/{lugar}/supresion")]
    public async Task ACancellationErasesAtOnceWhereTheFileEndedAndWaitsForOneUnderWay()
    {
        var (terminada, enCurso) = (await AlguienAsync(enCurso: false), await AlguienAsync(enCurso: true));
        Assert.Equal("curp", (await ProblemaAsync(await SobreLoVistoAsync(_programa, Arco, Arco, Solicitud("UT-1", DerechoArco.Cancelacion, "XXXX")), 422, "CONTENIDO_INVALIDO")).GetProperty("field").GetString());
        foreach (var (ficha, numero) in new[] { (terminada, "UT-1"), (enCurso, "UT-2") })
        {
            Assert.Equal(["SolicitudArcoRecibida"], await HechosAsync(await SobreLoVistoAsync(_programa, Arco, Arco, Solicitud(numero, DerechoArco.Cancelacion, ficha.Curp))));
        }

        Assert.Contains((await PaginaAsync($"persona={terminada.Id}")).Renglones, r => r.ParaQue.Contains("Atender la solicitud ARCO UT-1", StringComparison.Ordinal));
        var primera = (await _programa.GetFromJsonAsync<ArcoConsultada>($"{Arco}/1"))!;
        Assert.True(primera.Fichas > 0 && primera.EnCurso.Count == 0 && primera.Expedientes.Count > 0);
        var resolucion = new { sentido = "Procedente", resueltaEl = "2019-11-26", motivo = "Se acreditó la identidad.", suprime = true };
        await ProblemaAsync(await EnviarAsync(_programa, $"{Arco}/1/resolucion", "r", null, resolucion), 428, "FALTA_VERSION");
        await ProblemaAsync(await EnviarAsync(_programa, $"{Arco}/1/resolucion", "r", "\"77\"", resolucion), 412, "VERSION_DISTINTA");
        await ProblemaAsync(await SobreLoVistoAsync(_programa, Arco, $"{Arco}/7/resolucion", resolucion), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await SobreLoVistoAsync(_programa, Arco, $"{Arco}/1/supresion"), 409, "SUPRESION_NO_ORDENADA");
        Assert.Equal(["SolicitudArcoResuelta", "DatosSuprimidos"], await HechosAsync(await SobreLoVistoAsync(_programa, Arco, $"{Arco}/1/resolucion", resolucion)));
        Assert.Empty(await SuyasAsync(terminada.Id));
        Assert.Contains((await PaginaAsync($"persona={terminada.Id}")).Renglones, r => r.ParaQue.Contains("solicitud ARCO UT-1", StringComparison.Ordinal) && r.ParaQue.StartsWith("Supresión", StringComparison.Ordinal));

        // The other waits, and says for what; nobody else's are touched.
        var esperan = (await _programa.GetFromJsonAsync<ArcoConsultada>($"{Arco}/2"))!.EnCurso;
        Assert.NotEmpty(esperan);
        Assert.Equal(["SolicitudArcoResuelta"], await HechosAsync(await SobreLoVistoAsync(_programa, Arco, $"{Arco}/2/resolucion", resolucion)));
        var negada = await ProblemaAsync(await SobreLoVistoAsync(_programa, Arco, $"{Arco}/2/supresion"), 409, "EN_CURSO");
        Assert.Contains(esperan[0], negada.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var suyas = await SuyasAsync(enCurso.Id);
        Assert.NotEmpty(suyas);
        var todas = await _sitio.De<IFichaStore>().ListAsync().CountAsync();
        Assert.Equal(["DatosSuprimidos"], await HechosAsync(await SobreLoVistoAsync(_programa, Arco, $"{Arco}/2/supresion", new { aunEnCurso = "La resolución ordena no esperar." })));
        Assert.Empty(await SuyasAsync(enCurso.Id));
        Assert.Equal(todas - suyas.Count, await _sitio.De<IFichaStore>().ListAsync().CountAsync());
        Assert.All((await _programa.GetFromJsonAsync<Lista<ArcoRegistrada>>(Arco))!.Renglones, s => Assert.True(s.Suprimidos));

        // The record stays whole and knows nobody by name.
        foreach (var hecho in await _sitio.De<IEventStore>().ReadAsync(Repositorio.Nombre<RegistroArco>(SolicitudesArco.Clave), 0))
        {
            var texto = Encoding.UTF8.GetString(hecho.Data.Span);
            Assert.All(new[] { terminada.Curp, enCurso.Curp, terminada.Correo, enCurso.NombreCompleto }, dato => Assert.DoesNotContain(dato, texto, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact, Prueba("PCS-8.2-02")]
    public async Task OnThePagesDataAreHandedOutCorrectedAndErased()
    {
        var ficha = await AlguienAsync(enCurso: true);
        using var operador = await _sitio.EntrarAsync("operador", "op-2", "operacion");
        Assert.Contains("No hay ninguna registrada.", await operador.GetStringAsync("/operacion/arco"), StringComparison.Ordinal);
        Assert.Contains("Escriba una fecha completa", Oficina.Errores(await TextoAsync(await MandarAsync(operador, "/operacion/arco"))), StringComparison.Ordinal);

        // Access: the data are handed out once the request was granted, and not before.
        var acceso = await RegistrarAsync(operador, "UT-10", DerechoArco.Acceso, ficha.Curp);
        Assert.DoesNotContain("datos.csv", await operador.GetStringAsync(acceso), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await MandarAsync(operador, $"{acceso}/datos.csv", acceso)).StatusCode);
        await ResolverAsync(operador, acceso);
        var datos = await TextoAsync(await MandarAsync(operador, $"{acceso}/datos.csv", acceso));
        Assert.All(new[] { ficha.Nombre, ficha.Curp, ficha.Correo }, d => Assert.Contains(d, datos, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await operador.PostAsync($"{acceso}/datos.csv", new FormUrlEncodedContent([]))).StatusCode);

        // Rectification: what was captured is kept in each of the person's fichas, and the rest as it was.
        var rectificacion = await RegistrarAsync(operador, "UT-11", DerechoArco.Rectificacion, ficha.Curp);
        var sinDatos = await TextoAsync(await MandarAsync(operador, rectificacion, null, ("sentido", "Procedente"), ("resuelta_el", "2019-11-26"), ("motivo", "Procede.")));
        Assert.Contains("Capture al menos un dato rectificado.", Oficina.Errores(sinDatos), StringComparison.Ordinal);
        Oficina.Enlazados(sinDatos);
        var malCorreo = await TextoAsync(await MandarAsync(operador, rectificacion, null, ("sentido", "Procedente"), ("resuelta_el", "2019-11-26"), ("motivo", "Procede."), ("correo", "sin arroba")));
        Oficina.Enlazados(malCorreo);
        Assert.Contains("#c-correo", malCorreo, StringComparison.Ordinal);
        await ResolverAsync(operador, rectificacion, ("correo", "rectificado@ejemplo.invalid"));
        var corregidas = await SuyasAsync(ficha.Id);
        Assert.All(corregidas, f => Assert.Equal(("rectificado@ejemplo.invalid", ficha.Nombre, ficha.Curp), (f.Correo, f.Nombre, f.Curp)));

        // Opposition with a file under way: it is said, and the erasure waits for the button.
        var oposicion = await RegistrarAsync(operador, "UT-12", DerechoArco.Oposicion, ficha.Curp);
        Assert.Contains("todavía necesita estos datos", await operador.GetStringAsync(oposicion), StringComparison.Ordinal);
        await ResolverAsync(operador, oposicion, ("suprime", "si"));
        Assert.Equal(corregidas.Count, (await SuyasAsync(ficha.Id)).Count);
        Assert.Contains("Por suprimir los datos", await operador.GetStringAsync("/operacion/arco"), StringComparison.Ordinal);
        Assert.Contains("Todavía necesitan estos datos", Oficina.Errores(await TextoAsync(await MandarAsync(operador, oposicion))), StringComparison.Ordinal);
        var suprimida = await MandarAsync(operador, oposicion, null, ("aun_en_curso", "La resolución ordena no esperar."));
        Assert.Equal(HttpStatusCode.Redirect, suprimida.StatusCode);
        Assert.Empty(await SuyasAsync(ficha.Id));
        Assert.Contains("Ordenada y realizada.", await operador.GetStringAsync(oposicion), StringComparison.Ordinal);

        // Who audits reads it all and is shown no form; one that was sent anyway is refused.
        using var auditor = await _sitio.EntrarAsync("auditor", "au-1", "operacion");
        Assert.DoesNotContain("name=\"_orden\"", await auditor.GetStringAsync("/operacion/arco"), StringComparison.Ordinal);
        var negada = await auditor.PostAsync("/operacion/arco", new FormUrlEncodedContent([.. Ocultos(await operador.GetStringAsync("/operacion/arco")).Where(c => c.Key != "__RequestVerificationToken"), Sitio.Formulario(await auditor.GetStringAsync("/operacion"))]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, negada.StatusCode);
    }

    [Fact, Prueba("PCS-8.2-02")]
    public async Task TheDaysWorkLeadsToTheErasuresThatWaitForNoFileAnyLonger()
    {
        foreach (var (numero, enCurso) in new[] { ("UT-20", false), ("UT-21", true) })
        {
            await _sitio.HacerAsync(SolicitudesArco.Clave, new RecibirSolicitudArco(numero, DerechoArco.Cancelacion, (await AlguienAsync(enCurso)).Id, new DateOnly(2019, 11, 25)), Sitio.Operador);
            await _sitio.HacerAsync(SolicitudesArco.Clave, new ResolverSolicitudArco(numero, SentidoArco.Procedente, new DateOnly(2019, 11, 26), "Procede.", true, []), Sitio.Operador);
        }

        using var operador = await _sitio.EntrarAsync("operador", "op-2", "operacion");
        var trabajo = await operador.GetStringAsync("/operacion");
        Assert.Contains("<a class=\"folio\" href=\"/operacion/arco/1\">UT-20</a>", trabajo, StringComparison.Ordinal);
        Assert.DoesNotContain("UT-21", trabajo, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await MandarAsync(operador, "/operacion/arco/1")).StatusCode);
        Assert.DoesNotContain("Datos por suprimir", await operador.GetStringAsync("/operacion"), StringComparison.Ordinal);
    }

    private static object Solicitud(string numero, DerechoArco derecho, string curp) => new { numero, derecho = $"{derecho}", recibidaEl = "2019-11-25", curp };

    private async Task<PaginaDeConsultas> PaginaAsync(string filtro) => (await _programa.GetFromJsonAsync<PaginaDeConsultas>($"{Consultas}?{filtro}"))!;

    private async Task<Folio> FolioAsync(bool enCurso) =>
        (await ComiteEnSuExpediente.DeAsync(_sitio, e => Agenda.EsFinal(e) != enCurso && (!enCurso || e.Estatus == Estatus.EnEjecucion))) is var comite ? Folio.Parse(comite.Folio) : default;

    private async Task<Ficha> AlguienAsync(bool enCurso) => (await _sitio.FichasAsync($"{await FolioAsync(enCurso)}"))[0];

    private async Task<IReadOnlyList<Ficha>> SuyasAsync(PersonaId persona)
    {
        var fichas = _sitio.De<IFichaStore>();
        return await fichas.GetAsync(await fichas.ListAsync().Where(f => FichasDelComite.EsDe(f, persona)).ToListAsync(), Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "prueba"));
    }

    // Those of the last form of the page.
    private static IEnumerable<KeyValuePair<string, string>> Ocultos(string pagina) =>
        Oculto().Matches(pagina[pagina.LastIndexOf("<form method=\"post\"", StringComparison.Ordinal)..]).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Oculto();

    private static Task<string> TextoAsync(HttpResponseMessage respuesta) => respuesta.Content.ReadAsStringAsync();

    // The form of a page with what was captured; «de» is the page that has the form when it is sent elsewhere.
    private static async Task<HttpResponseMessage> MandarAsync(HttpClient quien, string ruta, string? de = null, params (string Campo, string Valor)[] campos)
    {
        var pagina = await quien.GetStringAsync(de ?? ruta);
        return await quien.PostAsync(ruta, new FormUrlEncodedContent([.. Ocultos(pagina).Where(c => campos.All(x => x.Campo != c.Key)), .. campos.Select(c => KeyValuePair.Create(c.Campo, c.Valor))]));
    }

    private static async Task<string> RegistrarAsync(HttpClient quien, string numero, DerechoArco derecho, string curp)
    {
        var hecho = await MandarAsync(quien, "/operacion/arco", null, ("numero", numero), ("derecho", $"{derecho}"), ("recibida_el", "2019-11-25"), ("curp", curp));
        Assert.True(hecho.StatusCode == HttpStatusCode.Redirect, Oficina.Errores(await TextoAsync(hecho)));
        return hecho.Headers.Location!.ToString();
    }

    private static async Task ResolverAsync(HttpClient quien, string ruta, params (string, string)[] campos)
    {
        var hecho = await MandarAsync(quien, ruta, null, [("sentido", "Procedente"), ("resuelta_el", "2019-11-26"), ("motivo", "Se acreditó la identidad."), .. campos]);
        Assert.True(hecho.StatusCode == HttpStatusCode.Redirect, Oficina.Errores(await TextoAsync(hecho)));
    }
}
