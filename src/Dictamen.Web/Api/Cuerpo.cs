using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Web.Seguridad;
using Dictamen.Web.Solicitante;
using Microsoft.AspNetCore.Http;

namespace Dictamen.Web.Api;

/// <summary>Reads what a program sends: strictly, within bounds, and with an answer that says where it is wrong.</summary>
internal static partial class Cuerpo
{
    /// <summary>Largest JSON body, bytes: the whole Anexo 3 takes one tenth.</summary>
    public const int Maximo = 1_000_000;

    private const int Profundidad = 24;

    /// <summary>How the interface reads and writes JSON.</summary>
    public static void Configurar(JsonSerializerOptions o)
    {
        o.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        o.MaxDepth = Profundidad;
        o.RespectNullableAnnotations = true;
        o.RespectRequiredConstructorParameters = true;
        o.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        // Of two values under one name there is no telling which was meant.
        o.AllowDuplicateProperties = false;
        // A number is no option: there would be no telling one that does not exist.
        o.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        o.Converters.Add(new HuellaEntera());
        o.TypeInfoResolver = (o.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(Opcionales);
    }

    public static JsonSerializerOptions Opciones { get; } = Crear();

    /// <summary>How a document of the record is written: one that is older than a datum of its format lacks it, and is read all the same.</summary>
    public static JsonSerializerOptions OpcionesDeDocumento { get; } = DeDocumento();

    /// <summary>Reads a body, or says what is wrong with it.</summary>
    public static async Task<(T? Valor, IResult? Problema)> LeerAsync<T>(HttpContext http) where T : class
    {
        if (!http.Request.HasJsonContentType())
        {
            return (null, Errores.Problema(415, "TIPO_NO_ADMITIDO", "Envíe el contenido como application/json."));
        }

        var bytes = new MemoryStream();
        var tramo = new byte[16_384];
        for (int n; (n = await http.Request.Body.ReadAsync(tramo, http.RequestAborted)) > 0;)
        {
            if (bytes.Length + n > Maximo)
            {
                return (null, Errores.Problema(413, "DEMASIADO_GRANDE", $"El contenido pesa más de {Maximo / 1000} KB. Los documentos se suben aparte, uno por uno."));
            }

            bytes.Write(tramo, 0, n);
        }

        // What was read can be read again: the order's id is of its bytes.
        bytes.Position = 0;
        http.Request.Body = bytes;
        try
        {
            return JsonSerializer.Deserialize<T>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), Opciones) is { } valor
                ? (valor, null)
                : (null, Mal(null));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return (null, Mal(Lugar(e as JsonException), repetido: e.Message.StartsWith("Duplicate propert", StringComparison.Ordinal)));
        }
    }

    /// <summary>Reads the one file of a form, in the field «archivo», or says what is wrong with it.</summary>
    public static async Task<(IFormFile? Archivo, ReadOnlyMemory<byte> Bytes, IResult? Problema)> LeerArchivoAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            return (null, default, Errores.Problema(415, "TIPO_NO_ADMITIDO", "Envíe el documento como multipart/form-data, en el campo «archivo»."));
        }

        IFormCollection formulario;
        try
        {
            formulario = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return (null, default, Errores.Problema(400, "PETICION_INVALIDA", "El contenido multipart/form-data no se entiende: falta su separador (boundary), o se cortó antes de terminar. Envíelo completo otra vez.", campo: "archivo"));
        }

        return formulario.Files is [var archivo]
            ? (archivo, await RutasDeSolicitante.LeerAsync(archivo, http.RequestAborted), null)
            : (null, default, Errores.Problema(400, "PETICION_INVALIDA", "Envíe un solo archivo en cada petición, en el campo «archivo».", campo: "archivo"));
    }

    private static JsonSerializerOptions Crear()
    {
        var o = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configurar(o);
        return o;
    }

    private static JsonSerializerOptions DeDocumento()
    {
        var o = Crear();
        o.RespectNullableAnnotations = false;
        o.TypeInfoResolver = o.TypeInfoResolver!.WithAddedModifier(ListasVacias);
        return o;
    }

    // A list that the document lacks is none, and the writer takes it for a mistake.
    private static void ListasVacias(JsonTypeInfo tipo)
    {
        foreach (var propiedad in tipo.Properties.Where(p => p.Get is not null && p.PropertyType is { IsGenericType: true } t && t.GetGenericTypeDefinition() == typeof(ImmutableArray<>)))
        {
            var (leer, ninguna, vacia) = (propiedad.Get!, Activator.CreateInstance(propiedad.PropertyType), propiedad.PropertyType.GetField(nameof(ImmutableArray<int>.Empty))!.GetValue(null));
            propiedad.Get = o => leer(o) is { } lista && !lista.Equals(ninguna) ? lista : vacia;
        }
    }

    // For what is missing the reader gives the place of its whole; the name stands only in its message.
    private static string? Lugar(JsonException? e)
    {
        var todo = e?.Path?.TrimStart('$', '.') ?? "";
        return Ausente().Match(e?.Message ?? "") is { Success: true } m ? (todo.Length == 0 ? m.Groups[1].Value : $"{todo}.{m.Groups[1].Value}") : todo;
    }

    [GeneratedRegex("missing required properties including: '([^']+)'")]
    private static partial Regex Ausente();

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Mal(string? donde, bool repetido = false) => Errores.Problema(
        400,
        "JSON_INVALIDO",
        repetido ? $"El dato «{donde}» viene más de una vez: envíelo una sola."
        : string.IsNullOrEmpty(donde) ? "El contenido no es el JSON que se espera: falta un dato, sobra, o no tiene su forma." : $"El dato «{donde}» falta, sobra o no tiene la forma esperada.",
        campo: donde);

    // The people of Anexo 3 are written by the reception itself, as pseudonyms; and so is whose application it is, which nobody sends.
    private static void Opcionales(JsonTypeInfo tipo)
    {
        if (tipo.Type == typeof(ContenidoDeSolicitud))
        {
            tipo.Properties.Remove(tipo.Properties.Single(p => string.Equals(p.Name, nameof(ContenidoDeSolicitud.SolicitudId), StringComparison.OrdinalIgnoreCase)));
            return;
        }

        if (tipo.Type != typeof(Anexo3))
        {
            return;
        }

        foreach (var propiedad in tipo.Properties.Where(p => string.Equals(p.Name, nameof(Anexo3.Integrantes), StringComparison.OrdinalIgnoreCase)))
        {
            propiedad.IsRequired = false;
        }
    }

    // What the record keeps as a digest is one: whoever writes the record by hand may shorten it, a program may not.
    private sealed class HuellaEntera : JsonConverter<Huella>
    {
        public override Huella Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } texto && Huellas.EsHuella(texto) ? new Huella(texto) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Huella value, JsonSerializerOptions options) => writer.WriteStringValue(value.Valor);
    }
}
