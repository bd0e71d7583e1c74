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
public sealed class Entregas(IBorradorStore borradores, IDocumentStore documentos, ArchivosDeOficina archivos, MiExpediente expedientes, TimeProvider reloj)
{
    // What an act leaves out it names no document with.
    private static readonly JsonSerializerOptions Forma = new(HechoCodec.Opciones) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    private static readonly Rechazo SinAcceso = new("SIN_ACCESO", "PCS-4.2.2-02", "El expediente no existe o su enlace no lo abre.");

    /// <summary>What the committee uploaded, or <see langword="null"/> to whoever is not one of its members.</summary>
    public async Task<EntregaEnCurso?> LeerAsync(string folio, Actor? actor, string? alcance, CancellationToken ct = default) =>
        await expedientes.LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) is null ? null : await DeAsync(folio, ct).ConfigureAwait(false);

    /// <summary>Keeps a document that the file was asked for, in the place of the one that was uploaded before.</summary>
    /// <param name="folio">Folio.</param>
    /// <param name="clave">Key of the requirement.</param>
    /// <param name="contenido">Its bytes.</param>
    /// <param name="actor">Who uploads.</param>
    /// <param name="alcance">What the session reaches.</param>
    /// <param name="vista">Mark of the version that was seen, or <see langword="null"/>.</param>
    /// <param name="ct">Cancels before it is kept.</param>
    /// <returns>Digest and mark of the new version, or the refusal.</returns>
    public async Task<(Huella? Huella, string? ETag, Rechazo? Rechazo)> RecibirAsync(
        string folio, string clave, ReadOnlyMemory<byte> contenido, Actor? actor, string? alcance, string? vista, CancellationToken ct = default)
    {
        if (await expedientes.LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) is not { Expediente: var e, Contexto.Programa: var programa })
        {
            return (null, null, SinAcceso);
        }

        if (e.Estatus != Estatus.Prevenido || e.Subsanacion!.Pedidos.All(p => p.Requisito != clave))
        {
            return (null, null, Rechazo.PorContenido([new Falla(clave, "PCS-4.2.2-04", $"«{Requisitos.Nombre(programa, clave)}» no está entre lo que se pide ahora a este expediente.")]));
        }

        var (tipo, problema) = RevisionDeArchivos.Revisar(contenido.Span);
        if (problema is not null)
        {
            return (null, null, Rechazo.PorContenido([new Falla(clave, "PCS-4.2.2-04", problema)]));
        }

        var huella = await documentos.PutAsync(contenido, ct).ConfigureAwait(false);
        var ahora = reloj.GetUtcNow();
        var (etag, rechazo) = await borradores.CambiarAsync(
            Id(folio),
            vista,
            actual => new(((actual ?? new Borrador(Id(folio), folio, "", ahora, ahora)) with
            {
                ActualizadoEl = ahora,
                // The key stands for the name that the sender's device gave it, which may name a person.
                Adjuntos = (actual?.Adjuntos ?? ImmutableDictionary<string, Adjunto>.Empty).SetItem(clave, new Adjunto(huella, clave, tipo!, contenido.Length, ahora)),
            }, null)),
            ct).ConfigureAwait(false);
        return (rechazo is null ? huella : null, etag, rechazo);
    }

    /// <summary>Says which documents of an act are not the actor's to name, each at its place in the act; <see langword="null"/> when all are.</summary>
    public async Task<Rechazo?> ComprobarAsync<TEstado>(string clave, Acto<TEstado> acto, Actor actor, string? alcance, CancellationToken ct = default) where TEstado : IEstado<TEstado>
    {
        var nombradas = Nombradas("", JsonSerializer.SerializeToElement(acto, acto.GetType(), Forma)).ToList();
        if (nombradas.Count == 0)
        {
            return null;
        }

        var fallas = new List<Falla>();
        if (actor.Rol == Rol.Solicitante)
        {
            if (await expedientes.LeerAsync(clave, actor, alcance, ct).ConfigureAwait(false) is not { Expediente.Recepcion: { } recepcion })
            {
                return SinAcceso;
            }

            var suyos = (await DeAsync(clave, ct).ConfigureAwait(false)).Documentos.Values.Concat(recepcion.Documentos.Values).ToHashSet();
            fallas.AddRange(nombradas.Where(d => !suyos.Contains(d.Huella)).Select(d => new Falla(d.Nombre, "PCS-4.2.2-04", $"El documento «{EnPalabras(clave, d)}» no se ha subido con el enlace de este expediente. Súbalo primero.")));
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

    // The last step of its place in the act is the key of a requirement, or says what the document is.
    private static string EnPalabras(string clave, DocumentoDeHecho d) =>
        NombresDeDocumento.De(Entorno.ProgramaDeClave(clave), d.Nombre[(d.Nombre.LastIndexOf('.') + 1)..].Split('[')[0]);

    private static string Id(string folio) => $"entrega-{folio}";

    private static IEnumerable<DocumentoDeHecho> Nombradas(string ruta, JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Object => e.EnumerateObject().SelectMany(p => Nombradas(ruta.Length == 0 ? p.Name : $"{ruta}.{p.Name}", p.Value)),
        JsonValueKind.Array => e.EnumerateArray().SelectMany((x, i) => Nombradas($"{ruta}[{i}]", x)),
        JsonValueKind.String when Huellas.EsHuella(e.GetString()) => [new DocumentoDeHecho(ruta, new Huella(e.GetString()!))],
        _ => [],
    };

    private async Task<EntregaEnCurso> DeAsync(string folio, CancellationToken ct) =>
        await borradores.GetAsync(Id(folio), ct).ConfigureAwait(false) is { } guardado
            ? new EntregaEnCurso(guardado.Borrador.Adjuntos.ToImmutableDictionary(a => a.Key, a => a.Value.Huella), guardado.ETag)
            : new EntregaEnCurso(ImmutableDictionary<string, Huella>.Empty, null);
}
