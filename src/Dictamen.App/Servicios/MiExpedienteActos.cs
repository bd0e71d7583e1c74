using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using PresupuestoAjustado = Dictamen.Core.Expedientes.E5_Ajuste.Presupuesto;

namespace Dictamen.App.Servicios;

/// <summary>Turns what a member typed and sent into the act of the law that it is.</summary>
/// <param name="Mio">The file and who acts.</param>
/// <param name="Solicitud">The application as it was handed in.</param>
/// <param name="Campos">What was typed.</param>
/// <param name="Archivos">Digests of the files that were sent, by field.</param>
internal sealed record LectorDeActos(MiProyecto Mio, ContenidoDeSolicitud Solicitud, LectorDeCampos Campos, IReadOnlyDictionary<string, Huella> Archivos)
{
    private Expediente Estado => Mio.Expediente;

    /// <summary>Documents that the act names and that are made here.</summary>
    public List<byte[]> PorGuardar { get; } = [];

    /// <summary>CLABE that the act hands in, for the fichas.</summary>
    [DatoPersonal]
    public string? Clabe { get; private set; }

    /// <summary>The act of an action, or what is missing for it.</summary>
    /// <param name="accion">Word of its address.</param>
    /// <param name="fallas">Gathers what is missing.</param>
    public Acto<Expediente>? Leer(string accion, List<Falla> fallas) => accion switch
    {
        AccionesDelComite.Faltantes => Faltantes(),
        AccionesDelComite.Ajuste when Archivo("proyecto", "PCS-4.2.4-02", fallas) is { } proyecto => new PresentarAjuste(
            proyecto,
            [.. Estado.Ajuste?.Observaciones.Where(o => Campos.Marca($"atiende.{o.Numero}")).Select(o => o.Numero) ?? []],
            [.. PresupuestoAjustado.Vigente(Estado).Select(c => c with { MontoPcs = Campos.Numero($"monto.{c.Id}") }).Where(c => c.MontoPcs != 0m)]),
        AccionesDelComite.Firmar => new FirmarConvenio(Campos.Entero("version")),
        AccionesDelComite.Error => Texto("error", "PCS-4.2.5-03", fallas) is { } escrito ? new ObservarConvenio(Estado.Convenio?.Version ?? 0, escrito) : null,
        AccionesDelComite.Papeles1 => Papeles(1, fallas),
        AccionesDelComite.Papeles2 => Papeles(2, fallas),
        AccionesDelComite.Comprobante => Comprobante(fallas),
        AccionesDelComite.InformeParcial => Informe(null, fallas) is { } i ? new EntregarInformeParcial(i, Guardar(i), Compromisos()) : null,
        AccionesDelComite.InformeFinal => Informe(Final(), fallas) is { } i ? new EntregarInformeFinal(i, Guardar(i), Compromisos()) : null,
        AccionesDelComite.InformacionParcial => Documento("PCS-4.2.12-03", fallas) is { } d ? new EntregarInformacion(TipoInforme.Parcial, d) : null,
        AccionesDelComite.InformacionFinal => Documento("PCS-4.2.12-03", fallas) is { } d ? new EntregarInformacion(TipoInforme.Final, d) : null,
        AccionesDelComite.CedulaParcial => Documento("PCS-4.2.12-06", fallas) is { } d ? new SolventarCedula(TipoInforme.Parcial, d) : null,
        AccionesDelComite.CedulaFinal => Documento("PCS-4.2.12-06", fallas) is { } d ? new SolventarCedula(TipoInforme.Final, d) : null,
        AccionesDelComite.Pormenorizado => Documento("PCS-4.2.7-05", fallas) is { } d ? new RendirInformePormenorizado(d) : null,
        AccionesDelComite.Desistir => Documento("PCS-4.2.3.3-04", fallas) is { } d ? new Desistir(d, Firmantes()) : null,
        AccionesDelComite.Renunciar => Documento("PCS-4.2.3.3-04", fallas) is { } d ? new Renunciar(d, Firmantes()) : null,
        AccionesDelComite.Terminar => Documento("PCS-4.2.7-01", fallas) is { } d ? new SolicitarTerminacion(d, Campos.Texto("motivo"), Firmantes()) : null,
        _ => null,
    };

    private Huella? Archivo(string campo, string regla, List<Falla> fallas)
    {
        if (Archivos.TryGetValue(campo, out var huella))
        {
            return huella;
        }

        if (fallas.All(f => f.Campo != campo))
        {
            fallas.Add(new Falla(campo, regla, "Elija el archivo que se entrega."));
        }

        return null;
    }

    private Huella? Documento(string regla, List<Falla> fallas) => Archivo("documento", regla, fallas);

