using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E2_Subsanacion;

/// <summary>The officer reviews what came: accepts it, or says what still cannot be accepted. What came in time counts as in time, whenever it is reviewed.</summary>
/// <param name="Faltan">What still cannot be accepted; empty to accept everything.</param>
[Regla("PCS-4.2.2-05", "PCS-4.2.2-06", "AMB-13"), Faculta(Rol.Operador)]
public sealed record RevisarSubsanacion(ImmutableArray<Hallazgo> Faltan) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus != Estatus.Prevenido)
        {
            return estado.Estatus == Estatus.Completo && Faltan.OVacio().IsEmpty
                ? Decision.Ninguna
                : estado.NoProcede("revisar lo que se entregó", estado.Estatus == Estatus.RecepcionIncompleta ? "PCS-4.2.2-06" : "PCS-4.2.2-05");
        }

        var subsanacion = estado.Subsanacion!;
        // There is one notice: nothing can be asked for now that was not asked for then.
        var fallas = Hallazgo.Fallas(
            Faltan, "faltan", clave => subsanacion.Pedidos.Any(f => f.Requisito == clave), ("AMB-13", "no se pidió en la prevención, que es una sola (LFPA, artículo 17-A); ya no puede pedirse."), "PCS-4.2.2-06").ToList();
        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        var desestimados = Desestimados(subsanacion);
        ImmutableArray<Faltante> pendientes = [.. subsanacion.Pendientes, .. desestimados];
        if (pendientes.IsEmpty)
        {
            return new ProyectoCompleto();
        }

        if (estado.FinDeSubsanacion(contexto) is { } ultimo)
        {
            return new RecepcionIncompletaDeclarada(pendientes, ultimo);
        }

        if (!desestimados.IsEmpty)
        {
            return new EntregaDesestimada(desestimados);
        }

        return Faltan.OVacio().IsEmpty
            ? Decision.Rechazar("FALTAN_DOCUMENTOS", "PCS-4.2.2-05", $"El proyecto {estado.Folio} no está completo; falta recibir: {string.Join(", ", pendientes.Select(f => f.Requisito))}. El plazo para subsanar no ha terminado.")
            : Decision.Ninguna;
    }

    private ImmutableArray<Faltante> Desestimados(Subsanacion subsanacion) =>
        [.. from pedido in subsanacion.Pedidos
            where subsanacion.Recibidos.ContainsKey(pedido.Requisito)
            let motivos = Faltan.OVacio().Where(h => h.Requisito == pedido.Requisito).Select(h => h.Motivo).ToList()
            where motivos.Count > 0
            select pedido with { Motivo = string.Join(" ", motivos) }];
}

/// <summary>Something that came cannot be accepted: while the term runs it can be handed in again. It is no second notice and opens no other term.</summary>
/// <param name="Faltantes">What was turned down, and why.</param>
[Regla("PCS-4.2.2-05")]
public sealed record EntregaDesestimada(ImmutableArray<Faltante> Faltantes) : Hecho<Expediente>
{
    // Each refusal is told, or nobody would hand it in again in time.
    private const string Aviso = "entrega-desestimada-";

    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => $"No pudo aceptarse lo entregado: {string.Join(" ", Faltantes.Select(f => $"{nombres.Requisito(f.Requisito)}: {f.Motivo}"))} Puede entregarse de nuevo dentro del mismo plazo.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => (estado with
    {
        Subsanacion = estado.Subsanacion! with
        {
            Pedidos = [.. estado.Subsanacion.Pedidos.Select(p => Faltantes.FirstOrDefault(f => f.Requisito == p.Requisito) ?? p)],
            Recibidos = estado.Subsanacion.Recibidos.RemoveRange(Faltantes.Select(f => f.Requisito)),
        },
    }).Notificar(new Notificacion($"{Aviso}{estado.Notificaciones.Keys.Count(id => id.StartsWith(Aviso, StringComparison.Ordinal)) + 1}", "entrega-desestimada", "PCS-4.2.2-05"));
}
