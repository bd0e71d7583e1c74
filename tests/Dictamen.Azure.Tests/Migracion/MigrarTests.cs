using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Dictamen.App.Migracion;
using Dictamen.App.Ports;
using Dictamen.Azure.Tablas;
using Dictamen.Azure.Tests.Demo;
using Dictamen.Core;
using Dictamen.Host.Almacen;
using Xunit;

namespace Dictamen.Azure.Tests.Migracion;

/// <summary>A record goes from the journal to the tables and back, and every link of every chain is the same.</summary>
public sealed class MigrarTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Dia = new(2019, 4, 2, 16, 0, 0, TimeSpan.Zero);
    private const string Ejemplo = "expediente/PCS-2019-01-000002";

    private AzuriteServer Azurite { get; } = new();
    private readonly DirectoryInfo _carpeta = Directory.CreateTempSubdirectory("dictamen-migrar-");
    private AlmacenAzure _azure = null!;

    private AlmacenAzureOptions Opciones => new(Azurite.Connection, Azurite.Connection);

    public async Task InitializeAsync()
    {
        await Azurite.StartAsync();
        _azure = new AlmacenAzure(Opciones, TimeProvider.System);
        await _azure.PrepararAsync();
    }

    public async Task DisposeAsync()
    {
        await Azurite.DisposeAsync();
        _carpeta.Delete(recursive: true);
    }

    [Fact]
    public async Task ThereAndBackEveryChainDocumentAndFichaIsTheSame()
    {
        await using var origen = await SembrarAsync();
        await using var vuelta = Abrir("vuelta");
        var ida = await new Migrador(De(origen, "origen"), EnTablas).MigrarAsync(_ => { });
        var regreso = await new Migrador(EnTablas, De(vuelta, "vuelta")).MigrarAsync(_ => { });

        Assert.Equal(await CorridaDeDemo.CabezasAsync(origen.Eventos), await CorridaDeDemo.CabezasAsync(_azure.Eventos));
        Assert.Equal(await CorridaDeDemo.CabezasAsync(origen.Eventos), await CorridaDeDemo.CabezasAsync(vuelta.Eventos));
        Assert.Equal(ida, regreso);
        Assert.Equal((4, 29, 29, 2, 2), (ida.Flujos, ida.Hechos, ida.HechosCopiados, ida.DocumentosCopiados, ida.FichasCopiadas));
        Assert.Equal((2, 120), (ida.BorradoresCopiados, ida.AccesosCopiados));
        Assert.Equal(await AccesosAsync(origen.Fichas), await AccesosAsync(_azure.Fichas));
        Assert.Equal(await AccesosAsync(origen.Fichas), await AccesosAsync(vuelta.Fichas));
        Assert.Equal(await BorradoresAsync(origen.Borradores), await BorradoresAsync(_azure.Borradores));
        Assert.Equal(await BorradoresAsync(origen.Borradores), await BorradoresAsync(vuelta.Borradores));
        Assert.Equal(["b1"], await vuelta.Borradores.FindAsync("comite@ejemplo.invalid"));
        var ficha = Assert.Single(await vuelta.Fichas.GetAsync([new("p1")], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "Prueba")));
        Assert.Equal("000000000000000000", ficha.Cuentas["PCS-2019-01-000001"]);
        Assert.Equal(await origen.Documentos.ListAsync().OrderBy(d => d.Valor).ToListAsync(), await vuelta.Documentos.ListAsync().OrderBy(d => d.Valor).ToListAsync());

        // Once more, nothing is left to do.
        Assert.Equal(ida with { HechosCopiados = 0, DocumentosCopiados = 0, FichasCopiadas = 0, BorradoresCopiados = 0, AccesosCopiados = 0 }, await new Migrador(De(origen, "origen"), EnTablas).MigrarAsync(_ => { }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(11)]
    public async Task AnInterruptedMigrationGoesOnWhereItStopped(int ordenes)
    {
        await using var origen = await SembrarAsync();
        await Assert.ThrowsAsync<IOException>(() => new Migrador(De(origen, "origen"), EnTablas with { Eventos = new SeInterrumpe(_azure.Eventos, ordenes) }).MigrarAsync(_ => { }));
        var antes = (await CorridaDeDemo.CabezasAsync(_azure.Eventos)).Count;
        Assert.InRange(antes, 1, 4);

        var r = await new Migrador(De(origen, "origen"), EnTablas).MigrarAsync(_ => { });
        Assert.InRange(r.HechosCopiados, 1, 28);
        Assert.Equal((0, 0, 0, 0), (r.DocumentosCopiados, r.FichasCopiadas, r.BorradoresCopiados, r.AccesosCopiados));
        Assert.Equal(await CorridaDeDemo.CabezasAsync(origen.Eventos), await CorridaDeDemo.CabezasAsync(_azure.Eventos));
    }

    [Fact]
    public async Task KilledInTheMiddleTheCommandGoesOnWhereItStopped()
    {
        const int Flujos = 80;
        const int Ordenes = 12;
        const int DiaEnPasos = 206; // One look a day, and each day is a transaction of its own.
        const int Accesos = 600;
        const int Borradores = 150;
        await using (var origen = await SembrarAsync())
        {
            for (var f = 0; f < Flujos; f++)
            {
                for (var c = 0; c < Ordenes; c++)
                {
                    await origen.Eventos.AppendAsync(Hechos.Append($"expediente/largo-{f}", c, $"c{c}"));
                }
            }

            await origen.Fichas.NoteAccessesAsync([.. Enumerable.Range(0, Accesos).Select(i => Acceso("p2", i * DiaEnPasos))]);
            for (var b = 0; b < Borradores; b++)
            {
                await origen.Borradores.PutAsync(Borrador($"largo-{b}", ""), null);
            }
        }

        // In the log of looks, in the drafts, and in the facts.
        await MatarAsync(async () => (await AccesosAsync(_azure.Fichas)).Count > 150);
        Assert.InRange((await AccesosAsync(_azure.Fichas)).Count, 151, Accesos + 119);
        await MatarAsync(async () => await _azure.Borradores.ListAsync().CountAsync() > 5);
        Assert.InRange(await _azure.Borradores.ListAsync().CountAsync(), 6, Borradores + 1);
        await MatarAsync(async () => (await CorridaDeDemo.CabezasAsync(_azure.Eventos)).Count >= 8);

        using (var ultima = Migrar())
        {
            var salida = await ultima.StandardOutput.ReadToEndAsync();
            await ultima.WaitForExitAsync();
            Assert.Equal((0, ""), (ultima.ExitCode, await ultima.StandardError.ReadToEndAsync()));
            var copiados = int.Parse(Regex.Match(salida, "Se copiaron ahora ([0-9,]+) hechos").Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            Assert.InRange(copiados, 1, (Flujos * Ordenes) + 28);
        }

        await using var despues = Abrir("origen");
        Assert.Equal(await CorridaDeDemo.CabezasAsync(despues.Eventos), await CorridaDeDemo.CabezasAsync(_azure.Eventos));
        Assert.Equal(2, (await _azure.Documentos.ListAsync().ToListAsync()).Count);
        Assert.Equal(2, (await _azure.Fichas.ListAsync().ToListAsync()).Count);
        Assert.Equal(Accesos + 120, (await AccesosAsync(_azure.Fichas)).Count);
        Assert.Equal(await AccesosAsync(despues.Fichas), await AccesosAsync(_azure.Fichas));
        Assert.Equal(await BorradoresAsync(despues.Borradores), await BorradoresAsync(_azure.Borradores));
    }

    [Fact]
    public async Task ADraftThatWentOnInTheSourceReplacesItsCopyAndOneThatWentOnInTheTargetIsRefused()
    {
        await using var origen = await SembrarAsync();
        await new Migrador(De(origen, "origen"), EnTablas).MigrarAsync(_ => { });
        var sigue = (await origen.Borradores.GetAsync("b1"))!;
        await origen.Borradores.PutAsync(sigue.Borrador with { Campos = sigue.Borrador.Campos.SetItem("nombre", "otro"), ActualizadoEl = sigue.Borrador.ActualizadoEl.AddTicks(1) }, sigue.ETag);
        Assert.Equal(1, (await new Migrador(De(origen, "origen"), EnTablas).MigrarAsync(_ => { })).BorradoresCopiados);
        Assert.Equal(await BorradoresAsync(origen.Borradores), await BorradoresAsync(_azure.Borradores));

        var alla = (await _azure.Borradores.GetAsync("b2"))!;
        await _azure.Borradores.PutAsync(alla.Borrador with { Campos = alla.Borrador.Campos.SetItem("nombre", "allá") }, alla.ETag);
        await RechazaAsync(origen, "El borrador b2 de azurite difiere del de origen");
        Assert.Equal("allá", (await _azure.Borradores.GetAsync("b2"))!.Borrador.Campo("nombre"));
    }

    [Fact]
    public async Task ATargetThatHoldsAnotherFactIsRefusedWithItsStreamAndVersion()
    {
        await using var origen = await SembrarAsync();
        await _azure.Eventos.AppendAsync(Hechos.Append(Ejemplo, 0, "c0", 2));
        await _azure.Eventos.AppendAsync(Hechos.Append(Ejemplo, 2, "ajena"));
        await RechazaAsync(origen, $"El flujo {Ejemplo} de azurite difiere del de origen en la versión 3;");
    }

    [Fact]
    public async Task AStreamThatTheSourceDoesNotKnowIsRefused()
    {
        await using var origen = await SembrarAsync();
        await _azure.Eventos.AppendAsync(Hechos.Append("expediente/ajeno", 0, "c0"));
        await RechazaAsync(origen, "El flujo expediente/ajeno de azurite no existe en origen");
    }

    [Fact]
    public async Task ATamperedTargetIsRefusedWithItsStreamAndVersion()
    {
        await using var origen = await SembrarAsync();
        await new Migrador(De(origen, "origen"), EnTablas).MigrarAsync(_ => { });
        var tabla = new TableServiceClient(Azurite.Connection).GetTableClient(TableEventStore.Tabla);
        var (particion, renglon) = (TableKey.Of(Ejemplo), Rows.EntryKey(4)); // The append of versions 3 and 4.
        TableEntity fila = await tabla.GetEntityAsync<TableEntity>(particion, renglon);
        fila["Actor"] = "Operador:intruso";
        await tabla.UpdateEntityAsync(fila, fila.ETag, TableUpdateMode.Replace);
        await RechazaAsync(origen, $"La cadena del flujo {Ejemplo} de azurite se rompe en la versión 3;");
    }

    [Fact]
    public async Task AFichaThatDiffersIsRefusedAndStays()
    {
        await using var origen = await SembrarAsync();
        await _azure.Fichas.PutAsync([Ficha("p2") with { Correo = "otra@ejemplo.invalid" }]);
        await RechazaAsync(origen, "La ficha p2 de azurite difiere");
        Assert.Equal("otra@ejemplo.invalid", Assert.Single(await _azure.Fichas.GetAsync([new("p2")], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "Prueba"))).Correo);
    }

    // Begins a migration and kills it as soon as this much was copied.
    private async Task MatarAsync(Func<Task<bool>> yaVa)
    {
        using var una = Migrar();
        while (!await yaVa())
        {
            Assert.False(una.HasExited, "It ended before anybody could kill it.");
        }

        una.Kill();
        await una.WaitForExitAsync();
        Assert.NotEqual(0, una.ExitCode);
    }

    // But for the migrations' own, which stay where they took place.
    private static async Task<List<AccesoAFicha>> AccesosAsync(IFichaStore fichas) =>
        await fichas.AccessesAsync().Where(a => a.Actor != "Sistema:sistema").OrderBy(a => a.At).ThenBy(a => a.Finalidad, StringComparer.Ordinal).ToListAsync();

    private static async Task<List<string>> BorradoresAsync(IBorradorStore borradores)
    {
        var todos = new List<string>();
        await foreach (var id in borradores.ListAsync())
        {
            todos.Add(System.Text.Json.JsonSerializer.Serialize((await borradores.GetAsync(id))!.Borrador));
        }

        todos.Sort(StringComparer.Ordinal);
        return todos;
    }

    // As it is typed, in a process of its own.
    private Process Migrar()
    {
        var inicio = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] argumentos = [Path.Combine(AppContext.BaseDirectory, "dictamen.dll"), "migrar", "--de", $"diario:{Path.Combine(_carpeta.FullName, "origen")}", "--a", "azurite", "--datos", Path.Combine(_carpeta.FullName, "llaves")];
        foreach (var argumento in argumentos)
        {
            inicio.ArgumentList.Add(argumento);
        }

        inicio.Environment[AlmacenAzureOptions.AjusteTablas] = inicio.Environment[AlmacenAzureOptions.AjusteBlobs] = Azurite.Connection;
        return Process.Start(inicio)!;
    }

    private Extremo EnTablas => new("azurite", _azure.Eventos, _azure.Documentos, _azure.Fichas, _azure.Borradores);

    private static Extremo De(AlmacenLocal almacen, string nombre) => new(nombre, almacen.Eventos, almacen.Documentos, almacen.Fichas, almacen.Borradores);

    private AlmacenLocal Abrir(string nombre) => AlmacenLocal.Abrir(Path.Combine(_carpeta.FullName, nombre), TimeProvider.System);

    private async Task RechazaAsync(AlmacenLocal origen, string frase) =>
        Assert.StartsWith(frase, (await Assert.ThrowsAsync<MigracionRechazadaException>(() => new Migrador(De(origen, "origen"), EnTablas).MigrarAsync(_ => { }))).Message, StringComparison.Ordinal);

    // Three files of four commands with two facts each, and one of a single command with five; two documents, one of them large; two people.
    private async Task<AlmacenLocal> SembrarAsync()
    {
        var origen = Abrir("origen");
        for (var n = 1; n <= 3; n++)
        {
            for (var c = 0; c < 4; c++)
            {
                await origen.Eventos.AppendAsync(Hechos.Append(string.Create(CultureInfo.InvariantCulture, $"expediente/PCS-2019-01-{n:D6}"), c * 2, $"c{c}", 2));
            }
        }

        await origen.Eventos.AppendAsync(Hechos.Append("convocatoria/PCS-2019-01", 0, "c", 5));
        await origen.Documentos.PutAsync(Hechos.Noise(100, 1));
        await origen.Documentos.PutAsync(Hechos.Noise(200_000, 2));
        await origen.Fichas.PutAsync([Ficha("p1") with { Cuentas = new Dictionary<string, string> { ["PCS-2019-01-000001"] = "000000000000000000" } }, Ficha("p2")]);
        await origen.Fichas.NoteAccessesAsync([.. Enumerable.Range(0, 119).Select(i => Acceso("p1", i)), Acceso("p1", 118)]); // One look twice in one instant.
        await origen.Borradores.PutAsync(Borrador("b1", "comite@ejemplo.invalid"), null);
        await origen.Borradores.PutAsync(Borrador("b2", ""), null);
        return origen;
    }

    private static AccesoAFicha Acceso(string id, int n) => new(new(id), "Operador:op-1", "Cotejo", Dia.AddMinutes(7 * n));

    private static Borrador Borrador(string id, string correo) => new(id, "PCS-2019-01", correo, Dia, Dia)
    {
        Campos = ImmutableDictionary<string, string>.Empty.Add("nombre", $"Ñandú de {id}"),
        Adjuntos = ImmutableDictionary<string, Adjunto>.Empty.Add("acta", new Adjunto(new Huella(new string('a', 64)), "acta.pdf", "application/pdf", 5, Dia)),
    };

    private static Ficha Ficha(string id) => new(new(id), "Persona", "Ficticia", "", "XEXX010101HNEXXXA4", "primera@ejemplo.invalid", "", "", "Calle Ficticia 1");

    /// <summary>A store that goes away after some appends.</summary>
    private sealed class SeInterrumpe(IEventStore store, int ordenes) : IEventStore
    {
        private int _hechas;

        public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default) => store.ReadAsync(stream, afterVersion, ct);

        public ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default) =>
            Interlocked.Increment(ref _hechas) > ordenes ? throw new IOException("Se interrumpió.") : store.AppendAsync(append, CancellationToken.None);

        public IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", CancellationToken ct = default) => store.ListAsync(prefix, ct);
    }
}
