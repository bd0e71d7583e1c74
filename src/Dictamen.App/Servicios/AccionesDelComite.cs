using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Consultas;
using Dictamen.App.Notificaciones;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios;

/// <summary>Something that is asked of the committee, or that it may do, now.</summary>
/// <param name="Accion">Word of its address.</param>
/// <param name="Titulo">What is to be done.</param>
/// <param name="Porque">Why it is asked.</param>
/// <param name="Regla">Rule.</param>
/// <param name="Plazo">Term, as the calendar in force counts it; <see langword="null"/> when none runs yet.</param>
/// <param name="Obligada">Whether it is asked; otherwise it is only possible.</param>
public sealed record Peticion(string Accion, string Titulo, string Porque, string Regla, Plazo? Plazo, bool Obligada = true)
{
    /// <summary>Reasons that the office gave when it asked for it; <see langword="null"/> where <see cref="Porque"/> says everything.</summary>
    public string? Motivo { get; init; }

    /// <summary>Document to be read before it is done, which the notice of it orders to read; <see langword="null"/> where there is none.</summary>
    public DocumentoDeAviso? Documento { get; init; }

    /// <summary>Whether it is received after its term too, as late: the partial report and a refund are.</summary>
    public bool AdmiteTarde => Accion == AccionesDelComite.InformeParcial || AccionesDelComite.EsReintegro(Accion, out _);

    /// <summary>Whether its term ended and nothing more is received: it would be refused.</summary>
    public bool Cerro(Contexto contexto) => Plazo?.Vencido(contexto.Ahora) == true && !AdmiteTarde;
}

/// <summary>What a committee can do with its file.</summary>
public static class AccionesDelComite
{
    /// <summary>Hand in what was missing.</summary>
    public const string Faltantes = "faltantes";

    /// <summary>Hand in the adjusted project.</summary>
    public const string Ajuste = "ajuste";

    /// <summary>Read and sign the agreement.</summary>
    public const string Firmar = "convenio";

    /// <summary>Report an error in the agreement.</summary>
    public const string Error = "error-en-convenio";

    /// <summary>Papers of the first payment.</summary>
    public const string Papeles1 = "papeles-1";

    /// <summary>Papers of the second payment.</summary>
    public const string Papeles2 = "papeles-2";

    /// <summary>Register a voucher.</summary>
    public const string Comprobante = "comprobante";

    /// <summary>Take back a voucher that was captured wrong.</summary>
    public const string RetirarComprobante = "retirar-comprobante";

    /// <summary>Partial report.</summary>
    public const string InformeParcial = "informe-parcial";

    /// <summary>Final report.</summary>
    public const string InformeFinal = "informe-final";

    /// <summary>More information about the partial report.</summary>
    public const string InformacionParcial = "informacion-parcial";

    /// <summary>More information about the final report.</summary>
    public const string InformacionFinal = "informacion-final";

    /// <summary>Answer to the Cédula of the partial report.</summary>
    public const string CedulaParcial = "cedula-parcial";

    /// <summary>Answer to the Cédula of the final report.</summary>
    public const string CedulaFinal = "cedula-final";

    /// <summary>Answer to a request for breach.</summary>
    public const string Pormenorizado = "informe-pormenorizado";

    /// <summary>Withdraw the application.</summary>
    public const string Desistir = "desistir";

    /// <summary>Give up the support.</summary>
    public const string Renunciar = "renunciar";

    /// <summary>Ask to end the agreement early.</summary>
    public const string Terminar = "terminar";

    /// <summary>Ask to modify the agreement.</summary>
    public const string Modificar = "modificar-convenio";

    /// <summary>Hand in the documents that were asked for to modify the agreement.</summary>
    public const string DocumentosDeModificatorio = "documentos-de-modificatorio";

    /// <summary>Sign the modification of the agreement.</summary>
    public const string FirmarModificatorio = "firmar-modificatorio";

    /// <summary>Give notice of force majeure.</summary>
    public const string FuerzaMayor = "fuerza-mayor";

    /// <summary>Tell of a change of members.</summary>
    public const string CambioDeIntegrantes = "cambio-de-integrantes";

