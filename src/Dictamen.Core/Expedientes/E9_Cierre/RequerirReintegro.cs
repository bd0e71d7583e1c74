using System.Collections.Immutable;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>The Instancia Ejecutora asks in writing that money goes back to TESOFE, with its calculation (Cuarta H, I and O; Décima Séptima).</summary>
/// <param name="Supuestos">Why: one case, or (b) and (c) together.</param>
/// <param name="Monto">Pesos of the support.</param>
/// <param name="Rendimientos">Pesos of interest (C17-03).</param>
/// <param name="Calculo">Digest of the reasoned calculation, that the request must contain.</param>
[Regla("AMB-45", "PCS-A6-C17-02", "PCS-A6-C4I-01", "PCS-A6-C4O-01", "PCS-A6-C17-03"), Faculta(Rol.Operador)]
public sealed record RequerirReintegro(ImmutableArray<SupuestoReintegro> Supuestos, decimal Monto, decimal Rendimientos, Huella Calculo) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var pagado = estado.Ministraciones?.Pagado ?? 0m;
        if (pagado == 0m)
        {
            return estado.NoProcede("requerir el reintegro de recursos que no se entregaron", "PCS-A6-C4I-01");
        }

        var fallas = Fallas(estado, pagado).ToList();
        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        var numero = (estado.Cierre?.Reintegros.Length ?? 0) + 1;

        // (a) is due without a request, so its term does not wait for one. Among the others the greater term is PZ-31: five working days
        // never end before five calendar days, moved on or not, when both count from the same day.
        var abierto = Supuestos.Contains(SupuestoReintegro.NoDevengado)
            ? FechasDeReintegro.Plazo(SupuestoReintegro.NoDevengado, contexto.Hoy, contexto, $"{numero}")
            : null;
        var abre = abierto is not null ? null : Supuestos.Select(s => FechasDeReintegro.Renglon(s, contexto)).Max(StringComparer.Ordinal);
        return new ReintegroRequerido(numero, Supuestos, Monto, Rendimientos, Calculo, abierto, abre);
    }

    private IEnumerable<Falla> Fallas(Expediente estado, decimal pagado)
    {
        if (Supuestos.IsEmpty || Supuestos.Distinct().Count() != Supuestos.Length || (Supuestos.Length > 1 && Supuestos.Contains(SupuestoReintegro.NoDevengado)))
        {
            yield return new Falla("supuestos", "AMB-45", "Indique el supuesto del reintegro; lo no devengado se requiere aparte, porque su plazo corre sin petición desde el fin del ejercicio.");
        }

        if (Supuestos.Contains(SupuestoReintegro.Evaluacion) && estado.Informes?.Calificacion is null && estado.Cierre?.Termino is null)
        {
            yield return new Falla("supuestos", "PCS-A6-C4I-01", "El reintegro por evaluación o incumplimiento requiere que el Informe Final esté evaluado o que el Convenio haya terminado anticipadamente.");
        }

        var restan = pagado - (estado.Cierre?.Reintegros.Sum(r => r.Estatus == EstatusReintegro.Vencido ? r.Monto - r.Resta : r.Monto) ?? 0m);
        if (!Monto.EsMonto() || Monto > restan)
        {
            yield return new Falla("monto", "PCS-A6-C4O-01", $"El monto va en pesos con dos decimales como máximo, es mayor que cero y no rebasa lo entregado que no se ha requerido ({restan.Texto()}).");
        }

        if (!Rendimientos.EsMontoOCero())
        {
            yield return new Falla("rendimientos", "PCS-A6-C17-03", "Los rendimientos van en pesos, sin signo negativo y con dos decimales como máximo.");
        }
    }
}

/// <summary>REINTEGRO_REQUERIDO.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Supuestos">Why.</param>
/// <param name="Monto">Pesos of the support.</param>
/// <param name="Rendimientos">Pesos of interest.</param>
/// <param name="Calculo">Digest of the calculation.</param>
/// <param name="Plazo">Term that runs without a request (a).</param>
/// <param name="Abre">Row of the term that reception of the request opens (b, c).</param>
[Regla("AMB-45")]
public sealed record ReintegroRequerido(int Numero, ImmutableArray<SupuestoReintegro> Supuestos, decimal Monto, decimal Rendimientos, Huella Calculo, Plazo? Plazo, string? Abre) : Hecho<Expediente>
{
    /// <summary>Id of the notification of a request.</summary>
    public static string Aviso(int numero) => $"reintegro-{numero}";

    /// <summary>Whether a refund was asked for in writing, with its calculation. What is overdue without any request (PZ-29) has none: nobody has said what its yields come to.</summary>
    public static bool Consta(Expediente estado, Reintegro reintegro) => estado.Notificaciones.ContainsKey(Aviso(reintegro.Numero));

    /// <summary>The yields that go with a refund (Décima Séptima): those that were asked for, or whatever the money gave.</summary>
    [Regla("PCS-A6-C17-03")]
    public static string ConRendimientos(Expediente estado, Reintegro reintegro) =>
        Consta(estado, reintegro) ? $"{reintegro.RestaDeRendimientos.Texto()} de rendimientos" : "los rendimientos financieros que haya generado";

    /// <inheritdoc/>
    public override string Relato => Plazo is null
        ? $"Se requirió reintegrar {Monto.Texto()} más {Rendimientos.Texto()} de rendimientos; el plazo ({Abre}) corre desde que se reciba el requerimiento."
        : $"Se requirió reintegrar {Monto.Texto()} más {Rendimientos.Texto()} de rendimientos, no devengados al fin del ejercicio, a más tardar el {Plazo.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var cierre = estado.Cierre ?? new Cierre();
        var reintegro = new Reintegro(Numero, Supuestos, Monto, Rendimientos, EstatusReintegro.Requerido);
        var siguiente = (estado with { Cierre = cierre with { Reintegros = cierre.Reintegros.Add(reintegro) } })
            .Notificar(new Notificacion(Aviso(Numero), "requerimiento-reintegro", "PCS-A6-C4I-01", Abre, Abre is null ? null : $"{Numero}") { Documento = new("Cálculo del reintegro", Calculo) });
        return Plazo is null ? siguiente : siguiente.Abrir(Plazo);
    }
}
