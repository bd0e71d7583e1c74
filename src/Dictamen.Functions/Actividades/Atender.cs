using Dictamen.App.Atencion;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Dictamen.Functions.Actividades;

/// <summary>Attends a stream and says when to look next. It may run twice: the deciders make the second time nothing.</summary>
public sealed class Atender(Atendedor atendedor, Difusion difusion, Repositorio repositorio, Nudge nudge)
{
    /// <summary>The activity.</summary>
    /// <param name="stream">Stream, <c>expediente/PCS-2019-01-000042</c>.</param>
    /// <param name="client">By which the other streams that it touched are nudged.</param>
    /// <param name="ct">The host stops.</param>
    [Function(nameof(Atender))]
    public async Task<Cita> Run([ActivityTrigger] string stream, [DurableClient] DurableTaskClient client, CancellationToken ct)
    {
        // What it records upon its own stream, it has just seen.
        await using var turno = nudge.Abrir(client, stream);
        var clave = stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (stream.StartsWith("convocatoria/", StringComparison.Ordinal) && await difusion.PorDifundirAsync(clave, ct) is > 0 and var pendientes)
        {
            return Cita.De(await EstadoAsync(stream, clave, ct), null) with { PorDifundir = pendientes };
        }

        var cuando = await atendedor.AtenderAsync(stream, ct);
        return Cita.De(await EstadoAsync(stream, clave, ct), cuando);
    }

    private async Task<IConPendientes> EstadoAsync(string stream, string clave, CancellationToken ct) => stream[..stream.IndexOf('/', StringComparison.Ordinal)] switch
    {
        "expediente" => (await repositorio.CargarAsync<Expediente>(clave, ct)).Estado,
        "convocatoria" => (await repositorio.CargarAsync<Convocatoria>(clave, ct)).Estado,
        _ => (await repositorio.CargarAsync<Acta>(clave, ct)).Estado,
    };
}
