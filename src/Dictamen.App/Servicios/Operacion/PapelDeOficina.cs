using System.Collections.Frozen;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Comite;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>What each role of the office may do. Every service of the office asks here first, whatever the page did.</summary>
public static class PapelDeOficina
{
    private static readonly FrozenSet<Rol> Lectores =
        new[] { Rol.Operador, Rol.Aprobador, Rol.SecretariaTecnica, Rol.Normativa, Rol.Auditor, Rol.Administrador }.ToFrozenSet();

    /// <summary>Whether somebody works in the office, or audits it: may read.</summary>
    public static bool Lee(this Actor? actor) => actor is not null && Lectores.Contains(actor.Rol);

    /// <summary>Whether a role may carry out an act. The dispatcher asks the same again.</summary>
    public static bool Puede(this Actor actor, Type acto) => FacultaAttribute.De(acto).Contains(actor.Rol);

    /// <summary>Whether the sheets of a convocatoria's reviewers may be seen: by its own technical secretary, and by the auditor, to whom everything is shown when it asks (7.2). Nobody else learns who reviewed what.</summary>
    [Regla("PCS-4.2.3.2-02")]
    public static bool VeCedulas(this Actor actor, Convocatoria? convocatoria) => actor.Rol == Rol.Auditor || actor.EsSecretariaDe(convocatoria);

    /// <summary>Whether a role may look for people and correct their addresses.</summary>
    public static bool AtiendePersonas(this Actor? actor) => actor?.Rol is Rol.Operador or Rol.SecretariaTecnica or Rol.Administrador;

    /// <summary>Whether a role may read who looked at personal data and which ARCO requests there are: whoever attends people, and whoever audits it.</summary>
    public static bool VeConsultasDeDatos(this Actor? actor) => actor.AtiendePersonas() || actor?.Rol == Rol.Auditor;

    /// <summary>The refusal of whoever does not work in the office.</summary>
    public static Rechazo SinFacultad { get; } = new("NO_FACULTADO", "PCS-3.7.1-01", "Su sesión no permite esta operación.");

    /// <summary>The refusal of an act whose form the present state does not admit.</summary>
    public static Rechazo NoProcede { get; } = new("TRANSICION_NO_PERMITIDA", "PCS-3.7.1-01", "El acto ya no procede en el estado actual.");
}
