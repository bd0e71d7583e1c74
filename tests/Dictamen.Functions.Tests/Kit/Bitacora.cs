using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Dictamen.Functions.Tests.Kit;

/// <summary>Keeps what was logged.</summary>
internal sealed class Bitacora<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(LogLevel Nivel, string Mensaje)> _renglones = new();

    public IReadOnlyList<(LogLevel Nivel, string Mensaje)> Renglones => [.. _renglones];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _renglones.Enqueue((logLevel, formatter(state, exception)));
}
