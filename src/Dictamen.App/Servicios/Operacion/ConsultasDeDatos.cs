using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Which looks at personal data are asked for.</summary>
/// <param name="Folio">Those at the fichas of a file.</param>
/// <param name="Persona">Those at the fichas of a person, by pseudonym.</param>
/// <param name="Dia">Those of a day, in central Mexico.</param>
/// <param name="SinSistema">Whether those of the system itself, that notifies, are left out.</param>
public sealed record FiltroDeConsultas(string? Folio, string? Persona, DateOnly? Dia, bool SinSistema = false);

/// <summary>One look at personal data.</summary>
/// <param name="Cuando">When (UTC).</param>
/// <param name="Papel">Role of whoever looked.</param>
/// <param name="Quien">Pseudonym of whoever looked.</param>
/// <param name="Persona">Pseudonym of whose data they are.</param>
/// <param name="Folio">File in whose committee the person is, or was, with that ficha; <see langword="null"/> for whoever reviews, and where it is no longer known.</param>
/// <param name="ParaQue">What for.</param>
public sealed record ConsultaDeDatos(DateTimeOffset Cuando, string Papel, string Quien, string Persona, string? Folio, string ParaQue);

/// <summary>Some of the looks, the last first.</summary>
/// <param name="Renglones">Those of this page.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Pagina">Page, from 1.</param>
/// <param name="Paginas">How many pages there are, at least one.</param>
public sealed record PaginaDeConsultas(ImmutableArray<ConsultaDeDatos> Renglones, int Total, int Pagina, int Paginas);

/// <summary>The log of looks at personal data: who looked at which ficha, when and what for. It knows pseudonyms only, so it is no look itself.</summary>
[Regla("PCS-8.2-01")]
public sealed class ConsultasDeDatos(IFichaStore fichas, Repositorio repositorio, Resumenes resumenes)
{
    /// <summary>Looks in a page.</summary>
    public const int PorPagina = 50;

    private const string DelSistema = $"{nameof(Rol.Sistema)}:";

    private static readonly ImmutableArray<string> Columnas = ["cuando", "papel", "quien", "persona", "folio", "para_que"];

    /// <summary>A page of the looks, or the refusal.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="filtro">Which.</param>
    /// <param name="pagina">Page, from 1.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async ValueTask<(PaginaDeConsultas? Pagina, Rechazo? Rechazo)> ListarAsync(Actor? actor, FiltroDeConsultas filtro, int pagina, CancellationToken ct = default)
    {
        var (miradas, rechazo) = await BuscarAsync(actor, filtro, ct).ConfigureAwait(false);
        if (miradas is null)
        {
            return (null, rechazo);
        }

        // Every ficha of every notice is a look: they are counted and not held, but for the last ones, which are the first page. Another page is read in its turn.
        var (total, ultimas) = (0, new Queue<AccesoAFicha>(PorPagina + 1));
        await foreach (var mirada in miradas.ConfigureAwait(false))
        {
            total++;
            ultimas.Enqueue(mirada);
            if (ultimas.Count > PorPagina)
            {
                ultimas.Dequeue();
            }
        }

        var actual = Paginacion.De(total, PorPagina, pagina);
        var hasta = total - actual.Antes;
        var suyas = actual.Pagina == 1 ? [.. ultimas] : await miradas.Take(hasta).Skip(hasta - PorPagina).ToListAsync(ct).ConfigureAwait(false);
        suyas.Reverse();
        return (new PaginaDeConsultas([.. await ContarAsync(suyas, ct).ConfigureAwait(false)], total, actual.Pagina, actual.Paginas), null);
    }

