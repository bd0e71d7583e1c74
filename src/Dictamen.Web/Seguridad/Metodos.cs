using Microsoft.AspNetCore.Http;

namespace Dictamen.Web.Seguridad;

/// <summary>HEAD answers as GET without its body, on any host; OPTIONS says what a page admits, and no other site is let in; pages know only GET and POST.</summary>
internal sealed class Metodos(RequestDelegate siguiente)
{
    public async Task InvokeAsync(HttpContext contexto)
    {
        var peticion = contexto.Request;
        if (HttpMethods.IsHead(peticion.Method))
        {
            var cuerpo = contexto.Response.Body;
            peticion.Method = HttpMethods.Get;
            contexto.Response.Body = Stream.Null;
            try
            {
                await siguiente(contexto);
            }
            finally
            {
                peticion.Method = HttpMethods.Head;
                contexto.Response.Body = cuerpo;
            }
        }
        else if (contexto.EsApi() || HttpMethods.IsGet(peticion.Method) || HttpMethods.IsPost(peticion.Method))
        {
            await siguiente(contexto);
            // What is refused for its method is told by the routes, which do not know of HEAD.
            if (contexto.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed, Headers.Allow: [{ } admite] } respuesta && admite.Split(", ").Contains(HttpMethods.Get))
            {
                respuesta.Headers.Allow = $"{admite}, {HttpMethods.Head}";
            }
        }
        else
        {
            contexto.Response.Headers.Allow = "GET, HEAD, POST, OPTIONS";
            contexto.Response.StatusCode = HttpMethods.IsOptions(peticion.Method) ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
        }
    }
}
