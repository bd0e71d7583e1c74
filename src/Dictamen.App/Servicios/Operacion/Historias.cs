using System.Collections.Immutable;
using System.Text.Json;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Reglas;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>A document that a fact names.</summary>
/// <param name="Nombre">Its name for people.</param>
/// <param name="Huella">Its digest.</param>
public sealed record DocumentoDeHecho(string Nombre, Huella Huella);

/// <summary>A document of a convocatoria or of an acta.</summary>
/// <param name="Nombre">Its name for people.</param>
/// <param name="Huella">Its digest.</param>
/// <param name="Cuando">Instant (UTC) of the fact.</param>
/// <param name="Relato">The fact.</param>
public sealed record DocumentoDeFlujo(string Nombre, Huella Huella, DateTimeOffset Cuando, string Relato);

/// <summary>One fact of a file's story.</summary>
/// <param name="Version">Place in the stream, from 1.</param>
/// <param name="Cuando">Instant (UTC).</param>
/// <param name="Tipo">Name of the fact's type.</param>
/// <param name="Autor">Who acted, as far as the office may know.</param>
/// <param name="Relato">The fact in one sentence.</param>
/// <param name="Reglas">Its rules.</param>
/// <param name="Documentos">Documents that it names and that may be opened.</param>
/// <param name="Cambia">Status to which it moved the file, if it did.</param>
/// <param name="Eslabon">Link of the hash chain, hexadecimal.</param>
public sealed record Suceso(
    long Version,
    DateTimeOffset Cuando,
    string Tipo,
    Autor Autor,
    string Relato,
    ImmutableArray<ReglaDelCatalogo> Reglas,
    ImmutableArray<DocumentoDeHecho> Documentos,
    Estatus? Cambia,
    string Eslabon)
{
    /// <summary>What the law says of it by now: until when it can be challenged, or that it was notified too late; and what a session discussed, for whoever may read the sheets.</summary>
    public ImmutableArray<string> Notas { get; init; } = [];
}

/// <summary>An open term with its arithmetic.</summary>
/// <param name="Plazo">The term.</param>
/// <param name="Que">What must be done.</param>
/// <param name="Obligado">Who must do it.</param>
/// <param name="Vence">The term as the calendar in force counts it.</param>
/// <param name="Aritmetica">Day by day.</param>
/// <param name="Regla">Rule that grants it.</param>
public sealed record PlazoExplicado(Plazo Plazo, string Que, string Obligado, Plazo Vence, ImmutableArray<string> Aritmetica, ReglaDelCatalogo? Regla);

/// <summary>A project's file as the office sees it.</summary>
/// <param name="Expediente">The state.</param>
/// <param name="Version">Its version.</param>
/// <param name="Contexto">What a decision now would look at.</param>
/// <param name="Sucesos">Its facts, the last first.</param>
/// <param name="Plazos">Its open terms, and those that run without being open: to notify what is not notified yet, and to challenge a resolution.</param>
public sealed record ExpedienteContado(Expediente Expediente, long Version, Contexto Contexto, ImmutableArray<Suceso> Sucesos, ImmutableArray<PlazoExplicado> Plazos)
{
    /// <summary>The fact that gave the file its present status.</summary>
    public Suceso? PorQue => Sucesos.FirstOrDefault(s => s.Cambia is not null);
}

