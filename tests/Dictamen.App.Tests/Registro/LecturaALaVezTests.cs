using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Programas;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.App.Tests.Registro;

/// <summary>Where several processes write, a decision waits for one reading and not for three; and what surrounds a state is never older than the state.</summary>
public sealed class LecturaALaVezTests : IAsyncDisposable
{
    private const string Folio1 = "PCS-2019-01-000001";
    private static readonly string[] Alrededor = ["calendario/federal", "convocatoria/PCS-2019-01"];
    private readonly MemoryStore _record = new();
    private readonly Espia _espia;
    private readonly Aplicacion _app;

    public LecturaALaVezTests()
    {
        _espia = new Espia(_record);
        _app = new Aplicacion(s => s.AddSingleton<IEventStore>(_espia));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task TheStreamAndWhatSurroundsItAreAskedForAtOnce()
    {
        await SembrarAsync();
        await _app.De<Repositorio>().CargarAsync<Expediente>(Folio1);
        _espia.Juntas = 3;
        Assert.Single((await EntregarAsync().WaitAsync(TimeSpan.FromMinutes(1))).Hechos); // One after the other would never end.
    }

    [Fact]
    public async Task WhatSurroundsAStreamThatWentOnIsAskedForAgainAfterIt()
    {
        await SembrarAsync();
        Assert.Single((await EntregarAsync()).Hechos);
        Assert.Equal(Alrededor, _espia.Leidos.SkipWhile(l => l != $"expediente/{Folio1}").Skip(1).TakeLast(2).Order(StringComparer.Ordinal));
        Assert.Equal(5, _espia.Leidos.Count);

        // Nobody else wrote meanwhile: once is enough.
        await EntregarAsync();
        Assert.Equal(Alrededor.Append($"expediente/{Folio1}"), _espia.Leidos.Skip(5).Take(3).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(_espia.Leidos.Skip(8), Alrededor.Contains);
    }

    private Task<Respuesta> EntregarAsync() => _app.De<Despachador>().EjecutarAsync<Expediente>(Folio1, new RegistrarEntrega("prevencion", _app.Reloj.Ahora, "acuse"), Actor.Sistema, "entrega");

    private async Task SembrarAsync()
    {
        var documento = new Huella(new string('a', 64));
        var recepcion = new Recepcion(_app.Reloj.Ahora, documento, "C-1", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []);
        await _record.DadoAsync("convocatoria/PCS-2019-01", new BorradorElaborado("PCS-2019-01", new Bases { Nombre = "Convocatoria ficticia" }));
        await _record.DadoAsync($"expediente/{Folio1}", new SolicitudRegistrada(Folio.Parse(Folio1), recepcion), new PrevencionEmitida([]));
    }

    // Answers no reading before so many were asked for.
    private sealed class Espia(MemoryStore record) : IEventStore
    {
        private readonly TaskCompletionSource _todas = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _pedidas;

        public int Juntas { get; set; }

        public ConcurrentQueue<string> Leidos { get; } = [];

        public async ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default)
        {
            Leidos.Enqueue(stream);
            if (Juntas > 0)
            {
                if (Interlocked.Increment(ref _pedidas) == Juntas)
                {
                    _todas.SetResult();
                }

                await _todas.Task;
            }

            return await record.ReadAsync(stream, afterVersion, ct);
        }

        public ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string commandId, CancellationToken ct = default) => record.FindAsync(stream, commandId, ct);

        public ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default) => record.AppendAsync(append, ct);

        public IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", CancellationToken ct = default) => record.ListAsync(prefix, ct);
    }
}
