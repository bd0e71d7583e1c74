using Dictamen.App.Notificaciones;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Telemetria;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Atencion;

/// <summary>Attends one stream: carries out what it owes, sends what it must notify, lets expire what is over, and says when to look next.</summary>
/// <remarks>At least once: whoever calls it may call it late, twice or in the wrong order; the deciders make the second time nothing.</remarks>
public sealed class Atendedor(Despachador despachador, Repositorio repositorio, Entorno entorno, Notificador notificador, Difusion difusion, TimeProvider reloj)
{
    // A file owes a handful of things at a time. More rounds than this mean two acts that undo each other.
    private const int Rondas = 100;

    /// <summary>How many things that one stream owes are carried out at a time: an acta concluded owes something to hundreds of files. With 1, the order of the facts is always the same.</summary>
    public int EncargosALaVez { get; set; } = 64;

    /// <summary>Attends a stream by its name.</summary>
    /// <returns>When to look next, or <see langword="null"/> when nothing is open.</returns>
    public ValueTask<DateTimeOffset?> AtenderAsync(string stream, CancellationToken ct = default)
    {
        var (clase, clave) = Repositorio.Partes(stream);
        return clase switch
        {
            _ when clase == Expediente.Clase => AtenderAsync(clave, ActosComunes.DeExpediente, ct),
            _ when clase == Convocatoria.Clase => AtenderAsync(clave, ActosComunes.DeConvocatoria, ct),
            _ when clase == Acta.Clase => AtenderAsync(clave, ActosComunes.DeActa, ct),
            _ => new((DateTimeOffset?)null),
        };
    }

    private async ValueTask<DateTimeOffset?> AtenderAsync<TEstado>(string clave, ActosComunes<TEstado> actos, CancellationToken ct)
        where TEstado : IEstado<TEstado>, IConPendientes
    {
        for (var ronda = 0; ronda < Rondas; ronda++)
        {
            var (estado, version) = await repositorio.CargarAsync<TEstado>(clave, ct).ConfigureAwait(false);
            var hizo = false;
            if (estado.Encargos.Count == 1)
            {
                await CumplirAsync(clave, estado.Encargos.First().Value, version, actos, ct).ConfigureAwait(false);
                hizo = true;
            }
            else if (!estado.Encargos.IsEmpty)
            {
                await Parallel.ForEachAsync(
                    estado.Encargos.Values,
                    new ParallelOptions { MaxDegreeOfParallelism = EncargosALaVez, CancellationToken = ct },
                    async (encargo, token) => await CumplirAsync(clave, encargo, version, actos, token).ConfigureAwait(false)).ConfigureAwait(false);
                hizo = true;
            }

            if (estado is Convocatoria convocatoria && convocatoria.DebeDifundir())
            {
                await DifundirAsync(convocatoria, ct).ConfigureAwait(false);
                hizo = true;
            }

            foreach (var notificacion in estado.PorNotificar ? estado.Notificaciones.Values.Where(n => n.Estatus == EstatusNotificacion.Pendiente) : [])
            {
                await NotificarAsync(clave, estado, notificacion, version, actos, ct).ConfigureAwait(false);
                hizo = true;
            }

            DateTimeOffset? proximo = null;
            var contexto = await entorno.ContextoAsync(clave, estado, reloj.GetUtcNow(), Actor.Sistema, ct).ConfigureAwait(false);
            foreach (var (_, plazo) in estado.Plazos)
            {
                var vigente = contexto.Calendario.Recomputar(plazo);
                if (vigente.UltimoDia == plazo.UltimoDia && !vigente.Vencido(contexto.Ahora))
                {
                    proximo = proximo < vigente.Fin ? proximo : vigente.Fin;
                }
                else
                {
                    using var traza = Senales.Consecuencia<TEstado>("vencimiento", clave, plazo.Id);
                    var r = await despachador.EjecutarAsync(clave, actos.Vencer!(plazo.Id), Actor.Sistema, $"auto/vence/{plazo.Id}/{version}", ct).ConfigureAwait(false);
                    ExpedienteOcupadoException.SiOcupado(r.Rechazo);
                    hizo |= !r.Hechos.IsEmpty;
                }
            }

            if (!hizo)
            {
                return proximo;
            }
        }

        throw new InvalidOperationException($"{Repositorio.Nombre<TEstado>(clave)}: los pendientes no se agotan.");
    }

