using Dictamen.Core;

namespace Dictamen.App.Ports;

/// <summary>The purposes for which personal data may be used (8.2.1). There is no other: a use outside of them has no name, so nobody can ask for it.</summary>
public enum Finalidad
{
    /// <summary>To check that the requirements of eligibility are met.</summary>
    Elegibilidad,

    /// <summary>To be incorporated into the systems of personal data of the programme, and treated there: whatever its procedure needs, from a notification to a signature.</summary>
    SistemasDeDatos,

    /// <summary>To be transmitted to other public bodies, for comparisons and for the register of beneficiaries of all programmes.</summary>
    Transmision,
}

/// <summary>One use of personal data: for which purpose, and in which procedure.</summary>
/// <param name="Finalidad">Purpose.</param>
/// <param name="Tramite">What for within it, in Spanish.</param>
[Regla("PCS-8.2-01")]
public sealed record Uso(Finalidad Finalidad, string Tramite)
{
    /// <summary>As the log of looks keeps it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The purpose is none of the three.</exception>
    public override string ToString() => $"{Finalidad switch
    {
        Finalidad.Elegibilidad => "Validar los requisitos de elegibilidad",
        Finalidad.SistemasDeDatos => "Sistemas de datos personales del programa",
        Finalidad.Transmision => "Transmisión a otros entes públicos",
        _ => throw new ArgumentOutOfRangeException(nameof(Finalidad), Finalidad, "8.2.1"),
    }} (8.2.1): {Tramite}";
}
