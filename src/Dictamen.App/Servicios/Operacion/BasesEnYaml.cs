using System.Globalization;
using Dictamen.Core.Programas;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Writes bases as the YAML that <see cref="Programas.BasesYaml"/> reads, to be edited and sent back.</summary>
public static class BasesEnYaml
{
    private static readonly ISerializer Escritor = new SerializerBuilder().WithNewLine("\n").Build();

    /// <summary>The bases as YAML; what is missing is left out.</summary>
    public static string Escribir(Bases b)
    {
        var raiz = new YamlMappingNode { { "nombre", Texto(b.Nombre) } };
        Agregar(raiz, "monto_total", b.MontoTotal, Numero);
        Lista(raiz, "conceptos_permitidos", b.ConceptosPermitidos.Select(Texto));
        Agregar(raiz, "esquema_calificacion", b.EsquemaCalificacion, Esquema);
        Lista(raiz, "porcentajes_ministracion", b.PorcentajesMinistracion.Select(Numero));
        Agregar(raiz, "calendario_ministracion", b.CalendarioMinistracion, Texto);
        Agregar(raiz, "fecha_limite_informe_parcial", b.FechaLimiteInformeParcial, f => new YamlScalarNode(f.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Lista(raiz, "criterios_visita", b.CriteriosVisita.Select(Texto));
        Agregar(raiz, "umbral_monto_elevado", b.UmbralMontoElevado, Numero);
        Agregar(raiz, "formula_reintegro", b.FormulaReintegro, Texto);
        if (!b.Cobertura.IsDefaultOrEmpty)
        {
            raiz.Add("cobertura", new YamlSequenceNode(b.Cobertura.Select(Localidad)));
        }

        return Escritor.Serialize(raiz);
    }

    private static YamlMappingNode Esquema(EsquemaCalificacion e) => new()
    {
        { "minimo", Numero(e.Minimo) },
        { "maximo", Numero(e.Maximo) },
        { "pesos", EnUnaLinea(e.Pesos.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, (YamlNode)Numero(p.Value)))) },
        { "agregacion", Texto(e.Agregacion) },
        { "decimales", Numero(e.Decimales) },
        { "calificacion_minima", e.CalificacionMinima is { } minima ? Numero(minima) : new YamlScalarNode("no_hay") },
        { "divergencia", Numero(e.Divergencia) },
    };

    private static YamlMappingNode Localidad(LocalidadConvocada l)
    {
        var nodo = EnUnaLinea([("cvegeo", Texto(l.Cvegeo)), ("estado", Texto(l.Estado)), ("municipio", Texto(l.Municipio)), ("localidad", Texto(l.Localidad))]);
        Agregar(nodo, "habitantes", l.Habitantes, h => Numero(h));
        Agregar(nodo, "porcentaje_indigena", l.PorcentajeIndigena, Numero);
        return nodo;
    }

    private static YamlMappingNode EnUnaLinea(IEnumerable<(string Clave, YamlNode Valor)> entradas)
    {
        var nodo = new YamlMappingNode { Style = MappingStyle.Flow };
        foreach (var (clave, valor) in entradas)
        {
            nodo.Add(clave, valor);
        }

        return nodo;
    }

    private static void Agregar<T>(YamlMappingNode nodo, string clave, T? valor, Func<T, YamlNode> escribir) where T : struct
    {
        if (valor is { } v)
        {
            nodo.Add(clave, escribir(v));
        }
    }

    private static void Agregar<T>(YamlMappingNode nodo, string clave, T? valor, Func<T, YamlNode> escribir) where T : class
    {
        if (valor is not null)
        {
            nodo.Add(clave, escribir(valor));
        }
    }

    private static void Lista(YamlMappingNode nodo, string clave, IEnumerable<YamlNode> valores)
    {
        var lista = new YamlSequenceNode(valores) { Style = SequenceStyle.Flow };
        if (lista.Any())
        {
            nodo.Add(clave, lista);
        }
    }

    private static YamlScalarNode Numero(decimal n) => new(n.ToString(CultureInfo.InvariantCulture));

    // In quotes, so that no text is taken for a number, a date or a part of the YAML.
    private static YamlScalarNode Texto(string t) => new(t.Replace("\r\n", "\n", StringComparison.Ordinal)) { Style = ScalarStyle.DoubleQuoted };
}
