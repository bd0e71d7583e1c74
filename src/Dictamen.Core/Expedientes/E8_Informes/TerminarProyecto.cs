using Dictamen.Core.Expedientes.E9_Cierre;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The programme ends the project's actions: its final report reached the threshold of Anexo 11. Later reviews remain possible.</summary>
[Regla("PCS-4.2.12-07", "PCS-4.2.12-05", "PCS-4.2.12-06", "PCS-A6-C14-01", "AMB-40"), Faculta(Rol.Operador)]
public sealed record TerminarProyecto : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus == Estatus.Terminado)
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus != Estatus.EnEjecucion || estado.Informes?.Calificacion is not { } calificacion)
        {
            return estado.NoProcede("dar por terminadas las acciones", "PCS-4.2.12-07");
        }

        if (TerminoDelConvenio.SinResultado(estado, contexto) is { } pendiente)
        {
            return pendiente;
        }

        return calificacion.Aprobatoria
            ? new ProyectoTerminado(calificacion.Suma)
            : Decision.Rechazar("CALIFICACION_INSUFICIENTE", "PCS-4.2.12-07", $"La calificación es de {calificacion.Suma.Cifra()} puntos y se requieren {contexto.Programa.Anexo11.Umbral.Cifra()}: procede declarar impedida a la comunidad.");
    }
}

/// <summary>TERMINADO.</summary>
/// <param name="Suma">Points.</param>
[Regla("PCS-4.2.12-07")]
public sealed record ProyectoTerminado(decimal Suma) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se dieron por terminadas las acciones del proyecto con {Suma.Cifra()} puntos, sin perjuicio de revisiones posteriores.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado
        .Pasar(Estatus.Terminado)
        .Cerrar("PZ-27", "PZ-28")
        .Notificar(new Notificacion("resultado-final", "proyecto-terminado", "PCS-4.2.12-07"));
}
