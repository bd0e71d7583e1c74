using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E4_Prelacion;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E4_Prelacion;

[Prueba("PCS-4.2.3.4-02", "PCS-A2-09", "AMB-26")]
public class AsignadorTests
{
    private static readonly Aspirante A = new(0, 1, 95m, 800_000m);
    private static readonly Aspirante B = new(1, 2, 90m, 800_000m);
    private static readonly Aspirante C = new(2, 3, 85m, 600_000m);

    [Fact]
    public void WhereTheNextDoesNotFitItIsOfferedWhatIsLeft()
    {
        var r = Asignar(1_500_000m, PoliticaDeCorte.Estricta);
        Assert.Equal([800_000m, 0m, 0m], Montos(r));
        Assert.Equal(700_000m, r.Remanente);
        Assert.Equal(new Oferta(B, 700_000m), r.OfertaPendiente);
        Assert.All(r.Renglones.Skip(1), x => Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.InsuficienciaPresupuestaria), (x.Estatus, x.Causa!.Value)));
    }

    [Fact]
    public void TheOtherPolicySkipsToWhatFits()
    {
        var r = Asignar(1_500_000m, PoliticaDeCorte.Salto);
        Assert.Equal([800_000m, 0m, 600_000m], Montos(r));
        Assert.Equal(100_000m, r.Remanente);
        Assert.Null(r.OfertaPendiente);
    }

    [Theory]
    [InlineData("1599999.99", 1)]
    [InlineData("1600000.00", 2)]
    [InlineData("1600000.01", 2)]
    public void OneCentavoDecides(string monto, int apoyados) =>
        Assert.Equal(apoyados, Asignar(decimal.Parse(monto, null), PoliticaDeCorte.Estricta).Renglones.Count(r => r.EsApoyado));

    [Fact]
    public void WithNothingLeftThereIsNothingToOffer()
    {
        var r = Asignar(800_000m, PoliticaDeCorte.Estricta);
        Assert.Null(r.OfertaPendiente);
        Assert.Equal([800_000m, 0m, 0m], Montos(r));
    }

    [Fact]
    public void NobodyGetsMoreThanWasAskedNorAllMoreThanThereIs() =>
        Prop.ForAll(Concursos.Cualquiera, Gen.Elements(PoliticaDeCorte.Estricta, PoliticaDeCorte.Salto).ToArbitrary(), (c, politica) =>
        {
            var r = Asignador.Asignar(Prelacion.Ordenar(c.Proyectos), c.Monto, politica);
            return r.Renglones.All(x => x.Asignado >= 0 && x.Asignado <= x.Proyecto.Monto)
                && r.Renglones.Sum(x => x.Asignado) == r.Asignado
                && r.Asignado <= c.Monto
                && r.Asignado + r.Remanente == c.Monto;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void StrictlyNobodyIsSupportedAfterSomebodyWhoIsNot() =>
        Prop.ForAll(Concursos.Cualquiera, c =>
        {
            var r = Asignador.Asignar(Prelacion.Ordenar(c.Proyectos), c.Monto, PoliticaDeCorte.Estricta);
            return r.Renglones.SkipWhile(x => x.EsApoyado).All(x => !x.EsApoyado)
                && (r.OfertaPendiente is not { } o || (o.Monto == r.Remanente && o.Proyecto == r.Renglones.First(x => !x.EsApoyado).Proyecto && o.Monto < o.Proyecto.Monto));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void SkippingLeavesOutOnlyWhatDoesNotFitInTheRest() =>
        Prop.ForAll(Concursos.Cualquiera, c =>
        {
            var r = Asignador.Asignar(Prelacion.Ordenar(c.Proyectos), c.Monto, PoliticaDeCorte.Salto);
            var resto = c.Monto;
            foreach (var x in r.Renglones)
            {
                if (x.EsApoyado != x.Proyecto.Monto <= resto)
                {
                    return false;
                }

                resto -= x.Asignado;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static ResultadoDeAsignacion Asignar(decimal monto, PoliticaDeCorte politica) => Asignador.Asignar(Prelacion.Ordenar([C, A, B]), monto, politica);

    private static decimal[] Montos(ResultadoDeAsignacion r) => [.. r.Renglones.Select(x => x.Asignado)];
}
