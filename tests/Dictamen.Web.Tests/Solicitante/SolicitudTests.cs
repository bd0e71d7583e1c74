using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Web;
using Dictamen.App.Atencion;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Web.Solicitante;
using Dictamen.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.Web.Tests.Solicitante;

public sealed class SolicitudTests : IAsyncLifetime
{
    private readonly Buzon _buzon = new();
    private Sitio _sitio = null!;

    public async Task InitializeAsync() => _sitio = await Sitio.ConConvocatoriaAbiertaAsync(s => s.AddSingleton<IMail>(_buzon));

    public async Task DisposeAsync() => await _sitio.DisposeAsync();

    [Fact]
    [Prueba("LEY-01", "PCS-8.1-02")]
    public async Task AnApplicationGoesFromTheFirstLinkToItsFolio()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.LlenarAsync();
        Assert.Contains("<strong>14 de 14</strong>", await comision.VerAsync(""), StringComparison.Ordinal);
        var revisar = await comision.VerAsync("/revisar");
        Assert.DoesNotContain("resumen-errores", revisar, StringComparison.Ordinal);
        Assert.DoesNotContain("Requisitos que faltan", revisar, StringComparison.Ordinal);

        Assert.Equal($"http://localhost/solicitud/{comision.Id}/acuse", Destino(await comision.PresentarAsync()));

        var acuse = HttpUtility.HtmlDecode(await comision.VerAsync("/acuse"));
        var mia = (await _sitio.De<Borradores>().AcuseAsync(comision.Id, new Actor(Rol.Solicitante, "x"), comision.Id))!;
        Assert.Contains("PCS-2019-01-000001", acuse, StringComparison.Ordinal);
        Assert.Contains("22 de octubre de 2019, 10:00:00", acuse, StringComparison.Ordinal);
        Assert.Contains("no se detectó ningún faltante; la oficina revisa la documentación", acuse, StringComparison.Ordinal);
        Assert.Contains("El estatus de hoy es «", acuse, StringComparison.Ordinal);
        Assert.Contains($"/verificar?folio=PCS-2019-01-000001&huella={mia.Huella}", acuse, StringComparison.Ordinal);
        Assert.Contains("Programa de Coinversión Social (S070), Instituto Nacional de Desarrollo Social", acuse, StringComparison.Ordinal);
        Assert.Contains("<svg role=\"img\"", acuse, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", acuse, StringComparison.Ordinal);
        Assert.Equal(3, _buzon.Mensajes.Count(m => m.Folio == "PCS-2019-01-000001" && m.Asunto.Contains("Enlace privado del expediente", StringComparison.Ordinal)));

        // The first one says for which convocatoria it is and until when, and each where another is asked for.
        var primero = _buzon.Mensajes.First(m => m.Asunto == "Enlace privado de su solicitud de apoyo").Texto;
        Assert.StartsWith($"{Muestreo.Bases.Nombre}: recibe solicitudes hasta el martes 05/11/2019 a las 24:00, hora del centro de México.", primero, StringComparison.Ordinal);
        Assert.All(_buzon.Mensajes, m => Assert.Contains("«Pedir un enlace nuevo»", m.Texto, StringComparison.Ordinal));

        // Whoever gets a link knows whom to ask, and reads the legend that everything of the programme carries.
        Assert.All(_buzon.Mensajes, m => Assert.Contains("«Contacto y denuncias»", m.Texto, StringComparison.Ordinal));
        Assert.All(_buzon.Mensajes, m => Assert.Contains($"{CatalogoDeProgramas.Pcs2019.Leyendas["LEY-01"]}.", m.Texto, StringComparison.Ordinal));
    }

