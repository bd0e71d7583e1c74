using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dictamen.App.Programas;
using Dictamen.Core;
using Dictamen.Core.Plazos;
using Dictamen.Host.Csv;

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen plazo</c>: counts a term, or a batch of them, and shows the arithmetic.</summary>
public static class ComandoPlazo
{
    // A century: longer than any term, and short enough for a slip of the keyboard to be noticed.
    private const int DiasMaximos = 36_525;
    private const int Desde = 0;
    private const int Dias = 1;
    private const int Tipo = 2;

    private static readonly string[] Entrada = ["desde", "dias", "tipo"];
    private static readonly string[] Tipos = ["habiles", "naturales"];
    private const string HabilesConAcento = "hábiles";

    private static readonly string TipoEsperado = $"{string.Join(" o ", Tipos)} (DH-28-02)";

    private static readonly JsonWriterOptions Json = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command.</summary>
    public static Command Crear()
    {
        var desde = Opciones.Fecha("--desde", "Día en que surtió efectos el hecho que abre el plazo. No se mueve ni se cuenta.");
        var dias = Opciones.Entero("--dias", "Días del plazo.", 1, DiasMaximos);
        var tipo = Opciones.Leer<Unidad?>("--tipo", "Días hábiles o naturales.", string.Join('|', Tipos), texto => TryUnidad(texto, out var unidad) ? unidad : null, TipoEsperado);
        var programa = Opciones.DeEntre(
            "--programa", "Usa las lecturas de un programa. Si se omite, sólo los días fijos de la LFPA art. 28 y la prórroga de AMB-12.", [.. CatalogoDeProgramas.Ids]);
        var lote = Opciones.Texto("--lote", "En vez de un plazo, muchos: CSV con las columnas desde,dias,tipo. Responde en CSV, en el orden de la entrada.", "ARCHIVO.csv");
        var json = Opciones.Bandera("--json", "Responde en JSON.");
        var comando = new Command("plazo", "Cuenta un plazo en días hábiles o naturales y muestra la cuenta, día por día (LFPA arts. 28, 29 y 38).")
        {
            desde, dias, tipo, programa, lote, json,
        };
        comando.Validators.Add(resultado =>
        {
            if (resultado.GetResult(lote) is not null
                && new Option[] { desde, dias, tipo, json }.FirstOrDefault(o => resultado.GetResult(o) is { Implicit: false }) is { } otra)
            {
                resultado.AddError($"Con «--lote» no se usa «{otra.Name}»: cada renglón del archivo dice su plazo y la respuesta es CSV.");
            }
        });
        comando.SetAction(orden =>
        {
            var (salida, errores) = (orden.InvocationConfiguration.Output, orden.InvocationConfiguration.Error);
            var calendario = Calendario(orden.GetValue(programa));
            if (orden.GetValue(lote) is { } ruta)
            {
                var plazos = Lote(ruta, calendario, salida);
                LectorCsv.AvisarSiVacio(ruta, plazos.Count, errores);
                Cotejar(plazos, errores);
                return;
            }

            orden.RequerirTodas(lote, desde, dias, tipo);

            var pedido = new Pedido(orden.Requerir(desde), orden.Requerir(dias), orden.Requerir(tipo));
            var explicacion = calendario.Explicar(pedido.Contar(calendario));
            if (orden.GetValue(json))
            {
                EnJson(explicacion, orden.GetValue(programa), salida);
            }
            else
            {
                EnTexto(explicacion, salida);
            }

            Cotejar([explicacion.Plazo], errores);
        });
        return comando;
    }

    private static Calendario Calendario(string? programa) => programa is null
        ? Core.Plazos.Calendario.Lfpa
        : CalendarioOficial.Inicial.Para(CatalogoDeProgramas.Obtener(programa));

    // The catalogue asks that the text in force be checked first; an answer that hangs on it says so, beside the answer.
    private static void Cotejar(IEnumerable<Plazo> plazos, TextWriter errores)
    {
        var dias = plazos.SelectMany(p => Lfpa28.PorCotejar(p.Unidad == Unidad.DiasHabiles ? p.PrimerDia : p.UltimoDia, p.UltimoDia)).Distinct().Order().ToList();
        if (dias.Count > 0)
        {
            var anios = dias.ConvertAll(d => d.Year).Distinct().ToList();
            var cuales = dias.Count <= 3 ? $"se contó como hábil el {string.Join(", el ", dias.Select(d => d.ConDia()))}"
                : anios.Count <= 4 ? $"se contaron como hábiles días de transmisión en {string.Join(", ", anios)}"
                : $"se contaron como hábiles días de transmisión en {string.Join(", ", anios.Take(3))} y otros {anios.Count - 3} años, hasta {anios[^1]}";
            errores.WriteLine($"Nota: {cuales}. Desde 2024 la transmisión del Poder Ejecutivo Federal es en octubre: coteje el texto vigente del artículo 28 de la LFPA antes de usar esta cuenta (DH-L-12).");
        }
    }

