using Dictamen.App.Atencion;
using Dictamen.App.Registro;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Dictamen.Functions.Actividades;

/// <summary>Tells part of the files their result. Telling it twice is telling it once.</summary>
public sealed class Difundir(Difusion difusion, Nudge nudge)
{
    /// <summary>The activity.</summary>
    /// <returns>How many files took it.</returns>
    [Function(nameof(Difundir))]
    public async Task<int> Run([ActivityTrigger] Tramo tramo, [DurableClient] DurableTaskClient client, CancellationToken ct)
    {
        await using var turno = nudge.Abrir(client);
        return await difusion.DifundirAsync(Repositorio.Partes(tramo.Stream).Clave, tramo.Desde, tramo.Cuantos, ct);
    }
}
