using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dictamen.App.Programas;
using Dictamen.App.Servicios;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>What a message orders to read is where it says: among what the committee may open with its link.</summary>
[Prueba("PCS-4.2.12-02", "PCS-4.2.10-03", "PCS-A6-C4O-01", "PCS-4.2.6-04", "PCS-4.2.7-04", "DH-39-01")]
public sealed partial class LecturasOrdenadasTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Ahora = new(2019, 12, 11, 18, 0, 0, TimeSpan.Zero);
    private static readonly Huella Documento = new(new string('d', 64));
    private static readonly Contexto Contexto = new(Ahora, Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema);
    private static readonly Plazo Plazo = Contexto.Plazo("PZ-20", Contexto.Hoy);

    // By template, the fact that orders it.
    private static readonly Dictionary<string, Hecho<Expediente>[]> Ordenan = new()
    {
        ["requerimiento-informe"] = [new InformacionRequerida(TipoInforme.Parcial, "Falta una minuta.", Documento)],
        ["cedula-observaciones"] = [new CedulaNotificada(TipoInforme.Parcial, Documento, Requiere: true)],
        ["cedula-visita"] = [new VisitaRegistrada(1, Contexto.Hoy, 4, 5, 80m, Documento)],
        ["requerimiento-reintegro"] = [new ReintegroRequerido(1, [SupuestoReintegro.NoDestinado], 500m, 1m, Documento, null, "PZ-30")],
        ["requerimiento-incumplimiento"] = [new IncumplimientoRequerido(1, "No hay avance.", Documento)],
        ["resolucion-incumplimiento"] = [new IncumplimientoResuelto(1, false, "Hay avance.", Documento)],
        ["terminacion-anticipada"] =
        [
            new TerminacionResuelta(true, "Se acepta.", Documento),
            new IncumplimientoResuelto(1, true, "No hay avance.", Documento),
            new TerminacionDecidida(CausaDeTermino.FuerzaMayor, "La inundación.", Documento, Plazo),
        ],
        ["terminacion-improcedente"] = [new TerminacionResuelta(false, "Falta el acta.", Documento)],
        ["cancelacion-instrumento"] = [new InstrumentoCancelado(CausaDeTermino.UsoIndebido, "Se determinó.", Documento, 1)],
        ["modificatorio-solicitado"] = [new ModificatorioSolicitado(2, false, Contexto.Hoy, "La inundación.", "Otra fecha.", Documento, Plazo, Plazo, SeNotifica: true)],
        ["modificatorio-prevenido"] = [new ModificatorioPrevenido(1, "Falta el acta.", Documento, CorreElInicial: false)],
        ["modificatorio-improcedente"] = [new ModificatorioImprocedente(1, "Afecta el objetivo.", Documento)],
        ["modificatorio"] = [new ModificatorioEnviado(1, Documento, "Procede.", Otro, [], null), new ModificatorioEnviado(1, Otro, "Procede.", Documento, [], null)],
        ["modificatorio-vigente"] = [new ModificatorioVigente(1, Contexto.Hoy, null)],
        ["ministracion-limitada"] = [new MinistracionLimitada(2, 40_000m, 30_000m, "No cumple.", Documento, Contexto.Hoy, null)],
        ["segunda-ministracion-negada"] = [new SegundaMinistracionNegada(80_000m, Documento, "No cumple.", "op-1")],
    };

    // What they order to look up is a sentence, that the story and the card tell.
    private static readonly string[] SinDocumento = ["retencion", "fuerza-mayor-avisada", "plazo-movido"];

    private readonly Aplicacion _app = new();

    public static TheoryData<string> Plantillas => [.. Ordenan.Keys];

    private static Huella Otro => new(new string('e', 64));

    [Fact]
    public void EveryMessageThatOrdersToReadIsLookedAtHere() => Assert.Equal(
        App.Notificaciones.Plantillas.Nombres.Where(n => Lean().IsMatch(App.Notificaciones.Plantillas.De(n).Cuerpo)).Order(StringComparer.Ordinal),
        Ordenan.Keys.Concat(SinDocumento).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Plantillas))]
    public async Task WhatAMessageOrdersToReadCanBeOpened(string plantilla)
    {
        foreach (var hecho in Ordenan[plantilla])
        {
            var antes = plantilla == "modificatorio-vigente" ? ConInstrumento() : EnEjecucion();
            var despues = Pliegue.Aplicar(antes, hecho, Ahora);
            Assert.Contains(despues.Notificaciones.Values, n => n.Plantilla == plantilla);
            Assert.Contains(Documento, await AbreAsync(despues));

            // A later modification takes its place in the file, and not among what can be read.
            var despuesDeOtro = plantilla.StartsWith("modificatorio-", StringComparison.Ordinal) ? despues with { Convenio = despues.Convenio! with { Modificatorio = new Modificatorio(3, EtapaDeModificatorio.Solicitado) } } : despues;
            Assert.Contains(Documento, await AbreAsync(despuesDeOtro));
        }
    }

    [Theory]
    [InlineData("requerimiento-informe", AccionesDelComite.InformacionParcial, "Falta una minuta.")]
    [InlineData("cedula-observaciones", AccionesDelComite.CedulaParcial, null)]
    [InlineData("requerimiento-reintegro", $"{AccionesDelComite.Reintegro}-1", null)]
    [InlineData("requerimiento-incumplimiento", AccionesDelComite.Pormenorizado, "No hay avance.")]
    [InlineData("modificatorio-prevenido", AccionesDelComite.DocumentosDeModificatorio, "Falta el acta.")]
    [InlineData("modificatorio", AccionesDelComite.FirmarModificatorio, "Procede.")]
    public void WhatIsAskedForSaysWhyAndWhereItIsToBeRead(string plantilla, string accion, string? motivo)
    {
        // The requests are asked for when their reception is proven; the term itself is not looked at here.
        var pedido = Pliegue.Aplicar(EnEjecucion(), Ordenan[plantilla][^1], Ahora);
        var aviso = pedido.Notificaciones.Values.Single(n => n.Plantilla == plantilla);
        var recibido = aviso.AbrePlazo is { } abre ? pedido.Abrir(Contexto.Plazo(abre, Contexto.Hoy, aviso.SufijoPlazo)) : pedido;
        var peticion = Assert.Single(AccionesDelComite.De(Mio(recibido)), p => p.Accion == accion);
        Assert.Equal((motivo, Documento), (peticion.Motivo, peticion.Documento?.Huella));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static MiProyecto Mio(Expediente e) => new(e, 1, Contexto, e.Recepcion!.Integrantes[0]);

    private async Task<IEnumerable<Huella>> AbreAsync(Expediente e) => (await _app.De<MiExpediente>().DocumentosAsync(Mio(e))).Select(d => d.Huella);

    private static Expediente ConInstrumento()
    {
        var e = EnEjecucion();
        return e with { Convenio = e.Convenio! with { Modificatorio = new Modificatorio(1, EtapaDeModificatorio.Enviado) { Instrumento = Documento } } };
    }

    private static Expediente EnEjecucion() => Expediente.Inicial with
    {
        Folio = new Folio("PCS-2019-01", 1),
        Estatus = Estatus.EnEjecucion,
        Recepcion = new Recepcion(Ahora, Otro, "201500001/prueba", "Comunidad de prueba", "Agua", "V2", "2.2", false, 100_000m, 100_000m, 1, [new Integrante("Tesorero", new PersonaId(new string('a', 32)), "M")], [], ImmutableDictionary<string, Huella>.Empty, []),
        Ajuste = new Core.Expedientes.E5_Ajuste.Ajuste(),
        Convenio = new Convenio { Version = 1, Documento = Otro, Monto = 100_000m, Pagos = [60_000m, 40_000m], Fecha = Contexto.Hoy, Modificatorio = new Modificatorio(1, EtapaDeModificatorio.Solicitado) },
        Ministraciones = new Ministraciones { Pagos = [new Ministracion(1, 60_000m, EstatusMinistracion.Pagada, "x") { PagadaEl = Contexto.Hoy }] },
        Informes = new Informes { Parcial = new Informe(Otro, Ahora, EstatusInforme.EnEvaluacion, 0m) },
        Cierre = new Cierre { Incumplimiento = new Incumplimiento(1, EtapaIncumplimiento.Oido), TerminacionSolicitada = true },
    };

    [GeneratedRegex("Consúlt|Consulten|Lean")]
    private static partial Regex Lean();
}
