using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Programas;

/// <summary>The rules of operation of one programme for one fiscal year, as data. Every number of the law stands here with its numeral, never in code.</summary>
public sealed record Programa
{
    /// <summary>Short id, for example <c>PCS-2019</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Official name.</summary>
    public required string Nombre { get; init; }

    /// <summary>Budget key, for example <c>S070</c>.</summary>
    [Regla("PCS-ACU-03")]
    public required string Clave { get; init; }

    /// <summary>Fiscal year.</summary>
    public required int Ejercicio { get; init; }

    /// <summary>Day on which the rules were published in the DOF.</summary>
    public required DateOnly FechaDof { get; init; }

    /// <summary>Last day on which an agreement may be in force (PCS-A6-C23-01).</summary>
    public required DateOnly FinDeVigencia { get; init; }

    /// <summary>Authority that runs the programme, as it signs.</summary>
    public required string Autoridad { get; init; }

    /// <summary>Version of the privacy notice in force; another text is another version (PCS-8.2-03).</summary>
    public required string AvisoDePrivacidad { get; init; }

    /// <summary>Texts that documents and pages must carry, by id (<c>LEY-01</c>).</summary>
    public required FrozenDictionary<string, string> Leyendas { get; init; }

    /// <summary>Table of terms, by id (<c>PZ-03</c>).</summary>
    public required FrozenDictionary<string, Termino> Plazos { get; init; }

    /// <summary>Requirements of participation and the documents that prove them, in the order of the rules.</summary>
    public required ImmutableArray<Requisito> Requisitos { get; init; }

    /// <summary>Identifications admitted (PCS-3.3-05), by key.</summary>
    public required ImmutableArray<string> Identificaciones { get; init; }

    /// <summary>The admitted identifications with their names, in the order of the rules.</summary>
    public required ImmutableArray<Identificacion> TiposDeIdentificacion { get; init; }

    /// <summary>Identifications that Anexo 7 names for the receipt, by key: the ones that count when a resolution says so (AMB-07).</summary>
    public required ImmutableArray<string> IdentificacionesDelRecibo { get; init; }

    /// <summary>Name of an admitted identification, or its key when it is not one.</summary>
    public string NombreDeIdentificacion(string id) => TiposDeIdentificacion.FirstOrDefault(t => t.Id == id)?.Nombre ?? id;

    /// <summary>Posts of the Comité de Participación Comunitaria, one person each (PCS-3.3.1-02).</summary>
    public required ImmutableArray<string> CargosCpc { get; init; }

    /// <summary>The same posts in the order in which section 11 of Anexo 3 numbers them.</summary>
    public required ImmutableArray<string> CargosDelFormato { get; init; }

    /// <summary>Section of the format in which a post's person is told: <c>11.2</c> is the treasurer's.</summary>
    public string ApartadoDelCargo(string cargo) => string.Create(CultureInfo.InvariantCulture, $"11.{CargosDelFormato.IndexOf(cargo) + 1}");

    /// <summary>Age from which somebody may be a member of the committee, in full years (PCS-3.3-02).</summary>
    public required int EdadMinima { get; init; }

    /// <summary>Degree up to which kinship with a public servant is an impediment, inclusive (PCS-3.3-15).</summary>
    public required int GradoDeParentesco { get; init; }

    /// <summary>Inhabitants that a locality must have, inclusive; below, a warning (PCS-3.2-01, AMB-01).</summary>
    public required int HabitantesMinimos { get; init; }

    /// <summary>Percentage of indigenous population that a locality must have, inclusive; below, a warning (PCS-3.2-02, AMB-01).</summary>
    public required decimal PorcentajeIndigenaMinimo { get; init; }

    /// <summary>Vertientes by id (<c>V1</c>).</summary>
    public required FrozenDictionary<string, string> Vertientes { get; init; }

    /// <summary>Objectives with their ceilings, by id (<c>OE1</c>).</summary>
    public required FrozenDictionary<string, Objetivo> Objetivos { get; init; }

    /// <summary>Thematic lines by id (<c>2.6</c>).</summary>
    public required FrozenDictionary<string, Tematica> Tematicas { get; init; }

    /// <summary>Pesos that no project may exceed (PCS-3.5.2-02).</summary>
    public required decimal TopeAbsoluto { get; init; }

    /// <summary>Ceiling of a project that is about the installation of solar panels (PCS-A2-06), pesos.</summary>
    public required decimal TopePanelesSolares { get; init; }

    /// <summary>Most goals (metas) that a project may have (27.1 §5).</summary>
    public required int MetasMaximas { get; init; }

    /// <summary>Age groups of the beneficiaries' table (27.1 §3.3).</summary>
    public required ImmutableArray<string> GruposDeEdad { get; init; }

    /// <summary>Budget headings (<c>materiales</c>, <c>humanos</c>).</summary>
    public required ImmutableArray<string> Rubros { get; init; }

