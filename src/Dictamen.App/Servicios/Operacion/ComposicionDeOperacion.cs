using Microsoft.Extensions.DependencyInjection;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Adds the services of the office.</summary>
internal static class ComposicionDeOperacion
{
    public static IServiceCollection AddOperacion(this IServiceCollection servicios) => servicios
        .AddSingleton<MesaDeTrabajo>()
        .AddSingleton<Historias>();
}
