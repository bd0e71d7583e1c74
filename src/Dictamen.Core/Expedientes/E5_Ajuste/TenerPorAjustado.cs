using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>Takes a supported project as adjusted, because there is nothing to observe.</summary>
[Regla("PCS-4.2.4-01"), Faculta(Rol.Operador)]
public sealed record TenerPorAjustado : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus == Estatus.Ajustado)
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus != Estatus.Apoyado)
        {
            return estado.NoProcede("tener el proyecto por ajustado sin observaciones", "PCS-4.2.4-01");
        }

        var conceptos = Presupuesto.Vigente(estado);
        var total = conceptos.Sum(c => c.MontoPcs);
        var maximo = Presupuesto.Maximo(estado, contexto);
        return total <= maximo
            ? new ProyectoAjustado(null, total, conceptos)
            : Decision.Rechazar(
                "PRESUPUESTO_REBASA_LO_ASIGNADO",
                "PCS-A2-09",
                $"El presupuesto suma {total.Texto()} y se asignaron {maximo.Texto()}: modifique antes el presupuesto o pida el ajuste al Comité.");
    }
}

/// <summary>All is attended: AJUSTADO, with the amount and the budget lines that are authorised.</summary>
/// <param name="Proyecto">Digest of the adjusted project; <see langword="null"/> when there was nothing to adjust.</param>
/// <param name="MontoAutorizado">Pesos authorised: the sum of the lines.</param>
/// <param name="Conceptos">Authorised budget lines.</param>
/// <param name="SinDecirlo">Numbers of the observations that the review found attended though the committee did not say that it attended them; <see langword="null"/> when there were none.</param>
[Regla("PCS-4.2.4-02", "PCS-A2-09", "AMB-29")]
public sealed record ProyectoAjustado(Huella? Proyecto, decimal MontoAutorizado, ImmutableArray<ConceptoPresupuestado> Conceptos, ImmutableArray<int>? SinDecirlo = null) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Proyecto is null
        ? $"El proyecto no tuvo observaciones y quedó ajustado con {MontoAutorizado.Texto()} autorizados."
        : $"Se atendieron todas las observaciones y el proyecto quedó ajustado con {MontoAutorizado.Texto()} autorizados.{(SinDecirlo is { } numeros ? $" La revisión tuvo por atendido también lo que el Comité no dijo que atendió: {numeros.EnTexto()}." : "")}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with
        {
            Ajuste = (estado.Ajuste ?? new Ajuste()) with
            {
                Pendientes = [],
                PorRevisar = null,
                MontoAutorizado = MontoAutorizado,
                Conceptos = Conceptos,
                ProyectoAjustado = Proyecto,
            },
        })
        .Pasar(Estatus.Ajustado)
        .Cerrar("PZ-10", "PZ-11")
        .LiberarDiferencia(MontoAutorizado);
}
