using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>The committee asks to end its agreement early, in a free writing that says why (4.2.7-1).</summary>
/// <param name="Escrito">Digest of the writing.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Firmantes">Who signs: the three members.</param>
[Regla("PCS-4.2.7-01", "PZ-19"), Faculta(Rol.Solicitante)]
public sealed record SolicitarTerminacion(Huella Escrito, string Motivo, ImmutableArray<PersonaId> Firmantes) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus is not (Estatus.ConvenioSuscrito or Estatus.EnEjecucion))
        {
            return estado.NoProcede("solicitar la terminación anticipada", "PCS-4.2.7-01");
        }

        if (estado.Cierre?.TerminacionSolicitada == true)
        {
            return Decision.Ninguna;
        }

        if (TerminoDelConvenio.Concluido(estado, contexto, contexto.Hoy) is { } concluido)
        {
            return concluido;
        }

        var fallas = FirmasDelComite.Faltas(estado, Firmantes, "PCS-4.2.7-01").ToList();
        if (Motivacion.Falta("motivo", Motivo, "PCS-4.2.7-01") is { } falla)
        {
            fallas.Add(falla);
        }

        return fallas.Count > 0
            ? Rechazo.PorContenido(fallas)
            : new TerminacionSolicitada(Escrito, Motivo, contexto.Plazo("PZ-19", contexto.Calendario.SurteEfectos(contexto.Ahora)));
    }
}

/// <summary>TERMINACION_SOLICITADA by the committee.</summary>
/// <param name="Escrito">Digest of the writing.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Plazo">Term of the authority to attend it.</param>
[Regla("PCS-4.2.7-01")]
public sealed record TerminacionSolicitada(Huella Escrito, string Motivo, Plazo Plazo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El Comité solicitó la terminación anticipada del Convenio: {Motivo} La Instancia Ejecutora debe atenderla a más tardar el {Plazo.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Cierre = (estado.Cierre ?? new Cierre()) with { TerminacionSolicitada = true } }).Abrir(Plazo);
}