    /// <summary>Hand in what is missing of a change of members.</summary>
    public const string SubsanarCambio = "subsanar-cambio";

    /// <summary>Box with which a committee confirms a CLABE whose check digit does not match.</summary>
    public const string ClabeCorrecta = "cuenta.clabe_correcta";

    /// <summary>Asks for it: whoever sends this with the rest has nothing recorded with such a CLABE.</summary>
    public const string ClabePorConfirmar = "cuenta.clabe_por_confirmar";

    /// <summary>Day on which the office received on paper what it captures for a committee.</summary>
    public const string RecibidoEl = "recibido_el";

    /// <summary>Acknowledge a notification whose reception is not proven: <c>acuse-prevencion</c>.</summary>
    public const string Acuse = "acuse";

    /// <summary>Prove a deposit in TESOFE: <c>reintegro</c> for money that nobody asked back, <c>reintegro-1</c> for the first request.</summary>
    public const string Reintegro = "reintegro";

    /// <summary>Whether a committee may also tell it on paper: the office captures it, with the day on which it received it (3.6.2-7).</summary>
    public static bool PorEscrito(string accion) => accion is CambioDeIntegrantes or SubsanarCambio;

    /// <summary>What the office may capture now for a committee that told it on paper; nothing for whoever may not.</summary>
    public static IEnumerable<Peticion> PorEscrito(Expediente expediente, Contexto contexto) =>
        contexto.Actor.Rol == Rol.Operador && expediente.Recepcion is { } recepcion ? De(new MiProyecto(expediente, 0, contexto, recepcion.Integrantes[0])).Where(p => PorEscrito(p.Accion)) : [];

