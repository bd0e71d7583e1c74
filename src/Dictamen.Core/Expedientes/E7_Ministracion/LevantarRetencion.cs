namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Lifts the hold: what was presumed was not confirmed.</summary>
/// <param name="Documento">Digest of the verification.</param>
[Regla("PCS-4.2.9-03", "AMB-37"), Faculta(Rol.Operador)]
public sealed record LevantarRetencion(Huella Documento) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) =>
        estado is { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Ministraciones.Retencion: not null }
            ? new RetencionLevantada(Documento)
            : estado.NoProcede("levantar la retención: no hay recurso retenido de un Convenio vigente", "PCS-4.2.9-03");
}

/// <summary>The hold was lifted.</summary>
/// <param name="Documento">Digest of the verification.</param>
[Regla("PCS-4.2.9-03")]
public sealed record RetencionLevantada(Huella Documento) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => "Se levantó la retención: la verificación no confirmó lo que se presumía.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Ministraciones = estado.Ministraciones! with { Retencion = null } })
        .Notificar(new Notificacion("retencion-levantada", "retencion-levantada", "PCS-4.2.9-03"));
}
