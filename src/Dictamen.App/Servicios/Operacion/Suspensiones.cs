using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Plazos;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>An open term that a suspension moves.</summary>
/// <param name="Stream">Name of its stream.</param>
/// <param name="Donde">Folio, or id of the convocatoria.</param>
/// <param name="Antes">The term as it is counted now.</param>
/// <param name="Despues">The term with the suspension.</param>
public sealed record TerminoQueMueve(string Stream, string Donde, Plazo Antes, Plazo Despues);

/// <summary>The suspensions that are recorded.</summary>
/// <param name="Todas">All of them, the last first.</param>
/// <param name="Version">Version of the calendar: a suspension is recorded upon the calendar that was looked at.</param>
public sealed record SuspensionesRegistradas(ImmutableArray<Suspension> Todas, long Version);

/// <summary>The calendar of the office: suspensions of labour, and what they move before they are recorded.</summary>
public sealed class Suspensiones(
    Despachador despachador, Repositorio repositorio, Entorno entorno, Resumenes resumenes, ConvocatoriasEnMemoria convocatorias, INudge nudge)
{
    /// <summary>The suspensions recorded; <see langword="null"/> for whoever may not read them.</summary>
    public async ValueTask<SuspensionesRegistradas?> ListarAsync(Actor? actor, CancellationToken ct = default) =>
        actor.Lee() && await repositorio.CargarAsync<CalendarioOficial>(Entorno.ClaveCalendario, ct).ConfigureAwait(false) is var (calendario, version)
            ? new SuspensionesRegistradas([.. calendario.Suspensiones.Reverse()], version)
            : null;

    /// <summary>Every open term that a suspension would move, or the refusal. Nothing is recorded.</summary>
    public async ValueTask<(ImmutableArray<TerminoQueMueve> Mueve, Rechazo? Rechazo)> PreverAsync(Actor? actor, PublicarSuspension acto, CancellationToken ct = default)
    {
        if (!actor.Lee() || !actor!.Puede(typeof(PublicarSuspension)))
        {
            return ([], PapelDeOficina.SinFacultad);
        }

        var decision = await despachador.ProbarAsync(Entorno.ClaveCalendario, acto, actor!, ct).ConfigureAwait(false);
        if (decision.EsRechazo)
        {
            return ([], decision.Rechazo);
        }

        var suspension = new Suspension(acto.Id, acto.Desde, acto.Hasta, acto.PublicadaEl, acto.Fuente, acto.Motivo);
        var calendarios = new Dictionary<string, (Calendario Antes, Calendario Despues)>(StringComparer.Ordinal);
        var mueve = ImmutableArray.CreateBuilder<TerminoQueMueve>();
        var abiertos = resumenes.Todos.SelectMany(r => r.Plazos.Select(p => (Stream: Repositorio.Nombre<Expediente>(r.Folio.ToString()), Donde: r.Folio.ToString(), r.Folio.Convocatoria, Plazo: p)))
            .Concat(convocatorias.Todas.SelectMany(c => c.Plazos.Values.Select(p => (Stream: Repositorio.Nombre<Convocatoria>(c.Id), Donde: c.Id, Convocatoria: c.Id, Plazo: p))));
        foreach (var (stream, donde, convocatoria, plazo) in abiertos)
        {
            var programa = Entorno.ProgramaDe(convocatoria);
            if (!calendarios.TryGetValue(convocatoria, out var par))
            {
                var vigente = await entorno.CalendarioAsync(programa, convocatorias.De(convocatoria), ct).ConfigureAwait(false);
                par = calendarios[convocatoria] = (vigente, vigente.Con(suspension));
            }

            var (antes, despues) = (par.Antes.Recomputar(plazo), par.Despues.Recomputar(plazo));
            if (antes.UltimoDia != despues.UltimoDia)
            {
                mueve.Add(new TerminoQueMueve(stream, donde, antes, despues));
            }
        }

        mueve.Sort((a, b) => (a.Antes.UltimoDia, a.Donde).CompareTo((b.Antes.UltimoDia, b.Donde)));
        return (mueve.DrainToImmutable(), null);
    }

    /// <summary>Records a suspension, and wakes every stream whose terms it moves so that the record says so at once.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="acto">The suspension.</param>
    /// <param name="orden">Id of the order: the same order twice is carried out once.</param>
    /// <param name="vista">Version of the calendar upon which it was seen what moves.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    public async Task<Respuesta> PublicarAsync(Actor? actor, PublicarSuspension acto, string orden, long vista, CancellationToken ct = default)
    {
        var (mueve, rechazo) = await PreverAsync(actor, acto, ct).ConfigureAwait(false);
        if (rechazo == PapelDeOficina.SinFacultad)
        {
            return new Respuesta(0, [], rechazo);
        }

        // What is wrong with it is said by the act itself, once it is known that the calendar is the one that was looked at.
        var respuesta = await despachador.EjecutarAsync(Entorno.ClaveCalendario, acto, actor!, orden, vista, ct).ConfigureAwait(false);
        if (respuesta.Rechazo is null)
        {
            foreach (var stream in mueve.Select(m => m.Stream).Distinct(StringComparer.Ordinal))
            {
                await nudge.NudgeAsync(stream, ct).ConfigureAwait(false);
            }
        }

        return respuesta;
    }
}
