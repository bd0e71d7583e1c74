using System.Collections.Immutable;

namespace Dictamen.Core.Programas;

/// <summary>What somebody goes to a contact for.</summary>
public enum Asunto
{
    /// <summary>To complain: of public servants, or of how the members of a committee use the money (12.1, 3.6.1-3).</summary>
    Denuncia,

    /// <summary>To ask about the programme and its rules (12.2).</summary>
    Informacion,

    /// <summary>To ask about a convocatoria and its form (Anexo 2, VIII; Anexo 3).</summary>
    Convocatoria,
}

/// <summary>Where the programme answers and where one complains. Nothing here touches an expediente: a denuncia is presented to another authority and never enters the record.</summary>
/// <param name="Denuncias">Who may complain of whom.</param>
/// <param name="Contactos">Contacts, in the order of the rules.</param>
public sealed record Directorio(ImmutableArray<Denuncia> Denuncias, ImmutableArray<Contacto> Contactos)
{
    /// <summary>The contacts for a matter, in the order of the rules.</summary>
    public IEnumerable<Contacto> Para(Asunto asunto) => Contactos.Where(c => c.Asunto == asunto);

    /// <summary>Whom a committee asks when it has a doubt: the first of those who inform, with its telephone and e-mail.</summary>
    public Contacto Informes => Para(Asunto.Informacion).First();
}

/// <summary>A right to complain, presented to any contact of <see cref="Asunto.Denuncia"/>.</summary>
/// <param name="Regla">Rule that gives it.</param>
/// <param name="Numeral">Where it stands in the rules.</param>
/// <param name="Quien">Who may, in Spanish.</param>
/// <param name="Motivo">Of whom and for what, in words that stand after <paramref name="Quien"/>.</param>
public sealed record Denuncia(string Regla, string Numeral, string Quien, string Motivo);

/// <summary>A place or person that answers. It has at least one means.</summary>
/// <param name="Id">Key, for example <c>OIC</c>.</param>
/// <param name="Regla">Rule.</param>
/// <param name="Numeral">Where it stands in the rules.</param>
/// <param name="Asunto">What for.</param>
/// <param name="Nombre">Name, in Spanish.</param>
/// <param name="Telefonos">Telephones as the rules write them.</param>
/// <param name="Correos">E-mail addresses.</param>
/// <param name="Sitio">Page, or <see langword="null"/>.</param>
/// <param name="Domicilio">Address, or <see langword="null"/>.</param>
/// <param name="Horario">Hours, or <see langword="null"/> where the rules say none.</param>
/// <param name="Medio">Another means, in Spanish: a box, a window.</param>
public sealed record Contacto(
    string Id,
    string Regla,
    string Numeral,
    Asunto Asunto,
    string Nombre,
    ImmutableArray<Telefono> Telefonos,
    ImmutableArray<string> Correos,
    string? Sitio,
    string? Domicilio,
    string? Horario,
    string? Medio);

/// <summary>A telephone.</summary>
/// <param name="Numero">Number as the rules write it.</param>
/// <param name="Extensiones">Extensions; may be empty.</param>
/// <param name="Desde">From where it is dialled, in Spanish, or <see langword="null"/>.</param>
public sealed record Telefono(string Numero, ImmutableArray<string> Extensiones, string? Desde)
{
    /// <summary>Digits of a number with its area code, by the national numbering.</summary>
    public const int DigitosNacionales = 10;

    /// <summary>Its ten digits, to be dialled from a page; <see langword="null"/> where the rules write another form, that no telephone dials as it stands.</summary>
    public string? Marcable => string.Concat(Numero.Where(char.IsAsciiDigit)) is { Length: DigitosNacionales } digitos ? digitos : null;

    /// <inheritdoc/>
    public override string ToString() => Extensiones switch
    {
        [] => Numero,
        [var una] => $"{Numero}, extensión {una}",
        [.. var varias, var ultima] => $"{Numero}, extensiones {string.Join(", ", varias)} y {ultima}",
    };
}
