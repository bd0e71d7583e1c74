namespace Dictamen.Core.Expedientes;

/// <summary>The statuses and causes of the rules as people write them.</summary>
public static class EstatusEnPalabras
{
    /// <summary>RECEPCION_INCOMPLETA: «Recepción incompleta».</summary>
    public static string De(Estatus estatus)
    {
        var nombre = estatus.Nombre();
        return Acentos.EnCion((nombre[..1] + nombre[1..].ToLowerInvariant()).Replace('_', ' '));
    }

    /// <summary>INSUF_PRESUP: «insuficiencia presupuestaria»; the words complete «no apoyado por …».</summary>
    public static string De(CausaNoApoyo causa) => causa switch
    {
        CausaNoApoyo.Dictamen => "un dictamen no favorable",
        CausaNoApoyo.InsuficienciaPresupuestaria => "insuficiencia presupuestaria",
        CausaNoApoyo.InformacionPosterior => "información posterior",
        CausaNoApoyo.Renuncia => "renuncia o desistimiento",
        CausaNoApoyo.AjusteNoAtendido => "no atender el ajuste en su plazo",
        CausaNoApoyo.Similitud => "similitud con otro proyecto",
        CausaNoApoyo.DocumentosNoEntregados => "no entregar en su plazo el recibo y el estado de cuenta",
        CausaNoApoyo.LimiteDeProyectos => "el límite de un proyecto por ejercicio fiscal",
        _ => causa.Nombre(),
    };
}
