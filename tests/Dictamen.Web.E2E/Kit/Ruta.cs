using System.Collections.Immutable;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.DatosPersonales;
using Dictamen.Core.Expedientes;
using Dictamen.Web.Tests.Kit;

namespace Dictamen.Web.E2E.Kit;

/// <summary>A page to look at.</summary>
/// <param name="Nombre">Name of its screenshot.</param>
/// <param name="Momento">When.</param>
/// <param name="Quien">Purpose of the link that opens the session, or empty for anyone.</param>
/// <param name="Direccion">Address; <c>{folio}</c> is the first file that is as <see cref="De"/> says, <c>{solicitud}</c> an application that is being filled in, <c>{enlace}</c> a link that was not used yet.</param>
/// <param name="De">Which file it is about.</param>
/// <param name="Estado">Status that it answers with.</param>
public sealed record Ruta(string Nombre, Momento Momento, string Quien, string Direccion, Func<Expediente, bool>? De = null, int Estado = 200)
{
    private const string Correo = "comite@ejemplo.invalid";
    private const string Asiento = "ACADEMICO";

    /// <summary>Every page of the site. A new page is added here, and nowhere else.</summary>
    public static IReadOnlyList<Ruta> Todas { get; } =
    [
        .. Publicas(), .. DelSolicitante(), .. DelComite(), .. DelDictaminador(), .. DeLaOficina(),
    ];

    /// <summary>Its address on a site, and the session that it needs.</summary>
    /// <param name="sitio">The site.</param>
    /// <param name="abrir">Opens a link and gives back the session.</param>
    public async Task<(string Direccion, string? Sesion)> LlegarAsync(SitioServido sitio, Func<string, Task<string>> abrir)
    {
        var e = De is null ? null : await BuscarAsync(sitio);
        var direccion = sitio.Direccion + Direccion.Replace("{folio}", e?.Folio.ToString(), StringComparison.Ordinal);
        if (Direccion.Contains("{enlace}", StringComparison.Ordinal))
        {
            direccion = await sitio.EnlaceAsync("operador", "operador-1", "operacion");
        }

        if (Direccion.Contains("{arco}", StringComparison.Ordinal))
        {
            await sitio.HacerAsync(SolicitudesArco.Clave, new RecibirSolicitudArco("UT-0123-2019", DerechoArco.Cancelacion, e!.Recepcion!.Integrantes[0].Persona, sitio.Hoy), new Actor(Rol.Operador, "operador-1"));
            direccion = direccion.Replace("{arco}", "1", StringComparison.Ordinal);
        }

        switch (Quien)
        {
            case "":
                return (direccion, null);
            case "solicitud":
                var id = await BorradorAsync(sitio);
                return (direccion.Replace("{solicitud}", id, StringComparison.Ordinal), await sitio.SesionAsync("solicitud", sitio.De<Borradores>().Sujeto(Correo), $"solicitud:{id}", abrir));
            case "expediente":
                var yo = e!.Recepcion!.Integrantes[0];
                return (direccion, await sitio.SesionAsync("expediente", yo.Persona.Valor, $"folio:{e.Folio}:{yo.Cargo}", abrir));
            case "cd":
                await DeclararAsync(sitio, e);
                return (direccion, await sitio.SesionAsync("cd", SitioServido.Miembro(Asiento), $"cd:{SitioServido.Convocatoria}", abrir));
            case "cd-sin-declarar":
                return (direccion, await sitio.SesionAsync("cd", SitioServido.Miembro("BIENESTAR"), $"cd:{SitioServido.Convocatoria}", abrir));
            case "secretaria":
                return (direccion, await sitio.SesionAsync("secretaria", SitioServido.Secretaria, "operacion", abrir));
            default:
                return (direccion, await sitio.SesionAsync(Quien, $"{Quien}-1", "operacion", abrir));
        }
    }

