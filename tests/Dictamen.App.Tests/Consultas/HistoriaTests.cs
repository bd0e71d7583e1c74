using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E8_Informes;
using Xunit;

namespace Dictamen.App.Tests.Consultas;

/// <summary>The story of an application that was left incomplete on Tuesday 19/11/2019. The ten working days to notify it are 21, 22, 25 to 29 and 2 to 4; it was received on Thursday 05/12, and the
/// fifteen to challenge it are 6, 9 to 13, 16 to 20, 23, 24, 26 and 27.</summary>
public sealed class HistoriaTests : IAsyncDisposable
{
    private const string Expediente = "PCS-2019-01-000001";
    private const string Resolucion = "recepcion-incompleta";
    private const string Tarde = "La notificación «su solicitud quedó con recepción incompleta» debía hacerse a más tardar el miércoles 04/12/2019 (LFPA, artículo 39)";
    private readonly Aplicacion _app = new();

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, $"{Tarde} y no se ha hecho.")]
    [Prueba("DH-39-01")]
    public async Task ItTellsThatANotificationIsLate(int dia, string? nota)
    {
        await RebotadaAsync();
        _app.Reloj.Ahora = En(2019, 12, dia);
        Assert.Equal(nota, (await NotasAsync(nameof(RecepcionIncompletaDeclarada))).SingleOrDefault());
        Assert.Equal(nota is null ? [] : new[] { nota }, (await DeLaOficinaAsync()).Sucesos.SelectMany(s => s.Notas));
    }

    [Fact]
    [Prueba("DH-39-01")]
    public async Task TheOfficeSeesUntilWhenItHasToNotify()
    {
        await RebotadaAsync();
        _app.Reloj.Ahora = En(2019, 12, 5);
        var plazo = Assert.Single((await DeLaOficinaAsync()).Plazos);
        Assert.Equal(("hacer la notificación: «su solicitud quedó con recepción incompleta»", "IE", new DateOnly(2019, 12, 4)), (plazo.Que, plazo.Obligado, plazo.Vence.UltimoDia));
    }

    [Theory]
    [InlineData(2019, 12, 27, "a más tardar el viernes 27/12/2019")]
    [InlineData(2019, 12, 28, "la resolución quedó firme")]
    [Prueba("DH-83-01")]
    public async Task ItTellsUntilWhenAResolutionCanBeChallengedAndThenThatItStood(int y, int m, int d, string dice)
    {
        await RebotadaAsync();
        await _app.Record.DadoAsync($"expediente/{Expediente}", new NotificacionEntregada(Resolucion, En(2019, 12, 5), new DateOnly(2019, 12, 5), "acuse", null));
        _app.Reloj.Ahora = En(y, m, d);
        var nota = Assert.Single(await NotasAsync(nameof(NotificacionEntregada)));
        Assert.Contains(dice, nota, StringComparison.Ordinal);
        Assert.Equal([$"{Tarde}: se hizo el jueves 05/12/2019, fuera de ese plazo.", nota], (await DeLaOficinaAsync()).Sucesos.Reverse().SelectMany(s => s.Notas));
        Assert.Equal(d == 27 ? ["DH-83-01/recepcion-incompleta"] : [], (await DeLaOficinaAsync()).Plazos.Select(p => p.Plazo.Id));

        var cuenta = Assert.Single((await _app.De<Historia>().ContarAsync(new Folio("PCS-2019-01", 1)))[^1].Plazos);
        Assert.Equal(("DH-83-01", 15, new DateOnly(2019, 12, 27)), (cuenta.Plazo.Regla, cuenta.Contados.Length, cuenta.Contados[^1]));
        Assert.Equal("25 de diciembre (LFPA art. 28)", cuenta.Omitidos.Single(o => o.Dia == new DateOnly(2019, 12, 25)).Motivo);
    }

    [Theory]
    [InlineData("Operador:operacion-2", "Instancia Ejecutora · operacion-2")]
    [InlineData("Aprobador:aprobacion-1", "Aprobación de pagos · aprobacion-1")]
    [InlineData("Normativa:normativa-1", "Instancia Normativa · normativa-1")]
    [InlineData("SecretariaTecnica:secretaria-1", "Secretaría Técnica · secretaria-1")]
    [InlineData("SecretariaTecnica:0123456789abcdef0123456789abcdef", "Secretaría Técnica")]
    [InlineData("Dictaminador:dictaminador-1", "Comité Dictaminador")]
    [InlineData("Solicitante:comite-1", "Comité de Participación Comunitaria")]
    [InlineData("Sistema:sistema", "Sistema")]
    [Prueba("PCS-4.2.8-01", "PCS-4.2.3.2-02")]
    public async Task ItTellsWhichOfficerActedAndOfWhoReviewsOrAppliesTheRoleOnly(string actor, string autor)
    {
        await RebotadaAsync();
        var version = (await _app.Record.ReadAsync($"expediente/{Expediente}")).Count;
        await _app.Record.AppendAsync(new Append($"expediente/{Expediente}", version, "otra", En(2019, 11, 20), actor, [HechoCodec.Escribir(new NotificacionRebotada(Resolucion, "Otra vez."))]));
        Assert.Equal(autor, $"{(await _app.De<Historia>().ContarAsync(new Folio("PCS-2019-01", 1)))[^1].Autor}");
        Assert.Equal(autor, $"{(await DeLaOficinaAsync()).Sucesos[0].Autor}");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Prueba("PCS-4.2.12-01", "PCS-4.2.11-01")]
    public async Task TheOfficeIsToldOfAReportWithoutOpeningItAlsoWhenItIsAPaper()
    {
        await RebotadaAsync();
        var oficina = new Actor(Rol.Operador, "op-1");
        Assert.Empty(await _app.De<Historias>().InformesAsync(oficina, Expediente));
        await _app.Record.DadoAsync($"expediente/{Expediente}", new InformeParcialEntregado(new Huella(new string('e', 64)), En(2019, 12, 5), default, default, 0m, false));
        Assert.Equal(TipoInforme.Parcial, Assert.Single(await _app.De<Historias>().InformesAsync(oficina, Expediente)));
        Assert.Empty(await _app.De<Historias>().InformesAsync(oficina with { Rol = Rol.Solicitante }, Expediente));
        Assert.Null((await _app.De<Historias>().InformeAsync(oficina, Expediente, "parcial"))!.Value.Informe);
        Assert.Null(await _app.De<Historias>().InformeAsync(oficina, Expediente, "final"));
    }

    private async Task RebotadaAsync()
    {
        _app.Record.Dados = En(2019, 11, 19);
        await _app.Record.DadoAsync(
            $"expediente/{Expediente}",
            new SolicitudRegistrada(new Folio("PCS-2019-01", 1), new Recepcion(En(2019, 11, 4), new Huella(new string('a', 64)), "C-1", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, [])),
            Entregada("folio"),
            new PrevencionEmitida([]),
            Entregada(Subsanacion.Prevencion),
            new RecepcionIncompletaDeclarada([], new DateOnly(2019, 11, 18)),
            new NotificacionRebotada(Resolucion, "El buzón no existe."));
    }

    private static NotificacionEntregada Entregada(string id) => new(id, En(2019, 11, 19), new DateOnly(2019, 11, 19), "acuse", null);

    private async Task<IReadOnlyList<string>> NotasAsync(string tipo) => (await _app.De<Historia>().ContarAsync(new Folio("PCS-2019-01", 1))).Last(r => r.Tipo == tipo).Pormenores;

    private async Task<ExpedienteContado> DeLaOficinaAsync() => (await _app.De<Historias>().DeAsync(new Actor(Rol.Operador, "op-1"), Expediente))!;

    private static DateTimeOffset En(int y, int m, int d) => HoraDelCentro.Instante(new DateOnly(y, m, d), new TimeOnly(10, 0));
}
