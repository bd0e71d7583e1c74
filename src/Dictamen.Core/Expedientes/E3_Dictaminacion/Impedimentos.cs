using System.Text.Json.Serialization;
using Dictamen.Core.Convocatorias.Comite;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>Why a member cannot review a project.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MotivoDeConflicto>))]
public enum MotivoDeConflicto
{
    /// <summary>Belongs to the project's Comité de Participación Comunitaria.</summary>
    IntegranteDelCpc,

    /// <summary>Belongs to the project's community.</summary>
    MismaComunidad,

    /// <summary>Is related to a member of the project's committee.</summary>
    Parentesco,

    /// <summary>Another interest in the project.</summary>
    OtroInteres,
}

/// <summary>Looks for what keeps a member from reviewing a project.</summary>
public static class Impedimentos
{
    /// <summary>The conflict that shows from the record, or <see langword="null"/>.</summary>
    public static MotivoDeConflicto? Conflicto(MiembroDelComite miembro, Expediente expediente)
    {
        var recepcion = expediente.Recepcion!;
        if (recepcion.Integrantes.Any(i => i.Persona == miembro.Persona))
        {
            return MotivoDeConflicto.IntegranteDelCpc;
        }

        if (!miembro.Comunidades.IsDefault && miembro.Comunidades.Contains(recepcion.ClaveComunidad))
        {
            return MotivoDeConflicto.MismaComunidad;
        }

        return !miembro.Parientes.IsDefault && recepcion.Integrantes.Any(i => miembro.Parientes.Contains(i.Persona)) ? MotivoDeConflicto.Parentesco : null;
    }

    /// <summary>What is wrong with a member for this project. The sentences name the seat, never the person.</summary>
    [Regla("PCS-4.2.3.1-04", "DH-21-01", "AMB-16")]
    internal static IEnumerable<Falla> Fallas(MiembroDelComite miembro, Expediente expediente, Contexto contexto)
    {
        // It signs the acta besides the members, who must all be others (PCS-A1-01): with it in a seat the acta could never be drawn up.
        if (contexto.Convocatoria?.SecretariaTecnica == miembro.Persona)
        {
            yield return new Falla($"dictaminadores.{miembro.Asiento}", "AMB-16", $"La Secretaría Técnica no tiene voto y no puede ocupar el asiento {miembro.Asiento}: nombre a otra persona.");
        }

        var tematica = expediente.Recepcion!.Tematica;
        if (miembro.Tematicas.IsDefault || !miembro.Tematicas.Contains(tematica))
        {
            yield return new Falla($"dictaminadores.{miembro.Asiento}", "PCS-4.2.3.1-04", $"Quien ocupa el asiento {miembro.Asiento} no tiene acreditada experiencia en la temática {tematica} del proyecto: la Secretaría Técnica nombra a quien le sustituye.");
        }

        if (Conflicto(miembro, expediente) is { } conflicto)
        {
            yield return new Falla($"dictaminadores.{miembro.Asiento}", "DH-21-01", $"Quien ocupa el asiento {miembro.Asiento} no puede dictaminar el proyecto: {Texto(conflicto)}. La Secretaría Técnica nombra a quien le sustituye.");
        }
    }

    private static string Texto(MotivoDeConflicto motivo) => motivo switch
    {
        MotivoDeConflicto.IntegranteDelCpc => "integra su Comité de Participación Comunitaria",
        MotivoDeConflicto.MismaComunidad => "pertenece a su comunidad",
        MotivoDeConflicto.Parentesco => "tiene parentesco con quien integra su Comité de Participación Comunitaria",
        _ => "tiene interés en él",
    };
}
