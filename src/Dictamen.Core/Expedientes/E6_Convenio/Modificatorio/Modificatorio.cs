using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;

/// <summary>A modification of the signed agreement (4.2.6): the one in course, or the last one that there was.</summary>
/// <param name="Numero">Number within the file, from 1.</param>
/// <param name="Etapa">How far it has come.</param>
public sealed record Modificatorio(int Numero, EtapaDeModificatorio Etapa)
{
    /// <summary>Whether the Comité asked for it; otherwise the Instancia Ejecutora did.</summary>
    public bool PorComite { get; init; }

    /// <summary>More documents were asked for: it is asked for once.</summary>
    public bool DocumentacionPedida { get; init; }

    /// <summary>Whether the first term to resolve goes on while documents are awaited (the other reading of AMB-31).</summary>
    public bool CorreElInicial { get; init; }

    /// <summary>The instrument that was sent to be signed.</summary>
    public Huella? Instrumento { get; init; }

    /// <summary>Budget lines that it sets; empty when it leaves them as they are.</summary>
    public ImmutableArray<ConceptoPresupuestado> Conceptos { get; init; } = [];

    /// <summary>Goals that it sets; empty when it leaves them as they are.</summary>
    public ImmutableArray<Meta> Metas { get; init; } = [];

    /// <summary>Last day of the partial report that it sets; <see langword="null"/> when it leaves it as it is.</summary>
    public DateOnly? FechaLimiteInformeParcial { get; init; }

    /// <summary>When each post of the committee signed it (UTC).</summary>
    public ImmutableDictionary<string, DateTimeOffset> Firmas { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Whether something is still to be decided or signed.</summary>
    public bool EnCurso => Etapa is EtapaDeModificatorio.Solicitado or EtapaDeModificatorio.Prevenido or EtapaDeModificatorio.Enviado;

    /// <summary>Its suffix in terms and notifications.</summary>
    public string Sufijo => $"{Numero}";

    /// <summary>Term to sign it.</summary>
    public string PlazoDeFirma => $"PZ-18/{Numero}";

    /// <summary>Terms that end with its resolution: to resolve, to ask for documents, to hand them in.</summary>
    public string[] PlazosDeResolver => [$"PZ-15/{Numero}", $"PZ-16/{Numero}", $"PZ-17/{Numero}"];
}

/// <summary>How far a modification has come (catalogue, section 26).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EtapaDeModificatorio>))]
public enum EtapaDeModificatorio
{
    /// <summary>MODIFICATORIO_SOLICITADO.</summary>
    Solicitado,

    /// <summary>MODIFICATORIO_PREVENIDO: more documents were asked for.</summary>
    Prevenido,

    /// <summary>MODIFICATORIO_ENVIADO: it proceeds, and waits for the signatures of the committee.</summary>
    Enviado,

    /// <summary>MODIFICATORIO_VIGENTE: it is in force from its signature.</summary>
    Vigente,

    /// <summary>MODIFICATORIO_CANCELADO: it was not signed, and the original terms stand.</summary>
    Cancelado,

    /// <summary>IMPROCEDENTE.</summary>
    Improcedente,
}
