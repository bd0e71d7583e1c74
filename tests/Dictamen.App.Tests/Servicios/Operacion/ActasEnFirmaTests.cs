using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Programas;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.App.Tests.Servicios.Operacion;

/// <summary>A project stands in one acta: while somebody has still to sign it, it waits for signatures.</summary>
[Prueba("PCS-A1-01", "PCS-4.2.3-02")]
public sealed class ActasEnFirmaTests : IAsyncDisposable
{
    private const string Id = "PCS-2019-01";
    private static readonly Actor Secretaria = new(Rol.SecretariaTecnica, Persona(90).Valor);
    private readonly FichasEnMemoria _fichas = new();
    private readonly Aplicacion _app;

    public ActasEnFirmaTests() => _app = new(s => s.AddSingleton<IFichaStore>(_fichas));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task AProjectOfAnUnsignedActaWaitsForItsSignaturesAndForNoOtherActa()
    {
        await AcordadoAsync(1);
        Assert.Equal(("levantar", 1), await EsperaAsync());
        await _app.Record.DadoAsync($"acta/{Id}-acta-1", new ActaLevantada($"{Id}-acta-1", Id, new Huella(new string('b', 64)), Firmantes, [new RenglonDeActa(1, 80m, true)]));
        Assert.Equal(("firmar", 0), await EsperaAsync());

        var cola = Assert.Single((await _app.De<MesaDeTrabajo>().JornadaAsync(Secretaria))!.Colas).Pendiente;
        Assert.Equal(("Faltan firmas del Acta PCS-2019-01-acta-1", "acta/PCS-2019-01-acta-1"), (cola.Texto, cola.Lugar(new Folio(Id, 1))));
        Assert.Equal(1, _app.De<MesaDeTrabajo>().Listar(Secretaria, new(Pendiente: cola.Texto), 1)!.Total);
        Assert.Contains("están ya en un Acta", Assert.Single((await LevantarAsync())!.Fallas).Mensaje, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheNextActaTakesOnlyWhatStandsInNone()
    {
        await AcordadoAsync(1);
        await _app.Record.DadoAsync($"acta/{Id}-acta-1", new ActaLevantada($"{Id}-acta-1", Id, new Huella(new string('b', 64)), Firmantes, [new RenglonDeActa(1, 80m, true)]));
        await AcordadoAsync(2);
        Assert.Equal(1, (await EsperaAsync()).PorAsentar);
        Assert.DoesNotContain((await LevantarAsync())!.Fallas, f => f.Mensaje.StartsWith("No hay proyectos", StringComparison.Ordinal)); // Only the names of who signs are missing here.
    }

    [Fact]
    public async Task WhoMustSignIsToldThoughTheOfficersBrowserGoesAwayOnceTheActaIsRecorded()
    {
        await AcordadoAsync(1);
        await EsperaAsync();
        await _fichas.PutAsync([.. Firmantes.Values.Select(p => new Ficha(p, "Nombre", "Ficticio", "", "", $"{p.Valor[^2..]}@ejemplo.invalid", "", "", ""))]);
        using var peticion = new CancellationTokenSource();
        _app.De<Despachador>().Registrado += (_, _, _, _) => peticion.Cancel();
        var (tramites, clave, nada, archivos) = (_app.De<Tramites<Acta>>(), $"{Id}-A001", ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, Huella>.Empty);
        var (vista, rechazo) = await tramites.PreverAsync(Secretaria, clave, "levantar", nada, archivos);
        Assert.True(rechazo is null, rechazo?.Mensaje);
        Assert.Null(await tramites.EjecutarAsync(Secretaria, clave, "levantar", nada, archivos, 0, "o-1", vista!.Marca, peticion.Token));
        Assert.Equal(Firmantes.Values.Where(p => p != Persona(90)).Select(p => $"{p.Valor[^2..]}@ejemplo.invalid").Order(), _app.Correo.Enviados.Select(c => Assert.Single(c.Para)).Order());
    }

    private static ImmutableSortedDictionary<string, PersonaId> Firmantes { get; } = CatalogoDeProgramas.Pcs2019.ComiteDictaminador
        .Select((a, i) => KeyValuePair.Create(a.Id, Persona(80 + i))).Append(new(Acta.SecretariaTecnica, Persona(90))).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private async Task<(string? Acto, int PorAsentar)> EsperaAsync()
    {
        if (!_app.Record.Tipos($"convocatoria/{Id}").Any())
        {
            await _app.Record.DadoAsync($"convocatoria/{Id}", new BorradorElaborado(Id, new Bases { Nombre = "Convocatoria de prueba (datos ficticios)" }), new ComiteIntegrado([], Persona(90)));
        }

        await _app.De<Listas>().PonerAlDiaAsync();
        return ((await _app.De<MesaDeTrabajo>().JornadaAsync(Secretaria))!.Colas.FirstOrDefault()?.Pendiente.Acto, (await _app.De<ConvocatoriasDeOficina>().DeAsync(Secretaria, Id))!.PorAsentar);
    }

    private async Task<Rechazo?> LevantarAsync() =>
        (await _app.De<Tramites<Acta>>().PreverAsync(Secretaria, $"{Id}-acta-2", "levantar", ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, Huella>.Empty)).Rechazo;

    private Task AcordadoAsync(int n) => _app.Record.DadoAsync(
        $"expediente/{new Folio(Id, n)}",
        new SolicitudRegistrada(
            new Folio(Id, n),
            new Recepcion(
                new DateTimeOffset(2019, 11, 4, 16, 0, 0, TimeSpan.Zero), new Huella(new string('a', 64)), $"C-{n}", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1,
                [new Integrante("VOCAL", Persona(n), "M")], [], ImmutableDictionary<string, Huella>.Empty, [])),
        new ProyectoCompleto(),
        new DictaminadoresAsignados([.. CatalogoDeProgramas.Pcs2019.ComiteDictaminador.Select((a, i) => new DictaminadorAsignado(a.Id, Persona(80 + i)))]),
        new ResultadoAcordado(new ResultadoColegiado(true, 80m, true, 0m, false), null));

    private static PersonaId Persona(int n) => new($"{n:x32}");
}