    private Huella? Texto(string campo, string regla, List<Falla> fallas)
    {
        if (Campos.Texto(campo).Length == 0)
        {
            fallas.Add(new Falla(campo, regla, "Describa el error: qué dice el convenio y qué debe decir."));
            return null;
        }

        return Guardar(Campos.Texto(campo));
    }

    private Huella Guardar<T>(T contenido)
    {
        var bytes = contenido is string texto ? System.Text.Encoding.UTF8.GetBytes(texto) : JsonSerializer.SerializeToUtf8Bytes(contenido, HechoCodec.Opciones);
        PorGuardar.Add(bytes);
        return Huellas.De(bytes);
    }

    // Three signatures stand on the paper; the member who hands it in says so under oath.
    private ImmutableArray<PersonaId> Firmantes() => Campos.Marca("firmas") ? [.. Estado.Recepcion!.Integrantes.Select(i => i.Persona)] : [];

    private PresentarFaltantes Faltantes()
    {
        var pendientes = Estado.Subsanacion?.Pendientes.Select(f => f.Requisito).ToList() ?? [];
        var documentos = pendientes.Where(Archivos.ContainsKey).ToImmutableDictionary(p => p, p => Archivos[p]);
        return new PresentarFaltantes(
            documentos,
            [.. pendientes.Where(p => !Archivos.ContainsKey(p) && Campos.Marca($"declara.{p}"))],
            Mio.Contexto.Programa.CargosCpc.Where(c => documentos.ContainsKey($"{Requisitos.Identificacion}/{c}")).ToImmutableDictionary(c => c, c => Campos.Texto($"tipo.{c}")));
    }

    private EntregarPapeles? Papeles(int numero, List<Falla> fallas)
    {
        if (Estado.Convenio is not { } convenio || numero > convenio.Pagos.Length)
        {
            return new EntregarPapeles(numero, null, null);
        }

        var monto = convenio.Pagos[numero - 1];
        var recibo = Archivos.TryGetValue("recibo", out var r)
            ? new ReciboDePago(
                r, monto, Campos.Texto("letra"),
                [.. Mio.Contexto.Programa.CargosCpc.Where(c => Campos.Marca($"firmo.{c}"))],
                Mio.Contexto.Programa.CargosCpc.Where(c => Archivos.ContainsKey($"identificacion.{c}")).ToImmutableDictionary(c => c, c => new IdentificacionAnexa(Campos.Texto($"tipo.{c}"), Archivos[$"identificacion.{c}"])))
            : null;
        EstadoDeCuenta? cuenta = null;
        if (Archivos.TryGetValue("estado_de_cuenta", out var e))
        {
            Clabe = Campos.Texto("clabe");
            cuenta = new EstadoDeCuenta(e, Campos.Fecha("fecha_emision"), Clabe, Campos.Texto("numero_de_cuenta"), Campos.Texto("banco"), Campos.Marca("mancomunada") ? [.. Estado.Recepcion!.Integrantes.Select(i => i.Persona)] : []);
        }

        return fallas.Count > 0 ? null : new EntregarPapeles(numero, recibo, cuenta);
    }

    private RegistrarComprobante? Comprobante(List<Falla> fallas)
    {
        if (Archivo("copia", "PCS-A8-01", fallas) is not { } copia)
        {
            return null;
        }

        var (numero, fecha, monto) = (Campos.Texto("numero"), Campos.Fecha("fecha"), Campos.Numero("monto"));
        Comprobante? comprobante = Campos.Texto("tipo") switch
        {
            "factura" => new Factura(copia, numero, fecha, monto, Campos.Texto("uuid"), Campos.Texto("receptor_nombre"), Campos.Texto("receptor_rfc"), [new BienFacturado(Campos.Texto("descripcion"), monto)]),
            "recibo" => new ReciboSimple(copia, numero, fecha, monto, Campos.Texto("prestador"), Campos.Texto("domicilio")),
            "lista" => new ListaDeRaya(copia, numero, fecha, monto, Campos.Texto("descripcion"), Campos.Fecha("desde"), Campos.Fecha("hasta"),
                [.. Campos.Renglones("trabajadores").Select(t => new Trabajador(Campos.Texto($"{t}.nombre"), Campos.Numero($"{t}.importe"), Campos.Marca($"{t}.identificado"), Campos.Marca($"{t}.firmo")))]),
            _ => null,
        };
        if (comprobante is null)
        {
            fallas.Add(new Falla("tipo", "PCS-A8-01", "Elija de qué comprobante se trata: factura, recibo simple o lista de raya."));
            return null;
        }

        var renglon = Estado.Ajuste?.Conceptos.FirstOrDefault(c => c.Id == Campos.Texto("renglon"));
        return new RegistrarComprobante(comprobante, renglon is null ? [] : [new CargoAConcepto(renglon.Id, renglon.Concepto, Campos.Texto("cargo").Length == 0 ? monto : Campos.Numero("cargo"))]);
    }

