using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.App.Consultas;

/// <summary>A file in one line, for lists and for the day's work. It is derived from the record and holds no personal data.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Estatus">Where it stands.</param>
/// <param name="Causa">Why it is not supported, when it is not.</param>
/// <param name="Comunidad">Name of the community.</param>
/// <param name="ClaveComunidad">Key of the community.</param>
/// <param name="Proyecto">Name of the project.</param>
/// <param name="MontoSolicitado">Pesos asked.</param>
/// <param name="MontoAsignado">Pesos assigned, if any.</param>
/// <param name="Calificacion">Final score, if any.</param>
/// <param name="Plazo">Open term that ends first, if any.</param>
public sealed record Resumen(
    Folio Folio,
    Estatus Estatus,
    CausaNoApoyo? Causa,
    string Comunidad,
    string ClaveComunidad,
    string Proyecto,
    decimal MontoSolicitado,
    decimal? MontoAsignado,
    decimal? Calificacion,
    Plazo? Plazo)
{
    /// <summary>Every open term, the first to end first.</summary>
    public ImmutableArray<Plazo> Plazos { get; init; } = [];

    /// <summary>Notifications that are still to be made: their reception is not proven (AMB-50).</summary>
    public ImmutableArray<Notificacion> PorNotificar { get; init; } = [];

    /// <summary>Those of them that bounced: they notified nobody and opened no term.</summary>
    public ImmutableArray<Notificacion> Rebotes => [.. PorNotificar.Where(n => n.Estatus == EstatusNotificacion.Rebotada)];

    /// <summary>What the file waits for from the office, if anything.</summary>
    public PendienteDeOficina? Pendiente { get; init; }

    /// <summary>What is to be done about its overdue refund, if there is one; none in a line of an earlier build, until it is made again.</summary>
    public PendienteDeOficina? Reintegro { get; init; }

    /// <summary>All that the file waits for from the office.</summary>
    public IEnumerable<PendienteDeOficina> Pendientes => new[] { Pendiente, Reintegro }.OfType<PendienteDeOficina>();

    /// <summary>Pesos paid to it; 0 in a line of an earlier build, as the next two.</summary>
    public decimal Pagado { get; init; }

    /// <summary>Pesos that its agreement promises and are still to be paid.</summary>
    public decimal PorPagar { get; init; }

    /// <summary>Pesos that it owes to TESOFE.</summary>
    public decimal PorReintegrar { get; init; }

    /// <summary>Pseudonyms of the committee's members, and of who is about to be one.</summary>
    public ImmutableArray<PersonaId> Personas { get; init; } = [];

    /// <summary>Result that the Comité Dictaminador agreed, if any.</summary>
    public ResultadoColegiado? Dictamen { get; init; }

    /// <summary>Who reviews it, by seat, as pseudonyms. It never leaves the committee and its secretary.</summary>
    public ImmutableSortedDictionary<string, PersonaId> Dictaminadores { get; init; } = ImmutableSortedDictionary<string, PersonaId>.Empty;

    /// <summary>Seats whose sheet is in; none in a line of an earlier build, as the next ones. As confidential as who sits there.</summary>
    public ImmutableArray<string> CedulasEntregadas { get; init; } = [];

    /// <summary>Seats whose member declared a conflict and waits for a substitute.</summary>
    public ImmutableArray<string> ConConflicto { get; init; } = [];

    /// <summary>Whether the sheets of all seats are in, and all of them count.</summary>
    public bool CedulasCompletas { get; init; }

    /// <summary>Whether the result stands in an acta already.</summary>
    public bool EnActa { get; init; }

    /// <summary>Whether its result was agreed and the file was told of no acta: it may stand in one that somebody has still to sign (<see cref="ConvocatoriasEnMemoria.EnActas"/>).</summary>
    public bool PorAsentar => this is { Estatus: Estatus.EnDictaminacion, Dictamen: not null, EnActa: false };

    /// <summary>Instant (UTC) of reception.</summary>
    public DateTimeOffset RecibidaEl { get; init; }

    /// <summary>Vertiente, for example <c>V1</c>.</summary>
    public string Vertiente { get; init; } = "";

    /// <summary>Thematic line, for example <c>2.6</c>.</summary>
    public string Tematica { get; init; } = "";

    /// <summary>Result of the reception: complete or not; <see langword="null"/> while it is not known, or when the committee withdrew before.</summary>
    public bool? Completo { get; init; }

    /// <summary>Whether money was paid to it: it counts for the least number of visits (AMB-38).</summary>
    public bool ConRecursos { get; init; }

    /// <summary>Whether it was visited in the field.</summary>
    public bool Visitado { get; init; }

    /// <summary>Reports that were handed in.</summary>
    public ImmutableArray<TipoInforme> Informes { get; init; } = [];

    /// <summary>Pesos with which a project that has a dictamen competes: what it asked for, within what the committee lets it get (AMB-08).</summary>
    public decimal Asignable(Programa programa) => Dictamen?.Asignable(MontoSolicitado, Tematica, programa) ?? MontoSolicitado;

    /// <summary>The line of a file.</summary>
    public static Resumen De(Expediente e) => new(
        e.Folio,
        e.Estatus,
        e.Causa,
        e.Recepcion?.Comunidad ?? "",
        e.Recepcion?.ClaveComunidad ?? "",
        e.Recepcion?.Proyecto ?? "",
        e.Recepcion?.MontoSolicitado ?? 0m,
        e.Asignacion?.MontoAsignado,
        e.Asignacion?.Calificacion,
        e.Plazos.Values.MinBy(p => p.UltimoDia))
    {
        Plazos = [.. e.Plazos.Values.OrderBy(p => p.UltimoDia)],
        PorNotificar = [.. e.Notificaciones.Values.Where(n => n.Estatus != EstatusNotificacion.Entregada)],
        Pendiente = PendienteDeOficina.De(e),
        Reintegro = PendienteDeOficina.DeReintegro(e),
        Pagado = e.Ministraciones?.Pagado ?? 0m,
        PorPagar = RecursoPorPagar.De(e),
        PorReintegrar = RecursoPorReintegrar.De(e).Monto,
        Personas = [.. e.Recepcion?.Integrantes.Concat(e.Convenio?.Cambio is { EnCurso: true } cambio ? cambio.Entran : []).Select(i => i.Persona).Distinct() ?? []],
        Dictamen = e.Dictaminacion?.Resultado,
        Dictaminadores = e.Dictaminacion?.Dictaminadores.ToImmutableSortedDictionary(d => d.Key, d => d.Value.Persona, StringComparer.Ordinal) ?? ImmutableSortedDictionary<string, PersonaId>.Empty,
        CedulasEntregadas = [.. e.Dictaminacion?.Cedulas.Keys ?? []],
        ConConflicto = [.. e.Dictaminacion?.Dictaminadores.Values.Where(d => d.Conflicto is not null).Select(d => d.Asiento) ?? []],
        CedulasCompletas = e.Dictaminacion is { Completa: true },
        EnActa = e.Dictaminacion?.Acta is not null,
        RecibidaEl = e.Recepcion?.RecibidaEl ?? default,
        Vertiente = e.Recepcion?.Vertiente ?? "",
        Tematica = e.Recepcion?.Tematica ?? "",
        Completo = QuedoCompleto(e),
        ConRecursos = e.Ministraciones?.Pagado > 0m,
        Visitado = e.Informes?.Visitas > 0,
        Informes = e.Informes is { } informes ? [.. Enum.GetValues<TipoInforme>().Where(t => informes.De(t) is not null)] : [],
    };

    private static bool? QuedoCompleto(Expediente e) => e switch
    {
        { Estatus: Estatus.Inexistente or Estatus.Registrado or Estatus.Prevenido } => null,
        { Estatus: Estatus.RecepcionIncompleta } => false,
        { Estatus: Estatus.NoApoyado, Causa: CausaNoApoyo.Renuncia, Dictaminacion: null } => null,
        _ => true,
    };
}

