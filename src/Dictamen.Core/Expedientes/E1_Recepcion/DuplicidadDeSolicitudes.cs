using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>What the double limit needs to know of a file.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="ClaveComunidad">Key of the community.</param>
/// <param name="Personas">Members of its committee.</param>
/// <param name="Completo">Whether its application was complete. RECEPCION_INCOMPLETA uses up no right.</param>
public sealed record ResumenDeSolicitud(Folio Folio, string ClaveComunidad, ImmutableArray<PersonaId> Personas, bool Completo);

/// <summary>A file that must be excluded in dictaminación.</summary>
/// <param name="Folio">The excluded file.</param>
/// <param name="Prevalece">The file that prevails over it.</param>
/// <param name="Regla">Limit that it exceeds: <c>PCS-3.3-12</c> (community) or <c>PCS-A6-C5-01</c> (person).</param>
/// <param name="Motivo">Sentence in Spanish.</param>
public sealed record SolicitudExcedente(Folio Folio, Folio Prevalece, string Regla, string Motivo);

/// <summary>The double limit of a fiscal year (AMB-02): one project for each community, and one committee for each person. It is verified in dictaminación, never before (PCS-3.3-13).</summary>
public static class DuplicidadDeSolicitudes
{
    /// <summary>Which complete files exceed the limit, in the order of their folios.</summary>
    /// <param name="solicitudes">Every file of the fiscal year, in any order.</param>
    /// <remarks>The first complete folio prevails. A file that is itself excluded uses up nobody's right: a restriction is read strictly.</remarks>
    [Regla("PCS-3.3-12", "PCS-3.3-13", "PCS-A6-C5-01", "AMB-02")]
    public static ImmutableArray<SolicitudExcedente> Excedentes(IEnumerable<ResumenDeSolicitud> solicitudes)
    {
        ResumenDeSolicitud[] completas = [.. solicitudes.Where(s => s.Completo).OrderBy(s => s.Folio)];
        var porComunidad = new Dictionary<string, Folio>(completas.Length, StringComparer.Ordinal);
        var porPersona = new Dictionary<PersonaId, Folio>(completas.Sum(s => s.Personas.Length));
        var excedentes = ImmutableArray.CreateBuilder<SolicitudExcedente>();
        foreach (var s in completas)
        {
            if (porComunidad.TryGetValue(s.ClaveComunidad, out var previo))
            {
                excedentes.Add(new SolicitudExcedente(s.Folio, previo, "PCS-3.3-12", $"La comunidad ya presentó el proyecto {previo}, completo y anterior; el derecho es a un solo proyecto por ejercicio fiscal (numeral 3.3, criterio 7)."));
            }
            else if (Ocupado(s.Personas) is { } otro)
            {
                excedentes.Add(new SolicitudExcedente(s.Folio, otro, "PCS-A6-C5-01", $"Una persona de su Comité integra ya el Comité del proyecto {otro}, completo y anterior; nadie puede integrar dos en el ejercicio fiscal (Anexo 6, Quinta)."));
            }
            else
            {
                porComunidad.Add(s.ClaveComunidad, s.Folio);
                foreach (var persona in s.Personas)
                {
                    porPersona[persona] = s.Folio;
                }
            }
        }

        return excedentes.ToImmutable();

        Folio? Ocupado(ImmutableArray<PersonaId> personas)
        {
            foreach (var persona in personas)
            {
                if (porPersona.TryGetValue(persona, out var folio))
                {
                    return folio;
                }
            }

            return null;
        }
    }
}
