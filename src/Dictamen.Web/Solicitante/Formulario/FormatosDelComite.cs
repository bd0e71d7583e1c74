using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Notificaciones;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;
using PresupuestoAjustado = Dictamen.Core.Expedientes.E5_Ajuste.Presupuesto;

namespace Dictamen.Web.Solicitante.Formulario;

/// <summary>Forms of what a committee does with its file, with what the file knows already filled in.</summary>
public static class FormatosDelComite
{
    /// <summary>Field of the CLABE.</summary>
    internal const string Clabe = "cuenta.clabe";

    private static readonly Campo Firmas = new("firmas", "El documento lleva la firma o la huella de todas las personas del Comité", TipoDeCampo.Casilla);

    /// <summary>The form of an action; <see langword="null"/> when there is none.</summary>
    public static Apartado? De(string accion, MiProyecto mio, ContenidoDeSolicitud solicitud) =>
        DelComite(accion, mio, solicitud) is { } apartado ? mio.Contexto.Actor.Rol == Rol.Operador ? PorEscrito(apartado) : apartado : null;

    // What the office captures for a committee that wrote: the day on which it came; the privacy notice is shown to who types their own data.
    private static Apartado PorEscrito(Apartado apartado) => apartado with
    {
        Titulo = apartado.Id == AccionesDelComite.CambioDeIntegrantes ? "Capturar un cambio de integrantes que el Comité informó por escrito" : "Capturar lo que el Comité entregó por escrito del cambio de integrantes",
        Ayuda = "Para el Comité que presentó su escrito en la oficina. Cuenta el día en que se recibió, no el de la captura: captúrelo cuanto antes.",
        Partes =
        [
            new Campo(AccionesDelComite.RecibidoEl, "Día en que la oficina recibió el escrito", TipoDeCampo.Fecha, "El del sello de recepción."),
            .. apartado.Partes.Where(p => p is not Campo { Tipo: TipoDeCampo.Mostrado }),
        ],
    };

