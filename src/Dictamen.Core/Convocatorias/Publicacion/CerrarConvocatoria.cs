using System.Collections.Immutable;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Convocatorias.Publicacion;

/// <summary>Closes reception when its term is over. Nothing closes it earlier, not even that there is no money left (AMB-11).</summary>
[Regla("PZ-02", "AMB-11", "AMB-14", "PZ-04", "PZ-05", "PZ-06"), Faculta(Rol.Sistema, Rol.Operador)]
public sealed record CerrarConvocatoria : Acto<Convocatoria>
{
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
            return Decision.Rechazar("RECEPCION_EN_CURSO", "AMB-11", $"La recepción termina el {vigente.UltimoDia.Corta()} a las 24:00 y no puede cerrarse antes, aunque se agote el monto de la convocatoria.");
        }

        // Both results are due within the same days of the close; by the other reading those of the dictamination begin where those of reception end (AMB-14).
        var recepcionPublica = contexto.Plazo("PZ-04", vigente.UltimoDia);
        var desde = estado.Lectura(contexto.Programa, "AMB-14") == "SUMADOS" ? recepcionPublica.UltimoDia : vigente.UltimoDia;
        var cierre = new ConvocatoriaCerrada(vigente.UltimoDia, [recepcionPublica, contexto.Plazo("PZ-05", desde), contexto.Plazo("PZ-06", desde)]);

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
    public override string Relato => $"La recepción de proyectos cerró el {Cierre.Corta()} a las 24:00.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        Plazos.Aggregate(estado.Cerrar(Convocatoria.PlazoDeRecepcion), (e, plazo) => e.Abrir(plazo)) with
        {
            Estatus = EstatusConvocatoria.Cerrada,
            Cierre = Cierre,
        };
}
