using System.Collections.Immutable;
using Dictamen.App.Atencion;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
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

    private static NotificacionEntregada Acuse { get; } = new("folio", En(2019, 11, 4), new DateOnly(2019, 11, 4), "acuse", null);

    private static DateTimeOffset En(int y, int m, int d) => HoraDelCentro.Instante(new DateOnly(y, m, d), new TimeOnly(10, 0));

    private static SolicitudRegistrada Registrada(int n) => new(
        new Folio("PCS-2019-01", n),
        new Recepcion(En(2019, 11, 4), new Huella(new string('a', 64)), $"C-{n}", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []));
}
