using System.Globalization;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Sections 1 to 4, 7, 9 and 10 of Anexo 3: what the project is, where it works and for whom.</summary>
internal static class ValidacionDelProyecto
{
    // Names stand in the record, whose facts are small: a technical limit, not one of the rules.
    private const int LargoDeNombre = 300;

    public static void Revisar(Anexo3 formato, Contexto contexto, ListaDeFallas fallas)
    {
        RevisarPortada(formato.Portada, contexto, fallas);
        fallas.Exigir(formato.Justificacion.Importancia, "2", "justificación");
        fallas.Exigir(formato.Justificacion.Problema, "2.1", "problema o necesidad que se pretende atender");
        fallas.Exigir(formato.Justificacion.CausasYEfectos, "2.2", "por qué se tiene el problema y cómo afecta a la comunidad");
        fallas.Exigir(formato.Justificacion.Recursos, "2.3.recursos", "recursos de la comunidad");
        fallas.Exigir(formato.Justificacion.Obstaculos, "2.3.obstaculos", "obstáculos de la comunidad");
        fallas.Exigir(formato.Delimitacion.Region, "3.1", "descripción de la región");
        RevisarIncidencia(formato, contexto, fallas);
        RevisarBeneficiarios(formato.Delimitacion, contexto, fallas);
        fallas.Exigir(formato.Delimitacion.Complementariedad, "3.3.1", "qué Programas de Gobierno apoyan a la población beneficiaria; escriba «ninguno» si no los hay");
        fallas.Exigir(formato.Objetivo, "4", "objetivo");
        fallas.Exigir(formato.FormaDeTrabajo, "7", "forma de trabajo, con funciones y responsabilidades");
        fallas.Exigir(formato.Transparencia, "9", "estrategias de transparencia y rendición de cuentas");
        fallas.Exigir(formato.Cohesion.Beneficio, "10.1", "beneficio directo para la comunidad");
        fallas.Exigir(formato.Cohesion.Participacion, "10.2", "participación en la identificación, la planeación, la ejecución y la evaluación");
        fallas.Exigir(formato.Cohesion.Fortalecimiento, "10.3", "cómo se fortalecen el compromiso, la colaboración y la confianza");
    }

    [Regla("PCS-3.5.1-06", "PCS-A2-04")]
    private static void RevisarPortada(Portada portada, Contexto contexto, ListaDeFallas fallas)
    {
        fallas.Exigir(portada.Comunidad, "1.1.comunidad_nombre", "nombre de la comunidad", LargoDeNombre);
        fallas.Exigir(portada.Ubicacion, "1.1.comunidad_ubicacion", "ubicación de la comunidad");
        fallas.Exigir(portada.Proyecto, "1.2", "nombre del proyecto", LargoDeNombre);
        if (portada.Convocatoria != contexto.Convocatoria!.Id)
        {
            fallas.Agregar("1.3", "PCS-4.2.2-01", $"La solicitud se presenta en la convocatoria {contexto.Convocatoria.Id}; corrija 1.3.");
        }

        if (portada.Vertiente is null || !contexto.Programa.Vertientes.ContainsKey(portada.Vertiente))
        {
            fallas.Agregar("1.4", "PCS-3.5.1-06", "Elija en 1.4 una sola vertiente de las que establece el numeral 3.5.1.");
        }

        if (portada.Tematica is null || !contexto.Programa.Tematicas.ContainsKey(portada.Tematica))
        {
            fallas.Agregar("1.5", "PCS-A2-04", "Elija en 1.5 una sola temática de las que establece la convocatoria.");
        }
    }

