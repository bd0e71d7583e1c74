namespace Dictamen.Core.Accesos;

/// <summary>Opens with a link. One that opens only once, was revoked, expired or was never issued is refused, always with the same answer.</summary>
[Faculta(Rol.Sistema)]
public sealed record UsarAcceso : Acto<Acceso>
{
    /// <inheritdoc/>
    public override Decision Decidir(Acceso estado, Contexto contexto)
    {
        if (!estado.Abre(contexto.Ahora))
        {
            return Decision.Rechazar("ENLACE_NO_VALIDO", "PCS-8.2-01", "El enlace no es válido o ya venció. Solicite uno nuevo.");
        }

        return estado.Usado ? Decision.Ninguna : new AccesoUsado();
    }
}

/// <summary>A link was used for the first time.</summary>
public sealed record AccesoUsado : Hecho<Acceso>
{
    /// <inheritdoc/>
    public override string Relato => "Se abrió el enlace por primera vez.";

    /// <inheritdoc/>
    public override Acceso Aplicar(Acceso estado) => estado with { Usado = true };
}
