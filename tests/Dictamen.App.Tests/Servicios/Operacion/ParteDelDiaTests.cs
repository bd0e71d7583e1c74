using System.Collections.Immutable;
using System.Threading.Channels;
using Dictamen.App.Atencion;
using Dictamen.App.Notificaciones;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.DatosPersonales;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using CorreoPorEnviar = Dictamen.App.Ports.Correo;

namespace Dictamen.App.Tests.Servicios.Operacion;

/// <summary>Every working morning the office reads what expires, what failed and what waits; by folio, and nothing about anybody.</summary>
public sealed class ParteDelDiaTests : IAsyncDisposable
{
    private const string Oficina = "oficina@ejemplo.invalid";
    private static readonly Huella Documento = new(new string('a', 64));
    private readonly Aplicacion _app = new(s => s.AddSingleton(new OficinaPorAvisar([Oficina])));

    [Fact]
    [Prueba("LEY-01", "AMB-50")]
    public async Task ItTellsWhatExpiresTodayAndThisWeekWhatFailedAndWhatWaits()
    {
        await SembrarAsync();
        _app.Reloj.Ahora = En(2019, 11, 19, 7);
        await EnviarAsync();
        var parte = Assert.Single(_app.Correo.Enviados);
        Assert.Equal(("parte/2019-11-19", Oficina), (parte.Id, Assert.Single(parte.Para)));
        Assert.Equal("Trabajo del 19/11/2019: 1 plazo vence hoy o ya venció, 1 esta semana", parte.Asunto);
        Assert.StartsWith("Trabajo del martes 19 de noviembre de 2019.", parte.Texto, StringComparison.Ordinal);
        Contiene(parte, "Vencen hoy o ya vencieron (1):\n\n- PCS-2019-01-000001: plazo para enviar los documentos faltantes de la solicitud; último día, 19/11/2019 (PCS-4.2.2-04).");
        Contiene(parte, "Vencen en los próximos siete días (1):\n\n- PCS-2019-01-000002: plazo para enviar los documentos faltantes de la solicitud; último día, 21/11/2019 (PCS-4.2.2-04).");
        Contiene(parte, "reenvíen (1):\n\n- PCS-2019-01-000003\n");
        Contiene(parte, "- Revisar la solicitud: no se detectaron faltantes: 1 (PCS-2019-01-000004).");
        Contiene(parte, CatalogoDeProgramas.Pcs2019.Leyendas["LEY-01"]);
        Assert.Contains("<li>PCS-2019-01-000003</li>", HtmlDeCorreo.De(parte.Texto), StringComparison.Ordinal);
    }

    // Ordered on Thursday 14/11/2019: the ten working days are 15, 18, 19, 21, 22 and 25 to 29.
    [Theory]
    [InlineData(22, "Vencen en los próximos siete días")]
    [InlineData(29, "Vencen hoy o ya vencieron")]
    [Prueba("DH-39-01")]
    public async Task ItTellsTheNotificationsThatAreStillToBeMadeAndTheirLastDay(int dia, string seccion)
    {
        await SembrarAsync();
        _app.Reloj.Ahora = En(2019, 11, dia, 7);
        await EnviarAsync();
        var parte = Assert.Single(_app.Correo.Enviados);
        Assert.Matches($@"{seccion} \(\d\):\n\n(- .*\n)*- PCS-2019-01-000003: plazo para hacer la notificación «faltan documentos de su solicitud»; último día, 29/11/2019 \(DH-39-01\)\.", parte.Texto);
    }

