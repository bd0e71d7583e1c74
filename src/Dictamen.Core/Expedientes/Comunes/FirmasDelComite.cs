using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>What the Comité de Participación Comunitaria hands in is signed by each of its members.</summary>
public static class FirmasDelComite
{
    /// <summary>A fault for each post whose holder has not signed, and for each signature of somebody else.</summary>
    /// <param name="estado">The file, that knows who the members are.</param>
    /// <param name="firmantes">Who signed.</param>
    /// <param name="regla">Rule that demands the signatures.</param>
    public static IEnumerable<Falla> Faltas(Expediente estado, ImmutableArray<PersonaId> firmantes, string regla)
    {
        var integrantes = estado.Recepcion?.Integrantes ?? [];
        foreach (var i in integrantes.Where(i => !firmantes.Contains(i.Persona)))
        {
            yield return new Falla($"firmas.{i.Cargo}", regla, $"Falta la firma de quien ocupa el cargo de {i.Cargo}: deben firmar los {integrantes.Length} integrantes del Comité.");
        }

        foreach (var ajena in firmantes.Where(f => integrantes.All(i => i.Persona != f)))
        {
            yield return new Falla("firmas", regla, $"Firma una persona que no integra el Comité ({ajena.Valor[..Math.Min(8, ajena.Valor.Length)]}…): retire esa firma.");
        }
    }
}
