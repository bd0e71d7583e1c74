using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.DatosPersonales;

/// <summary>Notes how an ARCO request was resolved. What the resolution orders is carried out with it.</summary>
/// <param name="Numero">Number of the request.</param>
/// <param name="Sentido">Whether it was granted.</param>
/// <param name="ResueltaEl">Day of the resolution.</param>
/// <param name="Motivo">Its reason, without personal data.</param>
/// <param name="Suprime">Whether it orders that the data be erased.</param>
/// <param name="Rectificados">Which data are corrected, by their names; what they say is kept in the fichas alone.</param>
[Regla("PCS-8.2-02"), Faculta(Rol.Operador)]
public sealed record ResolverSolicitudArco(string Numero, SentidoArco Sentido, DateOnly ResueltaEl, string Motivo, bool Suprime, ImmutableArray<string> Rectificados) : Acto<RegistroArco>
{
    private const string Regla = "PCS-8.2-02";

    /// <inheritdoc/>
    public override Decision Decidir(RegistroArco estado, Contexto contexto)
    {
        if (estado.De(Numero) is not { } solicitud)
        {
            return Decision.Rechazar("NO_ENCONTRADO", Regla, "No está registrada una solicitud con ese número.");
        }

        if (solicitud.Resolucion is { } resolucion)
        {
            return resolucion == new ResolucionArco(Sentido, ResueltaEl, Motivo, Suprime)
                ? Decision.Ninguna
                : Decision.Rechazar("YA_RESUELTA", Regla, $"La solicitud {Numero} ya está resuelta: se resuelve una sola vez.");
        }

        var fallas = Fallas(solicitud, contexto).ToList();
        return fallas.Count > 0 ? Rechazo.PorContenido(fallas) : new SolicitudArcoResuelta(Numero, Sentido, ResueltaEl, Motivo, Suprime, Rectificados.OVacio());
    }

    private IEnumerable<Falla> Fallas(SolicitudArco solicitud, Contexto contexto)
    {
        if (!Enum.IsDefined(Sentido))
        {
            yield return new Falla("sentido", Regla, "Diga si la solicitud es procedente.");
        }

        if (ResueltaEl > contexto.Hoy || ResueltaEl < solicitud.RecibidaEl)
        {
            yield return new Falla("resuelta_el", Regla, $"La fecha de la resolución no puede ser futura ni anterior al {solicitud.RecibidaEl.Corta()}, día en que se recibió la solicitud.");
        }

        if (Motivacion.Falta("motivo", Motivo, Regla) is { } motivo)
        {
            yield return motivo;
        }

        var procede = Sentido == SentidoArco.Procedente;
        if (Suprime && !(procede && solicitud.Derecho is (DerechoArco.Cancelacion or DerechoArco.Oposicion)))
        {
            yield return new Falla("suprime", Regla, "Sólo se suprimen datos si es procedente una solicitud de cancelación o de oposición.");
        }

        var rectifica = procede && solicitud.Derecho == DerechoArco.Rectificacion;
        if (rectifica == Rectificados.OVacio().IsEmpty)
        {
            yield return new Falla("rectificados", Regla, rectifica ? "Capture al menos un dato rectificado." : "Sólo se rectifican datos si es procedente una solicitud de rectificación.");
        }
    }
}

/// <summary>A request was resolved.</summary>
/// <param name="Numero">Number of the request.</param>
/// <param name="Sentido">Whether it was granted.</param>
/// <param name="ResueltaEl">Day of the resolution.</param>
/// <param name="Motivo">Its reason.</param>
/// <param name="Suprime">Whether it orders that the data be erased.</param>
/// <param name="Rectificados">Names of the data that were corrected.</param>
[Regla("PCS-8.2-02")]
public sealed record SolicitudArcoResuelta(string Numero, SentidoArco Sentido, DateOnly ResueltaEl, string Motivo, bool Suprime, ImmutableArray<string> Rectificados) : Hecho<RegistroArco>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"La solicitud {Numero} se resolvió {(Sentido == SentidoArco.Procedente ? "procedente" : "improcedente")} el {ResueltaEl.Corta()}: {Motivo}"
        + (Suprime ? " La resolución ordena suprimir los datos." : "")
        + (Rectificados.IsEmpty ? "" : $" Se rectificó: {string.Join(", ", Rectificados)}.");

    /// <inheritdoc/>
    public override RegistroArco Aplicar(RegistroArco estado) => estado.Con(Numero, s => s with { Resolucion = new ResolucionArco(Sentido, ResueltaEl, Motivo, Suprime) });
}
