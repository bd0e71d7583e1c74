using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Host.Almacen;
using Dictamen.Host.Tests.Almacen;
using Dictamen.Host.Tests.Comandos;
using Xunit;

namespace Dictamen.Host.Tests.Demo;

/// <summary>The sample convocatoria goes through every stage, and every branch of the road happens.</summary>
public sealed class ComandoDemoTests : IClassFixture<ComandoDemoTests.Corrida>
{
    private readonly Corrida _corrida;

    public ComandoDemoTests(Corrida corrida) => _corrida = corrida;

    [Theory]
    [InlineData("TERMINADO")]
    [InlineData("COMUNIDAD_IMPEDIDA")]
    [InlineData("RECEPCION_INCOMPLETA")]
    [InlineData("NO_APOYADO(DICTAMEN)")]
    [InlineData("NO_APOYADO(INSUF_PRESUP)")]
    [InlineData("NO_APOYADO(RENUNCIA)")]
    [InlineData("NO_APOYADO(LIMITE_PROYECTOS)")]
    [InlineData("NO_APOYADO(AJUSTE_NO_ATENDIDO)")]
    [InlineData("NO_APOYADO(DOCS_10DH)")]
    [InlineData("TERMINACION_ANTICIPADA")]
    [Prueba("PCS-4.2.1-01", "PCS-4.2.2-05", "PCS-4.2.3-02", "PCS-4.2.3.4-02", "PCS-4.2.5-02", "PCS-4.2.8-01", "PCS-4.2.12-07")]
    public void EveryEndOfTheRoadIsReached(string estatus) =>
        Assert.Matches($@"(?m)^\s*{System.Text.RegularExpressions.Regex.Escape(estatus)}\s+[1-9]", _corrida.Salida);

    [Theory]
    [InlineData("DIVERGENCIA_A11")]
    [InlineData(" 80     80.00  TERMINADO")]
    [InlineData(" 75     75.00  COMUNIDAD_IMPEDIDA")]
    [InlineData("acepta (AMB-26)")]
    [InlineData("pasa a apoyado con recursos que volvieron")]
    [InlineData("2 segundas ministraciones")]
    [InlineData("PCS-4.2.2-04")]
    [InlineData("PCS-A2-13")]
    [InlineData("AMB-08")]
    [InlineData("PCS-4.2.3.3-09")]
    public void TheSummaryTellsIt(string texto) => Assert.Contains(texto, _corrida.Salida, StringComparison.Ordinal);

    [Theory]
    [InlineData("PZ-03")]
    [InlineData("PZ-10")]
    [InlineData("PZ-11")]
    [InlineData("PZ-12")]
    [InlineData("PZ-08")]
    [InlineData("PZ-27")]
    [InlineData("PZ-26")]
    [InlineData("PZ-28")]
    public void EveryTermOfTheCommitteeExpiresAtLeastOnce(string plazo) => Assert.Matches($@"(?m)^\s*{plazo} .*[1-9]\d*\s*$", _corrida.Salida);

    /// <summary>Every branch happens at least once, as the facts tell it (the late correction is a refusal: it leaves none, and the summary shows it).</summary>
    [Fact]
    public async Task EveryBranchOfTheRoadHappensAtLeastOnce()
    {
        await using var instalacion = Instalacion.Abrir(_corrida.Carpeta, TimeProvider.System);
        var store = instalacion.De<IEventStore>();
        var flujos = new List<RamasDelCamino.Flujo>();
        await foreach (var cabeza in store.ListAsync())
        {
            flujos.Add(new(cabeza.Stream, [.. (await store.ReadAsync(cabeza.Stream)).Select(HechoCodec.Leer)]));
        }

        Assert.Empty(RamasDelCamino.Todas.Where(r => !flujos.Exists(f => r.EnUn(f))).Select(r => r.Rama));
    }

