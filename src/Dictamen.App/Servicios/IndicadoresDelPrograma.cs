using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios;

/// <summary>Measures the indicators of the MIR over the convocatorias of a programme whose supported projects were published: nothing that is not public yet is counted, so that everybody gets the same figures.</summary>
public sealed class IndicadoresDelPrograma(Publicacion publicacion, PoblacionDeProyectos poblacion, Listas listas)
{
    // Anybody may ask for them, and they count every project: until a list changes, what was measured stands.
    private readonly ConcurrentDictionary<string, (long Cambios, ImmutableArray<MedicionMir> Mediciones)> _medidos = new(StringComparer.Ordinal);

    /// <summary>Every indicator of a programme, in the order of Anexo 12.</summary>
    [Regla("PCS-6-02")]
    public async ValueTask<ImmutableArray<MedicionMir>> MedirAsync(Programa programa, CancellationToken ct = default)
    {
        await listas.PonerAlDiaAsync(ct).ConfigureAwait(false);
        var cambios = listas.Cambios;
        if (_medidos.TryGetValue(programa.Id, out var medidos) && medidos.Cambios == cambios)
        {
            return medidos.Mediciones;
        }

        var proyectos = new List<ProyectoMedido>();
        var habitantes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var c in await publicacion.ConvocatoriasAsync(ct).ConfigureAwait(false))
        {
            if (Publicacion.ProgramaDe(c).Id == programa.Id && await publicacion.ApoyosAsync(c, ct).ConfigureAwait(false) is { } apoyos)
            {
                proyectos.AddRange(await ProyectosAsync(c, apoyos, ct).ConfigureAwait(false));
                foreach (var localidad in c.Bases!.Cobertura.Where(l => l.Habitantes is not null))
                {
                    habitantes[localidad.Cvegeo] = localidad.Habitantes!.Value;
                }
            }
        }

        var mediciones = MedicionMir.Medir(programa, proyectos, habitantes);
        _medidos[programa.Id] = (cambios, mediciones);
        return mediciones;
    }

    /// <summary>The projects that each side of each indicator counted, as CSV: what is needed to count again by hand.</summary>
    public async ValueTask<byte[]> ContadosEnCsvAsync(Programa programa, CancellationToken ct = default) => Csv.Archivo(
        ["indicador", "lado", "folio"],
        from m in await MedirAsync(programa, ct).ConfigureAwait(false)
        from lado in new[] { (Nombre: "numerador", De: m.Numerador), (Nombre: "denominador", De: m.Denominador) }
        from folio in lado.De?.Folios ?? []
        select new object?[] { m.Indicador.Regla, lado.Nombre, folio });

    private async ValueTask<IEnumerable<ProyectoMedido>> ProyectosAsync(Convocatoria c, IReadOnlyList<ResultadoDeApoyo> apoyos, CancellationToken ct)
    {
        var apoyados = apoyos.Where(a => a.Apoyado).Select(a => a.Folio).ToHashSet();
        return await (await publicacion.ResumenesAsync(c.Id, ct).ConfigureAwait(false)).LeerALaVezAsync(
            async (r, token) =>
            {
                var apoyado = apoyados.Contains(r.Folio);
                return new ProyectoMedido(
                    r.Folio,
                    r.Vertiente,
                    r is { EnActa: true, Dictamen.Favorable: true },
                    apoyado,
                    r.ConRecursos,
                    apoyado ? await poblacion.DeAsync(r.Folio, token).ConfigureAwait(false) : null);
            },
            ct).ConfigureAwait(false);
    }
}
