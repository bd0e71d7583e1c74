namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Orders that a notification that bounced be sent again, once the address was corrected. It opens its term when its reception is proven, and not before (AMB-50).</summary>
/// <param name="Id">Notification.</param>
[Regla("AMB-50", "DH-35-01"), Faculta(Rol.Operador, Rol.SecretariaTecnica)]
public sealed record ReenviarNotificacion(string Id) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) => estado.Notificaciones.GetValueOrDefault(Id)?.Estatus switch
    {
        EstatusNotificacion.Rebotada => new ReenvioOrdenado(Id, estado.Notificaciones[Id].Envios + 1),
        EstatusNotificacion.Pendiente => Decision.Ninguna,
        _ => Decision.Rechazar("NO_REBOTO", "AMB-50", "Esa notificación no rebotó: sólo se envía de nuevo la que no llegó."),
    };
}

/// <summary>A notification that had bounced is to be sent again.</summary>
/// <param name="Id">Notification.</param>
/// <param name="Envio">Which sending it is, from 2.</param>
[Regla("AMB-50")]
public sealed record ReenvioOrdenado(string Id, int Envio) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => $"Se ordenó enviar de nuevo la notificación «{nombres.Notificacion(Id)}» (envío {Envio}); la anterior no llegó y no abrió plazo.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado.ConNotificacion(estado.Notificaciones[Id] with { Estatus = EstatusNotificacion.Pendiente, Envios = Envio });
}
