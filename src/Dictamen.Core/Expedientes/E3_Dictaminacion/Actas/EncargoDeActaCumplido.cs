namespace Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

/// <summary>Records that a file was told its result.</summary>
/// <param name="Id">Errand.</param>
[Faculta(Rol.Sistema)]
public sealed record CumplirEncargo(string Id) : ActoDeCumplir<Acta>(Id)
{
    /// <inheritdoc/>
    protected override Hecho Cumplido() => new EncargoDeActaCumplido(Id);
}

/// <summary>A file was told its result.</summary>
/// <param name="Id">Errand.</param>
public sealed record EncargoDeActaCumplido(string Id) : AvisoCumplido<Acta>(Id);
