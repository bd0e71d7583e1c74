using Dictamen.Core.Expedientes;

namespace Dictamen.App.Notificaciones;

/// <summary>The causes for which a project is not supported, said to the committee.</summary>
public static class TextosDeCausa
{
    /// <summary>The cause in a sentence's middle: «porque …».</summary>
    public static string De(CausaNoApoyo causa) => causa switch
    {
        CausaNoApoyo.Dictamen => "el Comité Dictaminador lo dictaminó no favorable",
        CausaNoApoyo.InsuficienciaPresupuestaria => "el presupuesto de la convocatoria no alcanzó hasta su lugar en el orden de prioridad",
        CausaNoApoyo.InformacionPosterior => "después del dictamen se recibió información documentada que lo impide",
        CausaNoApoyo.Renuncia => "el comité renunció al apoyo, o se entiende que renunció por no firmar el convenio en su plazo",
        CausaNoApoyo.AjusteNoAtendido => "no se atendieron en su plazo todas las observaciones al proyecto",
        CausaNoApoyo.Similitud => "se encontró más de un proyecto con información o contenido similares",
        CausaNoApoyo.DocumentosNoEntregados => "no se entregaron completos y en su plazo el recibo de pago y el estado de cuenta",
        CausaNoApoyo.LimiteDeProyectos => "la comunidad, o una persona de su comité, ya participa con otro proyecto en este ejercicio fiscal",
        _ => throw new ArgumentOutOfRangeException(nameof(causa)),
    };
}
