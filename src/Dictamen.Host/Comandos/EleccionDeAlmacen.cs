using System.CommandLine;
using Dictamen.App.Ports;
using Dictamen.Host.Almacen;
#if CON_AZURE
using Azure.Identity;
using Dictamen.App;
using Dictamen.Azure;
using Microsoft.Extensions.Configuration;
#endif

namespace Dictamen.Host.Comandos;

/// <summary>Where a command keeps its record: the journal on this disk, or the tables of an Azurite.</summary>
internal static class EleccionDeAlmacen
{
    /// <summary>The journal of a local directory.</summary>
    public const string Diario = "diario";

    /// <summary>Azure Storage as Azurite emulates it, on this machine unless the settings say otherwise.</summary>
    public const string Azurite = "azurite";

    /// <summary>Azure Storage where the settings say.</summary>
    public const string Azure = "azure";

    /// <summary>The option.</summary>
    public static Option<string?> Opcion() => Opciones.DeEntre(
        "--almacen", $"Dónde queda el registro («{Diario}» si se omite). Con «{Azurite}», las llaves y el correo quedan en la carpeta de --datos.", Diario, Azurite);

    /// <summary>Makes sure that the store answers, and says how to open it over a local directory.</summary>
    /// <param name="almacen">Which; the journal when <see langword="null"/>.</param>
    /// <param name="vacio">Whether the tables must be empty. A directory is checked by whoever knows its mark (<see cref="Datos.Vaciar"/>).</param>
    /// <param name="reloj">Clock of the stores.</param>
    /// <param name="ct">Cancels the asking.</param>
    /// <exception cref="EntradaInvalidaException">It does not answer, holds a record already, or this program was built without it.</exception>
    public static async Task<Func<string, IAlmacen>> ElegirAsync(string? almacen, bool vacio, TimeProvider reloj, CancellationToken ct)
    {
        if (almacen is null or Diario)
        {
            return carpeta => AlmacenLocal.Abrir(carpeta, reloj);
        }

#if CON_AZURE
        var azure = await PrepararAsync(almacen, reloj, ct);
        await using var cabezas = azure.Eventos.ListAsync(ct: ct).GetAsyncEnumerator(ct);
        var esNuevo = !await cabezas.MoveNextAsync();
        return esNuevo || !vacio
            ? carpeta => AlmacenEnAzure.Abrir(azure, carpeta, esNuevo, reloj)
            : throw new EntradaInvalidaException($"Las tablas de «{almacen}» ya tienen un registro; use un {almacen} vacío, para no mezclar registros.");
#else
        await Task.CompletedTask;
        throw SinAzure(almacen);
#endif
    }

    /// <summary>The record, to read only: of a local directory nothing is opened but that, and nothing is written there.</summary>
    /// <param name="almacen">Which; the journal when <see langword="null"/>.</param>
    /// <param name="carpeta">Local directory of the journal.</param>
    /// <param name="reloj">Clock of the stores.</param>
    /// <param name="ct">Cancels the asking.</param>
    /// <returns>The record; whoever reads it closes it when it can be closed.</returns>
    /// <exception cref="EntradaInvalidaException">It does not answer, or this program was built without it.</exception>
    public static async Task<IEventStore> LeerAsync(string? almacen, string carpeta, TimeProvider reloj, CancellationToken ct)
    {
        if (almacen is null or Diario)
        {
            return AlmacenLocal.AbrirParaLeer(carpeta);
        }

#if CON_AZURE
        return (await PrepararAsync(almacen, reloj, ct)).Eventos;
#else
        await Task.CompletedTask;
        throw SinAzure(almacen);
#endif
    }

#if CON_AZURE
    /// <summary>The stores in Azure Storage, with their tables and container made.</summary>
    /// <exception cref="EntradaInvalidaException">The settings make no sense, or nobody answers there.</exception>
    public static Task<AlmacenAzure> PrepararAsync(string almacen, TimeProvider reloj, CancellationToken ct) => EntrarAsync(almacen, reloj, azure => azure.PrepararAsync(ct));

    /// <summary>The stores in Azure Storage as they are: nothing is made.</summary>
    /// <returns>The stores, and whether the documents' container is there.</returns>
    /// <exception cref="EntradaInvalidaException">The settings make no sense, nobody answers there, or there is no record.</exception>
    public static async Task<(AlmacenAzure Azure, bool HayDocumentos)> MirarAsync(string almacen, CancellationToken ct)
    {
        var hay = (Registro: false, Documentos: false);
        var azure = await EntrarAsync(almacen, TimeProvider.System, async azure => hay = await azure.HayAsync(ct));
        return hay.Registro ? (azure, hay.Documentos) : throw new EntradaInvalidaException($"En «{almacen}» no hay un registro; corrija {AlmacenAzureOptions.AjusteTablas}.");
    }

    private static async Task<AlmacenAzure> EntrarAsync(string almacen, TimeProvider reloj, Func<AlmacenAzure, Task> entrar)
    {
        const string DesarrolloLocal = "UseDevelopmentStorage=true";
        var ajustes = AlmacenAzureOptions.De(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        if (almacen == Azurite)
        {
            ajustes = new AlmacenAzureOptions(ajustes.Tablas ?? DesarrolloLocal, ajustes.Blobs ?? DesarrolloLocal);
        }

        try
        {
            var azure = new AlmacenAzure(ajustes, reloj);
            await entrar(azure);
            return azure;
        }
        catch (AjusteInvalidoException e)
        {
            throw new EntradaInvalidaException(e.Message, e);
        }
        catch (AlmacenNoDisponibleException e) when (e.InnerException is AuthenticationFailedException)
        {
            throw new EntradaInvalidaException($"No se pudo comprobar con qué identidad se entra al almacén «{almacen}»; inicie sesión en Azure («az login») y repita la orden.", e);
        }
        catch (AlmacenNoDisponibleException e)
        {
            throw new EntradaInvalidaException($"El almacén «{almacen}» no responde; póngalo en marcha o corrija {AlmacenAzureOptions.AjusteTablas} y {AlmacenAzureOptions.AjusteBlobs}.", e);
        }
    }
#else
    /// <summary>What somebody reads who asks for Azure where this program was built without it.</summary>
    public static EntradaInvalidaException SinAzure(string almacen) =>
        new($"Este programa se compiló sin los almacenes de Azure; para usar «{almacen}» ejecute primero «bash build/feed-local.sh» y vuelva a compilar.");
#endif
}
