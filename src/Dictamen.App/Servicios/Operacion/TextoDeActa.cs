using System.Globalization;
using System.Text;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Text of an acta: results, what was discussed where the members diverged, observations, and the names of who signs (glossary). It joins reviewers with folios, and only they and the secretary may read it (4.2.3.2).</summary>
[Regla("PCS-A1-01", "PCS-4.2.3.2-02", "LEY-01", "AMB-17")]
public static class TextoDeActa
{
    /// <summary>Writes it.</summary>
    /// <param name="id">Key of the acta.</param>
    /// <param name="programa">Programme.</param>
    /// <param name="convocatoria">Convocatoria.</param>
    /// <param name="hoy">Day of the session.</param>
    /// <param name="proyectos">Files with an agreed result, in the order in which they are recorded.</param>
    /// <param name="firmantes">Name and quality of who signs, in order.</param>
    public static string Escribir(string id, Programa programa, Convocatoria convocatoria, DateOnly hoy, IReadOnlyList<Expediente> proyectos, IEnumerable<(string Nombre, string Calidad)> firmantes)
    {
        var acta = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"ACTA DE DICTAMINACIÓN {id}\n{programa.Autoridad}\n{programa.Nombre} ({programa.Clave}), ejercicio fiscal {programa.Ejercicio}\nConvocatoria {convocatoria.Id}: {convocatoria.Bases!.Nombre}\n\n")
            .Append(CultureInfo.InvariantCulture, $"En sesión colegiada del {hoy.ConDia()}, con las cédulas de todos sus integrantes, el Comité Dictaminador emite el dictamen técnico de {proyectos.Count} {(proyectos.Count == 1 ? "proyecto" : "proyectos")} (numerales 4.2.3 y 4.2.3.1 de las Reglas de Operación publicadas en el Diario Oficial de la Federación el {programa.FechaDof.Corta()}).\n\n");
        foreach (var (numero, e) in proyectos.Index())
        {
            var resultado = e.Dictaminacion!.Resultado!;
            acta.Append(CultureInfo.InvariantCulture, $"{numero + 1}. Folio {e.Folio}. {e.Recepcion!.Proyecto}\n   Calificación: {resultado.Calificacion.ConCentesimos()}. Dictamen técnico: {(resultado.Favorable ? "FAVORABLE" : "NO FAVORABLE")}.\n");
            if (e.Dictaminacion.Discusion is { } discusion)
            {
                acta.Append(CultureInfo.InvariantCulture, $"   Discusión: {discusion.ReplaceLineEndings(" ")}\n");
            }

            // Ordered by what they say, so that nobody can tell whose they are.
            foreach (var observacion in e.Dictaminacion.Cedulas.Values.Select(c => c.Observaciones.ReplaceLineEndings(" ")).Where(o => o.Length > 0).Distinct().Order(StringComparer.Ordinal))
            {
                acta.Append(CultureInfo.InvariantCulture, $"   Observación: {observacion}\n");
            }
        }

        acta.Append("\nFirman, cada quien con su enlace, y el registro asienta el día y la hora:\n\n");
        foreach (var (nombre, calidad) in firmantes)
        {
            acta.Append(CultureInfo.InvariantCulture, $"   {nombre}\n   {calidad}\n\n");
        }

        return acta.Append('\n').Append(programa.Leyendas["LEY-01"]).Append(".\n").ToString();
    }
}
