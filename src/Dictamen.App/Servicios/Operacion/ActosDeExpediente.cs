using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Every act of the office upon a file, in the order of the road, each with its form.</summary>
public static partial class ActosDeExpediente
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<FormularioDeActo<Expediente>> Todos { get; } =
        [.. DeRecepcion(), .. DeDictaminacion(), .. DeAjuste(), .. DeConvenio(), .. DeModificatorio(), .. DelCambio(), .. DePagos(), .. DeInformes(), .. DeCierre(), ReintentoDeEncargo.De<Expediente, ReintentarEncargo>(id => new ReintentarEncargo(id))];

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
