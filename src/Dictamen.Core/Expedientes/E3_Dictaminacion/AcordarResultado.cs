using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>The collegiate session agrees on the result, once all sheets are in (4.2.3).</summary>
/// <param name="Discusion">What was discussed; needed when the members diverge.</param>
/// <param name="EsViable">What the session concludes on the first instance; needed only when the members do not agree on it.</param>
/// <param name="RecomiendaExhibicionUnica">The committee recommends a single payment for the project's technical nature (PCS-4.2.8.1-07).</param>
/// <param name="Paneles">What the session decides of a project that declares solar panels as its main object; without it they are as declared (PCS-A2-06).</param>
[Regla("PCS-4.2.3-01", "PCS-4.2.8.1-07", "PCS-A2-06", "AMB-08", "AMB-17", "AMB-56"), Faculta(Rol.SecretariaTecnica)]
public sealed record AcordarResultado(string? Discusion = null, bool? EsViable = null, bool RecomiendaExhibicionUnica = false, DecisionDePaneles? Paneles = null) : Acto<Expediente>
{
    private const int MaximoDeDiscusion = 2_000;

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (SecretariaDelComite.Ajena(contexto, "acuerda el resultado colegiado de un proyecto", "PCS-4.2.3-02") is { } ajena)
        {
            return ajena;
        }

        if (estado is not { Estatus: Estatus.EnDictaminacion, Dictaminacion: { Resultado: null } dictaminacion })
        {
            return estado.NoProcede("acordar un resultado", "PCS-4.2.3-02");
        }

        if (!dictaminacion.Completa)
        {
            return Decision.Rechazar("FALTAN_CEDULAS", "AMB-16", $"El resultado se acuerda con las cédulas de todos: faltan {dictaminacion.Dictaminadores.Keys.Count(a => !dictaminacion.Cedulas.ContainsKey(a))} de {dictaminacion.Dictaminadores.Count}, o hay un conflicto de interés sin sustituir.");
        }

        var esquema = contexto.Bases.EsquemaCalificacion!;
        Cedula[] pasan = [.. dictaminacion.Cedulas.Values.Where(c => c.PasaPrimeraInstancia())];
        var unanime = pasan.Length == 0 || pasan.Length == dictaminacion.Cedulas.Count;
        if (!unanime && EsViable is null)
        {
            return Decision.Rechazar("FALTA_CONCLUSION", "PCS-4.2.3-01", "Los integrantes no coinciden en la viabilidad o el apego: la sesión debe concluir si el proyecto es viable.");
        }

        var viable = unanime ? pasan.Length > 0 : EsViable!.Value;
        decimal[] calificaciones = viable ? [.. pasan.Select(c => Calificacion.DeCedula(c, esquema))] : [];
        var diferencia = viable ? calificaciones.Max() - calificaciones.Min() : 0;
        if ((!unanime || diferencia >= esquema.Divergencia) && string.IsNullOrWhiteSpace(Discusion))
        {
            return Decision.Rechazar("FALTA_DISCUSION", "AMB-17", unanime
                ? $"Entre la calificación más alta y la más baja hay {diferencia.Cifra()} puntos: asiente por escrito la discusión de la sesión."
                : "Los integrantes no coinciden en la viabilidad o el apego: asiente por escrito la discusión de la sesión.");
        }

        if (Discusion?.Length > MaximoDeDiscusion)
        {
            return Decision.Rechazar("TEXTO_LARGO", "PCS-A1-01", $"La discusión no puede exceder {MaximoDeDiscusion.Cuantos("carácter", "caracteres")}: resúmala; el detalle va en el Acta.");
        }

        if (Paneles is not null && !estado.Recepcion!.PanelesSolares)
        {
            return Decision.Rechazar("PANELES_NO_DECLARADOS", "PCS-A2-06", $"El proyecto {estado.Folio} no declara que su objeto principal sea instalar paneles solares (Anexo 3, 1.5): no hay qué confirmar; deje esa decisión en blanco.");
        }

        if (Paneles is not null && Motivacion.Falta("paneles.motivo", Paneles.Motivo, "PCS-A2-06") is { } falla)
        {
            return Rechazo.PorContenido([falla]);
        }

        var calificacion = viable ? Calificacion.DelComite(calificaciones, esquema) : 0;
        var favorable = viable && Calificacion.EsFavorable(calificacion, esquema);
        return new ResultadoAcordado(new ResultadoColegiado(viable, calificacion, favorable, diferencia, RecomiendaExhibicionUnica && favorable)
        {
            Paneles = Paneles is null ? null : Paneles with { Motivo = Paneles.Motivo.Trim() },
        }, Discusion);
    }
}

/// <summary>The collegiate session agreed on the result. It becomes final with the acta.</summary>
/// <param name="Resultado">The result.</param>
/// <param name="Discusion">What was discussed.</param>
[Regla("PCS-4.2.3-01"), Reservado]
public sealed record ResultadoAcordado(ResultadoColegiado Resultado, string? Discusion) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Acuerdo + Resultado.Paneles switch
    {
        { Confirma: true, Motivo: var motivo } => $" Confirmó que su objeto principal es instalar paneles solares: {motivo}",
        { Motivo: var motivo } => $" No confirmó que su objeto principal sea instalar paneles solares, y lo rige el monto máximo de su temática: {motivo}",
        null => "",
    };

    private string Acuerdo => Resultado switch
    {
        { EsViable: false } => "El Comité Dictaminador acordó un dictamen no favorable: en primera instancia el proyecto no es viable o no se apega a los objetivos y temáticas.",
        { Favorable: false } => $"El Comité Dictaminador acordó un dictamen no favorable: {Resultado.Calificacion.ConCentesimos()} no alcanza la calificación mínima.",
        _ => $"El Comité Dictaminador acordó un dictamen favorable con {Resultado.Calificacion.ConCentesimos()} de calificación.",
    };

    /// <inheritdoc/>
    public override IEnumerable<string> Pormenores(INombres nombres) => string.IsNullOrWhiteSpace(Discusion) ? [] : [$"Discusión: {Discusion.Trim()}"];

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado with { Dictaminacion = estado.Dictaminacion! with { Resultado = Resultado, Discusion = string.IsNullOrWhiteSpace(Discusion) ? null : Discusion.Trim() } };
}
