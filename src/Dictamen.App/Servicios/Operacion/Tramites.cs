using System.Collections.Immutable;
using System.Text;
using Dictamen.App.Consultas;
using Dictamen.App.Notificaciones;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Reglas;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Expedientes.E8_Informes;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>An act that the present state admits.</summary>
/// <param name="Clave">Key of the act.</param>
/// <param name="Titulo">What it does.</param>
/// <param name="Puede">Whether whoever asks may carry it out.</param>
/// <param name="Rol">The role that does, the first that the act names.</param>
public sealed record ActoOfrecido(string Clave, string Titulo, bool Puede, Rol Rol);

/// <summary>The form of an act, open for a state.</summary>
/// <param name="Titulo">What it does.</param>
/// <param name="Nota">What the officer should know before.</param>
/// <param name="Campos">Its fields.</param>
/// <param name="Reglas">Its rules.</param>
/// <param name="Version">Version of the stream that the form was opened upon: what is decided must be decided upon it.</param>
public sealed record FormularioAbierto(string Titulo, string? Nota, ImmutableArray<Campo> Campos, ImmutableArray<ReglaDelCatalogo> Reglas, long Version);

/// <summary>What would happen if the act were carried out now.</summary>
/// <param name="Relatos">The facts, told.</param>
/// <param name="Antes">Status before.</param>
/// <param name="Despues">Status after.</param>
/// <param name="Avisos">Notifications that would be sent, rendered.</param>
/// <param name="Plazos">Terms that would open at once.</param>
/// <param name="Documentos">Documents that the system would write: exactly what becomes public.</param>
/// <param name="Puntos">Each point of a grading with its reason.</param>
/// <param name="Marca">Mark of those documents: the act is carried out with them and with no others.</param>
public sealed record VistaPrevia(
    ImmutableArray<string> Relatos,
    string Antes,
    string Despues,
    ImmutableArray<Correo> Avisos,
    ImmutableArray<PlazoExplicado> Plazos,
    ImmutableArray<DocumentoGenerado> Documentos,
    ImmutableArray<string> Puntos,
    string Marca);

