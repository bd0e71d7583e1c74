using System.Globalization;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.App.Servicios;

/// <summary>What a member has declared and filled in and not handed in yet: drafts, each under the digest of whose it is.</summary>
public sealed class DictaminacionBorradores(IBorradorStore store, TimeProvider reloj)
{
    private const string CampoProtesta = "protesta";

    /// <summary>When the member declared independence and confidentiality for a convocatoria, or <see langword="null"/>.</summary>
    public async Task<DateTimeOffset?> ProtestaAsync(string convocatoria, Actor actor, CancellationToken ct = default) =>
        (await store.GetAsync(Id("protesta", convocatoria, actor), ct).ConfigureAwait(false))?.Borrador.Campo(CampoProtesta) is { Length: > 0 } t
            ? DateTimeOffset.ParseExact(t, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : null;

    /// <summary>Keeps that declaration; the first one stands.</summary>
    public Task ProtestarAsync(string convocatoria, Actor actor, DateTimeOffset cuando, CancellationToken ct = default) =>
        CambiarAsync(Id("protesta", convocatoria, actor), convocatoria, b => (b.Campo(CampoProtesta).Length > 0 ? b : b with { Campos = b.Campos.SetItem(CampoProtesta, cuando.ToString("O", CultureInfo.InvariantCulture)) }, null), ct);

    /// <summary>The sheet of a project as far as it was filled in, or <see langword="null"/>.</summary>
    public async Task<BorradorDeCedula?> CedulaAsync(Folio folio, Actor actor, CancellationToken ct = default) =>
        await store.GetAsync(Id("cedula", folio.ToString(), actor), ct).ConfigureAwait(false) is { } guardado ? new BorradorDeCedula(guardado.Borrador.Campos) { Ventana = guardado.Borrador.UltimaVentana("") } : null;

    /// <summary>Changes that sheet, or says why it may not.</summary>
    public Task<Rechazo?> CambiarAsync(Folio folio, Actor actor, Func<Borrador, (Borrador? Nuevo, Rechazo? Rechazo)> cambio, CancellationToken ct = default) =>
        CambiarAsync(Id("cedula", folio.ToString(), actor), folio.ToString(), cambio, ct);

    private async Task<Rechazo?> CambiarAsync(string id, string tramite, Func<Borrador, (Borrador? Nuevo, Rechazo? Rechazo)> cambio, CancellationToken ct)
    {
        var ahora = reloj.GetUtcNow();
        var (_, rechazo) = await store.CambiarAsync(
            id,
            null,
            actual =>
            {
                var (nuevo, rechazo) = cambio(actual ?? new Borrador(id, tramite, "", ahora, ahora));
                return new((nuevo is null ? null : nuevo with { ActualizadoEl = ahora }, rechazo));
            },
            ct).ConfigureAwait(false);
        return rechazo?.Codigo == Despachador.Ocupado ? throw new AlmacenNoDisponibleException(null, null) : rechazo;
    }

    private static string Id(string que, string deQue, Actor actor) => Huellas.De(Encoding.UTF8.GetBytes($"{que}/{deQue}/{actor.Id}")).Valor[..32];
}
