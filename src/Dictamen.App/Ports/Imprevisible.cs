using System.Security.Cryptography;

namespace Dictamen.App.Ports;

/// <summary>Numbers that nobody guesses and that no two instances draw alike: of a link, a draft, a session, a page, an order, an instance.</summary>
/// <remarks>
/// No port: a test that could choose them would prove nothing about them, and no replay draws one again, because what a decision takes of them is a value of its command.
/// Beside this, only what makes a key or the nonce of a cipher asks the system's generator; the analyzers refuse it everywhere else (<c>build/BannedSymbols.txt</c>).
/// </remarks>
public static class Imprevisible
{
    /// <summary>A number.</summary>
    /// <param name="bytes">How many bytes it has; twice as many hexadecimal signs.</param>
#pragma warning disable RS0030 // See above.
    public static string Numero(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
#pragma warning restore RS0030
}
