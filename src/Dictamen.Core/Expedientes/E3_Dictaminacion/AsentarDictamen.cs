namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>Records in the file what its acta says, once the acta has all signatures. From here on the result is final: no act of the committee re-opens it (AMB-21).</summary>
/// <param name="Acta">Key of the acta.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Favorable">Whether the dictamen is favourable.</param>
[Regla("PCS-4.2.3-02", "AMB-21"), Faculta(Rol.Sistema)]
public sealed record AsentarDictamen(string Acta, decimal Calificacion, bool Favorable) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        // The acta was signed with it, but the project left the dictamination meanwhile, or this was told before.
        if (estado.Dictaminacion?.Acta is not null || estado is { Estatus: Estatus.NoApoyado, Causa: CausaNoApoyo.Similitud or CausaNoApoyo.LimiteDeProyectos or CausaNoApoyo.Renuncia })
        {
            return estado.Dictaminacion?.Acta is { } otra && otra != Acta ? estado.NoProcede("asentar otro dictamen", "PCS-4.2.3-02") : Decision.Ninguna;
        }

        if (estado is not { Estatus: Estatus.EnDictaminacion, Dictaminacion.Resultado: { } resultado })
        {
            return estado.NoProcede("asentar el dictamen", "PCS-4.2.3-02");
        }

        return resultado.Calificacion == Calificacion && resultado.Favorable == Favorable
            ? new ProyectoDictaminado(Acta, contexto.Hoy, Calificacion, Favorable)
            : Decision.Rechazar("ACTA_NO_COINCIDE", "PCS-A1-01", $"El Acta {Acta} no coincide con el resultado acordado para el proyecto {estado.Folio}.");
    }
}

/// <summary>DICTAMINADO: final.</summary>
/// <param name="Acta">Key of the acta.</param>
/// <param name="Fecha">Day on which it was recorded.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Favorable">Whether the dictamen is favourable.</param>
[Regla("PCS-4.2.3-02"), Reservado(HastaPublicar = true)]
public sealed record ProyectoDictaminado(string Acta, DateOnly Fecha, decimal Calificacion, bool Favorable) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El Acta {Acta} asentó el dictamen {(Favorable ? "favorable" : "no favorable")}, con {Calificacion.ConCentesimos()} de calificación. Es definitivo; quedan a salvo los medios de defensa de ley.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado.Pasar(Estatus.Dictaminado).Notificar(new Notificacion("dictamen", "resultado-de-dictaminacion", "AMB-21")) with
        {
            Dictaminacion = estado.Dictaminacion! with { Acta = Acta, Fecha = Fecha },
        };
}
