using System.Collections.Frozen;
using Dictamen.App.Consultas;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios;

/// <summary>The calendar of a convocatoria, stage by stage.</summary>
public sealed partial class Publicacion
{
    private const int EnEjecucion = 5;

    // The stages that each project goes through on its own days, by the row of their term, with how far on the road they are (see Avance).
    private static readonly FrozenDictionary<string, int> EtapasDeCadaProyecto =
        new Dictionary<string, int> { ["PZ-10"] = 1, ["PZ-11"] = 2, ["PZ-12"] = 3, ["PZ-08"] = 4, ["PZ-27"] = EnEjecucion, ["PZ-35"] = EnEjecucion, ["PZ-28"] = EnEjecucion }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every stage in order, with its days counted by the calendar in force. What has not begun shows the latest days that it can have.</summary>
    public async ValueTask<IReadOnlyList<Etapa>> EtapasAsync(Convocatoria convocatoria, CancellationToken ct = default)
    {
        var programa = ProgramaDe(convocatoria);
        var calendario = await entorno.CalendarioAsync(programa, convocatoria, ct).ConfigureAwait(false);
        return [.. Etapas(convocatoria, programa, calendario, await ResumenesAsync(convocatoria.Id, ct).ConfigureAwait(false), Hoy)];
    }

    /// <summary>Whether a convocatoria was published when no agreement could be signed any more: its projects come as far as the adjustment, and to no payment.</summary>
    [Regla("PCS-A6-C23-01")]
    public static bool SinConvenios(Convocatoria convocatoria) => convocatoria.FechaDof > ProgramaDe(convocatoria).FinDeVigencia;

    /// <summary>The stage that is under way and ends first, otherwise the next one.</summary>
    public static Etapa? Siguiente(IEnumerable<Etapa> etapas) =>
        etapas.Where(e => e is { Hasta: not null, Situacion: SituacionDeEtapa.EnCurso or SituacionDeEtapa.Pendiente }).MinBy(e => e.Hasta);

    private static IEnumerable<Etapa> Etapas(Convocatoria c, Programa programa, Calendario calendario, IReadOnlyList<Resumen> proyectos, DateOnly hoy)
    {
        if (c.FechaDof is not { } dof || c.Recepcion is not { } recepcion)
        {
            yield break;
        }

        var avances = proyectos.Select(Avance).OfType<int>().ToHashSet();
        var corren = proyectos.SelectMany(r => r.Plazos).Select(p => p.Renglon).ToHashSet(StringComparer.Ordinal);
        yield return new Etapa("Publicación de la convocatoria", "Se publica en el Diario Oficial de la Federación, en el sitio de la autoridad y en los módulos de atención.", "PCS-4.2.1-01", SituacionDeEtapa.Cumplida, dof, dof, false, []);

        var entrega = calendario.Recomputar(recepcion);
        yield return De("Recepción de solicitudes", "Cada Comité de Participación Comunitaria envía su solicitud. Nada cierra la recepción antes de su último día.", entrega, c.Cierre is null ? null : entrega.UltimoDia, estimada: false);

        yield return SinFecha("Entrega de documentos faltantes", "Si a una solicitud le falta algo, se pide una sola vez por correo; el plazo corre desde el día hábil siguiente a la notificación.", "PZ-03");

        var cierre = c.Cierre ?? entrega.UltimoDia;
        var abierta = c.Cierre is null;
        yield return De("Resultados de recepción", "Se publican los folios que quedaron completos y los que no.", Contar("PZ-04", cierre), c.ResultadosDeRecepcion?.Fecha, abierta);

        var dictamen = Contar("PZ-05", cierre);
        yield return De("Resultados de dictaminación", "Se publican el folio y la calificación de cada proyecto y, aparte, la relación de quienes participaron.", dictamen, c.ResultadosDeDictaminacion?.Fecha, abierta);

        var publicados = c.ResultadosDeDictaminacion?.Fecha;
        var apoyo = Contar("PZ-07", publicados ?? dictamen.UltimoDia);
        yield return De("Proyectos apoyados y no apoyados", "Se publica qué proyectos reciben el apoyo y, de los demás, la causa.", apoyo, c.ResultadosDeApoyo?.Fecha, publicados is null);

        // From here on each project has its own days: these are the last ones that the calendar admits, unless a notification came later. Where the projects stand says whether a stage is over.
        var primero = Contar("PZ-10", c.ResultadosDeApoyo?.Fecha ?? apoyo.UltimoDia);
        var segundo = Contar("PZ-11", primero.UltimoDia);
        var firma = Contar("PZ-12", segundo.UltimoDia);
        yield return De("Ajuste de los proyectos", "Cada Comité apoyado atiende las observaciones que recibió por correo.", primero, null, estimada: true);
        yield return De("Segunda oportunidad de ajuste", "Si alguna observación persiste, hay un segundo y último plazo.", segundo, null, estimada: true);
        yield return De("Firma del Convenio de Concertación", $"Cada persona integrante del Comité firma desde su enlace.{(firma.UltimoDia > programa.FinDeVigencia ? $" Nadie puede firmar después del {programa.FinDeVigencia.Corta()}, último día de vigencia de los convenios (Anexo 6, Vigésima Tercera)." : "")}", firma, null, estimada: true);
        yield return De("Entrega del recibo y del estado de cuenta", "El Comité entrega el recibo de pago y el estado de cuenta mancomunada.", Contar("PZ-08", firma.UltimoDia), null, estimada: true);

        if (c.Bases?.FechaLimiteInformeParcial is { } parcial)
        {
            yield return De("Informe Parcial", "Último día para presentarlo.", calendario.Computar(programa.Termino("PZ-27"), dof, fecha: parcial), null, estimada: false);
        }

        yield return De("Fin del ejercicio de los recursos", "Último día de vigencia de los convenios.", Contar("PZ-35", dof), null, estimada: false);
        yield return De("Informe Final", "Último día para presentarlo.", Contar("PZ-28", dof), null, estimada: false);

        Plazo Contar(string id, DateOnly desde) => calendario.Computar(programa.Termino(id), desde);

        Etapa SinFecha(string titulo, string descripcion, string id)
        {
            var termino = programa.Termino(id);
            return new Etapa(titulo, $"{descripcion} Son {Contar(id, entrega.UltimoDia).Cuanto()}.", termino.Regla, SituacionDe(entrega.PrimerDia, null, c.ResultadosDeRecepcion?.Fecha, hoy), null, null, false, []) { Plazo = id };
        }

        Etapa De(string titulo, string descripcion, Plazo plazo, DateOnly? cumplida, bool estimada)
        {
            var situacion = EtapasDeCadaProyecto.ContainsKey(plazo.Renglon)
                ? SituacionDeCadaProyecto(plazo, avances, corren, porVenir: c.Cierre is null, hoy)
                : SituacionDe(plazo.PrimerDia, plazo.UltimoDia, cumplida, hoy);
            // A day that is over is no last day for whoever is still to come, or was notified later.
            var sinDia = cumplida is null && hoy > plazo.UltimoDia && situacion is SituacionDeEtapa.EnCurso or SituacionDeEtapa.Pendiente;
            return new Etapa(
                titulo,
                descripcion,
                plazo.Regla,
                situacion,
                sinDia ? null : cumplida is { } dia && dia < plazo.PrimerDia ? dia : plazo.Unidad == Unidad.FechaCierta ? plazo.UltimoDia : plazo.PrimerDia,
                sinDia ? null : cumplida ?? plazo.UltimoDia,
                estimada && cumplida is null && !sinDia,
                [.. calendario.Explicar(plazo).Renglones()]) { Plazo = plazo.Renglon };
        }
    }

