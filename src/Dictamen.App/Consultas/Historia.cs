using System.Collections.Immutable;
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
/// <param name="Autor">Who carried it out, as far as the office may know; the pages of a committee do not show it.</param>
/// <param name="Plazos">Terms that it opened or moved, each with its arithmetic.</param>
/// <param name="Pormenores">What the sentence cannot hold: the parts of a sum, each reason of a list.</param>
public sealed record Renglon(long Version, DateTimeOffset Cuando, string Tipo, string Relato, IReadOnlyList<string> Reglas, Autor Autor, IReadOnlyList<Explicacion> Plazos, IReadOnlyList<string> Pormenores)
{
    /// <summary>Link of the file's chain that the fact is (SHA-256, in hexadecimal): it proves what the record held then.</summary>
    public string Huella { get; init; } = "";
}

/// <summary>Tells the story of a file from its record: what happened, when, under which rule, and how each term was counted.</summary>
public sealed class Historia(IEventStore store, Entorno entorno, TimeProvider reloj)
{
    /// <summary>The story of a file.</summary>
    /// <param name="folio">Folio; its programme and calendar give the names and explain the terms.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<IReadOnlyList<Renglon>> ContarAsync(Folio folio, CancellationToken ct = default)
    {
        var pasos = Paso.De(await store.ReadAsync(Repositorio.Nombre<Expediente>(folio.ToString()), 0, ct).ConfigureAwait(false));
        var ahora = pasos is [.., var ultimo] ? ultimo.Despues : Expediente.Inicial;
        var contexto = await entorno.ContextoAsync(folio.ToString(), ahora, reloj.GetUtcNow(), Actor.Sistema, ct).ConfigureAwait(false);
        return [.. pasos.Select(p => Contar(p, ahora, contexto))];
    }

    private static Renglon Contar(Paso paso, Expediente ahora, Contexto contexto)
    {
        var (evento, hecho, nombres) = (paso.Evento, paso.Hecho, new NombresDeExpediente(contexto.Programa, paso.Despues));
        ImmutableArray<Plazo> recurso = paso.Recurso(contexto) is { } plazo ? [plazo] : [];
        return new Renglon(
            evento.Version,
            evento.At,
            evento.Type,
            hecho.Contar(nombres),
            [.. paso.Reglas, .. recurso.Select(p => p.Regla)],
            Autor.De(evento),
            [.. PlazosDe(hecho).Concat(recurso).Select(contexto.Calendario.Explicar)],
            [.. hecho.Pormenores(nombres), .. paso.Notas(ahora, contexto)])
        {
            Huella = Convert.ToHexStringLower(evento.Hash.Span),
        };
    }

    // A fact that moves a term has it before and after: the last one of an id is the term in force.
    private static IEnumerable<Plazo> PlazosDe(Hecho hecho) => hecho.GetType().GetProperties()
        .SelectMany(p => p.GetValue(hecho) switch { Plazo plazo => [plazo], ImmutableArray<Plazo> plazos => plazos, _ => ImmutableArray<Plazo>.Empty })
        .GroupBy(p => p.Id, StringComparer.Ordinal)
        .Select(g => g.Last());
}
