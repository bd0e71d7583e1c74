namespace Dictamen.Core.Comunidades;

/// <summary>Records that a community may not take part in one fiscal year. Doing it twice is doing it once.</summary>
/// <param name="Ejercicio">Fiscal year that follows that of the support, for example 2020 (AMB-44).</param>
/// <param name="Folio">Project whose final report was graded below the threshold.</param>
[Regla("PCS-4.2.12-08", "AMB-44"), Faculta(Rol.Sistema)]
public sealed record ImpedirComunidad(int Ejercicio, Folio Folio) : Acto<Comunidad>
{
    /// <inheritdoc/>
    public override Decision Decidir(Comunidad estado, Contexto contexto) =>
        estado.Impedida(Ejercicio) ? Decision.Ninguna : new ComunidadFueImpedida(Ejercicio, Folio);
}

/// <summary>The community may not take part in the fiscal year <paramref name="Ejercicio"/>.</summary>
/// <param name="Ejercicio">Fiscal year.</param>
/// <param name="Folio">Project that caused it.</param>
[Regla("PCS-4.2.12-08")]
public sealed record ComunidadFueImpedida(int Ejercicio, Folio Folio) : Hecho<Comunidad>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"La comunidad queda impedida para participar en el ejercicio fiscal {Ejercicio}, del 01/01/{Ejercicio} al 31/12/{Ejercicio}, por el resultado del proyecto {Folio}.";

    /// <inheritdoc/>
    public override Comunidad Aplicar(Comunidad estado) => estado with { Impedimentos = estado.Impedimentos.SetItem(Ejercicio, Folio) };
}
