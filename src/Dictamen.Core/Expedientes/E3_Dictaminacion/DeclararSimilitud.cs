using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>Declares a project not supported because its content is similar to that of others (4.2.3.3-5): one reasoned decision for each project, after hearing its committee (AMB-24).</summary>
/// <param name="Similares">Folios to which it is similar.</param>
/// <param name="Comparativo">Digest of the comparison.</param>
/// <param name="Audiencia">Digest of the record of the hearing.</param>
/// <param name="Resolucion">Digest of the reasoned resolution on this project.</param>
[Regla("PCS-4.2.3.3-07", "AMB-24"), Faculta(Rol.Operador)]
public sealed record DeclararSimilitud(ImmutableArray<Folio> Similares, Huella? Comparativo, Huella? Audiencia, Huella? Resolucion) : Acto<Expediente>
{
    /// <summary>Which of those folios are of a project, as the lists of files say. What is sent from outside does not bring it.</summary>
    [JsonIgnore]
    public ImmutableArray<Folio> Hallados { get; init; } = [];

    /// <summary>The same, once its folios were looked for: nobody loses the support for being like a project that does not exist.</summary>
    public DeclararSimilitud Buscando(Func<Folio, bool> existe) => this with { Hallados = [.. Similares.OVacio().Where(existe)] };

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        // «En cualquier etapa» is when the similarity is detected, and the declaration is of those that may be supported (4.2.3.3, first line): what is still being received ends as complete or as incomplete (4.2.2,
        // PCS-4.2.2-05 and -06), and an agreement in force is ended by 4.2.7 only.
        var procede = estado.Estatus is Estatus.Completo or Estatus.EnDictaminacion or Estatus.Dictaminado
            || estado is { Estatus: Estatus.NoApoyado, Causa: CausaNoApoyo.InsuficienciaPresupuestaria }
            || EtapasDeApoyo.SinConvenioSuscrito(estado.Estatus);
        if (!procede)
        {
            return estado is { Estatus: Estatus.NoApoyado, Causa: CausaNoApoyo.Similitud } ? Decision.Ninguna : estado.NoProcede("declarar la similitud", "PCS-4.2.3.3-07");
        }

        Falla[] fallas = [.. Fallas(estado, contexto)];
        return fallas.Length > 0
            ? Rechazo.PorContenido(fallas)
            : new SimilitudDeclarada([.. Similares.Distinct().Order()], Comparativo!.Value, Audiencia!.Value, Resolucion!.Value);
    }

    private IEnumerable<Falla> Fallas(Expediente estado, Contexto contexto)
    {
        if (Similares.IsDefaultOrEmpty || Similares.Contains(estado.Folio))
        {
            yield return new Falla("similares", "PCS-4.2.3.3-07", "Indique los otros folios con información o contenido similares.");
        }
        else if (contexto.Lectura("AMB-24") == "SOLO_EL_POSTERIOR" && Similares.All(s => s.CompareTo(estado.Folio) > 0))
        {
            yield return new Falla("similares", "AMB-24", $"Subsiste el primero de los similares: el folio {estado.Folio} es anterior a los que se indican.");
        }

        foreach (var inexistente in Similares.OVacio().Except(Hallados))
        {
            yield return new Falla("similares", "PCS-4.2.3.3-07", $"No hay un proyecto con el folio «{inexistente}»: corríjalo o quítelo.");
        }

        foreach (var (campo, huella, texto) in new[]
        {
            ("comparativo", Comparativo, "el comparativo de los proyectos; que compartan temática no es similitud"),
            ("audiencia", Audiencia, "la constancia de que se oyó antes al Comité de Participación Comunitaria"),
            ("resolucion", Resolucion, "la resolución fundada y motivada de este proyecto"),
        })
        {
            if (huella is null)
            {
                yield return new Falla(campo, "AMB-24", $"Falta {texto}.");
            }
        }
    }
}

/// <summary>NO_APOYADO(SIMILITUD).</summary>
/// <param name="Similares">Folios to which it is similar.</param>
/// <param name="Comparativo">Digest of the comparison.</param>
/// <param name="Audiencia">Digest of the record of the hearing.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
[Regla("PCS-4.2.3.3-07"), Reservado(HastaPublicar = true)]
public sealed record SimilitudDeclarada(ImmutableArray<Folio> Similares, Huella Comparativo, Huella Audiencia, Huella Resolucion) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Tras oír al comité, se resolvió que el proyecto no es apoyado por su similitud con {string.Join(", ", Similares)}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado.DejarSinApoyo(CausaNoApoyo.Similitud, "PCS-4.2.3.3-07");
}
