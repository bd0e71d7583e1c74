using System.Globalization;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Puts together, before an act is made, the document that it writes: what that takes has to be read.</summary>
public sealed class Preparacion(Repositorio repositorio, IFichaStore fichas, PublicacionOficial publicacion)
{
    private const int PorActa = 500;

    /// <summary>The content of a publication.</summary>
    public async ValueTask PublicarAsync(Captura x, TipoDePublicacion cual, CancellationToken ct) =>
        x.Contenido = await publicacion.PrepararAsync(x.Clave, cual, ct).ConfigureAwait(false);

    /// <summary>The projects of the next acta, and its text: results, observations, and the names of who signs (glossary). It joins reviewers with folios, and only they and the secretary may read it (4.2.3.2).</summary>
    [Regla("PCS-A1-01", "PCS-4.2.3.2-02")]
    public async ValueTask LevantarAsync(Captura x, Contexto contexto, CancellationToken ct)
    {
        x.Grupo = x.Expedientes
            .Where(r => r is { Estatus: Estatus.EnDictaminacion, Dictamen: not null, EnActa: false })
            .GroupBy(r => string.Join('|', r.Dictaminadores.Values))
            .OrderByDescending(g => g.Count())
            .FirstOrDefault()?.Take(PorActa).ToList() ?? [];
        if (x.Grupo is not [var primero, ..] || contexto.Convocatoria is not { SecretariaTecnica: { } secretaria } convocatoria)
        {
            x.Fallar("", "No hay proyectos con resultado acordado por asentar.");
            return;
        }

        var nombres = (await fichas.GetAsync([.. primero.Dictaminadores.Values, secretaria], contexto.Actor, "Levantar el Acta de Dictaminación (glosario)", ct).ConfigureAwait(false))
            .ToDictionary(f => f.Id, f => f.NombreCompleto);
        var acta = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"ACTA DE DICTAMINACIÓN {x.Clave}\n{contexto.Programa.Nombre}\nConvocatoria {convocatoria.Id}: {convocatoria.Bases!.Nombre}\n\n")
            .Append(CultureInfo.InvariantCulture, $"En sesión colegiada del {contexto.Hoy.ConDia()}, con las cédulas de todos sus integrantes, el Comité Dictaminador emite el dictamen técnico de {x.Grupo.Count} {(x.Grupo.Count == 1 ? "proyecto" : "proyectos")} (numerales 4.2.3 y 4.2.3.1 de las Reglas de Operación).\n\n");
        foreach (var (r, numero) in x.Grupo.Select((r, i) => (r, i + 1)))
        {
            var expediente = (await repositorio.CargarAsync<Expediente>(r.Folio.ToString(), ct).ConfigureAwait(false)).Estado;
            acta.Append(CultureInfo.InvariantCulture, $"{numero}. Folio {r.Folio}. {r.Proyecto}\n   Calificación: {r.Dictamen!.Calificacion:0.00}. Dictamen técnico: {(r.Dictamen.Favorable ? "FAVORABLE" : "NO FAVORABLE")}.\n");
            // Ordered by what they say, so that nobody can tell whose they are.
            foreach (var observacion in expediente.Dictaminacion!.Cedulas.Values.Select(c => c.Observaciones.ReplaceLineEndings(" ")).Where(o => o.Length > 0).Distinct().Order(StringComparer.Ordinal))
            {
                acta.Append(CultureInfo.InvariantCulture, $"   Observación: {observacion}\n");
            }
        }

        acta.Append("\nFirman, cada quien con su enlace, y el registro asienta el día y la hora:\n\n");
        foreach (var asiento in contexto.Programa.ComiteDictaminador)
        {
            Firma(asiento.Nombre, primero.Dictaminadores[asiento.Id]);
        }

        Firma("Secretaría Técnica, sin voto", secretaria);
        x.Generar($"{x.Clave}.txt", acta.Append('\n').Append(contexto.Programa.Leyendas["LEY-01"]).Append(".\n").ToString());

        void Firma(string calidad, PersonaId persona)
        {
            if (nombres.GetValueOrDefault(persona) is { Length: > 0 } nombre)
            {
                acta.Append(CultureInfo.InvariantCulture, $"   {nombre}\n   {calidad}\n\n");
            }
            else
            {
                x.Fallar("", $"El Acta lleva nombres y firmas (glosario), y falta el nombre de quien firma como {calidad}. Captúrelo al integrar o reemplazar al Comité Dictaminador.");
            }
        }
    }

    /// <summary>What an acta records: the folios and results of its group.</summary>
    internal static LevantarActa Levantar(Captura x) => new(
        x.Clave,
        [.. x.Grupo.Select(r => new RenglonDeActa(r.Folio.Consecutivo, r.Dictamen!.Calificacion, r.Dictamen.Favorable))],
        x.Generados is [var acta, ..] ? acta.Huella : default,
        x.Grupo is [var primero, ..] ? System.Collections.Immutable.ImmutableDictionary.CreateRange(primero.Dictaminadores) : null);
}
