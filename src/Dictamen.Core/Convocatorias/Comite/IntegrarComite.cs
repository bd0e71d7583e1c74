using System.Collections.Immutable;

namespace Dictamen.Core.Convocatorias.Comite;

/// <summary>Integrates the Comité Dictaminador: one person in each seat of the rules, all with the part of reviewers, and a technical secretary without vote (AMB-16).</summary>
/// <remarks>It may be integrated again; projects already assigned keep their members, who are replaced one project at a time.</remarks>
/// <param name="Miembros">One member for each seat.</param>
/// <param name="SecretariaTecnica">Technical secretary.</param>
[Regla("PCS-4.2.3.1-01", "PCS-4.2.3.1-02", "PCS-4.2.3.1-03", "PCS-4.2.3.1-04", "AMB-16"), Faculta(Rol.Operador, Rol.Normativa)]
public sealed record IntegrarComite(ImmutableArray<MiembroDelComite> Miembros, PersonaId SecretariaTecnica) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (estado.Estatus == EstatusConvocatoria.Inexistente)
        {
            return estado.NoProcede("integrar el Comité Dictaminador", "AMB-16", "todavía no existe");
        }

        Falla[] fallas = [.. Fallas(contexto)];
        return fallas.Length > 0 ? Rechazo.PorContenido(fallas) : new ComiteIntegrado(Miembros, SecretariaTecnica);
    }

    private IEnumerable<Falla> Fallas(Contexto contexto)
    {
        foreach (var asiento in contexto.Programa.ComiteDictaminador)
        {
            var ocupantes = Miembros.Count(m => m.Asiento == asiento.Id);
            if (ocupantes != 1)
            {
                yield return new Falla($"miembros.{asiento.Id}", asiento.Regla, $"Debe haber una persona en el asiento {asiento.Id} ({asiento.Nombre}); hay {ocupantes}.");
            }
        }

        foreach (var falla in Miembros.SelectMany(m => m.Fallas(contexto.Programa)))
        {
            yield return falla;
        }

        if (Miembros.Select(m => m.Persona).Distinct().Count() < Miembros.Length)
        {
            yield return new Falla("miembros", "AMB-16", "Una misma persona no puede ocupar dos asientos del Comité Dictaminador.");
        }

        if (Miembros.Any(m => m.Persona == SecretariaTecnica))
        {
            yield return new Falla("secretaria_tecnica", "AMB-16", "La Secretaría Técnica no tiene voto: no puede ocupar a la vez un asiento del Comité Dictaminador.");
        }
    }
}

/// <summary>The Comité Dictaminador was integrated.</summary>
/// <param name="Miembros">One member for each seat.</param>
/// <param name="SecretariaTecnica">Technical secretary.</param>
[Regla("PCS-4.2.3.1-01")]
public sealed record ComiteIntegrado(ImmutableArray<MiembroDelComite> Miembros, PersonaId SecretariaTecnica) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"Se integró el Comité Dictaminador con {Miembros.Length} integrantes y una Secretaría Técnica.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado.ConIntegrantes(Miembros.ToImmutableSortedDictionary(m => m.Asiento, m => m, StringComparer.Ordinal)) with { SecretariaTecnica = SecretariaTecnica };
}