    private Compromisos Compromisos() => E8Compromisos.De(Solicitud.Anexo3, Estado);

    private AnexosDelFinal Final() => new(Campos.Fecha("concluidas_el"), Uno("reuniones"), Uno("fotografia"), Uno("video"), Uno("contraloria"), []);

    private ImmutableArray<Huella> Uno(string campo) => Archivos.TryGetValue(campo, out var h) ? [h] : [];

    // What the file knows is not typed again: places, vouchers, spending line by line.
    private InformeDeProyecto? Informe(AnexosDelFinal? final, List<Falla> fallas)
    {
        var (desde, hasta) = (Campos.Fecha("1.1.periodo_inicio"), Campos.Fecha("1.1.periodo_fin"));
        var grupos = Mio.Contexto.Programa.GruposDeEdad.Select(g =>
        {
            var (m, h) = (Campos.Entero($"6.beneficiarios[{g}].mujeres"), Campos.Entero($"6.beneficiarios[{g}].hombres"));
            return new BeneficiariosPorEdad(g, m, h, unchecked(m + h));
        }).ToImmutableArray();
        var comprobantes = (Estado.Ministraciones?.Comprobantes ?? []).Where(c => c.Valido && c.Fecha >= desde && c.Fecha <= hasta)
            .SelectMany(c => c.Cargos.Select(k => new ComprobanteInformado(k.Renglon, Descripcion(k.Renglon), c.Clave, c.Fecha, k.Monto))).ToImmutableArray();
        var conceptos = PresupuestoAjustado.Vigente(Estado);
        var (todas, todos) = (grupos.Sum(g => (long)g.Mujeres), grupos.Sum(g => (long)g.Hombres));
        if (todas + todos > int.MaxValue)
        {
            fallas.Add(new Falla("6.beneficiarios", "PCS-4.2.11-01", "La suma de personas beneficiarias es demasiado grande; revise los números."));
            return null;
        }

        return new InformeDeProyecto
        {
            PeriodoInicio = desde,
            PeriodoFin = hasta,
            Comunidad = Estado.Recepcion!.Comunidad,
            Proyecto = Estado.Recepcion.Proyecto,
            Objetivo = Solicitud.Anexo3.Objetivo,
            PorcentajeObjetivo = Campos.Numero("2.pct_objetivo"),
            Comentarios = Campos.Texto("2.comentarios") is { Length: > 0 } t ? t : null,
            Metas = [.. Solicitud.Anexo3.Metas.Select((m, i) => Meta(m, i + 1))],
            CausasDeRetraso = Campos.Texto("3.causas_retraso_y_medidas") is { Length: > 0 } c ? c : null,
            Cohesion = [Campos.Texto("4.1"), Campos.Texto("4.2"), Campos.Texto("4.3")],
            Incidencia = [.. Solicitud.Anexo3.Delimitacion.Incidencia.Select(l => new LugarDeIncidencia(l.Cvegeo, l.Comunidad, l.Pueblo))],
            Beneficiarios = grupos,
            PoblacionTotal = new BeneficiariosPorEdad("total", (int)todas, (int)todos, (int)(todas + todos)),
            Gastos = [.. comprobantes.GroupBy(x => x.Concepto).Select(g => new GastoInformado(g.Key, conceptos.FirstOrDefault(x => x.Id == g.Key)?.MontoPcs ?? 0m, g.Sum(x => x.Monto)))],
            Comprobantes = comprobantes,
            CoinversionNoMonetaria = Campos.Texto("7.3.coinversion_no_monetaria"),
            EstadosDeCuenta = Uno("8.estados_de_cuenta"),
            BajoProtesta = Campos.Marca("declaratoria"),
            Firmantes = Firmantes(),
            Final = final,
        };
    }

    private string Descripcion(string renglon) =>
        Solicitud.Anexo3.Presupuesto.Conceptos.FirstOrDefault(c => c.Id == renglon)?.Descripcion ?? "Gasto del proyecto";

    private MetaInformada Meta(Meta m, int n)
    {
        var lograda = Campos.Numero(string.Create(CultureInfo.InvariantCulture, $"3.metas[{n}].lograda"));
        return new MetaInformada(
            m.QueHara, m.Cuanto, lograda, m.Donde,
            Math.Round(lograda / m.Cuanto * 100m, 2, MidpointRounding.AwayFromZero),
            Campos.Texto(string.Create(CultureInfo.InvariantCulture, $"3.metas[{n}].avance")),
            string.Join("; ", m.MaterialProbatorio));
    }
}

internal static class E8Compromisos
{
    /// <summary>What a file committed to. The adjusted project is a document of the committee's: its goals are those of the application.</summary>
    public static Compromisos De(Anexo3 formato, Expediente estado) => Compromisos.De(formato, estado.Ajuste?.ProyectoAjustado ?? estado.Recepcion!.Anexo3);
}
