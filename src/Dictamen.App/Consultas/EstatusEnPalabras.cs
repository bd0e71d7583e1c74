using Dictamen.Core.Expedientes;

namespace Dictamen.App.Consultas;

/// <summary>The statuses of the rules as people write them.</summary>
public static class EstatusEnPalabras
{
    /// <summary>RECEPCION_INCOMPLETA: «Recepción incompleta».</summary>
    public static string De(Estatus estatus)
    {
        var nombre = estatus.Nombre();
        return string.Join(' ', (nombre[..1] + nombre[1..].ToLowerInvariant()).Split('_').Select(p => p.EndsWith("cion", StringComparison.Ordinal) ? $"{p[..^2]}ón" : p));
    }
}
