using System.Diagnostics;
using Dictamen.Host.Comandos;
using Xunit;

namespace Dictamen.Host.Tests.Comandos;

/// <summary>Refusals as the runtime words them on Linux; a test that is run by root meets none with files of its own.</summary>
public class NegativaDelDiscoTests
{
    private const string Negado = "Access to the path '/datos/diario/1.seg' is denied.";

    public static TheoryData<Exception, int, string> ConRuta => new()
    {
        { new UnauthorizedAccessException(Negado, new IOException("Permission denied", 13)), 2, "No hay permiso para leer o escribir «/datos/diario/1.seg»" },
        { new FileNotFoundException("Could not find file '/datos/l'hoja'."), 2, "No existe «/datos/l'hoja»" },
        { new DirectoryNotFoundException("Could not find a part of the path '/datos/x'."), 2, "No existe «/datos/x»" },
        { new IOException("The file '/datos/diario' already exists.", 17), 2, "«/datos/diario» es un archivo" },
        { new IOException("Not a directory : '/datos/diario/x'", 20), 2, "«/datos/diario/x» es un archivo, o pasa por uno" },
        { new IOException("Read-only file system : '/datos'", 30), 2, "«/datos» está en un disco de sólo lectura" },
        { new IOException("No space left on device : '/datos/1.seg'", 28), 70, "No queda espacio en el disco para «/datos/1.seg»" },
        { new IOException("No se acepta nada más.", new IOException("No space left on device : '/datos/1.seg'", 28)), 70, "No queda espacio en el disco para «/datos/1.seg»" },
        { new IOException("Input/output error : '/datos/1.seg'", 5), 70, "El disco no dejó leer o escribir «/datos/1.seg» (error 5)" },
    };

    public static TheoryData<Exception, int, string?> SinRuta => new()
    {
        { new UnauthorizedAccessException("Access to the path is denied.", new IOException("Bad file descriptor", 9)), 74, null },
        { new IOException("Broken pipe", 32), 74, null },
        { new IOException("No space left on device", 28), 74, "No queda espacio donde se escribe la respuesta; libere espacio o indique otro lugar." },
        { new IOException("No se pudo asegurar en disco lo escrito (errno 5)."), 70, "No se pudo leer o escribir: No se pudo asegurar en disco lo escrito (errno 5)." },
    };

    [Theory]
    [MemberData(nameof(ConRuta))]
    public void AFileThatIsRefusedIsNamed(Exception negativa, int codigo, string frase)
    {
        var (dado, dicho) = NegativaDelDisco.De(negativa);
        Assert.Equal(codigo, dado);
        Assert.StartsWith(frase, dicho, StringComparison.Ordinal);
        Assert.EndsWith(".", dicho, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SinRuta))]
    public void TheAnswerHasNoName(Exception negativa, int codigo, string? frase) => Assert.Equal((codigo, frase), NegativaDelDisco.De(negativa));

    [Fact]
    public async Task ABatchThatNobodyReadsToItsEndIsNotDone()
    {
        using var lote = new Lote($"desde,dias,tipo\n{string.Concat(Enumerable.Repeat("2019-11-14,5,habiles\n", 20_000))}");
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] orden = [dotnet, Path.Combine(AppContext.BaseDirectory, "dictamen.dll"), "plazo", "--lote", lote.Ruta];
        using var proceso = Process.Start(new ProcessStartInfo("sh", ["-c", "{ \"$0\" \"$@\"; echo $? >&2; } | head -n 1", .. orden]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var dicho = await proceso.StandardError.ReadToEndAsync();
        Assert.Equal(("74\n", "desde,dias,tipo,primer_dia,ultimo_dia\n"), (dicho, await proceso.StandardOutput.ReadToEndAsync()));
        await proceso.WaitForExitAsync();
    }

    [Theory]
    [InlineData(">&-", 74, "")]
    [InlineData(">/dev/full", 74, "No queda espacio donde se escribe la respuesta; libere espacio o indique otro lugar.\n")]
    [InlineData("--otra 2>&-", 2, "")]
    [InlineData("--otra 2>/dev/full", 2, "")]
    public async Task AClosedOrFullOutputIsNoFaultOfTheProgram(string desvio, int codigo, string errores)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] orden = [dotnet, Path.Combine(AppContext.BaseDirectory, "dictamen.dll"), "plazo", "--desde", "2019-11-14", "--dias", "5", "--tipo", "habiles"];
        using var proceso = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec \"$0\" \"$@\" {desvio}", .. orden]) { RedirectStandardError = true })!;
        var dicho = await proceso.StandardError.ReadToEndAsync();
        await proceso.WaitForExitAsync();
        Assert.Equal((codigo, errores), (proceso.ExitCode, dicho));
    }
}
