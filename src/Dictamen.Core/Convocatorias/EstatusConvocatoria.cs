using System.Text.Json.Serialization;

namespace Dictamen.Core.Convocatorias;

/// <summary>Where a convocatoria stands (catalogue, section 26).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EstatusConvocatoria>))]
public enum EstatusConvocatoria
{
    /// <summary>Nothing yet.</summary>
    Inexistente,

    /// <summary>Draft: bases can still change.</summary>
    Borrador,

    /// <summary>CONVOCATORIA_PUBLICADA (PCS-4.2.1-01).</summary>
    Publicada,

    /// <summary>CONVOCATORIA_ABIERTA, from the day after the DOF (PCS-A2-13).</summary>
    Abierta,

    /// <summary>CONVOCATORIA_CERRADA (PCS-A2-13).</summary>
    Cerrada,
}
