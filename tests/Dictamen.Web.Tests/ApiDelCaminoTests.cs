using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Web.Api;
using Dictamen.Web.Tests.Kit;
using Dictamen.Web.Tests.Operacion;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Dictamen.Web.Tests.ApiDelComiteTests;
using static Dictamen.Web.Tests.Kit.Programas;

namespace Dictamen.Web.Tests;

/// <summary>The whole road of a project by the interface alone: what one answer needs, another one gave. The test knows the papers that people hold, their links, and the day; nothing of what the site keeps.</summary>
public sealed class ApiDelCaminoTests
{
    private const string Convocatoria = $"/api/v1/convocatorias/{Muestreo.Id}";
    private const string Acta = $"/api/v1/actas/{Muestreo.Id}-A001";
    private const string Correo = "comite.del.camino@ejemplo.invalid";

    [Fact]
    [Prueba("PCS-4.2.2-01", "PCS-4.2.3-01", "PCS-4.2.3.4-01", "PCS-4.2.4-02", "PCS-4.2.5-02", "PCS-4.2.8-01", "PCS-4.2.12-03")]
    public async Task AProjectGoesFromItsApplicationToItsGradeOverHttpAlone()
    {
        var buzon = new Buzon();
        await using var sitio = await Sitio.ConConvocatoriaAbiertaAsync(s => s.AddSingleton<IMail>(buzon));
        buzon.Reloj = sitio.Reloj;

        // The committee asks for its link, uploads its papers and applies.
        Assert.Equal(HttpStatusCode.Accepted, (await sitio.Navegador().PostAsJsonAsync($"{Convocatoria}/participar", new { correo = Correo })).StatusCode);
        await sitio.AtenderAsync();
        var comision = ConEnlace(sitio, buzon, Correo);
        var id = (await comision.GetFromJsonAsync<SesionAbierta>("/api/v1/sesion"))!.Solicitud!;
        var solicitud = await Muestreo.SolicitudAsync(sitio.Almacen);
        solicitud = solicitud with { Contenido = solicitud.Contenido with { Documentos = solicitud.Contenido.Documentos.Remove("ANEXO_3") } };
        foreach (var (clave, huella) in solicitud.Contenido.Documentos)
        {
            await using var papel = (await sitio.Almacen.Documentos.OpenAsync(huella))!;
            using var copia = new MemoryStream();
            await papel.CopyToAsync(copia);
            Assert.Equal(HttpStatusCode.OK, (await SubirAsync(comision, $"/api/v1/solicitudes/{id}/documentos/{clave}", copia.ToArray())).StatusCode);
        }

        var presentada = await ConClave(comision, id).PostAsync("/api/v1/solicitudes", new StringContent(JsonSerializer.Serialize(solicitud, HechoCodec.Opciones), Encoding.UTF8, "application/json"));
        Assert.True(presentada.StatusCode == HttpStatusCode.Created, await presentada.Content.ReadAsStringAsync());
        var folio = (await presentada.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("folio").GetString()!;
        var (comite, cargos) = (new ComiteEnSuExpediente(sitio, folio), solicitud.Personas.Select(i => i.Cargo).ToList());

        // The office finds it among its works; each reviewer finds it among theirs, reads it and hands in their sheet.
        var operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        Assert.Equal(folio, (await LeerAsync(operador, "/api/v1/trabajo")).GetProperty("colas")[0].GetProperty("primeros")[0].GetString());
        await HechosAsync(await ActuarAsync(operador, folio, "completo"));
        await HechosAsync(await ActuarAsync(operador, folio, "dictaminadores"));
        var dictaminadores = new List<HttpClient>();
        foreach (var asiento in CatalogoDeProgramas.Pcs2019.ComiteDictaminador)
        {
            var persona = await ProgramaAsync(sitio, "cd", Sitio.Miembro(asiento.Id).Valor, $"cd:{Muestreo.Id}");
            dictaminadores.Add(persona);
            await BienAsync(await persona.PutAsync("/api/v1/asignaciones/protesta", null));
            var suyo = $"/api/v1/asignaciones/{(await LeerAsync(persona, "/api/v1/asignaciones")).GetProperty("proyectos")[0].GetProperty("folio").GetString()}";
            await BienAsync(await persona.PutAsync($"{suyo}/sin-conflicto", null));
            var leido = await LeerAsync(persona, suyo);
            var si = new { cumple = true, motivo = $"Corresponde a «{leido.GetProperty("proyecto").GetString()}»." };
            var puntajes = leido.GetProperty("criterios").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, _ => 9m);
            await BienAsync(await EnviarAsync(persona, $"/api/v1/expedientes/{folio}/cedula", "c", null, new { protestaConfidencialidad = true, sinConflicto = true, viabilidad = si, apego = si, contribucionCohesion = si, puntajes, observaciones = "Proyecto claro." }));
        }

        // The result, its acta and the signatures of all.
        var secretaria = await ProgramaAsync(sitio, "secretaria", Sitio.Secretaria.Valor, "operacion");
        await HechosAsync(await ActuarAsync(secretaria, folio, "resultado", new { discusion = (string?)null }));
        sitio.Reloj.Poner(HoraDelCentro.Instante(new DateOnly(2019, 11, 14), new TimeOnly(9, 0)));
        await sitio.AtenderAsync();
        (secretaria, operador) = (await ProgramaAsync(sitio, "secretaria", Sitio.Secretaria.Valor, "operacion"), await ProgramaAsync(sitio, "operador", "op-1", "operacion"));
        await PublicarAsync(operador, "recepcion");
        var levantar = await secretaria.GetAsync($"{Acta}/tramites/levantar");
        var previa = await (await secretaria.PostAsJsonAsync($"{Acta}/tramites/levantar/previa", new { })).Content.ReadFromJsonAsync<JsonElement>();
        await BienAsync(await EnviarAsync(secretaria, $"{Acta}/tramites/levantar", "l", levantar.Headers.ETag!.Tag, new { previsto = previa.GetProperty("previsto").GetString() }));
        foreach (var asiento in CatalogoDeProgramas.Pcs2019.ComiteDictaminador)
        {
            var persona = await ProgramaAsync(sitio, "cd", Sitio.Miembro(asiento.Id).Valor, $"cd:{Muestreo.Id}");
            var suya = $"/api/v1/actas/{(await LeerAsync(persona, "/api/v1/asignaciones")).GetProperty("actas")[0].GetProperty("id").GetString()}";
            await BienAsync(await EnviarAsync(persona, $"{suya}/firma", "f", null, new { documento = (await LeerAsync(persona, suya)).GetProperty("documento").GetString() }));
        }

        await BienAsync(await EnviarAsync(secretaria, $"{Acta}/tramites/firmar", "f", (await secretaria.GetAsync($"{Acta}/tramites/firmar")).Headers.ETag!.Tag));
        await sitio.AtenderAsync();

        // The results, the money and the support.
        await PublicarAsync(operador, "dictaminacion");
        await sitio.AtenderAsync();
        await HechosAsync(await SobreLoVistoAsync(operador, Convocatoria, $"{Convocatoria}/presupuesto/asignacion"));
        await sitio.AtenderAsync();
        sitio.Reloj.Poner(HoraDelCentro.Instante(new DateOnly(2019, 11, 19), new TimeOnly(9, 0)));
        await sitio.AtenderAsync();
        operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        await PublicarAsync(operador, "apoyos");
        await sitio.AtenderAsync();
        Assert.Equal("APOYADO", (await LeerAsync(operador, $"/api/v1/expedientes/{folio}")).GetProperty("estatus").GetString());

        // The adjustment, and the agreement that each member signs.
        var oficio = await DocumentoAsync(operador);
        await HechosAsync(await ActuarAsync(operador, folio, "observaciones", new { oficio, observaciones = new[] { new { numero = 1, origen = "InstanciaEjecutora", asunto = "Precise la meta 1." } } }));
        await sitio.AtenderAsync();
        var tesorero = await MiembroAsync("Tesorero");
        await HechosAsync(await HacerAsync(tesorero, comite, "ajuste", new() { ["atiende.1"] = "si" }, ("proyecto", await SubidoAsync(tesorero, comite, "ajuste/proyecto", Comision.Pdf))));
        await HechosAsync(await ActuarAsync(operador, folio, "revision-de-ajuste", new { proyecto = (await CifrasAsync(operador, comite)).GetProperty("ajuste").GetProperty("porRevisar").GetString(), persisten = Array.Empty<int>() }));
        var monto = (await CifrasAsync(operador, comite)).GetProperty("ajuste").GetProperty("montoAutorizado").GetDecimal();
        await HechosAsync(await ActuarAsync(operador, folio, "convenio", new { documento = oficio, monto, montoEnLetra = MontoEnLetra.De(monto), exhibicionUnica = monto <= CatalogoDeProgramas.Pcs2019.ExhibicionUnica.MontoMaximo ? "MontoMenor" : null, fechaLimiteInformeParcial = new DateOnly(2019, 12, 18), recomendacion = (string?)null }));
        await sitio.AtenderAsync();
        foreach (var cargo in cargos)
        {
            await HechosAsync(await HacerAsync(await MiembroAsync(cargo), comite, AccionesDelComite.Firmar, new() { ["version"] = $"{(await CifrasAsync(operador, comite)).GetProperty("convenio").GetProperty("version").GetInt32()}" }));
        }

        await HechosAsync(await ActuarAsync(operador, folio, "convenio/suscripcion", new { version = (await CifrasAsync(operador, comite)).GetProperty("convenio").GetProperty("version").GetInt32() }));

        // The payment and what it was spent on.
        await PapelesAsync(tesorero, comite, cargos);
        await HechosAsync(await ActuarAsync(operador, folio, "papeles/revision", new { ministracion = 1, defectos = Array.Empty<object>() }));
        await HechosAsync(await ActuarAsync(operador, folio, "ministraciones/instruccion", new { numero = 1 }));
        var porAprobar = (await CifrasAsync(operador, comite)).GetProperty("ministraciones").EnumerateArray().Single(m => m.GetProperty("estatus").GetString() == "Instruida").GetProperty("numero").GetInt32();
        await HechosAsync(await ActuarAsync(await ProgramaAsync(sitio, "aprobador", "ap-1", "operacion"), folio, "ministraciones/aprobacion", new { numero = porAprobar }));
        await HechosAsync(await ActuarAsync(operador, folio, "ministraciones/pago", new { numero = porAprobar, claveDeRastreo = "SPEI20191119000001", fecha = new DateOnly(2019, 11, 19) }));
        await HechosAsync(await HacerAsync(tesorero, comite, AccionesDelComite.Comprobante, new()
        {
            ["tipo"] = "factura", ["numero"] = "F-1", ["fecha"] = "2019-11-19", ["pagado_el"] = "2019-11-19", ["monto"] = "500", ["uuid"] = "0a1b2c3d-0000-4000-8000-00000000abc1", ["receptor_nombre"] = "Instituto Nacional de Desarrollo Social", ["receptor_rfc"] = "IND920604A49", ["conceptos[1].descripcion"] = "Cemento", ["conceptos[1].costo"] = "500",
            ["cargos[1].renglon"] = (await CifrasAsync(operador, comite)).GetProperty("conceptos").EnumerateArray().MaxBy(c => c.GetProperty("montoPcs").GetDecimal()).GetProperty("id").GetString()!,
        }, ("copia", await SubidoAsync(tesorero, comite, "comprobante/copia", Comision.Pdf))));
        var factura = (await CifrasAsync(operador, comite)).GetProperty("comprobantes")[0].GetProperty("documento").GetString();
        await HechosAsync(await ActuarAsync(operador, folio, "comprobantes/verificacion", new { documento = factura, vigente = true, consultadaEl = new DateOnly(2019, 11, 19), constancia = oficio }));

        // The reports and the grade.
        var (localidad, comunidad) = (solicitud.Contenido.Anexo3.Portada.Cvegeo, solicitud.Contenido.Anexo3.Portada.Comunidad);
        tesorero = await ElDiaAsync(new DateOnly(2019, 12, 2));
        var metas = (await tesorero.GetFromJsonAsync<FormatoDeAccion>(Ruta(comite, "acciones/informe-parcial")))!.Campos.Where(c => c.Campo.EndsWith("].lograda", StringComparison.Ordinal)).Select(c => c.Campo).ToList();
        var cuenta = await SubidoAsync(tesorero, comite, "informe-parcial/8.estados_de_cuenta/1", Comision.Pdf);
        var prueba = await SubidoAsync(tesorero, comite, "informe-parcial/3.metas[1].evidencias/1", Foto);
        var firmas = await SubidoAsync(tesorero, comite, "informe-parcial/hojas_de_firmas/1", Foto);
        await HechosAsync(await HacerAsync(tesorero, comite, "informe-parcial", Informe(localidad, comunidad, metas, 40), ("8.estados_de_cuenta/1", cuenta), ("3.metas[1].evidencias/1", prueba), ("hojas_de_firmas/1", firmas)));
        tesorero = await ElDiaAsync(new DateOnly(2019, 12, 20));
        var video = await SubidoAsync(tesorero, comite, "informe-final/anexo10.fotografias_y_videos/1", Video);
        var foto = await SubidoAsync(tesorero, comite, "informe-final/anexo10.fotografias_y_videos/2", Foto);
        var minuta = await SubidoAsync(tesorero, comite, "informe-final/anexo10.evidencias_reuniones/1", Comision.Pdf);
        var registro = await SubidoAsync(tesorero, comite, "informe-final/anexo10.acta_registro_ccs/1", Comision.Pdf);
        var contraloria = await SubidoAsync(tesorero, comite, "informe-final/anexo10.informe_ccs/1", Comision.Pdf);
        var final = Informe(localidad, comunidad, metas, 100);
        final["anexo10.concluidas_el"] = "2019-12-18";
        await HechosAsync(await HacerAsync(tesorero, comite, "informe-final", final, ("8.estados_de_cuenta/1", cuenta), ("hojas_de_firmas/1", firmas), ("anexo10.fotografias_y_videos/1", video), ("anexo10.fotografias_y_videos/2", foto), ("anexo10.evidencias_reuniones/1", minuta), ("anexo10.acta_registro_ccs/1", registro), ("anexo10.informe_ccs/1", contraloria)));
        operador = await ProgramaAsync(sitio, "operador", "op-1", "operacion");
        var informe = (await CifrasAsync(operador, comite)).GetProperty("informes").EnumerateArray().Single(i => i.GetProperty("tipo").GetString() == "Final").GetProperty("documento").GetString();
        Assert.True((await operador.GetByteArrayAsync(Ruta(comite, $"constancias/{informe}"))).Length > 0);
        Assert.Contains("InformeFinalCalificado", await HechosAsync(await ActuarAsync(operador, folio, "informes/final/calificacion", CierreTests.Calificacion(await DocumentoAsync(operador)))));

        // And the file tells it.
        var relatos = (await LeerAsync(await ProgramaAsync(sitio, "auditor", "au-1", "operacion"), $"/api/v1/expedientes/{folio}/historia")).GetProperty("hechos").GetProperty("renglones").EnumerateArray().Select(h => h.GetProperty("hecho").GetString());
        Assert.Contains("InformeFinalCalificado", relatos);

        async Task<HttpClient> ElDiaAsync(DateOnly dia)
        {
            sitio.Reloj.Poner(HoraDelCentro.Instante(dia, new TimeOnly(9, 0)));
            await sitio.AtenderAsync();
            return await MiembroAsync("Tesorero");
        }

        // A member asks for a link of their own, that comes to the address which they gave.
        async Task<HttpClient> MiembroAsync(string cargo)
        {
            var correo = solicitud.Personas.First(i => i.Cargo == cargo).Correo;
            Assert.Equal(HttpStatusCode.Accepted, (await sitio.Navegador().PostAsJsonAsync("/api/v1/enlaces", new { correo, folio })).StatusCode);
            await sitio.AtenderAsync();
            return ConEnlace(sitio, buzon, correo);
        }
    }

    private static HttpClient ConEnlace(Sitio sitio, Buzon buzon, string correo)
    {
        var programa = sitio.Navegador();
        programa.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", buzon.Enlaces(correo)[^1]["/e?t=".Length..]);
        return programa;
    }

    private static async Task PublicarAsync(HttpClient operador, string cual)
    {
        var vista = await operador.GetAsync($"{Convocatoria}/publicaciones/{cual}");
        Assert.True(vista.IsSuccessStatusCode, await vista.Content.ReadAsStringAsync());
        await HechosAsync(await EnviarAsync(operador, $"{Convocatoria}/publicaciones/{cual}", cual, vista.Headers.ETag!.Tag));
    }

    private static async Task<JsonElement> LeerAsync(HttpClient programa, string ruta)
    {
        var respuesta = await programa.GetAsync(ruta);
        Assert.True(respuesta.IsSuccessStatusCode, await respuesta.Content.ReadAsStringAsync());
        return await respuesta.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task BienAsync(HttpResponseMessage respuesta) => Assert.True(respuesta.StatusCode == HttpStatusCode.NoContent, await respuesta.Content.ReadAsStringAsync());
}
