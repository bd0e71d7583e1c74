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

    /// <summary>Name of an errand, or its id when it has none.</summary>
    public static string De(string id) => Nombres.GetValueOrDefault(id.Split('/')[0], id);
}
