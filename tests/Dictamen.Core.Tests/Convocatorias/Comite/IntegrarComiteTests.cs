using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Convocatorias.Comite;

[Prueba("AMB-16")]
public class IntegrarComiteTests
{
    private const string Dia = "2019-10-19";

    [Fact, Prueba("PCS-4.2.3.1-01", "PCS-4.2.3.1-02", "PCS-4.2.3.1-03")]
    public void FourSeatsFourPeopleAndASecretary()
    {
        var estado = Pasos.Borrador().Y(new IntegrarComite(Pasos.Comite, Pasos.Secretaria), Dia).Estado;
        Assert.Equal(["ACADEMICO", "BIENESTAR", "INDESOL_1", "INDESOL_2"], estado.Integrantes.Keys);
        Assert.Equal(Pasos.Secretaria, estado.SecretariaTecnica);
    }

    [Fact, Prueba("PCS-4.2.3.1-03")]
    public void AnEmptySeatIsRefused() =>
        Pasos.Borrador().Cuando(new IntegrarComite(Pasos.Comite[..3], Pasos.Secretaria), Dia).SeRechaza("PCS-4.2.3.1-03");

    [Fact]
    public void APersonHoldsOneSeatAndTheSecretaryNone()
    {
        var repetida = Pasos.Comite.SetItem(1, Pasos.Comite[1] with { Persona = Pasos.Comite[0].Persona });
        Pasos.Borrador().Cuando(new IntegrarComite(repetida, Pasos.Secretaria), Dia).SeRechaza("AMB-16");
        Pasos.Borrador().Cuando(new IntegrarComite(Pasos.Comite, Pasos.Comite[3].Persona), Dia).SeRechaza("AMB-16");
        Pasos.Borrador().Cuando(new IntegrarComite(Pasos.Comite.Add(Pasos.Comite[0] with { Asiento = "OTRO", Persona = Mundo.Persona(950) }), Pasos.Secretaria), Dia).SeRechaza("AMB-16");
        Escenario<Convocatoria>.Dado().Cuando(new IntegrarComite(Pasos.Comite, Pasos.Secretaria), Dia).SeRechaza("AMB-16", "TRANSICION_NO_PERMITIDA");
    }

    [Fact, Prueba("PCS-4.2.3.1-04")]
    public void ExperienceIsAccreditedInTopicsOfTheProgramme()
    {
        var sin = Pasos.Comite.SetItem(0, Pasos.Comite[0] with { Tematicas = [] });
        Pasos.Borrador().Cuando(new IntegrarComite(sin, Pasos.Secretaria), Dia).SeRechaza("PCS-4.2.3.1-04");
        var otra = Pasos.Comite.SetItem(0, Pasos.Comite[0] with { Tematicas = ["9.9"] });
        Pasos.Borrador().Cuando(new IntegrarComite(otra, Pasos.Secretaria), Dia).SeRechaza("PCS-4.2.3.1-04");
    }

    [Fact]
    public void AMemberIsReplacedInTheSameSeat()
    {
        var integrado = Pasos.Borrador().Y(new IntegrarComite(Pasos.Comite, Pasos.Secretaria), Dia);
        integrado.Cuando(new ReemplazarIntegrante(Pasos.Comite[0] with { Persona = Pasos.Comite[1].Persona }), Dia).SeRechaza("AMB-16", "PERSONA_REPETIDA");
        integrado.Cuando(new ReemplazarIntegrante(Pasos.Comite[0] with { Persona = Pasos.Secretaria }), Dia).SeRechaza("AMB-16", "PERSONA_REPETIDA");
        integrado.Cuando(new ReemplazarIntegrante(Pasos.Comite[0] with { Asiento = "OTRO" }), Dia).SeRechaza("AMB-16", "ASIENTO_DESCONOCIDO");
        integrado.Cuando(new ReemplazarIntegrante(Pasos.Comite[0] with { Persona = Mundo.Persona(950), Tematicas = [] }), Dia).SeRechaza("PCS-4.2.3.1-04", "CONTENIDO_INVALIDO");
        integrado.Y(new ReemplazarIntegrante(Pasos.Comite[0] with { Persona = Mundo.Persona(950) }), Dia);
        Assert.Equal(Mundo.Persona(950), integrado.Estado.Integrantes[Pasos.Comite[0].Asiento].Persona);
    }

    [Fact, Prueba("PCS-A1-01")]
    public void WhoeverHoldsASeatSignsForWhoLeftItAndForNobodyElse()
    {
        var (asiento, antes) = (Pasos.Comite[0].Asiento, Pasos.Comite[0].Persona);
        var integrado = Pasos.Borrador().Y(new IntegrarComite(Pasos.Comite, Pasos.Secretaria), Dia);
        Assert.Equal(antes, integrado.Estado.FirmaPor(asiento, antes));
        integrado.Y(new ReemplazarIntegrante(Pasos.Comite[0] with { Persona = Mundo.Persona(950) }), Dia);
        Assert.Equal(Mundo.Persona(950), integrado.Estado.FirmaPor(asiento, antes));
        Assert.Equal(Mundo.Persona(951), integrado.Estado.FirmaPor(asiento, Mundo.Persona(951)));
        integrado.Y(new ReemplazarIntegrante(Pasos.Comite[0]), Dia);
        Assert.Equal(antes, integrado.Estado.FirmaPor(asiento, antes));
    }

    [Fact, Prueba("PCS-A1-01")]
    public void TheSecretaryIsReplacedByWhoHoldsNoSeat()
    {
        Pasos.Borrador().Cuando(new ReemplazarSecretaria(Mundo.Persona(960)), Dia).SeRechaza("AMB-16", "SIN_SECRETARIA");
        var integrado = Pasos.Borrador().Y(new IntegrarComite(Pasos.Comite, Pasos.Secretaria), Dia);
        integrado.Cuando(new ReemplazarSecretaria(Pasos.Comite[0].Persona), Dia).SeRechaza("AMB-16", "PERSONA_REPETIDA");
        integrado.Cuando(new ReemplazarSecretaria(Pasos.Secretaria), Dia).NoPasaNada();
        integrado.Cuando(new ReemplazarSecretaria(Mundo.Persona(960)), Dia).Entonces(new SecretariaReemplazada(Pasos.Secretaria, Mundo.Persona(960)));
        Assert.Equal(Mundo.Persona(960), integrado.Estado.SecretariaTecnica);
    }
}
