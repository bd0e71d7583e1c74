using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Dictamen.App.Migracion;
using Dictamen.App.Ports;
using Dictamen.App.Servicios;
using Dictamen.Azure.Fichas;
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
            var copiados = int.Parse(Regex.Match(salida, "Se copiaron ahora ([0-9,]+) hechos?").Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
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
    public async Task ADraftThatWentOnInTheSourceReplacesItsCopyAndOneThatDiffersInTheTargetIsRefused()
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
    public async Task ARecordIsRestoredBesideDraftsThatWentOnSinceItsBackup()
    {
        await using var respaldo = await SembrarAsync();
        await new Migrador(De(respaldo, "respaldo"), EnTablas).MigrarAsync(_ => { });
        var alla = (await _azure.Borradores.GetAsync("b2"))!;
        await _azure.Borradores.PutAsync(alla.Borrador with { Campos = alla.Borrador.Campos.SetItem("nombre", "allá"), ActualizadoEl = alla.Borrador.ActualizadoEl.AddDays(1) }, alla.ETag);

        // The queue of links is each site's own: made another day, and changed at each request.
        using var enlaces = new EnlacesPedidos(respaldo.Borradores, TimeProvider.System);
        using var suyos = new EnlacesPedidos(_azure.Borradores, TimeProvider.System);
        Assert.Null(await enlaces.PedirAsync("uno@ejemplo.invalid", ""));
        Assert.Null(await suyos.PedirAsync("otro@ejemplo.invalid", ""));

        // The tables were damaged and emptied; the containers were not.
        var tablas = new TableServiceClient(Azurite.Connection);
        foreach (var tabla in new[] { TableEventStore.Tabla, TableFichaStore.Tabla })
        {
            var cliente = tablas.GetTableClient(tabla);
            await foreach (var renglon in cliente.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
            {
                await cliente.DeleteEntityAsync(renglon);
            }
        }

        _azure = new AlmacenAzure(Opciones, TimeProvider.System);
        var r = await new Migrador(De(respaldo, "respaldo"), EnTablas).MigrarAsync(_ => { });
        Assert.Equal((r.Hechos, 0, 2), (r.HechosCopiados, r.BorradoresCopiados, r.BorradoresConservados));
        Assert.Equal("allá", (await _azure.Borradores.GetAsync("b2"))!.Borrador.Campo("nombre"));
        Assert.Equal(["otro@ejemplo.invalid"], (await suyos.PendientesAsync()).Select(e => e.Correo));
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
    public async Task AFichaThatDiffersIsRefusedAndStaysAndWhoWasErasedGoesNevertheless()
    {
        await using var origen = await SembrarAsync();
        await _azure.Fichas.PutAsync([Ficha("p1"), Ficha("p2") with { Correo = "otra@ejemplo.invalid" }]);
        await origen.Fichas.EraseAsync(new("p1"), new Actor(Rol.Operador, "op-1"), "x");
        await RechazaAsync(origen, "La ficha p2 de azurite difiere");
        Assert.Equal("otra@ejemplo.invalid", Assert.Single(await _azure.Fichas.GetAsync([new("p1"), new("p2")], Actor.Sistema, new Uso(Finalidad.SistemasDeDatos, "Prueba"))).Correo);
    }

    [Fact]
    public async Task WhatIsRecordedDuringTheCopyIsNotInItAndTheCopyIsWhole()
    {
        await using var origen = await SembrarAsync();
        var antes = await CorridaDeDemo.CabezasAsync(origen.Eventos);

        // A committee hands in a document on its file, and continues a form, when the documents were just listed.
        var enUso = De(origen, "origen") with { Documentos = new MientrasSeCopia(origen.Documentos, EntregarAsync) };
        var respaldo = await new Migrador(enUso, EnTablas).MigrarAsync(_ => { });
        Assert.Equal((29, 29, 1), (respaldo.Hechos, respaldo.HechosCopiados, respaldo.HechosPosteriores));
        Assert.Equal(antes, await CorridaDeDemo.CabezasAsync(_azure.Eventos));
        Assert.Equal(2, await _azure.Documentos.ListAsync().CountAsync());
        Assert.Equal("acta.pdf", Assert.Single((await _azure.Borradores.GetAsync("b1"))!.Borrador.Adjuntos).Value.Nombre);

        // Afterwards, with the site closed, the rest.
        var resto = await new Migrador(De(origen, "origen"), EnTablas).MigrarAsync(_ => { });
        Assert.Equal((30, 1, 1, 1, 0), (resto.Hechos, resto.HechosCopiados, resto.DocumentosCopiados, resto.BorradoresCopiados, resto.HechosPosteriores));
        Assert.Equal(await CorridaDeDemo.CabezasAsync(origen.Eventos), await CorridaDeDemo.CabezasAsync(_azure.Eventos));

        async Task EntregarAsync()
        {
            var huella = await origen.Documentos.PutAsync(Hechos.Noise(100, 3));
            await origen.Eventos.AppendAsync(Hechos.Append(Ejemplo, 8, "entrega", Encoding.UTF8.GetBytes($$"""{"documento":"{{huella}}"}""")));
            var b = (await origen.Borradores.GetAsync("b1"))!;
            var sigue = b.Borrador with { Adjuntos = b.Borrador.Adjuntos.SetItem("acta", new Adjunto(huella, "otra.pdf", "application/pdf", 100, Dia)), ActualizadoEl = Dia.AddTicks(1) };
            Assert.NotNull(await origen.Borradores.PutAsync(sigue, b.ETag));
        }
    }

    [Fact]
    public async Task TheCommandBacksUpASiteInUseAndSaysUpToWhere()
    {
        await using (var origen = await SembrarAsync())
        {
            await new Migrador(De(origen, "origen"), EnTablas).MigrarAsync(_ => { });
        }

        using var orden = Migrar("azurite", $"diario:{Path.Combine(_carpeta.FullName, "respaldo")}");
        var n = 0;
        for (; !orden.HasExited; n++)
        {
            await _azure.Eventos.AppendAsync(Hechos.Append("expediente/vivo", n, $"c{n}"));
        }

        var salida = await orden.StandardOutput.ReadToEndAsync();
        Assert.Equal((0, ""), (orden.ExitCode, await orden.StandardError.ReadToEndAsync()));
        Assert.Contains("azurite siguió en uso y desde entonces registró", salida, StringComparison.Ordinal);
        Assert.DoesNotContain("son iguales", salida, StringComparison.Ordinal);
        await using var respaldo = JournalEventStore.Open(Path.Combine(_carpeta.FullName, "respaldo", AlmacenLocal.Diario));
        Assert.InRange(await respaldo.ListAsync().Select(c => c.Version).SumAsync(), 29, 28 + n);
    }

    [Fact]
    public async Task ADocumentThatTheSourceItselfLacksIsSaidWhenTheRestWasCopied()
    {
        await using var origen = await SembrarAsync();
        var perdido = new string('b', 64);
        await origen.Eventos.AppendAsync(Hechos.Append(Ejemplo, 8, "c", Encoding.UTF8.GetBytes($$"""{"documentos":["{{perdido}}"]}""")));
        await RechazaAsync(origen, $"Todo lo demás se copió, pero origen no tiene 1 de los documentos que sus hechos nombran; uno es {perdido}, del flujo {Ejemplo}.");
        Assert.Equal(await CorridaDeDemo.CabezasAsync(origen.Eventos), await CorridaDeDemo.CabezasAsync(_azure.Eventos));
    }

    [Fact]
    public async Task WhoWasErasedAtTheSourceIsErasedFromItsCopy()
    {
        await using var origen = await SembrarAsync();
        await new Migrador(De(origen, "origen"), EnTablas).MigrarAsync(_ => { });
        await origen.Fichas.EraseAsync(new("p1"), new Actor(Rol.Operador, "op-1"), "solicitud ARCO UT-1");
        Assert.Equal((1, 0), await CopiarAsync());
        Assert.Equal(["p2"], await _azure.Fichas.ListAsync().Select(p => p.Valor).ToListAsync());
        Assert.Equal(["Supresión: solicitud ARCO UT-1", "Supresión: Se suprimió en el origen. Migración del registro"], await SupresionesAsync(_azure.Fichas));
        Assert.Equal((0, 0), await CopiarAsync());

        // And on, from the copy to its own: what the migration noted stays where it was.
        await using var vuelta = Abrir("vuelta");
        await vuelta.Fichas.PutAsync([Ficha("p1")]);
        Assert.Equal(1, (await new Migrador(EnTablas, De(vuelta, "vuelta")).MigrarAsync(_ => { })).FichasSuprimidas);
        Assert.Equal(2, (await SupresionesAsync(vuelta.Fichas)).Count);

        async Task<(int, int)> CopiarAsync() =>
            await new Migrador(De(origen, "origen"), EnTablas).MigrarAsync(_ => { }) is var r ? (r.FichasSuprimidas, r.FichasCopiadas) : default;

        static async Task<List<string>> SupresionesAsync(IFichaStore fichas) => await fichas.AccessesAsync().Where(a => a.EsSupresion).Select(a => a.Finalidad).ToListAsync();
    }

    [Fact]
    public async Task NobodyIsErasedFromATargetThatIsNoCopyOfTheSource()
    {
        await using var origen = await SembrarAsync();
        await origen.Fichas.EraseAsync(new("p1"), new Actor(Rol.Operador, "op-1"), "x");
        await _azure.Fichas.PutAsync([Ficha("p1")]);
        await _azure.Eventos.AppendAsync(Hechos.Append(Ejemplo, 0, "ajena"));
        await RechazaAsync(origen, $"El flujo {Ejemplo} de azurite difiere del de origen en la versión 1;");
        Assert.Equal(["p1", "p2"], await _azure.Fichas.ListAsync().Select(p => p.Valor).Order().ToListAsync());
    }

    [Fact]
    public async Task AFichaThatTheSourceNeverErasedStaysAndIsSaid()
    {
        await using var origen = await SembrarAsync();
        await _azure.Fichas.PutAsync([Ficha("p9")]);
        await RechazaAsync(origen, "La ficha p9 de azurite no existe en origen, ni consta que ahí se haya suprimido;");
        Assert.Equal(3, await _azure.Fichas.ListAsync().CountAsync());
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
    private Process Migrar() => Migrar($"diario:{Path.Combine(_carpeta.FullName, "origen")}", "azurite");

    private Process Migrar(string de, string a)
    {
        var inicio = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] argumentos = [Path.Combine(AppContext.BaseDirectory, "dictamen.dll"), "migrar", "--de", de, "--a", a, "--datos", Path.Combine(_carpeta.FullName, "llaves")];
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

    /// <summary>Documents of a site in use: something is done as soon as they were listed.</summary>
    private sealed class MientrasSeCopia(IDocumentStore store, Func<Task> hacer) : IDocumentStore
    {
        public ValueTask<Huella> PutAsync(Stream content, CancellationToken ct = default) => store.PutAsync(content, ct);

        public ValueTask<Huella> PutAsync(ReadOnlyMemory<byte> content, CancellationToken ct = default) => store.PutAsync(content, ct);

        public ValueTask<Stream?> OpenAsync(Huella digest, CancellationToken ct = default) => store.OpenAsync(digest, ct);

        public async IAsyncEnumerable<Huella> ListAsync([EnumeratorCancellation] CancellationToken ct = default)
        {
            await foreach (var huella in store.ListAsync(ct))
            {
                yield return huella;
            }

            await hacer();
        }
    }

    /// <summary>A store that goes away after some appends.</summary>
    private sealed class SeInterrumpe(IEventStore store, int ordenes) : IEventStore
    {
        private int _hechas;

        public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, long afterVersion = 0, CancellationToken ct = default) => store.ReadAsync(stream, afterVersion, ct);

        public ValueTask<IReadOnlyList<RecordedEvent>> FindAsync(string stream, string commandId, CancellationToken ct = default) => store.FindAsync(stream, commandId, ct);

        public ValueTask<AppendResult> AppendAsync(Append append, CancellationToken ct = default) =>
            Interlocked.Increment(ref _hechas) > ordenes ? throw new IOException("Se interrumpió.") : store.AppendAsync(append, CancellationToken.None);

        public IAsyncEnumerable<StreamHead> ListAsync(string prefix = "", CancellationToken ct = default) => store.ListAsync(prefix, ct);
    }
}
