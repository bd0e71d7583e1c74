using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.App.Ports;
using Dictamen.Core.Expedientes.E1_Recepcion;
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
    public void ADocumentIsWhatAFactNamesAsOneAndNoTextThatLooksLikeIt()
    {
        var (anexo3, curp, texto) = (new Huella(new string('a', 64)), new Huella(new string('b', 64)), new string('c', 64));
        var recepcion = new Recepcion(
            default, anexo3, "C-1", texto, texto, "V1", "1.1", false, 1m, 1m, 1, [new("Tesorero", new PersonaId(texto), "M")], [],
            ImmutableDictionary<string, Huella>.Empty.Add("CURP", curp), []);
        var hecho = HechoCodec.Escribir(new SolicitudRegistrada(new Folio("PCS-2019-01", 1), recepcion));
        Assert.Equal([anexo3, curp], Huellas.En(Evento(hecho.Type, hecho.Data)));

        // Of a fact that this program does not know, none is missed.
        Assert.Equal([new Huella(texto)], Huellas.En(Evento("DeOtroPrograma", Encoding.UTF8.GetBytes($$"""{"documento":"{{texto}}"}"""))));

        static RecordedEvent Evento(string tipo, ReadOnlyMemory<byte> datos) => new("expediente/PCS-2019-01-000001", 1, tipo, default, "c", "Sistema:prueba", datos, default);
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
