using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>Until when the final report is received: the date of the agreement (PZ-28), or a term of its own. Only who was given the money can report on it, and until its proof is registered the file takes neither vouchers
/// nor reports: a first payment that the office registers once the validity is over leaves the committee, who did nothing wrong, less than everybody has, or nothing. It is given as many calendar days as there are between
/// the end of the validity and the date of the agreement, from the reception of the notice that the payment was made (AMB-50).</summary>
[Regla("PZ-28", "PCS-A6-C4G-10", "AMB-50")]
public static class PlazoDelInformeFinal
{
    /// <summary>Row of the table of terms.</summary>
    public const string Renglon = "PZ-28";

    /// <summary>The term of a file, over or not; <see langword="null"/> while it waits for the notice to be received.</summary>
    public static Plazo? De(Expediente estado, Contexto contexto) => estado.Plazos.GetValueOrDefault(Renglon)
        ?? (estado.UltimaNotificacion(MinistracionPagada.Aviso(1)) is not { AbrePlazo: Renglon } aviso ? contexto.Plazo(Renglon, contexto.Hoy)
            : contexto.SurteEfectos(aviso) is { } dia ? contexto.Calendario.Computar(Propio(contexto), dia)
            : null);

    /// <summary>The term that a notice opens: a notice that opens this row opens one of its own.</summary>
    public static Termino AlNotificarse(string renglon, Contexto contexto) => renglon == Renglon ? Propio(contexto) : contexto.Programa.Termino(renglon);

    /// <summary>A term of its own, in calendar days.</summary>
    public static Termino Propio(Contexto contexto) => contexto.Programa.Termino(Renglon) with
    {
        Cantidad = contexto.Plazo(Renglon, contexto.Hoy).UltimoDia.DayNumber - contexto.Programa.FinDeVigencia.DayNumber,
        Unidad = Unidad.DiasNaturales,
    };
}
