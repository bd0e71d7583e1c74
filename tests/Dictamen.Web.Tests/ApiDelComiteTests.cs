using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Web.Api;
using Dictamen.Web.Tests.Kit;
using Xunit;
using static Dictamen.Web.Tests.Kit.Programas;

namespace Dictamen.Web.Tests;

/// <summary>What a committee does with its file by the interface alone, each member with their own link.</summary>
public sealed class ApiDelComiteTests
{
    internal static readonly byte[] Foto = [0xFF, 0xD8, 0xFF, 1];
    internal static readonly byte[] Video = [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0, 0];
    private static int s_ordenes;

    [Fact]
    [Prueba("PCS-4.2.4-02", "PCS-4.2.5-02", "PCS-4.2.3.3-08", "PCS-A8-01", "PCS-A6-C4G-09", "PCS-A6-C4G-10")]
    [Recorre(
        "documentos",
        "expedientes/{folio}/acciones/ajuste",
        "expedientes/{folio}/acciones/comprobante",
        "expedientes/{folio}/acciones/convenio",
        "expedientes/{folio}/acciones/informe-final",
        "expedientes/{folio}/acciones/informe-parcial",
        "expedientes/{folio}/acciones/papeles-1",
        "expedientes/{folio}/acciones/retirar-comprobante",
        "expedientes/{folio}/convenio",
        "expedientes/{folio}/convenio/suscripcion",
        "expedientes/{folio}/documentos/{clave}",
        "expedientes/{folio}/ministraciones/aprobacion",
        "expedientes/{folio}/ministraciones/instruccion",
        "expedientes/{folio}/ministraciones/pago",
        "expedientes/{folio}/observaciones",
        "expedientes/{folio}/papeles/revision",
        "expedientes/{folio}/revision-de-ajuste")]
    public async Task ACommitteeTakesItsProjectFromItsSupportToItsFinalReport()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var comite = await ComiteEnSuExpediente.DeAsync(sitio, e => e.Estatus == Estatus.Apoyado);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var aprobador = await ProgramaAsync(sitio, "aprobador", "ap-1", "operacion");
        var cargos = (await comite.EstadoAsync()).Recepcion!.Integrantes.Select(i => i.Cargo).ToList();
        var tesorero = await MiembroAsync(sitio, comite, "Tesorero");
        var oficio = await DocumentoAsync(operador);

        // The adjusted project, with the budget as the file knows it.
        await HechosAsync(await ActuarAsync(operador, comite.Folio, "observaciones", new { oficio, observaciones = new[] { new { numero = 1, origen = "InstanciaEjecutora", asunto = "Precise la meta 1." } } }));
        await sitio.AtenderAsync();
        Assert.Contains((await tesorero.GetFromJsonAsync<AccionPosible[]>(Ruta(comite, "acciones")))!, a => a is { Accion: "ajuste", Obligada: true, UltimoDia: not null });
        var formato = (await tesorero.GetFromJsonAsync<FormatoDeAccion>(Ruta(comite, "acciones/ajuste")))!;
        Assert.Equal(["proyecto", "atiende.1", "8.1[1].monto_pcs"], formato.Campos.Select(c => c.Campo).Take(3));
        Assert.NotNull(formato.Campos[2].Valor);
        var proyecto = await SubidoAsync(tesorero, comite, "ajuste/proyecto", Comision.Pdf);
        Assert.Equal(["AjustePresentado"], await HechosAsync(await HacerAsync(tesorero, comite, "ajuste", new() { ["atiende.1"] = "si", ["4"] = "Llevar agua a veinte casas", ["5[1].cuanto"] = "20" }, ("proyecto", proyecto))));
        var ajuste = (await CifrasAsync(operador, comite)).GetProperty("ajuste");
        Assert.False(Assert.Single(ajuste.GetProperty("observaciones").EnumerateArray()).GetProperty("sinAtender").GetBoolean());
        Assert.Equal(proyecto, ajuste.GetProperty("porRevisar").GetString());
        Assert.Equal(Comision.Pdf, await operador.GetByteArrayAsync(Ruta(comite, $"constancias/{proyecto}")));
        await HechosAsync(await ActuarAsync(operador, comite.Folio, "revision-de-ajuste", new { proyecto = ajuste.GetProperty("porRevisar").GetString(), persisten = Array.Empty<int>() }));

