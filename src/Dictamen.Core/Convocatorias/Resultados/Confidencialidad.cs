namespace Dictamen.Core.Convocatorias.Resultados;

/// <summary>Who reviewed which project is confidential: nobody outside of the committee and its secretary sees it, and nothing publishes it (4.2.3.2).</summary>
[Regla("PCS-4.2.3.2-02", "PZ-37", "AMB-20")]
public static class Confidencialidad
{
    private static readonly string[] Revisor = ["revisor", "revisora", "dictaminador", "dictaminadora", "integrante_cd", "persona"];

    /// <summary>Refuses an export that has both a reviewer and a folio among its columns; <see langword="null"/> when it may be made.</summary>
    /// <remarks>After the fiscal year nothing is published by itself either: the link is given only upon a request of access, in its public version.</remarks>
    public static Rechazo? Revisar(IReadOnlyCollection<string> columnas, Contexto contexto)
    {
        if (!Tiene(columnas, ["folio", "proyecto", "consecutivo"]) || !Tiene(columnas, Revisor))
        {
            return null;
        }

        var hasta = contexto.Programa.Termino("PZ-37").Fecha;
        return new Rechazo(
            "VINCULO_CONFIDENCIAL",
            "PCS-4.2.3.2-02",
            hasta is { } dia && contexto.Hoy <= dia
                ? $"No puede exportarse quién revisó cada proyecto: es información confidencial hasta el {dia.Corta()}. Quite la columna de la persona revisora o la del folio."
                : "No puede exportarse quién revisó cada proyecto: sólo se entrega por solicitud de acceso a la información, en versión pública. Quite la columna de la persona revisora o la del folio.");
    }

    private static bool Tiene(IEnumerable<string> columnas, string[] nombres) =>
        columnas.Any(c => nombres.Any(n => c.Contains(n, StringComparison.OrdinalIgnoreCase)));
}
