using Dictamen.App.Registro;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Xunit;

namespace Dictamen.App.Tests.Registro;

/// <summary>The name of a stream is written and read in one place.</summary>
public sealed class NombresDeFlujoTests
{
    [Fact]
    public void WhatANameSaysIsWhatItWasMadeOf()
    {
        var stream = Repositorio.Nombre<Expediente>("PCS-2019-01-000042");
        Assert.Equal("expediente/PCS-2019-01-000042", stream);
        Assert.Equal((Expediente.Clase, "PCS-2019-01-000042"), Repositorio.Partes(stream));
        Assert.True(Repositorio.Es<Expediente>(stream));
        Assert.False(Repositorio.Es<Convocatoria>(stream));
        Assert.StartsWith(Repositorio.Prefijo<Expediente>(), stream, StringComparison.Ordinal);
    }

    [Fact]
    public void ATextThatNamesNoStreamHasNoClass()
    {
        Assert.Equal(("", "expediente"), Repositorio.Partes("expediente"));
        Assert.False(Repositorio.Es<Expediente>("expedientes/x"));
    }
}
