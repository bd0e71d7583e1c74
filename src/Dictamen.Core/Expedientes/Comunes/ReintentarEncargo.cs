namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Owes an errand again that had been set aside.</summary>
/// <param name="Id">Errand.</param>
[Faculta(Rol.Operador)]
public sealed record ReintentarEncargo(string Id) : ActoDeReintentar<Expediente>(Id)
{
    /// <inheritdoc/>
    protected override Hecho Reintentado() => new EncargoReintentado(Id);
}

/// <summary>An errand of a project's file is owed again.</summary>
/// <param name="Id">Errand.</param>
public sealed record EncargoReintentado(string Id) : AvisoReintentado<Expediente>(Id);
