using System.Globalization;
using Dictamen.App.Consultas;
using Dictamen.App.Notificaciones;
using Dictamen.App.Programas;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Plazos;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

public class PlazosTerminadosTests
{
    // Published in the DOF on October 21, 2019: it receives until November 5.
    [Theory, Prueba("AMB-02", "PCS-4.2.2-06")]
    [InlineData("2019-11-05", "hasta entonces la comunidad puede presentar una nueva")]
    [InlineData("2019-11-06", "La convocatoria ya no recibe solicitudes.")]
    public void AnIncompleteReceptionTellsOnThePageWhatItsMessageTells(string hoy, string dice)
    {
        var contexto = new Contexto(HoraDelCentro.Instante(DateOnly.Parse(hoy, CultureInfo.InvariantCulture), new TimeOnly(12, 0)), Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema);
        contexto = contexto with { Convocatoria = Convocatoria.Inicial with { Recepcion = contexto.Plazo("PZ-02", new DateOnly(2019, 10, 21)) } };
        var fin = new Renglon(3, contexto.Ahora, nameof(RecepcionIncompletaDeclarada), "El plazo para subsanar terminó.", ["PCS-4.2.2-06"], new Autor("Sistema", ""), [], []);

        var ahora = Assert.Single(PlazosTerminados.De([fin], contexto)).Ahora;

        Assert.Contains(dice, ahora, StringComparison.Ordinal);
        Assert.EndsWith(CamposDeExpediente.De("solicitud_nueva", Expediente.Inicial, new Notificacion("x", "recepcion-incompleta", "PCS-4.2.2-07"), contexto), ahora, StringComparison.Ordinal);
    }
}
