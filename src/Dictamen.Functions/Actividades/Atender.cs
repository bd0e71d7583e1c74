using Dictamen.App.Atencion;
using Dictamen.App.Registro;
using Dictamen.Core.Convocatorias;
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
        if (Repositorio.Es<Convocatoria>(stream) && await difusion.PorDifundirAsync(Repositorio.Partes(stream).Clave, ct) is > 0 and var pendientes)
        {
            return Cita.De((await repositorio.CargarAsync(stream, ct)).Estado, null) with { PorDifundir = pendientes };
        }

        var cuando = await atendedor.AtenderAsync(stream, ct);
        return Cita.De((await repositorio.CargarAsync(stream, ct)).Estado, cuando);
    }
}