    private static List<Plazo> Lote(string ruta, Calendario calendario, TextWriter salida)
    {
        var pedidos = new List<Pedido>();
        using (var csv = new LectorCsv(ruta, Entrada))
        {
            while (csv.Leer())
            {
                pedidos.Add(new Pedido(LeerDesde(csv), LeerDias(csv), LeerTipo(csv)));
            }
        }

        var plazos = pedidos.ConvertAll(p => p.Contar(calendario));
        using var respuesta = new EscritorCsv(salida, [.. Entrada, "primer_dia", "ultimo_dia"]);
        foreach (var plazo in plazos)
        {
            respuesta.Renglon(
                Iso(plazo.Desde), plazo.Cantidad.ToString(CultureInfo.InvariantCulture), Nombre(plazo.Unidad), Iso(plazo.PrimerDia), Iso(plazo.UltimoDia));
        }

        return plazos;
    }

    private static DateOnly LeerDesde(LectorCsv csv) =>
        Opciones.TryFecha(csv[Desde], out var fecha) ? fecha : throw NoSeAdmite(csv, Desde, Opciones.FechaEsperada);

    private static int LeerDias(LectorCsv csv) =>
        Cifras.TryEntero(csv[Dias], 1, DiasMaximos, out var dias) ? dias : throw NoSeAdmite(csv, Dias, Opciones.EnteroEsperado(1, DiasMaximos));

    private static Unidad LeerTipo(LectorCsv csv) =>
        TryUnidad(csv[Tipo], out var unidad) ? unidad : throw NoSeAdmite(csv, Tipo, TipoEsperado);

    private static EntradaInvalidaException NoSeAdmite(LectorCsv csv, int columna, string seEspera) =>
        csv.Error(columna, $"{Cita.De(csv[columna])} no se admite; se espera {seEspera}.");

    private static void EnTexto(Explicacion explicacion, TextWriter salida)
    {
        salida.WriteLine($"Plazo de {explicacion.Plazo.Cuanto()} ({explicacion.Plazo.Regla}).");
        foreach (var renglon in explicacion.Renglones())
        {
            salida.WriteLine(renglon);
        }
    }

    private static void EnJson(Explicacion explicacion, string? programa, TextWriter salida)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Json))
        {
            var plazo = explicacion.Plazo;
            json.WriteStartObject();
            json.WriteString("desde", Iso(plazo.Desde));
            json.WriteNumber("dias", plazo.Cantidad);
            json.WriteString("tipo", Nombre(plazo.Unidad));
            json.WriteString("programa", programa);
            json.WriteString("regla", plazo.Regla);
            json.WriteString("primer_dia", Iso(plazo.PrimerDia));
            json.WriteString("ultimo_dia", Iso(plazo.UltimoDia));
            json.WriteString("vence", plazo.Fin);
            json.WriteStartArray("contados");
            foreach (var dia in explicacion.Contados)
            {
                json.WriteStringValue(Iso(dia));
            }

            json.WriteEndArray();
            DiasConMotivo(json, "omitidos", explicacion.Omitidos);
            DiasConMotivo(json, "prorrogas", explicacion.Prorrogas);
            json.WriteEndObject();
        }

        salida.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void DiasConMotivo(Utf8JsonWriter json, string nombre, IEnumerable<DiaOmitido> dias)
    {
        json.WriteStartArray(nombre);
        foreach (var dia in dias)
        {
            json.WriteStartObject();
            json.WriteString("dia", Iso(dia.Dia));
            json.WriteString("motivo", dia.Motivo);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static bool TryUnidad(string tipo, out Unidad unidad)
    {
        var esHabil = Es(tipo, Tipos[0]) || Es(tipo, HabilesConAcento);
        unidad = esHabil ? Unidad.DiasHabiles : Unidad.DiasNaturales;
        return esHabil || Es(tipo, Tipos[1]);

        static bool Es(string tipo, string nombre) => tipo.Equals(nombre, StringComparison.OrdinalIgnoreCase);
    }

    private static string Nombre(Unidad unidad) => Tipos[unidad == Unidad.DiasHabiles ? 0 : 1];

    private static string Iso(DateOnly dia) => dia.ToString(Opciones.FormatoDeFecha, CultureInfo.InvariantCulture);

    private readonly record struct Pedido(DateOnly Desde, int Dias, Unidad Unidad)
    {
        private static readonly Termino Habiles = new("LFPA-28", "LFPA arts. 28 y 38", 0, Core.Plazos.Unidad.DiasHabiles, "", "");
        private static readonly Termino Naturales = new("LFPA-29", "LFPA arts. 28, 29 y 38", 0, Core.Plazos.Unidad.DiasNaturales, "", "");

        public Plazo Contar(Calendario calendario) =>
            calendario.Computar((Unidad == Core.Plazos.Unidad.DiasHabiles ? Habiles : Naturales) with { Cantidad = Dias }, Desde);
    }
}
