using System.Collections.Immutable;
using Dictamen.Core.Programas;

namespace Dictamen.App.Programas;

/// <summary>Reads the bases of a convocatoria from YAML.</summary>
public static class BasesYaml
{
    /// <summary>Reads bases that may still be a draft: what is written must be well formed, and what is missing stays missing.</summary>
    /// <param name="nombre">Name of the file, for the errors.</param>
    /// <param name="yaml">Its text.</param>
    /// <exception cref="BasesInvalidasException">The text is malformed or has an unknown key.</exception>
    public static Bases Cargar(string nombre, string yaml) => Leer(Raiz(nombre, yaml));

    /// <summary>Reads bases that must be ready to be published.</summary>
    /// <exception cref="BasesInvalidasException">Something is malformed, missing or contradictory; the error stands at the first such parameter.</exception>
    public static Bases Cargar(string nombre, string yaml, Programa programa)
    {
        var raiz = Raiz(nombre, yaml);
        var bases = Leer(raiz);
        if (ValidacionDeBases.Revisar(bases, programa) is [var falla, ..])
        {
            throw Lugar(raiz, falla.Campo).Error(falla.Mensaje, falla.Regla);
        }

        return bases;
    }

    private static Nodo Raiz(string nombre, string yaml) => Nodo.Raiz(nombre, yaml, (a, l, c, r, d, x) => new BasesInvalidasException(a, l, c, r, d, x));

    private static Bases Leer(Nodo raiz)
    {
        var bases = new Bases
        {
            Nombre = raiz.Pedir("nombre").Texto(),
            MontoTotal = raiz.Buscar("monto_total")?.Decimal(),
            Cobertura = raiz.Buscar("cobertura") is { } c ? [.. c.Lista().Select(Localidad)] : [],
            ConceptosPermitidos = Textos(raiz, "conceptos_permitidos"),
            EsquemaCalificacion = raiz.Buscar("esquema_calificacion") is { } e ? Esquema(e) : null,
            PorcentajesMinistracion = raiz.Buscar("porcentajes_ministracion") is { } p ? [.. p.Lista().Select(n => n.Decimal())] : [],
            CalendarioMinistracion = raiz.Buscar("calendario_ministracion")?.Texto(),
            FechaLimiteInformeParcial = raiz.Buscar("fecha_limite_informe_parcial")?.Fecha(),
            CriteriosVisita = Textos(raiz, "criterios_visita"),
            UmbralMontoElevado = raiz.Buscar("umbral_monto_elevado")?.Decimal(),
            FormulaReintegro = raiz.Buscar("formula_reintegro")?.Texto(),
        };
        raiz.Cerrar();
        return bases;
    }

    private static ImmutableArray<string> Textos(Nodo raiz, string clave) => raiz.Buscar(clave)?.Textos() ?? [];

    private static LocalidadConvocada Localidad(Nodo n)
    {
        var localidad = new LocalidadConvocada(
            n.Pedir("cvegeo").Texto(),
            n.Pedir("estado").Texto(),
            n.Pedir("municipio").Texto(),
            n.Pedir("localidad").Texto(),
            n.Buscar("habitantes")?.Entero(0),
            n.Buscar("porcentaje_indigena")?.Decimal(0, 100));
        n.Cerrar();
        return localidad;
    }

    private static EsquemaCalificacion Esquema(Nodo n)
    {
        var minima = n.Pedir("calificacion_minima", "AMB-56");
        var esquema = new EsquemaCalificacion(
            n.Pedir("minimo", "AMB-17").Decimal(),
            n.Pedir("maximo", "AMB-17").Decimal(),
            n.Pedir("pesos", "AMB-17").Entradas().ToImmutableDictionary(x => x.Clave, x => x.Nodo.Decimal()),
            n.Pedir("agregacion", "AMB-17").Texto(),
            n.Pedir("decimales", "AMB-17").Entero(0),
            minima.Texto() == "no_hay" ? null : minima.Decimal(),
            n.Pedir("divergencia", "AMB-17").Decimal());
        n.Cerrar();
        return esquema;
    }

    // Falla.Campo is a path of keys; the nearest of them that the file has is the place to look at.
    private static Nodo Lugar(Nodo raiz, string campo)
    {
        var lugar = raiz;
        foreach (var clave in campo.Split('.'))
        {
            var nombre = clave.Split('[')[0];
            if (!lugar.EsMapa || lugar.Buscar(nombre) is not { } hijo)
            {
                break;
            }

            lugar = hijo;
            if (clave.Contains('[', StringComparison.Ordinal))
            {
                lugar = hijo.Lista()[int.Parse(clave.Split('[', ']')[1], System.Globalization.CultureInfo.InvariantCulture) - 1];
            }
        }

        return lugar;
    }
}
