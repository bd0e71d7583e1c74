using System.Collections.Immutable;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.App.Servicios;

/// <summary>An application that is being filled in, as its owner sees it.</summary>
/// <param name="Borrador">What was typed and attached.</param>
/// <param name="Contexto">Convocatoria, programme, calendar and instant.</param>
/// <param name="Folio">Folio, once it was handed in.</param>
public sealed record MiSolicitud(Borrador Borrador, Contexto Contexto, Folio? Folio)
{
    /// <summary>Mark of the version that was read.</summary>
    public required string ETag { get; init; }

    /// <summary>Whether it can still be handed in.</summary>
    public bool Recibe => Folio is null && Contexto.Convocatoria!.Recibe(Contexto);
}

/// <summary>What a review of a draft found, and the application as it would be handed in.</summary>
/// <param name="Solicitud">The application.</param>
/// <param name="Revision">Faults, what is missing and warnings.</param>
public sealed record BorradorRevisado(SolicitudDeApoyo Solicitud, RevisionDeSolicitud Revision);

/// <summary>Receipt of an application.</summary>
/// <param name="Folio">Folio de participación.</param>
/// <param name="RecibidaEl">Instant of reception (UTC).</param>
/// <param name="Huella">Digest of the application.</param>
/// <param name="Proyecto">Name of the project.</param>
/// <param name="Comunidad">Name of the community.</param>
/// <param name="Faltantes">What was missing when it came.</param>
public sealed record Acuse(Folio Folio, DateTimeOffset RecibidaEl, Huella Huella, string Proyecto, string Comunidad, ImmutableArray<Faltante> Faltantes);

