using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>The committee answers a request for breach, within five working days of its reception.</summary>
/// <param name="Informe">Digest of its report and of what it says in its defence.</param>
[Regla("PCS-4.2.7-05", "PZ-21", "AMB-33"), Faculta(Rol.Solicitante)]
public sealed record RendirInformePormenorizado(Huella Informe) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Cierre?.Incumplimiento is not { Etapa: EtapaIncumplimiento.Requerido } incumplimiento)
        {
            return estado.NoProcede("rendir un informe pormenorizado", "PCS-4.2.7-05");
        }

        return estado.Plazos.TryGetValue($"PZ-21/{incumplimiento.Numero}", out var plazo) && contexto.Vencido(plazo)
            ? Decision.Rechazar("FUERA_DE_PLAZO", "PZ-21", $"El plazo para rendir el informe terminó el {contexto.Calendario.Recomputar(plazo).UltimoDia.Corta()} a las 24:00; se resuelve con la información existente.")
            : new InformePormenorizadoRendido(incumplimiento.Numero, Informe, contexto.Plazo("PZ-22", contexto.Calendario.SurteEfectos(contexto.Ahora), $"{incumplimiento.Numero}"));
    }

    /// <summary>End of PZ-21: the committee kept silent. That is no confession: the authority resolves with what there is, within five working days of the end (AMB-33).</summary>
    [Regla("PZ-21", "PZ-22", "PCS-4.2.7-06", "AMB-33")]
    public static Decision Vencer(Expediente estado, Contexto contexto, Plazo plazo)
    {
        if (estado.Cierre?.Incumplimiento is not { Etapa: EtapaIncumplimiento.Requerido } incumplimiento || plazo.Id != $"PZ-21/{incumplimiento.Numero}")
        {
            return new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);
        }

        return new InformePormenorizadoNoRendido(incumplimiento.Numero, plazo.Id, contexto.Plazo("PZ-22", plazo.UltimoDia, $"{incumplimiento.Numero}"));
    }
}

/// <summary>The committee was heard.</summary>
/// <param name="Numero">Number of the procedure.</param>
/// <param name="Informe">Digest of what it handed in.</param>
/// <param name="Plazo">Term of the authority to resolve.</param>
[Regla("PCS-4.2.7-05")]
public sealed record InformePormenorizadoRendido(int Numero, Huella Informe, Plazo Plazo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El Comité rindió su informe pormenorizado y manifestó lo que a su derecho convino; debe resolverse a más tardar el {Plazo.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Cierre = estado.Cierre! with { Incumplimiento = new Incumplimiento(Numero, EtapaIncumplimiento.Oido) } })
            .Cerrar($"PZ-21/{Numero}").Abrir(Plazo);
}

/// <summary>The committee did not answer: the hearing was given, and nothing is taken as admitted.</summary>
/// <param name="Numero">Number of the procedure.</param>
/// <param name="Vencido">Term that ended.</param>
/// <param name="Plazo">Term of the authority to resolve.</param>
[Regla("PCS-4.2.7-05")]
public sealed record InformePormenorizadoNoRendido(int Numero, string Vencido, Plazo Plazo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Venció el plazo sin que el Comité rindiera el informe pormenorizado; su silencio no es confesión y se resuelve con la información existente, a más tardar el {Plazo.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Cierre = estado.Cierre! with { Incumplimiento = new Incumplimiento(Numero, EtapaIncumplimiento.Oido) } })
            .Cerrar(Vencido).Abrir(Plazo);
}
