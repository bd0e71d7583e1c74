using System.Globalization;
using Dictamen.App.Programas;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Web.E2E.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Dictamen.Web.E2E;

/// <summary>The office and a committee, from the ranking to the grade of the final report.</summary>
[Collection(nameof(Navegador))]
public sealed class RecorridoDeLaOficinaTests(Navegador navegador)
{
    private const string Convocatoria = "convocatoria/PCS-2019-01";
    private const string Folio = "PCS-2019-01-000001";
    private static readonly string[] Criterios = ["Transparencia y rendición de cuentas", "Seguimiento", "Cumplimiento", "Cohesión social y participación"];

    private static readonly HashSet<string> Vistos = [];

    /// <summary>Two projects that everybody has scored alike: the folio decides (4.2.3.3). One goes through the hands of everybody up to its final report.</summary>
    [Fact]
    public Task AProjectGoesFromTheRankingToItsFinalReport() => navegador.ProbarAsync("oficina", async prueba =>
    {
        await using var sitio = await SitioServido.ServirAsync(new DateOnly(2019, 11, 8), p => p is 10 or 11);
        await sitio.PonerAsync(new DateOnly(2019, 11, 11), new TimeOnly(9, 0));
        var operador = await EntrarAsync(prueba, sitio, "operador");

        // What is previewed is what anybody then reads.
        var previa = await ActoAsync(operador, sitio, Convocatoria, "publicar-dictaminacion", []);
        Assert.Contains($"{Folio},84.00", previa, StringComparison.Ordinal);
        var publico = await prueba.AbrirAsync(Navegador.Angosto);
        await publico.IrAsync($"{sitio.Direccion}/convocatoria/PCS-2019-01/resultados");
        Assert.Contains(Folio, await publico.TextoAsync(), StringComparison.Ordinal);
        await publico.IrAsync($"{sitio.Direccion}/convocatoria/PCS-2019-01/dictaminadores");
        var nombres = await publico.Pagina.Locator("main ul li").AllInnerTextsAsync();
        Assert.NotEmpty(nombres);
        Assert.All(nombres, n => Assert.Contains(n, previa, StringComparison.Ordinal));

        await ActoAsync(operador, sitio, Convocatoria, "asignar", []);
        var lugares = await operador.Pagina.Locator("tbody tr:has(td.der a.folio), tbody tr:has(td:nth-child(2) a.folio)").AllInnerTextsAsync();
        Assert.Equal(["000001", "000002"], lugares.Select(l => l.Split('\t', '\n').First(c => c.StartsWith('0'))));
        await operador.LlenarAsync([new("monto", "500000")]);
        await operador.PulsarAsync("Calcular");
        Assert.Contains("se apoyan 1 de 2 proyectos", await operador.TextoAsync(), StringComparison.Ordinal);
        previa = await ActoAsync(operador, sitio, Convocatoria, "publicar-apoyados", []);
        Assert.Contains($"{Folio},APOYADO,", previa, StringComparison.Ordinal);
        await sitio.EsperarAsync(Folio, e => e.Estatus == Estatus.Apoyado);

        // Adjustment.
        var archivo = $"expediente/{Folio}";
        await ActoAsync(operador, sitio, archivo, "observar", new() { ["comite"] = "Precisar el lugar de cada actividad.", ["instancia"] = "Detallar el equipo.", ["oficio"] = "oficio" });
        await sitio.EsperarAsync(Folio, e => e.Plazos.ContainsKey("PZ-10"));
        var comite = await IntegranteAsync(prueba, sitio, 0);
        await AccionAsync(comite, sitio, "ajuste", new() { ["proyecto"] = "proyecto ajustado", ["atiende.1"] = "si", ["atiende.2"] = "si" });
        await ActoAsync(operador, sitio, archivo, "revisar-ajuste", []);
        Assert.Equal(Estatus.Ajustado, (await sitio.EsperarAsync(Folio, _ => true)).Estatus);

        // Agreement, with three signatures, each from the link of its own.
        await ActoAsync(operador, sitio, archivo, "enviar-convenio", new() { ["documento"] = "convenio" });
        await sitio.EsperarAsync(Folio, e => e.Plazos.ContainsKey(e.Convenio!.PlazoDeFirma));
        Assert.Equal(0, await operador.Pagina.GetByRole(AriaRole.Link, new() { Name = "Suscribir el Convenio" }).CountAsync());
        for (var i = 0; i < 3; i++)
        {
            var persona = i == 0 ? comite : await IntegranteAsync(prueba, sitio, i);
            await persona.IrAsync($"{sitio.Direccion}/expediente/{Folio}");
            await persona.SeguirAsync("Leer y firmar el Convenio de Concertación");
            await persona.SeguirAsync(persona.Pagina.GetByRole(AriaRole.Button, new() { NameString = "Firmar como" }));
            Assert.Equal(i + 1, (await sitio.EsperarAsync(Folio, _ => true)).Convenio!.Firmas.Count);
            Assert.Equal(0, await persona.Pagina.GetByRole(AriaRole.Link, new() { Name = "Leer y firmar el Convenio de Concertación" }).CountAsync());
        }

        await ActoAsync(operador, sitio, archivo, "suscribir", []);
        await sitio.EsperarAsync(Folio, e => e.Estatus == Estatus.ConvenioSuscrito);

        await PagarAsync(prueba, sitio, operador, comite, 1);
        await GastarAsync(sitio, comite);
        await AccionAsync(comite, sitio, "informe-parcial", await InformeAsync(comite, sitio, "informe-parcial", "50"));
        Dictionary<string, string> parcial = new() { ["cumple"] = "si", ["motivo"] = "El avance corresponde al convenio.", ["valoracion"] = "valoración", ["material"] = "50", ["metas"] = "si" };
        foreach (var criterio in (await sitio.EsperarAsync(Folio, _ => true)).Informes!.PorcentajeVisita is null ? Criterios.Where(c => c != "Seguimiento") : Criterios)
        {
            (parcial[$"{criterio}.cuantitativa"], parcial[$"{criterio}.cualitativa"]) = ("Se revisó lo entregado.", "El comité rindió cuentas a la asamblea.");
        }

        await ActoAsync(operador, sitio, archivo, "evaluar-parcial", parcial);
        await PagarAsync(prueba, sitio, operador, comite, 2);
        await sitio.PonerAsync(sitio.Hoy.AddDays(1), new TimeOnly(12, 0));
        operador = await EntrarAsync(prueba, sitio, "operador");
        comite = await IntegranteAsync(prueba, sitio, 0);
        await GastarAsync(sitio, comite);

        await sitio.PonerAsync(new DateOnly(2020, 1, 8), new TimeOnly(12, 0));
        comite = await IntegranteAsync(prueba, sitio, 0);
        await AccionAsync(comite, sitio, "informe-final", new(await InformeAsync(comite, sitio, "informe-final", "100"))
        {
            ["anexo10.concluidas_el"] = "2019-12-31", ["anexo10.evidencias_reuniones"] = "reuniones", ["anexo10.fotografias_y_videos"] = "fotografías|asamblea.mp4", ["anexo10.acta_registro_ccs"] = "acta de contraloría", ["anexo10.informe_ccs"] = "informe de contraloría",
        });
        var e = await sitio.EsperarAsync(Folio, _ => true);
        Assert.Equal(EstatusInforme.EnEvaluacion, e.Informes!.Final!.Estatus);
        Assert.Equal(e.Ministraciones!.Pagado, e.Ministraciones.Ejercido);
        Assert.Empty(await comite.DesbordesAsync());
    });

