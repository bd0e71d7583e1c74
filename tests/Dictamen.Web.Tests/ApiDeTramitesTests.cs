using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Host.Almacen;
using Dictamen.Web.Tests.Kit;
using Xunit;

using static Dictamen.Web.Tests.Kit.Programas;

namespace Dictamen.Web.Tests;

/// <summary>What the office writes with a form, from a program.</summary>
public sealed class ApiDeTramitesTests
{
    private const string Tramites = $"/api/v1/convocatorias/{Muestreo.Id}/tramites";

    [Fact]
    [Recorre("convocatorias/{id}/tramites/{tramite}", "convocatorias/{id}/tramites/{tramite}/previa")]
    public async Task AConvocatoriaIsDraftedItsCommitteeSeatedAndPublishedFromAProgram()
    {
        await using var sitio = await Sitio.VacioAsync();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        await ProblemaAsync(await (await ProgramaAsync(sitio, "aprobador", "ap-1", "operacion")).GetAsync($"{Tramites}/bases-yaml"), 403, "NO_FACULTADO");
        await ProblemaAsync(await operador.GetAsync($"{Tramites}/ampliar"), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await operador.GetAsync($"{Tramites}/publicar"), 409, "TRANSICION_NO_PERMITIDA");

        await HacerAsync(operador, "bases-yaml", new() { ["yaml"] = Recurso("convocatoria.yaml") }, []);
        await ProblemaAsync(await EnviarAsync(operador, $"{Tramites}/bases-yaml", "otra", "\"0\"", new { campos = new { yaml = "nombre: otra" } }), 412, "VERSION_DISTINTA");

        var papel = await SubirDeOficinaAsync(operador);
        var campos = new Dictionary<string, string>();
        var archivos = new Dictionary<string, string>();
        foreach (var (i, asiento) in CatalogoDeProgramas.Pcs2019.ComiteDictaminador.Select(a => a.Id).Append("secretaria").Index())
        {
            (campos[$"{asiento}.curp"], campos[$"{asiento}.nombre"], campos[$"{asiento}.apellidos"], campos[$"{asiento}.correo"]) = (Muestreo.Proyectos[i].Integrantes[0].Curp, "Persona", $"de Muestra {i}", $"persona.{i}@ejemplo.invalid");
            if (asiento != "secretaria")
            {
                archivos[$"{asiento}.nombramiento"] = papel;
                campos[$"{asiento}.tematicas"] = "1.1\n2.2";
            }
        }

        var falta = await ProblemaAsync(await EnviarAsync(operador, $"{Tramites}/comite", "c0", await VersionAsync(operador, "comite"), new { campos, archivos = new Dictionary<string, string> { ["ACADEMICO.nombramiento"] = new string('0', 64) } }), 422, "CONTENIDO_INVALIDO");
        Assert.Equal("ACADEMICO.nombramiento", falta.GetProperty("field").GetString());

        // Experience is accredited, and not taken for granted.
        var sinTematicas = new Dictionary<string, string>(campos) { ["ACADEMICO.tematicas"] = " " };
        falta = await ProblemaAsync(await EnviarAsync(operador, $"{Tramites}/comite", "c1", await VersionAsync(operador, "comite"), new { campos = sinTematicas, archivos }), 422, "CONTENIDO_INVALIDO");
        Assert.Equal("ACADEMICO.tematicas", falta.GetProperty("field").GetString());
        await HacerAsync(operador, "comite", campos, archivos);
        Assert.Equal<string>(["1.1", "2.2"], (await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id)).Estado.Integrantes["ACADEMICO"].Tematicas);

