using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Tests.Kit;

/// <summary>Applications that lack nothing, of communities and people that do not exist. The same number gives the same application; another one, another community and other people.</summary>
internal static class Solicitudes
{
    public const string RecibidaEl = "2019-10-23 10:00";

    private static readonly (string Cargo, string Letra, Sexo Sexo)[] Comite =
        [("Representante", "R", Sexo.Mujer), ("Secretario", "S", Sexo.Hombre), ("Tesorero", "T", Sexo.Mujer)];

    public static SolicitudDeApoyo Valida(int n = 1) =>
        new(Contenido(n), [.. Comite.Select((c, i) => Persona(n, i))], [$"comite{n}@ejemplo.mx"]);

    public static ContenidoDeSolicitud Contenido(int n = 1) => new(
        Formato(n),
        Acta(n),
        Claves(documentos: true).Where(c => c != Requisitos.Anexo3).Select((c, i) => KeyValuePair.Create(c, Mundo.Huella(1000 * n + i))).ToImmutableDictionary(),
        Comite.ToImmutableDictionary(c => c.Cargo, _ => "CREDENCIAL_PARA_VOTAR"),
        [.. Claves(documentos: false).Where(c => c != Requisitos.Coinversion)]);

    public static Recepcion Recepcion(int n = 1, string recibidaEl = RecibidaEl) =>
        Core.Expedientes.E1_Recepcion.Recepcion.De(Contenido(n), Mundo.Huella(n), Reloj.Centro(recibidaEl), Mundo.Pcs);

    /// <summary>Facts of a file that was registered with nothing missing and is complete.</summary>
    public static Hecho[] Completa(int n = 1) => [new SolicitudRegistrada(Mundo.Folio(n), Recepcion(n)), new ProyectoCompleto()];

    /// <summary>A file that was registered without the documents of <paramref name="faltan"/>.</summary>
    public static SolicitudRegistrada RegistradaSin(params string[] faltan)
    {
        var contenido = Contenido() with { Documentos = Contenido().Documentos.RemoveRange(faltan), Declaraciones = [.. Contenido().Declaraciones.Except(faltan)] };
        return new SolicitudRegistrada(Mundo.Folio(), Core.Expedientes.E1_Recepcion.Recepcion.De(contenido, Mundo.Huella(1), Reloj.Centro(RecibidaEl), Mundo.Pcs));
    }

    public static PersonaId Quien(int n, int cargo) => Mundo.Persona(10 * n + cargo);

    /// <summary>A CURP that nobody has, with its right check digit.</summary>
    public static string Curp(int n, DateOnly nacimiento, Sexo sexo = Sexo.Mujer)
    {
        const string consonantes = "BCDFGHJKLMNPQRSTVWXYZ";
        string Letra(int k) => consonantes[n / k % consonantes.Length].ToString();
        var letra = sexo switch { Sexo.Mujer => 'M', Sexo.Hombre => 'H', _ => 'X' };
        var inicio = string.Create(CultureInfo.InvariantCulture, $"X{"AEIOU"[n % 5]}{Letra(1)}{Letra(21)}{nacimiento:yyMMdd}{letra}NEX{Letra(441)}X{(nacimiento.Year < 2000 ? '0' : 'A')}");
        return inicio + Core.Curp.DigitoVerificador(inicio).ToString(CultureInfo.InvariantCulture);
    }

    public static ActaDeAsamblea Acta(int n = 1) => new(
        new DateOnly(2019, 10, 20),
        new TimeOnly(10, 0),
        "Casa comunal",
        Comunidad(n),
        "Localidad de prueba",
        "Oaxaca",
        true,
        "Presentar el proyecto",
        "La Asamblea analizó y validó el proyecto",
        [.. Comite.Select((c, i) => new FirmanteDelActa(Quien(n, i), c.Cargo, true))],
        [new FirmanteDelActa(Quien(n, 7), "Integrante", true)],
        "Las tres personas son de la comunidad",
        [new AutoridadTradicional("Comisariado", true) { Persona = Quien(n, 8) }]);

    public static Anexo3 Formato(int n = 1) => new(
        new Portada(Comunidad(n), "A tres kilómetros de la cabecera", "201500001", $"Proyecto ficticio {n}", Mundo.IdConvocatoria, "V2", "2.2", false),
        new Justificacion("Se necesita agua limpia", "El manantial no está protegido", "Se contamina en las lluvias", ["Mano de obra"], ["La distancia"]),
        new Delimitacion(
            "Sierra con 850 habitantes; pueblo ficticio; mujeres y jóvenes",
            [new Incidencia("201500001", "Oaxaca", "Municipio de prueba", "Localidad de prueba", Comunidad(n), "Pueblo ficticio")],
            [.. Mundo.Pcs.GruposDeEdad.Select(g => new Beneficiarios(g, 20, 15, 35))],
            new Beneficiarios("total", 20 * Mundo.Pcs.GruposDeEdad.Length, 15 * Mundo.Pcs.GruposDeEdad.Length, 35 * Mundo.Pcs.GruposDeEdad.Length),
            "Ninguno"),
        "Proteger el manantial con el trabajo de la comunidad",
        [new Meta("Cercar el manantial", 1m, "En el manantial", ["Memoria fotográfica"]), new Meta("Talleres de cuidado del agua", 3m, "En la casa comunal", ["Listas de asistencia", "Relatoría"])],
        [
            new Actividad(1, "1.1", "Comprar la malla", new DateOnly(2019, 11, 25), new DateOnly(2019, 12, 6), [11, 12]),
            new Actividad(2, "2.1", "Dar los talleres", new DateOnly(2019, 12, 2), new DateOnly(2019, 12, 20), [12]),
        ],
        "Por tequio, con una persona responsable de cada actividad",
        new Presupuesto(
            [
                new ConceptoDeGasto("m01", "materiales", "MATERIALES", "Malla ciclónica", "Calibre 12.5, 2 metros de alto", 150.5m, 200.35m, 30_000m, 30_152.68m),
                new ConceptoDeGasto("h01", "humanos", "JORNALES", "Jornales de albañilería", "Ocho horas por jornada", 40m, 250m, 10_000m, 10_000m),
            ],
            "Piedra, arena y tequio"),
        "Asamblea informativa cada mes",
        new Cohesion("Agua limpia", "La Asamblea identificó, planeó, ejecutará y evaluará", "El trabajo en común"),
        [.. Comite.Select((c, i) => new Integrante(c.Cargo, Quien(n, i), c.Sexo == Sexo.Mujer ? "M" : "H"))]);

    private static string Comunidad(int n) => $"Comunidad ficticia {n}";

    /// <summary>The data of a person: 0 Representante, 1 Secretario, 2 Tesorero of the n-th committee.</summary>
    public static DatosDeIntegrante Persona(int n, int cargo) => new(
        Comite[cargo].Cargo,
        $"Nombre{Comite[cargo].Letra}",
        "Ficticio",
        "Inventado",
        $"persona{n}.{cargo}@ejemplo.mx",
        Curp(3 * n + cargo, new DateOnly(1985, 3, 1).AddDays(100 * cargo), Comite[cargo].Sexo),
        "951 000 0000",
        "951 000 0001",
        "Calle sin nombre",
        "s/n",
        "",
        "Centro",
        "Municipio de prueba",
        "68000");

    private static IEnumerable<string> Claves(bool documentos) =>
        Requisitos.Claves(Mundo.Pcs).Where(r => r.Requisito.EsDocumento == documentos).Select(r => r.Clave);
}
