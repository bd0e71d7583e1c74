using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>What happens where the next project of the ranking does not fit in what is left (AMB-26).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PoliticaDeCorte>))]
public enum PoliticaDeCorte
{
    /// <summary>ESTRICTA: nobody is skipped. The project is offered an adjustment downward; without one, it and everybody after it are not supported.</summary>
    Estricta,

    /// <summary>SALTO: the next project that fits is supported. It needs a resolution of the Instancia Normativa.</summary>
    Salto,
}

/// <summary>Names of the policies in the programmes' data and on the command line.</summary>
public static class PoliticasDeCorte
{
    /// <summary>Policy of the reading AMB-26: <c>ESTRICTA</c> or <c>SALTO</c>.</summary>
    /// <exception cref="ArgumentException">The value is neither.</exception>
    public static PoliticaDeCorte De(string lectura) => lectura switch
    {
        "ESTRICTA" => PoliticaDeCorte.Estricta,
        "SALTO" => PoliticaDeCorte.Salto,
        _ => throw new ArgumentException($"«{lectura}» is no policy of AMB-26.", nameof(lectura)),
    };
}
