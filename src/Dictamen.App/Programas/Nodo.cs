using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Servicios;
using Dictamen.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Dictamen.App.Programas;

/// <summary>Makes the exception of one kind of file.</summary>
internal delegate YamlInvalidoException Fabrica(string archivo, int linea, int columna, string? regla, string detalle, Exception? causa);

/// <summary>A place in a YAML file that is read strictly: every error knows its line, its column and the rule to which it belongs.</summary>
internal sealed class Nodo
{
    private readonly string _archivo;
    private readonly Fabrica _fabrica;
    private readonly YamlNode _yaml;
    private readonly HashSet<string> _leidas = new(StringComparer.Ordinal);

    private Nodo(string archivo, Fabrica fabrica, YamlNode yaml, string nombre, string? regla) =>
        (_archivo, _fabrica, _yaml, Nombre, Regla) = (archivo, fabrica, yaml, nombre, regla);

    /// <summary>Path of the keys that lead here.</summary>
    public string Nombre { get; }

    /// <summary>The nearest rule that the file names.</summary>
    public string? Regla { get; }

    /// <summary>The root of a document, that must be a mapping.</summary>
    public static Nodo Raiz(string archivo, string yaml, Fabrica fabrica)
    {
        var flujo = new YamlStream();
        var lector = new Parser(new StringReader(yaml));
        try
        {
            flujo.Load(new LectorAcotado(lector));
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            // An unbalanced bracket empties the parser's own stack: that error has no place, so the last event gives it.
            var lugar = (e as YamlException)?.Start ?? lector.Current?.End ?? Mark.Empty;
            var detalle = e is YamlAcotadoException ? e.Message
                : e.Message.Contains("Duplicate key", StringComparison.Ordinal) ? "hay una clave repetida en este mapa."
                : "el texto no es YAML válido a partir de este punto.";
            throw fabrica(archivo, (int)lugar.Line, (int)lugar.Column, null, detalle, e);
        }

        if (flujo.Documents.Count != 1)
        {
            throw fabrica(archivo, 1, 1, null, $"se esperaba un solo documento YAML y hay {flujo.Documents.Count}.", null);
        }

        var raiz = new Nodo(archivo, fabrica, flujo.Documents[0].RootNode, "", null);
        _ = raiz.Mapa;
        return raiz;
    }

    private YamlMappingNode Mapa => _yaml as YamlMappingNode ?? throw Error($"{Aqui} debe ser un mapa de claves y valores.");

    private string Aqui => Nombre.Length == 0 ? "el documento" : $"«{Nombre}»";

    /// <summary>Whether the value is a mapping.</summary>
    public bool EsMapa => _yaml is YamlMappingNode;

    /// <summary>An error at this place.</summary>
    public YamlInvalidoException Error(string detalle, string? regla = null) =>
        _fabrica(_archivo, (int)_yaml.Start.Line, (int)_yaml.Start.Column, regla ?? Regla, detalle, null);

    /// <summary>A key that must be there.</summary>
    /// <param name="clave">Key.</param>
    /// <param name="regla">Rule that needs it, named when it is missing and the file names no nearer one.</param>
    public Nodo Pedir(string clave, string? regla = null) =>
        Buscar(clave) ?? throw Error($"falta la clave «{clave}» en {Aqui}.", Regla ?? regla);

    /// <summary>A key that may be missing.</summary>
    public Nodo? Buscar(string clave)
    {
        if (!Mapa.Children.TryGetValue(new YamlScalarNode(clave), out var valor))
        {
            return null;
        }

        _leidas.Add(clave);
        return Hijo(valor, Nombre.Length == 0 ? clave : $"{Nombre}.{clave}");
    }

    /// <summary>All entries of a mapping whose keys are data. It must not be empty.</summary>
    public IEnumerable<(string Clave, Nodo Nodo)> Entradas()
    {
        if (Mapa.Children.Count == 0)
        {
            throw Error($"{Aqui} está vacío.");
        }

        foreach (var (clave, valor) in Mapa.Children)
        {
            var texto = Hijo(clave, Nombre).Texto();
            yield return (texto, Hijo(valor, $"{Nombre}.{texto}"));
        }
    }

