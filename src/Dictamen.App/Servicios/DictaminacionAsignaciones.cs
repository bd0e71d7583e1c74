using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Servicios;

/// <summary>Which projects and actas are a person's. Confidential (4.2.3.2): only the services of the reviewer and of the technical secretary ask it.</summary>
/// <remarks>It compares the record's heads with those that it knows and reads only what moved, so that it is right with several processes and after a restart.</remarks>
public sealed class DictaminacionAsignaciones(IEventStore store, Repositorio repositorio)
{
    private const int ALaVez = 16;
    private readonly ConcurrentDictionary<string, Conocido> _conocidos = new(StringComparer.Ordinal);

    /// <summary>The files of a convocatoria that are assigned to a person, in the order of their folios.</summary>
    public async Task<IReadOnlyList<Expediente>> ExpedientesAsync(string convocatoria, PersonaId persona, CancellationToken ct = default)
    {
        var claves = await DeAsync<Expediente>(convocatoria, persona, e => e.Dictaminacion?.Dictaminadores.Values.Select(d => d.Persona) ?? [], ct).ConfigureAwait(false);
        return [.. claves.OrderBy(e => e.Folio)];
    }

    /// <summary>The actas of a convocatoria that a person signs.</summary>
    public async Task<IReadOnlyList<Acta>> ActasAsync(string convocatoria, PersonaId persona, CancellationToken ct = default)
    {
        var actas = await DeAsync<Acta>(convocatoria, persona, a => a.Firmantes.Values, ct).ConfigureAwait(false);
        return [.. actas.OrderBy(a => a.Id, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<TEstado>> DeAsync<TEstado>(string convocatoria, PersonaId persona, Func<TEstado, IEnumerable<PersonaId>> personas, CancellationToken ct)
        where TEstado : IEstado<TEstado>
    {
        var prefijo = $"{TEstado.Clase}/{convocatoria}-";
        var cabezas = new List<StreamHead>();
        await foreach (var cabeza in store.ListAsync(prefijo, ct).ConfigureAwait(false))
        {
            cabezas.Add(cabeza);
        }

        var suyos = new ConcurrentBag<TEstado>();
        await Parallel.ForEachAsync(cabezas, new ParallelOptions { MaxDegreeOfParallelism = ALaVez, CancellationToken = ct }, async (cabeza, cancelado) =>
        {
            var clave = cabeza.Stream[(TEstado.Clase.Length + 1)..];
            if (_conocidos.TryGetValue(cabeza.Stream, out var conocido) && conocido.Version >= cabeza.Version && !conocido.Personas.Contains(persona))
            {
                return;
            }

            var (estado, version) = await repositorio.CargarAsync<TEstado>(clave, cancelado).ConfigureAwait(false);
            conocido = new Conocido(version, [.. personas(estado)]);
            _conocidos[cabeza.Stream] = conocido;
            if (conocido.Personas.Contains(persona))
            {
                suyos.Add(estado);
            }
        }).ConfigureAwait(false);
        return [.. suyos];
    }

    private sealed record Conocido(long Version, ImmutableArray<PersonaId> Personas);
}
