namespace Dictamen.Host.Comandos;

/// <summary>Exit codes of the command line.</summary>
internal static class CodigoDeSalida
{
    /// <summary>Done.</summary>
    public const int Correcto = 0;

    /// <summary>A verification found something wrong in the record.</summary>
    public const int VerificacionFallida = 1;

    /// <summary>The command line or what it was given to read is wrong; nothing was written.</summary>
    public const int EntradaInvalida = 2;

    /// <summary>A fault of this program (EX_SOFTWARE of sysexits.h).</summary>
    public const int FallaInterna = 70;

    /// <summary>Nobody takes the answer: standard output is closed or full (EX_IOERR).</summary>
    public const int SalidaPerdida = 74;

    /// <summary>Somebody stopped it before it was done (128 + SIGINT, as shells tell it).</summary>
    public const int Interrumpido = 130;
}
