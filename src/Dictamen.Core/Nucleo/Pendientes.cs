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
            return Mover(plazo, vigente, string.Join("; ", contexto.Calendario.LoQueMovio(plazo).Select(s => s.Cita)), contexto);
        }

        return vigente.Vencido(contexto.Ahora) ? AlVencer(estado, contexto, plazo) : Decision.Ninguna;
    }

    /// <summary>The fact that a suspension moved the term.</summary>
    protected abstract Hecho Mover(Plazo antes, Plazo ahora, string motivo, Contexto contexto);

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
    public sealed override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public sealed override string Contar(INombres nombres) =>
        $"El plazo {nombres.Plazo(Antes.Id)} se movió del {Antes.UltimoDia.Corta()} al {Ahora.UltimoDia.Corta()} por días que dejaron de ser hábiles: {Motivo}."
        + (Antes.Desde == Ahora.Desde ? "" : $" La notificación que lo abre se tenía por hecha en uno de ellos: ahora se tiene por hecha el {Ahora.Desde.Corta()}, y no el {Antes.Desde.Corta()}.");
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
public abstract record AvisoCumplido<TEstado>(string Id) : Hecho<TEstado> where TEstado : IConPendientes<TEstado>
{
    /// <inheritdoc/>
    public sealed override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public sealed override string Contar(INombres nombres) => $"Se cumplió el aviso «{nombres.Encargo(Id)}».";

    /// <inheritdoc/>
    public sealed override TEstado Aplicar(TEstado estado) => estado.ConEncargos(estado.Encargos.Remove(Id), estado.Apartados);
}

/// <summary>Records that the target refused an errand: it is set aside, so that it does not hold up the rest, and the office decides what to do.</summary>
/// <param name="Id">Errand.</param>
/// <param name="Codigo">Code of the refusal.</param>
/// <param name="Regla">Rule that refuses.</param>
public abstract record ActoDeApartar<TEstado>(string Id, string Codigo, string Regla) : Acto<TEstado> where TEstado : IEstado<TEstado>, IConPendientes
{
    /// <inheritdoc/>
    public sealed override Decision Decidir(TEstado estado, Contexto contexto) =>
        estado.Encargos.TryGetValue(Id, out var encargo) ? Rechazado(encargo.Destino) : Decision.Ninguna;

    /// <summary>The fact that it was refused.</summary>
    protected abstract Hecho Rechazado(string destino);
}

/// <summary>An errand was refused by its target and set aside.</summary>
/// <param name="Id">Errand.</param>
/// <param name="Destino">Key of the stream that refused it.</param>
/// <param name="Codigo">Code of the refusal.</param>
/// <param name="Regla">Rule that refuses.</param>
public abstract record AvisoRechazado<TEstado>(string Id, string Destino, string Codigo, string Regla) : Hecho<TEstado> where TEstado : IConPendientes<TEstado>
{
    /// <inheritdoc/>
    public sealed override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public sealed override string Contar(INombres nombres) =>
        $"El aviso «{nombres.Encargo(Id)}» no se pudo asentar en {Destino} ({Codigo}, {Regla}): quedó apartado para que la Instancia Ejecutora resuelva.";

    /// <inheritdoc/>
    public sealed override TEstado Aplicar(TEstado estado) =>
        estado.ConEncargos(estado.Encargos.Remove(Id), estado.Apartados.SetItem(Id, new EncargoApartado(estado.Encargos[Id], Codigo, Regla)));
}

/// <summary>Owes an errand again that had been set aside, once what its target refused has been put right.</summary>
/// <param name="Id">Errand.</param>
public abstract record ActoDeReintentar<TEstado>(string Id) : Acto<TEstado> where TEstado : IEstado<TEstado>, IConPendientes
{
    /// <inheritdoc/>
    public sealed override Decision Decidir(TEstado estado, Contexto contexto) =>
        estado.Apartados.ContainsKey(Id) ? Reintentado() : Decision.Ninguna;

    /// <summary>The fact that it is owed again.</summary>
    protected abstract Hecho Reintentado();
}

/// <summary>An errand that had been set aside is owed again.</summary>
/// <param name="Id">Errand.</param>
public abstract record AvisoReintentado<TEstado>(string Id) : Hecho<TEstado> where TEstado : IConPendientes<TEstado>
{
    /// <inheritdoc/>
    public sealed override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public sealed override string Contar(INombres nombres) => $"El aviso «{nombres.Encargo(Id)}», que estaba apartado, se intentará de nuevo.";

    /// <inheritdoc/>
    public sealed override TEstado Aplicar(TEstado estado) =>
        estado.ConEncargos(estado.Encargos.SetItem(Id, estado.Apartados[Id].Encargo), estado.Apartados.Remove(Id));
}
