using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios;

/// <summary>A row of the third publication: supported or not, with its cause.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Apoyado">Whether it is supported.</param>
/// <param name="Causa">Why it is not.</param>
/// <param name="Monto">Pesos assigned; 0 when it is not supported.</param>
public sealed record ResultadoDeApoyo(Folio Folio, bool Apoyado, CausaNoApoyo? Causa, decimal Monto);

/// <summary>The single list of who took part in the dictamination, as it would be published now (Anexo 2, VII; AMB-20): names, and nothing that joins one with a folio, a day or a session.</summary>
/// <param name="Nombres">Names in alphabetical order.</param>
/// <param name="SinNombre">How many took part of whom the system holds no name: their ficha was not captured, or was erased. A seat does not stand for a person.</param>
public sealed record RelacionDeParticipantes([property: DatoPersonal] ImmutableArray<string> Nombres, int SinNombre);

/// <summary>That list as it was published.</summary>
/// <param name="Nombres">Names in alphabetical order.</param>
/// <param name="Documento">Digest of the document.</param>
/// <param name="Fecha">Day of its publication.</param>
public sealed record ParticipantesPublicados(ImmutableArray<string> Nombres, Huella Documento, DateOnly Fecha);

/// <summary>What anybody may see. Nothing here has personal data of an applicant, or a reviewer beside a folio (4.2.3.2).</summary>
public sealed partial class Publicacion(Repositorio repositorio, Entorno entorno, Listas listas, Resumenes resumenes, ConvocatoriasEnMemoria conocidas, IFichaStore fichas, IDocumentStore documentos, TimeProvider reloj)
{
    private static readonly Actor Publico = new(Rol.Sistema, "publicacion");
    private readonly ConcurrentDictionary<Huella, ImmutableArray<string>> _participantes = new();

    /// <summary>Instant (UTC) of the answers.</summary>
    public DateTimeOffset Ahora => reloj.GetUtcNow();

    /// <summary>Day of the answers in central Mexico.</summary>
    public DateOnly Hoy => HoraDelCentro.Dia(Ahora);

    /// <summary>Convocatorias that were published, the newest first.</summary>
    public async ValueTask<IReadOnlyList<Convocatoria>> ConvocatoriasAsync(CancellationToken ct = default)
    {
        await listas.PonerAlDiaAsync(ct).ConfigureAwait(false);
        var publicadas = new List<Convocatoria>();
        foreach (var id in conocidas.Todas.Select(c => c.Id))
        {
            if (await ConvocatoriaAsync(id, ct).ConfigureAwait(false) is { } convocatoria)
            {
                publicadas.Add(convocatoria);
            }
        }

        return [.. publicadas.OrderByDescending(c => c.FechaDof).ThenByDescending(c => c.Id, StringComparer.Ordinal)];
    }

    /// <summary>A convocatoria that was published, or <see langword="null"/>: a draft does not exist for the public.</summary>
    public async ValueTask<Convocatoria?> ConvocatoriaAsync(string id, CancellationToken ct = default) => (await ConVersionAsync(id, ct).ConfigureAwait(false))?.Estado;

    /// <summary>The same, with its version: what an act upon it has to have seen.</summary>
    public async ValueTask<Agregado<Convocatoria>?> ConVersionAsync(string id, CancellationToken ct = default)
    {
        if (!Entorno.EsConvocatoria(id))
        {
            return null;
        }

        var leida = await repositorio.CargarAsync<Convocatoria>(id, ct).ConfigureAwait(false);
        return leida.Estado.Estatus is EstatusConvocatoria.Inexistente or EstatusConvocatoria.Borrador ? null : leida;
    }

    /// <summary>Programme of a convocatoria.</summary>
    public static Programa ProgramaDe(Convocatoria convocatoria) => Entorno.ProgramaDe(convocatoria.Id);

    /// <summary>First publication: folio and whether it is complete, in the order of the folio; <see langword="null"/> until it is published.</summary>
    [Regla("PCS-4.2.2-08")]
    public async ValueTask<IReadOnlyList<ResultadoDeRecepcion>?> RecepcionAsync(Convocatoria convocatoria, CancellationToken ct = default) =>
        convocatoria.ResultadosDeRecepcion is null ? null : Recepcion(await ResumenesAsync(convocatoria.Id, ct).ConfigureAwait(false));

    /// <summary>Second publication: folio and score, in the order of the folio; <see langword="null"/> until it is published.</summary>
    [Regla("PCS-4.2.3.2-01")]
    public async ValueTask<IReadOnlyList<ResultadoDeDictamen>?> DictaminacionAsync(Convocatoria convocatoria, CancellationToken ct = default) =>
        convocatoria.ResultadosDeDictaminacion is null ? null : Dictaminacion(await ResumenesAsync(convocatoria.Id, ct).ConfigureAwait(false));