    /// <summary>At least 80 points end a project well (4.2.12). Every indicator of Anexo 11 is a multiple of five, so 79 cannot be had: the next below 80 is 75.</summary>
    [Theory]
    [InlineData(80, "objetivo", Estatus.Terminado)]
    [InlineData(75, "cohesion", Estatus.ComunidadImpedida)]
    public Task TheFinalReportIsGradedWithTheReasonOfEachPoint(int puntos, string sinEvidencia, Estatus fin) => navegador.ProbarAsync($"calificacion-{puntos}", async prueba =>
    {
        await using var sitio = await SitioServido.ServirAsync(new DateOnly(2020, 1, 7), p => p == 1);
        await sitio.PonerAsync(new DateOnly(2020, 1, 8), new TimeOnly(11, 0));
        Assert.NotNull((await sitio.EsperarAsync(Folio, e => e.Informes?.Final?.Estatus == EstatusInforme.EnEvaluacion)).Informes!.PorcentajeVisita);
        var operador = await EntrarAsync(prueba, sitio, "operador");
        Dictionary<string, string> campos = new() { ["malos"] = "1", ["material"] = "96", ["documento"] = "evaluación" };
        foreach (var casilla in new[] { "ccs-conformacion", "ccs-operacion", "metas", "objetivo", "cohesion", "participacion" }.Where(c => c != sinEvidencia))
        {
            campos[casilla] = "si";
        }

        foreach (var criterio in Criterios)
        {
            (campos[$"{criterio}.cuantitativa"], campos[$"{criterio}.cualitativa"]) = ("Se revisó lo entregado.", "El comité rindió cuentas a la asamblea.");
        }

        var previa = await ActoAsync(operador, sitio, $"expediente/{Folio}", "calificar-final", campos);
        Assert.Contains("Explicación de cada punto", previa, StringComparison.Ordinal);
        Assert.Contains($"{Indicador("I1")}: 0 de 15 puntos.", previa, StringComparison.Ordinal);
        Assert.Contains($"{Indicador("I3")}: 20 de 20 puntos.", previa, StringComparison.Ordinal);
        Assert.Equal(puntos, (await sitio.EsperarAsync(Folio, _ => true)).Informes!.Calificacion!.Suma);
        await ActoAsync(operador, sitio, $"expediente/{Folio}", "notificar-cedula", new() { ["cedula"] = "cédula" });
        await sitio.AtenderAsync();
        await ActoAsync(operador, sitio, $"expediente/{Folio}", fin == Estatus.Terminado ? "terminar" : "comunidad-impedida", []);
        Assert.Equal(fin, (await sitio.EsperarAsync(Folio, _ => true)).Estatus);
        await operador.IrAsync($"{sitio.Direccion}/operacion/expediente/{Folio}");
        Assert.Contains($"{puntos} puntos", await operador.TextoAsync(), StringComparison.Ordinal);
    });

