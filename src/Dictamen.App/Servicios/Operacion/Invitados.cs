using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Ports;
using Dictamen.Core;
using Dictamen.Core.Accesos;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Somebody of a convocatoria's Comité Dictaminador, or its technical secretary, to whom a link can be sent.</summary>
/// <param name="Convocatoria">Convocatoria.</param>
/// <param name="Persona">Who.</param>
/// <param name="Calidad">Seat in words, and whether it is a substitute's.</param>
/// <param name="Rol">What the link lets them be: who reviews, or the technical secretary.</param>
public sealed record Invitado(string Convocatoria, PersonaId Persona, string Calidad, Rol Rol = Rol.Dictaminador);

/// <summary>To whom the links of the Comité Dictaminador are sent. Who replaces whom in which project is the secretary's alone to know (4.2.3.2).</summary>
public sealed class Invitados(ConvocatoriasEnMemoria convocatorias, Resumenes resumenes, IFichaStore fichas)
{
    /// <summary>Everybody to whom the actor may send a link, by convocatoria and seat; none for whoever may not.</summary>
    /// <remarks>The technical secretary signs the acta, and compares the sheets, under the pseudonym with which she was designated: her link is the office's, which its administrator gives out.</remarks>
    [Regla("PCS-4.2.3.2-02", "PCS-A1-01")]
    public ImmutableArray<Invitado> DelComite(Actor? actor) => actor?.Rol is Rol.SecretariaTecnica or Rol.Operador or Rol.Administrador
        ? [.. convocatorias.Todas.SelectMany(IEnumerable<Invitado> (c) =>
        {
            var asientos = Registro.Entorno.ProgramaDe(c.Id).ComiteDictaminador;
            var titulares = c.Integrantes.Values.Select(m => new Invitado(c.Id, m.Persona, Nombre(asientos, m.Asiento))).ToList();
            IEnumerable<Invitado> secretaria = c.SecretariaTecnica is { } s && Acceso.Reparte(actor.Rol, Acceso.DeOficina) ? [new Invitado(c.Id, s, "Secretaría Técnica", Rol.SecretariaTecnica)] : [];
            return [.. titulares, .. actor.EsSecretariaDe(c) ? Suplentes(c.Id, asientos, titulares) : secretaria];
        })]
        : [];

    /// <summary>Address of one of them, or <see langword="null"/> when there is none. The look is logged.</summary>
    public async ValueTask<string?> CorreoAsync(Actor actor, Invitado invitado, CancellationToken ct = default) =>
        (await fichas.GetAsync([invitado.Persona], actor, new Uso(Finalidad.SistemasDeDatos, "Enviar su enlace a quien dictamina o es Secretaría Técnica"), ct).ConfigureAwait(false)) is [{ Correo: { Length: > 0 } correo }] ? correo : null;

    private IEnumerable<Invitado> Suplentes(string convocatoria, ImmutableArray<Asiento> asientos, List<Invitado> titulares)
    {
        var conocidos = titulares.Select(t => t.Persona).ToHashSet();
        foreach (var (asiento, persona) in resumenes.De(convocatoria).SelectMany(r => r.Dictaminadores).Select(d => (d.Key, d.Value)))
        {
            if (conocidos.Add(persona))
            {
                yield return new Invitado(convocatoria, persona, $"Suplente de {Nombre(asientos, asiento)}");
            }
        }
    }

    private static string Nombre(ImmutableArray<Asiento> asientos, string id) => asientos.FirstOrDefault(a => a.Id == id)?.Nombre ?? id;
}
