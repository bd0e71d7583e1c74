using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Minimum contents of the Acta de Asamblea Comunitaria (Anexo 4), as captured from the document. Names stay in the document.</summary>
/// <param name="Fecha">a) Date of the assembly.</param>
/// <param name="Hora">a) Hour; <see langword="null"/> when it was left blank.</param>
/// <param name="Lugar">a) Place.</param>
/// <param name="Comunidad">a) Community.</param>
/// <param name="Localidad">a) Locality.</param>
/// <param name="Entidad">a) State.</param>
/// <param name="VerificacionDeQuorum">b) I: whether it was verified; no minimum is fixed.</param>
/// <param name="ObjetivosDeLaReunion">b) II.</param>
/// <param name="ValidacionDelProyecto">b) III: analysis and validation of the project.</param>
/// <param name="Nombramientos">b) IV and c): the committee's members with their posts (AMB-05).</param>
/// <param name="ContraloriaSocial">b) V and c): members of the Comité de Contraloría Social (CCS).</param>
/// <param name="ProcedenciaDelComite">b) VI: that its members are of the community.</param>
/// <param name="Autoridades">c) Traditional authorities that legitimise the assembly.</param>
public sealed record ActaDeAsamblea(
    DateOnly Fecha,
    TimeOnly? Hora,
    string Lugar,
    string Comunidad,
    string Localidad,
    string Entidad,
    bool VerificacionDeQuorum,
    string ObjetivosDeLaReunion,
    string ValidacionDelProyecto,
    ImmutableArray<FirmanteDelActa> Nombramientos,
    ImmutableArray<FirmanteDelActa> ContraloriaSocial,
    string ProcedenciaDelComite,
    ImmutableArray<AutoridadTradicional> Autoridades);

/// <summary>Somebody whom the acta names.</summary>
/// <param name="Persona">Who.</param>
/// <param name="Cargo">Post.</param>
/// <param name="Firma">Whether the signature or fingerprint is there.</param>
public sealed record FirmanteDelActa(PersonaId Persona, string Cargo, bool Firma);

/// <summary>A traditional authority; the name stays in the document, and a pseudonym says that it is there.</summary>
/// <param name="Cargo">Post.</param>
/// <param name="Firma">Whether the signature or fingerprint is there.</param>
public sealed record AutoridadTradicional(string Cargo, bool Firma)
{
    /// <summary>Who; <see langword="null"/> when the name was left blank, and in the actas that were captured before it was asked for.</summary>
    public PersonaId? Persona { get; init; }
}
