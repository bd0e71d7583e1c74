using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;

/// <summary>One of the parties asks to modify the signed agreement, because of force majeure that appeared while the project is carried out (4.2.6).</summary>
/// <param name="IdentificadaEl">Day on which the cause was identified: the term to ask runs from it.</param>
/// <param name="Causa">The cause of force majeure.</param>
/// <param name="Terminos">The terms proposed, in detail.</param>
/// <param name="Escrito">Digest of the writing.</param>
/// <param name="Firmantes">Who signs it, where the Comité asks.</param>
[Regla("PCS-4.2.6-01", "PCS-A6-C21-01", "PZ-14", "AMB-32"), Faculta(Rol.Solicitante, Rol.Operador)]
public sealed record SolicitarModificatorio(DateOnly IdentificadaEl, string Causa, string Terminos, Huella Escrito, ImmutableArray<PersonaId> Firmantes) : Acto<Expediente>
{
    private const string Regla = "PCS-4.2.6-01";

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.EnEjecucion, Convenio: { } convenio } || contexto.Hoy > contexto.Programa.FinDeVigencia)
        {
            return estado.NoProcede("solicitar un instrumento modificatorio fuera de la ejecución del proyecto y de la vigencia de su Convenio", Regla);
        }

        if (convenio.Modificatorio is { EnCurso: true })
        {
            return Decision.Rechazar("MODIFICATORIO_EN_CURSO", Regla, "Ya hay un instrumento modificatorio en curso: concluya ése antes de solicitar otro.");
        }

        var porComite = contexto.Actor.Rol == Rol.Solicitante;
        var fallas = Fallas(estado, convenio, contexto, porComite).ToList();
        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        if (contexto.Plazo("PZ-14", IdentificadaEl) is var plazo && contexto.Vencido(plazo))
        {
            return Decision.Rechazar("FUERA_DE_PLAZO", "PZ-14", $"La solicitud es extemporánea: desde que se identificó la causa, el {IdentificadaEl.Corta()}, podía presentarse hasta el {plazo.UltimoDia.Corta()} a las 24:00.");
        }

        var numero = (convenio.Modificatorio?.Numero ?? 0) + 1;
        var desde = contexto.Calendario.SurteEfectos(contexto.Ahora);
        return new ModificatorioSolicitado(numero, porComite, IdentificadaEl, Causa, Terminos, Escrito, contexto.Plazo("PZ-15", desde, $"{numero}"), contexto.Plazo("PZ-16", desde, $"{numero}"), SeNotifica: !porComite);
    }

    private IEnumerable<Falla> Fallas(Expediente estado, Convenio convenio, Contexto contexto, bool porComite)
    {
        if (IdentificadaEl > contexto.Hoy || IdentificadaEl < convenio.Fecha)
        {
            yield return new Falla("identificada_el", Regla, "La causa se identifica durante la ejecución del proyecto: su fecha no puede ser futura ni anterior al Convenio.");
        }

        if (Motivacion.Falta("causa", Causa, "AMB-32") is { } causa)
        {
            yield return causa;
        }

        if (Motivacion.Falta("terminos", Terminos, Regla) is { } terminos)
        {
            yield return terminos;
        }

        foreach (var falla in porComite ? FirmasDelComite.Faltas(estado, Firmantes, Regla) : [])
        {
            yield return falla;
        }
    }
}

/// <summary>MODIFICATORIO_SOLICITADO: the terms to resolve and to ask for more documents begin.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="PorComite">Whether the Comité asked; otherwise the Instancia Ejecutora did.</param>
/// <param name="IdentificadaEl">Day on which the cause was identified.</param>
/// <param name="Causa">Cause.</param>
/// <param name="Terminos">Terms proposed.</param>
/// <param name="Escrito">Digest of the writing.</param>
/// <param name="Resolver">PZ-15.</param>
/// <param name="Requerir">PZ-16.</param>
/// <param name="SeNotifica">Whether it is notified to the Comité, where the Instancia Ejecutora asked: its own request waits in the office's queue. Nobody was told of what was recorded before.</param>
[Regla("PCS-4.2.6-01", "PCS-4.2.6-03")]
public sealed record ModificatorioSolicitado(
    int Numero, bool PorComite, DateOnly IdentificadaEl, string Causa, string Terminos, Huella Escrito, Plazo Resolver, Plazo Requerir, bool SeNotifica = false) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"{(PorComite ? "El Comité" : "La Instancia Ejecutora")} solicitó modificar el Convenio por una causa de fuerza mayor identificada el {IdentificadaEl.Corta()}: {Causa} Debe resolverse a más tardar el {Resolver.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override IEnumerable<string> Pormenores(INombres nombres) => [$"Términos propuestos: {Terminos}"];

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var solicitado = (estado with { Convenio = estado.Convenio! with { Modificatorio = new Modificatorio(Numero, EtapaDeModificatorio.Solicitado) { PorComite = PorComite } } })
            .Abrir(Resolver)
            .Abrir(Requerir);
        return SeNotifica ? solicitado.Notificar(new Notificacion($"modificatorio-solicitado-{Numero}", "modificatorio-solicitado", "PCS-4.2.6-01") { Motivo = $"{Causa} Términos propuestos: {Terminos}", Documento = new("Escrito que propone modificar el Convenio", Escrito) }) : solicitado;
    }
}
