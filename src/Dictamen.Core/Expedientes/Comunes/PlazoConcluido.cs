using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>A term ended and that alone changes nothing: the record says why, and the alarm clock stops looking at it. Its rule is that of its row; the authority's silence gives nothing and takes nothing (AMB-51).</summary>
/// <param name="Id">Term.</param>
/// <param name="Motivo">Why nothing follows from its end.</param>
public sealed record PlazoConcluido(string Id, MotivoDeConclusion Motivo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => Motivo switch
    {
        MotivoDeConclusion.EnRevision => $"Terminó el plazo {nombres.Plazo(Id)}; lo que se entregó a tiempo está en revisión y de ella depende lo que sigue.",
        MotivoDeConclusion.PorDeterminar when Id == "PZ-27" => $"Terminó el plazo {nombres.Plazo(Id)} antes de que se entregara el recurso del que se informa: nadie lo incumplió, y el informe se recibe después.",
        MotivoDeConclusion.PorDeterminar => $"Terminó el plazo {nombres.Plazo(Id)}; el Informe Final, que todavía puede entregarse, dirá si quedó algo por reintegrar.",
        MotivoDeConclusion.Incumplido => $"Venció el plazo {nombres.Plazo(Id)} sin que se hiciera lo debido; las Reglas no fijan consecuencia y queda constancia.",
        _ => $"Terminó sin efecto el plazo {nombres.Plazo(Id)}: lo que se esperaba ya ocurrió o dejó de hacer falta.",
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

    /// <summary>Whether anything was due is not known yet: a report that may still come will say so, or the money that it would report on.</summary>
    PorDeterminar,
}
