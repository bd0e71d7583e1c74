using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>Checks a report field by field (27.8). Pure: the same report against the same file gives the same faults.</summary>
[Regla("PCS-4.2.11-01", "PCS-A9-01", "PCS-A9-02", "PCS-A6-C4L-01", "PCS-4.2.8.1-01", "AMB-48")]
public static class ValidacionDeInforme
{
    // 4.1 to 4.3, in Anexo 9 as in Anexo 10.
    private const int PreguntasDeCohesion = 3;

    /// <summary>Every fault of a report; none when it can be received.</summary>
    /// <param name="tipo">Which report.</param>
    /// <param name="informe">The report.</param>
    /// <param name="compromisos">What the project committed to.</param>
    /// <param name="estado">The file.</param>
    /// <param name="contexto">When, and under which rules.</param>
    public static IEnumerable<Falla> Validar(TipoInforme tipo, InformeDeProyecto informe, Compromisos compromisos, Expediente estado, Contexto contexto)
    {
        if (compromisos.Origen != (estado.Ajuste?.ProyectoAjustado ?? estado.Recepcion!.Anexo3) || !compromisos.Siguen(estado.Ajuste?.Compromisos))
        {
            return [new Falla("compromisos", "PCS-A6-C4K-01", "El informe se comparó con un documento que no es el proyecto autorizado; ábralo de nuevo e inténtelo otra vez.")];
        }

        return [
            .. Periodo(informe, estado, contexto),
            .. Identificacion(informe, compromisos, estado),
            .. Metas(informe, compromisos),
            .. Textos(informe),
            .. Beneficiarios(informe, contexto),
            .. GastosDelInforme.Validar(tipo, informe, estado, contexto),
            .. tipo == TipoInforme.Final ? Anexo10(informe, contexto) : [],
            // One member sends it; the sheet proves that the others sign it too.
            .. informe.HojasDeFirmas.IsEmpty ? (Falla[])[new Falla("hojas_de_firmas", "PCS-A9-01", "Adjunte la hoja con el nombre, el cargo y la firma o la huella de cada integrante del Comité: sin la firma de todas las personas el informe no es válido.")] : [],
            .. FirmasDelComite.Faltas(estado, informe.Firmantes, "PCS-A9-01"),
        ];
    }

    private static IEnumerable<Falla> Periodo(InformeDeProyecto informe, Expediente estado, Contexto contexto)
    {
        if (informe.PeriodoInicio > informe.PeriodoFin)
        {
            yield return new Falla("1.1.periodo_fin", "PCS-4.2.11-01", "El periodo termina antes de empezar: corrija las fechas.");
        }

        if (informe.PeriodoInicio < estado.Convenio!.Fecha || informe.PeriodoFin > contexto.Programa.FinDeVigencia)
        {
            yield return new Falla("1.1.periodo_inicio", "PCS-A6-C23-01", $"El periodo debe caer dentro de la vigencia del Convenio, del {estado.Convenio.Fecha?.Corta()} al {contexto.Programa.FinDeVigencia.Corta()}.");
        }

        if (informe.PeriodoFin > contexto.Hoy)
        {
            yield return new Falla("1.1.periodo_fin", "PCS-4.2.11-01", "El periodo termina en una fecha que todavía no llega: informe sólo de lo realizado.");
        }
    }

    private static IEnumerable<Falla> Identificacion(InformeDeProyecto informe, Compromisos compromisos, Expediente estado)
    {
        if (!Igual(informe.Comunidad, estado.Recepcion!.Comunidad))
        {
            yield return new Falla("1.2.comunidad", "PCS-4.2.11-01", $"La comunidad debe ser la de la solicitud: «{estado.Recepcion.Comunidad}».");
        }

        if (!Igual(informe.Proyecto, estado.Recepcion.Proyecto))
        {
            yield return new Falla("2.proyecto", "PCS-4.2.11-01", $"El nombre del proyecto debe ser el de la solicitud: «{estado.Recepcion.Proyecto}».");
        }

        if (!Igual(informe.Objetivo, compromisos.Objetivo))
        {
            yield return new Falla("2.objetivo", "PCS-A6-C4K-01", "El objetivo general debe ser el del proyecto autorizado.");
        }

        if (informe.PorcentajeObjetivo is < 0 or > 100)
        {
            yield return new Falla("2.pct_objetivo", "PCS-4.2.11-01", "El porcentaje de cumplimiento del objetivo va de 0 a 100.");
        }
    }

