using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using PresupuestoAjustado = Dictamen.Core.Expedientes.E5_Ajuste.Presupuesto;

namespace Dictamen.App.Servicios;

/// <summary>A file that was sent: its digest and its media type, by content.</summary>
/// <param name="Huella">Digest.</param>
/// <param name="Tipo">Media type.</param>
internal sealed record ArchivoEntregado(Huella Huella, string Tipo);

/// <summary>Turns what a member typed and sent into the act of the law that it is. What is missing gathers in <paramref name="Fallas"/>; an act that was read with faults is only tried, so that everything wrong is said at once.</summary>
/// <param name="Mio">The file and who acts.</param>
/// <param name="Solicitud">The application as it is in force.</param>
/// <param name="Campos">What was typed.</param>
/// <param name="Archivos">Files that were sent, by field; several of one field as <c>field/number</c>.</param>
/// <param name="Fallas">What is missing or wrong.</param>
/// <param name="Personas">Who knows the people who enter the committee.</param>
/// <param name="Comite">Tells whether a worker is of the committee, for the action that names workers.</param>
internal sealed record LectorDeActos(MiProyecto Mio, ContenidoDeSolicitud Solicitud, LectorDeCampos Campos, IReadOnlyDictionary<string, ArchivoEntregado> Archivos, List<Falla> Fallas, PersonasQueEntran Personas, ComiteConocido? Comite)
{
    private const string FotosYVideos = "anexo10.fotografias_y_videos";
    private const string Video = "video/mp4";

    // Of the table of beneficiaries.
    private static readonly ImmutableArray<string> Columnas = ["mujeres", "hombres"];

    // Stands for a file that did not come; an act with it is never carried out.
    private static readonly Huella SinArchivo = new(new string('0', 64));

    private Expediente Estado => Mio.Expediente;

    /// <summary>Documents that the act names and that are made here.</summary>
    public List<byte[]> PorGuardar { get; } = [];

    /// <summary>CLABE that the act hands in, for the fichas.</summary>
    [DatoPersonal]
    public string? Clabe { get; private set; }

    /// <summary>CLABE of the agreement's papers, that the account of a report is compared with; <see langword="null"/> where no ficha has it.</summary>
    [DatoPersonal]
    public string? ClabeDelExpediente { get; init; }

    /// <summary>Whether a field admits videos.</summary>
    public static bool AdmiteVideo(string campo) => campo == FotosYVideos;

    /// <summary>Whether a media type is a video's.</summary>
    public static bool EsVideo(string tipo) => tipo == Video;

