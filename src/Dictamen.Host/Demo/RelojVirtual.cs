namespace Dictamen.Host.Demo;

/// <summary>A clock that stands until it is set. A convocatoria of four months passes in seconds.</summary>
internal sealed class RelojVirtual(DateTimeOffset inicio) : TimeProvider
{
    private long _ticks = inicio.UtcTicks;

    public override TimeZoneInfo LocalTimeZone => Core.HoraDelCentro.Zona;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Sets the clock. It never goes back.</summary>
    public void Poner(DateTimeOffset ahora)
    {
        if (ahora.UtcTicks > Interlocked.Read(ref _ticks))
        {
            Interlocked.Exchange(ref _ticks, ahora.UtcTicks);
        }
    }

    /// <summary>One tick of the clock later: what happens first in one place is first in the record.</summary>
    public DateTimeOffset Avanzar(TimeSpan paso) => new(Interlocked.Add(ref _ticks, paso.Ticks), TimeSpan.Zero);
}
