using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Web.Api;
using Dictamen.Web.Tests.Kit;
using Dictamen.Web.Tests.Operacion;
using Xunit;
using static Dictamen.Web.Tests.Kit.Programas;

namespace Dictamen.Web.Tests;

/// <summary>Acts that go through by the interface alone.</summary>
public sealed class ApiDeActosTests
{
    private static readonly byte[] Cifrado = Encoding.ASCII.GetBytes("%PDF-1.4\ntrailer<</Encrypt 5 0 R>>\n%%EOF\n");

    [Fact]
    [Prueba("PCS-4.2.2-04")]
    [Recorre("expedientes/{folio}/faltantes", "expedientes/{folio}/prevencion", "expedientes/{folio}/revision-de-faltantes")]
    public async Task ACommitteeHandsInWhatItUploadedItselfAndNothingElse()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await OficinaTests.ConSolicitudAsync(sitio, "AAC")).ToString();
        var otro = (await OficinaTests.ConSolicitudAsync(sitio, "AAC", proyecto: 1)).ToString();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "prevencion", new { hallazgos = Array.Empty<object>() })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, otro, "prevencion", new { hallazgos = Array.Empty<object>() })).StatusCode);
        await sitio.AtenderAsync();
        var comite = await ComiteAsync(sitio, folio);
        var vecino = await ComiteAsync(sitio, otro);
        var documentos = $"/api/v1/expedientes/{folio}/documentos";

        await ProblemaAsync(await SubirAsync(comite, $"{documentos}/AAC", "MZ esto es un programa"u8.ToArray()), 422, "CONTENIDO_INVALIDO");
        await ProblemaAsync(await SubirAsync(comite, $"{documentos}/AAC", []), 422, "CONTENIDO_INVALIDO");
        await ProblemaAsync(await SubirAsync(comite, $"{documentos}/AAC", Cifrado), 422, "CONTENIDO_INVALIDO");
        var noPedido = await ProblemaAsync(await SubirAsync(comite, $"{documentos}/FORMATO_CPC", Comision.Pdf), 422, "CONTENIDO_INVALIDO");
        Assert.Equal("FORMATO_CPC", noPedido.GetProperty("field").GetString());
        await ProblemaAsync(await SubirAsync(vecino, $"{documentos}/AAC", Comision.Pdf), 404, "SIN_ACCESO");
        await ProblemaAsync(await comite.PutAsync($"{documentos}/AAC", new StringContent("{}", Encoding.UTF8, "application/json")), 415, "TIPO_NO_ADMITIDO");

        // A digest that somebody else uploaded, or nobody, is no document of this committee.
        var ajeno = await SubirAsync(vecino, $"/api/v1/expedientes/{otro}/documentos/AAC", [.. Comision.Pdf, (byte)'\n']);
        foreach (var huella in new[] { (await ajeno.Content.ReadFromJsonAsync<DocumentoRecibido>())!.Huella, new string('b', 64) })
        {
            var rechazo = await ProblemaAsync(await FaltantesAsync(comite, folio, huella), 422, "CONTENIDO_INVALIDO");
            Assert.Equal("documentos.AAC", rechazo.GetProperty("field").GetString());
            Assert.Equal("PCS-4.2.2-04", rechazo.GetProperty("rule").GetString());
        }

        await ProblemaAsync(await FaltantesAsync(comite, folio, "../../etc/passwd"), 400, "JSON_INVALIDO");
        var antes = (await comite.GetAsync(documentos)).Headers.ETag;
        Assert.Null(antes);
        var subido = await SubirAsync(comite, $"{documentos}/AAC", Comision.Pdf);
        Assert.Equal(HttpStatusCode.OK, subido.StatusCode);
        var mia = (await subido.Content.ReadFromJsonAsync<DocumentoRecibido>())!.Huella;
        var vista = await comite.GetAsync(documentos);
        Assert.Equal(subido.Headers.ETag, vista.Headers.ETag);
        Assert.Equal(mia, (await vista.Content.ReadFromJsonAsync<DocumentosSubidos>())!.Documentos["AAC"]);

        // Two members upload upon the same version: the second learns of it.
        Assert.Equal(HttpStatusCode.OK, (await SubirAsync(comite, $"{documentos}/AAC", Comision.Pdf, vista.Headers.ETag!.Tag)).StatusCode);
        sitio.Reloj.Poner(sitio.Reloj.GetUtcNow().AddMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await SubirAsync(comite, $"{documentos}/AAC", Comision.Pdf)).StatusCode);
        await ProblemaAsync(await SubirAsync(comite, $"{documentos}/AAC", Comision.Pdf, vista.Headers.ETag!.Tag), 412, "VERSION_DISTINTA");

        Assert.Equal(HttpStatusCode.OK, (await FaltantesAsync(comite, folio, mia)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await FaltantesAsync(comite, folio, mia)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "revision-de-faltantes", new { faltan = Array.Empty<object>() })).StatusCode);
        Assert.Equal(Estatus.Completo, await OficinaTests.EstatusAsync(sitio, Folio.Parse(folio)));
    }

    [Fact]
    [Recorre("solicitudes/{id}/documentos/{clave}")]
    public async Task ADraftIsReplacedOnlyUponTheVersionThatWasSeen()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var borradores = sitio.De<App.Servicios.Borradores>();
        var (id, _) = await borradores.IniciarAsync(Muestreo.Id, "comite@ejemplo.invalid");
        var programa = await ProgramaAsync(sitio, "solicitud", borradores.Sujeto("comite@ejemplo.invalid"), $"solicitud:{id}");
        var (ruta, documento) = ($"/api/v1/solicitudes/{id}", $"/api/v1/solicitudes/{id}/documentos/AAC");
        var vista = (await programa.GetAsync(ruta)).Headers.ETag!;
        var subido = await SubirAsync(programa, documento, Comision.Pdf, vista.Tag);
        Assert.Equal(HttpStatusCode.OK, subido.StatusCode);
        Assert.NotEqual(vista, subido.Headers.ETag);
        Assert.Equal(subido.Headers.ETag, (await programa.GetAsync(ruta)).Headers.ETag);
        var tarde = await SubirAsync(programa, documento, Comision.Pdf, vista.Tag);
        await ProblemaAsync(tarde, 412, "VERSION_DISTINTA");
        Assert.Equal(subido.Headers.ETag, tarde.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, (await SubirAsync(programa, documento, Comision.Pdf, tarde.Headers.ETag!.Tag)).StatusCode);
    }

    [Fact]
    [Prueba("PCS-4.2.3-01", "PCS-4.2.3.2-02")]
    [Recorre("expedientes/{folio}/cedula", "expedientes/{folio}/completo", "expedientes/{folio}/dictaminadores")]
    public async Task EachReviewerHandsInTheirSheetOnceAndOnlyForTheProjectsThatAreTheirs()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await OficinaTests.ConSolicitudAsync(sitio)).ToString();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "completo")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "dictaminadores")).StatusCode);
        var programa = App.Programas.CatalogoDeProgramas.Pcs2019;
        var si = new Valoracion(true, "Es claro y se sostiene.");
        var cedula = new CedulaEnviada(true, true, si, si, si, programa.Criterios.ToDictionary(c => c.Id, _ => 9m), "Sin observaciones de fondo.");
        var ajena = await ProgramaAsync(sitio, "cd", new string('0', 32), $"cd:{Muestreo.Id}");
        await ProblemaAsync(await EnviarAsync(ajena, Ruta(folio), "c", null, cedula), 403, "NO_ASIGNADO");
        await ProblemaAsync(await operador.PostAsJsonAsync(Ruta(folio), cedula), 404, "NO_ENCONTRADO");
        foreach (var asiento in programa.ComiteDictaminador)
        {
            var persona = await ProgramaAsync(sitio, "cd", Sitio.Miembro(asiento.Id).Valor, $"cd:{Muestreo.Id}");
            var sinProtesta = await ProblemaAsync(await persona.PostAsJsonAsync(Ruta(folio), cedula with { SinConflicto = false }), 422, "CONTENIDO_INVALIDO");
            Assert.Equal("sinConflicto", sinProtesta.GetProperty("field").GetString());
            var falta = await ProblemaAsync(await EnviarAsync(persona, Ruta(folio), "p", null, cedula with { Puntajes = new Dictionary<string, decimal>() }), 422, "CONTENIDO_INVALIDO");
            Assert.True(falta.GetProperty("errors").GetArrayLength() > 0);
            await ProblemaAsync(await persona.PostAsJsonAsync(Ruta(folio), cedula), 400, "FALTA_CLAVE");

            // Who lost the answer sends it again and has the same; another sheet under the key, or under another, is refused.
            foreach (var _ in Enumerable.Range(0, 2))
            {
                Assert.Equal(HttpStatusCode.NoContent, (await EnviarAsync(persona, Ruta(folio), "c", null, cedula)).StatusCode);
            }

            await ProblemaAsync(await EnviarAsync(persona, Ruta(folio), "c", null, cedula with { Observaciones = "Otra" }), 422, "ORDEN_REPETIDA");
            await ProblemaAsync(await EnviarAsync(persona, Ruta(folio), "d", null, cedula with { Observaciones = "Otra" }), 409, "CEDULA_CERRADA");
        }

        Assert.True((await sitio.De<Repositorio>().CargarAsync<Expediente>(folio)).Estado.Dictaminacion!.Completa);

        static string Ruta(string folio) => $"/api/v1/expedientes/{folio}/cedula";
    }

    [Fact]
    [Prueba("PCS-4.2.3-01", "PCS-4.2.3-02")]
    public async Task ASheetIsWhatItsBodySaysOrIsRefused()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await OficinaTests.ConSolicitudAsync(sitio)).ToString();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "completo")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "dictaminadores")).StatusCode);
        var (programa, ruta, si) = (App.Programas.CatalogoDeProgramas.Pcs2019, $"/api/v1/expedientes/{folio}/cedula", new Valoracion(true, "Es claro y se sostiene."));
        var asiento = programa.ComiteDictaminador[0].Id;
        var persona = await ProgramaAsync(sitio, "cd", Sitio.Miembro(asiento).Valor, $"cd:{Muestreo.Id}");

        var sobra = await ProblemaAsync(await EnviarAsync(persona, ruta, "c", null, Cedula(9, ("c99", 5))), 422, "CONTENIDO_INVALIDO");
        Assert.Equal("puntajes.c99", sobra.GetProperty("field").GetString());
        var sinPonderar = await ProblemaAsync(await EnviarAsync(persona, ruta, "c", null, Cedula(9) with { Viabilidad = new Valoracion(false, "No alcanza.") }), 422, "CONTENIDO_INVALIDO");
        Assert.Equal("puntajes", sinPonderar.GetProperty("field").GetString());
        var repetida = JsonSerializer.Serialize(Cedula(9), JsonSerializerOptions.Web).Replace("\"c01\":9", "\"c01\":1,\"c01\":10", StringComparison.Ordinal);
        var dosVeces = await ProblemaAsync(await persona.PostAsync(ruta, new StringContent(repetida, Encoding.UTF8, "application/json")), 400, "JSON_INVALIDO");
        Assert.Equal("puntajes.c01", dosVeces.GetProperty("field").GetString());
        Assert.Equal("El dato «puntajes.c01» viene más de una vez: envíelo una sola.", dosVeces.GetProperty("detail").GetString());
        Assert.Empty((await Dictaminacion()).Cedulas);

        // Of several at once, the one that was taken is the one in the record.
        var respuestas = await Task.WhenAll(Enumerable.Range(1, 6).Select(async n => (Puntaje: (decimal)n, (await EnviarAsync(persona, ruta, $"c-{n}", null, Cedula(n))).StatusCode)));
        var tomada = Assert.Single(respuestas, r => r.StatusCode == HttpStatusCode.NoContent);
        Assert.All(respuestas.Where(r => r != tomada), r => Assert.Equal(HttpStatusCode.Conflict, r.StatusCode));
        Assert.Equal([tomada.Puntaje], (await Dictaminacion()).Cedulas[asiento].Puntajes.Values.Distinct());

        CedulaEnviada Cedula(decimal puntaje, params (string, decimal)[] mas) =>
            new(true, true, si, si, si, programa.Criterios.Select(c => (c.Id, puntaje)).Concat(mas).ToDictionary(p => p.Item1, p => p.Item2), "Sin observaciones de fondo.");

        async Task<Dictaminacion> Dictaminacion() => (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio)).Estado.Dictaminacion!;
    }

    [Fact]
    [Prueba("DH-22-01")]
    [Recorre("expedientes/{folio}/conflicto")]
    public async Task WhoHasAConflictSaysSoAndHandsInNothing()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await OficinaTests.ConSolicitudAsync(sitio)).ToString();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "completo")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "dictaminadores")).StatusCode);
        var (ruta, suyo, asiento) = ($"/api/v1/expedientes/{folio}/conflicto", new ConflictoEnviado(MotivoDeConflicto.Parentesco), App.Programas.CatalogoDeProgramas.Pcs2019.ComiteDictaminador[0].Id);
        await ProblemaAsync(await EnviarAsync(await ProgramaAsync(sitio, "cd", new string('0', 32), $"cd:{Muestreo.Id}"), ruta, "c", null, suyo), 403, "NO_ASIGNADO");
        await ProblemaAsync(await operador.PostAsJsonAsync(ruta, suyo), 404, "NO_ENCONTRADO");

        var persona = await ProgramaAsync(sitio, "cd", Sitio.Miembro(asiento).Valor, $"cd:{Muestreo.Id}");
        Assert.Equal(HttpStatusCode.BadRequest, (await persona.PostAsJsonAsync(ruta, new { motivo = "Ninguno" })).StatusCode);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal(HttpStatusCode.NoContent, (await EnviarAsync(persona, ruta, "c", null, suyo)).StatusCode);
        }

        await ProblemaAsync(await persona.PostAsJsonAsync(ruta, suyo), 400, "FALTA_CLAVE");
        await ProblemaAsync(await EnviarAsync(persona, ruta, "c", null, new ConflictoEnviado(MotivoDeConflicto.OtroInteres)), 422, "ORDEN_REPETIDA");

        Assert.Equal(MotivoDeConflicto.Parentesco, (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio)).Estado.Dictaminacion!.Dictaminadores[asiento].Conflicto);
        var si = new Valoracion(true, "Es claro y se sostiene.");
        await ProblemaAsync(await EnviarAsync(persona, $"/api/v1/expedientes/{folio}/cedula", "d", null, new CedulaEnviada(true, true, si, si, si, new Dictionary<string, decimal>(), "Ninguna.")), 409, "CEDULA_CERRADA");
    }

    [Fact]
    [Prueba("PCS-A2-19", "AMB-16", "PCS-4.2.3.2-02")]
    [Recorre("expedientes/{folio}/dictaminadores/sustitucion")]
    public async Task WhoTakesASeatIsSomebodyWhoseDataAreKept()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await OficinaTests.ConSolicitudAsync(sitio)).ToString();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "completo")).StatusCode);
        var (programa, nombramiento, nadie) = (App.Programas.CatalogoDeProgramas.Pcs2019, await DocumentoAsync(operador), new string('0', 32));
        object Miembro(string persona) => new { asiento = programa.ComiteDictaminador[0].Id, persona, tematicas = programa.Tematicas.Keys, nombramiento };
        var secretaria = await ProgramaAsync(sitio, "secretaria", Sitio.Secretaria.Valor, "operacion");
        foreach (var persona in new[] { nadie, "Persona de muestra", "../fichas", "" })
        {
            await RechazadaAsync(await ActuarAsync(secretaria, folio, "dictaminadores", new { suplentes = new[] { Miembro(persona) } }), "suplentes[0].persona");
        }

        await RechazadaAsync(await ActuarAsync(secretaria, folio, "dictaminadores", new { suplentes = new object?[] { null } }), "suplentes[0].persona");
        // Who names nobody is told the same of all: not who is kept.
        foreach (var persona in new[] { nadie, Sitio.Miembro(programa.ComiteDictaminador[1].Id).Valor })
        {
            await ProblemaAsync(await ActuarAsync(operador, folio, "dictaminadores", new { suplentes = new[] { Miembro(persona) } }), 403, "NO_FACULTADO");
        }

        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "dictaminadores")).StatusCode);
        await ProblemaAsync(await ActuarAsync(operador, folio, "dictaminadores/sustitucion", new { suplente = Miembro(nadie) }), 403, "NO_FACULTADO");
        await RechazadaAsync(await ActuarAsync(secretaria, folio, "dictaminadores/sustitucion", new { suplente = Miembro(nadie) }), "suplente.persona");
        await sitio.Almacen.Fichas.PutAsync([new App.Ports.Ficha(new PersonaId(nadie), "Persona", "de muestra", "", "", "suplente@ejemplo.invalid", "", "", "")]);
        Assert.Equal(["DictaminadorSustituido"], await HechosAsync(await ActuarAsync(secretaria, folio, "dictaminadores/sustitucion", new { suplente = Miembro(nadie) })));

        static async Task RechazadaAsync(HttpResponseMessage respuesta, string campo)
        {
            var rechazo = await ProblemaAsync(respuesta, 422, "CONTENIDO_INVALIDO");
            Assert.Equal((campo, "PCS-A2-19"), (rechazo.GetProperty("field").GetString(), rechazo.GetProperty("rule").GetString()));
        }
    }

    [Fact]
    [Prueba("PCS-4.2.2-08")]
    [Recorre("convocatorias/{id}/publicaciones/{cual}")]
    public async Task APublicationIsWhatWasSeenOrNothing()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Dictaminados);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var aprobador = await ProgramaAsync(sitio, "aprobador", "ap-1", "operacion");
        var ruta = $"/api/v1/convocatorias/{Muestreo.Id}/publicaciones/dictaminacion";
        await ProblemaAsync(await aprobador.GetAsync(ruta), 403, "NO_FACULTADO");
        await ProblemaAsync(await operador.GetAsync($"/api/v1/convocatorias/{Muestreo.Id}/publicaciones/1"), 404, "NO_ENCONTRADO");
        await ProblemaAsync(await EnviarAsync(operador, ruta, "p", null), 428, "FALTA_VERSION");
        await ProblemaAsync(await EnviarAsync(operador, ruta, "p", "\"otra\""), 412, "VERSION_DISTINTA");

        var vista = await operador.GetAsync(ruta);
        var preparada = (await vista.Content.ReadFromJsonAsync<PublicacionPreparada>())!;
        Assert.Empty(preparada.Impedimentos);
        Assert.DoesNotContain(Muestreo.Id, preparada.Participantes!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await EnviarAsync(operador, ruta, "p", vista.Headers.ETag!.Tag)).StatusCode);
        var (estado, version) = await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id);
        Assert.Equal(Huellas.De(Encoding.UTF8.GetBytes(preparada.Documento)), estado.ResultadosDeDictaminacion!.Documento);
        await using var guardado = await sitio.Almacen.Documentos.OpenAsync(estado.ResultadosDeDictaminacion.Documento);
        Assert.NotNull(guardado);

        // The same order again has the same answer; another one finds it published.
        Assert.Equal(HttpStatusCode.OK, (await EnviarAsync(operador, ruta, "p", vista.Headers.ETag.Tag)).StatusCode);
        Assert.Equal(version, (await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id)).Version);
        await ProblemaAsync(await EnviarAsync(operador, $"/api/v1/convocatorias/{Muestreo.Id}/publicaciones/apoyos", "q", (await operador.GetAsync($"/api/v1/convocatorias/{Muestreo.Id}/publicaciones/apoyos")).Headers.ETag!.Tag), 409, "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    [Prueba("PCS-A2-19", "AMB-20")]
    public async Task TheListOfParticipantsIsNotPublishedWithASeatInThePlaceOfAName()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Dictaminados);
        var (convocatoria, version) = await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id);
        var miembro = convocatoria.Integrantes.Values.First().Persona;
        await sitio.Almacen.Fichas.EraseAsync(miembro, Actor.Sistema, "prueba");
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var ruta = $"/api/v1/convocatorias/{Muestreo.Id}/publicaciones/dictaminacion";
        var vista = await operador.GetAsync(ruta);
        Assert.Contains("falta el de una persona", Assert.Single((await vista.Content.ReadFromJsonAsync<PublicacionPreparada>())!.Impedimentos), StringComparison.Ordinal);
        var rechazo = await ProblemaAsync(await EnviarAsync(operador, ruta, "p", vista.Headers.ETag!.Tag), 422, "CONTENIDO_INVALIDO");
        Assert.Equal("PCS-A2-19", rechazo.GetProperty("errors")[0].GetProperty("rule").GetString());
        Assert.Equal(version, (await sitio.De<Repositorio>().CargarAsync<Convocatoria>(Muestreo.Id)).Version);
    }

    [Fact]
    [Prueba("PCS-4.2.8-01")]
    public async Task APaymentIsOrderedByOnePersonApprovedByAnotherAndProvenByTheBank()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var repositorio = sitio.De<Repositorio>();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var (folio, papeles) = (await ExpedientesAsync(sitio)).First(x => x is { Estatus: Estatus.ConvenioSuscrito } && x.Convenio!.Papeles.ContainsKey(1)) is var e ? (e.Folio.ToString(), e.Convenio!.Papeles[1]) : default;
        if (papeles.PorRevisar)
        {
            await sitio.HacerAsync(folio, new RevisarPapeles(1, []), Sitio.Operador);
        }

        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "ministraciones/instruccion", new { numero = 1 })).StatusCode);
        await ProblemaAsync(await ActuarAsync(operador, folio, "ministraciones/aprobacion", new { numero = 1 }), 403, "NO_FACULTADO");
        var misma = await ProgramaAsync(sitio, "aprobador", "op-1", "operacion");
        await ProblemaAsync(await ActuarAsync(misma, folio, "ministraciones/aprobacion", new { numero = 1 }), 409, "MISMA_PERSONA");
        var aprobador = await ProgramaAsync(sitio, "aprobador", "ap-1", "operacion");
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(aprobador, folio, "ministraciones/aprobacion", new { numero = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "ministraciones/pago", new { numero = 1, claveDeRastreo = "SPEI20191126000001", fecha = new DateOnly(2019, 11, 26) })).StatusCode);
        Assert.Equal(EstatusMinistracion.Pagada, (await repositorio.CargarAsync<Expediente>(folio)).Estado.Ministraciones!.Pago(1)!.Estatus);
    }

    [Fact]
    public async Task TheOfficeNamesOnlyDocumentsThatAreKept()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var folio = (await ExpedientesAsync(sitio)).First(e => e.Estatus == Estatus.Apoyado).Folio.ToString();
        var observacion = new { numero = 1, origen = "InstanciaEjecutora", asunto = "Precise la meta 1." };
        var rechazo = await ProblemaAsync(await ActuarAsync(operador, folio, "observaciones", new { oficio = new string('c', 64), observaciones = new[] { observacion } }), 422, "CONTENIDO_INVALIDO");
        Assert.Equal("oficio", rechazo.GetProperty("field").GetString());
        var cifrado = await operador.PostAsync("/api/v1/documentos", new MultipartFormDataContent { { new ByteArrayContent(Cifrado), "archivo", "oficio.pdf" } });
        Assert.Contains("protegido", (await ProblemaAsync(cifrado, 422, "CONTENIDO_INVALIDO")).GetProperty("errors")[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
        var huella = await DocumentoAsync(operador);
        Assert.Equal(HttpStatusCode.OK, (await ActuarAsync(operador, folio, "observaciones", new { oficio = huella, observaciones = new[] { observacion } })).StatusCode);
        var auditor = await ProgramaAsync(sitio, "auditor", "au-1", "operacion");
        await ProblemaAsync(await auditor.PostAsync("/api/v1/documentos", new MultipartFormDataContent { { new ByteArrayContent(Comision.Pdf), "archivo", "oficio.pdf" } }), 403, "NO_FACULTADO");
    }

    internal static async Task<List<Expediente>> ExpedientesAsync(Sitio sitio)
    {
        var todos = new List<Expediente>();
        foreach (var r in sitio.De<App.Consultas.Resumenes>().De(Muestreo.Id))
        {
            todos.Add((await sitio.De<Repositorio>().CargarAsync<Expediente>(r.Folio.ToString())).Estado);
        }

        return todos;
    }

    [Fact]
    public async Task AKeyIsOfOneOrderAlone()
    {
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync();
        var folio = (await OficinaTests.ConSolicitudAsync(sitio, "AAC")).ToString();
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var ruta = $"/api/v1/expedientes/{folio}";
        var vista = (await operador.GetAsync(ruta)).Headers.ETag!.Tag;
        object prevencion = new { hallazgos = Array.Empty<object>() }, otra = new { hallazgos = new[] { new { requisito = "AAC", motivo = "Ilegible" } } };
        Assert.Equal(["PrevencionEmitida"], await HechosAsync(await EnviarAsync(operador, $"{ruta}/prevencion", "k", vista, prevencion)));
        Assert.Equal(["PrevencionEmitida"], await HechosAsync(await EnviarAsync(operador, $"{ruta}/prevencion", "k", vista, prevencion)));

        // Whichever version it is sent upon.
        foreach (var version in new[] { vista, (await operador.GetAsync(ruta)).Headers.ETag!.Tag })
        {
            await ProblemaAsync(await EnviarAsync(operador, $"{ruta}/prevencion", "k", version, otra), 422, "ORDEN_REPETIDA");
            await ProblemaAsync(await EnviarAsync(operador, $"{ruta}/completo", "k", version), 422, "ORDEN_REPETIDA");
        }
    }

    private static async Task<HttpClient> ComiteAsync(Sitio sitio, string folio)
    {
        var e = (await sitio.De<Repositorio>().CargarAsync<Expediente>(folio)).Estado;
        var yo = e.Recepcion!.Integrantes[0];
        return await ProgramaAsync(sitio, "expediente", yo.Persona.Valor, $"folio:{folio}:{yo.Cargo}");
    }

    private static Task<HttpResponseMessage> FaltantesAsync(HttpClient comite, string folio, string huella) =>
        ActuarAsync(comite, folio, "faltantes", new { documentos = new Dictionary<string, string> { ["AAC"] = huella }, declaraciones = Array.Empty<string>(), identificaciones = new Dictionary<string, string>() });
}
