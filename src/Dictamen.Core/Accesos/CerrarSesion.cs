namespace Dictamen.Core.Accesos;

/// <summary>Ends one session that a link opened, on the device where «Salir» was pressed: a copy of its cookie opens nothing any more. The link, and the sessions of other devices, go on.</summary>
/// <param name="Sesion">Number of the session; empty for all of those from before they had one.</param>
[Faculta(Rol.Sistema)]
public sealed record CerrarSesion(string Sesion) : Acto<Acceso>
{
    /// <inheritdoc/>
    public override Decision Decidir(Acceso estado, Contexto contexto) => estado switch
    {
        { Proposito.Length: 0 } => Decision.Rechazar("NO_ENCONTRADO", "PCS-3.7.1-01", "No se ha emitido un enlace con ese número."),
        // One that ended with its link needs no other end.
        _ when !estado.Sostiene(contexto.Ahora, Sesion) => Decision.Ninguna,
        _ => new SesionCerrada(Sesion),
    };
}

/// <summary>A session that the link had opened was ended by whoever held it.</summary>
/// <param name="Sesion">Number of the session; empty for all of those from before they had one.</param>
public sealed record SesionCerrada(string Sesion) : Hecho<Acceso>
{
    /// <inheritdoc/>
    public override string Relato => "Se cerró una sesión que abrió el enlace.";

    /// <inheritdoc/>
    public override Acceso Aplicar(Acceso estado) => estado with { Cerradas = estado.Cerradas.Add(Sesion) };
}
