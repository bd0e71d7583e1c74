namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The committee answers the observations of a Cédula. Without an express request there is no term; with one there are five working days.</summary>
/// <param name="Tipo">Which report.</param>
/// <param name="Documento">Digest of the answer.</param>
[Regla("PCS-4.2.12-06"), Faculta(Rol.Solicitante)]
public sealed record SolventarCedula(TipoInforme Tipo, Huella Documento) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var informe = estado.Informes?.De(Tipo);
        if (informe?.CedulaSolventada == Documento)
        {
            return Decision.Ninguna;
        }

        if (informe?.Estatus != EstatusInforme.CedulaNotificada || informe.CedulaSolventada is not null)
        {
            return estado.NoProcede($"solventar la Cédula del {Tipo.Nombre()}", "PCS-4.2.12-06");
        }

        return estado.Plazos.TryGetValue($"PZ-26/{Sufijo(Tipo)}", out var plazo) && contexto.Vencido(plazo)
            ? Decision.Rechazar("FUERA_DE_PLAZO", "PZ-26", $"El plazo para solventar la Cédula terminó el {contexto.Calendario.Recomputar(plazo).UltimoDia.Corta()} a las 24:00.")
            : new CedulaSolventada(Tipo, Documento);
    }

    /// <summary>What the answer may change, for whoever is to write it; empty where the rules give it no other effect than to solve what was observed.</summary>
    public static string ParaQue(Expediente estado, TipoInforme tipo) => (tipo, estado.Informes?.Calificacion) switch
    {
        (TipoInforme.Final, { Firme: true, Aprobatoria: false, TrasLaCedula: false }) => "Con su respuesta, la Instancia Ejecutora puede calificar otra vez el Informe Final, una sola vez, antes de resolver si la comunidad queda impedida: conviene acompañarla de lo que solvente cada observación.",
        (TipoInforme.Final, { Firme: true, Aprobatoria: true }) => "El Informe Final ya alcanza los puntos que se requieren y su respuesta no cambia la calificación: queda en el expediente para las revisiones posteriores.",
        _ => "",
    };

    /// <summary><c>cedula-parcial</c> or <c>cedula-final</c>: id of its notification and suffix of its term.</summary>
    public static string Sufijo(TipoInforme tipo) => $"cedula-{tipo.Sufijo()}";
}

/// <summary>The observations were answered.</summary>
/// <param name="Tipo">Which report.</param>
/// <param name="Documento">Digest of the answer.</param>
[Regla("PCS-4.2.12-06")]
public sealed record CedulaSolventada(TipoInforme Tipo, Huella Documento) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El Comité respondió la Cédula del {Tipo.Nombre()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var informes = estado.Informes!;
        return (estado with { Informes = informes.Con(Tipo, informes.De(Tipo)! with { CedulaSolventada = Documento }) })
            .Cerrar($"PZ-26/{SolventarCedula.Sufijo(Tipo)}");
    }
}
