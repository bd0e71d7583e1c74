using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Notificaciones;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Microsoft.Extensions.DependencyInjection;

namespace Dictamen.App;

/// <summary>Puts the application together. A host adds the ports: event store, documents, fichas, mail, clock and keys.</summary>
public static class Composicion
{
    /// <summary>Adds the application layer.</summary>
    public static IServiceCollection AddDictamen(this IServiceCollection servicios) => servicios
        .AddSingleton<Repositorio>()
        .AddSingleton<Entorno>()
        .AddSingleton<Agenda>()
        .AddSingleton<Resumenes>()
        .AddSingleton<ConvocatoriasEnMemoria>()
        .AddSingleton<Historia>()
        .AddSingleton<Notificador>()
        .AddSingleton(Despachar)
        .AddSingleton<EncargosApartados>()
        .AddSingleton<Difusion>()
        .AddSingleton<Atendedor>()
        .AddSingleton<Barrido>()
        .AddSingleton<Solicitudes>()
        .AddSingleton<Borradores>()
        .AddSingleton<MiExpediente>()
        .AddSingleton<Accesos>()
        .AddOperacion()
        .AddSingleton<DictaminacionAsignaciones>()
        .AddSingleton<DictaminacionBorradores>()
        .AddSingleton<DictaminacionDeProyectos>()
        .AddSingleton<DictaminacionColegiada>()
        .AddSingleton<Publicacion>()
        .AddSingleton<Verificacion>()
        .AddSingleton<PublicacionOficial>()
        .AddSingleton<DatosAbiertos>();

    /// <summary>Adds the embedded alarm clock.</summary>
    public static IServiceCollection AddBucleDeAtencion(this IServiceCollection servicios) => servicios
        .AddSingleton<BucleDeAtencion>()
        .AddSingleton<INudge>(s => s.GetRequiredService<BucleDeAtencion>())
        .AddHostedService(s => s.GetRequiredService<BucleDeAtencion>());

    private static Despachador Despachar(IServiceProvider servicios)
    {
        var agenda = servicios.GetRequiredService<Agenda>();
        var resumenes = servicios.GetRequiredService<Resumenes>();
        var apartados = servicios.GetRequiredService<EncargosApartados>();
        var convocatorias = servicios.GetRequiredService<ConvocatoriasEnMemoria>();
        var despachador = ActivatorUtilities.CreateInstance<Despachador>(servicios);
        despachador.Registrado += (stream, estado, _) =>
        {
            if (estado is IConPendientes pendientes)
            {
                agenda.Anotar(stream, Agenda.Cita(pendientes));
                apartados.Anotar(stream, pendientes);
            }

            convocatorias.Anotar(estado);
            if (estado is Expediente expediente)
            {
                resumenes.Anotar(expediente);
            }
        };
        return despachador;
    }
}
