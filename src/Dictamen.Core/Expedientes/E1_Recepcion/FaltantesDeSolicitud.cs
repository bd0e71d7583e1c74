using System.Collections.Immutable;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Which requirements of 3.3 an application lacks. They give a folio all the same, and lead to the one prevention notice.</summary>
[Regla("PCS-3.3-01", "PCS-3.3-02", "PCS-3.3-04", "PCS-3.3-07", "PCS-3.3-10", "PCS-3.3-14", "PCS-3.3-15", "AMB-03")]
public static class FaltantesDeSolicitud
{
    /// <summary>What is missing, one entry for each requirement, in the order of the rules.</summary>
    /// <param name="contenido">The application.</param>
    /// <param name="envio">Day on which it was sent.</param>
    /// <param name="programa">Rules of operation.</param>
    public static ImmutableArray<Faltante> De(ContenidoDeSolicitud contenido, DateOnly envio, Programa programa) =>
        [.. from r in Requisitos.Claves(programa)
            let motivo = Motivo(contenido, envio, programa, r.Clave, r.Requisito, r.Cargo)
            where motivo is not null
            select new Faltante(r.Clave, r.Requisito.Regla, motivo)];

    private static string? Motivo(ContenidoDeSolicitud contenido, DateOnly envio, Programa programa, string clave, Requisito requisito, string? cargo) =>
        requisito.Id switch
        {
            Requisitos.Anexo3 => null,
            Requisitos.Coinversion => string.IsNullOrWhiteSpace(contenido.Anexo3.Presupuesto.CoinversionNoMonetaria)
                ? "No se desglosó la coinversión no monetaria (Anexo 3, apartado 8.2)."
                : null,
            _ when !requisito.EsDocumento => contenido.Declaraciones.OVacio().Contains(clave) ? null : $"Falta aceptar: {requisito.Nombre}.",
            _ when !contenido.Documentos.ContainsKey(clave) => $"No se entregó: {requisito.Nombre}{(cargo is null ? "" : $" ({cargo})")}.",
            Requisitos.Acta => Acta(contenido, envio, programa),
            Requisitos.Identificacion => Identificacion(contenido, programa, cargo!),
            _ => null,
        };

    [Regla("PCS-3.3-05")]
    private static string? Identificacion(ContenidoDeSolicitud contenido, Programa programa, string cargo) =>
        contenido.Identificaciones.GetValueOrDefault(cargo) is { } tipo && programa.Identificaciones.Contains(tipo)
            ? null
            : $"La identificación de {cargo} no es de las que admite el numeral 3.3, o no se dijo cuál es.";

    // The Asamblea elects the three members, so an acta that does not name them does not prove the committee (AMB-05).
    [Regla("PCS-3.3.1-01", "AMB-05")]
    private static string? Acta(ContenidoDeSolicitud contenido, DateOnly envio, Programa programa)
    {
        if (contenido.Acta is not { } acta)
        {
            return "No se capturó el contenido del Acta de Asamblea Comunitaria (Anexo 4).";
        }

        List<string> sinFirma =
        [
            .. acta.Nombramientos.OVacio().Where(f => !f.Firma).Select(f => f.Cargo),
            .. acta.ContraloriaSocial.OVacio().Where(f => !f.Firma).Select(f => Vacio(f.Cargo) ? "Contraloría Social" : f.Cargo).Distinct(),
            .. acta.Autoridades.OVacio().Where(a => !a.Firma).Select(a => Vacio(a.Cargo) ? "Autoridad Tradicional" : a.Cargo),
        ];
        (bool Falta, string Que)[] contenidos =
        [
            (acta.Fecha > envio, "la fecha de la asamblea es posterior al envío de la solicitud"),
            (acta.Fecha == default || acta.Hora is null || Vacio(acta.Lugar) || Vacio(acta.Comunidad) || Vacio(acta.Localidad) || Vacio(acta.Entidad),
                "el proemio no dice fecha, hora, lugar, comunidad, localidad y entidad (inciso a)"),
            (!acta.VerificacionDeQuorum, "no consta la verificación de quórum (inciso b, I)"),
            (Vacio(acta.ObjetivosDeLaReunion), "no constan los objetivos de la reunión (inciso b, II)"),
            (Vacio(acta.ValidacionDelProyecto), "no constan el análisis y la validación del proyecto (inciso b, III)"),
            (!Nombra(acta, contenido.Anexo3, programa), "no constan los nombramientos de todas las personas del Comité que indica el apartado 11 del Anexo 3 (inciso b, IV)"),
            (acta.ContraloriaSocial.OVacio().IsEmpty, "no consta el reconocimiento de quienes integran el Comité de Contraloría Social (inciso b, V)"),
            (Vacio(acta.ProcedenciaDelComite), "no consta la validación de la procedencia de quienes integran el Comité (inciso b, VI)"),
            (acta.ContraloriaSocial.OVacio().Any(c => Vacio(c.Persona.Valor) || Vacio(c.Cargo)), "no consta el nombre o el cargo de alguna de las personas del Comité de Contraloría Social (inciso c)"),
            (acta.Autoridades.OVacio().IsEmpty, "no constan las Autoridades Tradicionales (inciso c)"),
            (acta.Autoridades.OVacio().Any(a => Vacio(a.Persona?.Valor) || Vacio(a.Cargo)), "no consta el nombre o el cargo de alguna de las Autoridades Tradicionales (inciso c)"),
            (sinFirma.Count > 0, $"faltan firmas o huellas (inciso c): {string.Join(", ", sinFirma)}"),
        ];
        var faltan = contenidos.Where(c => c.Falta).Select(c => c.Que).ToList();
        return faltan.Count == 0 ? null : $"El Acta de Asamblea Comunitaria no está integrada conforme al Anexo 4: {string.Join("; ", faltan)}.";
    }

    // One appointment for each post, of the person whom the format names; two of them prove none.
    private static bool Nombra(ActaDeAsamblea acta, Anexo3 formato, Programa programa) =>
        programa.CargosCpc.All(cargo =>
            acta.Nombramientos.OVacio().Where(n => n.Cargo == cargo).Take(2).ToList() is [var nombrado]
            && formato.Integrantes.OVacio().Any(i => i.Cargo == cargo && i.Persona == nombrado.Persona));

    private static bool Vacio(string? texto) => string.IsNullOrWhiteSpace(texto);
}
