using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Xunit;

namespace Dictamen.App.Tests.Registro;

public class HechoCodecTests
{
    [Fact]
    public void ADigestOrAPersonThatIsNotThereIsReadAsNothing()
    {
        Assert.Equal(default, JsonSerializer.Deserialize<Huella>("null", HechoCodec.Opciones));
        Assert.Equal(default, JsonSerializer.Deserialize<PersonaId>("null", HechoCodec.Opciones));
    }

    [Fact]
    public void TheSentenceIsToldAndNotRecorded()
    {
        var hecho = new SubsanacionEnRevision(new DateOnly(2019, 11, 18));
        Assert.NotEmpty(hecho.Relato);
        Assert.Equal("""{"vencio":"2019-11-18"}""", Encoding.UTF8.GetString(HechoCodec.Escribir(hecho).Data.Span));
    }

    [Fact]
    public void TheSameFactIsWrittenWithTheSameBytesInEveryProcess()
    {
        var documentos = Enumerable.Range(0, 20).ToImmutableDictionary(i => $"CURP/{i:D2}", i => new Huella($"{i:x64}"));
        var hecho = new FaltantesRecibidos(default, documentos, [], ImmutableDictionary<string, string>.Empty);
        var json = Encoding.UTF8.GetString(HechoCodec.Escribir(hecho).Data.Span);
        var lugares = documentos.Keys.Order(StringComparer.Ordinal).Select(clave => json.IndexOf(clave, StringComparison.Ordinal)).ToArray();
        Assert.Equal(lugares.Order(), lugares);
    }
}
