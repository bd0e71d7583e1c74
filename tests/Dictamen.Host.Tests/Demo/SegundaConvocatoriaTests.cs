using Dictamen.App.Personas;
using Dictamen.App.Programas;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Host.Almacen;
using Dictamen.Host.Demo;
using Dictamen.Host.Tests.Almacen;
using Xunit;

namespace Dictamen.Host.Tests.Demo;

/// <summary>After the demonstration somebody may really submit an application.</summary>
public sealed class SegundaConvocatoriaTests
{
    [Fact]
    public async Task ItReceivesAnApplicationOnTheMorningAfterTheLastDay()
    {
        using var carpeta = new TempDirectory();
        var reloj = new RelojVirtual(new DateTimeOffset(2020, 2, 20, 23, 0, 0, TimeSpan.Zero));
        var programa = CatalogoDeProgramas.Pcs2019;
        await using var instalacion = Instalacion.Abrir(carpeta.Path, reloj);
        await SegundaConvocatoria.AbrirAsync(instalacion, reloj, programa, BasesYaml.Cargar("convocatoria.yaml", Recurso("convocatoria.yaml")));
        Assert.Equal(new DateTimeOffset(2020, 2, 21, 15, 0, 0, TimeSpan.Zero), reloj.GetUtcNow());

        var papeleria = new Papeleria(instalacion.Almacen.Documentos, compartida: false);
        var solicitud = new Formatos(programa, instalacion.De<Seudonimos>(), papeleria).Solicitud(Muestra.Leer(Recurso("proyectos.yaml")).Proyectos[0], SegundaConvocatoria.Id, []);
        await papeleria.GuardarAsync();
        var (folio, rechazo) = await instalacion.De<Solicitudes>().RecibirAsync(SegundaConvocatoria.Id, "prueba", solicitud, new Actor(Rol.Solicitante, "prueba"));
        Assert.Null(rechazo);
        Assert.Equal(new Folio(SegundaConvocatoria.Id, 1), folio);
    }

    private static string Recurso(string nombre)
    {
        using var lector = new StreamReader(typeof(AlmacenLocal).Assembly.GetManifestResourceStream($"samples/{nombre}")!);
        return lector.ReadToEnd();
    }
}
