using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Lets a term of the file expire, if it is over.</summary>
/// <param name="Id">Term.</param>
[Faculta(Rol.Sistema)]
public sealed record VencerPlazo(string Id) : ActoDeVencer<Expediente>(Id)
{
    /// <inheritdoc/>
    protected override Hecho Mover(Plazo antes, Plazo ahora, string motivo, Contexto contexto) => new PlazoMovido(antes, ahora, motivo, SeAvisa(ahora, contexto));

    /// <inheritdoc/>
    protected override Decision AlVencer(Expediente estado, Contexto contexto, Plazo plazo) => Vencimientos.De(plazo.Renglon)(estado, contexto, plazo);

    // The committee is told of its own terms, and of none that is over by its new day too.
    private static bool SeAvisa(Plazo ahora, Contexto contexto) => contexto.Programa.Termino(ahora.Renglon).Obligado == "CPC" && !contexto.Vencido(ahora);
}

/// <summary>A suspension of working days moved an open term.</summary>
/// <param name="Antes">The term as it was counted.</param>
/// <param name="Ahora">The term with the calendar in force.</param>
/// <param name="Motivo">The suspensions that moved it, each with its source and its day of publication.</param>
/// <param name="SeAvisa">Whether the Comité is told of it, whose term it is. Nobody was told of what was recorded before.</param>
[Regla("DH-L-07", "DH-28-05")]
public sealed record PlazoMovido(Plazo Antes, Plazo Ahora, string Motivo, bool SeAvisa = false) : TerminoMovido<Expediente>(Antes, Ahora, Motivo)
{
    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => SeAvisa ? estado.Mover(Ahora).Notificar(AvisoDePlazo.DeMovimiento(Ahora)) : estado.Mover(Ahora);
}
