using System.Diagnostics;
using System.Globalization;
using Dictamen.App.Ports;
using Dictamen.Core;
using Dictamen.Host.Almacen;
using Xunit;
using static Dictamen.Host.Tests.Almacen.JournalKit;

namespace Dictamen.Host.Tests.Almacen;

/// <summary>A real process, killed while eight writers append.</summary>
[Collection(Procesos.Nombre)]
public sealed class CrashTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task KilledAtAnyMomentItLosesNothingThatItAcknowledged()
    {
        var told = new List<string>();
        foreach (var lines in new[] { 1, 40, 333, 1000, 77 })
        {
            told.AddRange(await WriteAndKill(lines));
            Assert.Null(VerificarJournal.Comprobar(_directory.Path).Rotura);

            await using var almacen = AlmacenLocal.Abrir(_directory.Path, TimeProvider.System);
            await ReadAllAsync(almacen.Eventos);
            foreach (var line in told)
            {
                await AssertKept(almacen, line.Split(' '));
            }
        }

        Assert.Null(VerificarJournal.Comprobar(_directory.Path).Rotura);
    }

    [Fact]
    public async Task ASecondProcessIsTurnedAwayAndToldWho()
    {
        using var owner = Start();
        await owner.StandardOutput.ReadLineAsync();
        var refused = Assert.Throws<DirectoryInUseException>(() => AlmacenLocal.Abrir(_directory.Path, TimeProvider.System));
        Assert.Contains($"está en uso por el proceso {owner.Id}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(_directory.Path, refused.Message, StringComparison.Ordinal);

        // Checking goes on while it writes, up to its last seal.
        var checkedLive = VerificarJournal.Comprobar(_directory.Path);
        Assert.Equal((true, null), (checkedLive.EnUso, checkedLive.Rotura));

        owner.Kill();
        await owner.WaitForExitAsync();
        await using var almacen = AlmacenLocal.Abrir(_directory.Path, TimeProvider.System);
    }

    private static async Task AssertKept(AlmacenLocal almacen, string[] told)
    {
        switch (told)
        {
            case ["e", var stream, var version]:
                Assert.True((await almacen.Eventos.ReadAsync(stream, long.Parse(version, CultureInfo.InvariantCulture) - 1)).Count > 0, string.Join(' ', told));
                break;
            case ["d", var digest]:
                await using (var content = await almacen.Documentos.OpenAsync(new Huella(digest)))
                {
                    Assert.NotNull(content);
                }

                break;
            case ["f", var id]:
                Assert.Single(await almacen.Fichas.GetAsync([new PersonaId(id)], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "prueba")));
                break;
        }
    }

    private async Task<List<string>> WriteAndKill(int lines)
    {
        using var writer = Start();
        Assert.Equal("listo", await writer.StandardOutput.ReadLineAsync());
        var told = new List<string>();
        while (told.Count < lines && await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            told.Add(line);
        }

        writer.Kill();
        var rest = (await writer.StandardOutput.ReadToEndAsync()).Split('\n');
        told.AddRange(rest[..^1]); // What follows the last line break is a line that was not finished.
        await writer.WaitForExitAsync();
        Assert.True(told.Count >= lines, "The writer ended by itself.");
        return told;
    }

    private Process Start() => Process.Start(new ProcessStartInfo(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Dictamen.Host.Escritor.dll"), _directory.Path]) { RedirectStandardOutput = true })!;
}
