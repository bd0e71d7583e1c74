using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>A file is reached by the members of its committee, each with their own link, and by nobody else: whoever asks for another's gets nothing, and is not told whether it exists.</summary>
[Prueba("PCS-4.2.2-02")]
public sealed class MiExpedienteTests : IAsyncDisposable
{
    private const string Suyo = "PCS-2019-01-000001";
    private const string Otro = "PCS-2019-01-000002";
    private static readonly Actor Ana = new(Rol.Solicitante, new string('a', 32));
    private static readonly Actor Eva = new(Rol.Solicitante, new string('e', 32));
    private readonly Aplicacion _app = new();

    private MiExpediente Expedientes => _app.De<MiExpediente>();

    public static TheoryData<string, string, string?> Ajenos => new()
    {
        { "Ana", Suyo, $"{Otro}:Tesorero" },
        { "Ana", Otro, $"{Suyo}:Tesorero" },
        { "Ana", Otro, $"{Otro}:Tesorero" },
        { "Ana", Suyo, $"{Suyo}:Representante" },
        { "Eva", Suyo, $"{Suyo}:Tesorero" },
        { "Ana", Suyo, Suyo },
        { "Ana", Suyo, $"{Suyo}:Tesorero:x" },
        { "Ana", Suyo, null },
        { "Operador", Suyo, $"{Suyo}:Tesorero" },
        { "Nadie", Suyo, $"{Suyo}:Tesorero" },
        { "Ana", "PCS-2019-01-000009", "PCS-2019-01-000009:Tesorero" },
        { "Ana", "pcs-2019-01-000001", "pcs-2019-01-000001:Tesorero" },
        { "Ana", "../calendario", "../calendario:Tesorero" },
    };

    [Fact, Prueba("PCS-4.2.3.2-02")]
    public void EveryFactOfTheDictaminacionIsReservedAndOnlyWhatBecameOfTheProjectIsToldLater()
    {
        var hechos = HechoCodec.TiposDeHecho.Values.Where(t => t.IsSubclassOf(typeof(Hecho<Expediente>))).Select(t => (Tipo: t, Reserva: t.GetCustomAttribute<ReservadoAttribute>())).ToList();
        Assert.All(hechos, h => Assert.Equal(h.Tipo.Namespace!.Contains("E3_Dictaminacion", StringComparison.Ordinal), h.Reserva is not null));
        Assert.Equal(
            [nameof(InformacionPosteriorDeclarada), nameof(ProyectoDictaminado), nameof(ProyectoExcluidoPorLimite), nameof(SimilitudDeclarada)],
            hechos.Where(h => h.Reserva is { HastaPublicar: true }).Select(h => h.Tipo.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ajenos))]
    public async Task AnothersFileGivesNothing(string quien, string folio, string? alcance)
    {
        var documento = await RegistrarAsync();
        var actor = quien switch { "Ana" => Ana, "Eva" => Eva, "Operador" => Ana with { Rol = Rol.Operador }, _ => null };
        var informes = _app.De<InformesEnBorrador>();
        Assert.Null(await Expedientes.LeerAsync(folio, actor, alcance));
        Assert.Null(await Expedientes.AbrirAsync(folio, documento, actor, alcance));
        Assert.Equal("SIN_ACCESO", (await Expedientes.HacerAsync(folio, AccionesDelComite.Firmar, "1", ImmutableDictionary<string, string>.Empty, new Dictionary<string, ReadOnlyMemory<byte>>(), actor, alcance))!.Codigo);
        Assert.Null(await informes.LeerAsync(folio, AccionesDelComite.InformeParcial, actor, alcance));
        Assert.Equal("SIN_ACCESO", (await informes.GuardarAsync(folio, AccionesDelComite.InformeParcial, c => c, actor, alcance))!.Codigo);
        Assert.Equal("SIN_ACCESO", (await informes.AdjuntarAsync(folio, AccionesDelComite.InformeParcial, "8.estados_de_cuenta", "x.pdf", "%PDF-%%EOF"u8.ToArray(), actor, alcance))!.Codigo);
        Assert.Equal("SIN_ACCESO", (await informes.PresentarAsync(folio, AccionesDelComite.InformeParcial, "1", actor, alcance))!.Codigo);
        Assert.Single(await _app.Record.ReadAsync($"expediente/{Suyo}"));
    }

