namespace Dictamen.Host.Demo;

/// <summary>A clock that stands until it is set. A convocatoria of four months passes in seconds.</summary>
internal sealed class RelojVirtual(DateTimeOffset inicio) : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> _propio = new();
    private long _ticks = inicio.UtcTicks;

    public override TimeZoneInfo LocalTimeZone => Core.HoraDelCentro.Zona;

    public override DateTimeOffset GetUtcNow() => _propio.Value ?? new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>For the asynchronous method that calls it, and whatever that awaits, it is this instant until it ends: several may be under way, however long each waits for its store.</summary>
    public void Detener(DateTimeOffset ahora)
    {
        Poner(ahora);
        _propio.Value = ahora;
    }

    /// <summary>Sets the clock. It never goes back.</summary>
    public void Poner(DateTimeOffset ahora)
    {
        for (var antes = Interlocked.Read(ref _ticks); ahora.UtcTicks > antes;)
        {
            var visto = Interlocked.CompareExchange(ref _ticks, ahora.UtcTicks, antes);
            antes = visto == antes ? ahora.UtcTicks : visto;
        }
    }
}
