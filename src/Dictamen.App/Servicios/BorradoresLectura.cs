using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios;

/// <summary>Reads typed text as values. What cannot be read becomes an empty value and a fault at its field, so that a draft can always be kept and reviewed.</summary>
/// <param name="campos">What was typed, by path.</param>
public sealed class LectorDeCampos(IReadOnlyDictionary<string, string> campos)
{
    private const string DebeLlenarse = "PCS-4.2.2-01";
    private readonly ImmutableArray<Falla>.Builder _fallas = ImmutableArray.CreateBuilder<Falla>();

    /// <summary>What could not be read.</summary>
    public ImmutableArray<Falla> Ilegibles => _fallas.ToImmutable();

    /// <summary>Text without the spaces around it.</summary>
    public string Texto(string ruta) => campos.GetValueOrDefault(ruta, "").Trim();

    /// <summary>Lines of a text that are not empty.</summary>
    public ImmutableArray<string> Lista(string ruta) => [.. Texto(ruta).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Whether a box is ticked.</summary>
    public bool Marca(string ruta) => Texto(ruta).Length > 0;

    /// <summary>A number; 0 when nothing was typed. Thousands may be separated with commas, and an amount may carry its sign of pesos.</summary>
    public decimal Numero(string ruta) => Leido(ruta, NumeroEscrito.Leer, NumeroEscrito.Ilegible);

    /// <summary>A whole number; 0 when nothing was typed.</summary>
    public int Entero(string ruta) => Leido(ruta, NumeroEscrito.LeerEntero, NumeroEscrito.NoEsEntero);

    /// <summary>A day; the first of all when nothing was typed.</summary>
    public DateOnly Fecha(string ruta)
    {
        var texto = Texto(ruta);
        if (texto.Length == 0)
        {
            return default;
        }

        if (DateOnly.TryParseExact(texto, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var dia))
        {
            return dia;
        }

        _fallas.Add(new Falla(ruta, DebeLlenarse, $"«{NumeroEscrito.Corto(texto)}» no es una fecha; escríbala como día/mes/año, por ejemplo 05/11/2019."));
        return default;
    }

    /// <summary>An hour; <see langword="null"/> when nothing was typed.</summary>
    public TimeOnly? Hora(string ruta)
    {
        var texto = Texto(ruta);
        if (texto.Length == 0)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(texto, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hora))
        {
            return hora;
        }

        _fallas.Add(new Falla(ruta, DebeLlenarse, $"«{NumeroEscrito.Corto(texto)}» no es una hora; escríbala de 00:00 a 23:59, por ejemplo 10:30."));
        return null;
    }

    /// <summary>Rows of a table, from 1 to the last one in which something was typed. What stands beyond the last row that a table may have is a fault, and is not read.</summary>
    public IEnumerable<string> Renglones(string tabla)
    {
        var ultimo = campos.Where(c => c.Value.Trim().Length > 0).Select(c => RenglonesDeCampos.Numero(c.Key, tabla)).DefaultIfEmpty(0).Max();
        if (ultimo > RenglonesDeCampos.Maximo)
        {
            _fallas.Add(new Falla(tabla, DebeLlenarse, $"Hay datos en el renglón {ultimo} y se admiten hasta {RenglonesDeCampos.Maximo}: quite los renglones que sobran."));
        }

        return Enumerable.Range(1, Math.Min(ultimo, RenglonesDeCampos.Maximo)).Select(n => string.Create(CultureInfo.InvariantCulture, $"{tabla}[{n}]"));
    }

    private T Leido<T>(string ruta, Func<string, T?> leer, Func<string, string> ilegible) where T : struct
    {
        var texto = Texto(ruta);
        if (texto.Length == 0)
        {
            return default;
        }

        if (leer(texto) is { } valor)
        {
            return valor;
        }

        _fallas.Add(new Falla(ruta, DebeLlenarse, ilegible(texto)));
        return default;
    }
}