        // The agreement: each member signs the version that they read, with their own link.
        var monto = (await CifrasAsync(operador, comite)).GetProperty("ajuste").GetProperty("montoAutorizado").GetDecimal();
        Assert.Equal(JsonValueKind.Null, (await tesorero.GetFromJsonAsync<JsonElement>($"/api/v1/expedientes/{comite.Folio}")).GetProperty("cifras").ValueKind);
        var convenio = new { documento = oficio, monto, montoEnLetra = MontoEnLetra.De(monto), exhibicionUnica = monto <= App.Programas.CatalogoDeProgramas.Pcs2019.ExhibicionUnica.MontoMaximo ? "MontoMenor" : null, fechaLimiteInformeParcial = new DateOnly(2019, 12, 18), recomendacion = (string?)null };
        await HechosAsync(await ActuarAsync(operador, comite.Folio, "convenio", convenio));
        await sitio.AtenderAsync();
        foreach (var cargo in cargos)
        {
            var miembro = await MiembroAsync(sitio, comite, cargo);
            var leido = Assert.Single((await miembro.GetFromJsonAsync<DocumentoDelExpediente[]>(Ruta(comite, "constancias")))!, x => x.Nombre == "Convenio de Concertación");
            Assert.Equal(Comision.Pdf, await miembro.GetByteArrayAsync(Ruta(comite, $"constancias/{leido.Huella}")));
            await ProblemaAsync(await HacerAsync(miembro, comite, "convenio", []), 409, "VERSION_SUSTITUIDA");
            Assert.Equal("ConvenioFirmado", (await HechosAsync(await HacerAsync(miembro, comite, "convenio", new() { ["version"] = "1" })))[0]);
        }

        Assert.True((await comite.EstadoAsync()).Convenio!.FirmadoPorComite);
        await HechosAsync(await ActuarAsync(operador, comite.Folio, "convenio/suscripcion", new { version = (await CifrasAsync(operador, comite)).GetProperty("convenio").GetProperty("version").GetInt32() }));

        // Receipt and statement, and the payment.
        await PapelesAsync(tesorero, comite, cargos);
        Assert.True(Assert.Single((await CifrasAsync(operador, comite)).GetProperty("convenio").GetProperty("papeles").EnumerateArray()).GetProperty("porRevisar").GetBoolean());
        await HechosAsync(await ActuarAsync(operador, comite.Folio, "papeles/revision", new { ministracion = 1, defectos = Array.Empty<object>() }));
        await HechosAsync(await ActuarAsync(operador, comite.Folio, "ministraciones/instruccion", new { numero = 1 }));
        await HechosAsync(await ActuarAsync(aprobador, comite.Folio, "ministraciones/aprobacion", new { numero = 1 }));
        await HechosAsync(await ActuarAsync(operador, comite.Folio, "ministraciones/pago", new { numero = 1, claveDeRastreo = "SPEI20191119000001", fecha = new DateOnly(2019, 11, 19) }));

