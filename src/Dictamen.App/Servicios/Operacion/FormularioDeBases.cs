using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>The bases of a convocatoria, one field for each parameter that the rules demand and leave open (POSV), with its numeral. A field has the name that <see cref="ValidacionDeBases"/> gives to what is wrong with it.</summary>
public static class FormularioDeBases
{
    private const string Esquema = "esquema_calificacion";
    private const string SinMinima = $"{Esquema}.sin_minima";

    /// <summary>The fields, with what the draft has and what still keeps it from being published.</summary>
    public static IEnumerable<Campo> Campos(Convocatoria c, Contexto k)
    {
        var b = c.Bases ?? new Bases { Nombre = "" };
        var faltas = c.Bases is null ? [] : ValidacionDeBases.Revisar(b, k.Programa);
        var reglas = k.Programa.Posv.ToDictionary(p => p.Id);
        yield return new Campo("nombre", "Nombre de la convocatoria", TipoDeCampo.Texto) { Valor = b.Nombre };
        yield return De("monto_total", TipoDeCampo.Monto, Pesos(b.MontoTotal));
        yield return De("cobertura", TipoDeCampo.Area, Renglones(b.Cobertura.Select(Localidad)), "Una localidad por renglón: CVEGEO; estado; municipio; localidad. Pueden seguir habitantes y porcentaje indígena.");
        yield return De("conceptos_permitidos", TipoDeCampo.Area, Renglones(b.ConceptosPermitidos), "Una clave por renglón.");
        var e = b.EsquemaCalificacion;
        yield return De($"{Esquema}.minimo", TipoDeCampo.Monto, Cifra(e?.Minimo), etiqueta: "Calificación: puntaje mínimo de un criterio");
        yield return De($"{Esquema}.maximo", TipoDeCampo.Monto, Cifra(e?.Maximo), etiqueta: "Calificación: puntaje máximo de un criterio");
        foreach (var criterio in k.Programa.Criterios)
        {
            yield return De($"{Esquema}.pesos.{criterio.Id}", TipoDeCampo.Monto, Cifra(e?.Pesos.GetValueOrDefault(criterio.Id)), etiqueta: $"Peso en porcentaje: {criterio.Nombre}");
        }

        yield return De($"{Esquema}.agregacion", TipoDeCampo.Opcion, e?.Agregacion, etiqueta: "Cómo se reúnen las calificaciones de los integrantes") with { Opciones = [new("PROMEDIO", "Promedio"), new("MEDIANA", "Mediana")] };
        yield return De($"{Esquema}.decimales", TipoDeCampo.Texto, e?.Decimales.ToString(CultureInfo.InvariantCulture), etiqueta: "Decimales de la calificación");
        yield return De($"{Esquema}.calificacion_minima", TipoDeCampo.Monto, Cifra(e?.CalificacionMinima), etiqueta: "Calificación mínima favorable", regla: "AMB-56");
        yield return De(SinMinima, TipoDeCampo.Casilla, e is { CalificacionMinima: null } ? "si" : null, etiqueta: "No hay calificación mínima", regla: "AMB-56");
        yield return De($"{Esquema}.divergencia", TipoDeCampo.Monto, Cifra(e?.Divergencia), "Desde esa diferencia la sesión debe discutirlo por escrito.", "Puntos de diferencia entre integrantes que obligan a discutir");
        for (var n = 0; n < k.Programa.Ministraciones; n++)
        {
            yield return De(Porcentaje(n), TipoDeCampo.Monto, Cifra(n < b.PorcentajesMinistracion.Length ? b.PorcentajesMinistracion[n] : null), etiqueta: $"Porcentaje de la ministración {n + 1}");
        }

        yield return De("calendario_ministracion", TipoDeCampo.Area, b.CalendarioMinistracion);
        yield return De("fecha_limite_informe_parcial", TipoDeCampo.Fecha, b.FechaLimiteInformeParcial?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return De("criterios_visita", TipoDeCampo.Area, Renglones(b.CriteriosVisita), "Un criterio por renglón.");
        yield return De("umbral_monto_elevado", TipoDeCampo.Monto, Pesos(b.UmbralMontoElevado));
        yield return De("formula_reintegro", TipoDeCampo.Area, b.FormulaReintegro);

        Campo De(string nombre, TipoDeCampo tipo, string? valor, string? ayuda = null, string? etiqueta = null, string? regla = null)
        {
            var posv = reglas.GetValueOrDefault(nombre.Split('.')[0]);
            var falta = faltas.Where(f => f.Campo == nombre || f.Campo.StartsWith($"{nombre}[", StringComparison.Ordinal) || (Primero(nombre) && f.Campo == nombre.Split('.')[0])).Select(f => f.Mensaje).FirstOrDefault();
            return new Campo(nombre, etiqueta ?? posv?.Descripcion ?? nombre, tipo)
            {
                Valor = valor,
                Opcional = true,
                Regla = regla ?? posv?.Regla,
                Ayuda = (ayuda, falta) switch { (_, null) => ayuda, (null, _) => falta, _ => $"{ayuda} {falta}" },
            };
        }
    }

    /// <summary>The act: what is left empty stays missing in the draft.</summary>
    public static Acto<Convocatoria> Armar(Captura x, Convocatoria c, Contexto k)
    {
        if (x.Texto("nombre").Length == 0)
        {
            x.Fallar("nombre", "Escriba el nombre de la convocatoria.");
        }

        var bases = new Bases
        {
            Nombre = x.Texto("nombre"),
            MontoTotal = x.MontoONada("monto_total"),
            Cobertura = [.. x.Lineas("cobertura").Select((linea, i) => Localidad(x, linea, i + 1)).OfType<LocalidadConvocada>()],
            ConceptosPermitidos = x.Lineas("conceptos_permitidos"),
            EsquemaCalificacion = LeerEsquema(x, k),
            PorcentajesMinistracion = [.. Enumerable.Range(0, k.Programa.Ministraciones).Select(n => x.MontoONada(Porcentaje(n))).OfType<decimal>()],
            CalendarioMinistracion = x.TextoONada("calendario_ministracion"),
            FechaLimiteInformeParcial = x.TextoONada("fecha_limite_informe_parcial") is null ? null : x.Fecha("fecha_limite_informe_parcial"),
            CriteriosVisita = x.Lineas("criterios_visita"),
            UmbralMontoElevado = x.MontoONada("umbral_monto_elevado"),
            FormulaReintegro = x.TextoONada("formula_reintegro"),
        };

        // What is written must be right; what is missing may wait until the publication.
        foreach (var falla in ValidacionDeBases.Revisar(bases, k.Programa).Where(f => k.Programa.Posv.All(p => p.Id != f.Campo) || x.Lineas(f.Campo).Length > 0 || f.Campo == "porcentajes_ministracion" && !bases.PorcentajesMinistracion.IsEmpty))
        {
            x.Fallar(falla with { Campo = EnFormulario(falla.Campo) });
        }

        return Elaborar(x, c, bases);
    }

    /// <summary>The act that keeps bases as a draft: the first time or again.</summary>
    internal static Acto<Convocatoria> Elaborar(Captura x, Convocatoria c, Bases bases) =>
        c.Estatus == EstatusConvocatoria.Borrador ? new ModificarBases(bases) : new ElaborarBorrador(x.Clave, bases);

    private static EsquemaCalificacion? LeerEsquema(Captura x, Contexto k)
    {
        string[] campos = ["minimo", "maximo", "agregacion", "decimales", "calificacion_minima", "divergencia"];
        var pesos = k.Programa.Criterios.Select(c => (c.Id, Campo: $"{Esquema}.pesos.{c.Id}")).Where(p => x.Texto(p.Campo).Length > 0).ToImmutableDictionary(p => p.Id, p => x.Monto(p.Campo));
        if (pesos.IsEmpty && !x.Marcada(SinMinima) && campos.All(c => x.Texto($"{Esquema}.{c}").Length == 0))
        {
            return null;
        }

        if (x.Marcada(SinMinima) == (x.Texto($"{Esquema}.calificacion_minima").Length > 0))
        {
            x.Fallar($"{Esquema}.calificacion_minima", "Escriba la calificación mínima o marque que no hay, una de las dos.");
        }

        return new EsquemaCalificacion(
            x.Monto($"{Esquema}.minimo"),
            x.Monto($"{Esquema}.maximo"),
            pesos,
            x.Texto($"{Esquema}.agregacion"),
            x.Entero($"{Esquema}.decimales"),
            x.MontoONada($"{Esquema}.calificacion_minima"),
            x.Monto($"{Esquema}.divergencia"));
    }

    private static LocalidadConvocada? Localidad(Captura x, string linea, int numero)
    {
        var p = linea.Split(';', StringSplitOptions.TrimEntries);
        int? habitantes = null;
        decimal? indigena = null;
        if (p.Length is < 4 or > 6 || p.Take(4).Any(t => t.Length == 0) || !Entero(4) || !Decimal(5))
        {
            x.Fallar("cobertura", $"Renglón {numero}: escriba CVEGEO; estado; municipio; localidad, y si los hay, habitantes y porcentaje indígena.");
            return null;
        }

        return new LocalidadConvocada(p[0], p[1], p[2], p[3], habitantes, indigena);

        bool Entero(int i)
        {
            var hay = p.Length > i && p[i].Length > 0;
            var bien = int.TryParse(hay ? p[i] : "0", NumberStyles.None, CultureInfo.InvariantCulture, out var n);
            habitantes = hay ? n : null;
            return bien;
        }

        bool Decimal(int i)
        {
            var hay = p.Length > i && p[i].Length > 0;
            var bien = decimal.TryParse(hay ? p[i] : "0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) && n <= 100;
            indigena = hay ? n : null;
            return bien;
        }
    }

    // A fault of a list, or of all the weights together, is shown at the field that a person can go to.
    private static string EnFormulario(string campo) => campo switch
    {
        $"{Esquema}.pesos" => $"{Esquema}.maximo",
        "porcentajes_ministracion" => Porcentaje(0),
        _ => campo.Split('[')[0],
    };

    private static string Porcentaje(int n) => $"porcentajes_ministracion.{n + 1}";

    private static bool Primero(string nombre) => nombre.EndsWith(".minimo", StringComparison.Ordinal) || nombre.EndsWith(".1", StringComparison.Ordinal);

    private static string Localidad(LocalidadConvocada l) => string.Join("; ", new[] { l.Cvegeo, l.Estado, l.Municipio, l.Localidad, l.Habitantes?.ToString(CultureInfo.InvariantCulture) ?? (l.PorcentajeIndigena is null ? null : ""), Cifra(l.PorcentajeIndigena) }.OfType<string>());

    private static string? Renglones(IEnumerable<string> valores) => string.Join('\n', valores) is { Length: > 0 } t ? t : null;

    private static string? Cifra(decimal? valor) => valor?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string? Pesos(decimal? valor) => valor?.ToString("0.00", CultureInfo.InvariantCulture);
}
