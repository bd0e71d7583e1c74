using Dictamen.Core;

namespace Dictamen.Host.Comandos;

/// <summary>What the command was given is wrong. The message is the one Spanish sentence that the user reads; the exit code is 2.</summary>
public sealed class EntradaInvalidaException : Exception
{
    /// <summary>Wrong input.</summary>
    /// <param name="mensaje">One sentence: where (line and column, or option), what is wrong, what was expected, and the rule id where a rule was broken.</param>
    /// <param name="causa">The fault below, where there was one.</param>
    public EntradaInvalidaException(string mensaje, Exception? causa = null) : base(mensaje, causa)
    {
    }

    /// <summary>A refusal of the law.</summary>
    public EntradaInvalidaException(Rechazo rechazo) : this($"{rechazo.Mensaje} ({rechazo.Regla})")
    {
    }
}