    /// <summary>The act of an action; <see langword="null"/> when there is none, or not enough to tell which.</summary>
    /// <param name="accion">Word of its address.</param>
    public Acto<Expediente>? Leer(string accion) => accion switch
    {
        AccionesDelComite.Faltantes => Faltantes(),
        AccionesDelComite.Ajuste => new PresentarAjuste(
            Archivo("proyecto", "PCS-4.2.4-02"),
            [.. Estado.Ajuste?.Observaciones.Where(o => Campos.Marca($"atiende.{o.Numero}")).Select(o => o.Numero) ?? []],
            [.. RenglonesQueQuedan().Select(r => r.Concepto)]) { Compromisos = Ajustados() },
        AccionesDelComite.Firmar => new FirmarConvenio(Campos.Entero("version")),
        AccionesDelComite.Error => new ObservarConvenio(Estado.Convenio?.Version ?? 0, Escrito("error", "PCS-4.2.5-03")),
        AccionesDelComite.Papeles1 => Papeles(1),
        AccionesDelComite.Papeles2 => Papeles(2),
        AccionesDelComite.Comprobante => Comprobante(),
        AccionesDelComite.RetirarComprobante => Retiro(),
        AccionesDelComite.InformeParcial => Informe(null) is { } i ? new EntregarInformeParcial(i, Guardar(i), Comprometido()) : null,
        AccionesDelComite.InformeFinal => Informe(Final()) is { } i ? new EntregarInformeFinal(i, Guardar(i), Comprometido()) : null,
        AccionesDelComite.InformacionParcial => new EntregarInformacion(TipoInforme.Parcial, Documento("PCS-4.2.12-03")),
        AccionesDelComite.InformacionFinal => new EntregarInformacion(TipoInforme.Final, Documento("PCS-4.2.12-03")),
        AccionesDelComite.CedulaParcial => new SolventarCedula(TipoInforme.Parcial, Documento("PCS-4.2.12-06")),
        AccionesDelComite.CedulaFinal => new SolventarCedula(TipoInforme.Final, Documento("PCS-4.2.12-06")),
        AccionesDelComite.Pormenorizado => new RendirInformePormenorizado(Documento("PCS-4.2.7-05")),
        AccionesDelComite.Desistir => new Desistir(Documento("PCS-4.2.3.3-04"), Firmantes()),
        AccionesDelComite.Renunciar => new Renunciar(Documento("PCS-4.2.3.3-04"), Firmantes()),
        AccionesDelComite.Modificar => new SolicitarModificatorio(Dia("identificada_el", "PCS-4.2.6-01"), Campos.Texto("causa"), Campos.Texto("terminos"), Documento("PCS-4.2.6-01"), Firmantes()),
        AccionesDelComite.DocumentosDeModificatorio => new EntregarDocumentosDeModificatorio(Documento("PCS-4.2.6-05")),
        AccionesDelComite.FirmarModificatorio => new FirmarModificatorio(Campos.Entero("modificatorio")),
        AccionesDelComite.FuerzaMayor => new AvisarFuerzaMayor(Dia("ocurrido_el", "PCS-A6-C20-01"), Campos.Texto("hechos"), Documento("PCS-A6-C20-01"), Archivo("prueba", "PCS-A6-C20-01")),
        AccionesDelComite.CambioDeIntegrantes => Cambio(),
        AccionesDelComite.SubsanarCambio => Subsanacion(),
        AccionesDelComite.Terminar => new SolicitarTerminacion(Documento("PCS-4.2.7-01"), Campos.Texto("motivo"), Firmantes()),
        _ when AccionesDelComite.EsAcuse(accion, out var notificacion) => new RegistrarEntrega(notificacion, Mio.Contexto.Ahora, $"acuse de recibo del Comité ({Mio.Yo.Cargo})"),
        _ when AccionesDelComite.EsReintegro(accion, out var numero) => new AcreditarReintegro(
            numero, Campos.Numero("monto"), Campos.Numero("rendimientos"), Dia("depositado_el", "PCS-A6-C4H-02"), Archivo("comprobante", "PCS-A6-C4H-02")),
        _ => null,
    };

    /// <summary>A fault of the act at the field of the form where it can be mended: a budget line that was withdrawn leaves no gap in the act.</summary>
    public Falla EnElFormato(Falla falla) => RenglonesDeCampos.Numero(falla.Campo, "8.1") is > 0 and var n && RenglonesQueQuedan().ElementAtOrDefault(n - 1) is { Concepto: not null } renglon
        ? falla with { Campo = string.Create(CultureInfo.InvariantCulture, $"8.1[{renglon.Lugar}]{falla.Campo[(falla.Campo.IndexOf(']', StringComparison.Ordinal) + 1)..]}") }
        : falla;

    // What is said again as it was said before is no change.
    private CompromisosAjustados? Ajustados()
    {
        var (objetivo, metas) = (Campos.Texto("4"), SolicitudDeBorrador.Metas(Campos));
        if (objetivo.Length == 0 && metas.IsEmpty)
        {
            return Estado.Ajuste?.Compromisos;
        }

        if (metas.IsEmpty)
        {
            Fallas.Add(new Falla("5", "PCS-4.2.4-02", "El proyecto ajustado no tiene metas: escriba al menos una en el apartado de metas."));
        }

        return objetivo == Solicitud.Anexo3.Objetivo.Trim() && metas.Length == Solicitud.Anexo3.Metas.Length && metas.Zip(Solicitud.Anexo3.Metas).All(m => Iguales(m.First, m.Second))
            ? Estado.Ajuste?.Compromisos
            : new CompromisosAjustados(objetivo, metas);
    }