    private static Apartado? DelComite(string accion, MiProyecto mio, ContenidoDeSolicitud solicitud) => accion switch
    {
        AccionesDelComite.Faltantes => new Apartado(accion, "Entregar los documentos que faltan", "Puede entregarlos todos juntos o poco a poco mientras corra el plazo; entregar sólo una parte no basta.", Pedido(mio.Contexto.Programa, mio.Expediente.Subsanacion?.Pendientes ?? [])),
        AccionesDelComite.Ajuste => new Apartado(accion, "Entregar el proyecto ajustado", "Adjunte el proyecto con los cambios y diga qué observaciones atiende.", Ajuste(mio, solicitud)),
        AccionesDelComite.Firmar => new Apartado(accion, "Firmar el Convenio de Concertación", "Descargue y lea el Convenio antes de firmarlo. Su firma queda registrada con fecha y hora.", []),
        AccionesDelComite.Error => new Apartado(accion, "Informar un error del Convenio", "Se corregirá y se enviará de nuevo; las firmas de esta versión quedan sin efecto.", [new Campo("error", "¿Qué dice el Convenio y qué debe decir?", TipoDeCampo.Area)]),
        AccionesDelComite.Papeles1 => new Apartado(accion, "Entregar el recibo de pago y el estado de cuenta", "Puede entregar los dos o sólo uno y después el otro, dentro del plazo.", Papeles(mio, 1)),
        AccionesDelComite.Papeles2 => new Apartado(accion, "Entregar el recibo de la segunda ministración", "El estado de cuenta sólo es necesario si cambió la cuenta, o quien integra el Comité.", Papeles(mio, 2)),
        AccionesDelComite.Comprobante => new Apartado(accion, "Registrar un comprobante de gasto", "Uno por cada factura, recibo simple o lista de raya (Anexo 8).", Comprobante(mio, solicitud)),
        AccionesDelComite.RetirarComprobante => new Apartado(accion, "Retirar un comprobante que se capturó mal", "Deja de comprobar el gasto y puede registrarse otra vez, con la misma copia y sus datos correctos.",
        [
            new Campo("comprobante", "¿Cuál se retira?", TipoDeCampo.Lista) { Valores = [.. RetirarComprobante.Retirables(mio.Expediente).Select(c => new Opcion(c.Documento.Valor, $"{c.Numero ?? c.Clave}, del {c.Fecha.Corta()}, {c.Monto.Texto()}"))] },
            new Campo("motivo", "¿Qué se capturó mal?", TipoDeCampo.Area, "En una frase y sin datos personales: queda en la historia del expediente."),
        ]),
        AccionesDelComite.InformeParcial => new Apartado(accion, "Informe Parcial (Anexo 9)", "El gasto se toma de los comprobantes registrados con fecha dentro del periodo.", Informe(mio, solicitud, final: false)),
        AccionesDelComite.InformeFinal => new Apartado(accion, "Informe Final (Anexo 10)", "El gasto se toma de los comprobantes registrados con fecha dentro del periodo.", Informe(mio, solicitud, final: true)),
        AccionesDelComite.InformacionParcial or AccionesDelComite.InformacionFinal => Documento(accion, "Entregar la información requerida", "Reúna lo que se le pidió en un solo archivo."),
        AccionesDelComite.CedulaParcial or AccionesDelComite.CedulaFinal => Documento(accion, "Responder la Cédula", $"Adjunte el escrito en que atiende las observaciones. {SolventarCedula.ParaQue(mio.Expediente, accion == AccionesDelComite.CedulaFinal ? TipoInforme.Final : TipoInforme.Parcial)}".TrimEnd()),
        AccionesDelComite.Pormenorizado => Documento(accion, "Rendir el informe pormenorizado", "Adjunte el escrito con lo que a su derecho convenga."),
        AccionesDelComite.Modificar => Documento(accion, "Solicitar la modificación del Convenio", $"La Instancia Ejecutora resuelve en {Cuanto(mio, "PZ-15")}. La modificación no puede afectar la esencia del objetivo ni ampliar la vigencia.", new Campo("identificada_el", "Día en que se identificó la causa", TipoDeCampo.Fecha), new Campo("causa", "¿Cuál es la causa de fuerza mayor?", TipoDeCampo.Area), new Campo("terminos", "¿Qué términos se proponen?", TipoDeCampo.Area), Firmas),
        AccionesDelComite.DocumentosDeModificatorio => Documento(accion, "Entregar la documentación para modificar el Convenio", "Reúna lo que se le pidió en un solo archivo."),
        AccionesDelComite.FirmarModificatorio => new Apartado(accion, "Firmar el Instrumento Modificatorio", "Descargue y lea el Instrumento Modificatorio antes de firmarlo. Su firma queda registrada con fecha y hora.", []),
        AccionesDelComite.FuerzaMayor => Documento(accion, "Dar aviso de caso fortuito o fuerza mayor", $"El aviso que llega después de {Cuanto(mio, "PZ-32")} se recibe, pero no exime de responsabilidad.", new Campo("ocurrido_el", "Día del suceso", TipoDeCampo.Fecha), new Campo("hechos", "¿Qué ocurrió?", TipoDeCampo.Area), new Campo("prueba", "Documento que lo acredita", TipoDeCampo.Archivo)),
        AccionesDelComite.CambioDeIntegrantes => new Apartado(accion, "Informar un cambio de integrantes del Comité", $"La Instancia Ejecutora pide lo que falte en {Cuanto(mio, "PZ-24")}. Mientras no registre el cambio, integran el Comité quienes lo integraban.", Cambio(mio.Contexto.Programa)),
        AccionesDelComite.SubsanarCambio => new Apartado(accion, "Entregar lo que falta del cambio de integrantes", "Puede entregarlo todo junto o poco a poco mientras corra el plazo; entregar sólo una parte no basta.", Pedido(mio.Contexto.Programa, mio.Expediente.Convenio?.Cambio?.Faltantes ?? [], mio.Expediente.Convenio?.Cambio?.Recibidos.Keys)),
        AccionesDelComite.Desistir => Documento(accion, "Desistir de la solicitud", "El proyecto dejará de participar. No puede deshacerse.", Firmas),
        AccionesDelComite.Renunciar => Documento(accion, "Renunciar al apoyo", "El recurso vuelve a la convocatoria. No puede deshacerse.", Firmas),
        AccionesDelComite.Terminar => Documento(accion, "Solicitar la terminación anticipada", "La Instancia Ejecutora responde en el plazo que fija el numeral 4.2.7.", new Campo("motivo", "¿Por qué?", TipoDeCampo.Area), Firmas),
        _ when AccionesDelComite.EsAcuse(accion, out _) => new Apartado(accion, "Acusar de recibo de una notificación", "Su acuse queda registrado con fecha y hora. La notificación surte efectos hoy, o el siguiente día hábil, y su plazo, si abre alguno, corre desde el día siguiente.", []),
        _ when AccionesDelComite.EsReintegro(accion, out _) => new Apartado(accion, "Acreditar el reintegro a la TESOFE", $"{Debido(accion, mio)}{CamposDeExpediente.LineaDeCaptura(mio.Contexto.Programa)} Cuando haya depositado, adjunte aquí la copia del comprobante.",
        [
            new Campo("monto", "Monto depositado del apoyo (pesos)", TipoDeCampo.Monto),
            new Campo("rendimientos", "Rendimientos depositados (pesos)", TipoDeCampo.Monto, "Si no hubo, escriba 0."),
            new Campo("depositado_el", "Día del depósito", TipoDeCampo.Fecha),
            new Campo("comprobante", "Comprobante del depósito", TipoDeCampo.Archivo),
        ]),
        _ => null,
    };