/// <summary>Tells a file's story to the office, and opens its documents.</summary>
public sealed class Historias(IEventStore store, Repositorio repositorio, Entorno entorno, IDocumentStore documentos, IFichaStore fichas, PapelesDeInforme papeles, TimeProvider reloj)
{
    /// <summary>The story of a file, or <see langword="null"/> when there is none or the actor may not read it.</summary>
    public async ValueTask<ExpedienteContado?> DeAsync(Actor? actor, string folio, CancellationToken ct = default)
    {
        if (!actor.Lee() || !Folio.TryParse(folio, out var f))
        {
            return null;
        }

        var clave = f.ToString();
        var (expediente, version) = await repositorio.CargarAsync<Expediente>(clave, ct).ConfigureAwait(false);
        if (expediente.Recepcion is null)
        {
            return null;
        }

        var contexto = await entorno.ContextoAsync(clave, expediente, reloj.GetUtcNow(), actor!, ct).ConfigureAwait(false);
        var sucesos = await SucesosAsync(actor!, clave, contexto, ct).ConfigureAwait(false);
        var plazos = expediente.Plazos.Values.Select(p => Explicar(p, contexto))
            .Concat(PlazoParaNotificar.PorHacer(expediente.Notificaciones.Values, contexto).Concat(RecursoDeRevision.Abiertos(expediente, contexto)).Select(p => De(Explicar(p.Item2, contexto), p.Item1)))
            .OrderBy(p => p.Vence.UltimoDia);
        sucesos.Reverse();
        return new ExpedienteContado(expediente, version, contexto, [.. sucesos], [.. plazos]);
    }

    /// <summary>A report of a file, to be read, or only the file when the report is a paper and not a form; <see langword="null"/> when there is none or the actor may not read it.</summary>
    public async ValueTask<(Expediente Expediente, InformeLeido? Informe)?> InformeAsync(Actor? actor, string folio, string cual, CancellationToken ct = default) =>
        await ExpedienteAsync(actor, folio, ct).ConfigureAwait(false) is { } expediente && expediente.Informes?.Entregados.Any(t => t.Sufijo() == cual) == true
            ? (expediente, await papeles.LeerAsync(expediente, cual, ct).ConfigureAwait(false))
            : null;

    /// <summary>Which reports of a file were handed in, without opening any; none for whoever may not read it.</summary>
    public async ValueTask<ImmutableArray<TipoInforme>> InformesAsync(Actor? actor, string folio, CancellationToken ct = default) =>
        await ExpedienteAsync(actor, folio, ct).ConfigureAwait(false) is { Informes: { } informes } ? [.. informes.Entregados] : [];

    /// <summary>Opens a document of a file: only one that the file's own record names, and the sheets only for whoever may see them, which is noted.</summary>
    public async ValueTask<Stream?> AbrirAsync(Actor? actor, string folio, string huella, CancellationToken ct = default)
    {
        var historia = await DeAsync(actor, folio, ct).ConfigureAwait(false);
        if (historia?.Sucesos.SelectMany(s => s.Documentos).Any(d => d.Huella.Valor == huella) != true)
        {
            return null;
        }

        if (historia.Expediente.Dictaminacion is { } d && d.Cedulas.Values.FirstOrDefault(c => c.Documento.Valor == huella) is { } cedula)
        {
            await NotarAsync(actor!, [d.Dictaminadores[cedula.Asiento].Persona], "Leer una cédula (4.2.3)", ct).ConfigureAwait(false);
        }

        return await documentos.OpenAsync(new Huella(huella), ct).ConfigureAwait(false);
    }

    /// <summary>The application of a file as it was handed in; <see langword="null"/> when its document is gone.</summary>
    /// <param name="contado">A file whose story the actor read.</param>
    /// <param name="ct">Cancels the reading.</param>
    public ValueTask<ContenidoDeSolicitud?> SolicitudAsync(ExpedienteContado contado, CancellationToken ct = default) =>
        documentos.LeerAsync<ContenidoDeSolicitud>(contado.Expediente.Recepcion!.Anexo3, ct);

