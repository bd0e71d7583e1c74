using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using System.Web;
using Dictamen.App.Registro;
using Dictamen.Core.Expedientes;
using Dictamen.Web.Solicitante.Formulario;
using Xunit;

namespace Dictamen.Web.Tests.Kit;

/// <summary>The members of a committee before their browsers, each with their own link to a file that is in a certain state.</summary>
internal sealed partial class ComiteEnSuExpediente(Sitio sitio, string folio)
{
    private readonly Dictionary<string, HttpClient> _navegadores = [];

    public string Folio { get; } = folio;

    /// <summary>The committee of the first file of the sample in which something is so.</summary>
    public static async Task<ComiteEnSuExpediente> DeAsync(Sitio sitio, Func<Expediente, bool> como)
    {
        for (var n = 1; n <= Muestreo.Proyectos.Count; n++)
        {
            var folio = $"{Muestreo.Id}-{n:D6}";
            var estado = (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio)).Estado;
            if (estado.Recepcion is not null && como(estado))
            {
                return new ComiteEnSuExpediente(sitio, folio);
            }
        }

        throw new InvalidOperationException("No file of the sample is like that.");
    }

    public async Task<Expediente> EstadoAsync() => (await sitio.De<Repositorio>().CargarAsync<Expediente>(Folio)).Estado;

    /// <summary>The browser of a member.</summary>
    public async Task<HttpClient> NavegadorAsync(string cargo = "Tesorero")
    {
        if (!_navegadores.TryGetValue(cargo, out var navegador))
        {
            var persona = (await EstadoAsync()).Recepcion!.Integrantes.First(i => i.Cargo == cargo).Persona.Valor;
            _navegadores[cargo] = navegador = await sitio.EntrarAsync("expediente", persona, $"folio:{Folio}:{cargo}");
        }

        return navegador;
    }

    /// <summary>The page of the file, or of an action, as text.</summary>
    public async Task<string> VerAsync(string accion = "", string cargo = "Tesorero") =>
        HttpUtility.HtmlDecode(await (await NavegadorAsync(cargo)).GetStringAsync($"/expediente/{Folio}{(accion.Length > 0 ? $"/{accion}" : "")}"));

    /// <summary>Opens the form of an action and sends it as a browser does: with what stood in it, but for what was changed.</summary>
    /// <param name="accion">Action.</param>
    /// <param name="campos">What was typed; an empty value unticks a box.</param>
    /// <param name="archivos">Files that were chosen.</param>
    /// <param name="boton">Button that was pressed.</param>
    /// <param name="cargo">Who does it.</param>
    public async Task<HttpResponseMessage> EnviarAsync(string accion, Dictionary<string, string>? campos = null, (string Campo, byte[] Contenido, string Nombre)[]? archivos = null, string boton = "enviar", string cargo = "Tesorero") =>
        await EnviarAsync(await NavegadorAsync(cargo), $"/expediente/{Folio}/{accion}", campos, archivos, boton);

    /// <summary>The same by somebody who opened the form in the last minute of its term and sends it when it is over. A session lasts less than a term, so nobody of this committee may have entered before.</summary>
    public async Task<HttpResponseMessage> EnviarTardeAsync(string accion, DateTimeOffset fin, (string Campo, byte[] Contenido, string Nombre)[]? archivos = null)
    {
        sitio.Reloj.Poner(fin.AddMinutes(-1));
        return await EnviarAsync(await NavegadorAsync(), $"/expediente/{Folio}/{accion}", archivos: archivos, entretanto: () => sitio.Reloj.Poner(fin));
    }

    /// <summary>The same at any address, by anybody.</summary>
    public static async Task<HttpResponseMessage> EnviarAsync(
        HttpClient navegador, string direccion, Dictionary<string, string>? campos = null, (string Campo, byte[] Contenido, string Nombre)[]? archivos = null, string boton = "enviar", Action? entretanto = null)
    {
        var pagina = await navegador.GetAsync(direccion);
        Assert.Equal(HttpStatusCode.OK, pagina.StatusCode);
        entretanto?.Invoke();
        var escrito = Formulario(await pagina.Content.ReadAsStringAsync());
        foreach (var (campo, valor) in campos ?? [])
        {
            escrito[campo] = valor;
        }

        using var forma = new MultipartFormDataContent();
        foreach (var (campo, valor) in escrito.Where(c => c.Value.Length > 0 || !EsCasilla(c.Key)).Append(new("accion", boton)))
        {
            forma.Add(new StringContent(valor), campo);
        }

        foreach (var (campo, contenido, nombre) in archivos ?? [])
        {
            var archivo = new ByteArrayContent(contenido);
            archivo.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            forma.Add(archivo, campo, nombre);
        }

        return await navegador.PostAsync(direccion, forma);

        bool EsCasilla(string campo) => campos?.ContainsKey(campo) == true;
    }

    /// <summary>Asserts that it was recorded, and gives the page after.</summary>
    public async Task<string> HechoAsync(HttpResponseMessage respuesta)
    {
        Assert.True(respuesta.StatusCode == HttpStatusCode.Redirect, HttpUtility.HtmlDecode(string.Join(" | ", (await respuesta.Content.ReadAsStringAsync()).Split('\n').Where(l => l.Contains("href=\"#", StringComparison.Ordinal)))));
        Assert.Equal($"http://localhost/expediente/{Folio}?hecho=1", respuesta.Headers.Location!.ToString());
        var pagina = HttpUtility.HtmlDecode(await (await NavegadorAsync()).GetStringAsync(respuesta.Headers.Location));
        Assert.Contains("Quedó registrado", pagina, StringComparison.Ordinal);
        return pagina;
    }

    /// <summary>Asserts that it was refused with a summary whose links lead to fields of the page, and gives the summary: place, message and rule of each fault.</summary>
    public static async Task<IReadOnlyList<string>> RechazoAsync(HttpResponseMessage respuesta)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, respuesta.StatusCode);
        var pagina = await respuesta.Content.ReadAsStringAsync();
        var resumen = Resumen().Match(pagina);
        Assert.True(resumen.Success, pagina);
        var fallas = EnResumen().Matches(resumen.Value).Select(m => (Lugar: HttpUtility.HtmlDecode(m.Groups[1].Value), Texto: HttpUtility.HtmlDecode($"{m.Groups[2].Value} {m.Groups[3].Value}"))).ToList();
        Assert.NotEmpty(fallas);
        Assert.All(fallas, f => Assert.Contains($"id=\"{f.Lugar}\"", pagina, StringComparison.Ordinal));
        Assert.All(fallas, f => Assert.Matches(@"\((PCS|AMB|PZ|DH)-[^)]+\)$", f.Texto));
        return [.. fallas.Select(f => $"{f.Lugar}: {f.Texto}")];
    }

    /// <summary>Asserts that among the faults there is one at a field, with a text and a rule.</summary>
    public static void Dice(IReadOnlyList<string> fallas, string campo, string texto, string regla) =>
        Assert.True(
            fallas.Any(f => f.StartsWith($"{Apartado.Ancla(campo)}: ", StringComparison.Ordinal) && f.Contains(texto, StringComparison.Ordinal) && f.EndsWith($"({regla})", StringComparison.Ordinal)),
            $"{campo}: {texto} ({regla}) is not in:\n{string.Join('\n', fallas)}");

    private static Dictionary<string, string> Formulario(string pagina)
    {
        var forma = Forma().Match(pagina).Value;
        var campos = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match m in Entrada().Matches(forma))
        {
            var atributos = Atributo().Matches(m.Value).GroupBy(a => a.Groups[1].Value).ToDictionary(g => g.Key, g => HttpUtility.HtmlDecode(g.First().Groups[2].Value));
            if (atributos.TryGetValue("name", out var nombre) && atributos.GetValueOrDefault("type") is var tipo && tipo != "file"
                && (tipo is not ("checkbox" or "radio") || m.Value.Contains(" checked", StringComparison.Ordinal)))
            {
                campos[nombre] = atributos.GetValueOrDefault("value", "");
            }
        }

        foreach (Match m in Area().Matches(forma))
        {
            campos[HttpUtility.HtmlDecode(m.Groups[1].Value)] = HttpUtility.HtmlDecode(m.Groups[2].Value);
        }

        foreach (Match m in Lista().Matches(forma))
        {
            campos[HttpUtility.HtmlDecode(m.Groups[1].Value)] = Elegida().Match(m.Groups[2].Value) is { Success: true } e ? HttpUtility.HtmlDecode(e.Groups[1].Value) : "";
        }

        return campos;
    }

    [GeneratedRegex("<form [^>]*action=\"(?:/operacion)?/expediente/.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forma();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Entrada();

    [GeneratedRegex("([a-z-]+)=\"([^\"]*)\"")]
    private static partial Regex Atributo();

    [GeneratedRegex("<textarea[^>]*name=\"([^\"]*)\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("<select[^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Lista();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Elegida();

    [GeneratedRegex("<div class=\"resumen-errores\".*?</div>", RegexOptions.Singleline)]
    private static partial Regex Resumen();

    [GeneratedRegex("<a href=\"#([^\"]+)\">(.*?)</a>(?: <span class=\"regla\">(.*?)</span>)?", RegexOptions.Singleline)]
    private static partial Regex EnResumen();
}
