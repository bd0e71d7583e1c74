using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Sections 5 and 6 of Anexo 3: countable goals, and activities with exact dates within the fiscal year.</summary>
internal static class ValidacionDeMetas
{
    private const string Regla = "PCS-4.2.2-01";

    public static void Revisar(Anexo3 formato, Programa programa, ListaDeFallas fallas)
    {
        var metas = formato.Metas.OVacio();
        Revisar(metas, programa, fallas);
        foreach (var sola in Enumerable.Range(1, metas.Length).Where(n => formato.Actividades.OVacio().All(a => a.Meta != n)))
        {
            fallas.Agregar("6", Regla, $"La meta {sola} no tiene actividades; agregue al menos una en el apartado 6.");
        }

        RevisarActividades(formato, programa, fallas);
    }

    /// <summary>Section 5 alone: goals may change later, in the adjustment or by a modification.</summary>
    public static void Revisar(ImmutableArray<Meta> metas, Programa programa, ListaDeFallas fallas)
    {
        if (metas.IsEmpty || metas.Length > programa.MetasMaximas)
        {
            fallas.Agregar("5", Regla, $"El proyecto lleva de una a {programa.MetasMaximas} metas, y tiene {metas.Length}.");
        }

        for (var i = 0; i < metas.Length; i++)
        {
            var campo = string.Create(CultureInfo.InvariantCulture, $"5[{i + 1}]");
            fallas.Exigir(metas[i].QueHara, $"{campo}.que_hara", "qué se hará");
            fallas.Exigir(metas[i].Donde, $"{campo}.donde", "dónde se hará");
            fallas.Exigir(metas[i].MaterialProbatorio, $"{campo}.material_probatorio", "material probatorio");
            if (metas[i].Cuanto <= 0m)
            {
                fallas.Agregar($"{campo}.cuanto", Regla, $"En el {LugarDelFormato.De(campo)} escriba cuánto se hará, con un número mayor que cero.");
            }
        }
    }

    private static void RevisarActividades(Anexo3 formato, Programa programa, ListaDeFallas fallas)
    {
        var actividades = formato.Actividades.OVacio();
        for (var i = 0; i < actividades.Length; i++)
        {
            var actividad = actividades[i];
            var campo = string.Create(CultureInfo.InvariantCulture, $"6[{i + 1}]");
            fallas.Exigir(actividad.Numero, $"{campo}.num", "número de la actividad");
            fallas.Exigir(actividad.Descripcion, $"{campo}.descripcion", "descripción de la actividad");
            if (actividad.Meta < 1 || actividad.Meta > formato.Metas.OVacio().Length)
            {
                fallas.Agregar($"{campo}.meta", Regla, $"La actividad del {LugarDelFormato.De(campo)} se refiere a una meta que no está en el apartado 5.");
            }

            if (actividades.Take(i).Any(a => a.Numero == actividad.Numero))
            {
                fallas.Agregar($"{campo}.num", Regla, $"El número de la actividad del {LugarDelFormato.De(campo)} está repetido.");
            }

            RevisarFechas(actividad, campo, programa, fallas);
        }
    }

    private static void RevisarFechas(Actividad actividad, string campo, Programa programa, ListaDeFallas fallas)
    {
        var (inicio, fin) = (actividad.FechaInicio, actividad.FechaFin);
        if (inicio.Year != programa.Ejercicio)
        {
            fallas.Agregar($"{campo}.fecha_inicio", Regla, $"La fecha de inicio del {LugarDelFormato.De(campo)} debe estar en el ejercicio fiscal {programa.Ejercicio}.");
            return;
        }

        if (fin < inicio)
        {
            fallas.Agregar($"{campo}.fecha_fin", Regla, $"La actividad del {LugarDelFormato.De(campo)} termina antes de empezar.");
            return;
        }

        if (fin > programa.FinDeVigencia)
        {
            fallas.Agregar($"{campo}.fecha_fin", Regla, $"La actividad del {LugarDelFormato.De(campo)} no puede terminar después del {programa.FinDeVigencia.Corta()}: la calendarización no rebasa el ejercicio fiscal.");
            return;
        }

        if (!actividad.Meses.OVacio().Order().SequenceEqual(Enumerable.Range(inicio.Month, fin.Month - inicio.Month + 1)))
        {
            fallas.Agregar($"{campo}.meses", Regla, $"Los meses marcados en el {LugarDelFormato.De(campo)} no corresponden a sus fechas ({inicio.Corta()} a {fin.Corta()}).");
        }
    }
}
