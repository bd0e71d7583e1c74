namespace Dictamen.Core;

/// <summary>Age groups as people read them.</summary>
public static class GruposDeEdad
{
    /// <summary>An age group of the programme (<c>0-12</c>, <c>mas-de-65</c>) in words.</summary>
    public static string Edades(this string grupo) => grupo.Split('-') switch
    {
        [var desde, var hasta] => $"De {desde} a {hasta} años",
        [.., var desde] => $"Más de {desde} años",
        _ => grupo,
    };
}