    private static bool Iguales(Meta una, Meta otra) =>
        una.QueHara == otra.QueHara.Trim() && una.Cuanto == otra.Cuanto && una.Donde == otra.Donde.Trim() && una.MaterialProbatorio.SequenceEqual(otra.MaterialProbatorio.Select(m => m.Trim()));

    // Lines of the budget in force with their new amounts, without those that are withdrawn.
    private IEnumerable<(int Lugar, ConceptoPresupuestado Concepto)> RenglonesQueQuedan() =>
        PresupuestoAjustado.Vigente(Estado).Select((c, i) => (Lugar: i + 1, Concepto: c with { MontoPcs = Campos.Numero(string.Create(CultureInfo.InvariantCulture, $"8.1[{i + 1}].monto_pcs")) })).Where(r => r.Concepto.MontoPcs != 0m);

    private Huella Archivo(string campo, string regla)
    {
        if (Archivos.TryGetValue(campo, out var archivo))
        {
            return archivo.Huella;
        }

        if (Fallas.All(f => f.Campo != campo))
        {
            Fallas.Add(new Falla(campo, regla, "Elija el archivo que se entrega."));
        }

        return SinArchivo;
    }

    private Huella Documento(string regla) => Archivo("documento", regla);

    private Huella Escrito(string campo, string regla)
    {
        if (Campos.Texto(campo).Length == 0)
        {
            Fallas.Add(new Falla(campo, regla, "Describa el error: qué dice el convenio y qué debe decir."));
            return SinArchivo;
        }

        return Guardar(Campos.Texto(campo));
    }

    private DateOnly Dia(string campo, string regla)
    {
        if (Campos.Texto(campo).Length == 0)
        {
            Fallas.Add(new Falla(campo, regla, "Capture la fecha."));
        }

        return Campos.Fecha(campo);
    }

    private Huella Guardar<T>(T contenido)
    {
        var bytes = contenido is string texto ? System.Text.Encoding.UTF8.GetBytes(texto) : JsonSerializer.SerializeToUtf8Bytes(contenido, HechoCodec.Opciones);
        PorGuardar.Add(bytes);
        return Huellas.De(bytes);
    }

    // Three signatures stand on the paper that is handed in; the member who does so says it.
    private ImmutableArray<PersonaId> Firmantes() => Campos.Marca("firmas") ? [.. Estado.Recepcion!.Integrantes.Select(i => i.Persona)] : [];

    private PresentarFaltantes Faltantes()
    {
        var entregado = Entregado(Estado.Subsanacion?.Pendientes ?? []);
        return new PresentarFaltantes(entregado.Documentos, entregado.Declaraciones, entregado.Identificaciones);
    }

    // Of what was asked for: the documents that came, the declarations that were made, and which identification each is.
    private (ImmutableDictionary<string, Huella> Documentos, ImmutableArray<string> Declaraciones, ImmutableDictionary<string, string> Identificaciones) Entregado(ImmutableArray<Faltante> pedidos)
    {
        var pendientes = pedidos.Select(f => f.Requisito).ToList();
        var documentos = pendientes.Where(Archivos.ContainsKey).ToImmutableDictionary(p => p, p => Archivos[p].Huella);
        return (
            documentos,
            [.. pendientes.Where(p => !Archivos.ContainsKey(p) && Campos.Marca($"declara.{p}"))],
            Mio.Contexto.Programa.CargosCpc.Where(c => documentos.ContainsKey($"{Requisitos.Identificacion}/{c}")).ToImmutableDictionary(c => c, c => Campos.Texto($"tipo.{c}")));
    }

