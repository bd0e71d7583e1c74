using System.Collections.Concurrent;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Migracion;

/// <summary>Copies a record between two stores: facts, documents, fichas with the log of who looked, and forms being filled in. What is there and equal is skipped, so an interrupted migration is simply run again.</summary>
/// <remarks>
/// The source may be in use. Its heads are taken first and nothing is copied beyond them; whatever a fact or a form names was kept before it, so what is listed later holds it.
/// Not copied: the outbox and keys. The migration's own looks are noted on each side, and stay there.
/// </remarks>
public sealed class Migrador(Extremo de, Extremo a)
{
    private const int ALaVez = 16;
    private const int FichasALaVez = 100;
    private static readonly Uso Copia = new(Finalidad.SistemasDeDatos, "Migración del registro");

    /// <summary>Copies, then checks that the target is what the source was when the copy began.</summary>
    /// <param name="avance">Told the part done, from 0 to 1, from several threads.</param>
    /// <param name="ct">Interrupts; what was copied stays.</param>
    /// <exception cref="MigracionRechazadaException">The target holds something else, a chain is broken, or the source itself lacks something.</exception>
    public async Task<ResultadoDeMigracion> MigrarAsync(Action<double> avance, CancellationToken ct = default)
    {
        var origen = await CabezasAsync(de, ct).ConfigureAwait(false);
        var propios = origen.Select(c => c.Stream).ToHashSet(StringComparer.Ordinal);
        if ((await CabezasAsync(a, ct).ConfigureAwait(false)).FirstOrDefault(c => !propios.Contains(c.Stream)) is { } ajeno)
        {
            throw new MigracionRechazadaException($"El flujo {ajeno.Stream} de {a.Nombre} no existe en {de.Nombre} (difiere desde la versión 1); el destino no se modifica.");
        }

        // Forms before the documents that they name, and documents and people before the facts: no fact is ever where what it names is not.
        var accesos = await new CopiaDeAccesos(de, a, Copia).CopiarAsync(ct).ConfigureAwait(false);
        var (borradores, conservados) = await new CopiaDeBorradores(de, a).CopiarAsync(ct).ConfigureAwait(false);
        var (documentos, documentosCopiados) = await CopiarDocumentosAsync(ct).ConfigureAwait(false);
        var (fichas, distintas) = await CopiarFichasAsync(ct).ConfigureAwait(false);
        var (total, hechas, copiados, faltan) = (Math.Max(1, origen.Sum(c => c.Version)), 0L, 0L, new ConcurrentDictionary<Huella, string>());
        await Parallel.ForEachAsync(origen, new ParallelOptions { MaxDegreeOfParallelism = ALaVez, CancellationToken = ct }, async (cabeza, token) =>
        {
            var (nuevos, nombrados) = await new CopiaDeFlujo(de, a, cabeza).CopiarAsync(token).ConfigureAwait(false);
            Interlocked.Add(ref copiados, nuevos);
            foreach (var falta in nombrados.Where(n => !documentos.Contains(n)))
            {
                faltan[falta] = cabeza.Stream;
            }

            avance(Interlocked.Add(ref hechas, cabeza.Version) / (double)total);
        }).ConfigureAwait(false);

        var huella = Chain.Digest(origen);
        if (huella != Chain.Digest(await CabezasAsync(a, ct).ConfigureAwait(false)))
        {
            throw new MigracionRechazadaException($"{a.Nombre} no terminó igual a lo que se copió de {de.Nombre}: alguien escribió en el destino mientras se copiaba.");
        }

        var suprimidas = await SuprimirFichasAsync(ct).ConfigureAwait(false);
        var posteriores = await PosterioresAsync(origen, ct).ConfigureAwait(false);

        // Said last: a record that lost a document needs its backup more than any other, and whoever was erased is gone from it whoever else differs.
        if (distintas is [var distinta, ..])
        {
            throw new MigracionRechazadaException($"La ficha {distinta} de {a.Nombre} difiere de la de {de.Nombre} (en total, {distintas.Count}) y se dejó como estaba; todo lo demás se copió. Si cambió en el origen, copie a un destino vacío.");
        }

        return faltan.FirstOrDefault() is { Key: var falta, Value: { } flujo }
            ? throw new MigracionRechazadaException($"Todo lo demás se copió, pero {de.Nombre} no tiene {faltan.Count} de los documentos que sus hechos nombran; uno es {falta}, del flujo {flujo}.")
            : new ResultadoDeMigracion(origen.Count, origen.Sum(c => c.Version), copiados, documentosCopiados, fichas, suprimidas, borradores, conservados, accesos, posteriores, huella);
    }

