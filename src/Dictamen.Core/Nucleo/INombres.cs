using Dictamen.Core.Expedientes;

namespace Dictamen.Core;

/// <summary>Names for people of what a fact knows by its key. Whoever knows no name answers the key.</summary>
public interface INombres
{
    /// <summary>Name of a requirement of the programme, for example <c>CURP/Tesorero</c>.</summary>
    string Requisito(string clave) => clave;

    /// <summary>Name of a notification of the file, for example <c>prevencion</c>.</summary>
    string Notificacion(string id) => id;

    /// <summary>Name of an errand of the stream, for example <c>convenio-suscrito</c>.</summary>
    string Encargo(string id) => id;

    /// <summary>Name of a term, for example <c>PZ-12/v2</c>: what it is for.</summary>
    string Plazo(string id) => id;

    /// <summary>Name of an indicator of the final report, for example <c>I1</c>.</summary>
    string Indicador(string id) => id;

    /// <summary>Name of a status, for example <c>EN_DICTAMINACION</c>.</summary>
    string Estatus(Estatus estatus) => estatus.Nombre();
}

/// <summary>The keys themselves, as the record has them.</summary>
public sealed class ClavesDelRegistro : INombres
{
    private ClavesDelRegistro()
    {
    }

    /// <summary>The one there is.</summary>
    public static INombres Tal { get; } = new ClavesDelRegistro();
}
