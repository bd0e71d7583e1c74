using System.Text.Json.Serialization;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;

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
[Regla("PCS-3.3-12", "PCS-3.3-13", "PCS-A6-C5-01", "AMB-02"), Faculta(Rol.Operador, Rol.SecretariaTecnica, Rol.Sistema)]
public sealed record ExcluirPorLimite(Folio Prevalece, LimiteExcedido Limite) : Acto<Expediente>
{
    /// <summary>How the project exceeds the limit, as the lists of files say; <see langword="null"/> when it does not. What is sent from outside does not bring it.</summary>
    [JsonIgnore]
    public SolicitudExcedente? Hallazgo { get; init; }

    /// <summary>The exclusion that a finding leads to; without one it is refused.</summary>
    public static ExcluirPorLimite Por(SolicitudExcedente? hallazgo) => new(hallazgo?.Prevalece ?? default, hallazgo is null ? default : De(hallazgo)) { Hallazgo = hallazgo };

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

        if (Prevalece.Convocatoria == estado.Folio.Convocatoria && Prevalece.Consecutivo >= estado.Folio.Consecutivo)
        {
            return Decision.Rechazar("PREVALECE_EL_MENOR", "AMB-02", $"Subsiste el primer folio completo: {Prevalece} no es anterior a {estado.Folio}.");
        }

        if (Hallazgo is not { } hallazgo)
        {
            return Decision.Rechazar("SIN_DUPLICIDAD", "PCS-3.3-13", $"Ningún proyecto completo y anterior del ejercicio fiscal es de la comunidad de {estado.Folio} ni comparte con él a una persona de su Comité: no excede el límite y no puede excluirse por él.");
        }

        return hallazgo.Prevalece == Prevalece && De(hallazgo) == Limite
            ? new ProyectoExcluidoPorLimite(Prevalece, Limite)
            : Decision.Rechazar("SIN_DUPLICIDAD", hallazgo.Regla, $"No es ése el proyecto, o el límite, por el que {estado.Folio} se excluye. {hallazgo.Motivo} Nombre el folio {hallazgo.Prevalece} y el límite «{De(hallazgo)}» ({EnPalabras(hallazgo)}, {hallazgo.Regla}).");
    }

    private static string EnPalabras(SolicitudExcedente hallazgo) => De(hallazgo) == LimiteExcedido.Comunidad
        ? "cada comunidad presenta un solo proyecto por ejercicio fiscal"
        : "cada persona integra un solo Comité por ejercicio fiscal";

    private static LimiteExcedido De(SolicitudExcedente hallazgo) => hallazgo.Regla == "PCS-3.3-12" ? LimiteExcedido.Comunidad : LimiteExcedido.Persona;
}

/// <summary>The project was excluded: the right was used up with another folio.</summary>
/// <param name="Prevalece">Folio that prevails.</param>
/// <param name="Limite">What both have in common.</param>
[Regla("PCS-3.3-12"), Reservado(HastaPublicar = true)]
public sealed record ProyectoExcluidoPorLimite(Folio Prevalece, LimiteExcedido Limite) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Limite == LimiteExcedido.Comunidad
        ? $"Se excluyó de la dictaminación: la comunidad ya participa con el folio {Prevalece} y tiene derecho a un solo proyecto por ejercicio fiscal."
        : $"Se excluyó de la dictaminación: una persona de su comité integra también el del folio {Prevalece}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado.DejarSinApoyo(CausaNoApoyo.LimiteDeProyectos, "PCS-3.3-13");
}