    [Fact]
    [Prueba("DH-39-01")]
    public async Task ANotificationThatWasMadeIsNoLongerToBeMade()
    {
        await SembrarAsync();
        await _app.Record.DadoAsync("expediente/PCS-2019-01-000003", new NotificacionEntregada("prevencion", En(2019, 12, 2, 6), new DateOnly(2019, 12, 2), "acuse", null));
        _app.Reloj.Ahora = En(2019, 12, 2, 7);
        await EnviarAsync();
        Assert.DoesNotContain("DH-39-01", Assert.Single(_app.Correo.Enviados).Texto, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-8.2-02")]
    public async Task ItTellsTheErasuresThatWaitForNoFileAnyLonger()
    {
        await SembrarAsync();
        var enCurso = new PersonaId("en-curso");
        var suya = Registrada(9);
        await _app.Record.DadoAsync("expediente/PCS-2019-01-000009", suya with { Recepcion = suya.Recepcion with { Integrantes = [new Integrante("Representante", enCurso, "M")] } });
        foreach (var (numero, titular) in new[] { ("UT-1", new PersonaId("nadie")), ("UT-2", enCurso), ("UT-3", new PersonaId("otra")) })
        {
            await _app.Record.DadoAsync(
                $"{RegistroArco.Clase}/{SolicitudesArco.Clave}",
                new SolicitudArcoRecibida(numero, DerechoArco.Cancelacion, titular, new DateOnly(2019, 11, 14)),
                new SolicitudArcoResuelta(numero, SentidoArco.Procedente, new DateOnly(2019, 11, 15), "Procede.", true, []));
        }

        await _app.Record.DadoAsync($"{RegistroArco.Clase}/{SolicitudesArco.Clave}", new DatosSuprimidos("UT-3", [], null));
        await EnviarAsync();
        Contiene(Assert.Single(_app.Correo.Enviados), "ya no esperan a ningún expediente (1):\n\n- UT-1\n\n");
    }

    [Fact]
    public async Task ItNamesNoPersonAndNoCommunity()
    {
        await SembrarAsync();
        await EnviarAsync();
        var parte = Assert.Single(_app.Correo.Enviados);
        Assert.DoesNotContain("ficticia", parte.Texto, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@", parte.Texto, StringComparison.Ordinal);
        Assert.Null(parte.Folio);
    }

    [Theory]
    [InlineData(2019, 11, 16)] // Saturday.
    [InlineData(2019, 11, 17)] // Sunday.
    [InlineData(2019, 11, 20)] // The Revolution.
    public async Task OnADayThatIsNoWorkingDayNobodyIsDisturbed(int y, int m, int d)
    {
        await SembrarAsync();
        _app.Reloj.Ahora = En(y, m, d, 7);
        Assert.Null(await _app.De<ParteDelDia>().EnviarAsync());
        _app.Reloj.Ahora = En(2019, 11, 21, 7);
        Assert.NotNull(await _app.De<ParteDelDia>().EnviarAsync());
    }

    [Fact]
    public async Task WithNothingToSayOrNobodyToTellNothingIsSent()
    {
        Assert.Null(await _app.De<ParteDelDia>().EnviarAsync());
        await using var sinOficina = new Aplicacion();
        await SembrarAsync(sinOficina);
        Assert.Null(await sinOficina.De<ParteDelDia>().EnviarAsync());
        Assert.Empty(sinOficina.Correo.Enviados);
    }

    [Fact]
    public async Task ALongListIsCutAndSaysHowMuchIsLeft()
    {
        for (var n = 1; n <= 25; n++)
        {
            await _app.Record.DadoAsync($"expediente/{new Folio("PCS-2019-01", n)}", Registrada(n), new NotificacionRebotada("folio", "x"));
        }

        await EnviarAsync();
        Contiene(Assert.Single(_app.Correo.Enviados), "reenvíen (25):\n\n- PCS-2019-01-000001\n");
        Contiene(Assert.Single(_app.Correo.Enviados), "- PCS-2019-01-000020\n- y 5 más.\n");
    }

    [Fact]
    public void ItIsSentAtSevenInCentralMexico() => Assert.Equal(En(2019, 11, 20, 7), ParteDelDia.Cuando(new DateOnly(2019, 11, 20)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheEmbeddedLoopSendsItOnceADayAndAgainAfterAFailure(bool tarda)
    {
        await SembrarAsync();
        var reloj = new RelojConAlarmas(En(2019, 11, 21, 5));
        var medio = new Medio();
        await using var app = new Aplicacion(s => s
            .AddSingleton<IEventStore>(_app.Record).AddSingleton<TimeProvider>(reloj).AddSingleton<IMail>(medio).AddSingleton(new OficinaPorAvisar([Oficina])).AddBucleDeAtencion());
        var bucle = app.De<BucleDeAtencion>();
        await bucle.StartAsync(default);
        await reloj.LlegarAAsync(En(2019, 11, 21, 6));
        Assert.True(medio.Nada);
        medio.Fallar(tarda ? new TaskCanceledException("its client waited long enough") : new HttpRequestException("away"));
        await reloj.LlegarAAsync(En(2019, 11, 21, 7));
        Assert.True(medio.Nada);
        await reloj.LlegarAAsync(En(2019, 11, 21, 9));
        Assert.Equal("parte/2019-11-21", await medio.SiguienteAsync());
        await reloj.LlegarAAsync(En(2019, 11, 22, 6));
        Assert.True(medio.Nada);
        await reloj.LlegarAAsync(En(2019, 11, 22, 7));
        Assert.Equal("parte/2019-11-22", await medio.SiguienteAsync());
        await bucle.StopAsync(default);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static DateTimeOffset En(int y, int m, int d, int hora) => HoraDelCentro.Instante(new DateOnly(y, m, d), new TimeOnly(hora, 0));

    private static void Contiene(CorreoPorEnviar correo, string parte) => Assert.Contains(parte, correo.Texto, StringComparison.Ordinal);

    private async Task EnviarAsync() => Assert.NotNull(await _app.De<ParteDelDia>().EnviarAsync());

    private static SolicitudRegistrada Registrada(int n) => new(
        new Folio("PCS-2019-01", n),
        new Recepcion(En(2019, 11, 4, 10), Documento, $"C-{n}", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []));

    private static NotificacionEntregada Acuse { get; } = new("folio", En(2019, 11, 4, 10), new DateOnly(2019, 11, 4), "acuse", null);

    private Task SembrarAsync() => SembrarAsync(_app);

    // A term that ends on the 19th, one that ends on the 21st, a bounce, and an application to review.
    private static async Task SembrarAsync(Aplicacion app)
    {
        app.Record.Dados = En(2019, 11, 14, 10);
        foreach (var (n, recibida) in new[] { (1, En(2019, 11, 12, 12)), (2, En(2019, 11, 13, 12)) })
        {
            app.Reloj.Ahora = recibida;
            var folio = new Folio("PCS-2019-01", n).ToString();
            await app.Record.DadoAsync($"expediente/{folio}", Registrada(n), Acuse, new PrevencionEmitida([]));
            Assert.Null((await app.De<Despachador>().EjecutarAsync<Expediente>(folio, new RegistrarEntrega("prevencion", recibida, "acuse"), Actor.Sistema, "entrega")).Rechazo);
        }

        await app.Record.DadoAsync("expediente/PCS-2019-01-000003", Registrada(3), Acuse, new PrevencionEmitida([]), new NotificacionRebotada("prevencion", "x"));
        await app.Record.DadoAsync("expediente/PCS-2019-01-000004", Registrada(4), Acuse);
    }

    // What was sent, one after the other; it fails when it is told to.
    private sealed class Medio : IMail
    {
        private readonly Channel<string> _partes = Channel.CreateUnbounded<string>();
        private Exception? _falla;

        public void Fallar(Exception falla) => Interlocked.Exchange(ref _falla, falla);

        public bool Nada => _partes.Reader.Count == 0;

        public Task<string> SiguienteAsync() => _partes.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        public ValueTask<MailOutcome> SendAsync(CorreoPorEnviar correo, CancellationToken ct = default)
        {
            if (correo.Id.StartsWith("parte/", StringComparison.Ordinal))
            {
                if (Interlocked.Exchange(ref _falla, null) is { } falla)
                {
                    throw falla;
                }

                Assert.True(_partes.Writer.TryWrite(correo.Id));
            }

            return new(new MailAccepted("x"));
        }
    }
}
