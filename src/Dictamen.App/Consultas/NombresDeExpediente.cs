using Dictamen.App.Notificaciones;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Programas;

namespace Dictamen.App.Consultas;

/// <summary>Names of what a file's facts know by keys: requirements by the programme, notifications by the subject of their message.</summary>
public sealed class NombresDeExpediente(Programa programa, Expediente expediente) : INombres
{
    private const string Folio = "Folio {folio}: ";

    /// <inheritdoc/>
    public string Requisito(string clave) => Requisitos.Nombre(programa, clave);

    /// <inheritdoc/>
    public string Notificacion(string id) => expediente.Notificaciones.TryGetValue(id, out var n) ? De(n) : id;

    /// <inheritdoc/>
    public string Encargo(string id) => NombresDeEncargo.De(id);

    /// <inheritdoc/>
    public string Plazo(string id) => DePlazo(programa, id);

    /// <inheritdoc/>
    public string Indicador(string id) => programa.Anexo11.Indicadores.FirstOrDefault(i => i.Id == id) is { } indicador ? $"{id} {indicador.Nombre}" : id;

    /// <inheritdoc/>
    public string Estatus(Estatus estatus) => $"«{EstatusEnPalabras.De(estatus)}»";

    /// <summary>Name of a term: what it is for.</summary>
    /// <param name="programa">Programme.</param>
    /// <param name="id">Id of the term, for example <c>PZ-12/v2</c>.</param>
    public static string DePlazo(Programa programa, string id) => programa.Plazos.TryGetValue(id.Split('/')[0], out var termino) ? $"para {termino.Descripcion}" : id;

    /// <summary>Name of a notification: what its subject says, without the folio, and which one it is where a file may have several.</summary>
    public static string De(Notificacion notificacion)
    {
        var asunto = Plantillas.De(notificacion.Plantilla).Asunto;
        return $"{(asunto.StartsWith(Folio, StringComparison.Ordinal) ? asunto[Folio.Length..] : asunto)}{Cual(notificacion)}{(notificacion.Vez > 1 ? $" ({notificacion.Vez}.ª vez)" : "")}";
    }

    /// <summary>The same where a sentence begins with it.</summary>
    public static string Titulo(Notificacion notificacion) => De(notificacion) is var nombre ? $"{char.ToUpperInvariant(nombre[0])}{nombre[1..]}" : "";

    // The key of what may happen again ends in its number, in «v» and a version, or in the report that it is about.
    private static string Cual(Notificacion n) => n.Clave[(n.Clave.LastIndexOf('-') + 1)..] switch
    {
        "parcial" => " (Informe Parcial)",
        "final" when n.Plantilla is not "proyecto-terminado" and not "comunidad-impedida" => " (Informe Final)",
        ['v', .. var version] when int.TryParse(version, out _) => $" (versión {version})",
        var numero when int.TryParse(numero, out _) => n.Plantilla is "ministracion-pagada" or "ministracion-limitada" or "papeles-observados" ? $" (ministración {numero})" : $" (número {numero})",
        _ => "",
    };
}
