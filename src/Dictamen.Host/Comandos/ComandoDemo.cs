using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Dictamen.App.Programas;
using Dictamen.Host.Demo;

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen demo</c>: the sample convocatoria in virtual time, from publication to the last report.</summary>
internal static class ComandoDemo
{
    private const string Marca = "demostracion.txt";
    internal static readonly DateTimeOffset Inicio = new(2019, 10, 18, 15, 0, 0, TimeSpan.Zero);

    /// <summary>The command.</summary>
    public static Command Crear()
    {
        var proyectos = Opciones.Entero("--proyectos", "Cuántos proyectos participan; sin esta opción, los de la muestra.", 1, 1_000_000);
        var semilla = Opciones.Entero("--semilla", "Semilla de los proyectos generados (2019 si se omite).", int.MinValue, int.MaxValue);
        var datos = Opciones.Texto("--datos", $"Carpeta, nueva o vacía, en la que queda el registro ({Datos.Demostracion} si se omite).", "DIR");
        var almacen = EleccionDeAlmacen.Opcion();
        var comando = new Command("demo", "Recorre una convocatoria de muestra, de la publicación al último informe, en tiempo virtual, y dice qué pasó.") { proyectos, semilla, datos, almacen };
        comando.SetAction((orden, ct) => EjecutarAsync(
            orden.GetValue(proyectos),
            orden.GetValue(semilla) ?? 2019,
            orden.GetValue(datos),
            orden.GetValue(almacen) ?? EleccionDeAlmacen.Diario,
            orden.InvocationConfiguration.Output,
            ct));
        return comando;
    }

    private static async Task<int> EjecutarAsync(int? cuantos, int semilla, string? pedida, string almacen, TextWriter salida, CancellationToken ct)
    {
        var carpeta = pedida ?? Datos.Demostracion;
        var reloj = new RelojVirtual(Inicio);
        var abrir = await EleccionDeAlmacen.ElegirAsync(almacen, vacio: true, reloj, ct);
        Datos.Vaciar(carpeta, Marca, pedida is null);
        await using var instalacion = Instalacion.Sobre(abrir(carpeta), reloj);
        await File.WriteAllTextAsync(Path.Combine(carpeta, Marca), "Registro de una demostración: personas, comunidades y cuentas ficticias.\n", ct);
        await RecorrerAsync(instalacion, reloj, cuantos, semilla, almacen, carpeta, salida);
        return CodigoDeSalida.Correcto;
    }

    /// <summary>Runs the demonstration over an installation, and writes its summary.</summary>
    internal static async Task RecorrerAsync(Instalacion instalacion, RelojVirtual reloj, int? cuantos, int semilla, string almacen, string carpeta, TextWriter salida)
    {
        var cronometro = Stopwatch.StartNew();
        var programa = CatalogoDeProgramas.Pcs2019;
        var muestra = Muestra.Leer(Recurso("proyectos.yaml"));
        var bases = BasesYaml.Cargar("samples/pcs-2019/convocatoria.yaml", Recurso("convocatoria.yaml"));
        var generador = new Generador(muestra, bases, semilla);
        var (proyectos, convocadas) = generador.Generar(cuantos ?? muestra.Proyectos.Count);
        var simulacion = new Simulacion("PCS-2019-01", instalacion, reloj, programa, convocadas, proyectos, compartida: proyectos.Count > muestra.Proyectos.Count);
        await Barra.CorrerAsync(
            "Convocatoria de muestra",
            avance => simulacion.CorrerAsync((dia, parte) => avance(dia.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), parte)));
        await ResumenDeDemo.EscribirAsync(simulacion, instalacion, almacen, carpeta, cronometro.Elapsed, salida);
    }

    private static string Recurso(string nombre)
    {
        using var lector = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"samples/{nombre}")!);
        return lector.ReadToEnd();
    }
}
