using System.CommandLine;
#if CON_AZURE
using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Registro;
using Dictamen.Core;
#endif

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen reconstruir</c>: makes the lists that the instances in Azure share again from the record.</summary>
internal static class ComandoReconstruir
{
    /// <summary>The command.</summary>
    public static Command Crear()
    {
        var almacen = Opciones.DeEntre("--almacen", "Dónde está el registro.", EleccionDeAlmacen.Azurite, EleccionDeAlmacen.Azure);
        var comando = new Command(
            "reconstruir",
            "Rehace, desde el registro, las listas que comparten las instancias en Azure (expedientes, pendientes, plazos, búsqueda) y quita las que ya no tengan expediente. "
            + "No toca el registro; puede correr con el sitio abierto y repetirse. Hágalo después de restaurar o migrar. El diario no lo necesita: rehace sus listas al abrir.")
        {
            almacen,
        };
        comando.SetAction((orden, ct) => EjecutarAsync(orden.Requerir(almacen), orden.InvocationConfiguration.Output, ct));
        return comando;
    }

#if CON_AZURE
    private static async Task<int> EjecutarAsync(string almacen, TextWriter salida, CancellationToken ct)
    {
        var azure = await EleccionDeAlmacen.PrepararAsync(almacen, TimeProvider.System, ct);
        var listas = new Listas(new Agenda(), new Resumenes(), new EncargosApartados(), new ConvocatoriasEnMemoria(), new Repositorio(azure.Eventos), azure.Eventos, TimeProvider.System, azure.Lineas);
        var (hechas, quitadas) = (0, 0);
        await Barra.CorrerAsync($"Listas de {almacen}", async avance => (hechas, quitadas) = await listas.ReconstruirAsync(parte => avance(null, parte), ct));
        await salida.WriteLineAsync($"Listas reconstruidas: {hechas.Cuantos("renglón rehecho", "renglones rehechos")} desde el registro, {quitadas.Cuantos("sobrante quitado", "sobrantes quitados")}.");
        return CodigoDeSalida.Correcto;
    }
#else
    private static Task<int> EjecutarAsync(string almacen, TextWriter salida, CancellationToken ct) => throw EleccionDeAlmacen.SinAzure(almacen);
#endif
}
