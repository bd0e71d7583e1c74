using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Telemetria;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Atencion;

/// <summary>A stream as the sweep found it.</summary>
/// <param name="Stream">Name.</param>
/// <param name="Estado">Its state.</param>
/// <param name="Cita">When it next needs attention (<see cref="Agenda.Cita"/>).</param>
public sealed record Visita(string Stream, IConPendientes Estado, DateTimeOffset? Cita);

/// <summary>Reads the whole record and makes the appointments and the lists anew: whatever a lost nudge forgot is found here.</summary>
public sealed class Barrido(IEventStore store, Repositorio repositorio, Agenda agenda, EncargosApartados apartados, Resumenes resumenes, ConvocatoriasEnMemoria convocatorias, Solicitudes solicitudes, TimeProvider reloj)
{
    /// <summary>Sweeps every convocatoria, every acta and every file.</summary>
    /// <returns>How many streams have an appointment.</returns>
    public Task<int> BarrerAsync(CancellationToken ct = default) => BarrerAsync(static (_, _) => default, ct);

    /// <summary>Sweeps every convocatoria, every acta and every file, and shows each one to whoever keeps an alarm clock of their own.</summary>
    /// <param name="visitar">Called for each stream, several at a time.</param>
    /// <param name="ct">Stops between two streams.</param>
    /// <returns>How many streams have an appointment.</returns>
    public async Task<int> BarrerAsync(Func<Visita, CancellationToken, ValueTask> visitar, CancellationToken ct = default)
    {
        using var traza = Senales.Barrido();
        await AbrirExpedientesAsync(ct).ConfigureAwait(false);
        var citas = await BarrerAsync<Convocatoria>(visitar, ct).ConfigureAwait(false)
            + await BarrerAsync<Acta>(visitar, ct).ConfigureAwait(false)
            + await BarrerAsync<Expediente>(visitar, ct).ConfigureAwait(false);
        resumenes.Completar();
        traza?.SetTag("dictamen.citas", citas);
        return citas;
    }

    private async Task<int> BarrerAsync<TEstado>(Func<Visita, CancellationToken, ValueTask> visitar, CancellationToken ct) where TEstado : IEstado<TEstado>, IConPendientes
    {
        var citas = 0;
        var claves = new List<string>();
        await foreach (var cabeza in store.ListAsync($"{TEstado.Clase}/", ct).ConfigureAwait(false))
        {
            claves.Add(cabeza.Stream[(TEstado.Clase.Length + 1)..]);
        }

        await Parallel.ForEachAsync(claves, ct, async (clave, token) =>
        {
            var (estado, _) = await repositorio.CargarAsync<TEstado>(clave, token).ConfigureAwait(false);
            var visita = new Visita(Repositorio.Nombre<TEstado>(clave), estado, Agenda.Cita(estado));
            agenda.Anotar(visita.Stream, visita.Cita);
            apartados.Anotar(visita.Stream, estado);
            convocatorias.Anotar(estado);
            if (estado is Expediente { Recepcion: not null } expediente)
            {
                resumenes.Anotar(expediente);
            }

            Senales.ConVencidos(estado.Plazos.Values.Count(p => p.Vencido(reloj.GetUtcNow())));
            if (visita.Cita is not null)
            {
                Interlocked.Increment(ref citas);
            }

            await visitar(visita, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return citas;
    }

    // A folio is given in the book of reception before its file is opened: whoever died in between left a folio without a file.
    private async Task AbrirExpedientesAsync(CancellationToken ct)
    {
        await foreach (var cabeza in store.ListAsync("libro/", ct).ConfigureAwait(false))
        {
            foreach (var evento in await store.ReadAsync(cabeza.Stream, 0, ct).ConfigureAwait(false))
            {
                if (HechoCodec.Leer(evento) is FolioAsignado asignado
                    && (await repositorio.CargarAsync<Expediente>(asignado.Folio.ToString(), ct).ConfigureAwait(false)).Version == 0)
                {
                    await solicitudes.AbrirPendienteAsync(asignado, ct).ConfigureAwait(false);
                }
            }
        }
    }
}
