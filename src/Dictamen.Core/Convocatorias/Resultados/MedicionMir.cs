using System.Collections.Immutable;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Convocatorias.Resultados;

/// <summary>The figures of a project that the MIR counts.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Vertiente">Vertiente.</param>
/// <param name="Elegible">Whether it was complete and its dictamen, final, is favourable.</param>
/// <param name="Apoyado">Whether it is supported.</param>
/// <param name="ConRecurso">Whether something was paid to it.</param>
/// <param name="Personas">Its people and places; <see langword="null"/> where no document says them, or it is not supported.</param>
public sealed record ProyectoMedido(Folio Folio, string Vertiente, bool Elegible, bool Apoyado, bool ConRecurso, PersonasDelProyecto? Personas);

/// <summary>Who takes part in a project, and where.</summary>
/// <param name="Mujeres">Women: the row «Población total» of the final report, or of the application until there is one.</param>
/// <param name="Hombres">Men, from the same row.</param>
/// <param name="Participantes">Both, from the same row.</param>
/// <param name="Localidades">CVEGEO of the localities in which it works.</param>
/// <param name="DelInforme">Whether the final report says it; otherwise the application.</param>
public sealed record PersonasDelProyecto(int Mujeres, int Hombres, int Participantes, ImmutableArray<string> Localidades, bool DelInforme);

/// <summary>One side of a measured indicator.</summary>
/// <param name="Valor">The count; <see langword="null"/> when something is missing to make it.</param>
/// <param name="Folios">Projects that were counted, in the order of their folios.</param>
/// <param name="Nota">How it was counted or what is missing, in Spanish; <see langword="null"/> where each project counts one.</param>
public sealed record Lado(long? Valor, ImmutableArray<Folio> Folios, string? Nota);

/// <summary>An indicator with what the record says of it.</summary>
/// <param name="Indicador">The indicator.</param>
/// <param name="Numerador">Its numerator; <see langword="null"/> when the record cannot say.</param>
/// <param name="Denominador">Its denominator; <see langword="null"/> when the record cannot say.</param>
/// <param name="Valor">Percentage with two decimals, half away from zero; <see langword="null"/> when it has none.</param>
/// <param name="SinValor">Why it has none, in Spanish.</param>
public sealed record MedicionMir(IndicadorMir Indicador, Lado? Numerador, Lado? Denominador, decimal? Valor, string? SinValor)
{
    /// <summary>Every indicator of a programme over its projects. Each is what its published formula counts, even where its name says another thing (AMB-54).</summary>
    /// <param name="programa">Programme.</param>
    /// <param name="proyectos">Its projects, in any order.</param>
    /// <param name="habitantes">Inhabitants of each locality, by CVEGEO, as far as the bases say them.</param>
    [Regla("PCS-A12-03", "PCS-A12-04", "PCS-A12-05", "PCS-A12-06", "PCS-A12-08", "PCS-A12-09", "PCS-A12-10", "PCS-A12-11", "AMB-54")]
    public static ImmutableArray<MedicionMir> Medir(Programa programa, IEnumerable<ProyectoMedido> proyectos, IReadOnlyDictionary<string, int> habitantes)
    {
        ImmutableArray<ProyectoMedido> enOrden = [.. proyectos.OrderBy(p => p.Folio)];
        return [.. programa.Mir.Select(i => Medir(i, enOrden, habitantes))];
    }

    private static MedicionMir Medir(IndicadorMir indicador, ImmutableArray<ProyectoMedido> proyectos, IReadOnlyDictionary<string, int> habitantes)
    {
        if (indicador is not { Cuenta: { } cuenta, Entre: { } entre })
        {
            return new MedicionMir(indicador, null, null, null, indicador.FueraDelRegistro);
        }

        var (numerador, denominador) = (Contar(cuenta, proyectos, habitantes), Contar(entre, proyectos, habitantes));
        return (numerador.Valor, denominador.Valor) switch
        {
            (null, _) => new MedicionMir(indicador, numerador, denominador, null, numerador.Nota),
            (_, null) => new MedicionMir(indicador, numerador, denominador, null, denominador.Nota),
            (_, 0) => new MedicionMir(indicador, numerador, denominador, null, "No hay entre qué dividir: el denominador es cero."),
            ({ } n, { } d) => new MedicionMir(indicador, numerador, denominador, decimal.Round(100m * n / d, 2, MidpointRounding.AwayFromZero), null),
        };
    }

    private static Lado Contar(Cuenta cuenta, ImmutableArray<ProyectoMedido> proyectos, IReadOnlyDictionary<string, int> habitantes)
    {
        ImmutableArray<ProyectoMedido> suyos = [.. proyectos.Where(p => (cuenta.Vertiente is null || p.Vertiente == cuenta.Vertiente) && Entra(p, cuenta.De))];
        ImmutableArray<Folio> folios = [.. suyos.Select(p => p.Folio)];
        return cuenta.De switch
        {
            Conteo.Participantes => Participantes(suyos, folios),
            Conteo.Habitantes => Habitantes(suyos, folios, habitantes),
            _ => new Lado(suyos.Length, folios, null),
        };
    }

    private static bool Entra(ProyectoMedido p, Conteo conteo) => conteo switch
    {
        Conteo.Elegibles => p.Elegible,
        Conteo.ElegiblesApoyados => p is { Elegible: true, Apoyado: true },
        Conteo.ElegiblesConRecurso => p is { Elegible: true, Apoyado: true, ConRecurso: true },
        _ => p.Apoyado,
    };

    private static Lado Participantes(ImmutableArray<ProyectoMedido> suyos, ImmutableArray<Folio> folios)
    {
        var informados = suyos.Count(p => p.Personas is { DelInforme: true });
        return SinPersonas(suyos, folios) ?? new Lado(
            suyos.Sum(p => (long)p.Personas!.Participantes),
            folios,
            $"Población total del Informe Final en {informados} proyectos y de la solicitud en los demás, {suyos.Length - informados} (sin Informe Final, o con uno cuyo formato no lo dice).");
    }

    private static Lado Habitantes(ImmutableArray<ProyectoMedido> suyos, ImmutableArray<Folio> folios, IReadOnlyDictionary<string, int> habitantes)
    {
        if (SinPersonas(suyos, folios) is { } falta)
        {
            return falta;
        }

        var localidades = suyos.SelectMany(p => p.Personas!.Localidades).ToHashSet(StringComparer.Ordinal);
        var sinDato = localidades.Count(l => !habitantes.ContainsKey(l));
        return sinDato == 0
            ? new Lado(localidades.Sum(l => (long)habitantes[l]), folios, $"Habitantes de {localidades.Count} localidades, cada una una vez, según las bases de la convocatoria.")
            : new Lado(null, folios, $"Las bases de la convocatoria no dicen cuántas personas habitan en {sinDato} de las {localidades.Count} localidades apoyadas.");
    }

    private static Lado? SinPersonas(ImmutableArray<ProyectoMedido> suyos, ImmutableArray<Folio> folios) =>
        suyos.Count(p => p.Personas is null) is > 0 and var sin ? new Lado(null, folios, $"En {sin} de los {suyos.Length} proyectos apoyados ningún documento que se pueda leer dice cuántas personas participan.") : null;
}
