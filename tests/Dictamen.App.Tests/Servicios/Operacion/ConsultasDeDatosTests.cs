using Dictamen.App.Ports;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.App.Tests.Servicios.Operacion;

/// <summary>The log of looks grows with every notice: what is asked of it reads no more than it has to.</summary>
public sealed class ConsultasDeDatosTests
{
    private static readonly Actor Auditor = new(Rol.Auditor, "au-1");

    [Fact]
    public async Task OfADayOnlyThatDayIsReadAsCentralMexicoCountsIt()
    {
        var bitacora = new Bitacora(0);
        await ListarAsync(bitacora, new DateOnly(2019, 7, 1), 1);
        await ListarAsync(bitacora, new DateOnly(2019, 12, 1), 1);
        await ListarAsync(bitacora, DateOnly.MaxValue, 1);
        await ListarAsync(bitacora, null, 1);
        Assert.Equal(
            [
                (new DateTimeOffset(2019, 7, 1, 5, 0, 0, TimeSpan.Zero), new DateTimeOffset(2019, 7, 2, 5, 0, 0, TimeSpan.Zero)), // Daylight saving time.
                (new DateTimeOffset(2019, 12, 1, 6, 0, 0, TimeSpan.Zero), new DateTimeOffset(2019, 12, 2, 6, 0, 0, TimeSpan.Zero)),
                (new DateTimeOffset(9999, 12, 31, 6, 0, 0, TimeSpan.Zero), null),
                (null, null),
            ],
            bitacora.Pedidos);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    [InlineData(149, 3)]
    public async Task ThePagesTogetherAreAllTheLooksOnceTheLastFirst(int cuantas, int paginas)
    {
        var vistas = new List<string>();
        for (var pagina = 1; pagina <= paginas; pagina++)
        {
            var hallada = await ListarAsync(new Bitacora(cuantas), null, pagina);
            Assert.Equal((cuantas, pagina, paginas), (hallada.Total, hallada.Pagina, hallada.Paginas));
            vistas.AddRange(hallada.Renglones.Select(r => r.ParaQue));
        }

        Assert.Equal(Enumerable.Range(0, cuantas).Reverse().Select(i => $"{i}"), vistas);
        Assert.Equal(paginas, (await ListarAsync(new Bitacora(cuantas), null, int.MaxValue)).Pagina);
    }

    private static async Task<PaginaDeConsultas> ListarAsync(Bitacora bitacora, DateOnly? dia, int pagina)
    {
        await using var aplicacion = new Aplicacion(s => s.AddSingleton<IFichaStore>(bitacora));
        return (await aplicacion.De<ConsultasDeDatos>().ListarAsync(Auditor, new FiltroDeConsultas(null, null, dia), pagina)).Pagina!;
    }

    /// <summary>A log of looks that notes what was asked of it.</summary>
    private sealed class Bitacora(int cuantas) : IFichaStore
    {
        public List<(DateTimeOffset? Since, DateTimeOffset? Before)> Pedidos { get; } = [];

        public IAsyncEnumerable<AccesoAFicha> AccessesAsync(PersonaId? id = null, DateTimeOffset? since = null, DateTimeOffset? before = null, CancellationToken ct = default)
        {
            Pedidos.Add((since, before));
            return Enumerable.Range(0, cuantas).Select(i => new AccesoAFicha(new("p"), "Operador:op-1", $"{i}", DateTimeOffset.UnixEpoch.AddMinutes(i))).ToAsyncEnumerable();
        }

        public ValueTask PutAsync(IReadOnlyCollection<Ficha> fichas, CancellationToken ct = default) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<Ficha>> GetAsync(IReadOnlyCollection<PersonaId> ids, Actor actor, Uso uso, CancellationToken ct = default) => throw new NotSupportedException();

        public ValueTask EraseAsync(PersonaId id, Actor actor, string motivo, CancellationToken ct = default) => throw new NotSupportedException();

        public IAsyncEnumerable<PersonaId> ListAsync(CancellationToken ct = default) => throw new NotSupportedException();

        public ValueTask NoteAccessesAsync(IReadOnlyCollection<AccesoAFicha> accesos, CancellationToken ct = default) => throw new NotSupportedException();
    }
}
