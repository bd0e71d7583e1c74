using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Plazos;
using Dictamen.Host.Demo;
using Dictamen.Web.Tests.Kit;
using Xunit;
using static Dictamen.Web.Tests.Kit.Oficina;

namespace Dictamen.Web.Tests.Operacion;

/// <summary>Every form of an act of the office, over a convocatoria that is under way.</summary>
public sealed partial class FormulariosTests
{
    // These wait for another act of the same morning: the road below takes them.
    private static readonly string[] TrasOtroActo =
        ["acta/firmar", "acta/levantar", "acta/reintentar", "acta/sin-efecto", "convocatoria/comite", "convocatoria/publicar", "convocatoria/reintentar", "expediente/ampliar-plazo", "expediente/aprobar-pago", "expediente/cancelar", "expediente/desestimar-cambio", "expediente/enviar-modificatorio", "expediente/levantar-retencion", "expediente/modificatorio-improcedente", "expediente/notificar-cedula", "expediente/notificar-por-otro-medio", "expediente/rechazar-pago", "expediente/registrar-cambio", "expediente/registrar-pago", "expediente/reintentar", "expediente/requerir-documentos-modificatorio", "expediente/resolver-divergencia", "expediente/resolver-incumplimiento", "expediente/terminar"];

    [Fact]
    public async Task EveryFormNamesItsFieldsAndSaysWhichAreWrong()
    {
        var vistos = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var dia in Muestreo.Dia.Todos)
        {
            await using var sitio = await Sitio.EnAsync(dia);
            foreach (var (ruta, clase, acto) in await OfrecidosAsync(sitio))
            {
                if (vistos.Add($"{clase}/{acto.Name}"))
                {
                    await RevisarAsync(await EntrarAsync(sitio, acto.Tipo), ruta);
                }
            }
        }

