using Dictamen.Azure.Tablas;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Azure.Tests.Tablas;

public sealed class TableKeyTests
{
    private static readonly Gen<char> s_units = Gen.Frequency(
        (4, Gen.Elements("-./09:;@AZ[_`az{~!,".ToCharArray())),
        (1, Gen.Choose(0, char.MaxValue).Select(u => (char)u)));

    private static readonly Arbitrary<string> s_names =
        (from length in Gen.Choose(0, 40) from units in s_units.ArrayOf(length) select new string(units)).ToArbitrary();

    [Fact]
    public void AKeyGivesItsNameBack() =>
        Prop.ForAll(s_names, name => TableKey.Decode(TableKey.Of(name)) == name).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void KeysAreOrderedAsTheirNames() =>
        Prop.ForAll(s_names, s_names, (a, b) => Math.Sign(string.CompareOrdinal(TableKey.Of(a), TableKey.Of(b))) == Math.Sign(string.CompareOrdinal(a, b)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void TheKeysOfAPrefixAreOneRange() =>
        Prop.ForAll(s_names, s_names, (prefix, name) => prefix.Length == 0 || (InRange(prefix, prefix + name) && InRange(prefix, name) == name.StartsWith(prefix, StringComparison.Ordinal)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void NoKeyHoldsASignThatTheServiceForbids() =>
        Prop.ForAll(s_names, name => TableKey.Of(name).All(c => c is > ' ' and < (char)0x7F and not ('/' or '\\' or '#' or '?' or '%' or '\''))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void AFolioCanBeReadInItsKey() => Assert.Equal("expediente..PCS-2019-01-000042", TableKey.Of("expediente/PCS-2019-01-000042"));

    [Fact]
    public void ANameThatIsTooLongIsRefused() => Assert.Throws<ArgumentException>(() => TableKey.Of(new string('a', TableKey.MaxLength + 1)));

    private static bool InRange(string prefix, string name) =>
        string.CompareOrdinal(TableKey.Of(name), TableKey.Of(prefix)) >= 0 && string.CompareOrdinal(TableKey.Of(name), TableKey.After(prefix)) < 0;
}
