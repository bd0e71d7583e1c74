using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E2_Subsanacion;

/// <summary>What happens when the term to correct ends (PZ-03).</summary>
[Regla("PZ-03", "PCS-4.2.2-06")]
public static class VencimientoDeSubsanacion
{
    /// <summary>Everything came: it waits for its review. Something did not: the reception is incomplete, because correcting in part is not correcting.</summary>
    public static Decision Decidir(Expediente estado, Contexto contexto, Plazo plazo)
    {
        if (estado.Estatus != Estatus.Prevenido)
        {
            return new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);
        }

        var pendientes = estado.Subsanacion!.Pendientes;
        return pendientes.IsEmpty
            ? new SubsanacionEnRevision(plazo.UltimoDia)
            : new RecepcionIncompletaDeclarada(pendientes, plazo.UltimoDia);
    }
}

/// <summary>The term to correct ended with everything handed in; the review is pending.</summary>
/// <param name="Vencio">Last day of the term.</param>
[Regla("PCS-4.2.2-04", "PZ-03")]
public sealed record SubsanacionEnRevision(DateOnly Vencio) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El plazo para subsanar terminó el {Vencio.Corta()} con todo entregado; falta que se revise.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Subsanacion = estado.Subsanacion! with { Vencio = Vencio } }).TerminarPrevencion();
}

/// <summary>What was asked for did not come in time, or could not be accepted: the status is final within the convocatoria. It does not use up the community's right to one project (AMB-02).</summary>
/// <param name="Faltantes">What is missing, and why.</param>
/// <param name="Vencio">Last day of the term.</param>
[Regla("PCS-4.2.2-06", "PZ-03")]
public sealed record RecepcionIncompletaDeclarada(ImmutableArray<Faltante> Faltantes, DateOnly Vencio) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => $"El plazo para subsanar terminó el {Vencio.Corta()} y falta: {string.Join("; ", Faltantes.Select(f => nombres.Requisito(f.Requisito)))}. La solicitud queda con estatus de recepción incompleta.";

    /// <inheritdoc/>
    [Regla("PCS-4.2.2-07")]
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Subsanacion = estado.Subsanacion! with { Vencio = Vencio, NoSubsanados = Faltantes } })
        .TerminarPrevencion()
        .Pasar(Estatus.RecepcionIncompleta)
        .Notificar(new Notificacion("recepcion-incompleta", "recepcion-incompleta", "PCS-4.2.2-07"));
}
