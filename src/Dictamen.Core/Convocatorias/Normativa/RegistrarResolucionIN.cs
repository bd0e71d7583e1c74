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
    /// <summary>Readings whose other values are executable too. A resolution on any other would stand in the record and change nothing, so it is refused.</summary>
    public static IReadOnlySet<string> Ejecutables { get; } = new SortedSet<string>(StringComparer.Ordinal) { "AMB-26", "AMB-31", "AMB-41" };

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

        if (Valor != lectura.Valor && !Ejecutables.Contains(Lectura))
        {
            return Decision.Rechazar(
                "LECTURA_SIN_EJECUTAR",
                Lectura,
                $"Este sistema sólo sabe aplicar {Lectura} como {lectura.Valor}: registrar otro valor no cambiaría nada. Pida que el programa se adapte a la resolución antes de registrarla.");
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
    public override string Relato => $"La Instancia Normativa resolvió el {Fecha:dd/MM/yyyy} que {Lectura} se lea como {Valor}.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado with { Resoluciones = estado.Resoluciones.SetItem(Lectura, new ResolucionNormativa(Valor, Fecha, Documento)) };
}
