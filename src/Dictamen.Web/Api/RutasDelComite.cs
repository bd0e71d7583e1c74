using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Web.Seguridad;
using Dictamen.Web.Solicitante.Formulario;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TipoDeCampo = Dictamen.Web.Solicitante.Formulario.TipoDeCampo;

namespace Dictamen.Web.Api;

/// <summary>Something that is asked of a committee, or that it may do, now.</summary>
/// <param name="Accion">Word of its address, below <c>acciones</c>.</param>
/// <param name="Titulo">What is to be done.</param>
/// <param name="Porque">Why.</param>
/// <param name="Regla">Rule.</param>
/// <param name="Obligada">Whether it is asked; otherwise it is only possible.</param>
/// <param name="UltimoDia">Last day of its term, when one runs.</param>
public sealed record AccionPosible(string Accion, string Titulo, string Porque, string Regla, bool Obligada, DateOnly? UltimoDia);

/// <summary>The form of an action.</summary>
/// <param name="Accion">Word of its address.</param>
/// <param name="Titulo">Heading.</param>
/// <param name="Ayuda">What it is about.</param>
/// <param name="Campos">Its fields; of a table whose rows are added, those of the first row.</param>
public sealed record FormatoDeAccion(string Accion, string Titulo, string Ayuda, IReadOnlyList<CampoDeAccion> Campos);

/// <summary>A field of the form of an action.</summary>
/// <param name="Campo">Its name, as errors name it too.</param>
/// <param name="Etiqueta">Its label.</param>
/// <param name="Tipo">How it is written; a box is «si» or nothing.</param>
/// <param name="Ayuda">What helps to fill it in.</param>
/// <param name="Valores">Values to choose from.</param>
/// <param name="Varios">Whether it takes several documents, named <c>field/number</c>.</param>
/// <param name="Valor">What the file knows of it: it stands unless another value is sent.</param>
public sealed record CampoDeAccion(string Campo, string Etiqueta, string Tipo, string? Ayuda, IReadOnlyList<string> Valores, bool Varios, string? Valor);

/// <summary>A document of a file that its committee may open.</summary>
/// <param name="Nombre">What it is.</param>
/// <param name="Huella">Its digest.</param>
public sealed record DocumentoDelExpediente(string Nombre, string Huella);

/// <summary>An action of a committee, as a program sends it.</summary>
/// <param name="Campos">Values, by field.</param>
/// <param name="Archivos">Digests of documents that were uploaded before, by field; several of one field as <c>field/number</c>.</param>
public sealed record AccionEnviada(IReadOnlyDictionary<string, string?>? Campos = null, IReadOnlyDictionary<string, Huella>? Archivos = null);

