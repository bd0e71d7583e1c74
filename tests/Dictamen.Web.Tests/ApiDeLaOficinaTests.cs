using Dictamen.App.Consultas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Host.Demo;
using Dictamen.Web.Tests.Kit;
using Dictamen.Web.Tests.Operacion;
using Xunit;
using static Dictamen.Web.Tests.ApiDeActosTests;
using static Dictamen.Web.Tests.ApiDelComiteTests;
using static Dictamen.Web.Tests.Kit.Programas;
using Presupuesto = Dictamen.Core.Expedientes.E5_Ajuste.Presupuesto;

namespace Dictamen.Web.Tests;

/// <summary>The acts upon a file, from programs, morning by morning of one convocatoria: each with what the record holds after it.</summary>
public sealed class ApiDeLaOficinaTests
{
    private const string Motivo = "Se revisó lo que consta en el expediente (muestra).";

    [Fact]
    [Prueba("PCS-4.2.3-01", "PCS-3.3-12", "PCS-4.2.3.3-07", "PCS-4.2.3.3-04", "PCS-3.7.2-01")]
    [Recorre("expedientes/{folio}/resultado", "expedientes/{folio}/exclusion", "expedientes/{folio}/similitud", "expedientes/{folio}/acciones/desistir", "convocatorias/{id}/resoluciones")]
    public async Task AResultIsAgreedAndProjectsLeaveBeforeTheirs()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Dictaminacion);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var documento = await DocumentoAsync(operador);
        var folios = await FoliosAsync(sitio, 5, e => e is { Estatus: Estatus.EnDictaminacion, Dictaminacion: { Completa: true, Resultado: null } });
        await ProblemaAsync(await ActuarAsync(operador, folios[1], "resultado"), 403, "NO_FACULTADO");
        var secretaria = await ProgramaAsync(sitio, "secretaria", Convocante.Secretaria.Id, "operacion");
        Assert.Equal(["ResultadoAcordado"], await HechosAsync(await ActuarAsync(secretaria, folios[1], "resultado", new { discusion = "Se comentaron las diferencias y se acordó el promedio.", esViable = true })));
        Assert.NotNull((await EstadoAsync(sitio, folios[1])).Dictaminacion!.Resultado);

        await ProblemaAsync(await ActuarAsync(operador, folios[2], "exclusion", new { prevalece = folios[3], limite = "Comunidad" }), 409, "PREVALECE_EL_MENOR");
        // An innocent project is not excluded by a mistyped folio, nor by a finding that is sent from outside.
        var inventado = new { folio = folios[2], prevalece = folios[0], regla = "PCS-3.3-12", motivo = "Inventado." };
        await ProblemaAsync(await ActuarAsync(operador, folios[2], "exclusion", new { prevalece = folios[0], limite = "Comunidad", hallazgo = inventado }), 409, "SIN_DUPLICIDAD");
        await ProblemaAsync(await ActuarAsync(operador, folios[2], "exclusion", new { prevalece = folios[0], limite = "Comunidad" }), 409, "SIN_DUPLICIDAD");

        // The demonstration excluded its own on the days before: here the lists say that two are of one community.
        var listas = sitio.De<Resumenes>();
        listas.Anotar(listas.De(Folio.Parse(folios[2]))! with { ClaveComunidad = listas.De(Folio.Parse(folios[0]))!.ClaveComunidad });
        await ProblemaAsync(await ActuarAsync(operador, folios[2], "exclusion", new { prevalece = folios[1], limite = "Comunidad" }), 409, "SIN_DUPLICIDAD");
        Assert.Equal(["ProyectoExcluidoPorLimite"], await HechosAsync(await ActuarAsync(operador, folios[2], "exclusion", new { prevalece = folios[0], limite = "Comunidad" })));
        await ProblemaAsync(await ActuarAsync(operador, folios[3], "similitud", new { similares = new[] { folios[0], "PCS-2019-01-999999" }, hallados = new[] { "PCS-2019-01-999999" }, comparativo = documento, audiencia = documento, resolucion = documento }), 422, "CONTENIDO_INVALIDO");
        Assert.Equal(["SimilitudDeclarada"], await HechosAsync(await ActuarAsync(operador, folios[3], "similitud", new { similares = new[] { folios[0] }, comparativo = documento, audiencia = documento, resolucion = documento })));
        var (tesorero, comite) = await TesoreroAsync(sitio, folios[4]);
        Assert.Equal(["SolicitudDesistida"], await HechosAsync(await EscritoAsync(tesorero, comite, AccionesDelComite.Desistir, new() { ["firmas"] = "si" })));
        foreach (var (folio, causa) in folios.Skip(2).Zip([CausaNoApoyo.LimiteDeProyectos, CausaNoApoyo.Similitud, CausaNoApoyo.Renuncia]))
        {
            Assert.Equal((Estatus.NoApoyado, causa), (await EstadoAsync(sitio, folio) is var e ? (e.Estatus, e.Causa) : default));
        }

        var normativa = await ProgramaAsync(sitio, "normativa", "no-1", "operacion");
        const string Resoluciones = $"/api/v1/convocatorias/{Muestreo.Id}/resoluciones";
        var resolucion = new { lectura = "AMB-26", valor = "SALTO", fecha = new DateOnly(2019, 11, 7), documento };
        var tarde = await EnviarAsync(normativa, Resoluciones, "r", "\"1\"", resolucion);
        await ProblemaAsync(tarde, 412, "VERSION_DISTINTA");
        Assert.Equal(["ResolucionINRegistrada"], await HechosAsync(await EnviarAsync(normativa, Resoluciones, "r", tarde.Headers.ETag!.Tag, resolucion)));
        Assert.Equal("SALTO", (await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id)).Estado.Lectura(App.Programas.CatalogoDeProgramas.Pcs2019, "AMB-26"));
    }

    [Fact]
    [Prueba("PCS-4.2.4-01", "PCS-4.2.4-05", "PCS-4.2.3.3-03", "PCS-4.2.3.3-04")]
    [Recorre("expedientes/{folio}/presupuesto", "expedientes/{folio}/ajustado", "expedientes/{folio}/informacion-posterior", "expedientes/{folio}/acciones/renunciar")]
    public async Task ASupportedProjectIsAdjustedByTheOfficeOrLosesItsSupport()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var documento = await DocumentoAsync(operador);
        var folios = await FoliosAsync(sitio, 3, e => e.Estatus == Estatus.Apoyado);
        var conceptos = Presupuesto.Vigente(await EstadoAsync(sitio, folios[0])).Select((c, i) => i == 0 ? c with { MontoPcs = c.MontoPcs - 1m } : c).ToArray();
        Assert.Equal(["PresupuestoModificado"], await HechosAsync(await ActuarAsync(operador, folios[0], "presupuesto", new { conceptos, motivo = "Un precio bajó." })));
        Assert.Equal(["ProyectoAjustado"], await HechosAsync(await ActuarAsync(operador, folios[0], "ajustado")));
        var ajustado = await EstadoAsync(sitio, folios[0]);
        Assert.Equal((Estatus.Ajustado, conceptos.Sum(c => c.MontoPcs)), (ajustado.Estatus, ajustado.Ajuste!.MontoAutorizado));

        var informacion = new { documento, fechaDeLaInformacion = new DateOnly(2019, 11, 18), impideElApoyo = "La comunidad recibió otro apoyo para lo mismo.", resolucion = documento };
        Assert.Equal(["InformacionPosteriorDeclarada"], await HechosAsync(await ActuarAsync(operador, folios[1], "informacion-posterior", informacion)));
        var (tesorero, comite) = await TesoreroAsync(sitio, folios[2]);
        Assert.Equal(["ApoyoRenunciado"], await HechosAsync(await EscritoAsync(tesorero, comite, AccionesDelComite.Renunciar, new() { ["firmas"] = "si" })));
        foreach (var (folio, causa) in folios.Skip(1).Zip([CausaNoApoyo.InformacionPosterior, CausaNoApoyo.Renuncia]))
        {
            Assert.Equal((Estatus.NoApoyado, causa), (await EstadoAsync(sitio, folio) is var e ? (e.Estatus, e.Causa) : default));
        }
    }

    [Fact]
    [Prueba("PCS-4.2.5-03", "AMB-30")]
    [Recorre("expedientes/{folio}/acciones/error-en-convenio", "expedientes/{folio}/convenio/observacion")]
    public async Task AnErrorInTheAgreementIsReportedByTheCommitteeOrByTheOffice()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ajustes);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var folios = await FoliosAsync(sitio, 2, e => e is { Estatus: Estatus.ConvenioEnviado, Convenio.FirmadoPorComite: false });
        Assert.Equal(["ConvenioObservado"], await HechosAsync(await ActuarAsync(operador, folios[0], "convenio/observacion", new { version = 1, escrito = await DocumentoAsync(operador) })));
        var (tesorero, comite) = await TesoreroAsync(sitio, folios[1]);
        Assert.Equal(["ConvenioObservado"], await HechosAsync(await HacerAsync(tesorero, comite, AccionesDelComite.Error, new() { ["error"] = "Dice Loma y debe decir Loma Clara." })));
        foreach (var folio in folios)
        {
            Assert.Equal(Estatus.ConvenioObservado, (await EstadoAsync(sitio, folio)).Estatus);
        }
    }

    [Fact]
    [Prueba("PCS-4.2.6-01", "PCS-4.2.6-03", "PCS-4.2.6-04", "PCS-4.2.6-05", "PCS-4.2.6-06", "PCS-4.2.6-07", "PCS-A6-C20-01")]
    [Recorre(
        "expedientes/{folio}/convenio/modificatorio/solicitud",
        "expedientes/{folio}/convenio/modificatorio/improcedencia",
        "expedientes/{folio}/convenio/modificatorio/requerimiento",
        "expedientes/{folio}/convenio/modificatorio",
        "expedientes/{folio}/acciones/modificar-convenio",
        "expedientes/{folio}/acciones/documentos-de-modificatorio",
        "expedientes/{folio}/acciones/firmar-modificatorio",
        "expedientes/{folio}/acciones/fuerza-mayor")]
    public async Task AnAgreementIsModifiedOrStaysAsItWas()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var documento = await DocumentoAsync(operador);
        var folios = await FoliosAsync(sitio, 2, e => e.Estatus == Estatus.EnEjecucion);

        // The office asks, and resolves that it does not proceed.
        var solicitud = new { identificadaEl = new DateOnly(2019, 11, 26), causa = "El río se llevó el camino.", terminos = "Cambiar cemento por lámina.", escrito = documento, firmantes = Array.Empty<string>() };
        Assert.Equal(["ModificatorioSolicitado"], await HechosAsync(await ActuarAsync(operador, folios[0], "convenio/modificatorio/solicitud", solicitud)));
        Assert.Equal(["ModificatorioImprocedente"], await HechosAsync(await ActuarAsync(operador, folios[0], "convenio/modificatorio/improcedencia", new { motivo = Motivo, resolucion = documento })));
        Assert.Equal(EtapaDeModificatorio.Improcedente, (await EstadoAsync(sitio, folios[0])).Convenio!.Modificatorio!.Etapa);

        // The committee asks, hands in what is missing and signs.
        var (tesorero, comite) = await TesoreroAsync(sitio, folios[1]);
        Dictionary<string, string> campos = new() { ["identificada_el"] = "2019-11-26", ["causa"] = "El río se llevó el camino.", ["terminos"] = "Cambiar cemento por lámina.", ["firmas"] = "si" };
        Assert.Equal(["ModificatorioSolicitado"], await HechosAsync(await EscritoAsync(tesorero, comite, AccionesDelComite.Modificar, campos)));
        Assert.Equal(["ModificatorioPrevenido"], await HechosAsync(await ActuarAsync(operador, folios[1], "convenio/modificatorio/requerimiento", new { motivo = "Falta el dictamen de Protección Civil.", oficio = documento })));
        await sitio.AtenderAsync();
        await HechosAsync(await EscritoAsync(tesorero, comite, AccionesDelComite.DocumentosDeModificatorio));
        var conceptos = Presupuesto.Vigente(await comite.EstadoAsync());
        conceptos = conceptos.SetItem(0, conceptos[0] with { MontoPcs = conceptos[0].MontoPcs - 1m }).SetItem(1, conceptos[1] with { MontoPcs = conceptos[1].MontoPcs + 1m });
        await HechosAsync(await ActuarAsync(operador, folios[1], "convenio/modificatorio", new { instrumento = documento, respetaElObjetivo = true, motivo = "La obra puede continuar.", resolucion = documento, conceptos }));
        await sitio.AtenderAsync();
        foreach (var cargo in (await comite.EstadoAsync()).Recepcion!.Integrantes.Select(i => i.Cargo).ToList())
        {
            await HechosAsync(await HacerAsync(await MiembroAsync(sitio, comite, cargo), comite, AccionesDelComite.FirmarModificatorio, new() { ["modificatorio"] = "1" }));
        }

        var modificado = await comite.EstadoAsync();
        Assert.Equal(EtapaDeModificatorio.Vigente, modificado.Convenio!.Modificatorio!.Etapa);
        Assert.Equal<ConceptoPresupuestado>(conceptos, Presupuesto.Vigente(modificado));

        var prueba = await SubidoAsync(tesorero, comite, $"{AccionesDelComite.FuerzaMayor}/prueba", Comision.Pdf);
        var aviso = await SubidoAsync(tesorero, comite, $"{AccionesDelComite.FuerzaMayor}/documento", Comision.Pdf);
        Assert.Equal(["FuerzaMayorAvisada"], await HechosAsync(await HacerAsync(tesorero, comite, AccionesDelComite.FuerzaMayor, new() { ["ocurrido_el"] = "2019-11-26", ["hechos"] = "Deslave." }, ("documento", aviso), ("prueba", prueba))));
    }

    [Fact]
    [Prueba("PCS-7.2-06")]
    [Recorre("expedientes/{folio}/ministraciones/limitacion")]
    public async Task APaymentThatWasNotMadeIsLimited()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var documento = await DocumentoAsync(operador);
        var folio = (await FoliosAsync(sitio, 1, e => e is { Estatus: Estatus.ConvenioSuscrito, Ministraciones: null }))[0];
        Assert.Equal(["MinistracionLimitada"], await HechosAsync(await ActuarAsync(operador, folio, "ministraciones/limitacion", new { numero = 1, monto = 1_000.5m, motivo = Motivo, resolucion = documento })));
        Assert.Equal(1_000.5m, (await EstadoAsync(sitio, folio)).Convenio!.Pagos[0]);
    }

    [Fact]
    [Prueba("PCS-4.2.8-01", "PCS-4.2.9-03", "PCS-4.2.10-01", "PCS-7.2-03", "PCS-A8-01", "PCS-4.2.7-02")]
    [Recorre(
        "expedientes/{folio}/visitas",
        "expedientes/{folio}/ministraciones/retencion",
        "expedientes/{folio}/ministraciones/retencion/levantamiento",
        "expedientes/{folio}/ministraciones/rechazo",
        "expedientes/{folio}/comprobantes/verificacion",
        "expedientes/{folio}/comprobantes/invalidacion",
        "expedientes/{folio}/terminacion/resolucion")]
    public async Task AProjectIsVisitedItsMoneyHeldItsVouchersCheckedAndItsAgreementEnded()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var documento = await DocumentoAsync(operador);
        var folio = (await FoliosAsync(sitio, 1, e => e is { Estatus: Estatus.EnEjecucion, Cierre: null or { TerminacionSolicitada: false }, Ministraciones: { Retencion: null } m } && m.Pagado - m.Ejercido >= 1_000m))[0];
        var hoy = new DateOnly(2019, 11, 26);
        Assert.Equal(["VisitaRegistrada"], await HechosAsync(await ActuarAsync(operador, folio, "visitas", new { fecha = hoy, criterios = Muestreo.Bases.CriteriosVisita.Select(criterio => new { criterio, cumple = true }), cedula = documento })));
        Assert.Equal(100m, (await EstadoAsync(sitio, folio)).Informes!.PorcentajeVisita);
        await HechosAsync(await ActuarAsync(operador, folio, "ministraciones/retencion", new { causa = "ComprobantesNoReconocidos", documento }));
        Assert.Equal(CausaDeRetencion.ComprobantesNoReconocidos, (await EstadoAsync(sitio, folio)).Ministraciones!.Retencion);
        await HechosAsync(await ActuarAsync(operador, folio, "ministraciones/retencion/levantamiento", new { documento }));
        Assert.Null((await EstadoAsync(sitio, folio)).Ministraciones!.Retencion);

        // Two invoices: one is acknowledged and taken back by hand, the other the tax authority does not know.
        var (tesorero, comite) = await TesoreroAsync(sitio, folio);
        var copias = new List<string>();
        foreach (var (i, reconocida) in new[] { true, false }.Index())
        {
            var copia = await SubidoAsync(tesorero, comite, "comprobante/copia", [.. Comision.Pdf, .. new byte[i + 1].Select(_ => (byte)32)]);
            copias.Add(copia);
            await HechosAsync(await HacerAsync(tesorero, comite, AccionesDelComite.Comprobante, new()
            {
                ["tipo"] = "factura", ["numero"] = $"F-{i}", ["fecha"] = "2019-11-26", ["pagado_el"] = "2019-11-26", ["monto"] = "500", ["uuid"] = $"0a1b2c3d-0000-4000-8000-00000000abc{i}", ["receptor_nombre"] = "Instituto Nacional de Desarrollo Social", ["receptor_rfc"] = "IND920604A49", ["conceptos[1].descripcion"] = "Cemento", ["conceptos[1].costo"] = "500",
                ["cargos[1].renglon"] = Presupuesto.Vigente(await comite.EstadoAsync()).MaxBy(c => c.MontoPcs)!.Id,
            }, ("copia", copia)));
            await HechosAsync(await ActuarAsync(operador, folio, "comprobantes/verificacion", new { documento = copia, vigente = reconocida, consultadaEl = hoy, constancia = documento }));
        }

        Assert.Equal([true, false], (await EstadoAsync(sitio, folio)).Ministraciones!.Comprobantes[^2..].Select(c => c.Valido));
        await HechosAsync(await ActuarAsync(operador, folio, "comprobantes/invalidacion", new { documento = copias[0], motivo = "Es de otro proyecto." }));
        Assert.All((await EstadoAsync(sitio, folio)).Ministraciones!.Comprobantes[^2..], c => Assert.False(c.Valido));

        await HechosAsync(await EscritoAsync(tesorero, comite, AccionesDelComite.Terminar, new() { ["motivo"] = "La comunidad se reubicó.", ["firmas"] = "si" }));
        Assert.Equal(["TerminacionResuelta"], await HechosAsync(await ActuarAsync(operador, folio, "terminacion/resolucion", new { procede = true, motivo = Motivo, resolucion = documento })));
        Assert.Equal((Estatus.TerminacionAnticipada, CausaDeTermino.SolicitudDelComite), (await EstadoAsync(sitio, folio) is var fin ? (fin.Estatus, fin.Cierre!.Termino!.Value) : default));

        // Another person does not approve a payment, and it can be ordered again.
        var porPagar = (await FoliosAsync(sitio, 1, e => e.Estatus == Estatus.ConvenioSuscrito && e.Convenio!.Papeles.ContainsKey(1)))[0];
        if ((await EstadoAsync(sitio, porPagar)).Convenio!.Papeles[1].PorRevisar)
        {
            await HechosAsync(await ActuarAsync(operador, porPagar, "papeles/revision", new { ministracion = 1, defectos = Array.Empty<object>() }));
        }

        await HechosAsync(await ActuarAsync(operador, porPagar, "ministraciones/instruccion", new { numero = 1 }));
        await HechosAsync(await ActuarAsync(await ProgramaAsync(sitio, "aprobador", "ap-1", "operacion"), porPagar, "ministraciones/rechazo", new { numero = 1, motivo = "La cuenta no coincide con el estado de cuenta." }));
        Assert.Null((await EstadoAsync(sitio, porPagar)).Ministraciones!.Pago(1));
    }

    [Fact]
    [Prueba("PCS-4.2.12-02", "PCS-4.2.12-03", "PCS-4.2.12-05", "PCS-4.2.12-06", "PCS-4.2.8-03", "DH-31-01")]
    [Recorre(
        "expedientes/{folio}/informes/requerimiento",
        "expedientes/{folio}/notificaciones/practicada",
        "expedientes/{folio}/plazos/ampliacion",
        "expedientes/{folio}/informes/parcial/valoracion",
        "expedientes/{folio}/informes/cedula",
        "expedientes/{folio}/acciones/informacion-parcial",
        "expedientes/{folio}/acciones/cedula-parcial",
        "expedientes/{folio}/acciones/papeles-2")]
    public async Task APartialReportIsAskedAboutAssessedObservedAndOpensTheSecondPayment()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Parciales);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var documento = await DocumentoAsync(operador);
        var folio = (await FoliosAsync(sitio, 1, e => e is { Estatus: Estatus.EnEjecucion, Convenio.ExhibicionUnica: false, Informes.Parcial: { Estatus: EstatusInforme.EnEvaluacion, InformacionPedida: false } }))[0];
        var (tesorero, comite) = await TesoreroAsync(sitio, folio);
        await HechosAsync(await ActuarAsync(operador, folio, "informes/requerimiento", new { tipo = "Parcial", motivo = "Falta una minuta.", oficio = documento }));
        var porOficio = new { notificacion = (await comite.EstadoAsync()).Notificaciones.Values.Single(n => n.Estatus == EstatusNotificacion.Pendiente).Id, medio = "MensajeroOCorreoCertificado", fecha = Muestreo.Dia.Parciales, constancia = documento };
        Assert.Equal(["NotificacionPracticada", "NotificacionEntregada"], await HechosAsync(await ActuarAsync(operador, folio, "notificaciones/practicada", porOficio)));
        await sitio.AtenderAsync();
        Assert.Equal(["PlazoAmpliado"], await HechosAsync(await ActuarAsync(operador, folio, "plazos/ampliacion", new { plazo = "PZ-26/parcial", dias = 2, motivo = Motivo, oficio = documento })));
        await sitio.AtenderAsync();
        var ampliado = await comite.EstadoAsync();
        Assert.Equal(7, ampliado.Plazos["PZ-26/parcial"].Cantidad);
        Assert.Equal(EstatusNotificacion.Entregada, ampliado.Notificaciones[$"ampliacion-{ampliado.Plazos["PZ-26/parcial"].UltimoDia:yyyy-MM-dd}.PZ-26.parcial"].Estatus);
        await HechosAsync(await EscritoAsync(tesorero, comite, AccionesDelComite.InformacionParcial));
        Assert.NotNull((await comite.EstadoAsync()).Informes!.Parcial!.InformacionAdicional);
        await HechosAsync(await ActuarAsync(operador, folio, "informes/parcial/valoracion", new { cumpleInstrumento = true, motivo = Motivo, valoracion = documento, evidencia = CierreTests.Evidencia, criterios = CierreTests.Criterios }));
        Assert.True((await comite.EstadoAsync()).Informes!.ParcialCumpleInstrumento);
        await HechosAsync(await ActuarAsync(operador, folio, "informes/cedula", new { tipo = "Parcial", cedula = documento, requiere = true }));
        await sitio.AtenderAsync();
        await HechosAsync(await EscritoAsync(tesorero, comite, AccionesDelComite.CedulaParcial));
        Assert.NotNull((await comite.EstadoAsync()).Informes!.Parcial!.CedulaSolventada);

        var cargos = (await comite.EstadoAsync()).Recepcion!.Integrantes.Select(i => i.Cargo).ToList();
        List<(string, string)> archivos = [];
        foreach (var campo in (string[])["papeles.recibo", .. cargos.Select(c => $"identificaciones.{c}")])
        {
            archivos.Add((campo, await SubidoAsync(tesorero, comite, $"{AccionesDelComite.Papeles2}/{campo}", Comision.Pdf)));
        }

        await HechosAsync(await HacerAsync(tesorero, comite, AccionesDelComite.Papeles2, cargos.ToDictionary(c => $"firmas.{c}", _ => "si"), [.. archivos]));
        Assert.True((await comite.EstadoAsync()).Convenio!.Papeles[2].PorRevisar);
    }

    [Fact]
    [Prueba("PCS-4.2.12-03", "PCS-4.2.12-06", "PCS-A6-C4I-01", "PCS-4.2.12-08")]
    [Recorre(
        "expedientes/{folio}/acciones/informacion-final",
        "expedientes/{folio}/acciones/cedula-final",
        "expedientes/{folio}/acciones/reintegro-{numero}",
        "expedientes/{folio}/comunidad-impedida")]
    public async Task AFinalReportIsAskedAboutObservedAndWhatItLeavesUndoneIsPaidFor()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Finales);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var documento = await DocumentoAsync(operador);
        var folio = (await FoliosAsync(sitio, 1, e => e is { Estatus: Estatus.EnEjecucion, Informes.Final: { Estatus: EstatusInforme.EnEvaluacion, InformacionPedida: false }, Ministraciones.Pagado: > 1000m, Cierre: null or { Reintegros.IsEmpty: true } }))[0];
        var (tesorero, comite) = await TesoreroAsync(sitio, folio);
        await HechosAsync(await ActuarAsync(operador, folio, "informes/requerimiento", new { tipo = "Final", motivo = "Falta una minuta.", oficio = documento }));
        await sitio.AtenderAsync();
        await HechosAsync(await EscritoAsync(tesorero, comite, AccionesDelComite.InformacionFinal));
        Assert.NotNull((await comite.EstadoAsync()).Informes!.Final!.InformacionAdicional);

        await HechosAsync(await ActuarAsync(operador, folio, "reintegros", new { supuestos = new[] { "NoDestinado" }, monto = 2m, rendimientos = 0.10m, calculo = documento }));
        await sitio.AtenderAsync();
        var deposito = await SubidoAsync(tesorero, comite, "reintegro-1/comprobante", Comision.Pdf);
        Assert.Equal(["ReintegroAcreditado"], await HechosAsync(await HacerAsync(tesorero, comite, "reintegro-1", new() { ["depositado_el"] = "2020-01-10" }, ("comprobante", deposito))));
        Assert.Equal(2m, (await comite.EstadoAsync()).Cierre!.Reintegrado);

        await HechosAsync(await ActuarAsync(operador, folio, "informes/final/calificacion", CierreTests.Calificacion(documento, probado: false)));
        Assert.False((await comite.EstadoAsync()).Informes!.Calificacion!.Aprobatoria);
        await HechosAsync(await ActuarAsync(operador, folio, "informes/cedula", new { tipo = "Final", cedula = documento, requiere = true }));
        await sitio.AtenderAsync();
        await HechosAsync(await EscritoAsync(tesorero, comite, AccionesDelComite.CedulaFinal));
        Assert.NotNull((await comite.EstadoAsync()).Informes!.Final!.CedulaSolventada);
        Assert.Equal(["InformeFinalCalificado"], await HechosAsync(await ActuarAsync(operador, folio, "informes/final/calificacion", CierreTests.Calificacion(documento, probado: false))));
        Assert.True((await comite.EstadoAsync()).Informes!.Calificacion!.TrasLaCedula);
        Assert.Equal(["ComunidadDeclaradaImpedida"], await HechosAsync(await ActuarAsync(operador, folio, "comunidad-impedida")));
        Assert.Equal(Estatus.ComunidadImpedida, (await comite.EstadoAsync()).Estatus);
    }

    private static async Task<List<string>> FoliosAsync(Sitio sitio, int cuantos, Func<Expediente, bool> como)
    {
        var folios = (await ExpedientesAsync(sitio)).Where(como).Select(e => $"{e.Folio}").Order(StringComparer.Ordinal).Take(cuantos).ToList();
        Assert.Equal(cuantos, folios.Count);
        return folios;
    }

    private static async Task<Expediente> EstadoAsync(Sitio sitio, string folio) => (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio)).Estado;

    private static async Task<(HttpClient Tesorero, ComiteEnSuExpediente Comite)> TesoreroAsync(Sitio sitio, string folio)
    {
        var comite = new ComiteEnSuExpediente(sitio, folio);
        return (await MiembroAsync(sitio, comite, "Tesorero"), comite);
    }

    // An action that hands in one document.
    private static async Task<HttpResponseMessage> EscritoAsync(HttpClient quien, ComiteEnSuExpediente comite, string accion, Dictionary<string, string>? campos = null) =>
        await HacerAsync(quien, comite, accion, campos ?? [], ("documento", await SubidoAsync(quien, comite, $"{accion}/documento", Comision.Pdf)));
}
