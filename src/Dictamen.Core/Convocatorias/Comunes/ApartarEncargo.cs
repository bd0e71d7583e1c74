namespace Dictamen.Core.Convocatorias.Comunes;

/// <summary>Sets an errand aside that its target refused.</summary>
/// <param name="Id">Errand.</param>
/// <param name="Codigo">Code of the refusal.</param>
/// <param name="Regla">Rule that refuses.</param>
[Faculta(Rol.Sistema)]
public sealed record ApartarEncargo(string Id, string Codigo, string Regla) : ActoDeApartar<Convocatoria>(Id, Codigo, Regla)
{
    /// <inheritdoc/>
    protected override Hecho Rechazado(string destino) => new EncargoDeConvocatoriaRechazado(Id, destino, Codigo, Regla);
}

/// <summary>An errand of the convocatoria was refused by its target.</summary>
/// <param name="Id">Errand.</param>
/// <param name="Destino">Key of the stream that refused it.</param>
/// <param name="Codigo">Code of the refusal.</param>
/// <param name="Regla">Rule that refuses.</param>
public sealed record EncargoDeConvocatoriaRechazado(string Id, string Destino, string Codigo, string Regla) : AvisoRechazado<Convocatoria>(Id, Destino, Codigo, Regla);
