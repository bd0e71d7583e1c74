namespace Dictamen.App.Ports;

/// <summary>A store does not answer, or asks for fewer requests. Nothing acknowledged is lost; what was under way may have been done, and the same command id asks again.</summary>
/// <remarks>A page answers 503 with <c>Retry-After</c>; the sweep simply comes back.</remarks>
public sealed class AlmacenNoDisponibleException : Exception
{
    /// <summary>When the store did not say how long to wait.</summary>
    private static readonly TimeSpan s_default = TimeSpan.FromSeconds(5);

    /// <summary>A store that is away.</summary>
    /// <param name="retryAfter">How long the store asked to wait, or <see langword="null"/>.</param>
    /// <param name="cause">The fault below.</param>
    public AlmacenNoDisponibleException(TimeSpan? retryAfter, Exception? cause)
        : base("El almacén del registro no responde en este momento; vuelva a intentarlo en unos segundos. Nada de lo confirmado se perdió.", cause) =>
        RetryAfter = retryAfter ?? s_default;

    /// <summary>How long to wait before trying again.</summary>
    public TimeSpan RetryAfter { get; }
}
