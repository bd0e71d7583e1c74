using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>What a file must be told, and the act that tells it.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Acto">The act upon the file.</param>
public sealed record ResultadoPorFolio(Folio Folio, Acto<Expediente> Acto);

/// <summary>The results of a convocatoria, file by file. It is a listing and not errands: fifteen thousand of them need no fact each.</summary>
public static class ResultadosPorFolio
{
    /// <summary>Whether the published results still have to be told to the files.</summary>
    public static bool DebeDifundir(this Convocatoria estado) => estado is { ResultadosDeApoyo: not null, Presupuesto.Difundido: false };

    /// <summary>How many places there are: those of the ranking and then the projects with an unfavourable dictamen. Whatever becomes of a project, each keeps its place.</summary>
    public static int Lugares(Convocatoria estado) => estado.Presupuesto is { } presupuesto ? presupuesto.Renglones.Count + presupuesto.NoFavorables.Count : 0;

    /// <summary>What each file must be told, in the order of its place. Telling it twice is telling it once.</summary>
    /// <param name="estado">Convocatoria.</param>
    /// <param name="desde">First place, from 0.</param>
    /// <param name="cuantos">How many places. Some have nothing to be told: a project that withdrew moves no other from one part into the next.</param>
    public static IEnumerable<ResultadoPorFolio> Listar(Convocatoria estado, int desde = 0, int cuantos = int.MaxValue) =>
        Enumerable.Range(desde, Math.Clamp(Lugares(estado) - desde, 0, cuantos)).Select(lugar => De(estado, estado.Presupuesto!, lugar)).OfType<ResultadoPorFolio>();

    private static ResultadoPorFolio? De(Convocatoria estado, Presupuesto presupuesto, int lugar)
    {
        if (lugar >= presupuesto.Renglones.Count)
        {
            return new(new Folio(estado.Id, presupuesto.NoFavorables[lugar - presupuesto.Renglones.Count]), new NoApoyar(CausaNoApoyo.Dictamen));
        }

        var r = presupuesto.Renglones[lugar];
        var folio = new Folio(estado.Id, r.Consecutivo);
        return r.EsApoyado ? new(folio, new AsignarApoyo(r.Orden, r.Calificacion, r.Asignado))
            : r.PorInsuficiencia ? new(folio, new NoApoyar(CausaNoApoyo.InsuficienciaPresupuestaria, r.Orden))
            : null;
    }
}

/// <summary>Records that every file was told its result: from here on each change is told by itself.</summary>
/// <param name="Avisados">How many files were told.</param>
[Regla("PCS-4.2.3.3-01"), Faculta(Rol.Sistema, Rol.Operador)]
public sealed record RegistrarDifusion(int Avisados) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto) =>
        estado.Presupuesto is { Difundido: true } ? Decision.Ninguna
        : estado.DebeDifundir() ? new ResultadosDifundidos(Avisados)
        : estado.NoProcede("dar por avisados los expedientes", "PCS-4.2.3.3-01", "todavía no se publican los apoyados");
}

/// <summary>Every file was told its result.</summary>
/// <param name="Avisados">How many files were told.</param>
[Regla("PCS-4.2.3.3-01")]
public sealed record ResultadosDifundidos(int Avisados) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"El resultado se asentó en {Avisados} expedientes.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) => estado with { Presupuesto = estado.Presupuesto! with { Difundido = true } };
}