    /// <summary>The elements of a list.</summary>
    public ImmutableArray<Nodo> Lista(bool puedeEstarVacia = false)
    {
        if (_yaml is not YamlSequenceNode lista)
        {
            throw Error($"{Aqui} debe ser una lista.");
        }

        return lista.Children.Count == 0 && !puedeEstarVacia
            ? throw Error($"{Aqui} está vacío.")
            : [.. lista.Children.Select((x, i) => Hijo(x, $"{Nombre}[{i + 1}]"))];
    }

    /// <summary>A list of texts without repetition.</summary>
    public ImmutableArray<string> Textos(bool puedeEstarVacia = false) => [.. Unicos(Lista(puedeEstarVacia), n => n.Texto()).Select(x => x.Valor)];

    /// <summary>Elements read one by one; a repeated value is an error where it stands the second time.</summary>
    public static IEnumerable<(string Valor, Nodo Nodo)> Unicos(IEnumerable<Nodo> nodos, Func<Nodo, string> valor)
    {
        var vistos = new HashSet<string>(StringComparer.Ordinal);
        foreach (var nodo in nodos)
        {
            var v = valor(nodo);
            yield return vistos.Add(v) ? (v, nodo) : throw nodo.Error($"«{v}» está repetido.");
        }
    }

    /// <summary>Every key that nobody asked for is an error.</summary>
    public void Cerrar()
    {
        foreach (var (clave, _) in Mapa.Children)
        {
            var nodo = Hijo(clave, Nombre);
            var texto = nodo.Texto();
            if (!_leidas.Contains(texto))
            {
                throw nodo.Error($"la clave «{texto}» no se conoce en {Aqui}.");
            }
        }
    }

    /// <summary>Text that is not blank.</summary>
    public string Texto() => _yaml is YamlScalarNode { Value: { } texto } && !string.IsNullOrWhiteSpace(texto)
        ? texto
        : throw Error($"{Aqui} debe ser un texto que no esté vacío.");

    /// <summary>Whole number between two bounds, inclusive.</summary>
    public int Entero(int desde, int hasta = int.MaxValue) =>
        int.TryParse(Texto(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= desde && n <= hasta
            ? n
            : throw Error($"{Aqui} debe ser un número entero {(hasta == int.MaxValue ? $"desde {desde}" : $"de {desde} a {hasta}")}; dice «{Texto()}».");

    /// <summary>Number with a decimal point between two bounds, inclusive.</summary>
    public decimal Decimal(decimal desde = 0, decimal hasta = decimal.MaxValue) =>
        Decimal() is var n && n >= desde && n <= hasta
            ? n
            : throw Error($"{Aqui} debe ser un número {(hasta == decimal.MaxValue ? $"desde {desde.Cifra()}" : $"de {desde.Cifra()} a {hasta.Cifra()}")}; dice «{Texto()}».");

    /// <summary>Pesos: more than zero, at most two decimals.</summary>
    public decimal Pesos() => Decimal() is > 0 and var n && n == decimal.Round(n, 2)
        ? n
        : throw Error($"{Aqui} debe ser un monto en pesos mayor que cero y con a lo más dos decimales; dice «{Texto()}».");

    /// <summary>Number with a decimal point and no bounds.</summary>
    public decimal Decimal() =>
        decimal.TryParse(Texto(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? n
            : throw Error($"{Aqui} debe ser un número, con punto decimal y sin separador de miles; dice «{Texto()}».");

    /// <summary>Date as <c>2019-12-31</c>.</summary>
    public DateOnly Fecha() => DiaEscrito.Leer(Texto()) ?? throw Error($"{Aqui} debe ser una fecha aaaa-mm-dd que exista; dice «{Texto()}».");

    /// <summary><c>si</c> or <c>no</c>.</summary>
    public bool SiNo() => Texto() switch
    {
        "si" => true,
        "no" => false,
        var otro => throw Error($"{Aqui} debe decir «si» o «no»; dice «{otro}»."),
    };

    /// <summary>One of some words.</summary>
    public T Uno<T>(IReadOnlyDictionary<string, T> opciones) => opciones.TryGetValue(Texto(), out var valor)
        ? valor
        : throw Error($"{Aqui} debe ser uno de: {string.Join(", ", opciones.Keys)}; dice «{Texto()}».");

    private Nodo Hijo(YamlNode yaml, string nombre)
    {
        var regla = yaml is YamlMappingNode mapa && mapa.Children.TryGetValue(new YamlScalarNode("regla"), out var r) && r is YamlScalarNode { Value: { } id } ? id : Regla;
        return new Nodo(_archivo, _fabrica, yaml, nombre, regla);
    }
}
