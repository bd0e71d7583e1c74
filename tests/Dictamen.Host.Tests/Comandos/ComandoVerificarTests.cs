using System.Text.Json;
using Dictamen.App.Ports;
using Dictamen.Core;
using Dictamen.Host.Almacen;
using Dictamen.Host.Tests.Almacen;
using Xunit;

namespace Dictamen.Host.Tests.Comandos;

public sealed class ComandoVerificarTests : IAsyncLifetime, IDisposable
{
    private readonly TempDirectory _directory = new();

    public async Task InitializeAsync()
    {
        await JournalKit.WriteAsync(_directory.In("diario"), 30);
        await File.WriteAllTextAsync(_directory.In("claves.json"), $$"""{"Version":1,"Persona":"{{Convert.ToBase64String(new byte[32])}}"}""");
        await using var documentos = DiskDocumentStore.Open(_directory.In("documentos"));
        await documentos.PutAsync("chico"u8.ToArray());
        await documentos.PutAsync(new byte[DiskDocumentStore.Large]);
        await using var fichas = DiskFichaStore.Open(_directory.In("fichas"), TimeProvider.System);
        await fichas.PutAsync([new Ficha(new PersonaId("p1"), "Xochiquétzal", "Ficticio", "", "", "", "", "", "")]);
        await fichas.GetAsync([new PersonaId("p1")], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "Cotejo"));
    }

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
    public void WhatStandsBesideTheJournalIsCheckedToo()
    {
        var consola = Consola.Correr("verificar", "--datos", _directory.Path);
        Assert.Equal(0, consola.Codigo);
        Assert.StartsWith("El diario está íntegro: ", consola.Salida, StringComparison.Ordinal);
        Assert.Contains("Documentos pequeños: 1 registro sin alteración; huella del último: ", consola.Salida, StringComparison.Ordinal);
        Assert.Contains("Fichas: 1 registro sin alteración", consola.Salida, StringComparison.Ordinal);
        Assert.Contains("Bitácora de consultas: 1 registro sin alteración", consola.Salida, StringComparison.Ordinal);
        Assert.Contains("Documentos grandes: 1 archivo, con la huella que le da nombre.", consola.Salida, StringComparison.Ordinal);
        Assert.DoesNotContain("Xochiquétzal", consola.Salida, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Documentos pequeños", "documentos", "pequenos")]
    [InlineData("Fichas", "fichas", "g000001")]
    [InlineData("Bitácora de consultas", "fichas", "accesos")]
    public void AByteThatChangedBesideTheJournalEndsWithOneAndSaysExactlyWhere(string nombre, params string[] carpeta)
    {
        var (file, start, _) = JournalKit.FramesOf(_directory.In(carpeta)).Single();
        Alter(file, start + 20);
        var consola = Consola.Correr("verificar", "--datos", _directory.Path);
        Assert.Equal((1, ""), (consola.Codigo, consola.Errores));
        Assert.StartsWith("El diario está íntegro: 30 hechos", consola.Salida, StringComparison.Ordinal);
        Assert.Contains($"{nombre}: se rompe en {file}, byte {start}: ", consola.Salida, StringComparison.Ordinal);

        var json = JsonDocument.Parse(Consola.Correr("verificar", "--datos", _directory.Path, "--json").Salida).RootElement;
        var rota = json.GetProperty("verificacion").GetProperty("partes").EnumerateArray().Single(p => p.GetProperty("rotura").ValueKind == JsonValueKind.Object);
        Assert.Equal((false, nombre, start), (json.GetProperty("integro").GetBoolean(), rota.GetProperty("nombre").GetString(), rota.GetProperty("rotura").GetProperty("byte").GetInt64()));
    }

    [Fact]
    public void ADocumentThatNoLongerHasTheDigestOfItsNameEndsWithOne()
    {
        var file = Directory.GetFiles(_directory.In("documentos", "grandes")).Single();
        Alter(file, 7);
        var consola = Consola.Correr("verificar", "--datos", _directory.Path);
        Assert.Equal(1, consola.Codigo);
        Assert.Contains($"Documentos grandes: se rompe en {file}, byte 0: el contenido no tiene la huella que le da nombre.", consola.Salida, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADocumentThatWasPutUnderAnotherDigestEndsWithOneThoughItsLogIsWhole()
    {
        var pack = _directory.In("documentos", "pequenos");
        var (_, start, _) = JournalKit.FramesOf(pack).Single();
        Directory.Delete(pack, recursive: true);
        await using (var log = AppendLog.Open(pack, new LogOptions(DocumentPack.Kind), new JournalLoader([])))
        {
            log.Enqueue(new LogEntry(new byte[DocumentDigest.Size + 5]));
        }

        var consola = Consola.Correr("verificar", "--datos", _directory.Path);
        Assert.Equal(1, consola.Codigo);
        Assert.Contains($"byte {start}: el documento {new string('0', 64)} no tiene esa huella.", consola.Salida, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("los documentos ya no están", "documentos")]
    [InlineData("los documentos ya no están", "documentos", "pequenos")]
    [InlineData("las fichas ya no están", "fichas")]
    [InlineData("la bitácora de consultas ya no está", "fichas", "accesos")]
    public void WhatIsGoneBesideAJournalWithFactsEndsWithOne(string queja, params string[] carpeta)
    {
        Directory.Delete(_directory.In(carpeta), recursive: true);
        var consola = Consola.Correr("verificar", "--datos", _directory.Path);
        Assert.Equal(1, consola.Codigo);
        Assert.Contains(queja, consola.Salida, StringComparison.Ordinal);
        Assert.Throws<LogBrokenException>(() => AlmacenLocal.Abrir(_directory.Path, TimeProvider.System));
    }

    [Theory]
    [InlineData(0, "diario")]
    [InlineData(4096, "diario")]
    [InlineData(0, "documentos", "pequenos")]
    [InlineData(4096, "fichas", "accesos")]
    public async Task ADamagedCopyOfASealIsSaidAndIsMendedOnOpening(int slot, params string[] carpeta)
    {
        var sello = Seal.PathIn(_directory.In(carpeta));
        Alter(sello, slot + 30);
        var consola = Consola.Correr("verificar", "--datos", _directory.Path);
        Assert.Equal(0, consola.Codigo);
        Assert.Contains($"Aviso: Una de las dos copias del sello {sello} está dañada", consola.Salida, StringComparison.Ordinal);

        await using (var almacen = AlmacenLocal.Abrir(_directory.Path, TimeProvider.System))
        {
            Assert.Contains(sello, Assert.Single(almacen.Avisos), StringComparison.Ordinal);
        }

        await using (var almacen = AlmacenLocal.Abrir(_directory.Path, TimeProvider.System))
        {
            Assert.Empty(almacen.Avisos);
        }

        Assert.DoesNotContain("Aviso", Consola.Correr("verificar", "--datos", _directory.Path).Salida, StringComparison.Ordinal);
    }

    [Fact]
    public void ABrokenJournalEndsWithOneAndSaysExactlyWhere()
    {
        var (file, start, _) = JournalKit.FramesOf(_directory.In("diario"))[16];
        Alter(file, start + 90);

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
        Alter(JournalKit.Segment(_directory.In("diario"), 1), 3);
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AJournalThatWasEmptiedBesideItsDocumentsIsBroken(bool quedaLaCarpeta)
    {
        Directory.Delete(_directory.In("diario"), recursive: true);
        if (quedaLaCarpeta)
        {
            Directory.CreateDirectory(_directory.In("diario"));
        }

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

    private static void Alter(string file, long at)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[at] ^= 1;
        File.WriteAllBytes(file, bytes);
    }
}
