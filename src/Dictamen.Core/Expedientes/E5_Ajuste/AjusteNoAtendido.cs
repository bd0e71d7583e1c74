using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>The second term ended and something is not attended: NO_APOYADO(AJUSTE_NO_ATENDIDO). There is no third term.</summary>
/// <param name="Persisten">Numbers of the observations that were not attended.</param>
[Regla("PCS-4.2.4-04", "PCS-4.2.3.3-05")]
public sealed record AjusteNoAtendido(ImmutableArray<int> Persisten) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"El proyecto no será apoyado: al terminar el segundo plazo faltó atender {Persisten.EnTexto()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Ajuste = estado.Ajuste! with { Pendientes = Persisten, PorRevisar = null } })
        .DejarSinApoyo(CausaNoApoyo.AjusteNoAtendido, "PCS-4.2.4-04");
}
