using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Tests.Kit;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E1_Recepcion;

[Prueba("AMB-02", "PCS-3.3-12", "PCS-3.3-13")]
public class DuplicidadDeSolicitudesTests
{
    [Fact]
    public void OfTwoCompleteFoliosTheLaterIsExcluded()
    {
        var excedente = Assert.Single(Excedentes(Solicitud(10, "a", 4, 5, 6), Solicitud(9, "a", 1, 2, 3)));
        Assert.Equal((Mundo.Folio(10), Mundo.Folio(9), "PCS-3.3-12"), (excedente.Folio, excedente.Prevalece, excedente.Regla));
    }

    [Fact, Prueba("PCS-4.2.2-06")]
    public void AnIncompleteReceptionUsesUpNoRight() =>
        Assert.Empty(Excedentes(Solicitud(1, "a", 1, 2, 3) with { Completo = false }, Solicitud(2, "a", 1, 2, 3)));

    [Fact, Prueba("PCS-A6-C5-01")]
    public void APersonIsInOneCommitteeOnly()
    {
        var excedente = Assert.Single(Excedentes(Solicitud(1, "a", 1, 2, 3), Solicitud(2, "b", 4, 5, 3)));
        Assert.Equal((Mundo.Folio(2), Mundo.Folio(1), "PCS-A6-C5-01"), (excedente.Folio, excedente.Prevalece, excedente.Regla));
    }

    [Fact, Prueba("PCS-A6-C5-01")]
    public void AnExcludedFileUsesUpNobodysRight() =>
        // 2 falls because of person 3; its community and its other members can still take part with 3 and 4.
        Assert.Equal([Mundo.Folio(2)], Excedentes(Solicitud(1, "a", 1, 2, 3), Solicitud(2, "b", 3, 4, 5), Solicitud(3, "b", 6, 7, 8), Solicitud(4, "c", 4, 5, 9)).Select(e => e.Folio));

    [Fact, Prueba("AMB-55")]
    public void TwoCommunitiesOfOneLocalityAreBothAdmitted() =>
        Assert.Empty(Excedentes(
            Solicitud(1, ClaveDeComunidad.De("201500001", "Cerro Verde"), 1, 2, 3),
            Solicitud(2, ClaveDeComunidad.De("201500001", "Cerro Azul"), 4, 5, 6)));

    [Fact]
    public void WhoPrevailsDoesNotDependOnTheOrderAndNoRightIsUsedTwice()
    {
        var generador = Gen.ListOf(
            from comunidad in Gen.Elements("a", "b", "c", "d")
            from persona in Gen.Choose(1, 9)
            from completo in Gen.Elements(true, true, false)
            select (comunidad, persona, completo));
        Prop.ForAll(generador.ToArbitrary(), lista =>
        {
            var todas = lista.Select((x, i) => Solicitud(i + 1, x.comunidad, x.persona, x.persona + 1, x.persona + 2) with { Completo = x.completo }).ToArray();
            var excedentes = Excedentes(todas);
            var quedan = todas.Where(s => s.Completo && excedentes.All(e => e.Folio != s.Folio)).ToArray();
            return excedentes.SequenceEqual(Excedentes([.. todas.Reverse()]))
                && quedan.Select(s => s.ClaveComunidad).Distinct().Count() == quedan.Length
                && quedan.SelectMany(s => s.Personas).Distinct().Count() == 3 * quedan.Length
                && excedentes.All(e => e.Prevalece < e.Folio && quedan.Any(s => s.Folio == e.Prevalece));
        }).QuickCheckThrowOnFailure();
    }

    private static ImmutableArray<SolicitudExcedente> Excedentes(params ResumenDeSolicitud[] solicitudes) => DuplicidadDeSolicitudes.Excedentes(solicitudes);

    private static ResumenDeSolicitud Solicitud(int consecutivo, string comunidad, params int[] personas) =>
        new(Mundo.Folio(consecutivo), comunidad, [.. personas.Select(Mundo.Persona)], true);
}
