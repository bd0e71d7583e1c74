using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The committee answers the request for more information, within five working days of its reception.</summary>
/// <param name="Tipo">Which report.</param>
/// <param name="Documento">Digest of the answer.</param>
[Regla("PCS-4.2.12-03", "PCS-A6-C14-02", "PZ-26"), Faculta(Rol.Solicitante)]
public sealed record EntregarInformacion(TipoInforme Tipo, Huella Documento) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var informe = estado.Informes?.De(Tipo);
        if (informe?.InformacionAdicional == Documento)
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus != Estatus.EnEjecucion || informe?.Estatus != EstatusInforme.InformacionRequerida)
        {
            return estado.NoProcede($"entregar información adicional del {Tipo.Nombre()}", "PCS-4.2.12-03");
        }

        return estado.Plazos.TryGetValue($"PZ-26/{Tipo.Sufijo()}", out var plazo) && contexto.Vencido(plazo)
            ? Decision.Rechazar("FUERA_DE_PLAZO", "PZ-26", $"El plazo para entregar la información terminó el {contexto.Calendario.Recomputar(plazo).UltimoDia.Corta()} a las 24:00; la evaluación concluye con la información disponible.")
            : new InformacionEntregada(Tipo, Documento);
    }

    /// <summary>End of PZ-26, of a request or of a Cédula: the evaluation goes on with what there is. To evaluate is not to fail.</summary>
    [Regla("PZ-26", "PCS-4.2.12-04", "PCS-4.2.12-06")]
    public static Decision Vencer(Expediente estado, Contexto contexto, Plazo plazo)
    {
        foreach (var tipo in Enum.GetValues<TipoInforme>())
        {
            if (plazo.Id == $"PZ-26/{tipo.Sufijo()}" && estado.Informes?.De(tipo)?.Estatus == EstatusInforme.InformacionRequerida)
            {
                return new InformacionNoEntregada(tipo, plazo.Id, plazo.UltimoDia);
            }

            if (plazo.Id == $"PZ-26/{SolventarCedula.Sufijo(tipo)}")
            {
                return new PlazoConcluido(plazo.Id, estado.Informes?.De(tipo)?.CedulaSolventada is not null ? MotivoDeConclusion.SinEfecto : MotivoDeConclusion.Incumplido);
            }
        }

        return new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);
    }
}

/// <summary>The information came; the report is in evaluation again.</summary>
/// <param name="Tipo">Which report.</param>
/// <param name="Documento">Digest of the answer.</param>
[Regla("PCS-4.2.12-03")]
public sealed record InformacionEntregada(TipoInforme Tipo, Huella Documento) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El Comité entregó la información adicional del {Tipo.Nombre()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var informes = estado.Informes!;
        var informe = informes.De(Tipo)! with { Estatus = EstatusInforme.EnEvaluacion, InformacionAdicional = Documento };
        return (estado with { Informes = informes.Con(Tipo, informe) }).Cerrar($"PZ-26/{Tipo.Sufijo()}");
    }
}

/// <summary>The information did not come: the evaluation ends with what is available (PCS-4.2.12-04).</summary>
/// <param name="Tipo">Which report.</param>
/// <param name="Plazo">Term.</param>
/// <param name="UltimoDia">Its last day.</param>
[Regla("PCS-4.2.12-03")]
public sealed record InformacionNoEntregada(TipoInforme Tipo, string Plazo, DateOnly UltimoDia) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El {UltimoDia.Corta()} venció el plazo para entregar información adicional del {Tipo.Nombre()}; la evaluación concluye con la información disponible.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var informes = estado.Informes!;
        return (estado with { Informes = informes.Con(Tipo, informes.De(Tipo)! with { Estatus = EstatusInforme.EnEvaluacion }) }).Cerrar(Plazo);
    }
}
