using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Plazos;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>How near the end of a term is.</summary>
public enum Urgencia
{
    /// <summary>It is over, or ends today.</summary>
    Hoy,

    /// <summary>It ends within seven days.</summary>
    Semana,

    /// <summary>It ends later.</summary>
    Despues,
}

/// <summary>A term that ends soon.</summary>
/// <param name="Donde">Folio, or id of the convocatoria.</param>
/// <param name="EsConvocatoria">Whether it is a term of the convocatoria.</param>
/// <param name="Que">What must be done.</param>
/// <param name="Obligado">Who must do it: <c>CPC</c>, <c>IE</c> or <c>PCS</c>.</param>
/// <param name="Plazo">The term.</param>
/// <param name="Urgencia">How near it is.</param>
public sealed record Vencimiento(string Donde, bool EsConvocatoria, string Que, string Obligado, Plazo Plazo, Urgencia Urgencia)
{
    /// <summary>Whether the office alone must do it: of what ends on one day its own goes first, or it would stand behind a term that all committees have.</summary>
    public bool EsDeOficina => Obligado is "IE" or "PCS";
}

/// <summary>A group of files that wait for the same act.</summary>
/// <param name="Pendiente">What is to be done.</param>
/// <param name="Folios">The first of them, in order.</param>
/// <param name="Total">How many there are.</param>
public sealed record Cola(PendienteDeOficina Pendiente, ImmutableArray<Resumen> Folios, int Total);

/// <summary>The day's work of the office.</summary>
/// <param name="Hoy">Today in central Mexico.</param>
/// <param name="Vencimientos">A page of the terms that end today or this week, the first first and of one day the office's own.</param>
/// <param name="Pagina">Page, from 1.</param>
/// <param name="Paginas">How many pages of them there are.</param>
/// <param name="VencenHoy">How many end today or are over.</param>
/// <param name="VencenEnLaSemana">How many end within seven days, not counting today's.</param>
/// <param name="Colas">What waits for the office.</param>
/// <param name="Rebotes">How many files have a notification that bounced.</param>
/// <param name="Avisos">Publications that are due.</param>
/// <param name="Apartados">Errands between streams that their targets refused.</param>
/// <param name="PorSuprimir">ARCO requests whose erasure was ordered and waited for works under way, now at their end.</param>
public sealed record Jornada(
    DateOnly Hoy,
    ImmutableArray<Vencimiento> Vencimientos,
    int Pagina,
    int Paginas,
    int VencenHoy,
    int VencenEnLaSemana,
    ImmutableArray<Cola> Colas,
    int Rebotes,
    ImmutableArray<string> Avisos,
    ImmutableArray<EncargoEnEspera> Apartados,
    ImmutableArray<ArcoPorSuprimir> PorSuprimir)
{
    /// <summary>What convocatorias wait for, and no file of theirs.</summary>
    public ImmutableArray<PendienteDeConvocatoria> DeConvocatorias { get; init; } = [];
}

/// <summary>One page of a list of files.</summary>
/// <param name="Renglones">The files of the page.</param>
/// <param name="Total">How many files the list has.</param>
/// <param name="Pagina">Page, from 1.</param>
/// <param name="Paginas">How many pages there are.</param>
public sealed record Listado(ImmutableArray<Resumen> Renglones, int Total, int Pagina, int Paginas)
{
    private const int PorPagina = 50;

    /// <summary>A page of some files, or the nearest one that there is.</summary>
    /// <param name="todos">The files, in order.</param>
    /// <param name="pagina">Page, from 1.</param>
    public static Listado De(IReadOnlyCollection<Resumen> todos, int pagina)
    {
        var actual = Paginacion.De(todos.Count, PorPagina, pagina);
        return new Listado([.. actual.De(todos)], todos.Count, actual.Pagina, actual.Paginas);
    }
}

/// <summary>Which files are listed, and in which order.</summary>
/// <param name="Convocatoria">Id, or <see langword="null"/> for all.</param>
/// <param name="Estatus">Status, or <see langword="null"/> for all.</param>
/// <param name="Pendiente">Text of what waits for the office, or <see langword="null"/> for all.</param>
/// <param name="Texto">Words, each part of a folio, of the name of a community, of its locality, municipality or state, or of a project; <see langword="null"/> for all.</param>
/// <param name="PorPlazo">Whether the file whose term ends first is the first; otherwise they go in the order of their folios.</param>
public sealed record FiltroDeExpedientes(string? Convocatoria = null, Estatus? Estatus = null, string? Pendiente = null, string? Texto = null, bool PorPlazo = false);

