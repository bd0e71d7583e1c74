using System.Collections.Immutable;
using Dictamen.App.Notificaciones;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.DatosPersonales;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using LasPersonas = Dictamen.App.Servicios.Operacion.Personas;

namespace Dictamen.App.Tests.Servicios.Operacion;

/// <summary>Personal data change with the act that changes them: with a refusal they stay as they were, and what is recorded finds them changed.</summary>
public sealed class DatosConElActoTests : IAsyncDisposable
{
    private const string Arco = $"arco/{SolicitudesArco.Clave}";
    private const string Suyo = "PCS-2019-01-000001";
    private static readonly Actor Operador = new(Rol.Operador, "op-1");
    private static readonly PersonaId Ana = new(new string('a', 32));
    private static readonly Huella Anexo3 = Huellas.De("anexo 3"u8);
    private readonly FichasEnMemoria _fichas = new();
    private readonly Aplicacion _app;

    public DatosConElActoTests() => _app = new(s => s.AddSingleton<IFichaStore>(_fichas));

    private SolicitudesArco Solicitudes => _app.De<SolicitudesArco>();

    [Fact, Prueba("PCS-8.2-02")]
    public async Task ARectificationThatIsRecordedFindsTheDataCorrected()
    {
        var orden = "r";
        await ConRectificacionAsync();
        _app.Record.BeforeAppend = a => Assert.True(a.CommandId != orden || _fichas[Ana]!.Correo == "nuevo@ejemplo.invalid");
        Assert.Null((await ResolverAsync(orden)).Rechazo);
        Assert.Equal("nuevo@ejemplo.invalid", _fichas[Ana]!.Correo);
        Assert.Contains("SolicitudArcoResuelta", _app.Record.Tipos(Arco)[^1], StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-8.2-02")]
    public async Task ARectificationThatComesAfterAnotherResolutionCorrectsNothing()
    {
        await ConRectificacionAsync();
        var antes = _fichas[Ana]!;
        var intruso = true;
        _app.Record.BeforeAppend = append =>
        {
            if (intruso && append.CommandId == "r")
            {
                // Both decided; the other process's append came first.
                intruso = false;
                var hecho = HechoCodec.Escribir(new SolicitudArcoResuelta("UT-1", SentidoArco.Improcedente, new DateOnly(2019, 11, 12), "No se acreditó.", false, []));
                _ = _app.Record.AppendAsync(append with { CommandId = "ajena", Events = [hecho] }).AsTask().GetAwaiter().GetResult();
            }
        };
        Assert.True((await ResolverAsync("r")).EsRechazo);
        Assert.True(_fichas[Ana]!.DiceLoMismo(antes));
    }

    [Fact, Prueba("PCS-8.2-02")]
    public async Task TheSameResolutionAgainUnderAnotherOrderCorrectsNothingMore()
    {
        await ConRectificacionAsync();
        await ResolverAsync("r");
        await _fichas.PutAsync([_fichas[Ana]! with { Correo = "posterior@ejemplo.invalid" }]);
        await ResolverAsync("otra");
        Assert.Equal("posterior@ejemplo.invalid", _fichas[Ana]!.Correo);
    }

    [Theory, Prueba("AMB-50", "DH-35-01")]
    [InlineData(0, new[] { "nuevo@ejemplo.invalid", "segunda@ejemplo.invalid", "autoridad@ejemplo.invalid" })]
    [InlineData(3, new[] { "ana@ejemplo.invalid", "segunda@ejemplo.invalid", "nuevo@ejemplo.invalid" })]
    public async Task TheNextMessageReachesTheCorrectedAddressAndAllOthers(int adicional, string[] llega)
    {
        var expediente = await ConCorreosAsync();
        var (personas, notificador) = (_app.De<LasPersonas>(), _app.De<Notificador>());
        var suyos = await personas.DelComiteAsync(Operador, Suyo);
        Assert.Equal([0, 2, 3], suyos.Select(p => p.Adicional));
        Assert.Null(await personas.CorregirAsync(Operador, Suyo, suyos.Single(p => p.Adicional == adicional).Clave, "nuevo@ejemplo.invalid"));
        Assert.Equal("CONTENIDO_INVALIDO", (await personas.CorregirAsync(Operador, Suyo, $"{Ana}.4", "x@ejemplo.invalid"))!.Codigo);
        await notificador.EnviarAsync(Suyo, expediente, new Notificacion("retencion-levantada", "retencion-levantada", "PCS-4.2.9-03"));
        Assert.Equal(llega, _app.Correo.Enviados[^1].Para);
    }

    [Fact, Prueba("PCS-8.2-02")]
    public async Task ARectifiedAddressIsNoLongerAmongThoseThatTakeNotices()
    {
        await ConRectificacionAsync();
        await _fichas.PutAsync([_fichas[Ana]! with { CorreosDeNotificacion = ["ANA@ejemplo.invalid", "segunda@ejemplo.invalid"] }]);
        await ResolverAsync("r");
        Assert.Equal(["nuevo@ejemplo.invalid", "segunda@ejemplo.invalid"], _fichas[Ana]!.CorreosDeNotificacion);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ConRectificacionAsync()
    {
        await _fichas.PutAsync([De(Ana)]);
        await _app.Record.DadoAsync(Arco, new SolicitudArcoRecibida("UT-1", DerechoArco.Rectificacion, Ana, new DateOnly(2019, 11, 11)));
    }

    private Task<Respuesta> ResolverAsync(string orden) => Solicitudes.ResolverAsync(
        Operador, 1,
        new ResolucionCapturada(SentidoArco.Procedente, new DateOnly(2019, 11, 12), "Se acreditó.", false, null, new Dictionary<string, string> { ["correo"] = "nuevo@ejemplo.invalid" }),
        orden, _app.Record.Tipos(Arco).Count);

    private async Task<Expediente> ConCorreosAsync()
    {
        var folio = new Folio("PCS-2019-01", 1);
        await _app.Record.DadoAsync($"expediente/{folio}", new SolicitudRegistrada(folio, new Recepcion(
            _app.Reloj.Ahora, Anexo3, "070239001/prueba", "Comunidad de prueba", "Agua cerca de la casa", "V2", "2.2", false, 100_000m, 100_000m, 1,
            [new Integrante("Representante", Ana, "M")], [], ImmutableDictionary<string, Huella>.Empty, [])));
        var expediente = (await _app.De<Repositorio>().CargarAsync<Expediente>(Suyo)).Estado;
        await _app.De<FichasDelComite>().GuardarAsync(Anexo3, [De(Ana) with { CorreosDeNotificacion = ["Ana@ejemplo.invalid", "segunda@ejemplo.invalid", "autoridad@ejemplo.invalid"] }]);
        return expediente;
    }

    private static Ficha De(PersonaId id) => new(id, "Ana", "Ejemplo", "", "", "ana@ejemplo.invalid", "", "", "");
}
