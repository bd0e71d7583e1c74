using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>What every loss of support has in common, whichever stage decides it.</summary>
internal static class SinApoyo
{
    /// <summary>Not supported for <paramref name="causa"/>: no term runs any longer, its money goes back to the convocatoria and the committee is told.</summary>
    public static Expediente DejarSinApoyo(this Expediente estado, CausaNoApoyo causa, string regla) => estado
        .LiberarRecurso(causa)
        .Pasar(Estatus.NoApoyado, causa)
        .Cerrar([.. estado.Plazos.Keys])
        .Notificar(new Notificacion("no-apoyado", "no-apoyado", regla));
}
