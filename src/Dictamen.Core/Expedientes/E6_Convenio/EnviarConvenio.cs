using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E7_Ministracion;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>Sends the agreement (Anexo 6): the first time to an adjusted project, and again, corrected, when an error was reported. Each version has a full term of its own (AMB-30).</summary>
/// <param name="Documento">Digest of the agreement.</param>
/// <param name="Monto">Pesos of the programme's contribution.</param>
/// <param name="MontoEnLetra">The same amount in words.</param>
/// <param name="ExhibicionUnica">Why it is paid at once; <see langword="null"/> for two payments.</param>
/// <param name="FechaLimiteInformeParcial">Last day for the partial report: that of the bases, or a later one where the project reaches its agreement late.</param>
/// <param name="Recomendacion">Digest of the recommendation, when that is the reason for a single payment.</param>
/// <param name="InversionTotal">Pesos of the total investment that the Segunda declares; <see langword="null"/> for what the file computes.</param>
/// <param name="InversionTotalEnLetra">The same in words.</param>
[Regla("PCS-4.2.5-01", "PCS-A6-C2-01", "PCS-A6-C4G-09", "AMB-30"), Faculta(Rol.Operador)]
public sealed record EnviarConvenio(
    Huella Documento,
    decimal Monto,
    string MontoEnLetra,
    MotivoExhibicionUnica? ExhibicionUnica,
    DateOnly FechaLimiteInformeParcial,
    Huella? Recomendacion = null,
    decimal? InversionTotal = null,
    string? InversionTotalEnLetra = null) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is { Estatus: Estatus.ConvenioEnviado, Convenio: { } enviado } && enviado.Documento == Documento)
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus is not (Estatus.Ajustado or Estatus.ConvenioObservado))
        {
            return estado.NoProcede("enviar el Convenio de Concertación", "PCS-4.2.5-01");
        }

        var fallas = Fallas(estado, contexto).ToImmutableArray();
        return fallas.IsEmpty
            ? new ConvenioEnviado(
                estado.Estatus == Estatus.Ajustado ? 1 : estado.Convenio!.Version + 1,
                Documento,
                Monto,
                ExhibicionUnica,
                Reparto.Calcular(Monto, ExhibicionUnica is not null, contexto.Bases.PorcentajesMinistracion),
                FechaLimiteInformeParcial,
                ExhibicionUnica == MotivoExhibicionUnica.Recomendacion ? Recomendacion : null,
                Inversion.Total(estado))
            : Rechazo.PorContenido(fallas);
    }

    private IEnumerable<Falla> Fallas(Expediente estado, Contexto contexto)
    {
        foreach (var falla in MontoDeclarado.Fallas("aportacion_indesol", "PCS-A6-C2-01", Monto, MontoEnLetra, estado.Ajuste!.MontoAutorizado, "el autorizado al ajustar el proyecto"))
        {
            yield return falla;
        }

        var total = Inversion.Total(estado);
        foreach (var falla in InversionTotal is null && InversionTotalEnLetra is null ? [] : MontoDeclarado.Fallas("inversion_total", "PCS-A6-C2-01", InversionTotal ?? total, InversionTotalEnLetra, total, "la aportación del Programa más la de la comunidad"))
        {
            yield return falla;
        }

        if (ExhibicionUnica is { } motivo && CasosDeExhibicionUnica.Falla(motivo, Monto, Recomendacion, contexto) is { } noCabe)
        {
            yield return noCabe;
        }

        if (ExhibicionUnica is null && contexto.Lectura("AMB-34") == "OBLIGATORIA" && CasosDeExhibicionUnica.DeOficio(Monto, contexto) is { } obligado)
        {
            yield return new Falla("modalidad_entrega", "AMB-34", $"Por resolución de la Instancia Normativa, el apoyo se entrega en una sola exhibición cuando se cumple el supuesto: {obligado}.");
        }

        if (FechaDelInformeParcial.Anticipada(FechaLimiteInformeParcial, contexto) is { } anticipada)
        {
            yield return anticipada;
        }

        if (FechaLimiteInformeParcial <= contexto.Hoy || FechaLimiteInformeParcial > contexto.Programa.FinDeVigencia)
        {
            yield return new Falla("fecha_limite_reporte_parcial", "PCS-A6-C4G-09", $"La fecha del Informe Parcial debe ser posterior a la firma y a más tardar el {contexto.Programa.FinDeVigencia.Corta()}.");
        }
    }
}

/// <summary>A version of the agreement was sent: CONVENIO_ENVIADO. The term to sign it, and to report errors, opens when the committee receives it.</summary>
/// <param name="Version">Number of the version, from 1.</param>
/// <param name="Documento">Digest of the agreement.</param>
/// <param name="Monto">Pesos of the programme's contribution.</param>
/// <param name="ExhibicionUnica">Why it is paid at once; <see langword="null"/> for two payments.</param>
/// <param name="Pagos">Pesos of each payment, in order.</param>
/// <param name="FechaLimiteInformeParcial">Last day for the partial report.</param>
/// <param name="Recomendacion">Digest of the recommendation that is the reason for a single payment; <see langword="null"/> for another reason, and in what was recorded before it was kept.</param>
/// <param name="InversionTotal">Pesos of the total investment; <see langword="null"/> in what was recorded before it was told.</param>
[Regla("PCS-4.2.5-01", "PCS-A6-C2-01", "PCS-A6-C2-04", "PCS-4.2.8.1-07")]
public sealed record ConvenioEnviado(
    int Version,
    Huella Documento,
    decimal Monto,
    MotivoExhibicionUnica? ExhibicionUnica,
    ImmutableArray<decimal> Pagos,
    DateOnly FechaLimiteInformeParcial,
    Huella? Recomendacion = null,
    decimal? InversionTotal = null) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => (Version == 1 ? "Se envió el Convenio de Concertación" : $"Se envió el Convenio de Concertación corregido (versión {Version})")
        + $" por {Monto.Texto()}{(InversionTotal is { } total ? $", de una inversión total de {total.Texto()} ({MontoEnLetra.De(total)})" : "")}, en {(ExhibicionUnica is null ? $"{Pagos.Length} ministraciones" : "una sola exhibición")}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var convenio = new Convenio
        {
            Version = Version,
            Documento = Documento,
            Monto = Monto,
            ExhibicionUnica = ExhibicionUnica is not null,
            Pagos = Pagos,
            FechaLimiteInformeParcial = FechaLimiteInformeParcial,
            InversionTotal = InversionTotal,
        };
        return (estado with { Convenio = convenio })
            .Pasar(Estatus.ConvenioEnviado)
            .Notificar(new Notificacion(convenio.Notificacion, "convenio", "PCS-4.2.5-01", "PZ-12", convenio.Sufijo));
    }
}
