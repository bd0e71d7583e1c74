using Dictamen.Host.Almacen;
using Dictamen.Host.Demo;

namespace Dictamen.Host.Comandos;

/// <summary>Where the command line keeps data when nobody says where.</summary>
internal static class Datos
{
    /// <summary>Folder of the demonstration's record.</summary>
    public const string Demostracion = "datos";

    /// <summary>Folder of a site that is not a demonstration.</summary>
    public const string Sitio = "sitio";

    /// <summary>Makes sure that a folder is new or empty. What an earlier demonstration left in the default folder is erased, and in any folder what one left that did not end; nothing else ever is.</summary>
    /// <param name="carpeta">Folder.</param>
    /// <param name="borrarDemostracion">Whether a demonstration in it that ended may be erased.</param>
    /// <exception cref="EntradaInvalidaException">The folder holds something else.</exception>
    /// <exception cref="DirectoryInUseException">The demonstration in it still has its site open.</exception>
    public static void Vaciar(string carpeta, bool borrarDemostracion)
    {
        // A lock alone is left by whoever was stopped before it wrote anything.
        if (!Directory.Exists(carpeta) || Directory.EnumerateFileSystemEntries(carpeta).All(e => DirectoryLock.IsPart(Path.GetFileName(e))))
        {
            return;
        }

        if (!MarcaDeDemostracion.EstaSinTerminar(carpeta) && !(borrarDemostracion && File.Exists(Path.Combine(carpeta, MarcaDeDemostracion.Archivo))))
        {
            throw new EntradaInvalidaException($"La carpeta «{carpeta}» no está vacía; indique otra con --datos, para no mezclar registros.");
        }

        // Whoever has it open goes on writing into files that are erased: nobody may have it.
        using var tomada = DirectoryLock.Take(carpeta);
        var ajeno = Directory.EnumerateFileSystemEntries(carpeta).Select(Path.GetFileName).FirstOrDefault(n => !AlmacenLocal.EsSuyo(n!) && !DirectoryLock.IsPart(n!) && n != MarcaDeDemostracion.Archivo);
        if (ajeno is not null)
        {
            throw new EntradaInvalidaException($"En la carpeta «{carpeta}» está además «{ajeno}», que no es de la demostración: páselo a otro lugar, o indique otra carpeta con --datos.");
        }

        // The mark goes last: what was left half erased is still a demonstration.
        foreach (var parte in new DirectoryInfo(carpeta).EnumerateFileSystemInfos().Where(p => AlmacenLocal.EsSuyo(p.Name)))
        {
            Borrar(parte);
        }

        File.Delete(Path.Combine(carpeta, MarcaDeDemostracion.Archivo));
    }

    private static void Borrar(FileSystemInfo parte)
    {
        if (parte is DirectoryInfo carpeta)
        {
            carpeta.Delete(recursive: true);
        }
        else
        {
            parte.Delete();
        }
    }
}
