using System.Diagnostics;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Dictamen.Azure.Tablas;
using Dictamen.Core;
using Dictamen.Host.Almacen;
using Xunit;

namespace Dictamen.Azure.Tests.Comandos;

/// <summary>The job that copies the record every night, as a machine runs it (<c>infra/respaldo/respaldo.sh</c>).</summary>
public sealed class RespaldoTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly DirectoryInfo _carpeta = Directory.CreateTempSubdirectory("dictamen-respaldo-");

    private string Copias => Path.Combine(_carpeta.FullName, "copias");

    public async Task InitializeAsync()
    {
        await new AlmacenAzure(azurite.Options, TimeProvider.System).PrepararAsync();
        await new TableEventStore(Tabla).AppendAsync(Hechos.Append("expediente/A", 0, "c1", facts: 2));
        foreach (var dia in new[] { "2019-03-01", "2019-03-02", "2019-03-03" })
        {
            Directory.CreateDirectory(Path.Combine(Copias, dia));
        }

        Directory.CreateDirectory(Path.Combine(Copias, "otra-cosa"));
        await File.WriteAllTextAsync(Path.Combine(_carpeta.FullName, "dictamen"), $"#!/bin/sh\nexec '{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"}' '{Path.Combine(AppContext.BaseDirectory, "dictamen.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_carpeta.FullName, "dictamen"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public Task DisposeAsync()
    {
        _carpeta.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task ANightLeavesAWholeCopyAndTheOldestGoesAndAFaultLeavesWhatThereWas()
    {
        var (codigo, dicho) = await CorrerAsync();
        Assert.True(codigo == 0, dicho);
        var hoy = HoraDelCentro.Dia(TimeProvider.System.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal<string>([".turno", "2019-03-03", hoy, "huellas.txt", "otra-cosa"], Hay());
        Assert.True(VerificarJournal.Comprobar(Path.Combine(Copias, hoy)) is { EstaIntegro: true, Hechos: 2 });
        Assert.Contains($"Huella del último registro: {VerificarJournal.Comprobar(Path.Combine(Copias, hoy)).Cabeza}", await File.ReadAllTextAsync(Path.Combine(Copias, "huellas.txt")), StringComparison.Ordinal);

        // The same day again: one copy of it.
        Assert.Equal(0, (await CorrerAsync()).Codigo);
        Assert.Equal<string>([".turno", "2019-03-03", hoy, "huellas.txt", "otra-cosa"], Hay());

        // What is broken is told, and takes no good copy's place.
        TableEntity hecho = await Tabla.GetEntityAsync<TableEntity>(TableKey.Of("expediente/A"), Rows.EntryKey(2));
        hecho["Actor"] = "Sistema:otro";
        await Tabla.UpdateEntityAsync(hecho, ETag.All, TableUpdateMode.Replace);
        (codigo, dicho) = await CorrerAsync();
        Assert.True(codigo == 1, dicho);
        Assert.True(VerificarJournal.Comprobar(Path.Combine(Copias, hoy)) is { EstaIntegro: true, Hechos: 2 });
        Assert.Contains("2019-03-03", Hay());
    }

    private TableClient Tabla => Clientes.Tablas(azurite.Options).GetTableClient(TableEventStore.Tabla);

    private IEnumerable<string> Hay() => Directory.EnumerateFileSystemEntries(Copias).Select(e => Path.GetFileName(e)!).Order(StringComparer.Ordinal);

    private async Task<(int Codigo, string Dicho)> CorrerAsync()
    {
        var inicio = new ProcessStartInfo("bash", [Path.Combine(AzuriteServer.Root(), "infra", "respaldo", "respaldo.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (inicio.Environment["PATH"], inicio.Environment["RESPALDO"], inicio.Environment["RESPALDO_COPIAS"]) = ($"{_carpeta.FullName}:{Environment.GetEnvironmentVariable("PATH")}", Copias, "2");
        (inicio.Environment[AlmacenAzureOptions.AjusteTablas], inicio.Environment[AlmacenAzureOptions.AjusteBlobs]) = (azurite.Server.Connection, azurite.Server.Connection);
        using var proceso = Process.Start(inicio)!;
        var (salida, errores) = (proceso.StandardOutput.ReadToEndAsync(), proceso.StandardError.ReadToEndAsync());
        await proceso.WaitForExitAsync();
        return (proceso.ExitCode, await salida + await errores);
    }
}
