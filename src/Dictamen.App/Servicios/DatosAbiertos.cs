using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Dictamen.App.Programas;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;

namespace Dictamen.App.Servicios;

/// <summary>A column of a data set.</summary>
/// <param name="Nombre">Name, the same in CSV and JSON.</param>
/// <param name="Tipo">Type in words: <c>texto</c>, <c>fecha</c>, <c>pesos</c>, <c>número</c>, <c>si/no</c>.</param>
/// <param name="Descripcion">What it means, in Spanish.</param>
public sealed record Columna(string Nombre, string Tipo, string Descripcion);

/// <summary>A data set that anybody may download.</summary>
/// <param name="Id">Name in the address.</param>
/// <param name="Titulo">Title, in Spanish.</param>
/// <param name="Descripcion">What it holds and when it appears, in Spanish.</param>
/// <param name="Regla">Rule that makes it public.</param>
/// <param name="Columnas">Columns in order: the dictionary.</param>
public sealed record Conjunto(string Id, string Titulo, string Descripcion, string Regla, ImmutableArray<Columna> Columnas);

/// <summary>Open data: the same that the pages show, row by row, never more.</summary>
public sealed class DatosAbiertos(Publicacion publicacion, IndicadoresDelPrograma indicadores)
{
    private static readonly Columna Convocatoria = new("convocatoria", "texto", "Identificador de la convocatoria: programa, ejercicio y número.");
    private static readonly Columna Programa = new("programa", "texto", "Identificador del programa.");
    private static readonly Columna Folio = new("folio", "texto", "Folio de participación.");
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Every data set with its dictionary.</summary>
    public static ImmutableArray<Conjunto> Conjuntos { get; } =
    [
        new("convocatorias", "Convocatorias", "Una fila por convocatoria publicada.", "PCS-4.2.1-01",
            [Convocatoria, new("nombre", "texto", "Nombre de la convocatoria."), new("estatus", "texto", "PUBLICADA, ABIERTA o CERRADA."), new("fecha_dof", "fecha", "Publicación en el Diario Oficial de la Federación."), new("recepcion_desde", "fecha", "Primer día de recepción."), new("recepcion_hasta", "fecha", "Último día de recepción, hasta las 24:00 del centro de México."), new("monto_total", "pesos", "Monto total con que se publicó la convocatoria."), new("monto_vigente", "pesos", "Presupuesto vigente: el monto total con sus ampliaciones y reducciones (4.2.3.4).")]),
        new("calendario", "Calendario", "Una fila por etapa de cada convocatoria.", "PCS-4.2.1-01",
            [Convocatoria, new("etapa", "texto", "Qué sucede."), new("plazo", "texto", "Renglón de la tabla de plazos."), new("regla", "texto", "Regla que lo ordena."), new("desde", "fecha", "Primer día."), new("hasta", "fecha", "Último día, o el día en que se cumplió; vacío donde depende de la notificación de cada Comité."), new("estimada", "si/no", "Si son los últimos días posibles y no los definitivos."), new("situacion", "texto", "PENDIENTE, EN_CURSO, CUMPLIDA, VENCIDA o SIN_PROYECTOS.")]),
        new("recepcion", "Resultados de recepción", "Una fila por folio, desde que se publican los resultados de recepción.", "PCS-4.2.2-08",
            [Convocatoria, Folio, new("estatus", "texto", "COMPLETO o RECEPCION_INCOMPLETA.")]),
        new("dictaminacion", "Resultados de dictaminación", "Una fila por folio dictaminado, desde que se publican.", "PCS-4.2.3.2-01",
            [Convocatoria, Folio, new("calificacion", "número", "Calificación final, con dos decimales."), new("favorable", "si/no", "Si el dictamen es favorable.")]),
        new("participantes", "Participantes en la dictaminación", "Relación alfabética de quienes participaron, sin vínculo con ningún proyecto.", "PCS-A2-19",
            [Convocatoria, new("nombre", "texto", "Nombre de la persona.")]),
        new("apoyos", "Proyectos apoyados y no apoyados", "Una fila por folio con su estatus vigente, desde que se publican.", "PCS-4.2.3.3-01",
            [Convocatoria, Folio, new("estatus", "texto", "APOYADO o NO_APOYADO."), new("causa", "texto", "Causa, cuando no se apoya."), new("monto_asignado", "pesos", "Monto asignado; 0.00 cuando no se apoya.")]),
        new("padron", "Padrón de comunidades apoyadas", "Una fila por proyecto apoyado; el beneficiario es la comunidad (8.4).", "PCS-8.4-01",
            [Convocatoria, Folio, new("comunidad", "texto", "Nombre de la comunidad."), new("proyecto", "texto", "Nombre del proyecto."), new("vertiente", "texto", "Vertiente."), new("tematica", "texto", "Temática."), new("monto_asignado", "pesos", "Monto asignado.")]),
        new("directorio", "Directorio", "Una fila por contacto del programa: informes, dudas sobre la convocatoria y denuncias (12.1, 12.2 y Anexo 2 VIII).", "PCS-12.1-01",
            [Programa, new("contacto", "texto", "Clave del contacto."), new("asunto", "texto", "DENUNCIA, INFORMACION o CONVOCATORIA."), new("nombre", "texto", "A quién se acude."), new("telefonos", "texto", "Como los escriben las Reglas; si son varios, separados por punto y coma."), new("correos", "texto", "Correos electrónicos; si son varios, separados por punto y coma."), new("sitio", "texto", "Página."), new("domicilio", "texto", "Domicilio."), new("horario", "texto", "Días y horas de atención."), new("medio", "texto", "Otro medio para acudir."), new("numeral", "texto", "Numeral o anexo que lo señala.")]),
        new("indicadores", "Indicadores de la MIR", "Una fila por indicador del Anexo 12, sobre las convocatorias cuyos apoyos se publicaron; los que no salen del registro dicen por qué.", "PCS-6-02",
            [Programa, new("indicador", "texto", "Regla que lo identifica: el Anexo 12 repite rótulos."), new("nivel", "texto", "Nivel y orden en el Anexo 12."), new("nombre", "texto", "Nombre del indicador."), new("formula", "texto", "Fórmula publicada; el resultado se multiplica por 100."), new("frecuencia", "texto", "Frecuencia de medición."), new("objetivo", "texto", "Objetivo que mide."), new("definicion", "texto", "Definición del indicador."), new("unidad", "texto", "Unidad de medida."), new("tipo", "texto", "Estratégico o de gestión."), new("dimension", "texto", "Dimensión del indicador."), new("tipo_de_valor", "texto", "Tipo de valor de la meta."), new("medios_de_verificacion", "texto", "Medios de verificación; vacío donde el Anexo 12 no los dice."), new("supuestos", "texto", "Supuestos del objetivo."), new("observacion", "texto", "Lo que en el Anexo 12 falta o no concuerda."), new("numerador", "número", "Lo que se contó."), new("denominador", "número", "Entre qué se divide."), new("valor", "número", "Porcentaje, con dos decimales."), new("corte", "fecha", "Día en que se contó."), new("nota", "texto", "Por qué no tiene valor, cuando no lo tiene; o que es un avance, cuando se mide al cierre del ejercicio y no ha cerrado.")]),
    ];

