using System.Collections.Immutable;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>Passes a complete project to the Comité Dictaminador: all of its members review it (AMB-16). Who reviews in another's place is the secretary's alone to know (4.2.3.2), so that only she names substitutes.</summary>
/// <param name="Suplentes">Members who take, for this project only, the seat of one who lacks the experience or has a conflict.</param>
[Regla("PCS-A2-15", "PCS-4.2.3-01", "PCS-4.2.3.1-04", "PCS-4.2.3.2-02", "AMB-16", "AMB-17"), Faculta(Rol.Operador, Rol.SecretariaTecnica, Rol.Sistema)]
public sealed record AsignarDictaminadores(ImmutableArray<MiembroDelComite> Suplentes = default) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (!Suplentes.IsDefaultOrEmpty && !NombraSuplentes(contexto))
        {
            return Decision.Rechazar("NO_FACULTADO", "PCS-4.2.3.2-02", "Sólo quien es Secretaría Técnica de su convocatoria nombra a quien suple a un integrante del Comité Dictaminador en un proyecto: páselo a dictaminación sin suplentes, o pida a ella que lo pase.");
        }

        if (estado.Estatus != Estatus.Completo)
        {
            return estado.NoProcede("pasar el proyecto a dictaminación", "PCS-A2-15");
        }

        if (contexto.Convocatoria?.Bases?.EsquemaCalificacion is null)
        {
            return Decision.Rechazar("FALTA_ESQUEMA", "AMB-17", "No puede dictaminarse sin un esquema de calificación aprobado antes de abrir la convocatoria.");
        }

        Falla[] sinAsiento = [.. DeLosSuplentes(contexto.Programa)];
        if (sinAsiento.Length > 0)
        {
            return Rechazo.PorContenido(sinAsiento);
        }

        var suplentes = Suplentes.OVacio().ToDictionary(s => s.Asiento);
        MiembroDelComite[] miembros = [.. contexto.Convocatoria.Integrantes.Values.Select(m => suplentes.GetValueOrDefault(m.Asiento, m))];
        Falla[] fallas = [.. Integracion(contexto, miembros), .. miembros.SelectMany(m => Impedimentos.Fallas(m, estado, contexto))];
        return fallas.Length > 0
            ? Rechazo.PorContenido(fallas)
            : new DictaminadoresAsignados([.. miembros.Select(m => new DictaminadorAsignado(m.Asiento, m.Persona))]);
    }

    /// <summary>Whether whoever acts names who reviews a project in another's place: the convocatoria's own secretary, and no other.</summary>
    public static bool NombraSuplentes(Contexto contexto) => contexto.Actor.EsSecretariaDe(contexto.Convocatoria);

    private IEnumerable<Falla> DeLosSuplentes(Programa programa)
    {
        foreach (var (asiento, cuantos) in Suplentes.OVacio().GroupBy(s => s.Asiento ?? "").Select(g => (g.Key, g.Count())))
        {
            if (!programa.ComiteDictaminador.Any(a => a.Id == asiento))
            {
                yield return new Falla($"suplentes.{asiento}", "AMB-16", $"«{asiento}» no es un asiento del Comité Dictaminador; son {string.Join(", ", programa.ComiteDictaminador.Select(a => a.Id))}.");
            }
            else if (cuantos > 1)
            {
                yield return new Falla($"suplentes.{asiento}", "AMB-16", $"Se nombra a {cuantos} suplentes en el asiento {asiento}: nombre a uno solo.");
            }
        }
    }

    private static IEnumerable<Falla> Integracion(Contexto contexto, MiembroDelComite[] miembros)
    {
        foreach (var asiento in contexto.Programa.ComiteDictaminador.Where(a => !miembros.Any(m => m.Asiento == a.Id)))
        {
            yield return new Falla($"dictaminadores.{asiento.Id}", asiento.Regla, $"El Comité Dictaminador no tiene a nadie en el asiento {asiento.Id} ({asiento.Nombre}): intégrelo primero.");
        }

        if (miembros.Select(m => m.Persona).Distinct().Count() < miembros.Length)
        {
            yield return new Falla("dictaminadores", "AMB-16", "Una misma persona no puede dictaminar el proyecto desde dos asientos.");
        }
    }
}

/// <summary>COMPLETO → EN_DICTAMINACION. Confidential (4.2.3.2): its story names nobody.</summary>
/// <param name="Dictaminadores">Members assigned, one for each seat.</param>
[Regla("PCS-A2-15"), Reservado]
public sealed record DictaminadoresAsignados(ImmutableArray<DictaminadorAsignado> Dictaminadores) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"El proyecto pasó a dictaminación con {Dictaminadores.Length} integrantes del Comité Dictaminador.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado.Pasar(Estatus.EnDictaminacion) with
    {
        Dictaminacion = new Dictaminacion { Dictaminadores = Dictaminadores.ToImmutableSortedDictionary(d => d.Asiento, d => d, StringComparer.Ordinal) },
    };
}
