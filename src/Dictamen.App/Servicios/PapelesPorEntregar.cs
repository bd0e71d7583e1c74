using System.Collections.Immutable;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.App.Servicios;

/// <summary>A file that somebody chose in a form.</summary>
/// <param name="Nombre">Name that the sender's device gave it.</param>
/// <param name="Contenido">Its bytes.</param>
public sealed record ArchivoElegido(string Nombre, ReadOnlyMemory<byte> Contenido);

/// <summary>Files that a member chose for an action of the committee that was refused or is not sent yet: those that are good travel once, and wait here until the action is carried out or no longer possible.</summary>
/// <remarks>The members fill in a report together (<see cref="InformesEnBorrador"/>). These are each member's own: two of them may be handing in two vouchers at once.</remarks>
[Regla("PCS-4.2.2-04")]
public sealed class PapelesPorEntregar(MiExpediente expedientes, IBorradorStore borradores, IDocumentStore documentos, TimeProvider reloj)
{
    /// <summary>How the ids of these drafts begin.</summary>
    internal const string Prefijo = "papeles-";

    private static readonly ImmutableDictionary<string, Adjunto> Ninguno = ImmutableDictionary<string, Adjunto>.Empty;

    /// <summary>What is kept for an action, by field; nothing to whoever is not a member.</summary>
    public async Task<ImmutableDictionary<string, Adjunto>> LeerAsync(string folio, string accion, Actor? actor, string? alcance, CancellationToken ct = default) =>
        await expedientes.LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) is { } mio && (await borradores.GetAsync(Id(mio), ct).ConfigureAwait(false))?.Borrador is { } borrador
            ? De(borrador, accion)
            : Ninguno;

    /// <summary>Carries out an action with what is kept and what was chosen now, which takes the place of what was kept for the same field. When it is refused, what is good is kept; when it is recorded, nothing is.</summary>
    /// <param name="folio">Folio.</param>
    /// <param name="accion">One of <see cref="AccionesDelComite"/>.</param>
    /// <param name="orden">Number of the form: the same one twice is done once.</param>
    /// <param name="campos">What was typed.</param>
    /// <param name="elegidos">Files that were chosen, by field; several photographs of one field are the pages of one document.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="alcance">What the session reaches.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    /// <returns>The refusal, or what was recorded: nothing, when it had been done before.</returns>
    public async Task<Respuesta> HacerAsync(string folio, string accion, string orden, IReadOnlyDictionary<string, string> campos, ILookup<string, ArchivoElegido> elegidos, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        var (fallas, buenos) = Revisar(elegidos);
        var guardados = await LeerAsync(folio, accion, actor, alcance, ct).ConfigureAwait(false);
        var entregados = guardados.ToDictionary(g => g.Key, g => new ArchivoEntregado(g.Value.Huella, g.Value.Tipo), StringComparer.Ordinal);
        foreach (var (campo, (_, bueno)) in buenos)
        {
            entregados[campo] = bueno;
        }

        var respuesta = await expedientes.EntregarAsync(folio, accion, orden, campos, entregados, fallas, [.. buenos.Values.Select(b => b.Archivo.Contenido)], actor, alcance, vista: null, ct).ConfigureAwait(false);
        if (respuesta.EsRechazo)
        {
            await GuardarAsync(folio, accion, buenos, actor, alcance, ct).ConfigureAwait(false);
        }
        else if (!guardados.IsEmpty)
        {
            await CambiarAsync(folio, accion, _ => Ninguno, actor, alcance, ct).ConfigureAwait(false);
        }

        return respuesta;
    }

    /// <summary>Keeps what was chosen and is good, while the action is possible, and says what is not.</summary>
    public async Task<ImmutableArray<Falla>> GuardarAsync(string folio, string accion, ILookup<string, ArchivoElegido> elegidos, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        var (fallas, buenos) = Revisar(elegidos);
        await GuardarAsync(folio, accion, buenos, actor, alcance, ct).ConfigureAwait(false);
        return [.. fallas];
    }

    /// <summary>Takes away what is kept for a field.</summary>
    public Task QuitarAsync(string folio, string accion, string campo, Actor? actor, string? alcance, CancellationToken ct = default) =>
        CambiarAsync(folio, accion, g => g.Remove(campo), actor, alcance, ct);

    /// <summary>Takes away what is kept for a row of a table; what is kept for those after it moves up with them.</summary>
    public Task QuitarRenglonAsync(string folio, string accion, string tabla, int numero, Actor? actor, string? alcance, CancellationToken ct = default) =>
        CambiarAsync(folio, accion, g => RenglonesDeCampos.Quitar(g, tabla, numero), actor, alcance, ct);

    /// <summary>Opens a file that is kept for an action, or <see langword="null"/> when none has that digest.</summary>
    public async Task<(Adjunto Adjunto, Stream Contenido)?> AbrirAsync(string folio, string accion, Huella huella, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        var adjunto = (await LeerAsync(folio, accion, actor, alcance, ct).ConfigureAwait(false)).Values.FirstOrDefault(a => a.Huella == huella);
        return adjunto is not null && await documentos.OpenAsync(huella, ct).ConfigureAwait(false) is { } contenido ? (adjunto, contenido) : null;
    }

    /// <summary>Takes away what is kept for actions that are recorded, expired or otherwise no longer possible, and everything of whoever is no member any more.</summary>
    /// <param name="id">Id of the draft.</param>
    /// <param name="ct">Cancels before it is kept.</param>
    /// <returns>Whether anything was taken away.</returns>
    internal async Task<bool> LimpiarAsync(string id, CancellationToken ct)
    {
        if (await borradores.GetAsync(id, ct).ConfigureAwait(false) is not { Borrador: var b, ETag: var etag })
        {
            return false;
        }

        var mio = await expedientes.LeerDeAsync(b.Tramite, id[(Prefijo.Length + b.Tramite.Length + 1)..], ct).ConfigureAwait(false);
        var posibles = mio is null ? [] : Posibles(mio);
        var quedan = b.Adjuntos.Where(a => posibles.Contains(a.Key.Split('/')[0])).ToImmutableDictionary();

        // Upon the version that was read: whoever is faster is using it, and the next time finds it so.
        return quedan.Count < b.Adjuntos.Count && await borradores.PutAsync(Con(b, quedan), etag, ct).ConfigureAwait(false) is not null;
    }

    // What is wrong with what was chosen, and what is good: of each field one document.
    private static (List<Falla> Fallas, Dictionary<string, (ArchivoElegido Archivo, ArchivoEntregado Entregado)> Buenos) Revisar(ILookup<string, ArchivoElegido> elegidos)
    {
        var reunidos = elegidos.Select(e => (Campo: e.Key, Reunido: HojasEnUnPdf.Reunir([.. e]))).ToList();
        var archivos = reunidos.Where(r => r.Reunido.Problema is null).ToDictionary(r => r.Campo, r => r.Reunido.Documento!, StringComparer.Ordinal);
        var (fallas, buenos) = MiExpediente.Revisar(archivos.Select(a => KeyValuePair.Create(a.Key, a.Value.Contenido)));
        fallas.AddRange(reunidos.Where(r => r.Reunido.Problema is not null).Select(r => new Falla(r.Campo, "PCS-4.2.2-01", r.Reunido.Problema!)));
        return (fallas, buenos.ToDictionary(b => b.Key, b => (archivos[b.Key], b.Value), StringComparer.Ordinal));
    }

    private async Task GuardarAsync(string folio, string accion, Dictionary<string, (ArchivoElegido Archivo, ArchivoEntregado Entregado)> buenos, Actor? actor, string? alcance, CancellationToken ct)
    {
        if (buenos.Count == 0 || await expedientes.LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) is not { } mio || !Posibles(mio).Contains(accion))
        {
            return;
        }

        var nuevos = new Dictionary<string, Adjunto>(StringComparer.Ordinal);
        foreach (var (campo, (archivo, entregado)) in buenos)
        {
            nuevos[campo] = new Adjunto(await documentos.PutAsync(archivo.Contenido, ct).ConfigureAwait(false), Borradores.NombreSeguro(archivo.Nombre), entregado.Tipo, archivo.Contenido.Length, reloj.GetUtcNow());
        }

        await CambiarAsync(folio, accion, g => g.SetItems(nuevos), actor, alcance, ct).ConfigureAwait(false);
    }

    private static HashSet<string> Posibles(MiProyecto mio) =>
        [.. AccionesDelComite.De(mio).Where(p => p.AdmiteTarde || p.Plazo?.Vencido(mio.Contexto.Ahora) != true).Select(p => p.Accion)];

    private static string Id(MiProyecto mio) => $"{Prefijo}{mio.Expediente.Folio}-{mio.Yo.Persona.Valor}";

    // One draft for all actions of a member: the key of each file begins with its action.
    private static ImmutableDictionary<string, Adjunto> De(Borrador borrador, string accion) =>
        borrador.Adjuntos.Where(a => a.Key.StartsWith($"{accion}/", StringComparison.Ordinal)).ToImmutableDictionary(a => a.Key[(accion.Length + 1)..], a => a.Value);

    private Borrador Con(Borrador borrador, ImmutableDictionary<string, Adjunto> adjuntos) =>
        adjuntos.IsEmpty ? borrador.Vaciado(reloj.GetUtcNow()) : borrador with { Adjuntos = adjuntos, ActualizadoEl = reloj.GetUtcNow() };

    private async Task CambiarAsync(string folio, string accion, Func<ImmutableDictionary<string, Adjunto>, ImmutableDictionary<string, Adjunto>> cambiar, Actor? actor, string? alcance, CancellationToken ct)
    {
        if (await expedientes.LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) is not { } mio)
        {
            return;
        }

        var (id, ahora) = (Id(mio), reloj.GetUtcNow());
        await borradores.CambiarAsync(
            id,
            null,
            actual =>
            {
                var b = actual ?? new Borrador(id, folio, "", ahora, ahora);
                var antes = De(b, accion);
                return new((Con(b, b.Adjuntos.RemoveRange(antes.Keys.Select(c => $"{accion}/{c}")).SetItems(cambiar(antes).Select(a => KeyValuePair.Create($"{accion}/{a.Key}", a.Value)))), null));
            },
            ct).ConfigureAwait(false);
    }
}