    /// <summary>Words that make a budget line generic (PCS-A3-03). Lower case, without accents.</summary>
    public required ImmutableArray<string> TerminosGenericos { get; init; }

    /// <summary>Expenses that are never admitted (Anexo 6, Tercera), by key.</summary>
    public required FrozenDictionary<string, Prohibicion> ConceptosProhibidos { get; init; }

    /// <summary>Selection criteria (Anexo 5), in order.</summary>
    public required ImmutableArray<Criterio> Criterios { get; init; }

    /// <summary>Seats of the Comité Dictaminador (PCS-4.2.3.1-01..03), in order.</summary>
    public required ImmutableArray<Asiento> ComiteDictaminador { get; init; }

    /// <summary>Working day, counted from the close of reception, on which results not yet published are warned of (AMB-14).</summary>
    public required int DiaDeAvisoDeResultados { get; init; }

    /// <summary>Payments into which the support is divided, unless it is a single one (PCS-4.2.8-01).</summary>
    public required int Ministraciones { get; init; }

    /// <summary>The cases of a single payment (PCS-4.2.8.1-05..07).</summary>
    public required ExhibicionUnica ExhibicionUnica { get; init; }

    /// <summary>Grading of the final report (Anexo 11).</summary>
    public required Anexo11 Anexo11 { get; init; }

    /// <summary>Who must appear as the receiver of an invoice (PCS-A8-02).</summary>
    public required Receptor ReceptorFactura { get; init; }

    /// <summary>Share of the supported projects that must be visited, for example 0.25 (PCS-4.2.10-02).</summary>
    public required decimal ProporcionVisitas { get; init; }

    /// <summary>Months that a bank statement may be old at most (PCS-4.2.3.3-09).</summary>
    public required int MesesEstadoDeCuenta { get; init; }

    /// <summary>Where the programme answers, and where one complains of it.</summary>
    [Regla("PCS-A2-18", "PCS-3.6.1-03", "PCS-12.1-01", "PCS-12.1-02", "PCS-12.1-03", "PCS-12.1-04", "PCS-12.1-05", "PCS-12.2-01", "PCS-12.2-02")]
    public required Directorio Directorio { get; init; }

    /// <summary>Indicators of the MIR (Anexo 12), in its order.</summary>
    public required ImmutableArray<IndicadorMir> Mir { get; init; }

    /// <summary>Readings of the ambiguous texts, by id (<c>AMB-26</c>).</summary>
    public required FrozenDictionary<string, Lectura> Lecturas { get; init; }

    /// <summary>Parameters that the rules demand and do not fix: a convocatoria is not published without them.</summary>
    public required ImmutableArray<ParametroObligatorio> Posv { get; init; }

    /// <summary>Rule from which each value of its own comes, by the key of the programme's file (<c>tope_absoluto</c> is <c>PCS-3.5.2-02</c>).</summary>
    public required FrozenDictionary<string, string> Reglas { get; init; }

    /// <summary>A term of the table.</summary>
    /// <exception cref="KeyNotFoundException">The programme has no such term.</exception>
    public Termino Termino(string id) =>
        Plazos.TryGetValue(id, out var t) ? t : throw new KeyNotFoundException($"El programa {Id} no tiene el plazo {id}.");

    /// <summary>Value in force of a reading, for example <c>Lectura("AMB-26")</c> is <c>ESTRICTA</c>.</summary>
    public string Lectura(string id) =>
        Lecturas.TryGetValue(id, out var l) ? l.Valor : throw new KeyNotFoundException($"El programa {Id} no tiene la lectura {id}.");

    /// <summary>Ceiling in pesos for a thematic line (AMB-08): by its objective, or that of the solar panels.</summary>
    [Regla("AMB-08", "PCS-A2-01", "PCS-A2-02", "PCS-A2-03", "PCS-A2-05", "PCS-A2-06", "PCS-A2-07", "PCS-A2-08", "PCS-3.5.2-02")]
    public decimal Tope(string tematica, bool panelesSolares) =>
        Math.Min(TopeAbsoluto, panelesSolares ? TopePanelesSolares : Objetivos[Tematicas[tematica].Objetivo].Tope);
}

/// <summary>A requirement and the documents that prove it.</summary>
/// <param name="Id">Key, for example <c>AAC</c>.</param>
/// <param name="Regla">Rule that demands it.</param>
/// <param name="Nombre">Name of the document, in Spanish.</param>
/// <param name="PorIntegrante">Whether one is needed for each member of the committee.</param>
/// <param name="EsDocumento">Whether it is a document; otherwise a declaration in the form.</param>
public sealed record Requisito(string Id, string Regla, string Nombre, bool PorIntegrante, bool EsDocumento)
{
    /// <summary>Whether it says who the members of the committee are, or what they are not: it is handed in again when they change (3.6.2-7).</summary>
    public bool DelComite { get; init; }

