using System.Collections.Immutable;
using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Programas;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Xunit;

namespace Dictamen.App.Tests.Servicios.Operacion;

/// <summary>The day's work of the office.</summary>
public sealed class MesaDeTrabajoTests : IAsyncDisposable
{
    private static readonly Actor Operador = new(Rol.Operador, "op-1");
    private readonly Aplicacion _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task WhatFallsDueIsReachedToTheLastOne()
    {
        _app.Record.Dados = En(2019, 11, 14);
        for (var n = 1; n <= 101; n++)
        {
            // What bounced is to be notified until the 29th (LFPA 39).
            await _app.Record.DadoAsync($"expediente/{new Folio("PCS-2019-01", n)}", Registrada(n), Acuse, new PrevencionEmitida([]), new NotificacionRebotada("prevencion", "x"));
        }

        _app.Reloj.Ahora = En(2019, 11, 28);
        await _app.De<Barrido>().BarrerAsync();
        var primera = (await _app.De<MesaDeTrabajo>().JornadaAsync(Operador))!;
        var ultima = (await _app.De<MesaDeTrabajo>().JornadaAsync(Operador, pagina: 99))!;
        Assert.Equal(101, primera.VencenHoy + primera.VencenEnLaSemana);
        Assert.Equal((1, 2), (primera.Pagina, primera.Paginas));
        Assert.Equal((2, "PCS-2019-01-000101"), (ultima.Pagina, Assert.Single(ultima.Vencimientos).Donde));
        Assert.Equal(100, primera.Vencimientos.Length);
    }

    [Fact]
    public async Task OfWhatEndsOnOneDayTheOfficesOwnGoesFirst()
    {
        // For the committee a term that ends on the 28th; for the office, one that ends on the same day.
        var dia = new DateOnly(2019, 11, 28);
        foreach (var (n, plazo) in new[] { (1, "PZ-10"), (2, "PZ-15"), (3, "PZ-10") })
        {
            _app.De<Resumenes>().Anotar(new Resumen(new Folio("PCS-2019-01", n), Estatus.EnEjecucion, null, "", "", "", 0m, null, null, null)
            {
                Plazos = [Calendario.Lfpa.Computar(CatalogoDeProgramas.Pcs2019.Plazos[plazo], dia.AddDays(-7))],
            });
        }

        _app.Reloj.Ahora = En(2019, 11, 28);
        Assert.Equal(["PCS-2019-01-000002", "PCS-2019-01-000001", "PCS-2019-01-000003"], (await _app.De<MesaDeTrabajo>().JornadaAsync(Operador))!.Vencimientos.Select(v => v.Donde));
    }

    [Fact, Prueba("PZ-29", "PCS-A6-C18-01")]
    public async Task AnOverdueRefundWaitsForTheOfficeBesideWhateverElseItsFileWaitsFor()
    {
        var folio = new Folio("PCS-2019-01", 1);
        await _app.Record.DadoAsync(
            $"expediente/{folio}",
            Registrada(1),
            new MinistracionInstruida(1, 100m, "op-1"),
            new MinistracionPagada(1, 100m, "A1", new DateOnly(2019, 12, 2)),
            new ReintegroVencido("PZ-29", 1, 40m, new DateOnly(2020, 1, 15)));
        await _app.De<Barrido>().BarrerAsync();
        var jornada = (await _app.De<MesaDeTrabajo>().JornadaAsync(Operador))!;
        Assert.Equal(["completo", "acreditar-reintegro"], jornada.Colas.Select(c => c.Pendiente.Acto).OrderDescending(StringComparer.Ordinal));
        var cola = jornada.Colas.Single(c => c.Pendiente.Acto == "acreditar-reintegro");
        Assert.StartsWith("Reintegro vencido sin acreditar", cola.Pendiente.Texto, StringComparison.Ordinal);
        Assert.Equal((folio, 1), (Assert.Single(cola.Folios).Folio, cola.Total));
        Assert.Equal(folio, Assert.Single(_app.De<MesaDeTrabajo>().Listar(Operador, new(Pendiente: cola.Pendiente.Texto), 1)!.Renglones).Folio);
        Assert.Equal((100m, 40m), (cola.Folios[0].Pagado, cola.Folios[0].PorReintegrar));

        await _app.Record.DadoAsync($"expediente/{folio}", new ReintegroAcreditado(1, 40m, 0m, new DateOnly(2020, 1, 20), new Huella(new string('b', 64)), true));
        await _app.De<Barrido>().BarrerAsync();
        Assert.Equal("completo", Assert.Single((await _app.De<MesaDeTrabajo>().JornadaAsync(Operador))!.Colas).Pendiente.Acto);
    }

    private static NotificacionEntregada Acuse { get; } = new("folio", En(2019, 11, 4), new DateOnly(2019, 11, 4), "acuse", null);

    private static DateTimeOffset En(int y, int m, int d) => HoraDelCentro.Instante(new DateOnly(y, m, d), new TimeOnly(10, 0));

    private static SolicitudRegistrada Registrada(int n) => new(
        new Folio("PCS-2019-01", n),
        new Recepcion(En(2019, 11, 4), new Huella(new string('a', 64)), $"C-{n}", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []));
}
