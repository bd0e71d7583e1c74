using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Servicios;

/// <summary>An acta's signatures as the record holds them, with the names of who signed.</summary>
/// <param name="Lectura">The acta.</param>
/// <param name="Nombres">Full names by seat; a name that is no longer kept is missing, and stands in the text that was signed.</param>
public sealed record ConstanciaDeFirmas(ActaEnLectura Lectura, ImmutableDictionary<string, string> Nombres);

/// <summary>Reads actas: their results, and their signatures, that are facts of the record. The text is fixed before anybody signs it, because its digest is what is signed.</summary>
public sealed class LecturaDeActas(Repositorio repositorio, ConvocatoriasEnMemoria convocatorias, IEventStore store, IFichaStore fichas)
{
    /// <summary>Every acta, those that wait for a signature first; none for whoever does not work in the office.</summary>
    public IReadOnlyList<Acta> Todas(Actor? actor) => actor.Lee()
        ? [.. convocatorias.Todas.SelectMany(c => convocatorias.ActasDe(c.Id)).OrderBy(a => !a.FirmasQueFaltan.Any()).ThenBy(a => a.Id, StringComparer.Ordinal)]
        : [];

    /// <summary>An acta for the office, without names; <see langword="null"/> when there is none, or to whoever does not work in the office.</summary>
    public async ValueTask<ActaEnLectura?> DeOficinaAsync(Actor? actor, string id, CancellationToken ct = default)
    {
        if (!actor.Lee())
        {
            return null;
        }

        var acta = await ActaAsync(id, ct).ConfigureAwait(false);
        return acta.Id.Length == 0 ? null : await LeerAsync(acta, Suyo(acta, actor!), ct).ConfigureAwait(false);
    }

    /// <summary>An acta for who signs it, or <see langword="null"/>.</summary>
    public async ValueTask<ActaEnLectura?> DeFirmanteAsync(Actor actor, string id, CancellationToken ct = default)
    {
        var acta = await ActaAsync(id, ct).ConfigureAwait(false);
        return Suyo(acta, actor) is { } suyo ? await LeerAsync(acta, suyo, ct).ConfigureAwait(false) : null;
    }

    /// <summary>The acta itself for who signs it, without what its results are about; <see langword="null"/> to anybody else.</summary>
    public async ValueTask<Acta?> PorFirmarAsync(Actor actor, string id, CancellationToken ct = default)
    {
        var acta = await ActaAsync(id, ct).ConfigureAwait(false);
        return Suyo(acta, actor) is null ? null : acta;
    }

    /// <summary>The signatures with the names of who signed, that the glossary orders. Names beside folios are for who signs, the convocatoria's secretary and the auditor (4.2.3.2, 7.2), and each look is noted.</summary>
    [Regla("PCS-A1-01", "PCS-4.2.3.2-02")]
    public async ValueTask<ConstanciaDeFirmas?> ConstanciaAsync(Actor actor, string id, CancellationToken ct = default)
    {
        var lectura = await DeFirmanteAsync(actor, id, ct).ConfigureAwait(false) ?? (await DeOficinaAsync(actor, id, ct).ConfigureAwait(false) is { } deOficina && actor.VeCedulas(deOficina.Convocatoria) ? deOficina : null);
        if (lectura is null)
        {
            return null;
        }

        var personas = (await fichas.GetAsync([.. lectura.Acta.Firmantes.Values], actor, new Uso(Finalidad.SistemasDeDatos, "Constancia de firmas del Acta de Dictaminación (glosario)"), ct).ConfigureAwait(false)).ToDictionary(f => f.Id, f => f.NombreCompleto);
        return new ConstanciaDeFirmas(lectura, lectura.Acta.Firmantes.Where(f => personas.ContainsKey(f.Value)).ToImmutableDictionary(f => f.Key, f => personas[f.Value]));
    }

    private async ValueTask<Acta> ActaAsync(string id, CancellationToken ct) => (await repositorio.CargarAsync<Acta>(id, ct).ConfigureAwait(false)).Estado;

    private static string? Suyo(Acta acta, Actor actor) =>
        acta.Firmantes.FirstOrDefault(f => f.Value.Valor == actor.Id).Key is { } suyo && (suyo == Acta.SecretariaTecnica ? Rol.SecretariaTecnica : Rol.Dictaminador) == actor.Rol ? suyo : null;

    private async ValueTask<ActaEnLectura> LeerAsync(Acta acta, string? suyo, CancellationToken ct)
    {
        var c = (await repositorio.CargarAsync<Convocatoria>(acta.Convocatoria, ct).ConfigureAwait(false)).Estado;
        var programa = Entorno.ProgramaDe(acta.Convocatoria);
        var expedientes = await repositorio.ExpedientesAsync(acta.Renglones.Select(r => new Folio(acta.Convocatoria, r.Consecutivo)), ct).ConfigureAwait(false);
        var renglones = acta.Renglones.Zip(expedientes, (r, e) => new RenglonEnLectura(new Folio(acta.Convocatoria, r.Consecutivo), e.Recepcion?.Proyecto ?? "", r.Calificacion, r.Favorable));

        var hechos = await store.ReadAsync(Repositorio.Nombre<Acta>(acta.Id), 0, ct).ConfigureAwait(false);
        var eslabones = hechos.Select(h => (Hecho: HechoCodec.Leer(h) as ActaFirmada, h.Hash)).Where(h => h.Hecho is not null).ToDictionary(h => h.Hecho!.Firmante, h => Convert.ToHexStringLower(h.Hash.Span));
        var asientos = programa.ComiteDictaminador.ToDictionary(a => a.Id, a => a.Nombre);
        var firmas = acta.Firmantes.Keys
            .OrderBy(k => k == Acta.SecretariaTecnica)
            .Select(k => new FirmaEnLectura(k, asientos.GetValueOrDefault(k, "Secretaría Técnica"), acta.Firmas.TryGetValue(k, out var t) ? t : null, eslabones.GetValueOrDefault(k), k == suyo));
        return new ActaEnLectura(acta, c, programa, [.. renglones], [.. firmas], hechos[0].At);
    }
}
