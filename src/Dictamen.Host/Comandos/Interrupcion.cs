using System.Runtime.InteropServices;

namespace Dictamen.Host.Comandos;

/// <summary>Ctrl+C and an order to end, from the first moment of the process until its last: whoever is stopped finishes what it is answering and seals its logs.</summary>
internal sealed class Interrupcion : IDisposable
{
    private static readonly TimeSpan ParaCerrar = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _fin = new();
    private readonly PosixSignalRegistration[] _senales;

    public Interrupcion() => _senales = [PosixSignalRegistration.Create(PosixSignal.SIGINT, AlLlegar), PosixSignalRegistration.Create(PosixSignal.SIGTERM, AlLlegar)];

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Token => _fin.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_senales, s => s.Dispose());
        _fin.Dispose();
    }

    private void AlLlegar(PosixSignalContext senal)
    {
        senal.Cancel = true;
        _ = Task.Delay(ParaCerrar).ContinueWith(static _ => Environment.Exit(CodigoDeSalida.Interrumpido), TaskScheduler.Default);
        _fin.CancelAsync(); // What it stops does not run on the thread of the signals.
    }
}
