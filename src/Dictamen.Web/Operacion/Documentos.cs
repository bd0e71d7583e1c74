using Dictamen.App.Servicios.Operacion;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Operacion;

/// <summary>Documents of the record, always as an attachment, named by their digest.</summary>
internal static class Documentos
{
    public static void MapOperacion(this IEndpointRouteBuilder rutas)
    {
        rutas.MapGet("/operacion/expediente/{clave}/documento/{huella}", async (string clave, string huella, HttpContext http, [FromServices] Historias historias, [FromServices] QuienActua quien) =>
            await DocumentoAdjunto.DeAsync(await historias.AbrirAsync(quien.Actor, clave, huella, http.RequestAborted), clave, huella, http.RequestAborted));
        rutas.MapGet("/operacion/convocatoria/{clave}/documento/{huella}", async (string clave, string huella, HttpContext http, [FromServices] Historias historias, [FromServices] QuienActua quien) =>
            await DocumentoAdjunto.DeAsync(await historias.AbrirAsync<Convocatoria>(quien.Actor, clave, huella, http.RequestAborted), clave, huella, http.RequestAborted));
        rutas.MapGet("/operacion/acta/{clave}/documento/{huella}", async (string clave, string huella, HttpContext http, [FromServices] Historias historias, [FromServices] QuienActua quien) =>
            await DocumentoAdjunto.DeAsync(await historias.AbrirAsync<Acta>(quien.Actor, clave, huella, http.RequestAborted), clave, huella, http.RequestAborted));
    }
}
