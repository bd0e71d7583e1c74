using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;

namespace Dictamen.App.Servicios;

/// <summary>A member of a committee to whom the link of a file is sent.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Cargo">Post.</param>
/// <param name="Persona">Who.</param>
public sealed record Destinatario(Folio Folio, string Cargo, PersonaId Persona);

/// <summary>A project's file for the members of its committee. Each acts with their own link: the scope of the session is folio and post, and its subject is the person.</summary>
public sealed class MiExpediente(Repositorio repositorio, IFichaStore fichas)
{
    private const string EnviarEnlace = "enviar su enlace privado al correo registrado";

    /// <summary>Members to whom an address belongs. Only for sending their links to that address; nothing of the answer may be shown.</summary>
    public async Task<IReadOnlyList<Destinatario>> DestinatariosAsync(string folio, [DatoPersonal] string correo, CancellationToken ct = default)
    {
        if (!Folio.TryParse(folio.Trim().ToUpperInvariant(), out var suyo))
        {
            return [];
        }

        return [.. from i in await LeerAsync(suyo, ct).ConfigureAwait(false)
                   where i.Ficha.CorreosDeNotificacion.Append(i.Ficha.Correo).Any(c => string.Equals(c, correo.Trim(), StringComparison.OrdinalIgnoreCase))
                   select i.Destinatario];
    }

    /// <summary>Every member of a file with their address, for sending each their link.</summary>
    public async Task<IReadOnlyList<(Destinatario Destinatario, string Correo)>> IntegrantesAsync(Folio folio, CancellationToken ct = default) =>
        [.. (await LeerAsync(folio, ct).ConfigureAwait(false)).Select(i => (i.Destinatario, i.Ficha.Correo))];

    private async Task<IReadOnlyList<(Destinatario Destinatario, Ficha Ficha)>> LeerAsync(Folio folio, CancellationToken ct)
    {
        var integrantes = (await repositorio.CargarAsync<Expediente>(folio.ToString(), ct).ConfigureAwait(false)).Estado.Recepcion?.Integrantes ?? [];
        var suyas = await fichas.GetAsync([.. integrantes.Select(i => i.Persona)], Actor.Sistema, EnviarEnlace, ct).ConfigureAwait(false);
        return [.. from i in integrantes join f in suyas on i.Persona equals f.Id select (new Destinatario(folio, i.Cargo, i.Persona), f)];
    }
}
