namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Records that an errand for another stream was done.</summary>
[Faculta(Rol.Sistema)]
public sealed record CumplirEncargo(string Id) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) =>
        estado.Encargos.ContainsKey(Id) ? new EncargoCumplido(Id) : Decision.Ninguna;
}

/// <summary>An errand was done.</summary>
public sealed record EncargoCumplido(string Id) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se cumplió el aviso «{Id}».";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado with { Encargos = estado.Encargos.Remove(Id) };
}
