using Dictamen.Core.Plazos;
using Xunit;
using static Dictamen.Core.Tests.Plazos.Calendarios;

namespace Dictamen.Core.Tests.Plazos;

public class ExplicacionEnTextoTests
{
    [Fact]
    public void WorkingDaysOneByOne() => Assert.Equal(
        [
            "El hecho que abre el plazo surtió efectos el jueves 14/11/2019; ese día no se cuenta.",
            "  1  viernes 15/11/2019",
            "  —  sábado 16/11/2019: no se cuenta, sábado (LFPA art. 28)",
            "  —  domingo 17/11/2019: no se cuenta, domingo (LFPA art. 28)",
            "  —  lunes 18/11/2019: no se cuenta, suspensión de labores (Acuerdo ficticio, DOF 15/11/2019)",
            "  2  martes 19/11/2019",
            "  —  miércoles 20/11/2019: no se cuenta, 20 de noviembre (LFPA art. 28)",
            "  3  jueves 21/11/2019",
            "  4  viernes 22/11/2019",
            "  —  sábado 23/11/2019: no se cuenta, sábado (LFPA art. 28)",
            "  —  domingo 24/11/2019: no se cuenta, domingo (LFPA art. 28)",
            "  5  lunes 25/11/2019",
            "Primer día: viernes 15/11/2019.",
            "Último día: lunes 25/11/2019. Vence a las 24:00 del lunes 25/11/2019, hora del centro de México.",
        ],
        Explicar("2019-11-14", 5, Unidad.DiasHabiles).Renglones());

    [Fact]
    public void ACalendarTermThatMovesOn()
    {
        var renglones = Explicar("2019-12-09", 5, Unidad.DiasNaturales).Renglones().ToList();
        Assert.Equal("  5  sábado 14/12/2019", renglones[5]);
        Assert.Equal("  —  sábado 14/12/2019: no puede ser el último día, sábado (LFPA art. 28); el plazo pasa al siguiente hábil (LFPA art. 29, AMB-12)", renglones[6]);
        Assert.StartsWith("Último día: lunes 16/12/2019.", renglones[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-12-04", 5, Unidad.DiasHabiles, "5 días hábiles desde el jueves 05/12/2019 hasta las 24:00 del miércoles 11/12/2019; no se contaron: 07/12/2019, sábado (LFPA art. 28); 08/12/2019, domingo (LFPA art. 28).")]
    [InlineData("2019-12-04", 1, Unidad.DiasHabiles, "1 día hábil desde el jueves 05/12/2019 hasta las 24:00 del jueves 05/12/2019.")]
    [InlineData("2019-11-08", 1, Unidad.DiasNaturales, "1 día natural desde el sábado 09/11/2019 hasta las 24:00 del lunes 11/11/2019; pasó al siguiente hábil por terminar en: 09/11/2019, sábado (LFPA art. 28); 10/11/2019, domingo (LFPA art. 28).")]
    [InlineData("2019-12-31", 5, Unidad.Anios, "5 años desde el miércoles 01/01/2020 hasta las 24:00 del martes 31/12/2024.")]
    [InlineData("2019-08-16", 3, Unidad.Meses, "3 meses desde el sábado 17/08/2019 hasta las 24:00 del martes 19/11/2019; pasó al siguiente hábil por terminar en: 16/11/2019, sábado (LFPA art. 28); 17/11/2019, domingo (LFPA art. 28); 18/11/2019, suspensión de labores (Acuerdo ficticio, DOF 15/11/2019).")]
    public void OneSentence(string desde, int cantidad, Unidad unidad, string frase) => Assert.Equal(frase, Explicar(desde, cantidad, unidad).Frase());

    [Fact]
    public void ACertainDateSaysThatItIsOne()
    {
        var plazo = A.Computar(new Termino("PZ-28", "PCS-A6-C4G-10", 0, Unidad.FechaCierta, "CPC", "entregar", Dia("2020-01-31")), Dia("2019-12-31"));
        Assert.Equal(
            ["Es una fecha cierta y no un plazo: no se mueve aunque sea inhábil. Vence a las 24:00 del viernes 31/01/2020, hora del centro de México."],
            A.Explicar(plazo).Renglones());
        Assert.Equal("Fecha cierta: viernes 31/01/2020, a las 24:00.", A.Explicar(plazo).Frase());
    }

    private static Explicacion Explicar(string desde, int cantidad, Unidad unidad) => B.Explicar(B.Computar(desde, cantidad, unidad));
}