    [Fact, Prueba("LEY-01")]
    public async Task EveryMessageToTheCommitteeCarriesTheLegend()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.LlenarAsync();
        await comision.PresentarAsync();
        Assert.Contains(_buzon.Mensajes, m => m.Asunto == "Enlace privado de su solicitud de apoyo");
        Assert.Contains(_buzon.Mensajes, m => m.Asunto.StartsWith("Enlace privado del expediente", StringComparison.Ordinal));
        Assert.All(_buzon.Mensajes, m => Assert.Contains(CatalogoDeProgramas.Pcs2019.Leyendas["LEY-01"], m.Texto, StringComparison.Ordinal));
    }

    [Fact, Prueba("PCS-8.2-03")]
    public async Task TheApplicationKeepsWhichVersionOfThePrivacyNoticeWasShownWhereTheDataWereTyped()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        var version = CatalogoDeProgramas.Pcs2019.AvisoDePrivacidad;
        Assert.Contains($"<input type=\"hidden\" name=\"11.aviso\" value=\"{version}\"", await comision.VerAsync("/apartado/11"), StringComparison.Ordinal);
        var actor = new Actor(Rol.Solicitante, "x");
        Assert.Null((await RevisarAsync()).AvisoDePrivacidad);
        await comision.LlenarAsync();
        Assert.Equal(version, (await RevisarAsync()).AvisoDePrivacidad);
        Assert.Contains($"versión {version}", HttpUtility.HtmlDecode(await comision.VerAsync("/revisar")), StringComparison.Ordinal);

        await comision.PresentarAsync();
        var acuse = (await _sitio.De<Borradores>().AcuseAsync(comision.Id, actor, comision.Id))!;
        await using var documento = (await _sitio.De<IDocumentStore>().OpenAsync(acuse.Huella))!;
        Assert.Equal(version, (await JsonSerializer.DeserializeAsync<ContenidoDeSolicitud>(documento, HechoCodec.Opciones))!.AvisoDePrivacidad);

        async Task<ContenidoDeSolicitud> RevisarAsync() =>
            _sitio.De<Borradores>().Revisar((await _sitio.De<Borradores>().LeerAsync(comision.Id, actor, comision.Id))!).Solicitud.Contenido;
    }

    [Fact]
    public async Task WhatWasHandedInTwiceHasOneFolioAndTheDraftKeepsNoPersonalData()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.LlenarAsync();
        var borradores = _sitio.De<Borradores>();
        var actor = new Actor(Rol.Solicitante, "x");
        var (primero, _) = await borradores.PresentarAsync(comision.Id, actor, comision.Id);
        var (segundo, _) = await borradores.PresentarAsync(comision.Id, actor, comision.Id);
        Assert.NotNull(primero);
        Assert.Equal(primero, segundo);
        var guardado = (await _sitio.Almacen.Borradores.GetAsync(comision.Id))!.Borrador;
        Assert.Empty(guardado.Campos);
        Assert.Empty(guardado.Adjuntos);
        Assert.Equal("YA_PRESENTADA", (await borradores.GuardarAsync(comision.Id, c => c.SetItem("4", "otro"), actor, comision.Id))!.Codigo);
        Assert.Equal("YA_PRESENTADA", (await borradores.AdjuntarAsync(comision.Id, "AAC", "a.pdf", Comision.Pdf, actor, comision.Id))!.Codigo);
    }

    [Fact]
    public async Task AfterAProcessThatDiedRightUponTheFolioTheNextSweepEmptiesTheDraftAndNoOther()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.LlenarAsync();
        var otra = await Comision.EmpezarAsync(_sitio, _buzon, "otra@ejemplo.invalid");
        await otra.GuardarAsync("4", new() { ["4"] = "Tener agua todo el año." });
        var actor = new Actor(Rol.Solicitante, "x");
        var mia = (await _sitio.De<Borradores>().LeerAsync(comision.Id, actor, comision.Id))!;
        var (folio, _) = await _sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, comision.Id, _sitio.De<Borradores>().Revisar(mia).Solicitud, actor);
        Assert.NotNull(folio);
        Assert.False((await _sitio.Almacen.Borradores.GetAsync(comision.Id))!.Borrador.EstaVacio);

        await _sitio.De<Barrido>().BarrerAsync();
        Assert.True((await _sitio.Almacen.Borradores.GetAsync(comision.Id))!.Borrador.EstaVacio);
        Assert.Contains(folio.ToString()!, await comision.VerAsync("/acuse"), StringComparison.Ordinal);
        Assert.Equal("Tener agua todo el año.", (await _sitio.Almacen.Borradores.GetAsync(otra.Id))!.Borrador.Campo("4"));
    }

    [Fact]
    public async Task WhatIsWrongIsKeptAndSaidAtItsField()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        var respuesta = await comision.GuardarAsync("8", new()
        {
            ["8.1[1].rubro"] = "materiales",
            ["8.1[1].concepto"] = "EQUIPO",
            ["8.1[1].descripcion"] = "Molino",
            ["8.1[1].cantidad"] = "dos",
            ["8.1[1].precio_unitario"] = "1,250.50",
        });
        Assert.EndsWith("/apartado/8?errores=1", Destino(respuesta), StringComparison.Ordinal);
        var pagina = HttpUtility.HtmlDecode(await comision.VerAsync("/apartado/8?errores=1"));
        Assert.Contains("value=\"dos\"", pagina, StringComparison.Ordinal);
        Assert.Contains("href=\"#c-8-1-1-cantidad\"", pagina, StringComparison.Ordinal);
        Assert.Contains("id=\"c-8-1-1-cantidad-error\"", pagina, StringComparison.Ordinal);
        Assert.Contains("«dos» no es un número", pagina, StringComparison.Ordinal);
        Assert.Contains("class=\"resumen-errores\"", pagina, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsAreAddedAndRemovedWithoutJavaScript()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        Dictionary<string, string> metas = new() { ["5[1].que_hara"] = "Primera", ["5[1].cuanto"] = "1" };
        Assert.EndsWith("/apartado/5#c-5-renglon-2", Destino(await comision.GuardarAsync("5", metas, "agregar:5")), StringComparison.Ordinal);
        Assert.Contains("id=\"c-5-renglon-2\"", await comision.VerAsync("/apartado/5"), StringComparison.Ordinal);

        // An activity belongs to a goal that was written.
        var actividades = await comision.VerAsync("/apartado/6");
        Assert.Contains(">Meta 1: Primera<", actividades, StringComparison.Ordinal);
        Assert.DoesNotContain(">Meta 2", actividades, StringComparison.Ordinal);
        metas["5[2].que_hara"] = "Segunda";
        await comision.GuardarAsync("5", metas, "quitar:5[1]");
        var pagina = await comision.VerAsync("/apartado/5");
        Assert.DoesNotContain("Primera", pagina, StringComparison.Ordinal);
        Assert.Contains("name=\"5[1].que_hara\" value=\"Segunda\"", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("Meta 2", pagina, StringComparison.Ordinal);
    }

    [Fact, Prueba("AMB-03", "PCS-4.2.2-01")]
    public async Task WhatIsDeclaredUnderProtestIsReadWholeWhereItIsTicked()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        var declaraciones = CatalogoDeProgramas.Pcs2019.Requisitos.Where(r => r is { EsDocumento: false, Id: not Requisitos.Coinversion }).ToList();
        Assert.All(declaraciones, d => Assert.NotNull(d.Texto));
        foreach (var pagina in new[] { HttpUtility.HtmlDecode(await comision.VerAsync("/apartado/declaraciones")), HttpUtility.HtmlDecode(await comision.VerAsync("/revisar")) })
        {
            Assert.All(declaraciones, d => Assert.Contains(d.Texto!, pagina, StringComparison.Ordinal));
        }
    }

    [Fact, Prueba("PCS-3.3-01")]
    public async Task AnActaWithoutItsHourOrSomebodysNameOrPostIsSaidToMissThem()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.LlenarAsync();
        string[] borrados = ["anexo_4.hora", "anexo_4.ccs[1].nombre", "anexo_4.ccs[1].cargo", "anexo_4.autoridades[1].nombre"];
        var acta = Comision.Campos(await Muestreo.SolicitudAsync(_sitio.Almacen)).Where(c => c.Key.StartsWith("anexo_4.", StringComparison.Ordinal)).ToDictionary(c => c.Key, c => borrados.Contains(c.Key) ? "" : c.Value);
        await comision.GuardarAsync("acta", acta);
        var revisar = HttpUtility.HtmlDecode(await comision.VerAsync("/revisar"));
        Assert.Contains("el proemio no dice fecha, hora,", revisar, StringComparison.Ordinal);
        Assert.Contains("alguna de las personas del Comité de Contraloría Social (inciso c)", revisar, StringComparison.Ordinal);
        Assert.Contains("alguna de las Autoridades Tradicionales (inciso c)", revisar, StringComparison.Ordinal);
    }

    [Theory, Prueba("PCS-3.3-06", "PCS-A5-10")]
    [InlineData("3", "Indicar si los integrantes de la población beneficiaria reciben apoyo de algún Programa de Gobierno. En su caso, detalle cuál y cómo.")]
    [InlineData("7", "las estrategias de trabajo y de acercamiento que se aplicarán con las y los beneficiarios del proyecto")]
    [InlineData("9", "para informarle sobre el origen, uso y eficacia de los recursos solicitados al PCS, así como de los resultados de la ejecución del proyecto")]
    [InlineData("10", "¿Cómo contribuye la ejecución del proyecto a fortalecer el sentido de compromiso, colaboración, confianza, equidad y solidaridad entre los miembros de la comunidad?")]
    public async Task WhatIsScoredIsAskedAsAnexo3AsksIt(string apartado, string pregunta)
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        Assert.Contains(pregunta, HttpUtility.HtmlDecode(await comision.VerAsync($"/apartado/{apartado}")), StringComparison.Ordinal);
    }

    [Fact, Prueba("LEY-03", "LEY-04", "LEY-01")]
    public async Task TheFormatPrintsItsLegendsWhereTheAnexoHasThem()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        var leyendas = App.Programas.CatalogoDeProgramas.Pcs2019.Leyendas;
        Assert.Contains(leyendas["LEY-03"], HttpUtility.HtmlDecode(await comision.VerAsync("/apartado/1")), StringComparison.Ordinal);
        Assert.Contains(leyendas["LEY-04"], HttpUtility.HtmlDecode(await comision.VerAsync("/apartado/11")), StringComparison.Ordinal);
        var revision = HttpUtility.HtmlDecode(await comision.VerAsync("/revisar"));
        Assert.All(new[] { "LEY-01", "LEY-03", "LEY-04" }, l => Assert.Contains(leyendas[l], revision, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SumsAreMadeOnTheServerWhenItSaves()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.GuardarAsync("8", new() { ["8.1[1].rubro"] = "materiales", ["8.1[1].cantidad"] = "3", ["8.1[1].precio_unitario"] = "33.335", ["8.1[1].monto_pcs"] = "60", ["8.1[2].rubro"] = "humanos", ["8.1[2].cantidad"] = "1", ["8.1[2].precio_unitario"] = "40" });
        var pagina = await comision.VerAsync("/apartado/8");
        Assert.Contains("$140.01", pagina, StringComparison.Ordinal);
        Assert.Contains("<dt>Se solicita al programa</dt><dd>$60.00</dd>", pagina, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSectionOfThePlacesSaysThatTheCommunitysLocalityIsNoneOfThem()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        var (una, otra) = (Muestreo.Bases.Cobertura[0].Cvegeo, Muestreo.Bases.Cobertura[1].Cvegeo);
        await comision.GuardarAsync("3", new() { ["3.2[1].localidad"] = una });
        Assert.DoesNotContain("debe ser una de las que se indican en 3.2", await comision.VerAsync("/apartado/3?errores=1"), StringComparison.Ordinal);
        await comision.GuardarAsync("1", new() { ["1.1.cvegeo"] = una });
        Assert.DoesNotContain("debe ser una de las que se indican en 3.2", await comision.VerAsync("/apartado/3?errores=1"), StringComparison.Ordinal);
        Assert.EndsWith("/apartado/3?errores=1", Destino(await comision.GuardarAsync("3", new() { ["3.2[1].localidad"] = otra })), StringComparison.Ordinal);
        var pagina = HttpUtility.HtmlDecode(await comision.VerAsync("/apartado/3?errores=1"));
        Assert.Contains("<a href=\"#c-3-2\">La localidad de la comunidad (1.1) debe ser una de las que se indican en 3.2.</a>", pagina, StringComparison.Ordinal);
        Assert.Contains($"href=\"/solicitud/{comision.Id}/apartado/1?errores=1#c-1-1-cvegeo\"", pagina, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatSavesByItselfIsThereAndNeedsTheFormsToken()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        var ficha = Sitio.Formulario(await comision.VerAsync("/apartado/4"));
        var direccion = $"/solicitud/{comision.Id}/guardar/4";
        var guardado = await comision.Navegador.PostAsync(direccion, new FormUrlEncodedContent([ficha, new("4", "<script>alert(1)</script>")]));
        Assert.Equal(HttpStatusCode.NoContent, guardado.StatusCode);
        // The hour of the site, in central Mexico: a device may have another.
        Assert.Equal(HoraDelCentro.Local(_sitio.De<TimeProvider>().GetUtcNow()).ToString("HH:mm", CultureInfo.InvariantCulture), Assert.Single(guardado.Headers.GetValues("X-Guardado-Hora")));
        var pagina = await comision.VerAsync("/apartado/4");
        Assert.Contains("&lt;script&gt;alert(1)", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", pagina, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await comision.Navegador.PostAsync(direccion, new FormUrlEncodedContent([new("4", "sin ficha")]))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await comision.Navegador.PostAsync($"/solicitud/{comision.Id}/apartado/4", new FormUrlEncodedContent([new("4", "sin ficha"), new("_handler", "apartado")]))).StatusCode);
        Assert.DoesNotContain("sin ficha", await comision.VerAsync("/apartado/4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatSavesByItselfAndArrivesAfterTheButtonIsNotKeptOverIt()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        var direccion = $"/solicitud/{comision.Id}/guardar/4";
        var una = Sitio.Ventana(await comision.VerAsync("/apartado/4"));
        var boton = await EnviarAsync($"/solicitud/{comision.Id}/apartado/4", [.. una, new("4", "Agua y luz."), new("_paso", "1600000000002"), new("_handler", "apartado"), new("accion", "lista")]);
        Assert.Equal(HttpStatusCode.Redirect, boton.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await EnviarAsync(direccion, [.. una, new("4", "Agua y"), new("_paso", "1600000000001")])).StatusCode);
        Assert.Contains("Agua y luz.", await comision.VerAsync("/apartado/4"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await EnviarAsync(direccion, [.. una, new("4", "Agua."), new("_paso", "1600000000003")])).StatusCode);

        Task<HttpResponseMessage> EnviarAsync(string adonde, KeyValuePair<string, string>[] campos) => comision.Navegador.PostAsync(adonde, new FormUrlEncodedContent(campos));
    }

    [Fact]
    public async Task APageThatWasOpenedEarlierOverwritesNothingAndComesBackWithWhatWasTypedAndWhatIsStored()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        var (aqui, solo) = ($"/solicitud/{comision.Id}/apartado/5", $"/solicitud/{comision.Id}/guardar/5");
        var una = Sitio.Ventana(await comision.VerAsync("/apartado/5"));
        var otra = Sitio.Ventana(await comision.VerAsync("/apartado/5"));
        Assert.Equal(3, una.Length);
        KeyValuePair<string, string>[] escrito = [new("5[1].que_hara", "<b>Un pozo</b>"), new("5[1].cuanto", "1"), new("5[2].que_hara", new string('a', 300))];
        Assert.Equal(HttpStatusCode.NoContent, (await EnviarAsync(solo, [.. una, .. escrito])).StatusCode);

        // By itself it says so, and a program understands it too.
        var negado = await EnviarAsync(solo, [.. otra, new("5[1].que_hara", "Una bomba")]);
        Assert.Equal(HttpStatusCode.Conflict, negado.StatusCode);
        var problema = await negado.Content.ReadAsStringAsync();
        Assert.Contains("\"OTRA_VENTANA\"", problema, StringComparison.Ordinal);
        Assert.Contains("pulse Guardar para ver qu", problema, StringComparison.Ordinal);

        // With the button the page comes back, with a new row that was asked for; it saves nothing by itself until somebody decides.
        var respuesta = await EnviarAsync(aqui, [.. otra, new("5[1].que_hara", "Una bomba"), new("5[1].cuanto", "1"), new("_handler", "apartado"), new("accion", "agregar:5")]);
        Assert.Equal(HttpStatusCode.Conflict, respuesta.StatusCode);
        var pagina = await respuesta.Content.ReadAsStringAsync();
        Assert.Contains("name=\"5[1].que_hara\" value=\"Una bomba\"", HttpUtility.HtmlDecode(pagina), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Un pozo&lt;/b&gt;", pagina, StringComparison.Ordinal);
        Assert.Contains($"<q>{new string('a', 200)}…</q>", HttpUtility.HtmlDecode(pagina), StringComparison.Ordinal);
        Assert.Contains(">Meta 2, ", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("Meta 1, Cantidad", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("data-guardado", pagina, StringComparison.Ordinal);
        Assert.Contains("name=\"5[1].que_hara\" value=\"<b>Un pozo</b>\"", HttpUtility.HtmlDecode(await comision.VerAsync("/apartado/5")), StringComparison.Ordinal);

        // Once more, and what the page shows is kept in its place; now the first window is the older one.
        var decidido = await EnviarAsync(aqui, [.. Sitio.Ventana(pagina), new("5[1].que_hara", "Una bomba"), new("5[1].cuanto", "1"), new("_handler", "apartado"), new("accion", "lista")]);
        Assert.EndsWith($"/solicitud/{comision.Id}", Destino(decidido), StringComparison.Ordinal);
        Assert.Equal("Una bomba", (await _sitio.Almacen.Borradores.GetAsync(comision.Id))!.Borrador.Campo("5[1].que_hara"));
        Assert.Equal(HttpStatusCode.Conflict, (await EnviarAsync(solo, [.. una, .. escrito])).StatusCode);

        Task<HttpResponseMessage> EnviarAsync(string direccion, KeyValuePair<string, string>[] campos) => comision.Navegador.PostAsync(direccion, new FormUrlEncodedContent(campos));
    }

    [Fact]
    public async Task WhatIsTooLongToKeepStaysOnThePage()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        var largo = new string('x', 20_001);
        var respuesta = await comision.GuardarAsync("4", new() { ["4"] = largo });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, respuesta.StatusCode);
        Assert.Contains(largo, await respuesta.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MZ programa", "no es PDF")]
    [InlineData("", "está vacío")]
    [InlineData("%PDF-1.7\n/Encrypt 5 0 R\n%%EOF", "protegido con contraseña")]
    [InlineData("%PDF-1.7 cortado", "incompleto")]
    public async Task AFileIsRefusedForWhatItIsAndNotForItsName(string contenido, string porque)
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        var respuesta = await comision.SubirAsync("AAC", Encoding.ASCII.GetBytes(contenido), "acta.pdf");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, respuesta.StatusCode);
        var pagina = HttpUtility.HtmlDecode(await respuesta.Content.ReadAsStringAsync());
        Assert.Contains(porque, pagina, StringComparison.Ordinal);
        Assert.Contains("href=\"#c-doc-AAC\"", pagina, StringComparison.Ordinal);
        Assert.Empty((await _sitio.Almacen.Borradores.GetAsync(comision.Id))!.Borrador.Adjuntos);
    }

    [Fact]
    public async Task AFileIsReplacedAndOnlyItsOwnerDownloadsIt()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        Assert.Equal(HttpStatusCode.Redirect, (await comision.SubirAsync("AAC", Comision.Pdf, "../../acta uno.pdf")).StatusCode);
        var primera = (await _sitio.Almacen.Borradores.GetAsync(comision.Id))!.Borrador.Adjuntos["AAC"];
        Assert.Equal("acta uno.pdf", primera.Nombre);
        var archivo = await comision.Navegador.GetAsync($"/solicitud/{comision.Id}/archivo/{primera.Huella}");
        Assert.Equal(Comision.Pdf, await archivo.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", archivo.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", archivo.Headers.GetValues("X-Content-Type-Options").Single());

        var ajena = await Comision.EmpezarAsync(_sitio, _buzon, "otra@ejemplo.invalid");
        Assert.Equal(HttpStatusCode.NotFound, (await ajena.Navegador.GetAsync($"/solicitud/{comision.Id}/archivo/{primera.Huella}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ajena.Navegador.GetAsync($"/solicitud/{ajena.Id}/archivo/{primera.Huella}")).StatusCode);
        Assert.EndsWith("/acceso", Destino(await ajena.Navegador.GetAsync($"/solicitud/{comision.Id}")), StringComparison.Ordinal);
        Assert.EndsWith("/acceso", Destino(await _sitio.Navegador().GetAsync($"/solicitud/{comision.Id}/apartado/11")), StringComparison.Ordinal);

        await comision.SubirAsync("AAC", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1], "acta.png");
        var segunda = (await _sitio.Almacen.Borradores.GetAsync(comision.Id))!.Borrador.Adjuntos["AAC"];
        Assert.Equal("image/png", segunda.Tipo);
        Assert.Equal(HttpStatusCode.NotFound, (await comision.Navegador.GetAsync($"/solicitud/{comision.Id}/archivo/{primera.Huella}")).StatusCode);
    }

    [Fact]
    public async Task AfterTheLastDayItSaysSoAndGivesNoFolio()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.LlenarAsync();
        var enLaUltimaHora = await comision.VerAsync("/revisar");
        _sitio.Reloj.Poner(HoraDelCentro.Instante(new DateOnly(2019, 11, 6)));
        var actor = new Actor(Rol.Solicitante, "x");
        var (folio, rechazo) = await _sitio.De<Borradores>().PresentarAsync(comision.Id, actor, comision.Id);
        Assert.Null(folio);
        Assert.Equal("FUERA_DE_PERIODO", rechazo!.Codigo);
        Assert.Contains("05/11/2019 a las 24:00", rechazo.Mensaje, StringComparison.Ordinal);
        Assert.Contains("Presentar la solicitud", enLaUltimaHora, StringComparison.Ordinal);
        _sitio.Reloj.Poner(HoraDelCentro.Instante(new DateOnly(2019, 11, 5), new TimeOnly(23, 59, 59)));
        (folio, _) = await _sitio.De<Borradores>().PresentarAsync(comision.Id, actor, comision.Id);
        Assert.NotNull(folio);
    }

    [Fact]
    public async Task HandedInFromTwoTabsTheSecondSeesTheReceiptToo()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.LlenarAsync();
        var (revisar, apartado) = ($"/solicitud/{comision.Id}/revisar", $"/solicitud/{comision.Id}/apartado/4");
        var (ficha, vieja) = (Sitio.Formulario(await comision.Navegador.GetStringAsync(revisar)), Sitio.Formulario(await comision.Navegador.GetStringAsync(apartado)));
        foreach (var respuesta in new[]
        {
            await comision.Navegador.PostAsync(revisar, new FormUrlEncodedContent([ficha, new("_handler", "presentar")])),
            await comision.Navegador.PostAsync(revisar, new FormUrlEncodedContent([ficha, new("_handler", "presentar")])),
            await comision.Navegador.PostAsync(apartado, new FormUrlEncodedContent([vieja, new("_handler", "apartado"), new("4", "tarde")])),
        })
        {
            Assert.Equal(HttpStatusCode.Redirect, respuesta.StatusCode);
            Assert.EndsWith($"/solicitud/{comision.Id}/acuse", Destino(respuesta), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task HandedInFromAPageOpenSinceBeforeTheCloseItSaysThatTheTermEnded()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.LlenarAsync();
        var direccion = $"/solicitud/{comision.Id}/revisar";
        var ficha = Sitio.Formulario(await comision.Navegador.GetStringAsync(direccion));
        _sitio.Reloj.Poner(HoraDelCentro.Instante(new DateOnly(2019, 11, 6)));
        var respuesta = await comision.Navegador.PostAsync(direccion, new FormUrlEncodedContent([ficha, new("_handler", "presentar")]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, respuesta.StatusCode);
        var pagina = HttpUtility.HtmlDecode(await respuesta.Content.ReadAsStringAsync());
        Assert.Contains("<strong>No se presentó.</strong> La recepción de solicitudes terminó el martes 05/11/2019 a las 24:00", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("Presentar la solicitud</button>", pagina, StringComparison.Ordinal);
        foreach (var ruta in new[] { "/apartado/4", "/documentos" })
        {
            Assert.Contains("Lo que cambie aquí se guarda, y ya no puede presentarse", HttpUtility.HtmlDecode(await comision.VerAsync(ruta)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheReviewSaysWhoseTheDataAreAndWritesDaysAsTheRestOfTheSite()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.LlenarAsync();
        var pagina = HttpUtility.HtmlDecode(await comision.VerAsync("/revisar"));
        Assert.All(CatalogoDeProgramas.Pcs2019.CargosCpc, cargo => Assert.Matches($"<h3>11\\.\\d {cargo}</h3>\\s*<dl", pagina));
        var inicio = (await Muestreo.SolicitudAsync(_sitio.Almacen)).Contenido.Anexo3.Actividades[0].FechaInicio;
        Assert.Contains($"{inicio:dd/MM/yyyy}</dd>", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain($"{inicio:yyyy-MM-dd}</dd>", pagina, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNothingIsReceivedNobodyIsInvited()
    {
        var navegador = _sitio.Navegador();
        Assert.Contains("Recibir el enlace", await navegador.GetStringAsync($"/convocatoria/{Muestreo.Id}/participar"), StringComparison.Ordinal);
        foreach (var ruta in new[] { "/convocatoria/NOEXISTE/participar", "/convocatoria/NOEXISTE/participar?enviado=1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await navegador.GetAsync(ruta)).StatusCode);
        }

        _sitio.Reloj.Poner(HoraDelCentro.Instante(new DateOnly(2019, 11, 6)));
        var cerrada = HttpUtility.HtmlDecode(await navegador.GetStringAsync($"/convocatoria/{Muestreo.Id}/participar"));
        Assert.Contains("recibió solicitudes del <strong>martes 22/10/2019</strong> al <strong>martes 05/11/2019 a las 24:00</strong>", cerrada, StringComparison.Ordinal);
        Assert.DoesNotContain("Recibir el enlace", cerrada, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormThatIsNoLongerThereIsToldWithAWayBack()
    {
        var navegador = _sitio.Navegador();
        var respuesta = await Comision.EnviarAsync(navegador, "/enlace", "noexiste", []);
        Assert.Equal(HttpStatusCode.BadRequest, respuesta.StatusCode);
        Assert.Equal("text/html", respuesta.Content.Headers.ContentType!.MediaType);
        var pagina = HttpUtility.HtmlDecode(await respuesta.Content.ReadAsStringAsync());
        Assert.Contains("no se registró nada", pagina, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/enlace\">Volver a abrir la página</a>", pagina, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAddressThatIsNoAddressComesBackWithWhatWasTyped()
    {
        var respuesta = await Comision.EnviarAsync(_sitio.Navegador(), "/enlace", "enlace", new() { ["correo"] = "comite@ejemplo", ["folio"] = "PCS-2019-01-000042" });
        var pagina = await respuesta.Content.ReadAsStringAsync();
        Assert.Contains("value=\"comite@ejemplo\"", pagina, StringComparison.Ordinal);
        Assert.Contains("value=\"PCS-2019-01-000042\"", pagina, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskingForALinkNeverTellsWhatExists()
    {
        const string SoloAvisos = "vecina@ejemplo.invalid"; // Is told what happens, and is no member: with a link she would act as one.
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.LlenarAsync();
        var borradores = _sitio.De<IBorradorStore>();
        var borrador = (await borradores.GetAsync(comision.Id))!;
        await borradores.PutAsync(borrador.Borrador with { Campos = borrador.Borrador.Campos.SetItem("protesta.correos_notificacion", SoloAvisos) }, borrador.ETag);
        await comision.PresentarAsync();
        var mensajes = _buzon.Mensajes.Count;
        var correo = (await Muestreo.SolicitudAsync(_sitio.Almacen)).Personas[1].Correo;
        var respuestas = new List<string>();
        foreach (var (folio, quien) in new[] { ("PCS-2019-01-000001", correo), ("PCS-2019-01-000001", SoloAvisos), ("PCS-2019-01-000001", "nadie@ejemplo.invalid"), ("PCS-2019-01-009999", correo), ("", "nadie@ejemplo.invalid"), ("basura", correo) })
        {
            respuestas.Add(Destino(await Comision.EnviarAsync(_sitio.Navegador(), "/enlace", "enlace", new() { ["folio"] = folio, ["correo"] = quien })));
        }

        // The answer comes before anything is looked up.
        Assert.Single(respuestas.Distinct());
        Assert.Equal(mensajes, _buzon.Mensajes.Count);
        await _sitio.De<ColaDeEnlaces>().AgotarAsync();
        Assert.Equal(mensajes + 1, _buzon.Mensajes.Count);
        Assert.Equal(correo, _buzon.Mensajes[^1].Para.Single());
        var abierta = await Sitio.PulsarAsync(_sitio.Navegador(), _buzon.Enlaces(correo)[^1]);
        Assert.EndsWith("/expediente/PCS-2019-01-000001", Destino(abierta), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALinkThatWasAskedForIsSentByTheNextProcessAndThenForgotten()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        var mensajes = _buzon.Mensajes.Count;
        await Comision.EnviarAsync(_sitio.Navegador(), "/enlace", "enlace", new() { ["correo"] = "comite@ejemplo.invalid", ["folio"] = "" });

        // This process dies before it sends; another one opens the same stores.
        using var pedidos = new EnlacesPedidos(_sitio.De<IBorradorStore>(), _sitio.Reloj);
        var pedido = Assert.Single(await pedidos.PendientesAsync());
        Assert.DoesNotContain("comite@", pedido.ToString(), StringComparison.Ordinal);
        using var otra = new ColaDeEnlaces(pedidos, _sitio.De<Borradores>(), _sitio.De<MiExpediente>(), _sitio.De<CorreosDeEnlace>(), _sitio.Reloj, Microsoft.Extensions.Logging.Abstractions.NullLogger<ColaDeEnlaces>.Instance);
        await otra.AgotarAsync();
        Assert.Equal(mensajes + 1, _buzon.Mensajes.Count);
        Assert.Empty(await pedidos.PendientesAsync());
        await _sitio.De<ColaDeEnlaces>().AgotarAsync();
        Assert.Equal(mensajes + 1, _buzon.Mensajes.Count);
        Assert.Empty((await _sitio.De<IBorradorStore>().GetAsync("enlaces-pedidos"))!.Borrador.Campos);
    }

    [Fact]
    public async Task OfTwoInstancesThatDrainTheSameQueueEachLinkIsSentByOne()
    {
        const int cuantos = 12;
        for (var i = 0; i < cuantos; i++)
        {
            await Comision.EmpezarAsync(_sitio, _buzon, $"c{i}@ejemplo.invalid");
            Assert.Null(await _sitio.De<ColaDeEnlaces>().PedirAsync($"c{i}@ejemplo.invalid", ""));
        }

        var mensajes = _buzon.Mensajes.Count;
        using var pedidos = new EnlacesPedidos(_sitio.De<IBorradorStore>(), _sitio.Reloj);
        using var otra = new ColaDeEnlaces(pedidos, _sitio.De<Borradores>(), _sitio.De<MiExpediente>(), _sitio.De<CorreosDeEnlace>(), _sitio.Reloj, Microsoft.Extensions.Logging.Abstractions.NullLogger<ColaDeEnlaces>.Instance);
        await Task.WhenAll(Task.Run(() => otra.AgotarAsync()), Task.Run(() => _sitio.De<ColaDeEnlaces>().AgotarAsync()));
        Assert.Equal(cuantos, _buzon.Mensajes.Count - mensajes);
        Assert.Equal(cuantos, _buzon.Mensajes.Skip(mensajes).SelectMany(m => m.Para).Distinct().Count());
        Assert.Empty(await pedidos.PendientesAsync());
    }

    [Fact]
    public async Task WhatAnotherInstanceIsSendingIsLeftToItUntilItIsTakenForDead()
    {
        await Comision.EmpezarAsync(_sitio, _buzon);
        var cola = _sitio.De<ColaDeEnlaces>();
        Assert.Null(await cola.PedirAsync("comite@ejemplo.invalid", ""));
        var mensajes = _buzon.Mensajes.Count;
        using var pedidos = new EnlacesPedidos(_sitio.De<IBorradorStore>(), _sitio.Reloj);
        var tomado = await pedidos.TomarAsync((await pedidos.PendientesAsync())[0].Id);
        await cola.AgotarAsync();
        Assert.Equal(mensajes, _buzon.Mensajes.Count);
        _sitio.Reloj.Poner(tomado!.TomadoHasta!.Value);
        await cola.AgotarAsync();
        Assert.Equal(mensajes + 1, _buzon.Mensajes.Count);
        Assert.Empty(await pedidos.PendientesAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ALinkWaitsWhileTheMailIsAway(bool tarda)
    {
        Exception falla = tarda ? new TaskCanceledException("El cliente se cansó de esperar (prueba).") : new IOException("El correo no responde (prueba).");
        await Comision.EmpezarAsync(_sitio, _buzon);
        var mensajes = _buzon.Mensajes.Count;
        var cola = _sitio.De<ColaDeEnlaces>();
        Assert.Null(await cola.PedirAsync("comite@ejemplo.invalid", ""));
        _buzon.Falla = falla;
        await cola.AgotarAsync();
        Assert.Single(await _sitio.De<EnlacesPedidos>().PendientesAsync());
        _buzon.Falla = null;
        await cola.AgotarAsync();
        Assert.Equal(mensajes + 1, _buzon.Mensajes.Count);

        // Nobody waits for ever for a mail that never comes back.
        Assert.Null(await cola.PedirAsync("comite@ejemplo.invalid", ""));
        _buzon.Falla = falla;
        _sitio.Reloj.Poner(_sitio.Reloj.GetUtcNow().AddHours(25));
        await cola.AgotarAsync();
        Assert.Empty(await _sitio.De<EnlacesPedidos>().PendientesAsync());
    }

    [Fact]
    public async Task TheQueueGoesOnAfterAStoreThatTookTooLong()
    {
        var store = new QueTardaLaPrimeraVez(_sitio.De<IBorradorStore>());
        using var pedidos = new EnlacesPedidos(store, _sitio.Reloj);
        using var cola = new ColaDeEnlaces(pedidos, _sitio.De<Borradores>(), _sitio.De<MiExpediente>(), _sitio.De<CorreosDeEnlace>(), _sitio.Reloj, Microsoft.Extensions.Logging.Abstractions.NullLogger<ColaDeEnlaces>.Instance);
        await cola.StartAsync(default);
        Assert.True(await store.Leido.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Null(await cola.PedirAsync("nadie@ejemplo.invalid", ""));
        Assert.True(await store.Leido.WaitAsync(TimeSpan.FromSeconds(30)));
        await cola.StopAsync(default);
    }

    [Fact]
    public async Task ManyWhoAskAtOnceAreAllTakenDownAndBeyondThatTheyAreTold()
    {
        var pedidos = _sitio.De<EnlacesPedidos>();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => pedidos.PedirAsync($"c{i}@ejemplo.invalid", "")));
        Assert.Equal(40, (await pedidos.PendientesAsync()).Select(p => p.Correo).Distinct().Count());
        await pedidos.QuitarAsync([.. (await pedidos.PendientesAsync()).Select(p => p.Id)]);
        var store = _sitio.De<IBorradorStore>();
        var lleno = (await store.GetAsync("enlaces-pedidos"))!;
        await store.PutAsync(lleno.Borrador with { Campos = Enumerable.Range(0, 1_000).ToImmutableDictionary(i => $"{i:D15}-x", i => $"c{i}@ejemplo.invalid ") }, lleno.ETag);
        Assert.Equal("OCUPADO", (await pedidos.PedirAsync("nadie@ejemplo.invalid", ""))!.Codigo);
        Assert.Null(await pedidos.PrometerAsync("nadie@ejemplo.invalid", "PCS-2019-02-000001")); // Nobody but the record asks for this one.
    }

    [Fact]
    public async Task ARestartLosesNoDraft()
    {
        var comision = await Comision.EmpezarAsync(_sitio, _buzon);
        await comision.GuardarAsync("4", new() { ["4"] = "Tener agua todo el año." });
        await Comision.EnviarAsync(_sitio.Navegador(), "/enlace", "enlace", new() { ["correo"] = "comite@ejemplo.invalid", ["folio"] = "" });
        await _sitio.De<ColaDeEnlaces>().AgotarAsync();
        var otro = _sitio.Navegador();
        Assert.EndsWith($"/solicitud/{comision.Id}", Destino(await Sitio.PulsarAsync(otro, _buzon.Enlaces("comite@ejemplo.invalid")[^1])), StringComparison.Ordinal);
        Assert.Contains("Tener agua todo el año.", HttpUtility.HtmlDecode(await otro.GetStringAsync($"/solicitud/{comision.Id}/apartado/4")), StringComparison.Ordinal);
    }

    private sealed class QueTardaLaPrimeraVez(IBorradorStore store) : IBorradorStore
    {
        private bool _tardo;

        /// <summary>Released when the queue reads; whoever asks for a link reads too, with nothing that could cancel it.</summary>
        public SemaphoreSlim Leido { get; } = new(0);

        public ValueTask<BorradorGuardado?> GetAsync(string id, CancellationToken ct = default)
        {
            if (!ct.CanBeCanceled)
            {
                return store.GetAsync(id, ct);
            }

            Leido.Release();
            return _tardo ? store.GetAsync(id, ct) : throw Tardo();
        }

        public ValueTask<string?> PutAsync(Borrador borrador, string? etag, CancellationToken ct = default) => store.PutAsync(borrador, etag, ct);

        public IAsyncEnumerable<string> ListAsync(CancellationToken ct = default) => store.ListAsync(ct);

        public IAsyncEnumerable<string> ListFilledAsync(CancellationToken ct = default) => store.ListFilledAsync(ct);

        public ValueTask<IReadOnlyList<string>> FindAsync(string correo, CancellationToken ct = default) => store.FindAsync(correo, ct);

        private TaskCanceledException Tardo()
        {
            _tardo = true;
            return new TaskCanceledException("El cliente se cansó de esperar (prueba).");
        }
    }

    private static string Destino(HttpResponseMessage respuesta) => respuesta.Headers.Location?.ToString() ?? $"{(int)respuesta.StatusCode}";
}
