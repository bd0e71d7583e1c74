namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>Tells the file that its project is supported. It comes from a favourable dictamen, or from the lack of money: no other cause can be reversed (PCS-4.2.3.3-02).</summary>
/// <param name="Orden">Place in the ranking.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Monto">Pesos assigned.</param>
[Regla("PCS-4.2.3.3-02", "PCS-4.2.3.4-02", "AMB-08"), Faculta(Rol.Sistema)]
public sealed record AsignarApoyo(int Orden, decimal Calificacion, decimal Monto) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var procede = estado is { Estatus: Estatus.Dictaminado, Dictaminacion.Resultado.Favorable: true }
            or { Estatus: Estatus.NoApoyado, Causa: CausaNoApoyo.InsuficienciaPresupuestaria };
        if (!procede)
        {
            return estado.Asignacion is { MontoAsignado: > 0 } asignacion && asignacion == new Asignacion(Orden, Calificacion, Monto)
                ? Decision.Ninguna
                : estado.NoProcede("apoyar el proyecto", "PCS-4.2.3.3-02");
        }

        // The file does not decide who gets the money: the ranking of the convocatoria does, and the file checks it.
        if (contexto.Convocatoria?.Presupuesto?.De(estado.Folio.Consecutivo) is not { EsApoyado: true } renglon || renglon.Asignado != Monto || renglon.Orden != Orden)
        {
            return Decision.Rechazar("FUERA_DE_PRELACION", "PCS-4.2.3.4-01", $"La prelación de la convocatoria no asigna {Monto.EnCifras()} pesos al folio {estado.Folio}.");
        }

        var recepcion = estado.Recepcion!;
        if (Monto > recepcion.MontoSolicitado)
        {
            return Decision.Rechazar("MONTO_EXCEDIDO", "PCS-4.2.3.4-02", $"No pueden asignarse {Monto.EnCifras()} pesos: el proyecto solicitó {recepcion.MontoSolicitado.EnCifras()}.");
        }

        return estado.Dictaminacion?.Resultado?.Asignable(recepcion.MontoSolicitado, recepcion.Tematica, contexto.Programa) is { } asignable && Monto > asignable
            ? Decision.Rechazar("MONTO_EXCEDIDO", "AMB-08", $"No pueden asignarse {Monto.EnCifras()} pesos: el Comité Dictaminador no confirmó los paneles solares, y el máximo de la temática es de {asignable.EnCifras()}.")
            : new ProyectoApoyado(Orden, Calificacion, Monto);
    }
}

/// <summary>APOYADO.</summary>
/// <param name="Orden">Place in the ranking.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Monto">Pesos assigned.</param>
[Regla("PCS-4.2.3.3-01", "PCS-4.2.3.4-01", "PCS-4.2.3.4-02")]
public sealed record ProyectoApoyado(int Orden, decimal Calificacion, decimal Monto) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El proyecto queda apoyado con {Monto.EnCifras()} pesos: lugar {Orden} de la prelación, con {Calificacion.ConCentesimos()} de calificación.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        DelApoyoAnterior(estado).Aggregate(estado, (e, n) => e.YaNoAbre(n)).Pasar(Estatus.Apoyado).Notificar(new Notificacion("apoyado", "apoyado", "PCS-4.2.3.3-01")) with
        {
            Asignacion = new Asignacion(Orden, Calificacion, Monto),
            Ajuste = null,
            Convenio = null,
        };

    // Observations and an agreement of a first support have nothing to be answered in the second, whenever somebody says that they came: it sends its own, and a term runs from their reception (4.2.4, 4.2.5).
    [Regla("AMB-50", "AMB-30")]
    private static IEnumerable<Notificacion> DelApoyoAnterior(Expediente estado) => estado.Notificaciones.Values.Where(n => n.AbrePlazo is "PZ-10" or "PZ-11" or "PZ-12");
}
