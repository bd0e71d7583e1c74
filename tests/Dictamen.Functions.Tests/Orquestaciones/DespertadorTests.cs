using System.Text.Json;
using Dictamen.Functions.Actividades;
using Dictamen.Functions.Orquestaciones;
using Dictamen.Functions.Tests.Kit;

namespace Dictamen.Functions.Tests.Orquestaciones;

/// <summary>The orchestrations, replayed: nudges that are late, lost, doubled or out of order, activities that fail, restarts between any two steps.</summary>
public sealed class DespertadorTests
{
    private const string Id = "expediente.PCS-2019-01-000042";
    private const string Stream = "expediente/PCS-2019-01-000042";
    private static readonly DateTime Ahora = new(2019, 11, 12, 18, 0, 0, DateTimeKind.Utc);
    private static readonly DateTimeOffset Vence = new(2019, 11, 20, 6, 0, 0, TimeSpan.Zero);
    private static readonly Suceso Nudge = new Suceso.Evento(Despertador.Evento, "null");
    private static readonly Cita Abierta = new(Vence, "PREVENIDO", "PCS-4.2.2-04", new DateOnly(2019, 11, 19));

    [Fact]
    public void ItAttendsShowsAndWaitsForTheTerm()
    {
        var r = Expediente();
        r.Llega(Ahora, Atendida(0, Abierta));
        Assert.Equal([$"Atender(\"{Stream}\")", "espera Nudge", "reloj 2019-11-20T06:00:00"], r.Acciones);
        Assert.Equal("""{"Etapa":"PREVENIDO","Numeral":"PCS-4.2.2-04","Vence":"2019-11-19","Falla":null}""", r.Ultimo.Estado);
        r.Llega(Vence.UtcDateTime, new Suceso.Sono(1));
        Assert.True(r.Ultimo is { SigueComoNueva: true, Termino: true, Error: null });
    }

    [Fact]
    public void ANudgeWakesItAndTheTimerIsCancelled()
    {
        var r = Expediente();
        r.Llega(Ahora, Atendida(0, Abierta));
        r.Llega(Ahora.AddHours(1), Nudge);
        Assert.True(r.Ultimo.SigueComoNueva);
        Assert.Equal([1], r.Ultimo.Cancelados);
    }

    [Fact]
    public void ANudgeWhileItAttendsIsNotLost()
    {
        var r = Expediente();
        r.Llega(Ahora, Nudge);
        r.Llega(Ahora, Atendida(0, Abierta));
        Assert.True(r.Ultimo.SigueComoNueva);
    }

