using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Tests.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E9_Cierre;

[Prueba("PZ-34", "AMB-47")]
public class ConservacionDeBienesTests
{
    [Theory]
    [InlineData("2024-12-31 23:59:59", "en beneficio de la población objetivo hasta el martes 31/12/2024")]
    [InlineData("2025-01-01 00:00", "El martes 31/12/2024 terminó el periodo")]
    public void WhatWasAdaptedOrAcquiredIsKeptForFiveYearsAfterTheFiscalYear(string cuando, string dice)
    {
        var escenario = Proyecto.En();
        Assert.Equal((Reloj.Dia("2020-01-01"), Reloj.Dia("2024-12-31")), (ConservacionDeBienes.Plazo(escenario.En(cuando)).PrimerDia, ConservacionDeBienes.Plazo(escenario.En(cuando)).UltimoDia));
        Assert.Contains(dice, ConservacionDeBienes.Frase(escenario.Estado, escenario.En(cuando))!, StringComparison.Ordinal);
    }

    [Fact]
    public void WhoeverWasGivenNoMoneyHasNothingToKeep()
    {
        var escenario = Proyecto.En(Estatus.ConvenioSuscrito);
        Assert.Null(ConservacionDeBienes.Frase(escenario.Estado, escenario.En("2020-01-02")));
    }
}
