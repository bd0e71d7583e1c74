using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Tells who reviews that projects were assigned to them, at most once a day and again only for new ones, and reminds them of the sheets that they have not handed in, once: on the day from which the office is warned that the results are due, or on the first one after it on which the site is up while the term runs. It is a courtesy, as <see cref="ParteDelDia"/> is: it notifies nobody, opens no term and leaves no fact.</summary>
public sealed class RecordatorioDeCedulas(
    CedulasPorEntregar cedulas, ConvocatoriasEnMemoria convocatorias, Listas listas, IFichaStore fichas, IBorradorStore borradores, Entorno entorno, IMail correo, TimeProvider reloj)
{
    // Draft that holds which were sent; they leave no fact that could tell.
    private const string Enviados = "recordatorios-enviados";

    private const string SiTieneInteres = "Si tiene algún interés en uno de los proyectos, declárelo en su página en lugar de calificarlo.";
    private const string ConQueEnlace = "Las cédulas se llenan y se entregan con el enlace que le envió la Secretaría Técnica; si se perdió o ya venció, pídale otro. Este mensaje no dice cuáles son los proyectos porque quién dictamina cada uno es confidencial (numeral 4.2.3.2).";
    private static readonly Uso ParaRecordar = new(Finalidad.SistemasDeDatos, "Recordar a quien dictamina las cédulas que le faltan");
    private static readonly Uso ParaAvisar = new(Finalidad.SistemasDeDatos, "Avisar a quien dictamina que se le asignaron proyectos");
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>Sends the messages that are due, one to each person. They may be sent twice, when it is cut short: their ids are the term's, or the day's.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> EnviarAsync(CancellationToken ct = default)
    {
        await listas.PonerAlDiaAsync(ct).ConfigureAwait(false);
        var enviados = 0;
        foreach (var c in convocatorias.Todas.Where(c => c.ResultadosDeDictaminacion is null))
        {
            if (cedulas.De(c.Id) is not { Count: > 0 } avances)
            {
                continue;
            }

            var contexto = await entorno.ContextoAsync(c.Id, c, reloj.GetUtcNow(), Actor.Sistema, ct).ConfigureAwait(false);
            var plazo = cedulas.Plazo(c.Id) is { } abierto ? contexto.Calendario.Recomputar(abierto) : null;
            var dichos = (await borradores.GetAsync(Enviados, ct).ConfigureAwait(false))?.Borrador.Campos ?? ImmutableDictionary<string, string>.Empty;
            var recordar = plazo is not null && contexto.Hoy >= Avisos.DiaDeAviso(plazo, contexto) && contexto.Hoy <= plazo.UltimoDia && !dichos.ContainsKey(Marca(c));
            var esperan = avances.Values.Where(a => !a.Pendientes.IsEmpty && (recordar || TieneNuevas(dichos, c, a, contexto.Hoy))).ToDictionary(a => a.Persona);
            var notas = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (marca, nota) in dichos.Where(d => d.Key.StartsWith(MarcaDeAsignadas(c), StringComparison.Ordinal)))
            {
                // Of what was taken away from them nothing is left to tell: the next one is new again.
                var asignadas = avances.GetValueOrDefault(new PersonaId(marca[MarcaDeAsignadas(c).Length..]))?.Asignadas ?? 0;
                if (Leer(nota) is var (dia, cuantas) && asignadas < cuantas)
                {
                    notas[marca] = Nota(dia, asignadas);
                }
            }

            foreach (var ficha in (await fichas.GetAsync([.. esperan.Keys], Actor.Sistema, recordar ? ParaRecordar : ParaAvisar, ct).ConfigureAwait(false)).Where(f => f.Correo.Length > 0).OrderBy(f => f.Id.Valor, StringComparer.Ordinal))
            {
                var avance = esperan[ficha.Id];
                await correo.SendAsync(recordar ? Redactar(c, avance, plazo!, ficha.Correo) : Avisar(c, avance, plazo, contexto, ficha.Correo), ct).ConfigureAwait(false);
                notas[Marca(c, ficha.Id)] = Nota(Dia(contexto.Hoy), avance.Asignadas);
                enviados++;
            }

            if (recordar)
            {
                notas[Marca(c)] = Dia(contexto.Hoy);
            }

            await AnotarAsync(notas, ct).ConfigureAwait(false);
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

            {HastaCuando(plazo)}{SiTieneInteres}

            {ConQueEnlace}

            {Entorno.ProgramaDe(convocatoria.Id).Leyendas["LEY-01"]}.
            """,
            EnHtml: true,
            null);
    }

    /// <summary>The message to whom projects were assigned. It names none of them either.</summary>
    [Regla("LEY-01", "PCS-4.2.3-01", "PCS-4.2.3.2-02")]
    private static Correo Avisar(Convocatoria convocatoria, AvanceDeQuienDictamina avance, Plazo? plazo, Contexto contexto, [DatoPersonal] string para)
    {
        var esperan = avance.Pendientes.Length.Cuantos("proyecto", "proyectos");
        return new Correo(
            $"asignadas/{convocatoria.Id}/{avance.Persona}/{Dia(contexto.Hoy)}",
            [para],
            $"Convocatoria {convocatoria.Id}: tiene {esperan} por dictaminar",
            $"""
            A quien integra el Comité Dictaminador de la convocatoria {convocatoria.Id}:

            Se le asignaron proyectos: tiene {esperan} por dictaminar (numeral 4.2.3); ya entregó {avance.Entregadas.Cuantos("cédula", "cédulas")}.

            {(plazo is null ? CuandoEmpieza(contexto.Programa) : HastaCuando(plazo))}{SiTieneInteres}

            {ConQueEnlace}

            {contexto.Programa.Leyendas["LEY-01"]}.
            """,
            EnHtml: true,
            null);
    }

    private static string HastaCuando(Plazo plazo) => $"El resultado de las dictaminaciones debe darse a conocer a más tardar el {plazo.UltimoDia.Larga()} ({plazo.Regla}), y antes se acuerda en sesión y se firma en un Acta: entréguelas cuanto antes. ";

    private static string CuandoEmpieza(Programa programa) => programa.Plazos.TryGetValue(CedulasPorEntregar.PlazoDeResultados, out var termino)
        ? $"El plazo para dar a conocer el resultado de las dictaminaciones empieza cuando cierra la recepción de solicitudes ({termino.Regla}); desde entonces su último día está en su página. "
        : "";

    // Those that came today are told tomorrow, when something was told today already.
    private static bool TieneNuevas(ImmutableDictionary<string, string> dichos, Convocatoria c, AvanceDeQuienDictamina avance, DateOnly hoy) =>
        !dichos.TryGetValue(Marca(c, avance.Persona), out var nota) || (Leer(nota) is var (dia, cuantas) && avance.Asignadas > cuantas && dia != Dia(hoy));

    // Day of the last message to a person, and how many were assigned to them by then.
    private static (string Dia, int Cuantas) Leer(string nota) => (nota[..nota.IndexOf('/', StringComparison.Ordinal)], int.Parse(nota[(nota.IndexOf('/', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture));

    // What cannot be noted is sent again: better twice than never.
    private async Task AnotarAsync(Dictionary<string, string> notas, CancellationToken ct)
    {
        if (notas.Count == 0)
        {
            return;
        }

        var ahora = reloj.GetUtcNow();
        await borradores.CambiarAsync(
            Enviados,
            null,
            actual =>
            {
                var b = actual ?? new Borrador(Enviados, Enviados, "", ahora, ahora);
                return new((b with { Campos = b.Campos.SetItems(notas), ActualizadoEl = ahora }, null));
            },
            ct).ConfigureAwait(false);
    }

    private static string Dia(DateOnly dia) => dia.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Nota(string dia, int asignadas) => string.Create(CultureInfo.InvariantCulture, $"{dia}/{asignadas}");

    private static string Marca(Convocatoria c) => $"{c.Id}/{CedulasPorEntregar.PlazoDeResultados}";

    private static string Marca(Convocatoria c, PersonaId persona) => $"{MarcaDeAsignadas(c)}{persona}";

    private static string MarcaDeAsignadas(Convocatoria c) => $"{c.Id}/asignadas/";
}
