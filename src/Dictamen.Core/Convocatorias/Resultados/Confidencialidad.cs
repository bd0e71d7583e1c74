namespace Dictamen.Core.Convocatorias.Resultados;

/// <summary>Who reviewed which project is confidential: no export has a column for the one beside a column for the other (4.2.3.2).</summary>
[Regla("PCS-4.2.3.2-02", "PZ-37", "AMB-20")]
public static class Confidencialidad
{
    private static readonly string[] Proyecto = ["folio", "proyecto", "consecutivo"];
    private static readonly string[] Revisor = ["revisor", "revisora", "dictaminador", "dictaminadora"];

    /// <summary>Refuses an export that has both a reviewer and a project among its columns; <see langword="null"/> when it may be made.</summary>
    /// <remarks>It is refused after the fiscal year too: the link is then given only upon a request of access, in its public version.</remarks>
    /// <param name="columnas">Names of the columns, their words joined by <c>_</c>.</param>
    public static Rechazo? Revisar(IEnumerable<string> columnas)
    {
        var palabras = columnas.SelectMany(c => c.Split('_')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return palabras.Overlaps(Proyecto) && palabras.Overlaps(Revisor)
            ? new Rechazo(
                "VINCULO_CONFIDENCIAL",
                "PCS-4.2.3.2-02",
                "No puede exportarse quién revisó cada proyecto: durante el ejercicio fiscal es información confidencial, y después sólo se entrega por solicitud de acceso a la información, en versión pública. Quite la columna de la persona revisora o la del proyecto.")
            : null;
    }
}
