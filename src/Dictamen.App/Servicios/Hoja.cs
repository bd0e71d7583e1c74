namespace Dictamen.App.Servicios;

/// <summary>What a PDF must say of a picture that is one of its pages.</summary>
/// <param name="Ancho">Width, pixels.</param>
/// <param name="Alto">Height, pixels.</param>
/// <param name="Giro">Degrees clockwise that it must be turned to stand upright.</param>
/// <param name="Bits">Bits of each component of a pixel.</param>
/// <param name="Colores">Colour space.</param>
/// <param name="Filtro">Filter that its bytes went through, with its parameters.</param>
/// <param name="Bytes">Its bytes, as they came.</param>
internal sealed record Hoja(int Ancho, int Alto, int Giro, int Bits, string Colores, string Filtro, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>How its opacity, a component after its colours, makes the colour that is seen; <see langword="null"/> without one.</summary>
    public Opacidad? Opacidad { get; init; }
}

/// <summary>A function from colours and their opacity to colours on white.</summary>
/// <param name="Colores">How many colours there are before the opacity.</param>
/// <param name="Calculo">The function, in the language of PDF's type 4.</param>
internal sealed record Opacidad(int Colores, string Calculo);
