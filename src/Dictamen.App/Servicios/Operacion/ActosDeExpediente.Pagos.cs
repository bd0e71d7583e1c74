using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;

namespace Dictamen.App.Servicios.Operacion;

/// <content>Payments: ordered by one person, approved by another, proven by the bank.</content>
public static partial class ActosDeExpediente
{
    private static readonly (CausaDeRetencion Causa, string Texto)[] CausasDeRetencion =
    [
        (CausaDeRetencion.ComprobantesApocrifos, "Comprobantes presuntamente apócrifos"),
        (CausaDeRetencion.ComprobantesNoReconocidos, "Comprobantes que quien los expide no reconoce"),
        (CausaDeRetencion.DocumentacionAjena, "Documentación ajena al proyecto"),
        (CausaDeRetencion.InobservanciaDeNormas, "Inobservancia de las normas que rigen el proyecto (7.2)"),
    ];

    private static IEnumerable<FormularioDeActo<Expediente>> DePagos() =>
    [
        Acto(
            "instruir-pago",
            "Instruir una ministración",
            e => Siguiente(e) is not null && e.Informes?.Final is null && e.Estatus is Estatus.ConvenioSuscrito or Estatus.EnEjecucion,
            (e, _) => [Dato($"Ministración {Siguiente(e)}", $"{e.Convenio!.Pagos[Siguiente(e)!.Value - 1].Texto()} ({MontoEnLetra.De(e.Convenio.Pagos[Siguiente(e)!.Value - 1])})"), .. Cuenta(e)],
            (_, e, _) => new InstruirMinistracion(Siguiente(e)!.Value),
            "La aprueba otra persona.") with { Mostrar = (p, e, c, ct) => p.CuentaAsync(e, Siguiente(e), c, ct) },
        Acto("aprobar-pago", "Aprobar la ministración", e => En(e, EstatusMinistracion.Instruida) is not null, (e, _) => [.. Pago(e, EstatusMinistracion.Instruida), .. Cuenta(e)], (_, e, _) => new AprobarMinistracion(En(e, EstatusMinistracion.Instruida)!.Numero)) with { Mostrar = (p, e, c, ct) => p.CuentaAsync(e, En(e, EstatusMinistracion.Instruida)?.Numero, c, ct) },
        Acto(
            "rechazar-pago",
            "Rechazar la ministración",
            e => SinPagar(e) is not null,
            (e, _) => [.. Pago(e, SinPagar(e)!.Value), Motivo()],
            (x, e, _) => new RechazarMinistracion(En(e, SinPagar(e)!.Value)!.Numero, x.Texto("motivo")),
            "También la que ya se aprobó, si la TESOFE no la pagó."),
        Acto(
            "registrar-pago",
            "Registrar el comprobante bancario",
            e => En(e, EstatusMinistracion.Aprobada) is not null,
            (e, _) => [.. Pago(e, EstatusMinistracion.Aprobada), new Campo("rastreo", "Clave de rastreo SPEI", TipoDeCampo.Texto), new Campo("fecha", "Fecha del pago", TipoDeCampo.Fecha)],
            (x, e, _) => new RegistrarPago(En(e, EstatusMinistracion.Aprobada)!.Numero, x.Texto("rastreo"), x.Fecha("fecha"))),
        Acto(
            "negar-segunda",
            "Negar la segunda ministración",
            e => e is { Estatus: Estatus.EnEjecucion, Convenio.ExhibicionUnica: false } && e.Ministraciones?.Pago(2) is null && (e.Informes?.ParcialCumpleInstrumento == false || e.Informes?.Parcial is null),
            (_, _) => [Motivo(), Documento("resolucion", "Resolución fundada y motivada")],
            (x, _, _) => new NegarSegundaMinistracion(x.Archivo("resolucion"), x.Texto("motivo"))),
        Acto(
            "retener",
            "Retener de manera cautelar el recurso pendiente",
            e => e is { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion } && e.Ministraciones?.Retencion is null,
            (e, _) =>
            [
                Campo.De("causa", "Causa", CausasDeRetencion.Where(c => e.Estatus == Estatus.EnEjecucion || c.Causa == CausaDeRetencion.InobservanciaDeNormas)),
                Documento("documento", "Documento que la motiva"),
            ],
            (x, _, _) => new RetenerMinistracion(x.Opcion<CausaDeRetencion>("causa"), x.Archivo("documento"))),
        Acto("levantar-retencion", "Levantar la retención", e => e is { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Ministraciones.Retencion: not null }, (_, _) => [Documento("documento", "Resultado de la verificación")], (x, _, _) => new LevantarRetencion(x.Archivo("documento"))),
        Acto(
            "limitar-pago",
            "Limitar una ministración que no se ha pagado",
            e => Limitables(e).Any() && e.Informes is not { EnEvaluacionFinal: true },
            (e, _) =>
            [
                new Campo("ministracion", "Ministración", TipoDeCampo.Opcion) { EnElActo = "numero", Opciones = [.. Limitables(e).Select(n => new OpcionDeCampo(n.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{n}, de {e.Convenio!.Pagos[n - 1].Texto()}"))] },
                new Campo("monto", "Cantidad a la que se limita (pesos)", TipoDeCampo.Monto) { Ayuda = "Mayor que cero y menor que la de la ministración. Lo demás no se paga y vuelve a la convocatoria." },
                Motivo(),
                Documento("resolucion", "Resolución fundada y motivada"),
            ],
            (x, _, _) => new LimitarMinistracion(x.Entero("ministracion"), x.Monto("monto"), x.Texto("motivo"), x.Archivo("resolucion")),
            "Es definitivo: para detener el pago mientras algo se verifica, reténgalo."),
        Acto(
            "verificar-factura",
            "Asentar la verificación de una factura ante la autoridad fiscal",
            e => Facturas(e).Any(),
            (e, _) =>
            [
                new Campo("comprobante", "Factura", TipoDeCampo.Opcion) { Opciones = [.. Facturas(e).Select(c => new OpcionDeCampo(c.Documento.Valor, $"{c.Clave}, {c.Fecha.Corta()}, {c.Monto.Texto()}"))] },
                new Campo("vigente", "Resultado", TipoDeCampo.Opcion) { Opciones = [new("si", "La autoridad fiscal la confirma"), new("no", "No la confirma: deja de comprobar el gasto")] },
                new Campo("consultada", "Fecha de la consulta", TipoDeCampo.Fecha) { EnElActo = "consultada_el" },
                Documento("constancia", "Constancia de la consulta"),
            ],
            (x, e, _) => new VerificarFactura(Facturas(e).FirstOrDefault(c => c.Documento.Valor == x.Texto("comprobante"))?.Documento ?? default, SiNo(x, "vigente"), x.Fecha("consultada"), x.Archivo("constancia"))),
        Acto(
            "invalidar-comprobante",
            "Declarar inválido un comprobante",
            e => e.Estatus == Estatus.EnEjecucion && Registrados(e).Any(),
            (e, _) =>
            [
                new Campo("comprobante", "Comprobante", TipoDeCampo.Opcion) { Opciones = [.. Registrados(e).Select(c => new OpcionDeCampo(c.Documento.Valor, $"{c.Rotulo}, {c.Fecha.Corta()}, {c.Monto.Texto()}{(c.Valido ? "" : " (ya declarado inválido)")}"))] },
                new Campo("mal_capturado", "¿Qué está mal?", TipoDeCampo.Opcion)
                {
                    Opciones = [new("no", "El comprobante: no vale, no se registra otra vez y cuenta como uno que no cumple"), new("si", "Sus datos: vale y se capturó mal; el Comité lo registra otra vez y no cuenta en su contra")],
                },
                Motivo(),
            ],
            (x, e, _) => new InvalidarComprobante(Registrados(e).FirstOrDefault(c => c.Documento.Valor == x.Texto("comprobante"))?.Documento ?? default, x.Texto("motivo"), SiNo(x, "mal_capturado"))),
    ];

    // What was declared worthless over a slip of whoever captured it can still be put right.
    private static IEnumerable<ComprobanteAsentado> Registrados(Expediente e) => e.Ministraciones?.Comprobantes.Where(c => !c.MalCapturado) ?? [];

    private static IEnumerable<ComprobanteAsentado> Facturas(Expediente e) =>
        e.Ministraciones?.Comprobantes.Where(c => c is { Tipo: TipoDeComprobante.Factura, Valido: true, Verificada: false }) ?? [];

    private static int? Siguiente(Expediente e) =>
        e.Convenio is { } c && Enumerable.Range(1, c.Pagos.Length).FirstOrDefault(n => e.Ministraciones?.Pago(n) is null) is > 0 and var n ? n : null;

    private static IEnumerable<int> Limitables(Expediente e) => e is { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio: { } c }
        ? Enumerable.Range(1, c.Pagos.Length).Where(n => e.Ministraciones?.Pago(n) is null or { Estatus: EstatusMinistracion.Instruida })
        : [];

    private static Ministracion? En(Expediente e, EstatusMinistracion estatus) => e.Ministraciones?.Pagos.FirstOrDefault(p => p.Estatus == estatus);

    // Where the payment that can still be taken back stands: a file has one in course at a time.
    private static EstatusMinistracion? SinPagar(Expediente e) =>
        e.Ministraciones?.Pagos.FirstOrDefault(p => p.Estatus is EstatusMinistracion.Instruida or EstatusMinistracion.Aprobada)?.Estatus;

    private static IEnumerable<Campo> Pago(Expediente e, EstatusMinistracion estatus) =>
        En(e, estatus) is { } p ? [Dato($"Ministración {p.Numero}", $"{p.Monto.Texto()} ({MontoEnLetra.De(p.Monto)})")] : [];

    // Why it cannot be paid yet, before anybody tries.
    private static IEnumerable<Campo> Cuenta(Expediente e) => EstadoDeCuenta.DeOtrosTitulares(e) is { } otros ? [Dato("Cuenta", otros.Mensaje)] : [];
}
