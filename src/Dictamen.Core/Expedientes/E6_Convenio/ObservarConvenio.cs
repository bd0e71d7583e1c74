using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>Reports an error in the version sent. A notice on time prevents that renunciation is presumed (AMB-30); the authority may return its own text until it is signed.</summary>
/// <param name="Version">Version with the error.</param>
/// <param name="Escrito">Digest of the description of the error.</param>
[Regla("PCS-4.2.5-03", "PZ-13", "AMB-30"), Faculta(Rol.Solicitante, Rol.Operador)]
public sealed record ObservarConvenio(int Version, Huella Escrito) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is { Estatus: Estatus.ConvenioObservado, Convenio: { } observado } && observado.Version == Version)
        {
            return Decision.Ninguna;
        }

        if (estado is not { Estatus: Estatus.ConvenioEnviado, Convenio: { } convenio })
        {
            return estado.NoProcede("informar un error del Convenio de Concertación", "PCS-4.2.5-03");
        }

        if (Version != convenio.Version)
        {
            return Decision.Rechazar("VERSION_SUSTITUIDA", "AMB-30", $"La versión vigente del Convenio es la {convenio.Version}; informe el error de ésa.");
        }

        // The term to report runs beside the term to sign, from the same reception, and does not end because somebody signed.
        var recibido = contexto.SurteEfectos(estado.UltimaNotificacion(convenio.Notificacion));
        if (contexto.Actor.Rol == Rol.Solicitante && recibido is { } desde && contexto.Plazo("PZ-13", desde) is var plazo && contexto.Vencido(plazo))
        {
            return Decision.Rechazar("FUERA_DE_PLAZO", "PCS-4.2.5-03", $"El plazo para informar errores del Convenio terminó el {plazo.UltimoDia.Corta()}; se tiene por aceptado su texto.");
        }

        return new ConvenioObservado(Version, Escrito, contexto.Ahora, contexto.Actor.Rol == Rol.Solicitante);
    }
}

/// <summary>An error was reported: CONVENIO_OBSERVADO. The signatures of that version are void and its term no longer runs; the corrected version has a new one.</summary>
/// <param name="Version">Version with the error.</param>
/// <param name="Escrito">Digest of the description.</param>
/// <param name="InformadoEl">Instant of the notice (UTC).</param>
/// <param name="PorComite">Whether the committee reported it; otherwise the authority returned its own text.</param>
[Regla("PCS-4.2.5-03", "AMB-30")]
public sealed record ConvenioObservado(int Version, Huella Escrito, DateTimeOffset InformadoEl, bool PorComite) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"{(PorComite ? "El Comité informó" : "La Instancia Ejecutora encontró")} un error en la versión {Version} del Convenio; sus firmas quedan sin efecto y se enviará corregido, con un plazo nuevo.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Convenio = estado.Convenio! with { Firmas = ImmutableDictionary<string, DateTimeOffset>.Empty, FirmadoPorComite = false } })
        .Pasar(Estatus.ConvenioObservado)
        .Cerrar(estado.Convenio.PlazoDeFirma);
}
