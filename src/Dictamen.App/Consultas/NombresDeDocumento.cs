using System.Collections.Frozen;
using System.Text;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Normativa;
using Dictamen.Core.Convocatorias.Resultados;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Programas;

namespace Dictamen.App.Consultas;

/// <summary>Names for people of the documents that a fact has, each under a member of the fact or under the key of a requirement.</summary>
public static class NombresDeDocumento
{
    // What the name of a member does not say, or says without its accents.
    private static readonly FrozenDictionary<string, string> Nombres = new Dictionary<string, string>
    {
        ["anexo3"] = "Solicitud (Anexo 3)",
        ["calculo"] = "Cálculo",
        ["cedula"] = "Cédula",
        ["cedulaSolventada"] = "Cédula solventada",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What a fact calls only its document.
    private static readonly FrozenDictionary<string, string> PorHecho = new Dictionary<string, string>
    {
        [nameof(ResultadosDeRecepcionPublicados)] = "Resultados de recepción",
        [nameof(ResultadosDeDictaminacionPublicados)] = "Resultados de dictaminación",
        [nameof(ApoyadosPublicados)] = "Proyectos apoyados y no apoyados",
        [nameof(ResolucionINRegistrada)] = "Resolución de la Instancia Normativa",
        [nameof(CedulaEntregada)] = "Cédula de dictaminación",
        [nameof(ActaLevantada)] = "Acta de Dictaminación",
        [nameof(InformacionPosteriorDeclarada)] = "Información posterior al dictamen",
        [nameof(ConvenioEnviado)] = "Convenio de Concertación",
        [nameof(DocumentosDeModificatorioEntregados)] = "Documentos de la modificación",
        [nameof(InformacionEntregada)] = "Información adicional",
        [nameof(InformeParcialEntregado)] = "Informe Parcial (Anexo 9)",
        [nameof(CedulaSolventada)] = "Respuesta a la Cédula",
        [nameof(InformeFinalEntregado)] = "Informe Final (Anexo 10)",
        [nameof(InformeFinalCalificado)] = "Evaluación del Informe Final",
        [nameof(ComprobanteRegistrado)] = "Comprobante",
        [nameof(ComprobanteInvalidado)] = "Comprobante",
        [nameof(ComprobanteRetirado)] = "Comprobante",
        [nameof(FacturaVerificada)] = "Factura",
        [nameof(MinistracionRetenida)] = "Documento que ordena la retención",
        [nameof(RetencionLevantada)] = "Documento que la levanta",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Name of a document.</summary>
    /// <param name="programa">Programme that names the requirements; <see langword="null"/> where no fact has any.</param>
    /// <param name="campo">Member of the fact, or key of the requirement.</param>
    /// <param name="hecho">Name of the type of fact, where it is known.</param>
    public static string De(Programa? programa, string campo, string hecho = "") =>
        campo == "documento" && PorHecho.TryGetValue(hecho, out var suyo) ? suyo
        : programa is not null && Requisitos.Buscar(programa, campo) is { } r ? Requisitos.Nombre(r.Requisito, r.Cargo)
        : Nombres.TryGetValue(campo, out var nombre) ? nombre
        : campo.Split('/') is [var que, var asiento] && programa?.ComiteDictaminador.FirstOrDefault(a => a.Id == asiento) is { } a ? $"{EnPalabras(que)}: {char.ToLowerInvariant(a.Nombre[0])}{a.Nombre[1..]}"
        : EnPalabras(campo);

    // estadoDeCuenta: «Estado de cuenta»; resolucion: «Resolución».
    private static string EnPalabras(string campo)
    {
        var texto = new StringBuilder();
        foreach (var (i, c) in campo.Index())
        {
            texto.Append(i == 0 ? char.ToUpperInvariant(c) : char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : c);
        }

        return Acentos.EnCion(texto.ToString());
    }
}
