using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Microsoft.Extensions.Logging;

namespace Dictamen.App.Atencion;

/// <summary>Empties the drafts of applications that nobody handed in, once reception has been over for <see cref="Dias"/> days: their personal data serve none of the ends for which they were asked (8.2.1).</summary>
/// <remarks>Of what was attached the documents stay, with nothing that names them: they are kept by content, once for all who handed in the same.</remarks>
[Regla("PCS-8.2-01")]
public sealed partial class BorradoresSinPresentar(IBorradorStore borradores, Repositorio repositorio, TimeProvider reloj, ILogger<BorradoresSinPresentar> log)
{
    /// <summary>Calendar days that a draft waits after the last day of reception: that day may still be moved.</summary>
    public const int Dias = 30;

    private DateOnly? _ultimo;

    /// <summary>Empties them, once a day. No draft is opened while no convocatoria is that old: only a draft tells which one it is for.</summary>
    /// <param name="convocatorias">Ids of all convocatorias.</param>
    /// <param name="folios">Every folio that the books of reception gave.</param>
    /// <param name="ct">Stops between two drafts.</param>
    /// <exception cref="AlmacenNoDisponibleException">The drafts cannot be listed now.</exception>
    public async Task VaciarAsync(IEnumerable<string> convocatorias, IEnumerable<FolioAsignado> folios, CancellationToken ct = default)
    {
        var hoy = HoraDelCentro.Dia(reloj.GetUtcNow());
        if (_ultimo == hoy)
        {
            return;
        }

        var pasadas = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in convocatorias)
        {
            if ((await repositorio.CargarAsync<Convocatoria>(id, ct).ConfigureAwait(false)).Estado.Recepcion is { } recepcion && recepcion.UltimoDia.AddDays(Dias) < hoy)
            {
                pasadas.Add(id);
            }
        }

        if (pasadas.Count > 0)
        {
            var presentadas = folios.Select(f => f.SolicitudId).ToHashSet(StringComparer.Ordinal);
            await foreach (var id in borradores.ListFilledAsync(ct).ConfigureAwait(false))
            {
                if (!presentadas.Contains(id))
                {
                    await VaciarUnoAsync(id, pasadas, ct).ConfigureAwait(false);
                }
            }
        }

        _ultimo = hoy;
    }

    // Upon the version that was read: whoever saves at that very moment is found the next day.
    private async Task VaciarUnoAsync(string id, HashSet<string> pasadas, CancellationToken ct)
    {
        try
        {
            if (await borradores.GetAsync(id, ct).ConfigureAwait(false) is { Borrador: var b, ETag: var etag }
                && b.Correo.Length > 0 // What a reviewer declares is of a convocatoria too, and has no address.
                && pasadas.Contains(b.Tramite)
                && await borradores.PutAsync(b.Vaciado(reloj.GetUtcNow()) with { Correo = "" }, etag, ct).ConfigureAwait(false) is not null)
            {
                Vaciado(log, id, b.Tramite);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NoSeVacio(log, id, e); // One that cannot be read must not stop the others.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Se vació el borrador {Id}, que no se presentó en {Convocatoria}.")]
    private static partial void Vaciado(ILogger logger, string id, string convocatoria);

    [LoggerMessage(Level = LogLevel.Error, Message = "No se pudo vaciar el borrador {Id}, que no se presentó; se intentará mañana.")]
    private static partial void NoSeVacio(ILogger logger, string id, Exception e);
}