    private static IEnumerable<Ruta> Publicas() =>
    [
        new("inicio-abierta", Momento.Recepcion, "", "/"),
        new("inicio", Momento.Concluida, "", "/"),
        new("convocatoria-abierta", Momento.Recepcion, "", "/convocatoria/PCS-2019-01"),
        new("convocatoria", Momento.Concluida, "", "/convocatoria/PCS-2019-01"),
        new("participar", Momento.Recepcion, "", "/convocatoria/PCS-2019-01/participar"),
        new("participar-cerrada", Momento.Concluida, "", "/convocatoria/PCS-2019-01/participar"),
        new("participar-enviado", Momento.Recepcion, "", "/convocatoria/PCS-2019-01/participar?enviado=1"),
        new("resultados-sin-publicar", Momento.Recepcion, "", "/convocatoria/PCS-2019-01/resultados"),
        new("resultados", Momento.Concluida, "", "/convocatoria/PCS-2019-01/resultados"),
        new("dictaminadores", Momento.Concluida, "", "/convocatoria/PCS-2019-01/dictaminadores"),
        new("folio", Momento.Concluida, "", "/folio?folio=PCS-2019-01-000001"),
        new("verificar", Momento.Concluida, "", "/verificar"),
        new("verificar-no", Momento.Concluida, "", "/verificar?folio=PCS-2019-01-000001&huella=00"),
        new("datos", Momento.Concluida, "", "/datos"),
        new("contacto", Momento.Concluida, "", "/contacto"),
        new("privacidad", Momento.Concluida, "", "/privacidad"),
        new("accesibilidad", Momento.Concluida, "", "/accesibilidad"),
        new("enlace", Momento.Recepcion, "", "/enlace"),
        new("enlace-abrir", Momento.Recepcion, "", "/{enlace}"),
        new("acceso", Momento.Concluida, "", "/acceso"),
        new("acceso-vencido", Momento.Concluida, "", "/acceso?vencido=1"),
        new("no-encontrada", Momento.Concluida, "", "/nada-de-esto", Estado: 404),
    ];

    private static IEnumerable<Ruta> DelSolicitante() =>
    [
        new("solicitud-lista", Momento.Recepcion, "solicitud", "/solicitud/{solicitud}"),
        .. new[] { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "acta", "declaraciones" }.Select(a => new Ruta($"solicitud-{a}", Momento.Recepcion, "solicitud", $"/solicitud/{{solicitud}}/apartado/{a}")),
        new("solicitud-8-errores", Momento.Recepcion, "solicitud", "/solicitud/{solicitud}/apartado/8?errores=1"),
        new("solicitud-documentos", Momento.Recepcion, "solicitud", "/solicitud/{solicitud}/documentos"),
        new("solicitud-revisar", Momento.Recepcion, "solicitud", "/solicitud/{solicitud}/revisar"),
    ];

    private static IEnumerable<Ruta> DelComite() =>
    [
        new("expediente-prevenido", Momento.Recepcion, "expediente", "/expediente/{folio}", Prevenido),
        new("expediente-solicitud", Momento.Recepcion, "expediente", "/expediente/{folio}/solicitud", Prevenido),
        new("expediente-faltantes", Momento.Recepcion, "expediente", "/expediente/{folio}/faltantes", Prevenido),
        new("expediente-desistir", Momento.Recepcion, "expediente", "/expediente/{folio}/desistir", e => e.Estatus == Estatus.Completo),
        new("expediente-ajuste", Momento.Convenio, "expediente", "/expediente/{folio}/ajuste", e => e.Estatus == Estatus.EnAjuste1 && e.Ajuste!.PorRevisar is null),
        new("expediente-convenio", Momento.Convenio, "expediente", "/expediente/{folio}/convenio", PorFirmar),
        new("expediente-error", Momento.Convenio, "expediente", "/expediente/{folio}/error-en-convenio", PorFirmar),
        new("expediente-papeles", Momento.Convenio, "expediente", "/expediente/{folio}/papeles-1", e => e.Estatus == Estatus.ConvenioSuscrito && e.Convenio!.Papeles.IsEmpty),
        new("expediente-ejecucion", Momento.Ejecucion, "expediente", "/expediente/{folio}", Ejecuta),
        new("expediente-comprobante", Momento.Ejecucion, "expediente", "/expediente/{folio}/comprobante", Ejecuta),
        new("expediente-informe-final", Momento.Ejecucion, "expediente", "/expediente/{folio}/informe-final", Ejecuta),
        new("expediente-terminar", Momento.Ejecucion, "expediente", "/expediente/{folio}/terminar", Ejecuta),
        new("expediente-cambio", Momento.Ejecucion, "expediente", "/expediente/{folio}/cambio-de-integrantes", Ejecuta),
        new("expediente-terminado", Momento.Concluida, "expediente", "/expediente/{folio}", e => e.Estatus == Estatus.Terminado),
    ];

