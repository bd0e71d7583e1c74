using System.Text.Json.Serialization;
using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>What the two projects have in common (AMB-02).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LimiteExcedido>))]
public enum LimiteExcedido
{
    /// <summary>The same community: one project for each fiscal year.</summary>
    Comunidad,

    /// <summary>A person who is in another project's committee in the same fiscal year.</summary>
    Persona,
}

/// <summary>Excludes a project during its dictamination because another one, complete and with a lower folio, used up the right of the community or of a person of the committee (3.3-7).</summary>
/// <param name="Prevalece">Folio that prevails.</param>
/// <param name="Limite">What both have in common.</param>
[Regla("PCS-3.3-12", "PCS-3.3-13", "AMB-02"), Faculta(Rol.Operador, Rol.SecretariaTecnica, Rol.Sistema)]
public sealed record ExcluirPorLimite(Folio Prevalece, LimiteExcedido Limite) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is { Estatus: Estatus.NoApoyado, Causa: CausaNoApoyo.LimiteDeProyectos })
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus != Estatus.EnDictaminacion)
        {
            return estado.NoProcede("excluirlo por el límite de un proyecto", "PCS-3.3-13");
        }

        return Prevalece.Convocatoria == estado.Folio.Convocatoria && Prevalece.Consecutivo >= estado.Folio.Consecutivo
            ? Decision.Rechazar("PREVALECE_EL_MENOR", "AMB-02", $"Subsiste el primer folio completo: {Prevalece} no es anterior a {estado.Folio}.")
            : new ProyectoExcluidoPorLimite(Prevalece, Limite);
    }
}

/// <summary>The project was excluded: the right was used up with another folio.</summary>
/// <param name="Prevalece">Folio that prevails.</param>
/// <param name="Limite">What both have in common.</param>
[Regla("PCS-3.3-12")]
public sealed record ProyectoExcluidoPorLimite(Folio Prevalece, LimiteExcedido Limite) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Limite == LimiteExcedido.Comunidad
        ? $"Se excluyó de la dictaminación: la comunidad ya participa con el folio {Prevalece} y tiene derecho a un solo proyecto por ejercicio fiscal."
        : $"Se excluyó de la dictaminación: una persona de su comité integra también el del folio {Prevalece}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado.DejarSinApoyo(CausaNoApoyo.LimiteDeProyectos, "PCS-3.3-13");
}
