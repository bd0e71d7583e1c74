using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.App.Servicios;

/// <summary>What a committee has uploaded for its file and not handed in yet.</summary>
/// <param name="Documentos">Digests, by key of the requirement.</param>
/// <param name="ETag">Mark of this version; <see langword="null"/> when nothing was uploaded.</param>
public sealed record EntregaEnCurso(ImmutableDictionary<string, Huella> Documentos, string? ETag);

/// <summary>Documents that an act names by their digest. A digest is no proof of having the document: a committee names only what it uploaded itself, the office only what is kept.</summary>
[Regla("PCS-4.2.2-04")]
public sealed class Entregas(IBorradorStore borradores, IDocumentStore documentos, ArchivosDeOficina archivos, MiExpediente expedientes, InformesEnBorrador informes, SuplentesNombrados suplentes, TimeProvider reloj)
{
    /// <summary>Most documents that a file keeps uploaded; a technical limit.</summary>
    public const int Maximo = 500;

    // What an act leaves out it names no document with. A text of people's that has the form of a digest is none.
    private static readonly JsonSerializerOptions Forma = new(HechoCodec.Opciones) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new Senalada() } };

    /// <summary>What the committee uploaded, or <see langword="null"/> to whoever is not one of its members.</summary>
    public async Task<EntregaEnCurso?> LeerAsync(string folio, Actor? actor, string? alcance, CancellationToken ct = default) =>
        await expedientes.LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) is null ? null : await DeAsync(folio, ct).ConfigureAwait(false);

    /// <summary>Keeps a document that the file was asked for, in the place of the one that was uploaded before.</summary>
    /// <param name="folio">Folio.</param>
    /// <param name="clave">Key of the requirement; <c>action/field</c> for what an action takes, <c>action/field/number</c> where it takes several.</param>
    /// <param name="contenido">Its bytes.</param>
    /// <param name="actor">Who uploads.</param>
    /// <param name="alcance">What the session reaches.</param>
    /// <param name="vista">Mark of the version that was seen, or <see langword="null"/>.</param>
    /// <param name="ct">Cancels before it is kept.</param>
    /// <returns>Digest and mark of the new version, or the refusal.</returns>
    public async Task<(Huella? Huella, string? ETag, Rechazo? Rechazo)> RecibirAsync(
        string folio, string clave, ReadOnlyMemory<byte> contenido, Actor? actor, string? alcance, string? vista, CancellationToken ct = default)
    {
        if (await expedientes.LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) is not { } mio)
        {
            return (null, null, MiExpediente.SinAcceso);
        }

        var campo = CampoDeAccion(mio, clave);
        if (campo is null && (mio.Expediente is not { Estatus: Estatus.Prevenido, Subsanacion: { } s } || s.Pedidos.All(p => p.Requisito != clave)))
        {
            return (null, null, Rechazo.PorContenido([new Falla(clave, "PCS-4.2.2-04", $"«{Requisitos.Nombre(mio.Contexto.Programa, clave)}» no está entre lo que se pide ahora a este expediente.")]));
        }

        var (tipo, problema) = RevisionDeArchivos.Revisar(contenido.Span, campo is not null && LectorDeActos.AdmiteVideo(campo));
        if (problema is not null)
        {
            return (null, null, Rechazo.PorContenido([new Falla(clave, "PCS-4.2.2-04", problema)]));
        }

        var huella = await documentos.PutAsync(contenido, ct).ConfigureAwait(false);
        var ahora = reloj.GetUtcNow();
        var (etag, rechazo) = await borradores.CambiarAsync(
            Id(folio),
            vista,
            actual =>
            {
                // The key stands for the name that the sender's device gave it, which may name a person.
                var adjuntos = (actual?.Adjuntos ?? ImmutableDictionary<string, Adjunto>.Empty).SetItem(clave, new Adjunto(huella, clave, tipo!, contenido.Length, ahora));
                return adjuntos.Count > Maximo
                    ? new((null, Rechazo.PorContenido([new Falla(clave, "PCS-4.2.2-04", $"Ya hay {Maximo} documentos subidos con este expediente: ocupe el lugar de uno que ya no se necesite.")])))
                    : new(((actual ?? new Borrador(Id(folio), folio, "", ahora, ahora)) with { ActualizadoEl = ahora, Adjuntos = adjuntos }, null));
            },
            ct).ConfigureAwait(false);
        return (rechazo is null ? huella : null, etag, rechazo);
    }

    /// <summary>Says which documents and people of an act are not the actor's to name, each at its place in the act; <see langword="null"/> when all are.</summary>
    public async Task<Rechazo?> ComprobarAsync<TEstado>(string clave, Acto<TEstado> acto, Actor actor, string? alcance, CancellationToken ct = default) where TEstado : IEstado<TEstado>
    {
        var nombradas = Nombradas("", JsonSerializer.SerializeToElement(acto, acto.GetType(), Forma)).ToList();
        var fallas = await suplentes.ComprobarAsync(acto, actor, ct).ConfigureAwait(false);
        if (nombradas.Count == 0)
        {
            return fallas.Count == 0 ? null : Rechazo.PorContenido(fallas);
        }

        if (actor.Rol == Rol.Solicitante)
        {
            if (await SuyosAsync(clave, actor, alcance, ct).ConfigureAwait(false) is not { } suyos)
            {
                return MiExpediente.SinAcceso;
            }

            fallas.AddRange(nombradas.Where(d => !suyos.ContainsKey(d.Huella)).Select(d => Ajeno(d.Nombre, EnPalabras(clave, d))));
        }
        else
        {
            foreach (var d in nombradas)
            {
                if (!await archivos.ExisteAsync(d.Huella, ct).ConfigureAwait(false))
                {
                    fallas.Add(new Falla(d.Nombre, "PCS-3.7.1-01", $"El documento «{EnPalabras(clave, d)}» no está entre los recibidos. Súbalo primero."));
                }
            }
        }

        return fallas.Count == 0 ? null : Rechazo.PorContenido(fallas);
    }

    /// <summary>Carries out one of the actions of the committee's pages, with documents that were uploaded before.</summary>
    /// <param name="folio">Folio.</param>
    /// <param name="accion">One of <see cref="AccionesDelComite"/>.</param>
    /// <param name="orden">Number of the order: the same one twice is done once.</param>
    /// <param name="campos">What was typed.</param>
    /// <param name="archivos">Documents, by field; several of one field as <c>field/number</c>.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="alcance">What the session reaches.</param>
    /// <param name="vista">Version that was seen, or <see langword="null"/>.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    public async Task<Respuesta> HacerAsync(string folio, string accion, string orden, IReadOnlyDictionary<string, string> campos, IReadOnlyDictionary<string, Huella> archivos, Actor? actor, string? alcance, long? vista, CancellationToken ct = default)
    {
        if ((await SuyosAsync(folio, actor, alcance, ct).ConfigureAwait(false) ?? await RecibidosAsync(folio, accion, archivos.Values, actor, ct).ConfigureAwait(false)) is not { } suyos)
        {
            return new Respuesta(0, [], MiExpediente.SinAcceso);
        }

        var (fallas, entregados) = (new List<Falla>(), new Dictionary<string, ArchivoEntregado>(StringComparer.Ordinal));
        foreach (var (campo, huella) in archivos)
        {
            if (!suyos.TryGetValue(huella, out var tipo))
            {
                fallas.Add(Ajeno(campo, campo));
            }
            else if (LectorDeActos.EsVideo(tipo) && !LectorDeActos.AdmiteVideo(campo.Split('/')[0]))
            {
                fallas.Add(new Falla(campo, "PCS-4.2.2-01", "Aquí no se reciben videos: suba un PDF o una fotografía."));
            }
            else
            {
                entregados[campo] = new ArchivoEntregado(huella, tipo);
            }
        }

        return await informes.PresentarAsync(folio, accion, orden, campos, entregados, fallas, actor, alcance, vista, ct).ConfigureAwait(false);
    }

    private static Falla Ajeno(string campo, string nombre) => new(campo, "PCS-4.2.2-04", $"El documento «{nombre}» no se ha subido con el enlace de este expediente. Súbalo primero.");

    // What an action takes is uploaded as action/field, or action/field/number where a field takes several.
    private static string? CampoDeAccion(MiProyecto mio, string clave) =>
        clave.Split('/') is [var accion, { Length: > 0 and <= 100 } campo, ..] && AccionesDelComite.De(mio).Any(p => p.Accion == accion) ? campo : null;

    // Media types by digest. What came with the application is no video.
    private async Task<Dictionary<Huella, string>?> SuyosAsync(string folio, Actor? actor, string? alcance, CancellationToken ct)
    {
        if (await expedientes.LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) is not { Expediente.Recepcion: { } recepcion })
        {
            return null;
        }

        var suyos = recepcion.Documentos.Values.Distinct().ToDictionary(h => h, _ => "");
        foreach (var adjunto in (await borradores.GetAsync(Id(folio), ct).ConfigureAwait(false))?.Borrador.Adjuntos.Values ?? [])
        {
            suyos[adjunto.Huella] = adjunto.Tipo;
        }

        return suyos;
    }

    // What the office captures for a committee names what the office received.
    private async Task<Dictionary<Huella, string>?> RecibidosAsync(string folio, string accion, IEnumerable<Huella> huellas, Actor? actor, CancellationToken ct)
    {
        if (await expedientes.LeerEscritoAsync(folio, accion, actor, ct).ConfigureAwait(false) is null)
        {
            return null;
        }

        var recibidos = new Dictionary<Huella, string>();
        foreach (var huella in huellas)
        {
            if (await archivos.ExisteAsync(huella, ct).ConfigureAwait(false))
            {
                recibidos[huella] = "";
            }
        }

        return recibidos;
    }

    // The last step of its place in the act is the key of a requirement, or says what the document is.
    private static string EnPalabras(string clave, DocumentoDeHecho d) =>
        NombresDeDocumento.De(Entorno.ProgramaDeClave(clave), d.Nombre[(d.Nombre.LastIndexOf('.') + 1)..].Split('[')[0]);

    private static string Id(string folio) => $"entrega-{folio}";

    private static IEnumerable<DocumentoDeHecho> Nombradas(string ruta, JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Object when e.TryGetProperty(Senalada.Nombre, out var huella) && huella.ValueKind == JsonValueKind.String => Huellas.EsHuella(huella.GetString()) ? [new DocumentoDeHecho(ruta, new Huella(huella.GetString()!))] : [],
        JsonValueKind.Object => e.EnumerateObject().SelectMany(p => Nombradas(ruta.Length == 0 ? p.Name : $"{ruta}.{p.Name}", p.Value)),
        JsonValueKind.Array => e.EnumerateArray().SelectMany((x, i) => Nombradas($"{ruta}[{i}]", x)),
        _ => [],
    };

    private async Task<EntregaEnCurso> DeAsync(string folio, CancellationToken ct) =>
        await borradores.GetAsync(Id(folio), ct).ConfigureAwait(false) is { } guardado
            ? new EntregaEnCurso(guardado.Borrador.Adjuntos.ToImmutableDictionary(a => a.Key, a => a.Value.Huella), guardado.ETag)
            : new EntregaEnCurso(ImmutableDictionary<string, Huella>.Empty, null);

    // Writes a digest as what no text is: an object with a name of its own.
    private sealed class Senalada : JsonConverter<Huella>
    {
        public const string Nombre = "$huella";

        public override Huella Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Huella value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString(Nombre, value.Valor);
            writer.WriteEndObject();
        }
    }
}
