using System.Collections.Immutable;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes;

namespace Dictamen.App.Servicios;

/// <summary>Which of the three publications.</summary>
public enum TipoDePublicacion
{
    /// <summary>Results of reception (4.2.2).</summary>
    Recepcion,

    /// <summary>Results of the dictamination with the list of who took part (4.2.3.2, Anexo 2 VII).</summary>
    Dictaminacion,

    /// <summary>Supported and not supported (4.2.3.3).</summary>
    Apoyos,
}

/// <summary>Exactly what becomes public.</summary>
/// <param name="Documento">The list, as CSV.</param>
/// <param name="Participantes">The list of who took part, as CSV; only with the results of the dictamination.</param>
/// <param name="Acto">The act that publishes it.</param>
/// <param name="Fallas">What keeps it from being published.</param>
public sealed record ContenidoPublico(byte[] Documento, byte[]? Participantes, Acto<Convocatoria> Acto, ImmutableArray<Falla> Fallas)
{
    /// <summary>Mark of this content: it is published only as long as it stays what was seen.</summary>
    public string Marca => Huellas.De([.. Documento, .. Participantes ?? []]).Valor;
}

/// <summary>Puts the three publications together from the record and makes them: what is published is a document, and the fact names its digest.</summary>
public sealed class PublicacionOficial(Publicacion publicacion, Despachador despachador, Repositorio repositorio, IDocumentStore documentos)
{
    /// <summary>Exactly what would become public now.</summary>
    [Regla("PCS-4.2.2-08", "PCS-4.2.3.2-01", "PCS-A2-19", "PCS-4.2.3.3-01")]
    public async Task<ContenidoPublico> PrepararAsync(string convocatoria, TipoDePublicacion cual, CancellationToken ct = default)
    {
        var estado = (await repositorio.CargarAsync<Convocatoria>(convocatoria, ct).ConfigureAwait(false)).Estado;
        var todos = await publicacion.ResumenesAsync(convocatoria, ct).ConfigureAwait(false);
        switch (cual)
        {
            case TipoDePublicacion.Recepcion:
                var recibidos = Publicacion.Recepcion(todos);
                var lista = Csv.Archivo(["folio", "estatus"], recibidos.Select(object?[] (r) => [r.Folio, (r.Completo ? Estatus.Completo : Estatus.RecepcionIncompleta).Nombre()]));
                return new(
                    lista,
                    null,
                    new PublicarResultadosDeRecepcion(Huellas.De(lista), recibidos.Count(r => r.Completo), recibidos.Count(r => !r.Completo)),
                    [.. Parcial(todos.Count(r => r.Estatus is Estatus.Registrado or Estatus.Prevenido), "por clasificar", "PCS-4.2.2-08")]);
            case TipoDePublicacion.Dictaminacion:
                var dictaminados = Publicacion.Dictaminacion(todos);
                var puntos = Csv.Archivo(["folio", "calificacion"], dictaminados.Select(object?[] (r) => [r.Folio, r.Calificacion]));
                var relacion = await publicacion.RelacionAsync(estado, ct).ConfigureAwait(false);
                var personas = Csv.Archivo(["nombre"], relacion.Nombres.Select(object?[] (n) => [n]));
                return new(
                    puntos,
                    personas,
                    new PublicarResultadosDeDictaminacion(Huellas.De(puntos), Huellas.De(personas), dictaminados.Length, dictaminados.Count(r => r.Favorable)),
                    [.. Parcial(todos.Count(r => r.Estatus is Estatus.Completo or Estatus.EnDictaminacion), "por dictaminar y asentar en un Acta", "PCS-4.2.3.2-01"), .. SinNombre(relacion.SinNombre)]);
            default:
                var apoyos = Csv.Archivo(["folio", "estatus", "causa", "monto_asignado"], Publicacion.Apoyos(estado, todos).Select(object?[] (r) => [r.Folio, (r.Apoyado ? Estatus.Apoyado : Estatus.NoApoyado).Nombre(), r.Causa?.Nombre(), r.Monto]));
                return new(apoyos, null, new PublicarApoyados(Huellas.De(apoyos)), []);
        }
    }

    /// <summary>Publishes. The documents are kept before the fact names them.</summary>
    /// <param name="convocatoria">Id of the convocatoria.</param>
    /// <param name="cual">Which publication.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="commandId">Id of the command.</param>
    /// <param name="vista">Mark of the content that was seen: nothing else is published.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    public async Task<Respuesta> PublicarAsync(string convocatoria, TipoDePublicacion cual, Actor actor, string commandId, string vista, CancellationToken ct = default)
    {
        var contenido = await PrepararAsync(convocatoria, cual, ct).ConfigureAwait(false);
        if (contenido.Marca != vista)
        {
            // The same command keeps its first answer, whatever the lists say since.
            return await despachador.EjecutarAsync(convocatoria, contenido.Acto, actor, commandId, Despachador.NingunaVersion, ct).ConfigureAwait(false);
        }

        if (!contenido.Fallas.IsEmpty)
        {
            return new Respuesta(0, [], Rechazo.PorContenido(contenido.Fallas));
        }

        if ((await despachador.ProbarAsync(convocatoria, contenido.Acto, actor, ct).ConfigureAwait(false)).Rechazo is null)
        {
            await documentos.PutAsync(contenido.Documento, ct).ConfigureAwait(false);
            if (contenido.Participantes is { } personas)
            {
                await documentos.PutAsync(personas, ct).ConfigureAwait(false);
            }
        }

        return await despachador.EjecutarAsync(convocatoria, contenido.Acto, actor, commandId, ct).ConfigureAwait(false);
    }

    private static IEnumerable<Falla> Parcial(int faltan, string que, string regla) =>
        faltan == 0 ? [] : [new Falla("", regla, $"{(faltan == 1 ? "Falta un expediente" : $"Faltan {faltan} expedientes")} {que}: no pueden publicarse resultados parciales.")];

    private static IEnumerable<Falla> SinNombre(int cuantos) =>
        cuantos == 0 ? [] : [new Falla("", "PCS-A2-19", $"La relación se publica con nombres, y {(cuantos == 1 ? "falta el de una persona que participó" : $"faltan los de {cuantos} personas que participaron")} en la dictaminación. Captúrelos al integrar o reemplazar al Comité Dictaminador.")];
}
