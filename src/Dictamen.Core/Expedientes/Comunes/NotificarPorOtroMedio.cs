namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>How a notification is served where an e-mail does not reach (LFPA, art. 35).</summary>
public enum MedioDeNotificacion
{
    /// <summary>In person, at the domicile, with its record (LFPA 35 I and 36).</summary>
    Personal,

    /// <summary>Official letter by messenger or registered mail, with its acknowledgement (LFPA 35 II).</summary>
    MensajeroOCorreoCertificado,

    /// <summary>Edict, by its last publication (LFPA 35 III, 37 and 38).</summary>
    Edicto,
}

/// <summary>
/// Records that a notification was served by another medium, with the document that proves it. Without it a Comité that no e-mail reaches could be neither heard nor decided upon, and the results of everybody would wait for it.
/// </summary>
/// <param name="Notificacion">Notification.</param>
/// <param name="Medio">Medium.</param>
/// <param name="Fecha">Day on which it was served, acknowledged, or last published.</param>
/// <param name="Constancia">Digest of its record, its acknowledgement or its publications.</param>
[Regla("AMB-50", "DH-35-01", "DH-36-01", "DH-37-01", "DH-38-01", "DH-38-02"), Faculta(Rol.Operador, Rol.SecretariaTecnica)]
public sealed record NotificarPorOtroMedio(string Notificacion, MedioDeNotificacion Medio, DateOnly Fecha, Huella Constancia) : Acto<Expediente>
{
    private static readonly TimeOnly Mediodia = new(12, 0);

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (!estado.Notificaciones.TryGetValue(Notificacion ?? "", out var n))
        {
            return Rechazo.PorContenido([new Falla("notificacion", "AMB-50", string.IsNullOrEmpty(Notificacion) ? "Indique qué notificación se practicó." : $"En el expediente no se ordenó la notificación «{Notificacion}»; indique una de las que no se han recibido.")]);
        }

        if (n.Estatus == EstatusNotificacion.Entregada)
        {
            return Decision.Rechazar("YA_NOTIFICADA", "AMB-50", $"Esa notificación ya consta como recibida; surtió efectos el {n.SurteEfectos!.Value.Corta()}.");
        }

        if (Fecha > contexto.Hoy || Fecha < n.EmitidaEl)
        {
            return Rechazo.PorContenido([new Falla("fecha", "DH-38-01", $"Indique un día entre el {(n.EmitidaEl ?? contexto.Hoy).Corta()}, cuando se ordenó, y hoy.")]);
        }

        // The rules speak of its day; the hour only has to be a working one.
        var entrega = new RegistrarEntrega(n.Id, HoraDelCentro.Instante(Fecha, Mediodia), $"{Medio} {Constancia}").Decidir(estado, contexto);
        return Decision.De([new NotificacionPracticada(n.Id, Medio, Fecha, Constancia), .. entrega.Hechos]);
    }
}

/// <summary>A notification was served by another medium than e-mail; <see cref="NotificacionEntregada"/> follows it and says what it opens.</summary>
/// <param name="Id">Notification.</param>
/// <param name="Medio">Medium.</param>
/// <param name="Fecha">Day.</param>
/// <param name="Constancia">Digest of what proves it.</param>
[Regla("DH-35-01", "DH-36-01", "DH-37-01")]
public sealed record NotificacionPracticada(string Id, MedioDeNotificacion Medio, DateOnly Fecha, Huella Constancia) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => Medio switch
    {
        MedioDeNotificacion.Personal => $"La notificación «{nombres.Notificacion(Id)}» se practicó personalmente el {Fecha.Corta()}; consta en acta.",
        MedioDeNotificacion.MensajeroOCorreoCertificado => $"La notificación «{nombres.Notificacion(Id)}» se entregó por oficio el {Fecha.Corta()}; consta el acuse.",
        _ => $"La notificación «{nombres.Notificacion(Id)}» se hizo por edictos, el último publicado el {Fecha.Corta()}.",
    };

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado;
}
