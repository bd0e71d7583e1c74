using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Dictamen.Azure.Tests;

/// <summary>A real Azurite with tables and blobs, on free ports, with its data in a temporary folder. Telemetry is off, and the account is its own.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private const int Attempts = 5;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dictamen-azurite-");
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private int _tables = FreePort();
    private int _blobs = FreePort();
    private bool _ran;
    private Process? _process;

    /// <summary>Connection string of both services.</summary>
    public string Connection =>
        $"DefaultEndpointsProtocol=http;AccountName=pruebas;AccountKey={_key};TableEndpoint=http://127.0.0.1:{_tables}/pruebas;BlobEndpoint=http://127.0.0.1:{_blobs}/pruebas;";

    /// <summary>Starts it; with the data of before, if it ran before.</summary>
    public async Task StartAsync()
    {
        var azurite = Path.Combine(Root(), "build", "azurite");
        var script = Path.Combine(azurite, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
        {
            throw new InvalidOperationException("Azurite is not installed: run build/test.sh, or npm ci in build/azurite.");
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunAsync(azurite, script);
                _ran = true;
                return;
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                // Somebody may have taken a port since it was found free. Whoever ran before comes back where its clients look for it.
                _process?.Dispose();
                _process = null;
                if (_ran)
                {
                    await Task.Delay(s_pause);
                }
                else
                {
                    (_tables, _blobs) = (FreePort(), FreePort());
                }
            }
        }
    }

    /// <summary>
    /// Stops it whatever is under way: it ends as on SIGTERM, dropping connections after writing its data. (On SIGKILL the emulator loses
    /// what it acknowledged in the last five seconds, which the service that it stands for does not.)
    /// </summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            try
            {
                await process.WaitForExitAsync().WaitAsync(s_patience);
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
            finally
            {
                process.Dispose();
                _process = null;
            }
        }
    }

    /// <summary>Stops it and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private async Task RunAsync(string azurite, string script)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
            Environment = { ["AZURITE_ACCOUNTS"] = $"pruebas:{_key}" },
        };
        string[] arguments =
        [
            "--require", Path.Combine(azurite, "vigilar.cjs"), script,
            "--skipApiVersionCheck", "--disableTelemetry", "--silent", "--location", _folder.FullName,
            "--tablePort", $"{_tables}", "--blobPort", $"{_blobs}", "--queuePort", $"{FreePort()}",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var listening = 0;
        var said = new List<string?>();
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"Azurite ended: {string.Join('\n', said)}"));
        _process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("successfully listen", StringComparison.Ordinal) == true && ++listening == 3)
            {
                ready.TrySetResult();
            }
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ready.Task.WaitAsync(s_patience);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dictamen.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
