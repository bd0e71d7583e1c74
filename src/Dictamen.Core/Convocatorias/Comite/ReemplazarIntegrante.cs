namespace Dictamen.Core.Convocatorias.Comite;

/// <summary>Puts another person in a seat of the committee, for the projects that are assigned from now on.</summary>
/// <param name="Miembro">The new member, in the same seat.</param>
[Regla("AMB-16", "PCS-4.2.3.1-04"), Faculta(Rol.Operador, Rol.Normativa)]
public sealed record ReemplazarIntegrante(MiembroDelComite Miembro) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (!estado.Integrantes.TryGetValue(Miembro.Asiento, out var actual))
        {
            return Decision.Rechazar("ASIENTO_DESCONOCIDO", "AMB-16", $"El Comité Dictaminador no tiene a nadie en el asiento «{Miembro.Asiento}».");
        }

        Falla[] fallas = [.. Miembro.Fallas(contexto.Programa)];
        if (fallas.Length > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        return Miembro.Persona == estado.SecretariaTecnica || estado.Integrantes.Values.Any(m => m.Asiento != Miembro.Asiento && m.Persona == Miembro.Persona)
            ? Decision.Rechazar("PERSONA_REPETIDA", "AMB-16", "Esa persona ya forma parte del Comité Dictaminador.")
            : new IntegranteReemplazado(actual.Persona, Miembro);
    }
}

/// <summary>Another person took a seat of the committee.</summary>
/// <param name="Sale">Who leaves.</param>
/// <param name="Entra">Who enters.</param>
[Regla("AMB-16")]
public sealed record IntegranteReemplazado(PersonaId Sale, MiembroDelComite Entra) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"Se reemplazó a quien ocupaba el asiento {Entra.Asiento} del Comité Dictaminador.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) => estado.ConIntegrantes(estado.Integrantes.SetItem(Entra.Asiento, Entra));
}
