using System.Globalization;
using Dictamen.Host.Comandos;

namespace Dictamen.Host.Demo;

/// <summary>The file <c>demostracion.txt</c>: says that a folder holds a demonstration, and how far its clock is from the real one.</summary>
internal static class MarcaDeDemostracion
{
    /// <summary>Name of the file.</summary>
    public const string Archivo = "demostracion.txt";

    private const string Leyenda = "Registro de una demostración: personas, comunidades y cuentas ficticias.";
    private const string Reloj = "Desfase del reloj: ";

    /// <summary>Marks a folder before anything is in it: an unfinished demonstration may be erased too.</summary>
    public static Task EmpezarAsync(string carpeta, CancellationToken ct) => File.WriteAllTextAsync(Ruta(carpeta), $"{Leyenda}\n", ct);

    /// <summary>Writes down how far the demonstration's clock is from the real one, now that it ends.</summary>
    public static async Task<RelojDesplazado> TerminarAsync(string carpeta, DateTimeOffset ahora, CancellationToken ct)
    {
        var desfase = TimeProvider.System.GetUtcNow() - ahora;
        await File.WriteAllTextAsync(Ruta(carpeta), $"{Leyenda}\n{Reloj}{desfase.ToString("c", CultureInfo.InvariantCulture)}\n", ct);
        return new RelojDesplazado(desfase);
    }

    /// <summary>The clock of a folder: that of the demonstration that it holds, or else the real one.</summary>
    /// <exception cref="EntradaInvalidaException">The demonstration in it did not end.</exception>
    public static TimeProvider RelojDe(string carpeta)
    {
        if (!File.Exists(Ruta(carpeta)))
        {
            return TimeProvider.System;
        }

        var linea = File.ReadLines(Ruta(carpeta)).FirstOrDefault(l => l.StartsWith(Reloj, StringComparison.Ordinal));
        return TimeSpan.TryParseExact(linea?[Reloj.Length..], "c", CultureInfo.InvariantCulture, out var desfase)
            ? new RelojDesplazado(desfase)
            : throw new EntradaInvalidaException($"La demostración de la carpeta «{carpeta}» no terminó; vuelva a correrla, o indique otra carpeta con --datos.");
    }

    private static string Ruta(string carpeta) => Path.Combine(carpeta, Archivo);
}
