using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes;

/// <summary>A project's file: the state folded from its facts. Each stage of the road keeps its own part.</summary>
public sealed record Expediente : IEstado<Expediente>, IConPendientes<Expediente>
{
    /// <inheritdoc/>
    public static string Clase => "expediente";

    /// <inheritdoc/>
    public static Expediente Inicial { get; } = new();

    /// <summary>Folio de participación.</summary>
    public Folio Folio { get; init; }

    /// <summary>Where the project stands.</summary>
    public Estatus Estatus { get; init; }

    /// <summary>Why it is not supported, when it is not.</summary>
    public CausaNoApoyo? Causa { get; init; }

    /// <summary>E1: what was handed in.</summary>
    public Recepcion? Recepcion { get; init; }

    /// <summary>E2: what was asked for, and what came.</summary>
    public Subsanacion? Subsanacion { get; init; }

    /// <summary>E3: members, sheets and result.</summary>
    public Dictaminacion? Dictaminacion { get; init; }

    /// <summary>E4: place in the ranking and money.</summary>
    public Asignacion? Asignacion { get; init; }

    /// <summary>E5: observations and the adjusted project.</summary>
    public Ajuste? Ajuste { get; init; }

    /// <summary>E6: agreement, signatures and papers.</summary>
    public Convenio? Convenio { get; init; }

    /// <summary>E7: payments and evidence of spending.</summary>
    public Ministraciones? Ministraciones { get; init; }

    /// <summary>E8: reports, visits and grading.</summary>
    public Informes? Informes { get; init; }

    /// <summary>E9: end of the project.</summary>
    public Cierre? Cierre { get; init; }

    /// <summary>Open terms, by id.</summary>
    public ImmutableSortedDictionary<string, Plazo> Plazos { get; init; } = ImmutableSortedDictionary.Create<string, Plazo>(StringComparer.Ordinal);

    /// <summary>Notifications ordered so far, by id.</summary>
    public ImmutableSortedDictionary<string, Notificacion> Notificaciones { get; init; } = ImmutableSortedDictionary.Create<string, Notificacion>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool PorNotificar => Pendientes > 0;

    // Counted as they come and go: every fact asks, and most files have a dozen that were sent long ago.
    private int Pendientes { get; init; }

    // Whether the last fact ordered something: most order nothing.
    private bool PorFechar { get; init; }

    /// <summary>What this file still owes other streams, by id.</summary>
    public ImmutableSortedDictionary<string, Encargo> Encargos { get; init; } = ImmutableSortedDictionary.Create<string, Encargo>(StringComparer.Ordinal);

    // How often each errand was owed so far, fulfilled or not.
    private ImmutableSortedDictionary<string, int> Encargados { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Errands that their targets refused, by id.</summary>
    public ImmutableSortedDictionary<string, EncargoApartado> Apartados { get; init; } = ImmutableSortedDictionary.Create<string, EncargoApartado>(StringComparer.Ordinal);

    /// <summary>Orders a notification. One that was ordered before, in a first support or for a first hold, keeps its id, its message and its proof; from here on its reception opens no term.</summary>
    [Regla("AMB-50")]
    public Expediente Notificar(Notificacion notificacion)
    {
        if (UltimaNotificacion(notificacion.Id) is not { } previa)
        {
            return ConNotificacion(notificacion);
        }

        return YaNoAbre(previa).ConNotificacion(notificacion.DeNuevo(previa.Vez + 1));
    }

    /// <summary>A notification that was not delivered yet opens no term when it is: what it told is over. One that is not there, or was delivered, stays as it is.</summary>
    internal Expediente YaNoAbre(Notificacion? notificacion) =>
        notificacion is null or { Estatus: EstatusNotificacion.Entregada } ? this : ConNotificacion(notificacion with { AbrePlazo = null });

    /// <summary>The last notification that was ordered with a key, or <see langword="null"/>.</summary>
    public Notificacion? UltimaNotificacion(string clave) =>
        Notificaciones.ContainsKey(clave) ? Notificaciones.Values.Where(n => n.Clave == clave).MaxBy(n => n.Vez) : null;

    /// <summary>The file with a notification as it stands now.</summary>
    internal Expediente ConNotificacion(Notificacion notificacion) => this with
    {
        Notificaciones = Notificaciones.SetItem(notificacion.Id, notificacion),
        Pendientes = Pendientes + Pendiente(notificacion) - Pendiente(Notificaciones.GetValueOrDefault(notificacion.Id)),
        PorFechar = PorFechar || notificacion.EmitidaEl is null,
    };

    /// <inheritdoc/>
    [Regla("DH-39-01")]
    public Expediente Fechado(DateTimeOffset cuando)
    {
        if (!PorFechar)
        {
            return this;
        }

        var dia = HoraDelCentro.Dia(cuando);
        return this with
        {
            Notificaciones = Notificaciones.SetItems(Notificaciones.Where(n => n.Value.EmitidaEl is null).Select(n => KeyValuePair.Create(n.Key, n.Value with { EmitidaEl = dia }))),
            PorFechar = false,
        };
    }

    /// <summary>Opens a term.</summary>
    public Expediente Abrir(Plazo plazo) => this with { Plazos = Plazos.SetItem(plazo.Id, plazo) };

    /// <summary>Counts an open term anew. What opened it stays the same.</summary>
    public Expediente Mover(Plazo plazo) => Abrir(plazo with { Notificado = Plazos.GetValueOrDefault(plazo.Id)?.Notificado });

    /// <summary>Closes terms: they were met, or no longer matter.</summary>
    public Expediente Cerrar(params ReadOnlySpan<string> plazos)
    {
        var quedan = Plazos;
        foreach (var id in plazos)
        {
            quedan = quedan.Remove(id);
        }

        return this with { Plazos = quedan };
    }

    /// <summary>Owes an errand. The command at its target has the errand's id, and the record drops a command that it knows: what is owed again, in a second support, has an id of its own.</summary>
    public Expediente Encargar(Encargo encargo)
    {
        var vez = Encargados.GetValueOrDefault(encargo.Id) + 1;
        var propio = vez == 1 ? encargo : encargo with { Id = $"{encargo.Id}/{vez}" };
        return this with { Encargos = Encargos.SetItem(propio.Id, propio), Encargados = Encargados.SetItem(encargo.Id, vez) };
    }

    /// <inheritdoc/>
    public Expediente ConEncargos(ImmutableSortedDictionary<string, Encargo> encargos, ImmutableSortedDictionary<string, EncargoApartado> apartados) => this with { Encargos = encargos, Apartados = apartados };

    /// <summary>Moves to another status.</summary>
    public Expediente Pasar(Estatus estatus, CausaNoApoyo? causa = null) => this with { Estatus = estatus, Causa = causa };

    /// <summary>Refusal of an act that the current status does not allow. The status is told in words: what a program compares is the code.</summary>
    public Rechazo NoProcede(string acto, string regla) =>
        new("TRANSICION_NO_PERMITIDA", regla, $"No procede {acto}: el estatus del proyecto {Folio} es «{EstatusEnPalabras.De(Estatus)}»{(Causa is { } c ? $", por {EstatusEnPalabras.De(c)}" : "")}.");

    private static int Pendiente(Notificacion? notificacion) => notificacion?.Estatus == EstatusNotificacion.Pendiente ? 1 : 0;
}
