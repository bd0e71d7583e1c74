using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>The committee hands in the adjusted project. It may do so more than once while the term runs; the last one counts.</summary>
/// <param name="Proyecto">Digest of the adjusted project.</param>
/// <param name="Atiende">Numbers of the observations that it attends.</param>
/// <param name="Conceptos">Adjusted budget lines, all of them.</param>
[Regla("PCS-4.2.4-02", "PCS-4.2.4-03", "PZ-10", "PZ-11"), Faculta(Rol.Solicitante)]
public sealed record PresentarAjuste(Huella Proyecto, ImmutableArray<int> Atiende, ImmutableArray<ConceptoPresupuestado> Conceptos) : Acto<Expediente>
{
    /// <summary>Objective and goals as they will be; <see langword="null"/> when they are those of the application.</summary>
    public CompromisosAjustados? Compromisos { get; init; }

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus is not (Estatus.EnAjuste1 or Estatus.EnAjuste2))
        {
            return estado.NoProcede("presentar el proyecto ajustado", "PCS-4.2.4-02");
        }

        if (estado.Ajuste!.PorRevisar is { } entrega && entrega.Proyecto == Proyecto && entrega.Atiende.ToHashSet().SetEquals(Atiende.OVacio()) && entrega.Conceptos.SequenceEqual(Conceptos.OVacio())
            && CompromisosAjustados.Iguales(Compromisos, estado.Ajuste.Compromisos))
        {
            return Decision.Ninguna;
        }

        if (!PlazosDeAjuste.EnTermino(estado, contexto))
        {
            return Decision.Rechazar(
                "FUERA_DE_PLAZO",
                estado.Estatus == Estatus.EnAjuste1 ? "PCS-4.2.4-02" : "PCS-4.2.4-03",
                "El plazo para atender las observaciones terminó; ya no puede recibirse el proyecto ajustado.");
        }

        var fallas = Fallas(estado.Ajuste).Concat(Presupuesto.Fallas(Conceptos, Presupuesto.Maximo(estado, contexto), contexto)).Concat(Compromisos?.Fallas(contexto.Programa) ?? []).ToImmutableArray();
        return fallas.IsEmpty ? new AjustePresentado(Proyecto, Atiende, Conceptos, contexto.Ahora) { Compromisos = Compromisos } : Rechazo.PorContenido(fallas);
    }

    private IEnumerable<Falla> Fallas(Ajuste ajuste)
    {
        if (Atiende.IsDefaultOrEmpty)
        {
            yield return new Falla("atiende", "PCS-4.2.4-02", "Indique qué observaciones atiende el proyecto ajustado.");
            yield break;
        }

        foreach (var ajena in Atiende.Where(n => ajuste.Observaciones.All(o => o.Numero != n)))
        {
            yield return new Falla("atiende", "PCS-4.2.4-02", $"La observación {ajena} no existe; las enviadas son de la 1 a la {ajuste.Observaciones.Length}.");
        }
    }
}

/// <summary>The adjusted project was handed in on time and waits for its review.</summary>
/// <param name="Proyecto">Digest of the adjusted project.</param>
/// <param name="Atiende">Numbers of the observations that it attends.</param>
/// <param name="Conceptos">Adjusted budget lines.</param>
/// <param name="EntregadoEl">Instant of delivery (UTC).</param>
[Regla("PCS-4.2.4-02")]
public sealed record AjustePresentado(Huella Proyecto, ImmutableArray<int> Atiende, ImmutableArray<ConceptoPresupuestado> Conceptos, DateTimeOffset EntregadoEl) : Hecho<Expediente>
{
    /// <summary>Objective and goals as they will be; <see langword="null"/> when they are those of the application, and in records of before they were told.</summary>
    public CompromisosAjustados? Compromisos { get; init; }

    /// <inheritdoc/>
    public override string Relato => $"El Comité presentó el proyecto ajustado; dice atender {Atiende.EnTexto()}.";

    /// <inheritdoc/>
    public override IEnumerable<string> Pormenores(INombres nombres) => Compromisos?.EnPalabras() ?? [];

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado with { Ajuste = estado.Ajuste! with { PorRevisar = new EntregaDeAjuste(Proyecto, Atiende, Conceptos, EntregadoEl), Compromisos = Compromisos } };
}
