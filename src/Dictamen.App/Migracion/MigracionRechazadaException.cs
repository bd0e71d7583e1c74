namespace Dictamen.App.Migracion;

/// <summary>The two sides do not agree, or a chain is broken: the migration stops, and nothing that was there is changed. The message is one Spanish sentence.</summary>
public sealed class MigracionRechazadaException : Exception
{
    /// <summary>Refuses.</summary>
    /// <param name="mensaje">Which side, which stream and version, what is wrong.</param>
    public MigracionRechazadaException(string mensaje) : base(mensaje)
    {
    }
}
