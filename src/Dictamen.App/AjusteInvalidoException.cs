namespace Dictamen.App;

/// <summary>A setting is missing or wrong: nothing starts. The message is the one Spanish sentence that the operator reads, and it names the setting.</summary>
public sealed class AjusteInvalidoException : Exception
{
    /// <summary>A wrong setting.</summary>
    /// <param name="ajuste">Name of the setting as an environment variable, <c>Dictamen__Almacen__Tablas</c>.</param>
    /// <param name="mensaje">What is wrong and what was expected, in Spanish, without the value (it may be a secret).</param>
    /// <param name="causa">The fault below, where there was one.</param>
    public AjusteInvalidoException(string ajuste, string mensaje, Exception? causa = null) : base($"{ajuste}: {mensaje}", causa) => Ajuste = ajuste;

    /// <summary>Name of the setting.</summary>
    public string Ajuste { get; }
}
