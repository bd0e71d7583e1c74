using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>What a budget may be once the money is assigned.</summary>
public static class Presupuesto
{
    /// <summary>Budget lines in force: the authorised ones, or those of the application.</summary>
    public static ImmutableArray<ConceptoPresupuestado> Vigente(Expediente estado) =>
        estado.Ajuste is { Conceptos.Length: > 0 } ajuste ? ajuste.Conceptos : estado.Recepcion!.Conceptos;

    /// <summary>Pesos that no budget of this project may exceed: what was assigned (lower than what was asked where an offer was accepted, AMB-26), what was asked,
    /// the ceiling (the ordinary one where the committee denied the solar panels, AMB-08), and what the Instancia Ejecutora already lowered it to.</summary>
    [Regla("AMB-29", "AMB-08", "PCS-A2-09", "PCS-4.2.4-05")]
    public static decimal Maximo(Expediente estado, Contexto contexto)
    {
        var recepcion = estado.Recepcion!;
        var tope = contexto.Programa.Tope(recepcion.Tematica, recepcion.PanelesSolares);
        var asignable = estado.Dictaminacion?.Resultado?.Asignable(recepcion.MontoSolicitado, recepcion.Tematica, contexto.Programa) ?? recepcion.MontoSolicitado;
        var asignado = Math.Min(estado.Asignacion!.MontoAsignado, Math.Min(asignable, tope));

        // By the other reading what was lowered may be raised again, never above what was assigned, asked and allowed (AMB-29).
        return estado.Ajuste is { MontoAutorizado: > 0m and var autorizado } && contexto.Lectura("AMB-29") != "LIBRE" ? Math.Min(autorizado, asignado) : asignado;
    }

    /// <summary>Everything that is wrong in a budget, by field of section 8.1 of Anexo 3.</summary>
    [Regla("AMB-29", "PCS-A2-12", "AMB-10", "PCS-A3-01", "PCS-A6-C3-02", "PCS-A6-C3-03", "PCS-A6-C3-04", "PCS-A6-C3-05", "PCS-A6-C3-06", "PCS-A6-C3-07", "PCS-A6-C3-08")]
    public static IEnumerable<Falla> Fallas(ImmutableArray<ConceptoPresupuestado> conceptos, decimal maximo, Contexto contexto)
    {
        if (conceptos.IsDefaultOrEmpty)
        {
            yield return new Falla("8.1", "PCS-A3-01", "El presupuesto no tiene conceptos; capture al menos uno.");
            yield break;
        }

        var vistos = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < conceptos.Length; i++)
        {
            var c = conceptos[i];
            var campo = string.Create(CultureInfo.InvariantCulture, $"8.1[{i + 1}]");
            if (!vistos.Add(c.Id))
            {
                yield return new Falla($"{campo}.id", "PCS-A3-01", $"El renglón {c.Id.Renglon()} está repetido; deje uno solo.");
            }

            if (!contexto.Programa.Rubros.Contains(c.Rubro))
            {
                yield return new Falla($"{campo}.rubro", "PCS-A3-01", $"El rubro «{c.Rubro}» no existe; use {string.Join(" o ", contexto.Programa.Rubros)}.");
            }

            if (!c.MontoPcs.EsMonto())
            {
                yield return new Falla($"{campo}.monto_pcs", "PCS-A3-01", $"El monto del renglón {c.Id.Renglon()} debe ser {Pesos.Admitido}.");
            }

            if (contexto.Programa.ConceptosProhibidos.TryGetValue(c.Concepto, out var prohibido))
            {
                yield return new Falla($"{campo}.concepto", prohibido.Regla, $"El renglón {c.Id.Renglon()} no puede pagarse con el Programa: {prohibido.Nombre}.");
            }
            else if (!contexto.Bases.ConceptosPermitidos.Contains(c.Concepto))
            {
                yield return new Falla($"{campo}.concepto", "PCS-A2-12", $"El concepto «{c.Concepto.ConceptoEnPalabras()}» del renglón {c.Id.Renglon()} no está entre los que apoya la convocatoria.");
            }
        }

        var total = conceptos.Where(c => c.MontoPcs.EsMonto()).Sum(c => c.MontoPcs);
        if (total > maximo)
        {
            yield return new Falla("8.1", "AMB-29", $"El presupuesto suma {total.Texto()} y el máximo que puede autorizarse es {maximo.Texto()}; redúzcalo o redistribúyalo.");
        }
    }
}
