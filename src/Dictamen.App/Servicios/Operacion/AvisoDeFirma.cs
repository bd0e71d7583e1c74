using Dictamen.App.Notificaciones;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Microsoft.Extensions.Logging;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Tells who reviewed that an acta waits for their signature: one message for each person, whatever the number of projects. It is a courtesy, as <see cref="RecordatorioDeCedulas"/> is: it notifies nobody, opens no term and leaves no fact.</summary>
public sealed partial class AvisoDeFirma(IFichaStore fichas, IMail correo, CedulasPorEntregar cedulas, SitioPublico sitio, ILogger<AvisoDeFirma> log)
{
    private static readonly Uso ParaAvisar = new(Finalidad.SistemasDeDatos, "Avisar a quien dictamina que un Acta espera su firma");

    /// <summary>Sends the messages of an acta to those of the committee whose signature is missing. The technical secretary, who drew it up, needs none.</summary>
    /// <remarks>The acta is recorded by then: a medium that is away keeps nobody from going on, and the page of each one says that it waits.</remarks>
    public async Task EnviarAsync(Acta acta, CancellationToken ct = default)
    {
        try
        {
            await EnviarATodosAsync(acta, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NoSeAviso(log, acta.Id, e);
        }
    }

    private async Task EnviarATodosAsync(Acta acta, CancellationToken ct)
    {
        var faltan = acta.FirmasQueFaltan.Where(f => f != Acta.SecretariaTecnica).Select(f => acta.Firmantes[f]).Distinct().ToList();
        foreach (var ficha in (await fichas.GetAsync(faltan, Actor.Sistema, ParaAvisar, ct).ConfigureAwait(false)).Where(f => f.Correo.Length > 0).OrderBy(f => f.Id.Valor, StringComparer.Ordinal))
        {
            await correo.SendAsync(Redactar(acta, ficha.Id, ficha.Correo), ct).ConfigureAwait(false);
        }
    }

    /// <summary>The message to one person. It names no project: who reviews which is confidential.</summary>
    [Regla("LEY-01", "PCS-A1-01", "PCS-4.2.3.2-02")]
    public Correo Redactar(Acta acta, PersonaId persona, [DatoPersonal] string para) => new(
        $"firma/{acta.Id}/{persona}",
        [para],
        $"El Acta de Dictaminación {acta.Id} espera su firma",
        $"""
        A quien integra el Comité Dictaminador de la convocatoria {acta.Convocatoria}:

        Se levantó el Acta de Dictaminación {acta.Id}, con {acta.Renglones.Length.Cuantos("proyecto", "proyectos")}, y espera su firma. No tiene efecto mientras le falte una.{Termino(acta)}

        Se lee y se firma con el enlace que le envió la Secretaría Técnica; si se perdió o ya venció, pídale otro.

        Dudas: en {sitio.Contacto}.

        {Entorno.ProgramaDe(acta.Convocatoria).Leyendas["LEY-01"]}.
        """,
        EnHtml: true,
        null);

    private string Termino(Acta acta) => cedulas.Plazo(acta.Convocatoria) is { } plazo ? $" El resultado de las dictaminaciones debe darse a conocer a más tardar el {plazo.UltimoDia.Larga()} ({plazo.Regla})." : "";

    [LoggerMessage(Level = LogLevel.Error, Message = "No se pudo avisar a todos los que deben firmar el Acta {Acta}.")]
    private static partial void NoSeAviso(ILogger logger, string acta, Exception e);
}
