using System.Collections.Concurrent;
using Dictamen.App.Consultas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Servicios;

/// <summary>Which projects and actas are a person's. Confidential (4.2.3.2): only the services of the reviewer and of the technical secretary ask it.</summary>
public sealed class DictaminacionAsignaciones(Listas listas, Resumenes resumenes, ConvocatoriasEnMemoria convocatorias, Repositorio repositorio)
{
    private const int ALaVez = 16;

    /// <summary>The files of a convocatoria that are assigned to a person, in the order of their folios.</summary>
    public async Task<IReadOnlyList<Expediente>> ExpedientesAsync(string convocatoria, PersonaId persona, CancellationToken ct = default)
    {
        await listas.PonerAlDiaAsync(ct).ConfigureAwait(false);
        var suyos = new ConcurrentBag<Expediente>();
        await Parallel.ForEachAsync(
            resumenes.De(convocatoria).Where(r => r.Dictaminadores.ContainsValue(persona)),
            new ParallelOptions { MaxDegreeOfParallelism = ALaVez, CancellationToken = ct },
            async (resumen, cancelado) => suyos.Add((await repositorio.CargarAsync<Expediente>(resumen.Folio.ToString(), cancelado).ConfigureAwait(false)).Estado)).ConfigureAwait(false);
        return [.. suyos.OrderBy(e => e.Folio)];
    }

    /// <summary>The actas of a convocatoria that a person signs.</summary>
    public async Task<IReadOnlyList<Acta>> ActasAsync(string convocatoria, PersonaId persona, CancellationToken ct = default)
    {
        await listas.PonerAlDiaAsync(ct).ConfigureAwait(false);
        return [.. convocatorias.ActasDe(convocatoria).Where(a => a.Firmantes.ContainsValue(persona))];
    }
}
