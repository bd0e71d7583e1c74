using System.Net;
using System.Text.RegularExpressions;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Web.Tests.Kit;
using Xunit;

namespace Dictamen.Web.Tests.Dictaminador;

/// <summary>The reviewer's road over HTTP: declare, read, fill in, hand in, compare, sign.</summary>
[Prueba("PCS-4.2.3-01", "PCS-4.2.3.2-02", "PCS-4.2.3.1-04", "AMB-16")]
public sealed partial class DictaminacionTests : IAsyncLifetime
{
    private static readonly string[] Asientos = ["ACADEMICO", "BIENESTAR", "INDESOL_1", "INDESOL_2"];
    private Sitio _sitio = null!;
    private string _folio = "";

    public async Task InitializeAsync()
    {
        _sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        _folio = await EnDictaminacionAsync(0);
    }

    public async Task DisposeAsync() => await _sitio.DisposeAsync();

    [Fact]
    public async Task NothingIsShownBeforeTheDeclaration()
    {
        var persona = await EntrarAsync("ACADEMICO");
        Assert.DoesNotContain(_folio, await persona.GetStringAsync("/dictaminacion"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await persona.GetAsync($"/dictaminacion/{_folio}")).StatusCode);

        await ProtestarAsync(persona);
        Assert.Contains(_folio, await persona.GetStringAsync("/dictaminacion"), StringComparison.Ordinal);
        var pagina = await persona.GetStringAsync($"/dictaminacion/{_folio}");
        Assert.Contains("conflicto de interés", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("apartado-5", pagina, StringComparison.Ordinal);

        await EnviarAsync(persona, $"/dictaminacion/{_folio}", $"/dictaminacion/{_folio}/conflicto", ("conflicto", "no"));
        Assert.Contains("apartado-5", await persona.GetStringAsync($"/dictaminacion/{_folio}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheApplicationIsShownWithoutThePersonalDataOfItsCommittee()
    {
        var persona = await LectorAsync("ACADEMICO");
        var pagina = await persona.GetStringAsync($"/dictaminacion/{_folio}");
        foreach (var i in Muestreo.Proyectos[0].Integrantes)
        {
            Assert.DoesNotContain(i.Curp, pagina, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(i.Correo, pagina, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(i.ApellidoPaterno + " " + i.ApellidoMaterno, pagina, StringComparison.OrdinalIgnoreCase);
        }

        var e = await ExpedienteAsync();
        foreach (var (clave, huella) in e.Recepcion!.Documentos)
        {
            Assert.Equal(clave == Requisitos.Coinversion, (await persona.GetAsync($"/dictaminacion/{_folio}/documento/{huella}")).IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task WhatEachCriterionIsMarkedUponCanBeRead()
    {
        var pagina = await (await LectorAsync("ACADEMICO")).GetStringAsync($"/dictaminacion/{_folio}");
        var apartados = App.Programas.CatalogoDeProgramas.Pcs2019.Criterios.SelectMany(c => c.Apartado.Split([" y ", " a "], StringSplitOptions.None)).Select(a => a.Split('.')[0]).Distinct();
        Assert.All(apartados, a => Assert.Contains($"id=\"apartado-{a}\"", pagina, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PCS-2019-01-000099")]
    [InlineData("PCS-2019-01-1")]
    [InlineData("nada")]
    public async Task AProjectOfOthersAndOneThatDoesNotExistLookAlike(string otro)
    {
        var ajena = await _sitio.EntrarAsync("cd", "0123456789abcdef0123456789abcdef", "cd:PCS-2019-01");
        await ProtestarAsync(ajena);
        var ajeno = await ajena.GetAsync($"/dictaminacion/{_folio}");
        var inexistente = await ajena.GetAsync($"/dictaminacion/{otro}");
        Assert.Equal(HttpStatusCode.NotFound, ajeno.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, inexistente.StatusCode);
        Assert.DoesNotContain(Muestreo.Proyectos[0].Nombre, await ajeno.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(_folio, await ajena.GetStringAsync("/dictaminacion"), StringComparison.Ordinal);
        var sesion = await ajena.GetAsync($"/dictaminacion/{_folio}/sesion");
        Assert.Equal(HttpStatusCode.NotFound, sesion.StatusCode);
    }

    [Fact]
    public async Task ALinkOfAnotherConvocatoriaOpensNothingOfThisOne()
    {
        var persona = await _sitio.EntrarAsync("cd", Sitio.Miembro("ACADEMICO").Valor, "cd:PCS-2019-02");
        await ProtestarAsync(persona);
        Assert.Equal(HttpStatusCode.NotFound, (await persona.GetAsync($"/dictaminacion/{_folio}")).StatusCode);
    }

    [Fact]
    public async Task TheSheetIsSavedAsTypedAndResumed()
    {
        var persona = await LectorAsync("ACADEMICO");
        await EnviarAsync(persona, $"/dictaminacion/{_folio}", $"/dictaminacion/{_folio}/cedula", ("accion", "guardar"), ("viabilidad", "si"), ("puntajes.c03", "ocho"), ("observaciones", "<script>alert(1)</script>"));
        var pagina = await (await EntrarAsync("ACADEMICO")).GetStringAsync($"/dictaminacion/{_folio}");
        Assert.Contains("value=\"ocho\"", pagina, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", pagina, StringComparison.Ordinal);
        Assert.Contains("En proceso", await persona.GetStringAsync("/dictaminacion"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASheetThatWasOpenedEarlierOverwritesNothingAndComesBackWithWhatWasTyped()
    {
        var persona = await LectorAsync("ACADEMICO");
        var (aqui, cedula) = ($"/dictaminacion/{_folio}", $"/dictaminacion/{_folio}/cedula");
        var (una, otra) = (Sitio.Ventana(await persona.GetStringAsync(aqui)), Sitio.Ventana(await persona.GetStringAsync(aqui)));
        KeyValuePair<string, string>[] escrito = [new("viabilidad", "no"), new("observaciones", "Otra\r\ncosa."), new("_handler", "cedula")];
        using var guardada = new FormUrlEncodedContent([.. una, new("viabilidad", "si"), new("observaciones", "Claro.")]);
        Assert.Equal(HttpStatusCode.Redirect, (await persona.PostAsync(cedula, guardada)).StatusCode);

        using var sola = new FormUrlEncodedContent([.. otra, .. escrito]);
        sola.Headers.Add("X-Guardado", "automatico");
        Assert.Equal(HttpStatusCode.Conflict, (await persona.PostAsync(cedula, sola)).StatusCode);
        using var conBoton = new FormUrlEncodedContent([.. otra, .. escrito, new("accion", "revisar")]);
        var devuelta = await persona.PostAsync(cedula, conBoton);
        Assert.Equal((HttpStatusCode.TemporaryRedirect, aqui), (devuelta.StatusCode, devuelta.Headers.Location!.ToString()));
        using var otraVez = new FormUrlEncodedContent([.. otra, .. escrito, new("accion", "revisar")]);
        var respuesta = await persona.PostAsync(aqui, otraVez);
        Assert.Equal(HttpStatusCode.Conflict, respuesta.StatusCode);
        var pagina = WebUtility.HtmlDecode(await respuesta.Content.ReadAsStringAsync());
        Assert.Contains("¿El proyecto es viable?</a>: <q>Sí</q>", pagina, StringComparison.Ordinal);
        Assert.Contains("<q>Claro.</q>", pagina, StringComparison.Ordinal);
        Assert.Contains("Otra\ncosa.</textarea>", pagina.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-guardado", pagina, StringComparison.Ordinal);
        Assert.Contains("Claro.", await persona.GetStringAsync(aqui), StringComparison.Ordinal);

        using var decidida = new FormUrlEncodedContent([.. Sitio.Ventana(pagina), .. escrito, new("accion", "guardar")]);
        Assert.Equal(HttpStatusCode.Redirect, (await persona.PostAsync(cedula, decidida)).StatusCode);
        Assert.DoesNotContain("Claro.", await persona.GetStringAsync(aqui), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsMissingIsNamedBesideItsFieldAndNothingIsHandedIn()
    {
        var persona = await LectorAsync("ACADEMICO");
        var respuesta = await EnviarAsync(persona, $"/dictaminacion/{_folio}", $"/dictaminacion/{_folio}/cedula", ("accion", "revisar"), ("viabilidad", "si"), ("viabilidad.motivo", "Puede hacerse."), ("apego", "si"), ("apego.motivo", "Sí."), ("contribucion_cohesion", "si"), ("contribucion_cohesion.motivo", "Sí."), ("puntajes.c01", "10.01"), ("puntajes.c02", "x"), ("puntajes.c03", "-1"));
        var pagina = await persona.GetStringAsync(respuesta.Headers.Location);
        Assert.Contains("href=\"#campo-puntajes-c01\"", pagina, StringComparison.Ordinal);
        Assert.Contains("El puntaje del criterio 1 debe estar entre 0 y 10; dice 10.01.", pagina, StringComparison.Ordinal);
        Assert.Contains("El puntaje del criterio 2 debe ser un número", WebUtility.HtmlDecode(pagina), StringComparison.Ordinal);
        Assert.Contains("El puntaje del criterio 3 debe estar entre 0 y 10; dice -1.", pagina, StringComparison.Ordinal);
        Assert.Contains("href=\"#campo-observaciones\"", pagina, StringComparison.Ordinal);
        await EntregarAsync(persona);
        Assert.Empty((await ExpedienteAsync()).Dictaminacion!.Cedulas);
    }

    [Fact]
    [Prueba("PCS-4.2.3-01")]
    public async Task WithMarksAndAnUnansweredQuestionItAsksForTheAnswerAndNotToTakeTheMarksAway()
    {
        var persona = await LectorAsync("ACADEMICO");
        var respuesta = await EnviarAsync(persona, $"/dictaminacion/{_folio}", $"/dictaminacion/{_folio}/cedula", ("accion", "revisar"), ("viabilidad.motivo", "Puede hacerse."), ("apego", "si"), ("apego.motivo", "Sí."), ("puntajes.c01", "8"));
        var pagina = WebUtility.HtmlDecode(await persona.GetStringAsync(respuesta.Headers.Location));
        Assert.Contains("Indique si el proyecto es viable.", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("deje los puntajes en blanco", pagina, StringComparison.Ordinal);

        // Each fault leads to a control of the page, and is read with it.
        var lugares = Regex.Matches(pagina, "<li><a href=\"#(campo-[^\"]+)\">").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(["campo-viabilidad", "campo-contribucion_cohesion", "campo-contribucion_cohesion-motivo", "campo-observaciones"], lugares);
        Assert.All(lugares, l => Assert.Contains($"id=\"{l}\"", pagina, StringComparison.Ordinal));
        Assert.All(lugares, l => Assert.Matches($"aria-describedby=\"[^\"]*{l}-error\"", pagina));
    }

    [Fact]
    [Prueba("PCS-4.2.3-02")]
    public async Task OnlyTheSheetThatWasShownIsHandedIn()
    {
        var persona = await LectorAsync("ACADEMICO");
        var ruta = $"/dictaminacion/{_folio}/entregar";
        await LlenarAsync(persona, viable: true, "9");
        var mostrada = Mostrada(await persona.GetStringAsync(ruta));
        var otra = await EntrarAsync("ACADEMICO");
        await LlenarAsync(otra, viable: true, "2");

        var respuesta = await EnviarAsync(persona, ruta, ruta, ("documento", mostrada));
        Assert.Empty((await ExpedienteAsync()).Dictaminacion!.Cedulas);
        var pagina = WebUtility.HtmlDecode(await persona.GetStringAsync(respuesta.Headers.Location));
        Assert.Contains("No se entregó: la cédula cambió en otra ventana", pagina, StringComparison.Ordinal);
        Assert.Equal(11, pagina.Split("<strong>2</strong>").Length - 1);
        await EnviarAsync(persona, ruta, ruta);
        Assert.Empty((await ExpedienteAsync()).Dictaminacion!.Cedulas);

        await EnviarAsync(persona, ruta, ruta, ("documento", Mostrada(pagina)));
        Assert.Equal(2m, (await ExpedienteAsync()).Dictaminacion!.Cedulas["ACADEMICO"].Puntajes["c01"]);
        var tarde = await EnviarAsync(otra, ruta, ruta, ("documento", mostrada));
        var entregada = WebUtility.HtmlDecode(await otra.GetStringAsync(tarde.Headers.Location));
        Assert.Contains("pudo no ser la que se le mostró", entregada, StringComparison.Ordinal);
        Assert.Contains("Cédula entregada", entregada, StringComparison.Ordinal);

        // Pressed twice, it is the same sheet.
        var otraVez = await EnviarAsync(persona, ruta, ruta, ("documento", Mostrada(pagina)));
        Assert.Equal(ruta, otraVez.Headers.Location!.ToString());
    }

    [Fact]
    [Prueba("DH-22-01")]
    public async Task TheSheetOfWhoDeclaresAConflictAfterwardsOpensNoSession()
    {
        var personas = new List<HttpClient>();
        foreach (var asiento in Asientos)
        {
            var persona = await LectorAsync(asiento);
            await LlenarAsync(persona, viable: true, "8");
            await EntregarAsync(persona);
            if (personas.Count == 0)
            {
                Assert.Contains("Su cédula está sellada", WebUtility.HtmlDecode(await persona.GetStringAsync($"/dictaminacion/{_folio}")), StringComparison.Ordinal);
                await EnviarAsync(persona, $"/dictaminacion/{_folio}", $"/dictaminacion/{_folio}/conflicto", ("conflicto", "Parentesco"));
            }

            personas.Add(persona);
        }

        personas.Add(await _sitio.EntrarAsync("secretaria", Sitio.Secretaria.Valor, "operacion"));
        foreach (var persona in personas)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await persona.GetAsync($"/dictaminacion/{_folio}/sesion")).StatusCode);
        }

        var pagina = WebUtility.HtmlDecode(await personas[0].GetStringAsync($"/dictaminacion/{_folio}"));
        Assert.Contains("Será sustituido", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("apartado-5", pagina, StringComparison.Ordinal);
        Assert.Contains("action=\"/dictaminacion/" + _folio + "/conflicto\"", await personas[1].GetStringAsync($"/dictaminacion/{_folio}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Rol.SecretariaTecnica)]
    [InlineData(Rol.Auditor)]
    public async Task TheOfficeOpensNoSheetBeforeAllAreIn(Rol rol)
    {
        var (historias, actor) = (_sitio.De<Historias>(), new Actor(rol, Sitio.Secretaria.Valor));
        foreach (var (i, asiento) in Asientos.Index())
        {
            var persona = await LectorAsync(asiento);
            await LlenarAsync(persona, viable: true, "8");
            await EntregarAsync(persona);
            var documento = (await ExpedienteAsync()).Dictaminacion!.Cedulas[asiento].Documento.Valor;
            Assert.Equal(i == 3, await historias.AbrirAsync(actor, _folio, documento) is not null);
            Assert.Equal(i == 3 ? 4 : 0, (await historias.DeAsync(actor, _folio))!.Sucesos.Where(s => s.Tipo == nameof(CedulaEntregada)).Sum(s => s.Documentos.Length));
        }
    }

    [Fact]
    public async Task AProjectThatIsNotViableIsHandedInWithoutMarks()
    {
        var persona = await LectorAsync("ACADEMICO");
        await LlenarAsync(persona, viable: false, "9");
        await EntregarAsync(persona);
        var cedula = Assert.Single((await ExpedienteAsync()).Dictaminacion!.Cedulas.Values);
        Assert.Empty(cedula.Puntajes);
        Assert.False(cedula.Viabilidad.Cumple);
    }

    [Fact]
    public async Task FourSheetsStaySealedUntilAllAreInAndTheActaTakesFiveSignatures()
    {
        var personas = new List<HttpClient>();
        foreach (var (i, asiento) in Asientos.Index())
        {
            var persona = await LectorAsync(asiento);
            await LlenarAsync(persona, viable: true, i == 0 ? "9" : "6", $"Observación de {asiento}.");
            var entrega = await EntregarAsync(persona);
            Assert.Contains("Cédula entregada", await persona.GetStringAsync(entrega.Headers.Location), StringComparison.Ordinal);
            personas.Add(persona);
            if (i < 3)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await persona.GetAsync($"/dictaminacion/{_folio}/sesion")).StatusCode);
            }
        }

        var sesion = await personas[1].GetStringAsync($"/dictaminacion/{_folio}/sesion");
        Assert.Contains("Observación de ACADEMICO.", sesion, StringComparison.Ordinal);
        Assert.Contains("Hay divergencia", sesion, StringComparison.Ordinal);
        Assert.DoesNotContain(Sitio.Miembro("ACADEMICO").Valor, sesion, StringComparison.Ordinal);

        // A sheet is final: another one is refused, and the draft no longer changes.
        await LlenarAsync(personas[0], viable: false, "1");
        Assert.Equal(9m, (await ExpedienteAsync()).Dictaminacion!.Cedulas["ACADEMICO"].Puntajes["c01"]);

        // The way to them is on the pages of the office, for the secretary who was designated and for nobody else.
        personas.Add(await _sitio.EntrarAsync("secretaria", Sitio.Secretaria.Valor, "operacion"));
        foreach (var (quien, ve) in new[] { (personas[^1], true), (await _sitio.EntrarAsync("secretaria", "st-2", "operacion"), false) })
        {
            foreach (var pagina in new[] { $"/operacion/expediente/{_folio}", $"/operacion/expediente/{_folio}/acto/acordar-resultado" })
            {
                Assert.Equal(ve, (await quien.GetStringAsync(pagina)).Contains($"<a href=\"/dictaminacion/{_folio}/sesion\">Ver las cédulas de todos</a>", StringComparison.Ordinal));
            }

            Assert.Equal(ve ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await quien.GetAsync($"/dictaminacion/{_folio}/sesion")).StatusCode);
        }

        var secretaria = new Actor(Rol.SecretariaTecnica, Sitio.Secretaria.Valor);
        await _sitio.HacerAsync(_folio, new AcordarResultado("Se discutió la diferencia."), secretaria);
        var resultado = (await ExpedienteAsync()).Dictaminacion!.Resultado!;
        Assert.Contains("Se discutió la diferencia.", WebUtility.HtmlDecode(await personas[1].GetStringAsync($"/dictaminacion/{_folio}/sesion")), StringComparison.Ordinal);
        Assert.Contains("Discusión: Se discutió la diferencia.", TextoDeActa.Escribir("A", CatalogoDeProgramas.Pcs2019, (await _sitio.De<Repositorio>().CargarAsync<Core.Convocatorias.Convocatoria>(Muestreo.Id)).Estado, new DateOnly(2019, 11, 8), [await ExpedienteAsync()], []), StringComparison.Ordinal);
        var otraSecretaria = new Actor(Rol.SecretariaTecnica, "st-2");
        var auditor = new Actor(Rol.Auditor, "au-1");
        foreach (var (quien, lee) in new[] { (secretaria, true), (auditor, true), (otraSecretaria, false), (new Actor(Rol.Operador, "op-1"), false) })
        {
            var historia = (await _sitio.De<Historias>().DeAsync(quien, _folio))!;
            Assert.Equal(lee, historia.Sucesos.SelectMany(s => s.Notas).Contains("Discusión: Se discutió la diferencia."));
        }

        var texto = await _sitio.Almacen.Documentos.PutAsync("Texto del Acta"u8.ToArray());
        await _sitio.HacerAsync("PCS-2019-01-A001", new LevantarActa("PCS-2019-01-A001", [new RenglonDeActa(1, resultado.Calificacion, resultado.Favorable)], texto), secretaria);
        foreach (var persona in personas)
        {
            Assert.Equal("Texto del Acta", await persona.GetStringAsync("/dictaminacion/acta/PCS-2019-01-A001/documento"));
            Assert.Null((await ActaAsync()).Concluida);
            await EnviarAsync(persona, "/dictaminacion/acta/PCS-2019-01-A001", "/dictaminacion/acta/PCS-2019-01-A001/firma", ("documento", texto.Valor));
        }

        Assert.NotNull((await ActaAsync()).Concluida);

        // What joins reviewers with folios is for the convocatoria's own secretary and for the audit, and who opened it is noted.
        foreach (var (quien, lee) in new[] { (secretaria, true), (auditor, true), (otraSecretaria, false) })
        {
            Assert.Equal(lee, await _sitio.De<LecturaDeActas>().ConstanciaAsync(quien, "PCS-2019-01-A001") is not null);
            Assert.Equal(lee, await _sitio.De<Historias>().AbrirAsync<Acta>(quien, "PCS-2019-01-A001", texto.Valor) is not null);
            var (leyo, personasVistas) = ($"{quien.Rol}:{quien.Id}", new HashSet<PersonaId>());
            await foreach (var mirada in _sitio.De<IFichaStore>().AccessesAsync().Where(m => m.Actor == leyo && m.Finalidad.Contains("Leer el texto de un Acta", StringComparison.Ordinal)))
            {
                personasVistas.Add(mirada.Id);
            }

            Assert.Equal(lee ? 5 : 0, personasVistas.Count);
        }

        var constancia = WebUtility.HtmlDecode(await personas[0].GetStringAsync("/dictaminacion/acta/PCS-2019-01-A001/constancia"));
        Assert.Contains("quedó concluida", constancia, StringComparison.Ordinal);
        Assert.DoesNotContain("Falta su firma", constancia, StringComparison.Ordinal);
        var ajena = await _sitio.EntrarAsync("cd", "0123456789abcdef0123456789abcdef", "cd:PCS-2019-01");
        Assert.Equal(HttpStatusCode.NotFound, (await ajena.GetAsync("/dictaminacion/acta/PCS-2019-01-A001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ajena.GetAsync("/dictaminacion/acta/PCS-2019-01-A001/constancia")).StatusCode);
    }

    [Fact]
    public async Task WhoDeclaresAConflictSeesNoMoreOfTheProject()
    {
        var persona = await LectorAsync("BIENESTAR");
        await EnviarAsync(persona, $"/dictaminacion/{_folio}", $"/dictaminacion/{_folio}/conflicto", ("conflicto", "Parentesco"));
        Assert.DoesNotContain("apartado-5", await persona.GetStringAsync($"/dictaminacion/{_folio}"), StringComparison.Ordinal);
        Assert.Equal(MotivoDeConflicto.Parentesco, (await ExpedienteAsync()).Dictaminacion!.Dictaminadores["BIENESTAR"].Conflicto);
    }

    [Theory]
    [InlineData("protesta")]
    [InlineData("{0}/conflicto")]
    [InlineData("{0}/cedula")]
    [InlineData("{0}/entregar")]
    [InlineData("acta/PCS-2019-01-A001/firma")]
    public async Task AFormWithoutItsTokenIsNotTaken(string ruta)
    {
        var persona = await LectorAsync("ACADEMICO");
        var respuesta = await persona.PostAsync($"/dictaminacion/{string.Format(null, ruta, _folio)}", new FormUrlEncodedContent([KeyValuePair.Create("conflicto", "no")]));
        Assert.Equal(HttpStatusCode.BadRequest, respuesta.StatusCode);
    }

    private async Task<string> EnDictaminacionAsync(int proyecto)
    {
        var solicitud = await Muestreo.SolicitudAsync(_sitio.Almacen, proyecto);
        var (folio, rechazo) = await _sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, $"prueba-{proyecto}", solicitud, new Actor(Rol.Solicitante, "prueba"));
        Assert.True(rechazo is null, rechazo?.Mensaje);
        await _sitio.HacerAsync(folio!.Value.ToString(), new ClasificarCompleto(), Sitio.Operador);
        await _sitio.HacerAsync(folio.Value.ToString(), new AsignarDictaminadores(), Sitio.Operador);
        return folio.Value.ToString();
    }

    private async Task<Expediente> ExpedienteAsync() => (await _sitio.De<Repositorio>().CargarAsync<Expediente>(_folio)).Estado;

    private async Task<Acta> ActaAsync() => (await _sitio.De<Repositorio>().CargarAsync<Acta>("PCS-2019-01-A001")).Estado;

    private Task<HttpClient> EntrarAsync(string asiento) => _sitio.EntrarAsync("cd", Sitio.Miembro(asiento).Valor, "cd:PCS-2019-01");

    private async Task<HttpClient> LectorAsync(string asiento)
    {
        var persona = await EntrarAsync(asiento);
        await ProtestarAsync(persona);
        await EnviarAsync(persona, $"/dictaminacion/{_folio}", $"/dictaminacion/{_folio}/conflicto", ("conflicto", "no"));
        return persona;
    }

    private static Task<HttpResponseMessage> ProtestarAsync(HttpClient persona) => EnviarAsync(persona, "/dictaminacion", "/dictaminacion/protesta");

    private Task<HttpResponseMessage> LlenarAsync(HttpClient persona, bool viable, string puntaje, string observaciones = "Proyecto claro.") => EnviarAsync(
        persona,
        $"/dictaminacion/{_folio}",
        $"/dictaminacion/{_folio}/cedula",
        [
            ("accion", "revisar"), ("viabilidad", viable ? "si" : "no"), ("viabilidad.motivo", "Por sus tiempos."), ("apego", "si"), ("apego.motivo", "Corresponde."),
            ("contribucion_cohesion", "si"), ("contribucion_cohesion.motivo", "Suma a las familias."), ("observaciones", observaciones),
            .. Enumerable.Range(1, 11).Select(n => ($"puntajes.c{n:D2}", puntaje)),
        ]);

    // Presses the button of the page that shows the sheet.
    private async Task<HttpResponseMessage> EntregarAsync(HttpClient persona)
    {
        var ruta = $"/dictaminacion/{_folio}/entregar";
        return await EnviarAsync(persona, ruta, ruta, ("documento", Mostrada(await persona.GetStringAsync(ruta))));
    }

    private static string Mostrada(string pagina) => Documento().Match(pagina).Groups[1].Value;

    [GeneratedRegex("name=\"documento\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Documento();

    private static async Task<HttpResponseMessage> EnviarAsync(HttpClient persona, string pagina, string destino, params (string, string)[] campos)
    {
        var ficha = Sitio.Formulario(await (await persona.GetAsync(pagina)).Content.ReadAsStringAsync());
        return await persona.PostAsync(destino, new FormUrlEncodedContent([ficha, .. campos.Select(c => KeyValuePair.Create(c.Item1, c.Item2))]));
    }
}
