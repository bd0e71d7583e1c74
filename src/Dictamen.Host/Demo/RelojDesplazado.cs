namespace Dictamen.Host.Demo;

/// <summary>The real clock moved by a fixed span, so that a demonstration goes on from where it stood. It never goes back, not even from one process to the next.</summary>
/// <param name="desfase">What is taken from the real clock.</param>
internal sealed class RelojDesplazado(TimeSpan desfase) : TimeProvider
{
    /// <summary>What is taken from the real clock.</summary>
    public TimeSpan Desfase => desfase;

    public override TimeZoneInfo LocalTimeZone => Core.HoraDelCentro.Zona;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - desfase;
}
