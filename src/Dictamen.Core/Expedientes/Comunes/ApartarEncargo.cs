namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Sets an errand aside that its target refused.</summary>
/// <param name="Id">Errand.</param>
/// <param name="Codigo">Code of the refusal.</param>
/// <param name="Regla">Rule that refuses.</param>
[Faculta(Rol.Sistema)]
public sealed record ApartarEncargo(string Id, string Codigo, string Regla) : ActoDeApartar<Expediente>(Id, Codigo, Regla)
{
    /// <inheritdoc/>
    protected override Hecho Rechazado(string destino) => new EncargoRechazado(Id, destino, Codigo, Regla);
}

/// <summary>An errand of a project's file was refused by its target.</summary>
/// <param name="Id">Errand.</param>
/// <param name="Destino">Key of the stream that refused it.</param>
/// <param name="Codigo">Code of the refusal.</param>
/// <param name="Regla">Rule that refuses.</param>
public sealed record EncargoRechazado(string Id, string Destino, string Codigo, string Regla) : AvisoRechazado<Expediente>(Id, Destino, Codigo, Regla);
