using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.App.Atencion;

/// <summary>A stream is being written by others all the time: nothing was decided, and whoever attends tries again later.</summary>
public sealed class ExpedienteOcupadoException : Exception
{
    private ExpedienteOcupadoException(Rechazo rechazo) : base(rechazo.Mensaje)
    {
    }

    /// <summary>Throws when a refusal says only that the stream is busy; any other refusal is an answer.</summary>
    public static void SiOcupado(Rechazo? rechazo)
    {
        if (rechazo is { Codigo: Despachador.Ocupado })
        {
            throw new ExpedienteOcupadoException(rechazo);
        }
    }
}
