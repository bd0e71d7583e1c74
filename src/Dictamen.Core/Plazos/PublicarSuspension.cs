namespace Dictamen.Core.Plazos;

/// <summary>Records an agreement, published in the DOF, that suspends labour on some days: they stop being working days, and open terms that hold them move.</summary>
/// <param name="Id">Stable id, for example <c>DOF-2019-11-15</c>.</param>
/// <param name="Desde">First suspended day.</param>
/// <param name="Hasta">Last suspended day, inclusive.</param>
/// <param name="PublicadaEl">Day of publication in the DOF.</param>
/// <param name="Fuente">Citation of the agreement.</param>
/// <param name="Motivo">Reason, in Spanish.</param>
[Regla("DH-28-04", "DH-28-05", "DH-L-07"), Faculta(Rol.Operador, Rol.Normativa)]
public sealed record PublicarSuspension(string Id, DateOnly Desde, DateOnly Hasta, DateOnly PublicadaEl, string Fuente, string Motivo)
    : Acto<CalendarioOficial>
{
    // A technical limit: what the record keeps of the agreement is its citation.
    private const int LargoMaximo = 1_000;

    // A technical limit: an agreement suspends days near to its publication, and is recorded when it appears.
    private const int AniosCuandoMas = 2;

    /// <inheritdoc/>
    public override Decision Decidir(CalendarioOficial estado, Contexto contexto)
    {
        if (string.IsNullOrWhiteSpace(Id) || string.IsNullOrWhiteSpace(Fuente) || string.IsNullOrWhiteSpace(Motivo))
        {
            return Decision.Rechazar("SUSPENSION_SIN_FUENTE", "DH-28-04", "La suspensión debe llevar clave, motivo y la cita del acuerdo publicado en el DOF; sin ella los días siguen siendo hábiles.");
        }

        if (Math.Max(Id.Length, Math.Max(Fuente.Length, Motivo.Length)) > LargoMaximo)
        {
            return Decision.Rechazar("SUSPENSION_DEMASIADO_LARGA", "DH-28-04", $"La clave, el motivo y la cita del acuerdo llevan {LargoMaximo} caracteres cuando más; el acuerdo mismo está en el DOF.");
        }

        if (Hasta < Desde)
        {
            return Decision.Rechazar("RANGO_INVERTIDO", "DH-28-04", $"La suspensión termina el {Hasta.Corta()}, antes de empezar el {Desde.Corta()}; revise las dos fechas.");
        }

        if (PublicadaEl > contexto.Hoy)
        {
            return Decision.Rechazar("AUN_SIN_PUBLICAR", "DH-28-04", $"El acuerdo se publica el {PublicadaEl.Corta()} y hoy es {contexto.Hoy.Corta()}; regístrelo cuando aparezca en el DOF.");
        }

        // Nothing revokes a suspension that was recorded: a slip of the pen in a year would stay for ever.
        if (PublicadaEl < contexto.Hoy.AddYears(-AniosCuandoMas))
        {
            return Decision.Rechazar("PUBLICACION_LEJANA", "DH-28-04", $"El acuerdo dice haberse publicado el {PublicadaEl.Corta()}, hace más de {AniosCuandoMas} años; revise la fecha de su publicación en el DOF.");
        }

        if (Desde < PublicadaEl.AddYears(-AniosCuandoMas) || Hasta > PublicadaEl.AddYears(AniosCuandoMas))
        {
            return Decision.Rechazar("SUSPENSION_LEJANA", "DH-28-04", $"Del {Desde.Corta()} al {Hasta.Corta()} hay días a más de {AniosCuandoMas} años de la publicación del acuerdo, el {PublicadaEl.Corta()}; revise las fechas del acuerdo.");
        }

        // No agreement suspends that long; a slip of the pen in the year would stop every term.
        if (Hasta >= Desde.AddYears(1))
        {
            return Decision.Rechazar("RANGO_EXCESIVO", "DH-28-04", $"Del {Desde.Corta()} al {Hasta.Corta()} hay más de un año; revise las fechas del acuerdo.");
        }

        var suspension = new Suspension(Id, Desde, Hasta, PublicadaEl, Fuente, Motivo);
        if (estado.Suspensiones.FirstOrDefault(s => s.Id == Id) is { } registrada)
        {
            return registrada == suspension
                ? Decision.Ninguna
                : Decision.Rechazar("SUSPENSION_REPETIDA", "DH-28-04", $"Ya hay una suspensión con la clave {Id} y otro contenido; lo publicado no se cambia, registre el nuevo acuerdo con otra clave.");
        }

        // Judged with the fixed days and the suspensions that are recorded: days that are not working days already cannot be suspended again.
        var calendario = estado.Para(contexto.Programa);
        if (calendario.EsteOSiguienteHabil(Desde) > Hasta)
        {
            return Decision.Rechazar("RANGO_SIN_DIAS_HABILES", "DH-28-04", $"Del {Desde.Corta()} al {Hasta.Corta()} no hay ningún día hábil que suspender; revise las fechas del acuerdo.");
        }

        return new SuspensionPublicada(Id, Desde, Hasta, PublicadaEl, Fuente, Motivo, YaIniciada: PublicadaEl > Desde);
    }
}

/// <summary>A suspension of labour was published in the DOF.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Desde">First suspended day.</param>
/// <param name="Hasta">Last suspended day, inclusive.</param>
/// <param name="PublicadaEl">Day of publication in the DOF.</param>
/// <param name="Fuente">Citation of the agreement.</param>
/// <param name="Motivo">Reason, in Spanish.</param>
/// <param name="YaIniciada">Whether it was published after it had begun: it moves terms that were running on days that had looked like working days.</param>
[Regla("DH-28-04")]
public sealed record SuspensionPublicada(string Id, DateOnly Desde, DateOnly Hasta, DateOnly PublicadaEl, string Fuente, string Motivo, bool YaIniciada)
    : Hecho<CalendarioOficial>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"El DOF del {PublicadaEl.Corta()} publicó la suspensión de labores {(Desde == Hasta ? $"del {Desde.ConDia()}" : $"del {Desde.ConDia()} al {Hasta.ConDia()}")}{(YaIniciada ? ", ya iniciada" : "")}: {Motivo} ({Fuente}).";

    /// <inheritdoc/>
    public override CalendarioOficial Aplicar(CalendarioOficial estado) =>
        estado with { Suspensiones = estado.Suspensiones.Add(new Suspension(Id, Desde, Hasta, PublicadaEl, Fuente, Motivo)) };
}