/// <summary>What a committee does with its file, action by action as on its page: the same forms, read by the same service. Each member acts with their own link.</summary>
internal static class RutasDelComite
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var e = api.MapGroup("/expedientes/{folio}/acciones").WithTags("Comité");
        e.MapGet("", ListarAsync).Produces<AccionPosible[]>().Problemas(401, 403, 404).WithSummary("Lo que ahora se pide al Comité y lo que puede hacer, para quien lo integra; su ETag sirve para If-Match");
        e.MapGet("/{accion}", DescribirAsync).Produces<FormatoDeAccion>().Problemas(401, 403, 404).WithSummary("Los datos y documentos que lleva una acción, con lo que el expediente ya sabe; su ETag sirve para If-Match");

        var d = api.MapGroup("/expedientes/{folio}/constancias").WithTags("Comité");
        d.MapGet("", ConstanciasAsync).Produces<DocumentoDelExpediente[]>().Problemas(401, 403, 404).WithSummary("Los documentos de un expediente, con la huella con que los nombran los actos: a quien integra el Comité los suyos, también el convenio que se firma; a la oficina y la auditoría todos los que nombra su historia");
        d.MapGet("/{huella}", AbrirConstanciaAsync).Produces(200, contentType: "application/octet-stream").Problemas(401, 404).WithSummary("Uno de ellos");

        Accion<PresentarAjuste>(AccionesDelComite.Ajuste, "Atiende las observaciones y entrega el proyecto ajustado");
        Accion<FirmarConvenio>(AccionesDelComite.Firmar, "Firma el convenio quien integra el Comité, con su propio enlace");
        Accion<ObservarConvenio>(AccionesDelComite.Error, "Informa un error del convenio");
        Accion<EntregarPapeles>(AccionesDelComite.Papeles1, "Entrega el recibo y el estado de cuenta de la primera ministración");
        Accion<EntregarPapeles>(AccionesDelComite.Papeles2, "Entrega el recibo de la segunda ministración");
        Accion<SolicitarModificatorio>(AccionesDelComite.Modificar, "Solicita modificar el convenio");
        Accion<EntregarDocumentosDeModificatorio>(AccionesDelComite.DocumentosDeModificatorio, "Entrega la documentación para modificarlo");
        Accion<FirmarModificatorio>(AccionesDelComite.FirmarModificatorio, "Firma el Instrumento Modificatorio quien integra el Comité, con su propio enlace");
        Accion<AvisarFuerzaMayor>(AccionesDelComite.FuerzaMayor, "Da aviso de fuerza mayor");
        Accion<InformarCambioDeIntegrantes>(AccionesDelComite.CambioDeIntegrantes, "Informa un cambio de integrantes del Comité");
        Accion<SubsanarCambioDeIntegrantes>(AccionesDelComite.SubsanarCambio, "Entrega lo que faltaba del cambio de integrantes");
        Accion<RegistrarComprobante>(AccionesDelComite.Comprobante, "Registra un comprobante de gasto");
        Accion<RetirarComprobante>(AccionesDelComite.RetirarComprobante, "Retira un comprobante que se capturó mal, para registrarlo otra vez");
        Accion<EntregarInformeParcial>(AccionesDelComite.InformeParcial, "Presenta el Informe Parcial");
        Accion<EntregarInformeFinal>(AccionesDelComite.InformeFinal, "Presenta el Informe Final");
        Accion<EntregarInformacion>(AccionesDelComite.InformacionParcial, "Entrega la información que se requirió del Informe Parcial");
        Accion<EntregarInformacion>(AccionesDelComite.InformacionFinal, "Entrega la información que se requirió del Informe Final");
        Accion<SolventarCedula>(AccionesDelComite.CedulaParcial, "Responde la Cédula del Informe Parcial");
        Accion<SolventarCedula>(AccionesDelComite.CedulaFinal, "Responde la Cédula del Informe Final");
        Accion<RendirInformePormenorizado>(AccionesDelComite.Pormenorizado, "Rinde el informe pormenorizado");
        Accion<Desistir>(AccionesDelComite.Desistir, "Desiste de la solicitud");
        Accion<Renunciar>(AccionesDelComite.Renunciar, "Renuncia al apoyo");
        Accion<SolicitarTerminacion>(AccionesDelComite.Terminar, "Solicita la terminación anticipada");
        Accion<AcreditarReintegro>(AccionesDelComite.Reintegro, "Acredita un reintegro que nadie requirió");
        Accion<AcreditarReintegro>($"{AccionesDelComite.Reintegro}-{{numero:int:min(1)}}", "Acredita un reintegro requerido");
        Accion<RegistrarEntrega>($"{AccionesDelComite.Acuse}-{{notificacion}}", "Acusa de recibo de una notificación");

        // What a committee told on paper: the office captures it, with the day on which it received it.
        var escritos = api.MapGroup("/expedientes/{folio}/escritos").WithTags("Expediente").WithMetadata(Escrito.Presentado);
        escritos.MapGet("/{accion}", DescribirAsync).Produces<FormatoDeAccion>().Problemas(401, 403, 404).WithSummary("Los datos y documentos de lo que el Comité presentó por escrito: cambio-de-integrantes o subsanar-cambio; su ETag sirve para If-Match");
        escritos.MapPost($"/{AccionesDelComite.CambioDeIntegrantes}", HacerAsync).Describe<InformarCambioDeIntegrantes>("Captura el cambio de integrantes que el Comité informó por escrito", typeof(AccionEnviada));
        escritos.MapPost($"/{AccionesDelComite.SubsanarCambio}", HacerAsync).Describe<SubsanarCambioDeIntegrantes>("Captura lo que el Comité entregó por escrito del cambio de integrantes", typeof(AccionEnviada));

        void Accion<TActo>(string accion, string que) where TActo : Acto<Expediente> => e
            .MapPost($"/{accion}", HacerAsync).Describe<TActo>(que, typeof(AccionEnviada));
    }

    private static async Task<IResult> ListarAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] MiExpediente expedientes)
    {
        var (mio, problema) = await AbrirAsync(folio, http, quien, expedientes);
        return problema ?? Visto(http, mio!, AccionesDelComite.De(mio!).Select(p => new AccionPosible(p.Accion, p.Titulo, p.Porque, p.Regla, p.Obligada, p.Plazo?.UltimoDia)).ToArray());
    }

    private static async Task<IResult> ConstanciasAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] MiExpediente expedientes, [FromServices] Historias historias)
    {
        if (quien.Presente.Lee())
        {
            return await historias.DeAsync(quien.Presente, folio, http.RequestAborted) is { } contado
                ? TypedResults.Ok(contado.Sucesos.SelectMany(s => s.Documentos).Distinct().Select(d => new DocumentoDelExpediente(d.Nombre, d.Huella.Valor)).ToArray())
                : Respuestas.NoEncontrado();
        }

        var (mio, problema) = await AbrirAsync(folio, http, quien, expedientes);
        return problema ?? TypedResults.Ok((await expedientes.DocumentosAsync(mio!, http.RequestAborted)).Select(x => new DocumentoDelExpediente(x.Nombre, x.Huella.Valor)).ToArray());
    }

    private static async Task<IResult> AbrirConstanciaAsync(string folio, string huella, HttpContext http, [FromServices] QuienActua quien, [FromServices] MiExpediente expedientes, [FromServices] Historias historias) =>
        await (quien.Presente.Lee()
            ? historias.AbrirAsync(quien.Presente, folio, huella, http.RequestAborted).AsTask()
            : expedientes.AbrirAsync(folio, new Huella(huella), quien.Presente, quien.Alcance("folio"), http.RequestAborted)) is { } flujo
            ? await DocumentoAdjunto.DeAsync(flujo, folio, huella, http.RequestAborted)
            : Respuestas.NoEncontrado();

    private static async Task<IResult> DescribirAsync(string folio, string accion, HttpContext http, [FromServices] QuienActua quien, [FromServices] MiExpediente expedientes)
    {
        var (mio, problema) = await AbrirAsync(folio, http, quien, expedientes, accion);
        if (problema is not null)
        {
            return problema;
        }

        var solicitud = await expedientes.AutorizadaAsync(mio!, http.RequestAborted);
        if (FormatosDelComite.De(accion, mio!, solicitud) is not { } apartado)
        {
            return Respuestas.NoEncontrado();
        }

        var conocido = FormatosDelComite.Conocido(accion, mio!, solicitud);
        IEnumerable<CampoDeAccion> campos = apartado.Campos(conocido)
            .Select(c => new CampoDeAccion(c.Ruta, c.Etiqueta, c.Tipo.ToString(), c.Ayuda, [.. c.Valores.Select(v => v.Valor)], c.Varios, conocido.GetValueOrDefault(c.Ruta)));
        return Visto(http, mio!, new FormatoDeAccion(accion, apartado.Titulo, apartado.Ayuda, FormatosDelComite.Firmado(accion, mio!) is { } firmado
            ? [.. campos, new CampoDeAccion(firmado.Ruta, "Número del instrumento que se leyó y se firma; debe enviarse", nameof(TipoDeCampo.Entero), null, [$"{firmado.Numero}"], Varios: false, null)]
            : [.. campos]));
    }

    private static async Task<IResult> HacerAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] MiExpediente expedientes, [FromServices] Entregas entregas)
    {
        var accion = http.Request.Path.Value!.Split('/')[^1];
        var (mio, problema) = await AbrirAsync(folio, http, quien, expedientes, accion);
        if (problema is not null)
        {
            return problema;
        }

        (var enviada, problema) = await Cuerpo.LeerAsync<AccionEnviada>(http);
        if (problema is not null)
        {
            return problema;
        }

        var solicitud = await expedientes.AutorizadaAsync(mio!, http.RequestAborted);
        if (FormatosDelComite.De(accion, mio!, solicitud) is not { } apartado)
        {
            return Respuestas.NoEncontrado();
        }

        var campos = FormatosDelComite.Conocido(accion, mio!, solicitud);
        foreach (var (campo, valor) in enviada!.Campos ?? ImmutableDictionary<string, string?>.Empty)
        {
            campos[campo] = (valor ?? "").ReplaceLineEndings("\n");
        }

        var archivos = enviada.Archivos ?? ImmutableDictionary<string, Huella>.Empty;
        Falla[] sobran = [.. Sobrantes(apartado, FormatosDelComite.Firmado(accion, mio!)?.Ruta, campos, archivos.Keys)];
        return sobran.Length > 0
            ? Rechazo.PorContenido(sobran).Problema()
            : await Respuestas.OrdenarAsync(http, (id, vista) => entregas.HacerAsync(folio, accion, $"api/{id}", campos, archivos, quien.Presente, quien.Alcance("folio"), vista, http.RequestAborted));
    }

    // A committee's file is opened by its members alone; whoever is none and works in the office is told so. What came on paper is captured by the office alone, at addresses of its own.
    private static async Task<(MiProyecto? Mio, IResult? Problema)> AbrirAsync(string folio, HttpContext http, QuienActua quien, MiExpediente expedientes, string? accion = null) =>
        accion is not null && http.GetEndpoint()!.Metadata.GetMetadata<Escrito>() is not null
            ? quien.Presente.Rol != Rol.Operador ? (null, PapelDeOficina.SinFacultad.Problema())
                : await expedientes.LeerEscritoAsync(folio, accion, quien.Presente, http.RequestAborted) is { } escrito ? (escrito, null)
                : (null, Respuestas.NoEncontrado())
        : quien.Presente.Rol != Rol.Solicitante ? (null, PapelDeOficina.SinFacultad.Problema())
        : await expedientes.LeerAsync(folio, quien.Presente, quien.Alcance("folio"), http.RequestAborted) is { } mio ? (mio, null)
        : (null, Respuestas.NoEncontrado());

    // Marks the addresses of what a committee told on paper.
    private sealed record Escrito
    {
        public static Escrito Presentado { get; } = new();
    }

    // What is done is done upon the version that was seen.
    private static Ok<T> Visto<T>(HttpContext http, MiProyecto mio, T que)
    {
        http.Response.Headers.ETag = Respuestas.ETag(mio.Version);
        return TypedResults.Ok(que);
    }

    // What no form has would be left out in silence.
    private static IEnumerable<Falla> Sobrantes(Apartado apartado, string? firmado, Dictionary<string, string> campos, IEnumerable<string> archivos)
    {
        var formato = apartado.Campos(campos).ToDictionary(c => c.Ruta, StringComparer.Ordinal);
        return campos.Keys.Where(c => c != firmado && formato.GetValueOrDefault(c) is null or { Tipo: TipoDeCampo.Archivo })
            .Concat(archivos.Where(a => formato.GetValueOrDefault(Renglon(a, out var varios)) is not { Tipo: TipoDeCampo.Archivo } c || c.Varios != varios))
            .Select(c => new Falla(c, "PCS-4.2.2-01", $"«{c}» no es un dato o un documento de los que lleva «{apartado.Titulo}»."));
    }

    private static string Renglon(string archivo, out bool varios)
    {
        var corte = archivo.LastIndexOf('/');
        varios = corte > 0 && int.TryParse(archivo.AsSpan(corte + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= InformesEnBorrador.ArchivosPorRenglon;
        return varios ? archivo[..corte] : archivo;
    }
}
