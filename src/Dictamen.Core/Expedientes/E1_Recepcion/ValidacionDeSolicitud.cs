using System.Collections.Immutable;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>What was found in an application.</summary>
/// <param name="Fallas">What refuses it at the door: no folio is assigned until they are corrected.</param>
/// <param name="Faltantes">What is missing: it gets its folio and a prevention notice.</param>
/// <param name="Advertencias">What deserves attention and stops nothing.</param>
public sealed record RevisionDeSolicitud(ImmutableArray<Falla> Fallas, ImmutableArray<Faltante> Faltantes, ImmutableArray<Advertencia> Advertencias);

/// <summary>Reads an application against the rules and the bases of its convocatoria. Pure: the same application gives the same answer at the door, in the form and in an audit.</summary>
[Regla("PCS-4.2.2-01", "PCS-3.3-06")]
public static class ValidacionDeSolicitud
{
    /// <summary>Everything that is found, at once: whoever corrects it, corrects it once.</summary>
    public static RevisionDeSolicitud Revisar(SolicitudDeApoyo solicitud, Contexto contexto) => new(
        Fallas(solicitud, contexto),
        FaltantesDeSolicitud.De(solicitud.Contenido, contexto.Hoy, contexto.Programa),
        AdvertenciasDeSolicitud.De(solicitud.Contenido, contexto));

    /// <summary>What refuses the application at the door, in the order of the format.</summary>
    public static ImmutableArray<Falla> Fallas(SolicitudDeApoyo solicitud, Contexto contexto)
    {
        var formato = solicitud.Contenido.Anexo3;
        var fallas = new ListaDeFallas();
        ValidacionDelProyecto.Revisar(formato, contexto, fallas);
        ValidacionDeMetas.Revisar(formato, contexto.Programa, fallas);
        ValidacionDelPresupuesto.Revisar(formato, contexto, fallas);
        ValidacionDelComite.Revisar(solicitud, contexto, fallas);
        RevisarClaves(solicitud.Contenido, contexto.Programa, fallas);
        return fallas.Todas();
    }

    // What stands in the record under a key is a requirement of the rules, and nothing else can be put there.
    private static void RevisarClaves(ContenidoDeSolicitud contenido, Programa programa, ListaDeFallas fallas)
    {
        var requisitos = Requisitos.Claves(programa).ToLookup(r => r.Requisito.EsDocumento, r => r.Clave);
        Revisar(contenido.Documentos.Keys, requisitos[true], "documentos", "los documentos");
        Revisar(contenido.Declaraciones.OVacio(), requisitos[false], "protesta", "las declaraciones");
        Revisar(contenido.Identificaciones.Keys, programa.CargosCpc, "identificaciones", "las identificaciones");

        void Revisar(IEnumerable<string> claves, IEnumerable<string> admitidas, string campo, string donde)
        {
            foreach (var clave in claves.Except(admitidas))
            {
                fallas.Agregar(campo, "PCS-4.2.2-01", $"«{Requisitos.Nombre(programa, clave)}» no es de los que el numeral 3.3 pide entre {donde}; retírelo de ahí.");
            }
        }
    }
}

/// <summary>Gathers what is wrong in a form.</summary>
internal sealed class ListaDeFallas
{
    private const string DebeLlenarse = "PCS-4.2.2-01";
    private readonly ImmutableArray<Falla>.Builder _fallas = ImmutableArray.CreateBuilder<Falla>();

    public void Agregar(string campo, string regla, string mensaje) => _fallas.Add(new Falla(campo, regla, mensaje));

    /// <summary>A field that must be filled in: the format is sent «debidamente llenado con toda la información solicitada».</summary>
    public void Exigir(string? texto, string campo, string nombre, int largoMaximo = int.MaxValue)
    {
        if (string.IsNullOrWhiteSpace(texto))
        {
            Agregar(campo, DebeLlenarse, $"Falta llenar el {LugarDelFormato.De(campo)} ({nombre}).");
        }
        else if (texto.Length > largoMaximo)
        {
            Agregar(campo, DebeLlenarse, $"El texto del {LugarDelFormato.De(campo)} ({nombre}) no puede pasar de {largoMaximo} caracteres.");
        }
    }

    /// <summary>A list that must have something in it, and nothing empty.</summary>
    public void Exigir(ImmutableArray<string> textos, string campo, string nombre)
    {
        if (textos.OVacio().IsEmpty || textos.Any(string.IsNullOrWhiteSpace))
        {
            Agregar(campo, DebeLlenarse, $"Falta llenar el {LugarDelFormato.De(campo)} ({nombre}): se necesita al menos un renglón y ninguno vacío.");
        }
    }

    public ImmutableArray<Falla> Todas() => _fallas.ToImmutable();
}
