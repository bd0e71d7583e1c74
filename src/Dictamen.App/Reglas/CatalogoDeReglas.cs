using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Dictamen.App.Programas;

namespace Dictamen.App.Reglas;

/// <summary>A row of the rule catalogue.</summary>
/// <param name="Id">Id by which code, tests and pages name the rule, for example <c>PCS-4.2.2-04</c>.</param>
/// <param name="Numeral">Where the rule stands in its source.</param>
/// <param name="Fuerza">What it is: <c>O</c> obligation, <c>F</c> power, <c>P</c> prohibition, <c>D</c> definition, <c>R</c> right, <c>plazo</c>, <c>lectura</c>, <c>leyenda</c>, <c>G</c> general law, <c>S</c> remark on the sources; of a report, <c>E</c> what it states, <c>V</c> what its figures show, <c>supuesto</c> what is supposed.</param>
/// <param name="Resumen">The rule in short, in Spanish.</param>
/// <param name="Ejecutable">Whether a system can carry it out or decide it.</param>
/// <param name="Razon">Why not, in Spanish, when it cannot; why it is still pending, when nothing decides it yet; otherwise empty.</param>
public sealed record ReglaDelCatalogo(string Id, string Numeral, string Fuerza, string Resumen, bool Ejecutable, string Razon);

/// <summary>The rule catalogues that ship with Core: one per programme, the general law of terms, and what reports on other programmes show.</summary>
public static class CatalogoDeReglas
{
    private static readonly FrozenDictionary<string, Lazy<ImmutableArray<ReglaDelCatalogo>>> Catalogos = new Dictionary<string, string>
    {
        ["PCS-2019"] = "pcs-2019.reglas.csv",
        ["LFPA"] = "dias-habiles.reglas.csv",
        ["FAM-2014"] = "fam-2014.reglas.csv",
        ["SEGUIMIENTO"] = "seguimiento.reglas.csv",
    }.ToFrozenDictionary(x => x.Key, x => new Lazy<ImmutableArray<ReglaDelCatalogo>>(() => Leer(x.Value)));

    /// <summary>Names of the catalogues: the programmes, <c>LFPA</c> for the general law of terms and notifications, and <c>SEGUIMIENTO</c> for what three reports on other programmes show.</summary>
    public static ImmutableArray<string> Nombres { get; } = ["PCS-2019", "LFPA", "FAM-2014", "SEGUIMIENTO"];

    /// <summary>The rows of one catalogue, in its own order.</summary>
    /// <exception cref="KeyNotFoundException">There is no such catalogue.</exception>
    public static ImmutableArray<ReglaDelCatalogo> De(string nombre) => Catalogos[nombre].Value;

    /// <summary>A rule of any catalogue by its id, or <see langword="null"/>.</summary>
    public static ReglaDelCatalogo? Buscar(string id) => Todas.Value.GetValueOrDefault(id);

    /// <summary>Where a rule stands, as people cite it: «numeral 4.2.2», «Anexo 6 Tercera», «LFPA 21». A reading of what the text does not say is cited as one; what no catalogue has, by its id.</summary>
    /// <param name="id">Id of the rule.</param>
    public static string Cita(string id) => Buscar(id)?.Numeral.Split(';')[0].Trim() switch
    {
        null => id,
        "—" => "criterio de lectura",
        [>= '0' and <= '9', ..] numeral => $"numeral {numeral}",
        var lugar => lugar,
    };

    private static readonly Lazy<FrozenDictionary<string, ReglaDelCatalogo>> Todas =
        new(() => Nombres.SelectMany(n => De(n)).GroupBy(r => r.Id).ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal));

    private static ImmutableArray<ReglaDelCatalogo> Leer(string archivo)
    {
        using var csv = new CsvReader(new StringReader(CatalogoDeProgramas.Recurso(archivo)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var filas = ImmutableArray.CreateBuilder<ReglaDelCatalogo>();
        while (csv.Read())
        {
            filas.Add(new ReglaDelCatalogo(
                csv.GetField("id")!,
                csv.GetField("numeral")!,
                csv.GetField("fuerza")!,
                csv.GetField("resumen")!,
                csv.GetField("ejecutable") == "si",
                csv.GetField("razon")!));
        }

        return filas.DrainToImmutable();
    }
}
