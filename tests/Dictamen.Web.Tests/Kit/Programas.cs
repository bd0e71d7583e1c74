using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Dictamen.Web.Tests.Kit;

/// <summary>Programs before the interface.</summary>
internal static class Programas
{
    public static async Task<HttpClient> ProgramaAsync(Sitio sitio, string proposito, string sujeto, string alcance)
    {
        var programa = sitio.Navegador();
        programa.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await sitio.EnlaceAsync(proposito, sujeto, alcance))["/e/".Length..]);
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

    /// <summary>Sends an act upon the version that is in force.</summary>
    public static async Task<HttpResponseMessage> ActuarAsync(HttpClient programa, string folio, string ruta, object? acto = null)
    {
        var vista = await programa.GetAsync($"/api/v1/expedientes/{folio}");
        Assert.True(vista.IsSuccessStatusCode, $"{vista.StatusCode}");
        return await EnviarAsync(programa, $"/api/v1/expedientes/{folio}/{ruta}", $"orden-{vista.Headers.ETag!.Tag.Trim('"')}", vista.Headers.ETag!.Tag, acto);
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
