namespace Dictamen.App.Migracion;

/// <summary>What a migration found and copied. What was there already, and equal, is not counted as copied.</summary>
/// <param name="Flujos">Streams, equal on both sides when the copy began.</param>
/// <param name="Hechos">Facts, equal on both sides when the copy began.</param>
/// <param name="HechosCopiados">Facts copied now.</param>
/// <param name="DocumentosCopiados">Documents copied now.</param>
/// <param name="FichasCopiadas">People's data copied now.</param>
/// <param name="FichasSuprimidas">People's data erased from the target now, because they were erased at the source after an earlier copy.</param>
/// <param name="BorradoresCopiados">Forms copied now.</param>
/// <param name="BorradoresConservados">Forms that went on in the target after they were copied from it, and stayed as they are there.</param>
/// <param name="AccesosCopiados">Looks at people's data copied now.</param>
/// <param name="HechosPosteriores">Facts that the source recorded while it was copied. They are not in the target.</param>
/// <param name="Huella">SHA-256 over every copied stream's name, version and last link, by name: the same on both sides.</param>
public sealed record ResultadoDeMigracion(
    int Flujos, long Hechos, long HechosCopiados, int DocumentosCopiados, int FichasCopiadas, int FichasSuprimidas, int BorradoresCopiados, int BorradoresConservados, int AccesosCopiados, long HechosPosteriores, string Huella);
