using Dictamen.App.Ports;
using Dictamen.App.Servicios;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E8_Informes;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>Which documents an act names.</summary>
[Prueba("PCS-4.2.2-04")]
public sealed class EntregasTests : IAsyncDisposable
{
    private const string Texto = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static readonly Actor Oficina = new(Rol.Operador, "oficina");
    private readonly Aplicacion _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task ATextWithTheFormOfADigestIsNoDocument()
    {
        var oficio = await _app.De<IDocumentStore>().PutAsync("%PDF-1.4 oficio %%EOF"u8.ToArray());
        Assert.Null(await ComprobarAsync(new RequerirInformacion(TipoInforme.Parcial, Texto, oficio)));
        var falla = Assert.Single((await ComprobarAsync(new RequerirInformacion(TipoInforme.Parcial, Texto, new Huella(Texto))))!.Fallas);
        Assert.Equal("oficio", falla.Campo);
    }

    private Task<Rechazo?> ComprobarAsync(RequerirInformacion acto) => _app.De<Entregas>().ComprobarAsync("PCS-2019-01-000001", acto, Oficina, null);
}
