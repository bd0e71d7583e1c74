using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Programas;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>One project for each community and one committee for each person, in all convocatorias of a fiscal year: it is verified before the acta.</summary>
[Prueba("PCS-3.3-12", "PCS-3.3-13", "AMB-02")]
public sealed class LimiteDeProyectosTests : IAsyncDisposable
{
    private const string Segunda = "PCS-2019-02";
    private static readonly Actor Operador = new(Rol.Operador, "op-1");
    private static readonly Actor Secretaria = new(Rol.SecretariaTecnica, Persona(90).Valor);
    private static readonly Folio Primero = new("PCS-2019-01", 7);
    private static readonly Folio Posterior = new(Segunda, 1);
    private readonly Aplicacion _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task TheActaOfTheLaterConvocatoriaNamesTheEarlierProjectUntilTheLaterOneIsExcluded()
    {
        await EnDictaminacionAsync(Primero, "C-1", 1, 2, 3);
        await EnDictaminacionAsync(Posterior, "C-1", 4, 5, 6);
        await EnDictaminacionAsync(new Folio(Segunda, 2), "C-2", 7, 8, 9);
        var falla = Assert.Single(await FallasDelActaAsync());
        Assert.Contains(Posterior.ToString(), falla.Mensaje, StringComparison.Ordinal);
        Assert.Contains(Primero.ToString(), falla.Mensaje, StringComparison.Ordinal);

        Assert.Null(await ExcluirAsync(Posterior));
        var excluido = (await _app.De<Repositorio>().CargarAsync<Expediente>(Posterior.ToString())).Estado;
        Assert.Equal((Estatus.NoApoyado, CausaNoApoyo.LimiteDeProyectos), (excluido.Estatus, excluido.Causa));
        Assert.Empty(await FallasDelActaAsync());
    }

    [Fact, Prueba("PCS-A6-C5-01")]
    public async Task APersonOfTwoCommitteesExceedsTheLimitToo()
    {
        await EnDictaminacionAsync(Primero, "C-1", 1, 2, 3);
        await EnDictaminacionAsync(Posterior, "C-2", 4, 5, 3);
        Assert.Contains(Primero.ToString(), Assert.Single(await FallasDelActaAsync()).Mensaje, StringComparison.Ordinal);
        Assert.Equal((Primero, "PCS-A6-C5-01"), _app.De<LimiteDeProyectos>().De(Posterior) is { } x ? (x.Prevalece, x.Regla) : default);
    }

    [Fact]
    public async Task WhileTheReceptionOfTheEarlierIsNotDecidedTheLaterWaits()
    {
        await _app.Record.DadoAsync($"expediente/{Primero}", Registrada(Primero, "C-1", 1, 2, 3), new PrevencionEmitida([]));
        await EnDictaminacionAsync(Posterior, "C-1", 4, 5, 6);
        var falla = Assert.Single(await FallasDelActaAsync());
        Assert.Contains("Resuelva antes su recepción", falla.Mensaje, StringComparison.Ordinal);
        Assert.Contains(Primero.ToString(), falla.Mensaje, StringComparison.Ordinal);
        await _app.Record.DadoAsync($"expediente/{Primero}", new RecepcionIncompletaDeclarada([], new DateOnly(2019, 11, 8)));
        Assert.Empty(await FallasDelActaAsync());
    }

    [Fact]
    public async Task AProjectThatExceedsNothingIsNotExcluded()
    {
        await EnDictaminacionAsync(Primero, "C-1", 1, 2, 3);
        await EnDictaminacionAsync(new Folio("PCS-2019-01", 8), "C-2", 4, 5, 6);
        Assert.Equal("SIN_DUPLICIDAD", (await ExcluirAsync(new Folio("PCS-2019-01", 8)))?.Codigo);
    }

    [Fact, Prueba("PCS-4.2.2-06")]
    public async Task NeitherAnIncompleteReceptionNorAnExcludedProjectUsesUpTheRight()
    {
        await _app.Record.DadoAsync($"expediente/{Primero}", Registrada(Primero, "C-1", 1, 2, 3), new PrevencionEmitida([]), new RecepcionIncompletaDeclarada([], new DateOnly(2019, 11, 8)));
        await EnDictaminacionAsync(new Folio("PCS-2019-01", 8), "C-1", 4, 5, 6);
        await _app.Record.DadoAsync("expediente/PCS-2019-01-000008", new ProyectoExcluidoPorLimite(Primero, LimiteExcedido.Comunidad));
        await EnDictaminacionAsync(Posterior, "C-1", 4, 5, 6);
        Assert.Empty(await FallasDelActaAsync());
    }