/// <summary>What the office has to do, across all convocatorias.</summary>
public sealed class MesaDeTrabajo(Resumenes resumenes, ConvocatoriasEnMemoria convocatorias, EncargosApartados apartados, SolicitudesArco arco, Entorno entorno, TimeProvider reloj)
{
    private const int DiasDeSemana = 7;
    private const int PorCola = 5;
    private const int VencimientosPorPagina = 100;

    /// <summary>The day's work, or <see langword="null"/> for whoever may not see it.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="pagina">Page of the terms, from 1.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async ValueTask<Jornada?> JornadaAsync(Actor? actor, int pagina = 1, CancellationToken ct = default) => actor.Lee() ? await ArmarAsync(actor!, pagina, ct).ConfigureAwait(false) : null;

    /// <summary>The day's work, for whoever may see it: their own works first.</summary>
    internal async ValueTask<Jornada> ArmarAsync(Actor actor, int pagina, CancellationToken ct)
    {
        var hoy = HoraDelCentro.Dia(reloj.GetUtcNow());
        var todos = convocatorias.ConSusActas(resumenes.Todos).ToList();
        var vencen = todos.SelectMany(r => r.Plazos.Select(p => De(r.Folio.ToString(), false, r.Folio.Convocatoria, p, hoy)))
            .Concat(await PorNotificarAsync(todos, actor, hoy, ct).ConfigureAwait(false))
            .Concat(convocatorias.Todas.SelectMany(c => c.Plazos.Values.Select(p => De(c.Id, true, c.Id, p, hoy))))
            .Where(v => v.Urgencia != Urgencia.Despues)
            .OrderBy(v => v.Plazo.UltimoDia).ThenBy(v => !v.EsDeOficina).ThenBy(v => v.Donde, StringComparer.Ordinal)
            .ToList();
        var actual = Paginacion.De(vencen.Count, VencimientosPorPagina, pagina);
        var colas = todos.SelectMany(r => r.Pendientes, (r, pendiente) => (Expediente: r, Pendiente: pendiente))
            .GroupBy(r => r.Pendiente, r => r.Expediente)
            .OrderByDescending(g => g.Key.Rol == actor.Rol).ThenByDescending(g => g.Count())
            .Select(g => new Cola(g.Key, [.. g.OrderBy(r => r.Folio).Take(PorCola)], g.Count()));
        var avisos = ImmutableArray.CreateBuilder<string>();
        foreach (var c in convocatorias.Todas)
        {
            var contexto = await entorno.ContextoAsync(c.Id, c, reloj.GetUtcNow(), actor, ct).ConfigureAwait(false);
            avisos.AddRange(Avisos.De(c, contexto).Select(a => $"{c.Id}: {a}"));
        }

        return new Jornada(
            hoy,
            [.. actual.De(vencen)],
            actual.Pagina,
            actual.Paginas,
            vencen.Count(v => v.Urgencia == Urgencia.Hoy),
            vencen.Count(v => v.Urgencia == Urgencia.Semana),
            [.. colas],
            todos.Count(r => !r.Rebotes.IsEmpty),
            avisos.DrainToImmutable(),
            [.. apartados.Listar()],
            await arco.PorSuprimirAsync(ct).ConfigureAwait(false))
        {
            DeConvocatorias = DeConvocatorias(todos),
        };
    }

    private ImmutableArray<PendienteDeConvocatoria> DeConvocatorias(IEnumerable<Resumen> todos)
    {
        var suyos = todos.ToLookup(r => r.Folio.Convocatoria);
        return [.. convocatorias.Todas.Select(c => PendienteDeConvocatoria.De(c, suyos[c.Id])).OfType<PendienteDeConvocatoria>()];
    }

    /// <summary>A page of the files that a filter lets through; <see langword="null"/> for whoever may not see it.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="filtro">Which, and in which order.</param>
    /// <param name="pagina">Page, from 1.</param>
    public Listado? Listar(Actor? actor, FiltroDeExpedientes filtro, int pagina) => actor.Lee() ? Listado.De([.. Filtrar(filtro)], pagina) : null;