    /// <summary>The form with a box below a CLABE whose check digit does not match, to confirm it as it is; as it was with any other.</summary>
    [Regla("PCS-4.2.3.3-10")]
    public static Apartado ConConfirmacion(Apartado apartado, IReadOnlyDictionary<string, string> campos) =>
        apartado.Partes.FirstOrDefault(p => p is Campo { Ruta: Clabe }) is { } clabe && Core.Clabe.TryParse(campos.GetValueOrDefault(Clabe), out var leida, out _) && leida.Advertencia is not null
            ? apartado with { Partes = apartado.Partes.Insert(apartado.Partes.IndexOf(clabe) + 1, new Campo(AccionesDelComite.ClabeCorrecta, "La CLABE es correcta como está", TipoDeCampo.Casilla, "Sólo si la comparó, dígito por dígito, con el estado de cuenta.")) }
            : apartado;

    /// <summary>Number of the instrument that an action signs: whoever signs says which they read.</summary>
    public static (string Ruta, int? Numero)? Firmado(string accion, MiProyecto mio) => accion switch
    {
        AccionesDelComite.Firmar => ("version", mio.Expediente.Convenio?.Version),
        AccionesDelComite.FirmarModificatorio => ("modificatorio", mio.Expediente.Convenio?.Modificatorio?.Numero),
        _ => null,
    };

    /// <summary>What the file knows already of the fields of an action.</summary>
    public static Dictionary<string, string> Conocido(string accion, MiProyecto mio, ContenidoDeSolicitud solicitud)
    {
        var (e, c) = (mio.Expediente, new Dictionary<string, string>(StringComparer.Ordinal));
        static string N(decimal n) => n.ToString("0.##", CultureInfo.InvariantCulture);
        static string D(DateOnly d) => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        switch (accion)
        {
            case AccionesDelComite.Ajuste:
                // Who completes a delivery goes on from what was delivered: a line that is not in it was withdrawn.
                var entrega = e.Ajuste?.PorRevisar;
                foreach (var (i, r) in PresupuestoAjustado.Vigente(e).Index())
                {
                    c[Renglon(i)] = N(entrega is null ? r.MontoPcs : entrega.Conceptos.FirstOrDefault(x => x.Id == r.Id)?.MontoPcs ?? 0m);
                }

                foreach (var n in entrega?.Atiende ?? [])
                {
                    c[Atendida(n)] = "si";
                }

                c["4"] = solicitud.Anexo3.Objetivo;
                foreach (var (i, m) in solicitud.Anexo3.Metas.Index())
                {
                    (c[DelAjuste(i, "que_hara")], c[DelAjuste(i, "cuanto")], c[DelAjuste(i, "donde")], c[DelAjuste(i, "material_probatorio")]) = (m.QueHara, N(m.Cuanto), m.Donde, string.Join('\n', m.MaterialProbatorio));
                }

                break;
            case AccionesDelComite.Papeles1 or AccionesDelComite.Papeles2:
                var numero = accion == AccionesDelComite.Papeles1 ? 0 : 1;
                c["cantidad.letra"] = e.Convenio is { } convenio && numero < convenio.Pagos.Length ? MontoEnLetra.De(convenio.Pagos[numero]) : "";
                foreach (var (cargo, tipo) in e.Recepcion!.Identificaciones)
                {
                    c[$"tipo.{cargo}"] = tipo;
                }

                break;
            case AccionesDelComite.InformeParcial or AccionesDelComite.InformeFinal:
                var fin = mio.Contexto.Programa.FinDeVigencia;
                c["1.1.periodo_inicio"] = (accion == AccionesDelComite.InformeFinal && e.Informes?.Parcial is { } parcial ? GastosDelInforme.Desde(e, parcial.PeriodoFin.AddDays(1)) : e.Convenio?.Fecha) is { } desde ? D(desde) : "";
                c["1.1.periodo_fin"] = D(mio.Contexto.Hoy < fin ? mio.Contexto.Hoy : fin);
                break;
            case var _ when AccionesDelComite.EsReintegro(accion, out var requerido) && e.Cierre?.Reintegros.FirstOrDefault(x => x.Numero == requerido) is { } reintegro:
                (c["monto"], c["rendimientos"]) = (N(reintegro.Resta), N(reintegro.RestaDeRendimientos));
                break;
        }

        return c;
    }

