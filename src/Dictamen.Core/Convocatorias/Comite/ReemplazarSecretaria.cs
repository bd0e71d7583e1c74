namespace Dictamen.Core.Convocatorias.Comite;

/// <summary>Designates another technical secretary. From then on she calls the session, draws up its actas and signs them; an acta that waits for the former one is left without effect and drawn up again.</summary>
/// <param name="Persona">The new technical secretary.</param>
[Regla("AMB-16", "PCS-A1-01"), Faculta(Rol.Operador, Rol.Normativa)]
public sealed record ReemplazarSecretaria(PersonaId Persona) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (estado.SecretariaTecnica is not { } actual)
        {
            return Decision.Rechazar("SIN_SECRETARIA", "AMB-16", "La convocatoria todavía no tiene Secretaría Técnica: se designa al integrar el Comité Dictaminador.");
        }

        if (actual == Persona)
        {
            return Decision.Ninguna;
        }

        return estado.Integrantes.Values.Any(m => m.Persona == Persona)
            ? Decision.Rechazar("PERSONA_REPETIDA", "AMB-16", "La Secretaría Técnica no tiene voto: no puede ocupar a la vez un asiento del Comité Dictaminador.")
            : new SecretariaReemplazada(actual, Persona);
    }
}

/// <summary>Another person is the technical secretary.</summary>
/// <param name="Sale">Who leaves.</param>
/// <param name="Entra">Who enters.</param>
[Regla("AMB-16")]
public sealed record SecretariaReemplazada(PersonaId Sale, PersonaId Entra) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => "Se reemplazó a la Secretaría Técnica del Comité Dictaminador.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) => estado with { SecretariaTecnica = Entra };
}
