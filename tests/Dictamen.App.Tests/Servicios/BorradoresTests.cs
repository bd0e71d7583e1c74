using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Programas;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>Applications before they are handed in: who reaches them, and what is kept.</summary>
[Prueba("PCS-4.2.2-01", "PCS-A2-13")]
public sealed class BorradoresTests : IAsyncDisposable
{
    private const string Convocatoria = "PCS-2019-01";
    private const string Correo = "comite@ejemplo.invalid";
    private static readonly Actor Yo = new(Rol.Solicitante, "yo");
    private readonly Aplicacion _app = new();

    private Borradores Borradores => _app.De<Borradores>();

    [Fact]
    public async Task AnApplicationBeginsWhileTheConvocatoriaReceivesAndNotAMinuteLater()
    {
        Assert.Equal("NO_ENCONTRADO", (await Borradores.IniciarAsync(Convocatoria, Correo)).Rechazo!.Codigo);
        await PublicarAsync();
        _app.Reloj.Ahora = HoraDelCentro.Instante(new DateOnly(2019, 11, 6));
        Assert.Equal("FUERA_DE_PERIODO", (await Borradores.IniciarAsync(Convocatoria, Correo)).Rechazo!.Codigo);
        _app.Reloj.Ahora = HoraDelCentro.Instante(new DateOnly(2019, 11, 5), new TimeOnly(23, 59, 59));
        Assert.NotNull((await Borradores.IniciarAsync(Convocatoria, Correo)).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("comite")]
    [InlineData("a@b@c.mx")]
    public async Task AnAddressThatIsNoneIsAFaultAtItsField(string correo)
    {
        await AbrirAsync();
        Assert.Equal("correo", Assert.Single((await Borradores.IniciarAsync(Convocatoria, correo)).Rechazo!.Fallas).Campo);
    }

    [Fact]
    public async Task AnApplicationInWhichNothingWasTypedIsUsedAgain()
    {
        await AbrirAsync();
        var id = await IniciarAsync();
        Assert.Equal(id, (await Borradores.IniciarAsync(Convocatoria, $" {Correo.ToUpperInvariant()} ")).Id);
        Assert.Null(await EscribirAsync(id, "4", "Agua."));
        Assert.NotEqual(id, await IniciarAsync());
        Assert.Equal(2, (await Borradores.DeAsync(Correo)).Count);
        Assert.Empty(await Borradores.DeAsync("otra@ejemplo.invalid"));
    }

    [Fact]
    public async Task NobodyReachesSomebodyElsesApplication()
    {
        await AbrirAsync();
        var (mia, ajena) = (await IniciarAsync(), (await Borradores.IniciarAsync(Convocatoria, "otra@ejemplo.invalid")).Id!);
        Assert.Null(await EscribirAsync(mia, "4", "Agua."));
        Assert.Null(await Borradores.AdjuntarAsync(mia, "AAC", "acta.pdf", Pdf, Yo, mia));
        var huella = (await Borradores.LeerAsync(mia, Yo, mia))!.Borrador.Adjuntos["AAC"].Huella;

        foreach (var (actor, alcance) in new (Actor?, string?)[] { (Yo, ajena), (Yo, null), (Yo, ""), (null, mia), (new Actor(Rol.Operador, "yo"), mia) })
        {
            Assert.Null(await Borradores.LeerAsync(mia, actor, alcance));
            Assert.Equal("SIN_ACCESO", (await Borradores.GuardarAsync(mia, c => c.SetItem("4", "x"), actor, alcance))!.Codigo);
            Assert.Equal("SIN_ACCESO", (await Borradores.AdjuntarAsync(mia, "AAC", "x.pdf", Pdf, actor, alcance))!.Codigo);
            Assert.Equal("SIN_ACCESO", (await Borradores.PresentarAsync(mia, actor, alcance)).Rechazo!.Codigo);
            Assert.Null(await Borradores.AbrirAdjuntoAsync(mia, huella, actor, alcance));
            Assert.Null(await Borradores.AcuseAsync(mia, actor, alcance));
        }

        // Its own link opens no file of another application either.
        Assert.Null(await Borradores.AbrirAdjuntoAsync(ajena, huella, Yo, ajena));
        Assert.Equal("Agua.", (await Borradores.LeerAsync(mia, Yo, mia))!.Borrador.Campo("4"));
        Assert.Null(await Borradores.LeerAsync("no-existe", Yo, "no-existe"));
    }

    [Fact]
    public async Task WhatTwoWindowsTypeAtOnceIsKeptFromBoth()
    {
        await AbrirAsync();
        var id = await IniciarAsync();
        _app.Borradores.AlGuardar = b =>
        {
            _app.Borradores.AlGuardar = null;
            EscribirAsync(id, "2", "La otra ventana.").GetAwaiter().GetResult();
        };
        Assert.Null(await EscribirAsync(id, "4", "Ésta."));
        var borrador = (await Borradores.LeerAsync(id, Yo, id))!.Borrador;
        Assert.Equal(("La otra ventana.", "Ésta."), (borrador.Campo("2"), borrador.Campo("4")));
    }

    [Fact]
    public async Task APageThatWasOpenedBeforeItsSectionWasSavedElsewhereIsRefusedAndNothingIsLost()
    {
        await AbrirAsync();
        var id = await IniciarAsync();
        var (una, otra) = (Ventana("una"), Ventana("otra"));
        Assert.Null(await EscribirAsync(id, "4", "De una.", una));
        Assert.Equal(VentanaDeBorrador.Codigo, (await EscribirAsync(id, "4", "De otra.", otra))!.Codigo);
        Assert.Equal("De una.", await CampoAsync(id));

        // The other sections are not touched by it.
        Assert.Null(await EscribirAsync(id, "2", "De otra.", otra with { Apartado = "2" }));

        // Whoever looked at what is stored decides.
        Assert.Null(await EscribirAsync(id, "4", "De otra.", Ventana("nueva", vista: "una")));
        Assert.Equal("De otra.", await CampoAsync(id));
        Assert.Equal(VentanaDeBorrador.Codigo, (await EscribirAsync(id, "4", "De una, después.", una))!.Codigo);
    }

    [Fact]
    public async Task AWindowSavesAgainOverItsOwnWordsAlsoWhereTheAnswerWasLost()
    {
        await AbrirAsync();
        var id = await IniciarAsync();
        var una = Ventana("una");
        Assert.Null(await EscribirAsync(id, "4", "Agua", una));
        Assert.Null(await EscribirAsync(id, "4", "Agua.", una));
        Assert.Null(await EscribirAsync(id, "4", "Agua.", una));

        // The page that came after it knows its words; the automatic saving that was still on its way comes from the page before.
        Assert.Null(await EscribirAsync(id, "4", "Agua y luz.", Ventana("siguiente", vista: "una")));
        Assert.NotNull(await EscribirAsync(id, "4", "Agua.", una));
        Assert.Equal("Agua y luz.", await CampoAsync(id));
    }

    [Fact]
    public async Task WhatAWindowSentEarlierAndArrivesLaterIsNotKeptOverWhatItSentAfterwards()
    {
        await AbrirAsync();
        var id = await IniciarAsync();
        var una = Ventana("una");
        Assert.Null(await EscribirAsync(id, "4", "Agua y luz.", una with { Paso = 3 }));
        Assert.Equal(VentanaDeBorrador.Codigo, (await EscribirAsync(id, "4", "Agua y", una with { Paso = 2 }))!.Codigo);
        Assert.Equal("Agua y luz.", await CampoAsync(id));

        // The same saving may come twice, and one that changes nothing counts too.
        Assert.Null(await EscribirAsync(id, "4", "Agua y luz.", una with { Paso = 3 }));
        Assert.Null(await EscribirAsync(id, "4", "Agua y luz.", una with { Paso = 5 }));
        Assert.Equal(VentanaDeBorrador.Codigo, (await EscribirAsync(id, "4", "Agua y l", una with { Paso = 4 }))!.Codigo);
        Assert.Null(await EscribirAsync(id, "4", "Agua.", una with { Paso = 6 }));

        // Each section has its own order, and so has each window; one that counts none is kept as before.
        Assert.Null(await EscribirAsync(id, "2", "Otra cosa.", una with { Apartado = "2", Paso = 1 }));
        Assert.Null(await EscribirAsync(id, "4", "Agua limpia.", Ventana("otra", vista: "una") with { Paso = 1 }));
        Assert.Null(await EscribirAsync(id, "4", "Agua limpia y luz.", Ventana("otra", vista: "una")));
    }

    [Fact]
    public async Task WhoeverChangesNothingIsNotRefusedAndIsNoNewsToTheOthers()
    {
        await AbrirAsync();
        var id = await IniciarAsync();
        var (una, otra) = (Ventana("una"), Ventana("otra"));
        Assert.Null(await EscribirAsync(id, "4", "Agua.", una));
        Assert.Null(await EscribirAsync(id, "4", "Agua.", otra));
        Assert.Null(await Borradores.GuardarAsync(id, c => c.SetItem("5[2].que_hara", ""), Yo, id, otra));
        Assert.Null(await EscribirAsync(id, "4", "Agua limpia.", una));
    }

    [Fact]
    public async Task WhatIsSavedFromNoWindowIsNoticedByEveryOpenPage()
    {
        await AbrirAsync();
        var id = await IniciarAsync();
        Assert.Null(await EscribirAsync(id, "4", "Agua.", Ventana("una")));
        Assert.Null(await EscribirAsync(id, "4", "De un programa."));
        Assert.Equal(VentanaDeBorrador.Codigo, (await EscribirAsync(id, "4", "Agua limpia.", Ventana("una")))!.Codigo);
        Assert.Equal(VentanaDeBorrador.Codigo, (await EscribirAsync(id, "2", "Otra cosa.", Ventana("una") with { Apartado = "2" }))!.Codigo);
        var ultima = (await Borradores.LeerAsync(id, Yo, id))!.Borrador.UltimaVentana("4");
        Assert.Null(await EscribirAsync(id, "4", "Agua limpia.", Ventana("nueva", ultima)));
    }

    [Fact]
    public async Task ADraftThatNoWindowSavedYetIsSavedFromAnyOfThem()
    {
        await AbrirAsync();
        var id = await IniciarAsync();
        Assert.Null(await EscribirAsync(id, "4", "Agua."));
        var guardado = (await _app.Borradores.GetAsync(id))!;
        await _app.Borradores.PutAsync(guardado.Borrador with { Ventanas = guardado.Borrador.Ventanas.Clear() }, guardado.ETag);
        Assert.Null(await EscribirAsync(id, "4", "Agua limpia.", Ventana("una")));
    }

    [Fact]
    public async Task WhatIsTooLongOrNoRequirementIsSaidAndNotKept()
    {
        await AbrirAsync();
        var id = await IniciarAsync();
        Assert.Null(await EscribirAsync(id, "4", new string('a', 20_000)));
        var largo = (await EscribirAsync(id, "4", new string('a', 20_001)))!;
        Assert.Equal(("DEMASIADO_LARGO", "4"), (largo.Codigo, Assert.Single(largo.Fallas).Campo));
        Assert.Contains("tiene 20001 caracteres", largo.Mensaje, StringComparison.Ordinal);
        Assert.Equal(20_000, (await Borradores.LeerAsync(id, Yo, id))!.Borrador.Campo("4").Length);
        Assert.Equal("OTRO", Assert.Single((await Borradores.AdjuntarAsync(id, "OTRO", "x.pdf", Pdf, Yo, id))!.Fallas).Campo);
        Assert.Contains("no es PDF", (await Borradores.AdjuntarAsync(id, "AAC", "x.pdf", "MZ"u8.ToArray(), Yo, id))!.Mensaje, StringComparison.Ordinal);
        Assert.Empty((await Borradores.LeerAsync(id, Yo, id))!.Borrador.Adjuntos);
    }

    [Fact]
    public async Task AnApplicationWithoutACurpIsAFaultAtItsFieldAndNotAFailure()
    {
        await AbrirAsync();
        var id = await IniciarAsync();
        var revisado = Borradores.Revisar((await Borradores.LeerAsync(id, Yo, id))!);
        var sinCurp = revisado.Solicitud with { Personas = [.. revisado.Solicitud.Personas.Select(p => p with { Curp = null! })] };
        var (folio, rechazo) = await _app.De<Solicitudes>().RecibirAsync(Convocatoria, "sin-curp", sinCurp, Yo);
        Assert.Null(folio);
        Assert.Equal("CONTENIDO_INVALIDO", rechazo!.Codigo);
        Assert.Contains(rechazo.Fallas, f => f.Campo.EndsWith(".curp", StringComparison.Ordinal) && f.Mensaje.Contains("CURP", StringComparison.Ordinal));
        Assert.Equal("CONTENIDO_INVALIDO", (await _app.De<Solicitudes>().RecibirAsync(Convocatoria, "sin-nadie", revisado.Solicitud with { Personas = default }, Yo)).Rechazo!.Codigo);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static byte[] Pdf { get; } = "%PDF-1.4\n%%EOF"u8.ToArray();

    private async Task<string> IniciarAsync() => (await Borradores.IniciarAsync(Convocatoria, Correo)).Id!;

    private Task<Rechazo?> EscribirAsync(string id, string campo, string valor, VentanaDeBorrador? desde = null) => Borradores.GuardarAsync(id, c => c.SetItem(campo, valor), Yo, id, desde);

    private static VentanaDeBorrador Ventana(string id, string vista = "") => new("4", id, vista);

    private async Task<string> CampoAsync(string id) => (await Borradores.LeerAsync(id, Yo, id))!.Borrador.Campo("4");

    private async Task AbrirAsync()
    {
        await PublicarAsync();
        _app.Reloj.Ahora = HoraDelCentro.Instante(new DateOnly(2019, 10, 23), new TimeOnly(9, 0));
    }

    private async Task PublicarAsync()
    {
        _app.Reloj.Ahora = HoraDelCentro.Instante(new DateOnly(2019, 10, 21), new TimeOnly(9, 0));
        var despachador = _app.De<Despachador>();
        var operador = new Actor(Rol.Operador, "operador");
        await despachador.EjecutarAsync(Convocatoria, new ElaborarBorrador(Convocatoria, Bases()), operador, "1");
        var publicada = await despachador.EjecutarAsync(Convocatoria, new PublicarConvocatoria(new DateOnly(2019, 10, 21), new MediosDeDifusion("DOF", "https://ejemplo.invalid", "Módulos"), AsumeRutaCritica: true), operador, "2");
        Assert.Null(publicada.Rechazo);
    }

    private static Bases Bases()
    {
        var carpeta = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(carpeta.FullName, "Dictamen.sln")))
        {
            carpeta = carpeta.Parent!;
        }

        return BasesYaml.Cargar("convocatoria.yaml", File.ReadAllText(Path.Combine(carpeta.FullName, "samples", "pcs-2019", "convocatoria.yaml")));
    }
}
