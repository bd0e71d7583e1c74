using System.Collections.Immutable;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Convocatorias.Normativa;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Convocatorias;

/// <summary>A call for projects: its bases, its terms, its committee, its results and its money.</summary>
public sealed record Convocatoria : IEstado<Convocatoria>, IConPendientes<Convocatoria>
{
    /// <summary>Term of reception.</summary>
    public const string PlazoDeRecepcion = "PZ-02";

    /// <summary>Wait for the day after the DOF, on which reception opens.</summary>
    public const string Apertura = "PZ-02/apertura";

    /// <inheritdoc/>
    public static string Clase => "convocatoria";

    /// <inheritdoc/>
    public static Convocatoria Inicial { get; } = new();

    /// <summary>Id, for example <c>PCS-2019-01</c>; the prefix of its folios.</summary>
    public string Id { get; init; } = "";

    /// <summary>Where the convocatoria stands.</summary>
    public EstatusConvocatoria Estatus { get; init; }

    /// <summary>Bases, in draft or published.</summary>
    public Bases? Bases { get; init; }

    /// <summary>Day of publication in the DOF: the one that counts (Anexo 2 VI).</summary>
    public DateOnly? FechaDof { get; init; }

    /// <summary>Term of reception (PZ-02).</summary>
    public Plazo? Recepcion { get; init; }

    /// <summary>Dates that the procedure reaches if everybody uses each term to its last day, counted on publication.</summary>
    public RutaCritica? RutaCritica { get; init; }

    /// <summary>Last day of reception, once it is over: the terms of the authority run from it.</summary>
    public DateOnly? Cierre { get; init; }

    /// <summary>Members of the Comité Dictaminador, by seat.</summary>
    public ImmutableSortedDictionary<string, MiembroDelComite> Integrantes { get; init; } = ImmutableSortedDictionary.Create<string, MiembroDelComite>(StringComparer.Ordinal);

    /// <summary>Who held a seat of the committee and holds none any more.</summary>
    public ImmutableHashSet<PersonaId> Salientes { get; init; } = [];

    /// <summary>Technical secretary of the committee, without vote (AMB-16).</summary>
    public PersonaId? SecretariaTecnica { get; init; }

    /// <summary>Who signs for a seat: whoever reviewed from it or, once that person left the committee, whoever holds it now.</summary>
    /// <param name="asiento">Seat.</param>
    /// <param name="dictamino">Who reviewed from it.</param>
    [Regla("PCS-A1-01", "AMB-16")]
    public PersonaId FirmaPor(string asiento, PersonaId dictamino) => Salientes.Contains(dictamino) && Integrantes.TryGetValue(asiento, out var actual) ? actual.Persona : dictamino;

    /// <summary>The same with other members; who is not among them any more has left.</summary>
    internal Convocatoria ConIntegrantes(ImmutableSortedDictionary<string, MiembroDelComite> integrantes) => this with
    {
        Integrantes = integrantes,
        Salientes = Salientes.Union(Integrantes.Values.Select(m => m.Persona)).Except(integrantes.Values.Select(m => m.Persona)),
    };

    /// <summary>First publication: results of reception (PCS-4.2.2-08).</summary>
    public PublicacionDeResultados? ResultadosDeRecepcion { get; init; }

    /// <summary>Second publication: results of the dictamination (PCS-4.2.3.2-01).</summary>
    public PublicacionDeResultados? ResultadosDeDictaminacion { get; init; }

    /// <summary>Third publication: supported and not supported (PCS-4.2.3.3-01).</summary>
    public PublicacionDeResultados? ResultadosDeApoyo { get; init; }

    /// <summary>The money and who gets it, in the order of the ranking; <see langword="null"/> until it is assigned.</summary>
    public Presupuesto? Presupuesto { get; init; }

