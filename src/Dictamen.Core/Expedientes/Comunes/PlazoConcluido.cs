using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>A term ended and that alone changes nothing: the record says why, and the alarm clock stops looking at it. The authority's silence gives nothing and takes nothing (AMB-51).</summary>
/// <param name="Id">Term.</param>
/// <param name="Motivo">Why nothing follows from its end.</param>
[Regla("AMB-51")]
public sealed record PlazoConcluido(string Id, MotivoDeConclusion Motivo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Motivo switch
    {
        MotivoDeConclusion.EnRevision => $"Terminó el plazo {Id}; lo que se entregó a tiempo está en revisión y de ella depende lo que sigue.",
        MotivoDeConclusion.Incumplido => $"Venció el plazo {Id} sin que se hiciera lo debido; las Reglas no fijan consecuencia y queda constancia.",
        _ => $"Terminó el plazo {Id} sin efecto: lo que se esperaba ya ocurrió o dejó de hacer falta.",
    };

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado.Cerrar(Id);
}

/// <summary>Why nothing follows from the end of a term.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MotivoDeConclusion>))]
public enum MotivoDeConclusion
{
    /// <summary>What it waited for was done, or no longer matters.</summary>
    SinEfecto,

    /// <summary>Something was handed in on time and is not reviewed yet: what is on time is not lost because the review is late.</summary>
    EnRevision,

    /// <summary>Nothing that was due was done, and the rules attach no consequence to it (AMB-51).</summary>
    Incumplido,
}
