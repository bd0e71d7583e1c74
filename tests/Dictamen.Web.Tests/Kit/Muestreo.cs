using System.Collections.Immutable;
using Dictamen.App.Personas;
using Dictamen.App.Programas;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Programas;
using Dictamen.Host;
using Dictamen.Host.Almacen;
using Dictamen.Host.Demo;

namespace Dictamen.Web.Tests.Kit;

/// <summary>The sample convocatoria: its bases, an application that is complete, and a data directory in which the whole of it has happened.</summary>
internal static class Muestreo
{
    /// <summary>Its id.</summary>
    public const string Id = "PCS-2019-01";

    private static readonly Lazy<Task<string>> Corrida = new(CorrerAsync);

    public static Bases Bases { get; } = BasesYaml.Cargar("convocatoria.yaml", Recurso("convocatoria.yaml"));

    public static IReadOnlyList<ProyectoDeMuestra> Proyectos { get; } = Muestra.Leer(Recurso("proyectos.yaml")).Proyectos;

    /// <summary>A copy of a data directory with the whole convocatoria in it. It is run once.</summary>
    public static async Task CopiarAsync(string destino)
    {
        var origen = await Corrida.Value;
        foreach (var archivo in Directory.EnumerateFiles(origen, "*", SearchOption.AllDirectories))
        {
            var copia = Path.Combine(destino, Path.GetRelativePath(origen, archivo));
            Directory.CreateDirectory(Path.GetDirectoryName(copia)!);
            File.Copy(archivo, copia);
        }
    }

    /// <summary>An application of the sample without the requirements that are named; its documents are kept in the store.</summary>
    public static async Task<SolicitudDeApoyo> SolicitudAsync(AlmacenLocal almacen, int proyecto = 0, params string[] faltan)
    {
        var papeleria = new Papeleria(almacen.Documentos, compartida: false);
        var formatos = new Formatos(CatalogoDeProgramas.Pcs2019, new Seudonimos(almacen.Claves.Persona), papeleria);
        var solicitud = formatos.Solicitud(Proyectos[proyecto], Id, faltan.ToImmutableArray());
        await papeleria.GuardarAsync();
        return solicitud;
    }

    private static async Task<string> CorrerAsync()
    {
        var carpeta = Directory.CreateTempSubdirectory("dictamen-muestra-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(carpeta, recursive: true);
        var generador = new Generador(Muestra.Leer(Recurso("proyectos.yaml")), Bases, 2019);
        var (proyectos, convocadas) = generador.Generar(Proyectos.Count);
        var reloj = new RelojVirtual(new DateTimeOffset(2019, 10, 18, 15, 0, 0, TimeSpan.Zero));
        await using var instalacion = Instalacion.Abrir(carpeta, reloj);
        await new Simulacion(Id, instalacion, reloj, CatalogoDeProgramas.Pcs2019, convocadas, proyectos, compartida: false).CorrerAsync((_, _) => { });
        return carpeta;
    }

    private static string Recurso(string nombre)
    {
        using var lector = new StreamReader(typeof(AlmacenLocal).Assembly.GetManifestResourceStream($"samples/{nombre}")!);
        return lector.ReadToEnd();
    }
}
