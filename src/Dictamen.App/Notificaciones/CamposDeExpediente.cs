using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Reglas;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.App.Notificaciones;

/// <summary>The values that a template about a project's file may name. None of them is personal data.</summary>
public static class CamposDeExpediente
{
    private const string Parcial = "PZ-27";
    private const string Final = "PZ-28";

    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    // A message names a handful of them, so each is written when it is asked for.
    private static readonly FrozenDictionary<string, Func<Expediente, Notificacion, Contexto, string>> Campos =
        new Dictionary<string, Func<Expediente, Notificacion, Contexto, string>>
        {
            ["folio"] = (e, _, _) => e.Folio.ToString(),
            ["proyecto"] = (e, _, _) => e.Recepcion?.Proyecto ?? "",
            ["comunidad"] = (e, _, _) => e.Recepcion?.Comunidad ?? "",
            ["convocatoria"] = (e, _, c) => c.Convocatoria?.Bases?.Nombre ?? e.Folio.Convocatoria,
            ["programa"] = (_, _, c) => c.Programa.Nombre,
            ["autoridad"] = (_, _, c) => c.Programa.Autoridad,
            ["atencion"] = (_, _, c) => Atencion(c.Programa),
            ["cuanto_se_reintegra"] = (e, n, _) => e.Cierre?.Reintegros.FirstOrDefault(r => ReintegroRequerido.Aviso(r.Numero) == n.Clave) is { } r ? $"{Pesos(r.Monto)} del apoyo y {Pesos(r.Rendimientos)} de rendimientos financieros: {Pesos(r.Total)} en total" : "",
            ["linea_de_captura"] = (_, _, c) => LineaDeCaptura(c.Programa),
            ["leyenda"] = (_, _, c) => c.Programa.Leyendas["LEY-01"],
            ["fundamento"] = (_, n, c) => Fundamento(n, c),
            ["estatus"] = (e, _, _) => e.Estatus.Nombre(),
            ["causa"] = (e, _, _) => e.Causa is { } causa ? TextosDeCausa.De(causa) : "",
            ["recibida"] = (e, _, _) => e.Recepcion is { } r ? HoraDelCentro.Local(r.RecibidaEl).ToString("d 'de' MMMM 'de' yyyy, H:mm:ss", Mexico) : "",
            ["monto_solicitado"] = (e, _, _) => Pesos(e.Recepcion?.MontoSolicitado),
            ["monto_asignado"] = (e, _, _) => Pesos(e.Asignacion?.MontoAsignado),
            ["monto_autorizado"] = (e, _, _) => Pesos(e.Ajuste?.MontoAutorizado),
            ["calificacion"] = (e, _, _) => e.Asignacion?.Calificacion.ConCentesimos() ?? "",
            ["monto_convenio"] = (e, _, _) => Pesos(e.Convenio?.Monto),
            ["fecha_convenio"] = (e, _, _) => Dia(e.Convenio?.Fecha),
            ["fin_papeles"] = (e, _, c) => e.Convenio?.Fecha is { } fecha ? Termina(e.Plazos.GetValueOrDefault("PZ-08") ?? c.Plazo("PZ-08", fecha), c) : "",
            ["papeles"] = (_, n, _) => EsLaPrimera(n) ? $"{Papel.Recibo.Nombre()} y {Papel.EstadoDeCuenta.Nombre()}" : Papel.Recibo.Nombre(),
            ["fin_de_correccion"] = (e, n, c) => EsLaPrimera(n) && e.Convenio is not { PapelesCompletos: true } ? $"el plazo no se interrumpe y {FinDeCorreccion(e, n, c)}" : "para ello no corre un plazo: la ministración se entrega cuando estén completos, dentro de la vigencia del convenio",
            ["defectos"] = (e, n, _) => Lista(PapelesDe(e, n).Defectos.Select(d => d.EnPalabras())),
            ["papeles_que_valen"] = PapelesQueValen,
            ["monto_pagado"] = (e, _, _) => Pesos(e.Ministraciones?.Pagado),
            ["informe"] = (_, n, _) => Sufijo(n) switch { "parcial" => "Informe Parcial", "final" => "Informe Final", _ => "informe" },
            ["cual_ministracion"] = (e, n, _) => e.Convenio is { ExhibicionUnica: true } ? "ministración, en una sola exhibición," : Sufijo(n) switch { "1" => "primera ministración", "2" => "segunda ministración", var otra => $"ministración {otra}" },
            ["fecha_ministracion"] = (e, n, _) => int.TryParse(Sufijo(n), out var numero) && e.Ministraciones?.Pago(numero)?.PagadaEl is { } dia ? $", el {Dia(dia)}," : "",
            ["receptor"] = (_, _, c) => c.Programa.ReceptorFactura.Nombre,
            ["receptor_rfc"] = (_, _, c) => c.Programa.ReceptorFactura.Rfc,
            ["fin_vigencia"] = (_, _, c) => Dia(c.Programa.FinDeVigencia),
            ["informes_que_siguen"] = (e, _, c) => InformesQueSiguen(e, c),
            ["fin_informe_final"] = (e, _, c) => Dia((e.Plazos.GetValueOrDefault(Final) ?? c.Plazo(Final, c.Hoy)).UltimoDia),
            ["fin_reintegro"] = (_, _, c) => FinDeReintegro(c),
            ["comprobante_invalidado"] = (_, n, _) => n.Motivo is { } cual ? Lista([cual]) : "",
            ["como_se_comprueba"] = (e, _, c) => ComoSeComprueba(e, c),
            ["sin_comprobar"] = (e, _, _) => Pesos(VencimientoReintegro.PorReintegrar(e)),
            ["aun_se_comprueba"] = (e, _, _) => e.Informes is { EnEvaluacionFinal: true } || e.Cierre?.Termino is not null ? "" : "Lo que sí gastaron no se reintegra: registren sus comprobantes antes de presentar el Informe Final.",
            ["por_reintegrar"] = (e, _, c) => PorReintegrar(e, c),
            ["monto_ministracion"] = (e, n, _) => Pesos(int.TryParse(Sufijo(n), out var numero) ? e.Ministraciones?.Pago(numero)?.Monto : null),
            ["monto_segunda"] = (e, _, _) => Pesos(e.Convenio?.Pagos.ElementAtOrDefault(1)),
            ["monto_antes"] = (e, n, _) => Pesos(Limitacion(e, n)?.Antes),
            ["monto_limitado"] = (e, n, _) => Pesos(Limitacion(e, n)?.Despues),
            ["monto_que_no_se_paga"] = (e, n, _) => Pesos(Limitacion(e, n) is { } l ? l.Antes - l.Despues : null),
            ["motivo_de_la_limitacion"] = (e, n, _) => Limitacion(e, n)?.Motivo ?? "",
            ["recibo_del_limitado"] = (e, n, _) => ReciboDelLimitado(e, n),
            ["recibo_de_la_segunda"] = (e, _, c) => ReciboDeLaSegunda(e, c),
            ["puntos"] = (e, _, _) => e.Informes?.Calificacion?.Suma.ToString("0.##", Mexico) ?? "0",
            ["resultado_del_informe"] = ResultadoDelInforme,
            ["valoracion"] = (e, n, _) => Sufijo(n) == "final" && e.Informes?.Calificacion?.Criterios is { IsEmpty: false } criterios ? $"Valoración del desempeño del Comité en cada criterio:\n{Lista(criterios.Select(c => c.EnPalabras()))}" : "",
            ["cargos"] = (_, _, c) => c.Programa.CargosCpc is [.. var otros, var ultimo] ? $"{string.Join(", ", otros)} y {ultimo}" : "",
            ["umbral"] = (_, _, c) => c.Programa.Anexo11.Umbral.ToString("0.##", Mexico),
            ["causa_negativa"] = (e, _, _) => e.Informes?.ParcialCumpleInstrumento == false ? "no cumplió lo establecido en el convenio" : "no se entregó en la fecha que fija el convenio",
            ["ejercicio_impedido"] = (e, _, _) => e.Informes?.EjercicioImpedido?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["fin_impedimento"] = (e, _, c) => Dia(e.Informes?.EjercicioImpedido is { } ejercicio ? c.Programa.Termino("PZ-36").Fecha?.AddYears(ejercicio - c.Programa.Ejercicio - 1) : null),
            ["fin_resguardo"] = (_, _, c) => Dia(VigenciaConcluida.PlazoDeResguardo(c).UltimoDia),
            ["fin_conservacion"] = (_, _, c) => Dia(ConservacionDeBienes.Plazo(c).UltimoDia),
            ["faltantes"] = (e, n, c) => Lista(Faltantes(e, n), c),
            ["pendientes"] = (e, _, c) => Lista(e.Subsanacion?.Pendientes ?? [], c),
            ["faltantes_del_cambio"] = (e, _, c) => Lista(e.Convenio?.Cambio?.Pendientes ?? [], c),
            ["fin_subsanacion"] = (e, _, c) => Termina(e, Subsanacion.Prevencion, Subsanacion.Renglon, "la prevención", c),
            ["fin_ajuste"] = (e, _, c) => Termina(e, PlazosDeAjuste.SegundoAjuste, "PZ-11", "el aviso que lo abre", c),
            ["observaciones"] = (e, n, _) => Lista(Observaciones(e, n)),
            ["plazo"] = PlazoEnPalabras,
            ["deposito_prudente"] = DepositoPrudente,
            ["para_que"] = (_, n, c) => AvisoDePlazo.De(n) is { } aviso ? c.Programa.Termino(aviso.Renglon).Descripcion : "",
            ["fin_ampliado"] = (_, n, _) => Dia(AvisoDePlazo.De(n)?.UltimoDia),
            ["sin_respuesta"] = (_, n, _) => n.AbrePlazo is null ? "La Cédula no pide que la contesten: este mensaje es para su conocimiento." : "",
            ["fin_dictaminacion"] = (_, _, c) => FinDeDictaminacion(c),
            ["solicitud_nueva"] = (_, _, c) => SolicitudNueva(c),
            ["recurso"] = (_, _, c) => Recurso(c),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Value of a field in a notification.</summary>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    public static string De(string campo, Expediente expediente, Notificacion notificacion, Contexto contexto) =>
        Campos.TryGetValue(campo, out var valor)
            ? valor(expediente, notificacion, contexto)
            : throw new KeyNotFoundException($"La plantilla pide «{campo}», que no se conoce.");

    /// <summary>Whom a committee asks, with its telephone and address.</summary>
    [Regla("PCS-12.2-01")]
    internal static string Atencion(Programa programa) => programa.Directorio.Informes is var a ? $"{a.Nombre}, {string.Join(", ", [.. a.Telefonos.Take(1).Select(t => t.ToString()), .. a.Correos.Take(1)])}" : "";

    /// <summary>How a deposit in TESOFE is made: the rules ask for it and do not say who gives the line of capture, so whoever has none is told whom to ask.</summary>
    [Regla("PCS-A6-C4H-01")]
    public static string LineaDeCaptura(Programa programa) => $"Para depositar hace falta una línea de captura de la Tesorería de la Federación. Este sistema no la da: se pide antes a la oficina ({Atencion(programa)}).";

    private static ImmutableArray<Faltante> Faltantes(Expediente e, Notificacion n) => e.Subsanacion switch
    {
        null => e.Recepcion?.Faltantes ?? [],
        { } s when n.Clave == Subsanacion.Prevencion => s.Pedidos,
        { } s => s.NoSubsanados,
    };

    private static IEnumerable<string> Observaciones(Expediente e, Notificacion n) => e.Ajuste is { } ajuste
        ? ajuste.Observaciones.Where(o => n.Clave == PlazosDeAjuste.Observaciones || ajuste.Persistieron.Contains(o.Numero)).Select(o => $"{o.Numero}. {o.Asunto}")
        : [];

    // The end of a term that a notice before this one opens, told too if the term is closed by now.
    private static string Termina(Expediente e, string aviso, string renglon, string cual, Contexto c) => c.SurteEfectos(e.UltimaNotificacion(aviso)) is { } dia
        ? Termina(c.Plazo(renglon, dia), c)
        : $"se cuenta desde que reciban {cual}";

    private static string Termina(Plazo plazo, Contexto c) => $"{(c.Vencido(plazo) ? "terminó" : "termina")} el {Dia(plazo.UltimoDia)} a las 24:00, hora del centro de México";

    // The reports that are still due, each on its last day.
    [Regla("PCS-A6-C4G-09", "PCS-A6-C4G-10")]
    private static string InformesQueSiguen(Expediente e, Contexto c)
    {
        var informes = new[] { (Parcial, "el Informe Parcial (Anexo 9)"), (Final, "el Informe Final (Anexo 10)") }
            .Where(i => e.Plazos.TryGetValue(i.Item1, out var plazo) && !c.Vencido(plazo))
            .Select(i => $"{i.Item2}, a más tardar el {Dia(e.Plazos[i.Item1].UltimoDia)}")
            .ToList();
        return informes.Count == 0 ? "" : $"Qué sigue: presenten por el sistema {string.Join("; y ", informes)}, a las 24:00, hora del centro de México.";
    }

    /// <summary>When the results of the dictaminación are published, in words that stand after «se publicarán». Counted from the close of reception, or from the last day that it can have; of a day that is over nothing is promised.</summary>
    [Regla("PCS-4.2.3.2-01")]
    internal static string FinDeDictaminacion(Contexto c) =>
        (c.Convocatoria?.Cierre ?? UltimoDiaDeRecepcion(c)) is { } cierre && c.Plazo("PZ-05", cierre) is var plazo && !c.Vencido(plazo)
            ? $"a más tardar el {Dia(plazo.UltimoDia)}"
            : "en la página de la convocatoria";

    /// <summary>What a community can do whose application stayed incomplete: it does not use up its one project (AMB-02), so for as long as the convocatoria receives there may be another.</summary>
    [Regla("AMB-02")]
    internal static string SolicitudNueva(Contexto c) => UltimoDiaDeRecepcion(c) switch
    {
        null => "Mientras la convocatoria siga abierta, la comunidad puede presentar una solicitud nueva: ésta no agota su derecho a presentar un proyecto.",
        { } dia when dia >= c.Hoy => $"La convocatoria recibe solicitudes hasta el {Dia(dia)} a las 24:00, hora del centro de México: hasta entonces la comunidad puede presentar una nueva, porque ésta no agota su derecho a presentar un proyecto.",
        _ => "La convocatoria ya no recibe solicitudes. Si se publica otra en el mismo ejercicio fiscal, la comunidad puede participar: ésta no agota su derecho a presentar un proyecto.",
    };

    private static DateOnly? UltimoDiaDeRecepcion(Contexto c) => c.Convocatoria?.Recepcion is { } recepcion ? c.Calendario.Recomputar(recepcion).UltimoDia : null;

    // The bank statement is asked for, and a term runs, for the first payment only.
    [Regla("PCS-4.2.8-02", "PCS-4.2.8-03", "PCS-4.2.3.3-08")]
    private static bool EsLaPrimera(Notificacion n) => Sufijo(n) == "1";

    private static Papeles PapelesDe(Expediente e, Notificacion n) => int.TryParse(Sufijo(n), out var numero) ? e.Convenio?.Papeles.GetValueOrDefault(numero) ?? Papeles.Ninguno : Papeles.Ninguno;

    // Whoever is told that one paper is wrong wants to know what became of the other.
    [Regla("PCS-4.2.3.3-08", "PCS-4.2.8-02")]
    private static string PapelesQueValen(Expediente e, Notificacion n, Contexto c)
    {
        var papeles = PapelesDe(e, n);
        bool SinDefecto(Papel papel) => papeles.Defectos.All(d => d.Papel != papel);
        var faltan = EsLaPrimera(n) ? PapelesNoEntregados.Faltantes(1, papeles).Where(SinDefecto).Select(p => p.Nombre()).ToList() : [];
        var valen = papeles.Entregados.Where(SinDefecto).Select(p => p.Nombre()).ToList();
        string[] frases = [.. valen.Select(v => $"Ya está entregado {v}: no hace falta repetirlo."), .. faltan.Select(f => $"Todavía falta {f}.")];
        return string.Join(" ", frases);
    }

    // The rules give no term for it, and say until when there may be a payment: both are told, or whoever waits loses it.
    [Regla("PCS-4.2.8-03", "PCS-4.2.8-04", "PCS-A6-C4E-01", "PCS-A6-C23-01")]
    private static string ReciboDeLaSegunda(Expediente e, Contexto c) => e.Convenio?.Papeles.GetValueOrDefault(2) is { PorRevisar: true } or { Completos: true }
        ? "Ya entregaron sus papeles para este pago: por ahora no tienen que hacer nada. Si algo debe corregirse, se les avisará."
        : $"Qué sigue: entreguen por el sistema, con su enlace privado, {Papel.Recibo.Nombre()} (Anexo 7) con la firma de todas las personas que integran el Comité. {(EstadoDeCuenta.DeOtrosTitulares(e) is null ? "El estado de cuenta sólo hace falta si cambió la cuenta." : "Cambió quien integra el Comité: entreguen también el estado de cuenta de una cuenta mancomunada a nombre de quienes lo integran ahora.")}\n\nPara entregarlo no corre un plazo, pero sin él no puede pagarse, y el recurso se entrega y se ejerce a más tardar el {Dia(c.Programa.FinDeVigencia)}: entréguenlo cuanto antes.";

    // The last day of the first term is nobody's once it counts again from a notice that was not received.
    private static string FinDeCorreccion(Expediente e, Notificacion n, Contexto c) =>
        !e.Plazos.ContainsKey("PZ-08") && e.Convenio?.UltimaLimitacion(1) is not null ? "se cuenta desde que reciban el aviso de que se limitó el pago" : De("fin_papeles", e, n, c);

    // The key is the payment's, and each time that it was lowered has a notice of its own.
    private static Limitacion? Limitacion(Expediente e, Notificacion n) =>
        e.Convenio?.Limitaciones.Where(l => MinistracionLimitada.Aviso(l.Ministracion) == n.Clave).ElementAtOrDefault(n.Vez - 1);

    [Regla("PCS-7.2-06", "PCS-A7-01", "PCS-4.2.3.3-08")]
    private static string ReciboDelLimitado(Expediente e, Notificacion n) => Limitacion(e, n) is not { } l ? "" :
        $"{(l.ReciboSinEfecto ? $"El recibo que entregaron por {Pesos(l.Antes)} ya no sirve para este pago: firmen otro (Anexo 7) por {Pesos(l.Despues)} y entréguenlo por el sistema, con su enlace privado." : $"El recibo de este pago (Anexo 7) se firma por {Pesos(l.Despues)}; si ya firmaron uno por otra cantidad, no lo entreguen.")}{(n.AbrePlazo is null ? " Para ello no corre un plazo, pero sin él no puede pagarse." : "")}";

    // What proved nothing may be proven with something else until the final report tells what was spent; what is not goes back.
    [Regla("PCS-A8-01", "PCS-4.2.8.1-02", "PCS-A6-C4H-01")]
    private static string ComoSeComprueba(Expediente e, Contexto c)
    {
        var final = e.Plazos.GetValueOrDefault(Final) ?? c.Plazo(Final, c.Hoy);
        return e.Informes is { EnEvaluacionFinal: true } || e.Cierre?.Termino is not null || c.Vencido(final)
            ? $"Ya no pueden registrarse otros comprobantes. Lo que quede sin comprobar se reintegra a la Tesorería de la Federación. Si no están de acuerdo, díganlo a la oficina ({Atencion(c.Programa)})."
            : $"Qué pueden hacer: comprueben ese gasto con otro comprobante, con fecha a más tardar del {Dia(c.Programa.FinDeVigencia)}. Se registra por el sistema, con su enlace privado, antes de presentar el Informe Final y a más tardar el {Dia(final.UltimoDia)} a las 24:00, hora del centro de México. Lo que quede sin comprobar se reintegra a la Tesorería de la Federación. Si no están de acuerdo, díganlo a la oficina ({Atencion(c.Programa)}).";
    }

    private static string FinDeReintegro(Contexto c) => Dia(FechasDeReintegro.Plazo(SupuestoReintegro.NoDevengado, c.Hoy, c).UltimoDia);

    // Whoever reads that the project ended must not think that nothing is owed.
    [Regla("PCS-A6-C4H-01", "PCS-A6-C17-01", "PCS-A6-C18-01")]
    private static string PorReintegrar(Expediente e, Contexto c)
    {
        var (debido, sinPedir) = (RecursoPorReintegrar.De(e), VencimientoReintegro.PorReintegrar(e));
        (decimal Monto, string Cuando)[] partes =
        [
            (debido.Vencido, ", cuyo plazo ya terminó"),
            (debido.Monto - debido.Vencido, ", en el plazo de su requerimiento"),
            (sinPedir, $" que no se gastaron, a más tardar el {FinDeReintegro(c)}"),
        ];
        var deben = partes.Where(p => p.Monto > 0).Select(p => $"{Pesos(p.Monto)}{p.Cuando}").ToList();
        return deben.Count == 0
            ? ""
            : $"Quedan recursos por reintegrar a la Tesorería de la Federación, más sus rendimientos financieros: {string.Join("; y ", deben)}. Entreguen por el sistema, con su enlace privado, la copia del comprobante del depósito.";
    }

    private static string Dia(DateOnly? dia) => dia?.ToString("dddd d 'de' MMMM 'de' yyyy", Mexico) ?? "";

    private static string Lista(IEnumerable<string> renglones) => string.Join('\n', renglones.Select(r => $"- {r}"));

    private static string Lista(IEnumerable<Faltante> faltantes, Contexto c) => Lista(faltantes.Select(f => f.EnPalabras(c.Programa)));

    private static string Pesos(decimal? monto) => monto is { } m ? m.ToString("C2", Mexico) : "";

    // People cite a numeral; the id in parentheses is what the file's pages show.
    private static string Fundamento(Notificacion notificacion, Contexto contexto) =>
        $"{CatalogoDeReglas.Cita(notificacion.Regla)} de las Reglas de Operación del {contexto.Programa.Nombre}, DOF {contexto.Programa.FechaDof.Corta()} ({notificacion.Regla})";

    // The key of the notification ends in the report or in the number of the payment that it is about.
    private static string Sufijo(Notificacion n) => n.Clave[(n.Clave.LastIndexOf('-') + 1)..];

    // A writing is handed in at an office, that closes before midnight (DH-L-11): the day is told, and no hour.
    [Regla("DH-83-01", "DH-39-01")]
    private static string Recurso(Contexto contexto) => string.Create(
        Mexico,
        $"Esta resolución pone fin a este trámite. Si no están de acuerdo, pueden impugnarla con el recurso de revisión (Ley Federal de Procedimiento Administrativo, artículos 83, 85 y 86): se presenta por escrito ante la autoridad que la emitió ({contexto.Programa.Autoridad}) en los {contexto.Programa.Termino(RecursoDeRevision.Renglon).Cuanto()} que se cuentan desde el día hábil siguiente a aquel en que reciban este mensaje. Si lo reciben el {contexto.Hoy:d 'de' MMMM}, el último día es el {Dia(SiSeRecibeHoy(RecursoDeRevision.Renglon, contexto))}. Quedan a salvo los demás medios de defensa que establece la ley.");

    private static DateOnly SiSeRecibeHoy(string plazo, Contexto contexto) => contexto.Calendario.Computar(PlazoDelInformeFinal.AlNotificarse(plazo, contexto), contexto.Calendario.SurteEfectos(contexto.Ahora)).UltimoDia;

    // The term runs from the day after reception, which only reception itself fixes: the message says how it is counted, and when it would end if it is received today.
    private static string PlazoEnPalabras(Expediente expediente, Notificacion notificacion, Contexto contexto)
    {
        if (notificacion.AbrePlazo is null)
        {
            return YaCorre(expediente, notificacion) is { } corre ? $"El plazo corre sin que haga falta este aviso y {Termina(corre, contexto)}." : "";
        }

        var termino = PlazoDelInformeFinal.AlNotificarse(notificacion.AbrePlazo, contexto);
        return string.Create(
            Mexico,
            $"Tienen {termino.Cuanto()} para {termino.Descripcion}. Se cuentan desde el día {(termino.Unidad == Unidad.DiasHabiles ? "hábil siguiente" : "siguiente")} a aquel en que reciban este mensaje. Si lo reciben el {contexto.Hoy:d 'de' MMMM}, el plazo termina el {Dia(SiSeRecibeHoy(notificacion.AbrePlazo, contexto))} a las 24:00, hora del centro de México.");
    }

    // Where two of the terms for a refund fit one request the last day is the later one, and the earlier one is the prudent day; so is the day on which a term ends before it moves on to a working day.
    [Regla("AMB-45", "DH-L-04")]
    private static string DepositoPrudente(Expediente expediente, Notificacion notificacion, Contexto contexto)
    {
        var reintegro = expediente.Cierre?.Reintegros.FirstOrDefault(r => ReintegroRequerido.Aviso(r.Numero) == notificacion.Clave);
        if (reintegro is null || FechasDeReintegro.Prudente(reintegro.Supuestos, contexto.Calendario.SurteEfectos(contexto.Ahora), contexto) is not { } dia)
        {
            return "";
        }

        var cuando = reintegro.Supuestos.Contains(SupuestoReintegro.NoDevengado) ? "Lo" : string.Create(Mexico, $"Si lo reciben el {contexto.Hoy:d 'de' MMMM}, lo");
        var porque = reintegro.Supuestos.Length > 1
            ? $"la parte no destinada a los fines autorizados tiene señalado un plazo menor, de {contexto.Programa.Termino("PZ-30").Cuanto()}"
            : "ese día, que es inhábil, concluye la cuenta y sólo por serlo se admite el depósito hasta el siguiente día hábil";
        return string.Create(Mexico, $"{cuando} prudente es depositar a más tardar el {Dia(dia)}, porque {porque}.");
    }

    // Points upon which a divergence is to be resolved are nobody's yet (AMB-41); the result is another act, with what follows from it.
    [Regla("PCS-4.2.12-01", "PCS-4.2.12-05", "AMB-41")]
    private static string ResultadoDelInforme(Expediente expediente, Notificacion notificacion, Contexto contexto) => (Sufijo(notificacion), expediente.Informes) switch
    {
        ("final", { Calificacion.Firme: true }) => $"El Informe Final obtuvo {De("puntos", expediente, notificacion, contexto)} puntos; se requieren al menos {De("umbral", expediente, notificacion, contexto)} para dar por terminado el proyecto. El resultado se les notificará aparte. {SolventarCedula.ParaQue(expediente, TipoInforme.Final)}".TrimEnd(),
        ("parcial", { ParcialCumpleInstrumento: { } cumple }) => $"El Informe Parcial {(cumple ? "" : "no ")}cumple lo establecido en el convenio.",
        _ => "",
    };

    // What was not accrued is refunded without a request: its term runs from the end of the fiscal year, whenever the request is received.
    private static Plazo? YaCorre(Expediente expediente, Notificacion notificacion) =>
        notificacion.Plantilla == "requerimiento-reintegro" ? expediente.Plazos.GetValueOrDefault($"PZ-29/{Sufijo(notificacion)}") : null;
}