        // A voucher; the same order again has the same answer, and another finds it registered.
        var renglon = (await CifrasAsync(operador, comite)).GetProperty("conceptos").EnumerateArray().MaxBy(c => c.GetProperty("montoPcs").GetDecimal()).GetProperty("id").GetString()!;
        var copia = await SubidoAsync(tesorero, comite, "comprobante/copia", Comision.Pdf);
        Dictionary<string, string> recibo = new()
        {
            ["tipo"] = "recibo", ["numero"] = "12", ["fecha"] = "2019-11-19", ["pagado_el"] = "2019-11-19", ["monto"] = "500", ["prestador.nombre"] = "Tienda de muestra", ["prestador.domicilio"] = "Calle de muestra 1", ["concepto"] = "Cemento", ["cargos[1].renglon"] = renglon,
        };
        var vista = await VistaAsync(tesorero, comite);
        Assert.Equal(["ComprobanteRegistrado"], await HechosAsync(await HacerAsync(tesorero, comite, "comprobante", recibo, "recibo-12", vista, ("copia", copia))));
        await SubidoAsync(tesorero, comite, "comprobante/copia", [.. Comision.Pdf, 32]);
        var repetida = await HacerAsync(tesorero, comite, "comprobante", recibo, "recibo-12", vista, ("copia", copia));
        Assert.True((await repetida.Content.ReadFromJsonAsync<ActoRegistrado>())!.Repetida);
        var cifras = await CifrasAsync(operador, comite);
        Assert.Equal(copia, Assert.Single(cifras.GetProperty("comprobantes").EnumerateArray()).GetProperty("documento").GetString());
        Assert.Equal("Pagada", Assert.Single(cifras.GetProperty("ministraciones").EnumerateArray()).GetProperty("estatus").GetString());

        // One that was captured wrong is taken back, and its copy is free again.
        Assert.Equal(["ComprobanteRetirado"], await HechosAsync(await HacerAsync(tesorero, comite, AccionesDelComite.RetirarComprobante, new() { ["comprobante"] = copia, ["motivo"] = "El recibo es el 13." })));
        copia = await SubidoAsync(tesorero, comite, "comprobante/copia", Comision.Pdf);
        Assert.Equal(["ComprobanteRegistrado"], await HechosAsync(await HacerAsync(tesorero, comite, "comprobante", new(recibo) { ["numero"] = "13" }, ("copia", copia))));
        Assert.Equal([true, false], (await CifrasAsync(operador, comite)).GetProperty("comprobantes").EnumerateArray().Select(c => c.GetProperty("malCapturado").GetBoolean()));

        // The reports, with what each has to bring.
        sitio.Reloj.Poner(HoraDelCentro.Instante(new DateOnly(2019, 12, 2), new TimeOnly(9, 0)));
        tesorero = await MiembroAsync(sitio, comite, "Tesorero");
        var metas = (await tesorero.GetFromJsonAsync<FormatoDeAccion>(Ruta(comite, "acciones/informe-parcial")))!.Campos.Where(c => c.Campo.EndsWith("].lograda", StringComparison.Ordinal)).Select(c => c.Campo).ToList();

