using System.Globalization;
using Dictamen.App.Ports;
using Dictamen.Host;
using Dictamen.Host.Almacen;
using Dictamen.Host.Comandos;
using Dictamen.Host.Demo;

namespace Dictamen.Azure.Tests.Demo;

/// <summary>One run of the demonstration, with keys that are always the same: so are the pseudonyms, and every fact.</summary>
internal sealed record CorridaDeDemo(string Salida, IReadOnlyList<string> Cabezas)
{
    private const string Llaves = """{"Version":1,"Persona":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}""";

    public static Task<CorridaDeDemo> EnDiarioAsync(string carpeta, int? proyectos) =>
        CorrerAsync(EleccionDeAlmacen.Diario, carpeta, proyectos, reloj => AlmacenLocal.Abrir(carpeta, reloj));

    public static Task<CorridaDeDemo> EnAzuriteAsync(AlmacenAzureOptions opciones, string carpeta, int? proyectos) =>
        CorrerAsync(EleccionDeAlmacen.Azurite, carpeta, proyectos, reloj => AlmacenEnAzure.Abrir(new AlmacenAzure(opciones, reloj), carpeta, esNuevo: true, reloj));

    /// <summary>Every stream with its version and the last link of its chain, by name.</summary>
    public static async Task<IReadOnlyList<string>> CabezasAsync(IEventStore eventos)
    {
        var cabezas = new List<string>();
        await foreach (var c in eventos.ListAsync())
        {
            cabezas.Add(string.Create(CultureInfo.InvariantCulture, $"{c.Stream} {c.Version} {Convert.ToHexStringLower(c.Hash.Span)}"));
        }

        cabezas.Sort(StringComparer.Ordinal);
        return cabezas;
    }

    /// <summary>The summary without the lines that tell the place and the time.</summary>
    public string SinLugar() =>
        string.Join('\n', Salida.Split('\n').Where(l => !l.Contains("segundos", StringComparison.Ordinal) && !l.Contains("--datos", StringComparison.Ordinal)));

    private static async Task<CorridaDeDemo> CorrerAsync(string almacen, string carpeta, int? proyectos, Func<TimeProvider, IAlmacen> abrir)
    {
        Directory.CreateDirectory(carpeta);
        await File.WriteAllTextAsync(Path.Combine(carpeta, "claves.json"), Llaves);
        var reloj = new RelojVirtual(ComandoDemo.Inicio);
        await using var instalacion = Instalacion.Sobre(abrir(reloj), reloj);
        using var salida = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        await ComandoDemo.RecorrerAsync(instalacion, reloj, ComandoDemo.LeerMuestra(), proyectos, 2019, almacen, "datos", salida);
        return new CorridaDeDemo(salida.ToString(), await CabezasAsync(instalacion.Almacen.Eventos));
    }
}