    private InformarCambioDeIntegrantes Cambio()
    {
        var cargos = Mio.Contexto.Programa.CargosCpc;
        var renglones = Campos.Renglones("entran").Select(r => (Ruta: r, Cargo: Campos.Texto($"{r}.cargo"))).ToList();
        var personas = renglones.Select(r => SolicitudDeBorrador.Persona(Campos, r.Ruta, r.Cargo)).ToImmutableArray();
        var entran = personas.Select(Personas.Seudonimizar).ToImmutableArray();
        var documentos = ImmutableDictionary.CreateBuilder<string, Huella>(StringComparer.Ordinal);
        foreach (var (clave, requisito, cargo) in RequisitosDelCambio.Claves(Mio.Contexto.Programa, cargos).Where(r => r.Requisito.EsDocumento))
        {
            var campo = cargo is null ? clave : $"{renglones.FirstOrDefault(r => r.Cargo == cargo).Ruta}.{requisito.Id}";
            if (Archivos.TryGetValue(campo, out var archivo))
            {
                documentos[clave] = archivo.Huella;
            }
        }

        return new InformarCambioDeIntegrantes(
            Dia("cambio_el", "PCS-3.6.2-08"),
            entran,
            personas,
            Documento("PCS-3.6.2-08"),
            documentos.ToImmutable(),
            renglones.Where(r => Campos.Texto($"{r.Ruta}.tipo").Length > 0).DistinctBy(r => r.Cargo).ToImmutableDictionary(r => r.Cargo, r => Campos.Texto($"{r.Ruta}.tipo")),
            [.. RequisitosDelCambio.Claves(Mio.Contexto.Programa, cargos).Where(r => !r.Requisito.EsDocumento && Campos.Marca($"declara.{r.Clave}")).Select(r => r.Clave)],
            Personas.EnOtroComite(Estado.Folio, [.. entran.Select(e => e.Persona)]))
        {
            AvisoDePrivacidad = Campos.Texto(SolicitudDeBorrador.Aviso) is { Length: > 0 } version ? version : null,
            RecibidoEl = RecibidoEl(),
        };
    }

    private SubsanarCambioDeIntegrantes Subsanacion()
    {
        var entregado = Entregado(Estado.Convenio?.Cambio?.Faltantes ?? []);
        return new SubsanarCambioDeIntegrantes(entregado.Documentos, entregado.Identificaciones, entregado.Declaraciones) { RecibidoEl = RecibidoEl() };
    }

    // Only who captures a writing has the field.
    private DateOnly? RecibidoEl() => Campos.Texto(AccionesDelComite.RecibidoEl).Length > 0 ? Campos.Fecha(AccionesDelComite.RecibidoEl) : null;

    private EntregarPapeles Papeles(int numero)
    {
        if (Estado.Convenio is not { } convenio || numero > convenio.Pagos.Length)
        {
            return new EntregarPapeles(numero, null, null);
        }

        var cargos = Mio.Contexto.Programa.CargosCpc;
        var recibo = Archivos.TryGetValue("papeles.recibo", out var r)
            ? new ReciboDePago(
                r.Huella,
                convenio.Pagos[numero - 1],
                Campos.Texto("cantidad.letra"),
                [.. cargos.Where(c => Campos.Marca($"firmas.{c}"))],
                cargos.Where(c => Archivos.ContainsKey($"identificaciones.{c}")).ToImmutableDictionary(c => c, c => new IdentificacionAnexa(Campos.Texto($"tipo.{c}"), Archivos[$"identificaciones.{c}"].Huella)))
            : null;
        EstadoDeCuenta? cuenta = null;
        if (Archivos.TryGetValue("papeles.estado_de_cuenta", out var e))
        {
            Clabe = Campos.Texto("cuenta.clabe");
            cuenta = new EstadoDeCuenta(
                e.Huella,
                Dia("cuenta.fecha_emision", "PCS-4.2.3.3-09"),
                Clabe,
                Campos.Texto("cuenta.numero"),
                Campos.Texto("cuenta.banco"),
                Campos.Marca("cuenta.titulares") ? [.. Estado.Recepcion!.Integrantes.Select(i => i.Persona)] : []) { CambiaLaClabe = ClabeDelExpediente is not null && ClabeDelExpediente != Clabe };

            // Only a page asks: it is a warning, and what comes by the API is received with it.
            if (Campos.Marca(AccionesDelComite.ClabePorConfirmar) && cuenta.AdvierteClabe)
            {
                Fallas.Add(new Falla(AccionesDelComite.ClabeCorrecta, "PCS-4.2.3.3-10", $"{Core.Clabe.DigitoDistinto} Si está bien copiada, marque «La CLABE es correcta como está» y envíe otra vez."));
            }
        }

        return new EntregarPapeles(numero, recibo, cuenta);
    }

