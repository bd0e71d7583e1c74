using System.Collections.Frozen;
using System.Text;

namespace Dictamen.App.Notificaciones;

/// <summary>A template: subject and body, with <c>{campo}</c> where a value goes.</summary>
/// <param name="Asunto">Subject.</param>
/// <param name="Cuerpo">Body, plain text; a paragraph whose only content is a field with several lines becomes a list.</param>
public sealed record Plantilla(string Asunto, string Cuerpo)
{
    // What every message ends with.
    private const string Pie = """


        Folio {folio} · {proyecto}
        Fundamento: {fundamento}
        El enlace privado de cada integrante llegó en el correo «Enlace privado del expediente»; si se perdió, se pide otro en {pedir_enlace}
        Para dudas: {atencion}. Ante quién presentar una queja o denuncia, en {contacto}
        Conserven este mensaje: es la constancia de su notificación.

        {leyenda}.
        """;

    /// <summary>The subject, to be filled in.</summary>
    internal TextoConCampos Titulo { get; } = new(Asunto);

    /// <summary>The whole message, to be filled in.</summary>
    internal TextoConCampos Mensaje { get; } = new(Cuerpo + Pie);
}

/// <summary>The templates of every notification, one text file each.</summary>
public static class Plantillas
{
    private const string Prefijo = "Dictamen.App.Notificaciones.Plantillas.";

    private static readonly FrozenDictionary<string, Plantilla> Todas = Leer();

    /// <summary>Names of all templates.</summary>
    public static IEnumerable<string> Nombres => Todas.Keys;

    /// <summary>A template by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such template.</exception>
    public static Plantilla De(string nombre) =>
        Todas.TryGetValue(nombre, out var p) ? p : throw new KeyNotFoundException($"No hay plantilla para la notificación «{nombre}».");

    private static FrozenDictionary<string, Plantilla> Leer()
    {
        var ensamblado = typeof(Plantillas).Assembly;
        var todas = new Dictionary<string, Plantilla>(StringComparer.Ordinal);
        foreach (var recurso in ensamblado.GetManifestResourceNames().Where(n => n.StartsWith(Prefijo, StringComparison.Ordinal)))
        {
            using var lector = new StreamReader(ensamblado.GetManifestResourceStream(recurso)!, Encoding.UTF8);
            var asunto = lector.ReadLine()!;
            todas[Path.GetFileNameWithoutExtension(recurso[Prefijo.Length..])] = new Plantilla(asunto.Trim(), lector.ReadToEnd().Trim());
        }

        return todas.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
