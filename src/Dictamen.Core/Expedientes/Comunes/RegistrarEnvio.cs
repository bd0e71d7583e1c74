namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Records that the medium accepted a notification. It opens no term: reception is what counts (AMB-50).</summary>
/// <param name="Id">Notification.</param>
/// <param name="Constancia">Identifier that the medium gave, or digest of the message.</param>
[Regla("AMB-50"), Faculta(Rol.Sistema)]
public sealed record RegistrarEnvio(string Id, string Constancia) : Acto<Expediente>
{
    /// <inheritdoc/>
    // What the medium says of a message may come before its sending is recorded: a bounce stays a bounce, or nobody would know that it has to be sent again.
    public override Decision Decidir(Expediente estado, Contexto contexto) =>
        estado.Notificaciones.GetValueOrDefault(Id)?.Estatus == EstatusNotificacion.Pendiente
            ? new NotificacionEnviada(Id, Constancia)
            : Decision.Ninguna;
}

/// <summary>The medium accepted a notification.</summary>
[Regla("AMB-50")]
public sealed record NotificacionEnviada(string Id, string Constancia) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => $"Se envió la notificación «{nombres.Notificacion(Id)}».";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado.ConNotificacion(estado.Notificaciones[Id] with { Estatus = EstatusNotificacion.Enviada });
}
