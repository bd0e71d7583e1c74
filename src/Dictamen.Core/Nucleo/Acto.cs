using System.Reflection;

namespace Dictamen.Core;

/// <summary>An act of the law upon one stream: the command and its decision in one place.</summary>
/// <typeparam name="TEstado">State of the stream that the act decides upon.</typeparam>
public abstract record Acto<TEstado> where TEstado : IEstado<TEstado>
{
    /// <summary>Decides. Pure: no clock, no input or output, no chance; everything it needs is in the arguments.</summary>
    public abstract Decision Decidir(TEstado estado, Contexto contexto);
}

/// <summary>State folded from one stream of facts.</summary>
/// <typeparam name="TSelf">The state itself.</typeparam>
public interface IEstado<TSelf> where TSelf : IEstado<TSelf>
{
    /// <summary>Prefix of the stream's name, for example <c>expediente</c>.</summary>
    static abstract string Clase { get; }

    /// <summary>State before the first fact.</summary>
    static abstract TSelf Inicial { get; }

    /// <summary>The state once it is known when the fact that gave it was recorded. Facts carry no instant: the record does.</summary>
    /// <param name="cuando">Instant (UTC) of the decision.</param>
    TSelf Fechado(DateTimeOffset cuando) => (TSelf)this;
}

/// <summary>Who may carry out an act. The application layer asks this before it decides anything.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FacultaAttribute(params Rol[] roles) : Attribute
{
    /// <summary>Roles that may carry the act out.</summary>
    public IReadOnlyList<Rol> Roles { get; } = roles;

    /// <summary>The roles that an act empowers, in its own order; none when it does not say.</summary>
    public static IReadOnlyList<Rol> De(Type acto) => acto.GetCustomAttribute<FacultaAttribute>()?.Roles ?? [];
}

/// <summary>Role in which somebody acts.</summary>
public enum Rol
{
    /// <summary>The system itself: expiries, proofs of notification, errands between files.</summary>
    Sistema,

    /// <summary>A member of a Comité de Participación Comunitaria (CPC).</summary>
    Solicitante,

    /// <summary>A member of the Comité Dictaminador (CD).</summary>
    Dictaminador,

    /// <summary>The Comité Dictaminador's technical secretary: keeps the acta, has no vote (AMB-16).</summary>
    SecretariaTecnica,

    /// <summary>Officer of the Instancia Ejecutora (IE).</summary>
    Operador,

    /// <summary>Second person who approves a payment.</summary>
    Aprobador,

    /// <summary>Instancia Normativa (IN): interprets the rules and resolves what they do not foresee (3.7.2).</summary>
    Normativa,

    /// <summary>Reads everything and changes nothing.</summary>
    Auditor,

    /// <summary>Administers access.</summary>
    Administrador,
}

/// <summary>Who acts, in which role. <see cref="Id"/> is a pseudonym, never a name.</summary>
/// <param name="Rol">Role.</param>
/// <param name="Id">Stable pseudonym of the person or process, for example <c>op-3</c> or a <see cref="PersonaId"/>.</param>
public sealed record Actor(Rol Rol, string Id)
{
    /// <summary>The system itself.</summary>
    public static Actor Sistema { get; } = new(Rol.Sistema, "sistema");
}
