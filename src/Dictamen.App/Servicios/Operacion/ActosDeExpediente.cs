using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Every act of the office upon a file, in the order of the road, each with its form.</summary>
public static partial class ActosDeExpediente
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<FormularioDeActo<Expediente>> Todos { get; } =
        [.. DeRecepcion(), .. DeDictaminacion(), .. DeAjuste(), .. DeConvenio(), .. DeModificatorio(), .. DelCambio(), .. DePagos(), .. DeInformes(), .. DeCierre(), Ampliacion(), ReintentoDeEncargo.De<Expediente, ReintentarEncargo>(id => new ReintentarEncargo(id))];

    private static FormularioDeActo<Expediente> Ampliacion() => new(
        "ampliar-plazo",
        "Ampliar un plazo del Comité",
        typeof(AmpliarPlazo),
        (e, c) => Ampliables(e, c).Any(),
        (e, c) =>
        [
            new Campo("plazo", "Plazo", TipoDeCampo.Opcion) { Opciones = [.. Ampliables(e, c).Select(p => new OpcionDeCampo(p.Id, $"Para {c.Programa.Termino(p.Renglon).Descripcion}; termina el {p.UltimoDia.Corta()}"))] },
            new Campo("dias", "Días que se añaden", TipoDeCampo.Texto) { Ayuda = "A lo más, la mitad del plazo original." },
            Motivo(),
            Documento("oficio", "Oficio"),
        ],
        (x, _, _) => new AmpliarPlazo(x.Texto("plazo"), x.Entero("dias"), x.Texto("motivo"), x.Archivo("oficio")))
    {
        Nota = "Se amplía mientras corre, y se avisa al Comité (LFPA, artículo 31).",
    };

    private static IEnumerable<Plazo> Ampliables(Expediente e, Contexto c) => e.Plazos.Values.Where(p => c.Programa.Termino(p.Renglon).Ampliable);

    private static FormularioDeActo<Expediente> Acto<TActo>(
        string clave,
        string titulo,
        Func<Expediente, bool> procede,
        Func<Expediente, Contexto, IEnumerable<Campo>> campos,
        Func<Captura, Expediente, Contexto, TActo> armar,
        string? nota = null)
        where TActo : Acto<Expediente> => new(clave, titulo, typeof(TActo), (e, _) => procede(e), campos, armar) { Nota = nota };

    private static Campo Documento(string nombre, string etiqueta, bool opcional = false) => new(nombre, etiqueta, TipoDeCampo.Archivo) { Opcional = opcional };

    private static Campo Motivo(string ayuda = "Los hechos y la razón de la decisión; lo demás va en el documento.") => new("motivo", "Motivación", TipoDeCampo.Area) { Ayuda = ayuda };

    private static Campo Dato(string etiqueta, string valor) => new("", etiqueta, TipoDeCampo.Dato) { Valor = valor };

    private static IEnumerable<Campo> Nada(Expediente e, Contexto c) => [];
}
