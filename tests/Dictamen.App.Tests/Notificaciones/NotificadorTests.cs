using System.Collections.Immutable;
using Dictamen.App.Notificaciones;
using Dictamen.App.Ports;
using Dictamen.App.Servicios;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.App.Tests.Notificaciones;

/// <summary>A notification that brings links goes out once, and its links are in the queue before it does.</summary>
public sealed class NotificadorTests : IAsyncDisposable
{
    private const string Folio = "PCS-2019-01-000042";
    private static readonly PersonaId Persona = new(new string('b', 32));
    private static readonly Notificacion ConEnlace = new("folio", "folio-de-participacion", "PCS-4.2.2-02") { ConEnlace = [Persona] };

    private readonly Aplicacion _app = new(s => s.AddSingleton<IFichaStore>(new UnaFicha()));

    [Fact]
    public async Task WhatFailsBeforeTheMessageSendsNothingAndTheNextTryLeavesOneMessageAndOneLink()
    {
        _app.Borradores.AlGuardar = _ => throw new IOException("El almacén no responde (prueba).");
        await Assert.ThrowsAsync<IOException>(() => EnviarAsync());
        Assert.Empty(_app.Correo.Enviados);

        _app.Borradores.AlGuardar = null;
        await EnviarAsync();
        Assert.Equal($"expediente/{Folio}/folio", Assert.Single(_app.Correo.Enviados).Id);
        Assert.Equal(("integrante@ejemplo.invalid", Folio), Assert.Single(await _app.De<EnlacesPedidos>().PendientesAsync()) is var p ? (p.Correo, p.Folio) : default);
    }

    [Fact]
    public async Task ALinkThatIsPromisedAgainBeforeItWasSentWaitsOnce()
    {
        await EnviarAsync();
        await EnviarAsync();
        Assert.Single(await _app.De<EnlacesPedidos>().PendientesAsync());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task EnviarAsync() => await _app.De<Notificador>().EnviarAsync(
        Folio,
        Expediente.Inicial with
        {
            Folio = new Folio("PCS-2019-01", 42),
            Recepcion = new Recepcion(_app.Reloj.Ahora, new Huella(new string('a', 64)), "C-1", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [new Integrante("REPRESENTANTE", Persona, "M")], [], ImmutableDictionary<string, Huella>.Empty, []),
        },
        ConEnlace);

    private sealed class UnaFicha : IFichaStore
    {
        public ValueTask<IReadOnlyList<Ficha>> GetAsync(IReadOnlyCollection<PersonaId> ids, Actor actor, Uso uso, CancellationToken ct = default) =>
            new([.. ids.Select(id => new Ficha(id, "Persona", "ficticia", "", "", "Integrante@ejemplo.invalid", "", "", ""))]);

        public ValueTask PutAsync(IReadOnlyCollection<Ficha> fichas, CancellationToken ct = default) => default;

        public ValueTask EraseAsync(PersonaId id, Actor actor, string motivo, CancellationToken ct = default) => default;

        public IAsyncEnumerable<PersonaId> ListAsync(CancellationToken ct = default) => AsyncEnumerable.Empty<PersonaId>();

        public IAsyncEnumerable<AccesoAFicha> AccessesAsync(PersonaId? id = null, DateTimeOffset? since = null, DateTimeOffset? before = null, CancellationToken ct = default) => AsyncEnumerable.Empty<AccesoAFicha>();

        public ValueTask NoteAccessesAsync(IReadOnlyCollection<AccesoAFicha> accesos, CancellationToken ct = default) => default;
    }
}
