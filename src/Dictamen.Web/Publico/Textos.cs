using System.Globalization;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;

namespace Dictamen.Web.Publico;

/// <summary>Words of the law for people, in Spanish.</summary>
public static class Textos
{
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary><c>$1,234.50</c>.</summary>
    public static string Pesos(this decimal monto) => monto.ToString("C2", Mexico);

    /// <summary><c>5 de noviembre de 2019, 13:45 horas</c>, in central Mexico.</summary>
    public static string FechaYHora(this DateTimeOffset instante) => $"{HoraDelCentro.Dia(instante).Larga()}, {HoraDelCentro.Local(instante).ToString("HH:mm", CultureInfo.InvariantCulture)} horas";

    /// <summary><c>5 de noviembre de 2019, 13:45:07</c>, in central Mexico: what a receipt says.</summary>
    public static string AlSegundo(this DateTimeOffset instante) => $"{HoraDelCentro.Dia(instante).Larga()}, {HoraDelCentro.Local(instante).ToString("HH:mm:ss", CultureInfo.InvariantCulture)}";

    /// <summary>A status in the words that the office uses too, but for one: whether a community may take part next year is told to its committee, and not to whoever asks for a folio (PCS-3.6.1-01).</summary>
    public static string EnPalabras(this Estatus estatus) => estatus == Estatus.ComunidadImpedida ? "Concluido con informe final no aprobado" : EstatusEnPalabras.De(estatus);

    /// <summary>Why a project is not supported, after «No apoyado»: <c>por insuficiencia presupuestaria</c>.</summary>
    public static string EnPalabras(this CausaNoApoyo causa) => $"por {EstatusEnPalabras.De(causa)}";

    /// <summary>Situation of a stage: words and the style that goes with them.</summary>
    public static (string Texto, string Estilo) EnPalabras(this SituacionDeEtapa situacion) => situacion switch
    {
        SituacionDeEtapa.Cumplida => ("Concluida", "verde"),
        SituacionDeEtapa.EnCurso => ("En curso", "oro"),
        SituacionDeEtapa.Vencida => ("Con retraso", "rojo"),
        SituacionDeEtapa.SinProyectos => ("Sin proyectos", "gris"),
        _ => ("Por venir", "gris"),
    };
}
