using Dictamen.App.Atencion;
using Microsoft.Azure.Functions.Worker;

namespace Dictamen.Functions.Actividades;

/// <summary>Records that every file was told its result, once all parts are done.</summary>
public sealed class ConcluirDifusion(Difusion difusion)
{
    /// <summary>The activity.</summary>
    [Function(nameof(ConcluirDifusion))]
    public async Task<int> Run([ActivityTrigger] Avisados avisados, CancellationToken ct)
    {
        await difusion.ConcluirAsync(avisados.Stream[(avisados.Stream.IndexOf('/', StringComparison.Ordinal) + 1)..], avisados.Cuantos, ct);
        return avisados.Cuantos;
    }
}
