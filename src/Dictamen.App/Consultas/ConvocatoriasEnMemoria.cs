using System.Collections.Concurrent;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Consultas;

/// <summary>The convocatorias of the record and their actas, in memory: there are few of them. <see cref="Listas"/> keeps it.</summary>
public sealed class ConvocatoriasEnMemoria
{
    private readonly ConcurrentDictionary<string, Convocatoria> _todas = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Acta> _actas = new(StringComparer.Ordinal);

    /// <summary>Takes a state that was just recorded or read; anything else is left alone.</summary>
    public void Anotar(object estado)
    {
        switch (estado)
        {
            case Convocatoria { Id.Length: > 0 } c:
                _todas[c.Id] = c;
                break;
            case Acta { Id.Length: > 0 } a:
                _actas[a.Id] = a;
                break;
        }
    }

    /// <summary>Every convocatoria, by id.</summary>
    public IReadOnlyList<Convocatoria> Todas => [.. _todas.Values.OrderBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>One convocatoria, or <see langword="null"/>.</summary>
    public Convocatoria? De(string id) => _todas.GetValueOrDefault(id);

    /// <summary>The actas of a convocatoria, by id.</summary>
    public IReadOnlyList<Acta> ActasDe(string convocatoria) =>
        [.. _actas.Values.Where(a => a.Convocatoria == convocatoria).OrderBy(a => a.Id, StringComparer.Ordinal)];

    /// <summary>The acta that each project stands in, whether all have signed it or not: no project goes into two. One that was left without effect holds none.</summary>
    [Regla("PCS-A1-01")]
    public IReadOnlyDictionary<Folio, Acta> EnActas()
    {
        var enActas = new Dictionary<Folio, Acta>();
        foreach (var (acta, renglon) in _actas.Values.Where(a => a.SinEfecto is null).OrderBy(a => a.Id, StringComparer.Ordinal).SelectMany(a => a.Renglones, (a, r) => (a, r)))
        {
            enActas.TryAdd(new Folio(acta.Convocatoria, renglon.Consecutivo), acta);
        }

        return enActas;
    }

    /// <summary>The lines of files, with the signatures that those wait for whose result stands in an acta: a file is told of its acta when all have signed.</summary>
    public IEnumerable<Resumen> ConSusActas(IEnumerable<Resumen> lineas)
    {
        var enActas = new Lazy<IReadOnlyDictionary<Folio, Acta>>(EnActas);
        return lineas.Select(r => r.PorAsentar && enActas.Value.TryGetValue(r.Folio, out var acta)
            ? r with { Pendiente = acta.Concluida is null ? PendienteDeOficina.DeFirmas(acta.Id) : null }
            : r);
    }
}