    /// <summary>Third publication: supported and not supported with their cause, as they are now, in the order of the ranking and then of the folio; <see langword="null"/> until it is published.</summary>
    [Regla("PCS-4.2.3.3-01")]
    public async ValueTask<IReadOnlyList<ResultadoDeApoyo>?> ApoyosAsync(Convocatoria convocatoria, CancellationToken ct = default) =>
        convocatoria.ResultadosDeApoyo is null ? null : Apoyos(convocatoria, await ResumenesAsync(convocatoria.Id, ct).ConfigureAwait(false));

    /// <summary>Who took part in the dictamination, as it was published: in alphabetical order and grouped by nothing (AMB-20); <see langword="null"/> until then. What becomes of a ficha afterwards changes nothing of it.</summary>
    /// <exception cref="InvalidDataException">The document that was published is not kept.</exception>
    [Regla("PCS-A2-19", "AMB-20")]
    public async ValueTask<ParticipantesPublicados?> ParticipantesAsync(Convocatoria convocatoria, CancellationToken ct = default)
    {
        if (convocatoria.ResultadosDeDictaminacion is not { Participantes: { } huella } publicacion)
        {
            return null;
        }

        if (!_participantes.TryGetValue(huella, out var nombres))
        {
            var documento = await documentos.OpenAsync(huella, ct).ConfigureAwait(false) ?? throw new InvalidDataException($"La relación publicada {huella} no está entre los documentos.");
            using var lector = new StreamReader(documento, Encoding.UTF8);
            nombres = Csv.Columna(await lector.ReadToEndAsync(ct).ConfigureAwait(false));
            _participantes[huella] = nombres;
        }

        return new ParticipantesPublicados(nombres, huella, publicacion.Fecha);
    }

    /// <summary>The files of a convocatoria in one line each.</summary>
    internal async ValueTask<IReadOnlyList<Resumen>> ResumenesAsync(string convocatoria, CancellationToken ct = default)
    {
        await listas.PonerAlDiaAsync(ct).ConfigureAwait(false);
        return resumenes.De(convocatoria);
    }

    internal static ImmutableArray<ResultadoDeRecepcion> Recepcion(IEnumerable<Resumen> todos) =>
        [.. todos.Where(r => r.Completo is not null).Select(r => new ResultadoDeRecepcion(r.Folio, r.Completo!.Value))];

    internal static ImmutableArray<ResultadoDeDictamen> Dictaminacion(IEnumerable<Resumen> todos) =>
        [.. todos.Where(r => r is { EnActa: true, Dictamen: not null }).Select(r => new ResultadoDeDictamen(r.Folio, r.Dictamen!.Calificacion, r.Dictamen.Favorable))];

    // The budget says who has money; what ended before it (a withdrawal, a limit) is told by its own file.
    internal static ImmutableArray<ResultadoDeApoyo> Apoyos(Convocatoria convocatoria, IReadOnlyList<Resumen> todos)
    {
        var presupuesto = convocatoria.Presupuesto;
        var porFolio = todos.ToDictionary(r => r.Folio.Consecutivo);
        var filas = (presupuesto?.Renglones ?? [])
            .Select(r => new ResultadoDeApoyo(new Folio(convocatoria.Id, r.Consecutivo), r.EsApoyado, r.Causa, r.EsApoyado ? r.Asignado : 0m))
            .Concat((presupuesto?.NoFavorables ?? []).Select(n => new ResultadoDeApoyo(new Folio(convocatoria.Id, n), false, porFolio.GetValueOrDefault(n)?.Causa ?? CausaNoApoyo.Dictamen, 0m)))
            .ToList();
        var dichos = filas.Select(f => f.Folio).ToHashSet();
        return
        [
            .. filas,
            .. todos.Where(r => r.Estatus == Estatus.NoApoyado && !dichos.Contains(r.Folio)).Select(r => new ResultadoDeApoyo(r.Folio, false, r.Causa, 0m)),
        ];
    }

    internal async ValueTask<RelacionDeParticipantes> RelacionAsync(Convocatoria convocatoria, CancellationToken ct)
    {
        var personas = convocatoria.Integrantes.Values.Select(m => m.Persona).ToHashSet();
        personas.UnionWith((await ResumenesAsync(convocatoria.Id, ct).ConfigureAwait(false)).SelectMany(r => r.Dictaminadores.Values));

        var nombres = (await fichas.GetAsync(personas, Publico, new Uso(Finalidad.SistemasDeDatos, "Publicar la relación de quienes participaron en la dictaminación (Anexo 2, VII)"), ct).ConfigureAwait(false))
            .Select(f => f.NombreCompleto).Where(n => n.Length > 0).ToList();
        return new RelacionDeParticipantes(ListaDeParticipantes.De(nombres), personas.Count - nombres.Count);
    }
}
