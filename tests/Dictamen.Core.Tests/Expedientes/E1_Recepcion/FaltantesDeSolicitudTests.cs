using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Tests.Kit;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E1_Recepcion;

public class FaltantesDeSolicitudTests
{
    public static TheoryData<string> Claves => [.. Requisitos.Claves(Mundo.Pcs).Select(r => r.Clave).Where(c => c is not (Requisitos.Anexo3 or Requisitos.Coinversion))];

    [Theory, MemberData(nameof(Claves))]
    [Prueba("PCS-3.3-01", "PCS-3.3-02", "PCS-3.3-04", "PCS-3.3-10", "PCS-3.3-14", "PCS-3.3-15", "AMB-03")]
    public void EachRequirementIsMissedByItsKeyAndRule(string clave)
    {
        var contenido = Solicitudes.Contenido();
        var sin = contenido with { Documentos = contenido.Documentos.Remove(clave), Declaraciones = contenido.Declaraciones.Remove(clave) };
        var falta = Assert.Single(Faltan(sin));
        Assert.Equal(clave, falta.Requisito);
        Assert.Equal(Mundo.Pcs.Requisitos.Single(r => r.Id == clave.Split('/')[0]).Regla, falta.Regla);
    }

    [Fact, Prueba("PCS-3.3-04")]
    public void IdentityTakesSixFiles() =>
        Assert.Equal(6, Requisitos.Claves(Mundo.Pcs).Count(r => r.Requisito.Regla == "PCS-3.3-04"));

    [Fact, Prueba("PCS-3.3-07")]
    public void TheCoinvestmentMustNotBeEmptyAndHasNoMinimum()
    {
        Assert.Equal("PCS-3.3-07", Assert.Single(Faltan(ConCoinversion(" "))).Regla);
        Assert.Empty(Faltan(ConCoinversion("Tequio")));

        static ContenidoDeSolicitud ConCoinversion(string texto)
        {
            var c = Solicitudes.Contenido();
            return c with { Anexo3 = c.Anexo3 with { Presupuesto = c.Anexo3.Presupuesto with { CoinversionNoMonetaria = texto } } };
        }
    }

    [Fact, Prueba("PCS-3.3-05")]
    public void TheSixIdentificationsAndNoOther()
    {
        Assert.Equal(6, Mundo.Pcs.Identificaciones.Length);
        Assert.All(Mundo.Pcs.Identificaciones, tipo => Assert.Empty(Faltan(Con(tipo))));
        Assert.Equal("IDENTIFICACION/Tesorero", Assert.Single(Faltan(Con("LICENCIA"))).Requisito);
        var sinTipo = Solicitudes.Contenido() with { Identificaciones = Solicitudes.Contenido().Identificaciones.Remove("Tesorero") };
        Assert.Equal("IDENTIFICACION/Tesorero", Assert.Single(Faltan(sinTipo)).Requisito);

        static ContenidoDeSolicitud Con(string tipo) =>
            Solicitudes.Contenido() with { Identificaciones = Solicitudes.Contenido().Identificaciones.SetItem("Tesorero", tipo) };
    }