        IEnumerable<string> todos =
        [
            .. ActosDeExpediente.Todos.Select(a => $"expediente/{a.Clave}"), .. ActosDeConvocatoria.Todos.Select(a => $"convocatoria/{a.Clave}"), .. ActosDeActa.Todos.Select(a => $"acta/{a.Clave}"),
        ];
        Assert.Equal(TrasOtroActo, todos.Except(vistos).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ReceptionByItsForms()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Recepcion);
        var completa = await PrimeroAsync(sitio, "completo");
        await HacerAsync(sitio, completa, "completo");
        Assert.Equal(Estatus.Completo, await OficinaTests.EstatusAsync(sitio, completa));
        await HacerAsync(sitio, completa, "asignar-dictaminadores");
        Assert.Equal(Estatus.EnDictaminacion, await OficinaTests.EstatusAsync(sitio, completa));
        var prevenida = await PrimeroAsync(sitio, "prevenir");
        await HacerAsync(sitio, prevenida, "prevenir", ("hallazgo.AAC", "El acta no está firmada por la autoridad tradicional."));
        Assert.Equal(Estatus.Prevenido, await OficinaTests.EstatusAsync(sitio, prevenida));
    }

    [Fact]
    [Prueba("PCS-3.3-12", "PCS-3.3-13")]
    public async Task AProjectOfACommunityThatTakesPartAlreadyIsPointedOutAndExcluded()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Dictaminacion);
        var listas = sitio.De<Resumenes>();
        var (primero, posterior) = listas.De(Muestreo.Id).Where(r => r.Estatus == Estatus.EnDictaminacion).ToList() is [var a, var b, ..] ? (a, b) : default;
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        var ruta = $"/operacion/expediente/{posterior.Folio}";
        Assert.DoesNotContain("Excede el límite", WebUtility.HtmlDecode(await operador.GetStringAsync(ruta)), StringComparison.Ordinal);
        var sinExceso = await EnviarConArchivosAsync(operador, $"{ruta}/acto/excluir", [], await operador.GetStringAsync($"{ruta}/acto/excluir"), "confirmar");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sinExceso.StatusCode);
        Assert.Contains("no excede el límite", WebUtility.HtmlDecode(await sinExceso.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        // The demonstration excluded its own on the days before: here the lists say that two are of one community.
        listas.Anotar(posterior with { ClaveComunidad = primero.ClaveComunidad });
        var pagina = WebUtility.HtmlDecode(await operador.GetStringAsync(ruta));
        Assert.Contains("Excede el límite", pagina, StringComparison.Ordinal);
        Assert.Contains($"href=\"/operacion/expediente/{primero.Folio}\"", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("Excede el límite", WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expediente/{primero.Folio}")), StringComparison.Ordinal);
        Assert.Contains(primero.Folio.ToString(), await HacerAsync(sitio, $"{ruta}/acto/excluir", operador), StringComparison.Ordinal);
        Assert.Equal(Estatus.NoApoyado, await OficinaTests.EstatusAsync(sitio, posterior.Folio));
        Assert.DoesNotContain("Excede el límite", WebUtility.HtmlDecode(await operador.GetStringAsync(ruta)), StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-A1-01", "PCS-4.2.3.2-02")]
    public async Task ASessionUntilItsActaNamesWhoSignsAndIsReadByNobodyElse()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Dictaminacion);
        var folio = await PrimeroAsync(sitio, "acordar-resultado");
        await HacerAsync(sitio, folio, "acordar-resultado", ("discusion", "Se comentaron las diferencias y se acordó el promedio."), ("viable", "si"));
        var acta = sitio.De<ConvocatoriasDeOficina>();
        var clave = (await acta.DeAsync(new Actor(Rol.SecretariaTecnica, Convocante.Secretaria.Id), Muestreo.Id))!.SiguienteActa;
        var secretaria = await sitio.EntrarAsync("secretaria", Convocante.Secretaria.Id, "operacion");
        var previa = await HacerAsync(sitio, $"/operacion/acta/{clave}/acto/levantar", secretaria);
        Assert.Contains("Amparo Muestra Ríos", previa, StringComparison.Ordinal);
        Assert.Contains("Secretaría Técnica, sin voto", previa, StringComparison.Ordinal);
        Assert.Contains(folio.ToString(), previa, StringComparison.Ordinal);
        await HacerAsync(sitio, $"/operacion/acta/{clave}/acto/firmar", secretaria);

        // While somebody has still to sign it, the project waits for signatures and for no other acta.
        Assert.DoesNotContain("Levantar el Acta", await secretaria.GetStringAsync($"/operacion/convocatoria/{Muestreo.Id}"), StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/operacion/acta/{clave}\">Faltan firmas del Acta {clave}</a>", await secretaria.GetStringAsync($"/operacion/expediente/{folio}"), StringComparison.Ordinal);

        var texto = (await sitio.De<Repositorio>().CargarAsync<Acta>(clave)).Estado.Documento;
        var documento = $"/operacion/acta/{clave}/documento/{texto}";
        var leida = await secretaria.GetStringAsync(documento);
        Assert.Contains("ACTA DE DICTAMINACIÓN", leida, StringComparison.Ordinal);

        // Whoever reads it alone knows whose it is, of which year, and by which rules.
        Assert.Contains("Instituto Nacional de Desarrollo Social\nPrograma de Coinversión Social (S070), ejercicio fiscal 2019\n", leida, StringComparison.Ordinal);
        Assert.Contains("Reglas de Operación publicadas en el Diario Oficial de la Federación el 18/10/2019", leida, StringComparison.Ordinal);
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        Assert.Equal(HttpStatusCode.NotFound, (await operador.GetAsync(documento)).StatusCode);
        var pagina = await operador.GetStringAsync($"/operacion/convocatoria/{Muestreo.Id}");
        Assert.DoesNotContain("Muestra Ríos", pagina, StringComparison.Ordinal);
        await ActaEnLaOficinaAsync(sitio, clave, folio, documento, secretaria, operador);
        var nombramiento = Nombramiento().Match(pagina).Value;
        Assert.Equal(HttpStatusCode.OK, (await operador.GetAsync(nombramiento)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sitio.Navegador().GetAsync(nombramiento)).StatusCode);
    }

    // The page of the acta says who signed and who is missing; only who may see names beside folios reads them.
    private static async Task ActaEnLaOficinaAsync(Sitio sitio, string clave, Folio folio, string documento, HttpClient secretaria, HttpClient operador)
    {
        Assert.Contains($"href=\"/operacion/acta/{clave}\"", await operador.GetStringAsync("/operacion/actas"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/operacion/acta/{clave}\"", await operador.GetStringAsync($"/operacion/convocatoria/{Muestreo.Id}"), StringComparison.Ordinal);
        var deOperador = WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/acta/{clave}"));
        Assert.Contains("Ha firmado 1 persona de 5", deOperador, StringComparison.Ordinal);
        Assert.Contains(folio.ToString(), deOperador, StringComparison.Ordinal);
        Assert.DoesNotContain("Muestra Ríos", deOperador, StringComparison.Ordinal);
        Assert.DoesNotContain(documento, deOperador, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await operador.GetAsync($"/operacion/acta/{clave}/constancia")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await sitio.Navegador().GetAsync($"/operacion/acta/{clave}")).StatusCode);
        Assert.Contains(documento, await secretaria.GetStringAsync($"/operacion/acta/{clave}"), StringComparison.Ordinal);
        Assert.EndsWith(".txt", (await secretaria.GetAsync(documento)).Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);

        var auditor = await sitio.EntrarAsync("auditor", "au-9", "operacion");
        foreach (var (quien, ruta) in new[] { (secretaria, "dictaminacion"), (auditor, "operacion") })
        {
            var constancia = WebUtility.HtmlDecode(await quien.GetStringAsync($"/{ruta}/acta/{clave}/constancia"));
            var acta = (await sitio.De<Repositorio>().CargarAsync<Acta>(clave)).Estado;
            Assert.Contains(acta.Documento.Valor, constancia, StringComparison.Ordinal);
            Assert.Contains("Amparo Muestra Ríos", constancia, StringComparison.Ordinal);
            Assert.Contains("Secretaría Técnica, sin voto", constancia, StringComparison.Ordinal);
            Assert.Equal(4, constancia.Split("Falta su firma").Length - 1);
            Assert.Contains("faltan 4 de 5 firmas", constancia, StringComparison.Ordinal);
            var firma = (await sitio.De<App.Ports.IEventStore>().ReadAsync($"acta/{clave}")).Single(h => h.Type == nameof(ActaFirmada));
            Assert.Contains(Convert.ToHexStringLower(firma.Hash.Span), constancia, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Prueba("PCS-4.2.3.2-01", "PCS-A2-19", "PCS-4.2.3.3-01")]
    public async Task ResultsArePublishedAsTheirPreviewShowsThemAndThenTheMoneyIsAssigned()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Dictaminados);
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        var base_ = $"/operacion/convocatoria/{Muestreo.Id}/acto";
        var previa = await HacerAsync(sitio, $"{base_}/publicar-dictaminacion", operador);
        Assert.Contains("Amparo Muestra Ríos", previa, StringComparison.Ordinal);
        await HacerAsync(sitio, $"{base_}/asignar", operador);
        var estado = await ConvocatoriaAsync(sitio);
        if (estado.Presupuesto!.Oferta is not null)
        {
            await HacerAsync(sitio, $"{base_}/responder-oferta", operador, ("respuesta", "Rehusada"));
        }

        await HacerAsync(sitio, $"{base_}/publicar-apoyados", operador);
        Assert.NotNull((await ConvocatoriaAsync(sitio)).ResultadosDeApoyo);

        // Exactly what the preview showed was kept, and it can be opened.
        var huella = (await ConvocatoriaAsync(sitio)).ResultadosDeDictaminacion!.Documento;
        Assert.Contains(huella.Valor, previa, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await operador.GetAsync($"/operacion/convocatoria/{Muestreo.Id}/documento/{huella}")).StatusCode);
    }

    [Fact]
    public async Task WhatChangedSinceThePreviewIsNotPublished()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Dictaminados);
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        var ruta = $"/operacion/convocatoria/{Muestreo.Id}/acto/publicar-dictaminacion";
        var previa = await (await OficinaTests.EnviarAsync(operador, ruta, OficinaTests.Campos(await operador.GetStringAsync(ruta)), "prever")).Content.ReadAsStringAsync();
        var miembro = (await ConvocatoriaAsync(sitio)).Integrantes.Values.First().Persona;
        var ficha = Assert.Single(await sitio.Almacen.Fichas.GetAsync([miembro], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "prueba")));
        await sitio.Almacen.Fichas.PutAsync([ficha with { Nombre = "Otro nombre" }]);
        var respuesta = await OficinaTests.EnviarAsync(operador, ruta, OficinaTests.Campos(previa), "confirmar");
        Assert.Equal(HttpStatusCode.Conflict, respuesta.StatusCode);
        Assert.Contains("vea cómo quedó y decida de nuevo", await respuesta.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await ConvocatoriaAsync(sitio)).ResultadosDeDictaminacion);
    }

    [Fact]
    public async Task AFaultOfNoFieldNamesNoneAndLeadsToThePage()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Dictaminados);
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        await sitio.Almacen.Fichas.EraseAsync((await ConvocatoriaAsync(sitio)).Integrantes.Values.First().Persona, Actor.Sistema, "prueba");
        var ruta = $"/operacion/convocatoria/{Muestreo.Id}/acto/publicar-dictaminacion";
        var respuesta = await OficinaTests.EnviarAsync(operador, ruta, OficinaTests.Campos(await operador.GetStringAsync(ruta)), "prever");
        Assert.Contains("<a href=\"#contenido\">La relación se publica con nombres", Kit.Oficina.Errores(await respuesta.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdjustmentAndAgreementByTheirForms()
    {
        await using (var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados))
        {
            var folio = await PrimeroAsync(sitio, "observar");
            await HacerAsync(sitio, folio, "observar", ("instancia", "Precise la meta 1."), ("oficio", "archivo"));
            Assert.Equal(Estatus.EnAjuste1, await OficinaTests.EstatusAsync(sitio, folio));
        }

        await using (var sitio = await Sitio.EnAsync(Muestreo.Dia.Ajustes))
        {
            var folio = await PrimeroAsync(sitio, "revisar-ajuste");
            await HacerAsync(sitio, folio, "revisar-ajuste");
            Assert.Equal(Estatus.Ajustado, await OficinaTests.EstatusAsync(sitio, folio));
            var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
            var ruta = $"/operacion/expediente/{folio}/acto/enviar-convenio";
            var antes = await EnviarConArchivosAsync(operador, ruta, [("documento", "archivo"), ("parcial", "2019-12-17")], await operador.GetStringAsync(ruta), "prever");
            Assert.Contains("<a href=\"#c-parcial\">", await antes.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            await HacerAsync(sitio, folio, "enviar-convenio", ("documento", "archivo"), ("parcial", "2019-12-18"));
            Assert.Equal(Estatus.ConvenioEnviado, await OficinaTests.EstatusAsync(sitio, folio));
        }

        await using (var sitio = await Sitio.EnAsync(Muestreo.Dia.Firmas))
        {
            var folio = await PrimeroAsync(sitio, "suscribir");
            await HacerAsync(sitio, folio, "suscribir");
            Assert.Equal(Estatus.ConvenioSuscrito, await OficinaTests.EstatusAsync(sitio, folio));
        }
    }

    [Fact]
    [Prueba("PCS-4.2.4-02", "PCS-4.2.4-03")]
    public async Task WhatTheCommitteeDoesNotSayItAttendedPersistsUnlessTheOfficeFindsOtherwise()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var folio = await PrimeroAsync(sitio, "observar");
        await HacerAsync(sitio, folio, "observar", ("instancia", "Precise la meta 1.\nPrecise la meta 2."), ("oficio", "archivo"));
        var estado = (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio.ToString())).Estado;
        var comite = new Actor(Rol.Solicitante, estado.Recepcion!.Integrantes[0].Persona.Valor);
        PresentarAjuste Entrega(char huella, params int[] atiende) => new(new Huella(new string(huella, 64)), [.. atiende], Dictamen.Core.Expedientes.E5_Ajuste.Presupuesto.Vigente(estado));
        await sitio.HacerAsync($"{folio}", Entrega('a', 1), comite);
        Assert.Null(sitio.De<Resumenes>().De(folio.Convocatoria).Single(r => r.Folio == folio).Pendiente);

        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        var ruta = $"/operacion/expediente/{folio}/acto/revisar-ajuste";
        var formulario = await operador.GetStringAsync(ruta);
        Assert.Contains("name=\"persiste.2\" value=\"si\" checked", formulario, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"persiste.1\" value=\"si\" checked", formulario, StringComparison.Ordinal);
        var corriendo = await EnviarConArchivosAsync(operador, ruta, [("persiste.2", "si")], formulario, "prever");
        Assert.Contains("el primer plazo aún corre", await corriendo.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var previa = WebUtility.HtmlDecode(await (await EnviarConArchivosAsync(operador, ruta, [], formulario, "prever")).Content.ReadAsStringAsync());
        Assert.Contains("lo que el Comité no dijo que atendió: la observación 2.", previa, StringComparison.Ordinal);

        await sitio.HacerAsync($"{folio}", Entrega('b', 1, 2), comite);
        Assert.Equal("revisar-ajuste", sitio.De<Resumenes>().De(folio.Convocatoria).Single(r => r.Folio == folio).Pendiente?.Acto);
    }

    [Fact]
    [Prueba("PCS-4.2.8-01")]
    public async Task APaymentNeedsTwoPeople()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var folio = await PrimeroAsync(sitio, "revisar-papeles");
        await HacerAsync(sitio, folio, "revisar-papeles");
        await HacerAsync(sitio, folio, "instruir-pago");
        var misma = await sitio.EntrarAsync("aprobador", "op-9", "operacion");
        var aprobar = $"/operacion/expediente/{folio}/acto/aprobar-pago";
        var negada = await OficinaTests.EnviarAsync(misma, aprobar, OficinaTests.Campos(await misma.GetStringAsync(aprobar)), "prever");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, negada.StatusCode);
        await HacerAsync(sitio, folio, "rechazar-pago", ("motivo", "La cuenta no coincide con el estado de cuenta."));
        await HacerAsync(sitio, folio, "instruir-pago");
        await HacerAsync(sitio, folio, "aprobar-pago");
        await HacerAsync(sitio, folio, "registrar-pago", ("rastreo", "SPEI20191126000009"), ("fecha", "2019-11-26"));
        Assert.Equal(EstatusMinistracion.Pagada, (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio.ToString())).Estado.Ministraciones!.Pago(1)!.Estatus);
    }

    [Fact]
    [Prueba("PCS-7.2-06", "PCS-4.2.3.4-04")]
    public async Task APaymentIsLimitedAndWhatIsNotPaidIsTheConvocatoriasAgain()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var folio = await PrimeroAsync(sitio, "revisar-papeles");
        await HacerAsync(sitio, folio, "limitar-pago", ("ministracion", "1"), ("monto", "1000.50"), ("motivo", "No se permitió la visita de supervisión."), ("resolucion", "archivo"));
        await sitio.AtenderAsync();
        var convenio = (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio.ToString())).Estado.Convenio!;
        Assert.Equal(1_000.50m, convenio.Pagos[0]);
        Assert.Equal(convenio.Monto, (await sitio.De<Repositorio>().CargarAsync<Core.Convocatorias.Convocatoria>(folio.Convocatoria)).Estado.Presupuesto!.De(folio.Consecutivo)!.Asignado);
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        Assert.Contains("a $1,000.50 (7.2): No se permitió la visita de supervisión.", WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expediente/{folio}")), StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-4.2.10-02")]
    public async Task AVisitCountsForTheLeastNumberAndARetentionIsLifted()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var oficina = sitio.De<ConvocatoriasDeOficina>();
        var auditor = new Actor(Rol.Auditor, "au-9");
        var antes = (await oficina.DeAsync(auditor, Muestreo.Id))!;
        Assert.Equal((int)Math.Ceiling(0.25m * sitio.De<Resumenes>().De(Muestreo.Id).Count(r => r.ConRecursos)), antes.VisitasMinimas);
        var folio = sitio.De<Resumenes>().De(Muestreo.Id).First(r => r is { Estatus: Estatus.EnEjecucion, ConRecursos: true, Visitado: false }).Folio;
        await HacerAsync(sitio, folio, "registrar-visita", ("fecha", "2019-11-26"), ("criterio.0", "si"), ("cedula", "archivo"));
        Assert.Equal(antes.Visitados + 1, (await oficina.DeAsync(auditor, Muestreo.Id))!.Visitados);
        await HacerAsync(sitio, folio, "retener", ("causa", "DocumentacionAjena"), ("documento", "archivo"));
        await HacerAsync(sitio, folio, "levantar-retencion", ("documento", "archivo"));
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        Assert.Contains("Visitas de campo", await operador.GetStringAsync($"/operacion/convocatoria/{Muestreo.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportsAreAssessedAndGradedWithEachPointExplained()
    {
        await using (var sitio = await Sitio.EnAsync(Muestreo.Dia.Parciales))
        {
            var pedido = await PrimeroAsync(sitio, "requerir-informacion");
            await HacerAsync(sitio, pedido, "requerir-informacion", ("motivo", "Falta una minuta."), ("oficio", "archivo"));
            await HacerAsync(sitio, pedido, "ampliar-plazo", ("plazo", "PZ-26/parcial"), ("dias", "2"), ("motivo", "La minuta la expide el municipio."), ("oficio", "archivo"));
            Assert.Equal(7, (await sitio.De<Repositorio>().CargarAsync<Expediente>(pedido.ToString())).Estado.Plazos["PZ-26/parcial"].Cantidad);

            var folio = await PrimeroAsync(sitio, "evaluar-parcial");
            var operador = await EntrarAsync(sitio, typeof(Core.Expedientes.E8_Informes.EvaluarInformeParcial));
            var ruta = $"/operacion/expediente/{folio}/acto/evaluar-parcial";
            var formulario = await operador.GetStringAsync(ruta);
            var areas = Areas().Matches(formulario).Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), "Se revisó el material y coincide con lo informado."));
            var previa = await HacerAsync(sitio, ruta, operador, [("cumple", "si"), ("fuera", "0"), ("malos", "0"), ("material", "50"), ("metas", "si"), .. areas, .. Archivos(formulario)]);
            Assert.Contains("<li>Ejercicio de Recursos: ", previa, StringComparison.Ordinal);
            Assert.Contains("puntos, sin mínimo que alcanzar", previa, StringComparison.Ordinal);
            await HacerAsync(sitio, folio, "notificar-cedula", ("cedula", "archivo"));
        }

        await using (var sitio = await Sitio.EnAsync(Muestreo.Dia.Finales))
        {
            var folio = await PrimeroAsync(sitio, "calificar-final");
            var formatos = (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio.ToString())).Estado.Informes!.Final!.Contraloria!;
            var operador = await EntrarAsync(sitio, typeof(Core.Expedientes.E8_Informes.CalificarInformeFinal));
            var ruta = $"/operacion/expediente/{folio}/acto/calificar-final";
            var formulario = await operador.GetStringAsync(ruta);
            Assert.Contains($"{(formatos.Informe ? "; entregó" : "; no entregó")} el Informe de Contraloría Social", WebUtility.HtmlDecode(formulario), StringComparison.Ordinal);
            var areas = Areas().Matches(formulario).Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), "Se revisó el material y coincide con lo informado."));
            var previa = await HacerAsync(
                sitio,
                ruta,
                operador,
                [("fuera", "0"), ("malos", "0"), ("ccs-conformacion", formatos.ActaDeRegistro ? "si" : ""), ("ccs-operacion", formatos.Informe ? "si" : ""), ("material", "100"), ("metas", "si"), ("objetivo", "si"), ("cohesion", "si"), ("participacion", "si"), .. areas, .. Archivos(formulario)]);
            Assert.Contains("Explicación de cada punto", previa, StringComparison.Ordinal);
            Assert.Contains("<li>Ejercicio de Recursos: ", previa, StringComparison.Ordinal);
            Assert.Contains("Cumplimiento de Metas: porcentaje del material probatorio", previa, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\(I[1-7]\)|<li>I[1-7]:", previa);
        }
    }

    [Fact]
    [Prueba("DH-28-04")]
    public async Task ASuspensionShowsWhatItMovesBeforeItMovesIt()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Recepcion);
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        const string Ruta = "/operacion/calendario";
        var campos = new Dictionary<string, string> { ["id"] = "DOF-2019-10-30", ["desde"] = "2019-10-31", ["hasta"] = "2019-10-31", ["publicada"] = "2019-10-30", ["fuente"] = "DOF 30/10/2019 (muestra)", ["motivo"] = "Suspensión de labores", ["_paso"] = "prever" };
        var previa = await (await Comision.EnviarAsync(operador, Ruta, "suspension", campos)).Content.ReadAsStringAsync();
        var incompleta = await Comision.EnviarAsync(operador, Ruta, "suspension", new(campos) { ["hasta"] = "", ["motivo"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, incompleta.StatusCode);
        var errores = Kit.Oficina.Errores(await incompleta.Content.ReadAsStringAsync());
        Assert.Contains("<a href=\"#c-hasta\">Último día suspendido: Escriba una fecha completa", errores, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#c-motivo\">Motivo: Escriba este dato", errores, StringComparison.Ordinal);
        Assert.Matches("Vista previa: [1-9][0-9]* plazos", previa);
        Assert.Empty((await sitio.De<Repositorio>().CargarAsync<CalendarioOficial>(Entorno.ClaveCalendario)).Estado.Suspensiones.Where(s => s.Id == "DOF-2019-10-30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Comision.EnviarAsync(operador, Ruta, "suspension", new(campos) { ["_paso"] = "confirmar", ["_version"] = "7" })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Comision.EnviarAsync(operador, Ruta, "suspension", new(campos) { ["_paso"] = "confirmar", ["_version"] = Version().Match(previa).Groups[1].Value })).StatusCode);
        Assert.Single((await sitio.De<Repositorio>().CargarAsync<CalendarioOficial>(Entorno.ClaveCalendario)).Estado.Suspensiones, s => s.Id == "DOF-2019-10-30");
    }

    [Fact]
    [Prueba("DH-21-01", "PCS-4.2.3.2-02")]
    public async Task ARelativeOfTheCommitteeCannotReviewItsProject()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var asiento = App.Programas.CatalogoDeProgramas.Pcs2019.ComiteDictaminador[0].Id;
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        await HacerAsync(
            sitio,
            $"/operacion/convocatoria/{Muestreo.Id}/acto/reemplazar",
            operador,
            ("asiento", asiento), ("integrante.curp", Muestreo.Proyectos[1].Integrantes[0].Curp), ("integrante.nombre", "Persona"), ("integrante.apellidos", "De Prueba"), ("integrante.correo", "persona@ejemplo.invalid"),
            ("integrante.tematicas", "1.1"), ("integrante.parientes", Muestreo.Proyectos[0].Integrantes[0].Curp), ("integrante.nombramiento", "archivo"));
        var folio = await OficinaTests.ConSolicitudAsync(sitio);
        await HacerAsync(sitio, folio, "completo");
        var ruta = $"/operacion/expediente/{folio}/acto/asignar-dictaminadores";
        var pagina = await operador.GetStringAsync(ruta);
        Assert.Contains("es pariente de quien integra el Comité", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain(Muestreo.Proyectos[0].Integrantes[0].Curp, pagina, StringComparison.Ordinal);

        // Who takes the seat is the secretary's alone to name and to know.
        Assert.Contains("Sólo la Secretaría Técnica nombra a quien sustituye", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain($"name=\"{asiento}.curp\"", pagina, StringComparison.Ordinal);
        Assert.Contains($"name=\"{asiento}.curp\"", await (await sitio.EntrarAsync("secretaria", Sitio.Secretaria.Valor, "operacion")).GetStringAsync(ruta), StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-4.2.3.1-04")]
    public async Task WhoSubstitutesInAProjectAccreditsItsTopicAsAnyMember()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var asiento = App.Programas.CatalogoDeProgramas.Pcs2019.ComiteDictaminador[0].Id;
        var folio = await OficinaTests.ConSolicitudAsync(sitio);
        var tematica = (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio.ToString())).Estado.Recepcion!.Tematica;
        var otra = App.Programas.CatalogoDeProgramas.Pcs2019.Tematicas.Keys.First(t => t != tematica);
        (string, string)[] Persona(string prefijo, int n) =>
        [
            ($"{prefijo}.curp", Muestreo.Proyectos[n].Integrantes[0].Curp), ($"{prefijo}.nombre", "Persona"), ($"{prefijo}.apellidos", "De Prueba"), ($"{prefijo}.correo", "persona@ejemplo.invalid"), ($"{prefijo}.nombramiento", "archivo"),
        ];
        await HacerAsync(sitio, $"/operacion/convocatoria/{Muestreo.Id}/acto/reemplazar", await sitio.EntrarAsync("operador", "op-9", "operacion"), [("asiento", asiento), .. Persona("integrante", 1), ("integrante.tematicas", otra)]);
        await HacerAsync(sitio, folio, "completo");
        var secretaria = await sitio.EntrarAsync("secretaria", Sitio.Secretaria.Valor, "operacion");
        var ruta = $"/operacion/expediente/{folio}/acto/asignar-dictaminadores";
        Assert.Contains("Sin experiencia acreditada en la temática", WebUtility.HtmlDecode(await secretaria.GetStringAsync(ruta)), StringComparison.Ordinal);
        await NegadaAsync(ruta, Persona(asiento, 2), "Escriba las temáticas en que esa persona acredita experiencia");
        await NegadaAsync(ruta, [.. Persona(asiento, 2), ($"{asiento}.tematicas", otra)], $"no tiene acreditada experiencia en la temática {tematica} del proyecto");
        await HacerAsync(sitio, ruta, secretaria, [.. Persona(asiento, 2), ($"{asiento}.tematicas", $"{otra}\n{tematica}")]);

        ruta = $"/operacion/expediente/{folio}/acto/sustituir-dictaminador";
        await NegadaAsync(ruta, [("asiento", asiento), .. Persona("suplente", 3), ("suplente.tematicas", otra)], $"no tiene acreditada experiencia en la temática {tematica} del proyecto");
        await HacerAsync(sitio, ruta, secretaria, [("asiento", asiento), .. Persona("suplente", 3), ("suplente.tematicas", tematica)]);

        async Task NegadaAsync(string ruta, (string, string)[] campos, string frase)
        {
            var negada = await EnviarConArchivosAsync(secretaria, ruta, campos, await secretaria.GetStringAsync(ruta), "prever");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, negada.StatusCode);
            Assert.Contains(frase, WebUtility.HtmlDecode(await negada.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Prueba("PCS-A2-10", "AMB-17")]
    public async Task BasesAreCapturedFieldByFieldAndAFaultLeadsToItsField()
    {
        await using var sitio = await Sitio.VacioAsync();
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        var ruta = $"/operacion/convocatoria/{Muestreo.Id}/acto/bases";
        var vacia = await operador.GetStringAsync(ruta);
        Assert.Contains("PCS-4.2.8-01", vacia, StringComparison.Ordinal);
        await HacerAsync(sitio, ruta, operador, ("nombre", "Borrador"));

        // What a draft has comes back in its fields: sent as it is, it stays as it is.
        await HacerAsync(sitio, $"/operacion/convocatoria/{Muestreo.Id}/acto/bases-yaml", operador, ("yaml", BasesEnYaml.Escribir(Muestreo.Bases)));
        var campos = Llenos(await operador.GetStringAsync(ruta));
        var mal = await EnviarConArchivosAsync(operador, ruta, [.. campos.Where(c => c.Item1 is not ("monto_total" or "porcentajes_ministracion.1")), ("monto_total", "mucho"), ("porcentajes_ministracion.1", "90")], await operador.GetStringAsync(ruta), "prever");
        var cuerpo = await mal.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mal.StatusCode);
        Assert.Contains("<a href=\"#c-monto-total\">", cuerpo, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#c-porcentajes-ministracion-1\">", cuerpo, StringComparison.Ordinal);
        Enlazados(cuerpo);
        await HacerAsync(sitio, ruta, operador, [.. campos.Where(c => c.Item1 != "nombre"), ("nombre", "Otro nombre")]);
        var bases = (await ConvocatoriaAsync(sitio)).Bases!;
        Assert.Equal(BasesEnYaml.Escribir(Muestreo.Bases with { Nombre = "Otro nombre" }), BasesEnYaml.Escribir(bases));

        var curps = Muestreo.Proyectos.SelectMany(p => p.Integrantes).Select(i => i.Curp);
        var comite = App.Programas.CatalogoDeProgramas.Pcs2019.ComiteDictaminador.Select(a => a.Id).Append("secretaria").Zip(curps, (quien, curp) => new[]
        {
            ($"{quien}.curp", curp), ($"{quien}.nombre", "Persona"), ($"{quien}.apellidos", $"de {quien}"), ($"{quien}.correo", "persona@ejemplo.invalid"), ($"{quien}.tematicas", "1.1"), ($"{quien}.nombramiento", "archivo"),
        }).SelectMany(c => c);
        await HacerAsync(sitio, $"/operacion/convocatoria/{Muestreo.Id}/acto/comite", operador, [.. comite]);
        await HacerAsync(sitio, $"/operacion/convocatoria/{Muestreo.Id}/acto/publicar", operador, ("dof", "2019-10-21"), ("cita", "DOF 21/10/2019 (muestra)"), ("sitio", "https://ejemplo.invalid/"), ("modulos", "Módulos (muestra)"), ("asume", "si"));
        Assert.Equal(EstatusConvocatoria.Publicada, (await ConvocatoriaAsync(sitio)).Estatus);
    }

    [Fact]
    public async Task WhoMayInviteIsDecidedByTheActAndNotByThePage()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        const string Ruta = "/operacion/accesos";
        var auditor = await sitio.EntrarAsync("auditor", "au-9", "operacion");
        var negada = await Comision.EnviarAsync(auditor, Ruta, "invitar", new() { ["papel"] = "administrador", ["sujeto"] = "intruso", ["correo"] = "intruso@ejemplo.invalid" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, negada.StatusCode);
        foreach (var rol in new[] { Rol.Operador, Rol.SecretariaTecnica, Rol.Solicitante, Rol.Auditor })
        {
            var (enlace, rechazo) = await sitio.De<Seguridad.Enlaces>().InvitarAsync("administrador", "x", "operacion", sitio.Reloj.GetUtcNow().AddDays(1), false, new Actor(rol, "x"));
            Assert.Null(enlace);
            Assert.Equal("NO_FACULTADO", rechazo!.Codigo);
        }

        var secretaria = await sitio.EntrarAsync("secretaria", Sitio.Secretaria.Valor, "operacion");
        var enviada = await Comision.EnviarAsync(secretaria, Ruta, "dictaminador", new() { ["quien"] = "0" });
        Assert.Equal(HttpStatusCode.Redirect, enviada.StatusCode);
        var numero = enviada.Headers.Location!.ToString().Split('=')[^1];
        Assert.Equal($"cd:{Muestreo.Id}", (await sitio.De<Repositorio>().CargarAsync<Core.Accesos.Acceso>(numero)).Estado.Alcance);
        Assert.Equal(HttpStatusCode.Redirect, (await Comision.EnviarAsync(secretaria, Ruta, "revocar", new() { ["numero"] = numero, ["motivo"] = "dejó el cargo" })).StatusCode);
        Assert.True((await sitio.De<Repositorio>().CargarAsync<Core.Accesos.Acceso>(numero)).Estado.Revocado);
    }

    [Fact]
    public async Task AnEncryptedDocumentIsNotReceivedFromTheOfficeEither()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var folio = await PrimeroAsync(sitio, "observar");
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        var ruta = $"/operacion/expediente/{folio}/acto/observar";
        var respuesta = await EnviarConArchivosAsync(operador, ruta, [("instancia", "Precise la meta 1."), ("oficio", "archivo")], await operador.GetStringAsync(ruta), "prever", Encoding.ASCII.GetBytes("%PDF-1.4\ntrailer<</Encrypt 5 0 R>>\n%%EOF\n"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, respuesta.StatusCode);
        Assert.Contains("protegido con contraseña", await respuesta.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<Convocatoria> ConvocatoriaAsync(Sitio sitio) => (await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id)).Estado;

    private static async Task<IReadOnlyList<(string Ruta, string Clase, (string Name, Type Tipo) Acto)>> OfrecidosAsync(Sitio sitio)
    {
        var auditor = new Actor(Rol.Auditor, "au-9");
        var ofrecidos = new List<(string, string, (string, Type))>();
        foreach (var r in sitio.De<Resumenes>().De(Muestreo.Id))
        {
            ofrecidos.AddRange((await sitio.De<Tramites<Expediente>>().OfrecerAsync(auditor, r.Folio.ToString())).Select(a => ($"/operacion/expediente/{r.Folio}/acto/{a.Clave}", "expediente", (a.Clave, ActosDeExpediente.Todos.Single(t => t.Clave == a.Clave).Acto))));
        }

        // A convocatoria that does not exist yet can be begun.
        foreach (var id in new[] { Muestreo.Id, "PCS-2019-09" })
        {
            ofrecidos.AddRange((await sitio.De<Tramites<Convocatoria>>().OfrecerAsync(auditor, id)).Select(a => ($"/operacion/convocatoria/{id}/acto/{a.Clave}", "convocatoria", (a.Clave, ActosDeConvocatoria.Todos.Single(t => t.Clave == a.Clave).Acto))));
        }

        return ofrecidos;
    }

    // What a browser would send of a form as it came: texts, areas, ticked boxes and chosen options.
    private static (string, string)[] Llenos(string pagina) =>
    [
        .. Texto().Matches(pagina).Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value))),
        .. AreaLlena().Matches(pagina).Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value))),
        .. Marcada().Matches(pagina).Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), "si")),
        .. Lista().Matches(pagina).Select(m => (Nombre: WebUtility.HtmlDecode(m.Groups[1].Value), Opcion: Elegida().Match(m.Value))).Where(m => m.Opcion.Success).Select(m => (m.Nombre, WebUtility.HtmlDecode(m.Opcion.Groups[1].Value))),
    ];

    [GeneratedRegex("name=\"_version\" value=\"([0-9]+)\"")]
    private static partial Regex Version();

    [GeneratedRegex("<textarea[^>]* name=\"([^\"]+)\"")]
    private static partial Regex Areas();

    [GeneratedRegex("<input type=\"(?:text|date)\"[^>]* name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Texto();

    [GeneratedRegex("<textarea[^>]* name=\"([^\"]+)\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex AreaLlena();

    [GeneratedRegex("<input type=\"checkbox\"[^>]* name=\"([^\"]+)\"[^>]* checked")]
    private static partial Regex Marcada();

    [GeneratedRegex("<select[^>]* name=\"([^\"]+)\".*?</select>", RegexOptions.Singleline)]
    private static partial Regex Lista();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Elegida();

    [GeneratedRegex("/operacion/convocatoria/[^/\"]+/documento/[0-9a-f]{64}")]
    private static partial Regex Nombramiento();
}
