using Dictamen.App.Atencion;
using Dictamen.App.Registro;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Dictamen.Functions.Actividades;

/// <summary>Records that every file was told its result, once all parts are done.</summary>
public sealed class ConcluirDifusion(Difusion difusion, Nudge nudge)
{
    /// <summary>The activity.</summary>
    [Function(nameof(ConcluirDifusion))]
    public async Task<int> Run([ActivityTrigger] Avisados avisados, [DurableClient] DurableTaskClient client, CancellationToken ct)
    {
        // Whoever calls it looks at this stream again at once and needs no nudge; the other instances need its line.
        await using var turno = nudge.Abrir(client, avisados.Stream);
        await difusion.ConcluirAsync(Repositorio.Partes(avisados.Stream).Clave, avisados.Cuantos, ct);
        return avisados.Cuantos;
    }
}
