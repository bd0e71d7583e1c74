using Dictamen.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dictamen.Functions;

/// <summary>The site's pipeline, built once: the same one that the embedded host runs.</summary>
public sealed class WebPipeline
{
    /// <summary>Builds it.</summary>
    public WebPipeline(IServiceProvider servicios)
    {
        var app = new ApplicationBuilder(servicios);
        var sitio = new Uri(servicios.GetRequiredService<IOptions<OpcionesWeb>>().Value.Sitio);
        var nombre = HostString.FromUriComponent(sitio);
        // The host tells its own name in the place of a front end's, and a redirection there would leave the session behind: the site has one address, the one that its messages give.
        app.Use((context, next) =>
        {
            (context.Request.Scheme, context.Request.Host) = (sitio.Scheme, nombre);
            return next(context);
        });
        // The inner routes are kept apart from those of the functions.
        app.UseDictamenWeb();
        Invoke = app.Build();
    }

    /// <summary>The pipeline.</summary>
    public RequestDelegate Invoke { get; }
}

/// <summary>Every address of the site: one trigger that hands the request to the site's own pipeline.</summary>
public sealed class Web(WebPipeline web, IHttpContextAccessor accessor, Nudge nudge)
{
    /// <summary>One request.</summary>
    [Function(nameof(Web))]
    public async Task Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest req, [DurableClient] DurableTaskClient client)
    {
        var context = req.HttpContext;
        // With the outer endpoint still set, the inner routing would be skipped and this function run again; and its route value would leak in.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Features.Set(client);
        accessor.HttpContext = context;
        try
        {
            await using var turno = nudge.Abrir(client);
            await web.Invoke(context);
        }
        finally
        {
            accessor.HttpContext = null;
        }
    }
}
