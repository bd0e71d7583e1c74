using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>The agreement, its signatures and the papers that follow it.</summary>
public sealed record Convenio
{
    /// <summary>Key of the authority's signature in <see cref="Firmas"/>.</summary>
    public const string Autoridad = "Autoridad";

    /// <summary>Number of the version sent, from 1; each correction is a new one (AMB-30).</summary>
    public int Version { get; init; }

    /// <summary>Digest of the version sent.</summary>
    public Huella Documento { get; init; }

    /// <summary>Pesos of the programme's contribution, without what was taken from its payments (<see cref="Limitaciones"/>).</summary>
    public decimal Monto { get; init; }

    /// <summary>Pesos of the total investment that it declares; <see langword="null"/> where the record does not tell.</summary>
    public decimal? InversionTotal { get; init; }

    /// <summary>Whether it is paid in one payment; otherwise in two.</summary>
    public bool ExhibicionUnica { get; init; }

    /// <summary>Pesos of each payment, in order; they add up to <see cref="Monto"/>.</summary>
    public ImmutableArray<decimal> Pagos { get; init; } = [];

    /// <summary>Payments that were lowered, in order (PCS-7.2-06).</summary>
    public ImmutableArray<Limitacion> Limitaciones { get; init; } = [];

    /// <summary>Last day for the partial report (PCS-A6-C4G-09).</summary>
    public DateOnly FechaLimiteInformeParcial { get; init; }

    /// <summary>Signatures of the version sent, by post, and the authority's (<c>Autoridad</c>).</summary>
    public ImmutableDictionary<string, DateTimeOffset> Firmas { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Whether every member of the committee signed the version sent.</summary>
    public bool FirmadoPorComite { get; init; }

    /// <summary>Date of the agreement: that of its last signature (AMB-25); <see langword="null"/> until it is signed.</summary>
    public DateOnly? Fecha { get; init; }

    /// <summary>Papers handed in, by number of the payment that they are for.</summary>
    public ImmutableSortedDictionary<int, Papeles> Papeles { get; init; } = ImmutableSortedDictionary<int, Papeles>.Empty;

    /// <summary>Whether the papers of the first payment are complete (PCS-4.2.3.3-08).</summary>
    public bool PapelesCompletos { get; init; }

    /// <summary>Holders of the account of the last bank statement that was accepted: the money goes there. Empty until one is.</summary>
    [Regla("PCS-A6-C4E-01")]
    public ImmutableArray<PersonaId> Titulares { get; init; } = [];

    /// <summary>Whether the committee is owed a hearing before the agreement is terminated, because support was lost after it was signed (AMB-25, PCS-4.2.7-04).</summary>
    public bool AudienciaDebida { get; init; }

    /// <summary>The modification in course, or the last one that there was (4.2.6); <see langword="null"/> when there was none.</summary>
    public Modificatorio.Modificatorio? Modificatorio { get; init; }

    /// <summary>The change of members of the committee in course, or the last one that there was (3.6.2-7); <see langword="null"/> when there was none.</summary>
    public CambioDeIntegrantes.Cambio? Cambio { get; init; }

    /// <summary>Notices of force majeure that the committee gave (Vigésima).</summary>
    public int AvisosDeFuerzaMayor { get; init; }

    /// <summary>Notification that carries the version sent.</summary>
    public string Notificacion => Version == 1 ? "convenio" : $"convenio-v{Version}";

    /// <summary>Suffix of the term to sign the version sent, so that the term of a replaced version is never taken for it.</summary>
    public string? Sufijo => Version == 1 ? null : $"v{Version}";

    /// <summary>Term to sign the version sent.</summary>
    public string PlazoDeFirma => Sufijo is null ? "PZ-12" : $"PZ-12/{Sufijo}";

    /// <summary>The last time that a payment was lowered; <see langword="null"/> when it never was.</summary>
    public Limitacion? UltimaLimitacion(int ministracion) => Limitaciones.LastOrDefault(l => l.Ministracion == ministracion);
}

/// <summary>A payment that was lowered before it was made (PCS-7.2-06).</summary>
/// <param name="Ministracion">Number of the payment.</param>
/// <param name="Antes">Pesos that it was.</param>
/// <param name="Despues">Pesos that it is from then on.</param>
/// <param name="Motivo">Reason.</param>
/// <param name="Resolucion">Digest of the reasoned resolution.</param>
/// <param name="ReciboSinEfecto">Whether a receipt of the old amount had been handed in.</param>
public sealed record Limitacion(int Ministracion, decimal Antes, decimal Despues, string Motivo, Huella Resolucion, bool ReciboSinEfecto);

/// <summary>The papers of one payment.</summary>
/// <param name="Recibo">Digest of the receipt (Anexo 7), once it is in.</param>
/// <param name="EstadoDeCuenta">Digest of the bank statement, once it is in; only the first payment needs it.</param>
/// <param name="PorRevisar">Whether something was handed in that is not reviewed yet.</param>
/// <param name="Completos">Whether they were reviewed and are complete.</param>
public sealed record Papeles(Huella? Recibo, Huella? EstadoDeCuenta, bool PorRevisar, bool Completos)
{
    /// <summary>Nothing handed in.</summary>
    public static Papeles Ninguno { get; } = new(null, null, false, false);

    /// <summary>Which of them are in.</summary>
    [JsonIgnore]
    public IEnumerable<Papel> Entregados => Enum.GetValues<Papel>().Where(p => (p == Papel.Recibo ? Recibo : EstadoDeCuenta) is not null);

    /// <summary>Issue date of the bank statement; <see langword="null"/> without one.</summary>
    public DateOnly? FechaEmision { get; init; }

    /// <summary>Holders of the account of the bank statement; empty without one.</summary>
    public ImmutableArray<PersonaId> Titulares { get; init; } = [];

    /// <summary>Whether the check digit of the account's CLABE does not match: a warning, not a defect.</summary>
    public bool ClabeConAdvertencia { get; init; }

    /// <summary>What the last review found wrong; it stays when the paper comes again, until it is accepted.</summary>
    public ImmutableArray<DefectoDePapel> Defectos { get; init; } = [];

    /// <summary>What it found wrong in papers that did not come again.</summary>
    [JsonIgnore]
    public IEnumerable<DefectoDePapel> PorCorregir => Defectos.Where(d => !Entregados.Contains(d.Papel));

    /// <summary>Digests of the identifications annexed to the receipt (Anexo 7), by the key of their requirement.</summary>
    public ImmutableDictionary<string, Huella> Identificaciones { get; init; } = ImmutableDictionary<string, Huella>.Empty;

    /// <summary>The same without the receipt, which must be handed in again with the identifications that are annexed to it, whose fate they share (PCS-A7-02).</summary>
    internal Papeles SinRecibo() => this with { Recibo = null, PorRevisar = false, Completos = false, Identificaciones = Ninguno.Identificaciones };
}
