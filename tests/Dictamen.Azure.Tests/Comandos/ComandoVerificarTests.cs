using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Azure.Documentos;
using Dictamen.Azure.Tablas;
using Dictamen.Host.Comandos;
using Xunit;

namespace Dictamen.Azure.Tests.Comandos;

/// <summary><c>dictamen verificar</c> of a record in Azure, as an auditor types it.</summary>
[Collection(AjustesDelProceso.Nombre)]
public sealed class ComandoVerificarTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private const string Flujo = "expediente/PCS-2019-01-000001";
    private static readonly string s_particion = TableKey.Of(Flujo);
    private static readonly string s_orden = Orden.De("api/op-1/k", "una"u8);

    private TableClient Tabla => Clientes.Tablas(Opciones).GetTableClient(TableEventStore.Tabla);

    private TableEventStore Registro => new(Tabla);

    private AlmacenAzureOptions Opciones => azurite.Options;

    public Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable(AlmacenAzureOptions.AjusteTablas, azurite.Server.Connection);
        Environment.SetEnvironmentVariable(AlmacenAzureOptions.AjusteBlobs, azurite.Server.Connection);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        Environment.SetEnvironmentVariable(AlmacenAzureOptions.AjusteTablas, null);
        Environment.SetEnvironmentVariable(AlmacenAzureOptions.AjusteBlobs, null);
        await Tabla.DeleteAsync();
        await Clientes.Blobs(Opciones).GetBlobContainerClient(BlobDocumentStore.Contenedor).DeleteIfExistsAsync();
    }

    [Fact]
    public async Task AnIntactRecordEndsWithZeroAndNothingIsWritten()
    {
        await SembrarAsync();
        var antes = await RenglonesAsync();
        var (codigo, salida, errores) = await CorrerAsync("verificar", "--almacen", "azure");
        Assert.Equal((0, ""), (codigo, errores));
        Assert.Contains("El registro está íntegro: 6 hechos en 5 registros de 2 flujos.", salida, StringComparison.Ordinal);
        Assert.Contains($"Huella de todas las cadenas: {Chain.Digest(await Registro.ListAsync().ToListAsync())}", salida, StringComparison.Ordinal);
        Assert.Contains("Documentos: 1 archivo, con la huella que le da nombre.", salida, StringComparison.Ordinal);
        Assert.Equal(antes, await RenglonesAsync());
        Assert.Equal([TableEventStore.Tabla], await Clientes.Tablas(Opciones).QueryAsync().Select(t => t.Name).ToListAsync());

        var json = JsonDocument.Parse((await CorrerAsync("verificar", "--almacen", "azurite", "--json")).Salida).RootElement;
        Assert.True(json.GetProperty("integro").GetBoolean());
        Assert.Equal(6, json.GetProperty("verificacion").GetProperty("hechos").GetInt32());
    }

    [Theory]
    [InlineData("hecho", "e000000000003: el hecho no corresponde a su eslabón de la cadena del flujo.")]
    [InlineData("actor", "e000000000003: el hecho no corresponde a su eslabón de la cadena del flujo.")]
    [InlineData("bytes", "e000000000003: el contenido del renglón no se entiende.")]
    [InlineData("sin instante", "e000000000003: el contenido del renglón no se entiende.")]
    [InlineData("sin actor", "e000000000003: el contenido del renglón no se entiende.")]
    [InlineData("sin comando", "e000000000003: el contenido del renglón no se entiende.")]
    [InlineData("versión de otro tipo", "e000000000003: el contenido del renglón no se entiende.")]
    [InlineData("bytes de otro tipo", "e000000000003: el contenido del renglón no se entiende.")]
    [InlineData("anexo de otro tipo", "e000000000005: el contenido del renglón no se entiende.")]
    [InlineData("anexo sin huella", "e000000000005: El nombre del anexo de los hechos no es una huella.")]
    [InlineData("no es JSON", "e000000000006: Los datos del hecho 6 del flujo expediente/PCS-2019-01-000001 no son JSON.")]
    [InlineData("texto que no es UTF-8", "e000000000006: Los datos del hecho 6 del flujo expediente/PCS-2019-01-000001 no son JSON.")]
    [InlineData("versión fuera de orden", "e000000000003: el flujo está en la versión 2 y el renglón dice empezar en la 7.")]
    [InlineData("sin hechos", "e000000000004: el flujo está en la versión 2 y el renglón dice empezar en la 4.")]
    [InlineData("sin los últimos", "h: los hechos del flujo llegan a la versión 4 y su cabeza dice la 5.")]
    [InlineData("sin anexo", "e000000000005: Los hechos del anexo")]
    [InlineData("cabeza", "h: la cabeza del flujo tiene otro eslabón que el último hecho.")]
    [InlineData("cabeza sin versión", "h: el contenido del renglón no se entiende.")]
    [InlineData("cabeza sin eslabón", "h: el contenido del renglón no se entiende.")]
    [InlineData("cabeza de otro tipo", "h: el contenido del renglón no se entiende.")]
    [InlineData("sin cabeza", "h: falta el renglón de la cabeza del flujo.")]
    [InlineData("sin orden", "falta el renglón que impide que una orden se ejecute otra vez.")]
    [InlineData("orden de más", "el renglón es de una orden cuyos hechos no están.")]
    [InlineData("sin clave", "falta el renglón por el que se reconoce que una orden es otra con la misma clave.")]
    [InlineData("renglón ajeno", "zz: el renglón no es de los que se escriben en un flujo.")]
    [InlineData("partición ajena", "registro/zona%: la partición no es la de ningún flujo.")]
    [InlineData("cabeza de partición ajena", "registro/zona.: la partición no es la de ningún flujo.")]
    [InlineData("orden sin versión", ": el contenido del renglón no se entiende.")]
    [InlineData("clave sin orden", ": el contenido del renglón no se entiende.")]
    [InlineData("sin documento", "Documentos: se rompe en")]
    [InlineData("documento", "el contenido no tiene la huella que le da nombre.")]
    public async Task WhatIsNotAsItWasWrittenEndsWithOneAndSaysWhere(string que, string frase)
    {
        var documento = await SembrarAsync();
        var documentos = Clientes.Blobs(Opciones).GetBlobContainerClient(BlobDocumentStore.Contenedor);
        switch (que)
        {
            case "hecho":
                await CambiarAsync(Rows.EntryKey(3), e => e["D00"] = (byte[])[.. e.GetBinary("D00").Select((b, i) => i == 15 ? (byte)(b ^ 1) : b)]);
                break;
            case "actor":
                await CambiarAsync(Rows.EntryKey(3), e => e["Actor"] = "Sistema:otro");
                break;
            case "bytes":
                await CambiarAsync(Rows.EntryKey(3), e => e["D00"] = e.GetBinary("D00")[..9]);
                break;
            case "sin instante":
                await CambiarAsync(Rows.EntryKey(3), e => e.Remove("Fecha"));
                break;
            case "sin actor":
                await CambiarAsync(Rows.EntryKey(3), e => e.Remove("Actor"));
                break;
            case "sin comando":
                await CambiarAsync(Rows.EntryKey(3), e => e.Remove(Rows.Command));
                break;
            case "versión de otro tipo":
                await CambiarAsync(Rows.EntryKey(3), e => e[Rows.Version] = "3");
                break;
            case "bytes de otro tipo":
                await CambiarAsync(Rows.EntryKey(3), e => e["D00"] = "{}");
                break;
            case "anexo de otro tipo":
                await CambiarAsync(Rows.EntryKey(5), e => e[Rows.Overflow] = 1L);
                break;
            case "anexo sin huella":
                await CambiarAsync(Rows.EntryKey(5), e => e[Rows.Overflow] = new string('x', 9_000));
                break;
            case "no es JSON":
                await Registro.AppendAsync(Hechos.Append(Flujo, 5, "c5", "{\"n\":"u8.ToArray()));
                break;
            case "texto que no es UTF-8":
                await Registro.AppendAsync(Hechos.Append(Flujo, 5, "c5", [(byte)'"', .. Enumerable.Repeat((byte)0xFF, 64), (byte)'"']));
                break;
            case "versión fuera de orden":
                await CambiarAsync(Rows.EntryKey(3), e => e["Desde"] = 7L);
                break;
            case "sin hechos":
                await QuitarAsync(Rows.EntryKey(3));
                break;
            case "sin los últimos":
                await QuitarAsync(Rows.EntryKey(5));
                break;
            case "sin anexo":
                await foreach (var pieza in Tabla.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey ge {"a"} and RowKey lt {"b"}")))
                {
                    await Tabla.DeleteEntityAsync(pieza);
                }

                break;
            case "cabeza":
                await CambiarAsync(Rows.Header, e => e[Rows.Link] = new byte[Chain.Size]);
                break;
            case "cabeza sin versión":
                await CambiarAsync(Rows.Header, e => e.Remove(Rows.Version));
                break;
            case "cabeza sin eslabón":
                await CambiarAsync(Rows.Header, e => e.Remove(Rows.Link));
                break;
            case "cabeza de otro tipo":
                await CambiarAsync(Rows.Header, e => e[Rows.Version] = "5");
                break;
            case "sin cabeza":
                await QuitarAsync(Rows.Header);
                break;
            case "sin orden":
                await QuitarAsync(Rows.CommandKey("c2"));
                break;
            case "orden de más":
                await Tabla.AddEntityAsync(new TableEntity(s_particion, Rows.CommandKey("c9")) { [Rows.Command] = "c9", [Rows.Version] = 9L });
                break;
            case "sin clave":
                await QuitarAsync(Rows.OrderKey("api/op-1/k", 4));
                break;
            case "renglón ajeno":
                await Tabla.AddEntityAsync(new TableEntity(s_particion, "zz"));
                break;
            case "partición ajena":
                await Tabla.AddEntityAsync(new TableEntity("zona%", "c"));
                break;
            case "cabeza de partición ajena":
                await Tabla.AddEntityAsync(new TableEntity("zona.", Rows.Header) { [Rows.Version] = 1L, [Rows.Link] = new byte[Chain.Size] });
                break;
            case "orden sin versión":
                await CambiarAsync(Rows.CommandKey("c2"), e => e.Remove(Rows.Version));
                break;
            case "clave sin orden":
                await CambiarAsync(Rows.OrderKey("api/op-1/k", 4), e => e.Remove(Rows.Command));
                break;
            case "sin documento":
                await documentos.DeleteBlobAsync(documento);
                break;
            case "documento":
                await documentos.GetBlobClient(documento).UploadAsync(BinaryData.FromString("otro"), overwrite: true);
                break;
        }

        var (codigo, salida, errores) = await CorrerAsync("verificar", "--almacen", "azure");
        Assert.Equal((1, ""), (codigo, errores));
        Assert.Contains(frase, salida, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARecordFromBeforeOrdersHadRowsIsIntact()
    {
        await SembrarAsync();
        await QuitarAsync(Rows.OrderKey("api/op-1/k", 4));
        await CambiarAsync(Rows.Header, e => e.Remove("ClavesDesde"));
        Assert.Equal(0, (await CorrerAsync("verificar", "--almacen", "azure")).Codigo);
    }

    [Fact]
    public async Task ARecordThatGrowsMeanwhileIsIntact()
    {
        await SembrarAsync();
        using var basta = new CancellationTokenSource();
        var escribiendo = Task.WhenAll(Enumerable.Range(0, 3).Select(e => Task.Run(async () =>
        {
            for (var i = 0; !basta.IsCancellationRequested; i++)
            {
                await Registro.AppendAsync(Hechos.Append($"expediente/vivo-{e}", i, i % 2 == 0 ? $"c{i}" : Orden.De($"api/op-1/{i}", "una"u8)));
            }
        })));
        for (var i = 0; i < 8; i++)
        {
            var (codigo, salida, _) = await CorrerAsync("verificar", "--almacen", "azure");
            Assert.True(codigo == 0, salida);
        }

        await basta.CancelAsync();
        await escribiendo;
    }

    [Fact]
    public async Task WhereThereIsNoRecordItSaysSoAndMakesNone()
    {
        var (codigo, _, errores) = await CorrerAsync("verificar", "--almacen", "azure");
        Assert.Equal((2, $"En «azure» no hay un registro; corrija {AlmacenAzureOptions.AjusteTablas}."), (codigo, errores.Trim()));
        Assert.Empty(await Clientes.Tablas(Opciones).QueryAsync().ToListAsync());
    }

    [Fact]
    public async Task AFolderIsOfAJournalAlone()
    {
        var (codigo, _, errores) = await CorrerAsync("verificar", "--almacen", "azure", "--datos", "x");
        Assert.Equal(2, codigo);
        Assert.Contains("«--datos» es la carpeta de un diario", errores, StringComparison.Ordinal);
    }

    // Two streams: one of five facts in four appends, the third by an order and the last beyond what fits in a row; the other names a document.
    private async Task<string> SembrarAsync()
    {
        await Clientes.Tablas(Opciones).CreateTableAsync(TableEventStore.Tabla);
        var documentos = Clientes.Blobs(Opciones).GetBlobContainerClient(BlobDocumentStore.Contenedor);
        await documentos.CreateAsync();
        var huella = await new BlobDocumentStore(documentos).PutAsync("documento"u8.ToArray());
        await Registro.AppendAsync(Hechos.Append(Flujo, 0, "c1", facts: 2));
        await Registro.AppendAsync(Hechos.Append(Flujo, 2, "c2"));
        await Registro.AppendAsync(Hechos.Append(Flujo, 3, s_orden));
        await Registro.AppendAsync(Hechos.Append(Flujo, 4, "c4", Encoding.UTF8.GetBytes($"\"{Convert.ToHexString(Hechos.Noise(500_000, 1))}\"")));
        await Registro.AppendAsync(Hechos.Append("expediente/PCS-2019-01-000002", 0, "c1", Encoding.UTF8.GetBytes($$"""{"documento":"{{huella}}"}""")));
        return huella.Valor;
    }

    private async Task CambiarAsync(string renglon, Action<TableEntity> cambio)
    {
        TableEntity actual = await Tabla.GetEntityAsync<TableEntity>(s_particion, renglon);
        cambio(actual);
        await Tabla.UpdateEntityAsync(actual, ETag.All, TableUpdateMode.Replace);
    }

    private async Task QuitarAsync(string renglon) => await Tabla.DeleteEntityAsync(s_particion, renglon);

    private async Task<List<string>> RenglonesAsync() => await Tabla.QueryAsync<TableEntity>().Select(r => $"{r.PartitionKey} {r.RowKey} {r.ETag}").ToListAsync();

    private static async Task<(int Codigo, string Salida, string Errores)> CorrerAsync(params string[] args)
    {
        var (salida, errores) = (new StringWriter(CultureInfo.InvariantCulture), new StringWriter(CultureInfo.InvariantCulture));
        return (await LineaDeComandos.Ejecutar(args, salida, errores), salida.ToString(), errores.ToString());
    }
}
