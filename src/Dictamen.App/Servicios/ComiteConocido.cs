using Dictamen.App.Personas;
using Dictamen.Core;

namespace Dictamen.App.Servicios;

/// <summary>The members of a committee by pseudonym and by name: surnames first or last, with accents or without.</summary>
internal sealed class ComiteConocido(Seudonimos seudonimos, IReadOnlySet<PersonaId> integrantes, [DatoPersonal] IEnumerable<string> nombres)
{
    private readonly HashSet<string> _nombres = [.. nombres.Select(Palabras)];

    /// <summary>Whether somebody is one of them: by the CURP where there is one, otherwise by the name, which two people may share.</summary>
    public bool Integra([DatoPersonal] string nombre, [DatoPersonal] string curp) =>
        curp.Length > 0 ? integrantes.Contains(seudonimos.De(curp)) : _nombres.Contains(Palabras(nombre));

    private static string Palabras(string nombre) => string.Join(' ', TextoNormal.De(nombre).Split(' ').Order(StringComparer.Ordinal));
}
