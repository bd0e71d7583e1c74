using System.Text.Json;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Tests.Kit;
using Xunit;
using Maximos = Dictamen.Core.Expedientes.E5_Ajuste.Presupuesto;

namespace Dictamen.Core.Tests.Expedientes.E3_Dictaminacion;

/// <summary>A project of thematic line 2.2, with a ceiling of 700,000 pesos, that declares solar panels and asks for 750,000.</summary>
public sealed class PanelesSolaresTests
{
    private const decimal Solicitado = 750_000m;
    private const decimal Ordinario = 700_000m;

    private static readonly DecisionDePaneles Niega = new(false, "Los paneles alimentan la bomba, y el objeto principal es el agua.");

    [Theory, Prueba("PCS-A2-06", "AMB-08")]
    [InlineData(null)]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatTheCommitteeDecidesGovernsWhatIsAssignedAndWhatIsAdjusted(bool? confirma)
    {
        var maximo = confirma == false ? Ordinario : Solicitado;
        var decision = confirma is { } c ? Niega with { Confirma = c } : null;
        var acordado = Calificado().Y(new AcordarResultado(Paneles: decision), Dictamenes.Dia, Dictamenes.Secretaria);
        var resultado = acordado.Estado.Dictaminacion!.Resultado!;
        Assert.Equal(maximo, resultado.Asignable(Solicitado, "2.2", Mundo.Pcs));

        var dictaminado = acordado.Y(new AsentarDictamen("PCS-2019-01-A001", resultado.Calificacion, resultado.Favorable), "2019-11-12");
        ConAsignado(dictaminado, maximo).Cuando(new AsignarApoyo(1, resultado.Calificacion, maximo), "2019-11-18", Actor.Sistema).EntoncesHay<ProyectoApoyado>();
        if (maximo < Solicitado)
        {
            ConAsignado(dictaminado, maximo + 0.01m).Cuando(new AsignarApoyo(1, resultado.Calificacion, maximo + 0.01m), "2019-11-18", Actor.Sistema).SeRechaza("AMB-08", "MONTO_EXCEDIDO");
        }

        var apoyado = dictaminado.Estado with { Asignacion = new Asignacion(1, resultado.Calificacion, Solicitado) };
        Assert.Equal(maximo, Maximos.Maximo(apoyado, dictaminado.En("2019-11-19")));
    }

    [Fact, Prueba("PCS-A2-06")]
    public void TheDecisionIsToldWithItsReasons()
    {
        var hecho = Calificado().Cuando(new AcordarResultado(Paneles: Niega), Dictamenes.Dia, Dictamenes.Secretaria).EntoncesHay<ResultadoAcordado>();
        Assert.Contains($"No confirmó que su objeto principal sea instalar paneles solares, y lo rige el monto máximo de su temática: {Niega.Motivo}", hecho.Relato, StringComparison.Ordinal);
        Calificado().Cuando(new AcordarResultado(Paneles: Niega with { Motivo = " " }), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("PCS-A2-06");
    }

    [Fact, Prueba("PCS-A2-06")]
    public void WhatWasNotDeclaredIsNotDecided() =>
        Dictamenes.Calificado(8m, 8m, 8m, 8m).Cuando(new AcordarResultado(Paneles: Niega), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("PCS-A2-06", "PANELES_NO_DECLARADOS");

    [Fact, Prueba("PCS-A2-06")]
    public void AResultOfBeforeIsReadAndLeavesThePanelsAsDeclared()
    {
        var hecho = Calificado().Cuando(new AcordarResultado(Paneles: Niega), Dictamenes.Dia, Dictamenes.Secretaria).EntoncesHay<ResultadoAcordado>();
        var viejo = JsonSerializer.SerializeToNode(hecho, JsonSerializerOptions.Web)!;
        viejo["resultado"]!.AsObject().Remove("paneles");
        var leido = viejo.Deserialize<ResultadoAcordado>(JsonSerializerOptions.Web)!;
        Assert.Null(leido.Resultado.Paneles);
        Assert.Equal(Solicitado, leido.Resultado.Asignable(Solicitado, "2.2", Mundo.Pcs));
    }

    private static Escenario<Expediente> Calificado()
    {
        var calificado = Dictamenes.Calificado(8m, 8m, 8m, 8m).Estado;
        return Escenario<Expediente>.Desde(calificado with { Recepcion = calificado.Recepcion! with { PanelesSolares = true, MontoSolicitado = Solicitado } })
            .Con(e => e.Convocatoria = Dictamenes.Convocatoria);
    }

    private static Escenario<Expediente> ConAsignado(Escenario<Expediente> escenario, decimal monto) => Escenario<Expediente>.Desde(escenario.Estado).Con(e =>
        e.Convocatoria = new PrelacionAsentada(1, [new RenglonAsentado(escenario.Estado.Folio.Consecutivo, 80m, Solicitado, monto)]).Aplicar(Dictamenes.Convocatoria));
}
