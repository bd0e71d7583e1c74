using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>The agreement is cancelled (4.2.9). It takes a determination, not a suspicion, and the committee must have been heard.</summary>
/// <param name="Causa"><see cref="CausaDeTermino.UsoIndebido"/>, <see cref="CausaDeTermino.RiesgoGrave"/>, <see cref="CausaDeTermino.ComprobacionIrregular"/> or <see cref="CausaDeTermino.Duplicidad"/>.</param>
/// <param name="Motivo">What was determined.</param>
/// <param name="Determinacion">Digest of the determination.</param>
[Regla("PCS-4.2.9-01", "PCS-4.2.9-02", "PCS-A6-C5-02", "AMB-37"), Faculta(Rol.Operador)]
public sealed record CancelarInstrumento(CausaDeTermino Causa, string Motivo, Huella Determinacion) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus is not (Estatus.ConvenioSuscrito or Estatus.EnEjecucion))
        {
            return estado.NoProcede("cancelar el Instrumento Jurídico", "PCS-4.2.9-01");
        }

        if (Causa is not (CausaDeTermino.UsoIndebido or CausaDeTermino.RiesgoGrave or CausaDeTermino.ComprobacionIrregular or CausaDeTermino.Duplicidad))
        {
            return Decision.Rechazar("CAUSA_NO_PREVISTA", "PCS-4.2.9-01", "Esa causa no es de cancelación (4.2.9): corresponde a la terminación anticipada (4.2.7).");
        }

        if (ResolverIncumplimiento.SinAudiencia(estado, "PCS-4.2.9-01") is { } rechazo)
        {
            return rechazo;
        }

        if (TerminoDelConvenio.PagoEnCurso(estado) is { } enCurso)
        {
            return enCurso;
        }

        return Motivacion.Falta("motivo", Motivo, "PCS-4.2.9-01") is { } falla
            ? Rechazo.PorContenido([falla])
            : VencimientoReintegro.ConLoVencido(new InstrumentoCancelado(Causa, Motivo, Determinacion, estado.Cierre!.Incumplimiento!.Numero), estado, ejercido: null, contexto);
    }
}

/// <summary>CANCELADO.</summary>
/// <param name="Causa">Why.</param>
/// <param name="Motivo">What was determined.</param>
/// <param name="Determinacion">Digest of the determination.</param>
/// <param name="Procedimiento">Number of the procedure in which the committee was heard.</param>
[Regla("PCS-4.2.9-01")]
public sealed record InstrumentoCancelado(CausaDeTermino Causa, string Motivo, Huella Determinacion, int Procedimiento) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se canceló el Instrumento Jurídico, oído el Comité: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var oido = estado with { Cierre = estado.Cierre! with { Incumplimiento = new Incumplimiento(Procedimiento, EtapaIncumplimiento.Terminado) } };
        return TerminoDelConvenio.Terminar(oido, Estatus.Cancelado, Causa, "cancelacion-instrumento", "PCS-4.2.9-01", Motivo, new("Determinación de la cancelación del Convenio", Determinacion));
    }
}
