using System.Globalization;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;

namespace Dictamen.Web.Publico;

/// <summary>Words of the law for people, in Spanish.</summary>
public static class Textos
{
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>An age group of the programme (<c>0-12</c>, <c>mas-de-65</c>) in words.</summary>
    public static string Edades(this string grupo) => grupo.Split('-') switch
    {
        [var desde, var hasta] => $"De {desde} a {hasta} años",
        [.., var desde] => $"Más de {desde} años",
        _ => grupo,
    };

    /// <summary><c>$1,234.50</c>.</summary>
    public static string Pesos(this decimal monto) => monto.ToString("C2", Mexico);

    /// <summary><c>5 de noviembre de 2019, 13:45 horas</c>, in central Mexico.</summary>
    public static string FechaYHora(this DateTimeOffset instante) => $"{HoraDelCentro.Dia(instante).Larga()}, {HoraDelCentro.Local(instante).ToString("HH:mm", CultureInfo.InvariantCulture)} horas";

    /// <summary>A status in words.</summary>
    public static string EnPalabras(this Estatus estatus) => estatus switch
    {
        Estatus.RecepcionIncompleta => "Recepción incompleta",
        Estatus.EnDictaminacion => "En dictaminación",
        Estatus.NoApoyado => "No apoyado",
        Estatus.EnAjuste1 => "En ajuste, primer plazo",
        Estatus.EnAjuste2 => "En ajuste, segundo plazo",
        Estatus.ConvenioEnviado => "Convenio enviado para firma",
        Estatus.ConvenioObservado => "Convenio con errores reportados",
        Estatus.ConvenioSuscrito => "Convenio firmado",
        Estatus.EnEjecucion => "En ejecución",
        Estatus.ComunidadImpedida => "Concluido con informe final no aprobado",
        Estatus.TerminacionAnticipada => "Convenio terminado de forma anticipada",
        Estatus.Prevenido => "Con documentos pedidos",
        _ => estatus.ToString(),
    };

    /// <summary>A cause in words.</summary>
    public static string EnPalabras(this CausaNoApoyo causa) => causa switch
    {
        CausaNoApoyo.Dictamen => "El dictamen no fue favorable",
        CausaNoApoyo.InsuficienciaPresupuestaria => "Los recursos de la convocatoria no alcanzaron",
        CausaNoApoyo.InformacionPosterior => "Información conocida después",
        CausaNoApoyo.Renuncia => "El Comité renunció o desistió",
        CausaNoApoyo.AjusteNoAtendido => "No se atendieron las observaciones en su plazo",
        CausaNoApoyo.Similitud => "Contenido similar al de otro proyecto",
        CausaNoApoyo.DocumentosNoEntregados => "No se entregaron el recibo y el estado de cuenta en su plazo",
        CausaNoApoyo.LimiteDeProyectos => "Ya hay un proyecto de la misma comunidad o de su Comité",
        _ => causa.ToString(),
    };

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
