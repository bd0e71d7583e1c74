using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>Records a field visit to a project in progress: which criteria of the bases were evaluated, and which were met.</summary>
/// <param name="Fecha">Day of the visit.</param>
/// <param name="Criterios">Criteria evaluated.</param>
/// <param name="Cedula">Digest of the visit's sheet.</param>
[Regla("PCS-4.2.10-01", "PCS-4.2.10-03"), Faculta(Rol.Operador)]
public sealed record RegistrarVisita(DateOnly Fecha, ImmutableArray<CriterioVisitado> Criterios, Huella Cedula) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus != Estatus.EnEjecucion || estado.Informes?.Calificacion is not null)
        {
            return estado.NoProcede("registrar una visita de campo", "PCS-4.2.10-01");
        }

        var fallas = Fallas(estado, contexto).ToList();
        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        // Cut, not rounded: 79.996 is less than 80.
        var cumplidos = Criterios.Count(c => c.Cumple);
        var porcentaje = Math.Round(100m * cumplidos / Criterios.Length, 2, MidpointRounding.ToZero);
        return new VisitaRegistrada((estado.Informes?.Visitas ?? 0) + 1, Fecha, cumplidos, Criterios.Length, porcentaje, Cedula);
    }

    private IEnumerable<Falla> Fallas(Expediente estado, Contexto contexto)
    {
        if (Fecha > contexto.Hoy || Fecha < estado.Convenio!.Fecha || Fecha > contexto.Programa.FinDeVigencia)
        {
            yield return new Falla("fecha", "PCS-4.2.10-01", $"La visita se hace mientras el proyecto se ejecuta: entre el {estado.Convenio!.Fecha?.Corta()} y el {contexto.Programa.FinDeVigencia.Corta()}, y no en el futuro.");
        }

        if (Criterios.IsEmpty)
        {
            yield return new Falla("criterios", "PCS-4.2.10-01", "Evalúe al menos un criterio de los que fijan las bases de la convocatoria.");
        }

        foreach (var c in Criterios.Where(c => !contexto.Bases.CriteriosVisita.Contains(c.Criterio)))
        {
            yield return new Falla("criterios", "PCS-4.2.10-01", $"«{c.Criterio}» no es un criterio de visita de la convocatoria.");
        }

        foreach (var repetido in Criterios.GroupBy(c => c.Criterio, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new Falla("criterios", "PCS-4.2.10-01", $"El criterio «{repetido.Key}» está evaluado más de una vez.");
        }
    }
}

/// <summary>A criterion evaluated in a visit.</summary>
/// <param name="Criterio">Criterion, as the bases name it.</param>
/// <param name="Cumple">Whether it was met.</param>
public sealed record CriterioVisitado(string Criterio, bool Cumple);

/// <summary>VISITADO: the project was visited.</summary>
/// <param name="Numero">Number of the visit, from 1; the last one is graded.</param>
/// <param name="Fecha">Day.</param>
/// <param name="Cumplidos">Criteria met.</param>
/// <param name="Evaluados">Criteria evaluated.</param>
/// <param name="Porcentaje">Met over evaluated, percent, two decimals, cut.</param>
/// <param name="Cedula">Digest of the sheet.</param>
[Regla("PCS-4.2.10-01")]
public sealed record VisitaRegistrada(int Numero, DateOnly Fecha, int Cumplidos, int Evaluados, decimal Porcentaje, Huella Cedula) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Visita de campo del {Fecha.Corta()}: se cumplieron {Cumplidos} de {Evaluados} criterios evaluados ({Porcentaje.ConCentesimos()} %).";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => (estado with
    {
        Informes = (estado.Informes ?? new Informes()) with { Visitas = Numero, PorcentajeVisita = Porcentaje },
    }).Notificar(new Notificacion($"visita-{Numero}", "cedula-visita", "PCS-4.2.10-01") { Documento = new("Cédula de la visita de campo", Cedula) });
}
