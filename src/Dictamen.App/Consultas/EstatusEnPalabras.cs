using Dictamen.Core.Expedientes;

namespace Dictamen.App.Consultas;

/// <summary>The statuses of the rules as people write them.</summary>
public static class EstatusEnPalabras
{
    /// <summary>RECEPCION_INCOMPLETA: «Recepción incompleta».</summary>
    public static string De(Estatus estatus)
    {
        var nombre = estatus.Nombre();
        return Acentos.EnCion((nombre[..1] + nombre[1..].ToLowerInvariant()).Replace('_', ' '));
    }
}
