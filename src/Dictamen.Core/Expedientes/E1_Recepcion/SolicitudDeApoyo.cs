using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>What the committee sends: the application, and who the people are.</summary>
/// <param name="Contenido">Everything that is not personal: the document whose digest the record keeps.</param>
/// <param name="Personas">11: personal data of the three members, for their fichas.</param>
/// <param name="CorreosDeNotificacion">Protesta: addresses that accept notifications.</param>
public sealed record SolicitudDeApoyo(
    ContenidoDeSolicitud Contenido,
    [property: DatoPersonal] ImmutableArray<DatosDeIntegrante> Personas,
    [property: DatoPersonal] ImmutableArray<string> CorreosDeNotificacion);

/// <summary>An application without personal data. It is kept as one document; a file is opened from it, today or again after a failure.</summary>
/// <param name="Anexo3">The format.</param>
/// <param name="Acta">Contents of the Acta de Asamblea Comunitaria; <see langword="null"/> when it was not captured.</param>
/// <param name="Documentos">Digests of the documents, by key of the requirement (<c>AAC</c>, <c>CURP/Representante</c>).</param>
/// <param name="Identificaciones">Type of identification of each post (<c>Representante</c> to <c>PASAPORTE</c>).</param>
/// <param name="Declaraciones">Declarations that were ticked, by key of the requirement.</param>
public sealed record ContenidoDeSolicitud(
    Anexo3 Anexo3,
    ActaDeAsamblea? Acta,
    ImmutableDictionary<string, Huella> Documentos,
    ImmutableDictionary<string, string> Identificaciones,
    ImmutableArray<string> Declaraciones)
{
    /// <summary>Version of the privacy notice that was shown where the data of the three members were typed; <see langword="null"/> when whoever sent it did not say.</summary>
    [Regla("PCS-8.2-03")]
    public string? AvisoDePrivacidad { get; init; }

    /// <summary>Id of the application, which reception writes and no sender does: two applications that say the same are two documents with two digests. <see langword="null"/> in those from before they had it.</summary>
    public string? SolicitudId { get; init; }
}

/// <summary>Section 11 of Anexo 3: the personal data of one member.</summary>
/// <param name="Cargo">Post: <c>Representante</c>, <c>Tesorero</c> or <c>Secretario</c>.</param>
/// <param name="Nombre">Given names.</param>
/// <param name="ApellidoPaterno">First surname.</param>
/// <param name="ApellidoMaterno">Second surname; empty when the person has none.</param>
/// <param name="Correo">E-mail address.</param>
/// <param name="Curp">CURP.</param>
/// <param name="TelefonoLada">Telephone with area code, ten digits.</param>
/// <param name="TelefonoCelular">Mobile, ten digits.</param>
/// <param name="Calle">Street.</param>
/// <param name="NumeroExterior">Number.</param>
/// <param name="NumeroInterior">Inner number; the only optional field.</param>
/// <param name="Colonia">Neighbourhood.</param>
/// <param name="Municipio">Municipality.</param>
/// <param name="CodigoPostal">Five digits.</param>
[DatoPersonal]
public sealed record DatosDeIntegrante(
    string Cargo,
    string Nombre,
    string ApellidoPaterno,
    string ApellidoMaterno,
    string Correo,
    string Curp,
    string TelefonoLada,
    string TelefonoCelular,
    string Calle,
    string NumeroExterior,
    string NumeroInterior,
    string Colonia,
    string Municipio,
    string CodigoPostal)
{
    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => $"Datos reservados ({Cargo})";
}
