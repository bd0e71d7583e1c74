using Dictamen.App.Programas;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.App.Registro;

/// <summary>Gathers what a decision may look at outside of its own stream: programme, calendar and convocatoria.</summary>
public sealed class Entorno(Repositorio repositorio)
{
    private const int LargoDeConvocatoria = 24;

    private static readonly string NombreDelCalendario = Repositorio.Nombre<CalendarioOficial>(ClaveCalendario);

    // A calendar is made once for each suspension, not for each decision.
    private Vigente? _ultimo;

    // What a key says of its convocatoria is nearly always what the key before it said.
    private Sede? _sede;

    /// <summary>Key of the calendar's stream: one calendar for the federal authority.</summary>
    public const string ClaveCalendario = "federal";

    /// <summary>What a decision upon a stream may look at.</summary>
    /// <param name="clave">Key of the stream within its class.</param>
    /// <param name="estado">State of the stream; a convocatoria looks at itself.</param>
    /// <param name="ahora">Instant (UTC) of the decision.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async ValueTask<Contexto> ContextoAsync<TEstado>(string clave, TEstado estado, DateTimeOffset ahora, Actor actor, CancellationToken ct = default)
        where TEstado : IEstado<TEstado> =>
        (await LeerAsync<TEstado>(clave, ct).ConfigureAwait(false)).Para(estado, ahora, actor);

    /// <summary>Reads what surrounds a stream, at once: one does not depend on the other.</summary>
    /// <param name="clave">Key of the stream within its class.</param>
    /// <param name="ct">Cancels the reading.</param>
    internal async ValueTask<Alrededor> LeerAsync<TEstado>(string clave, CancellationToken ct) where TEstado : IEstado<TEstado>
    {
        var sede = SedeDe(clave);
        var programa = sede is null ? CatalogoDeProgramas.PorOmision : sede.Programa;
        var convocatoria = sede is null || typeof(TEstado) == typeof(Convocatoria) ? default : repositorio.CargarDeAsync<Convocatoria>(sede.Nombre, ct);
        var calendario = CalendarioAsync(programa, ct: ct);
        return new Alrededor((await convocatoria.ConfigureAwait(false)).Estado, await calendario.ConfigureAwait(false), programa);
    }

    /// <summary>Calendar in force: the fixed days, every suspension published, and the reading of AMB-12 of the programme or of the convocatoria.</summary>
    public async ValueTask<Calendario> CalendarioAsync(Programa programa, Convocatoria? convocatoria = null, CancellationToken ct = default)
    {
        var oficial = (await repositorio.CargarDeAsync<CalendarioOficial>(NombreDelCalendario, ct).ConfigureAwait(false)).Estado;
        if (_ultimo is not { } u || !ReferenceEquals(u.Oficial, oficial) || !ReferenceEquals(u.Programa, programa))
        {
            _ultimo = u = new Vigente(oficial, programa, oficial.Para(programa));
        }

        return CalendarioOficial.Segun(u.Calendario, programa, convocatoria);
    }

    /// <summary>Programme of a convocatoria, by the prefix of its id: <c>PCS-2019-01</c> belongs to <c>PCS-2019</c>.</summary>
    public static Programa ProgramaDe(string convocatoria) => CatalogoDeProgramas.Obtener(convocatoria[..convocatoria.LastIndexOf('-')]);

    /// <summary>Programme of whatever belongs to a convocatoria, by its key; <see langword="null"/> for what belongs to none that is known.</summary>
    public static Programa? ProgramaDeClave(string clave) => IdDeConvocatoria(clave) is { } id && EsConvocatoria(id) ? ProgramaDe(id) : null;

    /// <summary>Whether a text from outside is an id that a convocatoria of a known programme can have: nothing else reaches the name of a stream.</summary>
    public static bool EsConvocatoria(string id) => id.Length <= LargoDeConvocatoria && Folio.TryParse(id, out var partes) && CatalogoDeProgramas.Ids.Contains(partes.Convocatoria);

    /// <summary>Convocatoria to which a key belongs, or <see langword="null"/>. Such keys start with its id, {programme}-{year}-{number}: a folio, an acta, the book of reception.</summary>
    public static string? IdDeConvocatoria(string clave) => Id(clave) is { IsEmpty: false } id ? id.ToString() : null;

    private static ReadOnlySpan<char> Id(ReadOnlySpan<char> clave)
    {
        Span<Range> partes = stackalloc Range[4];
        var cuantas = clave.Split(partes, '-');
        return cuantas >= 3 && clave[partes[1]] is { Length: 4 } ejercicio && !ejercicio.ContainsAnyExceptInRange('0', '9') ? clave[..partes[2].End.Value] : default;
    }

    private Sede? SedeDe(string clave)
    {
        var id = Id(clave);
        if (id.IsEmpty)
        {
            return null;
        }

        if (_sede is not { } sede || !id.SequenceEqual(sede.Id))
        {
            var convocatoria = id.ToString();
            _sede = sede = new Sede(convocatoria, Repositorio.Nombre<Convocatoria>(convocatoria), ProgramaDe(convocatoria));
        }

        return sede;
    }

    /// <summary>What surrounds a stream.</summary>
    internal readonly record struct Alrededor(Convocatoria? Convocatoria, Calendario Calendario, Programa Programa)
    {
        /// <summary>What a decision upon a state may look at; a convocatoria looks at itself.</summary>
        public Contexto Para(object? estado, DateTimeOffset ahora, Actor actor)
        {
            var convocatoria = estado as Convocatoria ?? Convocatoria;
            return new(ahora, CalendarioOficial.Segun(Calendario, Programa, convocatoria), Programa, actor, convocatoria);
        }
    }

    private sealed record Sede(string Id, string Nombre, Programa Programa);

    private sealed record Vigente(CalendarioOficial Oficial, Programa Programa, Calendario Calendario);
}