    /// <summary>Pesos there are now: those of the bases, with what was added and taken since (PCS-4.2.3.4-04); <see langword="null"/> while the bases have none.</summary>
    public decimal? MontoVigente() => Presupuesto?.Total ?? Bases?.MontoTotal;

    /// <summary>Resolutions of the Instancia Normativa that replace a reading, by reading.</summary>
    public ImmutableSortedDictionary<string, ResolucionNormativa> Resoluciones { get; init; } = ImmutableSortedDictionary.Create<string, ResolucionNormativa>(StringComparer.Ordinal);

    /// <summary>Terms of the authority that passed without the act (AMB-51).</summary>
    public ImmutableArray<Plazo> Incumplimientos { get; init; } = [];

    /// <summary>Open terms, by id.</summary>
    public ImmutableSortedDictionary<string, Plazo> Plazos { get; init; } = ImmutableSortedDictionary.Create<string, Plazo>(StringComparer.Ordinal);

    /// <summary>Notifications ordered so far, by id. A convocatoria publishes and notifies nobody in person.</summary>
    public ImmutableSortedDictionary<string, Notificacion> Notificaciones { get; init; } = ImmutableSortedDictionary.Create<string, Notificacion>(StringComparer.Ordinal);

    /// <summary>What this convocatoria still owes other streams, by id.</summary>
    public ImmutableSortedDictionary<string, Encargo> Encargos { get; init; } = ImmutableSortedDictionary.Create<string, Encargo>(StringComparer.Ordinal);

    /// <summary>Errands that their targets refused, by id.</summary>
    public ImmutableSortedDictionary<string, EncargoApartado> Apartados { get; init; } = ImmutableSortedDictionary.Create<string, EncargoApartado>(StringComparer.Ordinal);

    /// <summary>Whether applications are received at the instant of the decision: from the day after the DOF to 24:00 of the last day, counted with the calendar in force. Nothing closes it earlier (AMB-11).</summary>
    [Regla("PCS-A2-13", "PCS-A2-14", "AMB-11")]
    public bool Recibe(Contexto contexto) =>
        Recepcion is { } plazo && contexto.Hoy >= plazo.PrimerDia && !contexto.Vencido(plazo);

    /// <summary>Value in force of a reading: that of the recorded resolution, otherwise the programme's (3.7.2).</summary>
    public string Lectura(Programa programa, string id) =>
        Resoluciones.TryGetValue(id, out var resolucion) ? resolucion.Valor : programa.Lectura(id);

    /// <summary>The only project that may be supported next under the reading in force (AMB-22, AMB-26); <see langword="null"/> when none waits for money.</summary>
    public RenglonDePresupuesto? SiguienteEnPrelacion(Programa programa) => Presupuesto?.Siguiente(PoliticasDeCorte.De(Lectura(programa, "AMB-26")));

    /// <summary>Opens a term.</summary>
    public Convocatoria Abrir(Plazo plazo) => this with { Plazos = Plazos.SetItem(plazo.Id, plazo) };

    /// <summary>Closes terms: they were met, or no longer matter.</summary>
    public Convocatoria Cerrar(params ReadOnlySpan<string> plazos)
    {
        var quedan = Plazos;
        foreach (var id in plazos)
        {
            quedan = quedan.Remove(id);
        }

        return this with { Plazos = quedan };
    }

    /// <summary>Owes an errand.</summary>
    public Convocatoria Encargar(Encargo encargo) => this with { Encargos = Encargos.SetItem(encargo.Id, encargo) };

    /// <inheritdoc/>
    public Convocatoria ConEncargos(ImmutableSortedDictionary<string, Encargo> encargos, ImmutableSortedDictionary<string, EncargoApartado> apartados) => this with { Encargos = encargos, Apartados = apartados };

    /// <summary>Refusal of an act that the current status does not allow.</summary>
    public Rechazo NoProcede(string acto, string regla, string porque) =>
        new("TRANSICION_NO_PERMITIDA", regla, $"No procede {acto} en la convocatoria {Id}: {porque}.");
}
