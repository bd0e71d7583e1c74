using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Presupuesto = Dictamen.Core.Expedientes.E5_Ajuste.Presupuesto;

namespace Dictamen.Web.Api;

/// <summary>What the acts of the office upon a file name: numbers, versions, amounts and digests.</summary>
/// <param name="Faltantes">Requirements that are missing or were asked for.</param>
/// <param name="Conceptos">Budget lines in force.</param>
/// <param name="Ajuste">The adjustment, once there are observations or an authorised budget.</param>
/// <param name="Convenio">The agreement, once it was sent.</param>
/// <param name="Ministraciones">Payments ordered.</param>
/// <param name="Comprobantes">Vouchers registered.</param>
/// <param name="Pagado">Pesos paid.</param>
/// <param name="Ejercido">Pesos spent with valid evidence.</param>
/// <param name="Informes">Reports handed in.</param>
/// <param name="Reintegros">Refunds asked for.</param>
/// <param name="Notificaciones">Notifications ordered.</param>
public sealed record CifrasDeExpediente(
    IReadOnlyList<FaltanteConsultado> Faltantes,
    IReadOnlyList<ConceptoPresupuestado> Conceptos,
    AjusteConsultado? Ajuste,
    ConvenioConsultado? Convenio,
    IReadOnlyList<MinistracionConsultada> Ministraciones,
    IReadOnlyList<ComprobanteConsultado> Comprobantes,
    decimal Pagado,
    decimal Ejercido,
    IReadOnlyList<InformeConsultado> Informes,
    IReadOnlyList<ReintegroConsultado> Reintegros,
    IReadOnlyList<NotificacionConsultada> Notificaciones)
{
    internal static CifrasDeExpediente De(Expediente e) => new(
        [.. (e.Subsanacion?.Pedidos ?? e.Recepcion!.Faltantes).Select(f => new FaltanteConsultado(f.Requisito, f.Motivo, e.Subsanacion?.Recibidos.ContainsKey(f.Requisito) == true))],
        Presupuesto.Vigente(e),
        e.Ajuste is { } a ? new AjusteConsultado(a.PorRevisar?.Proyecto, a.PorRevisar?.EntregadaEl, a.PorRevisar?.Conceptos, a.MontoAutorizado, [.. a.Observaciones.Select(o => new ObservacionConsultada(o.Numero, o.Origen, o.Asunto, a.Pendientes.Contains(o.Numero), a.SinAtender().Contains(o.Numero)))]) : null,
        e.Convenio is { } c ? new ConvenioConsultado(c.Version, c.Documento, c.Monto, c.FirmadoPorComite, c.Fecha, c.Pagos, [.. c.Papeles.Select(p => new PapelesConsultados(p.Key, p.Value.PorRevisar, p.Value.Completos))]) : null,
        [.. (e.Ministraciones?.Pagos ?? []).Select(p => new MinistracionConsultada(p.Numero, p.Monto, p.Estatus))],
        [.. (e.Ministraciones?.Comprobantes ?? []).Select(x => new ComprobanteConsultado(x.Documento, x.Tipo, x.Clave, x.Fecha, x.Monto, x.Valido, x.Verificada, x.MalCapturado))],
        e.Ministraciones?.Pagado ?? 0m,
        e.Ministraciones?.Ejercido ?? 0m,
        [.. (e.Informes?.Entregados ?? []).Select(t => (Tipo: t, Informe: e.Informes!.De(t)!)).Select(i => new InformeConsultado(i.Tipo, i.Informe.Documento, i.Informe.Estatus))],
        [.. (e.Cierre?.Reintegros ?? []).Select(r => new ReintegroConsultado(r.Numero, r.Resta, r.RestaDeRendimientos, r.Estatus))],
        [.. e.Notificaciones.Values.Select(n => new NotificacionConsultada(n.Id, n.Estatus))]);
}

/// <summary>A requirement that is missing or was asked for.</summary>
public sealed record FaltanteConsultado(string Requisito, string Motivo, bool Recibido);

/// <summary>The adjustment.</summary>
/// <param name="PorRevisar">Digest of the adjusted project that waits for its review.</param>
/// <param name="EntregadaEl">Instant (UTC) of that delivery, as <c>entregadaEl</c> of its review names it.</param>
/// <param name="ConceptosPorRevisar">Budget lines of that delivery.</param>
/// <param name="MontoAutorizado">Pesos authorised; zero until a budget is.</param>
/// <param name="Observaciones">Observations that were sent.</param>
public sealed record AjusteConsultado(Huella? PorRevisar, DateTimeOffset? EntregadaEl, IReadOnlyList<ConceptoPresupuestado>? ConceptosPorRevisar, decimal MontoAutorizado, IReadOnlyList<ObservacionConsultada> Observaciones);

/// <summary>An observation.</summary>
/// <param name="Numero">Its number, as <c>persisten</c> names it.</param>
/// <param name="Origen">Who made it.</param>
/// <param name="Asunto">What must change.</param>
/// <param name="Pendiente">Whether it is not attended yet.</param>
/// <param name="SinAtender">Whether the delivery under review does not say either that it attends it.</param>
public sealed record ObservacionConsultada(int Numero, OrigenObservacion Origen, string Asunto, bool Pendiente, bool SinAtender);

/// <summary>The agreement.</summary>
/// <param name="Version">Number of the version sent.</param>
/// <param name="Documento">Its digest.</param>
/// <param name="Monto">Pesos of the support.</param>
/// <param name="FirmadoPorComite">Whether the whole committee signed it.</param>
/// <param name="Fecha">Its date, once the authority signed it too.</param>
/// <param name="Pagos">Pesos of each payment, in order.</param>
/// <param name="Papeles">Papers handed in, by payment.</param>
public sealed record ConvenioConsultado(int Version, Huella Documento, decimal Monto, bool FirmadoPorComite, DateOnly? Fecha, IReadOnlyList<decimal> Pagos, IReadOnlyList<PapelesConsultados> Papeles);

/// <summary>The papers of one payment.</summary>
public sealed record PapelesConsultados(int Ministracion, bool PorRevisar, bool Completos);

/// <summary>A payment.</summary>
public sealed record MinistracionConsultada(int Numero, decimal Monto, EstatusMinistracion Estatus);

/// <summary>A voucher.</summary>
/// <param name="Documento">Digest of its copy, by which the acts name it.</param>
/// <param name="Tipo">Kind.</param>
/// <param name="Clave">What makes it the same voucher as another one.</param>
/// <param name="Fecha">Date on it.</param>
/// <param name="Monto">Pesos that it charges to the programme.</param>
/// <param name="Valido">Whether it still proves spending.</param>
/// <param name="Verificada">Whether the tax authority confirmed it.</param>
/// <param name="MalCapturado">Whether it proves nothing because it was captured wrong, and may be registered again.</param>
public sealed record ComprobanteConsultado(Huella Documento, TipoDeComprobante Tipo, string Clave, DateOnly Fecha, decimal Monto, bool Valido, bool Verificada, bool MalCapturado);

/// <summary>A report that was handed in.</summary>
public sealed record InformeConsultado(TipoInforme Tipo, Huella Documento, EstatusInforme Estatus);

/// <summary>A refund, with the pesos that are still to be deposited.</summary>
public sealed record ReintegroConsultado(int Numero, decimal Monto, decimal Rendimientos, EstatusReintegro Estatus);

/// <summary>A notification, as <c>notificaciones/practicada</c> names it.</summary>
public sealed record NotificacionConsultada(string Id, EstatusNotificacion Estatus);
