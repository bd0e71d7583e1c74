namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Records that a notification did not arrive: it notified nobody and opens no term (AMB-50).</summary>
/// <remarks>A message goes to every address that the committee gave, so a bounce may also come after its reception was proven at another one. What counts is the proof of
/// reception: the notification stays made and its term goes on. The bounce is recorded once, for whoever has to judge that proof.</remarks>
/// <param name="Id">Notification.</param>
/// <param name="Motivo">Reason that the medium gave.</param>
/// <param name="Envio">Sending that bounced; <see langword="null"/> for the one at hand.</param>
[Regla("AMB-50"), Faculta(Rol.Sistema)]
public sealed record RegistrarRebote(string Id, string Motivo, int? Envio = null) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) =>
        estado.Notificaciones.GetValueOrDefault(Id) switch
        {
            { } n when !n.EsDelEnvio(Envio) => Decision.Ninguna,
            { Estatus: EstatusNotificacion.Pendiente or EstatusNotificacion.Enviada } => new NotificacionRebotada(Id, Motivo),
            { Estatus: EstatusNotificacion.Entregada, ReboteSinEfecto: false } => new ReboteSinEfecto(Id, Motivo),
            _ => Decision.Ninguna,
        };
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
        estado.ConNotificacion(estado.Notificaciones[Id] with { Estatus = EstatusNotificacion.Rebotada });
}
