using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Dictamen.App.Tests.Kit;

/// <summary>The application over a record in memory, at an instant that the test moves.</summary>
internal sealed class Aplicacion : IAsyncDisposable
{
    private readonly ServiceProvider _servicios;

    public Aplicacion(Action<IServiceCollection>? mas = null)
    {
        var servicios = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Reloj)
            .AddSingleton<IEventStore>(Record)
            .AddSingleton<IMail>(Correo)
            .AddSingleton<IFichaStore>(new SinFichas())
            .AddSingleton<IDocumentStore>(new DocumentosEnMemoria())
            .AddSingleton<IBorradorStore>(Borradores)
            .AddSingleton(new Seudonimos(new byte[32]))
            .AddDictamen();
        mas?.Invoke(servicios);
        _servicios = servicios.BuildServiceProvider();
    }

    public MemoryStore Record { get; } = new();

    public BorradoresEnMemoria Borradores { get; } = new();

    public RelojDePrueba Reloj { get; } = new();

    public Buzon Correo { get; } = new();

    public IServiceProvider Servicios => _servicios;

    public T De<T>() where T : notnull => _servicios.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _servicios.DisposeAsync();

    internal sealed class RelojDePrueba : TimeProvider
    {
        public DateTimeOffset Ahora { get; set; } = new(2019, 11, 12, 18, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Ahora;
    }

    internal sealed class Buzon : IMail
    {
        public List<Correo> Enviados { get; } = [];

        public ValueTask<MailOutcome> SendAsync(Correo correo, CancellationToken ct = default)
        {
            ct.ThrowIfCancellationRequested();
            Enviados.Add(correo);
            return new(new MailAccepted($"<{Enviados.Count}@prueba>"));
        }
    }

    private sealed class DocumentosEnMemoria : IDocumentStore
    {
        private readonly Dictionary<Huella, byte[]> _todos = [];

        public async ValueTask<Huella> PutAsync(Stream content, CancellationToken ct = default)
        {
            using var copia = new MemoryStream();
            await content.CopyToAsync(copia, ct);
            return await PutAsync(copia.ToArray(), ct);
        }

        public ValueTask<Huella> PutAsync(ReadOnlyMemory<byte> content, CancellationToken ct = default)
        {
            var huella = Huellas.De(content.Span);
            _todos[huella] = content.ToArray();
            return new(huella);
        }

        public ValueTask<Stream?> OpenAsync(Huella digest, CancellationToken ct = default) =>
            new(_todos.TryGetValue(digest, out var bytes) ? new MemoryStream(bytes) : null);

        public IAsyncEnumerable<Huella> ListAsync(CancellationToken ct = default) => _todos.Keys.ToAsyncEnumerable();
    }

    private sealed class SinFichas : IFichaStore
    {
        public ValueTask PutAsync(IReadOnlyCollection<Ficha> fichas, CancellationToken ct = default) => default;

        public ValueTask<IReadOnlyList<Ficha>> GetAsync(IReadOnlyCollection<PersonaId> ids, Actor actor, Uso uso, CancellationToken ct = default) => new((IReadOnlyList<Ficha>)[]);

        public ValueTask EraseAsync(PersonaId id, Actor actor, string motivo, CancellationToken ct = default) => default;

        public IAsyncEnumerable<PersonaId> ListAsync(CancellationToken ct = default) => AsyncEnumerable.Empty<PersonaId>();

        public IAsyncEnumerable<AccesoAFicha> AccessesAsync(PersonaId? id = null, DateTimeOffset? since = null, DateTimeOffset? before = null, CancellationToken ct = default) => AsyncEnumerable.Empty<AccesoAFicha>();

        public ValueTask NoteAccessesAsync(IReadOnlyCollection<AccesoAFicha> accesos, CancellationToken ct = default) => default;
    }
}