    /// <summary>What the members observed agrees with what they resolved.</summary>
    [Fact]
    public async Task NoActaPraisesAProjectThatItRejects()
    {
        await using var instalacion = Instalacion.Abrir(_corrida.Carpeta, TimeProvider.System);
        var acta = (await instalacion.De<Repositorio>().CargarAsync<Acta>("PCS-2019-01-acta-1")).Estado;
        await using var documento = (await instalacion.De<IDocumentStore>().OpenAsync(acta.Documento))!;
        using var lector = new StreamReader(documento);
        var texto = await lector.ReadToEndAsync();
        Assert.Contains("NO FAVORABLE.\n   Observación: ", texto, StringComparison.Ordinal);
        Assert.DoesNotContain("NO FAVORABLE.\n   Observación: Proyecto claro", texto, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRecordIsIntact() => Assert.Null(VerificarJournal.Comprobar(_corrida.Carpeta).Rotura);

    [Fact]
    public void TheSameSeedTellsTheSameStory()
    {
        using var otra = new TempDirectory();
        var salida = Correr(Path.Combine(otra.Path, "datos"));
        Assert.Equal(SinLugarNiHora(_corrida.Salida), SinLugarNiHora(salida));
    }

    [Fact]
    public void AFileTellsItsStoryWithRulesAndArithmetic()
    {
        var r = Consola.Correr("explicar", "PCS-2019-01-000006", "--datos", _corrida.Carpeta);
        Assert.Equal(0, r.Codigo);
        Assert.Contains("[PCS-4.2.2-02]", r.Salida, StringComparison.Ordinal);
        Assert.Contains("no se cuenta, 20 de noviembre (LFPA art. 28)", r.Salida, StringComparison.Ordinal);
        Assert.Contains("Vence a las 24:00 del miércoles 27/11/2019", r.Salida, StringComparison.Ordinal);
        Assert.Contains("Se dieron por terminadas las acciones del proyecto con 80 puntos", r.Salida, StringComparison.Ordinal);
        // Each line says its rule and who did it; who instructed a payment and who approved it are two.
        var hechos = r.Salida.Split('\n').Where(l => l.Length > 18 && char.IsAsciiDigit(l[0]) && l[2] == '/').Select(l => l.TrimEnd()).ToList();
        Assert.All(hechos, l => Assert.Matches(@"\[[A-Z][^\]]+\]  \p{Lu}.+$", l));
        Assert.Contains(hechos, l => l.Contains("Se cumplió el aviso", StringComparison.Ordinal) && l.Contains("[PCS-4.2.5-02, AMB-25]", StringComparison.Ordinal));
        Assert.Contains(hechos, l => l.EndsWith("  Instancia Ejecutora · operacion-1", StringComparison.Ordinal));
        Assert.Contains(hechos, l => l.EndsWith("  Aprobación de pagos · aprobacion-1", StringComparison.Ordinal));
    }

    [Fact]
    public void AStoryIsToldWithoutWritingAnything()
    {
        var antes = Archivos();
        Assert.Equal(0, Consola.Correr("explicar", "PCS-2019-01-000006", "--datos", _corrida.Carpeta).Codigo);
        Assert.Equal(antes, Archivos());

        List<(string, DateTime, string)> Archivos() => [.. Directory.EnumerateFileSystemEntries(_corrida.Carpeta, "*", SearchOption.AllDirectories)
            .Where(e => Path.GetRelativePath(_corrida.Carpeta, e).Split('/', '\\')[0] != "buzon")
            .Order(StringComparer.Ordinal)
            .Select(e => (e, File.GetLastWriteTimeUtc(e), File.Exists(e) ? Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(e))) : ""))];
    }

    [Fact]
    public async Task AStoryIsToldWhileTheSiteIsOpen()
    {
        var cerrado = Consola.Correr("explicar", "PCS-2019-01-000006", "--datos", _corrida.Carpeta).Salida;
        await using var instalacion = Instalacion.Abrir(_corrida.Carpeta, TimeProvider.System);
        var abierto = Consola.Correr("explicar", "PCS-2019-01-000006", "--datos", _corrida.Carpeta);
        Assert.Equal((0, "", cerrado), (abierto.Codigo, abierto.Errores, abierto.Salida));
    }

