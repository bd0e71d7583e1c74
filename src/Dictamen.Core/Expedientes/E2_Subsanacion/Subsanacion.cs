using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E2_Subsanacion;

/// <summary>What was missing and was asked for in the one notice, and what came.</summary>
public sealed record Subsanacion
{
    /// <summary>Row of the term to correct.</summary>
    public const string Renglon = "PZ-03";

    /// <summary>Id of the one notice.</summary>
    public const string Prevencion = "prevencion";

    /// <summary>Everything that was asked for.</summary>
    public ImmutableArray<Faltante> Pedidos { get; init; } = [];

    /// <summary>Instant (UTC) at which each asked requirement came, by key. One that was turned down is not here.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Recibidos { get; init; } = ImmutableDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>Last day of the term, once it is over.</summary>
    public DateOnly? Vencio { get; init; }

    /// <summary>What was missing when the reception was declared incomplete: what did not come, and what came and could not be accepted.</summary>
    public ImmutableArray<Faltante> NoSubsanados { get; init; } = [];

    /// <summary>What has not come. Correcting in part is not correcting (PCS-4.2.2-06).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<Faltante> Pendientes => [.. Pedidos.Where(f => !Recibidos.ContainsKey(f.Requisito))];
}

/// <summary>What came after the application.</summary>
public static class SubsanacionAceptada
{
    /// <summary>When (UTC) each requirement came that was asked for and accepted; none while it is under review, or when the reception was declared incomplete.</summary>
    public static ImmutableDictionary<string, DateTimeOffset> Aceptados(this Expediente estado) =>
        estado is { Subsanacion: { } s, Estatus: not (Estatus.Prevenido or Estatus.RecepcionIncompleta) } && s.NoSubsanados.IsEmpty && s.Pendientes.IsEmpty ? s.Recibidos : [];
}

internal static class FinDeLaSubsanacion
{
    /// <summary>The file stops waiting for corrections: its term is closed, and a notice that was not delivered yet opens none.</summary>
    public static Expediente TerminarPrevencion(this Expediente estado) =>
        estado.Cerrar(Subsanacion.Renglon).YaNoAbre(estado.Notificaciones.GetValueOrDefault(Subsanacion.Prevencion));

    /// <summary>Last day of the term to correct when it is over at the instant of the decision; otherwise <see langword="null"/>. A term that has not begun is not over.</summary>
    public static DateOnly? FinDeSubsanacion(this Expediente estado, Contexto contexto)
    {
        if (estado.Plazos.TryGetValue(Subsanacion.Renglon, out var plazo))
        {
            return contexto.Vencido(plazo) ? contexto.Calendario.Recomputar(plazo).UltimoDia : null;
        }

        return estado.Subsanacion?.Vencio;
    }
}
