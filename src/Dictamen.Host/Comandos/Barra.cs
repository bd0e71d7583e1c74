using Spectre.Console;

namespace Dictamen.Host.Comandos;

/// <summary>A progress bar on standard error, where somebody looks at it.</summary>
internal static class Barra
{
    /// <summary>Runs a work that tells its progress.</summary>
    /// <param name="titulo">What the bar says until the work says something else.</param>
    /// <param name="trabajo">The work; it tells what it is at (or <see langword="null"/> for as before) and the part done, from 0 to 1.</param>
    public static async Task CorrerAsync(string titulo, Func<Action<string?, double>, Task> trabajo)
    {
        if (Console.IsErrorRedirected)
        {
            await trabajo((_, _) => { });
            return;
        }

        var consola = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await consola.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async contexto =>
        {
            var tarea = contexto.AddTask(titulo, maxValue: 1);
            await trabajo((que, parte) =>
            {
                tarea.Description = que ?? tarea.Description;
                tarea.Value = parte;
            });
            tarea.Value = 1;
        });
    }
}
