using System.Globalization;

namespace Dictamen.Core.Plazos;

/// <summary>The arithmetic of a term in Spanish, so that anybody can count it again with a calendar on the wall.</summary>
public static class ExplicacionEnTexto
{
    /// <summary>One line per day: what was counted with its number, what was skipped with its reason, and at the end the first day, the last one and the hour.</summary>
    public static IEnumerable<string> Renglones(this Explicacion explicacion)
    {
        var plazo = explicacion.Plazo;
        if (plazo.Unidad == Unidad.FechaCierta)
        {
            yield return $"Es una fecha cierta y no un plazo: no se mueve aunque sea inhábil. {Vence(plazo)}";
            yield break;
        }

        foreach (var corrido in explicacion.Corridos)
        {
            yield return $"La notificación no se tiene por hecha el {corrido.Dia.ConDia()}, {corrido.Motivo}: pasa al siguiente hábil.";
        }

        yield return $"El hecho que abre el plazo surtió efectos el {plazo.Desde.ConDia()}; ese día no se cuenta.";
        var ancho = plazo.Cantidad.ToString(CultureInfo.InvariantCulture).Length;
        var (contados, omitidos) = (0, 0);
        while (contados < explicacion.Contados.Length)
        {
            var dia = explicacion.Contados[contados];
            if (omitidos < explicacion.Omitidos.Length && explicacion.Omitidos[omitidos].Dia < dia)
            {
                yield return $"  {"—".PadLeft(ancho)}  {NoSeCuenta(explicacion.Omitidos[omitidos++])}";
            }
            else
            {
                yield return $"  {(++contados).ToString(CultureInfo.InvariantCulture).PadLeft(ancho)}  {dia.ConDia()}";
            }
        }

        foreach (var prorroga in explicacion.Prorrogas)
        {
            yield return $"  {"—".PadLeft(ancho)}  {prorroga.Dia.ConDia()}: no puede ser el último día, {prorroga.Motivo}; el plazo pasa al siguiente hábil (LFPA art. 29, AMB-12)";
        }

        yield return $"Primer día: {plazo.PrimerDia.ConDia()}.";
        yield return $"Último día: {plazo.UltimoDia.ConDia()}. {Vence(plazo)}";
    }

    /// <summary>The same in one sentence, for the file's story.</summary>
    public static string Frase(this Explicacion explicacion)
    {
        var plazo = explicacion.Plazo;
        if (plazo.Unidad == Unidad.FechaCierta)
        {
            return $"Fecha cierta: {plazo.UltimoDia.ConDia()}, a las 24:00.";
        }

        var omitidos = explicacion.Omitidos.Length == 0 ? "" : $"; no se contaron: {string.Join("; ", explicacion.Omitidos.Select(Motivo))}";
        var prorroga = explicacion.Prorrogas.Length == 0 ? "" : $"; pasó al siguiente hábil por terminar en: {string.Join("; ", explicacion.Prorrogas.Select(Motivo))}";
        return $"{Cuanto(plazo)} desde el {plazo.PrimerDia.ConDia()} hasta {(plazo.EnVentanilla ? "el" : "las 24:00 del")} {plazo.UltimoDia.ConDia()}{omitidos}{prorroga}.";
    }

    /// <summary>Length of a term in words: how many units, and of which.</summary>
    public static string Cuanto(this Plazo plazo) => Cuanto(plazo.Cantidad, plazo.Unidad);

    /// <summary>The same of a term of the programme, before it is counted from any day.</summary>
    public static string Cuanto(this Termino termino) => Cuanto(termino.Cantidad, termino.Unidad);

    private static string Cuanto(int cantidad, Unidad unidad)
    {
        var uno = cantidad == 1;
        return string.Create(CultureInfo.InvariantCulture, $"{cantidad} {unidad switch
        {
            Unidad.DiasHabiles => uno ? "día hábil" : "días hábiles",
            Unidad.DiasNaturales => uno ? "día natural" : "días naturales",
            Unidad.Meses => uno ? "mes" : "meses",
            Unidad.Anios => uno ? "año" : "años",
            _ => "fecha cierta",
        }}");
    }

    private static string NoSeCuenta(DiaOmitido dia) => $"{dia.Dia.ConDia()}: no se cuenta, {dia.Motivo}";

    private static string Motivo(DiaOmitido dia) => $"{dia.Dia.Corta()}, {dia.Motivo}";

    [Regla("DH-L-11")]
    private static string Vence(Plazo plazo) => plazo.EnVentanilla ? "Se presenta por escrito, antes de que ese día cierre la oficina que lo recibe." : $"Vence a las 24:00 del {plazo.UltimoDia.ConDia()}, hora del centro de México.";
}
