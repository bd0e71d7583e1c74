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
    /// <summary>Last day that is run, or <see langword="null"/> for the whole.</summary>
    public static DateOnly? Hasta(this Momento momento) => momento switch
    {
        Momento.Recepcion => new DateOnly(2019, 10, 30),
        Momento.Dictaminacion => new DateOnly(2019, 11, 6),
        Momento.Convenio => new DateOnly(2019, 11, 22),
        Momento.Ejecucion => new DateOnly(2019, 12, 20),
        _ => null,
    };
}
