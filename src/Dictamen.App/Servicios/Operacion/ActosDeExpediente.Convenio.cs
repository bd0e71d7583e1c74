using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E6_Convenio;

namespace Dictamen.App.Servicios.Operacion;

/// <content>Agreement and papers.</content>
public static partial class ActosDeExpediente
{
    private static IEnumerable<FormularioDeActo<Expediente>> DeConvenio() =>
    [
        Acto(
            "enviar-convenio",
            "Enviar el Convenio de Concertación",
            e => e.Estatus is Estatus.Ajustado or Estatus.ConvenioObservado,
            (e, c) =>
            [
                Dato("Aportación", $"{e.Ajuste!.MontoAutorizado.Texto()} ({MontoEnLetra.De(e.Ajuste.MontoAutorizado)})"),
                Dato("Inversión total", $"{Inversion.Total(e).Texto()} ({MontoEnLetra.De(Inversion.Total(e))})") with { Regla = "PCS-A6-C2-01", Ayuda = "La aportación del Programa más la de la comunidad. El convenio la dice así, con número y letra, en su cláusula Segunda." },
                new Campo("unica", "Exhibición única", TipoDeCampo.Opcion)
                {
                    EnElActo = "modalidad_entrega",
                    Opcional = true,
                    Ayuda = $"Vacío: {c.Programa.Ministraciones} ministraciones.",
                    Opciones = [new(nameof(MotivoExhibicionUnica.TercerCuatrimestre), "Firma en el tercer cuatrimestre"), new(nameof(MotivoExhibicionUnica.MontoMenor), $"Monto de hasta {c.Programa.ExhibicionUnica.MontoMaximo.Texto()}"), new(nameof(MotivoExhibicionUnica.Recomendacion), "Recomendación motivada")],
                },
                new Campo("parcial", "Fecha límite del Informe Parcial", TipoDeCampo.Fecha) { EnElActo = "fecha_limite_reporte_parcial", Valor = c.Convocatoria?.Bases?.FechaLimiteInformeParcial?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) },
                Documento("documento", "Convenio para firma"),
                Documento("recomendacion", "Recomendación de exhibición única", opcional: true),
            ],
            (x, e, _) => new EnviarConvenio(x.Archivo("documento"), e.Ajuste!.MontoAutorizado, MontoEnLetra.De(e.Ajuste.MontoAutorizado), x.OpcionONada<MotivoExhibicionUnica>("unica"), x.Fecha("parcial"), x.ArchivoONada("recomendacion"), Inversion.Total(e), MontoEnLetra.De(Inversion.Total(e)))),
        Acto(
            "observar-convenio",
            "Registrar un error que el Comité señaló en el Convenio",
            e => e.Estatus == Estatus.ConvenioEnviado,
            (_, _) => [Documento("escrito", "Escrito del Comité")],
            (x, e, _) => new ObservarConvenio(e.Convenio!.Version, x.Archivo("escrito"))),
        Acto(
            "suscribir",
            "Suscribir el Convenio",
            e => e is { Estatus: Estatus.ConvenioEnviado, Convenio.FirmadoPorComite: true },
            (e, _) => [Dato("Convenio", $"Versión {e.Convenio!.Version}, {e.Convenio.Monto.Texto()} ({MontoEnLetra.De(e.Convenio.Monto)}){(e.Convenio.InversionTotal is { } total ? $", de una inversión total de {total.Texto()} ({MontoEnLetra.De(total)})" : "")}") with { Junto = [new DocumentoDeHecho("Abrir el Convenio", e.Convenio.Documento)] }],
            (_, e, _) => new SuscribirConvenio(e.Convenio!.Version)),
        Acto(
            "revisar-papeles",
            "Revisar recibo y estado de cuenta",
            e => PorRevisar(e) is not null,
            (e, x) => e.Convenio!.Papeles[PorRevisar(e)!.Value] is var p
                ?
                [
                    Dato("Ministración", $"{PorRevisar(e)}"),
                    new Campo("recibo", "Qué le falta al recibo de pago", TipoDeCampo.Area) { Opcional = true, Ayuda = "Vacío si se acepta.", Junto = p.Recibo is { } r ? [new DocumentoDeHecho("Abrir el recibo", r), .. p.Identificaciones.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => new DocumentoDeHecho(Requisitos.Nombre(x.Programa, i.Key), i.Value))] : [] },
                    new Campo("cuenta", "Qué le falta al estado de cuenta", TipoDeCampo.Area) { Opcional = true, Ayuda = "Vacío si se acepta.", Junto = p.EstadoDeCuenta is { } c ? [new DocumentoDeHecho("Abrir el estado de cuenta", c)] : [] },
                ]
                : [],
            (x, e, _) => new RevisarPapeles(PorRevisar(e)!.Value, Defectos(x))) with { Mostrar = (p, e, c, ct) => p.CuentaAsync(e, PorRevisar(e) is { } n && e.Convenio!.Papeles[n].EstadoDeCuenta is not null ? n : null, c, ct) },
    ];

    private static int? PorRevisar(Expediente e) => e.Convenio?.Papeles.FirstOrDefault(p => p.Value.PorRevisar) is { Value: not null } p ? p.Key : null;

    private static ImmutableArray<DefectoDePapel> Defectos(Captura x) =>
        [.. new[] { (Papel.Recibo, x.TextoONada("recibo")), (Papel.EstadoDeCuenta, x.TextoONada("cuenta")) }.Where(d => d.Item2 is not null).Select(d => new DefectoDePapel(d.Item1, d.Item2!))];
}
