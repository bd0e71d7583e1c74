using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E7_Ministracion;
using PresupuestoAutorizado = Dictamen.Core.Expedientes.E5_Ajuste.Presupuesto;

namespace Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;

/// <summary>The modification proceeds: the Instancia Ejecutora sends the instrument to be signed. It never touches the essence of the objective, the amount of the support, nor the validity of the agreement.</summary>
/// <param name="Instrumento">Digest of the instrument.</param>
/// <param name="RespetaElObjetivo">Whether the Instancia Ejecutora states that the essence of the objective is not affected.</param>
/// <param name="Motivo">Reasons.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
/// <param name="Conceptos">Budget lines as they will be; empty when they do not change.</param>
/// <param name="FechaLimiteInformeParcial">Last day of the partial report as it will be; <see langword="null"/> when it does not change.</param>
[Regla("PCS-4.2.6-02", "PCS-4.2.6-03", "PCS-4.2.6-06", "PCS-A6-C23-01", "PCS-A6-C4G-09"), Faculta(Rol.Operador)]
public sealed record EnviarModificatorio(
    Huella Instrumento,
    bool RespetaElObjetivo,
    string Motivo,
    Huella Resolucion,
    ImmutableArray<ConceptoPresupuestado> Conceptos = default,
    DateOnly? FechaLimiteInformeParcial = null) : Acto<Expediente>
{
    /// <summary>Goals as they will be, all of them; empty when they do not change.</summary>
    public ImmutableArray<Meta> Metas { get; init; } = [];

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is { Convenio.Modificatorio: { Etapa: EtapaDeModificatorio.Enviado } enviado } && enviado.Instrumento == Instrumento)
        {
            return Decision.Ninguna;
        }

        if (estado is not { Estatus: Estatus.EnEjecucion, Convenio: { Modificatorio: { Etapa: EtapaDeModificatorio.Solicitado } modificatorio } convenio })
        {
            return estado.NoProcede("enviar un instrumento modificatorio", "PCS-4.2.6-06");
        }

        var fallas = Fallas(estado, convenio, contexto).ToList();
        return fallas.Count > 0
            ? Rechazo.PorContenido(fallas)
            : new ModificatorioEnviado(modificatorio.Numero, Instrumento, Motivo, Resolucion, Conceptos.OVacio(), FechaLimiteInformeParcial) { Metas = Metas.OVacio().IsEmpty ? null : Metas };
    }

    private IEnumerable<Falla> Fallas(Expediente estado, Convenio convenio, Contexto contexto)
    {
        if (!RespetaElObjetivo)
        {
            yield return new Falla("respeta_el_objetivo", "PCS-4.2.6-02", "El modificatorio no puede afectar la esencia del objetivo del proyecto: si la afecta, declárelo improcedente.");
        }

        if (Motivacion.Falta("motivo", Motivo, "PCS-4.2.6-03") is { } motivo)
        {
            yield return motivo;
        }

        foreach (var falla in Conceptos.OVacio().IsEmpty ? [] : DelPresupuesto(estado, convenio, contexto))
        {
            yield return falla;
        }

        foreach (var falla in new CompromisosAjustados(null, Metas).Fallas(contexto.Programa))
        {
            yield return falla;
        }

        if (FechaLimiteInformeParcial is { } nueva && FechaDelInformeParcial.Anticipada(nueva, contexto) is { } anticipada)
        {
            yield return anticipada;
        }

        if (FechaLimiteInformeParcial is { } fecha && (fecha <= contexto.Hoy || fecha > contexto.Programa.FinDeVigencia || estado.Informes?.Parcial is not null))
        {
            yield return new Falla("fecha_limite_reporte_parcial", "PCS-A6-C23-01", $"La fecha del Informe Parcial sólo puede cambiarse antes de entregarlo, a un día posterior a hoy y a más tardar el {contexto.Programa.FinDeVigencia.Corta()}: el modificatorio no amplía la vigencia.");
        }
    }

    private IEnumerable<Falla> DelPresupuesto(Expediente estado, Convenio convenio, Contexto contexto)
    {
        foreach (var falla in PresupuestoAutorizado.Fallas(Conceptos, convenio.Monto, contexto))
        {
            yield return falla;
        }

        if (Conceptos.Sum(c => c.MontoPcs) is var total && total < convenio.Monto)
        {
            yield return new Falla("8.1", "PCS-4.2.6-02", $"El presupuesto suma {total.Texto()} y el Convenio es por {convenio.Monto.Texto()}: el modificatorio redistribuye el apoyo, no lo cambia.");
        }

        foreach (var (renglon, ejercido) in EjercicioDelRecurso.De(estado).PorRenglon.Where(r => r.Value > (Conceptos.FirstOrDefault(c => c.Id == r.Key)?.MontoPcs ?? 0m)))
        {
            yield return new Falla("8.1", "PCS-4.2.8.1-01", $"En el renglón {renglon.Renglon()} ya se ejercieron {ejercido.Texto()}: no puede quedar con menos.");
        }
    }
}

/// <summary>MODIFICATORIO_ENVIADO. The term to sign opens when the committee receives it.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Instrumento">Digest of the instrument.</param>
/// <param name="Motivo">Reasons.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
/// <param name="Conceptos">Budget lines as they will be; empty when they do not change.</param>
/// <param name="FechaLimiteInformeParcial">Last day of the partial report as it will be, if it changes.</param>
[Regla("PCS-4.2.6-03", "PCS-4.2.6-06")]
public sealed record ModificatorioEnviado(int Numero, Huella Instrumento, string Motivo, Huella Resolucion, ImmutableArray<ConceptoPresupuestado> Conceptos, DateOnly? FechaLimiteInformeParcial) : Hecho<Expediente>
{
    /// <summary>Goals as they will be; <see langword="null"/> when they do not change.</summary>
    public ImmutableArray<Meta>? Metas { get; init; }

    /// <summary>Id of the notification of an instrument.</summary>
    public static string Aviso(int numero) => $"modificatorio-{numero}";

    /// <inheritdoc/>
    public override string Relato => $"La modificación del Convenio es procedente y se envió el Instrumento Modificatorio para firma: {Motivo}";

    /// <inheritdoc/>
    public override IEnumerable<string> Pormenores(INombres nombres) => CompromisosAjustados.EnPalabras(Metas ?? []);

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var modificatorio = estado.Convenio!.Modificatorio! with
        {
            Etapa = EtapaDeModificatorio.Enviado,
            Instrumento = Instrumento,
            Conceptos = Conceptos,
            FechaLimiteInformeParcial = FechaLimiteInformeParcial,
            Metas = Metas ?? [],
        };
        return (estado with { Convenio = estado.Convenio with { Modificatorio = modificatorio } })
            .Cerrar(modificatorio.PlazosDeResolver)
            .Notificar(new Notificacion(Aviso(Numero), "modificatorio", "PCS-4.2.6-06", "PZ-18", modificatorio.Sufijo) { Motivo = Motivo, Documento = new("Resolución de la modificación del Convenio", Resolucion) });
    }
}
