using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>The Instancia Ejecutora found a breach of the agreement and hears the committee before it decides anything (4.2.7-3). It is also the way to end the agreement of a project that lost its support by DOCS_10DH (AMB-25).</summary>
/// <param name="Motivo">Which commitments were not met.</param>
/// <param name="Requerimiento">Digest of the request.</param>
[Regla("PCS-4.2.7-04", "AMB-25"), Faculta(Rol.Operador)]
public sealed record RequerirPorIncumplimiento(string Motivo, Huella Requerimiento) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (!TerminoDelConvenio.HayConvenio(estado))
        {
            return estado.NoProcede("requerir por incumplimiento", "PCS-4.2.7-04");
        }

        if (estado.Cierre?.Incumplimiento is { Etapa: EtapaIncumplimiento.Requerido or EtapaIncumplimiento.Oido })
        {
            return Decision.Rechazar("YA_REQUERIDO", "PCS-4.2.7-04", "Ya hay un requerimiento por incumplimiento sin resolver: resuélvalo antes de iniciar otro.");
        }

        return Motivacion.Falta("motivo", Motivo, "PCS-4.2.7-04") is { } falla
            ? Rechazo.PorContenido([falla])
            : new IncumplimientoRequerido((estado.Cierre?.Incumplimiento?.Numero ?? 0) + 1, Motivo, Requerimiento);
    }
}

/// <summary>INCUMPLIMIENTO_REQUERIDO. The term of the answer begins when the request is received.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Motivo">Which commitments.</param>
/// <param name="Requerimiento">Digest of the request.</param>
[Regla("PCS-4.2.7-04")]
public sealed record IncumplimientoRequerido(int Numero, string Motivo, Huella Requerimiento) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se requirió al Comité un informe pormenorizado y que manifieste lo que a su derecho convenga, por incumplimiento: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Cierre = (estado.Cierre ?? new Cierre()) with { Incumplimiento = new Incumplimiento(Numero, EtapaIncumplimiento.Requerido) } })
            .Notificar(new Notificacion($"incumplimiento-{Numero}", "requerimiento-incumplimiento", "PCS-4.2.7-04", "PZ-21", $"{Numero}") { Motivo = Motivo, Documento = new("Oficio del requerimiento por incumplimiento", Requerimiento) });
}
