using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Dictamen.Functions;

/// <summary>The host marks each request with the header <c>x-ms-invocation-id</c>. A client that sends one of its own would wait fifteen seconds for nothing: it is refused at once, before the worker looks for the invocation.</summary>
internal sealed class CabeceraAjena : IStartupFilter
{
    private const string Cabecera = "x-ms-invocation-id";

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(Revisar);
        next(app);
    };

    /// <summary>Refuses what has more than the host's mark.</summary>
    public static Task Revisar(HttpContext context, RequestDelegate siguiente)
    {
        var valores = context.Request.Headers[Cabecera];
        if (valores.Count <= 1 && valores.ToString().IndexOf(',', StringComparison.Ordinal) < 0)
        {
            return siguiente(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"La petición trae la cabecera {Cabecera}, que sólo pone el servidor. Envíela sin ella.", context.RequestAborted);
    }
}