    /// <summary>What was typed outlives the session: nothing is sent until there is another, and then only when the button is pressed.</summary>
    [Fact]
    public Task AFormWhoseSessionEndedKeepsWhatWasTypedUntilThereIsAnother() => navegador.ProbarAsync("sesion-de-oficina", async prueba =>
    {
        var sitio = await navegador.SitioAsync(Momento.Recepcion);
        var operador = await EntrarAsync(prueba, sitio, "operador");
        await operador.IrAsync($"{sitio.Direccion}/operacion/convocatoria/PCS-2019-09/acto/bases");
        await operador.LlenarAsync([new("nombre", "Lo que se escribió antes")]);
        await operador.Pagina.Context.ClearCookiesAsync();
        await operador.Pagina.GetByRole(AriaRole.Button, new() { Name = "Ver antes de registrar" }).ClickAsync();
        await operador.Pagina.GetByText("Su sesión terminó: no se envió nada").WaitForAsync();
        Assert.Equal("Lo que se escribió antes", await operador.Pagina.Locator("[name=nombre]").InputValueAsync());
        await EsParaTodosAsync(operador, "sesión terminada");

        // Another link, and so another session than that of the page.
        var otra = await operador.Pagina.Context.NewPageAsync();
        await otra.GotoAsync(await sitio.EnlaceAsync("operador", "operador-1", "operacion"));
        await otra.GetByRole(AriaRole.Button, new() { Name = "Continuar" }).ClickAsync();
        await otra.WaitForURLAsync("**/operacion");
        await otra.CloseAsync();
        Assert.DoesNotContain("Vista previa", await operador.TextoAsync(), StringComparison.Ordinal);
        await operador.PulsarAsync("Ver antes de registrar");
        Assert.Equal("Lo que se escribió antes", await operador.Pagina.Locator("[name=nombre]").InputValueAsync());
        Assert.Equal(1, await operador.Pagina.GetByText("Vista previa").Or(operador.Pagina.Locator(".resumen-errores")).CountAsync());
    });

    private static string Indicador(string id) => CatalogoDeProgramas.Pcs2019.Anexo11.Indicadores.First(i => i.Id == id).Nombre;

