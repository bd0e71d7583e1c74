using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The Instancia Ejecutora asks for more information while it evaluates a report: once per report.</summary>
/// <param name="Tipo">Which report.</param>
/// <param name="Motivo">What is needed and why.</param>
/// <param name="Oficio">Digest of the request.</param>
[Regla("PCS-4.2.12-02", "PCS-A6-C14-02"), Faculta(Rol.Operador)]
public sealed record RequerirInformacion(TipoInforme Tipo, string Motivo, Huella Oficio) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var informe = estado.Informes?.De(Tipo);
        if (estado.Estatus != Estatus.EnEjecucion || informe?.Estatus != EstatusInforme.EnEvaluacion)
        {
            return estado.NoProcede($"requerir información sobre el {Tipo.Nombre()}", "PCS-4.2.12-02");
        }

        if (informe.InformacionPedida)
        {
            return Decision.Rechazar("YA_REQUERIDA", "PCS-4.2.12-02", $"Sobre el {Tipo.Nombre()} ya se requirió información adicional una vez; concluya la evaluación con lo que obra.");
        }

        return Motivacion.Falta("motivo", Motivo, "PCS-4.2.12-02") is { } falla
            ? Rechazo.PorContenido([falla])
            : new InformacionRequerida(Tipo, Motivo, Oficio);
    }
}

/// <summary>INFO_ADICIONAL_REQUERIDA. The term of the answer begins when the request is received.</summary>
/// <param name="Tipo">Which report.</param>
/// <param name="Motivo">What is needed and why.</param>
/// <param name="Oficio">Digest of the request.</param>
[Regla("PCS-4.2.12-02")]
public sealed record InformacionRequerida(TipoInforme Tipo, string Motivo, Huella Oficio) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se requirió información adicional sobre el {Tipo.Nombre()}: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var informes = estado.Informes!;
        var informe = informes.De(Tipo)! with { Estatus = EstatusInforme.InformacionRequerida, InformacionPedida = true };
        return (estado with { Informes = informes.Con(Tipo, informe) })
            .Notificar(new Notificacion($"informacion-{Tipo.Sufijo()}", "requerimiento-informe", "PCS-4.2.12-02", "PZ-26", Tipo.Sufijo()) { Motivo = Motivo, Documento = new("Oficio del requerimiento de información", Oficio) });
    }
}