    private RegistrarComprobante? Comprobante()
    {
        var (copia, numero, fecha, monto) = (Archivo("copia", "PCS-A8-01"), Campos.Texto("numero"), Dia("fecha", "PCS-A8-01"), Campos.Numero("monto"));
        Comprobante? comprobante = Campos.Texto("tipo") switch
        {
            "factura" => new Factura(copia, numero, fecha, monto, Campos.Texto("uuid"), Campos.Texto("receptor_nombre"), Campos.Texto("receptor_rfc"),
                [.. Campos.Renglones("conceptos").Select(c => new BienFacturado(Campos.Texto($"{c}.descripcion"), Campos.Numero($"{c}.costo")))]) { Impuestos = Campos.Texto("impuestos").Length == 0 ? null : Campos.Numero("impuestos") },
            "recibo" => new ReciboSimple(copia, numero, fecha, monto, Campos.Texto("prestador.nombre"), Campos.Texto("prestador.domicilio"), Campos.Texto("concepto")),
            "lista" => new ListaDeRaya(copia, numero, fecha, monto, Campos.Texto("actividades"), Dia("periodo.desde", "PCS-A8-04"), Dia("periodo.hasta", "PCS-A8-04"),
                [.. Campos.Renglones("trabajadores").Select(Trabajador)]),
            _ => null,
        };
        if (comprobante is null)
        {
            Fallas.Add(new Falla("tipo", "PCS-A8-01", "Elija de qué comprobante se trata: factura, recibo simple o lista de raya."));
            return null;
        }

        return new RegistrarComprobante(comprobante with { PagadoEl = Dia("pagado_el", "PCS-4.2.11-01") }, [.. Campos.Renglones("cargos").Select(c => Cargo(c, monto))]);
    }

    private RetirarComprobante? Retiro()
    {
        if (Estado.Ministraciones?.Comprobantes.FirstOrDefault(c => c.Documento.Valor == Campos.Texto("comprobante")) is { } elegido)
        {
            return new RetirarComprobante(elegido.Documento, Campos.Texto("motivo"));
        }

        Fallas.Add(new Falla("comprobante", "PCS-A8-01", "Elija qué comprobante se retira."));
        return null;
    }

    private Trabajador Trabajador(string ruta)
    {
        var (nombre, curp) = (Campos.Texto($"{ruta}.nombre"), Campos.Texto($"{ruta}.curp"));
        if (curp.Length > 0 && !Curp.TryParse(curp, out _, out var problema))
        {
            Fallas.Add(new Falla($"{ruta}.curp", "PCS-A8-04", problema));
        }

        return new Trabajador(nombre, Campos.Numero($"{ruta}.importe"), Campos.Marca($"{ruta}.identificado"), Campos.Marca($"{ruta}.firmo")) { IntegraElComite = Comite?.Integra(nombre, curp) == true };
    }

    private CargoAConcepto Cargo(string ruta, decimal todo)
    {
        var renglon = Campos.Texto($"{ruta}.renglon");
        var concepto = PresupuestoAjustado.Vigente(Estado).FirstOrDefault(c => c.Id == renglon)?.Concepto ?? "";
        return new CargoAConcepto(renglon, concepto, Campos.Texto($"{ruta}.monto").Length == 0 ? todo : Campos.Numero($"{ruta}.monto"));
    }

