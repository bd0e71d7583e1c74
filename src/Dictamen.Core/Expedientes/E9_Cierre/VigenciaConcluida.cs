using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>CONCLUIDA_VIGENCIA: the agreement's validity ended. Reporting, refunding and keeping the papers outlive it; spending does not (AMB-39).</summary>
/// <param name="Vencido">Term that ended (PZ-35).</param>
/// <param name="UltimoDia">Last day of validity.</param>
/// <param name="Reintegro">Term to refund what was not accrued, without any request (PZ-29).</param>
/// <param name="Resguardo">Term to keep the file's papers (PZ-33).</param>
/// <param name="AvisaReintegro">Whether the committee is told of the refund, because the file shows money that was not spent; false in what was recorded before it was.</param>
[Regla("PZ-35", "PCS-A6-C23-01", "PCS-A6-C4H-01")]
public sealed record VigenciaConcluida(string Vencido, DateOnly UltimoDia, Plazo? Reintegro, Plazo? Resguardo, bool AvisaReintegro = false) : Hecho<Expediente>
{
    /// <summary>Id of the notification that the term to refund what was not spent runs.</summary>
    public const string Aviso = "reintegro-sin-peticion";

    /// <inheritdoc/>
    public override string Relato => Reintegro is null || Resguardo is null
        ? $"Concluyó la vigencia del Convenio el {UltimoDia.Corta()}; no se habían entregado recursos."
        : $"Concluyó la vigencia del Convenio el {UltimoDia.Corta()}. Lo no devengado se reintegra sin petición a más tardar el {Reintegro.UltimoDia.Corta()}, y el expediente se resguarda hasta el {Resguardo.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var siguiente = (estado with { Cierre = (estado.Cierre ?? new Cierre()) with { VigenciaConcluida = true } }).Cerrar(Vencido);
        siguiente = Reintegro is null ? siguiente : siguiente.Abrir(Reintegro);
        siguiente = AvisaReintegro ? siguiente.Notificar(new Notificacion(Aviso, "reintegro-sin-peticion", "PCS-A6-C4H-01")) : siguiente;
        return Resguardo is null ? siguiente : siguiente.Abrir(Resguardo);
    }

    /// <summary>End of PZ-35. Both terms that follow count from the end of the fiscal year (AMB-45, AMB-47).</summary>
    [Regla("PZ-35", "PCS-A6-C23-01", "PCS-A6-C17-01", "PCS-3.5.2-03", "AMB-39", "AMB-47")]
    public static Decision Vencer(Expediente estado, Contexto contexto, Plazo plazo)
    {
        // A payment that was approved may have left the bank within the year and be registered in the next one (PCS-A6-C2-04): its terms are those of the year's end, whoever writes it down later.
        if (estado.Ministraciones?.Pagos.Any(p => p.Estatus is EstatusMinistracion.Pagada or EstatusMinistracion.Aprobada) != true)
        {
            return new VigenciaConcluida(plazo.Id, plazo.UltimoDia, null, null);
        }

        var fin = FechasDeReintegro.FinDeEjercicio(contexto);
        return new VigenciaConcluida(plazo.Id, plazo.UltimoDia, contexto.Plazo("PZ-29", fin), PlazoDeResguardo(contexto), VencimientoReintegro.PorReintegrar(estado) > 0);
    }

    /// <summary>Until when the file's papers are kept: known from the start, because it counts from the end of the fiscal year.</summary>
    [Regla("PZ-33", "PCS-A6-C4G-08", "AMB-47")]
    public static Plazo PlazoDeResguardo(Contexto contexto) => contexto.Plazo("PZ-33", FechasDeReintegro.FinDeEjercicio(contexto));

    /// <summary>End of PZ-33: five years counted from the year after that of the project, and not three (AMB-47).</summary>
    [Regla("PZ-33", "PCS-A6-C4G-08", "AMB-47")]
    public static Decision VencerResguardo(Expediente estado, Contexto contexto, Plazo plazo) => new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);
}
