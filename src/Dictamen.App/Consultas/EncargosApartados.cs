using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.App.Consultas;

/// <summary>An errand that was set aside, as the office sees it.</summary>
/// <param name="Stream">Stream that owes it, for example <c>expediente/PCS-2019-01-000042</c>.</param>
/// <param name="Id">Errand.</param>
/// <param name="Destino">Key of the stream that refused it.</param>
/// <param name="Acto">Name of the act that was refused.</param>
/// <param name="Codigo">Code of the refusal.</param>
/// <param name="Regla">Rule that refuses.</param>
public sealed record EncargoEnEspera(string Stream, string Id, string Destino, string Acto, string Codigo, string Regla)
{
    /// <summary>Key of the stream that owes it: a folio, or the id of a convocatoria or of an acta.</summary>
    public string Clave => Repositorio.Partes(Stream).Clave;

    /// <summary>What was to be recorded, in words.</summary>
    public string Que => NombresDeEncargo.De(Id);
}

/// <summary>Errands between streams that their targets refused: work for the office. <see cref="Listas"/> keeps it.</summary>
public sealed class EncargosApartados
{
    private readonly ConcurrentDictionary<string, ImmutableArray<EncargoEnEspera>> _porStream = new(StringComparer.Ordinal);

    /// <summary>Those of a state.</summary>
    public static ImmutableArray<EncargoEnEspera> De(string stream, IConPendientes estado) =>
        estado.Apartados.IsEmpty ? [] : [.. estado.Apartados.Values.Select(a => new EncargoEnEspera(stream, a.Encargo.Id, a.Encargo.Destino, a.Encargo.Acto.GetType().Name, a.Codigo, a.Regla))];

    /// <summary>Takes those of a stream as they are now.</summary>
    public void Anotar(string stream, ImmutableArray<EncargoEnEspera> apartados)
    {
        if (apartados.IsEmpty)
        {
            _porStream.TryRemove(stream, out _);
        }
        else
        {
            _porStream[stream] = apartados;
        }
    }

    /// <summary>All of them, by stream and id.</summary>
    public IReadOnlyList<EncargoEnEspera> Listar() =>
        [.. _porStream.Values.SelectMany(e => e).OrderBy(e => e.Stream, StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal)];
}