    /// <summary>The documents that a convocatoria's or an acta's record names, the last first; none for whoever may not read them. An acta joins reviewers with folios: only its convocatoria's secretary and the auditor read it here (4.2.3.2).</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="clave">Key of the convocatoria or of the acta.</param>
    /// <param name="ct">Cancels the reading.</param>
    [Regla("PCS-4.2.3.2-02")]
    public async ValueTask<ImmutableArray<DocumentoDeFlujo>> DocumentosAsync<TEstado>(Actor? actor, string clave, CancellationToken ct = default) where TEstado : IEstado<TEstado>
    {
        if (!actor.Lee() || (TEstado.Clase == Acta.Clase && !actor!.VeCedulas(await ConvocatoriaAsync(clave, ct).ConfigureAwait(false))))
        {
            return [];
        }

        var eventos = await store.ReadAsync(Repositorio.Nombre<TEstado>(clave), 0, ct).ConfigureAwait(false);
        return [.. eventos.Reverse().SelectMany(e => Documentos(e, Entorno.ProgramaDeClave(clave)).Select(d => new DocumentoDeFlujo(d.Nombre, d.Huella, e.At, HechoCodec.Leer(e).Relato))).DistinctBy(d => (d.Nombre, d.Huella))];
    }

    /// <summary>Opens one of them. The text of an acta has the names of who reviewed: whoever opens it looked at their data, and it is noted as such.</summary>
    [Regla("PCS-4.2.3.2-02")]
    public async ValueTask<Stream?> AbrirAsync<TEstado>(Actor? actor, string clave, string huella, CancellationToken ct = default) where TEstado : IEstado<TEstado>
    {
        if (!(await DocumentosAsync<TEstado>(actor, clave, ct).ConfigureAwait(false)).Any(d => d.Huella.Valor == huella))
        {
            return null;
        }

        if (TEstado.Clase == Acta.Clase)
        {
            await NotarAsync(actor!, (await repositorio.CargarAsync<Acta>(clave, ct).ConfigureAwait(false)).Estado.Firmantes.Values, "Leer el texto de un Acta de Dictaminación (glosario)", ct).ConfigureAwait(false);
        }

        return await documentos.OpenAsync(new Huella(huella), ct).ConfigureAwait(false);
    }

    /// <summary>A term with its arithmetic.</summary>
    public static PlazoExplicado Explicar(Plazo plazo, Contexto contexto)
    {
        var termino = contexto.Programa.Plazos.GetValueOrDefault(plazo.Renglon);
        var vigente = contexto.Calendario.Recomputar(plazo);
        return new PlazoExplicado(
            plazo,
            termino?.Descripcion ?? plazo.Id,
            termino?.Obligado ?? "",
            vigente,
            [.. contexto.Calendario.Explicar(vigente).Renglones()],
            CatalogoDeReglas.Buscar(plazo.Regla));
    }

    private static PlazoExplicado De(PlazoExplicado plazo, Notificacion notificacion) => plazo with { Que = $"{plazo.Que}: «{NombresDeExpediente.De(notificacion)}»" };

    private async ValueTask<List<Suceso>> SucesosAsync(Actor actor, string clave, Contexto contexto, CancellationToken ct)
    {
        var programa = contexto.Programa;
        var pasos = Paso.De(await store.ReadAsync(Repositorio.Nombre<Expediente>(clave), 0, ct).ConfigureAwait(false));
        var sucesos = new List<Suceso>();
        // Until all are in, nobody reads one, so that nobody scores after another.
        var leeCedulas = actor.VeCedulas(contexto.Convocatoria);
        var abiertas = leeCedulas && pasos[^1].Despues.Dictaminacion is { Completa: true };
        foreach (var paso in pasos)
        {
            var (evento, hecho, antes, estado) = paso;
            // What a fact orders or opens cites its own rule too.
            var reglas = paso.Reglas
                .Concat(estado.Notificaciones.Where(n => !antes.Notificaciones.ContainsKey(n.Key)).Select(n => n.Value.Regla))
                .Concat(estado.Plazos.Where(p => !antes.Plazos.ContainsKey(p.Key)).Select(p => p.Value.Regla))
                .Distinct()
                .Select(CatalogoDeReglas.Buscar)
                .OfType<ReglaDelCatalogo>();
            sucesos.Add(new Suceso(
                evento.Version,
                evento.At,
                evento.Type,
                Autor.De(evento),
                hecho.Contar(new NombresDeExpediente(programa, estado)),
                [.. reglas],
                hecho is CedulaEntregada && !abiertas ? [] : [.. Documentos(evento, programa), .. await EvidenciasAsync(antes, estado, ct).ConfigureAwait(false)],
                antes.Estatus == estado.Estatus && antes.Causa == estado.Causa ? null : estado.Estatus,
                Convert.ToHexStringLower(evento.Hash.Span)) { Notas = [.. SeCuentan(hecho, leeCedulas) ? hecho.Pormenores(new NombresDeExpediente(programa, estado)) : [], .. paso.Notas(pasos[^1].Despues, contexto)] });
        }

        return sucesos;
    }

