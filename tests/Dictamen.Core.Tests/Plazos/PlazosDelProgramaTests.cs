using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Plazos;

/// <summary>Every row of the table of terms that is pure counting: its length as the table prints it, and off by one day on both sides.</summary>
[Prueba("DH-L-01", "DH-L-11")]
public class PlazosDelProgramaTests
{
    public static TheoryData<string, int, Unidad> Renglones()
    {
        var datos = new TheoryData<string, int, Unidad>();
        foreach (var (id, dias) in new[]
        {
            (3, 5), (4, 15), (5, 15), (6, 15), (7, 15), (8, 10), (10, 5), (11, 3), (12, 5), (13, 5), (14, 5), (15, 5), (16, 5), (17, 5), (18, 5), (19, 5),
            (20, 5), (21, 5), (22, 5), (23, 5), (24, 5), (25, 5), (26, 5), (31, 5), (32, 5),
        })
        {
            datos.Add($"PZ-{id:D2}", dias, Unidad.DiasHabiles);
        }

        datos.Add("PZ-02", 15, Unidad.DiasNaturales);
        datos.Add("PZ-29", 15, Unidad.DiasNaturales);
        datos.Add("PZ-30", 5, Unidad.DiasNaturales);
        datos.Add("PZ-33", 5, Unidad.Anios);
        datos.Add("PZ-34", 5, Unidad.Anios);
        return datos;
    }

    [Theory, MemberData(nameof(Renglones))]
    public void TheLastDayCountsToItsLastSecondAndTheNextDoesNot(string id, int cantidad, Unidad unidad)
    {
        var termino = Mundo.Pcs.Termino(id);
        Assert.Equal((cantidad, unidad), (termino.Cantidad, termino.Unidad));
        var desde = new DateOnly(2019, 10, 10);
        var plazo = Calendario.Lfpa.Computar(termino, desde);

        Assert.Equal(desde.AddDays(1), plazo.PrimerDia); // A Friday: the day after, for every unit.
        Assert.False(plazo.Vencido(HoraDelCentro.Instante(plazo.UltimoDia.AddDays(-1), new TimeOnly(23, 59, 59))));
        Assert.False(plazo.Vencido(HoraDelCentro.Instante(plazo.UltimoDia, new TimeOnly(23, 59, 59))));
        Assert.True(plazo.Vencido(HoraDelCentro.Instante(plazo.UltimoDia.AddDays(1))));
        Assert.Equal(plazo.Fin, HoraDelCentro.Instante(plazo.UltimoDia.AddDays(1)));

        // One unit less ends earlier, one more ends later: the length is neither off by one.
        Assert.True(Calendario.Lfpa.Computar(termino with { Cantidad = cantidad - 1 }, desde).UltimoDia < plazo.UltimoDia);
        Assert.True(Calendario.Lfpa.Computar(termino with { Cantidad = cantidad + 1 }, desde).UltimoDia > plazo.UltimoDia);
    }

    [Theory, Prueba("DH-L-05")]
    [InlineData("PZ-01", "2019-10-19")]
    [InlineData("PZ-28", "2020-01-31")]
    [InlineData("PZ-35", "2019-12-31")]
    [InlineData("PZ-36", "2020-12-31")]
    [InlineData("PZ-37", "2019-12-31")]
    [InlineData("PZ-39", "2019-12-30")]
    public void CertainDates(string id, string fecha) =>
        Assert.Equal(Calendarios.Dia(fecha), Calendario.Lfpa.Computar(Mundo.Pcs.Termino(id), new DateOnly(2019, 10, 18)).UltimoDia);
}
