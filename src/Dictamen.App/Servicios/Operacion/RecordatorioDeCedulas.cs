using System.Globalization;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Plazos;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Reminds who reviews of the sheets that they have not handed in, once: on the day from which the office is warned that the results are due, or on the first one after it on which the site is up while the term runs. It is a courtesy, as <see cref="ParteDelDia"/> is: it notifies nobody, opens no term and leaves no fact.</summary>
public sealed class RecordatorioDeCedulas(
    CedulasPorEntregar cedulas, ConvocatoriasEnMemoria convocatorias, Listas listas, IFichaStore fichas, IBorradorStore borradores, Entorno entorno, IMail correo, TimeProvider reloj)
{
    // Draft that holds which were sent; they leave no fact that could tell.
    private const string Enviados = "recordatorios-enviados";

    private static readonly Uso ParaRecordar = new(Finalidad.SistemasDeDatos, "Recordar a quien dictamina las cédulas que le faltan");
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>Sends the reminders that are due, one to each person. They may be sent twice, when it is cut short: their ids are the term's.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> EnviarAsync(CancellationToken ct = default)
    {
        await listas.PonerAlDiaAsync(ct).ConfigureAwait(false);
        var enviados = 0;
        foreach (var c in convocatorias.Todas)
        {
            if (await PlazoQueSeRecuerdaAsync(c, ct).ConfigureAwait(false) is not { } plazo)
            {
                continue;
            }

            var faltan = cedulas.De(c.Id).Values.Where(a => !a.Pendientes.IsEmpty).ToDictionary(a => a.Persona);
            foreach (var ficha in (await fichas.GetAsync([.. faltan.Keys], Actor.Sistema, ParaRecordar, ct).ConfigureAwait(false)).Where(f => f.Correo.Length > 0).OrderBy(f => f.Id.Valor, StringComparer.Ordinal))
            {
                await correo.SendAsync(Redactar(c, faltan[ficha.Id], plazo, ficha.Correo), ct).ConfigureAwait(false);
                enviados++;
            }

            await AnotarAsync(Marca(c), ct).ConfigureAwait(false);
        }

        return enviados;
    }

    /// <summary>The message to one person. It names no project: who reviews which is confidential.</summary>
    [Regla("LEY-01", "PCS-4.2.3.2-02", "AMB-14")]
    public static Correo Redactar(Convocatoria convocatoria, AvanceDeQuienDictamina avance, Plazo plazo, [DatoPersonal] string para)
    {
        var faltan = avance.Pendientes.Length.Cuantos("cédula", "cédulas");
        return new Correo(
            string.Create(CultureInfo.InvariantCulture, $"cedulas/{convocatoria.Id}/{avance.Persona}/{plazo.UltimoDia:yyyy-MM-dd}"),
            [para],
            $"Convocatoria {convocatoria.Id}: le {(avance.Pendientes.Length == 1 ? "falta" : "faltan")} {faltan} de dictaminación",
            $"""
            A quien integra el Comité Dictaminador de la convocatoria {convocatoria.Id}:

            De los proyectos que se le asignaron le {(avance.Pendientes.Length == 1 ? "falta" : "faltan")} por entregar {faltan}; ya entregó {avance.Entregadas.ToString("N0", Mexico)}.

            El resultado de las dictaminaciones debe darse a conocer a más tardar el {plazo.UltimoDia.Larga()} ({plazo.Regla}), y antes se acuerda en sesión y se firma en un Acta: entréguelas cuanto antes. Si tiene algún interés en uno de los proyectos, declárelo en su página en lugar de calificarlo.

            Las cédulas se llenan y se entregan con el enlace que le envió la Secretaría Técnica; si se perdió o ya venció, pídale otro. Este mensaje no dice cuáles son los proyectos porque quién dictamina cada uno es confidencial (numeral 4.2.3.2).

            {Entorno.ProgramaDe(convocatoria.Id).Leyendas["LEY-01"]}.
            """,
            EnHtml: true,
            null);
    }

    // The term as the calendar has it today, from the programme's warning day to its last one, until it was reminded of.
    private async ValueTask<Plazo?> PlazoQueSeRecuerdaAsync(Convocatoria c, CancellationToken ct)
    {
        if (!c.Plazos.TryGetValue(CedulasPorEntregar.PlazoDeResultados, out var plazo))
        {
            return null;
        }

        var contexto = await entorno.ContextoAsync(c.Id, c, reloj.GetUtcNow(), Actor.Sistema, ct).ConfigureAwait(false);
        var vigente = contexto.Calendario.Recomputar(plazo);
        return contexto.Hoy >= Avisos.DiaDeAviso(plazo, contexto) && contexto.Hoy <= vigente.UltimoDia
            && (await borradores.GetAsync(Enviados, ct).ConfigureAwait(false))?.Borrador.Campos.ContainsKey(Marca(c)) != true
                ? vigente
                : null;
    }

    // What cannot be noted is sent again: better twice than never.
    private async Task AnotarAsync(string marca, CancellationToken ct)
    {
        var ahora = reloj.GetUtcNow();
        await borradores.CambiarAsync(
            Enviados,
            null,
            actual =>
            {
                var b = actual ?? new Borrador(Enviados, Enviados, "", ahora, ahora);
                return new((b with { Campos = b.Campos.SetItem(marca, HoraDelCentro.Dia(ahora).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ActualizadoEl = ahora }, null));
            },
            ct).ConfigureAwait(false);
    }

    private static string Marca(Convocatoria c) => $"{c.Id}/{CedulasPorEntregar.PlazoDeResultados}";
}
