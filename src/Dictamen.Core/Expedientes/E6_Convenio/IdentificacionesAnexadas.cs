using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>The receipt that was handed in has the identifications of its signers annexed (Anexo 7, note).</summary>
/// <param name="Ministracion">Number of the payment.</param>
/// <param name="Identificaciones">Digests of the copies, each under the key that the requirement has at registration (<c>IDENTIFICACION/Tesorero</c>; AMB-07).</param>
[Regla("PCS-A7-02", "AMB-07")]
public sealed record IdentificacionesAnexadas(int Ministracion, ImmutableDictionary<string, Huella> Identificaciones) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) =>
        $"El Comité anexó al recibo de pago de la ministración {Ministracion}: {string.Join("; ", Identificaciones.Keys.Order(StringComparer.Ordinal).Select(nombres.Requisito))}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado with
    {
        Convenio = estado.Convenio! with
        {
            Papeles = estado.Convenio.Papeles.SetItem(Ministracion, estado.Convenio.Papeles[Ministracion] with { Identificaciones = Identificaciones }),
        },
    };
}
