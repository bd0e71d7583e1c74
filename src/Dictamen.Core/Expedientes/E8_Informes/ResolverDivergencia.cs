using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The Instancia Ejecutora may not choose between two readings of Anexo 11 that contradict each other: the Instancia Normativa resolves, and its resolution is recorded before anybody is notified (3.7.2, AMB-41).</summary>
/// <param name="Aprobatoria">Which result stands: the literal sum's (<see langword="true"/>), or that of base 100.</param>
/// <param name="Referencia">Reference of the resolution, for example its official letter's number.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
[Regla("AMB-41", "PCS-3.7.2-01"), Faculta(Rol.Normativa)]
public sealed record ResolverDivergencia(bool Aprobatoria, string Referencia, string Motivo, Huella Resolucion) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus != Estatus.EnEjecucion || estado.Informes?.Calificacion is not { Divergencia: true } calificacion)
        {
            return estado.NoProcede("resolver una divergencia que no existe", "AMB-41");
        }

        if (calificacion.Resolucion is { } anterior)
        {
            return anterior == Referencia ? Decision.Ninguna : estado.NoProcede($"resolver otra vez la divergencia que resolvió {anterior}", "AMB-41");
        }

        var fallas = new List<Falla>();
        if (string.IsNullOrWhiteSpace(Referencia))
        {
            fallas.Add(new Falla("referencia", "PCS-3.7.2-01", "Indique el oficio o referencia de la resolución de la Instancia Normativa."));
        }

        if (Motivacion.Falta("motivo", Motivo, "AMB-41") is { } falla)
        {
            fallas.Add(falla);
        }

        return fallas.Count > 0 ? Rechazo.PorContenido(fallas) : new DivergenciaResuelta(Aprobatoria, Referencia, Motivo, Resolucion);
    }

    /// <summary>Refusal while the divergence waits for its resolution; <see langword="null"/> when the result may be notified.</summary>
    [Regla("AMB-41")]
    public static Rechazo? Pendiente(Expediente estado) => estado.Informes?.Calificacion is { Firme: false } c
        ? new Rechazo("DIVERGENCIA_A11", "AMB-41", $"La suma literal es {c.Suma.Cifra()} y en base 100 equivale a {c.Base100.ConCentesimos()}: las dos lecturas del Anexo 11 dan resultados opuestos y la Instancia Normativa debe resolver antes de notificar.")
        : null;
}

/// <summary>The Instancia Normativa resolved the divergence.</summary>
/// <param name="Aprobatoria">Whether the result reaches the threshold.</param>
/// <param name="Referencia">Reference of the resolution.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
[Regla("AMB-41")]
public sealed record DivergenciaResuelta(bool Aprobatoria, string Referencia, string Motivo, Huella Resolucion) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"La Instancia Normativa resolvió la divergencia del Anexo 11 ({Referencia}): el resultado {(Aprobatoria ? "alcanza" : "no alcanza")} la calificación aprobatoria. {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado with
    {
        Informes = estado.Informes! with
        {
            Calificacion = estado.Informes.Calificacion! with { Aprobatoria = Aprobatoria, Resolucion = Referencia },
        },
    };
}
