using Dictamen.App.Atencion;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Programas;

namespace Dictamen.Host.Demo;

/// <summary>A convocatoria that receives applications, for whoever opens the site. It is published on the day at which the clock stands and opens on the next.</summary>
/// <remarks>The rules are those of fiscal year 2019. On the day of the sample's own convocatoria the whole road fits into it; after that one has run the year is over: no agreement can be signed any more (Anexo 6, Vigésima Tercera), and its page says so.
/// Its critical path leads past the end of validity either way and is assumed as such, and its name says that it is for practice.</remarks>
internal static class SegundaConvocatoria
{
    /// <summary>Its id.</summary>
    public const string Id = "PCS-2019-02";

    /// <summary>Hour of the central zone at which its reception is first looked at.</summary>
    public static readonly TimeOnly Apertura = new(9, 0);

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
