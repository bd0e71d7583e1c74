#if CON_AZURE
using System.Collections.Concurrent;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Azure;
using Dictamen.Azure.Documentos;
using Dictamen.Azure.Tablas;
using Dictamen.Core;

namespace Dictamen.Host.Almacen;

/// <summary>Checks a record in Azure Storage: every row of its table, every document, and that each document that a fact names is there. It changes nothing, and the site may be open.</summary>
internal static class VerificarTablas
{
    private const int ALaVez = 16;

    /// <summary>Checks all of it.</summary>
    /// <param name="azure">The stores.</param>
    /// <param name="hayDocumentos">Whether the documents' container is there.</param>
    /// <param name="avance">Told what it is at and the part done, from 0 to 1, from several threads.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<VerificacionDelDiario> ComprobarAsync(AlmacenAzure azure, bool hayDocumentos, Action<string?, double> avance, CancellationToken ct)
    {
        var total = await CuantosAsync(azure.Eventos, ct);

        var (hechos, nombrados) = (0L, new Dictionary<Huella, (string Flujo, long Version)>());
        var tabla = await azure.Eventos.CheckAsync(
            hecho =>
            {
                foreach (var huella in Huellas.En(hecho))
                {
                    nombrados.TryAdd(huella, (hecho.Stream, hecho.Version));
                }

                avance(null, Math.Min(1, ++hechos / (double)Math.Max(1, total)));
            },
            ct);
        var rotura = tabla.Break is { } b ? new RoturaDelDiario($"{TableEventStore.Tabla}/{b.Row}", 0, b.Stream, b.Version, b.Reason) : null;
        return new VerificacionDelDiario(tabla.Appends, tabla.Heads.Sum(h => h.Version), tabla.Heads.Count, rotura is null ? Chain.Digest(tabla.Heads) : "", EnUso: false, 0, rotura)
        {
            Partes = [await DocumentosAsync(azure.Documentos, hayDocumentos, nombrados, avance, ct)],
        };
    }

    // Only how far the check has come depends on it; of a header that cannot be read it says itself where it is.
    private static async Task<long> CuantosAsync(TableEventStore eventos, CancellationToken ct)
    {
        var total = 0L;
        try
        {
            await foreach (var cabeza in eventos.ListAsync(ct: ct))
            {
                total += cabeza.Version;
            }
        }
        catch (InvalidDataException)
        {
        }

        return total;
    }

    private static async Task<VerificacionDeParte> DocumentosAsync(
        BlobDocumentStore documentos, bool hay, Dictionary<Huella, (string Flujo, long Version)> nombrados, Action<string?, double> avance, CancellationToken ct)
    {
        var todos = hay ? await documentos.ListAsync(ct).ToListAsync(ct) : [];
        var (enteros, alterados) = (0L, new ConcurrentBag<RoturaDelDiario>());
        await Parallel.ForEachAsync(todos, new ParallelOptions { MaxDegreeOfParallelism = ALaVez, CancellationToken = ct }, async (huella, token) =>
        {
            try
            {
                await using var contenido = await documentos.OpenAsync(huella, token);
                avance("Documentos", Interlocked.Increment(ref enteros) / (double)todos.Count);
            }
            catch (InvalidDataException)
            {
                alterados.Add(new RoturaDelDiario(huella.Valor, 0, null, null, "el contenido no tiene la huella que le da nombre."));
            }
        });
        foreach (var huella in todos)
        {
            nombrados.Remove(huella);
        }

        var faltantes = nombrados.Select(n => new RoturaDelDiario(n.Key.Valor, 0, n.Value.Flujo, n.Value.Version, $"falta el documento, que nombra el hecho {n.Value.Version} del flujo {n.Value.Flujo}."));
        return new VerificacionDeParte("Documentos", enteros, "", 0, null, alterados.Concat(faltantes).MinBy(r => r.Archivo, StringComparer.Ordinal));
    }
}
#endif
