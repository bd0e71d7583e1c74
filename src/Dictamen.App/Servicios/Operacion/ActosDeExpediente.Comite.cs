using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;

namespace Dictamen.App.Servicios.Operacion;

/// <content>Change of members of the committee (3.6.2-7): what was handed in beside each requirement.</content>
public static partial class ActosDeExpediente
{
    private static IEnumerable<FormularioDeActo<Expediente>> DelCambio() =>
    [
        Acto(
            "registrar-cambio",
            "Registrar el cambio de integrantes del Comité",
            e => EnEtapa(e, EtapaDeCambio.Informado) is { Pendientes.IsEmpty: true } || EnEtapa(e, EtapaDeCambio.Subsanado) is not null,
            (e, c) => Acreditado(e, c).Select(r => Dato(r.Nombre, r.Estado) with { Junto = r.Junto }).Prepend(QuienEntra(e)),
            (_, _, _) => new RegistrarCambioDeIntegrantes(),
            "Desde que se registra firman, responden y reciben las notificaciones los nuevos integrantes, a quienes se envía su enlace; el de quien sale deja de abrir el expediente."),
        Acto(
            "prevenir-cambio",
            "Pedir lo que falta del cambio de integrantes",
            e => EnEtapa(e, EtapaDeCambio.Informado) is not null,
            (e, c) => Acreditado(e, c).Select(r => new Campo($"hallazgo.{r.Clave}", r.Nombre, TipoDeCampo.Area)
            {
                Opcional = true,
                Ayuda = r.Falta is { } falta ? $"Ya se pide, porque se detectó: {falta}" : $"{r.Estado}. Escriba aquí por qué no puede aceptarse; déjelo vacío si se acepta.",
                Junto = r.Junto,
            }).Prepend(QuienEntra(e)),
            (x, e, c) => new PrevenirCambioDeIntegrantes(Hallazgos(x, Acreditado(e, c).Select(r => r.Clave))),
            "Se pide una sola vez, todo junto. El plazo corre desde que se pruebe la entrega del aviso."),
        Acto(
            "desestimar-cambio",
            "Dejar sin efecto el cambio de integrantes",
            e => EnEtapa(e, EtapaDeCambio.Subsanado) is not null,
            (e, c) => Acreditado(e, c).Where(r => r.Falta is not null).Select(r => new Campo($"hallazgo.{r.Clave}", r.Nombre, TipoDeCampo.Area)
            {
                Opcional = true,
                EnElActo = "faltan",
                Ayuda = $"Se pidió por este motivo: «{r.Falta}» Escriba aquí por qué lo entregado no puede aceptarse; déjelo vacío si se acepta.",
                Junto = r.Junto,
            }).Prepend(QuienEntra(e)),
            (x, e, c) => new DesestimarCambioDeIntegrantes(Hallazgos(x, Acreditado(e, c).Select(r => r.Clave))),
            "Sólo si lo entregado no subsana lo que se pidió. Integran el Comité quienes lo integraban."),
    ];

    private static Cambio? EnEtapa(Expediente e, EtapaDeCambio etapa) =>
        e is { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio.Cambio: { } cambio } && cambio.Etapa == etapa ? cambio : null;

    private static Campo QuienEntra(Expediente e) => Dato("Cambia la persona que ocupa el cargo de", string.Join(", ", e.Convenio!.Cambio!.Entran.Select(i => i.Cargo))) with { Junto = [new DocumentoDeHecho("Abrir el escrito", e.Convenio.Cambio.Escrito)] };

    private static IEnumerable<(string Clave, string Nombre, string Estado, string? Falta, ImmutableArray<DocumentoDeHecho> Junto)> Acreditado(Expediente e, Contexto c)
    {
        var cambio = e.Convenio!.Cambio!;
        return RequisitosDelCambio.Claves(c.Programa, [.. cambio.Entran.Select(i => i.Cargo)]).Select(r => (
            r.Clave,
            Requisitos.Nombre(r.Requisito, r.Cargo),
            !r.Requisito.EsDocumento ? cambio.Declaraciones.Contains(r.Clave) ? "Declarado" : "No declarado"
                : !cambio.Documentos.ContainsKey(r.Clave) ? "No presentado"
                : r.Requisito.Id == Requisitos.Identificacion && cambio.Identificaciones.TryGetValue(r.Cargo!, out var tipo) ? $"Presentado ({c.Programa.NombreDeIdentificacion(tipo)})" : "Presentado",
            cambio.Faltantes.FirstOrDefault(f => f.Requisito == r.Clave)?.Motivo,
            cambio.Documentos.TryGetValue(r.Clave, out var h) ? ImmutableArray.Create(new DocumentoDeHecho("Abrir el documento", h)) : []));
    }
}