    /// <summary>All the files that a filter lets through, as CSV without personal data; <see langword="null"/> for whoever may not see them.</summary>
    public byte[]? EnCsv(Actor? actor, FiltroDeExpedientes filtro) => !actor.Lee() ? null : Csv.Archivo(
        ["folio", "estatus", "proyecto", "comunidad", "monto_solicitado", "monto_asignado", "plazo", "vence", "espera_a_la_oficina"],
        Filtrar(filtro).Select(r => (object?[])[r.Folio.ToString(), r.Estatus.Nombre(), r.Proyecto, r.Comunidad, r.MontoSolicitado, r.MontoAsignado, r.Plazo?.Id, r.Plazo?.UltimoDia, string.Join("; ", r.Pendientes.Select(p => p.Texto))]));

    /// <summary>A page of the files with a notification that bounced.</summary>
    public Listado? Rebotados(Actor? actor, int pagina) => actor.Lee() ? Listado.De([.. resumenes.Todos.Where(r => !r.Rebotes.IsEmpty).OrderBy(r => r.Folio)], pagina) : null;

    // What was resolved and nobody could be told: LFPA 39 gives the office ten working days for it.
    [Regla("DH-39-01")]
    private async ValueTask<List<Vencimiento>> PorNotificarAsync(IEnumerable<Resumen> todos, Actor actor, DateOnly hoy, CancellationToken ct)
    {
        var vencen = new List<Vencimiento>();
        foreach (var suyos in todos.Where(r => !r.PorNotificar.IsEmpty).GroupBy(r => Entorno.ProgramaDe(r.Folio.Convocatoria)))
        {
            var contexto = new Contexto(reloj.GetUtcNow(), await entorno.CalendarioAsync(suyos.Key, ct: ct).ConfigureAwait(false), suyos.Key, actor);
            vencen.AddRange(
                from r in suyos
                from p in PlazoParaNotificar.PorHacer(r.PorNotificar, contexto)
                let v = De(r.Folio.ToString(), false, r.Folio.Convocatoria, p.Plazo, hoy)
                select v with { Que = $"{v.Que} «{NombresDeExpediente.De(p.Notificacion)}»" });
        }

        return vencen;
    }

    private IOrderedEnumerable<Resumen> Filtrar(FiltroDeExpedientes filtro)
    {
        // Each word on its own, for nobody knows in which order they are kept; what is written together, as a folio, stays so.
        var palabras = (filtro.Texto ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(TextoNormal.De).Where(p => p.Length > 0).ToList();
        var lugares = palabras.Count == 0 ? null : convocatorias.Todas
            .SelectMany(c => (c.Bases?.Cobertura ?? []).Select(l => (c.Id, Localidad: l)))
            .ToLookup(l => (l.Id, l.Localidad.Cvegeo), l => $"{l.Localidad.Localidad} {l.Localidad.Municipio} {l.Localidad.Estado}");

        // A text of nothing but signs is in no file, as one that was not typed is in all.
        return (lugares is null && !string.IsNullOrWhiteSpace(filtro.Texto) ? [] : convocatorias.ConSusActas(resumenes.Todos))
            .Where(r => string.IsNullOrEmpty(filtro.Convocatoria) || r.Folio.Convocatoria == filtro.Convocatoria)
            .Where(r => filtro.Estatus is null || r.Estatus == filtro.Estatus)
            .Where(r => string.IsNullOrEmpty(filtro.Pendiente) || r.Pendientes.Any(p => p.Texto == filtro.Pendiente))
            .Where(r => lugares is null || Tiene(r, lugares[(r.Folio.Convocatoria, ClaveDeComunidad.Cvegeo(r.ClaveComunidad))].FirstOrDefault(), palabras))
            .OrderBy(r => filtro.PorPlazo ? r.Plazo?.UltimoDia ?? DateOnly.MaxValue : default).ThenBy(r => r.Folio);
    }

    private static bool Tiene(Resumen r, string? lugar, List<string> palabras)
    {
        var suyo = TextoNormal.De($"{r.Folio} {r.Comunidad} {r.Proyecto} {lugar}");
        return palabras.TrueForAll(p => suyo.Contains(p, StringComparison.Ordinal));
    }

    private static Vencimiento De(string donde, bool esConvocatoria, string convocatoria, Plazo plazo, DateOnly hoy)
    {
        var termino = Entorno.ProgramaDe(convocatoria).Plazos.GetValueOrDefault(plazo.Renglon);
        return new Vencimiento(
            donde,
            esConvocatoria,
            termino?.Descripcion ?? plazo.Id,
            termino?.Obligado ?? "",
            plazo,
            plazo.UltimoDia <= hoy ? Urgencia.Hoy : plazo.UltimoDia <= hoy.AddDays(DiasDeSemana) ? Urgencia.Semana : Urgencia.Despues);
    }
}
