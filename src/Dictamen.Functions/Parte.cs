using Dictamen.App.Servicios.Operacion;
using Microsoft.Azure.Functions.Worker;

namespace Dictamen.Functions;

/// <summary>Every working day at seven in the morning of central Mexico (13:00 UTC; there is no summer time since 2022): the digest of the day's work, to the office.</summary>
public sealed class Parte(ParteDelDia parte)
{
    /// <summary>The digest. What the mail service does not take is tried again.</summary>
    [Function(nameof(Parte))]
    [FixedDelayRetry(3, "00:05:00")]
    public Task Run([TimerTrigger("0 0 13 * * *")] TimerInfo timer, CancellationToken ct) => parte.EnviarAsync(ct);
}
