using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Kit;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E1_Recepcion;

public class AsignarFolioTests
{
    private static readonly Actor Comite = new(Rol.Solicitante, "cpc-1");

    [Fact, Prueba("PCS-4.2.2-01", "PCS-4.2.2-02")]
    public void TheFirstApplicationGetsFolioOne() => Libro()
        .Cuando(Recibir(1), "2019-10-23 10:00")
        .Entonces(new FolioAsignado(Mundo.Folio(1), "s-1", Mundo.Huella(1), "201500001-comunidad-ficticia-1", Reloj.Centro("2019-10-23 10:00")));

    [Fact, Prueba("PCS-4.2.2-02")]
    public void TheSameApplicationTwiceKeepsItsFolioEvenAfterTheClose()
    {
        var libro = Libro().Y(Recibir(1), "2019-11-05 23:59:59");
        libro.Cuando(Recibir(1), "2019-11-05 23:59:59").NoPasaNada();
        libro.Cuando(Recibir(1), "2019-11-06 00:00").NoPasaNada();
        Assert.Equal(Mundo.Folio(1), libro.Estado.PorSolicitud["s-1"]);
    }

    [Fact, Prueba("PCS-4.2.2-02")]
    public void ARefusedApplicationLeavesNoGap()
    {
        var mala = Solicitudes.Valida(2) with { CorreosDeNotificacion = [] };
        var libro = Libro().Y(Recibir(1), "2019-10-23 10:00");
        libro.Cuando(Recibir(2) with { Solicitud = mala }, "2019-10-23 10:01").SeRechaza("PCS-4.2.2-01", "CONTENIDO_INVALIDO");
        libro.Y(Recibir(3), "2019-10-23 10:02");
        Assert.Equal(Mundo.Folio(2), libro.Estado.PorSolicitud["s-3"]);
        libro.Y(Recibir(2), "2019-10-23 10:03");
        Assert.Equal(Mundo.Folio(3), libro.Estado.PorSolicitud["s-2"]);
    }

    [Theory, Prueba("PCS-A2-13", "PZ-02", "AMB-11", "PCS-A2-14", "PCS-4.2.2-01")]
    [InlineData("2019-10-21 23:59:59", false)]
    [InlineData("2019-10-22 00:00:00", true)]
    [InlineData("2019-11-04 12:00:00", true)]
    [InlineData("2019-11-05 23:59:59", true)]
    [InlineData("2019-11-06 00:00:00", false)]
    [InlineData("2019-11-06 23:59:59", false)]
    public void ReceivedFromTheDayAfterTheDofTo24HoursOfDay15(string cuando, bool seRecibe)
    {
        var libro = Libro().Cuando(Recibir(1), cuando);
        if (seRecibe)
        {
            libro.EntoncesHay<FolioAsignado>();
        }
        else
        {
            Assert.Contains("05/11/2019", libro.SeRechaza("PCS-A2-13", "FUERA_DE_PERIODO").Mensaje, StringComparison.Ordinal);
        }
    }

    [Theory, Prueba("AMB-12", "PZ-02")]
    [InlineData("2019-11-11 23:59:59", true)]
    [InlineData("2019-11-12 00:00:00", false)]
    public void ALastDayOnSaturdayMovesToMonday(string cuando, bool seRecibe)
    {
        var dof = Reloj.Dia("2019-10-25");
        var libro = Libro().Con(e => e.Convocatoria = Mundo.Convocatoria with
        {
            FechaDof = dof,
            Recepcion = Calendario.Lfpa.Computar(Mundo.Pcs.Termino("PZ-02"), dof),
        });
        libro.Cuando(Recibir(1), cuando);
        if (seRecibe)
        {
            libro.EntoncesHay<FolioAsignado>();
        }
        else
        {
            libro.SeRechaza("PCS-A2-13", "FUERA_DE_PERIODO");
        }
    }

    [Fact, Prueba("AMB-12", "PZ-02")]
    public void ASuspensionOfTheLastDayMovesIt() => Libro()
        .Con(e => e.Calendario = Calendario.Lfpa.Con(new Suspension("S-1", Reloj.Dia("2019-11-05"), Reloj.Dia("2019-11-05"), Reloj.Dia("2019-10-30"), "Acuerdo ficticio", "Suspensión de prueba")))
        .Cuando(Recibir(1), "2019-11-06 23:59:59")
        .EntoncesHay<FolioAsignado>();

    [Fact, Prueba("PCS-4.2.1-01")]
    public void AConvocatoriaThatIsNotPublishedReceivesNothing() => Libro()
        .Con(e => e.Convocatoria = Mundo.Convocatoria with { Recepcion = null })
        .Cuando(Recibir(1), "2019-10-23 10:00")
        .SeRechaza("PCS-4.2.1-01", "FUERA_DE_PERIODO");

