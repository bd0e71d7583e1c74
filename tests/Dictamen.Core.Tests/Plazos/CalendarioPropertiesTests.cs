using Dictamen.Core.Plazos;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Plazos;

[Prueba("DH-28-02", "DH-28-03", "DH-28-04", "DH-29-02", "DH-L-01", "DH-L-07", "AMB-12", "AMB-52")]
public class CalendarioPropertiesTests
{
    private static readonly DateOnly Origen = new(2012, 1, 1);

    private static readonly Gen<Suspension> Suspensiones =
        from desde in Gen.Choose(0, 4_500)
        from largo in Gen.Choose(0, 15)
        select new Suspension($"S-{desde}-{largo}", Origen.AddDays(desde), Origen.AddDays(desde + largo), Origen.AddDays(desde), "Acuerdo ficticio", "suspensión");

    private static readonly Arbitrary<Caso> Casos = (
        from suspensiones in Gen.ListOf(Suspensiones, 60)
        from cuantas in Gen.Choose(0, 60)
        from desde in Gen.Choose(0, 4_000)
        from cantidad in Gen.Choose(1, 120)
        from unidad in Gen.Elements(Unidad.DiasHabiles, Unidad.DiasNaturales)
        select new Caso(suspensiones.Take(cuantas).Aggregate(Calendario.Lfpa, (c, s) => c.Con(s)), Origen.AddDays(desde), cantidad, unidad)).ToArbitrary();

    [Fact]
    public void ASecondAlgorithmAgrees() =>
        Prop.ForAll(Casos, caso =>
        {
            // By index in the list of all working days, with the law's list written as the script of dias-habiles writes it.
            string[] fijos = ["0101", "0205", "0321", "0501", "0505", "0901", "0916", "1120", "1225"];
            var habiles = Enumerable.Range(0, 6_000).Select(Origen.AddDays)
                .Where(d => (int)d.DayOfWeek is not (0 or 6) && !fijos.Contains(d.ToString("MMdd", null))
                    && d.ToString("yyyyMMdd", null) is not ("20121201" or "20181201")
                    && !caso.Calendario.Suspensiones.Any(s => s.Desde <= d && d <= s.Hasta))
                .ToList();
            var esperado = caso.Unidad == Unidad.DiasHabiles
                ? habiles.Where(d => d > caso.Desde).ElementAt(caso.Cantidad - 1)
                : habiles.First(d => d.DayNumber >= caso.Desde.DayNumber + caso.Cantidad);
            return caso.Computar().UltimoDia == esperado;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheLastDayIsAWorkingDayAndTheFirstIsAfterTheEvent() =>
        Prop.ForAll(Casos, caso =>
        {
            var plazo = caso.Computar();
            return caso.Calendario.EsHabil(plazo.UltimoDia)
                && plazo.PrimerDia > caso.Desde
                && plazo.UltimoDia >= plazo.PrimerDia
                && (caso.Unidad == Unidad.DiasNaturales || caso.Calendario.EsHabil(plazo.PrimerDia));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void OneDayMoreNeverEndsEarlier() =>
        Prop.ForAll(Casos, caso =>
        {
            var mas = (caso with { Cantidad = caso.Cantidad + 1 }).Computar().UltimoDia;
            return caso.Unidad == Unidad.DiasHabiles ? mas > caso.Computar().UltimoDia : mas >= caso.Computar().UltimoDia;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ASuspensionNeverShortensATermAndSaysThatItMovedIt() =>
        Prop.ForAll(Casos, Suspensiones.ToArbitrary(), (caso, suspension) =>
        {
            var antes = caso.Computar();
            var calendario = caso.Calendario.Con(suspension);
            var despues = calendario.Recomputar(antes);
            return despues.UltimoDia >= antes.UltimoDia
                && despues.VersionCalendario == antes.VersionCalendario + 1
                && (despues.UltimoDia == antes.UltimoDia || calendario.LoQueMovio(antes).SequenceEqual([suspension]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheExplanationAddsUp() =>
        Prop.ForAll(Casos, caso =>
        {
            var plazo = caso.Computar();
            // Explained with a later calendar, it is still the arithmetic of the day on which it was counted.
            var e = caso.Calendario.Con(new Suspension("otra", plazo.PrimerDia, plazo.UltimoDia, caso.Desde, "Acuerdo ficticio", "suspensión")).Explicar(plazo);
            var rango = Enumerable.Range(1, plazo.UltimoDia.DayNumber - caso.Desde.DayNumber).Select(caso.Desde.AddDays);
            var todos = e.Contados.Concat(e.Omitidos.Select(o => o.Dia)).Concat(e.Prorrogas.Select(p => p.Dia)).Append(plazo.UltimoDia).Distinct().Order();
            return e.Contados.Length == caso.Cantidad
                && todos.SequenceEqual(rango)
                && e.Omitidos.All(o => !caso.Calendario.EsHabil(o.Dia) && o.Motivo.Length > 0)
                && (caso.Unidad == Unidad.DiasNaturales ? e.Omitidos.IsEmpty : e.Prorrogas.IsEmpty && e.Contados.All(caso.Calendario.EsHabil) && e.Contados[^1] == plazo.UltimoDia)
                && e.Prorrogas.All(p => !caso.Calendario.EsHabil(p.Dia));
        }).QuickCheckThrowOnFailure();

    [Fact, Prueba("DH-L-11")]
    public void ATermEndsAtLocalMidnightWhateverTheOffset() =>
        Prop.ForAll(Casos, caso =>
        {
            var plazo = caso.Computar();
            return HoraDelCentro.Local(plazo.Fin) == plazo.UltimoDia.AddDays(1).ToDateTime(TimeOnly.MinValue)
                && HoraDelCentro.Dia(plazo.Fin.AddTicks(-1)) == plazo.UltimoDia;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void AVersionThatIsNotKnownYetIsNotExplained()
    {
        var plazo = Calendarios.B.Computar("2019-11-14", 5, Unidad.DiasHabiles);
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendarios.A.Explicar(plazo));
    }

    private sealed record Caso(Calendario Calendario, DateOnly Desde, int Cantidad, Unidad Unidad)
    {
        public Plazo Computar() => Calendario.Computar(new Termino("PZ-00", "PCS-0", Cantidad, Unidad, "CPC", "probar"), Desde);

        public override string ToString() => $"{Desde:O} {Cantidad} {Unidad} [{string.Join(", ", Calendario.Suspensiones.Select(s => s.Id))}]";
    }
}
