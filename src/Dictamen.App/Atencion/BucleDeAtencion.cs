using Dictamen.App.Ports;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dictamen.App.Atencion;

/// <summary>The embedded alarm clock: one loop over the next appointments. At start, and once an hour, it sweeps the record for whatever is due; every morning it sends the office the digest of the day, and who reviews a reminder when it is due.</summary>
public sealed partial class BucleDeAtencion(Agenda agenda, Atendedor atendedor, Barrido barrido, ParteDelDia parte, RecordatorioDeCedulas recordatorio, TimeProvider reloj, ILogger<BucleDeAtencion> log) : BackgroundService, INudge
{
    private static readonly TimeSpan EntreBarridos = TimeSpan.FromHours(1);
    private static readonly TimeSpan TrasUnFallo = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TrasUnFalloDeCorreo = TimeSpan.FromMinutes(15);
    private Exception? _ultimoFallo;

    /// <inheritdoc/>
    public ValueTask NudgeAsync(string stream, CancellationToken ct = default)
    {
        agenda.Anotar(stream, DateTimeOffset.MinValue);
        return default;
    }

    /// <summary>Why the last stream that could not be attended since the start could not; it is tried again.</summary>
    public Exception? UltimoFallo => Volatile.Read(ref _ultimoFallo);

    /// <summary>Attends everything that is due now, and what that makes due, with several streams at a time.</summary>
    /// <returns>How many streams were attended.</returns>
    public async Task<int> AgotarAsync(int aLaVez = 1, CancellationToken ct = default)
    {
        var atendidos = 0;
        var lote = new List<string>();
        while (true)
        {
            lote.Clear();
            while (lote.Count < 16_384 && agenda.Tomar(reloj.GetUtcNow(), out var stream))
            {
                lote.Add(stream);
            }

            if (lote.Count == 0)
            {
                return atendidos;
            }

            // In an order that owes nothing to how fast the store was.
            lote.Sort(StringComparer.Ordinal);
            atendidos += lote.Count;
            await Parallel.ForEachAsync(lote, new ParallelOptions { MaxDegreeOfParallelism = aLaVez, CancellationToken = ct }, AtenderUnoAsync).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var barrer = reloj.GetUtcNow();
        var informar = ParteDelDia.Cuando(HoraDelCentro.Dia(barrer)); // At once, if the hour has passed already.
        while (!stoppingToken.IsCancellationRequested)
        {
            if (reloj.GetUtcNow() >= barrer)
            {
                barrer = reloj.GetUtcNow() + (await BarrerAsync(stoppingToken).ConfigureAwait(false) ? EntreBarridos : TrasUnFallo);
            }

            if (reloj.GetUtcNow() >= informar)
            {
                informar = await InformarAsync(stoppingToken).ConfigureAwait(false) ? ParteDelDia.Cuando(HoraDelCentro.Dia(reloj.GetUtcNow()).AddDays(1)) : reloj.GetUtcNow() + TrasUnFalloDeCorreo;
            }

            var cambio = agenda.Cambio;
            await AgotarAsync(8, stoppingToken).ConfigureAwait(false);
            var hasta = new[] { agenda.Proxima ?? barrer, barrer, informar }.Min();
            var espera = hasta - reloj.GetUtcNow();
            if (espera > TimeSpan.Zero)
            {
                using var fin = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(cambio, Task.Delay(espera, reloj, fin.Token)).ConfigureAwait(false);
                await fin.CancelAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> BarrerAsync(CancellationToken ct)
    {
        try
        {
            await barrido.BarrerAsync(ct).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // What has its appointment already is attended meanwhile.
            NoSeBarrio(log, e);
            return false;
        }
    }

    private async ValueTask AtenderUnoAsync(string stream, CancellationToken ct)
    {
        try
        {
            agenda.Proponer(stream, await atendedor.AtenderAsync(stream, ct).ConfigureAwait(false));
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // One file that cannot be attended now (its e-mail is away, say, or took so long that its client cancelled) must not stop the others.
            Volatile.Write(ref _ultimoFallo, e);
            NoSeAtendio(log, stream, e);
            agenda.Proponer(stream, reloj.GetUtcNow() + TrasUnFallo);
        }
    }

    private async Task<bool> InformarAsync(CancellationToken ct)
    {
        try
        {
            await parte.EnviarAsync(ct).ConfigureAwait(false);
            await recordatorio.EnviarAsync(ct).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // Both are a courtesy; the terms do not wait for them.
            NoSeInformo(log, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No se pudo enviar el parte del día o el recordatorio de cédulas; se intentará de nuevo.")]
    private static partial void NoSeInformo(ILogger logger, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "No se pudo recorrer el registro; se intentará de nuevo.")]
    private static partial void NoSeBarrio(ILogger logger, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "No se pudo atender {Stream}; se intentará de nuevo.")]
    private static partial void NoSeAtendio(ILogger logger, string stream, Exception e);
}
