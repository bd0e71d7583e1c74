namespace Dictamen.Core;

/// <summary>Something that one stream owes another: the act to carry out there. It stays pending until its fulfilment is recorded, and doing it twice is doing it once.</summary>
/// <param name="Id">Key within the stream that owes it; the command id at the target derives from it.</param>
/// <param name="Destino">Key of the target stream within its class, for example a folio or the id of a convocatoria.</param>
/// <param name="Acto">The act at the target: an <see cref="Acto{TEstado}"/>.</param>
public sealed record Encargo(string Id, string Destino, object Acto);
