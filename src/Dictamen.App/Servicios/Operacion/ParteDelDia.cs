using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Who receives the digest of the day's work. The host says it.</summary>
/// <param name="Correos">Addresses of the office; none, and nothing is sent.</param>
public sealed record OficinaPorAvisar(ImmutableArray<string> Correos);

/// <summary>The digest of the day's work: what expires today and this week, notifications that failed, works that wait. It names folios and no person or community.</summary>
public sealed class ParteDelDia(MesaDeTrabajo mesa, Listas listas, Resumenes resumenes, Entorno entorno, IMail correo, TimeProvider reloj, OficinaPorAvisar oficina)
{
    /// <summary>Hour of central Mexico at which it is sent.</summary>
    public static TimeOnly Hora { get; } = new(7, 0);

    private const int PorSeccion = 20;
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>Instant (UTC) at which a day's digest is to be sent.</summary>
    public static DateTimeOffset Cuando(DateOnly dia) => HoraDelCentro.Instante(dia, Hora);

    /// <summary>Sends today's digest. It may be sent twice: its id is the day's.</summary>
    /// <returns>What became of it, or <see langword="null"/> when there is none: today is no working day, nothing waits, or nobody is to be told.</returns>
    public async Task<MailOutcome?> EnviarAsync(CancellationToken ct = default)
    {
        if (oficina.Correos.IsDefaultOrEmpty
            || !(await entorno.CalendarioAsync(CatalogoDeProgramas.PorOmision, ct: ct).ConfigureAwait(false)).EsHabil(HoraDelCentro.Dia(reloj.GetUtcNow())))
        {
            return null;
        }

        await listas.PonerAlDiaAsync(ct).ConfigureAwait(false);
        var jornada = await mesa.ArmarAsync(Actor.Sistema, pagina: 1, ct).ConfigureAwait(false);
        return Redactar(jornada, [.. resumenes.Todos.Where(r => !r.Rebotes.IsEmpty).Select(r => r.Folio).Order()], oficina.Correos) is { } mensaje
            ? await correo.SendAsync(mensaje, ct).ConfigureAwait(false)
            : null;
    }

    /// <summary>The message of a day's work, or <see langword="null"/> when nothing waits.</summary>
    /// <param name="jornada">The day's work.</param>
    /// <param name="rebotados">Files with a notification that bounced.</param>
    /// <param name="para">Addresses of the office.</param>
    [Regla("LEY-01", "AMB-50")]
    public static Correo? Redactar(Jornada jornada, IReadOnlyList<Folio> rebotados, ImmutableArray<string> para)
    {
        var texto = new StringBuilder();
        Seccion(texto, "Vencen hoy o ya vencieron", jornada.VencenHoy, jornada.Vencimientos.Where(v => v.Urgencia == Urgencia.Hoy).Select(Renglon));
        Seccion(texto, "Vencen en los próximos siete días", jornada.VencenEnLaSemana, jornada.Vencimientos.Where(v => v.Urgencia == Urgencia.Semana).Select(Renglon));
        Seccion(texto, "Notificaciones que no llegaron; nadie quedó notificado ni corre plazo hasta que se corrija la dirección y se reenvíen", rebotados.Count, rebotados.Select(f => f.ToString()));
        Seccion(texto, "Trabajo que espera a la oficina", jornada.Colas.Length, jornada.Colas.Select(Renglon));
        Seccion(texto, "Convocatorias que esperan a la oficina", jornada.DeConvocatorias.Length, jornada.DeConvocatorias.Select(p => $"{p.Convocatoria}: {p.Texto}."));
        Seccion(texto, "Encargos entre expedientes que no procedieron", jornada.Apartados.Length, jornada.Apartados.Select(e => $"{e.Clave}: {e.Que}, en {e.Destino} ({e.Codigo}, {e.Regla})"));
        Seccion(texto, "Solicitudes ARCO que ordenaron suprimir datos y ya no esperan a ningún expediente", jornada.PorSuprimir.Length, jornada.PorSuprimir.Select(s => s.Numero));
        Seccion(texto, "Publicaciones", jornada.Avisos.Length, jornada.Avisos);
        if (texto.Length == 0)
        {
            return null;
        }

        texto.Insert(0, $"Trabajo del {jornada.Hoy.ToString("dddd d 'de' MMMM 'de' yyyy", Mexico)}.\n\n");
        texto.Append("El detalle de cada expediente está en las páginas de la oficina. Este mensaje no contiene datos personales.\n\n").Append(CatalogoDeProgramas.Leyenda).Append('.');
        return new Correo(
            string.Create(CultureInfo.InvariantCulture, $"parte/{jornada.Hoy:yyyy-MM-dd}"),
            para,
            string.Create(Mexico, $"Trabajo del {jornada.Hoy.Corta()}: {jornada.VencenHoy.Cuantos("plazo vence hoy o ya venció", "plazos vencen hoy o ya vencieron")}, {jornada.VencenEnLaSemana:N0} esta semana"),
            texto.ToString(),
            EnHtml: true,
            null);
    }

    private static void Seccion(StringBuilder texto, string titulo, int total, IEnumerable<string> renglones)
    {
        if (total == 0)
        {
            return;
        }

        var primeros = renglones.Take(PorSeccion).ToList();
        texto.Append(Mexico, $"{titulo} ({total:N0}):\n\n");
        texto.AppendJoin('\n', primeros.Select(r => $"- {r}"));
        texto.Append(total > primeros.Count ? string.Create(Mexico, $"\n- y {total - primeros.Count:N0} más.\n\n") : "\n\n");
    }

    private static string Renglon(Vencimiento v) => string.Create(Mexico, $"{v.Donde}: plazo para {v.Que}; último día, {v.Plazo.UltimoDia.Corta()} ({v.Plazo.Regla}).");

    private static string Renglon(Cola c) => string.Create(Mexico, $"{c.Pendiente.Texto}: {c.Total:N0} ({string.Join(", ", c.Folios.Select(r => r.Folio))}{(c.Total > c.Folios.Length ? "…" : "")}).");
}
