using System.Collections.Immutable;

namespace Dictamen.Core.Accesos;

/// <summary>A signed link that was issued: what it opens, for whom, until when, and whether it was used or revoked. The link itself is not kept, only its number.</summary>
public sealed record Acceso : IEstado<Acceso>
{
    /// <inheritdoc/>
    public static string Clase => "acceso";

    /// <inheritdoc/>
    public static Acceso Inicial { get; } = new();

    /// <summary>What it opens, for example <c>solicitud</c>; empty when it was never issued.</summary>
    public string Proposito { get; init; } = "";

    /// <summary>Pseudonym of whom it is for.</summary>
    public string Sujeto { get; init; } = "";

    /// <summary>What it reaches, for example <c>cd:PCS-2019-01</c>.</summary>
    public string Alcance { get; init; } = "";

    /// <summary>Instant (UTC) from which it no longer opens.</summary>
    public DateTimeOffset Vence { get; init; }

    /// <summary>Whether it opens only once.</summary>
    public bool UnaVez { get; init; }

    /// <summary>Whether it was used.</summary>
    public bool Usado { get; init; }

    /// <summary>Whether it was revoked.</summary>
    public bool Revocado { get; init; }

    /// <summary>Numbers of the sessions that it opened and that whoever held them ended.</summary>
    public ImmutableSortedSet<string> Cerradas { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Scope of the links of whoever works in the office.</summary>
    public const string DeOficina = "operacion";

    /// <summary>First part of the scope of the links of whoever reviews: <c>cd:PCS-2019-01</c>.</summary>
    public const string DeDictaminador = "cd:";

    /// <summary>Whether a role gives out, and takes back, links of a scope: those of the office are the administrator's, those of the reviewers are also their secretary's and the office's, and the rest are sent by the system itself.</summary>
    public static bool Reparte(Rol rol, string alcance) => rol switch
    {
        Rol.Sistema => true,
        Rol.Administrador => alcance == DeOficina || alcance.StartsWith(DeDictaminador, StringComparison.Ordinal),
        Rol.SecretariaTecnica or Rol.Operador => alcance.StartsWith(DeDictaminador, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Whether it opens at an instant.</summary>
    public bool Abre(DateTimeOffset instante) => Vive(instante) && !(UnaVez && Usado);

    /// <summary>Whether a session that it opened goes on at an instant: until it is ended, or the link expires or is revoked, also that of a link that opens once.</summary>
    public bool Sostiene(DateTimeOffset instante, string sesion) => Vive(instante) && !Cerradas.Contains(sesion);

    /// <summary>Whether anybody can work with it at an instant: it opens, or a session that it opened may go on. One that opens once opened one session.</summary>
    public bool Sirve(DateTimeOffset instante) => Vive(instante) && !(UnaVez && !Cerradas.IsEmpty);

    private bool Vive(DateTimeOffset instante) => Proposito.Length > 0 && !Revocado && instante < Vence;
}
