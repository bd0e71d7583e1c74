using System.Collections.Immutable;

namespace Dictamen.Core.Convocatorias.Normativa;

/// <summary>A recorded resolution of the Instancia Normativa that replaces a reading.</summary>
/// <param name="Valor">Value of the reading from now on.</param>
/// <param name="Fecha">Day of the resolution.</param>
/// <param name="Documento">Digest of the resolution.</param>
public sealed record ResolucionNormativa(string Valor, DateOnly Fecha, Huella Documento);

/// <summary>Replaces a reading of an ambiguous text by a resolution of the Instancia Normativa: only it interprets the rules and resolves what they do not foresee (3.7.2).</summary>
/// <param name="Lectura">Reading, for example <c>AMB-26</c>.</param>
/// <param name="Valor">One of its admitted values.</param>
/// <param name="Fecha">Day of the resolution.</param>
/// <param name="Documento">Digest of the resolution.</param>
[Regla("PCS-3.7.2-01"), Faculta(Rol.Normativa)]
public sealed record RegistrarResolucionIN(string Lectura, string Valor, DateOnly Fecha, Huella Documento) : Acto<Convocatoria>
{
    /// <summary>The values other than the adopted one that decisions can carry out, by reading. A resolution of any other would stand in the record and change nothing, so it is refused.</summary>
    public static IReadOnlyDictionary<string, ImmutableArray<string>> Ejecutables { get; } = new SortedDictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["AMB-07"] = ["TRES_DEL_ANEXO_7"],
        [DelCalendario] = ["NO"],
        ["AMB-14"] = ["SUMADOS"],
        ["AMB-22"] = ["SIN_LIMITE"],
        ["AMB-24"] = ["SOLO_EL_POSTERIOR"],
        ["AMB-26"] = ["SALTO"],
        ["AMB-29"] = ["LIBRE"],
        ["AMB-31"] = ["DENTRO_DE_LOS_INICIALES"],
        ["AMB-34"] = ["OBLIGATORIA"],
        ["AMB-41"] = ["SI"],
        ["AMB-44"] = ["EJERCICIO_POSTERIOR_A_LA_NOTIFICACION"],
        ["AMB-45"] = ["SIEMPRE_CINCO_NATURALES"],
    };

    // The calendar with which all terms of the convocatoria are counted: once it is published they run, and another reading would move them backwards.
    private const string DelCalendario = "AMB-12";

    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (!contexto.Programa.Lecturas.TryGetValue(Lectura, out var lectura))
        {
            return Decision.Rechazar("LECTURA_DESCONOCIDA", "PCS-3.7.2-01", $"{contexto.Programa.Id} no tiene la lectura «{Lectura}».");
        }

        if (Valor != lectura.Valor && !lectura.Alternativas.Contains(Valor))
        {
            return Decision.Rechazar("VALOR_NO_ADMITIDO", Lectura, $"«{Valor}» no es un valor de {Lectura} ({lectura.Parametro}); puede ser {string.Join(", ", lectura.Alternativas.Prepend(lectura.Valor))}.");
        }

        if (Valor != lectura.Valor && !(Ejecutables.TryGetValue(Lectura, out var valores) && valores.Contains(Valor)))
        {
            return Decision.Rechazar(
                "LECTURA_SIN_EJECUTAR",
                Lectura,
                $"Este sistema sólo sabe aplicar {Lectura} como {string.Join(" o ", valores.IsDefault ? [lectura.Valor] : valores.Insert(0, lectura.Valor))}: registrar otro valor no cambiaría nada. Pida que el programa se adapte a la resolución antes de registrarla.");
        }

        if (Lectura == DelCalendario && Valor != estado.Lectura(contexto.Programa, DelCalendario) && estado.Estatus != EstatusConvocatoria.Borrador)
        {
            return Decision.Rechazar("LECTURA_TARDIA", Lectura, $"{Lectura} fija con qué calendario se cuentan los plazos de la convocatoria: sólo puede resolverse antes de publicarla, porque después ya corren.");
        }

        if (Fecha > contexto.Hoy)
        {
            return Decision.Rechazar("FECHA_FUTURA", "PCS-3.7.2-01", "La fecha de la resolución todavía no llega.");
        }

        var resolucion = new ResolucionNormativa(Valor, Fecha, Documento);
        return estado.Resoluciones.TryGetValue(Lectura, out var vigente) && vigente == resolucion
            ? Decision.Ninguna
            : new ResolucionINRegistrada(Lectura, Valor, Fecha, Documento);
    }
}

/// <summary>A resolution of the Instancia Normativa replaced a reading.</summary>
/// <param name="Lectura">Reading.</param>
/// <param name="Valor">Value from now on.</param>
/// <param name="Fecha">Day of the resolution.</param>
/// <param name="Documento">Digest of the resolution.</param>
[Regla("PCS-3.7.2-01")]
public sealed record ResolucionINRegistrada(string Lectura, string Valor, DateOnly Fecha, Huella Documento) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"La Instancia Normativa resolvió el {Fecha.Corta()} que {Lectura} se lea como {Valor}.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado with { Resoluciones = estado.Resoluciones.SetItem(Lectura, new ResolucionNormativa(Valor, Fecha, Documento)) };
}
