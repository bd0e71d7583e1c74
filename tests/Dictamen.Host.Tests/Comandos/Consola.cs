using System.Text;
using Dictamen.Host.Comandos;
using Xunit;

namespace Dictamen.Host.Tests.Comandos;

/// <summary>Runs the command line in process and keeps what it wrote.</summary>
internal sealed record Consola(int Codigo, string Salida, string Errores)
{
    public static Consola Correr(params string[] args)
    {
        using var bytes = new MemoryStream();
        using var salida = new StreamWriter(bytes, new UTF8Encoding(false)) { NewLine = "\n" };
        using var errores = new StringWriter { NewLine = "\n" };
        var codigo = LineaDeComandos.Ejecutar(args, salida, errores).GetAwaiter().GetResult();
        // What was not flushed was not written: a refused command must leave nothing behind.
        return new Consola(codigo, Encoding.UTF8.GetString(bytes.ToArray()), errores.ToString());
    }

    /// <summary>Asserts that the input was refused: exit code 2, nothing on standard output, one sentence in one line.</summary>
    public string Rechazo()
    {
        Assert.Equal("", Salida);
        Assert.Equal(2, Codigo);
        Assert.EndsWith(".\n", Errores, StringComparison.Ordinal);
        var frase = Errores.TrimEnd('\n');
        Assert.DoesNotContain('\n', frase);
        Assert.DoesNotContain("   at ", frase, StringComparison.Ordinal);
        return frase;
    }
}
