using System.Net;
using System.Text.RegularExpressions;
using Dictamen.App.Consultas;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Host.Demo;
using Dictamen.Web.Tests.Operacion;
using Xunit;

namespace Dictamen.Web.Tests.Kit;

/// <summary>The office before its browser: the forms of its acts, filled in, looked at and confirmed.</summary>
internal static partial class Oficina
{
    /// <summary>The first file of the sample that admits an act.</summary>
    public static async Task<Folio> PrimeroAsync(Sitio sitio, string acto)
    {
        foreach (var r in sitio.De<Resumenes>().De(Muestreo.Id))
        {
            if ((await sitio.De<Tramites<Expediente>>().OfrecerAsync(new Actor(Rol.Auditor, "au-9"), r.Folio.ToString())).Any(a => a.Clave == acto))
            {
                return r.Folio;
            }
        }

        throw new InvalidOperationException($"No file admits «{acto}».");
    }

    /// <summary>Opens a session of whoever may carry out an act.</summary>
    public static Task<HttpClient> EntrarAsync(Sitio sitio, Type acto)
    {
        bool Puede(Rol rol) => new Actor(rol, "x").Puede(acto);
        return Puede(Rol.Operador) ? sitio.EntrarAsync("operador", "op-9", "operacion")
            : Puede(Rol.Aprobador) ? sitio.EntrarAsync("aprobador", "ap-9", "operacion")
            : Puede(Rol.SecretariaTecnica) ? sitio.EntrarAsync("secretaria", Convocante.Secretaria.Id, "operacion")
            : sitio.EntrarAsync("normativa", "no-9", "operacion");
    }

    /// <summary>The same upon a file, by whoever may.</summary>
    public static async Task HacerAsync(Sitio sitio, Folio folio, string acto, params (string, string)[] campos) =>
        await HacerAsync(sitio, $"/operacion/expediente/{folio}/acto/{acto}", await EntrarAsync(sitio, ActosDeExpediente.Todos.Single(a => a.Clave == acto).Acto), campos);

    /// <summary>Through the form of an act, as a person does: looks, sees what it would do, confirms. Answers the preview.</summary>
    public static async Task<string> HacerAsync(Sitio sitio, string ruta, HttpClient quien, params (string, string)[] campos)
    {
        await RevisarAsync(quien, ruta);
        var vista = await EnviarConArchivosAsync(quien, ruta, campos, await quien.GetStringAsync(ruta), "prever");
        var previa = WebUtility.HtmlDecode(await vista.Content.ReadAsStringAsync());
        Assert.True(vista.StatusCode == HttpStatusCode.OK, $"{ruta}: {Errores(previa)}");
        Assert.Contains("Vista previa: esto es lo que se registraría", previa, StringComparison.Ordinal);
        var hecho = await EnviarConArchivosAsync(quien, ruta, [.. campos.Where(c => !EsArchivo(c.Item2))], await vista.Content.ReadAsStringAsync(), "confirmar");
        Assert.True(hecho.StatusCode == HttpStatusCode.Redirect, $"{ruta}: {Errores(await hecho.Content.ReadAsStringAsync())}");
        await sitio.AtenderAsync();
        return previa;
    }

    /// <summary>The form has a label for each field, and sent empty it says what is wrong with a link to each field.</summary>
    public static async Task RevisarAsync(HttpClient quien, string ruta)
    {
        var respuesta = await quien.GetAsync(ruta);
        Assert.True(respuesta.StatusCode == HttpStatusCode.OK, $"{ruta}: {respuesta.StatusCode}");
        var pagina = await respuesta.Content.ReadAsStringAsync();
        foreach (var id in Campo().Matches(pagina).Select(m => m.Groups[1].Value))
        {
            Assert.True(pagina.Contains($"for=\"{id}\"", StringComparison.Ordinal), $"{ruta}: {id} has no label.");
        }

        var vacia = await OficinaTests.EnviarAsync(quien, ruta, OficinaTests.Campos(pagina), "prever");
        var cuerpo = await vacia.Content.ReadAsStringAsync();
        if (vacia.StatusCode != HttpStatusCode.OK)
        {
            Assert.True(vacia.StatusCode == HttpStatusCode.UnprocessableEntity, $"{ruta}: {vacia.StatusCode}");
            Assert.Contains("class=\"resumen-errores\"", cuerpo, StringComparison.Ordinal);
            Enlazados(cuerpo);
        }
    }

    /// <summary>Each fault of the summary leads to something that is in the page.</summary>
    public static void Enlazados(string pagina)
    {
        var resumen = Resumen().Match(pagina).Value;
        foreach (var ancla in Ancla().Matches(resumen).Select(m => m.Groups[1].Value))
        {
            Assert.True(pagina.Contains($"id=\"{ancla}\"", StringComparison.Ordinal), $"The summary leads to #{ancla}, which is not in the page.");
        }
    }

    /// <summary>Sends the form of a page with its files; a file is a field whose value is «archivo», or «otro archivo» for another document.</summary>
    public static Task<HttpResponseMessage> EnviarConArchivosAsync(HttpClient quien, string ruta, (string, string)[] campos, string pagina, string paso, byte[]? contenido = null)
    {
        var cuerpo = new MultipartFormDataContent();
        foreach (var (nombre, valor) in OficinaTests.Campos(pagina).Select(c => (c.Key, c.Value)).Concat(campos.Where(c => !EsArchivo(c.Item2))).Append(("_paso", paso)))
        {
            cuerpo.Add(new StringContent(valor), nombre);
        }

        foreach (var (nombre, valor) in campos.Where(c => EsArchivo(c.Item2)))
        {
            cuerpo.Add(new ByteArrayContent(contenido ?? (valor == "archivo" ? Comision.Pdf : Comision.OtroPdf)), nombre, "documento.pdf");
        }

        return quien.PostAsync(ruta, cuerpo);
    }

    private static bool EsArchivo(string valor) => valor is "archivo" or "otro archivo";

    /// <summary>The fields of a page that take a file.</summary>
    public static IEnumerable<(string, string)> Archivos(string pagina) => Archivo().Matches(pagina).Select(m => (m.Groups[1].Value, "archivo"));

    /// <summary>The summary of what is wrong.</summary>
    public static string Errores(string pagina) => WebUtility.HtmlDecode(Resumen().Match(pagina).Value);

    [GeneratedRegex("<(?:input|select|textarea)[^>]* id=\"(c-[^\"]+)\"")]
    private static partial Regex Campo();

    [GeneratedRegex("<div class=\"resumen-errores\".*?</div>", RegexOptions.Singleline)]
    private static partial Regex Resumen();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Ancla();

    [GeneratedRegex("<input type=\"file\"[^>]* name=\"([^\"]+)\"")]
    private static partial Regex Archivo();
}
