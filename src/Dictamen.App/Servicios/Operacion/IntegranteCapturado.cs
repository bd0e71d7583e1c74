using Dictamen.Core;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Who takes a seat of the Comité Dictaminador, for the convocatoria or for one project: the same fields, because who substitutes accredits experience and declares what may be a conflict as any member does.</summary>
[Regla("PCS-4.2.3.1-04", "DH-21-01")]
internal static class IntegranteCapturado
{
    /// <summary>Its fields, without the appointment.</summary>
    public static IEnumerable<Campo> Campos(string prefijo, string quien, Programa programa) =>
    [
        .. Persona(prefijo, quien),
        new Campo($"{prefijo}.tematicas", $"Temáticas con experiencia acreditada. {quien}", TipoDeCampo.Area) { EnElActo = "tematicas", Regla = "PCS-4.2.3.1-04", Ayuda = $"Una clave por renglón, de las que acredita su nombramiento: {string.Join(", ", programa.Tematicas.Keys.Order(StringComparer.Ordinal))}." },
        Campo.Comunidades(prefijo, quien), Campo.Parientes(prefijo, quien),
    ];

    /// <summary>The fields of a person.</summary>
    public static IEnumerable<Campo> Persona(string prefijo, string quien) =>
    [
        new Campo($"{prefijo}.curp", $"CURP. {quien}", TipoDeCampo.Texto), new Campo($"{prefijo}.nombre", $"Nombre. {quien}", TipoDeCampo.Texto),
        new Campo($"{prefijo}.apellidos", $"Apellidos. {quien}", TipoDeCampo.Texto), new Campo($"{prefijo}.correo", $"Correo. {quien}", TipoDeCampo.Texto),
    ];

    /// <summary>The member as captured.</summary>
    public static MiembroDelComite Leer(Captura x, string asiento, string prefijo)
    {
        var tematicas = x.Lineas($"{prefijo}.tematicas");
        if (tematicas.IsEmpty)
        {
            x.Fallar(new Falla($"{prefijo}.tematicas", "PCS-4.2.3.1-04", "Escriba las temáticas en que esa persona acredita experiencia, al menos una: sin ella no puede dictaminar sus proyectos."));
        }

        return new MiembroDelComite(asiento, x.Persona(prefijo), tematicas, x.Archivo($"{prefijo}.nombramiento"))
        {
            Comunidades = x.Lineas($"{prefijo}.comunidades"),
            Parientes = x.Parientes(prefijo),
        };
    }
}
