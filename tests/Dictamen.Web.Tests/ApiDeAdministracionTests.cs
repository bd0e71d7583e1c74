using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Accesos;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Plazos;
using Dictamen.Web.Api;
using Dictamen.Web.Tests.Kit;
using Dictamen.Web.Tests.Operacion;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Dictamen.Web.Tests.Kit.Programas;

namespace Dictamen.Web.Tests;

/// <summary>What the office does beside the files, from programs: who works in it, the calendar, and errands that were refused.</summary>
public sealed class ApiDeAdministracionTests
{
    private const string Accesos = "/api/v1/accesos";
    private const string Suspensiones = "/api/v1/calendario/suspensiones";

    [Fact]
    [Recorre("accesos", "accesos/{numero}/revocacion")]
    public async Task SomebodyIsInvitedToTheOfficeIsListedAndTheirLinkIsRevoked()
    {
        var buzon = new Buzon();
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync(s => s.AddSingleton<IMail>(buzon));
        var administrador = await ProgramaAsync(sitio, "administrador", "ad-1", "operacion");
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        object Invitacion(string sujeto) => new { papel = "operador", sujeto, correo = "nueva@ejemplo.invalid" };

        foreach (var (papel, quien) in new[] { ("auditor", "au-1"), ("aprobador", "ap-1"), ("operador", "op-2") })
        {
            await ProblemaAsync(await EnviarAsync(await ProgramaAsync(sitio, papel, quien, "operacion"), Accesos, "k", null, Invitacion("operacion-3")), 403, "NO_FACULTADO");
        }

        await ProblemaAsync(await (await ProgramaAsync(sitio, "auditor", "au-1", "operacion")).GetAsync(Accesos), 403, "NO_FACULTADO");
        var mal = await ProblemaAsync(await EnviarAsync(administrador, Accesos, "k", null, new { papel = "cd", sujeto = "Juan Pérez", correo = "no" }), 422, "CONTENIDO_INVALIDO");
        Assert.Equal(["papel", "sujeto", "correo"], mal.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()!));
        await ProblemaAsync(await administrador.PostAsJsonAsync(Accesos, Invitacion("operacion-3")), 400, "FALTA_CLAVE");
        Assert.Empty(buzon.Mensajes);

