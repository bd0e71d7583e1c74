using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E8_Informes;

namespace Dictamen.App.Servicios;

/// <summary>Reports before they are handed in. The members of a committee fill in one report together, each with their own link.</summary>
public sealed class InformesEnBorrador(MiExpediente expedientes, IBorradorStore borradores, IDocumentStore documentos, TimeProvider reloj)
{
    /// <summary>Most files of one line of evidence; a technical limit.</summary>
    public const int ArchivosPorRenglon = 20;

    /// <summary>Whether what an action hands in is kept while it is filled in.</summary>
    public static bool Aplica(string accion) => accion is AccionesDelComite.InformeParcial or AccionesDelComite.InformeFinal;

    /// <summary>Reads a report, or <see langword="null"/> when nothing was kept of it or the link does not reach its file.</summary>
    public async Task<Borrador?> LeerAsync(string folio, string accion, Actor? actor, string? alcance, CancellationToken ct = default) =>
        Aplica(accion) && await expedientes.LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) is not null
            ? (await borradores.GetAsync(Id(folio, accion), ct).ConfigureAwait(false))?.Borrador
            : null;

    /// <summary>Keeps what was typed, right or wrong.</summary>
    /// <param name="folio">Folio.</param>
    /// <param name="accion">Which report.</param>
    /// <param name="cambiar">What the fields become, from what they are.</param>
    /// <param name="actor">Who saves.</param>
    /// <param name="alcance">What the session reaches.</param>
    /// <param name="desde">Page that saves: one that was opened before another member saved is refused (<see cref="VentanaDeBorrador.Codigo"/>). <see langword="null"/> for none.</param>
    /// <param name="ct">Cancels before it is kept.</param>
    public Task<Rechazo?> GuardarAsync(
        string folio, string accion, Func<ImmutableDictionary<string, string>, ImmutableDictionary<string, string>> cambiar, Actor? actor, string? alcance, VentanaDeBorrador? desde = null, CancellationToken ct = default) =>
        CambiarAsync(folio, accion, b => b.Con(cambiar(b.Campos), desde), actor, alcance, ct);

    /// <summary>Keeps one more file of a line of evidence. The same file twice is kept once.</summary>
    public async Task<Rechazo?> AdjuntarAsync(string folio, string accion, string renglon, string nombre, ReadOnlyMemory<byte> contenido, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        if (!Aplica(accion) || !await EsPosibleAsync(folio, accion, actor, alcance, ct).ConfigureAwait(false))
        {
            return MiExpediente.SinAcceso;
        }

        var (tipo, problema) = RevisionDeArchivos.Revisar(contenido.Span, admiteVideo: LectorDeActos.AdmiteVideo(renglon));
        if (problema is not null || renglon.Contains('/', StringComparison.Ordinal))
        {
            return Rechazo.PorContenido([new Falla(renglon, "PCS-4.2.11-01", problema ?? "Ese archivo no es de los que pide el informe.")]);
        }

        var huella = await documentos.PutAsync(contenido, ct).ConfigureAwait(false);
        var adjunto = new Adjunto(huella, Borradores.NombreSeguro(nombre), tipo!, contenido.Length, reloj.GetUtcNow());
        var caben = true;
        return await CambiarAsync(folio, accion, b =>
        {
            var suyos = DeRenglon(b.Adjuntos, renglon).ToList();
            caben = suyos.Count < ArchivosPorRenglon;
            var siguiente = suyos.Count == 0 ? 1 : Numero(suyos[^1].Key) + 1;
            return suyos.Any(a => a.Value.Huella == huella) || !caben
                ? (b, null)
                : (b with { Adjuntos = b.Adjuntos.SetItem(string.Create(CultureInfo.InvariantCulture, $"{renglon}/{siguiente}"), adjunto) }, null);
        }, actor, alcance, ct).ConfigureAwait(false)
            ?? (caben ? null : Rechazo.PorContenido([new Falla(renglon, "PCS-4.2.11-01", $"Ya hay {ArchivosPorRenglon} archivos en este renglón; quite alguno o reúna varios en un solo PDF.")]));
    }

    /// <summary>Takes a file away.</summary>
    public Task<Rechazo?> QuitarAsync(string folio, string accion, string clave, Actor? actor, string? alcance, CancellationToken ct = default) =>
        CambiarAsync(folio, accion, b => (b with { Adjuntos = b.Adjuntos.Remove(clave) }, null), actor, alcance, ct);

    /// <summary>Opens a file of the report, or <see langword="null"/> when it has none with that digest.</summary>
    public async Task<(Adjunto Adjunto, Stream Contenido)?> AbrirAsync(string folio, string accion, Huella huella, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        var adjunto = (await LeerAsync(folio, accion, actor, alcance, ct).ConfigureAwait(false))?.Adjuntos.Values.FirstOrDefault(a => a.Huella == huella);
        return adjunto is not null && await documentos.OpenAsync(huella, ct).ConfigureAwait(false) is { } contenido ? (adjunto, contenido) : null;
    }

    /// <summary>Hands the report in. Once it is a fact, nothing is left of the draft.</summary>
    public async Task<Rechazo?> PresentarAsync(string folio, string accion, string orden, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        if (!Aplica(accion))
        {
            return MiExpediente.SinAcceso;
        }

        var borrador = await LeerAsync(folio, accion, actor, alcance, ct).ConfigureAwait(false);
        return (await PresentarAsync(
            folio,
            accion,
            orden,
            borrador?.Campos ?? ImmutableDictionary<string, string>.Empty,
            borrador?.Adjuntos.ToDictionary(a => a.Key, a => new ArchivoEntregado(a.Value.Huella, a.Value.Tipo), StringComparer.Ordinal) ?? [],
            [],
            actor,
            alcance,
            vista: null,
            ct).ConfigureAwait(false)).Rechazo;
    }

    /// <summary>Hands in what did not have to be kept first: any action's, and of a report nothing is left of the draft either.</summary>
    internal async Task<Respuesta> PresentarAsync(string folio, string accion, string orden, IReadOnlyDictionary<string, string> campos, IReadOnlyDictionary<string, ArchivoEntregado> archivos, List<Falla> fallas, Actor? actor, string? alcance, long? vista, CancellationToken ct)
    {
        var respuesta = await expedientes.EntregarAsync(folio, accion, orden, campos, archivos, fallas, actor, alcance, vista, ct).ConfigureAwait(false);
        if (!respuesta.EsRechazo && await LeerAsync(folio, accion, actor, alcance, ct).ConfigureAwait(false) is { } borrador)
        {
            await borradores.CambiarAsync(
                borrador.Id,
                null,
                actual => new(((actual ?? borrador).Vaciado(reloj.GetUtcNow()), null)),
                ct).ConfigureAwait(false);
        }

        return respuesta;
    }

    /// <summary>Files of a line of evidence, in the order in which they came.</summary>
    public static IEnumerable<KeyValuePair<string, T>> DeRenglon<T>(IReadOnlyDictionary<string, T> archivos, string renglon) =>
        archivos.Where(a => a.Key.StartsWith($"{renglon}/", StringComparison.Ordinal)).OrderBy(a => Numero(a.Key));

    private static int Numero(string clave) => int.Parse(clave.AsSpan(clave.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);

    /// <summary>Id of the draft of a report.</summary>
    internal static string Id(Folio folio, TipoInforme tipo) => Id(folio.ToString(), tipo == TipoInforme.Parcial ? AccionesDelComite.InformeParcial : AccionesDelComite.InformeFinal);

    private static string Id(string folio, string accion) => Huellas.De(Encoding.UTF8.GetBytes($"{accion}/{folio}")).Valor[..32];

    // Nothing is kept of a report that the file does not admit now.
    private async Task<bool> EsPosibleAsync(string folio, string accion, Actor? actor, string? alcance, CancellationToken ct) =>
        await expedientes.LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) is { } mio && AccionesDelComite.De(mio).Any(p => p.Accion == accion);

    private async Task<Rechazo?> CambiarAsync(string folio, string accion, Func<Borrador, (Borrador? Nuevo, Rechazo? Rechazo)> cambiar, Actor? actor, string? alcance, CancellationToken ct)
    {
        if (!Aplica(accion))
        {
            return MiExpediente.SinAcceso;
        }

        var (id, ahora) = (Id(folio, accion), reloj.GetUtcNow());
        var (_, rechazo) = await borradores.CambiarAsync(
            id,
            null,
            async actual =>
            {
                // Asked after the draft was read: if the report is handed in and the draft emptied meanwhile, this is not kept, and asked again.
                if (!await EsPosibleAsync(folio, accion, actor, alcance, ct).ConfigureAwait(false))
                {
                    return (null, MiExpediente.SinAcceso);
                }

                return Borradores.SiCabe(cambiar(actual ?? new Borrador(id, folio, "", ahora, ahora)), ahora);
            },
            ct).ConfigureAwait(false);
        return rechazo;
    }
}
