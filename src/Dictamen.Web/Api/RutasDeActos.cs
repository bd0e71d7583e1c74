using Dictamen.App.Consultas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Web.Seguridad;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dictamen.Web.Api;

/// <summary>A file, for who may read it.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Estatus">Where it stands.</param>
/// <param name="Causa">Why it is not supported, when it is not.</param>
/// <param name="Version">Its version.</param>
/// <param name="Plazos">Its open terms.</param>
/// <param name="Cifras">What the acts of the office name, for the office and the audit; a committee has it in the forms of its actions.</param>
public sealed record ExpedienteConsultado(string Folio, string Estatus, string? Causa, long Version, IReadOnlyList<PlazoAbierto> Plazos, CifrasDeExpediente? Cifras = null);

/// <summary>An open term.</summary>
public sealed record PlazoAbierto(string Id, string Regla, DateOnly PrimerDia, DateOnly UltimoDia);

/// <summary>A file for who may read it, and the acts upon it in the order of the road.</summary>
internal static class RutasDeActos
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var e = api.MapGroup("/expedientes/{folio}").WithTags("Expediente");
        e.MapGet("", LeerAsync).Produces<ExpedienteConsultado>().Produces(304).Problemas(401, 404).WithSummary("Un expediente y, a la oficina, las cifras y huellas que piden sus actos; su ETag sirve para If-Match");

        Acto<PresentarFaltantes>("faltantes", "El Comité entrega los documentos faltantes", delComite: true);
        Acto<RequerirSubsanacion>("prevencion", "Previene al Comité, una sola vez");
        Acto<RevisarSubsanacion>("revision-de-faltantes", "Revisa lo que se entregó");
        Acto<ClasificarCompleto>("completo", "Lo clasifica como completo");

        Acto<AsignarDictaminadores>("dictaminadores", "Asigna a quienes dictaminan", typeof(object));
        Acto<SustituirDictaminador>("dictaminadores/sustitucion", "Sustituye a quien dictamina, sólo en este proyecto");
        Acto<AcordarResultado>("resultado", "Acuerda el resultado colegiado");
        e.MapPost("/exclusion", (string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] Entregas entregas, [FromServices] LimiteDeProyectos limite) =>
        {
            var suyo = Alcanzado(folio, quien.Presente, quien);
            return RutaDeActo.HacerAsync<Expediente, ExcluirPorLimite>(http, suyo?.ToString(), quien, entregas, completar: x => x with { Hallazgo = limite.De(suyo!.Value) });
        }).Describe<ExcluirPorLimite>("Lo excluye por el límite de un proyecto");
        e.MapPost("/similitud", (string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] Entregas entregas, [FromServices] Resumenes resumenes) =>
            RutaDeActo.HacerAsync<Expediente, DeclararSimilitud>(http, Alcanzado(folio, quien.Presente, quien)?.ToString(), quien, entregas, completar: x => x.Buscando(f => resumenes.De(f) is not null)))
            .Describe<DeclararSimilitud>("Declara su similitud con otros, oído el Comité");
        Acto<DeclararNoApoyadoPorInformacionPosterior>("informacion-posterior", "Lo declara no apoyado por información posterior");

        Acto<EnviarObservaciones>("observaciones", "Envía las observaciones del ajuste");
        Acto<RevisarAjuste>("revision-de-ajuste", "Revisa el proyecto ajustado");
        Acto<TenerPorAjustado>("ajustado", "Lo tiene por ajustado, sin observaciones");
        Acto<ModificarPresupuesto>("presupuesto", "Modifica su presupuesto");

        Acto<EnviarConvenio>("convenio", "Envía el convenio a firma");
        Acto<ObservarConvenio>("convenio/observacion", "Registra un error que el Comité señaló en el convenio");
        Acto<SuscribirConvenio>("convenio/suscripcion", "Suscribe el convenio que firmó el Comité");
        Acto<RevisarPapeles>("papeles/revision", "Revisa el recibo y el estado de cuenta");

        Acto<SolicitarModificatorio>("convenio/modificatorio/solicitud", "Solicita modificar el convenio");
        Acto<RequerirDocumentosDeModificatorio>("convenio/modificatorio/requerimiento", "Requiere documentación para modificarlo");
        Acto<EnviarModificatorio>("convenio/modificatorio", "Envía el Instrumento Modificatorio", typeof(object));
        Acto<DeclararModificatorioImprocedente>("convenio/modificatorio/improcedencia", "Declara improcedente su modificación");

        Acto<RegistrarCambioDeIntegrantes>("comite/cambio", "Registra el cambio de integrantes que informó el Comité");
        Acto<PrevenirCambioDeIntegrantes>("comite/cambio/prevencion", "Pide, una sola vez, lo que falta del cambio de integrantes");
        Acto<DesestimarCambioDeIntegrantes>("comite/cambio/sin-efecto", "Lo deja sin efecto, porque lo entregado no subsana lo que se pidió");

        Acto<InstruirMinistracion>("ministraciones/instruccion", "Instruye un pago");
        Acto<AprobarMinistracion>("ministraciones/aprobacion", "Otra persona aprueba el pago");
        Acto<RechazarMinistracion>("ministraciones/rechazo", "Otra persona rechaza el pago");
        Acto<RegistrarPago>("ministraciones/pago", "Registra el pago");
        Acto<NegarSegundaMinistracion>("ministraciones/negativa", "Niega la segunda ministración");
        Acto<RetenerMinistracion>("ministraciones/retencion", "Retiene de manera cautelar lo que falta por pagar");
        Acto<LevantarRetencion>("ministraciones/retencion/levantamiento", "Levanta la retención");
        Acto<LimitarMinistracion>("ministraciones/limitacion", "Limita un pago que no se ha hecho: lo reduce de manera definitiva");
        Acto<VerificarFactura>("comprobantes/verificacion", "Asienta la verificación de una factura ante la autoridad fiscal");
        Acto<InvalidarComprobante>("comprobantes/invalidacion", "Declara inválido un comprobante");

        Acto<EvaluarInformeParcial>("informes/parcial/valoracion", "Valora el Informe Parcial");
        Acto<CalificarInformeFinal>("informes/final/calificacion", "Califica el Informe Final");
        Acto<ResolverDivergencia>("informes/final/divergencia", "Resuelve la divergencia de la calificación");
        Acto<RequerirInformacion>("informes/requerimiento", "Requiere información de un informe");
        Acto<NotificarCedula>("informes/cedula", "Notifica la Cédula de Observaciones de un informe");
        Acto<RegistrarVisita>("visitas", "Registra una visita de campo");
        Acto<TerminarProyecto>("terminado", "Da por terminadas las acciones del proyecto");
        Acto<DeclararComunidadImpedida>("comunidad-impedida", "Declara impedida a la comunidad");

        Acto<AmpliarPlazo>("plazos/ampliacion", "Amplía un plazo que corre para el Comité");
        Acto<NotificarPorOtroMedio>("notificaciones/practicada", "Registra una notificación que se practicó por otro medio, con su constancia");

        Acto<ResolverTerminacion>("terminacion/resolucion", "Resuelve la terminación anticipada que pidió el Comité");
        Acto<TerminarPorInstancia>("terminacion", "Da por terminado el convenio, sin responsabilidad de la Instancia");
        Acto<RequerirPorIncumplimiento>("incumplimiento", "Requiere al Comité por incumplimiento, y lo oye");
        Acto<ResolverIncumplimiento>("incumplimiento/resolucion", "Resuelve el incumplimiento, oído el Comité");
        Acto<CancelarInstrumento>("cancelacion", "Cancela el Instrumento Jurídico, oído el Comité");
        Acto<RequerirReintegro>("reintegros", "Requiere un reintegro");
        Acto<AcreditarReintegro>("reintegros/acreditacion", "Acredita el depósito de un reintegro");

        // A list that may be left out has no form in a schema as a default: such a body is described as an object.
        void Acto<TActo>(string ruta, string que, Type? descrito = null, bool delComite = false) where TActo : Acto<Expediente> => e
            .MapPost($"/{ruta}", (string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] Entregas entregas) =>
                RutaDeActo.HacerAsync<Expediente, TActo>(http, Alcanzado(folio, quien.Presente, quien)?.ToString(), quien, entregas, delComite))
            .Describe<TActo>(que, descrito);
    }

    private static async Task<IResult> LeerAsync(string folio, HttpContext http, [FromServices] QuienActua quien, [FromServices] Repositorio repositorio, [FromServices] MiExpediente expedientes)
    {
        var actor = quien.Presente;
        if (Alcanzado(folio, actor, quien) is not { } suyo || actor.Rol == Rol.Dictaminador
            || (actor.Rol == Rol.Solicitante && await expedientes.LeerAsync(suyo.ToString(), actor, quien.Alcance("folio"), http.RequestAborted) is null)
            || await repositorio.CargarAsync<Expediente>(suyo.ToString(), http.RequestAborted) is not ({ Recepcion: not null } e, var version))
        {
            return Respuestas.NoEncontrado();
        }

        http.Response.Headers.ETag = Respuestas.ETag(version);
        return Respuestas.YaLoTiene(http, version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(new ExpedienteConsultado(e.Folio.ToString(), e.Estatus.Nombre(), e.Causa?.Nombre(), version, [.. e.Plazos.Values.Select(RutasDeTrabajo.De)], actor.Lee() ? CifrasDeExpediente.De(e) : null));
    }

    // A committee reaches its own folio, a reviewer those of the convocatoria (the act knows which), the office all.
    private static Folio? Alcanzado(string folio, Actor actor, QuienActua quien) =>
        Folio.TryParse(folio, out var leido) && actor.Rol switch
        {
            Rol.Solicitante => quien.Alcance("folio")?.Split(':')[0] == leido.ToString(),
            Rol.Dictaminador => quien.Alcance("cd")?.Split(':')[0] == leido.Convocatoria,
            _ => quien.Alcance("operacion") is not null,
        } && leido.Convocatoria.Length <= 24 ? leido : null;
}
