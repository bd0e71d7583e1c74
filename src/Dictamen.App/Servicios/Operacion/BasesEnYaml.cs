using System.Globalization;
using System.Text;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Writes bases as the YAML that <see cref="Programas.BasesYaml"/> reads, to be edited and sent back.</summary>
public static class BasesEnYaml
{
    /// <summary>The bases as YAML; what is missing is left out.</summary>
    public static string Escribir(Bases b)
    {
        var y = new StringBuilder();
        y.Append(CultureInfo.InvariantCulture, $"nombre: {Texto(b.Nombre)}\n");
        Linea(y, "monto_total", b.MontoTotal);
        Lista(y, "conceptos_permitidos", b.ConceptosPermitidos.Select(Texto));
        if (b.EsquemaCalificacion is { } e)
        {
            y.Append(CultureInfo.InvariantCulture, $"esquema_calificacion:\n  minimo: {e.Minimo}\n  maximo: {e.Maximo}\n");
            y.Append(CultureInfo.InvariantCulture, $"  pesos: {{ {string.Join(", ", e.Pesos.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}: {p.Value}")))} }}\n");
            y.Append(CultureInfo.InvariantCulture, $"  agregacion: {e.Agregacion}\n  decimales: {e.Decimales}\n");
            y.Append(CultureInfo.InvariantCulture, $"  calificacion_minima: {e.CalificacionMinima?.ToString(CultureInfo.InvariantCulture) ?? "no_hay"}\n  divergencia: {e.Divergencia}\n");
        }

        Lista(y, "porcentajes_ministracion", b.PorcentajesMinistracion.Select(p => p.ToString(CultureInfo.InvariantCulture)));
        if (b.CalendarioMinistracion is { } calendario)
        {
            y.Append(CultureInfo.InvariantCulture, $"calendario_ministracion: {Texto(calendario)}\n");
        }

        if (b.FechaLimiteInformeParcial is { } fecha)
        {
            y.Append(CultureInfo.InvariantCulture, $"fecha_limite_informe_parcial: {fecha:yyyy-MM-dd}\n");
        }

        Lista(y, "criterios_visita", b.CriteriosVisita.Select(Texto));
        Linea(y, "umbral_monto_elevado", b.UmbralMontoElevado);
        if (b.FormulaReintegro is { } formula)
        {
            y.Append(CultureInfo.InvariantCulture, $"formula_reintegro: {Texto(formula)}\n");
        }

        if (!b.Cobertura.IsDefaultOrEmpty)
        {
            y.Append("cobertura:\n");
            foreach (var l in b.Cobertura)
            {
                y.Append(CultureInfo.InvariantCulture, $"- {{ cvegeo: {Texto(l.Cvegeo)}, estado: {Texto(l.Estado)}, municipio: {Texto(l.Municipio)}, localidad: {Texto(l.Localidad)}");
                y.Append(l.Habitantes is { } h ? string.Create(CultureInfo.InvariantCulture, $", habitantes: {h}") : "");
                y.Append(l.PorcentajeIndigena is { } p ? string.Create(CultureInfo.InvariantCulture, $", porcentaje_indigena: {p}") : "").Append(" }\n");
            }
        }

        return y.ToString();
    }

    private static void Linea(StringBuilder y, string clave, decimal? valor)
    {
        if (valor is { } v)
        {
            y.Append(CultureInfo.InvariantCulture, $"{clave}: {v}\n");
        }
    }

    private static void Lista(StringBuilder y, string clave, IEnumerable<string> valores)
    {
        var lista = string.Join(", ", valores);
        if (lista.Length > 0)
        {
            y.Append(CultureInfo.InvariantCulture, $"{clave}: [{lista}]\n");
        }
    }

    private static string Texto(string t) => $"\"{t.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
