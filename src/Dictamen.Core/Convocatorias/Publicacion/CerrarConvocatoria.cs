using System.Collections.Immutable;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Convocatorias.Publicacion;

/// <summary>Closes reception when its term is over. Nothing closes it earlier, not even that there is no money left (AMB-11).</summary>
[Regla("PZ-02", "AMB-11", "PZ-04", "PZ-05", "PZ-06"), Faculta(Rol.Sistema, Rol.Operador)]
public sealed record CerrarConvocatoria : Acto<Convocatoria>
{
    private static readonly string[] DeLaAutoridad = ["PZ-04", "PZ-05", "PZ-06"];

    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (estado.Estatus == EstatusConvocatoria.Cerrada)
        {
            return Decision.Ninguna;
        }

        if (estado.Recepcion is not { } recepcion)
        {
            return estado.NoProcede("cerrarla", "PCS-A2-13", "todavía no se publica");
        }

        var vigente = contexto.Calendario.Recomputar(recepcion);
        if (!vigente.Vencido(contexto.Ahora))
        {
            return Decision.Rechazar("RECEPCION_EN_CURSO", "AMB-11", $"La recepción termina el {vigente.UltimoDia:dd/MM/yyyy} a las 24:00 y no puede cerrarse antes, aunque se agote el monto de la convocatoria.");
        }

        var cierre = new ConvocatoriaCerrada(vigente.UltimoDia, [.. DeLaAutoridad.Select(id => contexto.Plazo(id, vigente.UltimoDia))]);

        // Whoever wakes late finds both steps undone: the record tells them in order.
        return estado.Estatus == EstatusConvocatoria.Publicada ? Decision.De([new ConvocatoriaAbierta(vigente.PrimerDia), cierre]) : cierre;
    }
}

/// <summary>CONVOCATORIA_CERRADA; the authority's terms to publish results begin.</summary>
/// <param name="Cierre">Last day of reception.</param>
/// <param name="Plazos">Terms of the authority that it opens: PZ-04, PZ-05 and PZ-06.</param>
[Regla("PZ-02")]
public sealed record ConvocatoriaCerrada(DateOnly Cierre, ImmutableArray<Plazo> Plazos) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"La recepción de proyectos cerró el {Cierre:dd/MM/yyyy} a las 24:00.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        Plazos.Aggregate(estado.Cerrar(Convocatoria.PlazoDeRecepcion), (e, plazo) => e.Abrir(plazo)) with
        {
            Estatus = EstatusConvocatoria.Cerrada,
            Cierre = Cierre,
        };
}
