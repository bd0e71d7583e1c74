using System.Globalization;
using Dictamen.App.Programas;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Host.Comandos;
using Spectre.Console;
using Texto = Spectre.Console.Text;

namespace Dictamen.Host.Demo;

/// <summary>Tells what happened in a demonstration: reception, ranking with the cut, payments, grades, terms that expired, refusals.</summary>
internal static class ResumenDeDemo
{
    private const int Ancho = 110;
    private const int AnchoMinimo = 80;
    private const string Sangria = "  ";
    private const int RenglonesDePrelacion = 80;
    private const int RenglonesDeLista = 20;
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    private static readonly (string Plazo, string Hecho, string Efecto)[] Vencimientos =
    [
        ("PZ-03", "RecepcionIncompletaDeclarada", "Recepción incompleta (4.2.2)"),
        ("PZ-10", "SegundoAjusteRequerido", "Segundo y último plazo de ajuste: silencio u observaciones que persisten (4.2.4)"),
        ("PZ-11", "AjusteNoAtendido", "No apoyado: ajuste no atendido (4.2.4)"),
        ("PZ-12", "RenunciaPresunta", "Renuncia presunta: faltó una firma (4.2.5)"),
        ("PZ-08", "PapelesNoEntregados", "No apoyado: faltan el recibo o el estado de cuenta (4.2.3.3-6)"),
        ("PZ-27", "InformeParcialNoEntregado", "Informe parcial no entregado en su fecha (Cuarta G)"),
        ("PZ-26", "InformacionNoEntregada", "Se evalúa con la información disponible (4.2.12)"),
        ("PZ-28", "InformeFinalNoEntregado", "Se califica con lo que obra en el expediente (Cuarta G)"),
        ("PZ-04..07", "PlazoDeAutoridadVencido", "Incumplimiento de la autoridad; no aprueba ni rechaza nada"),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="simulacion">What ran.</param>
    /// <param name="instalacion">Where it ran.</param>
    /// <param name="almacen">Name of the store.</param>
    /// <param name="carpeta">Folder of the record.</param>
    /// <param name="duracion">How long it took.</param>
    /// <param name="salida">Where to.</param>
    /// <param name="columnas">Columns of the page; those of the terminal if they are not said.</param>
    public static async Task EscribirAsync(Simulacion simulacion, Instalacion instalacion, string almacen, string carpeta, TimeSpan duracion, TextWriter salida, int? columnas = null)
    {
        var ancho = columnas ?? (Console.IsOutputRedirected ? Ancho : Math.Clamp(Console.WindowWidth, AnchoMinimo, Ancho));
        var expedientes = simulacion.Expedientes;
        var convocatoria = await simulacion.ConvocatoriaAsync();
        var consola = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(salida), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        consola.Profile.Width = ancho;
        consola.Profile.Capabilities.Unicode = true;
        void Titulo(string texto) => consola.Write(new Rule(texto) { Justification = Justify.Left });
        void Parrafo(string texto) => Renglones(texto, ancho).ForEach(consola.WriteLine);
        void Lista(List<string> lineas)
        {
            lineas.Take(RenglonesDeLista).ToList().ForEach(Parrafo);
            if (lineas.Count > RenglonesDeLista)
            {
                consola.WriteLine(string.Create(Mexico, $"… y {lineas.Count - RenglonesDeLista:N0} más."));
            }
        }

        Titulo("Convocatoria");
        Parrafo($"{convocatoria.Bases!.Nombre} ({convocatoria.Id})");
        Parrafo(string.Create(Mexico, $"DOF {convocatoria.FechaDof:dd/MM/yyyy}; recepción del {convocatoria.Recepcion!.PrimerDia:dd/MM/yyyy} al {convocatoria.Recepcion.UltimoDia:dd/MM/yyyy}, a las 24:00 (PZ-02)."));
        foreach (var linea in simulacion.Cronica.De("convocatoria"))
        {
            Parrafo(linea);
        }

        consola.WriteLine();
        Titulo("Cómo terminó cada proyecto");
        var estatus = Tabla("Estatus", "#Proyectos");
        foreach (var g in expedientes.GroupBy(Nombre).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            estatus.AddRow(new Texto(g.Key), new Texto(g.Count().ToString("N0", Mexico)));
        }

        estatus.AddRow(new Texto("Total de folios"), new Texto(expedientes.Count.ToString("N0", Mexico)));
        consola.Write(estatus);

        Titulo("Prelación y corte");
        Lista([.. simulacion.Cronica.De("prelacion")]);
        if (convocatoria.Presupuesto is { } presupuesto)
        {
            var tabla = Tabla("#Lugar", "Folio", "#Calif.", "#Solicitado", "#Asignado", "Al final");
            foreach (var r in presupuesto.Renglones.Take(RenglonesDePrelacion))
            {
                tabla.AddRow(
                    r.Orden.ToString(Mexico),
                    new Folio(convocatoria.Id, r.Consecutivo).ToString(),
                    r.Calificacion.ConCentesimos(),
                    r.Solicitado.ToString("N2", Mexico),
                    r.Asignado.ToString("N2", Mexico),
                    r.Causa?.Nombre() ?? "apoyado");
            }

            consola.Write(tabla);
            if (presupuesto.Renglones.Count > RenglonesDePrelacion)
            {
                consola.WriteLine(string.Create(Mexico, $"… y {(presupuesto.Renglones.Count - RenglonesDePrelacion).Cuantos("lugar", "lugares")} más."));
            }

            Parrafo(string.Create(Mexico, $"Al final: {presupuesto.Apoyados.Cuantos("proyecto apoyado", "proyectos apoyados")} con {presupuesto.Asignado:C2} de {presupuesto.Total:C2}; remanente {presupuesto.Remanente:C2}."));
        }

        consola.WriteLine();
        Titulo("Pagos");
        var pagos = expedientes.SelectMany(e => e.Ministraciones?.Pagos ?? []).ToList();
        var negadas = pagos.Where(p => p.Estatus == EstatusMinistracion.Negada).ToList();
        Parrafo(string.Create(Mexico, $"{pagos.Count(p => p.Estatus == EstatusMinistracion.Pagada).Cuantos("ministración pagada", "ministraciones pagadas")} por {expedientes.Sum(e => e.Ministraciones?.Pagado ?? 0m):C2}; {expedientes.Count(e => e.Convenio is { ExhibicionUnica: true, Fecha: not null }).Cuantos("convenio", "convenios")} en una sola exhibición; {negadas.Count.Cuantos("segunda ministración negada", "segundas ministraciones negadas")}, por {negadas.Sum(p => p.Monto):C2} (4.2.8)."));
        consola.WriteLine();
        Titulo("Calificación de los informes finales (Anexo 11)");
        var calificados = expedientes.Where(e => e.Informes?.Calificacion is not null).ToList();
        var notas = Tabla("#Puntos", "#Base 100", "Resultado", "#Proyectos");
        foreach (var g in calificados.GroupBy(e => e.Informes!.Calificacion!).GroupBy(g => (g.Key.Suma, g.Key.Base100, g.Key.Aprobatoria, g.Key.Divergencia)).OrderByDescending(g => g.Key.Suma).ThenByDescending(g => g.Key.Base100))
        {
            notas.AddRow(
                g.Key.Suma.ToString("0.##", Mexico),
                g.Key.Base100.ToString("0.00", Mexico),
                (g.Key.Aprobatoria ? "TERMINADO" : "COMUNIDAD_IMPEDIDA") + (g.Key.Divergencia ? " (DIVERGENCIA_A11, resuelta por la Instancia Normativa)" : ""),
                g.Sum(x => x.Count()).ToString("N0", Mexico));
        }

        notas.AddRow("", "", "Total de informes calificados", calificados.Count.ToString("N0", Mexico));
        consola.Write(notas);
        Titulo("Plazos que vencieron, y su efecto");
        var vencidos = Tabla("Plazo", "Efecto", "#Veces");
        foreach (var (plazo, hecho, efecto) in Vencimientos)
        {
            vencidos.AddRow(plazo, efecto, simulacion.Cronica.Cuentas.GetValueOrDefault(hecho).ToString("N0", Mexico));
        }

        consola.Write(vencidos);
        var rechazos = simulacion.Cronica.De("rechazos").Order(StringComparer.Ordinal).Select(r => $"· {r}").ToList();
        if (rechazos.Count > 0)
        {
            Titulo("Actos rechazados, con su regla");
            Lista(rechazos);
            consola.WriteLine();
        }

        Titulo("El registro");
        long hechos = 0;
        var flujos = 0;
        await foreach (var cabeza in instalacion.Almacen.Eventos.ListAsync())
        {
            (hechos, flujos) = (hechos + cabeza.Version, flujos + 1);
        }

        var enDiario = almacen == EleccionDeAlmacen.Diario;
        var lugar = enDiario ? carpeta : almacen;
        var opciones = enDiario ? $"--datos {carpeta}" : $"--almacen {almacen} --datos {carpeta}";
        // What is to be copied stays in one line, however long the folder's name is.
        await salida.WriteLineAsync(string.Create(Mexico, $"{hechos.Cuantos("hecho", "hechos")} en {flujos.Cuantos("flujo", "flujos")}, en {lugar}; {duracion.TotalSeconds:0.0} segundos."));
        if (expedientes.Count > 0)
        {
            await salida.WriteLineAsync($"Para ver una historia:  dictamen explicar {expedientes[0].Folio} {opciones}");
        }

        await salida.WriteLineAsync(enDiario
            ? $"Para verificarlo:       dictamen verificar {opciones}"
            : $"Para verificarlo:       dictamen migrar --de {almacen} --a {EleccionDeAlmacen.Diario}:DIR --datos {carpeta}");
        Parrafo($"{CatalogoDeProgramas.Leyenda}.");
    }

    /// <summary>A text in lines that fit, each after the first one indented.</summary>
    internal static List<string> Renglones(string texto, int ancho)
    {
        var renglones = new List<string>();
        var renglon = "";
        foreach (var palabra in texto.Split(' '))
        {
            if (renglon.Length > Sangria.Length && renglon.Length + 1 + palabra.Length > ancho)
            {
                renglones.Add(renglon);
                renglon = $"{Sangria}{palabra}";
            }
            else
            {
                renglon = renglon.Length == 0 ? palabra : $"{renglon} {palabra}";
            }
        }

        return [.. renglones, renglon];
    }

    // A column whose title begins with # holds figures: they stand to the right.
    private static Table Tabla(params string[] titulos)
    {
        var tabla = new Table().Border(TableBorder.Simple);
        foreach (var titulo in titulos)
        {
            var columna = new TableColumn(titulo.TrimStart('#')).Padding(0, 0, 1, 0);
            tabla.AddColumn(titulo[0] == '#' ? columna.RightAligned() : columna);
        }

        return tabla;
    }

    private static string Nombre(Expediente e) => e.Causa is { } causa ? $"{e.Estatus.Nombre()}({causa.Nombre()})" : e.Estatus.Nombre();
}
