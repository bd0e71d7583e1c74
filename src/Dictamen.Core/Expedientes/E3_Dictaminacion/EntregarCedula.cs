using System.Collections.Immutable;
using System.Globalization;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>A member hands in the own sheet. It is final, and sealed until all are in.</summary>
/// <param name="Viabilidad">Whether the project is viable.</param>
/// <param name="Apego">Whether it keeps to the objectives and thematic lines of the convocatoria.</param>
/// <param name="Cohesion">Whether it contributes to social cohesion.</param>
/// <param name="Puntajes">Mark of each criterion of Anexo 5; empty when the project does not pass the first instance.</param>
/// <param name="Observaciones">Observations, up to 2,000 characters.</param>
/// <param name="Documento">Digest of the signed sheet.</param>
[Regla("PCS-4.2.3-01", "PCS-3.4-01", "PCS-A5-01", "PCS-A5-02", "PCS-A5-03", "PCS-A5-04", "PCS-A5-05", "PCS-A5-06", "PCS-A5-07", "PCS-A5-08", "PCS-A5-09", "PCS-A5-10", "PCS-A5-11", "AMB-18", "AMB-19")]
[Faculta(Rol.Dictaminador)]
public sealed record EntregarCedula(
    Valoracion Viabilidad,
    Valoracion Apego,
    Valoracion Cohesion,
    ImmutableSortedDictionary<string, decimal> Puntajes,
    string Observaciones,
    Huella Documento) : Acto<Expediente>
{
    /// <summary>Code of the refusal of a sheet after another one of the same member.</summary>
    public const string Definitiva = "CEDULA_DEFINITIVA";

    // Bounds of the record, not of the law: what is longer belongs in the document.
    private const int MaximoDeObservaciones = 2_000;
    private const int MaximoDeMotivo = 500;

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.EnDictaminacion, Dictaminacion: { } dictaminacion })
        {
            return estado.NoProcede("entregar una cédula", "PCS-4.2.3-02");
        }

        if (dictaminacion.AsientoDe(new PersonaId(contexto.Actor.Id)) is not { } asiento)
        {
            return NoAsignado(estado);
        }

        if (dictaminacion.Dictaminadores[asiento].Conflicto is not null)
        {
            return Decision.Rechazar("CONFLICTO_DECLARADO", "DH-22-01", "Declaró un conflicto de interés con este proyecto: será sustituido y no puede entregar su cédula.");
        }

        if (dictaminacion.Cedulas.TryGetValue(asiento, out var previa))
        {
            return previa.Documento == Documento
                ? Decision.Ninguna
                : Decision.Rechazar(Definitiva, "PCS-4.2.3-02", "Ya entregó su cédula de este proyecto, y es definitiva.");
        }

        var cedula = new Cedula(asiento, Viabilidad, Apego, Cohesion, Puntajes, Observaciones, Documento);
        Falla[] fallas = [.. Textos(), .. Calificaciones(cedula, contexto)];
        return fallas.Length > 0 ? Rechazo.PorContenido(fallas) : new CedulaEntregada(cedula);
    }

    /// <summary>Refusal to somebody who is not a member for this project.</summary>
    internal static Rechazo NoAsignado(Expediente estado) =>
        new("NO_ASIGNADO", "PCS-4.2.3.2-02", $"El proyecto {estado.Folio} no está entre los que se le asignaron.");

    private IEnumerable<Falla> Textos()
    {
        foreach (var (campo, pregunta, valor) in new[]
        {
            ("viabilidad", "la viabilidad", Viabilidad), ("apego", "el apego a los objetivos y temáticas", Apego), ("contribucion_cohesion", "la contribución a la cohesión social", Cohesion),
        })
        {
            if (string.IsNullOrWhiteSpace(valor.Motivo) || valor.Motivo.Length > MaximoDeMotivo)
            {
                yield return new Falla($"{campo}.motivo", "PCS-4.2.3-01", $"Escriba el motivo de su respuesta sobre {pregunta}, en {MaximoDeMotivo} caracteres a lo más.");
            }
        }

        if (string.IsNullOrWhiteSpace(Observaciones) || Observaciones.Length > MaximoDeObservaciones)
        {
            yield return new Falla("observaciones", "PCS-A1-01", $"Escriba sus observaciones, en {MaximoDeObservaciones.ToString("N0", CultureInfo.InvariantCulture)} caracteres a lo más; lo que no quepa va en el documento de la cédula.");
        }
    }

    private static IEnumerable<Falla> Calificaciones(Cedula cedula, Contexto contexto)
    {
        if (!cedula.PasaPrimeraInstancia())
        {
            if (!cedula.Puntajes.IsEmpty)
            {
                yield return new Falla("puntajes", "PCS-4.2.3-01", "Si el proyecto no es viable o no se apega a los objetivos y temáticas, el resto no se pondera: deje los puntajes en blanco.");
            }

            yield break;
        }

        var esquema = contexto.Bases.EsquemaCalificacion!;
        foreach (var criterio in contexto.Programa.Criterios)
        {
            if (!cedula.Puntajes.TryGetValue(criterio.Id, out var puntaje))
            {
                yield return new Falla($"puntajes.{criterio.Id}", criterio.Regla, $"Falta el puntaje del criterio {criterio.Numero}: {criterio.Nombre}");
            }
            else if (puntaje < esquema.Minimo || puntaje > esquema.Maximo)
            {
                yield return new Falla($"puntajes.{criterio.Id}", "AMB-17", $"El puntaje del criterio {criterio.Numero} debe estar entre {esquema.Minimo.Cifra()} y {esquema.Maximo.Cifra()}; dice {puntaje.ToString("0.####################", CultureInfo.InvariantCulture)}.");
            }
        }

        foreach (var sobra in cedula.Puntajes.Keys.Where(k => !contexto.Programa.Criterios.Any(c => c.Id == k)))
        {
            yield return new Falla($"puntajes.{sobra}", "AMB-17", $"«{sobra}» no es un criterio de selección.");
        }
    }
}

/// <summary>A member handed in the sheet.</summary>
/// <param name="Cedula">The sheet.</param>
[Regla("PCS-4.2.3-01"), Reservado]
public sealed record CedulaEntregada(Cedula Cedula) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => "Un integrante del Comité Dictaminador entregó su cédula.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var d = estado.Dictaminacion!;
        return estado with { Dictaminacion = d with { Cedulas = d.Cedulas.SetItem(Cedula.Asiento, Cedula) } };
    }
}
