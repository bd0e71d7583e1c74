using Dictamen.Core.Programas;

namespace Dictamen.Core.Convocatorias.Publicacion;

/// <summary>Changes the bases of a draft. What was published is never changed (AMB-17).</summary>
/// <param name="Bases">The new bases, whole.</param>
[Regla("AMB-17"), Faculta(Rol.Operador, Rol.Normativa)]
public sealed record ModificarBases(Bases Bases) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto) => estado.Estatus switch
    {
        EstatusConvocatoria.Borrador => Decision.De([new BasesModificadas(Bases with { Cobertura = [] }), .. CoberturaConvocada.EnPartes(Bases)]),
        EstatusConvocatoria.Inexistente => estado.NoProcede("modificar las bases", "PCS-4.2.1-02", "todavía no tiene borrador"),
        _ => estado.NoProcede("modificar las bases", "AMB-17", "ya se publicó y sus bases no cambian después"),
    };
}

/// <summary>The bases of a draft changed.</summary>
/// <param name="Bases">Bases without their coverage, which follows in parts.</param>
[Regla("AMB-17")]
public sealed record BasesModificadas(Bases Bases) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"Se modificaron las bases del borrador «{Bases.Nombre}».";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) => estado with { Bases = Bases };
}
