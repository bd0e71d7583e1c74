using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>What every loss of support has in common, whichever stage decides it.</summary>
internal static class SinApoyo
{
    /// <summary>Not supported for <paramref name="causa"/>: no term runs any longer but those of a hearing, its money goes back to the convocatoria and the committee is told.</summary>
    /// <remarks>An agreement is not extinguished by the loss of support (AMB-25): a hearing that was opened before goes on to its resolution, whether the committee answers or not.</remarks>
    [Regla("AMB-25", "PCS-4.2.7-06")]
    public static Expediente DejarSinApoyo(this Expediente estado, CausaNoApoyo causa, string regla) => estado
        .LiberarRecurso(causa)
        .Pasar(Estatus.NoApoyado, causa)
        .Cerrar([.. estado.Plazos.Where(p => p.Value.Renglon is not ("PZ-21" or "PZ-22")).Select(p => p.Key)])
        .Notificar(new Notificacion("no-apoyado", "no-apoyado", regla));
}
