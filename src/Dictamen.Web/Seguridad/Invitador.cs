using System.Collections.Immutable;
using Dictamen.App.Notificaciones;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Accesos;
using Correo = Dictamen.App.Ports.Correo;
using FormaDeCorreo = Dictamen.Core.Expedientes.E1_Recepcion.Correo;

namespace Dictamen.Web.Seguridad;

/// <summary>Sends links by e-mail to who works in the office and to who reviews, lists them and revokes them. Who may is decided by the acts.</summary>
public sealed class Invitador(Enlaces enlaces, Accesos accesos, Invitados invitados, CedulasPorEntregar cedulas, IMail correo, TimeProvider reloj, SitioPublico sitio)
{
    /// <summary>Days that an invitation to the office opens.</summary>
    public const int DiasDeOficina = 7;

    /// <summary>Days that a reviewer's link opens.</summary>
    public const int DiasDeDictaminador = 60;

    private const string Regla = "PCS-3.7.1-01";
    private const string DeSecretaria = "secretaria";
    private const int LargoDeSujeto = 64;

    /// <summary>Invites somebody to work in the office.</summary>
    /// <param name="actor">Who invites.</param>
    /// <param name="papel">One of <see cref="Destinos.Papeles"/>.</param>
    /// <param name="sujeto">Pseudonym under which the person stands in the record.</param>
    /// <param name="para">Address.</param>
    /// <param name="orden">Id of the order: the same order twice is one invitation; <see langword="null"/> for an order of its own.</param>
    /// <param name="ct">Cancels before it is issued.</param>
    public async Task<(EnlaceEmitido? Enlace, Rechazo? Rechazo)> InvitarAsync(Actor actor, string papel, string sujeto, [DatoPersonal] string para, string? orden = null, CancellationToken ct = default)
    {
        var fallas = new List<Falla>();
        if (!Destinos.Papeles.TryGetValue(papel, out var nombre))
        {
            fallas.Add(new Falla("papel", Regla, $"Elija uno de los papeles de la oficina: {string.Join(", ", Destinos.Papeles.Keys)}."));
        }

        if (sujeto.Length is 0 or > LargoDeSujeto || !sujeto.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            fallas.Add(new Falla("sujeto", Regla, $"La clave lleva letras sin acento, dígitos y guiones, {LargoDeSujeto} cuando más."));
        }

        if (!FormaDeCorreo.EsValido(para))
        {
            fallas.Add(new Falla("correo", Regla, FormaDeCorreo.ComoSeEscribe));
        }

        return fallas.Count > 0
            ? (null, Rechazo.PorContenido(fallas))
            : await EnviarAsync(actor, papel, sujeto, Acceso.DeOficina, DiasDeOficina, para, $"Se le invita a trabajar en el sistema como {nombre}.", orden, ct);
    }

    /// <summary>Sends their link to who reviews, or to the technical secretary, at the address that was captured when their committee was seated.</summary>
    /// <param name="actor">Who invites.</param>
    /// <param name="convocatoria">Convocatoria.</param>
    /// <param name="persona">One of <see cref="Invitados.DelComite"/>.</param>
    /// <param name="orden">Id of the order: the same order twice is one invitation; <see langword="null"/> for an order of its own.</param>
    /// <param name="ct">Cancels before it is issued.</param>
    public async Task<(EnlaceEmitido? Enlace, Rechazo? Rechazo)> InvitarDelComiteAsync(Actor actor, string convocatoria, PersonaId persona, string? orden = null, CancellationToken ct = default)
    {
        if (invitados.DelComite(actor).FirstOrDefault(i => i.Convocatoria == convocatoria && i.Persona == persona) is not { } invitado)
        {
            return (null, Rechazo.PorContenido([new Falla("persona", Regla, "Elija a quien dictamina en esa convocatoria; a su Secretaría Técnica la invita quien administra el sistema.")]));
        }

        var esSecretaria = invitado.Rol == Rol.SecretariaTecnica;
        if (await invitados.CorreoAsync(actor, invitado, ct) is not { } para)
        {
            return (null, Rechazo.PorContenido([new Falla("persona", Regla, $"No se capturó el correo de esa persona. {(esSecretaria ? "Integre de nuevo el Comité Dictaminador" : "Reemplácela en su asiento")} con sus datos completos.")]));
        }

        return esSecretaria
            ? await EnviarAsync(actor, DeSecretaria, persona.Valor, Acceso.DeOficina, DiasDeOficina, para, $"Se le invita a trabajar en el sistema como Secretaría Técnica de la convocatoria {convocatoria}.", orden, ct)
            : await EnviarAsync(actor, "cd", persona.Valor, $"{Acceso.DeDictaminador}{convocatoria}", DiasDeDictaminador, para, $"Se le invita a dictaminar proyectos de la convocatoria {convocatoria}.{Termino(convocatoria)}", orden, ct);
    }

    /// <summary>The links that open now, or hold a session, and that the actor gives out: of the reviewers, those that the actor may know.</summary>
    public async Task<ImmutableArray<(string Numero, Acceso Acceso)>> VigentesAsync(Actor actor, CancellationToken ct = default)
    {
        var conocidos = invitados.DelComite(actor).Select(i => (i.Persona.Valor, $"{Acceso.DeDictaminador}{i.Convocatoria}")).ToHashSet();
        var vigentes = ImmutableArray.CreateBuilder<(string, Acceso)>();
        foreach (var alcance in ((string[])[Acceso.DeOficina, Acceso.DeDictaminador]).Where(a => Acceso.Reparte(actor.Rol, a)))
        {
            await foreach (var (numero, acceso) in accesos.VigentesAsync(alcance, ct))
            {
                if (alcance == Acceso.DeOficina || conocidos.Contains((acceso.Sujeto, acceso.Alcance)))
                {
                    vigentes.Add((numero, acceso));
                }
            }
        }

        return vigentes.DrainToImmutable();
    }

    // What is known of the term when the link is sent; afterwards the page that it opens says it.
    private string Termino(string convocatoria) => cedulas.Plazo(convocatoria) is { } plazo
        ? $" Los resultados deben darse a conocer a más tardar el {plazo.UltimoDia.Larga()} ({plazo.Regla}), y antes se acuerdan en sesión y se firman en un Acta: entregue sus cédulas con tiempo para eso."
        : "";

    private async Task<(EnlaceEmitido? Enlace, Rechazo? Rechazo)> EnviarAsync(Actor actor, string proposito, string sujeto, string alcance, int dias, string para, string invitacion, string? orden, CancellationToken ct)
    {
        var (enlace, rechazo) = await enlaces.InvitarAsync(proposito, sujeto, alcance, reloj.GetUtcNow().AddDays(dias), unaVez: false, actor, orden, ct);
        if (enlace is null)
        {
            return (null, rechazo);
        }

        // The same order again is the same message again: whoever crashed before it went out sends it now.
        var resultado = await correo.SendAsync(
            new Correo($"acceso/{enlace.Numero}", [para], "Su acceso a Dictamen", $"{invitacion}\n\nAbra este enlace; es sólo para usted y vence en {dias} días:\n\n{enlace.Direccion}\n\nDudas: en {sitio.Contacto}.\n\n{CatalogoDeProgramas.Leyenda}.\n", EnHtml: false, null), ct);
        if (resultado is not MailBounced rebote)
        {
            return (enlace, null);
        }

        await accesos.RevocarAsync(enlace.Numero, "la invitación no llegó", actor, ct);
        return (null, new Rechazo("CORREO_NO_ENTREGADO", Regla, $"La invitación no se pudo entregar: {rebote.Motivo}"));
    }
}
