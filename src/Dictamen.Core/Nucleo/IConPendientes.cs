using System.Collections.Immutable;
using Dictamen.Core.Plazos;

namespace Dictamen.Core;

/// <summary>State that has something to wait for or to carry out: what the alarm clock looks at.</summary>
public interface IConPendientes
{
    /// <summary>Open terms, by id.</summary>
    ImmutableSortedDictionary<string, Plazo> Plazos { get; }

    /// <summary>Notifications ordered so far, by id.</summary>
    ImmutableSortedDictionary<string, Notificacion> Notificaciones { get; }

    /// <summary>Whether one of them waits to be sent.</summary>
    bool PorNotificar => Notificaciones.Values.Any(n => n.Estatus == EstatusNotificacion.Pendiente);

    /// <summary>What is still owed to other streams, by id.</summary>
    ImmutableSortedDictionary<string, Encargo> Encargos { get; }

    /// <summary>Errands that their targets refused, by id: the office has to look at them.</summary>
    ImmutableSortedDictionary<string, EncargoApartado> Apartados { get; }
}

/// <summary>The same, for the facts that move an errand: what they do is the same for every kind of stream.</summary>
/// <typeparam name="TSelf">The state itself.</typeparam>
public interface IConPendientes<TSelf> : IConPendientes where TSelf : IConPendientes<TSelf>
{
    /// <summary>The state with these errands owed and set aside.</summary>
    TSelf ConEncargos(ImmutableSortedDictionary<string, Encargo> encargos, ImmutableSortedDictionary<string, EncargoApartado> apartados);
}
