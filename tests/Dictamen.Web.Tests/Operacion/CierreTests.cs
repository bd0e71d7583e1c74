using System.Collections.Immutable;
using System.Net;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Web.Tests.Kit;
using Xunit;
using static Dictamen.Web.Tests.Kit.Oficina;
using static Dictamen.Web.Tests.Kit.Programas;

namespace Dictamen.Web.Tests.Operacion;

/// <summary>How a file ends, well or badly: each act by its form and by the interface, read back from the page.</summary>
public sealed class CierreTests
{
    private const string Motivo = "Se revisó lo que consta en el expediente (muestra).";

    [Fact]
    [Prueba("PCS-4.2.8-05")]
    [Recorre("expedientes/{folio}/ministraciones/negativa")]
    public async Task TheSecondPaymentIsRefusedWhenThePartialReportDoesNotMeetTheAgreement()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Parciales);
        var folios = await FoliosAsync(sitio, 2, e => e is { Estatus: Estatus.EnEjecucion, Convenio.ExhibicionUnica: false, Informes.Parcial.Estatus: EstatusInforme.EnEvaluacion });
        foreach (var folio in folios)
        {
            await sitio.HacerAsync(folio.ToString(), new EvaluarInformeParcial(false, Motivo, await GuardarAsync(sitio), Evidencia, Criterios), Sitio.Operador);
        }

        var operador = await ProgramaAsync(sitio, "operador", "op-9", "operacion");
        await HacerAsync(sitio, folios[0], "negar-segunda", ("motivo", Motivo), ("resolucion", "archivo"));
        Assert.Equal(["SegundaMinistracionNegada"], await HechosAsync(await ActuarAsync(operador, $"{folios[1]}", "ministraciones/negativa", new { resolucion = await DocumentoAsync(operador), motivo = Motivo })));
        foreach (var folio in folios)
        {
            Assert.Contains("Se negó la segunda ministración", await PaginaAsync(sitio, folio), StringComparison.Ordinal);
            Assert.Equal(Core.Expedientes.E7_Ministracion.EstatusMinistracion.Negada, (await EstadoAsync(sitio, folio)).Ministraciones!.Pago(2)!.Estatus);
        }
    }

    [Fact]
    [Prueba("PCS-4.2.7-03", "PCS-4.2.7-06", "PCS-4.2.9-01", "DH-83-01")]
    [Recorre("expedientes/{folio}/cancelacion", "expedientes/{folio}/incumplimiento", "expedientes/{folio}/incumplimiento/resolucion", "expedientes/{folio}/terminacion")]
    public async Task AnAgreementEndsByTheAuthorityByBreachOrByCancellationOnceTheCommitteeWasHeard()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var folios = await FoliosAsync(sitio, 6, e => e.Estatus == Estatus.EnEjecucion);
        var operador = await ProgramaAsync(sitio, "operador", "op-9", "operacion");
        var documento = await DocumentoAsync(operador);
        await ProblemaAsync(await ActuarAsync(operador, $"{folios[0]}", "cancelacion", new { causa = "UsoIndebido", motivo = Motivo, determinacion = documento }), 409, "SIN_AUDIENCIA");
        foreach (var folio in folios.Take(4))
        {
            Assert.Equal(["IncumplimientoRequerido"], await HechosAsync(await ActuarAsync(operador, $"{folio}", "incumplimiento", new { motivo = Motivo, requerimiento = documento })));
        }

        await sitio.AtenderAsync();
        foreach (var folio in folios.Take(4))
        {
            var representante = (await EstadoAsync(sitio, folio)).Recepcion!.Integrantes[0].Persona;
            await sitio.HacerAsync($"{folio}", new RendirInformePormenorizado(new Huella(documento)), new Actor(Rol.Solicitante, representante.Valor));
        }

        await HacerAsync(sitio, folios[0], "resolver-incumplimiento", ("termina", "no"), ("motivo", Motivo), ("resolucion", "archivo"));
        await HacerAsync(sitio, folios[1], "cancelar", ("causa", nameof(CausaDeTermino.UsoIndebido)), ("motivo", Motivo), ("determinacion", "archivo"));
        await HechosAsync(await ActuarAsync(operador, $"{folios[2]}", "incumplimiento/resolucion", new { termina = true, motivo = Motivo, resolucion = documento }));
        await HechosAsync(await ActuarAsync(operador, $"{folios[3]}", "cancelacion", new { causa = "Duplicidad", motivo = Motivo, determinacion = documento }));
        await HacerAsync(sitio, folios[4], "terminar-por-instancia", ("causa", nameof(CausaDeTermino.FuerzaMayor)), ("decidida", "2019-11-26"), ("motivo", Motivo), ("aviso", "archivo"));
        await ProblemaAsync(await ActuarAsync(operador, $"{folios[5]}", "terminacion", new { causa = 0, decididaEl = new DateOnly(2019, 11, 26), motivo = Motivo, aviso = documento }), 400, "JSON_INVALIDO");
        await HechosAsync(await ActuarAsync(operador, $"{folios[5]}", "terminacion", new { causa = "DisponibilidadPresupuestal", decididaEl = new DateOnly(2019, 11, 26), motivo = Motivo, aviso = documento }));
        await sitio.AtenderAsync();

        string[] esperados = ["EN_EJECUCION", "CANCELADO", "TERMINACION_ANTICIPADA", "CANCELADO", "TERMINACION_ANTICIPADA", "TERMINACION_ANTICIPADA"];
        foreach (var (folio, estatus) in folios.Zip(esperados))
        {
            Assert.Contains($"\"estatus\":\"{estatus}\"", await operador.GetStringAsync($"/api/v1/expedientes/{folio}"), StringComparison.Ordinal);
        }

        Assert.Contains("el Convenio sigue vigente", await PaginaAsync(sitio, folios[0]), StringComparison.Ordinal);
        var cancelado = await PaginaAsync(sitio, folios[1]);
        Assert.Contains("Se canceló el Instrumento Jurídico, oído el Comité", cancelado, StringComparison.Ordinal);

        // The office sees until when it can be challenged, and so does the committee.
        Assert.Contains("interponer el recurso de revisión: «cancelación del convenio»", cancelado, StringComparison.Ordinal);
        Assert.Contains("Contra esta resolución procede el recurso de revisión, que se presenta por escrito ante la autoridad a más tardar el", cancelado, StringComparison.Ordinal);
        Assert.Contains("<strong>Cancelación del convenio</strong>. Contra esta resolución procede el recurso de revisión", await new ComiteEnSuExpediente(sitio, $"{folios[1]}").VerAsync(), StringComparison.Ordinal);
        Assert.Contains("por fuerza mayor", await PaginaAsync(sitio, folios[4]), StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("AMB-25", "PCS-4.2.7-04", "PCS-4.2.7-06")]
    public async Task AProjectThatLostItsSupportForItsPapersIsHeardBeforeItsAgreementEnds()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Firmas);
        var folio = await PrimeroAsync(sitio, "suscribir");
        await HacerAsync(sitio, folio, "suscribir");
        sitio.Reloj.Poner(sitio.Reloj.GetUtcNow().AddDays(21));
        await sitio.AtenderAsync();
        Assert.Equal(CausaNoApoyo.DocumentosNoEntregados, (await EstadoAsync(sitio, folio)).Causa);
        Assert.Contains("no entregó los papeles del pago", await PaginaAsync(sitio, folio), StringComparison.Ordinal);
        await HacerAsync(sitio, folio, "requerir-incumplimiento", ("motivo", Motivo), ("requerimiento", "archivo"));

        // Its silence is no confession, but the hearing was given.
        sitio.Reloj.Poner(sitio.Reloj.GetUtcNow().AddDays(14));
        await sitio.AtenderAsync();
        await HacerAsync(sitio, folio, "resolver-incumplimiento", ("termina", "si"), ("motivo", Motivo), ("resolucion", "archivo"));
        var e = await EstadoAsync(sitio, folio);
        Assert.Equal((Estatus.NoApoyado, CausaDeTermino.Incumplimiento), (e.Estatus, e.Cierre!.Termino));
        Assert.DoesNotContain("Espera a la oficina", await PaginaAsync(sitio, folio), StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("AMB-41", "PCS-4.2.12-07")]
    [Recorre("expedientes/{folio}/informes/final/calificacion", "expedientes/{folio}/informes/final/divergencia", "expedientes/{folio}/terminado")]
    public async Task ADivergenceIsResolvedByTheInstanciaNormativaAndThenTheProjectEnds()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Finales);
        var folios = await FoliosAsync(sitio, 2, e => e is { Estatus: Estatus.EnEjecucion, Informes: { PorcentajeVisita: null, Final.Estatus: EstatusInforme.EnEvaluacion } });
        var operador = await ProgramaAsync(sitio, "operador", "op-9", "operacion");
        var normativa = await ProgramaAsync(sitio, "normativa", "no-9", "operacion");
        var documento = await DocumentoAsync(operador);
        foreach (var folio in folios)
        {
            var estado = await sitio.De<Repositorio>().CargarAsync<Expediente>($"{folio}");
            if (estado.Estado.Informes!.Final!.Contraloria is { Informe: false })
            {
                // The format that was missing is asked for before the report is graded.
                var sinInforme = await ProblemaAsync(await ActuarAsync(operador, $"{folio}", "informes/final/calificacion", Calificacion(documento)), 422, "CONTENIDO_INVALIDO");
                Assert.Equal("acredita_operacion_ccs", sinInforme.GetProperty("field").GetString());
                await sitio.HacerAsync($"{folio}", new RequerirInformacion(TipoInforme.Final, "Falta el Informe de Contraloría Social.", await GuardarAsync(sitio)), Sitio.Operador);
                await sitio.AtenderAsync();
                await sitio.HacerAsync($"{folio}", new EntregarInformacion(TipoInforme.Final, await GuardarAsync(sitio)), new Actor(Rol.Solicitante, estado.Estado.Recepcion!.Integrantes[0].Persona.Valor));
            }

            await HechosAsync(await ActuarAsync(operador, $"{folio}", "informes/final/calificacion", Calificacion(documento)));
            await ProblemaAsync(await ActuarAsync(operador, $"{folio}", "terminado"), 409, "DIVERGENCIA_A11");
        }

        await HacerAsync(sitio, folios[0], "resolver-divergencia", ("aprobatoria", "si"), ("referencia", "IN/001/2020 (muestra)"), ("motivo", Motivo), ("resolucion", "archivo"));
        var resolucion = new { aprobatoria = true, referencia = "IN/002/2020 (muestra)", motivo = Motivo, resolucion = documento };
        await ProblemaAsync(await ActuarAsync(operador, $"{folios[1]}", "informes/final/divergencia", resolucion), 403, "NO_FACULTADO");
        await HechosAsync(await ActuarAsync(normativa, $"{folios[1]}", "informes/final/divergencia", resolucion));
        foreach (var folio in folios)
        {
            await HacerAsync(sitio, folio, "notificar-cedula", ("cedula", "archivo"));
        }

        await HacerAsync(sitio, folios[0], "terminar");
        Assert.Equal(["ProyectoTerminado"], await HechosAsync(await ActuarAsync(operador, $"{folios[1]}", "terminado")));
        foreach (var folio in folios)
        {
            Assert.Contains("\"estatus\":\"TERMINADO\"", await operador.GetStringAsync($"/api/v1/expedientes/{folio}"), StringComparison.Ordinal);
            Assert.Contains("Se dieron por terminadas las acciones del proyecto con 85 puntos", await PaginaAsync(sitio, folio), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Prueba("AMB-45", "PCS-A6-C4H-01", "PCS-A6-C4I-01")]
    [Recorre("expedientes/{folio}/reintegros", "expedientes/{folio}/reintegros/acreditacion")]
    public async Task ARefundIsAskedForAndProvenAndWhatNobodyAskedForIsTaken()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Reintegros);
        var folios = await FoliosAsync(sitio, 2, e => e.Ministraciones?.Pagado > 5000m && e.Cierre is null or { Reintegros.IsEmpty: true } && e.Ministraciones?.Pagado > 5000m);
        var operador = await ProgramaAsync(sitio, "operador", "op-9", "operacion");
        await HacerAsync(sitio, folios[0], "requerir-reintegro", ("no-devengado", "si"), ("monto", "1000.50"), ("rendimientos", "1.25"), ("calculo", "archivo"));
        Assert.Contains("Se requirió reintegrar $1,000.50 más $1.25 de rendimientos", await PaginaAsync(sitio, folios[0]), StringComparison.Ordinal);
        await HacerAsync(sitio, folios[0], "acreditar-reintegro", ("numero", "1"), ("monto", "1000.50"), ("rendimientos", "1.25"), ("fecha", "2020-01-16"), ("comprobante", "archivo"));
        await HacerAsync(sitio, folios[0], "acreditar-reintegro", ("numero", "sin"), ("monto", "200"), ("rendimientos", "0"), ("fecha", "2020-01-16"), ("comprobante", "otro archivo"));

        var documento = await DocumentoAsync(operador);
        var folio = $"{folios[1]}";
        var sinSupuesto = await ProblemaAsync(await ActuarAsync(operador, folio, "reintegros", new { supuestos = Array.Empty<string>(), monto = 1000.50m, rendimientos = 1.25m, calculo = documento }), 422, "CONTENIDO_INVALIDO");
        Assert.Equal("supuestos", sinSupuesto.GetProperty("field").GetString());
        await HechosAsync(await ActuarAsync(operador, folio, "reintegros", new { supuestos = new[] { "NoDestinado" }, monto = 1000.50m, rendimientos = 1.25m, calculo = documento }));
        await sitio.AtenderAsync();
        await HechosAsync(await ActuarAsync(operador, folio, "reintegros/acreditacion", new { numero = 1, monto = 1000.50m, rendimientos = 1.25m, depositadoEl = new DateOnly(2020, 1, 16), comprobante = documento }));
        await HechosAsync(await ActuarAsync(operador, folio, "reintegros/acreditacion", new { numero = (int?)null, monto = 200m, rendimientos = 0m, depositadoEl = new DateOnly(2020, 1, 16), comprobante = await DocumentoAsync(operador, Comision.OtroPdf) }));
        foreach (var f in folios)
        {
            Assert.Contains("Se acreditó el reintegro a la TESOFE de $1,000.50 más $1.25 de rendimientos", await PaginaAsync(sitio, f), StringComparison.Ordinal);
            Assert.Equal(1200.50m, (await EstadoAsync(sitio, f)).Cierre!.Reintegrado);
        }

        // The committee proves its deposits on its own page, that receives the proof; here it would name what it has not handed in for this.
        var comite = await ProgramaAsync(sitio, "expediente", (await EstadoAsync(sitio, folios[1])).Recepcion!.Integrantes[0].Persona.Valor, $"folio:{folio}:{(await EstadoAsync(sitio, folios[1])).Recepcion!.Integrantes[0].Cargo}");
        await ProblemaAsync(await ActuarAsync(comite, folio, "reintegros/acreditacion", new { numero = (int?)null, monto = 1m, rendimientos = 0m, depositadoEl = new DateOnly(2020, 1, 16), comprobante = documento }), 403, "NO_FACULTADO");
    }

    /// <summary>What an evaluation of a report may find.</summary>
    internal static EvidenciaDelInforme Evidencia { get; } = new()
    {
        Ministrado = 0m,
        Ejercido = 0m,
        EjercidoFueraDeConceptos = 0m,
        ComprobantesQueNoCumplen = 0,
        AcreditaConformacionCcs = false,
        AcreditaOperacionCcs = false,
        PorcentajeVisita = null,
        PorcentajeMaterial = 50m,
        EvidenciaDeMetas = true,
        EvidenciaDelObjetivo = false,
        EvidenciaDeCohesion = true,
        EvidenciaDeParticipacion = true,
    };

    /// <summary>Its assessment of each criterion.</summary>
    internal static ImmutableArray<ValoracionDeCriterio> Criterios { get; } =
        [.. App.Programas.CatalogoDeProgramas.Pcs2019.Anexo11.Indicadores.Select(i => i.Criterio).Distinct().Select(c => new ValoracionDeCriterio(c, Motivo, Motivo))];

    // Without a visit the column adds up to 110: 85 points reach the threshold, and their 77.27 on a base of 100 do not. What was not proven has no points.
    internal static object Calificacion(string documento, bool probado = true) => new
    {
        evidencia = new
        {
            ministrado = 0m,
            ejercido = 0m,
            ejercidoFueraDeConceptos = 0m,
            comprobantesQueNoCumplen = 1,
            acreditaConformacionCcs = probado,
            acreditaOperacionCcs = probado,
            porcentajeVisita = (decimal?)null,
            porcentajeMaterial = probado ? 100m : 0m,
            evidenciaDeMetas = probado,
            evidenciaDelObjetivo = probado,
            evidenciaDeCohesion = false,
            evidenciaDeParticipacion = probado,
        },
        criterios = App.Programas.CatalogoDeProgramas.Pcs2019.Anexo11.Indicadores.Select(i => i.Criterio).Distinct().Select(c => new { criterio = c, cuantitativa = Motivo, cualitativa = Motivo }),
        documento,
    };

    private static async Task<List<Folio>> FoliosAsync(Sitio sitio, int cuantos, Func<Expediente, bool> como)
    {
        var folios = (await ApiDeActosTests.ExpedientesAsync(sitio)).Where(como).Select(e => e.Folio).Take(cuantos).ToList();
        Assert.Equal(cuantos, folios.Count);
        return folios;
    }

    private static async Task<Expediente> EstadoAsync(Sitio sitio, Folio folio) => (await sitio.De<Repositorio>().CargarAsync<Expediente>($"{folio}")).Estado;

    private static async Task<Huella> GuardarAsync(Sitio sitio) => await sitio.Almacen.Documentos.PutAsync(Comision.Pdf);

    private static async Task<string> PaginaAsync(Sitio sitio, Folio folio)
    {
        var operador = await sitio.EntrarAsync("operador", "op-9", "operacion");
        return WebUtility.HtmlDecode(await operador.GetStringAsync($"/operacion/expediente/{folio}"));
    }
}
