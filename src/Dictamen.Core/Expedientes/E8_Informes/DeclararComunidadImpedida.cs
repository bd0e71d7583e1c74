using Dictamen.Core.Comunidades;
using Dictamen.Core.Expedientes.E9_Cierre;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The final report stayed below the threshold: the community, and nobody else, may not take part in the fiscal year that follows that of the support, whenever it is notified (AMB-44).</summary>
[Regla("PCS-4.2.12-08", "PCS-4.2.12-05", "PCS-4.2.12-06", "PZ-36", "AMB-44"), Faculta(Rol.Operador)]
public sealed record DeclararComunidadImpedida : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus == Estatus.ComunidadImpedida)
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus != Estatus.EnEjecucion || estado.Informes?.Calificacion is not { } calificacion)
        {
            return estado.NoProcede("declarar impedida a la comunidad", "PCS-4.2.12-08");
        }

        if (TerminoDelConvenio.SinResultado(estado, contexto) is { } pendiente)
        {
            return pendiente;
        }

        return calificacion.Aprobatoria
            ? Decision.Rechazar("CALIFICACION_APROBATORIA", "PCS-4.2.12-08", $"La calificación es de {calificacion.Suma.Cifra()} puntos y alcanza el mínimo de {contexto.Programa.Anexo11.Umbral.Cifra()}: procede dar por terminadas las acciones.")
            : new ComunidadDeclaradaImpedida(calificacion.Suma, estado.Recepcion!.ClaveComunidad, Ejercicio(contexto));
    }

    // The notification is ordered by this very act: by the other reading its year is that of the notification.
    private static int Ejercicio(Contexto contexto) =>
        (contexto.Lectura("AMB-44") == "EJERCICIO_POSTERIOR_A_LA_NOTIFICACION" ? contexto.Hoy.Year : contexto.Programa.Ejercicio) + 1;
}

/// <summary>COMUNIDAD_IMPEDIDA(ejercicio).</summary>
/// <param name="Suma">Points.</param>
/// <param name="ClaveComunidad">Key of the community.</param>
/// <param name="Ejercicio">Fiscal year of the impediment.</param>
[Regla("PCS-4.2.12-08")]
public sealed record ComunidadDeclaradaImpedida(decimal Suma, string ClaveComunidad, int Ejercicio) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El Informe Final obtuvo {Suma.Cifra()} puntos: la comunidad queda impedida para participar en el ejercicio fiscal {Ejercicio}; el impedimento no alcanza a las personas del Comité.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => (estado with { Informes = (estado.Informes ?? new Informes()) with { EjercicioImpedido = Ejercicio } })
        .Pasar(Estatus.ComunidadImpedida)
        .Cerrar("PZ-27", "PZ-28")
        .Notificar(new Notificacion("resultado-final", "comunidad-impedida", "PCS-4.2.12-08"))
        .Encargar(new Encargo("impedir-comunidad", ClaveComunidad, new ImpedirComunidad(Ejercicio, estado.Folio)));
}
