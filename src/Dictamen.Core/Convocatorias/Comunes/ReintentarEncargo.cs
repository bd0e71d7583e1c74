namespace Dictamen.Core.Convocatorias.Comunes;

/// <summary>Owes an errand again that had been set aside.</summary>
/// <param name="Id">Errand.</param>
[Faculta(Rol.Operador)]
public sealed record ReintentarEncargo(string Id) : ActoDeReintentar<Convocatoria>(Id)
{
    /// <inheritdoc/>
    protected override Hecho Reintentado() => new EncargoDeConvocatoriaReintentado(Id);
}

/// <summary>An errand of the convocatoria is owed again.</summary>
/// <param name="Id">Errand.</param>
public sealed record EncargoDeConvocatoriaReintentado(string Id) : AvisoReintentado<Convocatoria>(Id);
