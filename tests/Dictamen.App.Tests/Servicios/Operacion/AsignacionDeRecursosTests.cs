using Dictamen.App.Consultas;
using Dictamen.App.Programas;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Xunit;

namespace Dictamen.App.Tests.Servicios.Operacion;

public sealed class AsignacionDeRecursosTests
{
    [Theory, Prueba("PCS-A2-06", "AMB-08")]
    [InlineData(null, 750_000)]
    [InlineData(true, 750_000)]
    [InlineData(false, 700_000)]
    public void AProjectWhosePanelsWereDeniedCompetesWithinTheCeilingOfItsTematica(bool? confirma, int monto)
    {
        var resumen = new Resumen(new Folio("PCS-2019-01", 1), Estatus.Dictaminado, null, "Comunidad", "clave", "Proyecto", 750_000m, null, 80m, null)
        {
            Tematica = "2.2",
            EnActa = true,
            Dictamen = new ResultadoColegiado(true, 80m, true, 0m, false) { Paneles = confirma is { } c ? new DecisionDePaneles(c, "Motivo de prueba.") : null },
        };
        Assert.Equal(monto, Assert.Single(ActosDeConvocatoria.Asignacion([resumen], CatalogoDeProgramas.Pcs2019).Proyectos).MontoSolicitado);
    }
}
