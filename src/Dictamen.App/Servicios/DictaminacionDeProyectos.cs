using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;

namespace Dictamen.App.Servicios;

/// <summary>What a member of the Comité Dictaminador does alone: declares, reads, fills in the sheet and hands it in. Whoever is not assigned to a project gets nothing of it (4.2.3.2).</summary>
public sealed class DictaminacionDeProyectos(
    Despachador despachador,
    Repositorio repositorio,
    IDocumentStore documentos,
    DictaminacionAsignaciones asignaciones,
    DictaminacionBorradores borradores,
    TimeProvider reloj)
{
    // The rest of what is handed in carries names, CURP or signatures of the committee's members; officers reviewed it on reception.
    private static readonly ImmutableHashSet<string> SinDatosPersonales = [Requisitos.Coinversion];

    // A technical limit of what is kept for a field; the act says its own when the sheet is handed in.
    private const int LargoGuardado = 20_000;

    private static readonly Rechazo NoAsignado = new("NO_ASIGNADO", "PCS-4.2.3.2-02", "El proyecto no está entre los que se le asignaron.");

    /// <summary>The refusal of a sheet that is no longer the one that was shown.</summary>
    public static Rechazo OtraCedula { get; } = new(
        VentanaDeBorrador.Codigo, "PCS-4.2.3-02", "No se entregó: la cédula cambió en otra ventana desde que se le mostró. Revise la que está guardada y, si es la suya, entréguela.");

    /// <summary>A page of the member's list; empty until the member has declared, and <see langword="null"/> to anybody else.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="convocatoria">Id of the convocatoria.</param>
    /// <param name="pagina">Page, from 1: what is to be handed in comes first.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<MesaDelDictaminador?> MesaAsync(Actor actor, string convocatoria, int pagina = 1, CancellationToken ct = default)
    {
        if (actor.Rol != Rol.Dictaminador)
        {
            return null;
        }

        var c = (await repositorio.CargarAsync<Convocatoria>(convocatoria, ct).ConfigureAwait(false)).Estado;
        if (await borradores.ProtestaAsync(convocatoria, actor, ct).ConfigureAwait(false) is not { } protesta)
        {
            return new MesaDelDictaminador(c, null, [], [], 0, 0);
        }

        var persona = new PersonaId(actor.Id);
        var suyos = (await asignaciones.ExpedientesAsync(convocatoria, persona, ct).ConfigureAwait(false)).ToLookup(r => Avance(r, persona));
        var lista = Listado.De([.. suyos.OrderBy(g => g.Key == AvanceDeCedula.Entregada).ThenBy(g => g.Key).SelectMany(g => g)], pagina);

        // Only what is begun and not handed in has a draft to be asked for, and only the page shows it.
        var proyectos = await lista.Renglones.LeerALaVezAsync(
            async (r, token) => new ProyectoAsignado(r.Folio, r.Proyecto, r.Comunidad, r.Tematica, r.MontoSolicitado, await AvanceAsync(r, actor, token).ConfigureAwait(false), r.CedulasCompletas),
            ct).ConfigureAwait(false);
        return new MesaDelDictaminador(
            c, protesta, [.. proyectos], [.. await asignaciones.ActasAsync(convocatoria, persona, ct).ConfigureAwait(false)], suyos[AvanceDeCedula.Entregada].Count(), suyos[AvanceDeCedula.Pendiente].Count())
        {
            Pagina = lista.Pagina,
            Paginas = lista.Paginas,
        };
    }

    /// <summary>Declares, before anything is shown, independence and confidentiality. The instant goes into every sheet of the member.</summary>
    public async Task ProtestarAsync(Actor actor, string convocatoria, CancellationToken ct = default)
    {
        if (actor.Rol == Rol.Dictaminador && await borradores.ProtestaAsync(convocatoria, actor, ct).ConfigureAwait(false) is null)
        {
            await borradores.ProtestarAsync(convocatoria, actor, reloj.GetUtcNow(), ct).ConfigureAwait(false);
        }
    }

    /// <summary>A project, or <see langword="null"/> to whoever is not assigned to it or has not declared yet.</summary>
    public async Task<ProyectoPorDictaminar?> ProyectoAsync(Actor actor, string convocatoria, string folio, CancellationToken ct = default)
    {
        if (await SuyoAsync(actor, convocatoria, folio, ct).ConfigureAwait(false) is not var (e, asiento, protesta))
        {
            return null;
        }

        var c = (await repositorio.CargarAsync<Convocatoria>(convocatoria, ct).ConfigureAwait(false)).Estado;
        var programa = Entorno.ProgramaDe(convocatoria);
        var borrador = await borradores.CedulaAsync(e.Folio, actor, ct).ConfigureAwait(false) ?? new BorradorDeCedula(ImmutableDictionary<string, string>.Empty);
        var avance = await AvanceAsync(Resumen.De(e), actor, ct).ConfigureAwait(false);
        var leer = avance == AvanceDeCedula.Entregada || (avance is AvanceDeCedula.Pendiente or AvanceDeCedula.EnProceso && borrador.SinConflicto is not null);
        var recibidos = e.Recepcion!.Documentos;
        return new ProyectoPorDictaminar(
            e,
            programa,
            c.Bases!,
            asiento,
            avance,
            borrador,
            leer ? await ContenidoAsync(e, ct).ConfigureAwait(false) : null,
            leer
                ? [.. Requisitos.Claves(programa).Where(r => recibidos.ContainsKey(r.Clave)).Select(r => new DocumentoEnLectura(r.Clave, Requisitos.Nombre(r.Requisito, r.Cargo), SinDatosPersonales.Contains(r.Clave) ? recibidos[r.Clave] : null))]
                : [])
        {
            Documento = Preparar(e, asiento, protesta, borrador)?.Acto.Documento,
        };
    }

    /// <summary>Opens a document of the application that holds no personal data, or <see langword="null"/>.</summary>
    public async Task<Stream?> DocumentoAsync(Actor actor, string convocatoria, string folio, string huella, CancellationToken ct = default)
    {
        var proyecto = await ProyectoAsync(actor, convocatoria, folio, ct).ConfigureAwait(false);
        return proyecto?.Documentos.FirstOrDefault(d => d.Huella?.Valor == huella)?.Huella is { } h ? await documentos.OpenAsync(h, ct).ConfigureAwait(false) : null;
    }

    /// <summary>Declares that there is no conflict with a project: from then on the application is shown.</summary>
    public Task<Rechazo?> DeclararSinConflictoAsync(Actor actor, string convocatoria, string folio, CancellationToken ct = default) =>
        CambiarAsync(actor, convocatoria, folio, b => (b.Campos.ContainsKey(BorradorDeCedula.CampoSinConflicto) ? b : Fechado(b, BorradorDeCedula.CampoSinConflicto), null), ct);

    /// <summary>Declares a conflict with a project. Nothing of it has to be shown for that, so no confidence has to be promised before.</summary>
    /// <param name="actor">Who declares it.</param>
    /// <param name="convocatoria">Id of the convocatoria.</param>
    /// <param name="folio">Folio.</param>
    /// <param name="motivo">Conflict.</param>
    /// <param name="orden">Id of the order, where whoever sends it gave one.</param>
    /// <param name="ct">Cancels before it is recorded.</param>
    public async Task<Rechazo?> DeclararConflictoAsync(Actor actor, string convocatoria, string folio, MotivoDeConflicto motivo, string? orden = null, CancellationToken ct = default)
    {
        if (await AsignadoAsync(actor, convocatoria, folio, ct).ConfigureAwait(false) is not var (e, _))
        {
            return NoAsignado;
        }

        return (await despachador.EjecutarAsync(e.Folio.ToString(), new DeclararConflicto(motivo), actor, orden ?? $"conflicto/{actor.Id}", ct).ConfigureAwait(false)).Rechazo;
    }

    /// <summary>Saves the sheet as it was typed. Nothing is checked yet; fields that a sheet does not have are left out.</summary>
    /// <param name="actor">Who saves.</param>
    /// <param name="convocatoria">Id of the convocatoria.</param>
    /// <param name="folio">Folio.</param>
    /// <param name="campos">What was typed.</param>
    /// <param name="desde">Page that saves: one that was opened before the sheet was saved in another is refused (<see cref="VentanaDeBorrador.Codigo"/>). <see langword="null"/> for none.</param>
    /// <param name="ct">Cancels before it is kept.</param>
    public Task<Rechazo?> GuardarAsync(Actor actor, string convocatoria, string folio, IEnumerable<KeyValuePair<string, string>> campos, VentanaDeBorrador? desde = null, CancellationToken ct = default)
    {
        var conocidos = BorradorDeCedula.Preguntas.SelectMany(p => new[] { p, $"{p}.motivo" })
            .Concat(Entorno.ProgramaDe(convocatoria).Criterios.Select(c => $"puntajes.{c.Id}"))
            .Append("observaciones")
            .ToHashSet(StringComparer.Ordinal);
        var escritos = campos.Where(c => conocidos.Contains(c.Key)).Select(c => KeyValuePair.Create(c.Key, Guardable(c.Value.ReplaceLineEndings("\n")))).ToArray();
        return CambiarAsync(
            actor,
            convocatoria,
            folio,
            b =>
            {
                var (nuevo, rechazo) = b.Con(b.Campos.SetItems(escritos), desde);
                return (nuevo is null ? null : Fechado(nuevo, BorradorDeCedula.CampoGuardado), rechazo);
            },
            ct);

        static string Guardable(string texto) => texto.Length > LargoGuardado ? texto[..LargoGuardado] : texto;
    }

    /// <summary>What the act would refuse in the saved sheet, or <see langword="null"/> when it can be handed in.</summary>
    public async Task<Rechazo?> RevisarAsync(Actor actor, string convocatoria, string folio, CancellationToken ct = default) =>
        await PrepararAsync(actor, convocatoria, folio, ct).ConfigureAwait(false) is { } preparada ? await RevisarAsync(actor, folio, preparada, ct).ConfigureAwait(false) : NoAsignado;

    /// <summary>Hands in the saved sheet as it was shown. It is final.</summary>
    /// <param name="actor">Who hands it in.</param>
    /// <param name="convocatoria">Id of the convocatoria.</param>
    /// <param name="folio">Folio.</param>
    /// <param name="documento">Digest of what the person saw (<see cref="ProyectoPorDictaminar.Documento"/>): where the saved sheet is another by now, it is not handed in (<see cref="VentanaDeBorrador.Codigo"/>).</param>
    /// <param name="ct">Cancels before it is handed in.</param>
    public async Task<Rechazo?> EntregarAsync(Actor actor, string convocatoria, string folio, Huella documento, CancellationToken ct = default)
    {
        if (await PrepararAsync(actor, convocatoria, folio, ct).ConfigureAwait(false) is not { } preparada)
        {
            return NoAsignado;
        }

        return preparada.Acto.Documento == documento ? await EntregarAsync(actor, folio, preparada, $"cedula/{actor.Id}/{preparada.Acto.Documento}", ct).ConfigureAwait(false) : OtraCedula;
    }

    /// <summary>Hands in a sheet that comes whole, and not from what was saved. It is final.</summary>
    /// <param name="actor">Who hands it in; who has to have declared before, as for the saved one.</param>
    /// <param name="convocatoria">Id of the convocatoria.</param>
    /// <param name="folio">Folio.</param>
    /// <param name="cedula">The sheet; its document is written here.</param>
    /// <param name="orden">Id of the order: the same again has its first answer.</param>
    /// <param name="ct">Cancels before it is handed in.</param>
    public async Task<Rechazo?> EntregarAsync(Actor actor, string convocatoria, string folio, EntregarCedula cedula, string orden, CancellationToken ct = default) =>
        await SuyoAsync(actor, convocatoria, folio, ct).ConfigureAwait(false) is var (e, asiento, protesta)
        && await borradores.CedulaAsync(e.Folio, actor, ct).ConfigureAwait(false) is { SinConflicto: { } sinConflicto }
            ? await EntregarAsync(actor, folio, Documentar(e, asiento, protesta, sinConflicto, cedula, []), orden, ct).ConfigureAwait(false)
            : NoAsignado;

    private async Task<Rechazo?> EntregarAsync(Actor actor, string folio, CedulaPreparada preparada, string orden, CancellationToken ct)
    {
        if (await RevisarAsync(actor, folio, preparada, ct).ConfigureAwait(false) is { } rechazo)
        {
            return rechazo;
        }

        await documentos.PutAsync(preparada.Documento, ct).ConfigureAwait(false);
        return (await despachador.EjecutarAsync(folio, preparada.Acto, actor, orden, ct).ConfigureAwait(false)).Rechazo;
    }

    private async Task<Rechazo?> RevisarAsync(Actor actor, string folio, CedulaPreparada preparada, CancellationToken ct)
    {
        var decision = (await despachador.ProbarAsync(folio, preparada.Acto, actor, ct).ConfigureAwait(false)).Rechazo;

        // Whether the marks are to be there is known once both questions are answered.
        var sinResponder = preparada.Fallas.Any(f => f.Campo is "viabilidad" or "apego");
        var fallas = preparada.Fallas.AddRange((decision?.Fallas ?? []).Where(f => !preparada.Fallas.Any(p => p.Campo == f.Campo) && !(sinResponder && f.Campo == "puntajes")));
        return fallas.IsEmpty ? decision : Rechazo.PorContenido(fallas);
    }

    private async Task<CedulaPreparada?> PrepararAsync(Actor actor, string convocatoria, string folio, CancellationToken ct) =>
        await SuyoAsync(actor, convocatoria, folio, ct).ConfigureAwait(false) is var (e, asiento, protesta) && await borradores.CedulaAsync(e.Folio, actor, ct).ConfigureAwait(false) is { } b
            ? Preparar(e, asiento, protesta, b)
            : null;

    // The sheet as it would be handed in; none before the member declares to have no conflict.
    private static CedulaPreparada? Preparar(Expediente e, string asiento, DateTimeOffset protesta, BorradorDeCedula b)
    {
        if (b.SinConflicto is not { } sinConflicto)
        {
            return null;
        }

        var fallas = ImmutableArray.CreateBuilder<Falla>();
        var viabilidad = Valorar("viabilidad", b, "si el proyecto es viable", fallas);
        var apego = Valorar("apego", b, "si se apega a los objetivos y temáticas", fallas);
        var cohesion = Valorar("contribucion_cohesion", b, "si contribuye a la cohesión social", fallas);
        var puntajes = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach (var criterio in b.SinPonderar ? [] : Entorno.ProgramaDe(e.Folio.Convocatoria).Criterios)
        {
            var texto = b.Campo($"puntajes.{criterio.Id}").Trim();
            if (texto.Length == 0)
            {
                continue;
            }

            if (decimal.TryParse(texto.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var puntaje))
            {
                puntajes[criterio.Id] = puntaje;
            }
            else
            {
                fallas.Add(new Falla($"puntajes.{criterio.Id}", "AMB-17", $"El puntaje del criterio {criterio.Numero} debe ser un número, por ejemplo 8.5."));
            }
        }

        var acto = new EntregarCedula(viabilidad, apego, cohesion, puntajes.ToImmutable(), b.Campo("observaciones").Trim(), default);
        return Documentar(e, asiento, protesta, sinConflicto, acto, fallas.ToImmutable());
    }

    private static CedulaPreparada Documentar(Expediente e, string asiento, DateTimeOffset protesta, DateTimeOffset sinConflicto, EntregarCedula acto, ImmutableArray<Falla> fallas)
    {
        var cedula = new Cedula(asiento, acto.Viabilidad, acto.Apego, acto.Cohesion, acto.Puntajes, acto.Observaciones, default);
        var documento = JsonSerializer.SerializeToUtf8Bytes(new CedulaEnDocumento(e.Folio, e.Recepcion!.Anexo3, protesta, sinConflicto, cedula), HechoCodec.Opciones);
        return new CedulaPreparada(acto with { Documento = Huellas.De(documento) }, documento, fallas);
    }

    private static Valoracion Valorar(string campo, BorradorDeCedula b, string que, ImmutableArray<Falla>.Builder fallas)
    {
        var respuesta = b.Responde(campo);
        if (respuesta is null)
        {
            fallas.Add(new Falla(campo, "PCS-4.2.3-01", $"Indique {que}."));
        }

        return new Valoracion(respuesta ?? false, b.Campo($"{campo}.motivo").Trim());
    }

    private async Task<Rechazo?> CambiarAsync(Actor actor, string convocatoria, string folio, Func<Borrador, (Borrador? Nuevo, Rechazo? Rechazo)> cambio, CancellationToken ct)
    {
        if (await SuyoAsync(actor, convocatoria, folio, ct).ConfigureAwait(false) is not var (e, asiento, _))
        {
            return NoAsignado;
        }

        var d = e.Dictaminacion!;
        if (e.Estatus != Estatus.EnDictaminacion || d.Cedulas.ContainsKey(asiento) || d.Dictaminadores[asiento].Conflicto is not null)
        {
            return new Rechazo("CEDULA_CERRADA", "PCS-4.2.3-02", "La cédula de este proyecto ya no se puede cambiar: se entregó, se declaró un conflicto de interés, o terminó su dictaminación.");
        }

        return await borradores.CambiarAsync(e.Folio, actor, cambio, ct).ConfigureAwait(false);
    }

    private Borrador Fechado(Borrador b, string instante) => b with { Campos = b.Campos.SetItem(instante, reloj.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)) };

    // The one place that decides whether a project is the actor's.
    private async Task<(Expediente Expediente, string Asiento, DateTimeOffset Protesta)?> SuyoAsync(Actor actor, string convocatoria, string folio, CancellationToken ct) =>
        await borradores.ProtestaAsync(convocatoria, actor, ct).ConfigureAwait(false) is { } protesta && await AsignadoAsync(actor, convocatoria, folio, ct).ConfigureAwait(false) is var (e, asiento)
            ? (e, asiento, protesta)
            : null;

    private async Task<(Expediente Expediente, string Asiento)?> AsignadoAsync(Actor actor, string convocatoria, string folio, CancellationToken ct)
    {
        if (actor.Rol != Rol.Dictaminador || !Folio.TryParse(folio, out var f) || f.Convocatoria != convocatoria || f.ToString() != folio)
        {
            return null;
        }

        var e = (await repositorio.CargarAsync<Expediente>(folio, ct).ConfigureAwait(false)).Estado;
        return e.Dictaminacion?.AsientoDe(new PersonaId(actor.Id)) is { } asiento ? (e, asiento) : null;
    }

    private async Task<AvanceDeCedula> AvanceAsync(Resumen r, Actor actor, CancellationToken ct) =>
        Avance(r, new PersonaId(actor.Id)) is AvanceDeCedula.Pendiente && await borradores.CedulaAsync(r.Folio, actor, ct).ConfigureAwait(false) is { Guardado: not null }
            ? AvanceDeCedula.EnProceso
            : Avance(r, new PersonaId(actor.Id));

    private static AvanceDeCedula Avance(Resumen r, PersonaId persona) => CedulasPorEntregar.Avance(r, r.Dictaminadores.First(d => d.Value == persona).Key);

    private ValueTask<ContenidoDeSolicitud?> ContenidoAsync(Expediente e, CancellationToken ct) => documentos.LeerAsync<ContenidoDeSolicitud>(e.Recepcion!.Anexo3, ct);

    // The document that the record names: the sheet with what was declared before. It says the seat and not the person.
    private sealed record CedulaEnDocumento(Folio Folio, Huella Anexo3, DateTimeOffset Protesta, DateTimeOffset SinConflicto, Cedula Cedula);

    private sealed record CedulaPreparada(EntregarCedula Acto, byte[] Documento, ImmutableArray<Falla> Fallas);
}
