using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dictamen.App.Personas;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.Host.Almacen;
using Dictamen.Host.Demo;
using Dictamen.Host.Tests.Almacen;
using Dictamen.Web.Api;
using Xunit;
using static Dictamen.Host.Tests.Comandos.SitioEnProceso;

namespace Dictamen.Host.Tests.Comandos;

/// <summary>A committee that has a program and no browser, before the site as a process of its own.</summary>
[Collection(Procesos.Nombre)]
public sealed class SolicitudPorInterfazTests : IDisposable
{
    private const string Falta = "AAC";

    // What there is not is said, not left out.
    private static readonly JsonSerializerOptions Entero = new(HechoCodec.Opciones) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    private readonly TempDirectory _directorio = new();
    private readonly HashSet<string> _enlaces = [];
    private readonly string _puerto = PuertoLibre();

    private string Datos => Path.Combine(_directorio.Path, "datos");

    public void Dispose() => _directorio.Dispose();

    [Fact]
    [Prueba("PCS-4.2.1-01", "PCS-4.2.2-02", "PCS-4.2.2-04", "PZ-03")]
    public async Task AnApplicationGoesFromItsFirstLinkToCompleteThroughTheInterfaceAlone()
    {
        var (solicitud, documentos) = await PrepararAsync();
        var correo = solicitud.Personas[0].Correo;
        using var servir = Empezar("servir", "--datos", Datos, "--puerto", _puerto);
        var dicho = await LeerHastaAbrirAsync(servir);

        // The link comes by e-mail, and says what it opens.
        using var cualquiera = Navegador(_puerto);
        Assert.Equal(HttpStatusCode.Accepted, (await cualquiera.PostAsJsonAsync($"/api/v1/convocatorias/{SegundaConvocatoria.Id}/participar", new { correo })).StatusCode);
        using var programa = await ProgramaAsync(correo);
        var id = (await programa.GetFromJsonAsync<SesionAbierta>("/api/v1/sesion"))!.Solicitud!;

        // First its documents, then all of it at once; the same key twice has the same answer.
        foreach (var (clave, contenido) in documentos)
        {
            await SubirAsync(programa, $"/api/v1/solicitudes/{id}/documentos/{clave}", contenido);
        }

        var sinActa = await PeticionAsync(programa, id, JsonSerializer.Serialize(solicitud, HechoCodec.Opciones));
        Assert.Equal(HttpStatusCode.BadRequest, sinActa.Estado);
        Assert.Contains("\"field\":\"contenido.acta\"", sinActa.Texto, StringComparison.Ordinal);
        var cuerpo = JsonSerializer.Serialize(solicitud, Entero).Replace(",\"solicitudId\":null", "", StringComparison.Ordinal); // Not the sender's to say.
        var primera = await PresentarAsync(programa, id, cuerpo);
        Assert.Equal(primera, await PresentarAsync(programa, id, cuerpo));
        var folio = primera.Folio;
        Assert.Equal(Falta, primera.Faltantes);
        Assert.Equal("REGISTRADO", await EstatusAsync(cualquiera, folio));

        // An officer, whom the administration invites, requires what is missing; the term runs once the notice was delivered.
        using var operador = await OperadorAsync(dicho);
        await ActuarAsync(operador, folio, "prevencion", new { hallazgos = Array.Empty<object>() });
        await HastaAsync(async () => (await operador.GetFromJsonAsync<ExpedienteConsultado>($"/api/v1/expedientes/{folio}"))!.Plazos.Any(p => p.Id == "PZ-03"));
        Assert.Equal("PREVENIDO", await EstatusAsync(cualquiera, folio));

        Assert.Equal(HttpStatusCode.Accepted, (await cualquiera.PostAsJsonAsync("/api/v1/enlaces", new { correo, folio })).StatusCode);
        using var comite = await ProgramaAsync(correo);
        Assert.Equal(folio, (await comite.GetFromJsonAsync<SesionAbierta>("/api/v1/sesion"))!.Folio);
        var subido = await SubirAsync(comite, $"/api/v1/expedientes/{folio}/documentos/{Falta}", Pdf);
        await ActuarAsync(comite, folio, "faltantes", new { documentos = new Dictionary<string, string> { [Falta] = subido }, declaraciones = Array.Empty<string>(), identificaciones = new Dictionary<string, string>() });
        await ActuarAsync(operador, folio, "revision-de-faltantes", new { faltan = Array.Empty<object>() });
        Assert.Equal("COMPLETO", await EstatusAsync(cualquiera, folio));

        await DetenerAsync(servir, "INT");
        var verificado = Consola.Correr("verificar", "--datos", Datos);
        Assert.Equal((0, ""), (verificado.Codigo, verificado.Errores));
        Assert.Contains("El diario está íntegro", verificado.Salida, StringComparison.Ordinal);
    }