    // The proof of eligibility is the convocatoria's list, not the statistics behind it (AMB-01).
    [Regla("PCS-A2-11", "AMB-01", "PCS-3.2-03")]
    private static void RevisarIncidencia(Anexo3 formato, Contexto contexto, ListaDeFallas fallas)
    {
        var filas = formato.Delimitacion.Incidencia.OVacio();
        if (filas.IsEmpty)
        {
            fallas.Agregar("3.2", "PCS-4.2.2-01", "Indique en 3.2 al menos un lugar en el que incide el proyecto.");
        }

        for (var i = 0; i < filas.Length; i++)
        {
            var fila = filas[i];
            var campo = string.Create(CultureInfo.InvariantCulture, $"3.2[{i + 1}]");
            fallas.Exigir(fila.Comunidad, $"{campo}.comunidad", "comunidad");
            fallas.Exigir(fila.Pueblo, $"{campo}.pueblo", "pueblo indígena o afromexicano");
            var convocada = contexto.Bases.Cobertura.FirstOrDefault(l => l.Cvegeo == fila.Cvegeo);
            if (convocada is null)
            {
                fallas.Agregar($"{campo}.localidad", "AMB-01", $"La localidad del {LugarDelFormato.De(campo)} no está en la cobertura de la convocatoria: el proyecto no es elegible ahí. Elija una localidad de la lista publicada.");
                continue;
            }

            Coincide(convocada.Estado, fila.Estado, $"{campo}.estado");
            Coincide(convocada.Municipio, fila.Municipio, $"{campo}.municipio");
            Coincide(convocada.Localidad, fila.Localidad, $"{campo}.localidad");
        }

        if (string.IsNullOrWhiteSpace(formato.Portada.Cvegeo))
        {
            fallas.Agregar("1.1.cvegeo", "AMB-55", "Elija en 1.1 la localidad a la que pertenece la comunidad.");
        }
        else if (!filas.IsEmpty && filas.All(f => f.Cvegeo != formato.Portada.Cvegeo))
        {
            fallas.Agregar("1.1.cvegeo", "AMB-55", "La localidad de la comunidad (1.1) debe ser una de las que se indican en 3.2.");
        }

        void Coincide(string debe, string? dice, string campo)
        {
            if (TextoNormal.De(debe) != TextoNormal.De(dice))
            {
                fallas.Agregar(campo, "PCS-A2-11", $"En el {LugarDelFormato.De(campo)} la lista de la convocatoria dice «{debe}»; corríjalo o elija otra localidad.");
            }
        }
    }

    private static void RevisarBeneficiarios(Delimitacion delimitacion, Contexto contexto, ListaDeFallas fallas)
    {
        const string regla = "PCS-4.2.2-01";
        var filas = delimitacion.Beneficiarios.OVacio();
        var grupos = contexto.Programa.GruposDeEdad;
        if (filas.Length != grupos.Length || grupos.Any(g => filas.Count(f => f.Grupo == g) != 1))
        {
            fallas.Agregar("3.3", regla, $"La tabla 3.3 lleva un renglón por grupo de edad: {string.Join("; ", grupos.Select(g => g.Edades()))}.");
        }

        foreach (var fila in filas)
        {
            RevisarFila(fila, $"3.3[{fila.Grupo}]");
        }

        var total = delimitacion.PoblacionTotal;
        RevisarFila(total, "3.3[total]");
        if (filas.All(f => f is { Mujeres: 0, Hombres: 0 }))
        {
            fallas.Agregar("3.3", regla, "Indique en 3.3 a cuántas mujeres y a cuántos hombres beneficia el proyecto, por grupo de edad.");
        }

        if (total.Mujeres != filas.Sum(f => (long)f.Mujeres) || total.Hombres != filas.Sum(f => (long)f.Hombres) || total.Total != filas.Sum(f => (long)f.Total))
        {
            fallas.Agregar("3.3[total]", regla, "El renglón «Población total» de 3.3 debe ser la suma de los grupos de edad, columna por columna.");
        }

        void RevisarFila(Beneficiarios fila, string campo)
        {
            if (fila.Mujeres < 0 || fila.Hombres < 0 || fila.Total != (long)fila.Mujeres + fila.Hombres)
            {
                fallas.Agregar(campo, regla, $"En el {LugarDelFormato.De(campo)} mujeres y hombres son números enteros desde 0, y el total es su suma.");
            }
        }
    }
}
