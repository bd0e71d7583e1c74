using Dictamen.App.Consultas;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Servicios;

/// <summary>Which projects and actas are a person's. Confidential (4.2.3.2): only the services of the reviewer and of the technical secretary ask it.</summary>
public sealed class DictaminacionAsignaciones(Listas listas, Resumenes resumenes, ConvocatoriasEnMemoria convocatorias)
{
    /// <summary>The files of a convocatoria that are assigned to a person, in one line each and in the order of their folios.</summary>
    public async Task<IReadOnlyList<Resumen>> ExpedientesAsync(string convocatoria, PersonaId persona, CancellationToken ct = default)
    {
        await listas.PonerAlDiaAsync(ct).ConfigureAwait(false);
        return [.. resumenes.De(convocatoria).Where(r => r.Dictaminadores.ContainsValue(persona))];
    }

    /// <summary>The actas of a convocatoria that a person signs.</summary>
    public async Task<IReadOnlyList<Acta>> ActasAsync(string convocatoria, PersonaId persona, CancellationToken ct = default)
    {
        await listas.PonerAlDiaAsync(ct).ConfigureAwait(false);
        return [.. convocatorias.ActasDe(convocatoria).Where(a => a.Firmantes.ContainsValue(persona))];
    }
}