    // The published results reach every file; a file that has them already says so by doing nothing.
    private async ValueTask DifundirAsync(Convocatoria convocatoria, CancellationToken ct)
    {
        using var traza = Senales.Consecuencia<Convocatoria>("difusion", convocatoria.Id, "resultados");
        await difusion.ConcluirAsync(convocatoria.Id, await difusion.DifundirAsync(convocatoria.Id, 0, int.MaxValue, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
    }

    private async ValueTask CumplirAsync<TEstado>(string clave, Encargo encargo, long version, ActosComunes<TEstado> actos, CancellationToken ct)
        where TEstado : IEstado<TEstado>
    {
        using var traza = Senales.Consecuencia<TEstado>("encargo", clave, encargo.Id);
        var id = $"{Repositorio.Nombre<TEstado>(clave)}/{encargo.Id}";
        var respuesta = await (encargo.Acto switch
        {
            Acto<Convocatoria> acto => despachador.EjecutarAsync(encargo.Destino, acto, Actor.Sistema, id, ct),
            Acto<Expediente> acto => despachador.EjecutarAsync(encargo.Destino, acto, Actor.Sistema, id, ct),
            Acto<Core.Comunidades.Comunidad> acto => despachador.EjecutarAsync(encargo.Destino, acto, Actor.Sistema, id, ct),
            var otro => throw new InvalidOperationException($"Nobody carries out {otro.GetType().Name}."),
        }).ConfigureAwait(false);
        ExpedienteOcupadoException.SiOcupado(respuesta.Rechazo);
        if (respuesta.Rechazo is { } rechazo)
        {
            // The same refusal would come back for ever, and everything behind it would wait: it is set aside, where the office sees it.
            traza.Rechazada(rechazo);
            Senales.ConRechazo(rechazo);
            await despachador.EjecutarAsync(clave, actos.Apartar(encargo.Id, rechazo), Actor.Sistema, $"auto/aparta/{encargo.Id}/{version}", ct).ConfigureAwait(false);
            return;
        }

        await despachador.EjecutarAsync(clave, actos.Cumplir(encargo.Id), Actor.Sistema, $"auto/cumple/{encargo.Id}", ct).ConfigureAwait(false);
    }

    private async ValueTask NotificarAsync<TEstado>(string clave, TEstado estado, Notificacion notificacion, long version, ActosComunes<TEstado> actos, CancellationToken ct)
        where TEstado : IEstado<TEstado>
    {
        using var traza = Senales.Consecuencia<TEstado>("notificacion", clave, notificacion.Id);
        var avisos = actos.Avisos ?? throw new InvalidOperationException($"{TEstado.Clase} notifies nobody.");
        var acto = await notificador.EnviarAsync(clave, estado, notificacion, ct).ConfigureAwait(false) switch
        {
            MailDelivered d => avisos.Entrega(notificacion.Id, d.At, d.Constancia),
            MailAccepted a => avisos.Envio(notificacion.Id, a.Constancia),
            MailBounced b => avisos.Rebote(notificacion.Id, b.Motivo),
            var otro => throw new InvalidOperationException($"Unknown outcome {otro.GetType().Name}."),
        };
        var respuesta = await despachador.EjecutarAsync(clave, acto, Actor.Sistema, $"auto/notifica/{notificacion.Id}/{version}", ct).ConfigureAwait(false);
        ExpedienteOcupadoException.SiOcupado(respuesta.Rechazo);
    }
}
