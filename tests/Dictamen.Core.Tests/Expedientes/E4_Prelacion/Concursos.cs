using Dictamen.Core.Expedientes.E4_Prelacion;
using FsCheck;
using FsCheck.Fluent;

namespace Dictamen.Core.Tests.Expedientes.E4_Prelacion;

/// <summary>A set of scored projects, some with equal scores, and the money for a part of them.</summary>
public sealed record Concurso(Aspirante[] Proyectos, decimal Monto)
{
    public override string ToString() => $"{Monto}: {string.Join("; ", Proyectos)}";
}

internal static class Concursos
{
    public static Arbitrary<Concurso> Cualquiera { get; } = (
        from n in Gen.Choose(0, 40)
        from consecutivos in Gen.Shuffle(Enumerable.Range(1, 60).ToArray())
        from puntos in Gen.ArrayOf(Gen.Choose(0, 20), n)
        from centavos in Gen.ArrayOf(Gen.Choose(1, 80_000_000), n)
        from monto in Gen.Choose(0, 1_500_000_000)
        select new Concurso(
            [.. Enumerable.Range(0, n).Select(i => new Aspirante(i, consecutivos[i], puntos[i] * 5m, centavos[i] / 100m))],
            monto / 100m)).ToArbitrary();
}
