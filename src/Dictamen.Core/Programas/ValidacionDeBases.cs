using System.Collections.Frozen;
using System.Globalization;

namespace Dictamen.Core.Programas;

/// <summary>Whether the bases of a convocatoria hold all that the programme demands and leaves open (POSV), without contradiction.</summary>
/// <remarks>Nothing is invented: what is missing is named with the rule that demands it, and the convocatoria is not published.</remarks>
public static class ValidacionDeBases
{
    /// <summary>Ways in which the members' scores may become one (AMB-17).</summary>
    public static IReadOnlyList<string> Agregaciones { get; } = ["PROMEDIO", "MEDIANA"];

    /// <summary>Keys of the parameters that a programme can demand.</summary>
    public static IReadOnlyCollection<string> Parametros => Presentes.Keys;

    private static readonly FrozenDictionary<string, Func<Bases, bool>> Presentes = new Dictionary<string, Func<Bases, bool>>
    {
        ["monto_total"] = b => b.MontoTotal is not null,
        ["cobertura"] = b => !b.Cobertura.IsDefaultOrEmpty,
        ["conceptos_permitidos"] = b => !b.ConceptosPermitidos.IsDefaultOrEmpty,
        ["esquema_calificacion"] = b => b.EsquemaCalificacion is not null,
        ["porcentajes_ministracion"] = b => !b.PorcentajesMinistracion.IsDefaultOrEmpty,
        ["calendario_ministracion"] = b => !string.IsNullOrWhiteSpace(b.CalendarioMinistracion),
        ["fecha_limite_informe_parcial"] = b => b.FechaLimiteInformeParcial is not null,
        ["criterios_visita"] = b => !b.CriteriosVisita.IsDefaultOrEmpty,
        ["umbral_monto_elevado"] = b => b.UmbralMontoElevado is not null,
        ["formula_reintegro"] = b => !string.IsNullOrWhiteSpace(b.FormulaReintegro),
    }.ToFrozenDictionary();

    /// <summary>Every parameter that is missing, in the programme's order, and then every contradiction. Empty when the bases may be published.</summary>
    /// <remarks><see cref="Falla.Campo"/> is the key of the parameter in the file of the bases, with its member where it has them.</remarks>
    [Regla("PCS-A2-10", "PCS-A2-11", "PCS-A2-12", "AMB-10", "AMB-17", "PCS-4.2.8-01", "PCS-A6-C4G-09", "PCS-4.2.10-01", "PCS-A3-02", "PCS-A6-C4O-01", "PCS-4.1-01")]
    public static IReadOnlyList<Falla> Revisar(Bases bases, Programa programa)
    {
        ArgumentNullException.ThrowIfNull(bases);
        ArgumentNullException.ThrowIfNull(programa);
        return [.. Faltantes(bases, programa), .. Contradicciones(bases, programa)];
    }

    private static IEnumerable<Falla> Faltantes(Bases bases, Programa programa) =>
        from p in programa.Posv
        where !Presentes[p.Id](bases)
        select new Falla(p.Id, p.Regla, $"Falta en las bases: {p.Descripcion}. Las Reglas lo exigen y no lo fijan; sin él la convocatoria no se publica.");

    private static IEnumerable<Falla> Contradicciones(Bases b, Programa p) =>
    [
        .. Montos(b), .. Cobertura(b), .. Conceptos(b, p), .. Ministraciones(b, p), .. InformeParcial(b, p), .. Visita(b),
        .. b.EsquemaCalificacion is { } e ? Esquema(e, p) : [],
    ];

    private static IEnumerable<Falla> Montos(Bases b)
    {
        if (b.MontoTotal is { } total && !total.EsMonto())
        {
            yield return new Falla("monto_total", "PCS-A2-10", $"El monto total debe ser {Pesos.Admitido}; dice {Numero(total)}.");
        }

        if (b.UmbralMontoElevado is { } umbral && !umbral.EsMonto())
        {
            yield return new Falla("umbral_monto_elevado", "PCS-A3-02", $"El umbral de monto elevado debe ser {Pesos.Admitido}; dice {Numero(umbral)}.");
        }
    }

