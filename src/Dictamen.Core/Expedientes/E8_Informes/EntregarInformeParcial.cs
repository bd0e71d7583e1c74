namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The committee hands in the partial report (Anexo 9). It is due at 24:00 of the date that the agreement fixes (PZ-27); a late one is received as late, and that weighs on the second payment.</summary>
/// <param name="Informe">Content of the report.</param>
/// <param name="Documento">Digest of the report as it was stored.</param>
/// <param name="Compromisos">What the project committed to.</param>
[Regla("PCS-A6-C4G-09", "PCS-4.2.11-01", "PCS-3.3.1-10", "PCS-4.2.8.1-08", "PZ-27"), Faculta(Rol.Solicitante)]
public sealed record EntregarInformeParcial(InformeDeProyecto Informe, Huella Documento, Compromisos Compromisos) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Informes?.Parcial is { } entregado)
        {
            return entregado.Documento == Documento ? Decision.Ninguna : estado.NoProcede("sustituir el Informe Parcial ya entregado", "PCS-A6-C4G-09");
        }

        if (estado.Estatus != Estatus.EnEjecucion || estado.Informes is { EnEvaluacionFinal: true })
        {
            return estado.NoProcede("entregar el Informe Parcial", "PCS-A6-C4G-09");
        }

        var fallas = ValidacionDeInforme.Validar(TipoInforme.Parcial, Informe, Compromisos, estado, contexto).ToList();
        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        var tarde = contexto.Ahora >= HoraDelCentro.FinDelDia(estado.Convenio!.FechaLimiteInformeParcial) && VencimientoInformeParcial.Exigible(estado);
        return new InformeParcialEntregado(Documento, contexto.Ahora, Informe.PeriodoInicio, Informe.PeriodoFin, Informe.Ejercido, tarde);
    }
}

/// <summary>INFORME_PARCIAL_ENTREGADO.</summary>
/// <param name="Documento">Digest of the report.</param>
/// <param name="EntregadoEl">Instant of delivery (UTC).</param>
/// <param name="PeriodoInicio">First day reported on.</param>
/// <param name="PeriodoFin">Last day reported on.</param>
/// <param name="Ejercido">Pesos spent, with evidence.</param>
/// <param name="Extemporaneo">Handed in after the date of the agreement, on which it was due.</param>
[Regla("PCS-A6-C4G-09")]
public sealed record InformeParcialEntregado(Huella Documento, DateTimeOffset EntregadoEl, DateOnly PeriodoInicio, DateOnly PeriodoFin, decimal Ejercido, bool Extemporaneo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"El Comité entregó el Informe Parcial {(Extemporaneo ? "fuera de la fecha del Convenio" : "en tiempo")}, con {Ejercido.Texto()} comprobados.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => (estado with
    {
        Informes = (estado.Informes ?? new Informes()) with
        {
            Parcial = new Informe(Documento, EntregadoEl, EstatusInforme.EnEvaluacion, Ejercido)
            {
                PeriodoInicio = PeriodoInicio,
                PeriodoFin = PeriodoFin,
                Extemporaneo = Extemporaneo,
                ComprobantesRegistrados = estado.Ministraciones?.Comprobantes.Length ?? 0,
            },
        },
    }).Cerrar("PZ-27");
}