    // Ordered by one person and approved by another: whoever ordered it is not even offered it.
    private static async Task PagarAsync(Prueba prueba, SitioServido sitio, Ventana operador, Ventana comite, int numero)
    {
        var archivo = $"expediente/{Folio}";
        var cargos = (await sitio.EsperarAsync(Folio, _ => true)).Recepcion!.Integrantes.Select(i => i.Cargo).ToList();
        Dictionary<string, string> papeles = new() { ["papeles.recibo"] = $"recibo {numero}", ["papeles.estado_de_cuenta"] = $"cuenta {numero}", ["cuenta.fecha_emision"] = sitio.Hoy.AddDays(-10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["cuenta.banco"] = "Banco de ejemplo", ["cuenta.numero"] = "72404804779", ["cuenta.clabe"] = "072724048047798340", ["cuenta.titulares"] = "si" };
        foreach (var cargo in cargos)
        {
            (papeles[$"firmas.{cargo}"], papeles[$"identificaciones.{cargo}"]) = ("si", $"identificación {cargo} {numero}");
        }

        await AccionAsync(comite, sitio, $"papeles-{numero}", papeles);
        await ActoAsync(operador, sitio, archivo, "revisar-papeles", []);
        await ActoAsync(operador, sitio, archivo, "instruir-pago", []);
        await operador.IrAsync($"{sitio.Direccion}/operacion/{archivo}");
        Assert.Equal(0, await operador.Pagina.GetByRole(AriaRole.Link, new() { Name = "Aprobar la ministración" }).CountAsync());
        var aprobador = await EntrarAsync(prueba, sitio, "aprobador");
        await ActoAsync(aprobador, sitio, archivo, "aprobar-pago", []);
        await ActoAsync(operador, sitio, archivo, "registrar-pago", new() { ["rastreo"] = $"MUESTRA{numero}", ["fecha"] = sitio.Hoy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        await sitio.EsperarAsync(Folio, e => e.Estatus == Estatus.EnEjecucion && e.Ministraciones?.Pago(numero)?.Estatus == EstatusMinistracion.Pagada);
    }

    // What was paid is spent line by line of the budget, with one receipt a line.
    private static async Task GastarAsync(SitioServido sitio, Ventana comite)
    {
        for (var e = await sitio.EsperarAsync(Folio, _ => true); e.Ministraciones!.Pagado > e.Ministraciones.Ejercido; e = await sitio.EsperarAsync(Folio, _ => true))
        {
            var (renglon, monto) = e.Ajuste!.Conceptos.Select(c => (c.Id, Monto: Math.Min(c.MontoPcs - EjercicioDelRecurso.DelRenglon(e.Ministraciones, c.Id), e.Ministraciones.Pagado - e.Ministraciones.Ejercido))).First(c => c.Monto > 0);
            var n = e.Ministraciones.Comprobantes.Length + 1;
            await AccionAsync(comite, sitio, "comprobante", new()
            {
                ["tipo"] = "recibo", ["copia"] = $"comprobante {n}", ["numero"] = $"RS-{n}", ["fecha"] = sitio.Hoy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["pagado_el"] = sitio.Hoy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["monto"] = monto.ToString("0.00", CultureInfo.InvariantCulture), ["cargos[1].renglon"] = renglon, ["prestador.nombre"] = "Tienda de muestra", ["prestador.domicilio"] = "Calle Principal s/n", ["concepto"] = "Material de muestra",
            });
        }
    }

    private static async Task<Dictionary<string, string>> InformeAsync(Ventana comite, SitioServido sitio, string accion, string porcentaje)
    {
        await comite.IrAsync($"{sitio.Direccion}/expediente/{Folio}/{accion}");
        var recepcion = (await sitio.EsperarAsync(Folio, _ => true)).Recepcion!;
        Dictionary<string, string> campos = new()
        {
            ["2.pct_objetivo"] = porcentaje, ["2.comentarios"] = "Vamos conforme al calendario.", ["3.causas_retraso_y_medidas"] = "El proyecto está en su calendario.",
            ["8.cuenta.banco"] = "Banco de muestra", ["8.cuenta.sucursal"] = "Centro", ["8.cuenta.num_sucursal"] = "0123", ["8.cuenta.ciudad"] = "Oaxaca de Juárez", ["8.cuenta.estado"] = "Oaxaca",
            ["4.1"] = "Hay agua en las casas.", ["4.2"] = "Vinieron todas las familias.", ["4.3"] = "Hay más confianza.", ["7.3.coinversion_no_monetaria"] = "Tequio de veinte familias.", ["8.cuenta.numero"] = "70001234567",
            ["5.incidencia[1].localidad"] = Core.Expedientes.E1_Recepcion.ClaveDeComunidad.Cvegeo(recepcion.ClaveComunidad), ["5.incidencia[1].comunidad"] = recepcion.Comunidad,
            ["8.estados_de_cuenta"] = $"estado de cuenta {accion}", ["hojas_de_firmas"] = $"hoja de firmas {accion}", ["declaratoria"] = "si", ["firmas"] = "si",
        };
        var metas = await comite.Pagina.Locator("[name^='3.metas'][name$='lograda']").CountAsync();
        for (var i = 1; i <= metas; i++)
        {
            (campos[$"3.metas[{i}].lograda"], campos[$"3.metas[{i}].avance"], campos[$"3.metas[{i}].lugar"], campos[$"3.metas[{i}].material"]) = ("1", "Se trabajó con las familias.", "Plaza", "Fotografías");
        }

        foreach (var grupo in App.Programas.CatalogoDeProgramas.Pcs2019.GruposDeEdad)
        {
            (campos[$"6.beneficiarios[{grupo}].mujeres"], campos[$"6.beneficiarios[{grupo}].hombres"]) = ("3", "2");
        }

        return campos;
    }

    private static async Task<Ventana> EntrarAsync(Prueba prueba, SitioServido sitio, string papel)
    {
        var ventana = await prueba.AbrirAsync();
        await ventana.EntrarAsync(await sitio.EnlaceAsync(papel, $"{papel}-1", "operacion"));
        return ventana;
    }

    private static async Task<Ventana> IntegranteAsync(Prueba prueba, SitioServido sitio, int cual)
    {
        var yo = (await sitio.EsperarAsync(Folio, _ => true)).Recepcion!.Integrantes[cual];
        var ventana = await prueba.AbrirAsync(Navegador.Angosto);
        await ventana.EntrarAsync(await sitio.EnlaceAsync("expediente", yo.Persona.Valor, $"folio:{Folio}:{yo.Cargo}"));
        return ventana;
    }

    // What only exists on the way (forms that are filled in, and what they show before anything is recorded) is looked at once on the way.
    private static async Task EsParaTodosAsync(Ventana ventana, string que)
    {
        if (Vistos.Add(que))
        {
            Assert.Empty((await ventana.BarrerasAsync()).Concat(await ventana.DesbordesAsync()).Select(b => $"{que}: {b}"));
        }
    }

    // Fills in the form of an act, looks at what it would do, and confirms.
    private static async Task<string> ActoAsync(Ventana ventana, SitioServido sitio, string donde, string acto, Dictionary<string, string> campos)
    {
        await ventana.IrAsync($"{sitio.Direccion}/operacion/{donde}/acto/{acto}");
        await ventana.LlenarAsync(campos);
        await EsParaTodosAsync(ventana, acto);
        await ventana.PulsarAsync("Ver antes de registrar");
        await EsParaTodosAsync(ventana, $"{acto}, vista previa");
        var previa = await ventana.TextoAsync();
        Assert.Contains("Vista previa", previa, StringComparison.Ordinal);
        await ventana.PulsarAsync("Confirmar y registrar");
        Assert.Equal($"{sitio.Direccion}/operacion/{donde}", ventana.Pagina.Url);
        return previa;
    }

    private static async Task AccionAsync(Ventana ventana, SitioServido sitio, string accion, Dictionary<string, string> campos)
    {
        await ventana.IrAsync($"{sitio.Direccion}/expediente/{Folio}/{accion}");
        await ventana.LlenarAsync(campos);
        await EsParaTodosAsync(ventana, accion);
        await ventana.PulsarAsync("Enviar");
        Assert.Empty(await ventana.Pagina.Locator(".resumen-errores li").AllInnerTextsAsync());
        Assert.Contains("Quedó registrado", await ventana.TextoAsync(), StringComparison.Ordinal);
    }
}
