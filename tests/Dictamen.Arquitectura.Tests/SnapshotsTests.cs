using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes.Comunes;
using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>The JSON shape of every fact is pinned: what was recorded must be readable for ever. A new shape is a new version of the fact, or a new fact.</summary>
public sealed class SnapshotsTests
{
    private const string ComoActualizar = "Si el hecho aún no se ha registrado en ninguna parte: ACTUALIZAR=1 dotnet test tests/Dictamen.Arquitectura.Tests";

    private static readonly JsonSerializerOptions Legible = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Carpeta = Repositorio.Ruta("tests", "Dictamen.Core.Tests", "Snapshots");

    public static TheoryData<string> Hechos => [.. Repositorio.Hechos.Select(t => t.FullName!)];

    [Theory]
    [MemberData(nameof(Hechos))]
    public void TheShapeOfAFactDoesNotChange(string hecho)
    {
        var tipo = Repositorio.Core.GetType(hecho)!;
        var forma = new JsonObject
        {
            ["hecho"] = tipo.Name,
            ["version"] = tipo.GetCustomAttribute<VersionDeHechoAttribute>()?.Version ?? 1,
            ["datos"] = FormaDeHecho.De(tipo),
        };
        Repositorio.Fijar(
            Path.Combine(Carpeta, $"{HechoCodec.Nombre(tipo)}.json"),
            forma.ToJsonString(Legible).ReplaceLineEndings("\n") + "\n",
            $"la forma de {tipo.Name} cambió y lo ya registrado dejaría de leerse: suba su [VersionDeHecho] o escriba otro hecho. {ComoActualizar}");
    }

    [Fact]
    public void TheStoryOfAFactIsComputedAndNotRecorded()
    {
        var json = Encoding.UTF8.GetString(HechoCodec.Escribir(new NotificacionRebotada("folio", "buzón lleno")).Data.Span);
        Assert.Equal("""{"id":"folio","motivo":"buzón lleno"}""", json);
    }

    [Fact]
    public void NoFactDisappears()
    {
        var fijados = Directory.Exists(Carpeta) ? Directory.EnumerateFiles(Carpeta, "*.json") : [];
        var perdidos = fijados.ExceptBy(Repositorio.Hechos.Select(HechoCodec.Nombre), Path.GetFileNameWithoutExtension).ToList();
        if (Repositorio.Actualizar)
        {
            perdidos.ForEach(File.Delete);
            return;
        }

        Assert.True(perdidos.Count == 0, $"Ya no hay hecho para {string.Join(", ", perdidos.Select(Path.GetFileName))}: lo registrado dejaría de leerse. {ComoActualizar}");
    }
}