    // What was asked for in writing, added up: it is one deposit.
    private static string Debido(string accion, MiProyecto mio) =>
        AccionesDelComite.EsReintegro(accion, out var numero) && mio.Expediente.Cierre?.Reintegros.FirstOrDefault(r => r.Numero == numero) is { } r
            ? ReintegroRequerido.Consta(mio.Expediente, r) ? $"Por depositar: {r.Resta.Texto()} del apoyo y {r.RestaDeRendimientos.Texto()} de rendimientos, {(r.Resta + r.RestaDeRendimientos).Texto()} en total. " : $"Por depositar: {r.Resta.Texto()} del apoyo, más {ReintegroRequerido.ConRendimientos(mio.Expediente, r)}. "
            : "";

    private static string Cuanto(MiProyecto mio, string plazo) => mio.Contexto.Programa.Termino(plazo).Cuanto();

    private static Apartado Documento(string accion, string titulo, string ayuda, params ReadOnlySpan<Parte> mas) =>
        new(accion, titulo, ayuda, [new Campo("documento", "Escrito (PDF o fotografía)", TipoDeCampo.Archivo), .. mas]);

    private static ImmutableArray<Parte> Cambio(Programa programa)
    {
        var piden = RequisitosDelCambio.Claves(programa, programa.CargosCpc).Select(r => r.Requisito).DistinctBy(r => r.Id).ToLookup(r => r.EsDocumento);
        return
        [
            new Campo("cambio_el", "Día de la asamblea que acordó el cambio", TipoDeCampo.Fecha),
            new Campo("documento", "Escrito libre que informa el cambio (PDF o fotografía)", TipoDeCampo.Archivo),
            FormatoDeSolicitud.AvisoDePrivacidad(programa) with { Ayuda = "Muéstrelo a cada persona que entra antes de capturar sus datos." },
            new Tabla("entran", "Quiénes entran", "Persona",
            [
                new Campo("cargo", "Cargo que ocupa", TipoDeCampo.Lista) { Valores = [.. programa.CargosCpc.Select(c => new Opcion(c, c))] },
                .. FormatoDeSolicitud.DatosDePersona,
                .. piden[true].Where(r => r.PorIntegrante).Select(r => new Campo(r.Id, r.Nombre, TipoDeCampo.Archivo)),
                Identificacion(programa, "tipo", "esta persona"),
            ]) { Ayuda = $"De {programa.EdadMinima} años o más; ninguna puede ocupar dos cargos. Sus datos sólo los ven usted y quien opera el programa; no se publican.", Maximo = programa.CargosCpc.Length },
            new Subtitulo("Lo que acredita el cambio", "Si algo falta, la Instancia Ejecutora lo pedirá una sola vez."),
            .. piden[true].Where(r => !r.PorIntegrante).Select(r => new Campo(r.Id, r.Nombre, TipoDeCampo.Archivo)),
            .. piden[false].Select(r => new Campo($"declara.{r.Id}", r.Declarado, TipoDeCampo.Casilla)),
        ];
    }

    private const string YaSeRecibio = "Ya se recibió; elíjalo otra vez sólo para sustituirlo.";

    // What came already stays in the form: it can be handed in again, and so can the whole order by a program that lost its answer.
    private static ImmutableArray<Parte> Pedido(Programa programa, ImmutableArray<Faltante> pedidos, IEnumerable<string>? recibidos = null) =>
        [.. pedidos.Select(f => recibidos?.Contains(f.Requisito) == true ? f with { Motivo = YaSeRecibio } : f).SelectMany(f => Requisitos.Buscar(programa, f.Requisito) switch
        {
            { Requisito: { EsDocumento: false, Id: not Requisitos.Coinversion } r } => new Parte[] { new Campo($"declara.{r.Id}", r.Declarado, TipoDeCampo.Casilla) },
            { Requisito: { Id: Requisitos.Identificacion } r, Cargo: { } cargo } => [new Campo(f.Requisito, $"{r.Nombre}: {cargo}", TipoDeCampo.Archivo, f.Motivo), Identificacion(programa, $"tipo.{cargo}", cargo)],
            { Requisito: var r, Cargo: var cargo } => [new Campo(f.Requisito, cargo is null ? r.Nombre : $"{r.Nombre}: {cargo}", TipoDeCampo.Archivo, f.Motivo)],
            null => [],
        })];

