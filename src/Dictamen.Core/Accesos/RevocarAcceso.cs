namespace Dictamen.Core.Accesos;

/// <summary>Revokes a link: it no longer opens.</summary>
/// <param name="Motivo">Reason, without personal data.</param>
[Faculta(Rol.Sistema, Rol.Operador, Rol.SecretariaTecnica, Rol.Administrador)]
public sealed record RevocarAcceso(string Motivo) : Acto<Acceso>
{
    /// <inheritdoc/>
    public override Decision Decidir(Acceso estado, Contexto contexto) =>
        estado.Proposito.Length == 0 || estado.Revocado ? Decision.Ninguna : new AccesoRevocado(Motivo);
}

/// <summary>A link was revoked.</summary>
public sealed record AccesoRevocado(string Motivo) : Hecho<Acceso>
{
    /// <inheritdoc/>
    public override string Relato => $"Se revocó el enlace: {Motivo}.";

    /// <inheritdoc/>
    public override Acceso Aplicar(Acceso estado) => estado with { Revocado = true };
}
