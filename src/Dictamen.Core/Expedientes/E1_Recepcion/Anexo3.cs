using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Anexo 3, Formato de Solicitud de Apoyo a Proyectos, section by section and without personal data: section 11 names posts and pseudonyms only.</summary>
/// <remarks>Fields are quoted as the format numbers them, list items from 1: <c>8.1[3].precio_unitario</c> is the third line of the budget.</remarks>
/// <param name="Portada">1: community, project, vertiente and thematic line.</param>
/// <param name="Justificacion">2: why the project is needed.</param>
/// <param name="Delimitacion">3: where, and for whom.</param>
/// <param name="Objetivo">4: what will be achieved, and by which means.</param>
/// <param name="Metas">5: one to three countable goals.</param>
/// <param name="Actividades">6: activities with exact dates.</param>
/// <param name="FormaDeTrabajo">7: how people work together, with functions and responsibilities.</param>
/// <param name="Presupuesto">8: budget and non-monetary co-investment.</param>
/// <param name="Transparencia">9: how the community is told what happened with the money.</param>
/// <param name="Cohesion">10: social cohesion.</param>
/// <param name="Integrantes">11: members of the committee, one in each post.</param>
public sealed record Anexo3(
    Portada Portada,
    Justificacion Justificacion,
    Delimitacion Delimitacion,
    string Objetivo,
    ImmutableArray<Meta> Metas,
    ImmutableArray<Actividad> Actividades,
    string FormaDeTrabajo,
    Presupuesto Presupuesto,
    string Transparencia,
    Cohesion Cohesion,
    ImmutableArray<Integrante> Integrantes);

/// <summary>Section 1.</summary>
/// <param name="Comunidad">1.1: name of the community.</param>
/// <param name="Ubicacion">1.1: where it is, in words.</param>
/// <param name="Cvegeo">1.1: nine digits of its locality.</param>
/// <param name="Proyecto">1.2: name of the project.</param>
/// <param name="Convocatoria">1.3: id of the convocatoria.</param>
/// <param name="Vertiente">1.4: <c>V1</c> to <c>V3</c>, only one (PCS-3.5.1-06).</param>
/// <param name="Tematica">1.5: <c>1.1</c> to <c>3.2</c>, only one (PCS-A2-04).</param>
/// <param name="PanelesSolares">1.5: whether the installation of solar panels is its main object; it changes only the ceiling (PCS-A2-06).</param>
public sealed record Portada(
    string Comunidad,
    string Ubicacion,
    string Cvegeo,
    string Proyecto,
    string Convocatoria,
    string Vertiente,
    string Tematica,
    bool PanelesSolares);

/// <summary>Section 2.</summary>
/// <param name="Importancia">2: need and importance of the project.</param>
/// <param name="Problema">2.1: the problem.</param>
/// <param name="CausasYEfectos">2.2: why it exists and how it affects the community.</param>
/// <param name="Recursos">2.3: what the community has.</param>
/// <param name="Obstaculos">2.3: what stands in the way.</param>
public sealed record Justificacion(
    string Importancia,
    string Problema,
    string CausasYEfectos,
    ImmutableArray<string> Recursos,
    ImmutableArray<string> Obstaculos);

/// <summary>Section 3.</summary>
/// <param name="Region">3.1: inhabitants, indigenous or Afro-Mexican people, conditions of the beneficiaries.</param>
/// <param name="Incidencia">3.2: places in which the project works.</param>
/// <param name="Beneficiarios">3.3: one row for each age group of the programme.</param>
/// <param name="PoblacionTotal">3.3: the row «Población total».</param>
/// <param name="Complementariedad">3.3.1: «ninguno», or which government programme supports the beneficiaries and how.</param>
public sealed record Delimitacion(
    string Region,
    ImmutableArray<Incidencia> Incidencia,
    ImmutableArray<Beneficiarios> Beneficiarios,
    Beneficiarios PoblacionTotal,
    string Complementariedad);

/// <summary>A row of table 3.2.</summary>
/// <param name="Cvegeo">Nine digits of the locality.</param>
/// <param name="Estado">State.</param>
/// <param name="Municipio">Municipality.</param>
/// <param name="Localidad">Locality.</param>
/// <param name="Comunidad">Community.</param>
/// <param name="Pueblo">Indigenous or Afro-Mexican people.</param>
public sealed record Incidencia(string Cvegeo, string Estado, string Municipio, string Localidad, string Comunidad, string Pueblo);

