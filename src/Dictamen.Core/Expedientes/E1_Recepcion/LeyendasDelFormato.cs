using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Texts that Anexo 3 prints in one place and that are not the legend of every document (LEY-01).</summary>
public static class LeyendasDelFormato
{
    /// <summary>Text of a section, or <see langword="null"/> when it has none: the format opens with LEY-03, and LEY-04 stands over the personal data of section 11.</summary>
    /// <param name="programa">Programme.</param>
    /// <param name="apartado">Number of the section, for example <c>11</c>.</param>
    [Regla("LEY-03", "LEY-04")]
    public static string? De(Programa programa, string apartado) => apartado switch
    {
        "1" => programa.Leyendas.GetValueOrDefault("LEY-03"),
        "11" => programa.Leyendas.GetValueOrDefault("LEY-04"),
        _ => null,
    };
}
