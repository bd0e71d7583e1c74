using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;

/// <summary>A change of members of the Comité de Participación Comunitaria (3.6.2-7): the one in course, or the last one that there was. Until it is registered, those who were members are.</summary>
/// <param name="Numero">Number within the file, from 1.</param>
/// <param name="Etapa">How far it has come.</param>
/// <param name="Entran">Who enters, each in a post.</param>
/// <param name="Escrito">Digest of the writing that tells of it.</param>
public sealed record Cambio(int Numero, EtapaDeCambio Etapa, ImmutableArray<Integrante> Entran, Huella Escrito)
{
    /// <summary>Documents handed in, by key of the requirement (<c>AAC</c>, <c>CURP/Tesorero</c>).</summary>
    public ImmutableDictionary<string, Huella> Documentos { get; init; } = ImmutableDictionary<string, Huella>.Empty;

    /// <summary>Type of identification of each post.</summary>
    public ImmutableDictionary<string, string> Identificaciones { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Declarations made, by key of the requirement.</summary>
    public ImmutableArray<string> Declaraciones { get; init; } = [];

    /// <summary>What was missing when it was told; afterwards, what was asked for.</summary>
    public ImmutableArray<Faltante> Faltantes { get; init; } = [];

    /// <summary>Instant (UTC) at which each thing that was asked for came, by its key.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Recibidos { get; init; } = ImmutableDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>Last day of the term whose end left it without effect: what the office received until that day still counts, whenever it captures it. <see langword="null"/> in any other case.</summary>
    public DateOnly? Vencio { get; init; }

    /// <summary>What is still missing.</summary>
    [JsonIgnore]
    public ImmutableArray<Faltante> Pendientes => [.. Faltantes.Where(f => !Recibidos.ContainsKey(f.Requisito))];

    /// <summary>Whether it is still to be decided.</summary>
    public bool EnCurso => Etapa is EtapaDeCambio.Informado or EtapaDeCambio.Prevenido or EtapaDeCambio.Subsanado;

    /// <summary>Term to ask for what is missing.</summary>
    public string PlazoDePrevenir => $"PZ-24/{Numero}";

    /// <summary>Term to hand it in.</summary>
    public string PlazoDeSubsanar => $"PZ-25/{Numero}";

    /// <summary>Id of the notification that asks for what is missing.</summary>
    public string Prevencion => $"cambio-prevenido-{Numero}";

    /// <summary>The members as they will be: who enters takes the post, the others stay in theirs.</summary>
    public static ImmutableArray<Integrante> Aplicado(ImmutableArray<Integrante> integrantes, ImmutableArray<Integrante> entran) =>
        [.. integrantes.Select(i => entran.FirstOrDefault(e => e.Cargo == i.Cargo) ?? i)];
}

/// <summary>How far a change of members has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EtapaDeCambio>))]
public enum EtapaDeCambio
{
    /// <summary>CAMBIO_CPC_INFORMADO.</summary>
    Informado,

    /// <summary>CAMBIO_CPC_PREVENIDO: something is missing and was asked for.</summary>
    Prevenido,

    /// <summary>CAMBIO_CPC_SUBSANADO: all that was asked for came, and waits for its review.</summary>
    Subsanado,

    /// <summary>It has effect: the new members are the members.</summary>
    Registrado,

    /// <summary>What was asked for did not come, or could not be accepted: the members are those who were.</summary>
    SinEfecto,
}

/// <summary>What a committee told on paper: the office captures it for the committee, as of the day on which it was received.</summary>
[Regla("PCS-3.6.2-08", "PCS-3.6.2-10")]
internal static class PorEscrito
{
    /// <summary>Where the day of reception stands in the act.</summary>
    public const string Campo = "recibido_el";

    /// <summary>The day on which it came: that of its reception where the office captures it, otherwise the present one.</summary>
    public static DateOnly Llego(DateOnly? recibidoEl, Contexto contexto) => recibidoEl ?? contexto.Hoy;

    /// <summary>What is wrong with the day of reception; <see langword="null"/> when it will do.</summary>
    /// <param name="recibidoEl">Day on which the office received the writing.</param>
    /// <param name="desde">First day on which it can have come.</param>
    /// <param name="contexto">Who captures it, and when.</param>
    /// <param name="regla">Rule that asks for it.</param>
    public static Falla? Falta(DateOnly? recibidoEl, DateOnly desde, Contexto contexto, string regla) => (contexto.Actor.Rol == Rol.Operador, recibidoEl) switch
    {
        (true, null) => new Falla(Campo, regla, "Capture el día en que la oficina recibió el escrito del Comité."),
        (true, { } dia) when dia > contexto.Hoy || dia < desde => new Falla(Campo, regla, $"El día en que se recibió el escrito no puede ser futuro ni anterior al {desde.Corta()}."),
        (false, not null) => new Falla(Campo, regla, "Sólo la oficina captura lo que se recibió por escrito."),
        _ => null,
    };

    /// <summary>How it came, for the record's story.</summary>
    public static string Relato(DateOnly? recibidoEl) => recibidoEl is { } dia ? $" por escrito, que la oficina recibió el {dia.Corta()}," : "";
}

internal static class CambioDelExpediente
{
    /// <summary>The file with its change of members in another state.</summary>
    public static Expediente ConCambio(this Expediente estado, Func<Cambio, Cambio> como) =>
        estado with { Convenio = estado.Convenio! with { Cambio = como(estado.Convenio.Cambio!) } };

    /// <summary>A notification about a change concerns the members, who enters and who leaves (PCS-3.6.2-09).</summary>
    public static Notificacion DeCambio(this Expediente estado, string que, string regla, string? abrePlazo = null)
    {
        var cambio = estado.Convenio!.Cambio!;
        return new Notificacion($"cambio-{que}-{cambio.Numero}", $"cambio-{que}", regla, abrePlazo, abrePlazo is null ? null : $"{cambio.Numero}")
        {
            Tambien = [.. cambio.Entran.Select(e => e.Persona)],
        };
    }
}
