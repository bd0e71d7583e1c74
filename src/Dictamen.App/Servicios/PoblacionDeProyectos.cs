using System.Collections.Concurrent;
using System.Text.Json;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E8_Informes;

namespace Dictamen.App.Servicios;

/// <summary>How many people take part in a project, and where: counts that stand in its documents, without anybody's data.</summary>
public sealed class PoblacionDeProyectos(Repositorio repositorio, IDocumentStore documentos)
{
    // A document never changes: what it says is read once.
    private readonly ConcurrentDictionary<Huella, PersonasDelProyecto?> _personas = new();

    /// <summary>Who takes part in a project; <see langword="null"/> when no document that can be read says it.</summary>
    public async ValueTask<PersonasDelProyecto?> DeAsync(Folio folio, CancellationToken ct = default)
    {
        var expediente = (await repositorio.CargarAsync<Expediente>(folio.ToString(), ct).ConfigureAwait(false)).Estado;
        return expediente.Informes?.Final is { } final
            ? await LeerAsync<InformeDeProyecto>(final.Documento, i => new PersonasDelProyecto(i.PoblacionTotal.Mujeres, i.PoblacionTotal.Hombres, i.PoblacionTotal.Total, [.. i.Incidencia.Select(l => l.Cvegeo)], DelInforme: true), ct).ConfigureAwait(false)
                ?? await DeLaSolicitudAsync(expediente, ct).ConfigureAwait(false)
            : await DeLaSolicitudAsync(expediente, ct).ConfigureAwait(false);
    }

    private ValueTask<PersonasDelProyecto?> DeLaSolicitudAsync(Expediente expediente, CancellationToken ct) =>
        LeerAsync<ContenidoDeSolicitud>(
            expediente.Recepcion!.Anexo3,
            s => s.Anexo3.Delimitacion is var d ? new PersonasDelProyecto(d.PoblacionTotal.Mujeres, d.PoblacionTotal.Hombres, d.PoblacionTotal.Total, [.. d.Incidencia.Select(l => l.Cvegeo)], DelInforme: false) : null,
            ct);

    private async ValueTask<PersonasDelProyecto?> LeerAsync<T>(Huella huella, Func<T, PersonasDelProyecto?> personas, CancellationToken ct) where T : class
    {
        if (_personas.TryGetValue(huella, out var sabidas))
        {
            return sabidas;
        }

        try
        {
            return await documentos.LeerAsync<T>(huella, ct).ConfigureAwait(false) is { } leido ? _personas[huella] = personas(leido) : null;
        }
        catch (JsonException)
        {
            // A report may be a paper and not a form.
            return _personas[huella] = null;
        }
    }
}