    /// <summary>Whether an action is to prove a deposit, and of which request; <see langword="null"/> when nobody asked for it.</summary>
    public static bool EsReintegro(string accion, out int? numero)
    {
        var pedido = accion.StartsWith($"{Reintegro}-", StringComparison.Ordinal) && int.TryParse(accion.AsSpan(Reintegro.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        numero = pedido > 0 ? pedido : null;
        return accion == Reintegro || pedido > 0;
    }

    /// <summary>Whether an action is to acknowledge a notification, and of which one.</summary>
    public static bool EsAcuse(string accion, out string notificacion)
    {
        notificacion = accion.StartsWith($"{Acuse}-", StringComparison.Ordinal) ? accion[(Acuse.Length + 1)..] : "";
        return notificacion.Length > 0;
    }

    private const string OtraCuenta = "Entregar el estado de cuenta de quienes integran ahora el Comité";

    private const string PorOtraCuenta = "Cambió quien integra el Comité: entregue el estado de cuenta de una cuenta mancomunada a nombre de quienes lo integran ahora; sin él la ministración no puede pagarse.";

    /// <summary>What is asked, and what is possible, now.</summary>
    public static IReadOnlyList<Peticion> De(MiProyecto mio)
    {
        var (e, contexto) = (mio.Expediente, mio.Contexto);
        Plazo? Plazo(string id) => e.Plazos.TryGetValue(id, out var p) ? contexto.Calendario.Recomputar(p) : null;
        Plazo Fecha(string id, DateOnly dia) => Plazo(id) ?? contexto.Calendario.Computar(contexto.Programa.Termino(id), contexto.Hoy, fecha: dia);
        var peticiones = new List<Peticion>();
        void Pedir(string accion, string titulo, string porque, string regla, Plazo? plazo, bool obligada = true, Notificacion? aviso = null) =>
            peticiones.Add(new Peticion(accion, titulo, porque, regla, plazo, obligada) { Motivo = aviso?.Motivo, Documento = aviso?.Documento });
        switch (e.Estatus)
        {
            case Estatus.Prevenido when !e.Subsanacion!.Pendientes.IsEmpty:
                Pedir(Faltantes, "Entregar los documentos que faltan", Faltan(e.Subsanacion.Pendientes, contexto.Programa), "PCS-4.2.2-04", Plazo(Subsanacion.Renglon));
                break;
            case Estatus.EnAjuste1 or Estatus.EnAjuste2:
                Ajustar(e, contexto, Pedir, Plazo);
                break;
            case Estatus.ConvenioEnviado:
                var convenio = e.Convenio!;
                if (!convenio.Firmas.ContainsKey(mio.Yo.Cargo))
                {
                    Pedir(Firmar, "Leer y firmar el Convenio de Concertación", $"Firman todas las personas del Comité, cada una con su propio enlace; han firmado {convenio.Firmas.Keys.Count(contexto.Programa.CargosCpc.Contains)} de {contexto.Programa.CargosCpc.Length}. Sin todas las firmas en el plazo se presume la renuncia al apoyo.", "PCS-4.2.5-02", Plazo(convenio.PlazoDeFirma));
                }

                Pedir(Error, "Informar un error del Convenio", "Si el texto tiene un error se corrige y se envía de nuevo, con un plazo nuevo.", "PCS-4.2.5-03", contexto.SurteEfectos(e.UltimaNotificacion(convenio.Notificacion)) is { } desde ? contexto.Plazo("PZ-13", desde) : null, obligada: false);
                break;
            case Estatus.ConvenioSuscrito when e.Convenio!.Papeles.GetValueOrDefault(1) is not { Completos: true }:
                DelPago(e, contexto, 1, Pedir, "Entregar el recibo de pago y el estado de cuenta", "Son necesarios para la primera ministración.", "PCS-4.2.3.3-08", Plazo("PZ-08"));
                break;
            case Estatus.ConvenioSuscrito when EstadoDeCuenta.PorSustituir(e, 1):
                Pedir(Papeles1, OtraCuenta, PorOtraCuenta, "PCS-A6-C4E-01", null);
                break;
            case Estatus.EnEjecucion:
                EnEjecucion(e, contexto, Pedir, Plazo, Fecha);
                break;
        }

        if (e.Cierre?.Incumplimiento is { Etapa: EtapaIncumplimiento.Requerido } incumplimiento)
        {
            Pedir(Pormenorizado, "Rendir el informe pormenorizado", "Se le notificó una posible causa de terminación; puede decir lo que a su derecho convenga.", "PCS-4.2.7-05", Plazo($"PZ-21/{incumplimiento.Numero}"), aviso: e.UltimaNotificacion($"incumplimiento-{incumplimiento.Numero}"));
        }

        foreach (var n in e.Notificaciones.Values.Where(n => n.Estatus is EstatusNotificacion.Enviada or EstatusNotificacion.Rebotada))
        {
            Pedir($"{Acuse}-{n.Id}", "Acusar de recibo de una notificación", $"«{NombresDeExpediente.De(n)}» {(n.Estatus == EstatusNotificacion.Rebotada ? "no pudo entregarse por correo" : "se envió por correo y no consta que se recibiera")}. Con su acuse surte efectos y empieza a correr su plazo, si abre alguno.", "PCS-3.6.2-02", null);
        }

        Modificaciones(mio, Pedir, Plazo);
        Cambios(e, contexto, Pedir, Plazo);
        Reintegros(e, contexto, Pedir, Plazo);
        Salida(e, contexto, Pedir);
        return peticiones;
    }

    // Who handed in a part may complete it, and who handed in everything may replace it, while the term runs: the last delivery counts.
    private static void Ajustar(Expediente e, Contexto contexto, Pide pedir, Func<string, Plazo?> plazo)
    {
        var (ajuste, primero) = (e.Ajuste!, e.Estatus == Estatus.EnAjuste1);
        var (regla, corre) = (primero ? "PCS-4.2.4-02" : "PCS-4.2.4-03", plazo(primero ? "PZ-10" : "PZ-11"));
        string Asuntos(IEnumerable<int> numeros) => string.Join(" ", ajuste.Observaciones.Where(o => numeros.Contains(o.Numero)).Select(o => $"{o.Numero}. {o.Asunto}"));
        switch (ajuste.PorRevisar)
        {
            case null:
                pedir(Ajuste, "Atender las observaciones y entregar el proyecto ajustado", Asuntos(ajuste.Pendientes), regla, corre, true);
                break;
            case { } entrega when PlazosDeAjuste.EnTermino(e, contexto):
                var faltan = ajuste.SinAtender();
                pedir(
                    Ajuste,
                    faltan.IsEmpty ? "Sustituir el proyecto ajustado" : "Completar el proyecto ajustado",
                    $"Ya lo presentó, y dijo que atiende: {Asuntos(entrega.Atiende)} {(faltan.IsEmpty ? "Puede presentarlo de nuevo si algo debe corregirse" : $"Falta atender: {Asuntos(faltan)} Preséntelo de nuevo, con todo")}; cuenta la última entrega.",
                    regla,
                    corre,
                    !faltan.IsEmpty);
                break;
        }
    }

    // What is missing is asked for, also of who handed in a part; what waits for its review may be replaced while it can still be handed in.
    private static void DelPago(Expediente e, Contexto contexto, int numero, Pide pedir, string titulo, string porque, string regla, Plazo? plazo)
    {
        var (accion, papeles) = (numero == 1 ? Papeles1 : Papeles2, e.Convenio!.Papeles.GetValueOrDefault(numero, Papeles.Ninguno));
        var faltan = PapelesNoEntregados.Faltantes(numero, papeles);
        var entregados = string.Join(" y ", papeles.Entregados.Select(p => p.Nombre()));
        porque = e.Convenio.UltimaLimitacion(numero) is { } l ? $"{porque} La oficina limitó esta ministración de {l.Antes.Texto()} a {l.Despues.Texto()}: el recibo se firma por esta cantidad." : porque;
        var observados = papeles.PorCorregir.ToList();
        if (observados.Count > 0)
        {
            var nuevos = faltan.Where(p => observados.All(o => o.Papel != p)).ToList();
            pedir(
                accion,
                $"Entregar de nuevo {string.Join(" y ", observados.Select(o => o.Papel.Nombre()).Distinct())}",
                $"La oficina revisó los papeles y hay que corregir: {string.Join(" ", observados.Select(o => o.EnPalabras()))}{(entregados.Length == 0 ? "" : $" Ya entregó {entregados}, y no hace falta repetirlo.")}{(nuevos.Count == 0 ? "" : $" Falta también {string.Join(" y ", nuevos.Select(p => p.Nombre()))}.")} {porque}",
                regla,
                plazo,
                true);
        }
        else if (!faltan.IsEmpty)
        {
            pedir(accion, titulo, entregados.Length == 0 ? porque : $"Ya entregó {entregados}; falta {string.Join(" y ", faltan.Select(p => p.Nombre()))}. {porque}", regla, plazo, true);
        }
        else if (numero > 1 || plazo?.Vencido(contexto.Ahora) == false)
        {
            pedir(accion, "Corregir los papeles del pago", $"Ya entregó {entregados}. Mientras la oficina no lo revise puede entregarlo de nuevo, si algo está mal.", regla, plazo, false);
        }
    }

    private static void EnEjecucion(Expediente e, Contexto contexto, Pide pedir, Func<string, Plazo?> plazo, Func<string, DateOnly, Plazo> fecha)
    {
        foreach (var (tipo, informacion, cedula) in new[] { (TipoInforme.Parcial, InformacionParcial, CedulaParcial), (TipoInforme.Final, InformacionFinal, CedulaFinal) })
        {
            var informe = e.Informes?.De(tipo);
            if (informe?.Estatus == EstatusInforme.InformacionRequerida)
            {
                pedir(informacion, $"Entregar la información adicional del {tipo.Nombre()}", "La Instancia Ejecutora la requirió para evaluar el informe.", "PCS-4.2.12-03", plazo($"PZ-26/{tipo.Sufijo()}"), true, e.UltimaNotificacion($"informacion-{tipo.Sufijo()}"));
            }
            else if (informe is { Estatus: EstatusInforme.CedulaNotificada, CedulaSolventada: null })
            {
                if (plazo($"PZ-26/{SolventarCedula.Sufijo(tipo)}") is { } termino)
                {
                    pedir(cedula, $"Responder la Cédula del {tipo.Nombre()}", $"Contiene observaciones o recomendaciones que debe atender. {SolventarCedula.ParaQue(e, tipo)}".TrimEnd(), "PCS-4.2.12-06", termino, true, e.UltimaNotificacion(SolventarCedula.Sufijo(tipo)));
                }
                else if (e.UltimaNotificacion(SolventarCedula.Sufijo(tipo)) is { AbrePlazo: null } cedulaNotificada)
                {
                    pedir(cedula, $"Responder la Cédula del {tipo.Nombre()}", $"No requiere nada de forma expresa: sus observaciones pueden atenderse sin plazo, mientras no haya resultado final. {SolventarCedula.ParaQue(e, tipo)}".TrimEnd(), "PCS-4.2.12-06", null, false, cedulaNotificada);
                }
            }
        }

        if (e.Informes is not ({ Parcial: not null } or { EnEvaluacionFinal: true }))
        {
            var limite = e.Convenio!.FechaLimiteInformeParcial;
            (string nota, Plazo? plazoDelParcial) = contexto.Hoy <= limite || VencimientoInformeParcial.Exigible(e)
                ? ("El Convenio fija la fecha.", fecha("PZ-27", limite))
                : ($"La fecha del Convenio, el {limite.Corta()}, pasó antes de que se entregara el recurso: el informe se recibe sin que sea extemporáneo.", null);
            pedir(InformeParcial, "Presentar el Informe Parcial (Anexo 9)", nota, "PCS-A6-C4G-09", plazoDelParcial, true);
        }

        if (e.Informes?.ParcialCumpleInstrumento == true && !e.Convenio!.ExhibicionUnica && e.Convenio.Papeles.GetValueOrDefault(2) is not { Completos: true })
        {
            DelPago(e, contexto, 2, pedir, "Entregar el recibo de la segunda ministración", $"El Informe Parcial cumplió; con el recibo puede tramitarse el pago.{(EstadoDeCuenta.DeOtrosTitulares(e) is null ? "" : $" {PorOtraCuenta}")}", "PCS-4.2.8-03", null);
        }
        else if (e.Informes is not { EnEvaluacionFinal: true } && EstadoDeCuenta.PorSustituir(e, 2))
        {
            pedir(Papeles2, OtraCuenta, PorOtraCuenta, "PCS-A6-C4E-01", null, true);
        }

        var malCapturados = e.Ministraciones?.PorCapturarOtraVez.Select(c => c.Numero ?? c.Clave).ToList() ?? [];
        if (malCapturados.Count > 0)
        {
            pedir(Comprobante, "Registrar otra vez lo que se capturó mal", $"Quedó sin efecto porque se capturó mal, y vale con sus datos correctos: {string.Join("; ", malCapturados)}. Mientras no lo registre, ese gasto no está comprobado.", "PCS-A8-01", null, false);
        }

        if (e.Informes is not { EnEvaluacionFinal: true })
        {
            var delFinal = PlazoDelInformeFinal.De(e, contexto);

            // What was spent within the validity is proven until it is reported, also after it (AMB-39).
            if (malCapturados.Count == 0 && e.Ministraciones is { } m && m.Pagado > m.Ejercido)
            {
                var invalidados = e.Notificaciones.Values.Where(n => n.Plantilla == ComprobanteInvalidado.Aviso).Select(n => n.Motivo).ToList();
                var porOtro = invalidados.Count == 0 ? "" : $"La oficina declaró que no es válido: {string.Join(" ", invalidados)} Compruebe ese gasto con otro comprobante, si lo hay. ";
                pedir(Comprobante, "Registrar un comprobante de gasto", $"{porOtro}Se han entregado {m.Pagado.Texto()} y hay comprobados {m.Ejercido.Texto()}. Se registran antes de presentar el Informe Final los comprobantes con fecha hasta el {contexto.Programa.FinDeVigencia.Corta()}.", "PCS-4.2.8.1-02", delFinal, invalidados.Count > 0);
            }

            pedir(InformeFinal, "Presentar el Informe Final (Anexo 10)", $"Se presenta desde que concluyen las acciones del proyecto.{(delFinal is null ? $" El pago se registró cuando la vigencia ya había terminado: tienen {PlazoDelInformeFinal.Propio(contexto).Cuanto()}, que se cuentan desde que reciban el aviso del depósito." : "")}", "PCS-A6-C4G-10", delFinal, true);
        }

        if (Core.Expedientes.E7_Ministracion.RetirarComprobante.Retirables(e).Any())
        {
            pedir(RetirarComprobante, "Retirar un comprobante que se capturó mal", "Para registrarlo otra vez con sus datos correctos, mientras no se haya informado ni lo haya confirmado la autoridad fiscal.", "PCS-A8-01", null, false);
        }
    }

    private static void Modificaciones(MiProyecto mio, Pide pedir, Func<string, Plazo?> plazo)
    {
        var (e, programa) = (mio.Expediente, mio.Contexto.Programa);
        if (e.Estatus is not (Estatus.ConvenioSuscrito or Estatus.EnEjecucion))
        {
            return;
        }

        switch (e.Convenio?.Modificatorio)
        {
            case { Etapa: EtapaDeModificatorio.Prevenido } m:
                pedir(DocumentosDeModificatorio, "Entregar la documentación para modificar el Convenio", "La Instancia Ejecutora la requirió para resolver.", "PCS-4.2.6-05", plazo($"PZ-17/{m.Sufijo}"), true, e.UltimaNotificacion($"modificatorio-prevenido-{m.Sufijo}"));
                break;
            case { Etapa: EtapaDeModificatorio.Enviado } m when !m.Firmas.ContainsKey(mio.Yo.Cargo):
                pedir(FirmarModificatorio, "Leer y firmar el Instrumento Modificatorio", $"Firman todas las personas del Comité; han firmado {m.Firmas.Count} de {programa.CargosCpc.Length}. Sin todas las firmas rigen los términos originales, y no se renuncia a nada.", "PCS-4.2.6-07", plazo(m.PlazoDeFirma), true, e.UltimaNotificacion(ModificatorioEnviado.Aviso(m.Numero)));
                break;
            case not { EnCurso: true } when e.Estatus == Estatus.EnEjecucion && mio.Contexto.Hoy <= programa.FinDeVigencia:
                pedir(Modificar, "Solicitar la modificación del Convenio", $"Por fuerza mayor, dentro de los {programa.Termino("PZ-14").Cuanto()} siguientes a que se identificó la causa.", "PCS-4.2.6-01", null, false);
                break;
        }

        pedir(FuerzaMayor, "Dar aviso de caso fortuito o fuerza mayor", $"Dentro de los {programa.Termino("PZ-32").Cuanto()} siguientes al suceso, con lo que lo acredite.", "PCS-A6-C20-01", null, false);
    }

    private static void Cambios(Expediente e, Contexto contexto, Pide pedir, Func<string, Plazo?> plazo)
    {
        if (e is not { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio: { } convenio })
        {
            return;
        }

        if (convenio.Cambio is { Etapa: EtapaDeCambio.Prevenido } cambio)
        {
            pedir(SubsanarCambio, "Entregar lo que falta del cambio de integrantes", $"{Faltan(cambio.Pendientes, contexto.Programa)} Sin todo ello el cambio no surte efectos.", "PCS-3.6.2-10", plazo(cambio.PlazoDeSubsanar), true);
        }
        else if (convenio.Cambio is not { EnCurso: true })
        {
            if (contexto.Actor.Rol == Rol.Operador && convenio.Cambio is { Vencio: { } vencio } vencido)
            {
                pedir(SubsanarCambio, "Capturar lo que faltaba del cambio de integrantes y se recibió a tiempo", $"{Faltan(vencido.Pendientes, contexto.Programa)} El plazo terminó el {vencio.ConDia()} y el cambio quedó sin efecto: si todo ello se recibió a más tardar ese día, vuelve a revisión.", "PCS-3.6.2-10", null, false);
            }

            pedir(CambioDeIntegrantes, "Informar un cambio de integrantes del Comité", $"Dentro de los {contexto.Programa.Termino("PZ-23").Cuanto()} siguientes a la asamblea que lo acordó.", "PCS-3.6.2-08", null, false);
        }
    }

    private static void Reintegros(Expediente e, Contexto contexto, Pide pedir, Func<string, Plazo?> plazo)
    {
        foreach (var r in (e.Cierre?.Reintegros ?? []).Where(r => r.Estatus != EstatusReintegro.Acreditado))
        {
            var (que, regla) = r.Supuestos.Contains(SupuestoReintegro.NoDevengado) ? ("no devengados al fin del ejercicio", "PCS-A6-C4H-01")
                : r.Supuestos.Contains(SupuestoReintegro.NoDestinado) ? ("no destinados a los fines autorizados", "PCS-A6-C17-02")
                : ("que se requirieron por la evaluación o la fiscalización", "PCS-A6-C4I-01");
            var corre = plazo($"PZ-29/{r.Numero}") ?? plazo($"PZ-30/{r.Numero}") ?? plazo($"PZ-31/{r.Numero}");
            var prudente = corre is null ? null : FechasDeReintegro.Prudente(r.Supuestos, corre.Desde, contexto);
            pedir(
                $"{Reintegro}-{r.Numero}",
                "Acreditar el reintegro a la TESOFE",
                $"Son {r.Resta.Texto()} {que}, más {ReintegroRequerido.ConRendimientos(e, r)}.{(r.Estatus == EstatusReintegro.Vencido ? " El plazo terminó sin que se acreditara; acredítelo cuanto antes." : "")}{(prudente >= contexto.Hoy ? $" Lo prudente es depositar a más tardar el {prudente.Value.Corta()}." : "")} {CamposDeExpediente.LineaDeCaptura(contexto.Programa)}",
                regla,
                corre,
                true,
                e.UltimaNotificacion(ReintegroRequerido.Aviso(r.Numero)));
        }

        var porReintegrar = VencimientoReintegro.PorReintegrar(e);
        if (porReintegrar > 0)
        {
            // From the day on which the term runs it is a duty, and not only possible; after it too, until the final report tells what was left.
            var debido = contexto.Hoy > FechasDeReintegro.FinDeEjercicio(contexto);
            pedir(
                Reintegro,
                debido ? "Reintegrar a la TESOFE lo que no se gastó" : "Acreditar un reintegro que no se ha requerido",
                debido
                    ? $"Hay {porReintegrar.Texto()} entregados sin comprobar. Lo que no se gastó en el ejercicio se devuelve con sus rendimientos, sin que nadie lo pida; lo que sí se gastó se comprueba antes de presentar el Informe Final."
                    : $"Lo que no se gaste al fin del ejercicio se devuelve a la TESOFE sin que nadie lo pida; hay {porReintegrar.Texto()} entregados sin comprobar.",
                "PCS-A6-C4H-01",
                plazo("PZ-29") ?? (debido ? FechasDeReintegro.Plazo(SupuestoReintegro.NoDevengado, contexto.Hoy, contexto) : null),
                debido);
        }
    }

    private static void Salida(Expediente e, Contexto contexto, Pide pedir)
    {
        switch (e.Estatus)
        {
            case Estatus.Registrado or Estatus.Prevenido or Estatus.Completo or Estatus.EnDictaminacion or Estatus.Dictaminado:
                pedir(Desistir, "Desistir de la solicitud", "Con un escrito firmado por todas las personas del Comité.", "PCS-4.2.3.3-04", null, false);
                break;
            case Estatus.Apoyado or Estatus.EnAjuste1 or Estatus.EnAjuste2 or Estatus.Ajustado or Estatus.ConvenioEnviado or Estatus.ConvenioObservado:
                pedir(Renunciar, "Renunciar al apoyo", "Con un escrito firmado por todas las personas del Comité.", "PCS-4.2.3.3-04", null, false);
                break;
            case Estatus.ConvenioSuscrito or Estatus.EnEjecucion when e.Cierre?.TerminacionSolicitada != true && TerminoDelConvenio.Concluido(e, contexto, contexto.Hoy) is null:
                pedir(Terminar, "Solicitar la terminación anticipada", "Con un escrito libre que diga por qué, firmado por todas las personas del Comité.", "PCS-4.2.7-01", null, false);
                break;
        }
    }

    private static string Faltan(ImmutableArray<Faltante> faltantes, Programa programa) =>
        string.Join(" ", faltantes.Select(f => f.EnPalabras(programa)));

    private delegate void Pide(string accion, string titulo, string porque, string regla, Plazo? plazo, bool obligada = true, Notificacion? aviso = null);
}
