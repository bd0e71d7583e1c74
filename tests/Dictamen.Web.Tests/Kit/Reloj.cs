namespace Dictamen.Web.Tests.Kit;

/// <summary>A clock that stands until it is set, forward or back.</summary>
public sealed class Reloj(DateTimeOffset inicio) : TimeProvider
{
    private long _ticks = inicio.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Poner(DateTimeOffset ahora) => Interlocked.Exchange(ref _ticks, ahora.UtcTicks);
}
