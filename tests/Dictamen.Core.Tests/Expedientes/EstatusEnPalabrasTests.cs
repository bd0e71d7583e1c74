using Dictamen.Core.Expedientes;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes;

/// <summary>A status has one wording, whoever reads it.</summary>
public sealed class EstatusEnPalabrasTests
{
    [Theory]
    [InlineData(Estatus.Prevenido, "Prevenido, con documentos pedidos")]
    [InlineData(Estatus.RecepcionIncompleta, "Recepción incompleta")]
    [InlineData(Estatus.EnDictaminacion, "En dictaminación")]
    [InlineData(Estatus.EnAjuste2, "En ajuste, segundo plazo")]
    [InlineData(Estatus.ConvenioSuscrito, "Convenio firmado")]
    [InlineData(Estatus.EnEjecucion, "En ejecución")]
    [InlineData(Estatus.TerminacionAnticipada, "Terminación anticipada")]
    [InlineData(Estatus.ComunidadImpedida, "Comunidad impedida")]
    public void AStatusIsToldInWordsWithTheirAccents(Estatus estatus, string palabras) => Assert.Equal(palabras, EstatusEnPalabras.De(estatus));
}
