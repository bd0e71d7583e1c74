using System.Collections.Immutable;
using Dictamen.App.Servicios.Operacion;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Xunit;

namespace Dictamen.App.Tests.Servicios.Operacion;

/// <summary>The form that prevents a committee says of each requirement what came.</summary>
[Prueba("PCS-4.2.2-04")]
public sealed class PrevencionTests : IAsyncDisposable
{
    private readonly Aplicacion _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(false, "Presentado. Escriba aquí por qué no puede aceptarse; déjelo vacío si se acepta.")]
    [InlineData(true, "Ya se pide, porque se detectó: Falta la coinversión.")]
    public async Task TheCoInvestmentIsHandedInWithSection82OfTheApplication(bool falta, string ayuda)
    {
        var folio = new Folio("PCS-2019-01", 1);
        await _app.Record.DadoAsync($"expediente/{folio}", new SolicitudRegistrada(
            folio,
            new Recepcion(
                new DateTimeOffset(2019, 11, 4, 16, 0, 0, TimeSpan.Zero), new Huella(new string('a', 64)), "C-1", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1,
                [], [], ImmutableDictionary<string, Huella>.Empty, [])
            {
                Faltantes = falta ? [new Faltante(Requisitos.Coinversion, "PCS-4.2.2-04", "Falta la coinversión.")] : [],
            }));
        var campos = (await _app.De<Tramites<Expediente>>().FormularioAsync(new Actor(Rol.Operador, "op-1"), folio.ToString(), "prevenir"))!.Campos;
        Assert.Equal(ayuda, campos.Single(c => c.Nombre == $"hallazgo.{Requisitos.Coinversion}").Ayuda);
        Assert.StartsWith("No presentado, y no se detectó", campos.Single(c => c.Nombre == $"hallazgo.{Requisitos.Acta}").Ayuda, StringComparison.Ordinal);
    }
}
