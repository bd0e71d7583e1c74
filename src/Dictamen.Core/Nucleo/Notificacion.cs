using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dictamen.Core;

/// <summary>How far a notification has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EstatusNotificacion>))]
public enum EstatusNotificacion
{
    /// <summary>Ordered, not yet sent.</summary>
    Pendiente,

    /// <summary>Handed to the medium; reception is not proven yet.</summary>
    Enviada,

    /// <summary>Reception is proven: it took effect and opened its term.</summary>
    Entregada,

    /// <summary>It bounced: it notified nobody and opened no term (AMB-50).</summary>
    Rebotada,
}

/// <summary>A notification that the law orders, with the term that it opens when its reception is proven.</summary>
/// <param name="Id">Key within the file, for example <c>prevencion</c>.</param>
/// <param name="Plantilla">Template that renders it.</param>
/// <param name="Regla">Rule that orders it.</param>
/// <param name="AbrePlazo">Term that reception opens (<c>PZ-03</c>), or <see langword="null"/>.</param>
/// <param name="SufijoPlazo">Suffix of that term's id, where the file can have the same row twice.</param>
[Regla("AMB-50", "DH-35-01")]
public sealed record Notificacion(string Id, string Plantilla, string Regla, string? AbrePlazo = null, string? SufijoPlazo = null)
{
    /// <summary>Which order with this key it is, from 1.</summary>
    public int Vez { get; init; } = 1;

    /// <summary>What the notification is about within the file: its id without the number of the order.</summary>
    public string Clave => Vez == 1 ? Id : Id[..Id.LastIndexOf('.')];

    /// <summary>Who else receives it, beside those who are members when it is sent: a change of members concerns who enters and who leaves.</summary>
    public ImmutableArray<PersonaId> Tambien { get; init; } = [];

    /// <summary>Who is sent their private link with it, because the committee changed; those of who left it are revoked.</summary>
    public ImmutableArray<PersonaId> ConEnlace { get; init; } = [];

    /// <summary>Day on which the fact that orders it was recorded: the day of emission of what it tells (LFPA 39).</summary>
    public DateOnly? EmitidaEl { get; init; }

    /// <summary>Reasons that the fact which orders it gives, for the committee's pages; <see langword="null"/> where the message itself says everything.</summary>
    public string? Motivo { get; init; }

    /// <summary>Document whose reading the message orders: whoever is notified may open it. <see langword="null"/> where it orders none, or the file has it elsewhere.</summary>
    public DocumentoDeAviso? Documento { get; init; }

    /// <summary>How far it has come.</summary>
    public EstatusNotificacion Estatus { get; init; }

    /// <summary>Which sending this is: more than 1 after it bounced and was ordered again.</summary>
    public int Envios { get; init; } = 1;

    /// <summary>Whether what a medium says of a sending is said of this one. What an older one does later changes nothing: it is on record that it did not arrive, and the new one goes to the same
    /// committee and brings its own proof (AMB-50).</summary>
    /// <param name="envio">Sending; <see langword="null"/> for what is said of the notification itself, as the committee does who acknowledges it.</param>
    public bool EsDelEnvio(int? envio) => envio is null || envio == Envios;

    /// <summary>Whether a bounce came after its reception was proven: it is recorded once and undoes nothing.</summary>
    public bool ReboteSinEfecto { get; init; }

    /// <summary>Instant of proven reception.</summary>
    public DateTimeOffset? Recibida { get; init; }

    /// <summary>Day on which it took effect.</summary>
    public DateOnly? SurteEfectos { get; init; }

    /// <summary>The same order given again: another message, with an id of its own.</summary>
    internal Notificacion DeNuevo(int vez) => this with { Id = $"{Id}.{vez}", Vez = vez };
}

/// <summary>A document that a notification tells the committee to read.</summary>
/// <param name="Nombre">What it is.</param>
/// <param name="Huella">Digest.</param>
public sealed record DocumentoDeAviso(string Nombre, Huella Huella);
