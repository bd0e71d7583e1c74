namespace Dictamen.Web.E2E.Kit;

/// <summary>Up to which day the sample convocatoria has been run.</summary>
public enum Momento
{
    /// <summary>Applications are being received.</summary>
    Recepcion,

    /// <summary>The last report was graded.</summary>
    Concluida,
}