    // What the sheets say is told to whoever may read them; what a committee must be able to do with its report, to the whole office.
    private static bool SeCuentan(Hecho hecho, bool leeCedulas) => hecho is ResultadoAcordado ? leeCedulas : hecho is AjustePresentado or ModificatorioEnviado or InformeFinalCalificado;

    // A fact names the report that was handed in; the report names its evidence.
    private async ValueTask<IReadOnlyList<DocumentoDeHecho>> EvidenciasAsync(Expediente antes, Expediente ahora, CancellationToken ct)
    {
        var evidencias = new List<DocumentoDeHecho>();
        foreach (var tipo in Enum.GetValues<TipoInforme>())
        {
            if (ahora.Informes?.De(tipo) is { } informe && informe.Documento != antes.Informes?.De(tipo)?.Documento)
            {
                evidencias.AddRange((await papeles.DeAsync(informe.Documento, ct).ConfigureAwait(false)).Select(p => new DocumentoDeHecho(p.Nombre, p.Huella)));
            }
        }

        return evidencias;
    }

    // Neither the folio nor the acta stands in what is noted: others read who looked, and would learn who reviewed what.
    private async ValueTask NotarAsync(Actor actor, IEnumerable<PersonaId> personas, string paraQue, CancellationToken ct) =>
        await fichas.GetAsync([.. personas], actor, new Uso(Finalidad.SistemasDeDatos, paraQue), ct).ConfigureAwait(false);

    private async ValueTask<Convocatoria?> ConvocatoriaAsync(string clave, CancellationToken ct) =>
        Entorno.IdDeConvocatoria(clave) is { } id ? (await repositorio.CargarAsync<Convocatoria>(id, ct).ConfigureAwait(false)).Estado : null;

    private async ValueTask<Expediente?> ExpedienteAsync(Actor? actor, string folio, CancellationToken ct) =>
        actor.Lee() && Folio.TryParse(folio, out var f)
        && (await repositorio.CargarAsync<Expediente>(f.ToString(), ct).ConfigureAwait(false)).Estado is { Recepcion: not null } expediente
            ? expediente
            : null;

    private static IEnumerable<DocumentoDeHecho> Documentos(RecordedEvent evento, Programa? programa)
    {
        using var json = JsonDocument.Parse(evento.Data);
        // The same bytes may have been handed in as two documents: each is there under its name.
        var nombradas = Huellas.En(evento).ToHashSet();
        return [.. Documentos("documento", json.RootElement).Where(d => nombradas.Contains(d.Huella)).Select(d => d with { Nombre = NombresDeDocumento.De(programa, d.Nombre, evento.Type) }).Distinct()];
    }

    private static IEnumerable<DocumentoDeHecho> Documentos(string nombre, JsonElement e) => e.ValueKind switch
    {
        // What belongs to a seat says whose it is.
        JsonValueKind.Object when e.TryGetProperty("asiento", out var asiento) => e.EnumerateObject().SelectMany(p => Documentos(p.Name, p.Value)).Select(d => d with { Nombre = $"{d.Nombre}/{asiento.GetString()}" }),
        JsonValueKind.Object => e.EnumerateObject().SelectMany(p => Documentos(p.Name, p.Value)),
        JsonValueKind.Array => e.EnumerateArray().SelectMany(x => Documentos(nombre, x)),
        JsonValueKind.String when Huellas.EsHuella(e.GetString()) => [new DocumentoDeHecho(nombre, new Huella(e.GetString()!))],
        _ => [],
    };
}
