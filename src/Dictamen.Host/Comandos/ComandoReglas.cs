using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Dictamen.App.Reglas;
using Dictamen.Core;
using Spectre.Console;
using Texto = Spectre.Console.Text;

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen reglas</c>: how much of the law has code and tests, what is pending, and what no system can execute.</summary>
public static class ComandoReglas
{
    private const int AnchoSinTerminal = 160;
    private const int NombresPorCelda = 3;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The command.</summary>
    public static Command Crear()
    {
        var programa = Opciones.DeEntre("--programa", "Sólo este catálogo (LFPA es el régimen general de plazos y notificaciones; SEGUIMIENTO, lo que muestran tres informes de otros programas). Si se omite, todos.", [.. CatalogoDeReglas.Nombres]);
        var estado = Opciones.DeEntre("--estado", "Sólo las reglas en este estado.", [.. Enum.GetValues<EstadoDeRegla>().Select(Nombre)]);
        var json = Opciones.Bandera("--json", "Responde en JSON.");
        var comando = new Command("reglas", "Muestra qué reglas del catálogo tienen código y pruebas, cuáles están pendientes y cuáles no puede ejecutar ningún sistema.")
        {
            programa, estado, json,
        };
        comando.SetAction(orden =>
        {
            var cubiertas = Cobertura.De(orden.GetValue(programa) is { } p ? [p] : CatalogoDeReglas.Nombres);
            ImmutableArray<ReglaCubierta> pedidas = orden.GetValue(estado) is { } e ? [.. cubiertas.Where(r => Nombre(r.Estado) == e)] : cubiertas;
            var salida = orden.InvocationConfiguration.Output;
            if (orden.GetValue(json))
            {
                EscribirJson(cubiertas, pedidas, salida);
            }
            else
            {
                EscribirTabla(cubiertas, pedidas, salida);
            }
        });
        return comando;
    }

    private static string Nombre(EstadoDeRegla estado) => estado switch
    {
        EstadoDeRegla.Implementada => "implementada",
        EstadoDeRegla.Pendiente => "pendiente",
        _ => "no-ejecutable",
    };

    private static Total Contar(string programa, IReadOnlyCollection<ReglaCubierta> reglas) => new(
        programa,
        reglas.Count,
        reglas.Count(r => r.Estado == EstadoDeRegla.Implementada),
        reglas.Count(r => r.Estado == EstadoDeRegla.Implementada && r.Pruebas.Length > 0),
        reglas.Count(r => r.Estado == EstadoDeRegla.Pendiente),
        reglas.Count(r => r.Estado == EstadoDeRegla.NoEjecutable));

    private static IEnumerable<Total> Totales(ImmutableArray<ReglaCubierta> cubiertas)
    {
        var porPrograma = cubiertas.GroupBy(r => r.Programa).Select(g => Contar(g.Key, [.. g])).ToList();
        return porPrograma.Count > 1 ? porPrograma.Prepend(Contar("Total", cubiertas)) : porPrograma;
    }

    private static void EscribirTabla(ImmutableArray<ReglaCubierta> cubiertas, ImmutableArray<ReglaCubierta> pedidas, TextWriter salida)
    {
        foreach (var t in Totales(cubiertas))
        {
            salida.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{t.Programa}: {t.Reglas} reglas; {t.Implementadas} implementadas ({t.ConPrueba} con prueba), {t.Pendientes.Cuantos("pendiente", "pendientes")}, {t.NoEjecutables} no ejecutables."));
        }

        salida.WriteLine();
        var tabla = new Table().Border(TableBorder.Horizontal);
        tabla.AddColumn(new TableColumn("Regla").NoWrap());
        tabla.AddColumn(new TableColumn("Numeral").Width(22));
        tabla.AddColumn(new TableColumn("Estado").NoWrap());
        tabla.AddColumn("Tipo que la decide, qué falta, o por qué ningún sistema la ejecuta");
        tabla.AddColumn("Pruebas");
        foreach (var r in pedidas)
        {
            tabla.AddRow(
                new Texto(r.Regla.Id),
                new Texto(r.Regla.Numeral),
                new Texto(Nombre(r.Estado)),
                new Texto(r.Estado switch
                {
                    EstadoDeRegla.Implementada => Cortos(r.Tipos),
                    _ => r.Regla.Razon,
                }),
                new Texto(Cortos(r.Pruebas)));
        }

        var consola = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(salida),
        });
        consola.Profile.Width = Console.IsOutputRedirected ? AnchoSinTerminal : Math.Max(Console.WindowWidth, 80);
        consola.Profile.Capabilities.Unicode = true;
        consola.Write(tabla);
    }

    // Full names stand in --json: a table is read by people.
    private static string Cortos(ImmutableArray<string> nombres)
    {
        var lineas = nombres.Take(NombresPorCelda).Select(n => n[(n.LastIndexOf('.', n.LastIndexOf('.') is var i and > 0 ? i - 1 : 0) + 1)..]);
        return string.Join('\n', nombres.Length > NombresPorCelda ? lineas.Append($"y {nombres.Length - NombresPorCelda} más") : lineas);
    }

    private static void EscribirJson(ImmutableArray<ReglaCubierta> cubiertas, ImmutableArray<ReglaCubierta> pedidas, TextWriter salida)
    {
        var respuesta = new
        {
            totales = Totales(cubiertas),
            reglas = pedidas.Select(r => new
            {
                r.Programa,
                r.Regla.Id,
                r.Regla.Numeral,
                r.Regla.Fuerza,
                r.Regla.Resumen,
                estado = Nombre(r.Estado),
                razon = r.Regla.Razon.Length == 0 ? null : r.Regla.Razon,
                r.Tipos,
                r.Pruebas,
            }),
        };
        salida.WriteLine(JsonSerializer.Serialize(respuesta, Json).ReplaceLineEndings("\n"));
    }

    private sealed record Total(string Programa, int Reglas, int Implementadas, int ConPrueba, int Pendientes, int NoEjecutables);
}
