using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>The Instancia Ejecutora attends the committee's request for early termination. A late answer still counts: its silence decides nothing (AMB-51).</summary>
/// <param name="Procede">Whether the agreement ends.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
[Regla("PCS-4.2.7-02", "PZ-19"), Faculta(Rol.Operador)]
public sealed record ResolverTerminacion(bool Procede, string Motivo, Huella Resolucion) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Cierre?.TerminacionSolicitada != true || !TerminoDelConvenio.HayConvenio(estado))
        {
            return estado.NoProcede("resolver una terminación que nadie solicitó", "PCS-4.2.7-02");
        }

        // What was asked for in time and is attended too late can only be answered that it does not proceed (AMB-51).
        if (Procede && (TerminoDelConvenio.Concluido(estado, contexto, contexto.Hoy) ?? TerminoDelConvenio.PagoEnCurso(estado)) is { } impedimento)
        {
            return impedimento;
        }

        return Motivacion.Falta("motivo", Motivo, "PCS-4.2.7-02") is { } falla
            ? Rechazo.PorContenido([falla])
            : new TerminacionResuelta(Procede, Motivo, Resolucion);
    }
}

/// <summary>The request for early termination was resolved.</summary>
/// <param name="Procede">Whether the agreement ends.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
[Regla("PCS-4.2.7-02")]
public sealed record TerminacionResuelta(bool Procede, string Motivo, Huella Resolucion) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Procede
        ? $"Se dio por terminado anticipadamente el Convenio, a solicitud del Comité: {Motivo}"
        : $"No procedió la terminación anticipada que solicitó el Comité; el Convenio sigue vigente: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => Procede
        ? TerminoDelConvenio.Terminar(estado, Estatus.TerminacionAnticipada, CausaDeTermino.SolicitudDelComite, "terminacion-anticipada", "PCS-4.2.7-02", Motivo, new("Resolución de la terminación anticipada", Resolucion))
        : (estado with { Cierre = estado.Cierre! with { TerminacionSolicitada = false } })
            .Cerrar("PZ-19")
            .Notificar(new Notificacion("terminacion-improcedente", "terminacion-improcedente", "PCS-4.2.7-02") { Motivo = Motivo, Documento = new("Resolución de la terminación anticipada", Resolucion) });
}
