namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>Records that a project's agreement is signed: from here on the lack of money alone does not withdraw it (AMB-23).</summary>
/// <param name="Folio">Folio.</param>
[Regla("AMB-23"), Faculta(Rol.Sistema)]
public sealed record AsentarConvenio(Folio Folio) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto) =>
        estado.Presupuesto?.De(Folio.Consecutivo) is { ConConvenio: false } ? new ConvenioAsentado(Folio) : Decision.Ninguna;
}

/// <summary>A project's agreement is signed.</summary>
/// <param name="Folio">Folio.</param>
[Regla("AMB-23")]
public sealed record ConvenioAsentado(Folio Folio) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"El folio {Folio} tiene convenio suscrito.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado)
    {
        var presupuesto = estado.Presupuesto!;
        return estado with { Presupuesto = presupuesto.Con(presupuesto.De(Folio.Consecutivo)! with { ConConvenio = true }) };
    }
}
