using System.Globalization;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Section 11 of Anexo 3: three distinct people of age, each in one post, who can be found and notified. Messages never repeat a personal datum.</summary>
internal static class ValidacionDelComite
{
    private const string DebeLlenarse = "PCS-4.2.2-01";

    [Regla("PCS-3.3.1-02", "PCS-3.3.1-03")]
    public static void Revisar(SolicitudDeApoyo solicitud, Contexto contexto, ListaDeFallas fallas)
    {
        var cargos = contexto.Programa.CargosCpc;
        var integrantes = solicitud.Contenido.Anexo3.Integrantes.OVacio();
        var personas = solicitud.Personas.OVacio();
        if (!Cubre(integrantes.Select(i => i.Cargo)) || !Cubre(personas.Select(p => p.Cargo)))
        {
            fallas.Agregar("11", "PCS-3.3.1-02", $"El Comité de Participación Comunitaria lleva una persona en cada cargo: {string.Join(", ", cargos)}.");
            return;
        }

        var enOrden = personas.OrderBy(p => contexto.Programa.CargosDelFormato.IndexOf(p.Cargo)).ToList();
        var repetidas = enOrden.GroupBy(p => (p.Curp ?? "").Trim().ToUpperInvariant()).Where(g => g.Key.Length > 0).SelectMany(g => g.Skip(1)).ToList();
        foreach (var repetida in repetidas)
        {
            fallas.Agregar($"{contexto.Programa.ApartadoDelCargo(repetida.Cargo)}.curp", "PCS-3.3.1-03", $"Ninguna persona puede ocupar más de un cargo en el Comité: la CURP de {repetida.Cargo} ya está en otro cargo.");
        }

        if (repetidas.Count == 0 && enOrden.All(p => !string.IsNullOrWhiteSpace(p.Curp)) && integrantes.Select(i => i.Persona).Distinct().Count() != integrantes.Length)
        {
            fallas.Agregar("11", "PCS-3.3.1-03", "Ninguna persona puede ocupar más de un cargo en el Comité: en el apartado 11 hay una repetida.");
        }

        foreach (var persona in enOrden)
        {
            var apartado = contexto.Programa.ApartadoDelCargo(persona.Cargo);
            Revisar(persona, integrantes.First(i => i.Cargo == persona.Cargo).Sexo, apartado, $"la persona de {apartado} ({persona.Cargo})", contexto, fallas);
        }

        RevisarCorreos(solicitud, fallas);

        bool Cubre(IEnumerable<string> dados) => dados.Order(StringComparer.Ordinal).SequenceEqual(cargos.Order(StringComparer.Ordinal));
    }

    /// <summary>One person of the three: of age, who can be found and notified.</summary>
    /// <param name="persona">The person.</param>
    /// <param name="sexo">Sex as it was stated.</param>
    /// <param name="apartado">Path of the person's fields.</param>
    /// <param name="quien">The person in words, without naming them.</param>
    /// <param name="contexto">Programme and day.</param>
    /// <param name="fallas">Where what is wrong is gathered.</param>
    public static void Revisar(DatosDeIntegrante persona, string sexo, string apartado, string quien, Contexto contexto, ListaDeFallas fallas)
    {
        RevisarCurp(persona, sexo, $"{apartado}.curp", quien, contexto, fallas);
        RevisarDatos(persona, apartado, quien, fallas);
    }

    [Regla("PCS-3.3-02")]
    private static void RevisarCurp(DatosDeIntegrante persona, string sexo, string campo, string quien, Contexto contexto, ListaDeFallas fallas)
    {
        if (!Curp.TryParse(persona.Curp, out var curp, out var problema))
        {
            fallas.Agregar(campo, "PCS-3.3-04", $"{problema} Es la de {quien}.");
            return;
        }

        if (curp.Edad(contexto.Hoy) < contexto.Programa.EdadMinima)
        {
            fallas.Agregar(campo, "PCS-3.3-02", curp.SigloDudoso(contexto.Hoy)
                ? $"Según la CURP de {quien}, no tiene {contexto.Programa.EdadMinima} años cumplidos: revise la posición 17, que es un número en quien nació hasta 1999 (el cero, y no la letra O) y una letra en quien nació después."
                : $"Según su CURP, {quien} no tiene {contexto.Programa.EdadMinima} años cumplidos; el proyecto lo ejecutan personas mayores de edad.");
        }

        var letra = curp.Sexo switch { Sexo.Mujer => "M", Sexo.Hombre => "H", _ => "X" };
        if (sexo != letra)
        {
            fallas.Agregar(campo, DebeLlenarse, $"El sexo que se indicó de {quien} no es el de su CURP.");
        }
    }

    private static void RevisarDatos(DatosDeIntegrante persona, string apartado, string quien, ListaDeFallas fallas)
    {
        fallas.Exigir(persona.Nombre, $"{apartado}.nombre", "nombre");
        fallas.Exigir(persona.ApellidoPaterno, $"{apartado}.apellido_paterno", "primer apellido");
        fallas.Exigir(persona.Calle, $"{apartado}.calle", "calle");
        fallas.Exigir(persona.NumeroExterior, $"{apartado}.num_ext", "número exterior; escriba «s/n» si no lo hay");
        fallas.Exigir(persona.Colonia, $"{apartado}.colonia", "colonia");
        fallas.Exigir(persona.Municipio, $"{apartado}.municipio", "municipio");
        if (!Correo.EsValido(persona.Correo))
        {
            fallas.Agregar($"{apartado}.correo", DebeLlenarse, $"El correo electrónico de {quien} no tiene la forma nombre@dominio.");
        }

        RevisarTelefono(persona.TelefonoLada, $"{apartado}.tel_lada", "teléfono con lada");
        RevisarTelefono(persona.TelefonoCelular, $"{apartado}.tel_celular", "teléfono celular");
        if (persona.CodigoPostal is not { Length: 5 } cp || !cp.All(char.IsAsciiDigit))
        {
            fallas.Agregar($"{apartado}.cp", DebeLlenarse, $"El código postal de {quien} lleva cinco dígitos, sin espacios.");
        }

        void RevisarTelefono(string? telefono, string campo, string cual)
        {
            if ((telefono ?? "").Count(char.IsAsciiDigit) != Programas.Telefono.DigitosNacionales || !telefono!.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '(' or ')'))
            {
                fallas.Agregar(campo, DebeLlenarse, $"El {cual} de {quien} lleva diez dígitos, con la clave lada y sin +52.");
            }
        }
    }

    private static void RevisarCorreos(SolicitudDeApoyo solicitud, ListaDeFallas fallas)
    {
        const string campo = "protesta.correos_notificacion";
        var correos = solicitud.CorreosDeNotificacion.OVacio();
        if (correos.IsEmpty)
        {
            fallas.Agregar(campo, DebeLlenarse, "Indique en las declaraciones al menos un correo electrónico para recibir notificaciones.");
        }

        for (var i = 0; i < correos.Length; i++)
        {
            if (!Correo.EsValido(correos[i]))
            {
                fallas.Agregar(string.Create(CultureInfo.InvariantCulture, $"{campo}[{i + 1}]"), DebeLlenarse, $"El correo {i + 1} para recibir notificaciones no tiene la forma nombre@dominio; escriba uno en cada renglón, sin comas.");
            }
        }
    }
}