/// <summary>A row of table 3.3.</summary>
/// <param name="Grupo">Age group, for example <c>0-12</c>.</param>
/// <param name="Mujeres">Women.</param>
/// <param name="Hombres">Men.</param>
/// <param name="Total">Both.</param>
public sealed record Beneficiarios(string Grupo, int Mujeres, int Hombres, int Total);

/// <summary>A goal of section 5.</summary>
/// <param name="QueHara">What will be done.</param>
/// <param name="Cuanto">How much; more than 0.</param>
/// <param name="Donde">Where.</param>
/// <param name="MaterialProbatorio">Evidence that is promised.</param>
public sealed record Meta(string QueHara, decimal Cuanto, string Donde, ImmutableArray<string> MaterialProbatorio);

/// <summary>An activity of section 6.</summary>
/// <param name="Meta">Number of its goal, from 1.</param>
/// <param name="Numero">Number of the activity, for example <c>1.2</c>.</param>
/// <param name="Descripcion">What is done.</param>
/// <param name="FechaInicio">First day.</param>
/// <param name="FechaFin">Last day.</param>
/// <param name="Meses">Months that are marked in the calendar, as numbers (10 is <c>Oct</c>).</param>
public sealed record Actividad(int Meta, string Numero, string Descripcion, DateOnly FechaInicio, DateOnly FechaFin, ImmutableArray<int> Meses);

/// <summary>Section 8.</summary>
/// <param name="Conceptos">8.1: budget lines.</param>
/// <param name="CoinversionNoMonetaria">8.2: what the community puts in that is not money.</param>
public sealed record Presupuesto(ImmutableArray<ConceptoDeGasto> Conceptos, string CoinversionNoMonetaria)
{
    /// <summary>8.1: pesos asked from the programme, the sum of the lines.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal MontoSolicitado => Conceptos.OVacio().Sum(c => c.MontoPcs);

    /// <summary>8.1: total cost in pesos, the sum of the lines.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal CostoTotal => Conceptos.OVacio().Sum(c => c.CostoTotal);

    /// <summary>8.1: subtotal of a heading in pesos.</summary>
    public decimal Subtotal(string rubro) => Conceptos.OVacio().Where(c => c.Rubro == rubro).Sum(c => c.CostoTotal);
}

/// <summary>A line of table 8.1. The format prints no column for what is asked from the programme, and its text demands it (PCS-A3-01).</summary>
/// <param name="Id">Key within the application, for example <c>m01</c>.</param>
/// <param name="Rubro"><c>materiales</c> or <c>humanos</c>.</param>
/// <param name="Concepto">Key of the permitted concept of the convocatoria (AMB-10).</param>
/// <param name="Descripcion">Description.</param>
/// <param name="Especificacion">Specification; empty when the line needs none.</param>
/// <param name="Cantidad">Quantity or volume.</param>
/// <param name="PrecioUnitario">Pesos for one unit.</param>
/// <param name="MontoPcs">Pesos asked from the programme.</param>
/// <param name="CostoTotal">Pesos: quantity times price, to the centavo.</param>
public sealed record ConceptoDeGasto(
    string Id,
    string Rubro,
    string Concepto,
    string Descripcion,
    string Especificacion,
    decimal Cantidad,
    decimal PrecioUnitario,
    decimal MontoPcs,
    decimal CostoTotal);

/// <summary>Section 10.</summary>
/// <param name="Beneficio">10.1: direct benefit for the community.</param>
/// <param name="Participacion">10.2: participation in identifying, planning, carrying out and assessing.</param>
/// <param name="Fortalecimiento">10.3: how commitment, collaboration, trust, equity and solidarity grow.</param>
public sealed record Cohesion(string Beneficio, string Participacion, string Fortalecimiento);

internal static class ListasDelFormato
{
    /// <summary>The list, or none where the form left it out.</summary>
    public static ImmutableArray<T> OVacio<T>(this ImmutableArray<T> lista) => lista.IsDefault ? [] : lista;
}