        // What was adjusted is what is reported on.
        var pide = (await tesorero.GetFromJsonAsync<FormatoDeAccion>(Ruta(comite, "acciones/informe-parcial")))!.Campos;
        Assert.Contains("«Llevar agua a veinte casas»", pide.Single(c => c.Campo == "2.pct_objetivo").Etiqueta, StringComparison.Ordinal);
        Assert.Equal(20m, (await comite.EstadoAsync()).Ajuste!.Compromisos!.Metas[0].Cuanto);
        var falta = await ProblemaAsync(await HacerAsync(tesorero, comite, "informe-parcial", new() { ["2.pct_objetivo"] = "140" }), 422, "CONTENIDO_INVALIDO");
        Assert.Contains("3.metas[1].lograda", falta.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()));
        var (localidad, comunidad) = (await comite.EstadoAsync()).Recepcion! is var r ? (Core.Expedientes.E1_Recepcion.ClaveDeComunidad.Cvegeo(r.ClaveComunidad), r.Comunidad) : default;
        var cuenta = await SubidoAsync(tesorero, comite, "informe-parcial/8.estados_de_cuenta/1", Comision.Pdf);
        var prueba = await SubidoAsync(tesorero, comite, "informe-parcial/3.metas[1].evidencias/1", Foto);
        var firmas = await SubidoAsync(tesorero, comite, "informe-parcial/hojas_de_firmas/1", Foto);
        Assert.Equal(["InformeParcialEntregado"], await HechosAsync(await HacerAsync(tesorero, comite, "informe-parcial", Informe(localidad, comunidad, metas, 40), ("8.estados_de_cuenta/1", cuenta), ("3.metas[1].evidencias/1", prueba), ("hojas_de_firmas/1", firmas))));

        sitio.Reloj.Poner(HoraDelCentro.Instante(new DateOnly(2019, 12, 20), new TimeOnly(9, 0)));
        tesorero = await MiembroAsync(sitio, comite, "Tesorero");
        var video = await SubidoAsync(tesorero, comite, "informe-final/anexo10.fotografias_y_videos/1", Video);
        var foto = await SubidoAsync(tesorero, comite, "informe-final/anexo10.fotografias_y_videos/2", Foto);
        var minuta = await SubidoAsync(tesorero, comite, "informe-final/anexo10.evidencias_reuniones/1", Comision.Pdf);
        await ProblemaAsync(await SubirAsync(tesorero, Ruta(comite, "documentos/informe-final/anexo10.evidencias_reuniones/2"), Video), 422, "CONTENIDO_INVALIDO");
        var final = Informe(localidad, comunidad, metas, 100);
        final["anexo10.concluidas_el"] = "2019-12-18";
        (string, string)[] evidencia = [("8.estados_de_cuenta/1", cuenta), ("hojas_de_firmas/1", firmas), ("anexo10.fotografias_y_videos/1", video), ("anexo10.fotografias_y_videos/2", foto), ("anexo10.evidencias_reuniones/1", minuta)];
        var sinLugar = await ProblemaAsync(await HacerAsync(tesorero, comite, "informe-final", final, [.. evidencia, ("anexo10.evidencias_reuniones/2", video)]), 422, "CONTENIDO_INVALIDO");
        Assert.Equal("anexo10.evidencias_reuniones/2", sinLugar.GetProperty("field").GetString());
        Assert.Equal(["InformeFinalEntregado"], await HechosAsync(await HacerAsync(tesorero, comite, "informe-final", final, evidencia)));
        Assert.NotNull((await comite.EstadoAsync()).Informes!.Final);
    }

    [Fact]
    [Prueba("PCS-4.2.2-04")]
    [Recorre("expedientes/{folio}/acciones/terminar")]
    public async Task AFileIsItsCommitteesAloneAndSoAreItsDocuments()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await ComiteEnSuExpediente.DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Ministraciones: { } m } && m.Pagado > m.Ejercido);
        var vecino = await ComiteEnSuExpediente.DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Ministraciones: { } m } && m.Pagado > m.Ejercido && e.Folio.ToString() != comite.Folio);
        var (tesorero, ajena) = (await MiembroAsync(sitio, comite, "Tesorero"), await MiembroAsync(sitio, vecino, "Tesorero"));
        var documento = await SubidoAsync(tesorero, comite, "terminar/documento", Comision.Pdf);
        Dictionary<string, string> campos = new() { ["motivo"] = "La comunidad se reubicó.", ["firmas"] = "si" };

        // Another's folio is as good as one that does not exist; who is no committee is told so; a cargo is not lent.
        foreach (var folio in new[] { comite.Folio, $"{Muestreo.Id}-009999" })
        {
            await ProblemaAsync(await ajena.GetAsync($"/api/v1/expedientes/{folio}/constancias/{documento}"), 404, "NO_ENCONTRADO");
            await ProblemaAsync(await ajena.GetAsync($"/api/v1/expedientes/{folio}/acciones"), 404, "NO_ENCONTRADO");
            await ProblemaAsync(await ajena.GetAsync($"/api/v1/expedientes/{folio}/acciones/terminar"), 404, "NO_ENCONTRADO");
            await ProblemaAsync(await EnviarAsync(ajena, $"/api/v1/expedientes/{folio}/acciones/terminar", "x", null, new { campos }), 404, "NO_ENCONTRADO");
        }

        foreach (var (papel, quien) in new[] { ("auditor", "au-1"), ("operador", "op-1"), ("aprobador", "ap-1") })
        {
            await ProblemaAsync(await HacerAsync(await ProgramaAsync(sitio, papel, quien, "operacion"), comite, "terminar", campos, ("documento", documento)), 403, "NO_FACULTADO");
        }

        var persona = (await comite.EstadoAsync()).Recepcion!.Integrantes.First(i => i.Cargo == "Tesorero").Persona.Valor;
        await ProblemaAsync(await HacerAsync(await ProgramaAsync(sitio, "expediente", persona, $"folio:{comite.Folio}:Secretario"), comite, "terminar", campos, ("documento", documento)), 404, "NO_ENCONTRADO");

        // What another file uploaded, or nobody, what the form does not have, and what is not asked for now.
        var ajeno = await SubidoAsync(ajena, vecino, "terminar/documento", [.. Comision.Pdf, 32]);
        foreach (var huella in new[] { ajeno, new string('b', 64) })
        {
            var rechazo = await ProblemaAsync(await HacerAsync(tesorero, comite, "terminar", campos, ("documento", huella)), 422, "CONTENIDO_INVALIDO");
            Assert.Equal(("documento", "PCS-4.2.2-04"), (rechazo.GetProperty("field").GetString(), rechazo.GetProperty("rule").GetString()));
        }

        foreach (var (campo, archivo) in new[] { ("monto", "documento"), ("motivo", "documento/1"), ("motivo", "otro"), ("documento", "documento") })
        {
            var sobra = await ProblemaAsync(await HacerAsync(tesorero, comite, "terminar", new(campos) { [campo] = "1" }, (archivo, documento)), 422, "CONTENIDO_INVALIDO");
            Assert.Equal(campo == "motivo" ? archivo : campo, sobra.GetProperty("field").GetString());
        }

        await ProblemaAsync(await SubirAsync(tesorero, Ruta(comite, "documentos/desistir/documento"), Comision.Pdf), 422, "CONTENIDO_INVALIDO");
        await ProblemaAsync(await SubirAsync(ajena, Ruta(comite, "documentos/terminar/documento"), Comision.Pdf), 404, "SIN_ACCESO");
        await ProblemaAsync(await HacerAsync(tesorero, comite, "desistir", new() { ["firmas"] = "si" }, ("documento", documento)), 409, "TRANSICION_NO_PERMITIDA");

        // An order needs its key; upon a version that is no longer the last nothing is recorded, and the answer says which is.
        await ProblemaAsync(await tesorero.PostAsJsonAsync(Ruta(comite, "acciones/terminar"), new { campos, archivos = new { documento } }), 400, "FALTA_CLAVE");
        await ProblemaAsync(await HacerAsync(tesorero, comite, "terminar", campos, "t-1", null, ("documento", documento)), 428, "FALTA_VERSION");
        var viejo = await HacerAsync(tesorero, comite, "terminar", campos, "t-1", "\"1\"", ("documento", documento));
        await ProblemaAsync(viejo, 412, "VERSION_DISTINTA");
        var vista = await VistaAsync(tesorero, comite);
        Assert.All<string?>([viejo.Headers.ETag!.Tag, (await tesorero.GetAsync(Ruta(comite, "acciones/terminar"))).Headers.ETag!.Tag, (await tesorero.GetAsync($"/api/v1/expedientes/{comite.Folio}")).Headers.ETag!.Tag], etiqueta => Assert.Equal(vista, etiqueta));
        Assert.False((await comite.EstadoAsync()).Cierre?.TerminacionSolicitada ?? false);
        await HechosAsync(await HacerAsync(tesorero, comite, "terminar", campos, "t-1", vista, ("documento", documento)));
        Assert.True((await (await HacerAsync(tesorero, comite, "terminar", campos, "t-1", vista, ("documento", documento))).Content.ReadFromJsonAsync<ActoRegistrado>())!.Repetida);
        Assert.True((await comite.EstadoAsync()).Cierre!.TerminacionSolicitada);
    }

    [Fact]
    [Prueba("PCS-3.6.2-02", "PCS-4.2.7-05", "PCS-A6-C4H-02")]
    [Recorre("expedientes/{folio}/acciones/acuse-{notificacion}", "expedientes/{folio}/acciones/informe-pormenorizado", "expedientes/{folio}/acciones/reintegro")]
    public async Task ANoticeIsAcknowledgedABreachIsAnsweredAndMoneyGoesBack()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await ComiteEnSuExpediente.DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Ministraciones: { } m } && m.Pagado > m.Ejercido);
        var tesorero = await MiembroAsync(sitio, comite, "Tesorero");
        await sitio.HacerAsync(comite.Folio, new RequerirPorIncumplimiento("No se encontró la obra.", new Huella(new string('b', 64))), Sitio.Operador);
        await sitio.HacerAsync(comite.Folio, new RegistrarRebote("incumplimiento-1", "buzón lleno"), Actor.Sistema);
        await HechosAsync(await HacerAsync(tesorero, comite, "acuse-incumplimiento-1", []));
        Assert.Contains("PZ-21/1", (await comite.EstadoAsync()).Plazos.Keys);

        var documento = await SubidoAsync(tesorero, comite, "informe-pormenorizado/documento", Comision.Pdf);
        Assert.Equal(["InformePormenorizadoRendido"], await HechosAsync(await HacerAsync(tesorero, comite, "informe-pormenorizado", [], ("documento", documento))));

        Dictionary<string, string> deposito = new() { ["monto"] = "1.50", ["rendimientos"] = "0.01", ["depositado_el"] = "2019-11-26" };
        await ProblemaAsync(await HacerAsync(tesorero, comite, "reintegro-7", deposito, ("comprobante", documento)), 409, "TRANSICION_NO_PERMITIDA");
        await HechosAsync(await HacerAsync(tesorero, comite, "reintegro", deposito, ("comprobante", documento)));
        Assert.Equal(1.50m, (await comite.EstadoAsync()).Cierre!.Reintegrado);
    }

    [Fact]
    [Prueba("PCS-4.2.3.3-08", "PCS-4.2.3.3-10", "PZ-08")]
    public async Task PapersThatComeApartAreHandedInByTheInterface()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Papeles);
        var comite = await ComiteEnSuExpediente.DeAsync(sitio, e => e.Estatus == Estatus.ConvenioSuscrito && !e.Convenio!.Papeles.ContainsKey(1));
        var tesorero = await MiembroAsync(sitio, comite, "Tesorero");
        var cuenta = await SubidoAsync(tesorero, comite, "papeles-1/papeles.estado_de_cuenta", Comision.Pdf);
        Dictionary<string, string> datos = new() { ["cuenta.clabe"] = "002180700012345678", ["cuenta.numero"] = "7001234567", ["cuenta.banco"] = "Banco de muestra", ["cuenta.titulares"] = "si", ["cuenta.fecha_emision"] = "2019-08-23" };
        var entregado = (await (await HacerAsync(tesorero, comite, "papeles-1", datos, ("papeles.estado_de_cuenta", cuenta))).Content.ReadFromJsonAsync<ActoRegistrado>())!;
        Assert.Equal(["PapelesEntregados"], entregado.Hechos);
        Assert.Contains("dígito de control", Assert.Single(entregado.Advertencias), StringComparison.Ordinal);
        var posible = Assert.Single((await tesorero.GetFromJsonAsync<AccionPosible[]>(Ruta(comite, "acciones")))!, a => a.Accion == "papeles-1");
        Assert.True(posible.Obligada);
        Assert.StartsWith("Ya entregó el estado de cuenta; falta el recibo de pago.", posible.Porque, StringComparison.Ordinal);

        Dictionary<string, string> firmas = [];
        List<(string, string)> archivos = [("papeles.recibo", await SubidoAsync(tesorero, comite, "papeles-1/papeles.recibo", Comision.Pdf))];
        foreach (var cargo in (await comite.EstadoAsync()).Recepcion!.Integrantes.Select(i => i.Cargo))
        {
            firmas[$"firmas.{cargo}"] = "si";
            archivos.Add(($"identificaciones.{cargo}", await SubidoAsync(tesorero, comite, $"papeles-1/identificaciones.{cargo}", Comision.Pdf)));
        }

        entregado = (await (await HacerAsync(tesorero, comite, "papeles-1", firmas, [.. archivos])).Content.ReadFromJsonAsync<ActoRegistrado>())!;
        Assert.Contains("PapelesEntregados", entregado.Hechos);
        Assert.Empty(entregado.Advertencias);
        Assert.False(Assert.Single((await tesorero.GetFromJsonAsync<AccionPosible[]>(Ruta(comite, "acciones")))!, a => a.Accion == "papeles-1").Obligada);
        await sitio.HacerAsync(comite.Folio, new RevisarPapeles(1, []), Sitio.Operador);
        Assert.DoesNotContain((await tesorero.GetFromJsonAsync<AccionPosible[]>(Ruta(comite, "acciones")))!, a => a.Accion == "papeles-1");
    }

    [Fact]
    [Prueba("PCS-4.2.4-02", "PZ-10")]
    public async Task AnAdjustmentInPartsIsCompletedByTheInterface()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var comite = await ComiteEnSuExpediente.DeAsync(sitio, e => e.Estatus == Estatus.Apoyado);
        await sitio.HacerAsync(comite.Folio, new EnviarObservaciones(new Huella(new string('b', 64)), [new(1, OrigenObservacion.ComiteDictaminador, "Precise la meta."), new(2, OrigenObservacion.InstanciaEjecutora, "Desglose los materiales.")]), Sitio.Operador);
        await sitio.AtenderAsync();
        var tesorero = await MiembroAsync(sitio, comite, "Tesorero");
        await HechosAsync(await HacerAsync(tesorero, comite, "ajuste", new() { ["atiende.1"] = "si" }, ("proyecto", await SubidoAsync(tesorero, comite, "ajuste/proyecto", Comision.Pdf))));
        var posible = Assert.Single((await tesorero.GetFromJsonAsync<AccionPosible[]>(Ruta(comite, "acciones")))!, a => a.Accion == "ajuste");
        Assert.True(posible.Obligada);
        Assert.Contains("Falta atender: 2. Desglose los materiales.", posible.Porque, StringComparison.Ordinal);

        var entero = await SubidoAsync(tesorero, comite, "ajuste/proyecto", [.. Comision.Pdf, 32]);
        await HechosAsync(await HacerAsync(tesorero, comite, "ajuste", new() { ["atiende.2"] = "si" }, ("proyecto", entero)));
        Assert.Empty((await comite.EstadoAsync()).Ajuste!.SinAtender());
        Assert.False(Assert.Single((await tesorero.GetFromJsonAsync<AccionPosible[]>(Ruta(comite, "acciones")))!, a => a.Accion == "ajuste").Obligada);
    }

    internal static async Task<JsonElement> CifrasAsync(HttpClient operador, ComiteEnSuExpediente comite) =>
        (await operador.GetFromJsonAsync<JsonElement>($"/api/v1/expedientes/{comite.Folio}")).GetProperty("cifras");

    internal static string Ruta(ComiteEnSuExpediente comite, string ruta) => $"/api/v1/expedientes/{comite.Folio}/{ruta}";

    internal static async Task<HttpClient> MiembroAsync(Sitio sitio, ComiteEnSuExpediente comite, string cargo) =>
        await ProgramaAsync(sitio, "expediente", (await comite.EstadoAsync()).Recepcion!.Integrantes.First(i => i.Cargo == cargo).Persona.Valor, $"folio:{comite.Folio}:{cargo}");

    internal static async Task<HttpResponseMessage> HacerAsync(HttpClient quien, ComiteEnSuExpediente comite, string accion, Dictionary<string, string> campos, params (string Campo, string Huella)[] archivos)
    {
        var (orden, vista) = ($"orden-{Interlocked.Increment(ref s_ordenes)}", await VistaAsync(quien, comite));
        return await RepetidaAsync(() => HacerAsync(quien, comite, accion, campos, orden, vista, archivos));
    }

    private static async Task<string?> VistaAsync(HttpClient quien, ComiteEnSuExpediente comite) => (await quien.GetAsync(Ruta(comite, "acciones"))).Headers.ETag?.Tag;

    private static Task<HttpResponseMessage> HacerAsync(HttpClient quien, ComiteEnSuExpediente comite, string accion, Dictionary<string, string> campos, string orden, string? version, params (string Campo, string Huella)[] archivos) =>
        EnviarAsync(quien, Ruta(comite, $"acciones/{accion}"), orden, version, new { campos, archivos = archivos.ToDictionary(a => a.Campo, a => a.Huella) });

    internal static async Task<string> SubidoAsync(HttpClient quien, ComiteEnSuExpediente comite, string clave, byte[] bytes)
    {
        var subido = await SubirAsync(quien, Ruta(comite, $"documentos/{string.Join('/', clave.Split('/').Select(Uri.EscapeDataString))}"), bytes);
        Assert.True(subido.StatusCode == HttpStatusCode.OK, await subido.Content.ReadAsStringAsync());
        return (await subido.Content.ReadFromJsonAsync<DocumentoRecibido>())!.Huella;
    }

    internal static async Task PapelesAsync(HttpClient tesorero, ComiteEnSuExpediente comite, List<string> cargos)
    {
        Dictionary<string, string> campos = new() { ["cuenta.clabe"] = "002180700012345678", ["cuenta.numero"] = "7001234567", ["cuenta.banco"] = "Banco de muestra", ["cuenta.titulares"] = "si", ["cuenta.fecha_emision"] = "2019-11-15" };
        List<(string, string)> archivos = [];
        foreach (var campo in (string[])["papeles.recibo", "papeles.estado_de_cuenta", .. cargos.Select(c => $"identificaciones.{c}")])
        {
            archivos.Add((campo, await SubidoAsync(tesorero, comite, $"{AccionesDelComite.Papeles1}/{campo}", Comision.Pdf)));
        }

        foreach (var cargo in cargos)
        {
            campos[$"firmas.{cargo}"] = "si";
        }

        await HechosAsync(await HacerAsync(tesorero, comite, AccionesDelComite.Papeles1, campos, [.. archivos]));
    }

    internal static Dictionary<string, string> Informe(string localidad, string comunidad, List<string> metas, int porcentaje)
    {
        Dictionary<string, string> campos = new()
        {
            ["2.pct_objetivo"] = porcentaje.ToString(CultureInfo.InvariantCulture), ["3.causas_retraso_y_medidas"] = "Llovió; se trabajó en domingo.", ["declaratoria"] = "si", ["firmas"] = "si",
            ["8.cuenta.banco"] = "Banco de muestra", ["8.cuenta.sucursal"] = "Centro", ["8.cuenta.num_sucursal"] = "0123", ["8.cuenta.ciudad"] = "Oaxaca de Juárez", ["8.cuenta.estado"] = "Oaxaca",
            ["4.1"] = "Hay agua.", ["4.2"] = "Vinieron todos.", ["4.3"] = "Hay confianza.", ["7.3.coinversion_no_monetaria"] = "Tequio de veinte familias.", ["8.cuenta.numero"] = "70001234567",
            ["5.incidencia[1].localidad"] = localidad, ["5.incidencia[1].comunidad"] = comunidad,
        };
        foreach (var grupo in App.Programas.CatalogoDeProgramas.Pcs2019.GruposDeEdad)
        {
            (campos[$"6.beneficiarios[{grupo}].mujeres"], campos[$"6.beneficiarios[{grupo}].hombres"]) = ("3", "2");
        }

        foreach (var meta in metas)
        {
            (campos[meta], campos[meta.Replace("lograda", "avance", StringComparison.Ordinal)]) = ("1", "Se avanzó.");
            (campos[meta.Replace("lograda", "lugar", StringComparison.Ordinal)], campos[meta.Replace("lograda", "material", StringComparison.Ordinal)]) = ("Plaza", "Fotografías");
        }

        return campos;
    }
}
