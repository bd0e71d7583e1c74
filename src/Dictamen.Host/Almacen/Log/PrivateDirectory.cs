namespace Dictamen.Host.Almacen;

/// <summary>Directories that nobody but their owner enters: fichas hold CURP and accounts, messages hold links that open a file.</summary>
internal static class PrivateDirectory
{
    /// <summary>Creates a directory that only its owner enters. One that is there is left as its owner made it.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path); // There the rights come from the directory above.
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Creates a directory that only its owner enters, or makes it so.</summary>
    public static void Ensure(string path)
    {
        Create(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
