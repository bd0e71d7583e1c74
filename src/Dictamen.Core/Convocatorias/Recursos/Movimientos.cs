using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>What the movements of money after the first assignment have in common.</summary>
internal static class Movimientos
{
    /// <summary>Why no project can be supported or withdrawn now, or <see langword="null"/>.</summary>
    public static Rechazo? Impedimento(Convocatoria estado, Contexto contexto, string acto, string regla, bool apoya = true)
    {
        if (EnCurso(estado, acto, regla) is { } enCurso)
        {
            return enCurso;
        }

        return apoya ? Tiempo(estado, contexto, acto) : null;
    }

    /// <summary>The project is supported with <paramref name="monto"/>, and its file is told so.</summary>
    public static Convocatoria Apoyar(Convocatoria estado, Folio folio, decimal monto)
    {
        var presupuesto = estado.Presupuesto!;
        var renglon = presupuesto.De(folio.Consecutivo)! with { Asignado = monto, Causa = null, OfertaNoAceptada = null };
        var siguiente = estado with { Presupuesto = presupuesto.Con(renglon) with { Oferta = null } };
        return Avisar(siguiente, folio, new AsignarApoyo(renglon.Orden, renglon.Calificacion, monto));
    }

    /// <summary>The project is withdrawn for lack of money, and its file is told so.</summary>
    public static Convocatoria Retirar(Convocatoria estado, Folio folio)
    {
        var presupuesto = estado.Presupuesto!;
        var renglon = presupuesto.De(folio.Consecutivo)! with { Asignado = 0, Causa = CausaNoApoyo.InsuficienciaPresupuestaria };
        return Avisar(estado with { Presupuesto = presupuesto.Con(renglon) }, folio, new RetirarPorInsuficiencia());
    }

    // Before the results are told to all files, they are told with the rest; afterwards each change is an errand of its own.
    private static Convocatoria Avisar(Convocatoria estado, Folio folio, Acto<Expediente> acto)
    {
        if (!estado.Presupuesto!.Difundido)
        {
            return estado;
        }

        var numero = estado.Presupuesto.Avisos + 1;
        return estado.Encargar(new Encargo($"apoyo/{numero}/{folio}", folio.ToString(), acto)) with { Presupuesto = estado.Presupuesto with { Avisos = numero } };
    }

    private static Rechazo? EnCurso(Convocatoria estado, string acto, string regla) => estado.Presupuesto switch
    {
        null or { Asignacion: null } => estado.NoProcede(acto, regla, "todavía no se asignan los recursos"),
        { Oferta: { } oferta } => estado.NoProcede(acto, regla, $"falta la respuesta a la oferta de ajuste hecha al folio {new Folio(estado.Id, oferta.Consecutivo)}"),
        { Difundido: false } when estado.ResultadosDeApoyo is not null => estado.NoProcede(acto, regla, "los resultados publicados se están asentando en los expedientes"),
        _ => null,
    };

    /// <summary>Why a project can no longer be supported in time, or <see langword="null"/>: money that cannot become an agreement in force and an obligation before the year ends would only have to be given back.</summary>
    [Regla("AMB-22", "PZ-39")]
    public static Rechazo? Tiempo(Convocatoria estado, Contexto contexto, string acto)
    {
        if (estado.Lectura(contexto.Programa, "AMB-22") == "SIN_LIMITE")
        {
            return null;
        }

        var limite = contexto.Programa.Termino("PZ-39").Fecha ?? contexto.Programa.FinDeVigencia;
        var (_, _, firma) = RutaCritica.DesdeElApoyo(contexto.Programa, contexto.Calendario, contexto.Hoy);
        return firma > limite
            ? new Rechazo("YA_NO_CABE", "AMB-22", $"No procede {acto} en la convocatoria {estado.Id}: con sus plazos completos el ajuste y la firma llegarían al {firma.Corta()}, y la obligación debe constituirse a más tardar el {limite.Corta()}.")
            : null;
    }
}
