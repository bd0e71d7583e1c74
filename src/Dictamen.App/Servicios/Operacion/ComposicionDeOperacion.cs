using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Microsoft.Extensions.DependencyInjection;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Adds the services of the office.</summary>
internal static class ComposicionDeOperacion
{
    public static IServiceCollection AddOperacion(this IServiceCollection servicios) => servicios
        .AddSingleton<MesaDeTrabajo>()
        .AddSingleton<ParteDelDia>()
        .AddSingleton<CedulasPorEntregar>()
        .AddSingleton<RecordatorioDeCedulas>()
        .AddSingleton<Historias>()
        .AddSingleton<ArchivosDeOficina>()
        .AddSingleton<AvisoDeFirma>()
        .AddSingleton<Preparacion>()
        .AddSingleton<Invitados>()
        .AddSingleton<IReadOnlyList<FormularioDeActo<Expediente>>>(ActosDeExpediente.Todos)
        .AddSingleton<Tramites<Expediente>>()
        .AddSingleton<IReadOnlyList<FormularioDeActo<Convocatoria>>>(ActosDeConvocatoria.Todos)
        .AddSingleton<Tramites<Convocatoria>>()
        .AddSingleton<IReadOnlyList<FormularioDeActo<Acta>>>(ActosDeActa.Todos)
        .AddSingleton<Tramites<Acta>>()
        .AddSingleton<ConvocatoriasDeOficina>()
        .AddSingleton<Suspensiones>()
        .AddSingleton<Personas>()
        .AddSingleton<ConsultasDeDatos>()
        .AddSingleton<SolicitudesArco>()
        .AddSingleton<Padron>();
}
