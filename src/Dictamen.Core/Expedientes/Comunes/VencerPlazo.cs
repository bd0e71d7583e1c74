using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Lets a term of the file expire, if it is over.</summary>
/// <param name="Id">Term.</param>
[Faculta(Rol.Sistema)]
public sealed record VencerPlazo(string Id) : ActoDeVencer<Expediente>(Id)
{
    /// <inheritdoc/>
    protected override Hecho Mover(Plazo antes, Plazo ahora, string motivo) => new PlazoMovido(antes, ahora, motivo);

    /// <inheritdoc/>
    protected override Decision AlVencer(Expediente estado, Contexto contexto, Plazo plazo) => Vencimientos.De(plazo.Renglon)(estado, contexto, plazo);
}

/// <summary>A suspension of working days moved an open term.</summary>
/// <param name="Antes">The term as it was counted.</param>
/// <param name="Ahora">The term with the calendar in force.</param>
/// <param name="Motivo">The suspensions that moved it, each with its source and its day of publication.</param>
[Regla("DH-L-07", "DH-28-05")]
public sealed record PlazoMovido(Plazo Antes, Plazo Ahora, string Motivo) : TerminoMovido<Expediente>(Antes, Ahora, Motivo)
{
    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado.Mover(Ahora);
}
