using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Migracion;

/// <summary>Copies a record between two stores: facts, documents, fichas with the log of who looked, and forms being filled in. What is there and equal is skipped, so an interrupted migration is simply run again.</summary>
/// <remarks>Not copied: the outbox and keys. The migration's own looks are noted on each side, and stay there.</remarks>
public sealed class Migrador(Extremo de, Extremo a)
{
    private const int ALaVez = 16;
    private const int FichasALaVez = 100;
    private static readonly Uso Copia = new(Finalidad.SistemasDeDatos, "Migración del registro");

    /// <summary>Copies, then checks that both sides are the same.</summary>
    /// <param name="avance">Told the part done, from 0 to 1, from several threads.</param>
    /// <param name="ct">Interrupts; what was copied stays.</param>
    /// <exception cref="MigracionRechazadaException">The target holds something else, or a chain is broken.</exception>
    public async Task<ResultadoDeMigracion> MigrarAsync(Action<double> avance, CancellationToken ct = default)
    {
        var origen = await CabezasAsync(de, ct).ConfigureAwait(false);
        var propios = origen.Select(c => c.Stream).ToHashSet(StringComparer.Ordinal);
        if ((await CabezasAsync(a, ct).ConfigureAwait(false)).FirstOrDefault(c => !propios.Contains(c.Stream)) is { } ajeno)
        {
            throw new MigracionRechazadaException($"El flujo {ajeno.Stream} de {a.Nombre} no existe en {de.Nombre} (difiere desde la versión 1); el destino no se modifica.");
        }

        // Documents and people first: no fact is ever where what it names is not.
        var documentos = await CopiarDocumentosAsync(ct).ConfigureAwait(false);
        var accesos = await new CopiaDeAccesos(de, a, Copia).CopiarAsync(ct).ConfigureAwait(false);
        var fichas = await CopiarFichasAsync(ct).ConfigureAwait(false);
        var borradores = await new CopiaDeBorradores(de, a).CopiarAsync(ct).ConfigureAwait(false);
        var (total, hechas, copiados) = (Math.Max(1, origen.Sum(c => c.Version)), 0L, 0L);
        await Parallel.ForEachAsync(origen, new ParallelOptions { MaxDegreeOfParallelism = ALaVez, CancellationToken = ct }, async (cabeza, token) =>
        {
            Interlocked.Add(ref copiados, await new CopiaDeFlujo(de, a, cabeza.Stream).CopiarAsync(token).ConfigureAwait(false));
            avance(Interlocked.Add(ref hechas, cabeza.Version) / (double)total);
        }).ConfigureAwait(false);

        var final = await CabezasAsync(de, ct).ConfigureAwait(false);
        var huella = Huella(final);
        return huella == Huella(await CabezasAsync(a, ct).ConfigureAwait(false))
            ? new ResultadoDeMigracion(final.Count, final.Sum(c => c.Version), copiados, documentos, fichas, borradores, accesos, huella)
            : throw new MigracionRechazadaException($"{de.Nombre} y {a.Nombre} no terminaron iguales: alguien escribió mientras se copiaba; repita la migración con el sitio cerrado.");
    }

    private static async Task<List<StreamHead>> CabezasAsync(Extremo extremo, CancellationToken ct)
    {
        var cabezas = new List<StreamHead>();
        await foreach (var cabeza in extremo.Eventos.ListAsync("", ct).ConfigureAwait(false))
        {
            cabezas.Add(cabeza);
        }

        cabezas.Sort((x, y) => string.CompareOrdinal(x.Stream, y.Stream));
        return cabezas;
    }

    private static string Huella(List<StreamHead> cabezas)
    {
        using var suma = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var c in cabezas)
        {
            suma.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{c.Stream}\n{c.Version}\n{Convert.ToHexStringLower(c.Hash.Span)}\n")));
        }

        return Convert.ToHexStringLower(suma.GetHashAndReset());
    }

    private async Task<int> CopiarDocumentosAsync(CancellationToken ct)
    {
        var presentes = new HashSet<Huella>();
        await foreach (var huella in a.Documentos.ListAsync(ct).ConfigureAwait(false))
        {
            presentes.Add(huella);
        }

        var copiados = 0;
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

            Interlocked.Increment(ref copiados);
        }).ConfigureAwait(false);
        return copiados;
    }

    private async Task<int> CopiarFichasAsync(CancellationToken ct)
    {
        var ids = new List<PersonaId>();
        await foreach (var id in de.Fichas.ListAsync(ct).ConfigureAwait(false))
        {
            ids.Add(id);
        }

        var copiadas = 0;
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
                else if (!Iguales(ficha, otra))
                {
                    throw new MigracionRechazadaException($"La ficha {ficha.Id} de {a.Nombre} difiere de la de {de.Nombre}; el destino no se modifica.");
                }
            }

            await a.Fichas.PutAsync(faltan, ct).ConfigureAwait(false);
            copiadas += faltan.Count;
        }

        return copiadas;
    }

    // A record compares its collections by reference; here they count by what they hold.
    private static bool Iguales(Ficha una, Ficha otra) =>
        una.CorreosDeNotificacion.SequenceEqual(otra.CorreosDeNotificacion)
        && una.Cuentas.Count == otra.Cuentas.Count
        && una.Cuentas.All(c => otra.Cuentas.TryGetValue(c.Key, out var clabe) && clabe == c.Value)
        && una == otra with { Cuentas = una.Cuentas, CorreosDeNotificacion = una.CorreosDeNotificacion };
}
