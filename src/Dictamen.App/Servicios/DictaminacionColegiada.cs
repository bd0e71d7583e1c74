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
public sealed class DictaminacionColegiada(Despachador despachador, Repositorio repositorio, LecturaDeActas actas, IDocumentStore documentos)
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

    /// <summary>The text that is signed, or <see langword="null"/> to whoever does not sign it.</summary>
    public async Task<Stream?> TextoAsync(Actor actor, string id, CancellationToken ct = default) =>
        await actas.PorFirmarAsync(actor, id, ct).ConfigureAwait(false) is { } acta ? await documentos.OpenAsync(acta.Documento, ct).ConfigureAwait(false) : null;

    /// <summary>Signs an acta.</summary>
    /// <param name="actor">Who signs.</param>
    /// <param name="id">Acta.</param>
    /// <param name="documento">Digest of the text that the person saw.</param>
    /// <param name="orden">Id of the order, where whoever sends it gave one.</param>
    /// <param name="ct">Cancels before it is signed.</param>
    public async Task<Rechazo?> FirmarAsync(Actor actor, string id, Huella documento, string? orden = null, CancellationToken ct = default)
    {
        if (await actas.PorFirmarAsync(actor, id, ct).ConfigureAwait(false) is null)
        {
            return new Rechazo("NO_FIRMA", "PCS-A1-01", "No le corresponde firmar esta Acta.");
        }

        return (await despachador.EjecutarAsync(id, new FirmarActa(documento), actor, orden ?? $"firma/{actor.Id}", ct).ConfigureAwait(false)).Rechazo;
    }
}
