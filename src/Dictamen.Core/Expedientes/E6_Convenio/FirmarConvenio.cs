namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>A member of the committee signs the version sent. Who acts is who signs; each of the three must, and nobody signs for another.</summary>
/// <param name="Version">Version that is signed.</param>
[Regla("PCS-4.2.5-02", "PCS-3.3.1-04", "PZ-12", "PCS-A6-C23-01", "PZ-35"), Faculta(Rol.Solicitante)]
public sealed record FirmarConvenio(int Version) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var cargo = estado.Recepcion?.Integrantes.FirstOrDefault(i => i.Persona.Valor == contexto.Actor.Id)?.Cargo;
        if (cargo is not null && estado.Convenio is { } firmado && firmado.Version == Version && firmado.Firmas.ContainsKey(cargo))
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus == Estatus.ConvenioObservado)
        {
            return Decision.Rechazar("TRANSICION_NO_PERMITIDA", "PCS-4.2.5-02", "Se informó un error del Convenio y esta versión ya no se firma: la oficina lo corregirá y lo enviará de nuevo a todo el Comité, con un plazo nuevo para firmarlo. No tiene que hacer nada por ahora.");
        }

        if (estado is not { Estatus: Estatus.ConvenioEnviado, Convenio: { } convenio })
        {
            return estado.NoProcede("firmar el Convenio de Concertación", "PCS-4.2.5-02");
        }

        if (cargo is null)
        {
            return Decision.Rechazar("NO_ES_INTEGRANTE", "PCS-4.2.5-02", "Sólo firman las personas integrantes del Comité de Participación Comunitaria, cada una por sí.");
        }

        if (Version != convenio.Version)
        {
            return Decision.Rechazar("VERSION_SUSTITUIDA", "AMB-30", $"La versión vigente del Convenio es la {convenio.Version}; firme ésa.");
        }

        if (estado.Plazos.TryGetValue(convenio.PlazoDeFirma, out var plazo) && contexto.Vencido(plazo))
        {
            return Decision.Rechazar("FUERA_DE_PLAZO", "PCS-4.2.5-02", $"El plazo para firmar el Convenio terminó el {plazo.UltimoDia.Corta()}.");
        }

        if (contexto.Hoy > contexto.Programa.FinDeVigencia)
        {
            return Decision.Rechazar("FUERA_DE_VIGENCIA", "PCS-A6-C23-01", $"El Convenio no puede firmarse después del {contexto.Programa.FinDeVigencia.Corta()}, fin de su vigencia.");
        }

        var completo = contexto.Programa.CargosCpc.All(c => c == cargo || convenio.Firmas.ContainsKey(c));
        return new ConvenioFirmado(Version, cargo, contexto.Ahora, completo);
    }
}

/// <summary>A member of the committee signed. With the last of the three nothing can lead to renunciation any more; the agreement still needs the authority.</summary>
/// <param name="Version">Version that was signed.</param>
/// <param name="Cargo">Post of who signed.</param>
/// <param name="FirmadoEl">Instant of the signature (UTC).</param>
/// <param name="ComiteCompleto">Whether every member has signed this version.</param>
[Regla("PCS-4.2.5-02")]
public sealed record ConvenioFirmado(int Version, string Cargo, DateTimeOffset FirmadoEl, bool ComiteCompleto) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => ComiteCompleto
        ? $"Firmó el Convenio: {Cargo}. Ya lo firmó todo el Comité."
        : $"Firmó el Convenio: {Cargo}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var convenio = estado.Convenio! with { Firmas = estado.Convenio.Firmas.SetItem(Cargo, FirmadoEl), FirmadoPorComite = ComiteCompleto };
        var siguiente = estado with { Convenio = convenio };
        return ComiteCompleto ? siguiente.Cerrar(convenio.PlazoDeFirma) : siguiente;
    }
}
