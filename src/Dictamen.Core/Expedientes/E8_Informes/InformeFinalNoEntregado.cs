using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The final report did not come by its last day: there is nothing to grade but the visit, if there was one, and the sum stays below the threshold.</summary>
/// <param name="Plazo">Term.</param>
/// <param name="UltimoDia">Its last day.</param>
/// <param name="Suma">Points: those of the visit, if it was passed.</param>
/// <param name="Base100">The same on a base of 100.</param>
/// <param name="Aprobatoria">Whether it reaches the threshold.</param>
[Regla("PZ-28", "PCS-A6-C4G-10", "PCS-A11-01")]
public sealed record InformeFinalNoEntregado(string Plazo, DateOnly UltimoDia, decimal Suma, decimal Base100, bool Aprobatoria) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El {UltimoDia.Corta()} venció el plazo del Informe Final y no se entregó: se califica sin informe, con {Suma.Cifra()} puntos.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => (estado with
    {
        Informes = (estado.Informes ?? new Informes()) with
        {
            FinalNoEntregado = true,
            Calificacion = new Calificacion(Suma, Base100, Aprobatoria, Divergencia: false),
        },
    }).Cerrar(Plazo);

    /// <summary>End of PZ-28. It leaves known what was not spent, and its refund was due on a day that is over (PZ-29): without a report, no request is needed either.</summary>
    [Regla("PZ-28", "PCS-A6-C4G-10", "PZ-29", "PCS-A6-C17-01")]
    public static Decision Vencer(Expediente estado, Contexto contexto, Plazo plazo)
    {
        if (estado.Estatus != Estatus.EnEjecucion || estado.Informes?.Final is not null)
        {
            return new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);
        }

        var nada = new EvidenciaDelInforme
        {
            Ministrado = estado.Ministraciones?.Pagado ?? 0m,
            Ejercido = 0m,
            EjercidoFueraDeConceptos = 0m,
            ComprobantesQueNoCumplen = 0,
            AcreditaConformacionCcs = false,
            AcreditaOperacionCcs = false,
            PorcentajeVisita = estado.Informes?.PorcentajeVisita,
            PorcentajeMaterial = 0m,
            EvidenciaDeMetas = false,
            EvidenciaDelObjetivo = false,
            EvidenciaDeCohesion = false,
            EvidenciaDeParticipacion = false,
        };
        var c = InformeFinalCalificado.De(contexto, nada, default);
        var hecho = new InformeFinalNoEntregado(plazo.Id, plazo.UltimoDia, c.Suma, c.Base100, c.Aprobatoria);
        return VencimientoReintegro.ConLoVencido(hecho, estado, ejercido: null, contexto);
    }
}
