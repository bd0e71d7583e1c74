using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

/// <summary>Signs an acta. With the last of all signatures it takes effect; one less and it has none (AMB-16).</summary>
/// <param name="Documento">Digest of the text that the person saw: it must be the acta's.</param>
[Regla("PCS-A1-01", "AMB-16"), Faculta(Rol.Dictaminador, Rol.SecretariaTecnica)]
public sealed record FirmarActa(Huella Documento) : Acto<Acta>
{
    /// <inheritdoc/>
    public override Decision Decidir(Acta estado, Contexto contexto)
    {
        var firmante = estado.Firmantes.FirstOrDefault(f => f.Value.Valor == contexto.Actor.Id).Key;
        if (firmante is null || (firmante == Acta.SecretariaTecnica) != (contexto.Actor.Rol == Rol.SecretariaTecnica))
        {
            return Decision.Rechazar("NO_FIRMA", "PCS-A1-01", contexto.Actor.Rol == Rol.SecretariaTecnica
                ? "No le corresponde firmar esta Acta: la firma quien se designó Secretaría Técnica de la convocatoria, con el enlace que le envía quien administra el sistema."
                : "No le corresponde firmar esta Acta.");
        }

        if (estado.Firmas.ContainsKey(firmante))
        {
            return Decision.Ninguna;
        }

        if (estado.SinEfecto is not null)
        {
            return Decision.Rechazar("ACTA_SIN_EFECTO", "PCS-A1-01", $"El Acta {estado.Id} se dejó sin efecto y ya no se firma: firme la que la Secretaría Técnica levante en su lugar.");
        }

        if (estado.Documento != Documento)
        {
            return Decision.Rechazar("OTRO_DOCUMENTO", "PCS-A1-01", "El texto que se firma no es el del Acta: vuelva a abrirla y fírmela de nuevo.");
        }

        var firma = new ActaFirmada(firmante, contexto.Ahora);
        return estado.FirmasQueFaltan.Skip(1).Any() ? firma : Decision.De([firma, new ActaConcluida(contexto.Hoy)]);
    }
}

/// <summary>Somebody signed the acta.</summary>
/// <param name="Firmante">Seat, or <see cref="Acta.SecretariaTecnica"/>.</param>
/// <param name="FirmadaEl">Instant (UTC).</param>
[Regla("PCS-A1-01")]
public sealed record ActaFirmada(string Firmante, DateTimeOffset FirmadaEl) : Hecho<Acta>
{
    /// <inheritdoc/>
    public override string Relato => Firmante == Acta.SecretariaTecnica ? "Firmó la Secretaría Técnica." : $"Firmó quien ocupa el asiento {Firmante}.";

    /// <inheritdoc/>
    public override Acta Aplicar(Acta estado) => estado with { Firmas = estado.Firmas.SetItem(Firmante, FirmadaEl) };
}

/// <summary>The acta has all signatures: its results are final, and each file is told its own.</summary>
/// <param name="Fecha">Day.</param>
[Regla("PCS-4.2.3-02")]
public sealed record ActaConcluida(DateOnly Fecha) : Hecho<Acta>
{
    /// <inheritdoc/>
    public override string Relato => $"El Acta quedó concluida el {Fecha.Corta()} con todas las firmas: sus resultados son definitivos.";

    /// <inheritdoc/>
    public override Acta Aplicar(Acta estado) => estado with
    {
        Concluida = Fecha,
        Encargos = estado.Renglones.ToImmutableSortedDictionary(r => $"dictamen/{r.Consecutivo:D6}", r => Encargo(estado, r), StringComparer.Ordinal),
    };

    private static Encargo Encargo(Acta acta, RenglonDeActa renglon) => new(
        $"dictamen/{renglon.Consecutivo:D6}",
        new Folio(acta.Convocatoria, renglon.Consecutivo).ToString(),
        new AsentarDictamen(acta.Id, renglon.Calificacion, renglon.Favorable));
}
