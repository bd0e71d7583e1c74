using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Notificaciones;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dictamen.App;

/// <summary>Puts the application together. A host adds the ports: event store, documents, fichas, mail, clock and keys.</summary>
public static class Composicion
{
    /// <summary>Adds the application layer.</summary>
    public static IServiceCollection AddDictamen(this IServiceCollection servicios) => servicios
        .PorOmision(new OficinaPorAvisar([]))
        .PorOmision(new SitioPublico(null))
        .AddSingleton<Repositorio>()
        .AddSingleton<Entorno>()
        .AddSingleton<Agenda>()
        .AddSingleton<Resumenes>()
        .AddSingleton<ConvocatoriasEnMemoria>()
        .AddSingleton<Historia>()
        .AddSingleton<Notificador>()
        .AddSingleton(Despachar)
        .AddSingleton<EncargosApartados>()
        .AddSingleton<Listas>()
        .AddSingleton<Difusion>()
        .AddSingleton<Atendedor>()
        .AddSingleton<BorradoresEntregados>()
        .AddSingleton<BorradoresSinPresentar>()
        .AddSingleton<Barrido>()
        .AddSingleton<Solicitudes>()
        .AddSingleton<Borradores>()
        .AddSingleton<FichasDelComite>()
        .AddSingleton<PersonasQueEntran>()
        .AddSingleton<LimiteDeProyectos>()
        .AddSingleton<MiExpediente>()
        .AddSingleton<SuplentesNombrados>()
        .AddSingleton<Entregas>()
        .AddSingleton<InformesEnBorrador>()
        .AddSingleton<PapelesPorEntregar>()
        .AddSingleton<EnlacesPedidos>()
        .AddSingleton<PapelesDeInforme>()
        .AddSingleton<Accesos>()
        .AddOperacion()
        .AddSingleton<DictaminacionAsignaciones>()
        .AddSingleton<DictaminacionBorradores>()
        .AddSingleton<DictaminacionDeProyectos>()
        .AddSingleton<DictaminacionColegiada>()
        .AddSingleton<LecturaDeActas>()
        .AddSingleton<Publicacion>()
        .AddSingleton<Verificacion>()
        .AddSingleton<PublicacionOficial>()
        .AddSingleton<PoblacionDeProyectos>()
        .AddSingleton<IndicadoresDelPrograma>()
        .AddSingleton<DatosAbiertos>();

    /// <summary>Adds the embedded alarm clock.</summary>
    public static IServiceCollection AddBucleDeAtencion(this IServiceCollection servicios) => servicios
        .AddSingleton<BucleDeAtencion>()
        .AddSingleton<INudge>(s => s.GetRequiredService<BucleDeAtencion>())
        .AddHostedService(s => s.GetRequiredService<BucleDeAtencion>());

    private static IServiceCollection PorOmision<T>(this IServiceCollection servicios, T valor) where T : class
    {
        servicios.TryAddSingleton(valor);
        return servicios;
    }

    private static Despachador Despachar(IServiceProvider servicios)
    {
        var listas = servicios.GetRequiredService<Listas>();
        var despachador = ActivatorUtilities.CreateInstance<Despachador>(servicios);
        despachador.Registrado += (stream, version, estado, _) => listas.Anotar(stream, version, estado);
        return despachador;
    }
}
