using System.Collections.Frozen;
using System.Collections.Immutable;
using Dictamen.Core.Programas;

namespace Dictamen.App.Programas;

/// <content>The indicators of the MIR: what each one counts, or why the record cannot say.</content>
public static partial class ProgramaYaml
{
    private static readonly FrozenDictionary<string, Conteo> Conteos = new Dictionary<string, Conteo>
    {
        ["apoyados"] = Conteo.Apoyados,
        ["elegibles"] = Conteo.Elegibles,
        ["elegibles_apoyados"] = Conteo.ElegiblesApoyados,
        ["elegibles_con_recurso"] = Conteo.ElegiblesConRecurso,
        ["participantes"] = Conteo.Participantes,
        ["habitantes"] = Conteo.Habitantes,
    }.ToFrozenDictionary();

    private static ImmutableArray<IndicadorMir> Mir(Nodo lista, FrozenDictionary<string, string> vertientes) =>
        [.. Nodo.Unicos(lista.Lista(), Regla).Select(x => IndicadorMir(x.Valor, x.Nodo, vertientes))];

    private static IndicadorMir IndicadorMir(string regla, Nodo n, FrozenDictionary<string, string> vertientes)
    {
        var (cuenta, entre, fuera) = (n.Buscar("cuenta"), n.Buscar("entre"), n.Buscar("fuera_del_registro"));
        return cuenta is null == fuera is null || cuenta is null != entre is null
            ? throw n.Error($"el indicador {regla} debe llevar «cuenta» y «entre», o «fuera_del_registro» si no sale del registro.")
            : Cerrado(n, new IndicadorMir(
                regla,
                n.Pedir("nivel").Texto(),
                n.Pedir("nombre").Texto(),
                n.Pedir("numerador").Texto(),
                n.Pedir("denominador").Texto(),
                n.Pedir("frecuencia").Texto(),
                cuenta is null ? null : Cuenta(cuenta, vertientes),
                entre is null ? null : Cuenta(entre, vertientes),
                fuera?.Texto()) { Ficha = Ficha(n.Pedir("ficha")), AlCierre = n.Buscar("al_cierre")?.SiNo() ?? false });
    }

    private static FichaDeIndicador Ficha(Nodo n) => Cerrado(n, new FichaDeIndicador(
        n.Pedir("objetivo").Texto(),
        n.Pedir("definicion").Texto(),
        n.Pedir("unidad").Texto(),
        n.Pedir("tipo").Texto(),
        n.Pedir("dimension").Texto(),
        n.Pedir("tipo_de_valor").Texto(),
        n.Buscar("medios")?.Texto(),
        n.Pedir("supuestos").Texto(),
        n.Buscar("observacion")?.Texto()));

    private static Cuenta Cuenta(Nodo n, FrozenDictionary<string, string> vertientes)
    {
        var vertiente = n.Buscar("vertiente");
        return vertiente is null || vertientes.ContainsKey(vertiente.Texto())
            ? Cerrado(n, new Cuenta(n.Pedir("de").Uno(Conteos), vertiente?.Texto()))
            : throw vertiente.Error($"la vertiente «{vertiente.Texto()}» no existe.");
    }
}