    [Fact]
    public async Task AtReceptionItIsOnlyPointedOut()
    {
        await EnDictaminacionAsync(Primero, "C-1", 1, 2, 3);
        await _app.Record.DadoAsync($"expediente/{Posterior}", Registrada(Posterior, "C-1", 4, 5, 6));
        await _app.De<Listas>().PonerAlDiaAsync();
        Assert.Equal(Primero, _app.De<LimiteDeProyectos>().De(Posterior)?.Prevalece);
        Assert.Empty(_app.De<LimiteDeProyectos>().Excedentes(Segunda));
        Assert.Null(_app.De<LimiteDeProyectos>().De(Primero));
    }

    // The second is excluded by the first, so that nothing of the second counts against the third (AMB-02).
    [Fact]
    public async Task WhoIsExcludedByAnEarlierProjectExcludesNobody()
    {
        await EnDictaminacionAsync(Primero, "C-1", 1, 2, 3);
        await EnDictaminacionAsync(new Folio("PCS-2019-01", 8), "C-1", 4, 5, 6);
        await EnDictaminacionAsync(Posterior, "C-2", 6, 7, 8);
        await EnDictaminacionAsync(new Folio(Segunda, 2), "C-2", 9, 10, 11);
        await _app.De<Listas>().PonerAlDiaAsync();
        var limite = _app.De<LimiteDeProyectos>();
        Assert.Equal(Primero, limite.De(new Folio("PCS-2019-01", 8))?.Prevalece);
        Assert.Null(limite.De(Posterior));
        Assert.Equal(Posterior, limite.De(new Folio(Segunda, 2))?.Prevalece);
    }

    [Fact]
    public async Task WhoEntersACommitteeCountsFromThenOn()
    {
        var resumenes = _app.De<Resumenes>();
        await EnDictaminacionAsync(Primero, "C-1", 1, 2, 3);
        await EnDictaminacionAsync(Posterior, "C-2", 4, 5, 6);
        await _app.De<Listas>().PonerAlDiaAsync();
        Assert.Null(_app.De<LimiteDeProyectos>().De(Posterior));
        var suyo = resumenes.De(Primero)!;
        resumenes.Anotar(suyo with { Personas = [.. suyo.Personas, Persona(4)] });
        Assert.Equal(Primero, _app.De<LimiteDeProyectos>().De(Posterior)?.Prevalece);
        resumenes.Anotar(suyo);
        Assert.Null(_app.De<LimiteDeProyectos>().De(Posterior));
    }

    private async Task<IEnumerable<Falla>> FallasDelActaAsync()
    {
        if (!_app.Record.Tipos($"convocatoria/{Segunda}").Any())
        {
            await _app.Record.DadoAsync($"convocatoria/{Segunda}", new BorradorElaborado(Segunda, new Bases { Nombre = "Convocatoria de prueba (datos ficticios)" }), new ComiteIntegrado([], Persona(90)));
        }

        await _app.De<Listas>().PonerAlDiaAsync();
        var (_, rechazo) = await _app.De<Tramites<Acta>>().PreverAsync(Secretaria, $"{Segunda}-A001", "levantar", ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, Huella>.Empty);
        return rechazo!.Fallas.Where(f => f.Regla == "PCS-3.3-13"); // That the names of who signs are missing is another fault.
    }

    private async Task<Rechazo?> ExcluirAsync(Folio folio)
    {
        await _app.De<Listas>().PonerAlDiaAsync();
        var tramites = _app.De<Tramites<Expediente>>();
        var formulario = (await tramites.FormularioAsync(Operador, folio.ToString(), "excluir"))!;
        return await tramites.EjecutarAsync(Operador, folio.ToString(), "excluir", ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, Huella>.Empty, formulario.Version, $"excluir-{folio}", "");
    }

    private Task EnDictaminacionAsync(Folio folio, string comunidad, params int[] personas) => _app.Record.DadoAsync(
        $"expediente/{folio}",
        Registrada(folio, comunidad, personas),
        new ProyectoCompleto(),
        new DictaminadoresAsignados([.. CatalogoDeProgramas.Pcs2019.ComiteDictaminador.Select((a, i) => new DictaminadorAsignado(a.Id, Persona(80 + i)))]),
        new ResultadoAcordado(new ResultadoColegiado(true, 80m, true, 0m, false), null));

    private static SolicitudRegistrada Registrada(Folio folio, string comunidad, params int[] personas) => new(
        folio,
        new Recepcion(
            new DateTimeOffset(2019, 11, 4, 16, 0, 0, TimeSpan.Zero), new Huella(new string('a', 64)), comunidad, "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1,
            [.. personas.Select(p => new Integrante("VOCAL", Persona(p), "M"))], [], ImmutableDictionary<string, Huella>.Empty, []));

    private static PersonaId Persona(int n) => new($"{n:x32}");
}