    /// <summary>All of them as CSV, or the refusal.</summary>
    public async ValueTask<(byte[]? Archivo, Rechazo? Rechazo)> EnCsvAsync(Actor? actor, FiltroDeConsultas filtro, CancellationToken ct = default)
    {
        var (miradas, rechazo) = await BuscarAsync(actor, filtro, ct).ConfigureAwait(false);
        if (miradas is null)
        {
            return (null, rechazo);
        }

        var todas = await miradas.ToListAsync(ct).ConfigureAwait(false);
        todas.Reverse();
        return (Csv.Archivo(Columnas, (await ContarAsync(todas, ct).ConfigureAwait(false)).Select(c => (object?[])[HoraDelCentro.Local(c.Cuando).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), c.Papel, c.Quien, c.Persona, c.Folio, c.ParaQue])), null);
    }

    // In order of time, and read each time that they are gone through.
    private async ValueTask<(IAsyncEnumerable<AccesoAFicha>? Miradas, Rechazo? Rechazo)> BuscarAsync(Actor? actor, FiltroDeConsultas filtro, CancellationToken ct)
    {
        if (!actor.VeConsultasDeDatos())
        {
            return (null, PapelDeOficina.SinFacultad);
        }

        PersonaId? persona = filtro.Persona?.Trim() is { Length: > 0 } quien ? new PersonaId(quien.ToLowerInvariant()) : null;
        if (persona is { } p && !Seudonimos.EsSeudonimo(p))
        {
            return (null, Rechazo.PorContenido([new Falla("persona", "PCS-8.2-01", "Escriba el seudónimo completo, como aparece en la lista: 32 cifras o letras de la «a» a la «f». La CURP no se busca aquí.")]));
        }

        Huella? anexo3 = null;
        if (filtro.Folio?.Trim() is { Length: > 0 } folio)
        {
            if (!Folio.TryParse(folio.ToUpperInvariant(), out var cual) || Entorno.ProgramaDeClave(cual.ToString()) is null
                || (await repositorio.CargarAsync<Expediente>(cual.ToString(), ct).ConfigureAwait(false)).Estado.Recepcion is not { } recepcion)
            {
                return (null, Rechazo.PorContenido([new Falla("folio", "PCS-8.2-01", $"No hay un expediente con ese folio; se espera algo como {CatalogoDeProgramas.FolioDeEjemplo}.")]));
            }

            anexo3 = recepcion.Anexo3;
        }

        // The fichas of a person, or of a file, are several: the store knows only which day to look at.
        var deEseDia = filtro.Dia is { } dia ? fichas.AccessesAsync(null, HoraDelCentro.Instante(dia), dia == DateOnly.MaxValue ? null : HoraDelCentro.Instante(dia.AddDays(1)), ct) : fichas.AccessesAsync(ct: ct);
        return (deEseDia.Where(mirada => (persona is not { } suya || FichasDelComite.EsDe(mirada.Id, suya))
            && (anexo3 is not { } suyo || FichasDelComite.EsDe(mirada.Id, suyo))
            && !(filtro.SinSistema && mirada.Actor.StartsWith(DelSistema, StringComparison.Ordinal))), null);
    }

    private async ValueTask<List<ConsultaDeDatos>> ContarAsync(IEnumerable<AccesoAFicha> miradas, CancellationToken ct)
    {
        var (folios, contadas) = (new Dictionary<PersonaId, string?>(), new List<ConsultaDeDatos>());
        var comites = resumenes.Todos.SelectMany(r => r.Personas.Select(p => (Persona: p, r.Folio))).ToLookup(x => x.Persona, x => x.Folio);
        foreach (var mirada in miradas)
        {
            var persona = FichasDelComite.Persona(mirada.Id);
            if (!folios.TryGetValue(mirada.Id, out var folio))
            {
                folios[mirada.Id] = folio = mirada.Id == persona ? null : await FolioAsync(mirada.Id, comites[persona], ct).ConfigureAwait(false);
            }

            var quien = mirada.Actor.Split(':', 2);
            contadas.Add(new ConsultaDeDatos(mirada.At, quien[0], quien[^1], persona.Valor, folio, mirada.Finalidad));
        }

        return contadas;
    }

    private async ValueTask<string?> FolioAsync(PersonaId ficha, IEnumerable<Folio> suyos, CancellationToken ct)
    {
        foreach (var folio in suyos)
        {
            if ((await repositorio.CargarAsync<Expediente>(folio.ToString(), ct).ConfigureAwait(false)).Estado.Recepcion is { } recepcion && FichasDelComite.EsDe(ficha, recepcion.Anexo3))
            {
                return folio.ToString();
            }
        }

        return null;
    }
}