        Dictionary<string, string> medios = new() { ["dof"] = "2019-10-21", ["cita"] = "DOF 21/10/2019 (muestra)", ["sitio"] = "https://ejemplo.invalid/convocatoria", ["modulos"] = "Módulos de atención (muestra)" };
        await ProblemaAsync(await EnviarAsync(operador, $"{Tramites}/publicar", "p0", await VersionAsync(operador, "publicar"), new { campos = medios }), 409, "RUTA_CRITICA_REBASA_VIGENCIA");
        medios["asume"] = "si";
        var previa = await operador.PostAsJsonAsync($"{Tramites}/publicar/previa", new { campos = medios });
        Assert.Contains("se publicó en el DOF el 21/10/2019", await previa.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await HacerAsync(operador, "publicar", medios, []);

        var c = (await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id)).Estado;
        Assert.Equal(EstatusConvocatoria.Publicada, c.Estatus);
        Assert.Equal(CatalogoDeProgramas.Pcs2019.ComiteDictaminador.Length, c.Integrantes.Count);

        // Who acts upon it gets its version where it is read; the public does not.
        var publica = await sitio.Navegador().GetAsync($"/api/v1/convocatorias/{Muestreo.Id}");
        Assert.Equal((HttpStatusCode.OK, null), (publica.StatusCode, publica.Headers.ETag));
        Assert.Equal(await VersionAsync(operador, "reemplazar"), (await operador.GetAsync($"/api/v1/convocatorias/{Muestreo.Id}")).Headers.ETag!.Tag);
    }

    [Fact]
    [Recorre("actas/{id}/firma", "actas/{id}/tramites/{tramite}", "actas/{id}/tramites/{tramite}/previa")]
    public async Task ASessionIsScoredItsActaWrittenAndSignedByFiveFromPrograms()
    {
        const string acta = "/api/v1/actas/PCS-2019-01-A001";
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var (folio, _) = await sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, "tramites", await Muestreo.SolicitudAsync(sitio.Almacen), new Actor(Rol.Solicitante, "x"));
        await sitio.HacerAsync(folio.ToString()!, new ClasificarCompleto(), Sitio.Operador);
        await sitio.HacerAsync(folio.ToString()!, new AsignarDictaminadores(), Sitio.Operador);
        var si = new { cumple = true, motivo = "Corresponde a lo que piden las Reglas." };
        var cedula = new { protestaConfidencialidad = true, sinConflicto = true, viabilidad = si, apego = si, contribucionCohesion = si, puntajes = CatalogoDeProgramas.Pcs2019.Criterios.ToDictionary(c => c.Id, _ => 8m), observaciones = "Proyecto claro." };
        var personas = new List<HttpClient>();
        foreach (var asiento in CatalogoDeProgramas.Pcs2019.ComiteDictaminador)
        {
            var persona = await ProgramaAsync(sitio, "cd", Sitio.Miembro(asiento.Id).Valor, $"cd:{Muestreo.Id}");
            var entrega = await EnviarAsync(persona, $"/api/v1/expedientes/{folio}/cedula", "c", null, cedula);
            Assert.True(entrega.StatusCode == HttpStatusCode.NoContent, await entrega.Content.ReadAsStringAsync());
            personas.Add(persona);
        }

        await sitio.HacerAsync(folio.ToString()!, new AcordarResultado(null), new Actor(Rol.SecretariaTecnica, Sitio.Secretaria.Valor));
        var secretaria = await ProgramaAsync(sitio, "secretaria", Sitio.Secretaria.Valor, "operacion");
        var version = (await secretaria.GetAsync($"{acta}/tramites/levantar")).Headers.ETag!.Tag;
        var previa = await (await secretaria.PostAsJsonAsync($"{acta}/tramites/levantar/previa", new { })).Content.ReadFromJsonAsync<JsonElement>();
        var texto = previa.GetProperty("documentos")[0].GetString();
        Assert.Contains(folio.ToString()!, texto, StringComparison.Ordinal);
        await ProblemaAsync(await EnviarAsync(secretaria, $"{acta}/tramites/levantar", "l0", version), 412, "VERSION_DISTINTA");
        var levantada = await EnviarAsync(secretaria, $"{acta}/tramites/levantar", "l1", version, new { previsto = previa.GetProperty("previsto").GetString() });
        Assert.True(levantada.StatusCode == HttpStatusCode.NoContent, await levantada.Content.ReadAsStringAsync());

        await ProblemaAsync(await (await ProgramaAsync(sitio, "operador", "op-1", "operacion")).GetAsync(acta), 404, "NO_ENCONTRADO");
        foreach (var persona in personas)
        {
            Assert.Equal(texto, await persona.GetStringAsync($"{acta}/documento"));
            var documento = (await persona.GetFromJsonAsync<JsonElement>(acta)).GetProperty("documento").GetString();
            await ProblemaAsync(await persona.PostAsJsonAsync($"{acta}/firma", new { documento }), 400, "FALTA_CLAVE");
            foreach (var _ in Enumerable.Range(0, 2))
            {
                Assert.Equal(HttpStatusCode.NoContent, (await EnviarAsync(persona, $"{acta}/firma", "f", null, new { documento })).StatusCode);
            }

            Assert.True((await persona.GetFromJsonAsync<JsonElement>(acta)).GetProperty("firmada").GetBoolean());
        }

        version = (await secretaria.GetAsync($"{acta}/tramites/firmar")).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.NoContent, (await EnviarAsync(secretaria, $"{acta}/tramites/firmar", "f1", version)).StatusCode);
        Assert.True((await personas[0].GetFromJsonAsync<JsonElement>(acta)).GetProperty("concluida").GetBoolean());
    }

    [Fact]
    [Prueba("PCS-A1-01", "AMB-16")]
    [Recorre("actas/{id}/tramites/{tramite}", "convocatorias/{id}/tramites/{tramite}")]
    public async Task AnActaWhoseSignersLeftIsDrawnUpAgainWithWhoIsInOffice()
    {
        const string primera = "/api/v1/actas/PCS-2019-01-A001";
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var (folio, _) = await sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, "tramites", await Muestreo.SolicitudAsync(sitio.Almacen), new Actor(Rol.Solicitante, "x"));
        await sitio.HacerAsync(folio.ToString()!, new ClasificarCompleto(), Sitio.Operador);
        await sitio.HacerAsync(folio.ToString()!, new AsignarDictaminadores(), Sitio.Operador);
        var si = new { cumple = true, motivo = "Corresponde a lo que piden las Reglas." };
        var cedula = new { protestaConfidencialidad = true, sinConflicto = true, viabilidad = si, apego = si, contribucionCohesion = si, puntajes = CatalogoDeProgramas.Pcs2019.Criterios.ToDictionary(c => c.Id, _ => 8m), observaciones = "Proyecto claro." };
        foreach (var asiento in CatalogoDeProgramas.Pcs2019.ComiteDictaminador)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await EnviarAsync(await ProgramaAsync(sitio, "cd", Sitio.Miembro(asiento.Id).Valor, $"cd:{Muestreo.Id}"), $"/api/v1/expedientes/{folio}/cedula", "c", null, cedula)).StatusCode);
        }

        await sitio.HacerAsync(folio.ToString()!, new AcordarResultado(null), new Actor(Rol.SecretariaTecnica, Sitio.Secretaria.Valor));
        await LevantarAsync(await ProgramaAsync(sitio, "secretaria", Sitio.Secretaria.Valor, "operacion"), primera);

        // The secretary and a member leave before they sign.
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        Dictionary<string, string> Persona(string prefijo, int n) => new()
        {
            [$"{prefijo}.curp"] = Muestreo.Proyectos[n].Integrantes[0].Curp, [$"{prefijo}.nombre"] = "Quien", [$"{prefijo}.apellidos"] = $"entra {prefijo}", [$"{prefijo}.correo"] = $"{prefijo}@ejemplo.invalid",
        };
        await HacerAsync(operador, "reemplazar-secretaria", Persona("secretaria", 5), []);
        await HacerAsync(operador, "reemplazar", new(Persona("integrante", 6)) { ["asiento"] = "ACADEMICO", ["integrante.tematicas"] = "1.1" }, new() { ["integrante.nombramiento"] = await SubirDeOficinaAsync(operador) });
        var c = (await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id)).Estado;
        Assert.NotEqual(Sitio.Secretaria, c.SecretariaTecnica);

        var secretaria = await ProgramaAsync(sitio, "secretaria", c.SecretariaTecnica!.Value.Valor, "operacion");
        var version = (await secretaria.GetAsync($"{primera}/tramites/sin-efecto")).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.NoContent, (await EnviarAsync(secretaria, $"{primera}/tramites/sin-efecto", "s1", version, new { campos = new { motivo = "Dejaron su encargo dos de quienes firman." } })).StatusCode);
        Assert.Contains("Dejaron su encargo", (await (await ProgramaAsync(sitio, "cd", Sitio.Miembro("BIENESTAR").Valor, $"cd:{Muestreo.Id}")).GetFromJsonAsync<JsonElement>(primera)).GetProperty("sinEfecto").GetString(), StringComparison.Ordinal);
        Assert.Contains("Sin efecto", await (await sitio.EntrarAsync("operador", "op-9", "operacion")).GetStringAsync("/operacion/actas"), StringComparison.Ordinal);

        var texto = await LevantarAsync(secretaria, primera.Replace("A001", "A002", StringComparison.Ordinal));
        Assert.Contains("en lugar de quien dictaminó", texto, StringComparison.Ordinal);
        var acta = (await sitio.De<Repositorio>().CargarAsync<Core.Expedientes.E3_Dictaminacion.Actas.Acta>("PCS-2019-01-A002")).Estado;
        Assert.Equal((c.Integrantes["ACADEMICO"].Persona, Sitio.Miembro("BIENESTAR"), c.SecretariaTecnica.Value), (acta.Firmantes["ACADEMICO"], acta.Firmantes["BIENESTAR"], acta.Firmantes[Core.Expedientes.E3_Dictaminacion.Actas.Acta.SecretariaTecnica]));
    }

    private static async Task<string> LevantarAsync(HttpClient secretaria, string acta)
    {
        var version = (await secretaria.GetAsync($"{acta}/tramites/levantar")).Headers.ETag!.Tag;
        var previa = await (await secretaria.PostAsJsonAsync($"{acta}/tramites/levantar/previa", new { })).Content.ReadFromJsonAsync<JsonElement>();
        var levantada = await EnviarAsync(secretaria, $"{acta}/tramites/levantar", "l1", version, new { previsto = previa.GetProperty("previsto").GetString() });
        Assert.True(levantada.StatusCode == HttpStatusCode.NoContent, await levantada.Content.ReadAsStringAsync());
        return previa.GetProperty("documentos")[0].GetString()!;
    }

    private static async Task HacerAsync(HttpClient operador, string tramite, Dictionary<string, string> campos, Dictionary<string, string> archivos)
    {
        var version = await VersionAsync(operador, tramite);
        var respuesta = await EnviarAsync(operador, $"{Tramites}/{tramite}", tramite, version, new { campos, archivos });
        Assert.True(respuesta.StatusCode == HttpStatusCode.NoContent, await respuesta.Content.ReadAsStringAsync());

        // The same order again has its first answer.
        Assert.Equal(HttpStatusCode.NoContent, (await EnviarAsync(operador, $"{Tramites}/{tramite}", tramite, version, new { campos, archivos })).StatusCode);
    }

    private static async Task<string?> VersionAsync(HttpClient operador, string tramite) => (await operador.GetAsync($"{Tramites}/{tramite}")).Headers.ETag?.Tag;

    private static async Task<string> SubirDeOficinaAsync(HttpClient operador)
    {
        using var cuerpo = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray()), "archivo", "nombramiento.pdf" } };
        var respuesta = await operador.PostAsync("/api/v1/documentos", cuerpo);
        return (await respuesta.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("huella").GetString()!;
    }

    private static string Recurso(string nombre)
    {
        using var lector = new StreamReader(typeof(AlmacenLocal).Assembly.GetManifestResourceStream($"samples/{nombre}")!);
        return lector.ReadToEnd();
    }
}
