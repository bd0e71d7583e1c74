using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Dictamen.Core;

/// <summary>Clave Bancaria Estandarizada: eighteen digits, of which three are the bank, three the city, eleven the account and one the check digit.</summary>
/// <remarks>The rules demand the eighteen digits. The check digit is banking practice and not theirs: where it does not match, it is a warning, never a refusal (PCS-4.2.3.3-10).
/// It is personal data: it never reaches a fact, and <see cref="ToString"/> does not show it.</remarks>
[DatoPersonal]
[Regla("PCS-4.2.3.3-10")]
public sealed record Clabe
{
    /// <summary>The warning of a check digit that does not match.</summary>
    public const string DigitoDistinto = "El dígito de control de la CLABE (posición 18) no corresponde a los demás; revise que la haya copiado tal como aparece en el estado de cuenta.";

    private const int Largo = 18;

    private Clabe(string valor) => Valor = valor;

    /// <summary>The eighteen digits.</summary>
    public string Valor { get; }

    /// <summary>Code of the bank: the first three digits.</summary>
    public string Banco => Valor[..3];

    /// <summary>Account: the eleven digits from the seventh to the seventeenth.</summary>
    public string Cuenta => Valor[6..^1];

    /// <summary>A Spanish sentence that warns of a check digit that does not match, or <see langword="null"/>.</summary>
    public string? Advertencia => DigitoDeControl(Valor) == Valor[^1] - '0'
        ? null
        : DigitoDistinto;

    /// <summary>Reads a CLABE: exactly eighteen digits and nothing else.</summary>
    /// <param name="texto">What was typed.</param>
    /// <param name="clabe">The CLABE.</param>
    /// <param name="problema">One Spanish sentence that says what is wrong, without repeating the CLABE; empty when it is right.</param>
    public static bool TryParse(string? texto, [NotNullWhen(true)] out Clabe? clabe, out string problema)
    {
        var c = texto ?? "";
        var ajeno = c.AsSpan().IndexOfAnyExceptInRange('0', '9');
        problema = ajeno >= 0
            ? string.Create(CultureInfo.InvariantCulture, $"La CLABE lleva sólo dígitos, sin espacios ni guiones; el carácter {ajeno + 1} no lo es.")
            : c.Length != Largo ? string.Create(CultureInfo.InvariantCulture, $"La CLABE debe tener 18 dígitos y tiene {c.Length}.") : "";
        clabe = problema.Length == 0 ? new Clabe(c) : null;
        return clabe is not null;
    }

    /// <summary>Check digit of the first seventeen digits: weights 3, 7, 1 in turn, each product modulo ten, and what the sum lacks to the next ten.</summary>
    public static int DigitoDeControl(ReadOnlySpan<char> clabe)
    {
        ReadOnlySpan<int> pesos = [3, 7, 1];
        var suma = 0;
        for (var i = 0; i < Largo - 1; i++)
        {
            suma += (clabe[i] - '0') * pesos[i % 3] % 10;
        }

        return (10 - suma % 10) % 10;
    }

    /// <summary>Says nothing of the account.</summary>
    public override string ToString() => "CLABE reservada";
}
