using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dictamen.Core.DatosPersonales;

/// <summary>
/// The register of ARCO requests: who asked for access to their data, their rectification, their cancellation, or opposed their use (8.2.1). They are handed in and resolved at the Unidad de Transparencia, under the
/// general law and its terms; here stands what was asked and resolved, and what the resolution orders is carried out. One register for all programmes: a ficha is a person's.
/// </summary>
[Regla("PCS-8.2-02")]
public sealed record RegistroArco : IEstado<RegistroArco>
{
    /// <inheritdoc/>
    public static string Clase => "arco";

    /// <inheritdoc/>
    public static RegistroArco Inicial { get; } = new();

    /// <summary>Requests, in the order in which they were noted.</summary>
    public ImmutableArray<SolicitudArco> Solicitudes { get; init; } = [];

    /// <summary>A request by its number, or <see langword="null"/>.</summary>
    public SolicitudArco? De(string numero) => Solicitudes.FirstOrDefault(s => s.Numero == numero);

    /// <summary>The register with a request in another state.</summary>
    internal RegistroArco Con(string numero, Func<SolicitudArco, SolicitudArco> como)
    {
        var solicitud = De(numero)!;
        return this with { Solicitudes = Solicitudes.Replace(solicitud, como(solicitud)) };
    }
}

/// <summary>An ARCO request.</summary>
/// <param name="Numero">Number that the Unidad de Transparencia gave it.</param>
/// <param name="Derecho">Right exercised.</param>
/// <param name="Titular">Pseudonym of the person whose data they are.</param>
/// <param name="RecibidaEl">Day on which the Unidad de Transparencia received it.</param>
public sealed record SolicitudArco(string Numero, DerechoArco Derecho, PersonaId Titular, DateOnly RecibidaEl)
{
    /// <summary>How it was resolved; <see langword="null"/> while it is not.</summary>
    public ResolucionArco? Resolucion { get; init; }

    /// <summary>Whether the data were erased.</summary>
    public bool Suprimidos { get; init; }

    /// <summary>Whether a resolution orders an erasure that was not carried out yet.</summary>
    public bool PorSuprimir => Resolucion is { Suprime: true } && !Suprimidos;
}

/// <summary>The resolution of a request.</summary>
/// <param name="Sentido">Whether it was granted.</param>
/// <param name="ResueltaEl">Its day.</param>
/// <param name="Motivo">Its reason, without personal data.</param>
/// <param name="Suprime">Whether it orders that the data be erased.</param>
public sealed record ResolucionArco(SentidoArco Sentido, DateOnly ResueltaEl, string Motivo, bool Suprime);

/// <summary>The four rights over one's data.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DerechoArco>))]
public enum DerechoArco
{
    /// <summary>To know which data are kept.</summary>
    Acceso,

    /// <summary>To have them corrected.</summary>
    Rectificacion,

    /// <summary>To have them cancelled.</summary>
    Cancelacion,

    /// <summary>To oppose their use.</summary>
    Oposicion,
}

/// <summary>How a request was resolved.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SentidoArco>))]
public enum SentidoArco
{
    /// <summary>Granted.</summary>
    Procedente,

    /// <summary>Not granted.</summary>
    Improcedente,
}

/// <summary>The rights, in words.</summary>
public static class NombresDeDerecho
{
    /// <summary>Name of a right in a sentence.</summary>
    public static string Nombre(this DerechoArco derecho) => derecho switch
    {
        DerechoArco.Acceso => "acceso",
        DerechoArco.Rectificacion => "rectificación",
        DerechoArco.Cancelacion => "cancelación",
        _ => "oposición",
    };
}