        // The same order again is the same link; with the id of that order nobody else is invited.
        var enviado = await EnviadoAsync(await EnviarAsync(administrador, Accesos, "k", null, Invitacion("operacion-3")));
        sitio.Reloj.Poner(sitio.Reloj.GetUtcNow().AddMinutes(1));
        Assert.Equal(enviado, await EnviadoAsync(await EnviarAsync(administrador, Accesos, "k", null, Invitacion("operacion-3"))));
        await ProblemaAsync(await EnviarAsync(administrador, Accesos, "k", null, Invitacion("operacion-4")), 422, "ORDEN_REPETIDA");
        var nueva = sitio.Navegador();
        nueva.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Assert.Single(buzon.Enlaces("nueva@ejemplo.invalid").Distinct())["/e?t=".Length..]);
        Assert.Equal("Operador", (await nueva.GetFromJsonAsync<SesionAbierta>("/api/v1/sesion"))!.Papel);

        var acceso = (await sitio.De<Repositorio>().CargarAsync<Acceso>(enviado.Numero)).Estado;
        Assert.Equal(("operador", "operacion-3", "operacion", enviado.Vence), (acceso.Proposito, acceso.Sujeto, acceso.Alcance, acceso.Vence));
        Assert.Equal(new AccesoVigente(enviado.Numero, "operador", "operacion-3", "operacion", enviado.Vence, Usado: true), Assert.Single(await VigentesAsync(administrador), a => a.Sujeto == "operacion-3"));
        Assert.Contains(enviado.Numero, await (await sitio.EntrarAsync("administrador", "ad-2", "operacion")).GetStringAsync("/operacion/accesos"), StringComparison.Ordinal);
        Assert.Empty(await VigentesAsync(operador));

        var revocacion = $"{Accesos}/{enviado.Numero}/revocacion";
        await ProblemaAsync(await EnviarAsync(operador, revocacion, "r", null, new { motivo = "Dejó el cargo." }), 403, "NO_FACULTADO");
        Assert.Equal("motivo", (await ProblemaAsync(await EnviarAsync(administrador, revocacion, "r", null, new { motivo = " " }), 422, "CONTENIDO_INVALIDO")).GetProperty("field").GetString());
        Assert.Equal(["AccesoRevocado"], await HechosAsync(await EnviarAsync(administrador, revocacion, "r", null, new { motivo = "Dejó el cargo." })));
        await ProblemaAsync(await nueva.GetAsync("/api/v1/sesion"), 401, "SIN_SESION");
        Assert.DoesNotContain(await VigentesAsync(administrador), a => a.Numero == enviado.Numero);
        await ProblemaAsync(await EnviarAsync(administrador, $"{Accesos}/operacion-0/revocacion", "r", null, new { motivo = "Dejó el cargo." }), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await EnviarAsync(administrador, Accesos, "k", null, Invitacion("operacion-3")), 422, "ORDEN_REPETIDA");
    }

    [Fact]
    [Prueba("AMB-50")]
    [Recorre("expedientes/{folio}/integrantes/{persona}/correo")]
    public async Task AnAddressThatBouncedIsCorrectedAndTheNoticeGoesOutAgain()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await OficinaTests.ConSolicitudAsync(sitio, "AAC")).ToString();
        await sitio.HacerAsync(folio, new RequerirSubsanacion([]), Sitio.Operador);
        await sitio.HacerAsync(folio, new RegistrarRebote("prevencion", "buzón lleno"), Actor.Sistema);
        var comite = $"/api/v1/expedientes/{folio}/integrantes";
        await ProblemaAsync(await (await ProgramaAsync(sitio, "auditor", "au-1", "operacion")).GetAsync(comite), 403, "NO_FACULTADO");
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        await ProblemaAsync(await operador.GetAsync("/api/v1/expedientes/PCS-2019-01-000777/integrantes"), 404, "NO_ENCONTRADO");

        var alguien = (await operador.GetFromJsonAsync<IntegranteVelado[]>(comite))![0];
        Assert.Contains("•••", alguien.Correo, StringComparison.Ordinal);
        var correo = $"{comite}/{alguien.Persona}/correo";
        await ProblemaAsync(await (await ProgramaAsync(sitio, "auditor", "au-1", "operacion")).PutAsJsonAsync(correo, new CorreoCorregido("nuevo@ejemplo.invalid")), 403, "NO_FACULTADO");
        Assert.Equal("correo", (await ProblemaAsync(await operador.PutAsJsonAsync(correo, new CorreoCorregido("sin arroba")), 422, "CONTENIDO_INVALIDO")).GetProperty("field").GetString());
        Assert.Equal("persona", (await ProblemaAsync(await operador.PutAsJsonAsync($"{comite}/nadie/correo", new CorreoCorregido("nuevo@ejemplo.invalid")), 422, "CONTENIDO_INVALIDO")).GetProperty("field").GetString());
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal(HttpStatusCode.NoContent, (await operador.PutAsJsonAsync(correo, new CorreoCorregido("nuevo@ejemplo.invalid"))).StatusCode);
        }

        await sitio.AtenderAsync();
        var e = (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio)).Estado;
        Assert.Equal((2, EstatusNotificacion.Entregada), (e.Notificaciones["prevencion"].Envios, e.Notificaciones["prevencion"].Estatus));
        Assert.Contains("PZ-03", e.Plazos.Keys);
        Assert.Equal("nuevo@ejemplo.invalid", Assert.Single(await sitio.FichasAsync(folio), f => f.Id.Valor == alguien.Persona).Correo);
    }

    [Fact]
    [Prueba("PCS-4.2.3.2-02", "LEY-01")]
    [Recorre("accesos/dictaminadores")]
    public async Task AReviewerIsSentTheirLinkByWhoMayKnowThem()
    {
        var buzon = new Buzon();
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync(s => s.AddSingleton<IMail>(buzon));
        var secretaria = await ProgramaAsync(sitio, "secretaria", Sitio.Secretaria.Valor, "operacion");
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var quien = (await secretaria.GetFromJsonAsync<DictaminadorPorInvitar[]>($"{Accesos}/dictaminadores"))![0];
        Assert.Equal("persona", (await ProblemaAsync(await EnviarAsync(secretaria, $"{Accesos}/dictaminadores", "k", null, new { quien.Convocatoria, persona = Sitio.Secretaria.Valor }), 422, "CONTENIDO_INVALIDO")).GetProperty("field").GetString());
        var enviado = await EnviadoAsync(await EnviarAsync(secretaria, $"{Accesos}/dictaminadores", "k", null, new { quien.Convocatoria, quien.Persona }));
        var acceso = (await sitio.De<Repositorio>().CargarAsync<Acceso>(enviado.Numero)).Estado;
        Assert.Equal(("cd", quien.Persona, $"cd:{Muestreo.Id}"), (acceso.Proposito, acceso.Sujeto, acceso.Alcance));
        Assert.EndsWith("@ejemplo.invalid", Assert.Single(Assert.Single(buzon.Mensajes).Para), StringComparison.Ordinal);
        Assert.Contains(CatalogoDeProgramas.Pcs2019.Leyendas["LEY-01"], buzon.Mensajes[0].Texto, StringComparison.Ordinal);
        Assert.Equal(enviado.Numero, Assert.Single(await VigentesAsync(operador)).Numero);

        // A link of the committee that is no titular's, as its substitutes have: only its secretary knows of them.
        await sitio.EnlaceAsync("cd", new string('0', 32), $"cd:{Muestreo.Id}");
        Assert.Single(await VigentesAsync(operador));
        await ProblemaAsync(await (await ProgramaAsync(sitio, "auditor", "au-1", "operacion")).GetAsync($"{Accesos}/dictaminadores"), 403, "NO_FACULTADO");
    }

    // She signs the acta under the pseudonym with which she was designated: no key that somebody makes up for her will do.
    [Fact]
    [Prueba("PCS-A1-01")]
    public async Task TheDesignatedSecretaryIsSentTheLinkWithWhichSheSigns()
    {
        var buzon = new Buzon();
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync(s => s.AddSingleton<IMail>(buzon));
        var administrador = await ProgramaAsync(sitio, "administrador", "ad-1", "operacion");
        foreach (var papel in new[] { "operador", "secretaria" })
        {
            Assert.DoesNotContain((await (await ProgramaAsync(sitio, papel, "x-1", "operacion")).GetFromJsonAsync<DictaminadorPorInvitar[]>($"{Accesos}/dictaminadores"))!, i => i.Persona == Sitio.Secretaria.Valor);
        }

        var ella = Assert.Single((await administrador.GetFromJsonAsync<DictaminadorPorInvitar[]>($"{Accesos}/dictaminadores"))!, i => i.Calidad == "Secretaría Técnica");
        Assert.Equal((Muestreo.Id, Sitio.Secretaria.Valor), (ella.Convocatoria, ella.Persona));
        var enviado = await EnviadoAsync(await EnviarAsync(administrador, $"{Accesos}/dictaminadores", "k", null, new { ella.Convocatoria, ella.Persona }));
        Assert.Contains($"Secretaría Técnica de la convocatoria {Muestreo.Id}", Assert.Single(buzon.Mensajes).Texto, StringComparison.Ordinal);
        var navegador = sitio.Navegador();
        Assert.Equal("/operacion", (await Sitio.PulsarAsync(navegador, Assert.Single(buzon.Enlaces("secretaria@ejemplo.invalid")))).Headers.Location!.ToString());
        var acceso = (await sitio.De<Repositorio>().CargarAsync<Acceso>(enviado.Numero)).Estado;
        Assert.Equal(("secretaria", Sitio.Secretaria.Valor, "operacion", true), (acceso.Proposito, acceso.Sujeto, acceso.Alcance, acceso.Usado));

        var pagina = WebUtility.HtmlDecode(await (await sitio.EntrarAsync("administrador", "ad-1", "operacion")).GetStringAsync("/operacion/accesos"));
        Assert.Contains($">{Muestreo.Id}: Secretaría Técnica</option>", pagina, StringComparison.Ordinal);
        Assert.Contains($"{enviado.Numero}</td><td data-titulo=\"Papel\">Secretaría Técnica</td><td data-titulo=\"De quién\">{Muestreo.Id}: Secretaría Técnica</td>", pagina, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInvitationThatBouncesLeavesNoLinkBehind()
    {
        await using var sitio = await Sitio.VacioAsync(s => s.AddSingleton<IMail>(new Rebota()));
        var administrador = await ProgramaAsync(sitio, "administrador", "ad-1", "operacion");
        await ProblemaAsync(await EnviarAsync(administrador, Accesos, "k", null, new { papel = "auditor", sujeto = "auditoria-1", correo = "nadie@ejemplo.invalid" }), 409, "CORREO_NO_ENTREGADO");
        Assert.DoesNotContain(await VigentesAsync(administrador), a => a.Sujeto == "auditoria-1");
    }

    [Fact]
    [Prueba("DH-28-04", "DH-L-07")]
    [Recorre("calendario/suspensiones", "calendario/suspensiones/previa")]
    public async Task ASuspensionShowsWhatItMovesAndMovesExactlyThat()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Recepcion);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var acto = new PublicarSuspension("DOF-2019-10-30", new DateOnly(2019, 10, 31), new DateOnly(2019, 10, 31), new DateOnly(2019, 10, 30), "DOF 30/10/2019 (muestra)", "Suspensión de labores");
        await ProblemaAsync(await (await ProgramaAsync(sitio, "aprobador", "ap-1", "operacion")).PostAsJsonAsync($"{Suspensiones}/previa", acto), 403, "NO_FACULTADO");
        await ProblemaAsync(await operador.PostAsJsonAsync($"{Suspensiones}/previa", acto with { Hasta = new DateOnly(2019, 10, 29) }), 409, "RANGO_INVERTIDO");
        await ProblemaAsync(await operador.PostAsJsonAsync($"{Suspensiones}/previa", acto with { Motivo = new string('x', 1_001) }), 409, "SUSPENSION_DEMASIADO_LARGA");
        var vista = (await operador.GetAsync(Suspensiones)).Headers.ETag!.Tag;
        var mueve = (await (await operador.PostAsJsonAsync($"{Suspensiones}/previa", acto)).Content.ReadFromJsonAsync<PlazoQueSeMueve[]>())!;
        Assert.NotEmpty(mueve);
        Assert.All(mueve, m => Assert.True(m.UltimoDiaConSuspension > m.UltimoDia));
        Assert.Equal(vista, (await operador.GetAsync(Suspensiones)).Headers.ETag!.Tag);

        await ProblemaAsync(await EnviarAsync(operador, Suspensiones, "s", null, acto), 428, "FALTA_VERSION");
        await ProblemaAsync(await EnviarAsync(operador, Suspensiones, "s", "\"77\"", acto), 412, "VERSION_DISTINTA");
        Assert.Equal(["SuspensionPublicada"], await HechosAsync(await EnviarAsync(operador, Suspensiones, "s", vista, acto)));
        Assert.True((await (await EnviarAsync(operador, Suspensiones, "s", vista, acto)).Content.ReadFromJsonAsync<ActoRegistrado>())!.Repetida);
        Assert.Equal(acto.Id, (await operador.GetFromJsonAsync<Suspension[]>(Suspensiones))![0].Id);

        // Another agreement is not recorded upon the calendar that it was not looked at with, nor under the key of this one.
        await ProblemaAsync(await EnviarAsync(operador, Suspensiones, "t", vista, acto with { Id = "DOF-2019-10-30-B" }), 412, "VERSION_DISTINTA");
        await ProblemaAsync(await SobreLoVistoAsync(operador, Suspensiones, Suspensiones, acto with { Fuente = "Otra" }), 409, "SUSPENSION_REPETIDA");
        await sitio.AtenderAsync();
        var repositorio = sitio.De<Repositorio>();
        foreach (var m in mueve)
        {
            IConPendientes estado = m.Donde == Muestreo.Id ? (await repositorio.CargarAsync<Convocatoria>(m.Donde)).Estado : (await repositorio.CargarAsync<Expediente>(m.Donde)).Estado;
            Assert.Equal(m.UltimoDiaConSuspension, estado.Plazos[m.Plazo].UltimoDia);
        }
    }

    [Fact]
    [Recorre("actas/{id}/encargos/reintento")]
    public async Task AnErrandOfAnActaIsTriedAgainOnceItsCauseWasPutRight()
    {
        const string Acta = "PCS-2019-01-A001";
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await OficinaTests.ConSolicitudAsync(sitio);
        await OficinaTests.ActaSinDictaminarAsync(sitio, folio, Acta);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var negado = Assert.Single((await operador.GetFromJsonAsync<Lista<EncargoNegado>>("/api/v1/encargos"))!.Renglones);
        Assert.Equal(("dictamen/000001", $"/api/v1/actas/{Acta}/encargos", $"{folio}", "TRANSICION_NO_PERMITIDA", "PCS-4.2.3-02"), (negado.Id, negado.Lugar, negado.Destino, negado.Codigo, negado.Regla));
        var auditor = await ProgramaAsync(sitio, "auditor", "au-1", "operacion");
        Assert.Equal(negado, Assert.Single((await auditor.GetFromJsonAsync<Lista<EncargoNegado>>(negado.Lugar))!.Renglones));
        await ProblemaAsync(await SobreLoVistoAsync(auditor, negado.Lugar, $"{negado.Lugar}/reintento", new { negado.Id }), 403, "NO_FACULTADO");
        await ProblemaAsync(await operador.GetAsync("/api/v1/actas/PCS-2019-01-A777/encargos"), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await EnviarAsync(operador, "/api/v1/actas/PCS-2019-01-A777/encargos/reintento", "e", "\"1\"", new { negado.Id }), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await EnviarAsync(operador, $"{negado.Lugar}/reintento", "e", null, new { negado.Id }), 428, "FALTA_VERSION");

        // Tried before its cause is put right, it is refused again; afterwards it goes through.
        foreach (var corregido in new[] { false, true })
        {
            if (corregido)
            {
                var comite = (await sitio.De<Repositorio>().CargarAsync<Expediente>($"{folio}")).Estado.Recepcion!.Integrantes;
                await sitio.HacerAsync($"{folio}", new Core.Expedientes.E9_Cierre.Desistir(new Huella(new string('b', 64)), [.. comite.Select(i => i.Persona)]), new Actor(Rol.Solicitante, "s"));
            }

            Assert.Equal([nameof(EncargoDeActaReintentado)], await HechosAsync(await SobreLoVistoAsync(operador, negado.Lugar, $"{negado.Lugar}/reintento", new { negado.Id })));
            await sitio.AtenderAsync();
            Assert.Equal(corregido ? 0 : 1, (await operador.GetFromJsonAsync<Lista<EncargoNegado>>("/api/v1/encargos"))!.Total);
        }

        var estado = (await sitio.De<Repositorio>().CargarAsync<Acta>(Acta)).Estado;
        Assert.True(estado.Apartados.IsEmpty && estado.Encargos.IsEmpty);
    }

    [Fact]
    [Recorre("convocatorias/{id}/encargos/reintento", "expedientes/{id}/encargos/reintento")]
    public async Task AnErrandOfAConvocatoriaOrOfAFileIsTriedAgain()
    {
        const string Presupuesto = $"/api/v1/convocatorias/{Muestreo.Id}/presupuesto";
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var repositorio = sitio.De<Repositorio>();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var documento = await DocumentoAsync(operador);
        var visto = (await operador.GetFromJsonAsync<PresupuestoConsultado>(Presupuesto))!;
        var siguiente = visto.Siguiente!;
        if (siguiente.Monto > visto.Remanente)
        {
            await HechosAsync(await SobreLoVistoAsync(operador, Presupuesto, $"{Presupuesto}/ampliacion", new { monto = siguiente.Monto - visto.Remanente, oficio = documento }));
        }

        await HechosAsync(await SobreLoVistoAsync(operador, Presupuesto, $"{Presupuesto}/promocion", new { folio = siguiente.Folio, suficiencia = documento }));
        var apoyo = Assert.Single((await repositorio.CargarAsync<Convocatoria>(Muestreo.Id)).Estado.Encargos.Keys);
        await sitio.HacerAsync(Muestreo.Id, new Core.Convocatorias.Comunes.ApartarEncargo(apoyo, "PRUEBA", "PCS-4.2.3.4-04"), Actor.Sistema);

        var sinApoyo = (await ApiDeActosTests.ExpedientesAsync(sitio)).First(e => e.Estatus == Estatus.Apoyado).Folio.ToString();
        await HechosAsync(await ActuarAsync(operador, sinApoyo, "informacion-posterior", new { documento, fechaDeLaInformacion = new DateOnly(2019, 11, 18), impideElApoyo = "Recibió otro apoyo.", resolucion = documento }));
        var liberar = Assert.Single((await repositorio.CargarAsync<Expediente>(sinApoyo)).Estado.Encargos.Keys);
        await sitio.HacerAsync(sinApoyo, new Core.Expedientes.Comunes.ApartarEncargo(liberar, "PRUEBA", "PCS-4.2.3.4-04"), Actor.Sistema);

        await sitio.AtenderAsync();
        var negados = (await operador.GetFromJsonAsync<Lista<EncargoNegado>>("/api/v1/encargos"))!.Renglones;
        Assert.Equal([apoyo, liberar], negados.Select(n => n.Id));
        foreach (var negado in negados)
        {
            await HechosAsync(await SobreLoVistoAsync(operador, negado.Lugar, $"{negado.Lugar}/reintento", new { negado.Id }));
        }

        await sitio.AtenderAsync();
        Assert.Empty((await operador.GetFromJsonAsync<Lista<EncargoNegado>>("/api/v1/encargos"))!.Renglones);
        Assert.Equal(Estatus.Apoyado, (await repositorio.CargarAsync<Expediente>(siguiente.Folio)).Estado.Estatus);
        Assert.DoesNotContain((await repositorio.CargarAsync<Convocatoria>(Muestreo.Id)).Estado.Presupuesto!.Renglones, r => r.Consecutivo == Folio.Parse(sinApoyo).Consecutivo && r.Asignado > 0);
    }

    private static async Task<AccesoEnviado> EnviadoAsync(HttpResponseMessage respuesta)
    {
        Assert.True(respuesta.StatusCode == HttpStatusCode.OK, await respuesta.Content.ReadAsStringAsync());
        return (await respuesta.Content.ReadFromJsonAsync<AccesoEnviado>())!;
    }

    private static async Task<IReadOnlyList<AccesoVigente>> VigentesAsync(HttpClient quien) => (await quien.GetFromJsonAsync<Lista<AccesoVigente>>(Accesos))!.Renglones;

    private sealed class Rebota : IMail
    {
        public ValueTask<MailOutcome> SendAsync(Correo correo, CancellationToken ct = default) => new(new MailBounced("No existe el buzón."));
    }
}
