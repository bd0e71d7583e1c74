using System.Collections.Immutable;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Servicios;

/// <summary>What the Comité Dictaminador does together, with its technical secretary: compares the sheets once all are in, and signs the acta.</summary>
public sealed class DictaminacionColegiada(Despachador despachador, Repositorio repositorio, IDocumentStore documentos)
{
    /// <summary>The sheets of a project beside each other; <see langword="null"/> to whoever is neither its member nor the secretary, and to all until every sheet is in.</summary>
    public async Task<ProyectoEnSesion?> SesionAsync(Actor actor, string folio, CancellationToken ct = default)
    {
        if (!Folio.TryParse(folio, out var f) || f.ToString() != folio)
        {
            return null;
        }

        var e = (await repositorio.CargarAsync<Expediente>(folio, ct).ConfigureAwait(false)).Estado;
        if (e.Dictaminacion is not { Completa: true } d)
        {
            return null;
        }

        var c = (await repositorio.CargarAsync<Convocatoria>(f.Convocatoria, ct).ConfigureAwait(false)).Estado;
        ImmutableArray<Cedula> visibles = actor switch
        {
            { Rol: Rol.Dictaminador } => [.. d.CedulasVisiblesPara(new PersonaId(actor.Id))],
            { Rol: Rol.SecretariaTecnica } when c.SecretariaTecnica?.Valor == actor.Id => [.. d.Cedulas.Values],
            _ => [],
        };
        if (visibles.IsEmpty)
        {
            return null;
        }

        var programa = Entorno.ProgramaDe(f.Convocatoria);
        var esquema = c.Bases!.EsquemaCalificacion!;
        return new ProyectoEnSesion(e, programa, esquema, [.. programa.ComiteDictaminador
            .Join(visibles, a => a.Id, x => x.Asiento, (a, x) => new CedulaEnSesion(a, x, x.PasaPrimeraInstancia() ? Calificacion.DeCedula(x, esquema) : null))]);
    }

    /// <summary>An acta, or <see langword="null"/> to whoever does not sign it.</summary>
    public async Task<ActaEnLectura?> ActaAsync(Actor actor, string id, CancellationToken ct = default)
    {
        var acta = (await repositorio.CargarAsync<Acta>(id, ct).ConfigureAwait(false)).Estado;
        var suyo = acta.Firmantes.FirstOrDefault(f => f.Value.Valor == actor.Id).Key;
        if (suyo is null || (suyo == Acta.SecretariaTecnica ? Rol.SecretariaTecnica : Rol.Dictaminador) != actor.Rol)
        {
            return null;
        }

        var c = (await repositorio.CargarAsync<Convocatoria>(acta.Convocatoria, ct).ConfigureAwait(false)).Estado;
        var programa = Entorno.ProgramaDe(acta.Convocatoria);
        var renglones = ImmutableArray.CreateBuilder<RenglonEnLectura>(acta.Renglones.Length);
        foreach (var r in acta.Renglones)
        {
            var folio = new Folio(acta.Convocatoria, r.Consecutivo);
            var e = (await repositorio.CargarAsync<Expediente>(folio.ToString(), ct).ConfigureAwait(false)).Estado;
            renglones.Add(new RenglonEnLectura(folio, e.Recepcion?.Proyecto ?? "", r.Calificacion, r.Favorable));
        }

        var asientos = programa.ComiteDictaminador.ToDictionary(a => a.Id, a => a.Nombre);
        var firmas = acta.Firmantes.Keys
            .OrderBy(k => k == Acta.SecretariaTecnica)
            .Select(k => new FirmaEnLectura(asientos.GetValueOrDefault(k, "Secretaría Técnica"), acta.Firmas.TryGetValue(k, out var t) ? t : null, k == suyo));
        return new ActaEnLectura(acta, c, programa, renglones.ToImmutable(), [.. firmas]);
    }

    /// <summary>The text that is signed, or <see langword="null"/> to whoever does not sign it.</summary>
    public async Task<Stream?> TextoAsync(Actor actor, string id, CancellationToken ct = default) =>
        await ActaAsync(actor, id, ct).ConfigureAwait(false) is { } a ? await documentos.OpenAsync(a.Acta.Documento, ct).ConfigureAwait(false) : null;

    /// <summary>Signs an acta.</summary>
    /// <param name="actor">Who signs.</param>
    /// <param name="id">Acta.</param>
    /// <param name="documento">Digest of the text that the person saw.</param>
    /// <param name="ct">Cancels before it is signed.</param>
    public async Task<Rechazo?> FirmarAsync(Actor actor, string id, Huella documento, CancellationToken ct = default)
    {
        if (await ActaAsync(actor, id, ct).ConfigureAwait(false) is null)
        {
            return new Rechazo("NO_FIRMA", "PCS-A1-01", "No le corresponde firmar esta Acta.");
        }

        return (await despachador.EjecutarAsync(id, new FirmarActa(documento), actor, $"firma/{actor.Id}", ct).ConfigureAwait(false)).Rechazo;
    }
}
