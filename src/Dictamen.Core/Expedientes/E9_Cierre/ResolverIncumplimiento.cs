using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>The Instancia Ejecutora resolves a breach with what was in the file and what the committee gave: the agreement ends, or goes on.</summary>
/// <param name="Termina">Whether the agreement ends.</param>
/// <param name="Motivo">Why, from what is in the file; silence alone proves nothing.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
[Regla("PCS-4.2.7-06", "PZ-22", "AMB-33"), Faculta(Rol.Operador)]
public sealed record ResolverIncumplimiento(bool Termina, string Motivo, Huella Resolucion) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (!TerminoDelConvenio.HayConvenio(estado))
        {
            return estado.NoProcede("resolver un incumplimiento", "PCS-4.2.7-06");
        }

        if (SinAudiencia(estado, "PCS-4.2.7-06") is { } rechazo)
        {
            return rechazo;
        }

        if (Termina && TerminoDelConvenio.PagoEnCurso(estado) is { } enCurso)
        {
            return enCurso;
        }

        if (Motivacion.Falta("motivo", Motivo, "PCS-4.2.7-06") is { } falla)
        {
            return Rechazo.PorContenido([falla]);
        }

        var resuelto = new IncumplimientoResuelto(estado.Cierre!.Incumplimiento!.Numero, Termina, Motivo, Resolucion);
        return Termina ? VencimientoReintegro.ConLoVencido(resuelto, estado, ejercido: null, contexto) : resuelto;
    }

    /// <summary>Refusal while the committee has not been heard; <see langword="null"/> when it has, and the procedure is open.</summary>
    [Regla("PCS-4.2.7-04", "PCS-4.2.7-05")]
    public static Rechazo? SinAudiencia(Expediente estado, string regla) => estado.Cierre?.Incumplimiento is { Etapa: EtapaIncumplimiento.Oido }
        ? null
        : new Rechazo("SIN_AUDIENCIA", regla, "Antes de resolver debe requerirse al Comité y esperar su informe o el fin de su plazo (4.2.7-3).");
}

/// <summary>The breach was resolved.</summary>
/// <param name="Numero">Number of the procedure.</param>
/// <param name="Termina">Whether the agreement ends.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
[Regla("PCS-4.2.7-06")]
public sealed record IncumplimientoResuelto(int Numero, bool Termina, string Motivo, Huella Resolucion) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Termina
        ? $"Se resolvió la terminación anticipada del Convenio por incumplimiento: {Motivo}"
        : $"Se resolvió que no procede la terminación anticipada; el Convenio sigue vigente: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var resuelto = new Incumplimiento(Numero, Termina ? EtapaIncumplimiento.Terminado : EtapaIncumplimiento.SinTerminacion);
        var siguiente = (estado with { Cierre = estado.Cierre! with { Incumplimiento = resuelto } }).Cerrar($"PZ-22/{Numero}");
        return Termina
            ? TerminoDelConvenio.Terminar(siguiente, Estatus.TerminacionAnticipada, CausaDeTermino.Incumplimiento, "terminacion-anticipada", "PCS-4.2.7-06", Motivo, new("Resolución del requerimiento por incumplimiento", Resolucion))
            : siguiente.Notificar(new Notificacion($"resolucion-incumplimiento-{Numero}", "resolucion-incumplimiento", "PCS-4.2.7-06") { Motivo = Motivo, Documento = new("Resolución del requerimiento por incumplimiento", Resolucion) });
    }
}
