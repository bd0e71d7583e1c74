using Xunit;

namespace Dictamen.Host.Tests.Almacen;

/// <summary>Tests that start other processes run alone: between its fork and its exec a child holds the locks of every file that is open here, and another test would find its own file in use.</summary>
[CollectionDefinition(Nombre, DisableParallelization = true)]
public sealed class Procesos
{
    public const string Nombre = "Procesos";
}
