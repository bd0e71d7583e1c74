using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Expedientes;

namespace Dictamen.App.Atencion;

/// <summary>When each stream next needs attention. It is derived from the states and may be rebuilt at any moment: losing it loses nothing.</summary>
public sealed class Agenda
{
    private readonly Lock _cerrojo = new();
    private readonly Dictionary<string, DateTimeOffset> _citas = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _cola = new();
    private TaskCompletionSource _cambio = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when an appointment earlier than all others is made.</summary>
    public Task Cambio
    {
        get
        {
            lock (_cerrojo)
            {
                return _cambio.Task;
            }
        }
    }

    /// <summary>Instant of the next appointment, or <see langword="null"/>.</summary>
    public DateTimeOffset? Proxima
    {
        get
        {
            lock (_cerrojo)
            {
                Depurar();
                return _cola.TryPeek(out _, out var cuando) ? cuando : null;
            }
        }
    }

    /// <summary>When a state next needs attention: at once if something is owed, otherwise when its first open term ends.</summary>
    /// <returns><see cref="DateTimeOffset.MinValue"/> for at once, <see langword="null"/> for never.</returns>
    public static DateTimeOffset? Cita(IConPendientes estado)
    {
        if (!estado.Encargos.IsEmpty || estado.PorNotificar
            || (estado is Convocatoria convocatoria && convocatoria.DebeDifundir()))
        {
            return DateTimeOffset.MinValue;
        }

        DateOnly? primero = null;
        foreach (var (_, plazo) in estado.Plazos)
        {
            if (primero is null || plazo.UltimoDia < primero)
            {
                primero = plazo.UltimoDia;
            }
        }

        return primero is { } dia ? HoraDelCentro.FinDelDia(dia) : null;
    }

    /// <summary>Whether a stream is at its end: nothing is open, and its status is one that the procedure does not leave by itself.</summary>
    public static bool EsFinal(IConPendientes estado) =>
        estado.Plazos.IsEmpty
        && estado.Encargos.IsEmpty
        && !estado.PorNotificar
        && estado switch
        {
            Expediente { Estatus: Estatus.RecepcionIncompleta or Estatus.Terminado or Estatus.ComunidadImpedida or Estatus.TerminacionAnticipada or Estatus.Cancelado } => true,
            // The lack of money is the only cause that can be reversed (PCS-4.2.3.3-02).
            Expediente { Estatus: Estatus.NoApoyado } e => e.Causa != CausaNoApoyo.InsuficienciaPresupuestaria,
            Convocatoria c => c is { Estatus: EstatusConvocatoria.Cerrada, ResultadosDeApoyo: not null } && !c.DebeDifundir(),
            _ => estado is not Expediente,
        };

    /// <summary>Makes, moves or drops the appointment of a stream.</summary>
    public void Anotar(string stream, DateTimeOffset? cuando)
    {
        lock (_cerrojo)
        {
            if (cuando is not { } instante)
            {
                _citas.Remove(stream);
                return;
            }

            ref var cita = ref CollectionsMarshal.GetValueRefOrAddDefault(_citas, stream, out var tenia);
            if (tenia && cita == instante)
            {
                return; // It is in the queue.
            }

            cita = instante;
            Depurar();
            var adelanta = !_cola.TryPeek(out _, out var primera) || instante < primera;
            _cola.Enqueue(stream, instante);
            Aligerar();
            if (adelanta)
            {
                _cambio.TrySetResult();
                _cambio = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Makes an appointment unless there is an earlier one, made meanwhile.</summary>
    public void Proponer(string stream, DateTimeOffset? cuando)
    {
        lock (_cerrojo)
        {
            if (cuando is { } instante && !(_citas.TryGetValue(stream, out var vigente) && vigente <= instante))
            {
                Anotar(stream, instante);
            }
        }
    }

    /// <summary>Takes the stream that is due first, if one is due.</summary>
    public bool Tomar(DateTimeOffset ahora, [NotNullWhen(true)] out string? stream)
    {
        lock (_cerrojo)
        {
            Depurar();
            if (_cola.TryPeek(out stream, out var cuando) && cuando <= ahora)
            {
                _cola.Dequeue();
                _citas.Remove(stream);
                return true;
            }

            stream = null;
            return false;
        }
    }

    // Where nobody takes from it (orchestrations wake the streams there) moved entries would gather for ever.
    private void Aligerar()
    {
        if (_cola.Count > (2 * _citas.Count) + 1024)
        {
            _cola.Clear();
            _cola.EnqueueRange(_citas.Select(c => (c.Key, c.Value)));
        }
    }

    // Entries that were moved or dropped stay in the queue until they come up.
    private void Depurar()
    {
        while (_cola.TryPeek(out var stream, out var cuando) && (!_citas.TryGetValue(stream, out var vigente) || vigente != cuando))
        {
            _cola.Dequeue();
        }
    }
}
