using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>Receipt of a payment (Anexo 7). It is signed before the money arrives: a requirement of the payment, not its proof.</summary>
/// <param name="Documento">Digest of the digitised original.</param>
/// <param name="Monto">Pesos in number.</param>
/// <param name="MontoEnLetra">The same amount in words.</param>
/// <param name="Firmas">Posts that signed it.</param>
/// <param name="Identificaciones">Identification annexed by each post.</param>
public sealed record ReciboDePago(
    Huella Documento,
    decimal Monto,
    string MontoEnLetra,
    ImmutableArray<string> Firmas,
    ImmutableDictionary<string, IdentificacionAnexa> Identificaciones)
{
    /// <summary>Everything that is wrong in the receipt of a payment of <paramref name="pago"/> pesos.</summary>
    [Regla("PCS-A7-01", "PCS-A7-02", "PCS-4.2.8-03", "AMB-07")]
    public IEnumerable<Falla> Fallas(decimal pago, Contexto contexto)
    {
        foreach (var falla in MontoDeclarado.Fallas("cantidad", "PCS-A7-01", Monto, MontoEnLetra, pago, "el de la ministración"))
        {
            yield return falla;
        }

        var tres = contexto.Lectura("AMB-07") == "TRES_DEL_ANEXO_7";
        var admitidas = tres ? contexto.Programa.IdentificacionesDelRecibo : contexto.Programa.Identificaciones;
        foreach (var cargo in contexto.Programa.CargosCpc)
        {
            if (!Firmas.OVacio().Contains(cargo))
            {
                yield return new Falla($"firmas.{cargo}", "PCS-4.2.8-03", $"Falta en el recibo la firma de: {cargo}.");
            }

            if (Identificaciones?.GetValueOrDefault(cargo) is not { } identificacion)
            {
                yield return new Falla($"identificaciones.{cargo}", "PCS-A7-02", $"Falta la copia de la identificación de: {cargo}.");
            }
            else if (!admitidas.Contains(identificacion.Tipo))
            {
                yield return new Falla($"identificaciones.{cargo}", "AMB-07", $"La identificación «{identificacion.Tipo}» de {cargo} no es de las que {(tres ? "cita el Anexo 7" : "se admiten en el registro")}.");
            }
        }
    }
}

/// <summary>A copy of an identification. Any that is admitted at registration is admitted here: asking for another would keep who proved identity from being paid (AMB-07).</summary>
/// <param name="Tipo">Kind, as in the programme's list.</param>
/// <param name="Copia">Digest of the copy.</param>
public sealed record IdentificacionAnexa(string Tipo, Huella Copia);
