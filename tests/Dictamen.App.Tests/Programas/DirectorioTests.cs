using Dictamen.App.Programas;
using Dictamen.Core.Programas;
using Xunit;

namespace Dictamen.App.Tests.Programas;

/// <summary>The directory says what the rules say, contact by contact.</summary>
public sealed class DirectorioTests
{
    private static Directorio Directorio => CatalogoDeProgramas.Pcs2019.Directorio;

    [Theory]
    [InlineData("OIC", "555328-5000, extensión 51508", "organo.interno@bienestar.gob.mx", "Piso 11, Colonia Juárez, Alcaldía Cuauhtémoc, C.P. 06600")]
    [InlineData("OIC", "800-714-8340", "organo.interno@bienestar.gob.mx", "No. 116")]
    [InlineData("SFP", "552000-3000", "contactociudadano@funcionpublica.gob.mx", "Insurgentes Sur 1735")]
    [InlineData("SFP", "800-3862-466", "contactociudadano@funcionpublica.gob.mx", "Código Postal 01020")]
    [InlineData("SFP", "800-4752-393", "contactociudadano@funcionpublica.gob.mx", "Alcaldía Álvaro Obregón")]
    [InlineData("ATENCION_CIUDADANA", "555554-0390, extensión 68666", "pcs.atencionciudadana@indesol.gob.mx", "Segunda Cerrada de Belisario Domínguez No. 40")]
    [InlineData("ATENCION_CIUDADANA", "800-7188-624", "pcs.atencionciudadana@indesol.gob.mx", "C.P. 04100")]
    [Prueba("PCS-12.1-02", "PCS-12.1-03", "PCS-12.2-01")]
    public void AContactHasTheMeansThatTheRulesGive(string id, string telefono, string correo, string domicilio)
    {
        var contacto = Directorio.Contactos.Single(c => c.Id == id);
        Assert.Contains(telefono, contacto.Telefonos.Select(t => t.ToString()));
        Assert.Contains(correo, contacto.Correos);
        Assert.Contains(domicilio, contacto.Domicilio, StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-A2-18")]
    public void AConvocatoriaHasOneContactToSendProjectsAndAnotherForDoubts()
    {
        string[] Extensiones(string id) => [.. Directorio.Contactos.Single(c => c.Id == id).Telefonos.Single(t => t.Numero == "5554 0390").Extensiones];
        Assert.Equal(["68384", "68386"], Extensiones("CONVOCATORIA_CAPTURA"));
        Assert.Equal(["68351", "68364", "68365", "68430", "68436"], Extensiones("CONVOCATORIA_DUDAS"));
        Assert.All(Directorio.Para(Asunto.Convocatoria).Where(c => c.Numeral == "Anexo 2, VIII"), c => Assert.Contains("800 718-8621", c.Telefonos.Select(t => t.Numero)));
    }

    [Fact, Prueba("PCS-12.1-04", "PCS-12.2-02")]
    public void ADelegationTakesComplaintsInItsBoxAndQuestionsAtItsWindow()
    {
        Assert.Contains("buzón", Directorio.Contactos.Single(c => c.Regla == "PCS-12.1-04").Medio, StringComparison.Ordinal);
        Assert.Contains("área de atención ciudadana", Directorio.Contactos.Single(c => c.Regla == "PCS-12.2-02").Medio, StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-12.1-05")]
    public void WhatIsAgainstTheLawOfSocialDevelopmentIsReportedByItsHomoclave() =>
        Assert.Contains("BIENESTAR13-001", Directorio.Contactos.Single(c => c.Regla == "PCS-12.1-05").Medio, StringComparison.Ordinal);

    [Fact, Prueba("PCS-12.1-01", "PCS-3.6.1-03")]
    public void ThereAreTwoRightsToComplainAndFourPlacesToDoIt()
    {
        Assert.Equal(["PCS-12.1-01", "PCS-3.6.1-03"], Directorio.Denuncias.Select(d => d.Regla));
        Assert.Equal(["OIC", "SFP", "DELEGACIONES_BUZON", "CONAMER"], Directorio.Para(Asunto.Denuncia).Select(c => c.Id));
    }

    [Fact]
    public void OnlyATelephoneOfTenDigitsIsDialledFromAPage()
    {
        Assert.Equal("5553285000", new Telefono("555328-5000", [], null).Marcable);
        Assert.Null(new Telefono("5554 0390", [], null).Marcable);
        Assert.Null(new Telefono("555328-50001", [], null).Marcable);
    }
}
