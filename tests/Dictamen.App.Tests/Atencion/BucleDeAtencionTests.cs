using System.Collections.Immutable;
using Dictamen.App.Atencion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Xunit;

namespace Dictamen.App.Tests.Atencion;

/// <summary>One stream that cannot be attended stops no other.</summary>
public sealed class BucleDeAtencionTests : IAsyncDisposable
{
    private const string Uno = "expediente/PCS-2019-01-000001";
    private const string Otro = "expediente/PCS-2019-01-000002";
    private readonly Aplicacion _app = new(s => s.AddBucleDeAtencion());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AFileThatFailsOrTakesTooLongIsTriedAgainAndTheOthersDoNotWait(bool tarda)
    {
        await _app.Record.DadoAsync(Uno, Registrada(1));
        await _app.Record.DadoAsync(Otro, Registrada(2));
        _app.Record.BeforeAppend = a =>
        {
            if (a.Stream == Uno)
            {
                throw tarda ? new TaskCanceledException("its client waited long enough") : new HttpRequestException("away");
            }
        };
        var bucle = _app.De<BucleDeAtencion>();
        await bucle.NudgeAsync(Uno);
        await bucle.NudgeAsync(Otro);
        Assert.Equal(2, await bucle.AgotarAsync());
        Assert.NotNull(bucle.UltimoFallo);
        Assert.Equal((1, 2), (_app.Record.Tipos(Uno).Count, _app.Record.Tipos(Otro).Count));

        _app.Record.BeforeAppend = null;
        _app.Reloj.Ahora += TimeSpan.FromMinutes(1);
        Assert.Equal(1, await bucle.AgotarAsync());
        Assert.Equal(2, _app.Record.Tipos(Uno).Count);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // The committee is owed its folio, and has no address.
    private SolicitudRegistrada Registrada(int n) => new(
        new Folio("PCS-2019-01", n),
        new Recepcion(_app.Reloj.Ahora, new Huella(new string('a', 64)), $"C-{n}", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []));
}
