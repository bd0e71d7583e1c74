using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Keys under which requirements are handed in: the requirement's id, with the post where each member needs one (<c>CURP/Tesorero</c>).</summary>
public static class Requisitos
{
    /// <summary>The format itself: without it there is no folio, so it is never missing afterwards (PCS-3.3-06).</summary>
    public const string Anexo3 = "ANEXO_3";

    /// <summary>Acta de Asamblea Comunitaria.</summary>
    public const string Acta = "AAC";

    /// <summary>Official identification, one for each member.</summary>
    public const string Identificacion = "IDENTIFICACION";

    /// <summary>Breakdown of the non-monetary co-investment (8.2): a text, not a mere declaration.</summary>
    public const string Coinversion = "COINVERSION";

    /// <summary>Every key of a programme with its requirement, in the order of the rules.</summary>
    public static IEnumerable<(string Clave, Requisito Requisito, string? Cargo)> Claves(Programa programa) =>
        programa.Requisitos.SelectMany(r => r.PorIntegrante
            ? programa.CargosCpc.Select(cargo => ($"{r.Id}/{cargo}", r, (string?)cargo))
            : [(r.Id, r, null)]);

    /// <summary>The requirement of a key, or <see langword="null"/>.</summary>
    public static (string Clave, Requisito Requisito, string? Cargo)? Buscar(Programa programa, string? clave)
    {
        foreach (var r in Claves(programa))
        {
            if (r.Clave == clave)
            {
                return r;
            }
        }

        return null;
    }

    /// <summary>Name of a key for people: the requirement, and whose it is; the key itself when the programme has no such requirement.</summary>
    public static string Nombre(Programa programa, string clave) => Buscar(programa, clave) is { } r ? Nombre(r.Requisito, r.Cargo) : clave;

    /// <summary>What is declared and has to be handed in.</summary>
    /// <param name="programa">Programme.</param>
    /// <param name="declaraciones">Keys that are declared.</param>
    /// <param name="regla">Rule that asks for them now.</param>
    internal static IEnumerable<Falla> SoloDeclarados(Programa programa, ImmutableArray<string> declaraciones, string regla) =>
        declaraciones.OVacio()
            .Where(clave => clave == Coinversion || Buscar(programa, clave) is { Requisito.EsDocumento: true })
            .Select(clave => new Falla(clave, regla, $"«{Nombre(programa, clave)}» se entrega como documento; no basta con declararlo."));

    /// <summary>Name of a requirement for people, and whose it is when each member has their own.</summary>
    public static string Nombre(Requisito requisito, string? cargo) => cargo is null ? requisito.Nombre : $"{requisito.Nombre} ({cargo})";
}

/// <summary>A requirement that is missing or cannot be accepted as it came.</summary>
/// <param name="Requisito">Key of the requirement.</param>
/// <param name="Regla">Rule that demands it.</param>
/// <param name="Motivo">What is missing or wrong, in Spanish. It names no person.</param>
public sealed record Faltante(string Requisito, string Regla, string Motivo)
{
    /// <summary>The reason with the name of what is asked for, which an officer's reason need not say.</summary>
    /// <param name="nombre">Name of a requirement for people, by its key.</param>
    public string EnPalabras(Func<string, string> nombre)
    {
        var suyo = nombre(Requisito);
        return Motivo.Contains(suyo, StringComparison.Ordinal) ? Motivo : $"{suyo}: {Motivo}";
    }

    /// <summary>The same, with the names that the programme gives.</summary>
    public string EnPalabras(Programa programa) => EnPalabras(clave => Requisitos.Nombre(programa, clave));

    /// <summary>What is missing and what was found, one entry for each requirement with all its reasons.</summary>
    internal static ImmutableArray<Faltante> Reunir(IEnumerable<Faltante> faltantes, IEnumerable<Faltante> hallados) =>
        [.. faltantes.Concat(hallados)
            .GroupBy(f => f.Requisito)
            .Select(g => g.First() with { Motivo = string.Join(" ", g.Select(f => f.Motivo).Distinct()) })];
}

/// <summary>What an officer finds in a document that came: unreadable, expired, of somebody else.</summary>
/// <param name="Requisito">Key of the requirement.</param>
/// <param name="Motivo">Reason, in Spanish. It names no person.</param>
public sealed record Hallazgo(string Requisito, string Motivo)
{
    // A reason stands in the record, whose facts are small: a technical limit, not one of the rules.
    private const int LargoDeMotivo = 500;

    /// <summary>What is wrong in a list of findings: of something that cannot be asked for, or without a reason.</summary>
    /// <param name="hallazgos">The findings.</param>
    /// <param name="lista">Path of the list.</param>
    /// <param name="admite">Whether a requirement can be asked for.</param>
    /// <param name="ajeno">Rule of those that cannot, and what is said of them after their key.</param>
    /// <param name="regla">Rule that demands the reason.</param>
    internal static IEnumerable<Falla> Fallas(ImmutableArray<Hallazgo> hallazgos, string lista, Func<string, bool> admite, (string Regla, string Mensaje) ajeno, string regla)
    {
        foreach (var (i, hallazgo) in hallazgos.OVacio().Index())
        {
            var campo = string.Create(CultureInfo.InvariantCulture, $"{lista}[{i + 1}]");
            if (!admite(hallazgo.Requisito))
            {
                yield return new Falla($"{campo}.requisito", ajeno.Regla, $"«{hallazgo.Requisito}» {ajeno.Mensaje}");
            }

            if (string.IsNullOrWhiteSpace(hallazgo.Motivo) || hallazgo.Motivo.Length > LargoDeMotivo)
            {
                yield return new Falla($"{campo}.motivo", regla, $"Diga por qué no puede aceptarse el documento, en {LargoDeMotivo} caracteres cuando más.");
            }
        }
    }
}

/// <summary>Something that deserves attention and neither refuses nor suspends anything.</summary>
/// <param name="Campo">Path of the field.</param>
/// <param name="Regla">Rule that gives the reason.</param>
/// <param name="Mensaje">Sentence in Spanish.</param>
public sealed record Advertencia(string Campo, string Regla, string Mensaje);
