using System.Globalization;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Convocatorias.Publicacion;

/// <summary>Where a convocatoria was published: all three are needed, and the day that counts is that of the DOF (PCS-4.2.1-01).</summary>
/// <param name="Dof">Citation of the DOF.</param>
/// <param name="Sitio">Address of the page on the authority's site.</param>
/// <param name="Modulos">Service desks where it is displayed.</param>
public sealed record MediosDeDifusion(string Dof, string Sitio, string Modulos);

/// <summary>Publishes a convocatoria. From here on its bases do not change.</summary>
/// <param name="FechaDof">Day of publication in the DOF.</param>
/// <param name="Medios">The three media.</param>
/// <param name="AsumeRutaCritica">The authority knows that with every term used to its last day agreements would be signed after their validity, and goes on.</param>
[Regla("PCS-4.2.1-01", "PCS-A2-13", "AMB-10", "AMB-17"), Faculta(Rol.Operador, Rol.Normativa)]
public sealed record PublicarConvocatoria(DateOnly FechaDof, MediosDeDifusion Medios, bool AsumeRutaCritica = false) : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (estado.Estatus != EstatusConvocatoria.Borrador)
        {
            return estado.NoProcede("publicarla", "PCS-4.2.1-01", estado.Estatus == EstatusConvocatoria.Inexistente ? "todavía no tiene borrador" : "ya se publicó");
        }

        Falla[] fallas = [.. ValidacionDeBases.Revisar(estado.Bases!, contexto.Programa), .. Difusion(contexto)];
        if (fallas.Length > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        var ruta = RutaCritica.Calcular(contexto.Programa, contexto.Calendario, FechaDof, estado.Lectura(contexto.Programa, "AMB-14") == "SUMADOS");
        var rebasa = ruta.RebasaVigencia(contexto.Programa);
        if (rebasa && !AsumeRutaCritica)
        {
            return Decision.Rechazar(
                "RUTA_CRITICA_REBASA_VIGENCIA",
                "PCS-A6-C23-01",
                string.Create(CultureInfo.InvariantCulture, $"Si todos agotan sus plazos, los convenios se firmarían el {ruta.Firma.Corta()}, después del fin de la vigencia ({contexto.Programa.FinDeVigencia.Corta()}). Para publicarla así, manifieste que asume esa ruta crítica."));
        }

        return new ConvocatoriaPublicada(FechaDof, Medios, contexto.Plazo(Convocatoria.PlazoDeRecepcion, FechaDof), ruta, rebasa);
    }

    // The rules are in force from the day after their own publication: a convocatoria of that very day would precede them.
    [Regla("PCS-ACU-01", "PZ-01")]
    private IEnumerable<Falla> Difusion(Contexto contexto)
    {
        if (FechaDof > contexto.Hoy)
        {
            yield return new Falla("fecha_dof", "PCS-4.2.1-01", "La fecha de publicación en el DOF todavía no llega: registre la publicación cuando haya ocurrido.");
        }

        if (FechaDof <= contexto.Programa.FechaDof)
        {
            yield return new Falla("fecha_dof", "PCS-ACU-01", "La convocatoria no puede publicarse antes de que las Reglas de Operación estén vigentes.");
        }

        foreach (var (campo, valor, medio) in new[] { ("dof", Medios.Dof, "la cita del DOF"), ("sitio", Medios.Sitio, "la dirección en el sitio de la autoridad"), ("modulos", Medios.Modulos, "los módulos de atención") })
        {
            if (string.IsNullOrWhiteSpace(valor))
            {
                yield return new Falla($"medios.{campo}", "PCS-4.2.1-01", $"Falta {medio}: la convocatoria se publica en los tres medios.");
            }
        }
    }
}

/// <summary>CONVOCATORIA_PUBLICADA.</summary>
/// <param name="FechaDof">Day of publication in the DOF.</param>
/// <param name="Medios">The three media.</param>
/// <param name="Recepcion">Term of reception.</param>
/// <param name="Ruta">Critical path with maximum terms.</param>
/// <param name="RutaRebasaVigencia">The path leads past the end of validity, and the authority accepted it.</param>
[Regla("PCS-4.2.1-01")]
public sealed record ConvocatoriaPublicada(DateOnly FechaDof, MediosDeDifusion Medios, Plazo Recepcion, RutaCritica Ruta, bool RutaRebasaVigencia) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => RutaRebasaVigencia
        ? $"La convocatoria se publicó en el DOF el {FechaDof.Corta()}; recibe proyectos del {Recepcion.PrimerDia.Corta()} al {Recepcion.UltimoDia.Corta()}. La autoridad asumió que, agotados los plazos, los convenios se firmarían hasta el {Ruta.Firma.Corta()}."
        : $"La convocatoria se publicó en el DOF el {FechaDof.Corta()}; recibe proyectos del {Recepcion.PrimerDia.Corta()} al {Recepcion.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado)
    {
        // Reception opens when the day of the DOF is over: one more thing for the alarm clock to wait for.
        var apertura = new Plazo(Convocatoria.Apertura, Recepcion.Regla, FechaDof, 0, Unidad.FechaCierta, FechaDof, FechaDof, Recepcion.VersionCalendario);
        return estado.Abrir(apertura).Abrir(Recepcion) with
        {
            Estatus = EstatusConvocatoria.Publicada,
            FechaDof = FechaDof,
            Recepcion = Recepcion,
            RutaCritica = Ruta,
        };
    }
}