    /// <summary>A data set by its name, or <see langword="null"/>.</summary>
    public static Conjunto? Buscar(string id) => Conjuntos.FirstOrDefault(c => c.Id == id);

    /// <summary>Its rows, one after the other, in the order of its columns.</summary>
    public async IAsyncEnumerable<object?[]> FilasAsync(Conjunto conjunto, [EnumeratorCancellation] CancellationToken ct = default)
    {
        // The programme's own, whatever convocatorias it has.
        if (conjunto.Columnas[0] == Programa)
        {
            foreach (var programa in CatalogoDeProgramas.Ids.Select(CatalogoDeProgramas.Obtener))
            {
                foreach (var fila in conjunto.Id == "directorio" ? Directorio(programa) : await IndicadoresAsync(programa, ct).ConfigureAwait(false))
                {
                    yield return [programa.Id, .. fila];
                }
            }

            yield break;
        }

        foreach (var c in await publicacion.ConvocatoriasAsync(ct).ConfigureAwait(false))
        {
            foreach (var fila in await DeAsync(conjunto.Id, c, ct).ConfigureAwait(false))
            {
                yield return [c.Id, .. fila];
            }
        }
    }

    /// <summary>Writes a data set as CSV while it is read.</summary>
    public async Task EscribirCsvAsync(Conjunto conjunto, Stream destino, CancellationToken ct = default)
    {
        var columnas = Csv.Columnas(conjunto.Columnas.Select(c => c.Nombre));
        var escritor = new StreamWriter(destino, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 16_384, leaveOpen: true);
        await using (escritor.ConfigureAwait(false))
        {
            await escritor.WriteAsync(Csv.Renglon(columnas).AsMemory(), ct).ConfigureAwait(false);
            await foreach (var fila in FilasAsync(conjunto, ct).ConfigureAwait(false))
            {
                await escritor.WriteAsync(Csv.Renglon(fila).AsMemory(), ct).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes a data set as a JSON array of objects while it is read.</summary>
    public async Task EscribirJsonAsync(Conjunto conjunto, Stream destino, CancellationToken ct = default)
    {
        var columnas = Csv.Columnas(conjunto.Columnas.Select(c => c.Nombre));
        var json = new Utf8JsonWriter(destino, Legible);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartArray();
            await foreach (var fila in FilasAsync(conjunto, ct).ConfigureAwait(false))
            {
                json.WriteStartObject();
                foreach (var (columna, valor) in columnas.Zip(fila))
                {
                    Escribir(json, columna, valor);
                }

                json.WriteEndObject();
                if (json.BytesPending > 16_384)
                {
                    await json.FlushAsync(ct).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
        }
    }

    private static void Escribir(Utf8JsonWriter json, string nombre, object? valor)
    {
        switch (valor)
        {
            case null:
                json.WriteNull(nombre);
                break;
            case bool si:
                json.WriteBoolean(nombre, si);
                break;
            case int entero:
                json.WriteNumber(nombre, entero);
                break;
            case decimal numero:
                json.WriteNumber(nombre, numero);
                break;
            default:
                json.WriteString(nombre, Csv.Texto(valor));
                break;
        }
    }

    private async ValueTask<IEnumerable<object?[]>> DeAsync(string conjunto, Convocatoria c, CancellationToken ct) => conjunto switch
    {
        "convocatorias" => [[c.Bases!.Nombre, NombresDeEstatus.DeCatalogo(c.Estatus), c.FechaDof, c.Recepcion!.PrimerDia, c.Cierre ?? c.Recepcion.UltimoDia, c.Bases.MontoTotal, c.MontoVigente()]],
        "calendario" => (await publicacion.EtapasAsync(c, ct).ConfigureAwait(false)).Select(object?[] (e) => [e.Titulo, e.Plazo, e.Regla, e.Desde, e.Hasta, e.Estimada, NombresDeEstatus.DeCatalogo(e.Situacion)]),
        "recepcion" => Filas(await publicacion.RecepcionAsync(c, ct).ConfigureAwait(false), r => [r.Folio, (r.Completo ? Estatus.Completo : Estatus.RecepcionIncompleta).Nombre()]),
        "dictaminacion" => Filas(await publicacion.DictaminacionAsync(c, ct).ConfigureAwait(false), r => [r.Folio, r.Calificacion, r.Favorable]),
        "participantes" => Filas<string>((await publicacion.ParticipantesAsync(c, ct).ConfigureAwait(false))?.Nombres, n => [n]),
        "apoyos" => Filas(await publicacion.ApoyosAsync(c, ct).ConfigureAwait(false), r => [r.Folio, (r.Apoyado ? Estatus.Apoyado : Estatus.NoApoyado).Nombre(), r.Causa?.Nombre(), r.Monto]),
        _ => await PadronAsync(c, ct).ConfigureAwait(false),
    };

    // The register is public once the supported projects are (8.4, AMB-49).
    private async ValueTask<IEnumerable<object?[]>> PadronAsync(Convocatoria c, CancellationToken ct)
    {
        var apoyos = await publicacion.ApoyosAsync(c, ct).ConfigureAwait(false);
        var resumenes = (await publicacion.ResumenesAsync(c.Id, ct).ConfigureAwait(false)).ToDictionary(r => r.Folio);
        return Filas(
            apoyos?.Where(a => a.Apoyado && resumenes.ContainsKey(a.Folio)).OrderBy(a => a.Folio),
            a => resumenes[a.Folio] is var r ? [a.Folio, r.Comunidad, r.Proyecto, r.Vertiente, r.Tematica, a.Monto] : []);
    }

    private static object?[] Ficha(Core.Programas.FichaDeIndicador f) => [f.Objetivo, f.Definicion, f.Unidad, f.Tipo, f.Dimension, f.TipoDeValor, f.Medios, f.Supuestos, f.Observacion];

    private async ValueTask<IEnumerable<object?[]>> IndicadoresAsync(Core.Programas.Programa programa, CancellationToken ct) =>
        (await indicadores.MedirAsync(programa, ct).ConfigureAwait(false)).Select(object?[] (m) =>
            [m.Indicador.Regla, m.Indicador.Nivel, m.Indicador.Nombre, $"{m.Indicador.Numerador} / {m.Indicador.Denominador}", m.Indicador.Frecuencia, .. Ficha(m.Indicador.Ficha), m.Numerador?.Valor, m.Denominador?.Valor, m.Valor, publicacion.Hoy, m.SinValor ?? m.Indicador.Avance(programa, publicacion.Hoy)]);

    private static IEnumerable<object?[]> Directorio(Core.Programas.Programa programa) => programa.Directorio.Contactos.Select(object?[] (c) =>
        [c.Id, NombresDeEstatus.DeCatalogo(c.Asunto), c.Nombre, string.Join("; ", c.Telefonos), string.Join("; ", c.Correos), c.Sitio, c.Domicilio, c.Horario, c.Medio, c.Numeral]);

    private static IEnumerable<object?[]> Filas<T>(IEnumerable<T>? todas, Func<T, object?[]> fila) => todas?.Select(fila) ?? [];
}
