using System.CommandLine;
#if CON_AZURE
using Dictamen.App;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Web;
using Dictamen.Web.Seguridad;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
#endif

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen acceso</c>: issues a link of administration of a site in Azure, which nobody can enter to invite the first administrator, or the next one when every link has lapsed.</summary>
internal static class ComandoAcceso
{
    /// <summary>The command.</summary>
    public static Command Crear()
    {
        var almacen = Opciones.DeEntre("--almacen", "Dónde está el registro.", EleccionDeAlmacen.Azurite, EleccionDeAlmacen.Azure);
        var comando = new Command(
            "acceso",
            "Emite un enlace de administración de un sitio en Azure, de un solo uso, y lo imprime una vez; queda registrado que se emitió. Es para quien entra primero, o cuando venció el de todos los que administran. "
            + "Usa los mismos ajustes que el sitio: Dictamen__Claves__Firma, Dictamen__Sitio__Url, Dictamen__Almacen__Tablas y Dictamen__Almacen__Blobs. "
            + "En una sola máquina no hace falta: «dictamen servir» imprime uno cada vez que abre el sitio.")
        {
            almacen,
        };
        comando.SetAction((orden, ct) => EjecutarAsync(orden.Requerir(almacen), orden.InvocationConfiguration.Output, ct));
        return comando;
    }

#if CON_AZURE
    private static async Task<int> EjecutarAsync(string almacen, TextWriter salida, CancellationToken ct)
    {
        // Before the store is touched: what the site could not open must not be in its record.
        var ajustes = LeerAjustes();
        var reloj = TimeProvider.System;
        var azure = await EleccionDeAlmacen.PrepararAsync(almacen, reloj, ct);
        var repositorio = new Repositorio(azure.Eventos);
        var accesos = new Accesos(new Despachador(azure.Eventos, repositorio, new Entorno(repositorio), reloj), repositorio, azure.Eventos, reloj);
        var enlaces = new Enlaces(accesos, new Firmador(ajustes.Firma, reloj), Options.Create(new OpcionesWeb { Sitio = ajustes.Sitio }));
        await salida.WriteLineAsync(ComandoServir.Anunciar(await enlaces.EmitirDeAdministracionAsync(reloj.GetUtcNow(), ct)));
        await salida.WriteLineAsync("Quien lo abra puede invitar a cualquiera a la oficina: entréguelo sólo a esa persona. Lo primero es invitarse con clave y correo propios, en «Accesos».");
        return CodigoDeSalida.Correcto;
    }

    private static AjustesDeEnlaces LeerAjustes()
    {
        try
        {
            return AjustesDeEnlaces.De(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        }
        catch (AjusteInvalidoException e)
        {
            throw new EntradaInvalidaException(e.Message, e);
        }
    }
#else
    private static Task<int> EjecutarAsync(string almacen, TextWriter salida, CancellationToken ct) => throw EleccionDeAlmacen.SinAzure(almacen);
#endif
}
