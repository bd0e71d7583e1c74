using System.Net;
using System.Text.Json;
using System.Web;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Web.Publico;
using Dictamen.Web.Tests.Kit;
using Xunit;

namespace Dictamen.Web.Tests;

/// <summary>The pages that anybody sees, over a convocatoria that was run whole and read again from the record.</summary>
public sealed class PublicoTests : IClassFixture<PublicoTests.ConMuestra>
{
    private readonly Sitio _sitio;

    public PublicoTests(ConMuestra muestra) => _sitio = muestra.Sitio;

    public static TheoryData<string> Paginas =>
    [
        "/", $"/convocatoria/{Muestreo.Id}", $"/convocatoria/{Muestreo.Id}/resultados", $"/convocatoria/{Muestreo.Id}/dictaminadores",
        "/folio", $"/folio?folio={Muestreo.Id}-000003", "/verificar", "/datos", "/contacto", "/privacidad", "/accesibilidad", "/acceso", "/no-existe",
        .. DatosAbiertos.Conjuntos.SelectMany(c => new[] { $"/datos/{c.Id}.csv", $"/datos/{c.Id}.json" }),
    ];

    [Theory]
    [MemberData(nameof(Paginas))]
    public async Task EveryAnswerForbidsWhatIsInlineFramesAndGuessing(string pagina)
    {
        var respuesta = await _sitio.Navegador().GetAsync(pagina);
        var csp = Assert.Single(respuesta.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", csp, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", csp, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(respuesta.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(respuesta.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("DENY", Assert.Single(respuesta.Headers.GetValues("X-Frame-Options")));
        var cuerpo = await respuesta.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<style", cuerpo, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", cuerpo, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onclick", cuerpo, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Paginas))]
    [Prueba("PCS-4.2.3.2-02", "AMB-20", "PZ-37", "PCS-8.2-01")]
    public async Task NoPublicAnswerHoldsPersonalDataOrAPersonOfTheRecord(string pagina)
    {
        var cuerpo = await (await _sitio.Navegador().GetAsync(pagina)).Content.ReadAsStringAsync();
        var (revisores, solicitantes) = await PersonasAsync();
        Assert.NotEmpty(revisores);
        Assert.NotEmpty(solicitantes);
        Assert.All(revisores.Concat(solicitantes), id => Assert.DoesNotContain(id.Valor, cuerpo, StringComparison.Ordinal));
        var fichas = await _sitio.FichasAsync(_sitio.De<App.Consultas.Resumenes>().De(Muestreo.Id).Select(r => $"{r.Folio}"));
        Assert.Equal(solicitantes.ToHashSet(), fichas.Select(f => f.Id).ToHashSet());
        Assert.All(fichas, f => Assert.All(
            new[] { f.NombreCompleto, f.Curp, f.Correo, f.TelefonoCelular, f.Domicilio },
            dato => Assert.DoesNotContain(dato, cuerpo, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(Paginas))]
    [Prueba("PCS-8.1-02")]
    public async Task EveryPageCarriesTheLegendAndWeighsLittle(string pagina)
    {
        var respuesta = await _sitio.Navegador().GetAsync(pagina);
        var cuerpo = await respuesta.Content.ReadAsByteArrayAsync();
        Assert.InRange(cuerpo.Length, 1, 100_000);
        if (respuesta.IsSuccessStatusCode && respuesta.Content.Headers.ContentType!.MediaType == "text/html")
        {
            Assert.Contains("Este programa es público, ajeno a cualquier partido político", System.Text.Encoding.UTF8.GetString(cuerpo), StringComparison.Ordinal);
        }
    }

    [Fact, Prueba("PCS-A2-04", "PCS-A2-05", "PCS-A2-06", "PCS-A2-07", "PCS-A2-08", "PCS-3.5.1-06")]
    public async Task TheConvocatoriaShowsItsVertientesAndTheCeilingOfEachTematica()
    {
        var pagina = HttpUtility.HtmlDecode(await _sitio.Navegador().GetStringAsync($"/convocatoria/{Muestreo.Id}"));
        var programa = CatalogoDeProgramas.Pcs2019;
        Assert.All(programa.Vertientes.Values, v => Assert.Contains($"<strong>{v}</strong>", pagina, StringComparison.Ordinal));
        Assert.All(programa.Tematicas.Values, t => Assert.Contains($"<td>{t.Id} {t.Nombre}</td><td class=\"der\" data-titulo=\"Monto máximo\">{programa.Tope(t.Id, panelesSolares: false).Pesos()}</td>", pagina, StringComparison.Ordinal));
        Assert.Contains("de $600,000.00 a $800,000.00", pagina, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-12.1-01", "PCS-12.1-02", "PCS-12.1-03", "PCS-12.1-04", "PCS-12.2-01", "PCS-12.2-02", "PCS-A2-18", "PCS-3.6.1-03")]
    public async Task EveryPageLeadsToTheDirectoryThatSaysWhereToAskAndWhereToComplain()
    {
        Assert.Contains("href=\"/contacto\"", await _sitio.Navegador().GetStringAsync("/"), StringComparison.Ordinal);
        var pagina = WebUtility.HtmlDecode(await _sitio.Navegador().GetStringAsync("/contacto"));
        var directorio = CatalogoDeProgramas.Pcs2019.Directorio;
        Assert.All(directorio.Contactos, c => Assert.All(
            [c.Nombre, .. c.Telefonos.Select(t => t.Numero), .. c.Correos, c.Sitio ?? "", c.Domicilio ?? "", c.Horario ?? "", c.Medio ?? "", c.Numeral],
            dato => Assert.Contains(dato, pagina, StringComparison.Ordinal)));
        Assert.All(directorio.Denuncias, d => Assert.Contains($"{d.Quien} {d.Motivo}.", pagina, StringComparison.Ordinal));
        Assert.Contains("no cambia su estatus, sus plazos ni su apoyo", pagina, StringComparison.Ordinal);
        Assert.Equal(directorio.Contactos.Length, (await FilasAsync("directorio")).Count);
    }

    /// <summary>Whoever changes the notice gives it another version: this is the text of this one.</summary>
    [Fact]
    [Prueba("PCS-8.2-03")]
    public async Task AnotherTextOfThePrivacyNoticeIsAnotherVersion()
    {
        var pagina = await _sitio.Navegador().GetStringAsync("/privacidad");
        var texto = pagina[pagina.IndexOf("<h1", StringComparison.Ordinal)..pagina.IndexOf("</main>", StringComparison.Ordinal)];
        Assert.Contains($"Versión {CatalogoDeProgramas.Pcs2019.AvisoDePrivacidad}.", texto, StringComparison.Ordinal);
        Assert.Equal(("2019-2", "6713f210ba090b8f"), (CatalogoDeProgramas.Pcs2019.AvisoDePrivacidad, Huellas.De(System.Text.Encoding.UTF8.GetBytes(texto)).Valor[..16]));
    }

    [Fact]
    [Prueba("PCS-4.2.3.2-01", "PCS-4.2.3.3-01", "PCS-4.2.2-08")]
    public async Task TheResultsShowEveryFolioOnceInEachPublication()
    {
        var pagina = await _sitio.Navegador().GetStringAsync($"/convocatoria/{Muestreo.Id}/resultados");
        var apoyos = await FilasAsync("apoyos");
        Assert.Contains(apoyos, a => a[2] == "APOYADO");
        Assert.Contains(apoyos, a => a[3] == "INSUF_PRESUP");
        Assert.Equal(apoyos.Count, apoyos.Select(a => a[1]).Distinct().Count());
        var recepcion = await FilasAsync("recepcion");
        Assert.Contains(recepcion, r => r[2] == "RECEPCION_INCOMPLETA");
        Assert.All(recepcion, r => Assert.Contains(r[1], pagina, StringComparison.Ordinal));
        Assert.All(await FilasAsync("dictaminacion"), d => Assert.Contains(d[2], pagina, StringComparison.Ordinal));
    }

    [Fact]
    [Prueba("PCS-4.2.3.4-02")]
    public async Task WhatIsPublishedAsAssignedIsWhatTheBudgetSays()
    {
        var convocatoria = (await _sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id)).Estado;
        var suma = (await FilasAsync("apoyos")).Sum(a => decimal.Parse(a[4], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(convocatoria.Presupuesto!.Renglones.Where(r => r.EsApoyado).Sum(r => r.Asignado), suma);
    }

    [Fact]
    [Prueba("AMB-20", "PCS-A2-19")]
    public async Task TheListOfParticipantsIsAlphabeticalAndHasNoFolio()
    {
        var nombres = (await FilasAsync("participantes")).Select(f => f[1]).ToList();
        Assert.NotEmpty(nombres);
        Assert.Equal(nombres.Order(StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("es-MX"), true)), nombres);
        var pagina = await _sitio.Navegador().GetStringAsync($"/convocatoria/{Muestreo.Id}/dictaminadores");
        Assert.DoesNotContain($"{Muestreo.Id}-0", pagina, StringComparison.Ordinal);
        Assert.All(nombres, n => Assert.Contains(n, pagina, StringComparison.Ordinal));
    }

    [Fact]
    [Prueba("AMB-20", "PCS-A2-19")]
    public async Task TheListOfParticipantsIsTheDocumentThatWasPublishedWhateverBecomesOfAFicha()
    {
        await using var sitio = await Sitio.ConMuestraAsync();
        var antes = await sitio.Navegador().GetStringAsync($"/convocatoria/{Muestreo.Id}/dictaminadores");
        var publicada = (await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id)).Estado.ResultadosDeDictaminacion!.Participantes!.Value;
        Assert.Contains(publicada.Valor, antes, StringComparison.Ordinal);
        var miembros = (await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id)).Estado.Integrantes.Values.Select(m => m.Persona).ToList();
        var ficha = Assert.Single(await sitio.Almacen.Fichas.GetAsync([miembros[0]], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "prueba")));
        Assert.Contains(ficha.NombreCompleto, System.Net.WebUtility.HtmlDecode(antes), StringComparison.Ordinal);
        await sitio.Almacen.Fichas.PutAsync([ficha with { Nombre = "Otro nombre" }]);
        await sitio.Almacen.Fichas.EraseAsync(miembros[1], Actor.Sistema, "prueba");

        // Read again, by whoever never read it before.
        var vistas = await sitio.Almacen.Fichas.AccessesAsync().CountAsync();
        var publicacion = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<Publicacion>(sitio.De<IServiceProvider>());
        var convocatoria = (await publicacion.ConvocatoriaAsync(Muestreo.Id))!;
        var nombres = (await publicacion.ParticipantesAsync(convocatoria))!.Nombres;
        Assert.Contains(ficha.NombreCompleto, nombres);
        Assert.DoesNotContain(nombres, n => n.Contains("Otro nombre", StringComparison.Ordinal));
        Assert.Equal(antes, await sitio.Navegador().GetStringAsync($"/convocatoria/{Muestreo.Id}/dictaminadores"));
        Assert.Equal(vistas, await sitio.Almacen.Fichas.AccessesAsync().CountAsync());
    }

    [Fact]
    [Prueba("PCS-4.2.2-02")]
    public async Task WhoeverLostTheirLinkFindsWhereToAskForAnotherAlsoAfterReception()
    {
        foreach (var pagina in new[] { "/", $"/convocatoria/{Muestreo.Id}", $"/folio?folio={Muestreo.Id}-000003", "/contacto" })
        {
            Assert.Contains("<a href=\"/enlace\">", await _sitio.Navegador().GetStringAsync(pagina), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Prueba("PCS-3.6.1-01")]
    public async Task AFolioTellsItsStatusAndNothingOfTheProject()
    {
        var resumen = _sitio.De<App.Consultas.Resumenes>().De(Muestreo.Id)[2];
        var pagina = await _sitio.Navegador().GetStringAsync($"/folio?folio={resumen.Folio.ToString().ToLowerInvariant()}");
        Assert.Contains(resumen.Folio.ToString(), pagina, StringComparison.Ordinal);
        Assert.Contains("Recibido", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain(resumen.Proyecto, pagina, StringComparison.Ordinal);
        Assert.DoesNotContain(resumen.Comunidad, pagina, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-3.6.1-01")]
    public void APublicStatusHasTheWordsOfTheOfficeExceptThatACommunityIsImpeded()
    {
        Assert.All(Enum.GetValues<Estatus>(), e => Assert.Equal(e != Estatus.ComunidadImpedida, e.EnPalabras() == EstatusEnPalabras.De(e)));
        Assert.DoesNotContain("impedida", Estatus.ComunidadImpedida.EnPalabras(), StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-4.2.3.2-01")]
    public async Task AResultThatIsNotPublishedIsToldToNobodyWhoAsksForTheFolio()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Dictaminados);
        var folio = sitio.De<App.Consultas.Resumenes>().De(Muestreo.Id).First(r => r.Estatus == Estatus.Dictaminado).Folio;
        var estatus = await sitio.De<Verificacion>().EstatusAsync(folio.ToString());
        Assert.Equal((Estatus.EnDictaminacion, "Dictaminación"), (estatus!.Estatus, estatus.Etapa));
        Assert.True(estatus.Desde < Muestreo.Dia.Dictaminacion.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
    }

    [Fact]
    public async Task AReceiptIsAuthenticWithItsDigestAndWithNoOther()
    {
        var folio = new Folio(Muestreo.Id, 3);
        var huella = (await _sitio.De<Repositorio>().CargarAsync<Expediente>(folio.ToString())).Estado.Recepcion!.Anexo3.Valor;
        Assert.Contains("El acuse es auténtico", await VerificarAsync(folio.ToString(), huella), StringComparison.Ordinal);
        Assert.Contains("El acuse es auténtico", await VerificarAsync(folio.ToString(), $"{huella[..32]} {huella[32..].ToUpperInvariant()}"), StringComparison.Ordinal);
        var otra = await VerificarAsync(folio.ToString(), new string('0', 64));
        var ninguno = await VerificarAsync($"{Muestreo.Id}-999999", new string('0', 64));
        Assert.Contains("no pudo comprobarse", otra, StringComparison.Ordinal);
        Assert.Equal(Aviso(otra), Aviso(ninguno));
        Assert.Equal(Aviso(otra), Aviso(await VerificarAsync("cualquier cosa", "")));
        // Before its application, a file that does not exist must not be proven by an empty digest.
        Assert.DoesNotContain("auténtico.", await VerificarAsync($"{Muestreo.Id}-999999", new string('\0', 64)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onfocus='alert(1)")]
    public async Task WhatSomebodyTypesComesBackAsText(string texto)
    {
        foreach (var pagina in new[] { "/folio?folio=", "/verificar?huella=a&folio=", "/acceso?vencido=" })
        {
            var cuerpo = await _sitio.Navegador().GetStringAsync(pagina + Uri.EscapeDataString(texto));
            Assert.DoesNotContain("<script>alert", cuerpo, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", cuerpo, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("' onfocus", cuerpo, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task HeadAnswersAsGetWithoutABody()
    {
        var respuesta = await _sitio.Navegador().SendAsync(new HttpRequestMessage(HttpMethod.Head, "/datos/apoyos.csv"));
        Assert.Equal(HttpStatusCode.OK, respuesta.StatusCode);
        Assert.Equal("text/csv", respuesta.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await respuesta.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("OPTIONS", HttpStatusCode.NoContent)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", HttpStatusCode.MethodNotAllowed)]
    [InlineData("TRACE", HttpStatusCode.MethodNotAllowed)]
    public async Task OtherMethodsSayWhatAPageAdmits(string metodo, HttpStatusCode espera)
    {
        var respuesta = await _sitio.Navegador().SendAsync(new HttpRequestMessage(new HttpMethod(metodo), "/"));
        Assert.Equal(espera, respuesta.StatusCode);
        Assert.Contains("GET", respuesta.Content.Headers.Allow);
        Assert.False(respuesta.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task WhatDoesNotExistIsNotFound()
    {
        foreach (var pagina in new[] { "/convocatoria/PCS-2019-77", "/convocatoria/otra/resultados", "/nada/de/nada", "/datos/personas.csv", "/datos/apoyos.xlsx" })
        {
            var respuesta = await _sitio.Navegador().GetAsync(pagina);
            Assert.Equal(HttpStatusCode.NotFound, respuesta.StatusCode);
            Assert.Contains("No se encontró", await respuesta.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheJsonOfADataSetHasTheColumnsOfItsDictionary()
    {
        foreach (var conjunto in DatosAbiertos.Conjuntos)
        {
            var json = JsonDocument.Parse(await _sitio.Navegador().GetStringAsync($"/datos/{conjunto.Id}.json"));
            Assert.NotEqual(0, json.RootElement.GetArrayLength());
            Assert.All(json.RootElement.EnumerateArray(), fila => Assert.Equal(conjunto.Columnas.Select(c => c.Nombre), fila.EnumerateObject().Select(p => p.Name)));
        }
    }

    [Fact]
    public async Task AStageThatEachProjectGoesThroughIsOverWhenTheyWentThroughItAndNotByItsDate()
    {
        // PZ-10, PZ-11, PZ-12 and PZ-08, and the last days of the execution.
        string[] individuales = ["PZ-10", "PZ-11", "PZ-12", "PZ-08", "PZ-27", "PZ-35", "PZ-28"];
        async Task<Dictionary<string, Etapa>> EtapasAsync(Sitio sitio)
        {
            var publicacion = sitio.De<Publicacion>();
            return (await publicacion.EtapasAsync((await publicacion.ConvocatoriaAsync(Muestreo.Id))!)).Where(e => individuales.Contains(e.Plazo)).ToDictionary(e => e.Plazo!);
        }

        var corrida = await EtapasAsync(_sitio);
        Assert.All(individuales.Where(p => p != "PZ-08"), p => Assert.Equal(SituacionDeEtapa.Cumplida, corrida[p].Situacion));

        // Nobody applied: nothing is concluded, whatever the day.
        await using var vacia = await Sitio.ConConvocatoriaAbiertaAsync();
        Assert.All((await EtapasAsync(vacia)).Values, e => Assert.Equal(SituacionDeEtapa.Pendiente, e.Situacion));
        vacia.Reloj.Poner(new DateTimeOffset(2020, 6, 1, 15, 0, 0, TimeSpan.Zero));
        await vacia.AtenderAsync();
        Assert.All((await EtapasAsync(vacia)).Values, e => Assert.Equal(SituacionDeEtapa.SinProyectos, e.Situacion));

        // With the days of the calendar over, a project still to sign is in its stage, on its own days.
        await using var enMarcha = await Sitio.EnAsync(new DateOnly(2019, 11, 26));
        var etapas = await EtapasAsync(enMarcha);
        Assert.Contains(etapas.Values, e => e.Situacion == SituacionDeEtapa.EnCurso);
        Assert.All(etapas.Values, e => Assert.NotEqual(SituacionDeEtapa.Vencida, e.Situacion));
        Assert.All(etapas.Values.Where(e => e.Situacion is SituacionDeEtapa.EnCurso or SituacionDeEtapa.Pendiente && e.Hasta is not null), e => Assert.True(e.Hasta >= new DateOnly(2019, 11, 26)));
    }

    [Theory]
    [InlineData("dictamen.css", true)]
    [InlineData("dictamen.js", true)]
    [InlineData("", false)]
    public async Task WhatIsTheSameForEverybodyTravelsCompressedAndNoPageDoes(string recurso, bool comprimido)
    {
        using var peticion = new HttpRequestMessage(HttpMethod.Get, recurso.Length == 0 ? "/" : RecursosDelSitio.Url(recurso));
        peticion.Headers.AcceptEncoding.ParseAdd("gzip");
        var respuesta = await _sitio.Navegador().SendAsync(peticion);
        Assert.Equal(comprimido ? ["gzip"] : [], respuesta.Content.Headers.ContentEncoding);
    }

    private Task<string> VerificarAsync(string folio, string huella) => _sitio.Navegador().GetStringAsync($"/verificar?folio={Uri.EscapeDataString(folio)}&huella={Uri.EscapeDataString(huella)}");

    private static string Aviso(string pagina) => pagina[pagina.IndexOf("role=\"status\"", StringComparison.Ordinal)..pagina.IndexOf("<form method=\"get\"", StringComparison.Ordinal)];

    private async Task<List<string[]>> FilasAsync(string conjunto) =>
        [.. (await _sitio.Navegador().GetStringAsync($"/datos/{conjunto}.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(','))];

    private async Task<(IReadOnlyList<PersonaId> Revisores, IReadOnlyList<PersonaId> Solicitantes)> PersonasAsync()
    {
        var repositorio = _sitio.De<Repositorio>();
        var revisores = (await repositorio.CargarAsync<Convocatoria>(Muestreo.Id)).Estado.Integrantes.Values.Select(m => m.Persona).ToHashSet();
        var solicitantes = new HashSet<PersonaId>();
        foreach (var resumen in _sitio.De<App.Consultas.Resumenes>().De(Muestreo.Id))
        {
            var e = (await repositorio.CargarAsync<Expediente>(resumen.Folio.ToString())).Estado;
            revisores.UnionWith(e.Dictaminacion?.Dictaminadores.Values.Select(d => d.Persona) ?? []);
            solicitantes.UnionWith(e.Recepcion!.Integrantes.Select(i => i.Persona));
        }

        return ([.. revisores], [.. solicitantes]);
    }

    public sealed class ConMuestra : IAsyncLifetime
    {
        internal Sitio Sitio { get; private set; } = null!;

        public async Task InitializeAsync() => Sitio = await Sitio.ConMuestraAsync();

        public async Task DisposeAsync() => await Sitio.DisposeAsync();
    }
}
