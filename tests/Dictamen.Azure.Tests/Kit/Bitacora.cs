using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Dictamen.Azure.Tests;

/// <summary>What is logged as a warning or worse.</summary>
internal sealed class Bitacora : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Avisos { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Avisos.Enqueue(formatter(state, exception));
        }
    }

    public void Dispose()
    {
    }
}