    private static IEnumerable<Falla> Metas(InformeDeProyecto informe, Compromisos compromisos)
    {
        if (informe.Metas.Length != compromisos.Metas.Length)
        {
            yield return new Falla("3.metas", "PCS-A6-C4K-01", $"El proyecto comprometió {compromisos.Metas.Length} metas y el informe trae {informe.Metas.Length}: informe de cada una.");
            yield break;
        }

        for (var i = 0; i < informe.Metas.Length; i++)
        {
            var (meta, comprometida) = (informe.Metas[i], compromisos.Metas[i]);
            if (!Igual(meta.Descripcion, comprometida.Descripcion) || meta.Comprometida != comprometida.Cantidad || meta.Comprometida <= 0)
            {
                yield return new Falla($"3.metas[{i + 1}]", "PCS-A6-C4K-01", $"La meta {i + 1} debe ser la comprometida: «{comprometida.Descripcion}», {comprometida.Cantidad.Cifra()}.");
            }
            else if (meta.Lograda < 0 || meta.Porcentaje != MetaInformada.Avanzado(meta.Lograda, comprometida.Cantidad))
            {
                yield return new Falla($"3.metas[{i + 1}].pct_avance", "PCS-A6-C4K-01", $"El avance de la meta {i + 1} es la cantidad lograda entre la comprometida, por 100, con dos decimales.");
            }

            if (string.IsNullOrWhiteSpace(meta.Lugar) || string.IsNullOrWhiteSpace(meta.Avance) || string.IsNullOrWhiteSpace(meta.MaterialProbatorio))
            {
                yield return new Falla($"3.metas[{i + 1}]", "PCS-4.2.11-01", $"Indique lugar, avance y material probatorio de la meta {i + 1}.");
            }
        }

        if (informe.Metas.Any(m => m.Porcentaje < 100) && string.IsNullOrWhiteSpace(informe.CausasDeRetraso))
        {
            yield return new Falla("3.causas_retraso_y_medidas", "PCS-4.2.11-01", "Hay metas por debajo del 100 %: explique las causas y las medidas tomadas.");
        }
    }

    private static IEnumerable<Falla> Textos(InformeDeProyecto informe)
    {
        for (var i = 0; i < PreguntasDeCohesion; i++)
        {
            if (i >= informe.Cohesion.Length || string.IsNullOrWhiteSpace(informe.Cohesion[i]))
            {
                yield return new Falla($"4.{i + 1}", "PCS-4.2.11-01", $"Responda el apartado 4.{i + 1}, con ejemplos cualitativos y cuantitativos.");
            }
        }

        if (informe.Incidencia.IsEmpty || informe.Incidencia.Any(l => string.IsNullOrWhiteSpace(l.Cvegeo) || string.IsNullOrWhiteSpace(l.Comunidad)))
        {
            yield return new Falla("5.incidencia", "PCS-4.2.11-01", "Indique al menos una localidad y comunidad de incidencia, completas.");
        }

        if (string.IsNullOrWhiteSpace(informe.CoinversionNoMonetaria))
        {
            yield return new Falla("7.3.coinversion_no_monetaria", "PCS-4.2.11-01", "Describa la coinversión no monetaria.");
        }

        (string Campo, string? Dato, string Que)[] cuenta =
        [
            ("banco", informe.Cuenta?.Banco, "el banco"), ("sucursal", informe.Cuenta?.Sucursal, "el nombre de la sucursal"), ("num_sucursal", informe.Cuenta?.NumeroDeSucursal, "el número de la sucursal"),
            ("ciudad", informe.Cuenta?.Ciudad, "la ciudad de la sucursal"), ("estado", informe.Cuenta?.Estado, "el estado de la sucursal"),
        ];
        foreach (var (campo, _, que) in cuenta.Where(c => string.IsNullOrWhiteSpace(c.Dato)))
        {
            yield return new Falla($"8.cuenta.{campo}", "PCS-4.2.11-01", $"Escriba {que} en que se depositaron los recursos del Programa.");
        }

        if (informe.EstadosDeCuenta.IsEmpty)
        {
            yield return new Falla("8.estados_de_cuenta", "PCS-4.2.11-01", "Adjunte los estados de la cuenta mancomunada que correspondan al periodo.");
        }

        if (!informe.BajoProtesta)
        {
            yield return new Falla("declaratoria", "PCS-4.2.11-01", "Falta declarar, bajo protesta de decir verdad, que lo informado es cierto.");
        }
    }