/// <summary>Every file of the record in one line each, in memory. <see cref="Listas"/> keeps it.</summary>
public sealed class Resumenes
{
    // A file changes far more often than somebody looks: until then its state stands for its line.
    private readonly ConcurrentDictionary<Folio, object> _todos = new();

    /// <summary>Whether all of them were read since the process started.</summary>
    public bool Completos { get; private set; }

    /// <summary>Says that all of them were read.</summary>
    public void Completar() => Completos = true;

    /// <summary>Takes a file as it is now.</summary>
    public void Anotar(Resumen resumen) => _todos[resumen.Folio] = resumen;

    /// <summary>Takes the state of a file.</summary>
    public void Anotar(Expediente expediente) => _todos[expediente.Folio] = expediente;

    /// <summary>The files of a convocatoria in the order of their folios.</summary>
    public IReadOnlyList<Resumen> De(string convocatoria) => [.. _todos.Where(r => r.Key.Convocatoria == convocatoria).OrderBy(r => r.Key.Consecutivo).Select(r => Linea(r.Key, r.Value))];

    /// <summary>Every file, in no order.</summary>
    public IEnumerable<Resumen> Todos => _todos.Select(r => Linea(r.Key, r.Value));

    /// <summary>The files of a convocatoria's fiscal year, those of its other convocatorias too, in no order. PCS-2019-01 is of PCS-2019: the programme of a fiscal year.</summary>
    public IEnumerable<Resumen> DelEjercicio(string convocatoria)
    {
        var ejercicio = Ejercicio(convocatoria);
        return _todos.Where(r => r.Key.Convocatoria.StartsWith(ejercicio, StringComparison.Ordinal)).Select(r => Linea(r.Key, r.Value));
    }

    /// <summary>Of a file's fiscal year, the files that share its community or a person with it, and those that do with these; itself too, in no order.</summary>
    public IReadOnlyCollection<Resumen> Ligados(Resumen suyo)
    {
        var ligados = new Dictionary<Folio, Resumen> { [suyo.Folio] = suyo };
        var claves = new HashSet<string>(Claves(suyo), StringComparer.Ordinal);
        for (var antes = 0; antes < ligados.Count;)
        {
            // Once more over all of them for whatever the last ones brought in, which is hardly ever anything.
            antes = ligados.Count;
            foreach (var otro in DelEjercicio(suyo.Folio.Convocatoria).Where(r => Claves(r).Any(claves.Contains)))
            {
                if (ligados.TryAdd(otro.Folio, otro))
                {
                    claves.UnionWith(Claves(otro));
                }
            }
        }

        return ligados.Values;
    }

    /// <summary>One file, or <see langword="null"/>.</summary>
    public Resumen? De(Folio folio) => _todos.TryGetValue(folio, out var guardado) ? Linea(folio, guardado) : null;

    private static IEnumerable<string> Claves(Resumen r) => r.Personas.Select(p => p.Valor).Prepend(r.ClaveComunidad);

    private static string Ejercicio(string convocatoria) => convocatoria[..(convocatoria.LastIndexOf('-') + 1)];

    private Resumen Linea(Folio folio, object guardado)
    {
        if (guardado is Resumen hecha)
        {
            return hecha;
        }

        var linea = Resumen.De((Expediente)guardado);
        _todos.TryUpdate(folio, linea, guardado); // Unless the file went on meanwhile.
        return linea;
    }
}
