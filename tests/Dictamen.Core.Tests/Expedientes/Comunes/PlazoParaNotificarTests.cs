using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.Comunes;

/// <summary>That the project is not supported was resolved on Wednesday 04/12/2019. The ten working days are 5, 6, 9 to 13 and 16 to 18.</summary>
[Prueba("DH-39-01")]
public class PlazoParaNotificarTests
{
    private const string Resolucion = "no-apoyado";

    [Theory]
    [InlineData("2019-12-18 23:59:59", false)]
    [InlineData("2019-12-19 00:00", true)]
    public void WhatDidNotArriveIsOverdueAfterTenWorkingDays(string cuando, bool vencida)
    {
        var escenario = Rebotada();
        var (notificacion, plazo) = Assert.Single(PlazoParaNotificar.PorHacer([escenario.Estado.Notificaciones[Resolucion]], escenario.En(cuando)));
        Assert.Equal((Reloj.Dia("2019-12-18"), vencida), (plazo.UltimoDia, plazo.Vencido(escenario.En(cuando).Ahora)));
        Assert.Equal(
            vencida ? "La notificación «no-apoyado» debía hacerse a más tardar el miércoles 18/12/2019 (LFPA, artículo 39) y no se ha hecho." : null,
            PlazoParaNotificar.Frase(notificacion, escenario.En(cuando), ClavesDelRegistro.Tal));
    }

    [Theory]
    [InlineData(EstatusNotificacion.Pendiente)]
    [InlineData(EstatusNotificacion.Enviada)]
    public void NeitherIsOneThatWaitsForTheMailOrHasNoProofOfReceptionMade(EstatusNotificacion estatus)
    {
        var escenario = RecursoDeRevisionTests.SinNotificar();
        if (estatus == EstatusNotificacion.Enviada)
        {
            escenario.Y(new RegistrarEnvio(Resolucion, "mensaje-1"), "2019-12-04 00:01", Actor.Sistema);
        }

        Assert.Equal(estatus, escenario.Estado.Notificaciones[Resolucion].Estatus);
        Assert.Contains("no se ha hecho", Frase(escenario, "2019-12-19")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-12-18 17:59", null)]
    [InlineData("2019-12-18 18:01", "se hizo el jueves 19/12/2019, fuera de ese plazo.")] // After hours: it is taken as made on the next working day (DH-L-03).
    [InlineData("2019-12-19 09:00", "se hizo el jueves 19/12/2019, fuera de ese plazo.")]
    public void OneThatWasReceivedLateWasMadeLate(string recibida, string? dice)
    {
        var frase = Frase(Rebotada().Recibe(Resolucion, recibida), "2020-01-02");
        Assert.Equal(dice is null, frase is null);
        Assert.EndsWith(dice ?? "", frase ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void SendingItAgainIsNoOtherEmission()
    {
        var escenario = Rebotada().Y(new ReenviarNotificacion(Resolucion), "2019-12-16 10:00");
        Assert.Equal(Reloj.Dia("2019-12-04"), escenario.Estado.Notificaciones[Resolucion].EmitidaEl);
    }

    private static Escenario<Expediente> Rebotada() => RecursoDeRevisionTests.SinNotificar().Y(new RegistrarRebote(Resolucion, "El buzón no existe."), "2019-12-04 00:01", Actor.Sistema);

    private static string? Frase(Escenario<Expediente> escenario, string cuando) =>
        PlazoParaNotificar.Frase(escenario.Estado.Notificaciones[Resolucion], escenario.En(cuando), ClavesDelRegistro.Tal);
}