    /// <summary>A data directory with a convocatoria that receives, and a project of the sample that forgets a document.</summary>
    private async Task<(Core.Expedientes.E1_Recepcion.SolicitudDeApoyo Solicitud, List<(string Clave, byte[] Contenido)> Documentos)> PrepararAsync()
    {
        var reloj = new RelojVirtual(new DateTimeOffset(2020, 2, 20, 23, 0, 0, TimeSpan.Zero));
        await MarcaDeDemostracion.EmpezarAsync(Datos, default);
        await using (var instalacion = Instalacion.Abrir(Datos, reloj))
        {
            await SegundaConvocatoria.AbrirAsync(instalacion, reloj, CatalogoDeProgramas.Pcs2019, BasesYaml.Cargar("convocatoria.yaml", Recurso("convocatoria.yaml")));
        }

        await MarcaDeDemostracion.TerminarAsync(Datos, reloj.GetUtcNow(), default);

        // Its papers are on the committee's own disk.
        await using var disco = AlmacenLocal.Abrir(Path.Combine(_directorio.Path, "papeles"), reloj);
        var papeleria = new Papeleria(disco.Documentos, compartida: false);
        var solicitud = new Formatos(CatalogoDeProgramas.Pcs2019, new Seudonimos(disco.Claves.Persona), papeleria).Solicitud(Muestra.Leer(Recurso("proyectos.yaml")).Proyectos[0], SegundaConvocatoria.Id, [Falta]);
        await papeleria.GuardarAsync();
        solicitud = solicitud with { Contenido = solicitud.Contenido with { Documentos = solicitud.Contenido.Documentos.Remove("ANEXO_3") } };
        var documentos = new List<(string, byte[])>();
        foreach (var (clave, huella) in solicitud.Contenido.Documentos)
        {
            await using var flujo = (await disco.Documentos.OpenAsync(huella))!;
            using var memoria = new MemoryStream();
            await flujo.CopyToAsync(memoria);
            documentos.Add((clave, memoria.ToArray()));
        }

        return (solicitud, documentos);
    }

    private async Task<HttpClient> OperadorAsync(string dicho)
    {
        const string Correo = "operador@ejemplo.invalid";
        using var navegador = Navegador(_puerto);
        Assert.Equal("/operacion", await PulsarAsync(navegador, Enlace(dicho)));
        var invitacion = new Dictionary<string, string> { ["_handler"] = "invitar", ["papel"] = "operador", ["sujeto"] = "operacion-1", ["correo"] = Correo };
        using var respuesta = await navegador.PostAsync("/operacion/accesos", new FormUrlEncodedContent(invitacion.Append(Ficha(await navegador.GetStringAsync("/operacion/accesos")))));
        Assert.Equal(HttpStatusCode.Redirect, respuesta.StatusCode);
        return await ProgramaAsync(Correo);
    }

