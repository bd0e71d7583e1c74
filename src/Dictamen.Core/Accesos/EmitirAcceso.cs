namespace Dictamen.Core.Accesos;

/// <summary>Issues a signed link.</summary>
/// <param name="Proposito">What it opens.</param>
/// <param name="Sujeto">Pseudonym of whom it is for.</param>
/// <param name="Alcance">What it reaches.</param>
/// <param name="Vence">Instant (UTC) from which it no longer opens.</param>
/// <param name="UnaVez">Whether it opens only once.</param>
[Faculta(Rol.Sistema, Rol.Operador, Rol.SecretariaTecnica, Rol.Administrador)]
public sealed record EmitirAcceso(string Proposito, string Sujeto, string Alcance, DateTimeOffset Vence, bool UnaVez) : Acto<Acceso>
{
    /// <inheritdoc/>
    public override Decision Decidir(Acceso estado, Contexto contexto)
    {
        if (!Acceso.Reparte(contexto.Actor.Rol, Alcance))
        {
            return Decision.Rechazar("NO_FACULTADO", "PCS-3.7.1-01", "Su papel no permite invitar: al personal de la oficina lo invita quien administra el sistema.");
        }

        return estado.Proposito.Length > 0 ? Decision.Ninguna : new AccesoEmitido(Proposito, Sujeto, Alcance, Vence, UnaVez);
    }
}

/// <summary>A signed link was issued.</summary>
public sealed record AccesoEmitido(string Proposito, string Sujeto, string Alcance, DateTimeOffset Vence, bool UnaVez) : Hecho<Acceso>
{
    /// <inheritdoc/>
    public override string Relato => $"Se emitió un enlace para «{Proposito}» que vence el {Vence.CortaConHora()}.";

    /// <inheritdoc/>
    public override Acceso Aplicar(Acceso estado) => estado with { Proposito = Proposito, Sujeto = Sujeto, Alcance = Alcance, Vence = Vence, UnaVez = UnaVez };
}
