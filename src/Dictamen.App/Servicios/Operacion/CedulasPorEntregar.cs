using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Plazos;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>How far somebody is who reviews the projects of a convocatoria. Confidential (4.2.3.2).</summary>
/// <param name="Persona">Who.</param>
/// <param name="Entregadas">Sheets handed in.</param>
/// <param name="Pendientes">Projects whose sheet is missing, in the order of their folios.</param>
/// <param name="Conflictos">Projects in which they declared a conflict and wait for a substitute.</param>
public sealed record AvanceDeQuienDictamina(PersonaId Persona, int Entregadas, ImmutableArray<Folio> Pendientes, ImmutableArray<Folio> Conflictos)
{
    /// <summary>Projects assigned; not those that left the dictamination without a sheet.</summary>
    public int Asignadas => Entregadas + Pendientes.Length + Conflictos.Length;
}

/// <summary>How far the Comité Dictaminador of a convocatoria is.</summary>
/// <param name="Convocatoria">Id of the convocatoria.</param>
/// <param name="Plazo">Term within which the results are published (PZ-05), while it is open.</param>
/// <param name="Renglones">How far each one is, with the seat in words; those who took a seat for some project last.</param>
public sealed record AvanceDelComite(string Convocatoria, Plazo? Plazo, ImmutableArray<(string Calidad, AvanceDeQuienDictamina Avance)> Renglones);

/// <summary>Which sheets are missing, by who reviews and not by file. Who reviewed which project is for the committee and its secretary alone.</summary>
[Regla("PCS-4.2.3-01", "PCS-4.2.3.2-02")]
public sealed class CedulasPorEntregar(Resumenes resumenes, ConvocatoriasEnMemoria convocatorias, Invitados invitados)
{
    /// <summary>Term within which the results of the dictamination are published.</summary>
    internal const string PlazoDeResultados = "PZ-05";

    /// <summary>The convocatorias of a technical secretary in which somebody's sheet is missing; none to anybody else.</summary>
    public ImmutableArray<AvanceDelComite> DeSecretaria(Actor? actor)
    {
        if (actor?.Rol != Rol.SecretariaTecnica)
        {
            return [];
        }

        var calidades = invitados.DelComite(actor).ToLookup(i => i.Convocatoria);
        return [.. convocatorias.Todas.Where(c => c.SecretariaTecnica?.Valor == actor.Id).Select(c => DelComite(c, calidades[c.Id])).Where(a => a.Renglones.Any(r => !r.Avance.Pendientes.IsEmpty || !r.Avance.Conflictos.IsEmpty))];
    }

    /// <summary>Term within which the results of a convocatoria's dictamination are published, while it runs.</summary>
    public Plazo? Plazo(string convocatoria) => convocatorias.De(convocatoria)?.Plazos.GetValueOrDefault(PlazoDeResultados);

    /// <summary>How far everybody is who reviews a project of a convocatoria.</summary>
    internal IReadOnlyDictionary<PersonaId, AvanceDeQuienDictamina> De(string convocatoria) => resumenes.De(convocatoria)
        .SelectMany(r => r.Dictaminadores, (r, d) => (r.Folio, Persona: d.Value, Avance: Avance(r, d.Key)))
        .GroupBy(x => x.Persona)
        .ToDictionary(g => g.Key, g => new AvanceDeQuienDictamina(g.Key, g.Count(x => x.Avance == AvanceDeCedula.Entregada), Folios(g, AvanceDeCedula.Pendiente), Folios(g, AvanceDeCedula.ConConflicto)));

    private AvanceDelComite DelComite(Convocatoria c, IEnumerable<Invitado> suyos)
    {
        var avances = De(c.Id);
        return new AvanceDelComite(c.Id, c.Plazos.GetValueOrDefault(PlazoDeResultados), [.. suyos.Where(i => avances.ContainsKey(i.Persona)).Select(i => (i.Calidad, avances[i.Persona]))]);
    }

    private static ImmutableArray<Folio> Folios(IEnumerable<(Folio Folio, PersonaId Persona, AvanceDeCedula Avance)> suyos, AvanceDeCedula avance) => [.. suyos.Where(x => x.Avance == avance).Select(x => x.Folio)];

    /// <summary>How far the member in a seat is with a project, as far as the record tells: what was begun stands in a draft.</summary>
    internal static AvanceDeCedula Avance(Resumen r, string asiento) => (r.CedulasEntregadas.Contains(asiento), r.ConConflicto.Contains(asiento)) switch
    {
        (true, false) => AvanceDeCedula.Entregada,
        _ when r.Estatus != Estatus.EnDictaminacion => AvanceDeCedula.Cerrada,
        (_, true) => AvanceDeCedula.ConConflicto,
        _ => AvanceDeCedula.Pendiente,
    };
}
