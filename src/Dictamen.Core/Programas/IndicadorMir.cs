namespace Dictamen.Core.Programas;

/// <summary>What an indicator of the MIR counts.</summary>
public enum Conteo
{
    /// <summary>Supported projects, as the list of supported projects has them.</summary>
    Apoyados,

    /// <summary>Eligible projects: complete and with a favourable dictamen. The rules do not define the word; that is the catalogue's reading.</summary>
    Elegibles,

    /// <summary>Eligible projects that are supported.</summary>
    ElegiblesApoyados,

    /// <summary>Eligible projects that are supported and were paid something.</summary>
    ElegiblesConRecurso,

    /// <summary>People who take part in the supported projects.</summary>
    Participantes,

    /// <summary>Inhabitants of the localities of the supported projects, each locality once.</summary>
    Habitantes,
}

/// <summary>One side of an indicator.</summary>
/// <param name="De">What is counted.</param>
/// <param name="Vertiente">Only the projects of this vertiente; all when <see langword="null"/>.</param>
public sealed record Cuenta(Conteo De, string? Vertiente);

/// <summary>What Anexo 12 says of an indicator and of its objective, in its own words.</summary>
/// <param name="Objetivo">Objective that it measures.</param>
/// <param name="Definicion">What it is.</param>
/// <param name="Unidad">Unit of measure.</param>
/// <param name="Tipo">Strategic or of management.</param>
/// <param name="Dimension">Dimension that it measures.</param>
/// <param name="TipoDeValor">Kind of value of its goal.</param>
/// <param name="Medios">Means of verification; <see langword="null"/> where the annex names none.</param>
/// <param name="Supuestos">Assumptions of the objective.</param>
/// <param name="Observacion">What is missing in the annex or does not agree, in Spanish; otherwise <see langword="null"/>.</param>
public sealed record FichaDeIndicador(
    string Objetivo, string Definicion, string Unidad, string Tipo, string Dimension, string TipoDeValor, string? Medios, string Supuestos, string? Observacion);

/// <summary>An indicator of the MIR (Anexo 12). Its value is what it counts, over what, times 100.</summary>
/// <param name="Regla">Rule: the indicator's own id, because Anexo 12 repeats its labels (AMB-54).</param>
/// <param name="Nivel">Level and order, as Anexo 12 labels them.</param>
/// <param name="Nombre">Name, in Spanish.</param>
/// <param name="Numerador">Numerator as the formula says it.</param>
/// <param name="Denominador">Denominator as the formula says it.</param>
/// <param name="Frecuencia">How often it is measured, in Spanish.</param>
/// <param name="Cuenta">What the numerator counts; <see langword="null"/> when the record cannot say.</param>
/// <param name="Entre">What the denominator counts; <see langword="null"/> when the record cannot say.</param>
/// <param name="FueraDelRegistro">Why the record cannot say, in Spanish; <see langword="null"/> when it can.</param>
public sealed record IndicadorMir(string Regla, string Nivel, string Nombre, string Numerador, string Denominador, string Frecuencia, Cuenta? Cuenta, Cuenta? Entre, string? FueraDelRegistro)
{
    /// <summary>What the annex says of it.</summary>
    [Regla("PCS-6-02")]
    public required FichaDeIndicador Ficha { get; init; }

    /// <summary>Whether its name measures it at the close of the year: what is counted before is an advance.</summary>
    public bool AlCierre { get; init; }

    /// <summary>That the year is not closed, in Spanish; <see langword="null"/> when it is, or the indicator is not measured at its close.</summary>
    /// <param name="programa">Its programme.</param>
    /// <param name="hoy">Day on which it is counted.</param>
    [Regla("PCS-6-02", "PCS-A12-08", "PCS-A12-09", "PCS-A12-10", "PCS-A12-11")]
    public string? Avance(Programa programa, DateOnly hoy) =>
        AlCierre && hoy <= programa.FinDeVigencia ? $"El ejercicio {programa.Ejercicio} no ha cerrado: es un avance, y no el valor al cierre." : null;
}