/// <summary>The acts of the office upon one kind of stream: which are offered, their forms, what they would do, and doing them.</summary>
/// <remarks>Who may is asked here, before anything is read or decided, and again by the dispatcher.</remarks>
public sealed class Tramites<TEstado>(
    IReadOnlyList<FormularioDeActo<TEstado>> actos,
    Despachador despachador,
    Repositorio repositorio,
    Entorno entorno,
    IDocumentStore documentos,
    Preparacion preparacion,
    IFichaStore fichas,
    Seudonimos seudonimos,
    Resumenes resumenes,
    SitioPublico sitio,
    TimeProvider reloj)
    where TEstado : IEstado<TEstado>, IConPendientes
{
    private static readonly Uso DeLaOficina = new(Finalidad.SistemasDeDatos, "Registrar los datos de quien se nombra");

    /// <summary>The acts that a stream's present state admits; none for whoever may not read it.</summary>
    public async ValueTask<ImmutableArray<ActoOfrecido>> OfrecerAsync(Actor? actor, string clave, CancellationToken ct = default)
    {
        if (!actor.Lee() || !EsClave(clave))
        {
            return [];
        }

        var (estado, contexto, _) = await AbrirAsync(actor!, clave, ct).ConfigureAwait(false);
        return [.. actos.Where(a => a.Procede(estado, contexto)).Select(a => new ActoOfrecido(a.Clave, a.Titulo, actor!.Puede(a.Acto), FacultaAttribute.De(a.Acto)[0]))];
    }

    /// <summary>The form of an act, or <see langword="null"/> when the actor may not carry it out or the state does not admit it.</summary>
    public async ValueTask<FormularioAbierto?> FormularioAsync(Actor? actor, string clave, string acto, CancellationToken ct = default)
    {
        if (!EsClave(clave) || De(actor, acto) is not { } f)
        {
            return null;
        }

        var (estado, contexto, version) = await AbrirAsync(actor!, clave, ct).ConfigureAwait(false);
        return f.Procede(estado, contexto)
            ? new FormularioAbierto(f.Titulo, f.Nota, [.. f.Mostrar is { } mostrar ? await mostrar(preparacion, estado, contexto, ct).ConfigureAwait(false) : [], .. f.Campos(estado, contexto)], [.. NumeralesDeHecho.De(f.Acto).Select(CatalogoDeReglas.Buscar).OfType<ReglaDelCatalogo>()], version)
            : null;
    }

    /// <summary>What an act would do now. Nothing is recorded.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="clave">Key of the stream.</param>
    /// <param name="acto">Key of the act.</param>
    /// <param name="valores">What was captured.</param>
    /// <param name="archivos">Documents received, by field.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async ValueTask<(VistaPrevia? Vista, Rechazo? Rechazo)> PreverAsync(
        Actor? actor, string clave, string acto, IReadOnlyDictionary<string, string> valores, IReadOnlyDictionary<string, Huella> archivos, CancellationToken ct = default)
    {
        if (!EsClave(clave) || De(actor, acto) is not { } f)
        {
            return (null, PapelDeOficina.SinFacultad);
        }

        var (estado, contexto, _) = await AbrirAsync(actor!, clave, ct).ConfigureAwait(false);
        var (armado, captura, rechazo) = await ArmarAsync(f, clave, estado, contexto, valores, archivos, ct).ConfigureAwait(false);
        if (armado is null)
        {
            return (null, rechazo);
        }

        var decision = armado.Decidir(estado, contexto);
        if (decision.Rechazo is { } negado)
        {
            return (null, EnElFormulario(negado, f, estado, contexto));
        }

        var despues = decision.Hechos.Aggregate(estado, Pliegue.Aplicar);
        var avisos = despues is Expediente e
            ? e.Notificaciones.Values.Where(n => n.Estatus == EstatusNotificacion.Pendiente && estado.Notificaciones.GetValueOrDefault(n.Id) != n).Select(n => Notificador.Redactar(e, n, contexto, [], sitio))
            : [];
        return (new VistaPrevia(
            [.. decision.Hechos.Select(h => despues is Expediente x ? h.Contar(new NombresDeExpediente(contexto.Programa, x)) : h.Relato)],
            Estatus(estado),
            Estatus(despues),
            [.. avisos],
            [.. despues.Plazos.Where(p => !estado.Plazos.ContainsKey(p.Key)).Select(p => Historias.Explicar(p.Value, contexto))],
            [.. captura.Generados],
            [.. decision.Hechos.SelectMany(Indicadores).Select(i => $"{contexto.Programa.Anexo11.Indicadores.First(x => x.Id == i.Indicador).Nombre}: {(i.Maximo is { } maximo ? $"{i.Puntos.Cifra()} de {maximo.Cifra()} puntos" : "no aplica")}. {i.Motivo}")],
            captura.Marca), null);
    }

    /// <summary>Carries out an act.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="clave">Key of the stream.</param>
    /// <param name="acto">Key of the act.</param>
    /// <param name="valores">What was captured.</param>
    /// <param name="archivos">Documents received, by field.</param>
    /// <param name="version">Version of the stream that the officer looked at: if something was recorded since, nothing is done.</param>
    /// <param name="orden">Id of the order: the same order twice is carried out once.</param>
    /// <param name="previsto">Mark of the documents that the preview showed; empty when it showed none.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    /// <returns>The refusal, or <see langword="null"/> when it was done.</returns>
    public async Task<Rechazo?> EjecutarAsync(
        Actor? actor, string clave, string acto, IReadOnlyDictionary<string, string> valores, IReadOnlyDictionary<string, Huella> archivos, long version, string orden, string previsto, CancellationToken ct = default)
    {
        if (!EsClave(clave) || De(actor, acto) is not { } f)
        {
            return PapelDeOficina.SinFacultad;
        }

        var commandId = $"oficina/{orden}";
        var (estado, contexto, actual) = await AbrirAsync(actor!, clave, ct).ConfigureAwait(false);
        if (await despachador.AnteriorAsync<TEstado>(clave, commandId, ct).ConfigureAwait(false) is { } anterior)
        {
            return anterior.Rechazo;
        }

        if (actual != version)
        {
            // The form would be filled in upon what nobody looked at.
            return Despachador.Cambiado;
        }

        var (armado, captura, rechazo) = await ArmarAsync(f, clave, estado, contexto, valores, archivos, ct).ConfigureAwait(false);
        if (armado is null)
        {
            return rechazo;
        }

        if (armado.Decidir(estado, contexto).Rechazo is { } negado)
        {
            return EnElFormulario(negado, f, estado, contexto);
        }

        // Other streams may have moved what this one's document says since it was shown.
        if (captura.Marca != previsto)
        {
            return Despachador.Cambiado;
        }

        foreach (var d in captura.Generados)
        {
            await documentos.PutAsync(Encoding.UTF8.GetBytes(d.Texto), ct).ConfigureAwait(false);
        }

        var cambio = captura.Fichas.Count > 0 ? new CambioDeFichas(fichas, _ => new([.. captura.Fichas.Select(f => f.Id)]), actor!, DeLaOficina, _ => captura.Fichas) : null;
        var hecho = (await despachador.EjecutarAsync(clave, armado, actor!, commandId, version, cambio, ct).ConfigureAwait(false)).Rechazo;
        if (hecho is null && f.Avisar is { } avisar)
        {
            // It is recorded: whoever hangs up now keeps nobody from being told.
            await avisar(preparacion, clave, CancellationToken.None).ConfigureAwait(false);
        }

        return hecho;
    }

    // What the act finds wrong is shown at the field that a person can go to.
    private static Rechazo EnElFormulario(Rechazo rechazo, FormularioDeActo<TEstado> f, TEstado estado, Contexto contexto)
    {
        if (rechazo.Fallas.IsDefaultOrEmpty)
        {
            return rechazo;
        }

        var campos = f.Campos(estado, contexto).Where(c => c is { Nombre.Length: > 0, Tipo: not TipoDeCampo.Dato }).ToList();
        return rechazo with { Fallas = [.. rechazo.Fallas.Select(x => x with { Campo = Campo.DeFalla(x.Campo, campos) })] };
    }

    private static IEnumerable<PuntosDeIndicador> Indicadores(Hecho hecho) => hecho switch
    {
        InformeFinalCalificado final => final.Indicadores,
        InformeParcialEvaluado { Puntos: { } parcial } => parcial.Indicadores,
        _ => [],
    };

    private static string Estatus(TEstado estado) => estado switch
    {
        Expediente e => EstatusEnPalabras.De(e.Estatus),
        Convocatoria c => c.Estatus.ToString(),
        Acta a => a.Id.Length == 0 ? "Sin levantar" : a.SinEfecto is not null ? "Sin efecto" : a.Concluida is null ? "En firma" : "Concluida",
        _ => "",
    };

    private static bool EsClave(string clave) => Entorno.ProgramaDeClave(clave) is not null;

    private FormularioDeActo<TEstado>? De(Actor? actor, string acto) =>
        actor.Lee() && actos.FirstOrDefault(a => a.Clave == acto) is { } f && actor!.Puede(f.Acto) ? f : null;

    private async ValueTask<(Acto<TEstado>? Acto, Captura Captura, Rechazo? Rechazo)> ArmarAsync(
        FormularioDeActo<TEstado> f, string clave, TEstado estado, Contexto contexto, IReadOnlyDictionary<string, string> valores, IReadOnlyDictionary<string, Huella> archivos, CancellationToken ct)
    {
        var captura = new Captura(clave, valores, archivos, estado is Expediente ? [] : resumenes.De(Entorno.IdDeConvocatoria(clave)!), seudonimos);
        if (!f.Procede(estado, contexto))
        {
            return (null, captura, PapelDeOficina.NoProcede);
        }

        if (f.Preparar is { } preparar)
        {
            await preparar(preparacion, captura, contexto, ct).ConfigureAwait(false);
        }

        var acto = f.Armar(captura, estado, contexto);
        return captura.Fallas.Count == 0 ? (acto, captura, null) : (null, captura, Rechazo.PorContenido(captura.Fallas));
    }

    private async ValueTask<(TEstado Estado, Contexto Contexto, long Version)> AbrirAsync(Actor actor, string clave, CancellationToken ct)
    {
        var (estado, version) = await repositorio.CargarAsync<TEstado>(clave, ct).ConfigureAwait(false);
        return (estado, await entorno.ContextoAsync(clave, estado, reloj.GetUtcNow(), actor, ct).ConfigureAwait(false), version);
    }
}
