using System.Collections.Frozen;
using System.Text;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Programas;

namespace Dictamen.App.Consultas;

/// <summary>Names for people of the documents that a fact has, each under a member of the fact or under the key of a requirement.</summary>
public static class NombresDeDocumento
{
    // What the name of a member does not say, or says without its accents.
    private static readonly FrozenDictionary<string, string> Nombres = new Dictionary<string, string>
    {
        ["anexo3"] = "Solicitud (Anexo 3)",
        ["calculo"] = "Cálculo",
        ["cedula"] = "Cédula",
        ["cedulaSolventada"] = "Cédula solventada",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Name of a document.</summary>
    /// <param name="programa">Programme that names the requirements; <see langword="null"/> where no fact has any.</param>
    /// <param name="campo">Member of the fact, or key of the requirement.</param>
    public static string De(Programa? programa, string campo) =>
        programa is not null && Requisitos.Buscar(programa, campo) is { } r ? Requisitos.Nombre(r.Requisito, r.Cargo)
        : Nombres.TryGetValue(campo, out var nombre) ? nombre
        : campo.Split('/') is [var que, var asiento] && programa?.ComiteDictaminador.FirstOrDefault(a => a.Id == asiento) is { } a ? $"{EnPalabras(que)}: {char.ToLowerInvariant(a.Nombre[0])}{a.Nombre[1..]}"
        : EnPalabras(campo);

    // estadoDeCuenta: «Estado de cuenta»; resolucion: «Resolución».
    private static string EnPalabras(string campo)
    {
        var texto = new StringBuilder();
        foreach (var (i, c) in campo.Index())
        {
            texto.Append(i == 0 ? char.ToUpperInvariant(c) : char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : c);
        }

        return string.Join(' ', texto.ToString().Split(' ').Select(p => p.EndsWith("cion", StringComparison.Ordinal) ? $"{p[..^2]}ón" : p));
    }
}
