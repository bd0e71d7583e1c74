using System.Collections.Immutable;
using System.Globalization;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>What deserves the attention of whoever reviews an application, and stops nothing.</summary>
public static class AdvertenciasDeSolicitud
{
    /// <summary>Warnings, in the order of the format.</summary>
    public static ImmutableArray<Advertencia> De(ContenidoDeSolicitud contenido, Contexto contexto) =>
        [.. Territorio(contenido.Anexo3, contexto), .. Presupuesto(contenido.Anexo3, contexto), .. ContraloriaSocial(contenido)];

    // The thresholds of 3.2 are checked against the catalogue only to warn: the list decides (AMB-01).
    [Regla("PCS-3.2-01", "PCS-3.2-02", "AMB-01")]
    private static IEnumerable<Advertencia> Territorio(Anexo3 formato, Contexto contexto)
    {
        foreach (var (i, fila) in formato.Delimitacion.Incidencia.OVacio().Index())
        {
            var localidad = contexto.Bases.Cobertura.FirstOrDefault(l => l.Cvegeo == fila.Cvegeo);
            var campo = string.Create(CultureInfo.InvariantCulture, $"3.2[{i + 1}].localidad");
            if (localidad?.Habitantes < contexto.Programa.HabitantesMinimos)
            {
                yield return new Advertencia(campo, "PCS-3.2-01", $"La localidad tiene {localidad.Habitantes} habitantes en el catálogo, menos de {contexto.Programa.HabitantesMinimos}; está en la lista de la convocatoria y se admite.");
            }

            if (localidad?.PorcentajeIndigena < contexto.Programa.PorcentajeIndigenaMinimo)
            {
                yield return new Advertencia(campo, "PCS-3.2-02", string.Create(CultureInfo.InvariantCulture, $"La población indígena de la localidad es {localidad.PorcentajeIndigena} % en el catálogo, menos de {contexto.Programa.PorcentajeIndigenaMinimo} %; está en la lista de la convocatoria y se admite."));
            }
        }
    }

    [Regla("PCS-A3-02", "PCS-A3-03")]
    private static IEnumerable<Advertencia> Presupuesto(Anexo3 formato, Contexto contexto)
    {
        foreach (var (i, concepto) in formato.Presupuesto.Conceptos.OVacio().Index())
        {
            var campo = string.Create(CultureInfo.InvariantCulture, $"8.1[{i + 1}]");
            var especificado = !string.IsNullOrWhiteSpace(concepto.Especificacion);
            if (!especificado && concepto.CostoTotal >= contexto.Bases.UmbralMontoElevado)
            {
                yield return new Advertencia($"{campo}.especificacion", "PCS-A3-02", $"El concepto del {LugarDelFormato.De(campo)}, es de monto elevado y no lleva especificación.");
            }

            if (!especificado && EsGenerico(concepto.Descripcion, contexto) is { } termino)
            {
                yield return new Advertencia($"{campo}.descripcion", "PCS-A3-03", $"«{termino}» es un concepto genérico; conviene decir en el {LugarDelFormato.De(campo)}, qué se compra y cuánto.");
            }
        }

        // Nothing in a line says whether it is equipment or a substantive activity, and its words are not guessed at: whoever reviews it is asked.
        var sinEspecificar = formato.Presupuesto.Conceptos.OVacio().Index()
            .Where(c => string.IsNullOrWhiteSpace(c.Item.Especificacion) && !(c.Item.CostoTotal >= contexto.Bases.UmbralMontoElevado))
            .Select(c => (c.Index + 1).ToString(CultureInfo.InvariantCulture)).ToList();
        if (sinEspecificar.Count > 0)
        {
            yield return new Advertencia("8.1", "PCS-A3-02", $"No llevan especificación estos renglones de 8.1: {string.Join(", ", sinEspecificar)}. Escríbala si son de equipamiento o de actividades sustantivas.");
        }
    }

    // «Insumos agrícolas: 20 kg de semilla» is not generic: what follows the colon is the detail.
    private static string? EsGenerico(string? descripcion, Contexto contexto)
    {
        if (descripcion?.Split(':', 2) is [_, var detalle] && !string.IsNullOrWhiteSpace(detalle))
        {
            return null;
        }

        var texto = $" {TextoNormal.De(descripcion)} ";
        return contexto.Programa.TerminosGenericos.FirstOrDefault(t => texto.Contains($" {t} ", StringComparison.Ordinal));
    }

    // No text forbids it; those who are watched should not watch themselves (catalogue, 27.2).
    private static IEnumerable<Advertencia> ContraloriaSocial(ContenidoDeSolicitud contenido)
    {
        var comite = contenido.Anexo3.Integrantes.OVacio().Select(i => i.Persona).ToHashSet();
        if (contenido.Acta?.ContraloriaSocial.OVacio().Any(c => comite.Contains(c.Persona)) == true)
        {
            yield return new Advertencia("anexo_4.ccs", "PCS-3.3.1-01", "Una persona integra a la vez el Comité de Participación Comunitaria y el de Contraloría Social.");
        }
    }
}
