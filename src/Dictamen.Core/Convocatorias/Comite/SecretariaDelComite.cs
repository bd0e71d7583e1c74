namespace Dictamen.Core.Convocatorias.Comite;

/// <summary>Whose secretary acts. What the rules give to the technical secretary they give to the one of that Comité Dictaminador, in office: a role that is held in another convocatoria opens nothing here.</summary>
[Regla("PCS-A1-01", "PCS-4.2.3.2-02", "AMB-16")]
public static class SecretariaDelComite
{
    /// <summary>Whether somebody is the technical secretary of a convocatoria now. Whoever was replaced is not.</summary>
    public static bool EsSecretariaDe(this Actor actor, Convocatoria? convocatoria) =>
        actor.Rol == Rol.SecretariaTecnica && convocatoria?.SecretariaTecnica is { } designada && designada.Valor == actor.Id;

    /// <summary>Refusal of whoever is not, or <see langword="null"/>.</summary>
    /// <param name="contexto">Who acts, and in which convocatoria.</param>
    /// <param name="acto">What only the secretary does, after «Sólo»: <c>acuerda el resultado colegiado</c>.</param>
    /// <param name="regla">Rule that gives it to her.</param>
    internal static Rechazo? Ajena(Contexto contexto, string acto, string regla) => contexto.Actor.EsSecretariaDe(contexto.Convocatoria)
        ? null
        : new Rechazo("NO_FACULTADO", regla, $"Sólo {acto} quien es Secretaría Técnica de su convocatoria: pídalo a ella.");
}
