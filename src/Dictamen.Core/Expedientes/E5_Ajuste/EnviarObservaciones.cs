using System.Collections.Immutable;
using System.Globalization;

namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>Sends the observations of the Comité Dictaminador and the recommendations of the Instancia Ejecutora, all at once.</summary>
/// <param name="Oficio">Digest of the document with the whole text.</param>
/// <param name="Observaciones">Observations, numbered from 1 without gaps.</param>
[Regla("PCS-4.2.4-01"), Faculta(Rol.Operador)]
public sealed record EnviarObservaciones(Huella Oficio, ImmutableArray<Observacion> Observaciones) : Acto<Expediente>
{
    /// <summary>Longest sentence of an observation; what is longer belongs in the document.</summary>
    private const int AsuntoMaximo = 300;

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus == Estatus.EnAjuste1 && !Observaciones.IsDefault && Observaciones.SequenceEqual(estado.Ajuste!.Observaciones))
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus != Estatus.Apoyado)
        {
            return estado.NoProcede("enviar observaciones de ajuste", "PCS-4.2.4-01");
        }

        var fallas = Fallas().ToImmutableArray();
        return fallas.IsEmpty ? new ObservacionesEnviadas(Oficio, Observaciones) : Rechazo.PorContenido(fallas);
    }

    private IEnumerable<Falla> Fallas()
    {
        if (Observaciones.IsDefaultOrEmpty)
        {
            yield return new Falla("observaciones", "PCS-4.2.4-01", "No hay observaciones que enviar; si no las hay, tenga el proyecto por ajustado.");
            yield break;
        }

        for (var i = 0; i < Observaciones.Length; i++)
        {
            var campo = string.Create(CultureInfo.InvariantCulture, $"observaciones[{i}]");
            if (Observaciones[i].Numero != i + 1)
            {
                yield return new Falla($"{campo}.numero", "PCS-4.2.4-01", $"La observación {Observaciones[i].Numero} debe llevar el número {i + 1}: se numeran desde el 1 y sin saltos.");
            }

            if (string.IsNullOrWhiteSpace(Observaciones[i].Asunto) || Observaciones[i].Asunto.Length > AsuntoMaximo)
            {
                yield return new Falla($"{campo}.asunto", "PCS-4.2.4-01", $"El asunto de la observación {i + 1} debe tener entre 1 y {AsuntoMaximo} caracteres; el texto completo va en el oficio.");
            }
        }
    }
}

/// <summary>Observations were sent: EN_AJUSTE_1. The first term opens when the committee receives them.</summary>
/// <param name="Oficio">Digest of the document with the whole text.</param>
/// <param name="Observaciones">Observations.</param>
[Regla("PCS-4.2.4-01", "PCS-4.2.4-02")]
public sealed record ObservacionesEnviadas(Huella Oficio, ImmutableArray<Observacion> Observaciones) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Observaciones.Length == 1
        ? "Se envió una observación para ajustar el proyecto."
        : $"Se enviaron {Observaciones.Length} observaciones para ajustar el proyecto.";

    /// <inheritdoc/>
    public override IEnumerable<string> Pormenores(INombres nombres) =>
        Observaciones.Select(o => $"{o.Numero}. {o.Asunto} ({(o.Origen == OrigenObservacion.ComiteDictaminador ? "Comité Dictaminador" : "Instancia Ejecutora")})");

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Ajuste = (estado.Ajuste ?? new Ajuste()) with { Oficio = Oficio, Observaciones = Observaciones, Pendientes = [.. Observaciones.Select(o => o.Numero)], PorRevisar = null } })
        .Pasar(Estatus.EnAjuste1)
        .Notificar(new Notificacion(PlazosDeAjuste.Observaciones, "observaciones", "PCS-4.2.4-01", "PZ-10"));
}