    /// <summary>Official words of a declaration, as Anexo 3 prints them: whoever makes it reads these, and not a summary (AMB-03); <see langword="null"/> when the rules give none.</summary>
    public string? Texto { get; init; }

    /// <summary>What is read by whoever makes the declaration: its official words, or its name.</summary>
    [Regla("AMB-03", "PCS-4.2.2-01")]
    public string Declarado => Texto ?? Nombre;
}

/// <summary>An identification that the rules admit.</summary>
/// <param name="Id">Key, for example <c>PASAPORTE</c>.</param>
/// <param name="Nombre">Name, in Spanish.</param>
/// <param name="Vigente">Whether it must be in force (only the voter's card and the passport).</param>
public sealed record Identificacion(string Id, string Nombre, bool Vigente);

/// <summary>An objective of the programme and its ceiling in pesos.</summary>
public sealed record Objetivo(string Id, string Regla, string Nombre, decimal Tope);

/// <summary>A thematic line.</summary>
public sealed record Tematica(string Id, string Objetivo, string Nombre);

/// <summary>An expense that is never admitted.</summary>
public sealed record Prohibicion(string Id, string Regla, string Nombre);

/// <summary>A selection criterion.</summary>
/// <param name="Id">Key, <c>c01</c> to <c>c11</c>.</param>
/// <param name="Regla">Rule.</param>
/// <param name="Nombre">Text of the criterion.</param>
/// <param name="Apartado">Sections of Anexo 3 in which the answer stands.</param>
public sealed record Criterio(string Id, string Regla, string Nombre, string Apartado)
{
    /// <summary>Its number in the list, as people cite it: <c>4</c>.</summary>
    public string Numero => Id.TrimStart('c', '0');
}

/// <summary>A seat of the Comité Dictaminador.</summary>
public sealed record Asiento(string Id, string Regla, string Nombre);

/// <summary>When a project may be paid in one payment.</summary>
/// <param name="Desde">First day of the last four months.</param>
/// <param name="Hasta">Last day.</param>
/// <param name="MontoMaximo">Pesos, inclusive.</param>
public sealed record ExhibicionUnica(DateOnly Desde, DateOnly Hasta, decimal MontoMaximo);

/// <summary>Grading of the final report.</summary>
/// <param name="Indicadores">Indicators in order.</param>
/// <param name="Umbral">Points from which the project ends, inclusive.</param>
/// <param name="PorcentajeMaterial">Share of the promised evidence that I4 needs, inclusive.</param>
/// <param name="PorcentajeVisita">Share of the visit's criteria that I3 needs, inclusive.</param>
public sealed record Anexo11(ImmutableArray<Indicador> Indicadores, decimal Umbral, decimal PorcentajeMaterial, decimal PorcentajeVisita)
{
    /// <summary>Criteria that apply, each once and in the order of their indicators.</summary>
    /// <param name="conVisita">Whether there was a field visit.</param>
    public IEnumerable<string> Criterios(bool conVisita) => Indicadores.Where(i => conVisita || i.SinVisita is not null).Select(i => i.Criterio).Distinct(StringComparer.Ordinal);
}

/// <summary>An indicator of Anexo 11 with both columns of points.</summary>
/// <param name="Id"><c>I1</c> to <c>I7</c>.</param>
/// <param name="Regla">Rule.</param>
/// <param name="Criterio">Criterion to which it belongs.</param>
/// <param name="Nombre">Name.</param>
/// <param name="ConVisita">Points with a field visit.</param>
/// <param name="SinVisita">Points without one; <see langword="null"/> where it does not apply.</param>
public sealed record Indicador(string Id, string Regla, string Criterio, string Nombre, decimal ConVisita, decimal? SinVisita);

/// <summary>Receiver of an invoice.</summary>
public sealed record Receptor(string Nombre, string Rfc);

/// <summary>A reading of an ambiguous text.</summary>
/// <param name="Id"><c>AMB-nn</c>.</param>
/// <param name="Parametro">Name of the parameter.</param>
/// <param name="Valor">Value in force.</param>
/// <param name="Alternativas">Other admitted values.</param>
/// <param name="Razon">Why this one, in Spanish.</param>
public sealed record Lectura(string Id, string Parametro, string Valor, ImmutableArray<string> Alternativas, string Razon);

/// <summary>Parameter that the rules demand and do not fix (POSV).</summary>
/// <param name="Id">Key of the parameter in the file of the bases (<c>monto_total</c> is <see cref="Bases.MontoTotal"/>); one of <see cref="ValidacionDeBases.Parametros"/>.</param>
/// <param name="Regla">Rule that needs it.</param>
/// <param name="Descripcion">What must be decided, in Spanish.</param>
public sealed record ParametroObligatorio(string Id, string Regla, string Descripcion);
