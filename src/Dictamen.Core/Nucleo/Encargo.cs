namespace Dictamen.Core;

/// <summary>Something that one stream owes another: the act to carry out there. It stays pending until its fulfilment is recorded, and doing it twice is doing it once.</summary>
/// <param name="Id">Key within the stream that owes it; the command id at the target derives from it.</param>
/// <param name="Destino">Key of the target stream within its class, for example a folio or the id of a convocatoria.</param>
/// <param name="Acto">The act at the target: an <see cref="Acto{TEstado}"/>.</param>
public sealed record Encargo(string Id, string Destino, object Acto);

/// <summary>An errand that its target refused. Somebody must look: nothing tries it again by itself.</summary>
/// <param name="Encargo">The errand.</param>
/// <param name="Codigo">Code of the refusal.</param>
/// <param name="Regla">Rule that refuses.</param>
public sealed record EncargoApartado(Encargo Encargo, string Codigo, string Regla);
