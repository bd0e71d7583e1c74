using System.Collections.Immutable;
using Dictamen.Core.DatosPersonales;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.DatosPersonales;

/// <summary>The register of ARCO requests (8.2.1): what is noted, what a resolution may order, and when data are erased.</summary>
[Prueba("PCS-8.2-02")]
public sealed class RegistroArcoTests
{
    private const string Regla = "PCS-8.2-02";
    private const string Ahora = "2019-12-03 10:00";

    private static readonly RecibirSolicitudArco Cancelar = new("UT/0123-2019", DerechoArco.Cancelacion, Mundo.Persona(1), Reloj.Dia("2019-12-02"));

    private static readonly ResolverSolicitudArco Procede = new("UT/0123-2019", SentidoArco.Procedente, Reloj.Dia("2019-12-03"), "Se acreditó la identidad.", Suprime: true, []);

    private static Escenario<RegistroArco> Recibida => Escenario<RegistroArco>.Dado().Y(Cancelar, Ahora);

    private static Escenario<RegistroArco> PorSuprimir => Recibida.Y(Procede, Ahora);

    [Fact]
    public void ARequestIsNotedOnceUnderItsNumber()
    {
        Escenario<RegistroArco>.Dado().Cuando(Cancelar, Ahora).Entonces(new SolicitudArcoRecibida("UT/0123-2019", DerechoArco.Cancelacion, Mundo.Persona(1), Reloj.Dia("2019-12-02")));
        Recibida.Cuando(Cancelar, Ahora).NoPasaNada();
        Recibida.Cuando(Cancelar with { Titular = Mundo.Persona(2) }, Ahora).SeRechaza(Regla, "SOLICITUD_REPETIDA");
        Assert.Equal(2, Recibida.Y(Cancelar with { Numero = "2" }, Ahora).Estado.Solicitudes.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sin número")]
    [InlineData("JuanPerez")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void ItsNumberNamesNobody(string numero) =>
        Assert.Equal("numero", Escenario<RegistroArco>.Dado().Cuando(Cancelar with { Numero = numero }, Ahora).SeRechaza(Regla, "CONTENIDO_INVALIDO").Fallas[0].Campo);

    [Fact]
    public void ItIsOfSomebodyAndWasReceivedTodayOrBefore()
    {
        var e = Escenario<RegistroArco>.Dado();
        e.Cuando(Cancelar with { RecibidaEl = Reloj.Dia("2019-12-03") }, Ahora).EntoncesHay<SolicitudArcoRecibida>();
        Assert.Equal("recibida_el", Assert.Single(e.Cuando(Cancelar with { RecibidaEl = Reloj.Dia("2019-12-04") }, Ahora).SeRechaza(Regla).Fallas).Campo);
        Assert.Equal("titular", Assert.Single(e.Cuando(Cancelar with { Titular = new PersonaId("") }, Ahora).SeRechaza(Regla).Fallas).Campo);
        Assert.Equal("derecho", Assert.Single(e.Cuando(Cancelar with { Derecho = (DerechoArco)9 }, Ahora).SeRechaza(Regla).Fallas).Campo);
    }

    [Fact]
    public void AResolutionIsOneAndHasItsReasonAndItsDay()
    {
        Escenario<RegistroArco>.Dado().Cuando(Procede, Ahora).SeRechaza(Regla, "NO_ENCONTRADO");
        Recibida.Cuando(Procede with { ResueltaEl = Reloj.Dia("2019-12-02") }, Ahora).EntoncesHay<SolicitudArcoResuelta>();
        foreach (var dia in (string[])["2019-12-01", "2019-12-04"])
        {
            Assert.Equal("resuelta_el", Assert.Single(Recibida.Cuando(Procede with { ResueltaEl = Reloj.Dia(dia) }, Ahora).SeRechaza(Regla).Fallas).Campo);
        }

        Assert.Equal("motivo", Assert.Single(Recibida.Cuando(Procede with { Motivo = " " }, Ahora).SeRechaza(Regla).Fallas).Campo);
        Assert.Equal("sentido", Recibida.Cuando(Procede with { Sentido = (SentidoArco)9, Suprime = false }, Ahora).SeRechaza(Regla).Fallas[0].Campo);
        PorSuprimir.Cuando(Procede, Ahora).NoPasaNada();
        PorSuprimir.Cuando(Procede with { Sentido = SentidoArco.Improcedente, Suprime = false }, Ahora).SeRechaza(Regla, "YA_RESUELTA");
    }

    [Theory]
    [InlineData(DerechoArco.Cancelacion, SentidoArco.Procedente, true)]
    [InlineData(DerechoArco.Oposicion, SentidoArco.Procedente, true)]
    [InlineData(DerechoArco.Cancelacion, SentidoArco.Improcedente, false)]
    [InlineData(DerechoArco.Acceso, SentidoArco.Procedente, false)]
    [InlineData(DerechoArco.Rectificacion, SentidoArco.Procedente, false)]
    public void OnlyACancellationOrAnOppositionThatWasGrantedErases(DerechoArco derecho, SentidoArco sentido, bool puede)
    {
        var e = Escenario<RegistroArco>.Dado().Y(Cancelar with { Derecho = derecho }, Ahora);
        e.Cuando(Procede with { Sentido = sentido, Rectificados = derecho == DerechoArco.Rectificacion ? ["nombre"] : [] }, Ahora);
        if (puede)
        {
            Assert.True(e.EntoncesHay<SolicitudArcoResuelta>().Suprime);
        }
        else
        {
            Assert.Equal("suprime", Assert.Single(e.SeRechaza(Regla).Fallas).Campo);
        }
    }

    [Fact]
    public void ARectificationSaysWhichDataAndNothingElseDoes()
    {
        var rectifica = Procede with { Suprime = false, Rectificados = ["correo", "domicilio"] };
        var e = Escenario<RegistroArco>.Dado().Y(Cancelar with { Derecho = DerechoArco.Rectificacion }, Ahora);
        Assert.Contains("Se rectificó: correo, domicilio.", e.Cuando(rectifica, Ahora).EntoncesHay<SolicitudArcoResuelta>().Relato, StringComparison.Ordinal);
        Assert.Equal("rectificados", Assert.Single(e.Cuando(rectifica with { Rectificados = [] }, Ahora).SeRechaza(Regla).Fallas).Campo);
        Assert.Equal("rectificados", Assert.Single(e.Cuando(rectifica with { Sentido = SentidoArco.Improcedente }, Ahora).SeRechaza(Regla).Fallas).Campo);
        e.Cuando(rectifica with { Sentido = SentidoArco.Improcedente, Rectificados = default }, Ahora).EntoncesHay<SolicitudArcoResuelta>();
        Recibida.Cuando(rectifica, Ahora).SeRechaza(Regla);
    }

    [Fact]
    public void DataAreErasedOnceAndOnlyWhereAResolutionOrdersIt()
    {
        var suprimir = new SuprimirDatos("UT/0123-2019", [], null);
        Recibida.Cuando(suprimir, Ahora).SeRechaza(Regla, "SUPRESION_NO_ORDENADA");
        Recibida.Y(Procede with { Suprime = false }, Ahora).Cuando(suprimir, Ahora).SeRechaza(Regla, "SUPRESION_NO_ORDENADA");
        var e = PorSuprimir;
        Assert.True(e.Estado.De("UT/0123-2019")!.PorSuprimir);
        e.Cuando(suprimir, Ahora).Entonces(new DatosSuprimidos("UT/0123-2019", [], null));
        Assert.False(e.Estado.De("UT/0123-2019")!.PorSuprimir);
        e.Cuando(suprimir, Ahora).NoPasaNada();
    }

    [Fact]
    public void WhatIsUnderWayIsWaitedForUnlessItIsSaidWhyNot()
    {
        ImmutableArray<string> enCurso = ["PCS-2019-01-000042"];
        Assert.Contains("PCS-2019-01-000042", PorSuprimir.Cuando(new SuprimirDatos("UT/0123-2019", enCurso, null), Ahora).SeRechaza(Regla, "EN_CURSO").Mensaje, StringComparison.Ordinal);
        PorSuprimir.Cuando(new SuprimirDatos("UT/0123-2019", enCurso, " "), Ahora).SeRechaza(Regla, "EN_CURSO");
        Assert.Equal("aun_en_curso", Assert.Single(PorSuprimir.Cuando(new SuprimirDatos("UT/0123-2019", enCurso, new string('x', 2_001)), Ahora).SeRechaza(Regla).Fallas).Campo);
        Assert.Contains("sin esperar a que concluyeran PCS-2019-01-000042: Riesgo para la persona.", PorSuprimir.Cuando(new SuprimirDatos("UT/0123-2019", enCurso, "Riesgo para la persona"), Ahora).EntoncesHay<DatosSuprimidos>().Relato, StringComparison.Ordinal);
    }
}
