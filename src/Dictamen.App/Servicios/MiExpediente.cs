using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Dictamen.App.Consultas;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E8_Informes;

namespace Dictamen.App.Servicios;

/// <summary>A member of a committee to whom the link of a file is sent.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Cargo">Post.</param>
/// <param name="Persona">Who.</param>
public sealed record Destinatario(Folio Folio, string Cargo, PersonaId Persona);

/// <summary>A project's file, as a member of its committee reaches it.</summary>
/// <param name="Expediente">The file.</param>
/// <param name="Version">Version of the file: what is done upon it is done upon what was read.</param>
/// <param name="Contexto">Convocatoria, programme, calendar and instant.</param>
/// <param name="Yo">The member whose link it is; the first one where the office captures what the committee wrote.</param>
public sealed record MiProyecto(Expediente Expediente, long Version, Contexto Contexto, Integrante Yo)
{
    /// <summary>Status that may be told: a result is told once it is published.</summary>
    public Estatus EstatusVisible => Verificacion.Visible(Expediente.Estatus, Contexto.Convocatoria);
}

/// <summary>A project's file for the members of its committee. Each acts with their own link: the scope of the session is folio and post, and its subject is the person.</summary>
public sealed class MiExpediente(
    Repositorio repositorio,
    FichasDelComite fichas,
    IDocumentStore documentos,
    Despachador despachador,
    Entorno entorno,
    Historia historia,
    PapelesDeInforme papeles,
    PersonasQueEntran personas,
    TimeProvider reloj)
{
    private static readonly Uso EnviarEnlace = new(Finalidad.SistemasDeDatos, "Enviar su enlace privado al correo registrado");

    private static readonly Uso LlenarRecibo = new(Finalidad.SistemasDeDatos, "Llenar el recibo de pago (Anexo 7)");

    // What the committee is not told, or not yet (4.2.3.2), by the fact's name in the record.
    private static readonly FrozenDictionary<string, ReservadoAttribute?> Reservas = HechoCodec.TiposDeHecho.ToFrozenDictionary(t => t.Key, t => t.Value.GetCustomAttribute<ReservadoAttribute>());

    // What the system's streams owe each other: the office's business.
    private static readonly ImmutableHashSet<string> EntreFlujos = [nameof(EncargoCumplido), nameof(EncargoRechazado), nameof(EncargoReintentado)];

    internal static Rechazo SinAcceso { get; } = new("SIN_ACCESO", "PCS-4.2.2-02", "El expediente no existe o su enlace no lo abre.");

    /// <summary>Members to whom an address belongs. An address that is only notified of what happens is nobody's: with a link its reader would act as a member. Only for sending their links to that address; nothing of the answer may be shown.</summary>
    public async Task<IReadOnlyList<Destinatario>> DestinatariosAsync(string folio, [DatoPersonal] string correo, CancellationToken ct = default)
    {
        if (!Folio.TryParse(folio.Trim().ToUpperInvariant(), out var suyo))
        {
            return [];
        }

        return [.. from i in await IntegrantesConFichaAsync(suyo, ct).ConfigureAwait(false)
                   where string.Equals(i.Ficha.Correo, correo.Trim(), StringComparison.OrdinalIgnoreCase)
                   select i.Destinatario];
    }

    /// <summary>Every member of a file with their address, for sending each their link.</summary>
    public async Task<IReadOnlyList<(Destinatario Destinatario, string Correo)>> IntegrantesAsync(Folio folio, CancellationToken ct = default) =>
        [.. (await IntegrantesConFichaAsync(folio, ct).ConfigureAwait(false)).Select(i => (i.Destinatario, i.Ficha.Correo))];

    /// <summary>Reads the file, or <see langword="null"/> when it does not exist or the link is not of one of its members: the answer does not tell which.</summary>
    /// <param name="folio">Folio.</param>
    /// <param name="actor">Who asks: the subject of the link.</param>
    /// <param name="alcance">What the session reaches: <c>{folio}:{cargo}</c>.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<MiProyecto?> LeerAsync(string folio, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        if (actor is not { Rol: Rol.Solicitante } || alcance?.Split(':') is not [var suyo, var cargo] || suyo != folio || !Folio.TryParse(folio, out var f) || f.ToString() != folio)
        {
            return null;
        }

        return await LeerDeAsync(folio, actor.Id, ct).ConfigureAwait(false) is { } mio && mio.Yo.Cargo == cargo ? mio : null;
    }

    /// <summary>Reads the file as one of its members does; <see langword="null"/> when nobody of its committee is that person.</summary>
    internal async Task<MiProyecto?> LeerDeAsync(string folio, string persona, CancellationToken ct)
    {
        var (estado, version) = await repositorio.CargarAsync<Expediente>(folio, ct).ConfigureAwait(false);
        return estado.Recepcion?.Integrantes.FirstOrDefault(i => i.Persona.Valor == persona) is { } yo
            ? new MiProyecto(estado, version, await entorno.ContextoAsync(folio, estado, reloj.GetUtcNow(), new Actor(Rol.Solicitante, persona), ct).ConfigureAwait(false), yo)
            : null;
    }

    /// <summary>Reads the file for who captures what its committee told on paper; <see langword="null"/> when it does not exist, or whoever asks may not, or it cannot be told so.</summary>
    /// <param name="folio">Folio.</param>
    /// <param name="accion">What was told.</param>
    /// <param name="actor">Who captures it.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<MiProyecto?> LeerEscritoAsync(string folio, string accion, Actor? actor, CancellationToken ct = default)
    {
        if (actor is not { Rol: Rol.Operador } || !AccionesDelComite.PorEscrito(accion) || Entorno.ProgramaDeClave(folio) is null)
        {
            return null;
        }

        var (estado, version) = await repositorio.CargarAsync<Expediente>(folio, ct).ConfigureAwait(false);
        return estado.Recepcion is { } recepcion
            ? new MiProyecto(estado, version, await entorno.ContextoAsync(folio, estado, reloj.GetUtcNow(), actor, ct).ConfigureAwait(false), recepcion.Integrantes[0])
            : null;
    }

    /// <summary>The file's story, without what is confidential: who reviews a project, and results that were not published.</summary>
    public async Task<IReadOnlyList<Renglon>> HistoriaAsync(MiProyecto mio, CancellationToken ct = default)
    {
        var folio = mio.Expediente.Folio;
        var publicado = mio.Contexto.Convocatoria?.ResultadosDeDictaminacion is not null;
        return [.. (await historia.ContarAsync(folio, ct).ConfigureAwait(false))
            .Where(r => !EntreFlujos.Contains(r.Tipo))
            .Where(r => Reservas[r.Tipo] is not { } reserva || (publicado && reserva.HastaPublicar))];
    }

    /// <summary>The application as it was handed in.</summary>
    public async Task<ContenidoDeSolicitud> SolicitudAsync(MiProyecto mio, CancellationToken ct = default)
    {
        var huella = mio.Expediente.Recepcion!.Anexo3;
        return await documentos.LeerAsync<ContenidoDeSolicitud>(huella, ct).ConfigureAwait(false) ?? throw new InvalidDataException($"La solicitud {huella} no está entre los documentos.");
    }

    /// <summary>The receipt of a payment, to be printed and signed; <see langword="null"/> when there is none to sign. The look at the names is logged.</summary>
    [Regla("PCS-A7-01")]
    public async Task<ReciboPorFirmar?> ReciboAsync(MiProyecto mio, int numero, Actor actor, CancellationToken ct = default)
    {
        if (!ReciboPorFirmar.SeFirma(mio.Expediente, numero))
        {
            return null; // Nobody's name is looked up for it.
        }

        var recepcion = mio.Expediente.Recepcion!;
        var suyas = await fichas.DeAsync(recepcion, actor, LlenarRecibo, ct).ConfigureAwait(false);
        return ReciboPorFirmar.De(mio, numero, recepcion.Integrantes.Where(i => suyas.ContainsKey(i.Persona)).ToImmutableDictionary(i => i.Cargo, i => suyas[i.Persona].NombreCompleto));
    }

    /// <summary>The application as it is in force, with what was adjusted and modified since: what the forms ask about and the reports are compared with.</summary>
    [Regla("AMB-48")]
    public async Task<ContenidoDeSolicitud> AutorizadaAsync(MiProyecto mio, CancellationToken ct = default)
    {
        var solicitud = await SolicitudAsync(mio, ct).ConfigureAwait(false);
        return solicitud with { Anexo3 = CompromisosAjustados.Autorizado(solicitud.Anexo3, mio.Expediente) };
    }

    /// <summary>A report that the committee handed in, to read it again; <see langword="null"/> when there is none.</summary>
    public Task<InformeLeido?> InformeAsync(MiProyecto mio, string cual, CancellationToken ct = default) => papeles.LeerAsync(mio.Expediente, cual, ct);

    /// <summary>Which of its reports the committee handed in as a form, which can be read again here.</summary>
    public async Task<IReadOnlyList<TipoInforme>> InformesAsync(MiProyecto mio, CancellationToken ct = default)
    {
        var formatos = new List<TipoInforme>();
        foreach (var tipo in mio.Expediente.Informes?.Entregados ?? [])
        {
            if (await papeles.EsFormatoAsync(mio.Expediente.Informes!.De(tipo)!.Documento, ct).ConfigureAwait(false))
            {
                formatos.Add(tipo);
            }
        }

        return formatos;
    }

    /// <summary>Documents of the file that its committee may open, with their names.</summary>
    public async Task<IReadOnlyList<(string Nombre, Huella Huella)>> DocumentosAsync(MiProyecto mio, CancellationToken ct = default)
    {
        var e = mio.Expediente;
        var todos = e.Recepcion!.Documentos.OrderBy(d => d.Key, StringComparer.Ordinal)
            .Select(d => (Nombre: Requisitos.Nombre(mio.Contexto.Programa, d.Key), Huella: (Huella?)d.Value))
            .Append(("Oficio de observaciones", e.Ajuste?.Oficio))
            .Append(("Proyecto ajustado", e.Ajuste?.ProyectoAjustado ?? e.Ajuste?.PorRevisar?.Proyecto))
            .Append(("Convenio de Concertación", e.Convenio?.Documento))
            .Append(("Instrumento Modificatorio", e.Convenio?.Modificatorio?.Instrumento))
            .Append(("Escrito del cambio de integrantes", e.Convenio?.Cambio?.Escrito))
            .Concat(e.Convenio?.Cambio?.Documentos.OrderBy(d => d.Key, StringComparer.Ordinal).Where(d => e.Recepcion.Documentos.GetValueOrDefault(d.Key) != d.Value)
                .Select(d => ($"{Requisitos.Nombre(mio.Contexto.Programa, d.Key)}, del cambio de integrantes", (Huella?)d.Value)) ?? [])
            .Concat(e.Convenio?.Papeles.SelectMany(p => new[] { ($"Recibo de pago, ministración {p.Key}", p.Value.Recibo), ($"Estado de cuenta, ministración {p.Key}", p.Value.EstadoDeCuenta) }
                .Concat(p.Value.Identificaciones.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => ($"{Requisitos.Nombre(mio.Contexto.Programa, i.Key)}, anexa al recibo de la ministración {p.Key}", (Huella?)i.Value)))) ?? [])
            .Concat((e.Ministraciones?.Comprobantes ?? []).Select((c, n) => (string.Create(CultureInfo.InvariantCulture, $"Comprobante {n + 1}, del {c.Fecha.Corta()}"), (Huella?)c.Documento)))
            .ToList();
        foreach (var tipo in Enum.GetValues<TipoInforme>())
        {
            if (e.Informes?.De(tipo) is { } informe)
            {
                todos.Add(($"Información adicional del {tipo.Nombre()}", informe.InformacionAdicional));
                todos.Add(($"Respuesta a la Cédula del {tipo.Nombre()}", informe.CedulaSolventada));
                todos.AddRange((await papeles.DeAsync(informe.Documento, ct).ConfigureAwait(false)).Select(p => ($"{tipo.Nombre()}: {p.Nombre}", (Huella?)p.Huella)));
            }
        }

        todos.AddRange(e.Notificaciones.Values.Where(n => n.Documento is not null).OrderBy(n => n.EmitidaEl).Select(n => ($"{n.Documento!.Nombre}, del {n.EmitidaEl?.Corta()}", (Huella?)n.Documento.Huella)));
        return [.. todos.Where(d => d.Item2 is not null).Select(d => (d.Item1, d.Item2!.Value))];
    }

    /// <summary>Opens a document of the file, or <see langword="null"/> when it is not one of those that its committee may open.</summary>
    public async Task<Stream?> AbrirAsync(string folio, Huella huella, Actor? actor, string? alcance, CancellationToken ct = default) =>
        await LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) is { } mio && (await DocumentosAsync(mio, ct).ConfigureAwait(false)).Any(d => d.Huella == huella)
            ? await documentos.OpenAsync(huella, ct).ConfigureAwait(false)
            : null;

    /// <summary>Carries out what a member asks for with a form.</summary>
    /// <param name="folio">Folio.</param>
    /// <param name="accion">One of <see cref="AccionesDelComite"/>.</param>
    /// <param name="orden">Number of the form: the same one twice is done once.</param>
    /// <param name="campos">What was typed.</param>
    /// <param name="archivos">Files, by field.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="alcance">What the session reaches.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    /// <returns>The refusal, or <see langword="null"/> when it was done.</returns>
    public async Task<Rechazo?> HacerAsync(string folio, string accion, string orden, IReadOnlyDictionary<string, string> campos, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> archivos, Actor? actor, string? alcance, CancellationToken ct = default)
    {
        var (fallas, revisados) = Revisar(archivos);
        return (await EntregarAsync(folio, accion, orden, campos, revisados, fallas, [.. archivos.Where(a => revisados.ContainsKey(a.Key)).Select(a => a.Value)], actor, alcance, vista: null, ct).ConfigureAwait(false)).Rechazo;
    }

    /// <summary>What is wrong with the files of a form, and those that are good, by field.</summary>
    internal static (List<Falla> Fallas, Dictionary<string, ArchivoEntregado> Buenos) Revisar(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> archivos)
    {
        var (fallas, buenos) = (new List<Falla>(), new Dictionary<string, ArchivoEntregado>(StringComparer.Ordinal));
        foreach (var (campo, contenido) in archivos)
        {
            var (tipo, problema) = RevisionDeArchivos.Revisar(contenido.Span, LectorDeActos.AdmiteVideo(campo));
            if (problema is null)
            {
                buenos[campo] = new ArchivoEntregado(Huellas.De(contenido.Span), tipo!);
            }
            else
            {
                fallas.Add(new Falla(campo, "PCS-4.2.2-01", problema));
            }
        }

        return (fallas, buenos);
    }

    /// <summary>The same with files that are kept already, upon the version that was seen when it is said which.</summary>
    internal Task<Respuesta> EntregarAsync(string folio, string accion, string orden, IReadOnlyDictionary<string, string> campos, IReadOnlyDictionary<string, ArchivoEntregado> archivos, List<Falla> fallas, Actor? actor, string? alcance, long? vista, CancellationToken ct) =>
        EntregarAsync(folio, accion, orden, campos, archivos, fallas, [], actor, alcance, vista, ct);

    /// <summary>The same with files of which some are kept already, and <paramref name="contenidos"/> are not yet.</summary>
    internal async Task<Respuesta> EntregarAsync(
        string folio,
        string accion,
        string orden,
        IReadOnlyDictionary<string, string> campos,
        IReadOnlyDictionary<string, ArchivoEntregado> archivos,
        List<Falla> fallas,
        ImmutableArray<ReadOnlyMemory<byte>> contenidos,
        Actor? actor,
        string? alcance,
        long? vista,
        CancellationToken ct)
    {
        if ((await LeerAsync(folio, actor, alcance, ct).ConfigureAwait(false) ?? await LeerEscritoAsync(folio, accion, actor, ct).ConfigureAwait(false)) is not { } mio)
        {
            return new Respuesta(0, [], SinAcceso);
        }

        var commandId = $"comite/{actor!.Id}/{orden}";
        var delComite = accion == AccionesDelComite.Comprobante ? await personas.DelComiteAsync(mio.Expediente.Recepcion!, actor, ct).ConfigureAwait(false) : null;
        var lector = new LectorDeActos(mio, await AutorizadaAsync(mio, ct).ConfigureAwait(false), new LectorDeCampos(campos), archivos, fallas, personas, delComite)
        {
            ClabeDelExpediente = InformesEnBorrador.Aplica(accion) || EstadoDeCuenta.YaEntregado(mio.Expediente, archivos.Values.Select(a => a.Huella)) ? await ClabeAsync(mio, actor, ct).ConfigureAwait(false) : null,
        };
        var (acto, rechazo) = await LeerActoAsync(lector, accion, actor, ct).ConfigureAwait(false);
        rechazo = vista is null || vista == mio.Version ? rechazo : Despachador.Cambiado;

        // An order that was carried out before finds its work done, and may be refused for it: its first answer stands. Of another order under its id nothing is kept.
        if (await despachador.AnteriorAsync<Expediente>(folio, commandId, ct).ConfigureAwait(false) is { } anterior)
        {
            return anterior;
        }

        if (rechazo is not null)
        {
            return new Respuesta(mio.Version, [], rechazo);
        }

        // What the fact will only name is safe before the fact is.
        foreach (var contenido in contenidos.Concat(lector.PorGuardar.Select(b => (ReadOnlyMemory<byte>)b)))
        {
            await documentos.PutAsync(contenido, ct).ConfigureAwait(false);
        }

        var cambio = acto is InformarCambioDeIntegrantes { Personas: var entran } ? personas.Fichas(mio.Expediente, entran, actor)
            : lector.Clabe is { } clabe && acto is EntregarPapeles papeles ? Cuenta(mio, papeles.Ministracion, clabe, actor)
            : null;
        return await despachador.EjecutarAsync(folio, acto!, actor, commandId, vista, cambio, ct).ConfigureAwait(false);
    }

    // The act that was asked for, or everything that is wrong with it at once.
    private async Task<(Acto<Expediente>? Acto, Rechazo? Rechazo)> LeerActoAsync(LectorDeActos lector, string accion, Actor actor, CancellationToken ct)
    {
        var (acto, fallas) = (lector.Leer(accion), lector.Fallas);
        fallas.AddRange(lector.Campos.Ilegibles);
        if (acto is null)
        {
            return (null, fallas.Count > 0 ? Rechazo.PorContenido(fallas) : new Rechazo("NO_EXISTE", "PCS-4.2.2-02", "Esa acción no existe."));
        }

        var decision = await despachador.ProbarAsync(lector.Mio.Expediente.Folio.ToString(), acto, actor, ct).ConfigureAwait(false);
        if (decision.Rechazo is { } rechazo)
        {
            if (rechazo.Fallas.IsEmpty)
            {
                return (null, rechazo);
            }

            // What cannot be read is said once, at its field, and not again as something that was left empty.
            var dichos = fallas.Select(f => f.Campo).ToHashSet(StringComparer.Ordinal);
            fallas.AddRange(rechazo.Fallas.Select(lector.EnElFormato).Where(f => !dichos.Contains(f.Campo)));
        }

        return fallas.Count > 0 ? (null, Rechazo.PorContenido(fallas)) : (acto, null);
    }

    // The account of the agreement's papers, that a report must name again (Anexos 9 and 10, section 8).
    private async Task<string?> ClabeAsync(MiProyecto mio, Actor actor, CancellationToken ct)
    {
        var recepcion = mio.Expediente.Recepcion!;
        var suyas = await fichas.DeAsync(recepcion, actor, new Uso(Finalidad.SistemasDeDatos, "Comparar la cuenta que declara el Comité"), ct).ConfigureAwait(false);
        return CuentasDelProyecto.Ultima(suyas.Values, mio.Expediente.Folio);
    }

    private CambioDeFichas Cuenta(MiProyecto mio, int ministracion, string clabe, Actor actor) => fichas.Cambio(
        mio.Expediente.Recepcion!,
        mio.Expediente.Recepcion!.Integrantes.Select(i => i.Persona),
        actor,
        new Uso(Finalidad.SistemasDeDatos, "Registrar la cuenta mancomunada"),
        suyas => suyas.Values.Select(f => f with { Cuentas = CuentasDelProyecto.Con(f.Cuentas, mio.Expediente.Folio, ministracion, clabe) }),
        // Only with the bank statement that a fact names: papers that change nothing change no account either.
        hechos => hechos.Any(h => h is PapelesEntregados { EstadoDeCuenta: not null }));

    private async Task<IReadOnlyList<(Destinatario Destinatario, Ficha Ficha)>> IntegrantesConFichaAsync(Folio folio, CancellationToken ct)
    {
        if ((await repositorio.CargarAsync<Expediente>(folio.ToString(), ct).ConfigureAwait(false)).Estado.Recepcion is not { } recepcion)
        {
            return [];
        }

        var suyas = await fichas.DeAsync(recepcion, Actor.Sistema, EnviarEnlace, ct).ConfigureAwait(false);
        return [.. recepcion.Integrantes.Where(i => suyas.ContainsKey(i.Persona)).Select(i => (new Destinatario(folio, i.Cargo, i.Persona), suyas[i.Persona]))];
    }
}
