using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Web.Tests.Kit;
using Dictamen.Web.Tests.Operacion;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Dictamen.Web.Tests.Kit.Programas;

namespace Dictamen.Web.Tests;

/// <summary>What a program reads before it writes: who may, and no more than their pages show.</summary>
public sealed class ApiDeConsultaTests
{
    private const string Expedientes = "/api/v1/expedientes";
    private const string Asignaciones = "/api/v1/asignaciones";

    [Fact]
    public async Task TheOfficeListsItsFilesAndItsWorkOfTheDay()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await OficinaTests.ConSolicitudAsync(sitio)).ToString();
        var otro = (await OficinaTests.ConSolicitudAsync(sitio, "AAC", proyecto: 1)).ToString();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        Assert.Equal([folio, otro], await FoliosAsync(operador, ""));
        Assert.Equal([folio, otro], await FoliosAsync(await ProgramaAsync(sitio, "auditor", "au-1", "operacion"), "?pagina=9&orden=plazo&estatus=REGISTRADO"));
        Assert.Equal([otro], await FoliosAsync(operador, $"?texto={otro}&convocatoria={Muestreo.Id}"));
        Assert.Empty(await FoliosAsync(operador, "?estatus=EN_AJUSTE_1"));

        // The day's work names what the list is asked for.
        var trabajo = await LeerAsync(operador, "/api/v1/trabajo");
        var cola = trabajo.GetProperty("colas").EnumerateArray().First(c => c.GetProperty("primeros")[0].GetString() == folio);
        Assert.Equal((1, "Operador"), (cola.GetProperty("total").GetInt32(), cola.GetProperty("papel").GetString()));
        Assert.Equal([folio], await FoliosAsync(operador, $"?pendiente={Uri.EscapeDataString(cola.GetProperty("pendiente").GetString()!)}"));
        Assert.Equal(new DateOnly(2019, 10, 22), trabajo.GetProperty("hoy").Deserialize<DateOnly>());
        Assert.Equal(1, trabajo.GetProperty("vencimientos").GetProperty("pagina").GetInt32());

        foreach (var (consulta, campo) in new[] { ("estatus=EN_NADA", "estatus"), ("estatus=0", "estatus"), ("orden=monto", "orden") })
        {
            Assert.Equal(campo, (await ProblemaAsync(await operador.GetAsync($"{Expedientes}?{consulta}"), 422, "CONTENIDO_INVALIDO")).GetProperty("field").GetString());
        }

        foreach (var ruta in new[] { Expedientes, "/api/v1/trabajo", $"{Expedientes}/{folio}/historia", Asignaciones, "/api/v1/encargos", $"{Expedientes}/{folio}/encargos", "/api/v1/accesos", "/api/v1/arco" })
        {
            foreach (var consulta in new[] { "pagina=x", "personal=x&pagina=y" })
            {
                Assert.Equal("pagina", (await ProblemaAsync(await operador.GetAsync($"{ruta}?{consulta}"), 400, "PETICION_INVALIDA")).GetProperty("field").GetString());
            }

            await ProblemaAsync(await sitio.Navegador().GetAsync(ruta), 401, "SIN_SESION");
        }

        foreach (var ajeno in new[] { await ProgramaAsync(sitio, "cd", Sitio.Miembro("x").Valor, $"cd:{Muestreo.Id}"), await ProgramaAsync(sitio, "expediente", "ab", $"folio:{folio}:Tesorero") })
        {
            foreach (var ruta in new[] { Expedientes, "/api/v1/trabajo", $"{Expedientes}/{folio}/historia" })
            {
                await ProblemaAsync(await ajeno.GetAsync(ruta), 403, "NO_FACULTADO");
            }
        }
    }

    [Fact]
    public async Task AFileTellsProgramsOfTheOfficeWhyItStandsWhereItDoes()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await OficinaTests.ConSolicitudAsync(sitio, "AAC")).ToString();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var faltante = Assert.Single((await LeerAsync(operador, $"{Expedientes}/{folio}")).GetProperty("cifras").GetProperty("faltantes").EnumerateArray());
        Assert.Equal(("AAC", false), (faltante.GetProperty("requisito").GetString(), faltante.GetProperty("recibido").GetBoolean()));
        await HechosAsync(await ActuarAsync(operador, folio, "prevencion", new { hallazgos = Array.Empty<object>() }));
        await sitio.AtenderAsync();

        var auditor = await ProgramaAsync(sitio, "auditor", "au-1", "operacion");
        var leida = await auditor.GetAsync($"{Expedientes}/{folio}/historia");
        Assert.Equal((await auditor.GetAsync($"{Expedientes}/{folio}")).Headers.ETag, leida.Headers.ETag);
        var historia = await leida.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("PREVENIDO", historia.GetProperty("estatus").GetString());
        var porque = historia.GetProperty("porQue");
        Assert.Equal("PREVENIDO", porque.GetProperty("estatus").GetString());
        Assert.Contains(porque.GetProperty("reglas").EnumerateArray(), r => r.GetProperty("id").GetString()!.StartsWith("PCS-4.2.2", StringComparison.Ordinal) && r.GetProperty("resumen").GetString()!.Length > 0);
        Assert.Contains("op-1", porque.GetProperty("autor").GetString(), StringComparison.Ordinal);
        var plazo = Assert.Single(historia.GetProperty("plazos").EnumerateArray(), p => p.GetProperty("id").GetString() == "PZ-03");
        Assert.True(plazo.GetProperty("cuenta").GetArrayLength() > 4);
        var hechos = historia.GetProperty("hechos");
        var numeros = hechos.GetProperty("renglones").EnumerateArray().Select(h => h.GetProperty("numero").GetInt64()).ToList();
        Assert.Equal(numeros.OrderDescending(), numeros);
        Assert.Equal((numeros.Count, 1), (hechos.GetProperty("total").GetInt32(), hechos.GetProperty("paginas").GetInt32()));

        // What the story names is opened by its digest, and nothing else is.
        var documentos = (await auditor.GetFromJsonAsync<Api.DocumentoDelExpediente[]>($"{Expedientes}/{folio}/constancias"))!;
        Assert.Contains(documentos, d => hechos.GetProperty("renglones").EnumerateArray().SelectMany(h => h.GetProperty("documentos").EnumerateArray()).Any(x => x.GetProperty("huella").GetString() == d.Huella));
        Assert.True((await auditor.GetByteArrayAsync($"{Expedientes}/{folio}/constancias/{documentos[^1].Huella}")).Length > 0);
        foreach (var ruta in new[] { $"{folio}/constancias/{new string('b', 64)}", $"{folio}/constancias/x", $"{Muestreo.Id}-000777/constancias", $"{Muestreo.Id}-000777/historia", "x/historia" })
        {
            await ProblemaAsync(await auditor.GetAsync($"{Expedientes}/{ruta}"), 404, "NO_ENCONTRADO");
        }
    }

    [Fact]
    [Prueba("PCS-4.2.3.1-04", "PCS-4.2.3.2-02")]
    [Recorre("asignaciones/protesta", "asignaciones/{folio}/sin-conflicto")]
    public async Task AReviewerReadsWhatIsTheirsAfterDeclaringAndNobodysName()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await OficinaTests.ConSolicitudAsync(sitio)).ToString();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        await HechosAsync(await ActuarAsync(operador, folio, "completo"));
        await HechosAsync(await ActuarAsync(operador, folio, "dictaminadores"));
        var asientos = CatalogoDeProgramas.Pcs2019.ComiteDictaminador;
        var persona = await ProgramaAsync(sitio, "cd", Sitio.Miembro(asientos[0].Id).Valor, $"cd:{Muestreo.Id}");

        // Nothing is shown before it is declared what must be; nor to whom it is not assigned.
        Assert.Empty((await LeerAsync(persona, Asignaciones)).GetProperty("proyectos").EnumerateArray());
        await ProblemaAsync(await persona.GetAsync($"{Asignaciones}/{folio}"), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await persona.PutAsync($"{Asignaciones}/{folio}/sin-conflicto", null), 403, "NO_ASIGNADO");
        Assert.Equal(HttpStatusCode.NoContent, (await persona.PutAsync($"{Asignaciones}/protesta", null)).StatusCode);
        var lista = await LeerAsync(persona, Asignaciones);
        Assert.Equal((0, 1), (lista.GetProperty("entregadas").GetInt32(), lista.GetProperty("porEntregar").GetInt32()));
        var suyo = Assert.Single(lista.GetProperty("proyectos").EnumerateArray());
        Assert.Equal((folio, "Pendiente"), (suyo.GetProperty("folio").GetString(), suyo.GetProperty("avance").GetString()));
        Assert.Equal(JsonValueKind.Null, (await LeerAsync(persona, $"{Asignaciones}/{folio}")).GetProperty("solicitud").ValueKind);
        var ajena = await ProgramaAsync(sitio, "cd", new string('0', 32), $"cd:{Muestreo.Id}");
        Assert.Equal(HttpStatusCode.NoContent, (await ajena.PutAsync($"{Asignaciones}/protesta", null)).StatusCode);
        Assert.Empty((await LeerAsync(ajena, Asignaciones)).GetProperty("proyectos").EnumerateArray());
        await ProblemaAsync(await ajena.GetAsync($"{Asignaciones}/{folio}"), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await operador.GetAsync(Asignaciones), 403, "NO_FACULTADO");
        await ProblemaAsync(await operador.PutAsync($"{Asignaciones}/protesta", null), 403, "NO_FACULTADO");
        await ProblemaAsync(await operador.GetAsync($"{Asignaciones}/{folio}"), 404, "NO_ENCONTRADO");

        // Declared, the application is read: posts, and no person.
        Assert.Equal(HttpStatusCode.NoContent, (await persona.PutAsync($"{Asignaciones}/{folio}/sin-conflicto", null)).StatusCode);
        var texto = await persona.GetStringAsync($"{Asignaciones}/{folio}");
        var leido = JsonDocument.Parse(texto).RootElement;
        Assert.Equal(asientos[0].Id, leido.GetProperty("asiento").GetString());
        Assert.Contains("Vocal de Contraloría Social", texto, StringComparison.Ordinal);
        Assert.True(leido.GetProperty("solicitud").GetProperty("anexo3").GetProperty("objetivo").GetString()!.Length > 0);
        var recepcion = (await sitio.De<App.Registro.Repositorio>().CargarAsync<Expediente>(folio)).Estado.Recepcion!;
        Assert.All(recepcion.Integrantes, i => Assert.DoesNotContain(i.Persona.Valor, texto, StringComparison.Ordinal));
        Assert.DoesNotContain("\"persona\"", texto, StringComparison.Ordinal);
        var criterios = leido.GetProperty("criterios").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).ToList();
        Assert.Equal(CatalogoDeProgramas.Pcs2019.Criterios.Select(c => c.Id), criterios);
        foreach (var documento in leido.GetProperty("documentos").EnumerateArray())
        {
            // Only what holds no personal data has a digest and is opened.
            var entregada = recepcion.Documentos[documento.GetProperty("clave").GetString()!].Valor;
            var seAbre = documento.GetProperty("huella").ValueKind == JsonValueKind.String;
            Assert.Equal(seAbre ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await persona.GetAsync($"{Asignaciones}/{folio}/documentos/{entregada}")).StatusCode);
        }

        var si = new Valoracion(true, "Es claro y se sostiene.");
        var cedula = new Api.CedulaEnviada(true, true, si, si, si, criterios.ToDictionary(c => c, _ => 9m), "Sin observaciones de fondo.");
        var entrega = await EnviarAsync(persona, $"{Expedientes}/{folio}/cedula", "c-1", null, cedula);
        Assert.True(entrega.StatusCode == HttpStatusCode.NoContent, await entrega.Content.ReadAsStringAsync());
        Assert.Equal("Entregada", (await LeerAsync(persona, $"{Asignaciones}/{folio}")).GetProperty("avance").GetString());
        await ProblemaAsync(await persona.PutAsync($"{Asignaciones}/{folio}/sin-conflicto", null), 409, "CEDULA_CERRADA");
    }

    [Fact]
    public async Task AnApplicationThatIsOlderThanADatumOfItsFormatIsReadWithoutIt()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync(s => s.AddSingleton<IDocumentStore>(new DeAntes((IDocumentStore)s.Last(d => d.ServiceType == typeof(IDocumentStore)).ImplementationInstance!)));
        var folio = (await OficinaTests.ConSolicitudAsync(sitio)).ToString();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        await HechosAsync(await ActuarAsync(operador, folio, "completo"));
        await HechosAsync(await ActuarAsync(operador, folio, "dictaminadores"));
        var persona = await ProgramaAsync(sitio, "cd", Sitio.Miembro(CatalogoDeProgramas.Pcs2019.ComiteDictaminador[0].Id).Valor, $"cd:{Muestreo.Id}");
        await persona.PutAsync($"{Asignaciones}/protesta", null);
        await persona.PutAsync($"{Asignaciones}/{folio}/sin-conflicto", null);
        var delimitacion = (await LeerAsync(persona, $"{Asignaciones}/{folio}")).GetProperty("solicitud").GetProperty("anexo3").GetProperty("delimitacion");
        Assert.Equal((0, JsonValueKind.Null), (delimitacion.GetProperty("incidencia").GetArrayLength(), delimitacion.GetProperty("region").ValueKind));
    }

    // Applications, as if they had been written before the format asked where the project reaches.
    private sealed class DeAntes(IDocumentStore documentos) : IDocumentStore
    {
        public ValueTask<Huella> PutAsync(Stream content, CancellationToken ct = default) => documentos.PutAsync(content, ct);

        public ValueTask<Huella> PutAsync(ReadOnlyMemory<byte> content, CancellationToken ct = default) => documentos.PutAsync(content, ct);

        public IAsyncEnumerable<Huella> ListAsync(CancellationToken ct = default) => documentos.ListAsync(ct);

        public async ValueTask<Stream?> OpenAsync(Huella digest, CancellationToken ct = default)
        {
            await using var flujo = await documentos.OpenAsync(digest, ct);
            if (flujo is null)
            {
                return null;
            }

            var copia = new MemoryStream();
            await flujo.CopyToAsync(copia, ct);
            var texto = Encoding.UTF8.GetString(copia.ToArray());
            if (texto.StartsWith('{') && JsonNode.Parse(texto) is JsonObject { } todo && todo["anexo3"]?["delimitacion"] is JsonObject lugar)
            {
                lugar.Remove("incidencia");
                lugar.Remove("region");
                return new MemoryStream(Encoding.UTF8.GetBytes(todo.ToJsonString()));
            }

            copia.Position = 0;
            return copia;
        }
    }

    private static async Task<JsonElement> LeerAsync(HttpClient programa, string ruta)
    {
        var respuesta = await programa.GetAsync(ruta);
        var cuerpo = await respuesta.Content.ReadAsStringAsync();
        Assert.True(respuesta.IsSuccessStatusCode, cuerpo);
        return JsonDocument.Parse(cuerpo).RootElement;
    }

    private static async Task<List<string?>> FoliosAsync(HttpClient programa, string consulta) =>
        [.. (await LeerAsync(programa, $"{Expedientes}{consulta}")).GetProperty("renglones").EnumerateArray().Select(r => r.GetProperty("folio").GetString())];
}
