using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios;

/// <summary>Turns a draft into the application that it would be if it were handed in now.</summary>
public static class SolicitudDeBorrador
{
    /// <summary>Field of section 11 in which its page says which version of the privacy notice it showed.</summary>
    public const string Aviso = "11.aviso";

    /// <summary>Reads a draft. People are not pseudonyms yet in section 11: <see cref="Solicitudes.Seudonimizar"/> makes them so.</summary>
    /// <param name="borrador">The draft.</param>
    /// <param name="programa">Rules of operation.</param>
    /// <param name="bases">Bases of the convocatoria.</param>
    /// <param name="seudonimos">Pseudonyms, for those whom the acta names.</param>
    /// <returns>The application, and what was typed and cannot be read.</returns>
    public static (SolicitudDeApoyo Solicitud, ImmutableArray<Falla> Ilegibles) Leer(Borrador borrador, Programa programa, Bases bases, Seudonimos seudonimos)
    {
        var c = new LectorDeCampos(borrador.Campos);
        var personas = programa.CargosCpc.Select(cargo => Persona(c, programa.ApartadoDelCargo(cargo), cargo)).ToImmutableArray();
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
