using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Records the proof that a notification was received: it takes effect, and the term that it opens begins on the following day.</summary>
/// <param name="Id">Notification.</param>
/// <param name="Recibida">Instant of reception (UTC).</param>
/// <param name="Constancia">Proof: acknowledgement of the committee (PCS-3.6.2-02), or the medium's evidence of delivery.</param>
/// <param name="Envio">Sending that the medium delivered; <see langword="null"/> for an acknowledgement, which is of the notification whichever sending brought it.</param>
[Regla("AMB-50", "PCS-3.6.2-02", "DH-L-02", "DH-L-03", "DH-38-01", "DH-40-01"), Faculta(Rol.Sistema, Rol.Solicitante)]
public sealed record RegistrarEntrega(string Id, DateTimeOffset Recibida, string Constancia, int? Envio = null) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (!estado.Notificaciones.TryGetValue(Id, out var n) || n.Estatus == EstatusNotificacion.Entregada || !n.EsDelEnvio(Envio))
        {
            return Decision.Ninguna;
        }

        // Whoever proves a reception cannot move its term into the future: nothing was received after it is recorded.
        var recibida = Recibida > contexto.Ahora ? contexto.Ahora : Recibida;
        var efectos = contexto.Calendario.SurteEfectos(recibida);
        var plazo = Abre(estado, n) is { } renglon ? contexto.Calendario.Computar(PlazoDelInformeFinal.AlNotificarse(renglon, contexto), efectos, n.SufijoPlazo) : null;
        return new NotificacionEntregada(Id, recibida, efectos, Constancia, plazo);
    }

    // Who withdrew, or is not supported for another reason, has nothing left to correct, adjust or sign: a notice that was still on its way opens no term. The hearing upon an agreement that was signed (AMB-25)
    // and the refunds go on.
    private static string? Abre(Expediente estado, Notificacion n) =>
        estado.Estatus == Estatus.NoApoyado && n.AbrePlazo is not ("PZ-21" or "PZ-30" or "PZ-31") ? null : n.AbrePlazo;
}

/// <summary>A notification was received and took effect.</summary>
/// <param name="Id">Notification.</param>
/// <param name="Recibida">Instant of reception (UTC).</param>
/// <param name="SurteEfectos">Day on which it took effect.</param>
/// <param name="Constancia">Proof.</param>
/// <param name="Plazo">Term that it opened, if any.</param>
[Regla("AMB-50")]
public sealed record NotificacionEntregada(string Id, DateTimeOffset Recibida, DateOnly SurteEfectos, string Constancia, Plazo? Plazo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => Plazo is null
        ? $"Se recibió la notificación «{nombres.Notificacion(Id)}»; surtió efectos el {SurteEfectos.Corta()}{Inhabil}."
        : $"Se recibió la notificación «{nombres.Notificacion(Id)}»; surtió efectos el {SurteEfectos.Corta()}{Inhabil} y abrió el plazo {nombres.Plazo(Plazo.Id)}, que termina el {Plazo.UltimoDia.Corta()} a las 24:00.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var siguiente = estado.ConNotificacion(estado.Notificaciones[Id] with
        {
            Estatus = EstatusNotificacion.Entregada,
            Recibida = Recibida,
            SurteEfectos = SurteEfectos,
        });
        return Plazo is null ? siguiente : siguiente.Abrir(Plazo with { Notificado = SurteEfectos });
    }

    // Whoever counts the term again starts on the day on which it took effect, and wants to know why it is not that of its reception (DH-L-03).
    private string Inhabil => HoraDelCentro.Dia(Recibida) == SurteEfectos ? "" : ", día hábil siguiente a su recepción en día u hora inhábil";
}