    private static ImmutableArray<Parte> Ajuste(MiProyecto mio, ContenidoDeSolicitud solicitud) =>
    [
        new Campo("proyecto", "Proyecto ajustado (PDF)", TipoDeCampo.Archivo),
        new Subtitulo("Observaciones que atiende"),
        .. (mio.Expediente.Ajuste?.Observaciones ?? []).Select(o => new Campo(Atendida(o.Numero), $"{o.Numero}. {o.Asunto}", TipoDeCampo.Casilla)),
        new Subtitulo("Presupuesto ajustado", "Lo que se solicita al programa en cada renglón; deje en cero los que se retiran."),
        .. PresupuestoAjustado.Vigente(mio.Expediente).Select((c, i) => new Campo(Renglon(i), $"{Descripcion(c, solicitud)} ({c.Rubro}), pesos", TipoDeCampo.Monto)),
        new Subtitulo("Objetivo y metas", "Con ellos se compararán los informes. Si el ajuste los cambia, escríbalos como quedan en el proyecto ajustado; si no, déjelos como están."),
        new Campo("4", "Objetivo", TipoDeCampo.Area),
        FormatoDeSolicitud.TablaDeMetas(mio.Contexto.Programa),
    ];

    private static string Atendida(int numero) => string.Create(CultureInfo.InvariantCulture, $"atiende.{numero}");

    // Two lines of one kind are told apart by what they buy.
    private static string Descripcion(ConceptoPresupuestado c, ContenidoDeSolicitud solicitud) =>
        $"{c.Id.Renglon()}: {solicitud.Anexo3.Presupuesto.Conceptos.FirstOrDefault(x => x.Id == c.Id)?.Descripcion ?? c.Concepto}";

    private static string Renglon(int i) => string.Create(CultureInfo.InvariantCulture, $"8.1[{i + 1}].monto_pcs");

    private static string DelAjuste(int i, string campo) => string.Create(CultureInfo.InvariantCulture, $"5[{i + 1}].{campo}");

    private static string DeMeta(int i, string campo) => string.Create(CultureInfo.InvariantCulture, $"3.metas[{i + 1}].{campo}");

    private static ImmutableArray<Parte> Papeles(MiProyecto mio, int numero)
    {
        var programa = mio.Contexto.Programa;
        var monto = mio.Expediente.Convenio is { } c && numero <= c.Pagos.Length ? c.Pagos[numero - 1].Texto() : "";
        return
        [
            new Subtitulo("Recibo de pago (Anexo 7)", $"Por {monto}, firmado por todas las personas del Comité."),
            new Campo("papeles.recibo", "Recibo firmado", TipoDeCampo.Archivo, SiSeRecibio(Papel.Recibo)),
            new Campo("cantidad.letra", "Cantidad con letra, como dice el recibo", TipoDeCampo.Area),
            .. programa.CargosCpc.SelectMany(cargo => new Parte[]
            {
                new Campo($"firmas.{cargo}", $"Lo firmó la persona de {cargo}", TipoDeCampo.Casilla),
                new Campo($"identificaciones.{cargo}", $"Copia de la identificación de {cargo}", TipoDeCampo.Archivo),
                Identificacion(programa, $"tipo.{cargo}", cargo),
            }),
            new Subtitulo("Estado de cuenta", $"De la cuenta mancomunada, con no más de {programa.MesesEstadoDeCuenta} meses. Los datos de la cuenta no se publican."),
            new Campo("papeles.estado_de_cuenta", "Estado de cuenta", TipoDeCampo.Archivo, SiSeRecibio(Papel.EstadoDeCuenta)),
            new Campo("cuenta.fecha_emision", "Fecha de emisión", TipoDeCampo.Fecha),
            new Campo("cuenta.banco", "Banco"),
            new Campo("cuenta.numero", "Número de cuenta", TipoDeCampo.Entero),
            new Campo(Clabe, "CLABE interbancaria", TipoDeCampo.Entero, "Dieciocho dígitos.") { Advertencia = Core.Clabe.DigitoDistinto },
            new Campo("cuenta.titulares", "La cuenta está a nombre de todas las personas del Comité y de nadie más", TipoDeCampo.Casilla),
        ];

        string? SiSeRecibio(Papel papel) => mio.Expediente.Convenio?.Papeles.GetValueOrDefault(numero)?.Entregados.Contains(papel) == true ? YaSeRecibio : null;
    }

