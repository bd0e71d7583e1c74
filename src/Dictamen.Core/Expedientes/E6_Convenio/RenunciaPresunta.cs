using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>The term to sign ended without the three signatures of the committee: it is taken to renounce, NO_APOYADO(RENUNCIA). A missing signature is no signature.</summary>
/// <param name="Version">Version that was not signed.</param>
/// <param name="Faltan">Posts whose signature is missing.</param>
[Regla("PCS-4.2.5-02", "PCS-4.2.3.3-04", "AMB-30")]
public sealed record RenunciaPresunta(int Version, ImmutableArray<string> Faltan) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Terminó el plazo para firmar el Convenio y falta la firma de: {string.Join(", ", Faltan)}. Se entiende que el Comité renuncia al recurso.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado.DejarSinApoyo(CausaNoApoyo.Renuncia, "PCS-4.2.5-02");

    /// <summary>End of the term to sign. It only exists where reception was proven, so nobody renounces without having received the agreement.</summary>
    [Regla("PZ-12", "PCS-4.2.5-02", "AMB-30")]
    public static Decision Vencer(Expediente estado, Contexto contexto, Plazo plazo) =>
        estado is { Estatus: Estatus.ConvenioEnviado, Convenio: { FirmadoPorComite: false } convenio } && convenio.PlazoDeFirma == plazo.Id
            ? new RenunciaPresunta(convenio.Version, [.. contexto.Programa.CargosCpc.Where(c => !convenio.Firmas.ContainsKey(c))])
            : new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);
}