/// <summary>Rows in the paths of fields: <c>8.1[3].cantidad</c> is of row 3 of table <c>8.1</c>.</summary>
public static class RenglonesDeCampos
{
    /// <summary>Most rows of any table; a technical limit, as the rules fix none.</summary>
    public const int Maximo = 150;

    /// <summary>Number of the row of a path in a table; 0 when it is of no row of it.</summary>
    public static int Numero(string ruta, string tabla)
    {
        var cierre = ruta.Length > tabla.Length + 1 && ruta.StartsWith(tabla, StringComparison.Ordinal) && ruta[tabla.Length] == '[' ? ruta.IndexOf(']', tabla.Length) : -1;
        return cierre > 0 && int.TryParse(ruta.AsSpan(tabla.Length + 1, cierre - tabla.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
    }

    /// <summary>Without a row: those after it move up one place.</summary>
    public static ImmutableDictionary<string, T> Quitar<T>(ImmutableDictionary<string, T> campos, string tabla, int numero) => campos
        .Where(c => Numero(c.Key, tabla) != numero)
        .ToImmutableDictionary(c => Numero(c.Key, tabla) is var n && n > numero ? Mover(c.Key, tabla, n, n - 1) : c.Key, c => c.Value);

    /// <summary>Without the rows in which nothing was typed.</summary>
    public static ImmutableDictionary<string, string> SinVacios(ImmutableDictionary<string, string> campos, string tabla)
    {
        for (var n = campos.Keys.Select(c => Numero(c, tabla)).DefaultIfEmpty(0).Max(); n > 0; n--)
        {
            if (campos.Where(c => Numero(c.Key, tabla) == n).All(c => string.IsNullOrWhiteSpace(c.Value)))
            {
                campos = Quitar(campos, tabla, n);
            }
        }

        return campos;
    }

    private static string Mover(string ruta, string tabla, int de, int a)
    {
        var largo = de.ToString(CultureInfo.InvariantCulture).Length;
        return string.Create(CultureInfo.InvariantCulture, $"{tabla}[{a}{ruta.AsSpan(tabla.Length + 1 + largo)}");
    }
}

/// <summary>Turns a draft into the application that it would be if it were handed in now.</summary>
public static class SolicitudDeBorrador
{
    // Order in which the format numbers the posts (section 11).
    /// <summary>Field of section 11 in which its page says which version of the privacy notice it showed.</summary>
    public const string Aviso = "11.aviso";

    private static readonly string[] Apartados = ["Representante", "Tesorero", "Secretario"];

    /// <summary>Section of a post: <c>11.2</c> is the treasurer's.</summary>
    public static string Apartado(string cargo) => string.Create(CultureInfo.InvariantCulture, $"11.{Array.IndexOf(Apartados, cargo) + 1}");

    /// <summary>Reads a draft. People are not pseudonyms yet in section 11: <see cref="Solicitudes.Seudonimizar"/> makes them so.</summary>
    /// <param name="borrador">The draft.</param>
    /// <param name="programa">Rules of operation.</param>
    /// <param name="bases">Bases of the convocatoria.</param>
    /// <param name="seudonimos">Pseudonyms, for those whom the acta names.</param>
    /// <returns>The application, and what was typed and cannot be read.</returns>
    public static (SolicitudDeApoyo Solicitud, ImmutableArray<Falla> Ilegibles) Leer(Borrador borrador, Programa programa, Bases bases, Seudonimos seudonimos)
    {
        var c = new LectorDeCampos(borrador.Campos);
        var personas = programa.CargosCpc.Select(cargo => Persona(c, Apartado(cargo), cargo)).ToImmutableArray();
        var contenido = new ContenidoDeSolicitud(
            Formato(c, borrador.Tramite, programa, bases),
            borrador.Adjuntos.ContainsKey(Requisitos.Acta) || c.Texto("anexo_4.lugar").Length > 0 ? Acta(c, personas, seudonimos) : null,
            borrador.Adjuntos.ToImmutableDictionary(a => a.Key, a => a.Value.Huella),
            programa.CargosCpc.Select(cargo => (cargo, Tipo: c.Texto($"identificacion.{cargo}"))).Where(i => i.Tipo.Length > 0).ToImmutableDictionary(i => i.cargo, i => i.Tipo),
            [.. programa.Requisitos.Where(r => !r.EsDocumento && r.Id != Requisitos.Coinversion && c.Marca($"protesta.{r.Id}")).Select(r => r.Id)])
        {
            AvisoDePrivacidad = c.Texto(Aviso) is { Length: > 0 } version ? version : null,
        };
        return (new SolicitudDeApoyo(contenido, personas, c.Lista("protesta.correos_notificacion")), c.Ilegibles);
    }

    private static Anexo3 Formato(LectorDeCampos c, string convocatoria, Programa programa, Bases bases) => new(
        new Portada(
            c.Texto("1.1.comunidad_nombre"), c.Texto("1.1.comunidad_ubicacion"), c.Texto("1.1.cvegeo"), c.Texto("1.2"), convocatoria,
            c.Texto("1.4"), c.Texto("1.5"), c.Marca("1.5.paneles_solares")),
        new Justificacion(c.Texto("2"), c.Texto("2.1"), c.Texto("2.2"), c.Lista("2.3.recursos"), c.Lista("2.3.obstaculos")),
        Delimitacion(c, programa, bases),
        c.Texto("4"),
        Metas(c),
        [.. c.Renglones("6").Select(r => Actividad(c, r))],
        c.Texto("7"),
        new Presupuesto([.. c.Renglones("8.1").Select((r, i) => Concepto(c, r, i + 1))], c.Texto("8.2")),
        c.Texto("9"),
        new Cohesion(c.Texto("10.1"), c.Texto("10.2"), c.Texto("10.3")),
        []);

    /// <summary>Section 5: goals.</summary>
    internal static ImmutableArray<Meta> Metas(LectorDeCampos c) =>
        [.. c.Renglones("5").Select(r => new Meta(c.Texto($"{r}.que_hara"), c.Numero($"{r}.cuanto"), c.Texto($"{r}.donde"), c.Lista($"{r}.material_probatorio")))];

    private static Delimitacion Delimitacion(LectorDeCampos c, Programa programa, Bases bases)
    {
        var lugares = c.Renglones("3.2").Select(r =>
        {
            // The list of the convocatoria gives the names; nobody types them again.
            var cvegeo = c.Texto($"{r}.localidad");
            var convocada = bases.Cobertura.FirstOrDefault(l => l.Cvegeo == cvegeo);
            return new Incidencia(cvegeo, convocada?.Estado ?? "", convocada?.Municipio ?? "", convocada?.Localidad ?? "", c.Texto($"{r}.comunidad"), c.Texto($"{r}.pueblo"));
        }).ToImmutableArray();
        var grupos = programa.GruposDeEdad.Select(g =>
        {
            var (mujeres, hombres) = (c.Entero($"3.3[{g}].mujeres"), c.Entero($"3.3[{g}].hombres"));
            return new Beneficiarios(g, mujeres, hombres, Suma(mujeres, hombres));
        }).ToImmutableArray();
        var (todas, todos) = (grupos.Aggregate(0, (s, g) => Suma(s, g.Mujeres)), grupos.Aggregate(0, (s, g) => Suma(s, g.Hombres)));
        return new Delimitacion(c.Texto("3.1"), lugares, grupos, new Beneficiarios("total", todas, todos, Suma(todas, todos)), c.Texto("3.3.1"));
    }

    // A sum that does not fit shows as one that does not add up, and is refused there.
    private static int Suma(int a, int b) => unchecked(a + b);

    private static Actividad Actividad(LectorDeCampos c, string r)
    {
        var (inicio, fin) = (c.Fecha($"{r}.fecha_inicio"), c.Fecha($"{r}.fecha_fin"));
        var meses = inicio.Year == fin.Year && fin >= inicio ? Enumerable.Range(inicio.Month, fin.Month - inicio.Month + 1) : [];
        return new Actividad(c.Entero($"{r}.meta"), c.Texto($"{r}.num"), c.Texto($"{r}.descripcion"), inicio, fin, [.. meses]);
    }

    private static ConceptoDeGasto Concepto(LectorDeCampos c, string r, int numero)
    {
        var (cantidad, precio) = (c.Numero($"{r}.cantidad"), c.Numero($"{r}.precio_unitario"));
        return new ConceptoDeGasto(
            string.Create(CultureInfo.InvariantCulture, $"c{numero:D2}"),
            c.Texto($"{r}.rubro"), c.Texto($"{r}.concepto"), c.Texto($"{r}.descripcion"), c.Texto($"{r}.especificacion"),
            cantidad, precio, c.Numero($"{r}.monto_pcs"), Costo(cantidad, precio));
    }

    /// <summary>Total cost of a line in pesos, to the centavo; 0 when it does not fit.</summary>
    public static decimal Costo(decimal cantidad, decimal precio)
    {
        try
        {
            return decimal.Round(cantidad * precio, 2, MidpointRounding.AwayFromZero);
        }
        catch (OverflowException)
        {
            return 0m;
        }
    }

    /// <summary>The person whose data were typed below a path.</summary>
    internal static DatosDeIntegrante Persona(LectorDeCampos c, string a, string cargo) =>
        new(
            cargo, c.Texto($"{a}.nombre"), c.Texto($"{a}.apellido_paterno"), c.Texto($"{a}.apellido_materno"), c.Texto($"{a}.correo"),
            c.Texto($"{a}.curp").ToUpperInvariant(), c.Texto($"{a}.tel_lada"), c.Texto($"{a}.tel_celular"), c.Texto($"{a}.calle"),
            c.Texto($"{a}.num_ext"), c.Texto($"{a}.num_int"), c.Texto($"{a}.colonia"), c.Texto($"{a}.municipio"), c.Texto($"{a}.cp"));

    private static ActaDeAsamblea Acta(LectorDeCampos c, ImmutableArray<DatosDeIntegrante> comite, Seudonimos seudonimos) => new(
        c.Fecha("anexo_4.fecha"),
        c.Hora("anexo_4.hora"),
        c.Texto("anexo_4.lugar"),
        c.Texto("anexo_4.comunidad"),
        c.Texto("anexo_4.localidad"),
        c.Texto("anexo_4.entidad"),
        c.Marca("anexo_4.quorum"),
        c.Texto("anexo_4.objetivos"),
        c.Texto("anexo_4.validacion"),
        [.. comite.Where(p => c.Marca($"anexo_4.nombramiento.{p.Cargo}")).Select(p => new FirmanteDelActa(seudonimos.De(p.Curp), p.Cargo, c.Marca($"anexo_4.firma.{p.Cargo}")))],
        [.. c.Renglones("anexo_4.ccs").Select(r => new FirmanteDelActa(DeContraloria(c.Texto($"{r}.nombre"), comite, seudonimos), c.Texto($"{r}.cargo"), c.Marca($"{r}.firma")))],
        c.Texto("anexo_4.procedencia"),
        [.. c.Renglones("anexo_4.autoridades").Select(r => new AutoridadTradicional(c.Texto($"{r}.cargo"), c.Marca($"{r}.firma"))
        {
            Persona = TextoNormal.De(c.Texto($"{r}.nombre")) is { Length: > 0 } nombre ? seudonimos.De($"AUTORIDAD/{nombre}") : null,
        })]);

    // Anexo 4 asks for no CURP of the social controllers: a keyed hash of the name tells them apart, and finds who sits in both committees. Without a name it is nobody's.
    private static PersonaId DeContraloria(string nombre, ImmutableArray<DatosDeIntegrante> comite, Seudonimos seudonimos)
    {
        var buscado = TextoNormal.De(nombre);
        if (buscado.Length == 0)
        {
            return new PersonaId("");
        }

        return comite.FirstOrDefault(p => TextoNormal.De($"{p.Nombre} {p.ApellidoPaterno} {p.ApellidoMaterno}") == buscado) is { } integrante
            ? seudonimos.De(integrante.Curp)
            : seudonimos.De($"CCS/{buscado}");
    }
}
