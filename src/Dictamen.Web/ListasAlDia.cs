using Dictamen.App.Consultas;
using Microsoft.AspNetCore.Http;

namespace Dictamen.Web;

/// <summary>Marks what shows nothing of the lists and need not wait for them.</summary>
public sealed class SinListas
{
    /// <summary>The mark.</summary>
    public static SinListas Marca { get; } = new();
}

/// <summary>Before a page is made, the lists take what other processes recorded; in a process that is alone it waits only for the first reading of the record.</summary>
internal sealed class ListasAlDia(RequestDelegate siguiente, Listas listas)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is { } destino && destino.Metadata.GetMetadata<SinListas>() is null)
        {
            await listas.PonerAlDiaAsync(http.RequestAborted);
        }

        await siguiente(http);
    }
}
