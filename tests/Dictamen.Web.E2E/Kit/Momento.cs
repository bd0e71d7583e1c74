using Dictamen.Web.Tests.Kit;

namespace Dictamen.Web.E2E.Kit;

/// <summary>Up to which day the sample convocatoria has been run.</summary>
public enum Momento
{
    /// <summary>Applications are being received.</summary>
    Recepcion,

    /// <summary>The committee scores.</summary>
    Dictaminacion,

    /// <summary>Projects are adjusted and agreements signed.</summary>
    Convenio,

    /// <summary>Money was paid and is being spent.</summary>
    Ejecucion,

    /// <summary>The last report was graded.</summary>
    Concluida,
}

/// <summary>The days of the moments.</summary>
internal static class Momentos
{
    /// <summary>Morning of the sample, or <see langword="null"/> for the whole of it.</summary>
    public static DateOnly? Dia(this Momento momento) => momento switch
    {
        Momento.Recepcion => Muestreo.Dia.Recepcion,
        Momento.Dictaminacion => Muestreo.Dia.Cedulas,
        Momento.Convenio => Muestreo.Dia.Papeles,
        Momento.Ejecucion => Muestreo.Dia.Parciales,
        _ => null,
    };
}
