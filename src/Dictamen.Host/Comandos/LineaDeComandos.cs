using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using Dictamen.App.Migracion;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.Host.Almacen;

namespace Dictamen.Host.Comandos;

/// <summary>The command line <c>dictamen</c>: parses, runs one command, and turns every wrong input into one Spanish sentence and exit code 2.</summary>
public static class LineaDeComandos
{
    /// <summary>All commands.</summary>
    public static RootCommand Crear() => ComandoServir.Configurar(new RootCommand("Dictamen: convocatorias de subsidios con las reglas de operación como código que se explica. Sin comando, abre el sitio.")
    {
        ComandoPlazo.Crear(),
        ComandoDemo.Crear(),
        ComandoServir.Crear(),
        ComandoPrelacion.Crear(),
        ComandoCalificar.Crear(),
        ComandoReglas.Crear(),
        ComandoExplicar.Crear(),
        ComandoVerificar.Crear(),
        ComandoMigrar.Crear(),
        ComandoReconstruir.Crear(),
        ComandoAcceso.Crear(),
    });

    /// <summary>Runs one command line.</summary>
    /// <param name="args">Arguments, without the program's name.</param>
    /// <param name="salida">Standard output: answers only.</param>
    /// <param name="errores">Standard error: messages and progress.</param>
    /// <param name="cancelacion">Stops the command.</param>
    /// <returns>One of <see cref="CodigoDeSalida"/>.</returns>
    public static async Task<int> Ejecutar(string[] args, TextWriter salida, TextWriter errores, CancellationToken cancelacion = default)
    {
        // Dates in the record's texts and in the messages are written alike on every machine, and the parser's own texts come in Spanish too.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es-MX");
        try
        {
            var orden = Crear().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (ErrorDeSintaxis(orden) is { } error)
            {
                throw new EntradaInvalidaException(error);
            }

            // The signals are whose the process is: a command would hear them only once it waits for something.
            var ajustes = new InvocationConfiguration { Output = salida, Error = errores, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            var codigo = orden.Action is AsynchronousCommandLineAction
                ? await orden.InvokeAsync(ajustes, cancelacion)
                : await Task.Run(() => orden.Invoke(ajustes), cancelacion).WaitAsync(cancelacion); // It only answers: whoever stops it does not wait for it.
            await salida.FlushAsync(CancellationToken.None);
            return codigo;
        }
#pragma warning disable CA1031 // The last stop: whatever arrives here becomes an exit code.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var (codigo, frase) = Final(e);
            await DecirAsync(frase, errores);
            return codigo;
        }
    }

    private static (int Codigo, string? Frase) Final(Exception e) => e switch
    {
        EntradaInvalidaException or YamlInvalidoException or DirectoryInUseException or InvalidDataException => (CodigoDeSalida.EntradaInvalida, Cita.EnUnaLinea(e.Message)),
        LogBrokenException or MigracionRechazadaException => (CodigoDeSalida.VerificacionFallida, Cita.EnUnaLinea(e.Message)),
        AlmacenNoDisponibleException => (CodigoDeSalida.FallaInterna, e.Message),
        IOException or UnauthorizedAccessException => NegativaDelDisco.De(e),
        OperationCanceledException => (CodigoDeSalida.Interrumpido, "Se interrumpió antes de terminar."),
        _ => (CodigoDeSalida.FallaInterna, $"Falla interna de dictamen; repórtela con lo que sigue. {e}"), // Whoever reports it needs all of it.
    };

    private static async Task DecirAsync(string? frase, TextWriter errores)
    {
        try
        {
            if (frase is not null)
            {
                await errores.WriteLineAsync(frase);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever closed standard error does not read; the exit code still tells.
        }
    }

    private static string? ErrorDeSintaxis(ParseResult orden)
    {
        var ayuda = $"«{Ruta(orden.CommandResult)} --help» muestra lo que se admite.";
        // The library takes the next option for the value of one that has none, and a folder of that name would be made.
        if (orden.CommandResult.Children.OfType<OptionResult>().FirstOrDefault(o => !o.Implicit && o.Tokens.Any(t => t.Value.StartsWith("--", StringComparison.Ordinal))) is { } sinValor)
        {
            return $"Falta el valor de la opción «{sinValor.Option.Name}»; {ayuda}";
        }

        // What stands in brackets before a command is the library's own, as [suggest]; one that it does not know it would pass over.
        var corchetes = orden.Tokens.FirstOrDefault(t => t.Type == TokenType.Directive)?.Value;
        if (orden.Errors.Count == 0 && orden.Action is not null && corchetes is null)
        {
            return null;
        }

        var comando = orden.CommandResult.Command;
        if ((corchetes ?? (orden.UnmatchedTokens is [var primero, ..] ? primero : null)) is { } sobra)
        {
            var que = sobra.StartsWith('-') ? "la opción" : comando.Subcommands.Count > 0 ? "el comando" : "el argumento";
            return $"No se reconoce {que} {Cita.De(sobra)}; {ayuda}";
        }

        var error = orden.Errors[0];
        return error.SymbolResult switch
        {
            OptionResult { Option: VersionOption } => "La opción «--version» va sola.",
            OptionResult { Tokens.Count: 0 } o when !o.Implicit && o.IdentifierTokenCount > 0 => $"Falta el valor de la opción «{o.Option.Name}»; {ayuda}",
            OptionResult { IdentifierTokenCount: > 1 } o => $"La opción «{o.Option.Name}» se indicó {o.IdentifierTokenCount} veces y se admite una.",
            ArgumentResult { Tokens.Count: 0 } a => $"Falta el argumento «{a.Argument.Name}»; {ayuda}",
            _ => error.Message,
        };
    }

    private static string Ruta(CommandResult comando) =>
        comando.Parent is CommandResult padre ? $"{Ruta(padre)} {comando.Command.Name}" : "dictamen";
}
