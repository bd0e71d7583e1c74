using System.Collections.Frozen;

namespace Dictamen.App.Consultas;

/// <summary>What the errands between streams are about, in the words of the office. The first part of an errand's id says its kind.</summary>
public static class NombresDeEncargo
{
    private static readonly FrozenDictionary<string, string> Nombres = new Dictionary<string, string>
    {
        ["dictamen"] = "Asentar el dictamen en el expediente",
        ["apoyo"] = "Asentar en el expediente si el proyecto es apoyado",
        ["convenio-suscrito"] = "Asentar en la convocatoria que el convenio se suscribió",
        ["liberar"] = "Devolver a la convocatoria el recurso que quedó libre",
        ["impedir-comunidad"] = "Asentar el impedimento de la comunidad",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What a file asks of another stream, by the rule that orders it. The fact that it was done is the same for all and names none.
    private static readonly FrozenDictionary<string, string[]> Numerales = new Dictionary<string, string[]>
    {
        ["convenio-suscrito"] = ["PCS-4.2.5-02", "AMB-25"],
        ["liberar"] = ["PCS-4.2.3.4-04"],
        ["impedir-comunidad"] = ["PCS-4.2.12-08"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Name of an errand, or its id when it has none.</summary>
    public static string De(string id) => Nombres.GetValueOrDefault(Clase(id), id);

    /// <summary>Rules that order an errand of a file; none for another's.</summary>
    public static IReadOnlyList<string> Reglas(string id) => Numerales.GetValueOrDefault(Clase(id)) ?? [];

    private static string Clase(string id) => id.Split('/')[0];
}
