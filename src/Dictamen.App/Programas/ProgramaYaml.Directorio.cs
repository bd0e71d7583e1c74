using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dictamen.Core.Programas;

namespace Dictamen.App.Programas;

/// <content>The directory: whom to ask and where to complain.</content>
public static partial class ProgramaYaml
{
    private static readonly FrozenDictionary<string, Asunto> Asuntos =
        new Dictionary<string, Asunto> { ["denuncia"] = Asunto.Denuncia, ["informacion"] = Asunto.Informacion, ["convocatoria"] = Asunto.Convocatoria }.ToFrozenDictionary();

    private static Directorio Directorio(Nodo n)
    {
        var lista = n.Pedir("contactos");
        ImmutableArray<Contacto> contactos = [.. ConId(lista).Select(x => Contacto(x.Valor, x.Nodo))];
        foreach (var (nombre, asunto) in Asuntos.OrderBy(a => a.Value))
        {
            if (!contactos.Any(c => c.Asunto == asunto))
            {
                throw lista.Error($"falta un contacto cuyo asunto sea «{nombre}».");
            }
        }

        ImmutableArray<Denuncia> denuncias =
        [
            .. n.Pedir("denuncias").Lista().Select(d => Cerrado(d, new Denuncia(Regla(d), d.Pedir("numeral").Texto(), d.Pedir("quien").Texto(), d.Pedir("motivo").Texto()))),
        ];
        return Cerrado(n, new Directorio(denuncias, contactos));
    }

    private static Contacto Contacto(string id, Nodo n)
    {
        var contacto = Cerrado(n, new Contacto(
            id,
            Regla(n),
            n.Pedir("numeral").Texto(),
            n.Pedir("asunto").Uno(Asuntos),
            n.Pedir("nombre").Texto(),
            [.. (n.Buscar("telefonos")?.Lista() ?? []).Select(Telefono)],
            [.. (n.Buscar("correos")?.Lista() ?? []).Select(c => ConForma(c, Correo(), "un correo electrónico"))],
            n.Buscar("sitio") is { } sitio ? ConForma(sitio, Sitio(), "una dirección https") : null,
            n.Buscar("domicilio")?.Texto(),
            n.Buscar("horario")?.Texto(),
            n.Buscar("medio")?.Texto()));
        return contacto is { Telefonos: [], Correos: [], Sitio: null, Domicilio: null, Medio: null }
            ? throw n.Error($"el contacto {id} no dice por qué medio se acude a él.")
            : contacto;
    }

    private static Telefono Telefono(Nodo n) => Cerrado(n, new Telefono(
        ConForma(n.Pedir("numero"), Numero(), "un teléfono"),
        [.. (n.Buscar("extensiones")?.Lista() ?? []).Select(e => ConForma(e, Extension(), "una extensión"))],
        n.Buscar("desde")?.Texto()));

    [GeneratedRegex("^[0-9]{2,6}([ -]?[0-9]{3,4}){1,3}\\z")]
    private static partial Regex Numero();

    [GeneratedRegex("^[0-9]{3,6}\\z")]
    private static partial Regex Extension();

    [GeneratedRegex("^[a-z0-9._-]+@[a-z0-9-]+(\\.[a-z0-9-]+)+\\z")]
    private static partial Regex Correo();

    [GeneratedRegex("^https://[a-z0-9.-]+(/[A-Za-z0-9._/-]*)?\\z")]
    private static partial Regex Sitio();
}
