using System.Text.Json;
using Dictamen.Host.Almacen;
using Dictamen.Host.Tests.Almacen;
using Xunit;

namespace Dictamen.Host.Tests.Comandos;

public sealed class ComandoVerificarTests : IAsyncLifetime, IDisposable
{
    private readonly TempDirectory _directory = new();

    public Task InitializeAsync() => JournalKit.WriteAsync(_directory.In("diario"), 30);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void AnIntactJournalEndsWithZero()
    {
        var consola = Consola.Correr("verificar", "--datos", _directory.Path);
        Assert.Equal((0, ""), (consola.Codigo, consola.Errores));
        Assert.Contains("El diario está íntegro: 30 hechos en 30 registros de 3 flujos.", consola.Salida, StringComparison.Ordinal);
    }

    [Fact]
    public void ABrokenJournalEndsWithOneAndSaysExactlyWhere()
    {
        var (file, start, _) = JournalKit.FramesOf(_directory.In("diario"))[16];
        var bytes = File.ReadAllBytes(file);
        bytes[start + 90] ^= 1;
        File.WriteAllBytes(file, bytes);

        var consola = Consola.Correr("verificar", "--datos", _directory.Path);
        Assert.Equal((1, ""), (consola.Codigo, consola.Errores));
        Assert.Contains($"{file}, byte {start}: ", consola.Salida, StringComparison.Ordinal);
        Assert.Contains("Flujo: expediente/1, versión 6.", consola.Salida, StringComparison.Ordinal);

        consola = Consola.Correr("verificar", "--datos", _directory.Path, "--json");
        var json = JsonDocument.Parse(consola.Salida).RootElement;
        var rotura = json.GetProperty("verificacion").GetProperty("rotura");
        Assert.Equal((1, false), (consola.Codigo, json.GetProperty("integro").GetBoolean()));
        Assert.Equal((file, start, "expediente/1", 6), (rotura.GetProperty("archivo").GetString(), rotura.GetProperty("byte").GetInt64(), rotura.GetProperty("flujo").GetString(), rotura.GetProperty("version").GetInt32()));
    }

    [Fact]
    public void WhatStandsBeforeTheFirstByteIsNothing()
    {
        var file = JournalKit.Segment(_directory.In("diario"), 1);
        var bytes = File.ReadAllBytes(file);
        bytes[3] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Contains("Antes de ese punto está íntegro: 0 hechos en 0 registros de 0 flujos.", Consola.Correr("verificar", "--datos", _directory.Path).Salida, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatStandsBeforeAFileThatIsMissingIsAllOfTheFilesBefore()
    {
        var segunda = JournalKit.FramesOf(_directory.In("diario")).FindIndex(f => f.File == JournalKit.Segment(_directory.In("diario"), 2));
        File.Delete(JournalKit.Segment(_directory.In("diario"), 2));
        var consola = Consola.Correr("verificar", "--datos", _directory.Path);
        Assert.Contains("000002.seg, byte 0: falta este archivo", consola.Salida, StringComparison.Ordinal);
        Assert.Contains($"Antes de ese punto está íntegro: {segunda} hechos en {segunda} registros", consola.Salida, StringComparison.Ordinal);
    }

    [Fact]
    public void AJournalThatWasEmptiedBesideItsDocumentsIsBroken()
    {
        Directory.CreateDirectory(_directory.In("documentos"));
        Directory.Delete(_directory.In("diario"), recursive: true);
        Directory.CreateDirectory(_directory.In("diario"));
        var consola = Consola.Correr("verificar", "--datos", _directory.Path);
        Assert.Equal(1, consola.Codigo);
        Assert.Contains("el diario ya no está", consola.Salida, StringComparison.Ordinal);
    }

    [Fact]
    public void ACopyThatCannotBeTakenIsNotSaidToBeInUse()
    {
        using var taken = DirectoryLock.Take(_directory.Path);
        Assert.DoesNotContain("está en uso", Consola.Correr("verificar", "--datos", _directory.Path).Salida, StringComparison.Ordinal);
    }

    [Fact]
    public void ADirectoryWithoutAJournalIsWrongInput() =>
        Assert.Contains("No hay un diario en", Consola.Correr("verificar", "--datos", _directory.In("vacio")).Rechazo(), StringComparison.Ordinal);
}