    // How many facts the source recorded while it was copied.
    private async Task<long> PosterioresAsync(List<StreamHead> copiadas, CancellationToken ct)
    {
        var ahora = await CabezasAsync(de, ct).ConfigureAwait(false);
        var porFlujo = ahora.ToDictionary(c => c.Stream, StringComparer.Ordinal);
        return copiadas.Find(c => !porFlujo.TryGetValue(c.Stream, out var d) || d.Version < c.Version || (d.Version == c.Version && !d.Hash.Span.SequenceEqual(c.Hash.Span))) is { } otra
            ? throw new MigracionRechazadaException($"El flujo {otra.Stream} de {de.Nombre} ya no es el que se copió, y un flujo sólo crece: verifique el origen.")
            : ahora.Sum(c => c.Version) - copiadas.Sum(c => c.Version);
    }

    private static async Task<List<StreamHead>> CabezasAsync(Extremo extremo, CancellationToken ct)
    {
        var cabezas = new List<StreamHead>();
        await foreach (var cabeza in extremo.Eventos.ListAsync("", ct).ConfigureAwait(false))
        {
            cabezas.Add(cabeza);
        }

        return cabezas;
    }

    private async Task<(IReadOnlySet<Huella> Presentes, int Copiados)> CopiarDocumentosAsync(CancellationToken ct)
    {
        var (presentes, copiados) = (await a.Documentos.ListAsync(ct).ToHashSetAsync(cancellationToken: ct).ConfigureAwait(false), new ConcurrentBag<Huella>());
        await Parallel.ForEachAsync(de.Documentos.ListAsync(ct), new ParallelOptions { MaxDegreeOfParallelism = ALaVez, CancellationToken = ct }, async (huella, token) =>
        {
            if (presentes.Contains(huella))
            {
                return;
            }

            var contenido = await de.Documentos.OpenAsync(huella, token).ConfigureAwait(false)
                ?? throw new MigracionRechazadaException($"El documento {huella} de {de.Nombre} está en la lista y no se puede abrir.");
            await using (contenido.ConfigureAwait(false))
            {
                if (await a.Documentos.PutAsync(contenido, token).ConfigureAwait(false) != huella)
                {
                    throw new MigracionRechazadaException($"El documento {huella} de {de.Nombre} ya no corresponde a su huella.");
                }
            }

            copiados.Add(huella);
        }).ConfigureAwait(false);
        presentes.UnionWith(copiados);
        return (presentes, copiados.Count);
    }

    private async Task<(int Copiadas, List<PersonaId> Distintas)> CopiarFichasAsync(CancellationToken ct)
    {
        var ids = await de.Fichas.ListAsync(ct).ToListAsync(ct).ConfigureAwait(false);
        var (copiadas, distintas) = (0, new List<PersonaId>());
        foreach (var grupo in ids.Chunk(FichasALaVez))
        {
            var hay = (await a.Fichas.GetAsync(grupo, Actor.Sistema, Copia, ct).ConfigureAwait(false)).ToDictionary(f => f.Id);
            var faltan = new List<Ficha>();
            foreach (var ficha in await de.Fichas.GetAsync(grupo, Actor.Sistema, Copia, ct).ConfigureAwait(false))
            {
                if (!hay.TryGetValue(ficha.Id, out var otra))
                {
                    faltan.Add(ficha);
                }
                else if (!ficha.DiceLoMismo(otra))
                {
                    distintas.Add(ficha.Id);
                }
            }

            await a.Fichas.PutAsync(faltan, ct).ConfigureAwait(false);
            copiadas += faltan.Count;
        }

        return (copiadas, distintas);
    }

    // What the law ordered to erase is kept in no copy. Only when the target was seen to be a copy of this very record, and only what the source's own log says was erased: nobody is erased by naming the wrong target.
    private async Task<int> SuprimirFichasAsync(CancellationToken ct)
    {
        var sobran = await a.Fichas.ListAsync(ct).ToHashSetAsync(cancellationToken: ct).ConfigureAwait(false);
        sobran.ExceptWith(await de.Fichas.ListAsync(ct).ToListAsync(ct).ConfigureAwait(false));
        if (sobran.Count == 0)
        {
            return 0;
        }

        var suprimidas = await de.Fichas.AccessesAsync(ct: ct).Where(acceso => acceso.EsSupresion).Select(acceso => acceso.Id).ToHashSetAsync(cancellationToken: ct).ConfigureAwait(false);
        if (sobran.Except(suprimidas).ToList() is [var ajena, ..])
        {
            throw new MigracionRechazadaException($"La ficha {ajena} de {a.Nombre} no existe en {de.Nombre}, ni consta que ahí se haya suprimido; las fichas del destino no se suprimen.");
        }

        foreach (var id in sobran)
        {
            await a.Fichas.EraseAsync(id, Actor.Sistema, $"Se suprimió en el origen. {Copia.Tramite}", ct).ConfigureAwait(false);
        }

        return sobran.Count;
    }
}
