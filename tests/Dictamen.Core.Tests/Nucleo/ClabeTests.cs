using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Nucleo;

/// <summary>All CLABE here are fictitious.</summary>
[Prueba("PCS-4.2.3.3-10")]
public class ClabeTests
{
    private static readonly Arbitrary<string> Diecisiete = Gen.ArrayOf(Gen.Choose(0, 9), 17).Select(d => string.Concat(d)).ToArbitrary();

    [Fact]
    public void TheTextbookExample() // Bank 032, city 180, account 00011835971: the example with which the ABM explains the digit.
    {
        Assert.True(Clabe.TryParse("032180000118359719", out var clabe, out _));
        Assert.Equal("032", clabe.Banco);
        Assert.Null(clabe.Advertencia);
    }

    [Fact]
    public void AWrongCheckDigitIsAWarningAndNotARefusal()
    {
        Assert.True(Clabe.TryParse("032180000118359718", out var clabe, out _));
        Assert.Contains("dígito de control", clabe.Advertencia, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "tiene 0")]
    [InlineData("03218000011835971", "tiene 17")]
    [InlineData("0321800001183597190", "tiene 19")]
    [InlineData("032 180 000118359719", "el carácter 4 ")]
    [InlineData("03218000011835971O", "el carácter 18 ")]
    [InlineData("٠٣٢١٨٠٠٠٠١١٨٣٥٩٧١٩", "el carácter 1 ")]
    public void EighteenDigitsAndNothingElse(string? texto, string parte)
    {
        Assert.False(Clabe.TryParse(texto, out _, out var problema));
        Assert.Contains(parte, problema, StringComparison.Ordinal);
    }

    [Fact]
    public void ItsDigitIsTheOnlyOneThatRaisesNoWarning() =>
        Prop.ForAll(Diecisiete, texto =>
            Enumerable.Range(0, 10).Count(d => Clabe.TryParse($"{texto}{d}", out var c, out _) && c.Advertencia is null) == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void OneMistypedDigitIsAlwaysNoticed() =>
        Prop.ForAll(Diecisiete, Gen.Choose(0, 16).Zip(Gen.Choose(1, 9)).ToArbitrary(), (texto, error) =>
        {
            var (lugar, mas) = error;
            var otro = texto.ToCharArray();
            otro[lugar] = (char)('0' + (otro[lugar] - '0' + mas) % 10);
            return Clabe.DigitoDeControl(texto + "0") != Clabe.DigitoDeControl(new string(otro) + "0");
        }).QuickCheckThrowOnFailure();
}
