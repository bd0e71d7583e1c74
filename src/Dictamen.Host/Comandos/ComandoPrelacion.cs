using System.CommandLine;
using System.Globalization;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Host.Csv;

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen prelacion</c>: orders scored projects and assigns an amount down to the cut (4.2.3.4).</summary>
public static class ComandoPrelacion
{
    private const int Folio = 0;
    private const int Calificacion = 1;
    private const int Monto = 2;

    private static readonly string[] Entrada = ["folio", "calificacion", "monto"];

    /// <summary>The command.</summary>
    public static Command Crear()
    {
        var entrada = Opciones.Texto("--entrada", "Proyectos en CSV con las columnas folio,calificacion,monto.", "ARCHIVO.csv");
        var monto = Opciones.Monto("--monto", "Monto por asignar, en pesos.");
        var politica = Opciones.DeEntre(
            "--politica",
            "Qué se hace donde un proyecto no cabe: ESTRICTA corta ahí; SALTO sigue con el primero que quepa (AMB-26). Si se omite, ESTRICTA.",
            "ESTRICTA",
            "SALTO");
        var comando = new Command(
            "prelacion",
            "Ordena por calificación y consecutivo del folio, y asigna el monto hasta el corte (4.2.3.4). Responde en CSV, en el orden de la prelación.")
        {
            entrada, monto, politica,
        };
        comando.SetAction(orden => Ejecutar(
            orden.Requerir(entrada),
            orden.Requerir(monto),
            PoliticasDeCorte.De(orden.GetValue(politica) ?? "ESTRICTA"),
            orden.InvocationConfiguration.Output,
            orden.InvocationConfiguration.Error));
        return comando;
    }

    private static void Ejecutar(string ruta, decimal monto, PoliticaDeCorte politica, TextWriter salida, TextWriter errores)
    {
        var (textos, aspirantes) = Leer(ruta);
        LectorCsv.AvisarSiVacio(ruta, aspirantes.Length, errores);
        var resultado = Asignador.Asignar(Prelacion.Ordenar(aspirantes), monto, politica);
        var (apoyado, noApoyado, sinDinero) = (Estatus.Apoyado.Nombre(), Estatus.NoApoyado.Nombre(), CausaNoApoyo.InsuficienciaPresupuestaria.Nombre());
        using var csv = new EscritorCsv(salida, "orden", "folio", "calificacion", "monto", "asignado", "estatus", "causa");
        for (var i = 0; i < resultado.Total; i++)
        {
            var renglon = resultado[i];
            var (folio, calificacion) = textos[renglon.Proyecto.Indice];
            csv.Renglon(
                renglon.Orden.ToString(CultureInfo.InvariantCulture),
                folio,
                calificacion,
                Cifras.Pesos(renglon.Proyecto.Monto),
                Cifras.Pesos(renglon.Asignado),
                renglon.EsApoyado ? apoyado : noApoyado,
                renglon.EsApoyado ? "" : sinDinero);
        }
    }

    private static (List<(string Folio, string Calificacion)> Textos, Aspirante[] Aspirantes) Leer(string ruta)
    {
        var textos = new List<(string, string)>();
        var aspirantes = new List<Aspirante>();
        var lineas = new Dictionary<long, int>();
        using var csv = new LectorCsv(ruta, Entrada);
        while (csv.Leer())
        {
            var (folio, calificacion, monto) = (csv[Folio], csv[Calificacion], csv[Monto]);
            if (!TryConsecutivo(folio, out var consecutivo))
            {
                throw csv.Error(Folio, folio.AsSpan().ContainsAnyInRange('0', '9')
                    ? string.Create(CultureInfo.InvariantCulture, $"el consecutivo de {Cita.De(folio)} es demasiado grande; se admite hasta {long.MaxValue} (AMB-27).")
                    : $"{Cita.De(folio)} no tiene consecutivo; se espera un folio cuyo último grupo de dígitos sea su número de recepción (AMB-27).");
            }

            if (!lineas.TryAdd(consecutivo, csv.Linea))
            {
                throw csv.Error(Folio, $"el consecutivo {consecutivo} de {Cita.De(folio)} ya está en la línea {lineas[consecutivo]}; cada folio tiene el suyo y no se repite (PCS-4.2.3.4-03).");
            }

            if (!Cifras.TryPuntos(calificacion, out var puntos))
            {
                throw csv.Error(Calificacion, $"{Cita.De(calificacion)} no es una calificación; se espera {Cifras.PuntosEsperados}.");
            }

            if (!Cifras.TryMonto(monto, out var pesos))
            {
                throw csv.Error(Monto, $"{Cita.De(monto)} no es un monto; se espera {Cifras.MontoEsperado}.");
            }

            if (pesos == 0)
            {
                throw csv.Error(Monto, $"{Cita.De(monto)} no es mayor que cero; cada proyecto pide un monto.");
            }

            aspirantes.Add(new Aspirante(textos.Count, consecutivo, puntos, pesos));
            textos.Add((folio, calificacion));
        }

        return (textos, aspirantes.ToArray());
    }

    // The last group of digits, wherever it stands: PCS-2019-01-000042 and «Folio 42 (bis)» are both 42.
    private static bool TryConsecutivo(ReadOnlySpan<char> folio, out long consecutivo)
    {
        var fin = folio.LastIndexOfAnyInRange('0', '9') + 1;
        var inicio = folio[..fin].LastIndexOfAnyExceptInRange('0', '9') + 1;
        return long.TryParse(folio[inicio..fin], NumberStyles.None, CultureInfo.InvariantCulture, out consecutivo);
    }
}
