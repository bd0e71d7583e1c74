using Microsoft.Extensions.Configuration;

namespace Dictamen.App;

/// <summary>Reads settings, each with one Spanish sentence for a value that is missing or wrong.</summary>
public static class Ajuste
{
    /// <summary>Reads one setting.</summary>
    /// <param name="configuracion">Where from.</param>
    /// <param name="nombre">Name as an environment variable.</param>
    /// <param name="esperado">What was expected, to complete a Spanish sentence.</param>
    /// <param name="leer">Answers <see langword="null"/> for what it does not understand.</param>
    /// <exception cref="AjusteInvalidoException">It is missing or wrong; the sentence names it and does not show its value.</exception>
    public static T Leer<T>(IConfiguration configuracion, string nombre, string esperado, Func<string, T?> leer) where T : class
    {
        var valor = configuracion[nombre.Replace("__", ":", StringComparison.Ordinal)]?.Trim();
        return string.IsNullOrEmpty(valor)
            ? throw new AjusteInvalidoException(nombre, $"falta este ajuste; escriba {esperado}.")
            : leer(valor) ?? throw new AjusteInvalidoException(nombre, $"no se entiende; se esperaba {esperado}.");
    }

    /// <summary>The bytes of a base64 text, or <see langword="null"/>.</summary>
    public static byte[]? Base64(string valor)
    {
        var bytes = new byte[valor.Length];
        return Convert.TryFromBase64String(valor, bytes, out var n) ? bytes[..n] : null;
    }
}
