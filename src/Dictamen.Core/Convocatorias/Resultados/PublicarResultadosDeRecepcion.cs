namespace Dictamen.Core.Convocatorias.Resultados;

/// <summary>Publishes which projects are complete: the first of three publications.</summary>
/// <param name="Documento">Digest of the list of folios with their status.</param>
/// <param name="Completos">How many are complete.</param>
/// <param name="Incompletos">How many ended as RECEPCION_INCOMPLETA.</param>
[Regla("PCS-4.2.2-08", "PZ-04"), Faculta(Rol.Operador)]
public sealed record PublicarResultadosDeRecepcion(Huella Documento, int Completos, int Incompletos) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        const string Acto = "publicar los resultados de recepción";
        if (estado.ResultadosDeRecepcion is { } previa)
        {
            return previa.Repetir(estado, Documento, Acto, "PCS-4.2.2-08");
        }

        return estado.Estatus == EstatusConvocatoria.Cerrada
            ? new ResultadosDeRecepcionPublicados(contexto.Hoy, Documento, Completos, Incompletos)
            : estado.NoProcede(Acto, "PCS-4.2.2-08", "la recepción no ha cerrado");
    }
}

/// <summary>RESULTADOS_RECEPCION were published.</summary>
/// <param name="Fecha">Day of publication.</param>
/// <param name="Documento">Digest of what was published.</param>
/// <param name="Completos">How many are complete.</param>
/// <param name="Incompletos">How many ended as RECEPCION_INCOMPLETA.</param>
[Regla("PCS-4.2.2-08")]
public sealed record ResultadosDeRecepcionPublicados(DateOnly Fecha, Huella Documento, int Completos, int Incompletos) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"Se publicaron los resultados de recepción: {Completos.Cuantos("proyecto completo", "proyectos completos")} y {Incompletos} con recepción incompleta.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado.Cerrar("PZ-04") with { ResultadosDeRecepcion = new PublicacionDeResultados(Fecha, Documento) };
}
