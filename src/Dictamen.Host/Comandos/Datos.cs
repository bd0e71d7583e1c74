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
        if (Ajeno(carpeta) is { } ajeno)
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

    /// <summary>Makes sure that a new record gets a folder of its own. One that is there already is opened with whatever stands beside it.</summary>
    /// <param name="carpeta">Folder.</param>
    /// <param name="opcion">Option that names it.</param>
    /// <exception cref="EntradaInvalidaException">The folder holds no record, and something else.</exception>
    public static void Revisar(string carpeta, string opcion)
    {
        if (Directory.Exists(carpeta) && !AlmacenLocal.HayDiario(carpeta) && Ajeno(carpeta) is { } ajeno)
        {
            throw new EntradaInvalidaException($"En la carpeta «{carpeta}» no hay un registro y está «{ajeno}»; para no mezclarlos, indique con {opcion} una carpeta nueva o vacía.");
        }
    }

    // The first thing in a folder that none of ours put there.
    private static string? Ajeno(string carpeta) =>
        Directory.EnumerateFileSystemEntries(carpeta).Select(Path.GetFileName).FirstOrDefault(n => !AlmacenLocal.EsSuyo(n!) && !DirectoryLock.IsPart(n!) && n != MarcaDeDemostracion.Archivo);

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
