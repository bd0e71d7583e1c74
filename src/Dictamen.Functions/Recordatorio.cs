using Dictamen.App.Servicios.Operacion;
using Microsoft.Azure.Functions.Worker;

namespace Dictamen.Functions;

/// <summary>Every day at seven in the morning of central Mexico, as <see cref="Parte"/>: to who reviews, the sheets that are missing, once it is due.</summary>
public sealed class Recordatorio(RecordatorioDeCedulas cedulas)
{
    /// <summary>The reminders. What the mail service does not take is tried again.</summary>
    [Function(nameof(Recordatorio))]
    [FixedDelayRetry(3, "00:05:00")]
    public Task Run([TimerTrigger("0 0 13 * * *")] TimerInfo timer, CancellationToken ct) => cedulas.EnviarAsync(ct);
}
