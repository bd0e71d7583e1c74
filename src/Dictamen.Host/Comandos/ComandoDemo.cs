using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Dictamen.App.Programas;
using Dictamen.Core;
using Dictamen.Core.Programas;
using Dictamen.Host.Demo;

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen demo</c>: the sample convocatoria in virtual time, from publication to the last report; then the site over it, and a second convocatoria that receives applications.</summary>
internal static class ComandoDemo
{
    private const string Primera = "PCS-2019-01";
    internal static readonly DateTimeOffset Inicio = new(2019, 10, 18, 15, 0, 0, TimeSpan.Zero);

    /// <summary>The command.</summary>
    public static Command Crear()
    {
        var proyectos = Opciones.Entero("--proyectos", "Cuántos proyectos participan; sin esta opción, los de la muestra.", 1, 1_000_000);
        var semilla = Opciones.Entero("--semilla", "Semilla de los proyectos generados (2019 si se omite).", int.MinValue, int.MaxValue);
        var datos = Opciones.Carpeta("--datos", $"Carpeta, nueva, vacía o con una demostración que no terminó, en la que queda el registro ({Datos.Demostracion} si se omite).");
        var almacen = EleccionDeAlmacen.Opcion();
        var sinServidor = Opciones.Bandera("--sin-servidor", "Termina al acabar el recorrido, sin abrir el sitio ni otra convocatoria.");
        var practica = Opciones.Bandera("--practica", "Sin recorrido: abre, el primer día de su recepción en 2019, una convocatoria vacía para llevar solicitudes propias hasta el pago y los informes.");
        var puerto = ComandoServir.Puerto();
        var comando = new Command("demo", "Recorre una convocatoria de muestra, de la publicación al último informe, en tiempo virtual, y dice qué pasó; después abre el sitio, con otra que recibe solicitudes.")
        {
            proyectos, semilla, datos, almacen, sinServidor, practica, puerto,
        };
        comando.Validators.Add(orden =>
        {
            if (orden.GetValue(practica) && (orden.GetResult(proyectos) is not null || orden.GetResult(semilla) is not null))
            {
                orden.AddError("La opción «--practica» abre una convocatoria vacía: no se combina con «--proyectos» ni con «--semilla».");
            }
        });
        comando.SetAction((orden, ct) => EjecutarAsync(
            orden.GetValue(proyectos),
            orden.GetValue(semilla) ?? 2019,
            orden.GetValue(datos),
            orden.GetValue(almacen) ?? EleccionDeAlmacen.Diario,
            orden.GetValue(practica),
            orden.GetValue(sinServidor) ? null : ComandoServir.Libre(orden.GetValue(puerto)),
            orden.InvocationConfiguration.Output,
            ct));
        return comando;
    }

    private static async Task<int> EjecutarAsync(int? cuantos, int semilla, string? pedida, string almacen, bool practica, int? puerto, TextWriter salida, CancellationToken ct)
    {
        // Read while the stores are opened: both compile much that is used for the first time.
        var muestra = Task.Run(LeerMuestra, ct);
        var carpeta = pedida ?? Datos.Demostracion;
        var reloj = new RelojVirtual(Inicio);
        var abrir = await EleccionDeAlmacen.ElegirAsync(almacen, vacio: true, reloj, ct);
        Datos.Vaciar(carpeta, pedida is null);
        await MarcaDeDemostracion.EmpezarAsync(carpeta, ct);
        await using (var instalacion = Instalacion.Sobre(abrir(carpeta), reloj))
        {
            if (practica)
            {
                reloj.Poner(HoraDelCentro.Instante(Convocante.Dof, SegundaConvocatoria.Apertura));
            }
            else
            {
                await RecorrerAsync(instalacion, reloj, await muestra, cuantos, semilla, almacen, carpeta, salida, ct: ct);
            }

            if (practica || puerto is not null)
            {
                await SegundaConvocatoria.AbrirAsync(instalacion, reloj, CatalogoDeProgramas.Pcs2019, BasesDeMuestra());
            }
        }

        var sigue = await MarcaDeDemostracion.TerminarAsync(carpeta, reloj.GetUtcNow(), ct);
        if (puerto is null)
        {
            return CodigoDeSalida.Correcto;
        }

        await salida.WriteLineAsync();
        await using var servido = (await EleccionDeAlmacen.ElegirAsync(almacen, vacio: false, sigue, ct))(carpeta);
        return await ComandoServir.ServirAsync(
            servido,
            carpeta,
            puerto.Value,
            sigue,
            practica
                ? [("La convocatoria que recibe solicitudes", $"/convocatoria/{SegundaConvocatoria.Id}")]
                : [
                    ("La convocatoria que acaba de recorrerse", $"/convocatoria/{Primera}/resultados"),
                    ("La que recibe solicitudes; por su fecha llega hasta el ajuste, y hasta el pago y los informes la de «demo --practica»", $"/convocatoria/{SegundaConvocatoria.Id}"),
                ],
            salida,
            ct);
    }

    /// <summary>Runs the demonstration over an installation, and writes its summary.</summary>
    internal static async Task RecorrerAsync(Instalacion instalacion, RelojVirtual reloj, Muestra muestra, int? cuantos, int semilla, string almacen, string carpeta, TextWriter salida, int? columnas = null, CancellationToken ct = default)
    {
        var cronometro = Stopwatch.StartNew();
        var programa = CatalogoDeProgramas.Pcs2019;
        var generador = new Generador(muestra, BasesDeMuestra(), semilla);
        var (proyectos, convocadas) = generador.Generar(cuantos ?? muestra.Proyectos.Count);
        var simulacion = new Simulacion(Primera, instalacion, reloj, programa, convocadas, proyectos, compartida: proyectos.Count > muestra.Proyectos.Count);
        await Barra.CorrerAsync(
            "Convocatoria de muestra",
            avance => simulacion.CorrerAsync((dia, parte) =>
            {
                ct.ThrowIfCancellationRequested();
                avance(dia.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), parte);
            }));
        await ResumenDeDemo.EscribirAsync(simulacion, instalacion, almacen, carpeta, cronometro.Elapsed, salida, columnas);
    }

    /// <summary>The sample's projects.</summary>
    internal static Muestra LeerMuestra() => Muestra.Leer(Recurso("proyectos.yaml"));

    private static Bases BasesDeMuestra() => BasesYaml.Cargar("samples/pcs-2019/convocatoria.yaml", Recurso("convocatoria.yaml"));

    private static string Recurso(string nombre)
    {
        using var lector = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"samples/{nombre}")!);
        return lector.ReadToEnd();
    }
}
