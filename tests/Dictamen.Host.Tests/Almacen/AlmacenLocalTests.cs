using Dictamen.App.Ports;
using Dictamen.Host.Almacen;
using Xunit;

namespace Dictamen.Host.Tests.Almacen;

/// <summary>A data directory as a whole.</summary>
public sealed class AlmacenLocalTests : IDisposable
{
    private const UnixFileMode Otros = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly TempDirectory _carpeta = new();

    public void Dispose() => _carpeta.Dispose();

    [Fact]
    public async Task NobodyButItsOwnerEntersWhatIsKept()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There the rights come from the directory above.
        }

        var datos = _carpeta.In("datos");
        Directory.CreateDirectory(Path.Combine(datos, "fichas"), Otros | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); // As an earlier version left it.
        await using (AlmacenLocal.Abrir(datos, TimeProvider.System))
        {
            Assert.Equal(["borradores", "buzon", "diario", "documentos", "fichas"], Directory.GetDirectories(datos).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            foreach (var folder in Directory.GetDirectories(datos))
            {
                Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(folder) & Otros);
            }
        }

        var nueva = _carpeta.In("nueva");
        await using (AlmacenLocal.Abrir(nueva, TimeProvider.System))
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(nueva) & Otros);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AJournalThatIsGoneIsNotBegunAnew(bool conSuCarpeta)
    {
        await using (AlmacenLocal.Abrir(_carpeta.Path, TimeProvider.System))
        {
        }

        Directory.Delete(_carpeta.In("diario"), recursive: true);
        if (!conSuCarpeta)
        {
            Directory.CreateDirectory(_carpeta.In("diario"));
        }

        var e = Assert.Throws<LogBrokenException>(() => AlmacenLocal.Abrir(_carpeta.Path, TimeProvider.System));
        Assert.Contains("el diario ya no está, y los documentos que se guardaron con él sí", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("documentos", "los documentos ya no están")]
    [InlineData("fichas", "las fichas ya no están")]
    public async Task WhatIsGoneBesideAJournalWithFactsIsNotBegunAnew(string carpeta, string queja)
    {
        await using (var almacen = AlmacenLocal.Abrir(_carpeta.Path, TimeProvider.System))
        {
            await almacen.Eventos.AppendAsync(new Append("expediente/PCS-2019-01-000001", 0, "c0", DateTimeOffset.UnixEpoch, "Sistema:sistema", [new NewEvent("Hecho", "{}"u8.ToArray())]));
        }

        Directory.Delete(_carpeta.In(carpeta), recursive: true);
        var e = Assert.Throws<LogBrokenException>(() => AlmacenLocal.Abrir(_carpeta.Path, TimeProvider.System));
        Assert.Contains(queja, e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_carpeta.In(carpeta)));
    }
}
