using System.CommandLine;
using System.Globalization;
using Dictamen.App.Programas;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Programas;
using Dictamen.Host.Csv;

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen calificar</c>: grades final reports by their indicators (Anexo 11).</summary>
public static class ComandoCalificar
{
    private const string Si = "si";
    private const string SiConAcento = "sí";
    private const string No = "no";
    private const int Visita = 0;
    private const int VisitaDeCampo = 3;

    private static readonly string[] Entrada = ["visita", "ejercicio", "contraloria", "visita_campo", "metas", "objetivo", "cohesion", "participacion"];

    /// <summary>The command.</summary>
    public static Command Crear()
    {
        var lote = Opciones.Texto("--lote", $"Informes en CSV con las columnas {string.Join(',', Entrada)}; cada valor es si o no, y visita_campo va vacía donde visita es no.", "ARCHIVO.csv");
        var programa = Opciones.DeEntre("--programa", "Programa con cuyas reglas se califica. Si se omite, el primero que está instalado.", [.. CatalogoDeProgramas.Ids]);
        var comando = new Command(
            "calificar",
            "Califica informes finales por indicador, con y sin visita de campo (Anexo 11). Responde en CSV, en el orden de la entrada.")
        {
            lote, programa,
        };
        comando.SetAction(orden => Ejecutar(orden.Requerir(lote), CatalogoDeProgramas.Buscar(orden.GetValue(programa))!, orden.InvocationConfiguration.Output, orden.InvocationConfiguration.Error));
        return comando;
    }

    private static void Ejecutar(string ruta, Programa programa, TextWriter salida, TextWriter errores)
    {
        var informes = Leer(ruta);
        LectorCsv.AvisarSiVacio(ruta, informes.Count, errores);
        // There are 192 different reports at most, so a long batch grades each kind once.
        var calificados = new Dictionary<int, string[]>();
        using var csv = new EscritorCsv(salida, [.. Entrada, "total", "total_base_100", "resultado", "divergencia"]);
        foreach (var informe in informes)
        {
            if (!calificados.TryGetValue(informe, out var renglon))
            {
                calificados[informe] = renglon = Calificar(programa, informe);
            }

            csv.Renglon(renglon);
        }
    }

    // One bit per column, set where it says «si».
    private static List<int> Leer(string ruta)
    {
        var informes = new List<int>();
        using var csv = new LectorCsv(ruta, Entrada);
        while (csv.Leer())
        {
            var informe = 0;
            for (var columna = 0; columna < Entrada.Length; columna++)
            {
                informe |= Valor(csv, columna, conVisita: (informe & (1 << Visita)) != 0) ? 1 << columna : 0;
            }

            informes.Add(informe);
        }

        return informes;
    }

    private static bool Valor(LectorCsv csv, int columna, bool conVisita)
    {
        var texto = csv[columna];
        if (columna == VisitaDeCampo && !conVisita)
        {
            return texto.Length == 0
                ? false
                : throw csv.Error(columna, $"{Cita.De(texto)} está de más; sin visita de campo el indicador no aplica y va vacío (PCS-A11-05).");
        }

        return texto switch
        {
            _ when Es(Si) || Es(SiConAcento) => true,
            _ when Es(No) => false,
            "" when columna == VisitaDeCampo => throw csv.Error(columna, "está vacía; con visita de campo el indicador se califica con si o no (PCS-A11-05)."),
            _ => throw csv.Error(columna, $"{Cita.De(texto)} no es un valor admitido; se espera si o no (PCS-A11-02)."),
        };

        bool Es(string valor) => texto.Equals(valor, StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Calificar(Programa programa, int informe)
    {
        bool Cumple(int columna) => (informe & (1 << columna)) != 0;
        var conVisita = Cumple(Visita);
        var valoraciones = programa.Anexo11.Indicadores.Select((i, n) => new Valoracion(i.Id, Cumple(n + 1), "")).ToArray();
        var calificacion = CalificacionAnexo11.Calificar(programa, programa.Lectura("AMB-41") == "SI", conVisita, valoraciones);
        return
        [
            .. Entrada.Select((_, columna) => columna == VisitaDeCampo && !conVisita ? "" : Cumple(columna) ? Si : No),
            calificacion.Total.ToString("0.##", CultureInfo.InvariantCulture),
            calificacion.TotalBase100.ToString("F2", CultureInfo.InvariantCulture),
            calificacion.Resultado.Nombre(),
            calificacion.Divergencia ? Si : No,
        ];
    }
}
