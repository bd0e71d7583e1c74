namespace Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

/// <summary>Owes an errand again that had been set aside.</summary>
/// <param name="Id">Errand.</param>
[Faculta(Rol.Operador)]
public sealed record ReintentarEncargo(string Id) : ActoDeReintentar<Acta>(Id)
{
    /// <inheritdoc/>
    protected override Hecho Reintentado() => new EncargoDeActaReintentado(Id);
}

/// <summary>An errand of an acta is owed again.</summary>
/// <param name="Id">Errand.</param>
public sealed record EncargoDeActaReintentado(string Id) : AvisoReintentado<Acta>(Id);