    [Fact]
    public async Task ItsOwnMemberReadsItAndOpensOnlyItsDocuments()
    {
        var documento = await RegistrarAsync();
        var mio = await Expedientes.LeerAsync(Suyo, Ana, $"{Suyo}:Tesorero");
        Assert.Equal("Tesorero", mio!.Yo.Cargo);
        Assert.NotNull(await Expedientes.AbrirAsync(Suyo, documento, Ana, $"{Suyo}:Tesorero"));
        Assert.Null(await Expedientes.AbrirAsync(Suyo, mio.Expediente.Recepcion!.Anexo3, Ana, $"{Suyo}:Tesorero"));
        Assert.Contains(AccionesDelComite.De(mio), p => p.Accion == AccionesDelComite.Desistir);
    }

    [Fact]
    public async Task NothingIsKeptOfAReportThatTheFileDoesNotAdmitYet()
    {
        await RegistrarAsync();
        var rechazo = await _app.De<InformesEnBorrador>().GuardarAsync(Suyo, AccionesDelComite.InformeParcial, c => c.SetItem("4.1", "x"), Ana, $"{Suyo}:Tesorero");
        Assert.NotNull(rechazo);
        Assert.Null(await _app.De<InformesEnBorrador>().LeerAsync(Suyo, AccionesDelComite.InformeParcial, Ana, $"{Suyo}:Tesorero"));
        Assert.Null(await _app.De<InformesEnBorrador>().LeerAsync(Suyo, AccionesDelComite.Ajuste, Ana, $"{Suyo}:Tesorero"));
    }

    [Fact]
    public async Task AnUnknownActionIsRefusedAndLeavesNoFact()
    {
        await RegistrarAsync();
        var rechazo = await Expedientes.HacerAsync(Suyo, "inventada", "1", ImmutableDictionary<string, string>.Empty, new Dictionary<string, ReadOnlyMemory<byte>>(), Ana, $"{Suyo}:Tesorero");
        Assert.Equal("NO_EXISTE", rechazo!.Codigo);
        var antes = await Expedientes.HacerAsync(Suyo, AccionesDelComite.Firmar, "1", new Dictionary<string, string> { ["version"] = "1" }, new Dictionary<string, ReadOnlyMemory<byte>>(), Ana, $"{Suyo}:Tesorero");
        Assert.Equal("PCS-4.2.5-02", antes!.Regla);
        Assert.Single(await _app.Record.ReadAsync($"expediente/{Suyo}"));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // Two files: Ana is treasurer of the first, Eva of the second.
    private async Task<Huella> RegistrarAsync()
    {
        var documentos = _app.De<Ports.IDocumentStore>();
        var acta = await documentos.PutAsync("acta"u8.ToArray());
        foreach (var (consecutivo, tesorera) in new[] { (1, Ana), (2, Eva) })
        {
            var contenido = new ContenidoDeSolicitud(new Anexo3(null!, null!, null!, "Agua", [], [], "", null!, "", null!, []), null, ImmutableDictionary<string, Huella>.Empty, ImmutableDictionary<string, string>.Empty, []);
            var anexo = await documentos.PutAsync(JsonSerializer.SerializeToUtf8Bytes(contenido, HechoCodec.Opciones));
            var folio = new Folio("PCS-2019-01", consecutivo);
            await _app.Record.DadoAsync($"expediente/{folio}", new SolicitudRegistrada(folio, new Recepcion(
                _app.Reloj.Ahora, anexo, "070239001/prueba", "Comunidad de prueba", "Agua cerca de la casa", "V2", "2.2", false, 100_000m, 100_000m, 1,
                [new Integrante("Tesorero", new PersonaId(tesorera.Id), "M"), new Integrante("Representante", new PersonaId(new string('b', 32)), "H")],
                [new ConceptoPresupuestado("m01", "materiales", "MATERIALES", 100_000m)],
                ImmutableDictionary<string, Huella>.Empty.Add("AAC", acta),
                [])));
        }

        return acta;
    }
}
