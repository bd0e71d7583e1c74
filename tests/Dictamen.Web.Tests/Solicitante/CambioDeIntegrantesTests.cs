using System.Net;
using System.Net.Http.Json;
using System.Text;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Web.Api;
using Dictamen.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Dictamen.Web.Tests.Kit.ComiteEnSuExpediente;
using static Dictamen.Web.Tests.Kit.Programas;

namespace Dictamen.Web.Tests.Solicitante;

/// <summary>A committee changes its treasurer (3.6.2-7): told on its page, remedied, registered by the office; then who left reaches nothing and who entered has their own link.</summary>
[Prueba("PCS-3.6.2-08", "PCS-3.6.2-09", "PCS-3.6.2-10", "PZ-23", "PZ-24", "PZ-25", "PCS-8.2-03")]
public sealed class CambioDeIntegrantesTests : IAsyncLifetime
{
    private const string Correo = "tesorera.nueva@ejemplo.invalid";

    private readonly Buzon _buzon = new();
    private Sitio _sitio = null!;
    private ComiteEnSuExpediente _comite = null!;

    public async Task InitializeAsync()
    {
        _sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion, s => s.AddSingleton<IMail>(_buzon));
        _buzon.Reloj = _sitio.Reloj;
        _comite = await DeAsync(_sitio, e => e.Estatus == Estatus.EnEjecucion);
    }

    public Task DisposeAsync() => _sitio.DisposeAsync().AsTask();

    [Fact]
    public async Task TheFormSaysEachThingThatIsWrongAtItsField()
    {
        Assert.Contains("Informar un cambio de integrantes del Comité", await _comite.VerAsync(), StringComparison.Ordinal);
        var fallas = await RechazoAsync(await _comite.EnviarAsync(AccionesDelComite.CambioDeIntegrantes));
        Dice(fallas, "cambio_el", "Capture la fecha", "PCS-3.6.2-08");
        Dice(fallas, "documento", "Elija el archivo", "PCS-3.6.2-08");
        Dice(fallas, "entran", "Diga quién entra", "PCS-3.3.1-02");

        // The CURP of who holds another post; of somebody under age; of a member of another committee of the year.
        var vecino = await DeAsync(_sitio, e => e.Estatus == Estatus.EnEjecucion && e.Folio.ToString() != _comite.Folio);
        foreach (var (curp, texto, regla) in new[]
        {
            (await CurpAsync(_comite, "Representante"), "ocuparía dos", "PCS-3.3.1-03"),
            (await CurpAsync(_comite, "Tesorero"), "ya ocupa el cargo", "PCS-3.6.2-08"),
            (await CurpAsync(vecino, "Secretario"), "otro proyecto en el ejercicio fiscal", "PCS-A6-C5-01"),
            (Curp("XEBB011201MNEBXBA"), "no tiene 18 años", "PCS-3.3-02"),
        })
        {
            fallas = await RechazoAsync(await _comite.EnviarAsync(AccionesDelComite.CambioDeIntegrantes, Campos(curp), [("documento", Comision.Pdf, "e.pdf")]));
            Dice(fallas, "entran[1].curp", texto, regla);
            Assert.DoesNotContain(fallas, f => f.Contains(curp, StringComparison.Ordinal));
        }

        Assert.Null((await _comite.EstadoAsync()).Convenio!.Cambio);
        var nadie = Persona(Curp("XEBB011201MNEBXBA")).Valor;
        Assert.DoesNotContain(await _sitio.De<IFichaStore>().ListAsync().ToListAsync(), id => id.Valor.StartsWith(nadie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnotherRowIsAddedWithoutLosingWhatWasTyped()
    {
        var pagina = await (await _comite.EnviarAsync(AccionesDelComite.CambioDeIntegrantes, Campos(), boton: "agregar:entran")).Content.ReadAsStringAsync();
        Assert.Contains("name=\"entran[2].curp\"", pagina, StringComparison.Ordinal);
        Assert.Contains($"value=\"{Correo}\"", pagina, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItIsToldRemediedAndRegisteredAndTheNewTreasurerTakesOver()
    {
        var vieja = await _comite.NavegadorAsync();
        var personaVieja = (await _comite.EstadoAsync()).Recepcion!.Integrantes.Single(i => i.Cargo == "Tesorero").Persona;
        var enlaceViejo = await _sitio.EnlaceAsync("expediente", personaVieja.Valor, $"folio:{_comite.Folio}:Tesorero");
        var programaViejo = await ProgramaAsync(_sitio, "expediente", personaVieja.Valor, $"folio:{_comite.Folio}:Tesorero");

        var secretario = await ProgramaAsync(_sitio, "expediente", (await _comite.EstadoAsync()).Recepcion!.Integrantes.Single(i => i.Cargo == "Secretario").Persona.Valor, $"folio:{_comite.Folio}:Secretario");

        // Told without the acta and the identification: it is received, and the office sees what is missing.
        var pagina = await _comite.HechoAsync(await _comite.EnviarAsync(AccionesDelComite.CambioDeIntegrantes, Campos(), [("documento", Comision.Pdf, "e.pdf"), ("entran[1].CURP", Comision.Pdf, "c.pdf"), ("ESCRITO_PARENTESCO", Comision.Pdf, "p.pdf")]));
        Assert.Contains("informó el cambio de integrantes que acordó la asamblea del 25/11/2019", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("Informar un cambio de integrantes", pagina.Split("Historia del proyecto")[0], StringComparison.Ordinal);
        await _sitio.AtenderAsync();
        var acuse = _buzon.Mensajes.Single(m => m.Asunto.Contains("acuse del cambio de integrantes", StringComparison.Ordinal));
        Assert.Contains(Correo, acuse.Para);
        Assert.Equal(4, acuse.Para.Length);

        var operador = await _sitio.EntrarAsync("operador", "op-9", "operacion");
        var deOficina = WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expediente/{_comite.Folio}"));
        Assert.Contains("hay faltantes", deOficina, StringComparison.Ordinal);
        Assert.Contains("prevenir sobre la información incompleta del cambio de integrantes", deOficina, StringComparison.Ordinal);
        var previa = await Oficina.HacerAsync(_sitio, $"/operacion/expediente/{_comite.Folio}/acto/prevenir-cambio", operador, ("hallazgo.ESCRITO_PARENTESCO", "No está firmado."));
        Assert.Contains("Se pidió al Comité lo que falta del cambio de integrantes", previa, StringComparison.Ordinal);
        var aviso = _buzon.Mensajes.Single(m => m.Asunto.Contains("falta información del cambio", StringComparison.Ordinal));
        Assert.Contains("No se entregó: Acta de Asamblea Comunitaria", aviso.Texto, StringComparison.Ordinal);
        Assert.Contains("- Escrito bajo protesta de decir verdad", aviso.Texto, StringComparison.Ordinal);
        Assert.Contains(": No está firmado.", aviso.Texto, StringComparison.Ordinal);
        Assert.Contains("Tienen 5 días hábiles", aviso.Texto, StringComparison.Ordinal);

        // Remedied in two times; the identification that came without its kind needs not be chosen again.
        Assert.Contains("Entregar lo que falta del cambio de integrantes", await _comite.VerAsync(), StringComparison.Ordinal);
        Dice(await RechazoAsync(await _comite.EnviarAsync(AccionesDelComite.SubsanarCambio, archivos: [("IDENTIFICACION/Tesorero", Comision.Pdf, "i.pdf")])), "tipo.Tesorero", "Diga cuál", "PCS-3.3-05");
        await _comite.HechoAsync(await _comite.EnviarAsync(AccionesDelComite.SubsanarCambio, new() { ["tipo.Tesorero"] = "PASAPORTE" }, [("AAC", Comision.Pdf, "a.pdf")]));
        pagina = await _comite.HechoAsync(await _comite.EnviarAsync(AccionesDelComite.SubsanarCambio, archivos: [("ESCRITO_PARENTESCO", [.. Comision.Pdf, 32], "p.pdf")]));
        Assert.Contains("Ya no falta nada por entregar", pagina, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await vieja.GetAsync($"/expediente/{_comite.Folio}")).StatusCode);

        await Oficina.HacerAsync(_sitio, $"/operacion/expediente/{_comite.Folio}/acto/registrar-cambio", operador);
        var despues = await _comite.EstadoAsync();
        var nueva = despues.Recepcion!.Integrantes.Single(i => i.Cargo == "Tesorero").Persona;
        Assert.Equal((EtapaDeCambio.Registrado, Persona(Curp())), (despues.Convenio!.Cambio!.Etapa, nueva));

        // Who left reaches nothing with the session that was open, with the link or with a program.
        Assert.EndsWith("/acceso", (await vieja.GetAsync($"/expediente/{_comite.Folio}")).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await vieja.GetAsync($"/expediente/{_comite.Folio}/documento/{despues.Convenio.Documento}")).StatusCode);
        Assert.EndsWith("/acceso?vencido=1", (await Sitio.PulsarAsync(_sitio.Navegador(), enlaceViejo)).Headers.Location!.ToString(), StringComparison.Ordinal);
        await ProblemaAsync(await programaViejo.GetAsync($"/api/v1/expedientes/{_comite.Folio}/acciones"), 401, "SIN_SESION");
        await ProblemaAsync(await vieja.GetAsync($"/api/v1/expedientes/{_comite.Folio}"), 401, "SIN_SESION");
        await ProblemaAsync(await vieja.GetAsync($"/api/v1/expedientes/{_comite.Folio}/acciones"), 401, "SIN_SESION");

        // Who stayed keeps theirs.
        Assert.Equal(HttpStatusCode.OK, (await secretario.GetAsync($"/api/v1/expedientes/{_comite.Folio}/acciones")).StatusCode);

        // Who entered has the link at their address, and acts with it.
        var enlace = Assert.Single(_buzon.Enlaces(Correo));
        var navegador = _sitio.Navegador();
        Assert.EndsWith($"/expediente/{_comite.Folio}", (await Sitio.PulsarAsync(navegador, enlace)).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Usted entró como Tesorero", WebUtility.HtmlDecode(await navegador.GetStringAsync($"/expediente/{_comite.Folio}")), StringComparison.Ordinal);
        var ficha = Assert.Single(await _sitio.FichasAsync(_comite.Folio), f => f.Id == nueva);
        Assert.Equal(("Nueva", Correo), (ficha.Nombre, ficha.Correo));

        // The record knows which notice was shown, and nobody by name.
        var informado = (await _sitio.De<IEventStore>().ReadAsync(Repositorio.Nombre<Expediente>(_comite.Folio), 0)).Select(HechoCodec.Leer).OfType<CambioDeIntegrantesInformado>().Single();
        Assert.Equal(CatalogoDeProgramas.Pcs2019.AvisoDePrivacidad, informado.AvisoDePrivacidad);
        foreach (var hecho in await _sitio.De<IEventStore>().ReadAsync(Repositorio.Nombre<Expediente>(_comite.Folio), 0))
        {
            var texto = Encoding.UTF8.GetString(hecho.Data.Span);
            Assert.DoesNotContain(Curp(), texto, StringComparison.Ordinal);
            Assert.DoesNotContain(Correo, texto, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatWasReceivedOnPaperInTimeReopensAChangeWhoseTermEndedBeforeItsCapture()
    {
        await _comite.HechoAsync(await _comite.EnviarAsync(AccionesDelComite.CambioDeIntegrantes, Campos(), [("documento", Comision.Pdf, "e.pdf"), ("entran[1].CURP", Comision.Pdf, "c.pdf"), ("ESCRITO_PARENTESCO", Comision.Pdf, "p.pdf")]));
        await _sitio.HacerAsync(_comite.Folio, new PrevenirCambioDeIntegrantes([]), Sitio.Operador);
        await _sitio.AtenderAsync();
        var plazo = (await _comite.EstadoAsync()).Plazos["PZ-25/1"];
        _sitio.Reloj.Poner(plazo.Fin.AddHours(9));
        await _sitio.AtenderAsync();
        Assert.Equal(EtapaDeCambio.SinEfecto, (await _comite.EstadoAsync()).Convenio!.Cambio!.Etapa);
        Assert.Contains("Entregar lo que faltaba del cambio de integrantes", await new ComiteEnSuExpediente(_sitio, _comite.Folio).VerAsync(), StringComparison.Ordinal);

        using var operador = await _sitio.EntrarAsync("operador", "op-9", "operacion");
        var pagina = $"/operacion/expediente/{_comite.Folio}/escrito/subsanar-cambio";
        Assert.Contains(pagina, await operador.GetStringAsync($"/operacion/expediente/{_comite.Folio}"), StringComparison.Ordinal);
        Dictionary<string, string> campos = new() { ["recibido_el"] = $"{plazo.UltimoDia:yyyy-MM-dd}", ["tipo.Tesorero"] = "PASAPORTE" };
        var hecho = await EnviarAsync(operador, pagina, campos, [("AAC", Comision.Pdf, "a.pdf"), ("IDENTIFICACION/Tesorero", Comision.Pdf, "i.pdf")]);
        Assert.EndsWith($"/operacion/expediente/{_comite.Folio}?hecho=1", hecho.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(EtapaDeCambio.Subsanado, (await _comite.EstadoAsync()).Convenio!.Cambio!.Etapa);
        var delComite = await new ComiteEnSuExpediente(_sitio, _comite.Folio).VerAsync();
        Assert.Contains("que había quedado sin efecto, vuelve a revisión", delComite, StringComparison.Ordinal);
        Assert.DoesNotContain("Entregar lo que faltaba del cambio de integrantes", delComite, StringComparison.Ordinal);
    }

    [Fact]
    [Recorre("expedientes/{folio}/escritos/cambio-de-integrantes", "expedientes/{folio}/escritos/subsanar-cambio")]
    public async Task WhatTheCommitteeWroteOnPaperIsCapturedByTheOffice()
    {
        var pagina = $"/operacion/expediente/{_comite.Folio}/escrito/cambio-de-integrantes";
        using var operador = await _sitio.EntrarAsync("operador", "op-9", "operacion");
        Assert.Contains(pagina, await operador.GetStringAsync($"/operacion/expediente/{_comite.Folio}"), StringComparison.Ordinal);
        var campos = Campos();
        var fallas = await RechazoAsync(await EnviarAsync(operador, pagina, campos, [("documento", Comision.Pdf, "e.pdf")]));
        Dice(fallas, "recibido_el", "Capture el día en que la oficina recibió", "PCS-3.6.2-08");
        campos["recibido_el"] = "2019-11-27";
        Dice(await RechazoAsync(await EnviarAsync(operador, pagina, campos, [("documento", Comision.Pdf, "e.pdf")])), "recibido_el", "no puede ser futuro", "PCS-3.6.2-08");
        campos["recibido_el"] = "2019-11-25";
        var mas = await (await EnviarAsync(operador, pagina, campos, boton: "agregar:entran")).Content.ReadAsStringAsync();
        Assert.Contains("entran[2]", mas, StringComparison.Ordinal);
        var hecho = await EnviarAsync(operador, pagina, campos, [("documento", Comision.Pdf, "e.pdf"), ("entran[1].CURP", Comision.Pdf, "c.pdf")]);
        Assert.EndsWith($"/operacion/expediente/{_comite.Folio}?hecho=1", hecho.Headers.Location!.ToString(), StringComparison.Ordinal);
        var informado = (await _sitio.De<IEventStore>().ReadAsync(Repositorio.Nombre<Expediente>(_comite.Folio), 0)).Where(h => h.Type == nameof(CambioDeIntegrantesInformado)).Single();
        Assert.Equal("Operador:op-9", informado.Actor);
        Assert.Equal((new DateOnly(2019, 11, 25), null), (((CambioDeIntegrantesInformado)HechoCodec.Leer(informado)).RecibidoEl, ((CambioDeIntegrantesInformado)HechoCodec.Leer(informado)).AvisoDePrivacidad));
        Assert.Contains("El Comité informó por escrito, que la oficina recibió el 25/11/2019", WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expediente/{_comite.Folio}")), StringComparison.Ordinal);

        // What is missing is asked for; a program captures what came, and nobody else may.
        var programa = await ProgramaAsync(_sitio, "operador", "op-8", "operacion");
        await ActuarAsync(programa, _comite.Folio, "comite/cambio/prevencion", new { hallazgos = Array.Empty<object>() });
        await _sitio.AtenderAsync();
        var ruta = $"/api/v1/expedientes/{_comite.Folio}/escritos";
        var formato = (await programa.GetFromJsonAsync<FormatoDeAccion>($"{ruta}/subsanar-cambio"))!;
        Assert.Equal("recibido_el", formato.Campos[0].Campo);
        await ProblemaAsync(await programa.GetAsync($"{ruta}/desistir"), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await programa.GetAsync($"/api/v1/expedientes/{_comite.Folio}/acciones/subsanar-cambio"), 403, "NO_FACULTADO");
        foreach (var (papel, alcance) in new[] { ("auditor", "operacion"), ("secretaria", "operacion"), ("expediente", $"folio:{_comite.Folio}:Secretario") })
        {
            var sujeto = papel == "expediente" ? (await _comite.EstadoAsync()).Recepcion!.Integrantes.Single(i => i.Cargo == "Secretario").Persona.Valor : "x-1";
            await ProblemaAsync(await (await ProgramaAsync(_sitio, papel, sujeto, alcance)).GetAsync($"{ruta}/subsanar-cambio"), 403, "NO_FACULTADO");
        }

        var documento = await DocumentoAsync(programa);
        var archivos = formato.Campos.Where(c => c.Tipo == "Archivo").ToDictionary(c => c.Campo, _ => documento);
        Dictionary<string, string> escrito = new() { ["recibido_el"] = "2019-11-26", ["tipo.Tesorero"] = "PASAPORTE" };
        await ProblemaAsync(await SobreLoVistoAsync(programa, $"{ruta}/subsanar-cambio", $"{ruta}/subsanar-cambio", new { campos = escrito, archivos = new Dictionary<string, string> { ["AAC"] = new('a', 64) } }), 422, "CONTENIDO_INVALIDO");
        Assert.Equal(["CambioDeIntegrantesSubsanado"], await HechosAsync(await SobreLoVistoAsync(programa, $"{ruta}/subsanar-cambio", $"{ruta}/subsanar-cambio", new { campos = escrito, archivos })));

        // Set aside and written again, also by a program.
        Assert.Equal(["CambioDeIntegrantesSinEfecto"], await HechosAsync(await ActuarAsync(programa, _comite.Folio, "comite/cambio/sin-efecto", new { faltan = new[] { new { requisito = "AAC", motivo = "No está firmada." } } })));
        campos["recibido_el"] = "2019-11-26";
        Assert.Equal(["CambioDeIntegrantesInformado"], await HechosAsync(await SobreLoVistoAsync(programa, $"{ruta}/cambio-de-integrantes", $"{ruta}/cambio-de-integrantes", new { campos, archivos = new Dictionary<string, string> { ["documento"] = documento } })));

        using var auditor = await _sitio.EntrarAsync("auditor", "au-1", "operacion");
        Assert.DoesNotContain("/escrito/", await auditor.GetStringAsync($"/operacion/expediente/{_comite.Folio}"), StringComparison.Ordinal);
        Assert.EndsWith($"/operacion/expediente/{_comite.Folio}", (await auditor.GetAsync(pagina)).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("/acceso", (await _sitio.Navegador().GetAsync(pagina)).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoTellsOfAChangeDoesNotChangeTheAddressOfSomebodyWhoIsKnown()
    {
        // Two members trade posts, with another address for one of them.
        var (secretario, tesorero) = (await CurpAsync(_comite, "Secretario"), await CurpAsync(_comite, "Tesorero"));
        var campos = Campos(secretario);
        foreach (var (campo, valor) in Campos(tesorero))
        {
            campos[campo.Replace("entran[1]", "entran[2]", StringComparison.Ordinal)] = valor;
        }

        campos["entran[2].cargo"] = "Secretario";
        var tabla = await (await _comite.EnviarAsync(AccionesDelComite.CambioDeIntegrantes, campos, boton: "agregar:entran")).Content.ReadAsStringAsync();
        Assert.Contains("entran[2]", tabla, StringComparison.Ordinal);
        await _comite.HechoAsync(await _comite.EnviarAsync(AccionesDelComite.CambioDeIntegrantes, campos, [("documento", Comision.Pdf, "e.pdf")]));
        var fichas = (await _sitio.FichasAsync(_comite.Folio)).Where(f => f.Curp == secretario || f.Curp == tesorero).ToList();
        Assert.Equal(2, fichas.Count);
        Assert.All(fichas, f => Assert.NotEqual(Correo, f.Correo));
    }

    [Fact]
    [Recorre(
        "expedientes/{folio}/acciones/cambio-de-integrantes",
        "expedientes/{folio}/acciones/subsanar-cambio",
        "expedientes/{folio}/comite/cambio",
        "expedientes/{folio}/comite/cambio/prevencion",
        "expedientes/{folio}/comite/cambio/sin-efecto")]
    public async Task AProgramTellsAndRemediesAndAnotherOfTheOfficeAnswers()
    {
        var estado = await _comite.EstadoAsync();
        var miembro = await ProgramaAsync(_sitio, "expediente", estado.Recepcion!.Integrantes.Single(i => i.Cargo == "Representante").Persona.Valor, $"folio:{_comite.Folio}:Representante");
        var operador = await ProgramaAsync(_sitio, "operador", "op-9", "operacion");
        var formato = (await miembro.GetFromJsonAsync<FormatoDeAccion>($"/api/v1/expedientes/{_comite.Folio}/acciones/cambio-de-integrantes"))!;
        Assert.Contains(formato.Campos, c => c.Campo == "entran[1].CURP" && c.Tipo == "Archivo");

        var escrito = await SubidoAsync(miembro, "cambio-de-integrantes/documento");
        var campos = Campos();
        Assert.Equal(["CambioDeIntegrantesInformado"], await HechosAsync(await HacerAsync(miembro, "cambio-de-integrantes", campos, ("documento", escrito), ("entran[1].CURP", await SubidoAsync(miembro, "cambio-de-integrantes/entran[1].CURP")))));
        await ProblemaAsync(await ActuarAsync(operador, _comite.Folio, "comite/cambio"), 409, "FALTA_INFORMACION");
        await ProblemaAsync(await ActuarAsync(miembro, _comite.Folio, "comite/cambio"), 403, "NO_FACULTADO");
        Assert.Equal(["CambioDeIntegrantesPrevenido"], await HechosAsync(await ActuarAsync(operador, _comite.Folio, "comite/cambio/prevencion", new { hallazgos = Array.Empty<object>() })));
        await _sitio.AtenderAsync();

        Dictionary<string, string> subsana = new() { ["tipo.Tesorero"] = "PASAPORTE" };
        var papeles = new List<(string, string)>();
        foreach (var clave in (string[])["AAC", "IDENTIFICACION/Tesorero", "ESCRITO_PARENTESCO"])
        {
            papeles.Add((clave, await SubidoAsync(miembro, $"subsanar-cambio/{clave}")));
        }

        Assert.Equal(["CambioDeIntegrantesSubsanado"], await HechosAsync(await HacerAsync(miembro, "subsanar-cambio", subsana, [.. papeles])));
        Assert.Equal(["CambioDeIntegrantesSinEfecto"], await HechosAsync(await ActuarAsync(operador, _comite.Folio, "comite/cambio/sin-efecto", new { faltan = new[] { new { requisito = "AAC", motivo = "No está firmada." } } })));
        await _sitio.AtenderAsync();
        Assert.Contains(_buzon.Mensajes, m => m.Asunto.Contains("no surte efectos", StringComparison.Ordinal) && m.Texto.Contains("No está firmada.", StringComparison.Ordinal));

        // Told again and complete, it is registered; what it did not have before came with it.
        campos["entran[1].tipo"] = "PASAPORTE";
        campos["entran[1].correo"] = "otra.direccion@ejemplo.invalid";
        papeles = [("documento", await SubidoAsync(miembro, "cambio-de-integrantes/documento", [.. Comision.Pdf, 33]))];
        foreach (var clave in (string[])["AAC", "ESCRITO_PARENTESCO", "entran[1].CURP", "entran[1].IDENTIFICACION"])
        {
            papeles.Add((clave, await SubidoAsync(miembro, $"cambio-de-integrantes/{clave}")));
        }

        Assert.Equal(["CambioDeIntegrantesInformado"], await HechosAsync(await HacerAsync(miembro, "cambio-de-integrantes", campos, [.. papeles])));
        Assert.Equal(["CambioDeIntegrantesRegistrado"], await HechosAsync(await ActuarAsync(operador, _comite.Folio, "comite/cambio")));
        await _sitio.AtenderAsync();
        Assert.Single(_buzon.Enlaces("otra.direccion@ejemplo.invalid"));
        Assert.Empty(_buzon.Enlaces(Correo));
    }

    private static Dictionary<string, string> Campos(string? curp = null) => new()
    {
        ["cambio_el"] = "2019-11-25",
        ["entran[1].cargo"] = "Tesorero", ["entran[1].nombre"] = "Nueva", ["entran[1].apellido_paterno"] = "Ficticia", ["entran[1].curp"] = curp ?? Curp(), ["entran[1].correo"] = Correo,
        ["entran[1].tel_lada"] = "9510000000", ["entran[1].tel_celular"] = "9510000001", ["entran[1].calle"] = "Calle de muestra", ["entran[1].num_ext"] = "s/n", ["entran[1].colonia"] = "Centro",
        ["entran[1].municipio"] = "Municipio de muestra", ["entran[1].cp"] = "68000",
        ["declara.SIN_PARENTESCO_OTORGANTES"] = "si", ["declara.SIN_SERVIDORES_PUBLICOS"] = "si",
    };

    private static string Curp(string sinDigito = "XEBB850301MNEBXB0") => $"{sinDigito}{Core.Curp.DigitoVerificador(sinDigito)}";

    private PersonaId Persona(string curp) => _sitio.De<Seudonimos>().De(curp);

    private async Task<string> CurpAsync(ComiteEnSuExpediente comite, string cargo) =>
        (await _sitio.FichasAsync(comite.Folio)).Join((await comite.EstadoAsync()).Recepcion!.Integrantes.Where(i => i.Cargo == cargo), f => f.Id, i => i.Persona, (f, _) => f.Curp).Single();

    private async Task<string> SubidoAsync(HttpClient quien, string clave, byte[]? bytes = null)
    {
        var subido = await SubirAsync(quien, $"/api/v1/expedientes/{_comite.Folio}/documentos/{string.Join('/', clave.Split('/').Select(Uri.EscapeDataString))}", bytes ?? Comision.Pdf);
        Assert.True(subido.StatusCode == HttpStatusCode.OK, await subido.Content.ReadAsStringAsync());
        return (await subido.Content.ReadFromJsonAsync<DocumentoRecibido>())!.Huella;
    }

    private Task<HttpResponseMessage> HacerAsync(HttpClient quien, string accion, Dictionary<string, string> campos, params (string Campo, string Huella)[] archivos) =>
        ActuarAsync(quien, _comite.Folio, $"acciones/{accion}", new { campos, archivos = archivos.ToDictionary(a => a.Campo, a => a.Huella) });
}
