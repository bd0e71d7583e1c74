namespace Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

/// <summary>Sets an errand aside that its target refused.</summary>
/// <param name="Id">Errand.</param>
/// <param name="Codigo">Code of the refusal.</param>
/// <param name="Regla">Rule that refuses.</param>
[Faculta(Rol.Sistema)]
public sealed record ApartarEncargo(string Id, string Codigo, string Regla) : ActoDeApartar<Acta>(Id, Codigo, Regla)
{
    /// <inheritdoc/>
    protected override Hecho Rechazado(string destino) => new EncargoDeActaRechazado(Id, destino, Codigo, Regla);
}

/// <summary>An errand of an acta was refused by its target.</summary>
/// <param name="Id">Errand.</param>
/// <param name="Destino">Key of the stream that refused it.</param>
/// <param name="Codigo">Code of the refusal.</param>
/// <param name="Regla">Rule that refuses.</param>
public sealed record EncargoDeActaRechazado(string Id, string Destino, string Codigo, string Regla) : AvisoRechazado<Acta>(Id, Destino, Codigo, Regla);