    private static ImmutableArray<Parte> Comprobante(MiProyecto mio, ContenidoDeSolicitud solicitud) =>
    [
        new Campo("tipo", "¿Qué comprobante es?", TipoDeCampo.Opciones, "Después de los datos de todos se piden sólo los del que elija.") { Valores = [new("factura", "Factura"), new("recibo", "Recibo simple"), new("lista", "Lista de raya")] },
        new Campo("copia", "Copia del comprobante", TipoDeCampo.Archivo),
        new Campo("numero", "Número"),
        new Campo("fecha", "Fecha de emisión", TipoDeCampo.Fecha, $"La que trae impresa, no la de hoy. {RegistrarComprobante.FechaMasTardia(mio.Contexto.Programa)} Registrarlo aquí puede hasta el {mio.Contexto.Plazo("PZ-28", mio.Contexto.Hoy).UltimoDia.ConDia()}, antes de presentar el Informe Final."),
        new Campo("pagado_el", "Fecha en que se pagó", TipoDeCampo.Fecha),
        new Campo("monto", "Monto (pesos)", TipoDeCampo.Monto),
        new Tabla("cargos", "Renglones del presupuesto a los que se carga", "Renglón",
        [
            new Campo("renglon", "Renglón del presupuesto autorizado", TipoDeCampo.Lista)
            {
                Valores = [.. PresupuestoAjustado.Vigente(mio.Expediente).Select(c => new Opcion(c.Id, $"{Descripcion(c, solicitud)} ({c.MontoPcs.Texto()})"))],
            },
            new Campo("monto", "Cuánto se carga al programa (pesos)", TipoDeCampo.Monto, "Si es todo el monto, déjelo en blanco."),
        ]) { Maximo = 20 },
        .. SoloSi("factura",
            new Subtitulo("Datos de la factura", $"Va a nombre de «{mio.Contexto.Programa.ReceptorFactura.Nombre}», con el RFC {mio.Contexto.Programa.ReceptorFactura.Rfc}; no a nombre del Comité. Copie los datos de la factura tal como están impresos."),
            new Campo("uuid", "Folio fiscal (UUID)"),
            new Campo("receptor_nombre", "A nombre de", TipoDeCampo.Texto, "Cópielo de la factura."),
            new Campo("receptor_rfc", "RFC de quien la recibe", TipoDeCampo.Texto, "Cópielo de la factura."),
            new Tabla("conceptos", "Bienes y servicios de la factura", "Bien o servicio", [new Campo("descripcion", "Qué se compró"), new Campo("costo", "Costo (pesos)", TipoDeCampo.Monto)]) { Maximo = 50 },
            new Campo("impuestos", "Impuestos que la factura suma al final (pesos)", TipoDeCampo.Monto, "El IVA y los demás, menos los descuentos y retenciones que reste al final. Si cada costo ya los incluye, déjelo en blanco: costos e impuestos suman el monto de la factura.")),
        .. SoloSi("recibo",
            new Subtitulo("Datos del recibo simple"),
            new Campo("prestador.nombre", "Nombre de quien vende o presta el servicio, o del establecimiento"),
            new Campo("prestador.domicilio", "Su domicilio"),
            new Campo("concepto", "Qué se compró o se pagó, tal como aparece en el recibo")),
        .. SoloSi("lista",
            new Subtitulo("Datos de la lista de raya", "Paga jornales y mano de obra del proyecto; no sueldos de quienes integran el Comité."),
            new Campo("actividades", "Qué trabajos se pagaron", TipoDeCampo.Area),
            new Campo("periodo.desde", "Primer día trabajado", TipoDeCampo.Fecha),
            new Campo("periodo.hasta", "Último día trabajado", TipoDeCampo.Fecha),
            new Tabla("trabajadores", "Personas de la lista de raya", "Persona",
            [
                new Campo("nombre", "Nombre completo"), new Campo("importe", "Importe (pesos)", TipoDeCampo.Monto),
                new Campo("curp", "CURP", TipoDeCampo.Texto, "Sólo si se llama igual que alguien del Comité y es otra persona."),
                new Campo("identificado", "Se anexa su identificación", TipoDeCampo.Casilla), new Campo("firmo", "Firmó", TipoDeCampo.Casilla),
            ])),
    ];

    private static IEnumerable<Parte> SoloSi(string tipo, params Parte[] partes) => partes.Select(p => p with { SoloSi = tipo });

    // Wording of Anexos 9 and 10.
    private const string Ejemplos = "Describa el avance alcanzado a la fecha (proporcione ejemplos que sustenten su respuesta, brindando información cualitativa y cuantitativa).";

    // What was promised stands beside the answer, and never in its place: whoever signs swears what was achieved.
    private static string Comprometido(string? promesa, string? antes = null) => $"{(antes is null ? "" : $"{antes} ")}Comprometido: {promesa}";

