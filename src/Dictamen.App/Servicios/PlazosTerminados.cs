using System.Collections.Frozen;
using Dictamen.App.Consultas;
using Dictamen.App.Notificaciones;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;

namespace Dictamen.App.Servicios;

/// <summary>A term of the committee that ended without what was due, as it is told to the committee.</summary>
/// <param name="Que">What was due.</param>
/// <param name="Relato">What the record says of its end: which day, and what follows.</param>
/// <param name="Ahora">What can still be done.</param>
/// <param name="Reglas">Rules of that end.</param>
/// <param name="Cuenta">The term with its arithmetic, where the story has it.</param>
/// <param name="Acciones">Actions that it closed.</param>
public sealed record PlazoTerminado(string Que, string Relato, string Ahora, IReadOnlyList<string> Reglas, Explicacion? Cuenta, IReadOnlyList<string> Acciones);

/// <summary>Says which terms of the committee ended, exactly and without reproach.</summary>
public static class PlazosTerminados
{
    private static readonly FrozenDictionary<string, (string Que, string Ahora, string[] Renglones, string[] Acciones)> Fines = new Dictionary<string, (string, string, string[], string[])>
    {
        [nameof(RecepcionIncompletaDeclarada)] = ("Entregar los documentos que faltaban", "La solicitud no pasa a dictaminación.", ["PZ-03"], [AccionesDelComite.Faltantes]),
        [nameof(AjusteNoAtendido)] = ("Entregar el proyecto ajustado", "El proyecto queda como no apoyado. La comunidad puede participar en otra convocatoria.", ["PZ-11", "PZ-10"], [AccionesDelComite.Ajuste]),
        [nameof(RenunciaPresunta)] = ("Firmar el Convenio de Concertación", "El recurso volvió a la convocatoria. La comunidad puede participar en otra.", ["PZ-12"], [AccionesDelComite.Firmar, AccionesDelComite.Error]),
        [nameof(PapelesNoEntregados)] = ("Entregar el recibo de pago y el estado de cuenta", "El proyecto queda como no apoyado. La comunidad puede participar en otra convocatoria.", ["PZ-08"], [AccionesDelComite.Papeles1]),
        [nameof(InformeParcialNoEntregado)] = ("Presentar el Informe Parcial", "Mientras no se presente el Informe Final, todavía puede entregarlo: se recibe como extemporáneo.", ["PZ-27"], [AccionesDelComite.InformeParcial]),
        [nameof(InformeFinalNoEntregado)] = ("Presentar el Informe Final", "Ya no puede recibirse; la calificación se hizo con lo que obra en el expediente.", ["PZ-28"], [AccionesDelComite.InformeFinal, AccionesDelComite.InformeParcial]),
        [nameof(InformacionNoEntregada)] = ("Entregar la información adicional del informe", "La evaluación concluye con la información disponible; no por eso se reprueba.", ["PZ-26"], [AccionesDelComite.InformacionParcial, AccionesDelComite.InformacionFinal]),
        [nameof(InformePormenorizadoNoRendido)] = ("Rendir el informe pormenorizado", "El silencio no se toma como confesión: se resuelve con lo que hay en el expediente.", ["PZ-21"], [AccionesDelComite.Pormenorizado]),
        [nameof(CambioDeIntegrantesSinEfecto)] = ("Entregar lo que faltaba del cambio de integrantes", "Integran el Comité quienes lo integraban. El cambio puede informarse de nuevo, con la información completa.", ["PZ-25"], [AccionesDelComite.SubsanarCambio]),
        [nameof(ReintegroVencido)] = ("Acreditar el reintegro a la TESOFE", "El depósito todavía puede acreditarse, y conviene hacerlo cuanto antes.", ["PZ-29", "PZ-30", "PZ-31"], [AccionesDelComite.Reintegro]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The terms that a story says ended, the last one first.</summary>
    /// <param name="historia">The file's story.</param>
    /// <param name="contexto">The convocatoria and today: what can still be done depends on whether it receives.</param>
    [Regla("AMB-02", "PCS-4.2.2-06")]
    public static IReadOnlyList<PlazoTerminado> De(IReadOnlyList<Renglon> historia, Contexto contexto)
    {
        var terminados = new List<PlazoTerminado>();
        foreach (var (i, r) in historia.Index())
        {
            if (Fines.TryGetValue(r.Tipo, out var fin) && !Reabierto(historia, i))
            {
                var cuenta = historia.Take(i).SelectMany(x => x.Plazos).LastOrDefault(e => fin.Renglones.Contains(e.Plazo.Renglon) && e.Plazo.Fin <= r.Cuando);
                terminados.Add(new PlazoTerminado(fin.Que, r.Relato, r.Tipo == nameof(RecepcionIncompletaDeclarada) ? $"{fin.Ahora} {CamposDeExpediente.SolicitudNueva(contexto)}" : fin.Ahora, r.Reglas, cuenta, fin.Acciones));
            }
        }

        terminados.Reverse();
        return terminados;
    }

    // A change of members that was left without effect goes on when what came in time is captured afterwards; another change begins by being told.
    private static bool Reabierto(IReadOnlyList<Renglon> historia, int i) => historia[i].Tipo == nameof(CambioDeIntegrantesSinEfecto)
        && historia.Skip(i + 1).FirstOrDefault(r => r.Tipo is nameof(CambioDeIntegrantesInformado) or nameof(CambioDeIntegrantesSubsanado))?.Tipo == nameof(CambioDeIntegrantesSubsanado);
}
