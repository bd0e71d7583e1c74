using Microsoft.Playwright;

namespace Dictamen.Web.E2E.Kit;

/// <summary>A limit for what the browser is asked. Playwright gives one to navigations and locators only: evaluating, auditing, closing a page or letting the driver go can wait for ever for an answer that was lost.</summary>
internal static class Limite
{
    /// <summary>For one question to the browser, on a machine that is busy with the other tests.</summary>
    public static readonly TimeSpan Respuesta = TimeSpan.FromSeconds(45);

    /// <summary>For one test as a whole.</summary>
    public static readonly TimeSpan Prueba = TimeSpan.FromMinutes(4);

    /// <summary>Waits for an answer, and no longer than the limit.</summary>
    /// <exception cref="SinRespuestaException">There was none.</exception>
    public static async Task<T> EnPlazoAsync<T>(this Task<T> tarea, string que, TimeSpan? limite = null)
    {
        await ((Task)tarea).EnPlazoAsync(que, limite);
        return await tarea;
    }

    /// <inheritdoc cref="EnPlazoAsync{T}"/>
    public static async Task EnPlazoAsync(this Task tarea, string que, TimeSpan? limite = null)
    {
        var plazo = limite ?? Respuesta;
        using var fin = new CancellationTokenSource();
        if (await Task.WhenAny(tarea, Task.Delay(plazo, fin.Token)) != tarea)
        {
            // Whoever gave up does not want to hear of it any more.
            _ = tarea.ContinueWith(t => t.Exception, TaskScheduler.Default);
            throw new SinRespuestaException($"{que}: sin respuesta en {plazo.TotalSeconds:0} s.");
        }

        await fin.CancelAsync();
        await tarea;
    }
}

/// <summary>The browser did not answer. It is not asked again: another one is opened.</summary>
public sealed class SinRespuestaException(string mensaje) : PlaywrightException(mensaje);