    // What the file committed to: the application as it is in force, under the digest of the paper that made it so.
    private Compromisos Comprometido() => Compromisos.De(Solicitud.Anexo3, Estado.Ajuste?.ProyectoAjustado ?? Estado.Recepcion!.Anexo3);

    private AnexosDelFinal Final() => new(
        Dia("anexo10.concluidas_el", "PCS-A6-C4G-10"),
        Evidencias("anexo10.evidencias_reuniones"),
        Evidencias(FotosYVideos, a => a.Tipo != Video),
        Evidencias(FotosYVideos, a => a.Tipo == Video),
        Evidencias("anexo10.formatos_contraloria"),
        [.. Campos.Renglones("anexo10.otros_apoyos").Select(a => new OtroApoyo(Campos.Texto($"{a}.programa"), Campos.Numero($"{a}.monto"), Campos.Texto($"{a}.sinergias")))])
    {
        ActaDeRegistroCcs = Evidencias("anexo10.acta_registro_ccs"),
        InformeCcs = Evidencias("anexo10.informe_ccs"),
    };

    private ImmutableArray<Huella> Evidencias(string renglon, Func<ArchivoEntregado, bool>? cuales = null) =>
        [.. InformesEnBorrador.DeRenglon(Archivos, renglon).Select(a => a.Value).Where(cuales ?? (_ => true)).Select(a => a.Huella)];

    // What the file knows is not typed again: vouchers, spending line by line. What was promised is not what was achieved: that is typed.
    private InformeDeProyecto? Informe(AnexosDelFinal? final)
    {
        var (desde, hasta) = (Dia("1.1.periodo_inicio", "PCS-4.2.11-01"), Dia("1.1.periodo_fin", "PCS-4.2.11-01"));
        var grupos = Mio.Contexto.Programa.GruposDeEdad.Select(g =>
        {
            foreach (var columna in Columnas.Where(c => Campos.Texto($"6.beneficiarios[{g}].{c}").Length == 0))
            {
                Fallas.Add(new Falla($"6.beneficiarios[{g}].{columna}", "PCS-4.2.11-01", $"«{g.Edades()}»: capture el número de {columna} que se atendieron; si fue cero, escriba 0."));
            }

            var (m, h) = (Campos.Entero($"6.beneficiarios[{g}].mujeres"), Campos.Entero($"6.beneficiarios[{g}].hombres"));
            return new BeneficiariosPorEdad(g, m, h, unchecked(m + h));
        }).ToImmutableArray();
        var comprobantes = ComprobanteInformado.De(Estado.Ministraciones?.Comprobantes ?? [], desde, hasta, Descripcion);
        var conceptos = PresupuestoAjustado.Vigente(Estado);
        var (todas, todos) = (grupos.Sum(g => (long)g.Mujeres), grupos.Sum(g => (long)g.Hombres));
        if (todas + todos > int.MaxValue)
        {
            Fallas.Add(new Falla("6.beneficiarios", "PCS-4.2.11-01", "La suma de personas beneficiarias es demasiado grande; revise los números."));
            return null;
        }

        return new InformeDeProyecto
        {
            PeriodoInicio = desde,
            PeriodoFin = hasta,
            Comunidad = Estado.Recepcion!.Comunidad,
            Proyecto = Estado.Recepcion.Proyecto,
            Objetivo = Solicitud.Anexo3.Objetivo,
            PorcentajeObjetivo = Campos.Porcentaje("2.pct_objetivo"),
            Comentarios = Campos.Texto("2.comentarios") is { Length: > 0 } t ? t : null,
            Metas = [.. Solicitud.Anexo3.Metas.Select((m, i) => Meta(m, i + 1))],
            CausasDeRetraso = Campos.Texto("3.causas_retraso_y_medidas") is { Length: > 0 } c ? c : null,
            Cohesion = [Campos.Texto("4.1"), Campos.Texto("4.2"), Campos.Texto("4.3")],
            Incidencia = [.. Campos.Renglones("5.incidencia").Select(Lugar)],
            Beneficiarios = grupos,
            PoblacionTotal = new BeneficiariosPorEdad("total", (int)todas, (int)todos, (int)(todas + todos)),
            Gastos = GastoInformado.De(conceptos, comprobantes),
            Comprobantes = comprobantes,
            CoinversionNoMonetaria = Campos.Texto("7.3.coinversion_no_monetaria"),
            Cuenta = new CuentaDelInforme(Campos.Texto("8.cuenta.banco"), Campos.Texto("8.cuenta.sucursal"), Campos.Texto("8.cuenta.num_sucursal"), Campos.Texto("8.cuenta.ciudad"), Campos.Texto("8.cuenta.estado")) { Coincide = Cuenta() },
            EstadosDeCuenta = Evidencias("8.estados_de_cuenta"),
            BajoProtesta = Campos.Marca("declaratoria"),
            Firmantes = Firmantes(),
            HojasDeFirmas = Evidencias("hojas_de_firmas"),
            Final = final,
        };
    }

