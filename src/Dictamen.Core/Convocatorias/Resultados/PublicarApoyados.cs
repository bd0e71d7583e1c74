namespace Dictamen.Core.Convocatorias.Resultados;

/// <summary>Publishes which projects are supported and which are not, with their cause: the third publication, a second act that may be made on the same day as that of the dictamination (AMB-15).</summary>
/// <param name="Documento">Digest of the list of folios with their status and cause.</param>
[Regla("PCS-4.2.3.3-01", "PZ-07", "AMB-15"), Faculta(Rol.Operador)]
public sealed record PublicarApoyados(Huella Documento) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        const string Acto = "publicar los proyectos apoyados y no apoyados";
        if (estado.ResultadosDeApoyo is { } previa)
        {
            return previa.Repetir(estado, Documento, Acto, "PCS-4.2.3.3-01");
        }

        if (estado.ResultadosDeDictaminacion is null)
        {
            return Decision.Rechazar("FALTA_DICTAMINACION", "AMB-15", "No pueden publicarse los apoyados antes que los resultados de dictaminación: publique primero los de dictaminación.");
        }

        return estado.Presupuesto switch
        {
            null or { Asignacion: null } => estado.NoProcede(Acto, "PCS-4.2.3.4-01", "todavía no se asignan los recursos"),
            { Oferta: { } oferta } => estado.NoProcede(Acto, "AMB-26", $"falta la respuesta a la oferta de ajuste hecha al folio {new Folio(estado.Id, oferta.Consecutivo)}"),
            var p => new ApoyadosPublicados(contexto.Hoy, Documento, p.Apoyados, p.Renglones.Count - p.Apoyados + p.NoFavorables.Count),
        };
    }
}

/// <summary>Supported and not supported projects were published.</summary>
/// <param name="Fecha">Day of publication.</param>
/// <param name="Documento">Digest of what was published.</param>
/// <param name="Apoyados">How many are supported.</param>
/// <param name="NoApoyados">How many are not.</param>
[Regla("PCS-4.2.3.3-01")]
public sealed record ApoyadosPublicados(DateOnly Fecha, Huella Documento, int Apoyados, int NoApoyados) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"Se dieron a conocer los proyectos apoyados ({Apoyados}) y no apoyados ({NoApoyados}).";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado.Cerrar("PZ-07") with { ResultadosDeApoyo = new PublicacionDeResultados(Fecha, Documento) };
}
