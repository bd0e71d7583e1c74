using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>The papers of the first payment were not handed in complete within the term: NO_APOYADO(DOCS_10DH). As there is an agreement, it must also be terminated, with a hearing (AMB-25).</summary>
/// <param name="Faltan">Papers that are missing or were not right.</param>
[Regla("PCS-4.2.3.3-08", "AMB-25")]
public sealed record PapelesNoEntregados(ImmutableArray<Papel> Faltan) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"El proyecto no será apoyado: dentro del plazo no se entregó completo {string.Join(" ni ", Faltan.Select(p => p.Nombre()))}. Procede terminar el Convenio, previa audiencia del Comité.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Convenio = estado.Convenio! with { AudienciaDebida = true } })
        .DejarSinApoyo(CausaNoApoyo.DocumentosNoEntregados, "PCS-4.2.3.3-08");

    /// <summary>Whether the papers of the first payment can be handed in: their term runs, was met once, or counts again from a notice that was not received yet (PCS-7.2-06).</summary>
    [Regla("PZ-08", "PCS-4.2.3.3-08", "AMB-50")]
    public static bool EnPlazo(Expediente estado, Contexto contexto) => estado.Convenio is { PapelesCompletos: true }
        || (estado.Plazos.TryGetValue("PZ-08", out var plazo)
            ? !contexto.Vencido(plazo)
            : estado.UltimaNotificacion(MinistracionLimitada.Aviso(1)) is { AbrePlazo: not null, Estatus: not EstatusNotificacion.Entregada });

    /// <summary>End of the term for the papers. What was handed in complete and on time waits for its review.</summary>
    [Regla("PZ-08", "PCS-4.2.3.3-08")]
    public static Decision Vencer(Expediente estado, Contexto contexto, Plazo plazo)
    {
        if (estado is not { Estatus: Estatus.ConvenioSuscrito, Convenio: { PapelesCompletos: false } convenio })
        {
            return new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);
        }

        var papeles = convenio.Papeles.GetValueOrDefault(1, Papeles.Ninguno);
        var faltan = Faltantes(1, papeles);
        return faltan.IsEmpty && papeles.PorRevisar
            ? new PlazoConcluido(plazo.Id, MotivoDeConclusion.EnRevision)
            : new PapelesNoEntregados(faltan);
    }

    /// <summary>Papers that a payment needs and that were not handed in: the bank statement only for the first one (PCS-4.2.8-02).</summary>
    public static ImmutableArray<Papel> Faltantes(int ministracion, Papeles papeles)
    {
        var faltan = ImmutableArray.CreateBuilder<Papel>();
        if (papeles.Recibo is null)
        {
            faltan.Add(Papel.Recibo);
        }

        if (ministracion == 1 && papeles.EstadoDeCuenta is null)
        {
            faltan.Add(Papel.EstadoDeCuenta);
        }

        return faltan.ToImmutable();
    }
}