    private static IEnumerable<Ruta> DelDictaminador() =>
    [
        new("dictaminador-declaracion", Momento.Dictaminacion, "cd-sin-declarar", "/dictaminacion"),
        new("dictaminador-lista", Momento.Dictaminacion, "cd", "/dictaminacion"),
        new("dictaminador-cedula", Momento.Dictaminacion, "cd", "/dictaminacion/{folio}", e => PorDictaminar(e, entregada: false)),
        new("dictaminador-cedula-errores", Momento.Dictaminacion, "cd", "/dictaminacion/{folio}?revisar=1", e => PorDictaminar(e, entregada: false)),
        new("dictaminador-cedula-sellada", Momento.Dictaminacion, "cd", "/dictaminacion/{folio}", e => PorDictaminar(e, entregada: true)),
        new("dictaminador-sesion", Momento.Concluida, "cd", "/dictaminacion/{folio}/sesion", e => e.Estatus == Estatus.Terminado),
        new("dictaminador-acta", Momento.Concluida, "cd", "/dictaminacion/acta/PCS-2019-01-acta-1"),
        new("dictaminador-ajeno", Momento.Concluida, "cd", "/dictaminacion/PCS-2019-01-009999", Estado: 404),
        new("secretaria-constancia", Momento.Concluida, "secretaria", "/dictaminacion/acta/PCS-2019-01-acta-1/constancia"),
        new("operacion-actas", Momento.Concluida, "operador", "/operacion/actas"),
        new("operacion-acta", Momento.Concluida, "auditor", "/operacion/acta/PCS-2019-01-acta-1"),
        new("secretaria-acta", Momento.Concluida, "secretaria", "/dictaminacion/acta/PCS-2019-01-acta-1"),
    ];

    private static IEnumerable<Ruta> DeLaOficina() =>
    [
        new("operacion-trabajo", Momento.Recepcion, "operador", "/operacion"),
        new("operacion-expedientes", Momento.Concluida, "operador", "/operacion/expedientes"),
        new("operacion-expediente", Momento.Concluida, "operador", "/operacion/expediente/PCS-2019-01-000001"),
        new("operacion-verificacion", Momento.Concluida, "auditor", "/operacion/expediente/{folio}/verificacion", e => e.Estatus == Estatus.Terminado),
        new("operacion-indicadores", Momento.Concluida, "auditor", "/operacion/indicadores"),
        new("operacion-padron", Momento.Concluida, "operador", "/operacion/padron"),
        new("operacion-convocatorias", Momento.Concluida, "operador", "/operacion/convocatorias"),
        new("operacion-convocatoria", Momento.Concluida, "operador", "/operacion/convocatoria/PCS-2019-01"),
        new("operacion-calendario", Momento.Concluida, "operador", "/operacion/calendario"),
        new("operacion-notificaciones", Momento.Concluida, "operador", "/operacion/notificaciones"),
        new("operacion-personas", Momento.Concluida, "operador", "/operacion/personas"),
        new("operacion-datos-personales", Momento.Concluida, "operador", "/operacion/datos-personales?folio=PCS-2019-01-000001"),
        new("operacion-arco", Momento.Concluida, "operador", "/operacion/arco"),
        new("operacion-arco-solicitud", Momento.Ejecucion, "operador", "/operacion/arco/{arco}", Ejecuta),
        new("operacion-accesos", Momento.Concluida, "administrador", "/operacion/accesos"),
        new("operacion-bases", Momento.Concluida, "operador", "/operacion/convocatoria/PCS-2019-02/acto/bases"),
        new("operacion-completo", Momento.Recepcion, "operador", "/operacion/expediente/{folio}/acto/prevenir", e => e.Estatus == Estatus.Registrado),
        new("operacion-subsanacion", Momento.Recepcion, "operador", "/operacion/expediente/{folio}/acto/revisar-subsanacion", e => e.Estatus == Estatus.Prevenido),
        new("operacion-revisar-ajuste", Momento.Convenio, "operador", "/operacion/expediente/{folio}/acto/revisar-ajuste", e => e.Estatus is Estatus.EnAjuste1 or Estatus.EnAjuste2 && e.Ajuste!.PorRevisar is not null),
        new("operacion-visita", Momento.Ejecucion, "operador", "/operacion/expediente/{folio}/acto/registrar-visita", Ejecuta),
        new("operacion-acto-no-procede", Momento.Concluida, "operador", "/operacion/expediente/PCS-2019-01-000001/acto/prevenir", Estado: 409),
    ];

