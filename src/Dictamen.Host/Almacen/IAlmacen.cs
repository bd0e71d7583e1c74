using Dictamen.App.Ports;

namespace Dictamen.Host.Almacen;

/// <summary>What an installation keeps, wherever it keeps it.</summary>
internal interface IAlmacen : IAsyncDisposable
{
    /// <summary>The record of facts.</summary>
    IEventStore Eventos { get; }

    /// <summary>Documents.</summary>
    IDocumentStore Documentos { get; }

    /// <summary>Personal data.</summary>
    IFichaStore Fichas { get; }

    /// <summary>Forms that are being filled in.</summary>
    IBorradorStore Borradores { get; }

    /// <summary>The outbox.</summary>
    IMail Correo { get; }

    /// <summary>What opening it mended, each one Spanish sentence.</summary>
    IReadOnlyList<string> Avisos { get; }

    /// <summary>Secret keys.</summary>
    Claves Claves { get; }
}
