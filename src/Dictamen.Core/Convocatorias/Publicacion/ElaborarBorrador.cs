using System.Collections.Immutable;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Convocatorias.Publicacion;

/// <summary>Starts a convocatoria as a draft, with whatever is known of its bases.</summary>
/// <param name="Id">Id, for example <c>PCS-2019-01</c>: programme, fiscal year and number.</param>
/// <param name="Bases">Bases, perhaps incomplete.</param>
[Regla("PCS-4.2.1-02"), Faculta(Rol.Operador, Rol.Normativa)]
public sealed record ElaborarBorrador(string Id, Bases Bases) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (estado.Estatus != EstatusConvocatoria.Inexistente)
        {
            return estado.NoProcede("elaborar un borrador", "PCS-4.2.1-02", "ya existe");
        }

        return Folio.TryParse(Id, out var partes) && partes.Convocatoria == contexto.Programa.Id
            ? Decision.De([new BorradorElaborado(Id, Bases with { Cobertura = [] }), .. CoberturaConvocada.EnPartes(Bases)])
            : Decision.Rechazar("ID_INVALIDO", "PCS-4.2.1-02", $"«{Id}» no identifica una convocatoria de {contexto.Programa.Id}; se espera algo como {contexto.Programa.Id}-01.");
    }
}

/// <summary>A convocatoria exists as a draft.</summary>
/// <param name="Id">Id.</param>
/// <param name="Bases">Bases without their coverage, which follows in parts.</param>
[Regla("PCS-4.2.1-02")]
public sealed record BorradorElaborado(string Id, Bases Bases) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"Se elaboró el borrador de la convocatoria {Id}, «{Bases.Nombre}».";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado with { Id = Id, Estatus = EstatusConvocatoria.Borrador, Bases = Bases };
}

/// <summary>Part of the coverage: a fact stays small however many localities are called.</summary>
/// <param name="Parte">Number of the part, from 1.</param>
/// <param name="Localidades">Localities.</param>
[Regla("PCS-A2-11")]
public sealed record CoberturaConvocada(int Parte, ImmutableArray<LocalidadConvocada> Localidades) : Hecho<Convocatoria>
{
    // About 200 bytes each: a part stays under the 30 KB that every store takes in one piece.
    private const int PorParte = 125;

    /// <inheritdoc/>
    public override string Relato => $"Se asentaron {Localidades.Length} localidades de la cobertura (parte {Parte}).";

    /// <summary>The coverage of some bases in parts.</summary>
    public static IEnumerable<Hecho> EnPartes(Bases bases) =>
        bases.Cobertura.IsDefault ? [] : bases.Cobertura.Chunk(PorParte).Select((localidades, i) => new CoberturaConvocada(i + 1, [.. localidades]));

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado with { Bases = estado.Bases! with { Cobertura = estado.Bases.Cobertura.AddRange(Localidades) } };
}
