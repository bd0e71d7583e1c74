using System.Globalization;

namespace Dictamen.Core;

/// <summary>Budget lines as people read them.</summary>
public static class RenglonesDePresupuesto
{
    /// <summary>Number of a line of section 8.1 of Anexo 3 (<c>c01</c> is 1); what is numbered otherwise stays as it is.</summary>
    public static string Renglon(this string id) =>
        id is ['c', .. var numero] && int.TryParse(numero, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n.ToString(CultureInfo.InvariantCulture) : id;

    /// <summary>A concept of the convocatoria by its key, for example <c>EQUIPO_DE_OFICINA</c>, in words.</summary>
    public static string ConceptoEnPalabras(this string clave) => clave.Length == 0 ? clave : clave[..1] + clave[1..].Replace('_', ' ').ToLowerInvariant();
}