    [Theory]
    [InlineData("diario", "el diario ya no está")]
    [InlineData("documentos", "los documentos ya no están")]
    [InlineData("fichas", "las fichas ya no están")]
    [InlineData("documentos/pequenos/000001.seg", "falta")]
    public void AStoryOfARecordOfWhichSomethingIsGoneIsOneSentenceAndNothingIsMadeAnew(string parte, string queja)
    {
        using var copia = new TempDirectory();
        foreach (var archivo in Directory.EnumerateFiles(_corrida.Carpeta, "*", SearchOption.AllDirectories).Where(a => !a.Contains("buzon", StringComparison.Ordinal)))
        {
            var destino = copia.In(Path.GetRelativePath(_corrida.Carpeta, archivo));
            Directory.CreateDirectory(Path.GetDirectoryName(destino)!);
            File.Copy(archivo, destino);
        }

        var falta = copia.In(parte);
        if (Directory.Exists(falta))
        {
            Directory.EnumerateFiles(falta, "*", SearchOption.AllDirectories).ToList().ForEach(File.Delete);
        }
        else
        {
            File.Delete(falta);
        }

        var r = Consola.Correr("explicar", "PCS-2019-01-000006", "--datos", copia.Path);
        Assert.Equal((1, ""), (r.Codigo, r.Salida));
        Assert.Contains(queja, Assert.Single(r.Errores.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(falta) ? Directory.EnumerateFiles(falta, "*", SearchOption.AllDirectories) : []);
    }

    [Fact]
    public void AFolioThatIsNotThereIsOneSentence()
        => Assert.Contains("no está en el registro", Consola.Correr("explicar", "PCS-2019-01-009999", "--datos", _corrida.Carpeta).Rechazo(), StringComparison.Ordinal);

    [Theory]
    [InlineData("PCS-2019-01")]
    [InlineData("X-1")]
    public void WhatIsNoFolioIsNamedAsItWasTyped(string texto)
        => Assert.Contains($"«{texto}» no es un folio", Consola.Correr("explicar", texto, "--datos", _corrida.Carpeta).Rechazo(), StringComparison.Ordinal);

    [Fact]
    public async Task AFolderThatHoldsSomethingElseIsLeftAlone()
    {
        using var carpeta = new TempDirectory();
        await File.WriteAllTextAsync(Path.Combine(carpeta.Path, "ajeno.txt"), "x");
        var r = Consola.Correr("demo", "--sin-servidor", "--datos", carpeta.Path);
        Assert.Equal(2, r.Codigo);
        Assert.True(File.Exists(Path.Combine(carpeta.Path, "ajeno.txt")));
    }

    [Fact]
    public void NoPersonalDataReachesTheRecord()
    {
        var diario = Directory.GetFiles(Path.Combine(_corrida.Carpeta, "diario"), "*", SearchOption.AllDirectories).SelectMany(File.ReadAllBytes).ToArray();
        var texto = System.Text.Encoding.Latin1.GetString(diario);
        Assert.Contains("SolicitudRegistrada", texto, StringComparison.Ordinal);
        Assert.DoesNotContain("@ejemplo.invalid", texto, StringComparison.Ordinal);
        Assert.DoesNotMatch("[A-Z]{4}[0-9]{6}[HM](CS|GR|OC|PL|VZ|HG|SP|NT|CH)[A-Z]{3}[0-9A-Z][0-9]", texto);
    }

    [Fact]
    public void EachCommitteeFindsItsMessagesInTheOutbox()
    {
        var mensajes = Directory.GetFiles(Path.Combine(_corrida.Carpeta, "buzon", "PCS-2019-01-000006"), "*.eml");
        Assert.True(mensajes.Length > 10);
        Assert.All(mensajes, m => Assert.Contains("Subject:", File.ReadAllText(m), StringComparison.Ordinal));
    }

    private static string SinLugarNiHora(string salida) =>
        string.Join('\n', salida.Split('\n').Where(l => !l.Contains("segundos", StringComparison.Ordinal) && !l.Contains("--datos", StringComparison.Ordinal)));

    private static string Correr(string carpeta)
    {
        var r = Consola.Correr("demo", "--sin-servidor", "--datos", carpeta);
        Assert.True(r.Codigo == 0, r.Errores);
        return r.Salida;
    }

    public sealed class Corrida : IDisposable
    {
        private readonly TempDirectory _carpeta = new();

        public Corrida() => Salida = Correr(Carpeta);

        public string Carpeta => Path.Combine(_carpeta.Path, "datos");

        public string Salida { get; }

        public void Dispose() => _carpeta.Dispose();
    }
}
