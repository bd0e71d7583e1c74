using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>Expiry is an act like any other: whoever wakes it may wake it late, twice or in the wrong order.</summary>
/// <param name="Id">Term.</param>
[Faculta(Rol.Sistema)]
public sealed record VencerPlazo(string Id) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (!estado.Plazos.TryGetValue(Id, out var plazo))
        {
            return Decision.Ninguna;
        }

        // A suspension published while the term was running moves it, and the record says so before anything expires (DH-L-07).
        var vigente = contexto.Calendario.Recomputar(plazo);
        if (vigente.UltimoDia != plazo.UltimoDia)
        {
            return new PlazoMovido(plazo, vigente);
        }

        return vigente.Vencido(contexto.Ahora) ? Vencimientos.De(plazo.Renglon)(estado, contexto, plazo) : Decision.Ninguna;
    }
}

/// <summary>A suspension of working days moved an open term.</summary>
/// <param name="Antes">The term as it was counted.</param>
/// <param name="Ahora">The term with the calendar in force.</param>
[Regla("DH-L-07", "DH-28-05")]
public sealed record PlazoMovido(Plazo Antes, Plazo Ahora) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"El plazo {Antes.Id} se movió del {Antes.UltimoDia:dd/MM/yyyy} al {Ahora.UltimoDia:dd/MM/yyyy}: se publicó una suspensión de días hábiles (calendario {Ahora.VersionCalendario}).";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado.Abrir(Ahora);
}
