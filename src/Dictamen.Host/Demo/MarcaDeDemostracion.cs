using System.Globalization;
using Dictamen.Core;
using Dictamen.Host.Almacen;
using Dictamen.Host.Comandos;

namespace Dictamen.Host.Demo;

/// <summary>The file <c>demostracion.txt</c>: says that a folder holds a demonstration, and how far its clock is from the real one.</summary>
internal static class MarcaDeDemostracion
{
    /// <summary>Name of the file.</summary>
    public const string Archivo = "demostracion.txt";

    private const string Leyenda = "Registro de una demostración: personas, comunidades y cuentas ficticias.";
    private const string Reloj = "Desfase del reloj: ";

    /// <summary>Marks a folder, new or old, before anything is in it: an unfinished demonstration may be erased too.</summary>
    /// <exception cref="DirectoryInUseException">Another process has it.</exception>
    public static async Task EmpezarAsync(string carpeta, CancellationToken ct)
    {
        using var tomada = DirectoryLock.Take(carpeta);
        await File.WriteAllTextAsync(Ruta(carpeta), $"{Leyenda}\n", ct);
    }

    /// <summary>Whether a folder holds a demonstration that did not end: nobody's record.</summary>
    public static bool EstaSinTerminar(string carpeta) => File.Exists(Ruta(carpeta)) && LeerDesfase(carpeta) is null;

    /// <summary>Writes down how far the demonstration's clock is from the real one, now that it ends.</summary>
    public static async Task<RelojDesplazado> TerminarAsync(string carpeta, DateTimeOffset ahora, CancellationToken ct)
    {
        var reloj = new RelojDesplazado(TimeProvider.System.GetUtcNow() - ahora);
        await GuardarAsync(carpeta, reloj, ct);
        return reloj;
    }

    /// <summary>The clock of the demonstration in a folder, some days later than it stands. It is later for good once it is kept (<see cref="GuardarAsync"/>).</summary>
    /// <exception cref="EntradaInvalidaException">The folder holds no demonstration, or one that did not end.</exception>
    public static RelojDesplazado Adelantado(string carpeta, int dias)
    {
        if (RelojDe(carpeta) is not RelojDesplazado reloj)
        {
            throw new EntradaInvalidaException($"Sólo se adelanta el reloj de una demostración, y la carpeta «{carpeta}» no tiene ninguna; indique la suya con --datos.");
        }

        // At the same hour of another day: one of them has 25 hours.
        var ahora = reloj.GetUtcNow();
        var local = HoraDelCentro.Local(ahora);
        return new RelojDesplazado(reloj.Desfase - (HoraDelCentro.Instante(DateOnly.FromDateTime(local).AddDays(dias), TimeOnly.FromDateTime(local)) - ahora));
    }

    /// <summary>Writes down how far a demonstration's clock is from the real one.</summary>
    public static Task GuardarAsync(string carpeta, RelojDesplazado reloj, CancellationToken ct) =>
        File.WriteAllTextAsync(Ruta(carpeta), $"{Leyenda}\n{Reloj}{reloj.Desfase.ToString("c", CultureInfo.InvariantCulture)}\n", ct);

    /// <summary>The clock of a folder: that of the demonstration that it holds, or else the real one.</summary>
    /// <exception cref="EntradaInvalidaException">The demonstration in it did not end.</exception>
    public static TimeProvider RelojDe(string carpeta)
    {
        if (!File.Exists(Ruta(carpeta)))
        {
            return TimeProvider.System;
        }

        return LeerDesfase(carpeta) is { } desfase
            ? new RelojDesplazado(desfase)
            : throw new EntradaInvalidaException($"La demostración de la carpeta «{carpeta}» no terminó; vuelva a correrla con «dictamen demo --datos {carpeta}», o indique otra carpeta con --datos.");
    }

    private static TimeSpan? LeerDesfase(string carpeta)
    {
        var linea = File.ReadLines(Ruta(carpeta)).FirstOrDefault(l => l.StartsWith(Reloj, StringComparison.Ordinal));
        return TimeSpan.TryParseExact(linea?[Reloj.Length..], "c", CultureInfo.InvariantCulture, out var desfase) ? desfase : null;
    }

    private static string Ruta(string carpeta) => Path.Combine(carpeta, Archivo);
}
