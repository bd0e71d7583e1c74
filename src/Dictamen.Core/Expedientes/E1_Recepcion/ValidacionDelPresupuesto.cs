using System.Globalization;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Section 8.1 of Anexo 3: every line adds up to the centavo, is of a permitted concept, and what is asked stays within the ceiling.</summary>
internal static class ValidacionDelPresupuesto
{
    // Technical limits: they keep a fact small and its arithmetic exact. The rules fix none.
    private const int RenglonesMaximos = 150;
    private const int LargoDeId = 20;
    private const decimal NumeroMaximo = 1_000_000_000m;

    [Regla("PCS-A3-01")]
    public static void Revisar(Anexo3 formato, Contexto contexto, ListaDeFallas fallas)
    {
        var conceptos = formato.Presupuesto.Conceptos.OVacio();
        if (conceptos.IsEmpty || conceptos.Length > RenglonesMaximos)
        {
            fallas.Agregar("8.1", "PCS-A3-01", $"El presupuesto lleva de uno a {RenglonesMaximos} conceptos, y tiene {conceptos.Length}.");
            return;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var legibles = true;
        for (var i = 0; i < conceptos.Length; i++)
        {
            var campo = string.Create(CultureInfo.InvariantCulture, $"8.1[{i + 1}]");
            fallas.Exigir(conceptos[i].Id, $"{campo}.id", "clave del renglón", LargoDeId);
            if (!ids.Add(conceptos[i].Id ?? ""))
            {
                fallas.Agregar($"{campo}.id", "PCS-A3-01", $"La clave del {LugarDelFormato.De(campo)} está repetida.");
            }

            fallas.Exigir(conceptos[i].Descripcion, $"{campo}.descripcion", "descripción del concepto");
            RevisarConcepto(conceptos[i], campo, contexto, fallas);
            legibles &= RevisarImportes(conceptos[i], campo, fallas);
        }

        if (legibles)
        {
            RevisarTope(formato, contexto, fallas);
        }
    }

    [Regla("PCS-A2-12", "AMB-10", "PCS-A6-C3-02", "PCS-A6-C3-03", "PCS-A6-C3-04", "PCS-A6-C3-05", "PCS-A6-C3-06", "PCS-A6-C3-07", "PCS-A6-C3-08")]
    private static void RevisarConcepto(ConceptoDeGasto concepto, string campo, Contexto contexto, ListaDeFallas fallas)
    {
        if (!contexto.Programa.Rubros.Contains(concepto.Rubro))
        {
            fallas.Agregar($"{campo}.rubro", "PCS-A3-01", $"El rubro del {LugarDelFormato.De(campo)} debe ser uno de estos: {string.Join(", ", contexto.Programa.Rubros)}.");
        }

        if (contexto.Programa.ConceptosProhibidos.TryGetValue(concepto.Concepto ?? "", out var prohibido))
        {
            fallas.Agregar($"{campo}.concepto", prohibido.Regla, $"{prohibido.Nombre}: no se admite con recursos del programa. Retírelo del {LugarDelFormato.De(campo)}.");
        }
        else if (!contexto.Bases.ConceptosPermitidos.Contains(concepto.Concepto ?? ""))
        {
            fallas.Agregar($"{campo}.concepto", "PCS-A2-12", $"El concepto del {LugarDelFormato.De(campo)} no está entre los que apoya la convocatoria: {string.Join(", ", contexto.Bases.ConceptosPermitidos)}.");
        }
    }

    private static bool RevisarImportes(ConceptoDeGasto concepto, string campo, ListaDeFallas fallas)
    {
        const string regla = "PCS-A3-01";
        if (concepto.Cantidad is <= 0m or > NumeroMaximo)
        {
            fallas.Agregar($"{campo}.cantidad", regla, $"La cantidad del {LugarDelFormato.De(campo)} debe ser mayor que cero.");
            return false;
        }

        if (concepto.PrecioUnitario is <= 0m or > NumeroMaximo || !concepto.PrecioUnitario.EnCentavos())
        {
            fallas.Agregar($"{campo}.precio_unitario", regla, $"El precio unitario del {LugarDelFormato.De(campo)} debe ser mayor que cero y llevar cuando más dos decimales.");
            return false;
        }

        var costo = decimal.Round(concepto.Cantidad * concepto.PrecioUnitario, 2, MidpointRounding.AwayFromZero);
        if (concepto.CostoTotal != costo)
        {
            fallas.Agregar($"{campo}.costo_total", regla, string.Create(CultureInfo.InvariantCulture, $"El costo total del {LugarDelFormato.De(campo)} debe ser cantidad por precio unitario: ${costo:N2}."));
            return false;
        }

        if (concepto.MontoPcs < 0m || concepto.MontoPcs > costo || !concepto.MontoPcs.EnCentavos())
        {
            fallas.Agregar($"{campo}.monto_pcs", regla, string.Create(CultureInfo.InvariantCulture, $"El monto solicitado del {LugarDelFormato.De(campo)} va de $0.00 a su costo total (${costo:N2}), en pesos y centavos."));
            return false;
        }

        return true;
    }

    // The ceiling is that of the thematic line's objective, inclusive, and it is measured on what is asked, not on the total cost (AMB-08, PCS-3.5.2-02).
    [Regla("PCS-3.5.2-01", "PCS-3.5.2-02", "PCS-3.5.2-04", "AMB-08")]
    private static void RevisarTope(Anexo3 formato, Contexto contexto, ListaDeFallas fallas)
    {
        var solicitado = formato.Presupuesto.MontoSolicitado;
        if (solicitado <= 0m)
        {
            fallas.Agregar("8.1.monto_solicitado_pcs", "PCS-A3-01", "La solicitud no pide recursos al programa; indique el monto solicitado de al menos un concepto.");
        }
        else if (contexto.Programa.Tematicas.ContainsKey(formato.Portada.Tematica ?? "")
            && contexto.Programa.Tope(formato.Portada.Tematica!, formato.Portada.PanelesSolares) is var tope
            && solicitado > tope)
        {
            fallas.Agregar(
                "8.1.monto_solicitado_pcs",
                "AMB-08",
                string.Create(CultureInfo.InvariantCulture, $"Se solicitan ${solicitado:N2} y el máximo para la temática {formato.Portada.Tematica} es ${tope:N2}; ajuste el presupuesto."));
        }
    }
}
