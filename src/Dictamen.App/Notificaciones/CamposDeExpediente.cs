using System.Globalization;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Plazos;

namespace Dictamen.App.Notificaciones;

/// <summary>The values that a template about a project's file may name. None of them is personal data.</summary>
public static class CamposDeExpediente
{
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>Values for one notification.</summary>
    public static IReadOnlyDictionary<string, string> De(Expediente e, Notificacion notificacion, Contexto contexto)
    {
        var campos = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["folio"] = e.Folio.ToString(),
            ["proyecto"] = e.Recepcion?.Proyecto ?? "",
            ["comunidad"] = e.Recepcion?.Comunidad ?? "",
            ["convocatoria"] = contexto.Convocatoria?.Bases?.Nombre ?? e.Folio.Convocatoria,
            ["programa"] = contexto.Programa.Nombre,
            ["autoridad"] = contexto.Programa.Autoridad,
            ["leyenda"] = contexto.Programa.Leyendas["LEY-01"],
            ["fundamento"] = Fundamento(notificacion, contexto),
            ["estatus"] = e.Estatus.Nombre(),
            ["causa"] = e.Causa is { } causa ? TextosDeCausa.De(causa) : "",
            ["recibida"] = e.Recepcion is { } r ? HoraDelCentro.Local(r.RecibidaEl).ToString("d 'de' MMMM 'de' yyyy, H:mm:ss", Mexico) : "",
            ["monto_solicitado"] = Pesos(e.Recepcion?.MontoSolicitado),
            ["monto_asignado"] = Pesos(e.Asignacion?.MontoAsignado),
            ["monto_autorizado"] = Pesos(e.Ajuste?.MontoAutorizado),
            ["calificacion"] = e.Asignacion?.Calificacion.ToString("0.00", Mexico) ?? "",
            ["monto_convenio"] = Pesos(e.Convenio?.Monto),
            ["fecha_convenio"] = Dia(e.Convenio?.Fecha),
            ["fin_papeles"] = Dia(e.Plazos.GetValueOrDefault("PZ-08")?.UltimoDia),
            ["monto_pagado"] = Pesos(e.Ministraciones?.Pagado),
            ["puntos"] = e.Informes?.Calificacion?.Suma.ToString("0.##", Mexico) ?? "0",
            ["umbral"] = contexto.Programa.Anexo11.Umbral.ToString("0.##", Mexico),
            ["ejercicio_siguiente"] = (contexto.Programa.Ejercicio + 1).ToString(CultureInfo.InvariantCulture),
            ["fin_resguardo"] = Dia(e.Plazos.GetValueOrDefault("PZ-33")?.UltimoDia),
            ["faltantes"] = Lista(Faltantes(e)),
            ["observaciones"] = Lista(Observaciones(e)),
            ["plazo"] = PlazoEnPalabras(notificacion, contexto),
        };
        return campos;
    }

    private static IEnumerable<string> Faltantes(Expediente e) => e.Subsanacion switch
    {
        null => e.Recepcion?.Faltantes.Select(f => f.Motivo) ?? [],
        { } s when e.Estatus == Estatus.Prevenido => s.Pedidos.Select(f => f.Motivo),
        { } s => s.Pendientes.Select(f => f.Motivo),
    };

    private static IEnumerable<string> Observaciones(Expediente e) => e.Ajuste is { } ajuste
        ? ajuste.Observaciones.Where(o => e.Estatus != Estatus.EnAjuste2 || ajuste.Pendientes.Contains(o.Numero)).Select(o => $"{o.Numero}. {o.Asunto}")
        : [];

    private static string Dia(DateOnly? dia) => dia?.ToString("dddd d 'de' MMMM 'de' yyyy", Mexico) ?? "";

    private static string Lista(IEnumerable<string> renglones) => string.Join('\n', renglones.Select(r => $"- {r}"));

    private static string Pesos(decimal? monto) => monto is { } m ? m.ToString("C2", Mexico) : "";

    private static string Fundamento(Notificacion notificacion, Contexto contexto) =>
        $"{notificacion.Regla}, Reglas de Operación del {contexto.Programa.Nombre}, DOF {contexto.Programa.FechaDof:dd/MM/yyyy}";

    // The term runs from the day after reception, which only reception itself fixes: the message says how it is counted, and when it would end if it is received today.
    private static string PlazoEnPalabras(Notificacion notificacion, Contexto contexto)
    {
        if (notificacion.AbrePlazo is null)
        {
            return "";
        }

        var termino = contexto.Programa.Termino(notificacion.AbrePlazo);
        var siHoy = contexto.Plazo(notificacion.AbrePlazo, contexto.Calendario.SurteEfectos(contexto.Ahora));
        var unidad = termino.Unidad switch
        {
            Unidad.DiasHabiles => termino.Cantidad == 1 ? "día hábil" : "días hábiles",
            Unidad.DiasNaturales => termino.Cantidad == 1 ? "día natural" : "días naturales",
            Unidad.Meses => "meses",
            Unidad.Anios => "años",
            _ => "",
        };
        return string.Create(
            Mexico,
            $"Tiene {termino.Cantidad} {unidad}, que se cuentan desde el día hábil siguiente a aquel en que reciba este mensaje. Si lo recibe el {contexto.Hoy:d 'de' MMMM}, el plazo termina el {siHoy.UltimoDia:dddd d 'de' MMMM 'de' yyyy} a las 24:00, hora del centro de México.");
    }
}
