using System.Collections.Immutable;
using Dictamen.App.Servicios;
using Dictamen.App.Tests.Kit;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Programas;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>Every member reviews every project: what a reviewer sees first costs the drafts of one page, and no file.</summary>
[Prueba("PCS-4.2.3.2-02")]
public sealed class MesaDelDictaminadorTests : IAsyncDisposable
{
    private const string Convocatoria = "PCS-2019-01";
    private static readonly Actor Persona = new(Rol.Dictaminador, new string('d', 32));
    private static readonly Huella Documento = new(new string('a', 64));
    private readonly Aplicacion _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task APageHoldsWhatIsToBeHandedInFirstAndAsksForItsDraftsOnly()
    {
        await SembrarAsync(120);
        await EntregadaAsync(1);
        var mesa = await MesaAsync(1);
        Assert.Equal((50, 1, 3, 1, 119), (mesa.Proyectos.Length, mesa.Pagina, mesa.Paginas, mesa.Entregadas, mesa.PorEntregar));
        Assert.Equal((2, AvanceDeCedula.Pendiente), (mesa.Siguiente!.Folio.Consecutivo, mesa.Siguiente.Avance));

        _app.Borradores.Leidos.Clear();
        var lecturas = 0;
        _app.Record.BeforeRead = () => lecturas++;
        var ultima = await MesaAsync(99);
        Assert.Equal((3, 20, 19), (ultima.Pagina, ultima.Proyectos.Length, ultima.Cuantos(AvanceDeCedula.Pendiente)));
        Assert.Equal((1, AvanceDeCedula.Entregada), (ultima.Proyectos[^1].Folio.Consecutivo, ultima.Proyectos[^1].Avance));
        Assert.Equal(1 + 19, _app.Borradores.Leidos.Count); // The declaration, and each sheet that may have been begun.
        Assert.InRange(lecturas, 1, 10); // Which streams there are, and the convocatoria.
    }

    [Fact]
    public async Task WhatWasBegunAndWhatHasAConflictIsSaid()
    {
        await SembrarAsync(3);
        var borradores = _app.De<DictaminacionBorradores>();
        await borradores.CambiarAsync(new Folio(Convocatoria, 2), Persona, b => (b with { Campos = b.Campos.SetItem("guardado", _app.Reloj.Ahora.ToString("O")) }, null));
        await _app.Record.DadoAsync($"expediente/{new Folio(Convocatoria, 3)}", new ConflictoDeclarado("ACADEMICO", MotivoDeConflicto.Parentesco));
        var mesa = await MesaAsync(1);
        Assert.Equal(
            [(1, AvanceDeCedula.Pendiente), (2, AvanceDeCedula.EnProceso), (3, AvanceDeCedula.ConConflicto)],
            mesa.Proyectos.Select(p => (p.Folio.Consecutivo, p.Avance)));
        Assert.Equal(2, mesa.Siguiente!.Folio.Consecutivo);
    }

    private async Task<MesaDelDictaminador> MesaAsync(int pagina) => (await _app.De<DictaminacionDeProyectos>().MesaAsync(Persona, Convocatoria, pagina))!;

    private Task EntregadaAsync(int consecutivo) => _app.Record.DadoAsync(
        $"expediente/{new Folio(Convocatoria, consecutivo)}",
        new CedulaEntregada(new Cedula("ACADEMICO", new(true, ""), new(true, ""), new(true, ""), ImmutableSortedDictionary<string, decimal>.Empty, "", Documento)));

    private async Task SembrarAsync(int cuantos)
    {
        await _app.Record.DadoAsync($"convocatoria/{Convocatoria}", new BorradorElaborado(Convocatoria, new Bases { Nombre = "Convocatoria ficticia" }));
        foreach (var n in Enumerable.Range(1, cuantos))
        {
            var folio = new Folio(Convocatoria, n);
            var recepcion = new Recepcion(_app.Reloj.Ahora, Documento, $"C-{n}", "Comunidad ficticia", "Proyecto ficticio", "V1", "1.1", false, 1m, 1m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []);
            await _app.Record.DadoAsync($"expediente/{folio}", new SolicitudRegistrada(folio, recepcion), new DictaminadoresAsignados([new("ACADEMICO", new PersonaId(Persona.Id))]));
        }

        await _app.De<DictaminacionBorradores>().ProtestarAsync(Convocatoria, Persona, _app.Reloj.Ahora);
    }
}
