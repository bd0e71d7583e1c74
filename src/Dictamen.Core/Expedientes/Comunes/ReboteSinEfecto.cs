namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>A bounce came after the reception of the notification was proven. It undoes nothing: what counts is the proof of reception (AMB-50).</summary>
/// <param name="Id">Notification.</param>
/// <param name="Motivo">Reason that the medium gave, without the address.</param>
[Regla("AMB-50")]
public sealed record ReboteSinEfecto(string Id, string Motivo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) =>
        $"Ya probada la recepción de la notificación «{nombres.Notificacion(Id)}», el medio informó que no llegó a otra dirección o en otro intento ({Motivo}); la notificación subsiste y su plazo sigue.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado.ConNotificacion(estado.Notificaciones[Id] with { ReboteSinEfecto = true });
}
