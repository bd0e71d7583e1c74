using Dictamen.App.Servicios.Operacion;
using Dictamen.Core.Expedientes;

namespace Dictamen.Web.Operacion;

/// <summary>The filter of the list of files as an address says it, for the page and for its file.</summary>
internal static class FiltroPedido
{
    /// <summary>A status that there is not is none.</summary>
    public static FiltroDeExpedientes De(string? convocatoria, string? estatus, string? pendiente, string? texto, string? orden) =>
        new(convocatoria, Enum.TryParse<Estatus>(estatus, out var e) ? e : null, pendiente, texto, orden == "plazo");
}
