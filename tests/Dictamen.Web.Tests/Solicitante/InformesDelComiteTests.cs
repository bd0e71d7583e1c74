using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Web;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Web.Tests.Kit;
using Xunit;
using static Dictamen.Web.Tests.Kit.ComiteEnSuExpediente;

namespace Dictamen.Web.Tests.Solicitante;

/// <summary>Anexos 9 and 10 from the browser: saved and resumed by any member, several files per line, every fault at its field, and handed in.</summary>
[Prueba("PCS-4.2.11-01", "PCS-A9-01", "PCS-3.3-11", "PCS-A6-C4N-01", "PCS-4.2.8.1-04", "PCS-A6-C4G-09", "PCS-A6-C4G-10")]
public sealed class InformesDelComiteTests
{
    private static readonly byte[] Video = [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0, 0];

    [Fact]
    public async Task APartialReportIsSavedByOneResumedByAnotherAndHandedIn()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Informes: null or { Parcial: null } });
        const string Parcial = AccionesDelComite.InformeParcial;
        var vacio = await comite.VerAsync(Parcial);
        Assert.Contains("Guardar sin enviar", vacio, StringComparison.Ordinal);
        Assert.Contains("Más de 65 años", vacio, StringComparison.Ordinal);
        Assert.Contains("5. Localidades de incidencia", vacio, StringComparison.Ordinal);

        // What was promised stands beside the answer, which is blank: sending the form as it came swears nothing.
        Assert.Contains("Comprometido: ", vacio, StringComparison.Ordinal);
        Assert.Contains("(proporcione ejemplos que sustenten su respuesta", vacio, StringComparison.Ordinal);
        var fallas = await RechazoAsync(await comite.EnviarAsync(Parcial));
        foreach (var campo in new[] { "3.metas[1].lograda", "4.1", "4.2", "4.3", "5.incidencia", "6.beneficiarios[0-12].mujeres", "7.3.coinversion_no_monetaria", "8.cuenta.numero" })
        {
            Dice(fallas, campo, "", "PCS-4.2.11-01");
        }

        // The treasurer starts, with two statements and a photograph that proves the first goal.
        var guardado = await comite.EnviarAsync(Parcial, new() { ["2.pct_objetivo"] = "40", ["3.metas[1].avance"] = "Se cavó <la zanja>." },
            [("8.estados_de_cuenta", Comision.Pdf, "noviembre.pdf"), ("8.estados_de_cuenta", [.. Comision.Pdf, 10], "diciembre.pdf"), ("3.metas[1].evidencias", [0xFF, 0xD8, 0xFF, 1], "zanja.jpg")], boton: "guardar");
        Assert.EndsWith($"/{Parcial}?guardado=1", guardado.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Null((await comite.EstadoAsync()).Informes?.Parcial);

        // The secretary goes on where it was left, with what was typed and the files.
        var pagina = await comite.VerAsync(Parcial, "Secretario");
        Assert.Contains("value=\"40\"", pagina, StringComparison.Ordinal);
        Assert.Contains("Se cavó <la zanja>.", pagina, StringComparison.Ordinal);
        Assert.Contains("noviembre.pdf", pagina, StringComparison.Ordinal);
        Assert.Contains("diciembre.pdf", pagina, StringComparison.Ordinal);
        Assert.Contains("zanja.jpg", pagina, StringComparison.Ordinal);
        var secretario = await comite.NavegadorAsync("Secretario");
        var huella = new string(pagina[(pagina.IndexOf("/archivo/", StringComparison.Ordinal) + 9)..].Take(64).ToArray());
        Assert.Equal(HttpStatusCode.OK, (await secretario.GetAsync($"/expediente/{comite.Folio}/{Parcial}/archivo/{huella}")).StatusCode);

        // A row more is where the page goes on.
        var otra = await comite.EnviarAsync(Parcial, boton: "agregar:5.incidencia", cargo: "Secretario");
        Assert.EndsWith($"/{Parcial}#c-5-incidencia-renglon-2", otra.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("id=\"c-5-incidencia-renglon-2\"", await comite.VerAsync(Parcial), StringComparison.Ordinal);

        // A file is taken away, the same file again is kept once, and what is no document is named.
        var quitado = await comite.EnviarAsync(Parcial, boton: "quitar-archivo:8.estados_de_cuenta/2", cargo: "Secretario");
        Assert.EndsWith($"/{Parcial}#c-8-estados_de_cuenta", quitado.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("diciembre.pdf", await comite.VerAsync(Parcial), StringComparison.Ordinal);
        fallas = await RechazoAsync(await comite.EnviarAsync(Parcial, archivos: [("8.estados_de_cuenta", Comision.Pdf, "otra vez.pdf"), ("3.metas[1].evidencias", "MZ"u8.ToArray(), "virus.pdf")], boton: "guardar"));
        Dice(fallas, "3.metas[1].evidencias", "virus.pdf: El archivo no es PDF", "PCS-4.2.11-01");
        Assert.DoesNotContain("otra vez.pdf", await comite.VerAsync(Parcial), StringComparison.Ordinal);

        // Everything that is wrong is said at once, each at its field; nothing that was typed is lost.
        fallas = await RechazoAsync(await comite.EnviarAsync(Parcial, new() { ["2.pct_objetivo"] = "140", ["1.1.periodo_inicio"] = "2019-10-01", ["6.beneficiarios[0-12].mujeres"] = "tres", ["4.2"] = "" }));
        Dice(fallas, "2.pct_objetivo", "va de 0 a 100", "PCS-4.2.11-01");
        Dice(fallas, "1.1.periodo_inicio", "dentro de la vigencia", "PCS-A6-C23-01");
        Dice(fallas, "3.metas[1].lograda", "Capture cuánto se logró", "PCS-4.2.11-01");
        Dice(fallas, "3.causas_retraso_y_medidas", "explique las causas", "PCS-4.2.11-01");
        Dice(fallas, "4.2", "Responda el apartado 4.2", "PCS-4.2.11-01");
        Dice(fallas, "8.cuenta.sucursal", "el nombre de la sucursal", "PCS-4.2.11-01");
        Dice(fallas, "8.cuenta.ciudad", "la ciudad de la sucursal", "PCS-4.2.11-01");
        Dice(fallas, "declaratoria", "bajo protesta", "PCS-4.2.11-01");
        Dice(fallas, "firmas", "Falta la firma", "PCS-A9-01");
        Dice(fallas, "hojas_de_firmas", "la firma o la huella de cada integrante", "PCS-A9-01");
        Assert.Contains("value=\"140\"", await comite.VerAsync(Parcial), StringComparison.Ordinal);

        var metas = await MetasAsync(sitio, comite);
        var hecho = await comite.HechoAsync(await comite.EnviarAsync(Parcial, Completo(await comite.EstadoAsync(), metas, 40), [("hojas_de_firmas", Comision.Pdf, "firmas.pdf")]));
        Assert.Contains("El Comité entregó el Informe Parcial en tiempo", hecho, StringComparison.Ordinal);
        Assert.Contains("Informe Parcial: Material probatorio de la meta 1, 1", hecho, StringComparison.Ordinal);
        Assert.Contains("Informe Parcial: Hoja de firmas 1", hecho, StringComparison.Ordinal);
        Assert.Contains("Informe Parcial: Estado de cuenta 1", hecho, StringComparison.Ordinal);
        Assert.Equal(Comision.Pdf, await secretario.GetByteArrayAsync($"/expediente/{comite.Folio}/documento/{Registrada(hecho, "Estado de cuenta 1")}"));

        // The office opens the same evidence from the fact that has it; nobody else does, and no other file has it.
        using var operador = await sitio.EntrarAsync("operador", "operador-1", "operacion");
        var oficina = HttpUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expediente/{comite.Folio}"));
        Assert.Contains(">Material probatorio de la meta 1, 1</a>", oficina, StringComparison.Ordinal);
        var enlace = $"/operacion/expediente/{comite.Folio}/documento/{Registrada(hecho, "Estado de cuenta 1")}";
        Assert.Contains($"<a href=\"{enlace}\">Estado de cuenta 1</a>", oficina, StringComparison.Ordinal);
        Assert.Equal(Comision.Pdf, await operador.GetByteArrayAsync(enlace));
        var otro = await DeAsync(sitio, e => e.Folio.ToString() != comite.Folio);
        Assert.Equal(HttpStatusCode.NotFound, (await operador.GetAsync(enlace.Replace(comite.Folio, otro.Folio, StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretario.GetAsync(enlace)).StatusCode);

        // The committee reads its report again, and the office the same, with every authorised line.
        foreach (var leido in new[] { HttpUtility.HtmlDecode(await secretario.GetStringAsync($"/expediente/{comite.Folio}/informe/parcial")), HttpUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expediente/{comite.Folio}/informe/parcial")) })
        {
            Assert.Contains("Informe Parcial (Anexo 9)", leido, StringComparison.Ordinal);
            Assert.Contains("Tequio de veinte familias.", leido, StringComparison.Ordinal);
            Assert.Contains("Subtotal de recursos materiales", leido, StringComparison.Ordinal);
            Assert.All((await comite.EstadoAsync()).Ajuste!.Conceptos, c => Assert.Contains($"<td>{c.Id}", leido, StringComparison.Ordinal));
        }

        // Nothing is left of the draft, and there is no second report.
        Assert.Equal(HttpStatusCode.NotFound, (await secretario.GetAsync($"/expediente/{comite.Folio}/{Parcial}/archivo/{huella}")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await secretario.GetAsync($"/expediente/{comite.Folio}/{Parcial}")).StatusCode);
    }

    [Fact]
    public async Task AFinalReportBringsEvidenceVideosAndOtherSupport()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Finales);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Informes: null or { Final: null, FinalNoEntregado: false } });
        const string Final = AccionesDelComite.InformeFinal;
        var estado = await comite.EstadoAsync();
        var metas = await MetasAsync(sitio, comite);
        var fallas = await RechazoAsync(await comite.EnviarAsync(Final, new() { ["anexo10.otros_apoyos[1].programa"] = "Programa de muestra", ["anexo10.concluidas_el"] = "2020-01-12" }));
        Dice(fallas, "anexo10.evidencias_reuniones", "reuniones", "PCS-4.2.8.1-04");
        Dice(fallas, "anexo10.fotografias_y_videos", "al menos una fotografía y un video", "PCS-A6-C4N-01");
        Dice(fallas, "anexo10.concluidas_el", "a partir de que concluyan", "PCS-A6-C4G-10");
        Dice(fallas, "anexo10.otros_apoyos", "programa, monto y sinergias", "PCS-3.3-11");

        // A video is admitted where videos are asked for, and nowhere else.
        fallas = await RechazoAsync(await comite.EnviarAsync(Final, archivos: [("anexo10.evidencias_reuniones", Video, "reunion.mp4"), ("anexo10.fotografias_y_videos", Video, "obra.mp4"), ("anexo10.fotografias_y_videos", [0xFF, 0xD8, 0xFF, 2], "obra.jpg")], boton: "guardar"));
        Dice(fallas, "anexo10.evidencias_reuniones", "reunion.mp4", "PCS-4.2.11-01");

        var campos = Completo(estado, metas, 100);
        (campos["anexo10.concluidas_el"], campos["anexo10.otros_apoyos[1].programa"], campos["anexo10.otros_apoyos[1].monto"], campos["anexo10.otros_apoyos[1].sinergias"]) = ("2019-12-30", "Programa de muestra", "1500", "Se compartió la herramienta.");
        var pagina = await comite.HechoAsync(await comite.EnviarAsync(Final, campos, [("anexo10.evidencias_reuniones", Comision.Pdf, "minuta.pdf"), ("8.estados_de_cuenta", Comision.Pdf, "cuenta.pdf"), ("hojas_de_firmas", Comision.Pdf, "firmas.pdf")]));
        Assert.Contains("El Comité entregó el Informe Final; las acciones concluyeron el 30/12/2019", pagina, StringComparison.Ordinal);
        Assert.Contains("Informe Final: Video 1", pagina, StringComparison.Ordinal);
        Assert.Contains("Informe Final: Fotografía 1", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("Informe Final: Formato de Contraloría", pagina, StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-4.2.8.1-02", "PCS-A11-03", "AMB-39", "AMB-46")]
    public async Task AVoucherOfDecemberIsRegisteredInJanuaryAndIsInTheFinalReport()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Finales);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Informes: null or { Final: null, FinalNoEntregado: false }, Ministraciones: { } m } && m.Pagado > m.Ejercido);
        var estado = await comite.EstadoAsync();
        var falta = estado.Ministraciones!.Pagado - estado.Ministraciones.Ejercido;
        var renglon = Presupuesto.Vigente(estado).First(c => c.MontoPcs - EjercicioDelRecurso.DelRenglon(estado.Ministraciones, c.Id) >= falta).Id;
        Assert.Contains("Registrar un comprobante de gasto", await comite.VerAsync(), StringComparison.Ordinal);

        Dictionary<string, string> recibo = new()
        {
            ["tipo"] = "recibo", ["numero"] = "12", ["fecha"] = "2020-01-02", ["pagado_el"] = "2020-01-02", ["monto"] = (falta + 100m).ToString(CultureInfo.InvariantCulture), ["cargos[1].renglon"] = renglon, ["cargos[1].monto"] = falta.ToString(CultureInfo.InvariantCulture),
            ["prestador.nombre"] = "Tienda de muestra", ["prestador.domicilio"] = "Calle de muestra 1", ["concepto"] = "Diez bultos de cemento",
        };
        const string AMasTardar = "debe tener fecha del martes 31/12/2019 a más tardar, que es el fin de la vigencia.";
        var formato = await comite.VerAsync(AccionesDelComite.Comprobante);
        Assert.Contains(AMasTardar, formato, StringComparison.Ordinal);
        Assert.Contains("Registrarlo aquí puede hasta el viernes 31/01/2020, antes de presentar el Informe Final.", formato, StringComparison.Ordinal);
        Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, recibo, [("copia", Comision.Pdf, "r.pdf")])), "fecha", AMasTardar, "PCS-A6-C4F-01");
        recibo["fecha"] = "2019-12-30";
        var observado = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, recibo, [("copia", Comision.Pdf, "r.pdf")]));
        Assert.Contains("se pagó el 02/01/2020, después del fin de la vigencia", observado, StringComparison.Ordinal);

        // Nothing is left to prove, and the final report tells of it: with its number, its own text and its whole amount, of which the programme pays what is charged.
        Assert.DoesNotContain("Registrar un comprobante de gasto", await comite.VerAsync(), StringComparison.Ordinal);
        var informe = await FinalAsync(sitio, comite);
        Assert.Equal(
            new ComprobanteInformado(renglon, "Diez bultos de cemento", "12", new DateOnly(2019, 12, 30), falta) { PagadoEl = new DateOnly(2020, 1, 2), Importe = falta + 100m, Acumulado = informe.Ejercido },
            informe.Comprobantes[^1]);
        Assert.Equal(new CuentaDelInforme("Banco de muestra", "Centro", "0123", "Oaxaca de Juárez", "Oaxaca"), informe.Cuenta);
        estado = await comite.EstadoAsync();
        Assert.Equal(estado.Ministraciones!.Pagado, estado.Informes!.Final!.Ejercido);
    }

    [Fact, Prueba("PCS-4.2.8.1-02", "PCS-A6-C4G-10")]
    public async Task NoVoucherIsAskedForAfterTheFinalReport()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Finales);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Informes: null or { Final: null, FinalNoEntregado: false }, Ministraciones: { } m } && m.Pagado > m.Ejercido);
        await FinalAsync(sitio, comite);
        Assert.DoesNotContain("Registrar un comprobante de gasto", await comite.VerAsync(), StringComparison.Ordinal);
        var cerrada = await (await comite.NavegadorAsync()).GetAsync($"/expediente/{comite.Folio}/{AccionesDelComite.Comprobante}");
        Assert.EndsWith($"?cerrada={AccionesDelComite.Comprobante}", cerrada.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReportThatIsLateIsRefusedByTheActItself()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Finales);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Informes: null or { Final: null, FinalNoEntregado: false } });
        var tarde = new ComiteEnSuExpediente(sitio, comite.Folio);
        var fallas = await RechazoAsync(await tarde.EnviarTardeAsync(AccionesDelComite.InformeFinal, HoraDelCentro.Instante(new DateOnly(2020, 2, 1))));
        Assert.Contains(fallas, f => f.Contains("se recibió hasta el 31/01/2020 a las 24:00", StringComparison.Ordinal) && f.EndsWith("(PZ-28)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ItSavesByItselfAndOnlyForItsOwnCommittee()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Informes: null or { Parcial: null } });
        var otro = await DeAsync(sitio, e => e.Estatus == Estatus.EnEjecucion && e.Folio.ToString() != comite.Folio);
        var direccion = $"/expediente/{comite.Folio}/{AccionesDelComite.InformeParcial}";
        var navegador = await comite.NavegadorAsync();
        var ficha = Sitio.Formulario(await navegador.GetStringAsync(direccion));
        using var escrito = new FormUrlEncodedContent([ficha, new("4.1", "Hay agua."), new("3.metas[1].lograda", "1")]);
        Assert.Equal(HttpStatusCode.NoContent, (await navegador.PostAsync($"{direccion}/guardar", escrito)).StatusCode);
        Assert.Contains("Hay agua.", await comite.VerAsync(AccionesDelComite.InformeParcial), StringComparison.Ordinal);

        using var sinFicha = new FormUrlEncodedContent([new("4.1", "Nada.")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await navegador.PostAsync($"{direccion}/guardar", sinFicha)).StatusCode);
        using var largo = new FormUrlEncodedContent([ficha, new("4.1", new string('a', 20_001))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await navegador.PostAsync($"{direccion}/guardar", largo)).StatusCode);

        var ajeno = await otro.NavegadorAsync();
        var suya = Sitio.Formulario(await ajeno.GetStringAsync($"/expediente/{otro.Folio}/{AccionesDelComite.InformeParcial}"));
        using var ajena = new FormUrlEncodedContent([suya, new("4.1", "Otra cosa.")]);
        Assert.Equal(HttpStatusCode.NotFound, (await ajeno.PostAsync($"{direccion}/guardar", ajena)).StatusCode);
        Assert.EndsWith("/acceso", (await ajeno.GetAsync(direccion)).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Hay agua.", await comite.VerAsync(AccionesDelComite.InformeParcial), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatOneMemberSavedIsNotOverwrittenByThePageThatAnotherHadOpenNorHandedInWithIt()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Informes: null or { Parcial: null } });
        const string Parcial = AccionesDelComite.InformeParcial;
        var direccion = $"/expediente/{comite.Folio}/{Parcial}";
        var secretario = await comite.NavegadorAsync("Secretario");
        var abierta = Sitio.Ventana(await secretario.GetStringAsync(direccion));
        Assert.Equal(HttpStatusCode.Redirect, (await comite.EnviarAsync(Parcial, new() { ["4.1"] = "Hay agua.", ["4.2"] = "Vinieron todos." }, boton: "guardar")).StatusCode);

        using var solo = new FormUrlEncodedContent([.. abierta, new("4.1", "No hay.")]);
        Assert.Equal(HttpStatusCode.Conflict, (await secretario.PostAsync($"{direccion}/guardar", solo)).StatusCode);
        using var forma = new MultipartFormDataContent { { new ByteArrayContent(Comision.Pdf), "8.estados_de_cuenta", "enero.pdf" } };
        foreach (var (campo, valor) in abierta.Concat([new("4.1", "No hay."), new("4.2", "Vinieron todos."), new("orden", "o"), new("_handler", "accion"), new("accion", "enviar")]))
        {
            forma.Add(new StringContent(valor), campo);
        }

        var respuesta = await secretario.PostAsync(direccion, forma);
        Assert.Equal(HttpStatusCode.Conflict, respuesta.StatusCode);
        var pagina = HttpUtility.HtmlDecode(await respuesta.Content.ReadAsStringAsync());
        Assert.Contains("<q>Hay agua.</q>", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("<q>Vinieron todos.</q>", pagina, StringComparison.Ordinal);
        Assert.Contains(">No hay.</textarea>", pagina, StringComparison.Ordinal);
        Assert.Contains("enero.pdf", pagina, StringComparison.Ordinal); // A file takes nobody's place: it needs not be chosen again.
        Assert.Null((await comite.EstadoAsync()).Informes?.Parcial);
        Assert.Contains("Hay agua.", await comite.VerAsync(Parcial), StringComparison.Ordinal);

        using var decidido = new FormUrlEncodedContent([.. Sitio.Ventana(pagina), new("4.1", "No hay."), new("4.2", "Vinieron todos."), new("orden", "o"), new("_handler", "accion"), new("accion", "guardar")]);
        Assert.Equal(HttpStatusCode.Redirect, (await secretario.PostAsync(direccion, decidido)).StatusCode);
        Assert.Contains("No hay.", await comite.VerAsync(Parcial), StringComparison.Ordinal);
    }

    // Hands in a final report and reads it as it was stored.
    private static async Task<InformeDeProyecto> FinalAsync(Sitio sitio, ComiteEnSuExpediente comite)
    {
        var campos = Completo(await comite.EstadoAsync(), await MetasAsync(sitio, comite), 100);
        campos["anexo10.concluidas_el"] = "2019-12-31";
        await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.InformeFinal, campos,
        [
            ("8.estados_de_cuenta", Comision.Pdf, "cuenta.pdf"), ("hojas_de_firmas", Comision.Pdf, "firmas.pdf"), ("anexo10.evidencias_reuniones", Comision.Pdf, "minuta.pdf"), ("anexo10.fotografias_y_videos", Video, "obra.mp4"), ("anexo10.fotografias_y_videos", [0xFF, 0xD8, 0xFF, 2], "obra.jpg"),
        ]));
        await using var flujo = await sitio.De<IDocumentStore>().OpenAsync((await comite.EstadoAsync()).Informes!.Final!.Documento);
        return (await JsonSerializer.DeserializeAsync<InformeDeProyecto>(flujo!, HechoCodec.Opciones))!;
    }

    private static async Task<int> MetasAsync(Sitio sitio, ComiteEnSuExpediente comite)
    {
        var estado = await comite.EstadoAsync();
        var yo = estado.Recepcion!.Integrantes[0];
        var mio = await sitio.De<MiExpediente>().LeerAsync(comite.Folio, new Actor(Rol.Solicitante, yo.Persona.Valor), $"{comite.Folio}:{yo.Cargo}");
        return (await sitio.De<MiExpediente>().SolicitudAsync(mio!)).Anexo3.Metas.Length;
    }

    private static Dictionary<string, string> Completo(Expediente estado, int metas, int porcentaje)
    {
        var inicio = estado.Informes?.Parcial is { } parcial ? parcial.PeriodoFin.AddDays(1) : estado.Convenio!.Fecha!.Value;
        var campos = new Dictionary<string, string>
        {
            ["1.1.periodo_inicio"] = inicio.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["2.pct_objetivo"] = porcentaje.ToString(CultureInfo.InvariantCulture),
            ["3.causas_retraso_y_medidas"] = "Llovió; se trabajó en domingo.",
            ["4.1"] = "Hay agua.", ["4.2"] = "Vinieron todos.", ["4.3"] = "Hay confianza.",
            ["5.incidencia[1].localidad"] = Core.Expedientes.E1_Recepcion.ClaveDeComunidad.Cvegeo(estado.Recepcion!.ClaveComunidad), ["5.incidencia[1].comunidad"] = estado.Recepcion.Comunidad,
            ["7.3.coinversion_no_monetaria"] = "Tequio de veinte familias.", ["8.cuenta.numero"] = "70001234567",
            ["8.cuenta.banco"] = "Banco de muestra", ["8.cuenta.sucursal"] = "Centro", ["8.cuenta.num_sucursal"] = "0123", ["8.cuenta.ciudad"] = "Oaxaca de Juárez", ["8.cuenta.estado"] = "Oaxaca",
            ["declaratoria"] = "si", ["firmas"] = "si",
        };
        for (var n = 1; n <= metas; n++)
        {
            (campos[$"3.metas[{n}].lograda"], campos[$"3.metas[{n}].avance"], campos[$"3.metas[{n}].lugar"], campos[$"3.metas[{n}].material"]) = ("1", "Se avanzó.", "Plaza", "Fotografías");
        }

        foreach (var grupo in CatalogoDeProgramas.Pcs2019.GruposDeEdad)
        {
            (campos[$"6.beneficiarios[{grupo}].mujeres"], campos[$"6.beneficiarios[{grupo}].hombres"]) = ("3", "2");
        }

        return campos;
    }

    private static string Registrada(string pagina, string nombre)
    {
        var hasta = pagina.IndexOf($"\">Informe Parcial: {nombre}<", StringComparison.Ordinal);
        return pagina[(hasta - 64)..hasta];
    }
}
