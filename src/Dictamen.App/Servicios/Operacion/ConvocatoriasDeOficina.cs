using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Expedientes.E8_Informes;
using Renglon = Dictamen.Core.Expedientes.E4_Prelacion.Renglon;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>What would happen with another budget.</summary>
/// <param name="Monto">Pesos supposed.</param>
/// <param name="Apoyados">How many projects it supports.</param>
/// <param name="Remanente">What is left.</param>
/// <param name="Corte">First place of the ranking that is not supported, or <see langword="null"/>.</param>
/// <param name="Renglones">The ranking.</param>
public sealed record Supuesto(decimal Monto, int Apoyados, decimal Remanente, int? Corte, ImmutableArray<Renglon> Renglones);

/// <summary>A convocatoria as the office sees it.</summary>
/// <param name="Convocatoria">The state.</param>
/// <param name="Plazos">Its open terms.</param>
/// <param name="Actas">Its actas.</param>
/// <param name="PorEstatus">How many files stand where.</param>
/// <param name="PorAsentar">How many results wait for an acta.</param>
/// <param name="Visitados">How many different projects were visited in the field.</param>
/// <param name="VisitasMinimas">How many must be (AMB-38).</param>
/// <param name="Pagado">Pesos paid to its projects.</param>
/// <param name="PorPagar">Pesos that their agreements promise and are still to be paid.</param>
/// <param name="PorReintegrar">Pesos that their committees owe to TESOFE.</param>
public sealed record ConvocatoriaVista(Convocatoria Convocatoria, ImmutableArray<PlazoExplicado> Plazos, ImmutableArray<Acta> Actas, ImmutableArray<(Estatus Estatus, int Cuantos)> PorEstatus, int PorAsentar, int Visitados, int VisitasMinimas, decimal Pagado, decimal PorPagar, decimal PorReintegrar)
{
    /// <summary>Key of the next acta.</summary>
    public string SiguienteActa => $"{Convocatoria.Id}-acta-{Actas.Length + 1}";
}

/// <summary>Shows convocatorias to the office, with the what-if of their budget.</summary>
public sealed class ConvocatoriasDeOficina(ConvocatoriasEnMemoria convocatorias, Resumenes resumenes, Entorno entorno, TimeProvider reloj)
{
    /// <summary>Every convocatoria; none for whoever may not read.</summary>
    public IReadOnlyList<Convocatoria>? Todas(Actor? actor) => actor.Lee() ? convocatorias.Todas : null;

    /// <summary>Ids of the convocatorias that can be elaborated next: one of each programme.</summary>
    public IEnumerable<string> Siguientes() =>
        CatalogoDeProgramas.Todos.Select(p => $"{p.Id}-{convocatorias.Todas.Count(c => Entorno.ProgramaDe(c.Id).Id == p.Id) + 1:D2}");

    /// <summary>One convocatoria, or <see langword="null"/> when there is none or the actor may not read it.</summary>
    public async ValueTask<ConvocatoriaVista?> DeAsync(Actor? actor, string id, CancellationToken ct = default)
    {
        if (!actor.Lee() || convocatorias.De(id) is not { } c)
        {
            return null;
        }

        var contexto = await entorno.ContextoAsync(id, c, reloj.GetUtcNow(), actor!, ct).ConfigureAwait(false);
        var lista = resumenes.De(id);
        var enActas = convocatorias.EnActas();
        return new ConvocatoriaVista(
            c,
            [.. c.Plazos.Values.OrderBy(p => p.UltimoDia).Select(p => Historias.Explicar(p, contexto))],
            [.. convocatorias.ActasDe(id)],
            [.. lista.GroupBy(r => r.Estatus).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))],
            lista.Count(r => r.PorAsentar && !enActas.ContainsKey(r.Folio)),
            lista.Count(r => r is { ConRecursos: true, Visitado: true }),
            VisitasDeCampo.Minimas(contexto.Programa, lista.Count(r => r.ConRecursos)),
            lista.Sum(r => r.Pagado),
            lista.Sum(r => r.PorPagar),
            lista.Sum(r => r.PorReintegrar));
    }

    /// <summary>The ranking of the favourable projects under a supposed budget. Pure: nothing is recorded.</summary>
    public Supuesto? Suponer(Actor? actor, string id, decimal? monto)
    {
        if (!actor.Lee() || convocatorias.De(id) is not { } c || c.MontoVigente() is not { } vigente)
        {
            return null;
        }

        var aspirantes = c.Presupuesto is { } p
            ? p.Renglones.Select((r, i) => new Aspirante(i, r.Consecutivo, r.Calificacion, r.Solicitado))
            : resumenes.De(id).Where(r => r is { Estatus: Estatus.Dictaminado, Dictamen.Favorable: true }).Select((r, i) => new Aspirante(i, r.Folio.Consecutivo, r.Dictamen!.Calificacion, r.Asignable(Entorno.ProgramaDe(id))));
        var ordenados = Prelacion.Ordenar([.. aspirantes]);
        var politica = PoliticasDeCorte.De(c.Lectura(Entorno.ProgramaDe(id), "AMB-26"));
        var supuesto = Math.Max(0m, monto ?? vigente);
        var resultado = Asignador.Asignar(ordenados, supuesto, politica);
        var renglones = resultado.Renglones.ToImmutableArray();
        return new Supuesto(supuesto, renglones.Count(r => r.EsApoyado), resultado.Remanente, renglones.FirstOrDefault(r => !r.EsApoyado) is { Orden: > 0 } corte ? corte.Orden : null, renglones);
    }
}
