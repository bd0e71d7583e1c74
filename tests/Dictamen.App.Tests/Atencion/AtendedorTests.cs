using System.Collections.Immutable;
using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Expedientes.E9_Cierre;
using Xunit;

namespace Dictamen.App.Tests.Atencion;

/// <summary>An errand that its target refuses is set aside and shown; nothing behind it waits.</summary>
public sealed class AtendedorTests : IAsyncDisposable
{
    private const string Id = "PCS-2019-01-A001";
    private const string Stream = $"acta/{Id}";
    private static readonly Huella Documento = new(new string('a', 64));
    private readonly Aplicacion _app = new();

    [Fact]
    public async Task ARefusedErrandIsSetAsideAndTheOthersAreDone()
    {
        await ActaConcluidaAsync();
        await RenunciaAsync("PCS-2019-01-000002");
        Assert.Null(await _app.De<Atendedor>().AtenderAsync(Stream));
        var acta = await EstadoAsync();
        Assert.Empty(acta.Encargos);
        var apartado = Assert.Single(acta.Apartados.Values);
        Assert.Equal(("dictamen/000001", "TRANSICION_NO_PERMITIDA", "PCS-4.2.3-02"), (apartado.Encargo.Id, apartado.Codigo, apartado.Regla));
        Assert.Equal(
            [nameof(EncargoDeActaCumplido), nameof(EncargoDeActaRechazado)],
            _app.Record.Tipos(Stream).Skip(2).Order(StringComparer.Ordinal));
        Assert.Null(Agenda.Cita(acta));
    }

    [Fact]
    public async Task TheOfficeSeesItAndTriesItAgain()
    {
        await ActaConcluidaAsync();
        await _app.De<Atendedor>().AtenderAsync(Stream);
        Assert.Equal(
            [("dictamen/000001", "PCS-2019-01-000001", nameof(AsentarDictamen)), ("dictamen/000002", "PCS-2019-01-000002", nameof(AsentarDictamen))],
            _app.De<EncargosApartados>().Listar().Select(e => (e.Id, e.Destino, e.Acto)));

        await RenunciaAsync("PCS-2019-01-000001");
        await ReintentarAsync("op-1");
        await _app.De<Atendedor>().AtenderAsync(Stream);
        Assert.Equal(["dictamen/000002"], _app.De<EncargosApartados>().Listar().Select(e => e.Id));
    }

    [Fact]
    public async Task WhatIsRefusedAgainIsSetAsideAgain()
    {
        await ActaConcluidaAsync();
        await _app.De<Atendedor>().AtenderAsync(Stream);
        await ReintentarAsync("op-1");
        Assert.Equal(["dictamen/000001"], (await EstadoAsync()).Encargos.Keys);
        await _app.De<Atendedor>().AtenderAsync(Stream);
        Assert.Equal(2, (await EstadoAsync()).Apartados.Count);
    }

    [Fact]
    public async Task AWriterThatWasFasterMakesItDecideAgain()
    {
        await ActaConcluidaAsync();
        await RenunciaAsync("PCS-2019-01-000001");
        await RenunciaAsync("PCS-2019-01-000002");
        _app.Record.BeforeAppend = a =>
        {
            if (a.Stream == Stream && a.CommandId.StartsWith("auto/", StringComparison.Ordinal))
            {
                _app.Record.BeforeAppend = null;
                _app.Record.DadoAsync(Stream, new ActaFirmada("X", DateTimeOffset.UnixEpoch)).GetAwaiter().GetResult();
            }
        };
        Assert.Null(await _app.De<Atendedor>().AtenderAsync(Stream));
        Assert.Empty((await EstadoAsync()).Encargos);
        Assert.Empty((await EstadoAsync()).Apartados);
    }

    [Fact]
    public async Task TheSweepFindsWhatWasSetAsideBeforeThisProcessBegan()
    {
        await ActaConcluidaAsync();
        await _app.De<Atendedor>().AtenderAsync(Stream);
        await using var otra = new Aplicacion(s => s.Add(new(typeof(IEventStore), _app.Record)));
        Assert.Empty(otra.De<EncargosApartados>().Listar());
        await otra.De<Barrido>().BarrerAsync();
        Assert.Equal(2, otra.De<EncargosApartados>().Listar().Count);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task ActaConcluidaAsync() => _app.Record.DadoAsync(
        Stream,
        new ActaLevantada(Id, "PCS-2019-01", Documento, ImmutableSortedDictionary<string, PersonaId>.Empty, [new(1, 80m, true), new(2, 70m, true)]),
        new ActaConcluida(new DateOnly(2019, 11, 12)));

    // A project that was given up meanwhile takes its dictamen as already told.
    private Task RenunciaAsync(string folio) => _app.Record.DadoAsync($"expediente/{folio}", new ApoyoRenunciado(Documento, Core.Expedientes.Estatus.Apoyado));

    private async Task ReintentarAsync(string quien)
    {
        var r = await _app.De<Despachador>().EjecutarAsync(Id, new ReintentarEncargo("dictamen/000001"), new Actor(Rol.Operador, quien), $"reintento/{quien}");
        Assert.Single(r.Hechos);
    }

    private async Task<Acta> EstadoAsync() => (await _app.De<Repositorio>().CargarAsync<Acta>(Id)).Estado;
}
