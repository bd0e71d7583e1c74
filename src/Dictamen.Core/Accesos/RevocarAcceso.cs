using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Accesos;

/// <summary>Revokes a link: it no longer opens, and the sessions that it opened end.</summary>
/// <param name="Motivo">Reason, without personal data.</param>
[Faculta(Rol.Sistema, Rol.Operador, Rol.SecretariaTecnica, Rol.Administrador)]
public sealed record RevocarAcceso(string Motivo) : Acto<Acceso>
{
    /// <inheritdoc/>
    public override Decision Decidir(Acceso estado, Contexto contexto) => estado switch
    {
        { Proposito.Length: 0 } => Decision.Rechazar("NO_ENCONTRADO", "PCS-3.7.1-01", "No se ha emitido un enlace con ese número."),
        _ when !Acceso.Reparte(contexto.Actor.Rol, estado.Alcance) => Decision.Rechazar("NO_FACULTADO", "PCS-3.7.1-01", "Su papel no permite revocar ese enlace."),
        { Revocado: true } => Decision.Ninguna,
        _ => Motivacion.Falta("motivo", Motivo, "PCS-3.7.1-01") is { } falla ? Rechazo.PorContenido([falla]) : new AccesoRevocado(Motivo),
    };
}

/// <summary>A link was revoked.</summary>
public sealed record AccesoRevocado(string Motivo) : Hecho<Acceso>
{
    /// <inheritdoc/>
    public override string Relato => $"Se revocó el enlace: {Motivo}.";

    /// <inheritdoc/>
    public override Acceso Aplicar(Acceso estado) => estado with { Revocado = true };
}
