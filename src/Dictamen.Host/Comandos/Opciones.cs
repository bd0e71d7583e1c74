using System.CommandLine;
using System.Globalization;

namespace Dictamen.Host.Comandos;

/// <summary>Options of the command line, each with a Spanish sentence for a value that it cannot read.</summary>
internal static class Opciones
{
    /// <summary>Format of every date on the command line and in the batches.</summary>
    public const string FormatoDeFecha = "yyyy-MM-dd";

    /// <summary>What a date must be, in words that complete «se espera …».</summary>
    public const string FechaEsperada = "una fecha del calendario con la forma aaaa-mm-dd, de 1900 a 2199, por ejemplo 2019-11-14";

    /// <summary>What a folder must be, in words that complete «se espera …».</summary>
    public const string CarpetaEsperada = "una carpeta, que puede no existir todavía";

    /// <summary>Reads a date as the command line and the batches write it. Outside of these years it is a slip of the keyboard.</summary>
    public static bool TryFecha(string texto, out DateOnly fecha) =>
        DateOnly.TryParseExact(texto, FormatoDeFecha, CultureInfo.InvariantCulture, DateTimeStyles.None, out fecha) && fecha.Year is >= 1900 and <= 2199;

    /// <summary>A date, ISO 8601 (<c>2019-11-14</c>).</summary>
    public static Option<DateOnly?> Fecha(string nombre, string descripcion) => Leer<DateOnly?>(nombre, descripcion, "aaaa-mm-dd",
        texto => TryFecha(texto, out var fecha) ? fecha : null,
        FechaEsperada);

    /// <summary>An integer between two bounds, inclusive.</summary>
    public static Option<int?> Entero(string nombre, string descripcion, int minimo, int maximo) => Leer<int?>(nombre, descripcion, "número",
        texto => Cifras.TryEntero(texto, minimo, maximo, out var n) ? n : null,
        EnteroEsperado(minimo, maximo));

    /// <summary>What an integer must be, in words that complete «se espera …».</summary>
    public static string EnteroEsperado(int minimo, int maximo) => string.Create(CultureInfo.InvariantCulture, $"un número entero de {minimo} a {maximo}");

    /// <summary>An amount in pesos, not negative, with at most two decimals and a point.</summary>
    public static Option<decimal?> Monto(string nombre, string descripcion) => Leer<decimal?>(nombre, descripcion, "pesos",
        texto => Cifras.TryMonto(texto, out var monto) ? monto : null,
        Cifras.MontoEsperado);

    /// <summary>One of several words; upper and lower case are the same.</summary>
    public static Option<string?> DeEntre(string nombre, string descripcion, params string[] valores) => Leer<string?>(nombre, descripcion, string.Join('|', valores),
        texto => valores.FirstOrDefault(v => v.Equals(texto, StringComparison.OrdinalIgnoreCase)),
        $"uno de estos valores: {string.Join(", ", valores)}");

    /// <summary>Any text, for example a path.</summary>
    public static Option<string?> Texto(string nombre, string descripcion, string ayuda) => new(nombre) { Description = descripcion, HelpName = ayuda };

    /// <summary>A folder, which may not be there yet.</summary>
    public static Option<string?> Carpeta(string nombre, string descripcion) => Leer<string?>(nombre, descripcion, "DIR",
        texto => PuedeSerCarpeta(texto) ? texto : null,
        CarpetaEsperada);

    /// <summary>Whether a text may name a folder: it is not blank, as a forgotten variable is, and no file has the name.</summary>
    public static bool PuedeSerCarpeta(string texto) => !string.IsNullOrWhiteSpace(texto) && !File.Exists(texto);

    /// <summary>A switch.</summary>
    public static Option<bool> Bandera(string nombre, string descripcion) => new(nombre) { Description = descripcion, Arity = ArgumentArity.Zero };

    /// <summary>The value of an option without which the command cannot run.</summary>
    public static T Requerir<T>(this ParseResult orden, Option<T?> opcion) where T : struct =>
        orden.GetValue(opcion) ?? throw Falta(opcion);

    /// <inheritdoc cref="Requerir{T}(ParseResult, Option{T?})"/>
    public static string Requerir(this ParseResult orden, Option<string?> opcion) =>
        orden.GetValue(opcion) ?? throw Falta(opcion);

    /// <summary>Makes sure that a command has every option that it needs, and names all that are missing.</summary>
    /// <param name="orden">Command line.</param>
    /// <param name="enSuLugar">Option that stands for all of them.</param>
    /// <param name="opciones">Options.</param>
    public static void RequerirTodas(this ParseResult orden, Option enSuLugar, params Option[] opciones)
    {
        var faltan = opciones.Where(o => orden.GetResult(o) is null or { Implicit: true }).Select(o => $"«{o.Name} {o.HelpName}»").ToArray();
        if (faltan is [.. var primeras, var ultima] && primeras.Length > 0)
        {
            throw new EntradaInvalidaException($"Faltan las opciones {string.Join(", ", primeras)} y {ultima}, o en su lugar «{enSuLugar.Name} {enSuLugar.HelpName}»; «dictamen {orden.CommandResult.Command.Name} --help» muestra lo que se admite.");
        }
    }

    /// <summary>A value that is read from its text.</summary>
    /// <param name="nombre">Name.</param>
    /// <param name="descripcion">What it is for.</param>
    /// <param name="ayuda">How the help writes its value.</param>
    /// <param name="leer">Reads it, or answers <see langword="null"/>.</param>
    /// <param name="seEspera">What it must be, in words that complete «se espera …».</param>
    public static Option<T> Leer<T>(string nombre, string descripcion, string ayuda, Func<string, T> leer, string seEspera) => new(nombre)
    {
        Description = descripcion,
        HelpName = ayuda,
        CustomParser = resultado =>
        {
            var texto = resultado.Tokens[0].Value;
            var valor = leer(texto);
            if (valor is null)
            {
                resultado.AddError($"El valor {Cita.De(texto)} de la opción «{nombre}» no se admite: se espera {seEspera}.");
            }

            return valor;
        },
    };

    private static EntradaInvalidaException Falta(Option opcion) => new($"Falta la opción «{opcion.Name} {opcion.HelpName}».");
}
