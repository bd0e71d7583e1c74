using System.Collections.Immutable;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>A project with a favourable dictamen, that competes for the money.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="MontoSolicitado">Pesos asked for.</param>
public sealed record ProyectoCalificado(Folio Folio, decimal Calificacion, decimal MontoSolicitado);

/// <summary>Orders the projects by score and assigns the money until it is used up (4.2.3.4). The first that does not fit is offered what is left; nobody is skipped (AMB-26). It is done once, with the scores that were published (AMB-15).</summary>
/// <param name="Proyectos">Projects with a favourable dictamen, in any order.</param>
/// <param name="NoFavorables">Folios with an unfavourable dictamen: they are told so with the rest.</param>
[Regla("PCS-4.2.3.4-01", "PCS-4.2.3.4-02", "AMB-15", "AMB-26"), Faculta(Rol.Operador)]
public sealed record AsignarPresupuesto(ImmutableArray<ProyectoCalificado> Proyectos, ImmutableArray<Folio> NoFavorables) : Acto<Convocatoria>
{
    private const int PorParte = 500;

    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (estado.Estatus != EstatusConvocatoria.Cerrada || estado.Presupuesto is not null)
        {
            return estado.NoProcede("asignar los recursos", "PCS-4.2.3.4-01", estado.Presupuesto is null ? "la recepción no ha cerrado" : "ya se asignaron");
        }

        if (estado.ResultadosDeDictaminacion is null)
        {
            return Decision.Rechazar("FALTA_DICTAMINACION", "AMB-15", $"Los recursos de la convocatoria {estado.Id} se asignan una sola vez, por la calificación que se publicó, y todavía no se publican los resultados de dictaminación: publíquelos primero.");
        }

        Falla[] fallas = [.. Fallas(estado)];
        if (fallas.Length > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        var total = estado.Bases!.MontoTotal!.Value;
        var politica = PoliticasDeCorte.De(estado.Lectura(contexto.Programa, "AMB-26"));
        var ordenados = Prelacion.Ordenar([.. Proyectos.Select((p, i) => new Aspirante(i, p.Folio.Consecutivo, p.Calificacion, p.MontoSolicitado))]);
        var resultado = Asignador.Asignar(ordenados, total, politica);
        return Decision.De(Hechos(estado, total, politica, resultado));
    }

    private IEnumerable<Hecho> Hechos(Convocatoria estado, decimal total, PoliticaDeCorte politica, ResultadoDeAsignacion resultado)
    {
        foreach (var parte in resultado.Renglones.Chunk(PorParte))
        {
            yield return new PrelacionAsentada(
                parte[0].Orden,
                [.. parte.Select(r => new RenglonAsentado((int)r.Proyecto.Consecutivo, r.Proyecto.Calificacion, r.Proyecto.Monto, r.Asignado))]);
        }

        foreach (var parte in NoFavorables.Select(f => f.Consecutivo).Order().Chunk(4 * PorParte))
        {
            yield return new NoFavorablesAsentados([.. parte]);
        }

        Folio? corte = null;
        var apoyados = 0;
        foreach (var renglon in resultado.Renglones)
        {
            apoyados += renglon.EsApoyado ? 1 : 0;
            corte ??= renglon.EsApoyado ? null : new Folio(estado.Id, (int)renglon.Proyecto.Consecutivo);
        }

        yield return new PresupuestoAsignado(total, politica, apoyados, resultado.Asignado, resultado.Remanente, corte);
        if (resultado.OfertaPendiente is { } oferta)
        {
            yield return new OfertaDeAjuste(new Folio(estado.Id, (int)oferta.Proyecto.Consecutivo), oferta.Monto);
        }
    }

    private IEnumerable<Falla> Fallas(Convocatoria estado)
    {
        var vistos = new HashSet<int>();
        foreach (var folio in Proyectos.Select(p => p.Folio).Concat(NoFavorables))
        {
            if (folio.Convocatoria != estado.Id)
            {
                yield return new Falla($"{folio}", "PCS-4.2.3.4-01", $"El folio {folio} no es de la convocatoria {estado.Id}.");
            }
            else if (!vistos.Add(folio.Consecutivo))
            {
                yield return new Falla($"{folio}", "PCS-4.2.3.4-03", $"El folio {folio} está repetido: no puede ordenarse.");
            }
        }

        foreach (var proyecto in Proyectos.Where(p => p.MontoSolicitado <= 0))
        {
            yield return new Falla($"{proyecto.Folio}.monto", "PCS-4.2.3.4-02", $"El proyecto {proyecto.Folio} no solicita ningún monto.");
        }
    }
}

/// <summary>Part of the ranking with what each project got.</summary>
/// <param name="Desde">Place of the first row, from 1.</param>
/// <param name="Renglones">Rows, in order.</param>
[Regla("PCS-4.2.3.4-01")]
public sealed record PrelacionAsentada(int Desde, ImmutableArray<RenglonAsentado> Renglones) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"Se asentó la prelación, lugares {Desde} a {Desde + Renglones.Length - 1}.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado)
    {
        var presupuesto = estado.Presupuesto ?? new Presupuesto { Total = estado.Bases!.MontoTotal!.Value };
        return estado with
        {
            Presupuesto = presupuesto.Mas([.. Renglones.Select((r, i) => new RenglonDePresupuesto(
                Desde + i, r.Consecutivo, r.Calificacion, r.Solicitado, r.Asignado, r.Asignado > 0 ? null : CausaNoApoyo.InsuficienciaPresupuestaria))]),
        };
    }
}

/// <summary>Part of the projects that do not compete: their dictamen is unfavourable.</summary>
/// <param name="Consecutivos">Consecutives of their folios.</param>
[Regla("AMB-56")]
public sealed record NoFavorablesAsentados(ImmutableArray<int> Consecutivos) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"{(Consecutivos.Length == 1 ? "Se asentó" : "Se asentaron")} {Consecutivos.Length.Cuantos("proyecto", "proyectos")} con dictamen no favorable.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado)
    {
        var presupuesto = estado.Presupuesto ?? new Presupuesto { Total = estado.Bases!.MontoTotal!.Value };
        return estado with { Presupuesto = presupuesto with { NoFavorables = presupuesto.NoFavorables.Union(Consecutivos) } };
    }
}

/// <summary>The money was assigned down the ranking.</summary>
/// <param name="Total">Pesos there were.</param>
/// <param name="Politica">What happened where a project did not fit.</param>
/// <param name="Apoyados">How many projects are supported.</param>
/// <param name="Asignado">Pesos assigned.</param>
/// <param name="Remanente">Pesos that nobody got.</param>
/// <param name="Corte">First folio that did not get money; <see langword="null"/> when there was enough for all.</param>
[Regla("PCS-4.2.3.4-01")]
public sealed record PresupuestoAsignado(decimal Total, PoliticaDeCorte Politica, int Apoyados, decimal Asignado, decimal Remanente, Folio? Corte) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => Corte is { } corte
        ? $"Se asignaron {Asignado.EnCifras()} pesos a {Apoyados.Cuantos("proyecto", "proyectos")}; el corte está en el folio {corte} y quedan {Remanente.EnCifras()} pesos."
        : $"Se asignaron {Asignado.EnCifras()} pesos a {Apoyados.Cuantos("proyecto", "proyectos")}: alcanzó para todos y quedan {Remanente.EnCifras()} pesos.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado with { Presupuesto = (estado.Presupuesto ?? new Presupuesto { Total = Total }) with { Asignacion = this } };
}
