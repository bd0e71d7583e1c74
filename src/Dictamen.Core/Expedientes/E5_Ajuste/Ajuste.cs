using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>Observations, their attention and the authorised budget.</summary>
public sealed record Ajuste
{
    /// <summary>Observations sent, numbered from 1.</summary>
    public ImmutableArray<Observacion> Observaciones { get; init; } = [];

    /// <summary>Digest of the document with the whole text of the observations; <see langword="null"/> when there were none.</summary>
    public Huella? Oficio { get; init; }

    /// <summary>Numbers of the observations that are not attended yet.</summary>
    public ImmutableArray<int> Pendientes { get; init; } = [];

    /// <summary>Numbers of the observations that persisted in the last review that told so, whatever was attended since.</summary>
    public ImmutableArray<int> Persistieron { get; init; } = [];

    /// <summary>What was handed in and waits for review; <see langword="null"/> when there is nothing to review.</summary>
    public EntregaDeAjuste? PorRevisar { get; init; }

    /// <summary>Pesos authorised after the adjustment; never above what was assigned (AMB-29). Zero until a budget is authorised.</summary>
    public decimal MontoAutorizado { get; init; }

    /// <summary>Authorised budget lines; empty until a budget is authorised. They add up to <see cref="MontoAutorizado"/>.</summary>
    public ImmutableArray<ConceptoPresupuestado> Conceptos { get; init; } = [];

    /// <summary>Digest of the adjusted project; <see langword="null"/> when there was nothing to adjust.</summary>
    public Huella? ProyectoAjustado { get; init; }

    /// <summary>Objective and goals as they were adjusted and modified; <see langword="null"/> while they are those of the application.</summary>
    public CompromisosAjustados? Compromisos { get; init; }

    /// <summary>Numbers of the observations that are not attended yet and that the delivery under review does not say it attends; all of them when there is none.</summary>
    public ImmutableArray<int> SinAtender() => PorRevisar is { } entrega ? [.. Pendientes.Except(entrega.Atiende)] : Pendientes;
}

/// <summary>An observation of the Comité Dictaminador or a recommendation of the Instancia Ejecutora.</summary>
/// <param name="Numero">Number within the file, from 1.</param>
/// <param name="Origen">Who made it.</param>
/// <param name="Asunto">What must change, in one sentence without personal data; the whole text stands in the document.</param>
public sealed record Observacion(int Numero, OrigenObservacion Origen, string Asunto);

/// <summary>Observations in sentences.</summary>
internal static class NumerosDeObservacion
{
    /// <summary>For example «la observación 2» or «las observaciones 1, 2».</summary>
    public static string EnTexto(this ImmutableArray<int> numeros) =>
        numeros.Length == 1 ? $"la observación {numeros[0]}" : $"las observaciones {string.Join(", ", numeros)}";
}

/// <summary>Who made an observation (PCS-4.2.4-01).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrigenObservacion>))]
public enum OrigenObservacion
{
    /// <summary>Observation of the Comité Dictaminador.</summary>
    ComiteDictaminador,

    /// <summary>Recommendation of the Instancia Ejecutora.</summary>
    InstanciaEjecutora,
}

/// <summary>An adjusted project that was handed in.</summary>
/// <param name="Proyecto">Digest of the adjusted project.</param>
/// <param name="Atiende">Numbers of the observations that it says it attends.</param>
/// <param name="Conceptos">Adjusted budget lines.</param>
/// <param name="EntregadaEl">Instant of delivery (UTC).</param>
public sealed record EntregaDeAjuste(Huella Proyecto, ImmutableArray<int> Atiende, ImmutableArray<ConceptoPresupuestado> Conceptos, DateTimeOffset EntregadaEl);
