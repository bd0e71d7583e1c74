using System.Collections.Frozen;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes;

/// <summary>What happens when a term of a file ends, by row of the table of terms (catalogue, section 25). Each stage decides its own.</summary>
public static class Vencimientos
{
    /// <summary>Decision upon the end of a term.</summary>
    public delegate Decision Vencimiento(Expediente estado, Contexto contexto, Plazo plazo);

    private static readonly FrozenDictionary<string, Vencimiento> Tabla = new Dictionary<string, Vencimiento>
    {
        ["PZ-03"] = VencimientoDeSubsanacion.Decidir,
        ["PZ-08"] = PapelesNoEntregados.Vencer,
        ["PZ-10"] = PlazosDeAjuste.VencerPrimero,
        ["PZ-11"] = PlazosDeAjuste.VencerSegundo,
        ["PZ-12"] = RenunciaPresunta.Vencer,
        ["PZ-15"] = PlazoDelModificatorio.VencerAutoridad,
        ["PZ-16"] = PlazoDelModificatorio.VencerAutoridad,
        ["PZ-17"] = PlazoDelModificatorio.VencerDocumentacion,
        ["PZ-18"] = PlazoDelModificatorio.VencerFirma,
        ["PZ-19"] = TerminoDelConvenio.VencerAutoridad,
        ["PZ-20"] = TerminarPorInstancia.Vencer,
        ["PZ-21"] = RendirInformePormenorizado.Vencer,
        ["PZ-22"] = TerminoDelConvenio.VencerAutoridad,
        ["PZ-24"] = PlazosDelCambio.VencerAutoridad,
        ["PZ-25"] = PlazosDelCambio.VencerSubsanacion,
        ["PZ-26"] = EntregarInformacion.Vencer,
        ["PZ-27"] = VencimientoInformeParcial.Vencer,
        ["PZ-28"] = InformeFinalNoEntregado.Vencer,
        ["PZ-29"] = VencimientoReintegro.Vencer,
        ["PZ-30"] = VencimientoReintegro.Vencer,
        ["PZ-31"] = VencimientoReintegro.Vencer,
        ["PZ-33"] = VigenciaConcluida.VencerResguardo,
        ["PZ-35"] = VigenciaConcluida.Vencer,
    }.ToFrozenDictionary();

    /// <summary>Decision for a row such as <c>PZ-03</c>.</summary>
    /// <exception cref="KeyNotFoundException">No stage decides this term.</exception>
    public static Vencimiento De(string renglon) => Tabla[renglon];
}
