using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E9_Cierre;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The committee hands in the final report (Anexo 10), from the end of the actions until 24:00 of PZ-28. The duty to report outlives the agreement; spending does not (AMB-39).</summary>
/// <param name="Informe">Content of the report.</param>
/// <param name="Documento">Digest of the report as it was stored.</param>
/// <param name="Compromisos">What the project committed to.</param>
[Regla("PCS-A6-C4G-10", "PCS-4.2.11-01", "PCS-3.3.1-10", "PZ-28", "AMB-39"), Faculta(Rol.Solicitante)]
public sealed record EntregarInformeFinal(InformeDeProyecto Informe, Huella Documento, Compromisos Compromisos) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Informes?.Final is { } entregado)
        {
            return entregado.Documento == Documento ? Decision.Ninguna : estado.NoProcede("sustituir el Informe Final ya entregado", "PCS-A6-C4G-10");
        }

        if (estado.Estatus != Estatus.EnEjecucion)
        {
            return estado.NoProcede("entregar el Informe Final", "PCS-A6-C4G-10");
        }

        var plazo = PlazoDelInformeFinal.De(estado, contexto);
        if (estado.Informes?.FinalNoEntregado == true || (plazo is not null && contexto.Vencido(plazo)))
        {
            return Decision.Rechazar("FUERA_DE_PLAZO", "PZ-28", $"El Informe Final se recibió hasta el {plazo?.UltimoDia.Corta()} a las 24:00; se califica con lo que obra en el expediente.");
        }

        var fallas = ValidacionDeInforme.Validar(TipoInforme.Final, Informe, Compromisos, estado, contexto).ToList();
        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        var ejercido = GastosDelInforme.Acumulado(TipoInforme.Final, Informe, estado);
        var hecho = new InformeFinalEntregado(Documento, contexto.Ahora, Informe.PeriodoInicio, Informe.PeriodoFin, ejercido, Informe.Final!.ConcluidasEl, new FormatosDelCcs(!Informe.Final.ActaDeRegistroCcs.IsDefaultOrEmpty, !Informe.Final.InformeCcs.IsDefaultOrEmpty));
        return VencimientoReintegro.ConLoVencido(hecho, estado, ejercido, contexto);
    }
}

/// <summary>INFORME_FINAL_ENTREGADO.</summary>
/// <param name="Documento">Digest of the report.</param>
/// <param name="EntregadoEl">Instant of delivery (UTC).</param>
/// <param name="PeriodoInicio">First day reported on.</param>
/// <param name="PeriodoFin">Last day reported on.</param>
/// <param name="Ejercido">Pesos spent in the whole project, with evidence.</param>
/// <param name="ConcluidasEl">Day on which the actions ended.</param>
/// <param name="Contraloria">Which formats of the Contraloría Social it brought; <see langword="null"/> in what was recorded before they were told apart.</param>
[Regla("PCS-A6-C4G-10", "AMB-53")]
public sealed record InformeFinalEntregado(
    Huella Documento, DateTimeOffset EntregadoEl, DateOnly PeriodoInicio, DateOnly PeriodoFin, decimal Ejercido, DateOnly ConcluidasEl, FormatosDelCcs? Contraloria = null) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"El Comité entregó el Informe Final; las acciones concluyeron el {ConcluidasEl.Corta()} y se comprobaron {Ejercido.Texto()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => (estado with
    {
        Informes = (estado.Informes ?? new Informes()) with
        {
            Final = new Informe(Documento, EntregadoEl, EstatusInforme.EnEvaluacion, Ejercido)
            {
                PeriodoInicio = PeriodoInicio,
                PeriodoFin = PeriodoFin,
                Ministrado = estado.Ministraciones?.Pagado ?? 0m,
                Contraloria = Contraloria,
            },
        },
    }).Cerrar("PZ-28").YaNoAbre(estado.UltimaNotificacion(MinistracionPagada.Aviso(1)));
}
