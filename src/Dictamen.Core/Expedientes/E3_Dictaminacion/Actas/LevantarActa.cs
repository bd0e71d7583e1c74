using System.Collections.Immutable;
using Dictamen.Core.Convocatorias.Comite;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

/// <summary>Draws up the acta of a session with the results that it agreed.</summary>
/// <param name="Id">Key, that starts with the id of the convocatoria: <c>PCS-2019-01-A003</c>.</param>
/// <param name="Renglones">Results, one for each project.</param>
/// <param name="Documento">Digest of the text that will be signed.</param>
/// <param name="Integrantes">Who reviewed these projects, by seat; when not given, the members of the convocatoria's committee. Projects with a substitute have an acta of their own.</param>
[Regla("PCS-4.2.3-02", "PCS-A1-01", "AMB-16"), Faculta(Rol.SecretariaTecnica)]
public sealed record LevantarActa(string Id, ImmutableArray<RenglonDeActa> Renglones, Huella Documento, ImmutableDictionary<string, PersonaId>? Integrantes = null) : Acto<Acta>
{
    private const int Maximo = 500;

    /// <inheritdoc/>
    public override Decision Decidir(Acta estado, Contexto contexto)
    {
        if (estado.Id.Length > 0)
        {
            return estado.Documento == Documento ? Decision.Ninguna : Decision.Rechazar("ACTA_EXISTENTE", "PCS-4.2.3-02", $"El Acta {estado.Id} ya se levantó con otro contenido.");
        }

        var convocatoria = contexto.Convocatoria;
        Falla[] fallas = [.. Fallas(contexto)];
        if (fallas.Length > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        return SinFacultad(contexto) is { } ajena
            ? ajena
            : new ActaLevantada(
                Id,
                convocatoria!.Id,
                Documento,
                Firmantes(contexto).SetItem(Acta.SecretariaTecnica, convocatoria.SecretariaTecnica!.Value),
                [.. Renglones.OrderBy(r => r.Consecutivo)]);
    }

    /// <summary>Refusal of whoever is not the convocatoria's own secretary, or <see langword="null"/>. Whoever writes the text of an acta, that names who reviewed what, asks it before.</summary>
    public static Rechazo? SinFacultad(Contexto contexto) => SecretariaDelComite.Ajena(contexto, "levanta un Acta de Dictaminación", "PCS-A1-01");

    private ImmutableSortedDictionary<string, PersonaId> Firmantes(Contexto contexto) =>
        (Integrantes ?? contexto.Convocatoria!.Integrantes.ToImmutableDictionary(m => m.Key, m => m.Value.Persona)).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private IEnumerable<Falla> Fallas(Contexto contexto)
    {
        if (contexto.Convocatoria is not { SecretariaTecnica: not null } convocatoria || !Id.StartsWith($"{convocatoria.Id}-", StringComparison.Ordinal))
        {
            yield return new Falla("id", "PCS-A1-01", "El Acta debe pertenecer a una convocatoria con Comité Dictaminador y Secretaría Técnica integrados.");
            yield break;
        }

        var firmantes = Firmantes(contexto);
        var asientos = contexto.Programa.ComiteDictaminador.Select(a => a.Id).ToHashSet();
        if (!asientos.SetEquals(firmantes.Keys) || firmantes.Values.Append(convocatoria.SecretariaTecnica.Value).Distinct().Count() != asientos.Count + 1)
        {
            yield return new Falla("integrantes", "AMB-16", $"El Acta lleva la firma de {asientos.Count} integrantes, uno por asiento, y de la Secretaría Técnica, todos distintos.");
        }

        if (Renglones.IsDefaultOrEmpty || Renglones.Length > Maximo || Renglones.Select(r => r.Consecutivo).Distinct().Count() < Renglones.Length)
        {
            yield return new Falla("renglones", "PCS-A1-01", $"El Acta asienta de 1 a {Maximo} proyectos, sin repetir folio.");
        }
    }
}

/// <summary>The acta of a session was drawn up. It has no effect until all have signed.</summary>
/// <param name="Id">Key.</param>
/// <param name="Convocatoria">Convocatoria.</param>
/// <param name="Documento">Digest of the text.</param>
/// <param name="Firmantes">Who must sign.</param>
/// <param name="Renglones">Results, in the order of the folio.</param>
[Regla("PCS-4.2.3-02")]
public sealed record ActaLevantada(string Id, string Convocatoria, Huella Documento, ImmutableSortedDictionary<string, PersonaId> Firmantes, ImmutableArray<RenglonDeActa> Renglones) : Hecho<Acta>
{
    /// <inheritdoc/>
    public override string Relato => $"Se levantó el Acta de Dictaminación {Id} con {Renglones.Length.Cuantos("proyecto", "proyectos")}.";

    /// <inheritdoc/>
    public override Acta Aplicar(Acta estado) =>
        estado with { Id = Id, Convocatoria = Convocatoria, Documento = Documento, Firmantes = Firmantes, Renglones = Renglones };
}
