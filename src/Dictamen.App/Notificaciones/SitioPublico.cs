namespace Dictamen.App.Notificaciones;

/// <summary>Where the site is, so that a message can lead there. The host says it.</summary>
/// <param name="Url">Absolute address without a slash at its end; <see langword="null"/> where no site is open.</param>
public sealed record SitioPublico(string? Url)
{
    /// <summary>Where somebody asks for another link, in words that stand after «se pide otro en».</summary>
    public string PedirEnlace => Url is null ? "el sitio del programa, en «Pedir un enlace nuevo»" : $"{Url}/enlace";

    /// <summary>Where the directory is, in words that stand after «en».</summary>
    public string Contacto => Url is null ? "el sitio del programa, en «Contacto y denuncias»" : $"{Url}/contacto";
}
