using System.Text.RegularExpressions;
using Dictamen.App.Notificaciones;
using Dictamen.Core.Expedientes;
using Xunit;

namespace Dictamen.Core.Tests.Kit;

/// <summary>Every message that a file orders can be written from the state that orders it, and none of its sentences lacks a fact.</summary>
internal static partial class Mensajes
{
    // What a message tells in a paragraph of its own only where there is something to tell.
    private static readonly string[] Optativos = ["plazo", "deposito_prudente", "sin_respuesta", "informes_que_siguen", "resultado_del_informe", "valoracion", "aun_se_comprueba", "por_reintegrar", "papeles_que_valen"];

    /// <summary>Writes what was ordered between two states.</summary>
    public static void Comprobar(Expediente antes, Expediente despues, Contexto contexto)
    {
        foreach (var notificacion in despues.Notificaciones.Values.Where(n => !antes.Notificaciones.ContainsKey(n.Id)))
        {
            var plantilla = Plantillas.De(notificacion.Plantilla);
            var vacios = Campo().Matches($"{plantilla.Asunto}\n{plantilla.Cuerpo}")
                .Select(m => m.Groups[1].Value)
                .Except(Optativos)
                .Where(c => string.IsNullOrWhiteSpace(CamposDeExpediente.De(c, despues, notificacion, contexto)));
            Assert.True(!vacios.Any(), $"«{notificacion.Plantilla}» does not know {string.Join(", ", vacios)}.");
            Assert.DoesNotContain("  ", Redactar(despues, notificacion, contexto), StringComparison.Ordinal);
        }
    }

    /// <summary>The text of a message that a scenario ordered, if it goes out at an instant.</summary>
    public static string Mensaje(this Escenario<Expediente> escenario, string id, string cuando) =>
        Redactar(escenario.Estado, escenario.Estado.Notificaciones[id], escenario.En(cuando, Actor.Sistema));

    private static string Redactar(Expediente estado, Notificacion notificacion, Contexto contexto) =>
        Notificador.Redactar(estado, notificacion, contexto, ["alguien@ejemplo.invalid"], new SitioPublico("https://sitio.invalid")).Texto;

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Campo();
}