    [Fact]
    public void EveryNudgeThatCameIsEitherLookedAtOrKeptForTheNextExecution()
    {
        var r = Expediente();
        r.Llega(Ahora, Nudge, Nudge, Nudge);
        r.Llega(Ahora, Atendida(0, Abierta));
        var vueltas = 1;
        while (r.Ultimo.SigueComoNueva)
        {
            r = Repeticion.Nueva(Id, ExpedienteOrquestacion.Run, Ahora, r.Ultimo.Quedan);
            r.Llega(Ahora, Atendida(0, Abierta));
            vueltas++;
        }

        Assert.Equal(4, vueltas);
        Assert.Contains("reloj 2019-11-20T06:00:00", r.Acciones);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ANudgeAndTheTimerTogetherInAnyOrderAreOneTurn(bool nudgePrimero)
    {
        var r = Expediente();
        r.Llega(Ahora, Atendida(0, Abierta));
        Suceso[] juntos = [Nudge, new Suceso.Sono(1)];
        r.Llega(Vence.UtcDateTime, nudgePrimero ? juntos : [.. juntos.Reverse()]);
        Assert.True(r.Ultimo is { SigueComoNueva: true, Error: null });
        Assert.Single(r.Acciones, "sigue como nueva");
        // The later one is not swallowed by a waiter that nobody looks at: the next execution has it, unless it was the timer.
        Assert.Equal(nudgePrimero ? 0 : 1, r.Ultimo.Quedan.Count());
    }

    [Fact]
    public void ALostNudgeCostsNothingButTime()
    {
        var r = Expediente();
        r.Llega(Ahora, Atendida(0, Abierta));
        r.Llega(Vence.UtcDateTime.AddDays(3), new Suceso.Sono(1));
        Assert.True(r.Ultimo.SigueComoNueva);
    }

    [Fact]
    public void WithoutATermItWaitsForANudgeOnly()
    {
        var r = Expediente();
        r.Llega(Ahora, Atendida(0, Abierta with { Cuando = null, Numeral = null, Vence = null }));
        Assert.Empty(r.Ultimo.Relojes);
        Assert.False(r.Ultimo.Termino);
        r.Llega(Ahora.AddDays(40), Nudge);
        Assert.True(r.Ultimo.SigueComoNueva);
    }

    [Fact]
    public void AtTheEndOfTheRecordItEnds()
    {
        var r = Expediente();
        r.Llega(Ahora, Atendida(0, new Cita(null, "TERMINADO", Concluida: true)));
        Assert.True(r.Ultimo is { Termino: true, SigueComoNueva: false });
        Assert.Contains("TERMINADO", r.Ultimo.Estado, StringComparison.Ordinal);
    }

    [Fact]
    public void AnActivityThatFailsIsShownAndTriedAgainAndRecovers()
    {
        var r = Expediente();
        r.Llega(Ahora, new Suceso.Fallida(0, "AlmacenNoDisponibleException"));
        Assert.Contains("AlmacenNoDisponibleException", r.Ultimo.Estado, StringComparison.Ordinal);
        Assert.Equal(Ahora.AddMinutes(15), Assert.Single(r.Ultimo.Relojes).Value);
        r.Llega(Ahora.AddMinutes(15), new Suceso.Sono(1));
        Assert.True(r.Ultimo is { SigueComoNueva: true, Error: null });
        var otra = Repeticion.Nueva(Id, ExpedienteOrquestacion.Run, Ahora, r.Ultimo.Quedan);
        otra.Llega(Ahora, Atendida(0, Abierta));
        Assert.DoesNotContain("Almacen", otra.Ultimo.Estado, StringComparison.Ordinal);
    }

    [Fact]
    public void ATermThatIsOverOnOneClockAndNotOnTheOtherDoesNotSpin()
    {
        var r = Expediente();
        r.Llega(Ahora, Atendida(0, Abierta with { Cuando = Ahora.AddSeconds(-1) }));
        Assert.Equal(Ahora.AddSeconds(30), Assert.Single(r.Ultimo.Relojes).Value);
    }

    [Fact]
    public void APoisonNudgeIsOneTurnLikeAnyOther()
    {
        var r = Expediente();
        r.Llega(Ahora, Atendida(0, Abierta));
        r.Llega(Ahora, new Suceso.Evento(Despertador.Evento, """{"x":[1,2,{"y":null}]}"""));
        Assert.True(r.Ultimo is { SigueComoNueva: true, Error: null });
    }

    [Theory]
    [InlineData("lo que sea")]
    [InlineData("comunidad.abc")]
    [InlineData("expediente.a/b")]
    [InlineData("expediente.")]
    public void AnInstanceOfNothingEnds(string id)
    {
        var r = Repeticion.Nueva(id, ExpedienteOrquestacion.Run, Ahora, []);
        Assert.True(r.Ultimo is { Termino: true, SigueComoNueva: false });
        Assert.Empty(r.Acciones);
    }

    [Fact]
    public void ARestartBetweenAnyTwoStepsDecidesTheSame()
    {
        Suceso[] historia = [Nudge, Atendida(0, Abierta)];
        for (var corte = 0; corte <= historia.Length; corte++)
        {
            var r = Expediente();
            foreach (var (i, suceso) in historia.Index())
            {
                if (i == corte)
                {
                    r.Reiniciar();
                }

                r.Llega(Ahora, suceso);
            }

            r.Reiniciar();
            r.Reiniciar();
            Assert.Equal([$"Atender(\"{Stream}\")", "espera Nudge", "reloj 2019-11-20T06:00:00", "sigue como nueva"], r.Acciones);
        }
    }

    [Fact]
    public void AnyHistoryTwiceGivesTheSameDecisions()
    {
        foreach (var semilla in Enumerable.Range(0, 200))
        {
            var azar = new Random(semilla);
            var (a, b) = (Expediente(), Expediente());
            var ahora = Ahora;
            for (var paso = 0; paso < 6 && !a.Ultimo.Termino; paso++)
            {
                ahora = ahora.AddMinutes(azar.Next(0, 3000));
                Suceso suceso = azar.Next(3) switch
                {
                    0 when a.Ultimo.Actividades.Count > 0 => Atendida(a.Ultimo.Actividades.Keys.First(), Abierta with { Cuando = azar.Next(2) == 0 ? null : Vence }),
                    1 when a.Ultimo.Actividades.Count > 0 => new Suceso.Fallida(a.Ultimo.Actividades.Keys.First(), "X"),
                    1 when a.Ultimo.Relojes.Count > 0 => new Suceso.Sono(a.Ultimo.Relojes.Keys.First()),
                    _ => Nudge,
                };
                a.Llega(ahora, suceso);
                b.Llega(ahora, suceso);
                b.Reiniciar();
            }

            Assert.Equal(a.Acciones, b.Acciones);
            Assert.Equal(a.Ultimo.Estado, b.Ultimo.Estado);
            Assert.Null(a.Ultimo.Error);
        }
    }

    [Fact]
    public void PublishedResultsFanOutAndTheirAcknowledgementsAreGathered()
    {
        var r = Repeticion.Nueva("convocatoria.PCS-2019-01", ConvocatoriaOrquestacion.Run, Ahora, []);
        r.Llega(Ahora, Atendida(0, new Cita(null, "CONVOCATORIA_CERRADA", PorDifundir: 501)));
        Assert.Equal(3, r.Ultimo.Actividades.Count);
        Assert.Equal("""Difundir({"Stream":"convocatoria/PCS-2019-01","Desde":500,"Cuantos":250})""", r.Ultimo.Actividades[3]);
        r.Llega(Ahora, new Suceso.Terminada(3, "1"));
        r.Reiniciar();
        r.Llega(Ahora, new Suceso.Terminada(1, "250"), Nudge, new Suceso.Terminada(2, "249"));
        Assert.Equal("""ConcluirDifusion({"Stream":"convocatoria/PCS-2019-01","Cuantos":500})""", Assert.Single(r.Ultimo.Actividades).Value);
        r.Llega(Ahora, new Suceso.Terminada(4, "500"));
        Assert.True(r.Ultimo is { SigueComoNueva: true, Error: null });
        // Nobody waited for it: it is there for the next execution.
        Assert.Single(r.Ultimo.Quedan);
    }

    [Fact]
    public void APartThatFailsIsTriedAgainWithAllTheOthers()
    {
        var r = Repeticion.Nueva("convocatoria.PCS-2019-01", ConvocatoriaOrquestacion.Run, Ahora, []);
        r.Llega(Ahora, Atendida(0, new Cita(null, "CONVOCATORIA_CERRADA", PorDifundir: 300)));
        r.Llega(Ahora, new Suceso.Fallida(1, "X"), new Suceso.Terminada(2, "50"));
        Assert.DoesNotContain(r.Acciones, a => a.StartsWith("ConcluirDifusion", StringComparison.Ordinal));
        Assert.Equal(Ahora.AddMinutes(15), Assert.Single(r.Ultimo.Relojes).Value);
    }

    private static Repeticion Expediente() => Repeticion.Nueva(Id, ExpedienteOrquestacion.Run, Ahora, []);

    private static Suceso.Terminada Atendida(int tarea, Cita cita) => new(tarea, JsonSerializer.Serialize(cita));
}
