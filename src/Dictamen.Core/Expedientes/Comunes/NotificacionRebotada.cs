namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Records that a notification did not arrive: it notified nobody and opens no term (AMB-50).</summary>
/// <param name="Id">Notification.</param>
/// <param name="Motivo">Reason that the medium gave.</param>
[Regla("AMB-50"), Faculta(Rol.Sistema)]
public sealed record RegistrarRebote(string Id, string Motivo) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) =>
        estado.Notificaciones.TryGetValue(Id, out var n) && n.Estatus is EstatusNotificacion.Pendiente or EstatusNotificacion.Enviada
            ? new NotificacionRebotada(Id, Motivo)
            : Decision.Ninguna;
}

/// <summary>A notification bounced.</summary>
[Regla("AMB-50")]
public sealed record NotificacionRebotada(string Id, string Motivo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => $"La notificación «{nombres.Notificacion(Id)}» no llegó ({Motivo}): no se tiene por hecha y no corre plazo.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado.Notificar(estado.Notificaciones[Id] with { Estatus = EstatusNotificacion.Rebotada });
}
