using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>Reviews the adjusted project that was handed in: either all is attended, or some observations persist.</summary>
/// <param name="Proyecto">Digest of what was reviewed, so that a later version is never approved unread.</param>
/// <param name="Persisten">Numbers of the observations that persist; empty when all are attended.</param>
[Regla("PCS-4.2.4-02", "PCS-4.2.4-03", "PCS-4.2.4-04", "AMB-28"), Faculta(Rol.Operador)]
public sealed record RevisarAjuste(Huella Proyecto, ImmutableArray<int> Persisten) : Acto<Expediente>
{
    /// <summary>Instant (UTC) of the delivery that was reviewed: the same document may come again with another budget or other commitments. <see langword="null"/> where whoever reviews is bound to what was seen by the version of the file.</summary>
    public DateTimeOffset? EntregadaEl { get; init; }

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is { Estatus: Estatus.Ajustado, Ajuste.ProyectoAjustado: { } aceptado } && aceptado == Proyecto && Persisten.OVacio().IsEmpty)
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus is not (Estatus.EnAjuste1 or Estatus.EnAjuste2) || estado.Ajuste!.PorRevisar is not { } entrega)
        {
            return estado.NoProcede("revisar un proyecto ajustado que no se ha presentado", "PCS-4.2.4-02");
        }

        if (entrega.Proyecto != Proyecto || (EntregadaEl is { } vista && vista != entrega.EntregadaEl))
        {
            return Decision.Rechazar("ENTREGA_SUSTITUIDA", "PCS-4.2.4-02", "El Comité presentó otra versión después de la que se revisó; revise la más reciente.");
        }

        if (Persisten.OVacio().Any(n => estado.Ajuste.Observaciones.All(o => o.Numero != n)))
        {
            return Decision.Rechazar("OBSERVACION_INEXISTENTE", "PCS-4.2.4-03", "Sólo pueden persistir observaciones que se enviaron; no caben observaciones nuevas.");
        }

        if (Persisten.OVacio().Except(estado.Ajuste.Pendientes).ToImmutableArray() is { IsEmpty: false } atendidas)
        {
            return Decision.Rechazar("OBSERVACION_ATENDIDA", "PCS-4.2.4-03", $"Ya se dio por atendida {atendidas.EnTexto()} y no se requirió en el segundo plazo: quítela de las que persisten.");
        }

        var enTermino = PlazosDeAjuste.EnTermino(estado, contexto);
        if (Persisten.OVacio().IsEmpty)
        {
            return Aceptar(estado, entrega, enTermino, contexto);
        }

        return estado.Estatus == Estatus.EnAjuste1
            ? PrimeraRevision(estado.Ajuste, enTermino)
            : enTermino ? new AjusteRevisado(Proyecto, Persisten) : new AjusteNoAtendido(Persisten);
    }

    // What the Instancia Ejecutora lowered after the hand-in is presented again while there is time. Once there is none its budget is the authorised one, to which the committee consents by signing: who attended
    // everything on time does not lose the support by an act of the authority.
    [Regla("PCS-4.2.4-04", "PCS-4.2.4-05", "AMB-29")]
    private Decision Aceptar(Expediente estado, EntregaDeAjuste entrega, bool enTermino, Contexto contexto)
    {
        // The file says who found attended what the committee did not say it attended.
        ImmutableArray<int>? sinDecirlo = estado.Ajuste!.SinAtender() is { IsEmpty: false } faltan ? faltan : null;
        var (total, maximo) = (entrega.Conceptos.Sum(c => c.MontoPcs), Presupuesto.Maximo(estado, contexto));
        if (total <= maximo)
        {
            return new ProyectoAjustado(Proyecto, total, entrega.Conceptos, sinDecirlo);
        }

        var vigente = Presupuesto.Vigente(estado);
        return !enTermino && vigente.Sum(c => c.MontoPcs) is var autorizado && autorizado <= maximo
            ? new ProyectoAjustado(Proyecto, autorizado, vigente, sinDecirlo)
            : Decision.Rechazar(
                "PRESUPUESTO_REBASA_LO_AUTORIZADO",
                "AMB-29",
                $"El presupuesto entregado suma {total.Texto()} y lo más que puede autorizarse es {maximo.Texto()}; {(enTermino ? "el Comité debe presentarlo de nuevo" : "modifique antes el presupuesto")}.");
    }

    // A committee that says it attended everything has used its first term; one that handed in a part may still hand in the rest.
    private Decision PrimeraRevision(Ajuste ajuste, bool enTermino) =>
        enTermino && !ajuste.SinAtender().IsEmpty
            ? Decision.Rechazar("PRIMER_PLAZO_CORRIENDO", "PCS-4.2.4-02", "La entrega es parcial y el primer plazo aún corre: el Comité puede completarla; revise cuando la complete o cuando termine el plazo.")
            : new SegundoAjusteRequerido(Persisten, PorSilencio: false);
}

/// <summary>Something persists: EN_AJUSTE_2. The second and last term opens when the committee receives the notice by e-mail.</summary>
/// <param name="Persisten">Numbers of the observations that persist.</param>
/// <param name="PorSilencio">Whether nothing was handed in during the first term.</param>
[Regla("PCS-4.2.4-03", "AMB-28")]
public sealed record SegundoAjusteRequerido(ImmutableArray<int> Persisten, bool PorSilencio) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => PorSilencio
        ? "Terminó el primer plazo sin que el Comité presentara el proyecto ajustado; se le requiere por segunda y última vez."
        : $"Falta atender {Persisten.EnTexto()}; se requiere en un segundo y último plazo.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Ajuste = estado.Ajuste! with { Pendientes = Persisten, Persistieron = Persisten, PorRevisar = null } })
        .Pasar(Estatus.EnAjuste2)
        .Cerrar("PZ-10")
        .Notificar(new Notificacion(PlazosDeAjuste.SegundoAjuste, "segundo-ajuste", "PCS-4.2.4-03", "PZ-11"));
}

/// <summary>A review within the second term: what persists can still be attended until the term ends.</summary>
/// <param name="Proyecto">Digest of what was reviewed.</param>
/// <param name="Persisten">Numbers of the observations that persist.</param>
[Regla("PCS-4.2.4-03")]
public sealed record AjusteRevisado(Huella Proyecto, ImmutableArray<int> Persisten) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se revisó el proyecto ajustado y falta atender {Persisten.EnTexto()}; el segundo plazo sigue corriendo.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Ajuste = estado.Ajuste! with { Pendientes = Persisten, Persistieron = Persisten, PorRevisar = null } })
        .Notificar(new Notificacion("ajuste-revisado", "ajuste-revisado", "PCS-4.2.4-03"));
}
