using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;

/// <summary>What proves a change of members. The numeral names no document; who enters must be what 3.3 asks of a member, and the Asamblea elects (AMB-05).</summary>
[Regla("PCS-3.6.2-08", "PCS-3.3-04", "PCS-3.3-14", "PCS-3.3-15", "PCS-3.3.1-01", "AMB-03", "AMB-05")]
public static class RequisitosDelCambio
{
    /// <summary>Keys with their requirement: what says who the members are, and what each who enters has of their own.</summary>
    public static IEnumerable<(string Clave, Requisito Requisito, string? Cargo)> Claves(Programa programa, IReadOnlyCollection<string> cargos) =>
        Requisitos.Claves(programa).Where(r => r.Requisito.DelComite || (r.Cargo is not null && cargos.Contains(r.Cargo)));

    /// <summary>What is missing, in the order of the rules.</summary>
    public static ImmutableArray<Faltante> Faltan(
        Programa programa, IReadOnlyCollection<string> cargos, IReadOnlyDictionary<string, Huella> documentos, IReadOnlyDictionary<string, string> identificaciones, ImmutableArray<string> declaraciones) =>
        [.. from r in Claves(programa, cargos)
            let motivo = Motivo(programa, r.Clave, r.Requisito, r.Cargo, documentos, identificaciones, declaraciones)
            where motivo is not null
            select new Faltante(r.Clave, r.Requisito.Regla, motivo)];

    [Regla("PCS-3.3-05")]
    private static string? Motivo(
        Programa programa, string clave, Requisito requisito, string? cargo, IReadOnlyDictionary<string, Huella> documentos, IReadOnlyDictionary<string, string> identificaciones, ImmutableArray<string> declaraciones) =>
        !requisito.EsDocumento ? declaraciones.Contains(clave) ? null : $"Falta aceptar: {requisito.Nombre}."
        : !documentos.ContainsKey(clave) ? $"No se entregó: {Requisitos.Nombre(requisito, cargo)}."
        : requisito.Id == Requisitos.Identificacion && !programa.Identificaciones.Contains(identificaciones.GetValueOrDefault(cargo!, "")) ? $"La identificación de {cargo} no es de las que admite el numeral 3.3, o no se dijo cuál es."
        : null;
}
