using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dictamen.Web.Api;
using Xunit;

namespace Dictamen.Web.Tests.Kit;

/// <summary>Programs before the interface.</summary>
internal static class Programas
{
    public static async Task<HttpClient> ProgramaAsync(Sitio sitio, string proposito, string sujeto, string alcance)
    {
        var programa = sitio.Navegador();
        programa.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await sitio.EnlaceAsync(proposito, sujeto, alcance))["/e?t=".Length..]);
        return programa;
    }

    public static HttpClient ConClave(HttpClient programa, string clave)
    {
        programa.DefaultRequestHeaders.Remove("Idempotency-Key");
        programa.DefaultRequestHeaders.Add("Idempotency-Key", clave);
        return programa;
    }

    /// <summary>Sends an act, upon a version when one is given.</summary>
    public static Task<HttpResponseMessage> EnviarAsync(HttpClient programa, string ruta, string clave, string? version, object? acto = null)
    {
        var peticion = new HttpRequestMessage(HttpMethod.Post, ruta) { Content = new StringContent(acto is null ? "{}" : JsonSerializer.Serialize(acto, JsonSerializerOptions.Web), Encoding.UTF8, "application/json") };
        peticion.Headers.Add("Idempotency-Key", clave);
        ConVersion(peticion, version);
        return programa.SendAsync(peticion);
    }

    /// <summary>Sends an act upon the version of a file that is in force.</summary>
    public static Task<HttpResponseMessage> ActuarAsync(HttpClient programa, string folio, string ruta, object? acto = null) =>
        SobreLoVistoAsync(programa, $"/api/v1/expedientes/{folio}", $"/api/v1/expedientes/{folio}/{ruta}", acto);

    /// <summary>Looks at something and sends an act upon the version that was seen; once it was carried out it is sent again, as by whoever lost the answer.</summary>
    public static async Task<HttpResponseMessage> SobreLoVistoAsync(HttpClient programa, string visto, string ruta, object? acto = null)
    {
        var vista = await programa.GetAsync(visto);
        Assert.True(vista.IsSuccessStatusCode, $"{vista.StatusCode}");
        return await RepetidaAsync(() => EnviarAsync(programa, ruta, $"orden-{vista.Headers.ETag!.Tag.Trim('"')}", vista.Headers.ETag!.Tag, acto));
    }

    /// <summary>Sends an order, and once it was carried out sends it again: it has its first answer.</summary>
    public static async Task<HttpResponseMessage> RepetidaAsync(Func<Task<HttpResponseMessage>> enviar)
    {
        var respuesta = await enviar();
        if (respuesta.StatusCode == HttpStatusCode.OK && await RegistradoAsync(respuesta) is { Hechos.Count: > 0 } primera)
        {
            var otra = await enviar();
            Assert.True(otra.StatusCode == HttpStatusCode.OK, $"Again: {await otra.Content.ReadAsStringAsync()}");
            var segunda = await RegistradoAsync(otra);
            Assert.Equal((primera.Version, string.Join(' ', primera.Hechos), true), (segunda.Version, string.Join(' ', segunda.Hechos), segunda.Repetida));
        }

        return respuesta;

        static async Task<ActoRegistrado> RegistradoAsync(HttpResponseMessage r) => JsonSerializer.Deserialize<ActoRegistrado>(await r.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
    }

    /// <summary>Asserts that an act was carried out, and gives the names of its facts.</summary>
    public static async Task<IReadOnlyList<string>> HechosAsync(HttpResponseMessage respuesta)
    {
        Assert.True(respuesta.StatusCode == HttpStatusCode.OK, await respuesta.Content.ReadAsStringAsync());
        return (await respuesta.Content.ReadFromJsonAsync<ActoRegistrado>())!.Hechos;
    }

    /// <summary>The office uploads a document that an act will name.</summary>
    public static async Task<string> DocumentoAsync(HttpClient programa, byte[]? contenido = null)
    {
        var subido = await programa.PostAsync("/api/v1/documentos", new MultipartFormDataContent { { new ByteArrayContent(contenido ?? Comision.Pdf), "archivo", "oficio.pdf" } });
        return (await subido.Content.ReadFromJsonAsync<DocumentoRecibido>())!.Huella;
    }

    /// <summary>Uploads a document.</summary>
    public static Task<HttpResponseMessage> SubirAsync(HttpClient programa, string ruta, byte[] bytes, string? version = null)
    {
        var peticion = new HttpRequestMessage(HttpMethod.Put, ruta) { Content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "archivo", "documento.pdf" } } };
        ConVersion(peticion, version);
        return programa.SendAsync(peticion);
    }

    private static void ConVersion(HttpRequestMessage peticion, string? version)
    {
        if (version is not null)
        {
            peticion.Headers.TryAddWithoutValidation("If-Match", version);
        }
    }

    public static async Task<JsonElement> ProblemaAsync(HttpResponseMessage respuesta, int estado, string codigo)
    {
        var cuerpo = await respuesta.Content.ReadAsStringAsync();
        Assert.True(estado == (int)respuesta.StatusCode, $"{(int)respuesta.StatusCode} {cuerpo}");
        Assert.Equal("application/problem+json", respuesta.Content.Headers.ContentType!.MediaType);
        var problema = JsonDocument.Parse(cuerpo).RootElement;
        Assert.Equal(codigo, problema.GetProperty("code").GetString());
        Assert.Equal(estado, problema.GetProperty("status").GetInt32());
        return problema;
    }
}
