using System.Globalization;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Messages that tell the Comité of the new last day of a term of its own: one that was extended, or that a suspension moved. They open nothing: the term runs already.</summary>
public static class AvisoDePlazo
{
    private const string Ampliacion = "ampliacion-";
    private const string Movimiento = "movimiento-";
    private const string Dia = "yyyy-MM-dd";

    /// <summary>What a message of these kinds tells, whatever became of the term since: its row and its last day; <see langword="null"/> for a message of another kind.</summary>
    public static (string Renglon, DateOnly UltimoDia)? De(Notificacion notificacion) =>
        notificacion.Id.Split('.') is [var primera, var renglon, ..] && Prefijo(primera) is { } prefijo
            ? (renglon, DateOnly.ParseExact(primera[prefijo.Length..], Dia, CultureInfo.InvariantCulture))
            : null;

    /// <summary>Tells of a term that was extended.</summary>
    [Regla("DH-31-01")]
    internal static Notificacion DeAmpliacion(Plazo plazo) => Nuevo(Ampliacion, "plazo-ampliado", plazo);

    /// <summary>Tells of a term that a suspension moved.</summary>
    [Regla("DH-L-07")]
    internal static Notificacion DeMovimiento(Plazo plazo) => Nuevo(Movimiento, "plazo-movido", plazo);

    private static Notificacion Nuevo(string prefijo, string plantilla, Plazo plazo) =>
        new($"{prefijo}{plazo.UltimoDia.ToString(Dia, CultureInfo.InvariantCulture)}.{plazo.Id.Replace('/', '.')}", plantilla, plazo.Regla);

    private static string? Prefijo(string id) => new[] { Ampliacion, Movimiento }.FirstOrDefault(p => id.StartsWith(p, StringComparison.Ordinal));
}
