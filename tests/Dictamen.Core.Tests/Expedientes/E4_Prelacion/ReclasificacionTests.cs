using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E4_Prelacion;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E4_Prelacion;

public class ReclasificacionTests
{
    private static readonly Lugar[] Lista =
    [
        new(1, 95m, 800_000m, 800_000m, null),
        new(2, 90m, 500_000m, 0m, CausaNoApoyo.Renuncia),
        new(3, 85m, 600_000m, 600_000m, null),
        new(4, 80m, 700_000m, 0m, CausaNoApoyo.InsuficienciaPresupuestaria),
        new(5, 75m, 100_000m, 0m, CausaNoApoyo.AjusteNoAtendido),
        new(6, 70m, 300_000m, 0m, CausaNoApoyo.InsuficienciaPresupuestaria),
    ];

    [Fact, Prueba("PCS-4.2.3.3-06", "AMB-23")]
    public void TheLastSupportedIsWithdrawnFirst() => Assert.Equal(2, Reclasificacion.SiguientePorRetirar(Lista));

    [Theory, Prueba("PCS-4.2.3.3-06", "AMB-23")]
    [InlineData("1400000.00", new int[0])]
    [InlineData("1399999.99", new[] { 2 })]
    [InlineData("800000.00", new[] { 2 })]
    [InlineData("799999.99", new[] { 2, 0 })]
    [InlineData("0", new[] { 2, 0 })]
    public void ACutWithdrawsInReverseOrderAndNoMoreThanNeeded(string monto, int[] lugares) =>
        Assert.Equal(lugares, Reclasificacion.PorRetirar(Lista, decimal.Parse(monto, null)));

    [Fact]
    public void NobodySupportedLeavesNobodyToWithdraw() => Assert.Equal(-1, Reclasificacion.SiguientePorRetirar(Lista.AsSpan(3)));

    [Fact, Prueba("AMB-23")]
    public void WhoeverStaysAfterACutIsAPrefixOfTheSupported() =>
        Prop.ForAll(Concursos.Cualquiera, Gen.Choose(0, 100).ToArbitrary(), (c, porcentaje) =>
        {
            var r = Asignador.Asignar(Prelacion.Ordenar(c.Proyectos), c.Monto, PoliticaDeCorte.Salto);
            Lugar[] lista = [.. r.Renglones.Select(x => new Lugar(x.Proyecto.Consecutivo, x.Proyecto.Calificacion, x.Proyecto.Monto, x.Asignado, x.Causa))];
            var nuevo = decimal.Round(r.Asignado * porcentaje / 100, 2);
            var retirados = Reclasificacion.PorRetirar(lista, nuevo);
            var apoyados = Enumerable.Range(0, lista.Length).Where(i => lista[i].Causa is null).ToArray();
            var quedan = apoyados.Except(retirados).Sum(i => lista[i].Asignado);
            return retirados.SequenceEqual(apoyados.Reverse().Take(retirados.Length))
                && quedan <= nuevo
                && (retirados.Length == 0 || quedan + lista[retirados[^1]].Asignado > nuevo);
        }).QuickCheckThrowOnFailure();
}
