namespace Dictamen.Core.Convocatorias.Resultados;

/// <summary>A publication of results.</summary>
/// <param name="Fecha">Day of publication.</param>
/// <param name="Documento">Digest of what was published.</param>
public sealed record PublicacionDeResultados(DateOnly Fecha, Huella Documento)
{
    /// <summary>Digest of the list of who took part, that the second publication has.</summary>
    public Huella? Participantes { get; init; }

    /// <summary>Answer to a publication that was made before: nothing when it is the same, a refusal when it is another.</summary>
    internal Decision Repetir(Convocatoria estado, Huella documento, string acto, string regla) =>
        documento == Documento ? Decision.Ninguna : estado.NoProcede(acto, regla, $"ya se publicaron el {Fecha.Corta()} con otro contenido");
}
