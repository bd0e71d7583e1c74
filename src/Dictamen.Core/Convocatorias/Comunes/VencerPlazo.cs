using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Convocatorias.Comunes;

/// <summary>Lets a term of the convocatoria expire, if it is over: its opening, its close, or a term of the authority.</summary>
/// <param name="Id">Term.</param>
[Faculta(Rol.Sistema)]
public sealed record VencerPlazo(string Id) : ActoDeVencer<Convocatoria>(Id)
{
    /// <inheritdoc/>
    protected override Hecho Mover(Plazo antes, Plazo ahora, string motivo, Contexto contexto) => new PlazoDeConvocatoriaMovido(antes, ahora, motivo);

    /// <inheritdoc/>
    protected override Decision AlVencer(Convocatoria estado, Contexto contexto, Plazo plazo) => plazo.Id switch
    {
        Convocatoria.Apertura => new AbrirConvocatoria().Decidir(estado, contexto),
        Convocatoria.PlazoDeRecepcion => new CerrarConvocatoria().Decidir(estado, contexto),
        _ => new PlazoDeAutoridadVencido(plazo),
    };
}

/// <summary>A suspension of working days moved an open term of the convocatoria.</summary>
/// <param name="Antes">The term as it was counted.</param>
/// <param name="Ahora">The term with the calendar in force.</param>
/// <param name="Motivo">The suspensions that moved it, each with its source and its day of publication.</param>
[Regla("DH-L-07", "DH-28-05")]
public sealed record PlazoDeConvocatoriaMovido(Plazo Antes, Plazo Ahora, string Motivo) : TerminoMovido<Convocatoria>(Antes, Ahora, Motivo)
{
    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado.Abrir(Ahora) with { Recepcion = Ahora.Id == Convocatoria.PlazoDeRecepcion ? Ahora : estado.Recepcion };
}
