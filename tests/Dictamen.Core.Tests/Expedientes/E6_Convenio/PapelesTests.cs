using System.Text;
using Dictamen.App.Registro;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E6_Convenio;

public class PapelesTests
{
    private static readonly Huella Otro = new(new string('f', 64));

    private static EntregarPapeles Completos { get; } = new(1, Camino.Recibo(120_000m), Camino.Cuenta());

    [Theory]
    [InlineData("2019-12-26 23:59:59", true)]
    [InlineData("2019-12-27 00:00", false)]
    [Prueba("PZ-08", "PCS-4.2.3.3-08", "AMB-25")]
    public void ThePapersAreDueOnTheTenthWorkingDayAfterTheAgreement(string cuando, bool enTiempo)
    {
        var e = Camino.Suscrito().Cuando(Completos, cuando, Camino.Integrante(1));
        if (enTiempo)
        {
            e.EntoncesHay<PapelesEntregados>();
        }
        else
        {
            e.SeRechaza("PCS-4.2.3.3-08", "FUERA_DE_PLAZO");
        }
    }

    [Fact]
    [Prueba("PZ-08", "PCS-4.2.3.3-08", "AMB-25")]
    public void WithoutPapersTheProjectLosesItsSupportAndIsOwedAHearing()
    {
        Camino.Suscrito().Cuando(new VencerPlazo("PZ-08"), "2019-12-26 23:59:59", Actor.Sistema).NoPasaNada();
        var e = Camino.Suscrito().Cuando(new VencerPlazo("PZ-08"), "2019-12-27 00:00", Actor.Sistema).Entonces(new PapelesNoEntregados([Papel.Recibo, Papel.EstadoDeCuenta]));
        Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.DocumentosNoEntregados), (e.Estado.Estatus, e.Estado.Causa!.Value));
        Assert.True(e.Estado.Convenio!.AudienciaDebida);
        e.Cuando(Completos, "2019-12-27 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.3.3-08", "TRANSICION_NO_PERMITIDA");
    }

    [Fact]
    [Prueba("PCS-4.2.3.3-08")]
    public void HalfOfThePapersIsNotThePapers() =>
        Camino.Suscrito()
            .Y(Completos with { Cuenta = null }, "2019-12-12 09:00", Camino.Integrante(1))
            .Cuando(new VencerPlazo("PZ-08"), "2019-12-27 00:00", Actor.Sistema)
            .Entonces(new PapelesNoEntregados([Papel.EstadoDeCuenta]));

    [Fact]
    [Prueba("PCS-4.2.3.3-08", "PCS-4.2.8-02", "PCS-4.2.8-03")]
    public void ThePapersMayComeApartAndAreAcceptedTogether()
    {
        var e = Camino.Suscrito()
            .Y(Completos with { Cuenta = null }, "2019-12-12 09:00", Camino.Integrante(1))
            .Cuando(new RevisarPapeles(1, []), "2019-12-12 10:00");
        e.SeRechaza("PCS-4.2.3.3-08", "PAPELES_INCOMPLETOS");

        e.Y(Completos with { Recibo = null }, "2019-12-13 09:00", Camino.Integrante(1))
            .Cuando(new RevisarPapeles(1, []), "2019-12-13 10:00").Entonces(new PapelesAceptados(1));
        Assert.True(e.Estado.Convenio!.PapelesCompletos);
        Assert.DoesNotContain("PZ-08", e.Estado.Plazos.Keys);
        e.Cuando(new RevisarPapeles(1, []), "2019-12-13 11:00").NoPasaNada();
        e.Cuando(Completos with { Recibo = Camino.Recibo(120_000m, 799) }, "2019-12-13 11:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.3.3-08", "PAPELES_COMPLETOS");
    }

    [Fact]
    [Prueba("PCS-4.2.3.3-08")]
    public void WhatIsHandedInOnTimeIsNotLostWhenItsReviewIsLate()
    {
        var e = Camino.Suscrito()
            .Y(Completos, "2019-12-26 23:00", Camino.Integrante(1))
            .Cuando(new VencerPlazo("PZ-08"), "2019-12-27 00:00", Actor.Sistema)
            .Entonces(new PlazoConcluido("PZ-08", MotivoDeConclusion.EnRevision));
        e.Cuando(new RevisarPapeles(1, []), "2019-12-30 09:00").EntoncesHay<PapelesAceptados>();
        foreach (var motivo in new[] { " ", new string('a', Motivacion.Maximo + 1) })
        {
            e.Cuando(new RevisarPapeles(1, [new DefectoDePapel(Papel.EstadoDeCuenta, motivo)]), "2019-12-30 09:00").SeRechaza("PCS-4.2.3.3-08", "CONTENIDO_INVALIDO");
        }

        e.Cuando(new RevisarPapeles(1, [new DefectoDePapel(Papel.EstadoDeCuenta, "No se lee el nombre del banco.")]), "2019-12-30 09:00")
            .Entonces(new PapelesNoEntregados([Papel.EstadoDeCuenta]));
    }

    [Fact]
    [Prueba("PCS-4.2.3.3-08")]
    public void AnObservedPaperCanBeHandedInAgainWhileTheTermRuns()
    {
        var e = Camino.Suscrito()
            .Y(Completos, "2019-12-12 09:00", Camino.Integrante(1))
            .Cuando(new RevisarPapeles(1, [new DefectoDePapel(Papel.Recibo, "La copia está incompleta.")]), "2019-12-13 09:00")
            .Entonces(new PapelesObservados(1, [new DefectoDePapel(Papel.Recibo, "La copia está incompleta.")]));
        Assert.Null(e.Estado.Convenio!.Papeles[1].Recibo);
        Assert.NotNull(e.Estado.Convenio.Papeles[1].EstadoDeCuenta);
        var mensaje = e.Mensaje("papeles-observados-1", "2019-12-13 09:00");
        Assert.Contains("debe corregirse:\n\n- el recibo de pago: La copia está incompleta.\n\nYa está entregado el estado de cuenta: no hace falta repetirlo.\n\n", mensaje, StringComparison.Ordinal);
        Assert.Contains("sólo lo que debe corregirse; el plazo no se interrumpe y termina el jueves 26 de diciembre de 2019 a las 24:00, hora del centro de México.", mensaje, StringComparison.Ordinal);
        Assert.Equal([Papel.Recibo], e.Estado.Convenio.Papeles[1].PorCorregir.Select(d => d.Papel));

        e.Y(new EntregarPapeles(1, Camino.Recibo(120_000m, 702), null), "2019-12-16 09:00", Camino.Integrante(1))
            .Cuando(new RevisarPapeles(1, []), "2019-12-16 10:00").Entonces(new PapelesAceptados(1));
        Assert.Empty(e.Estado.Convenio!.Papeles[1].Defectos);
    }

    [Fact]
    [Prueba("PCS-4.2.3.3-08")]
    public void WhoIsToldThatOnePaperIsWrongIsToldThatTheOtherNeverCame()
    {
        var mensaje = Camino.Suscrito()
            .Y(Completos with { Cuenta = null }, "2019-12-12 09:00", Camino.Integrante(1))
            .Y(new RevisarPapeles(1, [new DefectoDePapel(Papel.Recibo, "La copia está incompleta.")]), "2019-12-13 09:00")
            .Mensaje("papeles-observados-1", "2019-12-13 09:00");
        Assert.Contains("\n\nTodavía falta el estado de cuenta.\n\n", mensaje, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-12-11 10:00", "2019-09-11", true)]
    [InlineData("2019-12-11 10:00", "2019-09-10", false)]
    [InlineData("2019-12-31 10:00", "2019-09-30", true)]
    [InlineData("2019-12-31 10:00", "2019-09-29", false)]
    [InlineData("2019-12-11 10:00", "2019-12-11", true)]
    [InlineData("2019-12-11 10:00", "2019-12-12", false)]
    [Prueba("PZ-09", "PCS-4.2.3.3-09", "DH-L-10")]
    public void ABankStatementIsAtMostThreeMonthsOldOnTheDayItIsHandedIn(string entrega, string emision, bool admitida)
    {
        var integrantes = Camino.Suscrito().Estado.Recepcion!.Integrantes;
        var contexto = new Contexto(Reloj.Centro(entrega), Dictamen.Core.Plazos.Calendario.Lfpa, Mundo.Pcs, Camino.Integrante(1), Mundo.Convocatoria);
        Assert.Equal(admitida, Camino.Cuenta(emision).Fallas(integrantes, contexto).All(f => f.Regla != "PCS-4.2.3.3-09"));
    }

    [Theory]
    [InlineData("03218000011835971")]
    [InlineData("0321800001183597190")]
    [InlineData("03218000011835971X")]
    [InlineData("")]
    [Prueba("PCS-4.2.3.3-10")]
    public void AClabeHasEighteenDigits(string clabe) =>
        Camino.Suscrito().Cuando(Completos with { Cuenta = Camino.Cuenta(clabe: clabe) }, "2019-12-12 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.3.3-10");

    [Theory]
    [InlineData("032180000118359719", false)]
    [InlineData("032180000118359710", true)]
    [Prueba("PCS-4.2.3.3-10")]
    public void TheCheckDigitOfAClabeOnlyWarns(string clabe, bool advierte)
    {
        var entrega = Completos with { Cuenta = Camino.Cuenta(clabe: clabe) };
        Assert.Equal(advierte, Camino.Suscrito().Cuando(entrega, "2019-12-12 09:00", Camino.Integrante(1)).EntoncesHay<PapelesEntregados>().ClabeConAdvertencia);
        Assert.Equal(advierte, Camino.Suscrito().Y(entrega, "2019-12-12 09:00", Camino.Integrante(1)).Estado.Convenio!.Papeles[1].ClabeConAdvertencia);
    }

    [Theory]
    [InlineData(Papel.EstadoDeCuenta, false)]
    [InlineData(Papel.Recibo, true)]
    [Prueba("PCS-4.2.3.3-10")]
    public void WhatIsWarnedOfAnAccountGoesWithItsStatement(Papel devuelto, bool queda)
    {
        var e = Camino.Suscrito()
            .Y(Completos with { Cuenta = Camino.Cuenta(clabe: "032180000118359710") }, "2019-12-12 09:00", Camino.Integrante(1))
            .Y(new RevisarPapeles(1, [new DefectoDePapel(devuelto, "No se lee.")]), "2019-12-13 09:00");
        Assert.Equal(queda, e.Estado.Convenio!.Papeles[1].ClabeConAdvertencia);
    }

    [Fact]
    [Prueba("PCS-A7-02")]
    public void AFactNamesTheIdentificationsThatCameWithTheReceipt()
    {
        Assert.Equal(3, Camino.Suscrito().Cuando(Completos, "2019-12-12 09:00", Camino.Integrante(1)).EntoncesHay<IdentificacionesAnexadas>().Identificaciones.Count);
        var e = Camino.Suscrito().Y(Completos, "2019-12-12 09:00", Camino.Integrante(1));
        var anexas = Completos.Recibo!.Identificaciones.ToDictionary(i => $"IDENTIFICACION/{i.Key}", i => i.Value.Copia);
        Assert.Equal(anexas.OrderBy(a => a.Key), e.Estado.Convenio!.Papeles[1].Identificaciones.OrderBy(a => a.Key));

        // A statement that comes later leaves them; the same receipt with another copy is a new delivery, and with the same copies it is not.
        e = e.Y(new EntregarPapeles(1, null, Camino.Cuenta() with { Documento = Otro }), "2019-12-12 10:00", Camino.Integrante(1));
        Assert.Equal(3, e.Estado.Convenio!.Papeles[1].Identificaciones.Count);
        e.Cuando(new EntregarPapeles(1, Completos.Recibo, null), "2019-12-12 11:00", Camino.Integrante(1)).NoPasaNada();
        var (cargo, copia) = Completos.Recibo.Identificaciones.First();
        var corregido = Completos.Recibo with { Identificaciones = Completos.Recibo.Identificaciones.SetItem(cargo, copia with { Copia = Otro }) };
        e.Cuando(new EntregarPapeles(1, corregido, null), "2019-12-12 11:00", Camino.Integrante(1)).EntoncesHay<IdentificacionesAnexadas>();
    }

    [Fact]
    [Prueba("PCS-4.2.3.3-08", "PCS-4.2.3.3-09")]
    public void TheSameStatementWithOtherDataIsACorrectionWhileItCanBeMade()
    {
        var e = Camino.Suscrito().Y(Completos, "2019-12-12 09:00", Camino.Integrante(1));
        var (otroDia, otraCuenta) = (Completos with { Cuenta = Camino.Cuenta("2019-12-02") }, Completos with { Cuenta = Camino.Cuenta() with { CambiaLaClabe = true } });
        e.Cuando(otraCuenta, "2019-12-12 10:00", Camino.Integrante(1)).EntoncesHay<PapelesEntregados>();
        Assert.Equal(Reloj.Dia("2019-12-02"), e.Cuando(otroDia, "2019-12-12 10:00", Camino.Integrante(1)).EntoncesHay<PapelesEntregados>().FechaEmision);
        e.Y(otroDia, "2019-12-12 10:00", Camino.Integrante(1)).Cuando(otroDia, "2019-12-12 10:01", Camino.Integrante(1)).NoPasaNada();

        // Afterwards it is said that it cannot.
        e.Cuando(otraCuenta, "2019-12-27 00:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.3.3-08", "FUERA_DE_PLAZO");
        e.Y(new RevisarPapeles(1, []), "2019-12-13 09:00").Cuando(otraCuenta, "2019-12-13 10:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.3.3-08", "PAPELES_COMPLETOS");
    }

    [Theory]
    [InlineData(Papel.EstadoDeCuenta, 3)]
    [InlineData(Papel.Recibo, 0)]
    [Prueba("PCS-A7-02", "PCS-4.2.3.3-08")]
    public void TheIdentificationsShareTheFateOfTheReceipt(Papel observado, int quedan)
    {
        var e = Camino.Suscrito().Y(Completos, "2019-12-12 09:00", Camino.Integrante(1)).Y(new RevisarPapeles(1, [new DefectoDePapel(observado, "No se lee.")]), "2019-12-13 09:00");
        Assert.Equal(quedan, e.Estado.Convenio!.Papeles[1].Identificaciones.Count);
    }

    [Fact]
    public void NoFactAndNoTextCarriesTheAccount()
    {
        var hecho = Camino.Suscrito().Cuando(Completos, "2019-12-12 09:00", Camino.Integrante(1)).EntoncesHay<PapelesEntregados>();
        var json = Encoding.UTF8.GetString(HechoCodec.Escribir(hecho).Data.Span);
        Assert.DoesNotContain("9719", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Banco", json, StringComparison.Ordinal);
        Assert.DoesNotContain("9719", Completos.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-A6-C4E-01", "PCS-3.5.1-03")]
    public void TheAccountBelongsToTheThreeMembersAndNobodyElse()
    {
        Camino.Suscrito().Cuando(Completos with { Cuenta = Camino.Cuenta() with { Titulares = [Mundo.Persona(1), Mundo.Persona(2)] } }, "2019-12-12 09:00", Camino.Integrante(1)).SeRechaza("PCS-A6-C4E-01");
        Camino.Suscrito().Cuando(Completos with { Cuenta = Camino.Cuenta() with { Titulares = [Mundo.Persona(1), Mundo.Persona(2), Mundo.Persona(4)] } }, "2019-12-12 09:00", Camino.Integrante(1)).SeRechaza("PCS-A6-C4E-01");
        Camino.Suscrito().Cuando(Completos with { Cuenta = Camino.Cuenta() with { Titulares = [Mundo.Persona(1), Mundo.Persona(2), Mundo.Persona(3), Mundo.Persona(4)] } }, "2019-12-12 09:00", Camino.Integrante(1)).SeRechaza("PCS-A6-C4E-01");
    }

    [Fact]
    [Prueba("PCS-4.2.8-02")]
    public void TheStatementShowsAccountAndBank() =>
        Camino.Suscrito().Cuando(Completos with { Cuenta = Camino.Cuenta() with { Banco = " " } }, "2019-12-12 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.8-02");

    [Fact]
    [Prueba("PCS-A7-01", "PCS-4.2.8-03")]
    public void TheReceiptIsForThePaymentSignedByThreeInNumberAndWords()
    {
        var recibo = Camino.Recibo(120_000m);
        Rechaza(recibo with { Monto = 200_000m }, "PCS-A7-01");
        Rechaza(recibo with { MontoEnLetra = "ciento veinte mil pesos 50/100 M.N." }, "PCS-A7-01");
        Rechaza(recibo with { Firmas = ["Representante", "Tesorero"] }, "PCS-4.2.8-03");
    }

    [Fact]
    [Prueba("PCS-A7-02", "AMB-07")]
    public void TheReceiptTakesAnyIdentificationThatRegistrationTakes()
    {
        var recibo = Camino.Recibo(120_000m);
        Assert.All(recibo.Identificaciones.Values, i => Assert.Equal("INAPAM", i.Tipo));
        Rechaza(recibo with { Identificaciones = recibo.Identificaciones.Remove("Secretario") }, "PCS-A7-02");
        Rechaza(recibo with { Identificaciones = recibo.Identificaciones.SetItem("Secretario", new IdentificacionAnexa("CREDENCIAL_ESCOLAR", Mundo.Huella(1))) }, "AMB-07");
    }

    [Fact]
    [Prueba("PCS-4.2.3.3-08")]
    public void EachActIsRefusedWhereTheRoadDoesNotAllowIt()
    {
        Camino.ConvenioRecibido().Cuando(Completos, "2019-12-05 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.3.3-08", "TRANSICION_NO_PERMITIDA");
        Camino.Suscrito().Cuando(new RevisarPapeles(1, []), "2019-12-12 09:00").SeRechaza("PCS-4.2.3.3-08", "TRANSICION_NO_PERMITIDA");
        Camino.Suscrito().Cuando(Completos with { Ministracion = 2 }, "2019-12-12 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.3.3-08", "TRANSICION_NO_PERMITIDA");
        Camino.Suscrito().Cuando(new EntregarPapeles(1, null, null), "2019-12-12 09:00", Camino.Integrante(1)).SeRechaza("PCS-4.2.3.3-08", "CONTENIDO_INVALIDO");
        Camino.Suscrito().Y(Completos, "2019-12-12 09:00", Camino.Integrante(1)).Cuando(Completos, "2019-12-12 09:01", Camino.Integrante(1)).NoPasaNada();
        Camino.EnEjecucion().Cuando(new VencerPlazo("PZ-08"), "2019-12-27 00:00", Actor.Sistema).NoPasaNada();
    }

    private static void Rechaza(ReciboDePago recibo, string regla) =>
        Camino.Suscrito().Cuando(Completos with { Recibo = recibo }, "2019-12-12 09:00", Camino.Integrante(1)).SeRechaza(regla);
}