/// <summary>Applications before they are handed in. Each is reached only by who holds its link: the scope of the session is its id.</summary>
public sealed class Borradores(
    IBorradorStore borradores,
    IDocumentStore documentos,
    Solicitudes solicitudes,
    Seudonimos seudonimos,
    Repositorio repositorio,
    Entorno entorno,
    TimeProvider reloj)
{
    // Technical limits: a draft stays readable in one piece.
    private const int CamposMaximos = 4_000;
    private const int LargoMaximo = 20_000;
    private const int Intentos = 8;

    private static readonly Rechazo DemasiadosRenglones =
        new("DEMASIADO_LARGO", "PCS-4.2.2-01", $"No se guardó: hay más de {CamposMaximos} datos. Quite renglones y guarde de nuevo.");

    private static readonly Rechazo SinAcceso = new("SIN_ACCESO", "PCS-4.2.2-01", "La solicitud no existe o su enlace no la abre.");

    /// <summary>Pseudonym of whoever reads an address, for the link's subject.</summary>
    public string Sujeto([DatoPersonal] string correo) => seudonimos.De($"correo/{Normal(correo)}").Valor;

    /// <summary>Opens an application for an address; one in which nothing was typed yet is used again.</summary>
    /// <returns>Its id, or why the convocatoria does not receive.</returns>
    public async Task<(string? Id, Rechazo? Rechazo)> IniciarAsync(string convocatoria, [DatoPersonal] string correo, CancellationToken ct = default)
    {
        var contexto = await ContextoAsync(convocatoria, new Actor(Rol.Solicitante, "anonimo"), ct).ConfigureAwait(false);
        if (contexto?.Convocatoria is not { } actual)
        {
            return (null, new Rechazo("NO_ENCONTRADO", "PCS-4.2.1-01", "No existe esa convocatoria."));
        }

        if (!actual.Recibe(contexto))
        {
            return (null, new Rechazo("FUERA_DE_PERIODO", "PCS-A2-13", "La convocatoria no recibe solicitudes en este momento."));
        }

        if (!Core.Expedientes.E1_Recepcion.Correo.EsValido(correo.Trim()))
        {
            return (null, Rechazo.PorContenido([new Falla("correo", "PCS-4.2.2-01", Core.Expedientes.E1_Recepcion.Correo.ComoSeEscribe)]));
        }

        foreach (var anterior in await borradores.FindAsync(Normal(correo), ct).ConfigureAwait(false))
        {
            if (await borradores.GetAsync(anterior, ct).ConfigureAwait(false) is { Borrador: { EstaVacio: true } b }
                && b.Tramite == convocatoria
                && await FolioAsync(b, ct).ConfigureAwait(false) is null)
            {
                return (anterior, null);
            }
        }

        var ahora = reloj.GetUtcNow();
        var id = Imprevisible.Numero(16);
        await borradores.PutAsync(new Borrador(id, convocatoria, Normal(correo), ahora, ahora), null, ct).ConfigureAwait(false);
        return (id, null);
    }

    /// <summary>Ids of the applications of an address that were not handed in. Only for sending their links to that address.</summary>
    public async Task<IReadOnlyList<string>> DeAsync([DatoPersonal] string correo, CancellationToken ct = default)
    {
        var abiertas = new List<string>();
        foreach (var id in await borradores.FindAsync(Normal(correo), ct).ConfigureAwait(false))
        {
            if (await borradores.GetAsync(id, ct).ConfigureAwait(false) is { } guardado && await FolioAsync(guardado.Borrador, ct).ConfigureAwait(false) is null)
            {
                abiertas.Add(id);
            }
        }

        return abiertas;
    }

    /// <summary>Reads an application, or <see langword="null"/> when it does not exist or is somebody else's: the answer does not tell which.</summary>
    public async Task<MiSolicitud?> LeerAsync(string id, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        if (!EsSuya(id, actor, alcance) || await borradores.GetAsync(id, ct).ConfigureAwait(false) is not { } guardado)
        {
            return null;
        }

        var contexto = await ContextoAsync(guardado.Borrador.Tramite, actor!, ct).ConfigureAwait(false);
        return contexto is null ? null : new MiSolicitud(guardado.Borrador, contexto, await FolioAsync(guardado.Borrador, ct).ConfigureAwait(false)) { ETag = guardado.ETag };
    }

    /// <summary>Keeps what was typed, right or wrong.</summary>
    /// <param name="id">Id of the application.</param>
    /// <param name="cambiar">What the fields become, from what they are; it may be called again when somebody else saved in between.</param>
    /// <param name="actor">Who saves.</param>
    /// <param name="alcance">What the session reaches.</param>
    /// <param name="desde">Page that saves: one that was opened before its section was saved elsewhere is refused (<see cref="VentanaDeBorrador.Codigo"/>). <see langword="null"/> for none.</param>
    /// <param name="ct">Cancels before it is kept.</param>
    public async Task<Rechazo?> GuardarAsync(
        string id, Func<ImmutableDictionary<string, string>, ImmutableDictionary<string, string>> cambiar, Actor? actor, string? alcance, VentanaDeBorrador? desde = null, CancellationToken ct = default) =>
        (await CambiarAsync(id, b => b.Con(cambiar(b.Campos), desde), actor, alcance, vista: null, ct).ConfigureAwait(false)).Rechazo;

    /// <summary>Keeps a file for a requirement, in the place of the one that was there.</summary>
    public async Task<Rechazo?> AdjuntarAsync(string id, string clave, string nombre, ReadOnlyMemory<byte> contenido, Actor? actor, string? alcance, CancellationToken ct = default) =>
        (await AdjuntarAsync(id, clave, nombre, contenido, actor, alcance, vista: null, ct).ConfigureAwait(false)).Rechazo;

    /// <summary>Keeps a file for a requirement, upon the version of the application that was seen.</summary>
    /// <param name="id">Id of the application.</param>
    /// <param name="clave">Key of the requirement.</param>
    /// <param name="nombre">Name that the sender's device gave it.</param>
    /// <param name="contenido">Its bytes.</param>
    /// <param name="actor">Who attaches.</param>
    /// <param name="alcance">What the session reaches.</param>
    /// <param name="vista">Mark of the version that was seen; <see langword="null"/> for any.</param>
    /// <param name="ct">Cancels before it is kept.</param>
    /// <returns>Digest and mark of the new version, or the refusal.</returns>
    public async Task<(Huella? Huella, string? ETag, Rechazo? Rechazo)> AdjuntarAsync(
        string id, string clave, string nombre, ReadOnlyMemory<byte> contenido, Actor? actor, string? alcance, string? vista, CancellationToken ct = default)
    {
        if (await LeerAsync(id, actor, alcance, ct).ConfigureAwait(false) is not { } mia)
        {
            return (null, null, SinAcceso);
        }

        if (Requisitos.Buscar(mia.Contexto.Programa, clave) is not { Requisito: { EsDocumento: true } requisito } || requisito.Id == Requisitos.Anexo3)
        {
            return (null, null, Rechazo.PorContenido([new Falla(clave, "PCS-4.2.2-01", "Ese documento no es de los que pide el numeral 3.3.")]));
        }

        var (tipo, problema) = RevisionDeArchivos.Revisar(contenido.Span);
        if (problema is not null)
        {
            return (null, null, Rechazo.PorContenido([new Falla(clave, requisito.Regla, problema)]));
        }

        // A draft that can no longer change keeps nothing new among the documents either.
        if (mia.Folio is { } folio)
        {
            return (null, null, YaPresentada(folio));
        }

        var huella = await documentos.PutAsync(contenido, ct).ConfigureAwait(false);
        var adjunto = new Adjunto(huella, NombreSeguro(nombre), tipo!, contenido.Length, reloj.GetUtcNow());
        var (etag, rechazo) = await CambiarAsync(id, b => (b with { Adjuntos = b.Adjuntos.SetItem(clave, adjunto) }, null), actor, alcance, vista, ct).ConfigureAwait(false);
        return (rechazo is null ? huella : null, etag, rechazo);
    }

    /// <summary>Opens a file of the application, or <see langword="null"/> when it has none with that digest.</summary>
    public async Task<(Adjunto Adjunto, Stream Contenido)?> AbrirAdjuntoAsync(string id, Huella huella, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        var adjunto = (await LeerAsync(id, actor, alcance, ct).ConfigureAwait(false))?.Borrador.Adjuntos.Values.FirstOrDefault(a => a.Huella == huella);
        return adjunto is not null && await documentos.OpenAsync(huella, ct).ConfigureAwait(false) is { } contenido ? (adjunto, contenido) : null;
    }

    /// <summary>Everything that is wrong or missing in an application, as the door would say it now.</summary>
    public BorradorRevisado Revisar(MiSolicitud mia)
    {
        var (solicitud, ilegibles) = SolicitudDeBorrador.Leer(mia.Borrador, mia.Contexto.Programa, mia.Contexto.Bases, seudonimos);
        solicitud = solicitudes.Seudonimizar(solicitud);
        var revision = ValidacionDeSolicitud.Revisar(solicitud, mia.Contexto);

        // What cannot be read is said once, at its field, and not again as something that was left empty.
        var campos = ilegibles.Select(f => f.Campo).ToHashSet(StringComparer.Ordinal);
        return new BorradorRevisado(solicitud, revision with { Fallas = [.. ilegibles, .. revision.Fallas.Where(f => !campos.Contains(f.Campo))] });
    }

    /// <summary>Hands the application in. The same application twice has the same folio.</summary>
    public async Task<(Folio? Folio, Rechazo? Rechazo)> PresentarAsync(string id, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        if (await LeerAsync(id, actor, alcance, ct).ConfigureAwait(false) is not { } mia)
        {
            return (null, SinAcceso);
        }

        var folio = mia.Folio;
        if (folio is null)
        {
            if (!mia.Recibe)
            {
                var plazo = mia.Contexto.Calendario.Recomputar(mia.Contexto.Convocatoria!.Recepcion!);
                return (null, new Rechazo("FUERA_DE_PERIODO", "PCS-A2-13", $"La recepción de solicitudes terminó el {plazo.UltimoDia.ConDia()} a las 24:00 horas (hora del centro de México); después no se admiten (numeral 4.2.2 y Anexo 2, VI)."));
            }

            var (solicitud, ilegibles) = SolicitudDeBorrador.Leer(mia.Borrador, mia.Contexto.Programa, mia.Contexto.Bases, seudonimos);
            if (!ilegibles.IsEmpty)
            {
                return (null, Rechazo.PorContenido(Revisar(mia).Revision.Fallas));
            }

            (folio, var rechazo) = await solicitudes.RecibirAsync(mia.Borrador.Tramite, id, solicitud, actor!, ct).ConfigureAwait(false);
            if (rechazo is not null)
            {
                return (null, rechazo);
            }
        }

        await VaciarAsync(mia, ct).ConfigureAwait(false);
        return (folio, null);
    }

    /// <summary>Receipt of an application that has its folio: from here on the draft keeps nothing.</summary>
    public async Task<Acuse> ConcluirAsync(MiSolicitud mia, Folio folio, CancellationToken ct = default)
    {
        await VaciarAsync(mia, ct).ConfigureAwait(false);
        return (await AcuseDeAsync(folio, ct).ConfigureAwait(false))!;
    }

    /// <summary>Receipt of an application that was handed in, for who holds its link.</summary>
    public async Task<Acuse?> AcuseAsync(string id, Actor? actor, string? alcance, CancellationToken ct = default) =>
        (await LeerAsync(id, actor, alcance, ct).ConfigureAwait(false))?.Folio is { } folio ? await AcuseDeAsync(folio, ct).ConfigureAwait(false) : null;

    /// <summary>Where the project stands since its application was handed in, for who holds its link: what is asked of the committee and until when, or who has the turn. <see langword="null"/> before.</summary>
    public async Task<string?> EtapaAsync(string id, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        if (await LeerAsync(id, actor, alcance, ct).ConfigureAwait(false) is not { Folio: { } folio } mia)
        {
            return null;
        }

        var (e, version) = await repositorio.CargarAsync<Expediente>(folio.ToString(), ct).ConfigureAwait(false);
        if (e.Recepcion is not { } recepcion)
        {
            return null;
        }

        // The link of an application is nobody's in particular, so what each signs is not told here.
        var mio = new MiProyecto(e, version, mia.Contexto, recepcion.Integrantes[0]);
        var estatus = $"El estatus de hoy es «{EstatusEnPalabras.De(mio.EstatusVisible)}».";
        if (mio.EstatusVisible is not (Estatus.Registrado or Estatus.Prevenido or Estatus.Completo or Estatus.EnDictaminacion))
        {
            return $"{estatus} Lo que se pide y lo que sigue está en el expediente.";
        }

        var pedido = AccionesDelComite.De(mio).FirstOrDefault(p => p is { Obligada: true, Accion: AccionesDelComite.Faltantes });
        return pedido is null ? $"{estatus} {string.Join(" ", TurnoDelExpediente.De(mio))}"
            : $"{estatus} {pedido.Titulo}: {pedido.Porque} {(pedido.Plazo is null ? "El plazo se cuenta desde que se reciba la prevención." : pedido.Cerro(mio.Contexto) ? $"El plazo terminó el {pedido.Plazo.UltimoDia.ConDia()} a las 24:00." : $"Tiene hasta el {pedido.Plazo.UltimoDia.ConDia()} a las 24:00 (hora del centro de México); se entrega en el expediente.")}";
    }

    internal async Task<Acuse?> AcuseDeAsync(Folio folio, CancellationToken ct) =>
        (await repositorio.CargarAsync<Expediente>(folio.ToString(), ct).ConfigureAwait(false)).Estado.Recepcion is { } r
            ? new Acuse(folio, r.RecibidaEl, r.Anexo3, r.Proyecto, r.Comunidad, r.Faltantes)
            : null;

    private static bool EsSuya(string id, Actor? actor, string? alcance) => actor?.Rol == Rol.Solicitante && alcance is { Length: > 0 } && alcance == id;

    /// <summary>A changed draft with the instant of its change, or why it is not kept: it was refused already, or it holds too much.</summary>
    internal static (Borrador? Nuevo, Rechazo? Rechazo) SiCabe((Borrador? Nuevo, Rechazo? Rechazo) cambio, DateTimeOffset ahora) =>
        cambio.Nuevo is not { } nuevo ? cambio
        : nuevo.Campos.Count > CamposMaximos ? (null, DemasiadosRenglones)
        : nuevo.Campos.Where(c => c.Value.Length > LargoMaximo).Select(DemasiadoLargo).ToList() is [var primera, ..] largas ? (null, new Rechazo("DEMASIADO_LARGO", primera.Regla, primera.Mensaje) { Fallas = [.. largas] })
        : (nuevo with { ActualizadoEl = ahora }, null);

    private static Falla DemasiadoLargo(KeyValuePair<string, string> campo) =>
        new(campo.Key, "PCS-4.2.2-01", $"No se guardó: este texto tiene {campo.Value.Length} caracteres y se admiten {LargoMaximo}. Acórtelo y guarde de nuevo.");

    private static string Normal(string correo) => correo.Trim().ToLowerInvariant();

    // The name is shown and offered for download: no path, no control characters, no length.
    internal static string NombreSeguro(string nombre)
    {
        var limpio = new string([.. nombre[(nombre.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c) && c is not ('"' or ';' or '<' or '>'))]).Trim();
        return limpio.Length == 0 ? "documento" : limpio.Length <= 100 ? limpio : limpio[^100..];
    }

    private static Rechazo YaPresentada(Folio folio) => new("YA_PRESENTADA", "PCS-4.2.2-02", $"La solicitud ya se presentó con el folio {folio}; lo que falte se pedirá en la prevención.");

    private async Task<(string? ETag, Rechazo? Rechazo)> CambiarAsync(string id, Func<Borrador, (Borrador? Nuevo, Rechazo? Rechazo)> cambiar, Actor? actor, string? alcance, string? vista, CancellationToken ct)
    {
        if (!EsSuya(id, actor, alcance))
        {
            return (null, SinAcceso);
        }

        return await borradores.CambiarAsync(
            id,
            vista,
            async actual =>
            {
                if (actual is null)
                {
                    return (null, SinAcceso);
                }

                if (await FolioAsync(actual, ct).ConfigureAwait(false) is { } folio)
                {
                    return (null, YaPresentada(folio));
                }

                return SiCabe(cambiar(actual), reloj.GetUtcNow());
            },
            ct).ConfigureAwait(false);
    }

    // The application and its people are in their own stores: the draft keeps no second copy of personal data.
    private async Task VaciarAsync(MiSolicitud mia, CancellationToken ct)
    {
        var guardado = new BorradorGuardado(mia.Borrador, mia.ETag);
        for (var intento = 1; intento <= Intentos && guardado is { Borrador.EstaVacio: false }; intento++)
        {
            var b = guardado.Borrador;
            if (await borradores.PutAsync(b.Vaciado(reloj.GetUtcNow()), guardado.ETag, ct).ConfigureAwait(false) is not null)
            {
                return;
            }

            guardado = await borradores.GetAsync(b.Id, ct).ConfigureAwait(false);
        }
    }

    // The book of reception says whether it was handed in, also when the process died right after the folio.
    private async ValueTask<Folio?> FolioAsync(Borrador b, CancellationToken ct) =>
        (await repositorio.CargarAsync<Libro>(b.Tramite, ct).ConfigureAwait(false)).Estado.PorSolicitud.TryGetValue(b.Id, out var folio) ? folio : null;

    /// <summary>Convocatoria and calendar of an application, whoever asks; <see langword="null"/> when there is none.</summary>
    public async Task<Contexto?> ContextoDeAsync(string id, CancellationToken ct = default) =>
        (await borradores.GetAsync(id, ct).ConfigureAwait(false))?.Borrador is { } borrador ? await ContextoAsync(borrador.Tramite, Actor.Sistema, ct).ConfigureAwait(false) : null;

    private async ValueTask<Contexto?> ContextoAsync(string convocatoria, Actor actor, CancellationToken ct)
    {
        var (estado, _) = await repositorio.CargarAsync<Convocatoria>(convocatoria, ct).ConfigureAwait(false);
        return estado.Recepcion is null ? null : await entorno.ContextoAsync(convocatoria, estado, reloj.GetUtcNow(), actor, ct).ConfigureAwait(false);
    }
}