    [Theory, Prueba("PCS-4.2.12-08", "AMB-44")]
    [InlineData(2018, true)]
    [InlineData(2019, false)]
    [InlineData(2020, true)]
    public void AnImpededCommunityIsRefusedInThatFiscalYearOnly(int ejercicio, bool seRecibe)
    {
        var libro = Libro().Cuando(Recibir(1) with { EjerciciosImpedidos = [ejercicio] }, "2019-10-23 10:00");
        if (seRecibe)
        {
            libro.EntoncesHay<FolioAsignado>();
        }
        else
        {
            libro.SeRechaza("PCS-4.2.12-08", "COMUNIDAD_IMPEDIDA");
        }
    }

    [Fact, Prueba("AMB-44")]
    public void TheImpedimentDoesNotReachThePeople()
    {
        // Same members as application 1, in another community that is not impeded.
        var otra = Solicitudes.Valida(1);
        var formato = otra.Contenido.Anexo3 with { Portada = otra.Contenido.Anexo3.Portada with { Comunidad = "Otra comunidad ficticia" } };
        Libro().Cuando(Recibir(1) with { Solicitud = otra with { Contenido = otra.Contenido with { Anexo3 = formato } } }, "2019-10-23 10:00")
            .EntoncesHay<FolioAsignado>();
    }

    [Fact, Prueba("PCS-3.3-13")]
    public void ASecondProjectOfTheCommunityGetsItsFolio()
    {
        // The limit is looked at when the session is held, and never at reception.
        var folio = Libro().Y(Recibir(1), "2019-10-23 10:00").Cuando(Recibir(1) with { SolicitudId = "s-otra", Anexo3 = Mundo.Huella(9) }, "2019-10-23 11:00").EntoncesHay<FolioAsignado>().Folio;
        Assert.Equal(Mundo.Folio(2), folio);
    }

    [Fact, Prueba("PCS-8.2-01")]
    public void AnApplicationUnderTheDigestOfAnotherIsRefused() => Libro()
        .Y(Recibir(1), "2019-10-23 10:00")
        .Cuando(Recibir(2) with { Anexo3 = Mundo.Huella(1) }, "2019-10-23 11:00")
        .SeRechaza("PCS-8.2-01", "SOLICITUD_AJENA");

    [Fact, Prueba("PCS-8.2-01")]
    public void TwoOldApplicationsUnderOneDigestKeepTheirFolios()
    {
        FolioAsignado Asignado(int n) => new(Mundo.Folio(n), $"s-{n}", Mundo.Huella(1), "201500001-comunidad-ficticia-1", Reloj.Centro("2019-10-23 10:00"));
        var libro = Escenario<Libro>.Dado(Asignado(1), Asignado(2)).Estado;
        Assert.Equal((2, Mundo.Folio(1), Mundo.Folio(2)), (libro.Ultimo, libro.PorSolicitud["s-1"], libro.PorSolicitud["s-2"]));
    }

    [Theory, Prueba("AMB-55")]
    [InlineData("San José  Peñasco", "201500001-san-jose-penasco")]
    [InlineData(" SAN JOSE-PEÑASCO ", "201500001-san-jose-penasco")]
    [InlineData("San José", "201500001-san-jose")]
    public void TheSameNameWrittenInAnotherWayIsTheSameCommunity(string nombre, string clave) =>
        Assert.Equal(clave, ClaveDeComunidad.De("201500001", nombre));

    [Fact, Prueba("AMB-55")]
    public void TwoCommunitiesOfOneLocalityAreTwo() =>
        Assert.NotEqual(ClaveDeComunidad.De("201500001", "Cerro Verde"), ClaveDeComunidad.De("201500001", "Cerro Azul"));

    [Fact, Prueba("PCS-4.2.2-02")]
    public void FoliosAreConsecutiveInStrictOrderOfReceptionWhateverIsRetried() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(1, 12)).ToArbitrary(), llegadas =>
        {
            var libro = Core.Expedientes.E1_Recepcion.Libro.Inicial;
            var primeras = new List<string>();
            foreach (var n in llegadas)
            {
                var contexto = new Contexto(Reloj.Centro("2019-10-23 10:00"), Calendario.Lfpa, Mundo.Pcs, Comite, Mundo.Convocatoria);
                foreach (var hecho in Recibir(n).Decidir(libro, contexto).Hechos)
                {
                    libro = Pliegue.Aplicar(libro, hecho);
                    primeras.Add($"s-{n}");
                }
            }

            return primeras.SequenceEqual(llegadas.Distinct().Select(n => $"s-{n}"))
                && primeras.Select(s => libro.PorSolicitud[s].Consecutivo).SequenceEqual(Enumerable.Range(1, primeras.Count))
                && libro.Ultimo == primeras.Count;
        }).QuickCheckThrowOnFailure();

    private static Escenario<Libro> Libro() => Escenario<Libro>.Dado().Con(e => e.Actor = Comite);

    // Every third application is of the same community as the first.
    private static AsignarFolio Recibir(int n) => new($"s-{n}", Solicitudes.Valida(n > 3 && n % 3 == 1 ? 1 : n), Mundo.Huella(n), []);
}
