using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Convocatorias.Publicacion;

/// <summary>The days that the procedure reaches when everybody uses each term to its last day (catalogue, section 25).</summary>
/// <param name="Dof">Publication in the DOF.</param>
/// <param name="Cierre">Close of reception (PZ-02).</param>
/// <param name="Dictaminacion">Results of the dictamination (PZ-05).</param>
/// <param name="Apoyados">Supported and not supported (PZ-07).</param>
/// <param name="PrimerAjuste">First adjustment (PZ-10).</param>
/// <param name="SegundoAjuste">Second adjustment (PZ-11).</param>
/// <param name="Firma">Signature of the agreement (PZ-12).</param>
[Regla("PCS-A6-C23-01")]
public sealed record RutaCritica(DateOnly Dof, DateOnly Cierre, DateOnly Dictaminacion, DateOnly Apoyados, DateOnly PrimerAjuste, DateOnly SegundoAjuste, DateOnly Firma)
{
    /// <summary>Counts it from the day of publication in the DOF.</summary>
    public static RutaCritica Calcular(Programa programa, Calendario calendario, DateOnly dof, bool sumados = false)
    {
        var cierre = Ultimo(programa, calendario, "PZ-02", dof);
        var dictaminacion = Ultimo(programa, calendario, "PZ-05", sumados ? Ultimo(programa, calendario, "PZ-04", cierre) : cierre);
        var apoyados = Ultimo(programa, calendario, "PZ-07", dictaminacion);
        var (primero, segundo, firma) = DesdeElApoyo(programa, calendario, apoyados);
        return new RutaCritica(dof, cierre, dictaminacion, apoyados, primero, segundo, firma);
    }

    /// <summary>Last days of both adjustments and of the signature for a project that is supported on a day.</summary>
    public static (DateOnly PrimerAjuste, DateOnly SegundoAjuste, DateOnly Firma) DesdeElApoyo(Programa programa, Calendario calendario, DateOnly apoyo)
    {
        var primero = Ultimo(programa, calendario, "PZ-10", apoyo);
        var segundo = Ultimo(programa, calendario, "PZ-11", primero);
        return (primero, segundo, Ultimo(programa, calendario, "PZ-12", segundo));
    }

    /// <summary>Whether agreements could come to be signed after their validity has ended.</summary>
    public bool RebasaVigencia(Programa programa) => Firma > programa.FinDeVigencia;

    private static DateOnly Ultimo(Programa programa, Calendario calendario, string plazo, DateOnly desde) =>
        calendario.Computar(programa.Termino(plazo), desde).UltimoDia;
}
