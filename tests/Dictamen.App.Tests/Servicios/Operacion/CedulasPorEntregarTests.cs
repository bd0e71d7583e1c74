using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.App.Tests.Servicios.Operacion;

/// <summary>Who has sheets to hand in: the technical secretary sees it by person, and each of them is reminded once.</summary>
[Prueba("PCS-4.2.3-01", "PCS-4.2.3.2-02")]
public sealed class CedulasPorEntregarTests : IAsyncDisposable
{
    private const string Convocatoria = "PCS-2019-01";
    private static readonly Huella Documento = new(new string('a', 64));
    private static readonly ImmutableArray<Asiento> Asientos = CatalogoDeProgramas.Pcs2019.ComiteDictaminador;
    private static readonly PersonaId Suplente = new("suplente");
    private static readonly Actor Secretaria = new(Rol.SecretariaTecnica, "secretaria");

    // Closed on Monday 04/11/2019: the tenth working day, on which the programme warns, is the 18th, and the last of the fifteen, the 26th.
    private static readonly Plazo Resultados = Calendario.Lfpa.Computar(CatalogoDeProgramas.Pcs2019.Plazos["PZ-05"], new DateOnly(2019, 11, 4));

    private readonly Fichas _fichas = new();
    private readonly Aplicacion _app;

    public CedulasPorEntregarTests() => _app = new Aplicacion(s => s.AddSingleton<IFichaStore>(_fichas));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task TheSecretarySeesByPersonWhatIsInWhatIsMissingAndWhoDeclaredAConflict()
    {
        await SembrarAsync();
        var comite = Assert.Single(_app.De<CedulasPorEntregar>().DeSecretaria(Secretaria));
        Assert.Equal((Convocatoria, Resultados), (comite.Convocatoria, comite.Plazo));
        Assert.Equal(
            [
                (Asientos[3].Nombre, 2, 1, "2", ""),
                (Asientos[2].Nombre, 3, 0, "2 3", "1"),
                (Asientos[0].Nombre, 3, 3, "", ""),
                (Asientos[1].Nombre, 3, 1, "2 3", ""),
                ($"Suplente de {Asientos[3].Nombre}", 1, 0, "3", ""),
            ],
            comite.Renglones.Select(r => (r.Calidad, r.Avance.Asignadas, r.Avance.Entregadas, Numeros(r.Avance.Pendientes), Numeros(r.Avance.Conflictos))));
    }

    [Fact]
    public async Task NobodyElseSeesIt()
    {
        await SembrarAsync();
        foreach (var actor in new Actor?[] { null, Secretaria with { Id = "otra" }, Secretaria with { Rol = Rol.Operador }, Secretaria with { Rol = Rol.Administrador }, new(Rol.Dictaminador, Miembro(0).Valor) })
        {
            Assert.Empty(_app.De<CedulasPorEntregar>().DeSecretaria(actor));
        }
    }

    [Fact]
    public async Task OnceEverySheetIsInThereIsNoTable()
    {
        await ConvocarAsync();
        await AsignarAsync(1, [.. Asientos.Select(Entregada)]);
        await _app.De<Listas>().PonerAlDiaAsync();
        Assert.Empty(_app.De<CedulasPorEntregar>().DeSecretaria(Secretaria));
    }

    [Fact]
    [Prueba("LEY-01", "AMB-14")]
    public async Task WhoHasSheetsToHandInIsRemindedOnTheDayOfTheProgrammesWarningInOneMessageThatNamesNoProject()
    {
        await SembrarAsync();
        Assert.Equal(4, await RecordarAsync(18));
        Assert.Equal(
            [$"{Miembro(1)}@ejemplo.invalid", $"{Miembro(2)}@ejemplo.invalid", $"{Miembro(3)}@ejemplo.invalid", $"{Suplente}@ejemplo.invalid"],
            _app.Correo.Enviados.Select(c => Assert.Single(c.Para)));
        var uno = _app.Correo.Enviados[0];
        Assert.Equal("Convocatoria PCS-2019-01: le faltan 2 cédulas de dictaminación", uno.Asunto);
        Assert.Contains("le faltan por entregar 2 cédulas; ya entregó 1.", uno.Texto, StringComparison.Ordinal);
        Assert.Contains("a más tardar el 26 de noviembre de 2019 (PCS-4.2.3.2-01)", uno.Texto, StringComparison.Ordinal);
        Assert.EndsWith($"{CatalogoDeProgramas.Pcs2019.Leyendas["LEY-01"]}.", uno.Texto, StringComparison.Ordinal);
        Assert.Contains("le falta 1 cédula", _app.Correo.Enviados[3].Asunto, StringComparison.Ordinal);
        Assert.All(_app.Correo.Enviados, c =>
        {
            Assert.Null(c.Folio);
            Assert.DoesNotContain("PCS-2019-01-0", $"{c.Id}{c.Asunto}{c.Texto}", StringComparison.Ordinal);
            Assert.DoesNotContain("ficticia", c.Texto, StringComparison.Ordinal);
        });
        Assert.Equal([.. _app.Correo.Enviados.Select(c => c.Id).Distinct()], _app.Correo.Enviados.Select(c => c.Id));
        Assert.All(_fichas.Miradas, m => Assert.Equal(Actor.Sistema, m));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(27)]
    public async Task BeforeThatDayAndAfterTheTermNobodyIsReminded(int dia)
    {
        await SembrarAsync();
        await RecordarAsync(5); // Of what was assigned.
        _fichas.Miradas.Clear();
        Assert.Equal(0, await RecordarAsync(dia));
        Assert.Empty(_fichas.Miradas);
    }

