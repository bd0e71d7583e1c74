using Dictamen.App.Ports;
using Dictamen.App.Servicios;

namespace Dictamen.App.Migracion;

/// <summary>
/// Copies the forms being filled in. One that went on in the source after an earlier copy replaces that copy. One that went on in the target stays as it is there: whoever restores a record
/// whose forms were not damaged must not lose what people typed since the backup.
/// </summary>
internal sealed class CopiaDeBorradores(Extremo de, Extremo a)
{
    private const int ALaVez = 16;

    /// <summary>Copies what is missing or older, and checks each one.</summary>
    /// <returns>How many were copied, and how many went on in the target.</returns>
    /// <exception cref="MigracionRechazadaException">The target holds another form under the same id.</exception>
    public async Task<(int Copiados, int Conservados)> CopiarAsync(CancellationToken ct)
    {
        var (copiados, conservados) = (0, 0);
        await Parallel.ForEachAsync(de.Borradores.ListAsync(ct), new ParallelOptions { MaxDegreeOfParallelism = ALaVez, CancellationToken = ct }, async (id, token) =>
        {
            if (await de.Borradores.GetAsync(id, token).ConfigureAwait(false) is not { Borrador: var borrador })
            {
                throw new MigracionRechazadaException($"El borrador {id} de {de.Nombre} está en la lista y no se puede abrir.");
            }

            var hay = await a.Borradores.GetAsync(id, token).ConfigureAwait(false);
            if (hay is not null && Iguales(hay.Borrador, borrador))
            {
                return;
            }

            // The links that were asked for wait in a form of their own, which each site makes for itself.
            var falta = hay is null || EsAnterior(hay.Borrador, borrador);
            if (!falta && (EsAnterior(borrador, hay!.Borrador) || id == EnlacesPedidos.Id))
            {
                Interlocked.Increment(ref conservados);
                return;
            }

            if (!falta || await a.Borradores.PutAsync(borrador, hay?.ETag, token).ConfigureAwait(false) is null)
            {
                throw new MigracionRechazadaException($"El borrador {id} de {a.Nombre} difiere del de {de.Nombre}; el destino no se modifica.");
            }

            if (await a.Borradores.GetAsync(id, token).ConfigureAwait(false) is not { Borrador: var copia } || !Iguales(copia, borrador))
            {
                throw new MigracionRechazadaException($"El borrador {id} de {a.Nombre} no quedó como en {de.Nombre}; repita la migración.");
            }

            Interlocked.Increment(ref copiados);
        }).ConfigureAwait(false);
        return (copiados, conservados);
    }

    private static bool EsAnterior(Borrador uno, Borrador otro) =>
        (uno.Tramite, uno.Correo, uno.CreadoEl) == (otro.Tramite, otro.Correo, otro.CreadoEl) && uno.ActualizadoEl < otro.ActualizadoEl;

    // A record compares its collections by reference; here they count by what they hold.
    private static bool Iguales(Borrador uno, Borrador otro) =>
        Iguales(uno.Campos, otro.Campos)
        && Iguales(uno.Adjuntos, otro.Adjuntos)
        && Iguales(uno.Ventanas, otro.Ventanas)
        && Iguales(uno.Pasos, otro.Pasos)
        && uno == otro with { Campos = uno.Campos, Adjuntos = uno.Adjuntos, Ventanas = uno.Ventanas, Pasos = uno.Pasos };

    private static bool Iguales<T>(IReadOnlyDictionary<string, T> uno, IReadOnlyDictionary<string, T> otro) =>
        uno.Count == otro.Count && uno.All(u => otro.TryGetValue(u.Key, out var o) && Equals(u.Value, o));
}
