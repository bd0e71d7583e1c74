using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dictamen.Functions.Tests.Kit;

/// <summary>What an orchestration asked for, or what happened to it. A history of these decides everything that it does.</summary>
internal abstract record Suceso
{
    public sealed record Terminada(int Tarea, string Json) : Suceso;

    public sealed record Fallida(int Tarea, string Tipo) : Suceso;

    public sealed record Sono(int Tarea) : Suceso;

    public sealed record Evento(string Nombre, string Json) : Suceso;
}

/// <summary>An orchestrator that is replayed from the beginning for each new piece of history, as the engine does, with the engine's manners: waiters are a stack, an event without a waiter is kept, a waiter that is left behind swallows the next event.</summary>
internal sealed class Repeticion(string instancia, Func<TaskOrchestrationContext, Task> orquestador)
{
    private readonly List<(DateTime Cuando, Suceso Suceso)> _historia = [];

    /// <summary>Actions in the order in which they were taken, the same for every replay.</summary>
    public List<string> Acciones { get; private set; } = [];

    public Contexto Ultimo { get; private set; } = null!;

    public List<string> Estados { get; } = [];

    /// <summary>Events that came before anybody waited for them: the next execution begins with these.</summary>
    public static Repeticion Nueva(string instancia, Func<TaskOrchestrationContext, Task> orquestador, DateTime ahora, IEnumerable<Suceso> antes)
    {
        var r = new Repeticion(instancia, orquestador);
        r._historia.AddRange(antes.Select(s => (ahora, s)));
        r.Correr(ahora);
        return r;
    }

    public void Llega(DateTime cuando, params Suceso[] sucesos)
    {
        _historia.AddRange(sucesos.Select(s => (cuando, s)));
        Correr(cuando);
    }

    /// <summary>A restart: everything in memory is gone, and only the history is left.</summary>
    public void Reiniciar() => Correr(_historia.Count == 0 ? Ultimo.CurrentUtcDateTime : _historia[^1].Cuando);

    private void Correr(DateTime ahora)
    {
        var antes = Acciones;
        var contexto = new Contexto(instancia, ahora, [.. _historia]);
        contexto.Correr(orquestador);
        Ultimo = contexto;
        // Determinism: what an earlier replay decided, this one decides again, in the same order.
        Assert.Equal(antes, contexto.Acciones.Take(antes.Count));
        Acciones = contexto.Acciones;
        if (contexto.Estado is { } estado && (Estados.Count == 0 || Estados[^1] != estado))
        {
            Estados.Add(estado);
        }
    }

    internal sealed class Contexto(string instancia, DateTime ahora, IReadOnlyList<(DateTime Cuando, Suceso Suceso)> historia) : TaskOrchestrationContext
    {
        private readonly Dictionary<int, Action<Suceso>> _tareas = [];
        private readonly Dictionary<string, Stack<Action<string>>> _esperas = [];
        private readonly Dictionary<string, Queue<string>> _guardados = [];
        private DateTime _reloj = historia.Count > 0 ? historia[0].Cuando : ahora;
        private bool _repite = true;
        private int _n;

        public List<string> Acciones { get; } = [];

        public Dictionary<int, string> Actividades { get; } = [];

        public Dictionary<int, DateTime> Relojes { get; } = [];

        public HashSet<int> Cancelados { get; } = [];

        public string? Estado { get; private set; }

        public bool SigueComoNueva { get; private set; }

        public bool Termino { get; private set; }

        public Exception? Error { get; private set; }

        /// <summary>Unprocessed events, that <c>ContinueAsNew</c> keeps.</summary>
        public IEnumerable<Suceso> Quedan => _guardados.SelectMany(g => g.Value.Select(j => (Suceso)new Suceso.Evento(g.Key, j)));

        public override string InstanceId => instancia;

        public override DateTime CurrentUtcDateTime => _reloj;

        public override bool IsReplaying => _repite;

        public void Correr(Func<TaskOrchestrationContext, Task> orquestador)
        {
            // One thread, as in the engine: continuations run at once.
            var previo = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(null);
            try
            {
                var tarea = orquestador(this);
                foreach (var (i, (cuando, suceso)) in historia.Index())
                {
                    _repite = i < historia.Count - 1;
                    _reloj = cuando;
                    Procesar(suceso);
                }

                _repite = false;
                Termino = tarea.IsCompleted;
                Error = tarea.Exception?.InnerException;
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(previo);
            }
        }

        public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
        {
            Assert.NotNull(options?.Retry);
            var (id, fuente) = (_n++, new TaskCompletionSource<TResult>());
            var accion = $"{name.Name}({JsonSerializer.Serialize(input)})";
            Acciones.Add(accion);
            Actividades[id] = accion;
            _tareas[id] = s =>
            {
                Actividades.Remove(id);
                switch (s)
                {
                    case Suceso.Terminada t: fuente.SetResult(JsonSerializer.Deserialize<TResult>(t.Json)!); break;
                    case Suceso.Fallida f: fuente.SetException(new TaskFailedException(name.Name, id, new TaskFailureDetails(f.Tipo, "se cayó", null, null, null))); break;
                }
            };
            return fuente.Task;
        }

        public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
        {
            Assert.Equal(DateTimeKind.Utc, fireAt.Kind);
            var (id, fuente) = (_n++, new TaskCompletionSource());
            Acciones.Add($"reloj {fireAt:s}");
            Relojes[id] = fireAt;
            cancellationToken.Register(() =>
            {
                Cancelados.Add(id);
                fuente.TrySetCanceled(cancellationToken);
            });
            _tareas[id] = _ =>
            {
                Relojes.Remove(id);
                fuente.TrySetResult();
            };
            return fuente.Task;
        }

        public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
        {
            Acciones.Add($"espera {eventName}");
            var fuente = new TaskCompletionSource<T>();
            void Dar(string json) => fuente.TrySetResult(JsonSerializer.Deserialize<T>(json)!);
            if (_guardados.TryGetValue(eventName, out var cola) && cola.TryDequeue(out var guardado))
            {
                Dar(guardado);
            }
            else
            {
                (_esperas.TryGetValue(eventName, out var pila) ? pila : _esperas[eventName] = []).Push(Dar);
            }

            return fuente.Task;
        }

        public override void SetCustomStatus(object? customStatus) => Estado = JsonSerializer.Serialize(customStatus);

        public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
        {
            Assert.Null(newInput);
            Assert.True(preserveUnprocessedEvents);
            Acciones.Add("sigue como nueva");
            SigueComoNueva = true;
            // From here on, what comes is for the next execution.
            _esperas.Clear();
        }

        public override ILogger CreateReplaySafeLogger(string categoryName) => NullLogger.Instance;

        private void Procesar(Suceso suceso)
        {
            switch (suceso)
            {
                case Suceso.Evento e when _esperas.TryGetValue(e.Nombre, out var pila) && pila.TryPop(out var dar):
                    dar(e.Json);
                    break;
                case Suceso.Evento e:
                    (_guardados.TryGetValue(e.Nombre, out var cola) ? cola : _guardados[e.Nombre] = []).Enqueue(e.Json);
                    break;
                case Suceso.Terminada t: _tareas[t.Tarea](t); break;
                case Suceso.Fallida f: _tareas[f.Tarea](f); break;
                case Suceso.Sono s: _tareas[s.Tarea](s); break;
            }
        }
    }
}