    [Theory]
    [InlineData(19)]
    [InlineData(26)]
    public async Task WhenTheSiteWasOffOnThatDayTheyAreRemindedWhenItIsBackWhileTheTermRuns(int dia)
    {
        await SembrarAsync();
        Assert.Equal(4, await RecordarAsync(dia));
        Assert.Contains("a más tardar el 26 de noviembre de 2019 (PCS-4.2.3.2-01)", _app.Correo.Enviados[0].Texto, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyIsRemindedTwice()
    {
        await SembrarAsync();
        Assert.Equal(4, await RecordarAsync(18));
        Assert.Equal(0, await RecordarAsync(18));
        Assert.Equal(0, await RecordarAsync(19));
    }

    [Fact]
    public async Task WhoDeclaredAConflictWithAllThatIsLeftIsNotReminded()
    {
        await ConvocarAsync();
        await AsignarAsync(1, [.. Asientos.Skip(1).Select(Entregada), new ConflictoDeclarado(Asientos[0].Id, default)]);
        Assert.Equal(0, await RecordarAsync(18));
    }

    [Fact]
    public async Task OnceTheResultsArePublishedNobodyIsReminded()
    {
        await SembrarAsync();
        await _app.Record.DadoAsync($"convocatoria/{Convocatoria}", new ResultadosDeDictaminacionPublicados(new DateOnly(2019, 11, 15), Documento, Documento, 4, 4, Resultados with { Id = "PZ-07" }));
        Assert.Equal(0, await RecordarAsync(18));
    }

    [Fact]
    [Prueba("LEY-01", "PCS-4.2.3-01")]
    public async Task WhoWasAssignedProjectsIsToldOnceInOneMessageThatSaysHowManyUntilWhenAndNamesNone()
    {
        await SembrarAsync();
        Assert.Equal(4, await RecordarAsync(5));
        var uno = _app.Correo.Enviados[0];
        Assert.Equal($"{Miembro(1)}@ejemplo.invalid", Assert.Single(uno.Para));
        Assert.Equal("Convocatoria PCS-2019-01: tiene 2 proyectos por dictaminar", uno.Asunto);
        Assert.Contains("tiene 2 proyectos por dictaminar (numeral 4.2.3); ya entregó 1 cédula.", uno.Texto, StringComparison.Ordinal);
        Assert.Contains("a más tardar el 26 de noviembre de 2019 (PCS-4.2.3.2-01)", uno.Texto, StringComparison.Ordinal);
        Assert.EndsWith($"{CatalogoDeProgramas.Pcs2019.Leyendas["LEY-01"]}.", uno.Texto, StringComparison.Ordinal);
        Assert.All(_app.Correo.Enviados, c =>
        {
            Assert.Null(c.Folio);
            Assert.DoesNotContain("PCS-2019-01-0", $"{c.Id}{c.Asunto}{c.Texto}", StringComparison.Ordinal);
            Assert.DoesNotContain("ficticia", c.Texto, StringComparison.Ordinal);
        });
        Assert.Equal(0, await RecordarAsync(5));
        Assert.Equal(0, await RecordarAsync(6));
    }

    [Fact]
    public async Task NewProjectsAreToldOnTheNextDayToThoseWhoGotThemAndOnlyThen()
    {
        await SembrarAsync();
        await RecordarAsync(5);
        await AsignarAsync(5);
        await _app.De<Listas>().PonerAlDiaAsync();
        _app.Correo.Enviados.Clear();

        // The site was opened again on the same day: who had no message yet has one.
        Assert.Equal(1, await RecordarAsync(5, hora: 12));
        Assert.Equal(3, await RecordarAsync(6));
        Assert.Equal(Enumerable.Range(0, 4).Select(n => $"{Miembro(n)}@ejemplo.invalid"), _app.Correo.Enviados.Select(c => Assert.Single(c.Para)));
        Assert.Contains("tiene 1 proyecto por dictaminar", _app.Correo.Enviados[0].Asunto, StringComparison.Ordinal);
        Assert.Contains("tiene 3 proyectos por dictaminar", _app.Correo.Enviados[1].Asunto, StringComparison.Ordinal);
        Assert.Equal(0, await RecordarAsync(7));
    }

    [Fact]
    public async Task WhoLostAProjectIsToldOfTheNextOne()
    {
        await SembrarAsync();
        await RecordarAsync(5);
        var otra = new PersonaId("otra");
        await SustituirAsync(3, 3, Suplente, otra);
        Assert.Equal(1, await RecordarAsync(6)); // To who takes the seat.
        await SustituirAsync(2, 1, Miembro(1), Suplente);
        _app.Correo.Enviados.Clear();
        Assert.Equal(1, await RecordarAsync(7));
        Assert.Equal($"{Suplente}@ejemplo.invalid", Assert.Single(_app.Correo.Enviados[0].Para));

        async Task SustituirAsync(int n, int asiento, PersonaId quien, PersonaId suplente)
        {
            await _app.Record.DadoAsync($"expediente/{new Folio(Convocatoria, n)}", new ConflictoDeclarado(Asientos[asiento].Id, default), new DictaminadorSustituido(Asientos[asiento].Id, quien, suplente));
            await _app.De<Listas>().PonerAlDiaAsync();
        }
    }

    [Fact]
    public async Task OnTheDayOfTheReminderItIsTheOnlyMessage()
    {
        await SembrarAsync();
        await RecordarAsync(5);
        await AsignarAsync(5);
        await _app.De<Listas>().PonerAlDiaAsync();
        _app.Correo.Enviados.Clear();
        Assert.Equal(5, await RecordarAsync(18));
        Assert.All(_app.Correo.Enviados, c => Assert.StartsWith("cedulas/", c.Id, StringComparison.Ordinal));
        Assert.Equal(0, await RecordarAsync(19));
    }

    [Fact]
    public async Task WhatIsAssignedBeforeTheReceptionClosesHasNoLastDayYetAndTheMessageSaysWhenItWill()
    {
        await _app.Record.DadoAsync($"convocatoria/{Convocatoria}", new BorradorElaborado(Convocatoria, new Bases { Nombre = "Convocatoria de prueba (datos ficticios)" }));
        await AsignarAsync(1);
        await _app.De<Listas>().PonerAlDiaAsync();
        Assert.Equal(4, await RecordarAsync(1));
        Assert.Contains("empieza cuando cierra la recepción de solicitudes (PCS-4.2.3.2-01)", _app.Correo.Enviados[0].Texto, StringComparison.Ordinal);
    }

    private async Task<int> RecordarAsync(int dia, int hora = 7)
    {
        _app.Reloj.Ahora = HoraDelCentro.Instante(new DateOnly(2019, 11, dia), new TimeOnly(hora, 0));
        return await _app.De<RecordatorioDeCedulas>().EnviarAsync();
    }

    // The first project lacks a substitute; the second, three sheets; the third has a substitute in the last seat; the fourth left the dictamination.
    private async Task SembrarAsync()
    {
        await ConvocarAsync();
        await AsignarAsync(1, Entregada(Asientos[0]), Entregada(Asientos[1]), Entregada(Asientos[3]), Entregada(Asientos[2]), new ConflictoDeclarado(Asientos[2].Id, default));
        await AsignarAsync(2, Entregada(Asientos[0]));
        await AsignarAsync(3, Entregada(Asientos[0]), Entregada(Asientos[3]), new ConflictoDeclarado(Asientos[3].Id, default), new DictaminadorSustituido(Asientos[3].Id, Miembro(3), Suplente));
        await AsignarAsync(4, new ProyectoExcluidoPorLimite(new Folio(Convocatoria, 1), LimiteExcedido.Comunidad));
        await _app.De<Listas>().PonerAlDiaAsync();
    }

    private Task ConvocarAsync() => _app.Record.DadoAsync(
        $"convocatoria/{Convocatoria}",
        new BorradorElaborado(Convocatoria, new Bases { Nombre = "Convocatoria de prueba (datos ficticios)" }),
        new ComiteIntegrado([.. Asientos.Select((a, i) => new MiembroDelComite(a.Id, Miembro(i), [], Documento))], new PersonaId(Secretaria.Id)),
        new ConvocatoriaCerrada(new DateOnly(2019, 11, 4), [Resultados]));

    private Task AsignarAsync(int n, params Hecho<Expediente>[] despues) => _app.Record.DadoAsync(
        $"expediente/{new Folio(Convocatoria, n)}",
        [
            new SolicitudRegistrada(
                new Folio(Convocatoria, n),
                new Recepcion(new DateTimeOffset(2019, 11, 4, 16, 0, 0, TimeSpan.Zero), Documento, $"C-{n}", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, [])),
            new ProyectoCompleto(),
            new DictaminadoresAsignados([.. Asientos.Select((a, i) => new DictaminadorAsignado(a.Id, Miembro(i)))]),
            .. despues,
        ]);

    private static PersonaId Miembro(int n) => new($"miembro-{n}");

    private static CedulaEntregada Entregada(Asiento asiento) =>
        new(new Cedula(asiento.Id, new Valoracion(true, "sí"), new Valoracion(true, "sí"), new Valoracion(true, "sí"), ImmutableSortedDictionary<string, decimal>.Empty, "", Documento));

    private static string Numeros(ImmutableArray<Folio> folios) => string.Join(' ', folios.Select(f => f.Consecutivo));

    [Fact, Prueba("PCS-A1-01")]
    public async Task WhoMustSignAnActaIsToldOnceAndNotForEachProject()
    {
        await SembrarAsync();
        var firmantes = Asientos.Select((a, i) => KeyValuePair.Create(a.Id, new PersonaId($"firma-{i}"))).Append(new(Acta.SecretariaTecnica, new PersonaId("secretaria"))).ToImmutableSortedDictionary(StringComparer.Ordinal);
        await _app.De<AvisoDeFirma>().EnviarAsync(new Acta
        {
            Id = $"{Convocatoria}-acta-1",
            Convocatoria = Convocatoria,
            Firmantes = firmantes,
            Firmas = ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal).Add(Asientos[0].Id, default),
            Renglones = [new RenglonDeActa(1, 80m, true), new RenglonDeActa(2, 0m, false)],
        });
        Assert.Equal(["firma-1@ejemplo.invalid", "firma-2@ejemplo.invalid", "firma-3@ejemplo.invalid"], _app.Correo.Enviados.Select(c => Assert.Single(c.Para)));
        Assert.All(_app.Correo.Enviados, c =>
        {
            Assert.Contains("con 2 proyectos, y espera su firma", c.Texto, StringComparison.Ordinal);
            Assert.Contains("26 de noviembre de 2019", c.Texto, StringComparison.Ordinal);
            Assert.DoesNotContain("000001", c.Texto, StringComparison.Ordinal);
        });
    }

    private sealed class Fichas : IFichaStore
    {
        public List<Actor> Miradas { get; } = [];

        public ValueTask<IReadOnlyList<Ficha>> GetAsync(IReadOnlyCollection<PersonaId> ids, Actor actor, Uso uso, CancellationToken ct = default)
        {
            Miradas.AddRange(ids.Select(_ => actor));
            return new([.. ids.Select(id => new Ficha(id, "Persona", "ficticia", "", "", $"{id}@ejemplo.invalid", "", "", ""))]);
        }

        public ValueTask PutAsync(IReadOnlyCollection<Ficha> fichas, CancellationToken ct = default) => default;

        public ValueTask EraseAsync(PersonaId id, Actor actor, string motivo, CancellationToken ct = default) => default;

        public IAsyncEnumerable<PersonaId> ListAsync(CancellationToken ct = default) => AsyncEnumerable.Empty<PersonaId>();

        public IAsyncEnumerable<AccesoAFicha> AccessesAsync(PersonaId? id = null, DateTimeOffset? since = null, DateTimeOffset? before = null, CancellationToken ct = default) => AsyncEnumerable.Empty<AccesoAFicha>();

        public ValueTask NoteAccessesAsync(IReadOnlyCollection<AccesoAFicha> accesos, CancellationToken ct = default) => default;
    }
}