    private static bool Prevenido(Expediente e) => e.Estatus == Estatus.Prevenido && !e.Subsanacion!.Pendientes.IsEmpty && e.Plazos.ContainsKey("PZ-03");

    private static bool PorFirmar(Expediente e) => e.Estatus == Estatus.ConvenioEnviado && e.Recepcion!.Integrantes[0] is var yo && !e.Convenio!.Firmas.ContainsKey(yo.Cargo) && e.Plazos.ContainsKey(e.Convenio.PlazoDeFirma);

    private static bool Ejecuta(Expediente e) => e is { Estatus: Estatus.EnEjecucion, Informes: null or { Final: null }, Ministraciones: { } m } && m.Pagado > m.Ejercido && e.Cierre?.TerminacionSolicitada != true;

    private static bool PorDictaminar(Expediente e, bool entregada) =>
        e is { Estatus: Estatus.EnDictaminacion, Dictaminacion: { Completa: false } d } && d.Dictaminadores[Asiento] is { Conflicto: null } yo && yo.Persona.Valor == SitioServido.Miembro(Asiento) && d.Cedulas.ContainsKey(Asiento) == entregada;

    private async Task<Expediente> BuscarAsync(SitioServido sitio)
    {
        var vistos = new List<Estatus>();
        for (var n = 1; ; n++)
        {
            var (e, version) = await sitio.De<Repositorio>().CargarAsync<Expediente>(new Folio(SitioServido.Convocatoria, n).ToString());
            if (version == 0)
            {
                throw new InvalidOperationException($"{Nombre}: ningún expediente es como se pide en {Momento}; hay {string.Join(", ", vistos.CountBy(v => v).Select(v => $"{v.Value} {v.Key}"))}.");
            }

            if (De!(e))
            {
                return e;
            }

            vistos.Add(e.Estatus);
        }
    }

    // An application as its committee left it: everything but one figure, and no document.
    private static async Task<string> BorradorAsync(SitioServido sitio)
    {
        var borradores = sitio.De<Borradores>();
        if (await borradores.DeAsync(Correo) is [var anterior, ..])
        {
            return anterior;
        }

        var (id, rechazo) = await borradores.IniciarAsync(SitioServido.Convocatoria, Correo);
        var campos = Comision.Campos(await Muestreo.SolicitudAsync(sitio.Almacen, 65));
        campos["8.1[1].cantidad"] = "dos";
        rechazo ??= await borradores.GuardarAsync(id!, _ => campos.ToImmutableDictionary(), new Actor(Rol.Solicitante, borradores.Sujeto(Correo)), id);
        return rechazo is null ? id! : throw new InvalidOperationException(rechazo.Mensaje);
    }

    private static async Task DeclararAsync(SitioServido sitio, Expediente? e)
    {
        var servicio = sitio.De<DictaminacionDeProyectos>();
        var actor = new Actor(Rol.Dictaminador, SitioServido.Miembro(Asiento));
        await servicio.ProtestarAsync(actor, SitioServido.Convocatoria, default);
        if (e is { Estatus: Estatus.EnDictaminacion })
        {
            await servicio.DeclararSinConflictoAsync(actor, SitioServido.Convocatoria, e.Folio.ToString(), default);
        }
    }
}