    /// <summary>A program with the newest link that came to an address.</summary>
    private async Task<HttpClient> ProgramaAsync(string correo)
    {
        var nuevo = "";
        await HastaAsync(() =>
        {
            var mensajes = Directory.EnumerateFiles(Path.Combine(Datos, AlmacenLocal.Buzon), "*.eml", SearchOption.AllDirectories).Select(File.ReadAllText);
            nuevo = mensajes.Where(m => m.Contains(correo, StringComparison.Ordinal)).Select(Enlace).FirstOrDefault(e => e.Length > 0 && !_enlaces.Contains(e)) ?? "";
            return Task.FromResult(nuevo.Length > 0);
        });
        _enlaces.Add(nuevo);
        var programa = Navegador(_puerto);
        programa.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", nuevo["/e?t=".Length..]);
        return programa;
    }

    // What the process does after it answered.
    private static async Task HastaAsync(Func<Task<bool>> ya)
    {
        for (var veces = 0; !await ya(); veces++)
        {
            Assert.True(veces < 1000, "It never happened.");
            await Task.Delay(20);
        }
    }

    private static async Task<string> SubirAsync(HttpClient programa, string ruta, byte[] contenido)
    {
        using var forma = new MultipartFormDataContent { { new ByteArrayContent(contenido), "archivo", "documento.pdf" } };
        using var respuesta = await programa.PutAsync(ruta, forma);
        Assert.True(respuesta.StatusCode == HttpStatusCode.OK, await respuesta.Content.ReadAsStringAsync());
        return (await respuesta.Content.ReadFromJsonAsync<DocumentoRecibido>())!.Huella;
    }

    private static async Task<Presentada> PresentarAsync(HttpClient programa, string id, string cuerpo)
    {
        var (estado, texto) = await PeticionAsync(programa, id, cuerpo);
        Assert.True(estado == HttpStatusCode.Created, texto);
        var dicho = JsonDocument.Parse(texto).RootElement;
        return new Presentada(texto, dicho.GetProperty("folio").GetString()!, string.Join(' ', dicho.GetProperty("faltantes").EnumerateArray().Select(f => f.GetProperty("requisito").GetString())));
    }

    private static async Task<(HttpStatusCode Estado, string Texto)> PeticionAsync(HttpClient programa, string id, string cuerpo)
    {
        using var peticion = new HttpRequestMessage(HttpMethod.Post, "/api/v1/solicitudes") { Content = new StringContent(cuerpo, Encoding.UTF8, "application/json") };
        peticion.Headers.Add("Idempotency-Key", id);
        using var respuesta = await programa.SendAsync(peticion);
        return (respuesta.StatusCode, await respuesta.Content.ReadAsStringAsync());
    }

    private static async Task ActuarAsync(HttpClient programa, string folio, string acto, object cuerpo)
    {
        using var vista = await programa.GetAsync($"/api/v1/expedientes/{folio}");
        using var peticion = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/expedientes/{folio}/{acto}") { Content = JsonContent.Create(cuerpo) };
        peticion.Headers.Add("Idempotency-Key", acto);
        peticion.Headers.IfMatch.Add(vista.Headers.ETag!);
        using var respuesta = await programa.SendAsync(peticion);
        Assert.True(respuesta.StatusCode == HttpStatusCode.OK, await respuesta.Content.ReadAsStringAsync());
    }

    private static async Task<string> EstatusAsync(HttpClient cualquiera, string folio) => (await cualquiera.GetFromJsonAsync<FolioConsultado>($"/api/v1/folios/{folio}"))!.Estatus;

    private static string Recurso(string nombre)
    {
        using var lector = new StreamReader(typeof(AlmacenLocal).Assembly.GetManifestResourceStream($"samples/{nombre}")!);
        return lector.ReadToEnd();
    }

    /// <summary>What an application is answered with.</summary>
    /// <param name="Respuesta">As it came.</param>
    /// <param name="Folio">Its folio.</param>
    /// <param name="Faltantes">What is missing.</param>
    private sealed record Presentada(string Respuesta, string Folio, string Faltantes);
}
