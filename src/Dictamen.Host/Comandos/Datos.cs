namespace Dictamen.Host.Comandos;

/// <summary>Where the command line keeps data when nobody says where.</summary>
internal static class Datos
{
    /// <summary>Folder of the demonstration's record.</summary>
    public const string Demostracion = "datos";

    /// <summary>Folder of a site that is not a demonstration.</summary>
    public const string Sitio = "sitio";

    /// <summary>Makes sure that a folder is new or empty. What an earlier demonstration left in the default folder is erased; nothing else ever is.</summary>
    /// <exception cref="EntradaInvalidaException">The folder holds something.</exception>
    public static void Vaciar(string carpeta, string marca, bool borrarDemostracion)
    {
        if (!Directory.Exists(carpeta) || !Directory.EnumerateFileSystemEntries(carpeta).Any())
        {
            return;
        }

        if (!borrarDemostracion || !File.Exists(Path.Combine(carpeta, marca)))
        {
            throw new EntradaInvalidaException($"La carpeta «{carpeta}» no está vacía; indique otra con --datos, para no mezclar registros.");
        }

        Directory.Delete(carpeta, recursive: true);
    }
}
