using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>Tells a supported file that there is no money for it any more (4.2.3.3-4). A signed agreement is not ended by this: only by 4.2.7-2 (AMB-23).</summary>
[Regla("PCS-4.2.3.3-06", "AMB-23"), Faculta(Rol.Sistema)]
public sealed record RetirarPorInsuficiencia : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) => estado switch
    {
        { Estatus: Estatus.NoApoyado } => Decision.Ninguna,
        // The order is the convocatoria's: it withdraws from the last of the ranking upward.
        _ when contexto.Convocatoria?.Presupuesto?.De(estado.Folio.Consecutivo) is not { PorInsuficiencia: true } =>
            Decision.Rechazar("FUERA_DE_PRELACION", "AMB-23", $"La convocatoria no ha retirado el apoyo al folio {estado.Folio}: se retira en orden inverso de prelación."),
        { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion } => new RetiroRemitidoATerminacion(),
        { Estatus: var e } when !EtapasDeApoyo.SinConvenioSuscrito(e) => estado.NoProcede("retirar el apoyo por insuficiencia presupuestaria", "PCS-4.2.3.3-06"),
        _ => new ApoyoRetiradoPorInsuficiencia(estado.Asignacion!.MontoAsignado),
    };
}

/// <summary>APOYADO → NO_APOYADO(INSUF_PRESUP). It keeps its place and its right to be supported again.</summary>
/// <param name="Monto">Pesos that it had.</param>
[Regla("PCS-4.2.3.3-06")]
public sealed record ApoyoRetiradoPorInsuficiencia(decimal Monto) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Dejó de haber suficiencia presupuestaria: el proyecto ya no es apoyado y conserva su lugar en la prelación ({Monto.EnCifras()} pesos retirados).";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado.DejarSinApoyo(CausaNoApoyo.InsuficienciaPresupuestaria, "PCS-4.2.3.3-06") with { Asignacion = estado.Asignacion! with { MontoAsignado = 0 } };
}

/// <summary>The agreement was signed while the money was being withdrawn: it stays in force until it is ended by 4.2.7-2.</summary>
[Regla("PCS-4.2.3.3-06")]
public sealed record RetiroRemitidoATerminacion : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => "No hay suficiencia presupuestaria, pero el convenio ya está suscrito: sólo puede terminarse por el numeral 4.2.7-2.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado;
}
