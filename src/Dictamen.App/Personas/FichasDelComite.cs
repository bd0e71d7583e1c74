using System.Collections.Immutable;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.App.Personas;

/// <summary>
/// The fichas of the members of a committee: one for each person and application. Nobody's identity is checked at the door, and a CURP is no secret, so what an application says of a person
/// reaches the addresses and accounts of no other application that names the same person. A ficha is kept under the digest of its application, which counts the application's id: who brings the same application again brings another one.
/// </summary>
public sealed class FichasDelComite(IFichaStore fichas)
{
    private const int LargoDeHuella = 32;

    /// <summary>The fichas of people of a file, by person; whoever has none is left out. The look is logged.</summary>
    /// <param name="recepcion">Reception of the file.</param>
    /// <param name="personas">Who.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="uso">What for.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async ValueTask<IReadOnlyDictionary<PersonaId, Ficha>> DeAsync(Recepcion recepcion, IEnumerable<PersonaId> personas, Actor actor, Uso uso, CancellationToken ct = default) =>
        PorPersona(await fichas.GetAsync(Claves(recepcion.Anexo3, personas), actor, uso, ct).ConfigureAwait(false));

    /// <summary>The fichas of all members of a committee, by person; whoever has none is left out. The look is logged.</summary>
    /// <param name="recepcion">Reception of the file.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="uso">What for.</param>
    /// <param name="ct">Cancels the reading.</param>
    public ValueTask<IReadOnlyDictionary<PersonaId, Ficha>> DeAsync(Recepcion recepcion, Actor actor, Uso uso, CancellationToken ct = default) =>
        DeAsync(recepcion, recepcion.Integrantes.Select(i => i.Persona), actor, uso, ct);

    /// <summary>The fichas of people of several files, by application and person.</summary>
    /// <param name="cuales">Digest of each application, and who.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="uso">What for.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async ValueTask<IReadOnlyDictionary<(Huella Anexo3, PersonaId Persona), Ficha>> DeAsync(
        IEnumerable<(Huella Anexo3, PersonaId Persona)> cuales, Actor actor, Uso uso, CancellationToken ct = default)
    {
        var claves = cuales.Distinct().ToDictionary(c => Clave(c.Anexo3, c.Persona));
        return (await fichas.GetAsync(claves.Keys, actor, uso, ct).ConfigureAwait(false)).ToDictionary(f => claves[f.Id], f => f with { Id = claves[f.Id].Persona });
    }

    /// <summary>Keeps or replaces fichas of an application. When it answers, they survive the loss of power.</summary>
    /// <param name="anexo3">Digest of the application.</param>
    /// <param name="personas">Fichas, each with the id of its person.</param>
    /// <param name="ct">Cancels before anything is kept.</param>
    public ValueTask GuardarAsync(Huella anexo3, IEnumerable<Ficha> personas, CancellationToken ct = default) =>
        fichas.PutAsync([.. ConClave(anexo3, personas)], ct);

    /// <summary>Fichas of a file that change with an act; <see cref="Despachador"/> writes them where the act is decided.</summary>
    /// <param name="recepcion">Reception of the file.</param>
    /// <param name="personas">Who.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="uso">What for.</param>
    /// <param name="cambiar">The fichas to keep, from those that there are, by person.</param>
    /// <param name="procede">Whether they change with what was decided in the end; without it, always.</param>
    public CambioDeFichas Cambio(Recepcion recepcion, IEnumerable<PersonaId> personas, Actor actor, Uso uso, Func<IReadOnlyDictionary<PersonaId, Ficha>, IEnumerable<Ficha>> cambiar, Func<ImmutableArray<Hecho>, bool>? procede = null) => new(
        fichas,
        _ => new(Claves(recepcion.Anexo3, personas)),
        actor,
        uso,
        hay => ConClave(recepcion.Anexo3, cambiar(PorPersona(hay))))
    {
        Procede = procede,
    };

    /// <summary>Whether a ficha is of a person: of any application that names them, or their own where they review.</summary>
    public static bool EsDe(PersonaId ficha, PersonaId persona) => Persona(ficha) == persona;

    /// <summary>Whether a ficha was made by an application.</summary>
    public static bool EsDe(PersonaId ficha, Huella anexo3) => ficha == Clave(anexo3, Persona(ficha));

    /// <summary>The person whose ficha it is.</summary>
    public static PersonaId Persona(PersonaId ficha) => ficha.Valor.IndexOf('.', StringComparison.Ordinal) is var punto and >= 0 ? new(ficha.Valor[..punto]) : ficha;

    private static IReadOnlyCollection<PersonaId> Claves(Huella anexo3, IEnumerable<PersonaId> personas) => [.. personas.Distinct().Select(p => Clave(anexo3, p))];

    private static Dictionary<PersonaId, Ficha> PorPersona(IEnumerable<Ficha> fichas) => fichas.Select(f => f with { Id = Persona(f.Id) }).ToDictionary(f => f.Id);

    private static IEnumerable<Ficha> ConClave(Huella anexo3, IEnumerable<Ficha> personas) => personas.Select(f => f with { Id = Clave(anexo3, f.Id) });

    // The log of looks keeps it: it begins with who was looked at.
    private static PersonaId Clave(Huella anexo3, PersonaId persona) => new(string.Concat(persona.Valor, ".", anexo3.Valor.AsSpan(0, LargoDeHuella)));
}
