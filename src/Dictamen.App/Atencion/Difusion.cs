using Dictamen.App.Registro;
using Dictamen.App.Telemetria;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Recursos;

namespace Dictamen.App.Atencion;

/// <summary>Tells the published results to every file. A file that has its result already says so by doing nothing, so any part may be done twice.</summary>
public sealed class Difusion(Despachador despachador, Repositorio repositorio)
{
    private const int ALaVez = 64;

    /// <summary>How many places of the results have to be gone through; 0 when nothing is owed.</summary>
    public async Task<int> PorDifundirAsync(string convocatoria, CancellationToken ct = default)
    {
        var (estado, _) = await repositorio.CargarAsync<Convocatoria>(convocatoria, ct).ConfigureAwait(false);
        return estado.DebeDifundir() ? ResultadosPorFolio.Lugares(estado) : 0;
    }

    /// <summary>Tells some of the files.</summary>
    /// <param name="convocatoria">Convocatoria.</param>
    /// <param name="desde">First place in the results, from 0.</param>
    /// <param name="cuantos">How many places.</param>
    /// <param name="ct">Stops between two files.</param>
    /// <returns>How many took it. One that refuses has a story of its own by now (it withdrew, say), and its refusal is counted.</returns>
    public async Task<int> DifundirAsync(string convocatoria, int desde, int cuantos, CancellationToken ct = default)
    {
        var (estado, _) = await repositorio.CargarAsync<Convocatoria>(convocatoria, ct).ConfigureAwait(false);
        var avisados = 0;
        await Parallel.ForEachAsync(
            ResultadosPorFolio.Listar(estado, desde, cuantos),
            new ParallelOptions { MaxDegreeOfParallelism = ALaVez, CancellationToken = ct },
            async (resultado, token) =>
            {
                var respuesta = await despachador.EjecutarAsync(resultado.Folio.ToString(), resultado.Acto, Actor.Sistema, $"resultado/{resultado.Folio}", token).ConfigureAwait(false);
                if (respuesta.Rechazo is { } rechazo)
                {
                    ExpedienteOcupadoException.SiOcupado(rechazo);
                    Senales.ConRechazo(rechazo);
                    return;
                }

                Interlocked.Increment(ref avisados);
            }).ConfigureAwait(false);
        return avisados;
    }

    /// <summary>Records that every file was told.</summary>
    public Task ConcluirAsync(string convocatoria, int avisados, CancellationToken ct = default) =>
        despachador.EjecutarAsync(convocatoria, new RegistrarDifusion(avisados), Actor.Sistema, "auto/difusion", ct);
}
