using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dictamen.Core.Plazos;
using Dictamen.Core;
using Dictamen.Core.Programas;

namespace Dictamen.App.Programas;

/// <summary>Reads a programme's rules from YAML. Strict: an unknown key, a missing value and a contradiction are errors with their line and rule.</summary>
public static partial class ProgramaYaml
{
    private static readonly FrozenDictionary<string, Unidad> Unidades = new Dictionary<string, Unidad>
    {
        ["dias_habiles"] = Unidad.DiasHabiles,
        ["dias_naturales"] = Unidad.DiasNaturales,
        ["meses"] = Unidad.Meses,
        ["anios"] = Unidad.Anios,
        ["fecha_cierta"] = Unidad.FechaCierta,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Obligados =
        new[] { "CPC", "IE", "PCS", "COMUNIDAD", "PARTE_SOLICITANTE", "CPC_E_IE", "NINGUNO" }.ToFrozenDictionary(x => x);

    private static readonly FrozenDictionary<string, bool> TiposDeRequisito =
        new Dictionary<string, bool> { ["documento"] = true, ["declaracion"] = false }.ToFrozenDictionary();

    /// <summary>Reads a programme.</summary>
    /// <param name="nombre">Name of the file, for the errors.</param>
    /// <param name="yaml">Its text.</param>
    /// <exception cref="ProgramaInvalidoException">The text is malformed, incomplete or contradicts itself.</exception>
    public static Programa Cargar(string nombre, string yaml)
    {
        var raiz = Nodo.Raiz(nombre, yaml, (a, l, c, r, d, x) => new ProgramaInvalidoException(a, l, c, r, d, x));
        var reglas = new Dictionary<string, string>(StringComparer.Ordinal);

        // A value of its own: { valor, regla }.
        Nodo Valor(Nodo padre, string clave, string regla)
        {
            var nodo = padre.Pedir(clave, regla);
            var valor = nodo.Pedir("valor");
            reglas[clave] = Regla(nodo);
            nodo.Cerrar();
            return valor;
        }

        var ejercicio = raiz.Pedir("ejercicio").Entero(2000, 2100);
        var posv = Posv(raiz.Pedir("posv", "PCS-A2-10"));
        var tope = Valor(raiz, "tope_absoluto", "PCS-3.5.2-02").Pesos();
        var vertientes = Vertientes(raiz.Pedir("vertientes", "PCS-3.5.1-06"));
        var objetivos = Objetivos(raiz.Pedir("objetivos", "PCS-A2-05"), tope);
        var identificaciones = Identificaciones(raiz.Pedir("identificaciones", "PCS-3.3-05"));
        var cargos = Valor(raiz, "cargos_cpc", "PCS-3.3.1-02").Textos();

        var programa = new Programa
        {
            Id = raiz.Pedir("id").Texto(),
            Nombre = raiz.Pedir("nombre").Texto(),
            Clave = Valor(raiz, "clave", "PCS-ACU-03").Texto(),
            Ejercicio = ejercicio,
            FechaDof = Valor(raiz, "fecha_dof", "PCS-ACU-01").Fecha(),
            FinDeVigencia = Vigencia(Valor(raiz, "fin_de_vigencia", "PCS-A6-C23-01"), ejercicio),
            Autoridad = raiz.Pedir("autoridad").Texto(),
            AvisoDePrivacidad = Valor(raiz, "aviso_de_privacidad", "PCS-8.2-03").Texto(),
            Leyendas = raiz.Pedir("leyendas", "PCS-A2-17").Entradas().ToFrozenDictionary(x => x.Clave, x => x.Nodo.Texto()),
            Plazos = raiz.Pedir("plazos").Entradas().Select(x => Termino(x.Clave, x.Nodo, posv)).ToFrozenDictionary(t => t.Id),
            Requisitos = Requisitos(raiz.Pedir("requisitos", "PCS-4.2.2-01")),
            Identificaciones = [.. identificaciones.Select(i => i.Id)],
            TiposDeIdentificacion = identificaciones,
            IdentificacionesDelRecibo = Valor(raiz, "identificaciones_del_recibo", "PCS-A7-02").Textos(),
            CargosCpc = cargos,
            CargosDelFormato = LosMismos(Valor(raiz, "cargos_del_formato", "PCS-3.3.1-02"), cargos),
            EdadMinima = Valor(raiz, "edad_minima", "PCS-3.3-02").Entero(0, 130),
            GradoDeParentesco = Valor(raiz, "grado_de_parentesco", "PCS-3.3-15").Entero(1, 10),
            HabitantesMinimos = Valor(raiz, "habitantes_minimos", "PCS-3.2-01").Entero(0),
            PorcentajeIndigenaMinimo = Valor(raiz, "porcentaje_indigena_minimo", "PCS-3.2-02").Decimal(0, 100),
            Vertientes = vertientes,
            Objetivos = objetivos,
            Tematicas = Tematicas(raiz.Pedir("tematicas", "PCS-A2-04"), objetivos),
            TopeAbsoluto = tope,
            TopePanelesSolares = DentroDe(Valor(raiz, "tope_paneles_solares", "PCS-A2-06"), tope),
            MetasMaximas = Valor(raiz, "metas_maximas", "PCS-4.2.2-01").Entero(1),
            GruposDeEdad = Valor(raiz, "grupos_de_edad", "PCS-4.2.2-01").Textos(),
            Rubros = Valor(raiz, "rubros", "PCS-A3-01").Textos(),
            TerminosGenericos = Genericos(Valor(raiz, "terminos_genericos", "PCS-A3-03")),
            ConceptosProhibidos = raiz.Pedir("conceptos_prohibidos", "PCS-A6-C3-02").Entradas().Select(x => Prohibicion(x.Clave, x.Nodo)).ToFrozenDictionary(p => p.Id),
            Criterios = [.. ConId(raiz.Pedir("criterios", "PCS-A5-01")).Select(x => Criterio(x.Valor, x.Nodo))],
            ComiteDictaminador = [.. ConId(raiz.Pedir("comite_dictaminador", "PCS-4.2.3.1-01")).Select(x => Asiento(x.Valor, x.Nodo))],
            DiaDeAvisoDeResultados = Valor(raiz, "dia_de_aviso_de_resultados", "AMB-14").Entero(1),
            Ministraciones = Valor(raiz, "ministraciones", "PCS-4.2.8-01").Entero(1, 12),
            ExhibicionUnica = Exhibicion(raiz.Pedir("exhibicion_unica", "PCS-4.2.8.1-05"), ejercicio, tope, reglas),
            Anexo11 = Anexo11(raiz.Pedir("anexo_11", "PCS-A11-02"), Valor),
            ReceptorFactura = Receptor(raiz.Pedir("receptor_factura", "PCS-A8-02")),
            ProporcionVisitas = Valor(raiz, "proporcion_visitas", "PCS-4.2.10-02").Decimal(0, 1),
            MesesEstadoDeCuenta = Valor(raiz, "meses_estado_de_cuenta", "PCS-4.2.3.3-09").Entero(1),
            Directorio = Directorio(raiz.Pedir("directorio", "PCS-12.1-01")),
            Mir = Mir(raiz.Pedir("mir", "PCS-6-02"), vertientes),
            Lecturas = Lecturas(raiz.Pedir("lecturas")),
            Posv = posv,
            Reglas = reglas.ToFrozenDictionary(),
        };
        raiz.Cerrar();
        return programa;
    }

    private static DateOnly Vigencia(Nodo nodo, int ejercicio) => nodo.Fecha() is var dia && dia.Year == ejercicio
        ? dia
        : throw nodo.Error($"la vigencia termina el {nodo.Texto()}, fuera del ejercicio {ejercicio}.");

    private static ImmutableArray<string> LosMismos(Nodo nodo, ImmutableArray<string> cargos) => nodo.Textos() is var textos && textos.Order(StringComparer.Ordinal).SequenceEqual(cargos.Order(StringComparer.Ordinal))
        ? textos
        : throw nodo.Error($"lleva los mismos cargos que «cargos_cpc» ({string.Join(", ", cargos)}), cada uno una vez.");

    private static decimal DentroDe(Nodo nodo, decimal tope) => nodo.Pesos() is var pesos && pesos <= tope
        ? pesos
        : throw nodo.Error($"el tope de {nodo.Texto()} pesos rebasa el tope absoluto de {tope.Cifra()}.");

    private static Termino Termino(string id, Nodo n, ImmutableArray<ParametroObligatorio> posv)
    {
        var unidad = n.Pedir("unidad").Uno(Unidades);
        var cantidad = n.Buscar("cantidad");
        var fecha = n.Buscar("fecha");
        var fechaEn = n.Buscar("fecha_en");
        if (unidad == Unidad.FechaCierta)
        {
            if (cantidad is not null)
            {
                throw cantidad.Error($"el plazo {id} es una fecha cierta y no lleva «cantidad».");
            }

            if (fecha is null == fechaEn is null)
            {
                throw n.Error($"el plazo {id} es una fecha cierta: debe llevar «fecha», o «fecha_en» si la fija la convocatoria, y no ambas.");
            }

            if (fechaEn?.Texto() is { } parametro && !posv.Any(p => p.Id == parametro))
            {
                throw fechaEn.Error($"el plazo {id} toma su fecha de «{parametro}», que no está en «posv».");
            }
        }
        else if (cantidad is null)
        {
            throw n.Error($"falta la clave «cantidad» en el plazo {id}.");
        }
        else if ((fecha ?? fechaEn) is { } sobra)
        {
            throw sobra.Error($"el plazo {id} se cuenta y no lleva fecha cierta.");
        }

        var ampliable = n.Buscar("ampliable");
        if (ampliable is not null && unidad is not (Unidad.DiasHabiles or Unidad.DiasNaturales))
        {
            throw ampliable.Error($"el plazo {id} no se cuenta en días, y solo los que se cuentan en días se amplían (DH-31-01).");
        }

        var termino = new Termino(id, Regla(n), cantidad?.Entero(1) ?? 0, unidad, n.Pedir("obligado").Uno(Obligados), n.Pedir("descripcion").Texto(), fecha?.Fecha(), ampliable?.SiNo() ?? false);
        n.Cerrar();
        return termino;
    }

    private static ImmutableArray<Requisito> Requisitos(Nodo lista) =>
    [
        .. ConId(lista).Select(x =>
        {
            var esDocumento = x.Nodo.Pedir("tipo").Uno(TiposDeRequisito);
            var porIntegrante = x.Nodo.Buscar("por_integrante");
            var texto = x.Nodo.Buscar("texto");
            if (!esDocumento && porIntegrante is not null)
            {
                throw porIntegrante.Error($"el requisito {x.Valor} es una declaración del formato: no lleva «por_integrante».");
            }

            if (esDocumento && texto is not null)
            {
                throw texto.Error($"el requisito {x.Valor} es un documento: «texto» es de las declaraciones.");
            }

            return Cerrado(x.Nodo, new Requisito(x.Valor, Regla(x.Nodo), x.Nodo.Pedir("nombre").Texto(), porIntegrante?.SiNo() ?? false, esDocumento)
            {
                DelComite = x.Nodo.Buscar("del_comite")?.SiNo() ?? false,
                Texto = texto?.Texto(),
            });
        }),
    ];

    private static ImmutableArray<Identificacion> Identificaciones(Nodo n)
    {
        _ = Regla(n);
        return Cerrado<ImmutableArray<Identificacion>>(n,
        [
            .. ConId(n.Pedir("valores")).Select(x => Cerrado(x.Nodo, new Identificacion(x.Valor, x.Nodo.Pedir("nombre").Texto(), x.Nodo.Pedir("vigente").SiNo()))),
        ]);
    }

    private static FrozenDictionary<string, string> Vertientes(Nodo n)
    {
        _ = Regla(n);
        return Cerrado(n, n.Pedir("valores").Entradas().ToFrozenDictionary(x => x.Clave, x => x.Nodo.Texto()));
    }

    private static FrozenDictionary<string, Objetivo> Objetivos(Nodo n, decimal tope) =>
        n.Entradas().Select(x => Cerrado(x.Nodo, new Objetivo(x.Clave, Regla(x.Nodo), x.Nodo.Pedir("nombre").Texto(), DentroDe(x.Nodo.Pedir("tope"), tope)))).ToFrozenDictionary(o => o.Id);

    private static FrozenDictionary<string, Tematica> Tematicas(Nodo n, FrozenDictionary<string, Objetivo> objetivos)
    {
        _ = Regla(n);
        var tematicas = n.Pedir("valores").Entradas().Select(x =>
        {
            var objetivo = x.Nodo.Pedir("objetivo");
            return objetivos.ContainsKey(objetivo.Texto())
                ? Cerrado(x.Nodo, new Tematica(x.Clave, objetivo.Texto(), x.Nodo.Pedir("nombre").Texto()))
                : throw objetivo.Error($"la temática {x.Clave} apunta al objetivo «{objetivo.Texto()}», que no existe.");
        }).ToFrozenDictionary(t => t.Id);
        foreach (var id in objetivos.Keys.Order(StringComparer.Ordinal).Where(id => !tematicas.Values.Any(t => t.Objetivo == id)))
        {
            throw n.Error($"el objetivo {id} no tiene ninguna temática.");
        }

        return Cerrado(n, tematicas);
    }

    private static ImmutableArray<string> Genericos(Nodo n)
    {
        foreach (var nodo in n.Lista())
        {
            if (!SinAcentos().IsMatch(nodo.Texto()))
            {
                throw nodo.Error($"el término genérico «{nodo.Texto()}» debe ir en minúsculas y sin acentos, como se compara.");
            }
        }

        return n.Textos();
    }

    private static Prohibicion Prohibicion(string id, Nodo n) => Cerrado(n, new Prohibicion(id, Regla(n), n.Pedir("nombre").Texto()));

    private static Criterio Criterio(string id, Nodo n) => Cerrado(n, new Criterio(id, Regla(n), n.Pedir("nombre").Texto(), n.Pedir("apartado").Texto()));

    private static Asiento Asiento(string id, Nodo n) => Cerrado(n, new Asiento(id, Regla(n), n.Pedir("nombre").Texto()));

    private static ExhibicionUnica Exhibicion(Nodo n, int ejercicio, decimal tope, Dictionary<string, string> reglas)
    {
        var ventana = n.Pedir("tercer_cuatrimestre", "PCS-4.2.8.1-05");
        var (desde, hasta) = (ventana.Pedir("desde").Fecha(), ventana.Pedir("hasta").Fecha());
        reglas["tercer_cuatrimestre"] = Regla(ventana);
        ventana.Cerrar();
        if (desde > hasta || desde.Year != ejercicio || hasta.Year != ejercicio)
        {
            throw ventana.Error($"el tercer cuatrimestre debe empezar antes de terminar y caer en {ejercicio}.");
        }

        var monto = n.Pedir("monto_maximo", "PCS-4.2.8.1-06");
        var pesos = DentroDe(monto.Pedir("valor"), tope);
        reglas["monto_maximo"] = Regla(monto);
        monto.Cerrar();
        return Cerrado(n, new ExhibicionUnica(desde, hasta, pesos));
    }

    private static Anexo11 Anexo11(Nodo n, Func<Nodo, string, string, Nodo> valor)
    {
        var lista = n.Pedir("indicadores", "PCS-A11-02");
        ImmutableArray<Indicador> indicadores = [.. ConId(lista).Select(x => Indicador(x.Valor, x.Nodo))];
        if (indicadores.Sum(i => i.ConVisita) is var suma and not 100)
        {
            throw lista.Error($"los puntos de la columna con visita deben sumar 100; suman {suma.Cifra()}.", "PCS-A11-02");
        }

        return Cerrado(n, new Anexo11(
            indicadores,
            valor(n, "umbral", "PCS-4.2.12-07").Decimal(0, 100),
            valor(n, "porcentaje_material", "PCS-A11-06").Decimal(0, 100),
            valor(n, "porcentaje_visita", "PCS-4.2.10-03").Decimal(0, 100)));
    }

    private static Indicador Indicador(string id, Nodo n)
    {
        var sinVisita = n.Pedir("sin_visita");
        return Cerrado(n, new Indicador(
            id,
            Regla(n),
            n.Pedir("criterio").Texto(),
            n.Pedir("nombre").Texto(),
            n.Pedir("con_visita").Decimal(0, 100),
            sinVisita.Texto() == "no_aplica" ? null : sinVisita.Decimal(0, 100)));
    }

    private static Receptor Receptor(Nodo n)
    {
        _ = Regla(n);
        return Cerrado(n, new Receptor(n.Pedir("nombre").Texto(), ConForma(n.Pedir("rfc"), Rfc(), "un RFC")));
    }

    private static string ConForma(Nodo n, Regex forma, string de) =>
        forma.IsMatch(n.Texto()) ? n.Texto() : throw n.Error($"«{n.Texto()}» no tiene la forma de {de}.");

    private static FrozenDictionary<string, Lectura> Lecturas(Nodo n)
    {
        var parametros = new HashSet<string>(StringComparer.Ordinal);
        return n.Entradas().Select(x =>
        {
            var (id, nodo) = x;
            var (parametro, valor, alternativas) = (nodo.Pedir("parametro", id), nodo.Pedir("valor", id), nodo.Pedir("alternativas", id));
            if (!parametros.Add(parametro.Texto()))
            {
                throw parametro.Error($"el parámetro «{parametro.Texto()}» ya es de otra lectura.", id);
            }

            var otras = alternativas.Textos(puedeEstarVacia: true);
            return otras.Contains(valor.Texto())
                ? throw alternativas.Error($"la alternativa «{valor.Texto()}» de {id} es igual al valor adoptado.", id)
                : Cerrado(nodo, new Lectura(id, parametro.Texto(), valor.Texto(), otras, nodo.Pedir("razon", id).Texto()));
        }).ToFrozenDictionary(l => l.Id);
    }

    private static ImmutableArray<ParametroObligatorio> Posv(Nodo lista) =>
    [
        .. ConId(lista).Select(x => ValidacionDeBases.Parametros.Contains(x.Valor)
            ? Cerrado(x.Nodo, new ParametroObligatorio(x.Valor, Regla(x.Nodo), x.Nodo.Pedir("descripcion").Texto()))
            : throw x.Nodo.Error($"las bases de una convocatoria no tienen el parámetro «{x.Valor}».")),
    ];

    private static IEnumerable<(string Valor, Nodo Nodo)> ConId(Nodo lista) => Nodo.Unicos(lista.Lista(), n => n.Pedir("id").Texto());

    private static string Regla(Nodo n)
    {
        var regla = n.Pedir("regla");
        return FormaDeRegla().IsMatch(regla.Texto()) ? regla.Texto() : throw regla.Error($"«{regla.Texto()}» no tiene la forma de un id del catálogo de reglas.");
    }

    private static T Cerrado<T>(Nodo n, T valor)
    {
        n.Cerrar();
        return valor;
    }

    [GeneratedRegex("^[A-Z]+-[A-Z0-9][A-Za-z0-9.-]*\\z")]
    private static partial Regex FormaDeRegla();

    [GeneratedRegex("^[a-z ]+\\z")]
    private static partial Regex SinAcentos();

    [GeneratedRegex("^[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3}\\z")]
    private static partial Regex Rfc();
}
