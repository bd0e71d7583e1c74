using System.Collections.Immutable;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Convocatorias.Comite;

/// <summary>A member of the Comité Dictaminador: holds a seat, reviews and signs.</summary>
/// <param name="Asiento">Seat, one of <see cref="Programa.ComiteDictaminador"/>.</param>
/// <param name="Persona">Who.</param>
/// <param name="Tematicas">Thematic lines in which experience is accredited (PCS-4.2.3.1-04).</param>
/// <param name="Nombramiento">Digest of the appointment.</param>
public sealed record MiembroDelComite(string Asiento, PersonaId Persona, ImmutableArray<string> Tematicas, Huella Nombramiento)
{
    /// <summary>Keys of the communities to which the member declares to belong.</summary>
    public ImmutableArray<string> Comunidades { get; init; } = [];

    /// <summary>Persons to whom the member declares to be related.</summary>
    public ImmutableArray<PersonaId> Parientes { get; init; } = [];

    /// <summary>What is wrong with this appointment, if anything.</summary>
    internal IEnumerable<Falla> Fallas(Programa programa)
    {
        if (!programa.ComiteDictaminador.Any(a => a.Id == Asiento))
        {
            yield return new Falla($"miembros.{Asiento}", "AMB-16", $"«{Asiento}» no es un asiento del Comité Dictaminador; son {string.Join(", ", programa.ComiteDictaminador.Select(a => a.Id))}.");
        }

        if (Tematicas.IsDefaultOrEmpty)
        {
            yield return new Falla($"miembros.{Asiento}.tematicas", "PCS-4.2.3.1-04", $"Falta acreditar la experiencia de quien ocupa el asiento {Asiento} en al menos una temática.");
            yield break;
        }

        foreach (var tematica in Tematicas.Where(t => !programa.Tematicas.ContainsKey(t)))
        {
            yield return new Falla($"miembros.{Asiento}.tematicas", "PCS-4.2.3.1-04", $"«{tematica}» no es una temática de {programa.Id}.");
        }
    }
}
