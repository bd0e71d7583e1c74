using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>The Instancia Ejecutora changes the budget: only downwards or from one line to another, with a reason. The committee consents by signing the agreement.</summary>
/// <param name="Conceptos">The whole budget as it will be.</param>
/// <param name="Motivo">Reason, one sentence without personal data.</param>
[Regla("PCS-4.2.4-05", "PCS-A2-09", "AMB-29"), Faculta(Rol.Operador)]
public sealed record ModificarPresupuesto(ImmutableArray<ConceptoPresupuestado> Conceptos, string Motivo) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus is not (Estatus.Apoyado or Estatus.EnAjuste1 or Estatus.EnAjuste2 or Estatus.Ajustado))
        {
            return estado.NoProcede("modificar el presupuesto", "PCS-4.2.4-05");
        }

        if (Motivacion.Falta("motivo", Motivo, "AMB-29") is { } falla)
        {
            return Rechazo.PorContenido([falla]);
        }

        var vigente = Presupuesto.Vigente(estado);
        if (!Conceptos.IsDefault && Conceptos.SequenceEqual(vigente))
        {
            return Decision.Ninguna;
        }

        var tope = Presupuesto.Maximo(estado, contexto);
        var maximo = contexto.Lectura("AMB-29") == "LIBRE" ? tope : Math.Min(tope, vigente.Sum(c => c.MontoPcs));
        var fallas = Presupuesto.Fallas(Conceptos, maximo, contexto).ToImmutableArray();
        return fallas.IsEmpty ? new PresupuestoModificado(Conceptos, Conceptos.Sum(c => c.MontoPcs), Motivo.Trim()) : Rechazo.PorContenido(fallas);
    }
}

/// <summary>The Instancia Ejecutora changed the budget; from here on no other may be higher.</summary>
/// <param name="Conceptos">The whole budget.</param>
/// <param name="Monto">Pesos that it adds up to.</param>
/// <param name="Motivo">Reason.</param>
[Regla("PCS-4.2.4-05", "PCS-A2-09", "AMB-29")]
public sealed record PresupuestoModificado(ImmutableArray<ConceptoPresupuestado> Conceptos, decimal Monto, string Motivo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"La Instancia Ejecutora modificó el presupuesto a {Monto.Texto()}: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var modificado = (estado with { Ajuste = (estado.Ajuste ?? new Ajuste()) with { Conceptos = Conceptos, MontoAutorizado = Monto } })
            .Notificar(new Notificacion("presupuesto-modificado", "presupuesto-modificado", "PCS-4.2.4-05"));

        // Before the project is adjusted the amount may still change; afterwards what is lowered is free at once.
        return estado.Estatus == Estatus.Ajustado ? modificado.LiberarDiferencia(Monto) : modificado;
    }
}
