using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Plazos;
using Dictamen.Web.Tests.Kit;
using Xunit;

namespace Dictamen.Web.Tests.Operacion;

/// <summary>What a suspension moves, and notifications that bounced, through the services of the office.</summary>
public sealed class CalendarioYRebotesTests
{
    [Fact]
    public async Task ASuspensionShowsWhatItMovesAndThenTheRecordSaysSo()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await OficinaTests.ConSolicitudAsync(sitio, "AAC");
        await sitio.HacerAsync(folio.ToString(), new RequerirSubsanacion([]), Sitio.Operador);
        await sitio.AtenderAsync();
        var antes = (await EstadoAsync(sitio, folio)).Plazos["PZ-03"].UltimoDia;
        var acto = new PublicarSuspension("DOF-2019-10-22", new DateOnly(2019, 10, 24), new DateOnly(2019, 10, 24), new DateOnly(2019, 10, 22), "Acuerdo de muestra", "Suspensión de labores");
        var suspensiones = sitio.De<Suspensiones>();
        var (mueve, rechazo) = await suspensiones.PreverAsync(Sitio.Operador, acto);
        Assert.Null(rechazo);
        var movido = Assert.Single(mueve, m => m.Donde == folio.ToString());
        Assert.Equal(antes, movido.Antes.UltimoDia);
        Assert.True(movido.Despues.UltimoDia > antes);
        Assert.Equal("NO_FACULTADO", (await suspensiones.PublicarAsync(new Actor(Rol.Auditor, "a"), acto, "o", 0)).Rechazo!.Codigo);
        Assert.Null((await suspensiones.PublicarAsync(Sitio.Operador, acto, "o", 0)).Rechazo);
        await sitio.AtenderAsync();
        Assert.Equal(movido.Despues.UltimoDia, (await EstadoAsync(sitio, folio)).Plazos["PZ-03"].UltimoDia);
    }

    [Fact]
    public async Task ABouncedNoticeIsSentAgainToTheCorrectedAddressAndOnlyThenItsTermRuns()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await OficinaTests.ConSolicitudAsync(sitio, "AAC");
        await sitio.HacerAsync(folio.ToString(), new RequerirSubsanacion([]), Sitio.Operador);
        await sitio.HacerAsync(folio.ToString(), new RegistrarRebote("prevencion", "buzón lleno"), Actor.Sistema);
        Assert.DoesNotContain("PZ-03", (await EstadoAsync(sitio, folio)).Plazos.Keys);
        Assert.Equal(1, sitio.De<MesaDeTrabajo>().Rebotados(Sitio.Operador, 1)!.Total);
        var personas = sitio.De<Personas>();
        var alguien = (await personas.DelComiteAsync(Sitio.Operador, folio.ToString()))[0];
        Assert.Contains("•••", alguien.Correo, StringComparison.Ordinal);
        Assert.Equal("NO_FACULTADO", (await personas.CorregirAsync(new Actor(Rol.Auditor, "a"), folio.ToString(), alguien.Id.Valor, "b@ejemplo.mx"))!.Codigo);
        Assert.Equal("CONTENIDO_INVALIDO", (await personas.CorregirAsync(Sitio.Operador, folio.ToString(), alguien.Id.Valor, "sin arroba"))!.Codigo);
        using (var operador = await sitio.EntrarAsync("operador", "op-9", "operacion"))
        {
            var pagina = $"/operacion/notificaciones?folio={folio}";
            var respuesta = await operador.PostAsync(pagina, new FormUrlEncodedContent([Sitio.Formulario(await operador.GetStringAsync(pagina)), new("_handler", "corregir"), new("persona", alguien.Id.Valor), new("correo", "sin arroba")]));
            Assert.Contains("<a href=\"#c-correo\">Correo corregido: ", Kit.Oficina.Errores(await respuesta.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        Assert.Null(await personas.CorregirAsync(Sitio.Operador, folio.ToString(), alguien.Id.Valor, "nuevo@ejemplo.mx"));
        await sitio.AtenderAsync();
        Assert.Contains("PZ-03", (await EstadoAsync(sitio, folio)).Plazos.Keys);
    }

    [Fact]
    public async Task AnotherApplicationThatNamesTheSamePersonReachesNoneOfTheirAddresses()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await OficinaTests.ConSolicitudAsync(sitio, "AAC");
        var antes = await sitio.FichasAsync($"{folio}");
        Assert.Equal(3, antes.Count);

        // Whoever knows three CURP applies in their name, with an address of their own.
        var suya = await Muestreo.SolicitudAsync(sitio.Almacen, proyecto: 1);
        var ajena = suya with { Personas = [.. suya.Personas.Select((p, i) => p with { Curp = antes[i].Curp, Correo = "otra@ejemplo.invalid" })], CorreosDeNotificacion = ["otra@ejemplo.invalid"] };
        var solicitudes = sitio.De<Solicitudes>();
        var (acto, contenido) = await solicitudes.PrepararAsync("otra-solicitud", ajena);
        await solicitudes.GuardarAsync(acto, contenido, ajena);

        Assert.Equal(antes.Select(f => (f.Id, f.Correo)).ToHashSet(), (await sitio.FichasAsync($"{folio}")).Select(f => (f.Id, f.Correo)).ToHashSet());
        Assert.Empty(await sitio.De<MiExpediente>().DestinatariosAsync($"{folio}", "otra@ejemplo.invalid"));
        Assert.NotEmpty(await sitio.De<MiExpediente>().DestinatariosAsync($"{folio}", antes[0].Correo));
    }

    [Theory, Prueba("PCS-8.2-01")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TheSameApplicationHandedInAgainReachesNoneOfTheirAddresses(bool mismaSolicitud)
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await OficinaTests.ConSolicitudAsync(sitio);
        var antes = await sitio.FichasAsync($"{folio}");

        // Word for word, with the same CURP and addresses of one's own: the record's document holds none of them.
        var suya = await Muestreo.SolicitudAsync(sitio.Almacen);
        var ajena = suya with { Personas = [.. suya.Personas.Select(p => p with { Correo = "otra@ejemplo.invalid" })], CorreosDeNotificacion = ["otra@ejemplo.invalid"] };
        var (otro, rechazo) = await sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, mismaSolicitud ? "s-0" : "otra-solicitud", ajena, new Actor(Rol.Solicitante, "x"));
        Assert.Null(rechazo);
        Assert.Equal(mismaSolicitud, otro == folio);

        Assert.Equal(antes.Select(f => (f.Id, f.Correo)).ToHashSet(), (await sitio.FichasAsync($"{folio}")).Select(f => (f.Id, f.Correo)).ToHashSet());
        Assert.Empty(await sitio.De<MiExpediente>().DestinatariosAsync($"{folio}", "otra@ejemplo.invalid"));
        Assert.Equal(mismaSolicitud ? 0 : 3, (await sitio.De<MiExpediente>().DestinatariosAsync($"{otro}", "otra@ejemplo.invalid")).Count);
    }

    [Fact]
    public async Task LookingForACurpIsLogged()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = await OficinaTests.ConSolicitudAsync(sitio);
        var curp = (await Muestreo.SolicitudAsync(sitio.Almacen)).Personas[0].Curp;
        var hallados = await sitio.De<Personas>().BuscarAsync(Sitio.Operador, curp);
        Assert.Equal(folio, Assert.Single(hallados!.Value).Folio);
        var miradas = new List<AccesoAFicha>();
        await foreach (var m in sitio.De<IFichaStore>().AccessesAsync())
        {
            miradas.Add(m);
        }

        Assert.Contains(miradas, m => m.Actor.Contains("operador-1", StringComparison.Ordinal) && m.Finalidad.Contains("CURP", StringComparison.Ordinal));
        Assert.Null(await sitio.De<Personas>().BuscarAsync(new Actor(Rol.Aprobador, "x"), curp));
    }

    private static async Task<Expediente> EstadoAsync(Sitio sitio, Folio folio) => (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio.ToString())).Estado;
}
