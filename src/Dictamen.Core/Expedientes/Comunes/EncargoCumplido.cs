namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Records that an errand for another stream was done.</summary>
/// <param name="Id">Errand.</param>
[Faculta(Rol.Sistema)]
public sealed record CumplirEncargo(string Id) : ActoDeCumplir<Expediente>(Id)
{
    /// <inheritdoc/>
    protected override Hecho Cumplido() => new EncargoCumplido(Id);
}

/// <summary>An errand was done.</summary>
/// <param name="Id">Errand.</param>
public sealed record EncargoCumplido(string Id) : AvisoCumplido<Expediente>(Id);