    private static IEnumerable<Falla> Beneficiarios(InformeDeProyecto informe, Contexto contexto)
    {
        var grupos = contexto.Programa.GruposDeEdad;
        if (!informe.Beneficiarios.Select(b => b.Grupo).Order(StringComparer.Ordinal).SequenceEqual(grupos.Order(StringComparer.Ordinal)))
        {
            yield return new Falla("6.beneficiarios", "PCS-4.2.11-01", $"La tabla de beneficiarios lleva un renglón por grupo: {string.Join("; ", grupos)}.");
        }

        foreach (var b in informe.Beneficiarios.Append(informe.PoblacionTotal).Where(b => b.Mujeres < 0 || b.Hombres < 0 || b.Total != (long)b.Mujeres + b.Hombres))
        {
            yield return new Falla($"6.beneficiarios.{b.Grupo}", "PCS-4.2.11-01", "El total de cada renglón es la suma de mujeres y hombres, sin números negativos.");
        }

        if (informe.Beneficiarios.Sum(b => (long)b.Mujeres) != informe.PoblacionTotal.Mujeres || informe.Beneficiarios.Sum(b => (long)b.Hombres) != informe.PoblacionTotal.Hombres)
        {
            yield return new Falla("6.poblacion_total", "PCS-4.2.11-01", "La población total es la suma de los grupos de edad, columna por columna.");
        }
    }

    [Regla("PCS-4.2.8.1-04", "PCS-A6-C4N-01", "PCS-3.3-11", "PCS-A6-C23-01", "AMB-39")]
    private static IEnumerable<Falla> Anexo10(InformeDeProyecto informe, Contexto contexto)
    {
        if (informe.Final is not { } final)
        {
            yield return new Falla("anexo10", "PCS-4.2.11-01", "Falta la parte propia del Informe Final: conclusión, evidencias de reuniones, fotografías y videos.");
            yield break;
        }

        if (final.ConcluidasEl > contexto.Hoy || final.ConcluidasEl < informe.PeriodoInicio)
        {
            yield return new Falla("anexo10.concluidas_el", "PCS-A6-C4G-10", "El Informe Final se presenta a partir de que concluyan las acciones del proyecto: revise la fecha de conclusión.");
        }

        // Reporting outlives the validity of the agreement; the actions of the project do not.
        if (final.ConcluidasEl > contexto.Programa.FinDeVigencia)
        {
            yield return new Falla("anexo10.concluidas_el", "PCS-A6-C23-01", $"Las acciones del proyecto concluyen dentro de la vigencia del Convenio, a más tardar el {contexto.Programa.FinDeVigencia.Corta()}: revise la fecha de conclusión.");
        }

        if (final.EvidenciasDeReuniones.IsEmpty)
        {
            yield return new Falla("anexo10.evidencias_reuniones", "PCS-4.2.8.1-04", "Adjunte evidencia de las reuniones en que informó a la comunidad.");
        }

        if (final.Fotografias.IsEmpty || final.Videos.IsEmpty)
        {
            yield return new Falla("anexo10.fotografias_y_videos", "PCS-A6-C4N-01", "Adjunte al menos una fotografía y un video que acrediten las actividades.");
        }

        foreach (var _ in final.OtrosApoyos.Where(a => string.IsNullOrWhiteSpace(a.Programa) || a.Monto is < 0m or > Pesos.Maximo || string.IsNullOrWhiteSpace(a.Sinergias)))
        {
            yield return new Falla("anexo10.otros_apoyos", "PCS-3.3-11", "De cada apoyo adicional indique programa, monto y sinergias.");
        }
    }

    private static bool Igual(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);
}
