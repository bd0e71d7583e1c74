using Xunit;

namespace Dictamen.Azure.Tests;

/// <summary>Tests that write settings into the environment of this process: one at a time.</summary>
[CollectionDefinition(Nombre)]
public sealed class AjustesDelProceso
{
    public const string Nombre = "Ajustes del proceso";
}