    private static IEnumerable<Falla> Cobertura(Bases b)
    {
        if (b.Cobertura.IsDefault)
        {
            yield break;
        }

        var vistas = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < b.Cobertura.Length; i++)
        {
            var clave = b.Cobertura[i].Cvegeo;
            if (clave.Length != 9 || !clave.All(char.IsAsciiDigit))
            {
                yield return new Falla($"cobertura[{i + 1}].cvegeo", "PCS-A2-11", $"La clave «{clave}» no es una CVEGEO de localidad: deben ser nueve dígitos (estado, municipio y localidad).");
            }
            else if (!vistas.Add(clave))
            {
                yield return new Falla($"cobertura[{i + 1}].cvegeo", "PCS-A2-11", $"La localidad {clave} está repetida en la cobertura.");
            }
        }
    }

    private static IEnumerable<Falla> Conceptos(Bases b, Programa p)
    {
        if (b.ConceptosPermitidos.IsDefault)
        {
            yield break;
        }

        foreach (var repetido in Repetidos(b.ConceptosPermitidos))
        {
            yield return new Falla("conceptos_permitidos", "PCS-A2-12", $"El concepto «{repetido}» está repetido.");
        }

        foreach (var concepto in b.ConceptosPermitidos)
        {
            if (p.ConceptosProhibidos.TryGetValue(concepto, out var prohibido))
            {
                yield return new Falla("conceptos_permitidos", prohibido.Regla, $"El concepto «{concepto}» no puede permitirse: {prohibido.Nombre} está prohibido.");
            }
        }
    }

    private static IEnumerable<Falla> Ministraciones(Bases b, Programa p)
    {
        var partes = b.PorcentajesMinistracion;
        if (partes.IsDefaultOrEmpty)
        {
            yield break;
        }

        if (partes.Length != p.Ministraciones)
        {
            yield return new Falla("porcentajes_ministracion", "PCS-4.2.8-01", $"Deben ser {p.Ministraciones} porcentajes, uno por ministración; son {partes.Length}.");
        }

        if (partes.Any(x => x <= 0))
        {
            yield return new Falla("porcentajes_ministracion", "PCS-4.2.8-01", "Cada porcentaje de ministración debe ser mayor que cero.");
        }

        if (partes.Sum() != 100)
        {
            yield return new Falla("porcentajes_ministracion", "PCS-4.2.8-01", $"Los porcentajes de ministración deben sumar 100; suman {Numero(partes.Sum())}.");
        }
    }

    private static IEnumerable<Falla> InformeParcial(Bases b, Programa p)
    {
        if (b.FechaLimiteInformeParcial is { } dia && (dia.Year != p.Ejercicio || dia > p.FinDeVigencia))
        {
            yield return new Falla("fecha_limite_informe_parcial", "PCS-A6-C4G-09", $"El Informe Parcial debe presentarse en {p.Ejercicio} y a más tardar el {p.FinDeVigencia.Corta()}, fin de la vigencia; las bases dicen {dia.Corta()}.");
        }
    }

    private static IEnumerable<Falla> Visita(Bases b) =>
        b.CriteriosVisita.IsDefault ? [] : Repetidos(b.CriteriosVisita).Select(c => new Falla("criterios_visita", "PCS-4.2.10-01", $"El criterio de visita «{c}» está repetido."));

    private static IEnumerable<Falla> Esquema(EsquemaCalificacion e, Programa p)
    {
        const string Campo = "esquema_calificacion";
        if (e.Minimo < 0 || e.Minimo >= e.Maximo)
        {
            yield return new Falla($"{Campo}.maximo", "AMB-17", $"La escala va de {Numero(e.Minimo)} a {Numero(e.Maximo)}: el mínimo no puede ser negativo y debe ser menor que el máximo.");
        }

        foreach (var criterio in p.Criterios.Where(c => !e.Pesos.ContainsKey(c.Id)))
        {
            yield return new Falla($"{Campo}.pesos.{criterio.Id}", "AMB-17", $"Falta el peso del criterio {criterio.Id}: {criterio.Nombre}");
        }

        foreach (var (id, peso) in e.Pesos.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            if (!p.Criterios.Any(c => c.Id == id))
            {
                yield return new Falla($"{Campo}.pesos.{id}", "AMB-17", $"El peso «{id}» no corresponde a ningún criterio de selección de {p.Id}.");
            }
            else if (peso < 0)
            {
                yield return new Falla($"{Campo}.pesos.{id}", "AMB-17", $"El peso del criterio {id} no puede ser negativo.");
            }
        }

        if (e.Pesos.Values.Sum() is var suma and not 100)
        {
            yield return new Falla($"{Campo}.pesos", "AMB-17", $"Los pesos de los criterios deben sumar 100; suman {Numero(suma)}.");
        }

        if (!Agregaciones.Contains(e.Agregacion))
        {
            yield return new Falla($"{Campo}.agregacion", "AMB-17", $"La agregación «{e.Agregacion}» no existe: debe ser {string.Join(" o ", Agregaciones)}.");
        }

        // decimal.Round admits 0 to 28; nobody publishes more than a handful, and 28 would overflow the weighting.
        if (e.Decimales is < 0 or > 6)
        {
            yield return new Falla($"{Campo}.decimales", "AMB-17", $"Los decimales de la calificación deben ser de 0 a 6; dice {e.Decimales}.");
        }

        // A score is on base 100, whatever the scale of the marks: a minimum above it would leave nobody, and one below the worst score would ask for nothing.
        if (e.CalificacionMinima is { } minima && e.Maximo > 0 && (minima < e.Minimo * 100 / e.Maximo || minima > 100))
        {
            yield return new Falla($"{Campo}.calificacion_minima", "AMB-56", $"La calificación mínima ({Numero(minima)}) debe estar entre la peor calificación posible ({Numero(e.Minimo * 100 / e.Maximo)}) y 100: las calificaciones son en base 100.");
        }

        if (e.Divergencia <= 0)
        {
            yield return new Falla($"{Campo}.divergencia", "AMB-17", "La divergencia que obliga a discutir un proyecto debe ser mayor que cero.");
        }
    }

    private static IEnumerable<string> Repetidos(IEnumerable<string> valores) =>
        valores.GroupBy(x => x, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key);

    private static string Numero(decimal valor) => valor.ToString("0.####", CultureInfo.InvariantCulture);
}
