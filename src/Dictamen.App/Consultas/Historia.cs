using System.Reflection;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Plazos;

namespace Dictamen.App.Consultas;

/// <summary>One fact of a file's story.</summary>
/// <param name="Version">Place in the stream, from 1.</param>
/// <param name="Cuando">Instant (UTC) of the decision.</param>
/// <param name="Tipo">Name of the fact's type.</param>
/// <param name="Relato">The fact in one sentence.</param>
/// <param name="Reglas">Rules that it carries out.</param>
/// <param name="Actor">Role in which somebody acted; never who.</param>
/// <param name="Plazo">Term that it opened or moved, with its arithmetic, or <see langword="null"/>.</param>
public sealed record Renglon(long Version, DateTimeOffset Cuando, string Tipo, string Relato, IReadOnlyList<string> Reglas, string Actor, Explicacion? Plazo);

/// <summary>Tells the story of a file from its record: what happened, when, under which rule, and how each term was counted.</summary>
public sealed class Historia(IEventStore store, Entorno entorno)
{
    /// <summary>The story of a file.</summary>
    /// <param name="folio">Folio; its programme and calendar give the names and explain the terms.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<IReadOnlyList<Renglon>> ContarAsync(Folio folio, CancellationToken ct = default)
    {
        var programa = Entorno.ProgramaDe(folio.Convocatoria);
        var calendario = await entorno.CalendarioAsync(programa, ct).ConfigureAwait(false);
        var estado = Expediente.Inicial;
        var renglones = new List<Renglon>();
        foreach (var evento in await store.ReadAsync(Repositorio.Nombre<Expediente>(folio.ToString()), 0, ct).ConfigureAwait(false))
        {
            var hecho = HechoCodec.Leer(evento);
            estado = Pliegue.Aplicar(estado, hecho);
            renglones.Add(new Renglon(
                evento.Version,
                evento.At,
                evento.Type,
                hecho.Contar(new NombresDeExpediente(programa, estado)),
                [.. hecho.GetType().GetCustomAttributes<ReglaAttribute>().SelectMany(r => r.Ids)],
                evento.Actor[..Math.Max(0, evento.Actor.IndexOf(':', StringComparison.Ordinal))],
                PlazoDe(hecho) is { } plazo ? calendario.Explicar(plazo) : null));
        }

        return renglones;
    }

    // A fact opens one term at most; when it moves one, the last is the term in force.
    private static Plazo? PlazoDe(Hecho hecho) => hecho.GetType().GetProperties()
        .Where(p => p.PropertyType == typeof(Plazo))
        .Select(p => (Plazo?)p.GetValue(hecho))
        .LastOrDefault(p => p is not null);
}
