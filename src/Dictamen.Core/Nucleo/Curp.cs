using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Dictamen.Core;

/// <summary>Sex as the eleventh character of the CURP states it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Sexo>))]
public enum Sexo
{
    /// <summary><c>M</c>.</summary>
    Mujer,

    /// <summary><c>H</c>.</summary>
    Hombre,

    /// <summary><c>X</c>, issued from 2023 on.</summary>
    NoBinario,
}

/// <summary>Clave Única de Registro de Población: eighteen characters that hold birth date, sex and state of birth, closed by a check digit.</summary>
/// <remarks>Built per the RENAPO's normative handbook. It is personal data: it never reaches a fact, and <see cref="ToString"/> does not show it.</remarks>
[DatoPersonal]
public sealed record Curp
{
    private const int Largo = 18;
    private const string Valores = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

    private static readonly FrozenSet<string> Entidades = new[]
    {
        "AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT", "GR", "HG", "JC", "MC", "MN", "MS", "NT", "NL", "OC", "PL",
        "QT", "QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ", "YN", "ZS", "NE",
    }.ToFrozenSet();

    private Curp(string valor, DateOnly nacimiento, Sexo sexo) => (Valor, Nacimiento, Sexo) = (valor, nacimiento, sexo);

    /// <summary>The eighteen characters, in capitals.</summary>
    public string Valor { get; }

    /// <summary>Birth date. The century comes from position 17: a digit until 1999, a letter from 2000 on.</summary>
    public DateOnly Nacimiento { get; }

    /// <summary>Sex.</summary>
    public Sexo Sexo { get; }

    /// <summary>Full years on a day. Who was born on 29 February completes the year on 1 March where the year has no such day.</summary>
    public int Edad(DateOnly dia) =>
        dia.Year - Nacimiento.Year - ((dia.Month, dia.Day).CompareTo((Nacimiento.Month, Nacimiento.Day)) < 0 ? 1 : 0);

    /// <summary>Whether the century of the birth date may come from a letter O that was typed for a zero in position 17: the check digit is the same with both, and the date is then a hundred years late.</summary>
    /// <param name="hoy">Day on which it is read.</param>
    public bool SigloDudoso(DateOnly hoy) => Valor[16] == 'O' || Nacimiento > hoy;

    /// <summary>Reads a CURP. Spaces around it and lower case are forgiven.</summary>
    /// <param name="texto">What was typed.</param>
    /// <param name="curp">The CURP.</param>
    /// <param name="problema">One Spanish sentence that says what is wrong and where, without repeating the CURP; empty when it is right.</param>
    public static bool TryParse(string? texto, [NotNullWhen(true)] out Curp? curp, out string problema)
    {
        curp = null;
        var c = (texto ?? "").Trim().ToUpperInvariant();
        problema = Forma(c);
        if (problema.Length > 0)
        {
            return false;
        }

        var siglo = char.IsAsciiDigit(c[16]) ? 1900 : 2000;
        var (anio, mes, dia) = (siglo + Dos(c, 4), Dos(c, 6), Dos(c, 8));
        if (mes is < 1 or > 12 || dia < 1 || dia > DateTime.DaysInMonth(anio, mes))
        {
            problema = "La fecha de nacimiento de la CURP (posiciones 5 a 10) no existe en el calendario; revise que la haya copiado tal como aparece en su constancia.";
            return false;
        }

        if (!Entidades.Contains(c[11..13]))
        {
            problema = "La clave de entidad de nacimiento de la CURP (posiciones 12 y 13) no existe; revise que la haya copiado tal como aparece en su constancia.";
            return false;
        }

        if (DigitoVerificador(c) != c[17] - '0')
        {
            problema = "El dígito verificador de la CURP (posición 18) no corresponde a los demás caracteres; revise que la haya copiado tal como aparece en su constancia.";
            return false;
        }

        curp = new Curp(c, new DateOnly(anio, mes, dia), c[10] switch { 'M' => Sexo.Mujer, 'H' => Sexo.Hombre, _ => Sexo.NoBinario });
        return true;
    }

    /// <summary>Check digit of the first seventeen characters: their values weighted from 18 down to 2, and what the sum lacks to the next ten.</summary>
    public static int DigitoVerificador(ReadOnlySpan<char> curp)
    {
        var suma = 0;
        for (var i = 0; i < Largo - 1; i++)
        {
            suma += Valores.IndexOf(curp[i], StringComparison.Ordinal) * (Largo - i);
        }

        return (10 - suma % 10) % 10;
    }

    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => "CURP reservada";

    private static string Forma(string c)
    {
        if (c.Length != Largo)
        {
            return string.Create(CultureInfo.InvariantCulture, $"La CURP debe tener 18 caracteres y tiene {c.Length}.");
        }

        for (var i = 0; i < Largo; i++)
        {
            var (vale, seEspera) = i switch
            {
                1 => (c[i] is 'A' or 'E' or 'I' or 'O' or 'U' or 'X', "una vocal o una X"),
                < 4 or 11 or 12 => (char.IsAsciiLetterUpper(c[i]), "una letra sin acento (la Ñ se escribe X)"),
                < 10 or 17 => (char.IsAsciiDigit(c[i]), "un dígito"),
                10 => (c[i] is 'H' or 'M' or 'X', "la letra H, M o X"),
                16 => (char.IsAsciiLetterUpper(c[i]) || char.IsAsciiDigit(c[i]), "una letra o un dígito"),
                _ => (char.IsAsciiLetterUpper(c[i]) && c[i] is not ('A' or 'E' or 'I' or 'O' or 'U'), "una consonante"),
            };
            if (!vale)
            {
                return string.Create(CultureInfo.InvariantCulture, $"El carácter {i + 1} de la CURP debe ser {seEspera}{(seEspera == "un dígito" && c[i] == 'O' ? "; revise si puso la letra O en lugar del cero" : "")}.");
            }
        }

        return "";
    }

    private static int Dos(string c, int desde) => (c[desde] - '0') * 10 + (c[desde + 1] - '0');
}
