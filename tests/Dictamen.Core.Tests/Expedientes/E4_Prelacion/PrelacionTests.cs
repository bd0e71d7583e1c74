using Dictamen.Core.Expedientes.E4_Prelacion;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E4_Prelacion;

[Prueba("PCS-4.2.3.4-01", "PCS-4.2.3.4-03", "AMB-27")]
public class PrelacionTests
{
    [Fact]
    public void HigherScoreGoesFirst() => Assert.Equal([2, 3, 1], Orden(new(0, 1, 80m, 1), new(1, 2, 90.01m, 1), new(2, 3, 90m, 1)));

    [Fact]
    public void Folio9GoesBefore10WhenTheScoresTie() => Assert.Equal([9, 10], Orden(new(0, 10, 90m, 1), new(1, 9, 90.0m, 1)));

    [Fact]
    public void AHundredthOfAPointIsMoreThanAnyFolio() => Assert.Equal([1000, 1], Orden(new(0, 1, 89.99m, 1), new(1, 1000, 90m, 1)));

    [Fact]
    public void TheSameProjectTwiceIsRefused() =>
        Assert.Throws<ArgumentException>(() => Orden(new(0, 7, 90m, 1), new(1, 7, 90m, 2)));

    [Fact]
    public void AnyPermutationGivesTheSameRanking() =>
        Prop.ForAll(Concursos.Cualquiera, Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), (concurso, semilla) =>
        {
            var barajado = concurso.Proyectos.ToArray();
            new Random(semilla).Shuffle(barajado);
            return Prelacion.Ordenar(barajado).SequenceEqual(Prelacion.Ordenar(concurso.Proyectos));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void NeighboursAreInOrderAndTiesGoByNumber() =>
        Prop.ForAll(Concursos.Cualquiera, concurso =>
        {
            var orden = Prelacion.Ordenar(concurso.Proyectos);
            return orden.Zip(orden.Skip(1)).All(p => p.First.Calificacion > p.Second.Calificacion
                    || (p.First.Calificacion == p.Second.Calificacion && p.First.Consecutivo < p.Second.Consecutivo))
                && orden.Length == concurso.Proyectos.Length;
        }).QuickCheckThrowOnFailure();

    private static long[] Orden(params Aspirante[] proyectos) => [.. Prelacion.Ordenar(proyectos).Select(p => p.Consecutivo)];
}
