using Dictamen.App.Ports;

namespace Dictamen.App.Migracion;

/// <summary>One side of a migration.</summary>
/// <param name="Nombre">How the operator named it.</param>
/// <param name="Eventos">The record of facts.</param>
/// <param name="Documentos">Documents.</param>
/// <param name="Fichas">Personal data, and the log of looks.</param>
/// <param name="Borradores">Forms being filled in.</param>
public sealed record Extremo(string Nombre, IEventStore Eventos, IDocumentStore Documentos, IFichaStore Fichas, IBorradorStore Borradores);
