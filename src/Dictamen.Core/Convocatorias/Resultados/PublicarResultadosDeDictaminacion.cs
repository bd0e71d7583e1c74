using Dictamen.Core.Plazos;

namespace Dictamen.Core.Convocatorias.Resultados;

/// <summary>Publishes the results of the dictamination and, in a document of its own, who took part in it: the second of three publications, never before that of reception (AMB-14).</summary>
/// <param name="Documento">Digest of the list of folios with their score.</param>
/// <param name="Participantes">Digest of the single alphabetical list of who took part, without any folio (AMB-20).</param>
/// <param name="Dictaminados">How many projects have a dictamen.</param>
/// <param name="Favorables">How many of them are favourable.</param>
[Regla("PCS-4.2.3.2-01", "PCS-A2-19", "PZ-05", "PZ-06", "PZ-07", "AMB-14", "AMB-15"), Faculta(Rol.Operador)]
public sealed record PublicarResultadosDeDictaminacion(Huella Documento, Huella Participantes, int Dictaminados, int Favorables) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        const string Acto = "publicar los resultados de dictaminación";
        if (estado.ResultadosDeDictaminacion is { } previa)
        {
            return previa.Repetir(estado, Documento, Acto, "PCS-4.2.3.2-01");
        }

        if (estado.ResultadosDeRecepcion is null)
        {
            return Decision.Rechazar("FALTA_RECEPCION", "AMB-14", "No pueden publicarse los resultados de dictaminación antes que los de recepción: publique primero los de recepción.");
        }

        return new ResultadosDeDictaminacionPublicados(contexto.Hoy, Documento, Participantes, Dictaminados, Favorables, contexto.Plazo("PZ-07", contexto.Hoy));
    }
}

/// <summary>RESULTADOS_DICTAMINACION were published; the term to publish supported and not supported begins.</summary>
/// <param name="Fecha">Day of publication.</param>
/// <param name="Documento">Digest of the results.</param>
/// <param name="Participantes">Digest of the list of who took part.</param>
/// <param name="Dictaminados">How many projects have a dictamen.</param>
/// <param name="Favorables">How many of them are favourable.</param>
/// <param name="Plazo">Term that it opens (PZ-07).</param>
[Regla("PCS-4.2.3.2-01")]
public sealed record ResultadosDeDictaminacionPublicados(DateOnly Fecha, Huella Documento, Huella Participantes, int Dictaminados, int Favorables, Plazo Plazo) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"Se publicaron los resultados de dictaminación ({Dictaminados.Cuantos("proyecto", "proyectos")}, {Favorables.Cuantos("favorable", "favorables")}) y la relación de quienes participaron. Los apoyados se darán a conocer a más tardar el {Plazo.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado.Cerrar("PZ-05", "PZ-06").Abrir(Plazo) with { ResultadosDeDictaminacion = new PublicacionDeResultados(Fecha, Documento) { Participantes = Participantes } };
}
