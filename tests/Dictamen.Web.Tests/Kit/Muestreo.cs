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

    private const string Completa = "completa";

    private static readonly Lazy<Task<string>> Corrida = new(CorrerAsync);

    /// <summary>The mornings of which a copy is kept, each with something for the office to do; and the end of the run.</summary>
    public static class Dia
    {
        /// <summary>Applications come in; some are being corrected.</summary>
        public static DateOnly Recepcion { get; } = new(2019, 10, 30);

        /// <summary>Sheets come in.</summary>
        public static DateOnly Cedulas { get; } = new(2019, 11, 7);

        /// <summary>Every sheet is in, and no result agreed.</summary>
        public static DateOnly Dictaminacion { get; } = new(2019, 11, 8);

        /// <summary>The acta is signed; the results are not published.</summary>
        public static DateOnly Dictaminados { get; } = new(2019, 11, 14);

        /// <summary>The results are published; the money is not assigned.</summary>
        public static DateOnly Asignacion { get; } = new(2019, 11, 15);

        /// <summary>An offer waits for its answer.</summary>
        public static DateOnly Oferta { get; } = new(2019, 11, 16);

        /// <summary>The supported projects are published.</summary>
        public static DateOnly Apoyados { get; } = new(2019, 11, 19);

        /// <summary>Agreements are at the committees; adjusted projects come back.</summary>
        public static DateOnly Ajustes { get; } = new(2019, 11, 20);

        /// <summary>Committees have signed.</summary>
        public static DateOnly Firmas { get; } = new(2019, 11, 22);

        /// <summary>Papers of the first payment are in.</summary>
        public static DateOnly Papeles { get; } = new(2019, 11, 23);

        /// <summary>Projects are carried out.</summary>
        public static DateOnly Ejecucion { get; } = new(2019, 11, 26);

        /// <summary>Partial reports are in.</summary>
        public static DateOnly Parciales { get; } = new(2019, 12, 16);

        /// <summary>Final reports are in.</summary>
        public static DateOnly Finales { get; } = new(2020, 1, 10);

        /// <summary>Refunds are owed.</summary>
        public static DateOnly Reintegros { get; } = new(2020, 1, 17);

        /// <summary>A community waits to be declared impeded.</summary>
        public static DateOnly Impedida { get; } = new(2020, 2, 2);

        internal static IReadOnlySet<DateOnly> Todos { get; } =
            new HashSet<DateOnly> { Recepcion, Cedulas, Dictaminacion, Dictaminados, Asignacion, Oferta, Apoyados, Ajustes, Firmas, Papeles, Ejecucion, Parciales, Finales, Reintegros, Impedida };
    }

    public static Bases Bases { get; } = BasesYaml.Cargar("convocatoria.yaml", Recurso("convocatoria.yaml"));

    public static IReadOnlyList<ProyectoDeMuestra> Proyectos { get; } = Muestra.Leer(Recurso("proyectos.yaml")).Proyectos;

    /// <summary>A copy of a data directory with the convocatoria as it was on a morning, or with the whole of it. It is run once.</summary>
    public static async Task CopiarAsync(string destino, DateOnly? dia = null) =>
        Copiar(Path.Combine(await Corrida.Value, dia is { } d ? Carpeta(d) : Completa), destino);

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
        // Beside the tests, in the place of the last run's: the process of the tests ends without leave to clean up after it.
        var carpeta = Path.Combine(AppContext.BaseDirectory, "muestra");
        if (Directory.Exists(carpeta))
        {
            Directory.Delete(carpeta, recursive: true);
        }

        var generador = new Generador(Muestra.Leer(Recurso("proyectos.yaml")), Bases, 2019);
        var (proyectos, convocadas) = generador.Generar(Proyectos.Count);
        var reloj = new RelojVirtual(new DateTimeOffset(2019, 10, 18, 15, 0, 0, TimeSpan.Zero));
        var completa = Path.Combine(carpeta, Completa);
        await using var instalacion = Instalacion.Abrir(completa, reloj);
        await new Simulacion(Id, instalacion, reloj, CatalogoDeProgramas.Pcs2019, convocadas, proyectos, compartida: false).CorrerAsync((hoy, _) =>
        {
            if (Dia.Todos.Contains(hoy))
            {
                Copiar(completa, Path.Combine(carpeta, Carpeta(hoy)));
            }
        });
        return carpeta;
    }

    // The directory's lock belongs to who has it open; what was sent is hundreds of files, and nobody reads it again. The looks at fichas may still be on their way to the disk:
    // a seal that is copied first counts no more records than the segments that are copied after it.
    private static void Copiar(string origen, string destino)
    {
        Directory.CreateDirectory(destino);
        foreach (var archivo in new DirectoryInfo(origen).EnumerateFiles().Where(a => !a.Name.StartsWith("candado", StringComparison.Ordinal)).OrderBy(a => a.Name != Seal.Name))
        {
            using var de = archivo.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var a = File.Create(Path.Combine(destino, archivo.Name));
            de.CopyTo(a);
        }

        foreach (var carpeta in new DirectoryInfo(origen).EnumerateDirectories().Where(c => c.Name != AlmacenLocal.Buzon))
        {
            Copiar(carpeta.FullName, Path.Combine(destino, carpeta.Name));
        }
    }

    private static string Carpeta(DateOnly dia) => dia.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static string Recurso(string nombre)
    {
        using var lector = new StreamReader(typeof(AlmacenLocal).Assembly.GetManifestResourceStream($"samples/{nombre}")!);
        return lector.ReadToEnd();
    }
}
