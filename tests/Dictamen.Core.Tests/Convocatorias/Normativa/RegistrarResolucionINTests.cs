using Dictamen.Core.Convocatorias.Normativa;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Convocatorias.Normativa;

[Prueba("PCS-3.7.2-01")]
public class RegistrarResolucionINTests
{
    private static readonly RegistrarResolucionIN Salto = new("AMB-26", "SALTO", new DateOnly(2019, 11, 1), Mundo.Huella(7));

    [Fact, Prueba("AMB-26")]
    public void AResolutionReplacesAReading()
    {
        var estado = Pasos.Publicada().Y(Salto, "2019-11-01").Estado;
        Assert.Equal("SALTO", estado.Lectura(Mundo.Pcs, "AMB-26"));
        Assert.Equal("SALTO", new Contexto(Reloj.Centro("2019-11-02"), Calendario.Lfpa, Mundo.Pcs, Actor.Sistema, estado).Lectura("AMB-26"));
        Assert.Equal("ESTRICTA", Pasos.Publicada().Estado.Lectura(Mundo.Pcs, "AMB-26"));
    }

    [Fact]
    public void OnlyAdmittedValuesOfKnownReadingsWithADateThatHasCome()
    {
        Pasos.Publicada().Cuando(Salto with { Lectura = "AMB-99" }, "2019-11-01").SeRechaza("PCS-3.7.2-01", "LECTURA_DESCONOCIDA");
        Pasos.Publicada().Cuando(Salto with { Valor = "SORTEO" }, "2019-11-01").SeRechaza("AMB-26", "VALOR_NO_ADMITIDO");
        Pasos.Publicada().Cuando(Salto, "2019-10-31 23:59:59").SeRechaza("PCS-3.7.2-01", "FECHA_FUTURA");
    }

    [Fact]
    public void AValueThatWouldChangeNothingIsRefusedAndTheOneInForceMayBeConfirmed()
    {
        var sin = Mundo.Pcs.Lecturas.Values.First(l => l.Alternativas.Length > 0 && !RegistrarResolucionIN.Ejecutables.ContainsKey(l.Id));
        Pasos.Publicada().Cuando(Salto with { Lectura = sin.Id, Valor = sin.Alternativas[0] }, "2019-11-01").SeRechaza(sin.Id, "LECTURA_SIN_EJECUTAR");
        Pasos.Publicada().Y(Salto with { Lectura = sin.Id, Valor = sin.Valor }, "2019-11-01");
    }

    [Fact]
    public void TheSameResolutionTwiceIsOne() => Pasos.Publicada().Y(Salto, "2019-11-01").Cuando(Salto, "2019-11-02").NoPasaNada();

    [Fact]
    public void OnlyTheInstanciaNormativaResolves() =>
        Assert.Equal([Rol.Normativa], ((FacultaAttribute)Attribute.GetCustomAttribute(typeof(RegistrarResolucionIN), typeof(FacultaAttribute))!).Roles);
}
