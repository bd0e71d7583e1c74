using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Consultas;

/// <summary>
/// Who carried out a fact, as far as the office and the auditor may know: of an officer the key with which they were invited, so that anybody can see that whoever instructed a payment did not approve it.
/// Of everybody else the role only: who reviewed what is confidential (PCS-4.2.3.2-02), and a member of a committee is known by a hash of the CURP.
/// </summary>
/// <param name="Papel">Name of the role.</param>
/// <param name="Clave">Key of the officer; <see langword="null"/> for who is none, or is known by a hash of the CURP, as the technical secretary.</param>
[Regla("PCS-4.2.3.2-02")]
public sealed record Autor(string Papel, string? Clave)
{
    /// <summary>Author of a fact.</summary>
    public static Autor De(RecordedEvent evento)
    {
        var (papel, id) = evento.Actor.IndexOf(':', StringComparison.Ordinal) is >= 0 and var i ? (evento.Actor[..i], evento.Actor[(i + 1)..]) : ("", "");
        return new Autor(papel, Enum.TryParse<Rol>(papel, out var rol) && EsDeOficina(rol) && id.Length > 0 && !Seudonimos.EsSeudonimo(new PersonaId(id)) ? id : null);
    }

    /// <summary>«Instancia Ejecutora · operacion-2».</summary>
    public override string ToString() => Clave is null ? EnPalabras(Papel) : $"{EnPalabras(Papel)} · {Clave}";

    /// <summary>A role in words.</summary>
    public static string EnPalabras(string papel) => papel switch
    {
        nameof(Rol.Sistema) => "Sistema",
        nameof(Rol.Solicitante) => "Comité de Participación Comunitaria",
        nameof(Rol.Dictaminador) => "Comité Dictaminador",
        nameof(Rol.SecretariaTecnica) => "Secretaría Técnica",
        nameof(Rol.Operador) => "Instancia Ejecutora",
        nameof(Rol.Aprobador) => "Aprobación de pagos",
        nameof(Rol.Normativa) => "Instancia Normativa",
        nameof(Rol.Administrador) => "Administración",
        _ => papel,
    };

    private static bool EsDeOficina(Rol rol) => rol is Rol.Operador or Rol.Aprobador or Rol.SecretariaTecnica or Rol.Normativa or Rol.Administrador;
}
