namespace Dictamen.Core.Expedientes;

/// <summary>The statuses and causes of the rules as people read them: in the office, in the committee's pages, in the public ones and in what is refused.</summary>
public static class EstatusEnPalabras
{
    /// <summary>RECEPCION_INCOMPLETA: «Recepción incompleta».</summary>
    public static string De(Estatus estatus) => estatus switch
    {
        Estatus.Prevenido => "Prevenido, con documentos pedidos",
        Estatus.EnAjuste1 => "En ajuste, primer plazo",
        Estatus.EnAjuste2 => "En ajuste, segundo plazo",
        Estatus.ConvenioEnviado => "Convenio enviado para firma",
        Estatus.ConvenioObservado => "Convenio con errores reportados",
        Estatus.ConvenioSuscrito => "Convenio firmado",
        _ => DeCatalogo(estatus),
    };

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

    private static string DeCatalogo(Estatus estatus)
    {
        var nombre = estatus.Nombre();
        return Acentos.EnCion((nombre[..1] + nombre[1..].ToLowerInvariant()).Replace('_', ' '));
    }
}
