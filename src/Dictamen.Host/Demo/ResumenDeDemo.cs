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
    private const int RenglonesDePrelacion = 80;
    private const int RenglonesDeLista = 20;
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    private static readonly (string Plazo, string Hecho, string Efecto)[] Vencimientos =
    [
        ("PZ-03", "RecepcionIncompletaDeclarada", "Recepción incompleta (4.2.2)"),
        ("PZ-10", "SegundoAjusteRequerido", "Segundo y último plazo de ajuste, por silencio o por observaciones que persisten (4.2.4)"),
        ("PZ-11", "AjusteNoAtendido", "No apoyado: ajuste no atendido (4.2.4)"),
        ("PZ-12", "RenunciaPresunta", "Renuncia presunta: faltó una firma (4.2.5)"),
        ("PZ-08", "PapelesNoEntregados", "No apoyado: faltan el recibo o el estado de cuenta (4.2.3.3-6)"),
        ("PZ-27", "InformeParcialNoEntregado", "Informe parcial no entregado en su fecha (Cuarta G)"),
        ("PZ-26", "InformacionNoEntregada", "Se evalúa con la información disponible (4.2.12)"),
        ("PZ-28", "InformeFinalNoEntregado", "Se califica con lo que obra en el expediente (Cuarta G)"),
        ("PZ-04..07", "PlazoDeAutoridadVencido", "Incumplimiento de la autoridad; no aprueba ni rechaza nada"),
    ];

    public static async Task EscribirAsync(Simulacion simulacion, Instalacion instalacion, string almacen, string carpeta, TimeSpan duracion, TextWriter salida)
    {
        var expedientes = simulacion.Expedientes;
        var convocatoria = await simulacion.ConvocatoriaAsync();
        var consola = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(salida), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        consola.Profile.Width = Ancho;
        consola.Profile.Capabilities.Unicode = true;
        void Titulo(string texto) => consola.Write(new Rule(texto) { Justification = Justify.Left });
        void Lista(List<string> lineas)
        {
            lineas.Take(RenglonesDeLista).ToList().ForEach(consola.WriteLine);
            if (lineas.Count > RenglonesDeLista)
            {
                consola.WriteLine(string.Create(Mexico, $"… y {lineas.Count - RenglonesDeLista:N0} más."));
            }
        }

        Titulo("Convocatoria");
        consola.WriteLine($"{convocatoria.Bases!.Nombre} ({convocatoria.Id})");
        consola.WriteLine(string.Create(Mexico, $"DOF {convocatoria.FechaDof:dd/MM/yyyy}; recepción del {convocatoria.Recepcion!.PrimerDia:dd/MM/yyyy} al {convocatoria.Recepcion.UltimoDia:dd/MM/yyyy}, a las 24:00 (PZ-02)."));
        foreach (var linea in simulacion.Cronica.De("convocatoria"))
        {
            consola.WriteLine(linea);
        }

        consola.WriteLine();
        Titulo("Cómo terminó cada proyecto");
        var estatus = new Table().Border(TableBorder.Simple).AddColumn("Estatus").AddColumn(new TableColumn("Proyectos").RightAligned());
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
            var tabla = new Table().Border(TableBorder.Simple);
            tabla.AddColumns("Lugar", "Folio", "Calificación", "Solicitado", "Asignado", "Al final");
            foreach (var r in presupuesto.Renglones.Take(RenglonesDePrelacion))
            {
                tabla.AddRow(
                    r.Orden.ToString(Mexico),
                    new Folio(convocatoria.Id, r.Consecutivo).ToString(),
                    r.Calificacion.ToString("0.00", Mexico),
                    r.Solicitado.ToString("N2", Mexico),
                    r.Asignado.ToString("N2", Mexico),
                    r.Causa?.Nombre() ?? "apoyado");
            }

            consola.Write(tabla);
            if (presupuesto.Renglones.Count > RenglonesDePrelacion)
            {
                consola.WriteLine(string.Create(Mexico, $"… y {presupuesto.Renglones.Count - RenglonesDePrelacion:N0} lugares más."));
            }
        }

        consola.WriteLine();
        Titulo("Pagos");
        var pagos = expedientes.SelectMany(e => e.Ministraciones?.Pagos ?? []).ToList();
        consola.WriteLine(string.Create(Mexico, $"{pagos.Count(p => p.Estatus == EstatusMinistracion.Pagada):N0} ministraciones pagadas por {expedientes.Sum(e => e.Ministraciones?.Pagado ?? 0m):C2}; {expedientes.Count(e => e.Convenio is { ExhibicionUnica: true, Fecha: not null }):N0} convenios en una sola exhibición; {pagos.Count(p => p.Estatus == EstatusMinistracion.Negada):N0} segundas ministraciones negadas (4.2.8)."));
        consola.WriteLine();
        Titulo("Calificación de los informes finales (Anexo 11)");
        var calificados = expedientes.Where(e => e.Informes?.Calificacion is not null).ToList();
        var notas = new Table().Border(TableBorder.Simple);
        notas.AddColumns("Puntos", "Base 100", "Resultado", "Proyectos");
        foreach (var g in calificados.GroupBy(e => e.Informes!.Calificacion!).GroupBy(g => (g.Key.Suma, g.Key.Base100, g.Key.Aprobatoria, g.Key.Divergencia)).OrderByDescending(g => g.Key.Suma).ThenByDescending(g => g.Key.Base100))
        {
            notas.AddRow(
                g.Key.Suma.ToString("0.##", Mexico),
                g.Key.Base100.ToString("0.00", Mexico),
                (g.Key.Aprobatoria ? "TERMINADO" : "COMUNIDAD_IMPEDIDA") + (g.Key.Divergencia ? " (DIVERGENCIA_A11, resuelta por la IN)" : ""),
                g.Sum(x => x.Count()).ToString(Mexico));
        }

        consola.Write(notas);
        Titulo("Plazos que vencieron, y su efecto");
        var vencidos = new Table().Border(TableBorder.Simple).AddColumns("Plazo", "Efecto", "Veces");
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
        var corrientes = 0;
        await foreach (var cabeza in instalacion.Almacen.Eventos.ListAsync())
        {
            (hechos, corrientes) = (hechos + cabeza.Version, corrientes + 1);
        }

        var enDiario = almacen == EleccionDeAlmacen.Diario;
        var lugar = enDiario ? carpeta : almacen;
        var opciones = enDiario ? $"--datos {carpeta}" : $"--almacen {almacen} --datos {carpeta}";
        consola.WriteLine(string.Create(Mexico, $"{hechos:N0} hechos en {corrientes:N0} corrientes, en {lugar}; {duracion.TotalSeconds:0.0} segundos."));
        if (expedientes.Count > 0)
        {
            consola.WriteLine($"Para ver una historia:  dictamen explicar {expedientes[0].Folio} {opciones}");
        }

        consola.WriteLine(enDiario
            ? $"Para verificarlo:       dictamen verificar {opciones}"
            : $"Para verificarlo:       dictamen migrar --de {almacen} --a {EleccionDeAlmacen.Diario}:DIR --datos {carpeta}");
        consola.WriteLine($"{CatalogoDeProgramas.Pcs2019.Leyendas["LEY-01"]}.");
    }

    private static string Nombre(Expediente e) => e.Causa is { } causa ? $"{e.Estatus.Nombre()}({causa.Nombre()})" : e.Estatus.Nombre();
}