    private static SituacionDeEtapa SituacionDe(DateOnly primero, DateOnly? ultimo, DateOnly? cumplida, DateOnly hoy) =>
        cumplida is not null ? SituacionDeEtapa.Cumplida
        : hoy > ultimo ? SituacionDeEtapa.Vencida
        : hoy >= primero ? SituacionDeEtapa.EnCurso
        : SituacionDeEtapa.Pendiente;

    // A term runs from what each committee was notified of: no date ends the stage while a project is in it, and without a project that passed it nothing was concluded.
    private static SituacionDeEtapa SituacionDeCadaProyecto(Plazo plazo, HashSet<int> avances, HashSet<string> corren, bool porVenir, DateOnly hoy)
    {
        var etapa = EtapasDeCadaProyecto[plazo.Renglon];
        var (antes, despues) = (avances.Any(a => a < etapa), avances.Any(a => a > etapa));
        var dentro = corren.Contains(plazo.Renglon) || (etapa != EnEjecucion && avances.Contains(etapa));
        // The last days of the execution are the same for all: whoever is not there by then never comes to them.
        var pasaron = etapa == EnEjecucion ? despues || avances.Contains(etapa) : despues;
        var faltan = hoy <= plazo.UltimoDia || (antes && etapa != EnEjecucion);
        return dentro || (pasaron && faltan) ? SituacionDeEtapa.EnCurso
            : pasaron ? SituacionDeEtapa.Cumplida
            : antes || porVenir ? SituacionDeEtapa.Pendiente
            : SituacionDeEtapa.SinProyectos;
    }

    // How far a project is on that road; nothing for one that left it.
    private static int? Avance(Resumen proyecto) => proyecto.Estatus switch
    {
        Estatus.NoApoyado or Estatus.RecepcionIncompleta => null,
        Estatus.Apoyado or Estatus.EnAjuste1 => 1,
        Estatus.EnAjuste2 => 2,
        Estatus.Ajustado or Estatus.ConvenioEnviado or Estatus.ConvenioObservado => 3,
        Estatus.ConvenioSuscrito => 4,
        Estatus.EnEjecucion => EnEjecucion,
        Estatus.Terminado or Estatus.ComunidadImpedida or Estatus.TerminacionAnticipada or Estatus.Cancelado => EnEjecucion + 1,
        _ => 0,
    };
}
