namespace Dictamen.App.Migracion;

/// <summary>What a migration found and copied. What was there already, and equal, is not counted as copied.</summary>
/// <param name="Flujos">Streams, equal on both sides.</param>
/// <param name="Hechos">Facts, equal on both sides.</param>
/// <param name="HechosCopiados">Facts copied now.</param>
/// <param name="DocumentosCopiados">Documents copied now.</param>
/// <param name="FichasCopiadas">People's data copied now.</param>
/// <param name="BorradoresCopiados">Forms copied now.</param>
/// <param name="AccesosCopiados">Looks at people's data copied now.</param>
/// <param name="Huella">SHA-256 over every stream's name, version and last link, by name: the same on both sides.</param>
public sealed record ResultadoDeMigracion(int Flujos, long Hechos, long HechosCopiados, int DocumentosCopiados, int FichasCopiadas, int BorradoresCopiados, int AccesosCopiados, string Huella);