    private static ImmutableArray<Parte> Informe(MiProyecto mio, ContenidoDeSolicitud solicitud, bool final) =>
    [
        new Subtitulo("1. Comunidad y periodo", $"{mio.Expediente.Recepcion!.Comunidad}. Proyecto «{mio.Expediente.Recepcion.Proyecto}», folio {mio.Expediente.Folio}."),
        new Campo("1.1.periodo_inicio", "El periodo que se informa empieza el", TipoDeCampo.Fecha),
        new Campo("1.1.periodo_fin", "y termina el", TipoDeCampo.Fecha),
        new Campo("2.pct_objetivo", $"¿Cuánto se cumplió del objetivo, de 0 a 100? «{solicitud.Anexo3.Objetivo}»", TipoDeCampo.Numero),
        new Campo("2.comentarios", "Comentarios", TipoDeCampo.Area),
        .. solicitud.Anexo3.Metas.SelectMany((m, i) => new Parte[]
        {
            new Subtitulo(string.Create(CultureInfo.InvariantCulture, $"Meta {i + 1}: {m.QueHara}"), string.Create(CultureInfo.InvariantCulture, $"Se comprometió: {m.Cuanto.Cifra()}, en {m.Donde}.")),
            new Campo(DeMeta(i, "lograda"), "¿Cuánto se logró?", TipoDeCampo.Numero),
            new Campo(DeMeta(i, "lugar"), "¿Dónde?", TipoDeCampo.Texto, Comprometido(m.Donde)),
            new Campo(DeMeta(i, "avance"), "Describa el avance", TipoDeCampo.Area, Ejemplos),
            new Campo(DeMeta(i, "material"), "Material probatorio", TipoDeCampo.Texto, Comprometido(string.Join("; ", m.MaterialProbatorio), "Qué se entrega para probarlo: listas, minutas, fotografías.")),
            Archivos(DeMeta(i, "evidencias"), string.Create(CultureInfo.InvariantCulture, $"Archivos del material probatorio de la meta {i + 1}")),
        }),
        new Campo("3.causas_retraso_y_medidas", "Si alguna meta no llegó al 100 %, ¿por qué y qué se hizo?", TipoDeCampo.Area),
        new Campo("4.1", "4.1 ¿Cuál es el beneficio directo logrado en la comunidad con la ejecución del proyecto?", TipoDeCampo.Area, Comprometido(solicitud.Anexo3.Cohesion.Beneficio, Ejemplos)),
        new Campo("4.2", "4.2 Describa la participación de la comunidad en cada etapa del proyecto", TipoDeCampo.Area, Comprometido(solicitud.Anexo3.Cohesion.Participacion, $"Identificación de la problemática o necesidad, planeación, ejecución y evaluación. {Ejemplos}")),
        new Campo("4.3", "4.3 ¿Cómo ha contribuido la ejecución del proyecto a fortalecer el compromiso, la colaboración, la confianza, la equidad y la solidaridad entre los miembros de la comunidad?", TipoDeCampo.Area, Comprometido(solicitud.Anexo3.Cohesion.Fortalecimiento, Ejemplos)),
        FormatoDeSolicitud.TablaDeLugares("5.incidencia", "5. Localidades de incidencia", mio.Contexto.Convocatoria?.Bases?.Cobertura ?? []) with
        {
            Ayuda = Comprometido(string.Join("; ", solicitud.Anexo3.Delimitacion.Incidencia.Select(l => $"{l.Comunidad}, {l.Localidad}, {l.Municipio}")), "Lugares en donde incidió el proyecto y de donde proceden las personas beneficiarias."),
        },
        new Tabla("6.beneficiarios", "6. Personas beneficiadas por edad", "Grupo", [new Campo("mujeres", "Mujeres", TipoDeCampo.Entero), new Campo("hombres", "Hombres", TipoDeCampo.Entero)])
        {
            Fijos = [.. mio.Contexto.Programa.GruposDeEdad.Select(g => new Opcion(g, g.Edades()))],
            Ayuda = Comprometido(
                string.Join("; ", solicitud.Anexo3.Delimitacion.Beneficiarios.Select(b => $"{b.Grupo.Edades()}, {b.Mujeres} mujeres y {b.Hombres} hombres")),
                "Personas beneficiarias directas atendidas a la fecha. Donde no haya ninguna, escriba 0."),
        },
        new Subtitulo("7. Gasto", $"Se han registrado {Comprobantes(mio)}; cuentan los que tienen fecha dentro del periodo. Si falta alguno, regístrelo antes de enviar el informe."),
        new Campo("7.3.coinversion_no_monetaria", "7.3 ¿En qué consistió, a la fecha del informe, la coinversión no monetaria de las personas de la comunidad?", TipoDeCampo.Area, Comprometido(solicitud.Anexo3.Presupuesto.CoinversionNoMonetaria)),
        new Subtitulo("8. Cuenta bancaria", "Bajo protesta de decir verdad, los recursos del Programa se depositaron en esta cuenta, de este banco y esta sucursal. El número se compara con el de la cuenta mancomunada del expediente y no se guarda en el informe."),
        new Campo("8.cuenta.numero", "Número de la cuenta", TipoDeCampo.Entero),
        new Campo("8.cuenta.banco", "Banco"),
        new Campo("8.cuenta.sucursal", "Nombre de la sucursal"),
        new Campo("8.cuenta.num_sucursal", "Número de la sucursal"),
        new Campo("8.cuenta.ciudad", "Ciudad de la sucursal"),
        new Campo("8.cuenta.estado", "Estado de la sucursal"),
        Archivos("8.estados_de_cuenta", "Estados de la cuenta mancomunada del periodo"),
        .. final ? (ReadOnlySpan<Parte>)
        [
            new Subtitulo("Conclusión del proyecto"),
            new Campo("anexo10.concluidas_el", "Día en que concluyeron las acciones", TipoDeCampo.Fecha),
            Archivos("anexo10.evidencias_reuniones", "Evidencias de las reuniones con la comunidad"),
            Archivos("anexo10.fotografias_y_videos", "Fotografías y videos", "Al menos una fotografía y un video (MP4).") with { Admite = ".pdf,.jpg,.jpeg,.png,.mp4" },
            Archivos("anexo10.acta_registro_ccs", "Contraloría Social: Acta de Registro", "Acredita que se conformó. Sin ella el informe se recibe, y el indicador de contraloría no otorga puntos."),
            Archivos("anexo10.informe_ccs", "Contraloría Social: Informe", "Acredita que operó. Sin él el informe se recibe, y el indicador de contraloría no otorga puntos."),
            Archivos("anexo10.formatos_contraloria", "Contraloría Social: otros formatos", "Sustitución de integrante, fichas informativas, solicitudes de información, quejas y denuncias o minutas, si los hay."),
            new Tabla("anexo10.otros_apoyos", "Apoyos de otros programas", "Apoyo",
            [
                new Campo("programa", "Programa"), new Campo("monto", "Monto recibido (pesos)", TipoDeCampo.Monto), new Campo("sinergias", "Sinergias alcanzadas", TipoDeCampo.Area),
            ]) { Ayuda = "Sólo si el proyecto recibió apoyos para actividades similares o complementarias (numeral 3.3).", Maximo = 20 },
        ] : [],
        new Subtitulo("Firmas", $"Firman el informe todas las personas del Comité. Antes de enviarlo, lean juntas lo que dice y firmen una hoja, que puede ser a mano: «{(final ? "Informe Final" : "Informe Parcial")}, folio {mio.Expediente.Folio}», el periodo que informa y el nombre, el cargo y la firma o la huella de cada una."),
        Archivos("hojas_de_firmas", "Hoja de firmas", "Una foto o un PDF. Puede adjuntar varios."),
        new Campo("declaratoria", "Bajo protesta de decir verdad, lo informado es cierto", TipoDeCampo.Casilla),
        Firmas,
    ];

    private static string Comprobantes(MiProyecto mio) => (mio.Expediente.Ministraciones?.Comprobantes ?? []).Where(c => c.Valido).ToList() is { Count: > 0 } c
        ? string.Create(CultureInfo.InvariantCulture, $"{c.Count} comprobante{(c.Count == 1 ? "" : "s")} por {c.Sum(x => x.Monto).Texto()} ({string.Join("; ", EjercicioDelRecurso.De(mio.Expediente).PorRubro.Select(r => $"recursos {r.Key}, {r.Value.Texto()}"))})")
        : "cero comprobantes";

    private static Campo Archivos(string ruta, string etiqueta, string ayuda = "Puede adjuntar varios.") => new(ruta, etiqueta, TipoDeCampo.Archivo, ayuda) { Varios = true };

    private static Campo Identificacion(Programa programa, string ruta, string cargo) => new(ruta, $"¿Qué identificación es la de {cargo}?", TipoDeCampo.Lista)
    {
        Valores = [.. programa.TiposDeIdentificacion.Select(t => new Opcion(t.Id, t.Nombre))],
    };
}
