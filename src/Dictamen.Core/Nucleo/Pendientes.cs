using Dictamen.Core.Plazos;

namespace Dictamen.Core;

/// <summary>Expiry is an act like any other: whoever wakes it may wake it late, twice or in the wrong order. Each kind of stream says what the end of its terms means.</summary>
/// <param name="Id">Term.</param>
public abstract record ActoDeVencer<TEstado>(string Id) : Acto<TEstado> where TEstado : IEstado<TEstado>, IConPendientes
{
    /// <inheritdoc/>
    public sealed override Decision Decidir(TEstado estado, Contexto contexto)
    {
        if (!estado.Plazos.TryGetValue(Id, out var plazo))
        {
            return Decision.Ninguna;
        }

        // A suspension published while the term was running moves it, and the record says so before anything expires (DH-L-07).
        var vigente = contexto.Calendario.Recomputar(plazo);
        if (vigente.UltimoDia != plazo.UltimoDia)
        {
            return Mover(plazo, vigente, string.Join("; ", contexto.Calendario.LoQueMovio(plazo).Select(s => s.Cita)));
        }

        return vigente.Vencido(contexto.Ahora) ? AlVencer(estado, contexto, plazo) : Decision.Ninguna;
    }

    /// <summary>The fact that a suspension moved the term.</summary>
    protected abstract Hecho Mover(Plazo antes, Plazo ahora, string motivo);

    /// <summary>What follows from the end of the term.</summary>
    protected abstract Decision AlVencer(TEstado estado, Contexto contexto, Plazo plazo);
}

/// <summary>A suspension of working days moved an open term.</summary>
/// <param name="Antes">The term as it was counted.</param>
/// <param name="Ahora">The term with the calendar in force.</param>
/// <param name="Motivo">The suspensions that moved it, each with its source and its day of publication.</param>
public abstract record TerminoMovido<TEstado>(Plazo Antes, Plazo Ahora, string Motivo) : Hecho<TEstado>
{
    /// <inheritdoc/>
    public sealed override string Relato =>
        $"El plazo {Antes.Id} se movió del {Antes.UltimoDia.Corta()} al {Ahora.UltimoDia.Corta()} por días que dejaron de ser hábiles: {Motivo}.";
}

/// <summary>Records that an errand for another stream was done.</summary>
/// <param name="Id">Errand.</param>
public abstract record ActoDeCumplir<TEstado>(string Id) : Acto<TEstado> where TEstado : IEstado<TEstado>, IConPendientes
{
    /// <inheritdoc/>
    public sealed override Decision Decidir(TEstado estado, Contexto contexto) =>
        estado.Encargos.ContainsKey(Id) ? Cumplido() : Decision.Ninguna;

    /// <summary>The fact that it was done.</summary>
    protected abstract Hecho Cumplido();
}

/// <summary>An errand was done.</summary>
/// <param name="Id">Errand.</param>
public abstract record AvisoCumplido<TEstado>(string Id) : Hecho<TEstado>
{
    /// <inheritdoc/>
    public sealed override string Relato => $"Se cumplió el aviso «{Id}».";
}
