namespace Dictamen.App.Ports;

/// <summary>Wakes whoever attends a stream. A nudge carries no data and may be lost: the sweep finds whatever is due.</summary>
public interface INudge
{
    /// <summary>Says that there may be something to do upon a stream.</summary>
    ValueTask NudgeAsync(string stream, CancellationToken ct = default);
}