    // The list of the convocatoria gives the names, as in Anexo 3.
    private LugarDeIncidencia Lugar(string ruta)
    {
        var cvegeo = Campos.Texto($"{ruta}.localidad");
        var convocada = Mio.Contexto.Convocatoria?.Bases?.Cobertura.FirstOrDefault(l => l.Cvegeo == cvegeo);
        return new LugarDeIncidencia(cvegeo, Campos.Texto($"{ruta}.comunidad"), Campos.Texto($"{ruta}.pueblo") is { Length: > 0 } pueblo ? pueblo : null)
        {
            Estado = convocada?.Estado,
            Municipio = convocada?.Municipio,
            Localidad = convocada?.Localidad,
        };
    }

    // A CLABE carries the number of its account; banks print it with or without zeros before it.
    private bool? Cuenta()
    {
        var numero = string.Concat(Campos.Texto("8.cuenta.numero").Where(char.IsAsciiDigit)).TrimStart('0');
        if (numero.Length == 0)
        {
            Fallas.Add(new Falla("8.cuenta.numero", "PCS-4.2.11-01", "Escriba el número de la cuenta en que se depositaron los recursos del Programa."));
        }

        return ClabeDelExpediente is { } clabe && numero.Length > 0 ? numero == clabe.TrimStart('0') || clabe[..^1].EndsWith(numero, StringComparison.Ordinal) : null;
    }

    private string Descripcion(string renglon) =>
        Solicitud.Anexo3.Presupuesto.Conceptos.FirstOrDefault(c => c.Id == renglon)?.Descripcion ?? "Gasto del proyecto";

    private MetaInformada Meta(Meta m, int n)
    {
        var ruta = string.Create(CultureInfo.InvariantCulture, $"3.metas[{n}]");
        var lograda = Campos.Numero($"{ruta}.lograda");
        if (Campos.Texto($"{ruta}.lograda").Length == 0)
        {
            Fallas.Add(new Falla($"{ruta}.lograda", "PCS-4.2.11-01", $"Capture cuánto se logró de la meta {n}; si no hubo avance, escriba 0."));
        }

        if (MetaInformada.Avanzado(lograda, m.Cuanto) is not { } avance)
        {
            Fallas.Add(new Falla($"{ruta}.lograda", "PCS-4.2.11-01", $"Lo logrado de la meta {n} es demasiado grande para lo comprometido, {m.Cuanto.Cifra()}; revise la cantidad."));
            avance = 0m;
        }

        return new MetaInformada(
            m.QueHara, m.Cuanto, lograda, Campos.Texto($"{ruta}.lugar"),
            avance,
            Campos.Texto($"{ruta}.avance"),
            Campos.Texto($"{ruta}.material"))
        {
            Evidencias = Evidencias($"{ruta}.evidencias"),
        };
    }
}
