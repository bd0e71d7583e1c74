using Dictamen.App.Atencion;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Programas;

namespace Dictamen.Host.Demo;

/// <summary>After the convocatoria that ran, another one that receives applications, for whoever opens the site. It is published on the demonstration's last day and opens on the next.</summary>
/// <remarks>The rules are those of fiscal year 2019, which is over on that day: its critical path leads past the end of validity and is assumed as such, and its name says that it is for practice.</remarks>
internal static class SegundaConvocatoria
{
    /// <summary>Its id.</summary>
    public const string Id = "PCS-2019-02";

    private static readonly TimeOnly Apertura = new(9, 0);

    /// <summary>Publishes it, and moves the clock to the first morning of its reception.</summary>
    public static async Task AbrirAsync(Instalacion instalacion, RelojVirtual reloj, Programa programa, Bases bases)
    {
        var papeleria = new Papeleria(instalacion.Almacen.Documentos, compartida: false);
        var convocante = new Convocante(
            Id,
            programa,
            bases with { Nombre = $"Convocatoria abierta para practicar, con las reglas del ejercicio {programa.Ejercicio} (datos ficticios)" },
            instalacion.De<Despachador>(),
            instalacion.De<Repositorio>(),
            instalacion.De<PublicacionOficial>(),
            instalacion.De<LimiteDeProyectos>(),
            instalacion.De<IFichaStore>(),
            papeleria,
            new Cronica());
        var hoy = HoraDelCentro.Dia(reloj.GetUtcNow());
        await convocante.PrepararAsync();
        await convocante.PublicarAsync(hoy);
        await papeleria.GuardarAsync();
        reloj.Poner(HoraDelCentro.Instante(hoy.AddDays(1), Apertura));
        await instalacion.De<BucleDeAtencion>().AgotarAsync();
    }
}
