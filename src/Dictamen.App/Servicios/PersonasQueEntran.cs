using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.App.Servicios;

/// <summary>Who enters a committee (3.6.2-7): as the record knows them, in which other committees they are, and their fichas.</summary>
public sealed class PersonasQueEntran(Resumenes resumenes, FichasDelComite fichas, Seudonimos seudonimos)
{
    private static readonly Uso DeLaLista = new(Finalidad.SistemasDeDatos, "Cotejar una lista de raya con quienes integran el Comité");

    private static readonly Uso DelCambio = new(Finalidad.Elegibilidad, "Recibir el cambio de integrantes del Comité");

    /// <summary>The person as the record knows them.</summary>
    public Integrante Seudonimizar(DatosDeIntegrante persona) => seudonimos.Integrante(persona);

    /// <summary>Who of them is, or is about to be, in the committee of another complete project of the fiscal year that keeps its support.</summary>
    [Regla("PCS-A6-C5-01", "AMB-02")]
    public ImmutableArray<PersonaId> EnOtroComite(Folio folio, IReadOnlyCollection<PersonaId> personas)
    {
        var otras = resumenes.DelEjercicio(folio.Convocatoria).Where(r => r.Folio != folio && r.Completo == true && r.Estatus != Estatus.NoApoyado).SelectMany(r => r.Personas).ToHashSet();
        return [.. personas.Where(otras.Contains)];
    }

    /// <summary>Who is of a committee now, to be found among the workers of a list of day wages. The look is logged.</summary>
    [Regla("AMB-09")]
    internal async Task<ComiteConocido> DelComiteAsync(Recepcion recepcion, Actor actor, CancellationToken ct = default)
    {
        var integrantes = recepcion.Integrantes.Select(i => i.Persona).ToHashSet();
        var nombres = (await fichas.DeAsync(recepcion, actor, DeLaLista, ct).ConfigureAwait(false)).Values.Select(f => f.NombreCompleto);
        return new ComiteConocido(seudonimos, integrantes, nombres);
    }

    /// <summary>Their fichas, which are kept with the fact that names them. Who already is of this file keeps their ficha: whoever tells of a change does not get to change the address of somebody else.
    /// Only what the same file told before, without effect, is written again.</summary>
    public CambioDeFichas Fichas(Expediente expediente, ImmutableArray<DatosDeIntegrante> personas, Actor actor)
    {
        var antes = expediente.Convenio?.Cambio?.Entran.Select(e => e.Persona).Except(expediente.Recepcion!.Integrantes.Select(i => i.Persona)).ToHashSet() ?? [];
        var nuevas = personas.Select(p => seudonimos.Ficha(p, [])).ToList();
        return fichas.Cambio(expediente.Recepcion!, nuevas.Select(f => f.Id), actor, DelCambio, hay => nuevas.Where(f => !hay.ContainsKey(f.Id) || antes.Contains(f.Id)));
    }
}
