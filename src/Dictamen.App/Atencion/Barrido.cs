using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Atencion;

/// <summary>Reads the whole record and makes the appointments anew: whatever a lost nudge forgot is found here.</summary>
public sealed class Barrido(IEventStore store, Repositorio repositorio, Agenda agenda, Resumenes resumenes, Solicitudes solicitudes)
{
    /// <summary>Sweeps every convocatoria and every file.</summary>
    /// <returns>How many streams have an appointment.</returns>
    public async Task<int> BarrerAsync(CancellationToken ct = default)
    {
        await AbrirExpedientesAsync(ct).ConfigureAwait(false);
        return await BarrerAsync<Convocatoria>(ct).ConfigureAwait(false)
        + await BarrerAsync<Acta>(ct).ConfigureAwait(false)
        + await BarrerAsync<Expediente>(ct).ConfigureAwait(false);
    }

    private async Task<int> BarrerAsync<TEstado>(CancellationToken ct) where TEstado : IEstado<TEstado>, IConPendientes
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
            var cita = Agenda.Cita(estado);
            agenda.Anotar(Repositorio.Nombre<TEstado>(clave), cita);
            if (estado is Expediente expediente)
            {
                resumenes.Anotar(expediente);
            }

            if (cita is not null)
            {
                Interlocked.Increment(ref citas);
            }
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
