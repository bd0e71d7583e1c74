namespace Dictamen.Core.Convocatorias.Comunes;

/// <summary>Records that an errand of the convocatoria for another stream was done.</summary>
/// <param name="Id">Errand.</param>
[Faculta(Rol.Sistema)]
public sealed record CumplirEncargo(string Id) : ActoDeCumplir<Convocatoria>(Id)
{
    /// <inheritdoc/>
    protected override Hecho Cumplido() => new EncargoDeConvocatoriaCumplido(Id);
}

/// <summary>An errand of the convocatoria was done.</summary>
/// <param name="Id">Errand.</param>
public sealed record EncargoDeConvocatoriaCumplido(string Id) : AvisoCumplido<Convocatoria>(Id);