    public static TheoryData<string, Func<ActaDeAsamblea, ActaDeAsamblea>> Actas => new()
    {
        { "fecha", a => a with { Fecha = new DateOnly(2019, 10, 24) } },
        { "fecha, hora, lugar", a => a with { Hora = null } },
        { "inciso a", a => a with { Lugar = "" } },
        { "inciso a", a => a with { Comunidad = "" } },
        { "inciso a", a => a with { Localidad = "" } },
        { "inciso a", a => a with { Entidad = "" } },
        { "inciso b, I)", a => a with { VerificacionDeQuorum = false } },
        { "inciso b, II)", a => a with { ObjetivosDeLaReunion = "" } },
        { "inciso b, III)", a => a with { ValidacionDelProyecto = "" } },
        { "inciso b, IV)", a => a with { Nombramientos = [] } },
        { "inciso b, IV)", a => a with { Nombramientos = a.Nombramientos.RemoveAt(0) } },
        { "inciso b, IV)", a => a with { Nombramientos = a.Nombramientos.Add(a.Nombramientos[0]) } },
        { "inciso b, IV)", a => a with { Nombramientos = a.Nombramientos.SetItem(0, a.Nombramientos[0] with { Persona = Mundo.Persona(999) }) } },
        { "inciso b, V)", a => a with { ContraloriaSocial = [] } },
        { "inciso b, VI)", a => a with { ProcedenciaDelComite = "" } },
        { "inciso c", a => a with { Autoridades = [] } },
        { "el nombre o el cargo de alguna de las Autoridades", a => a with { Autoridades = [a.Autoridades[0] with { Persona = null }] } },
        { "el nombre o el cargo de alguna de las Autoridades", a => a with { Autoridades = [a.Autoridades[0] with { Cargo = " " }] } },
        { "el nombre o el cargo de alguna de las personas del Comité de Contraloría", a => a with { ContraloriaSocial = [a.ContraloriaSocial[0] with { Cargo = "" }] } },
        { "el nombre o el cargo de alguna de las personas del Comité de Contraloría", a => a with { ContraloriaSocial = [a.ContraloriaSocial[0] with { Persona = new PersonaId("") }] } },
        { "firmas o huellas (inciso c): Comisariado", a => a with { Autoridades = [a.Autoridades[0] with { Firma = false }] } },
        { "firmas o huellas (inciso c): Representante", a => a with { Nombramientos = a.Nombramientos.SetItem(0, a.Nombramientos[0] with { Firma = false }) } },
        { "firmas o huellas", a => a with { ContraloriaSocial = [a.ContraloriaSocial[0] with { Firma = false }] } },
    };

    [Theory, MemberData(nameof(Actas)), Prueba("AMB-05", "PCS-3.3.1-01", "PCS-3.3-01", "PCS-3.3-02")]
    public void AnActaWithoutItsContentsIsMissing(string dice, Func<ActaDeAsamblea, ActaDeAsamblea> cambio)
    {
        var falta = Assert.Single(Faltan(Solicitudes.Contenido() with { Acta = cambio(Solicitudes.Acta()) }));
        Assert.Equal(Requisitos.Acta, falta.Requisito);
        Assert.Contains(dice, falta.Motivo, StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-3.3-01")]
    public void AnActaThatWasCapturedBeforeItsHourAndItsAuthoritiesWereAskedForIsStillRead()
    {
        var vieja = JsonNode.Parse(JsonSerializer.Serialize(Solicitudes.Acta(), JsonSerializerOptions.Web))!;
        vieja["hora"] = "00:00:00";
        vieja["autoridades"]![0]!.AsObject().Remove("persona");
        var acta = vieja.Deserialize<ActaDeAsamblea>(JsonSerializerOptions.Web)!;
        Assert.Equal(TimeOnly.MinValue, acta.Hora);
        Assert.Equal(("Comisariado", null), (acta.Autoridades[0].Cargo, acta.Autoridades[0].Persona));
    }

    [Fact]
    public void AnActaOfTheDayOfSubmissionIsInTime() =>
        Assert.Empty(Faltan(Solicitudes.Contenido() with { Acta = Solicitudes.Acta() with { Fecha = new DateOnly(2019, 10, 23) } }));

    [Fact]
    public void AnActaThatWasNotCapturedIsMissing() =>
        Assert.Equal(Requisitos.Acta, Assert.Single(Faltan(Solicitudes.Contenido() with { Acta = null })).Requisito);

    [Fact, Prueba("PCS-4.2.2-03")]
    public void WhateverIsTakenAwayIsMissedAndNothingElse()
    {
        var contenido = Solicitudes.Contenido();
        var claves = contenido.Documentos.Keys.Concat(contenido.Declaraciones).Order(StringComparer.Ordinal).ToArray();
        Prop.ForAll(Gen.SubListOf(claves).ToArbitrary(), quitadas =>
        {
            var sin = contenido with { Documentos = contenido.Documentos.RemoveRange(quitadas), Declaraciones = [.. contenido.Declaraciones.Except(quitadas)] };
            return Faltan(sin).Select(f => f.Requisito).Order(StringComparer.Ordinal).SequenceEqual(quitadas.Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    private static ImmutableArray<Faltante> Faltan(ContenidoDeSolicitud contenido) =>
        FaltantesDeSolicitud.De(contenido, new DateOnly(2019, 10, 23), Mundo.Pcs);
}
