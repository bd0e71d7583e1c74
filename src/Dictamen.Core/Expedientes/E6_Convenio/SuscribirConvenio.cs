using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>The authority signs, after the whole committee: with this last signature there is an agreement, and its date is this day (AMB-25).</summary>
/// <param name="Version">Version that is signed.</param>
[Regla("PCS-4.2.5-02", "PCS-4.2.3.3-06", "PCS-A6-C23-01", "AMB-23", "AMB-25", "PZ-35"), Faculta(Rol.Operador)]
public sealed record SuscribirConvenio(int Version) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Convenio is { Fecha: not null } suscrito && suscrito.Version == Version)
        {
            return Decision.Ninguna;
        }

        if (estado is not { Estatus: Estatus.ConvenioEnviado, Convenio: { } convenio })
        {
            return estado.NoProcede("suscribir el Convenio de Concertación", "PCS-4.2.5-02");
        }

        if (Version != convenio.Version)
        {
            return Decision.Rechazar("VERSION_SUSTITUIDA", "AMB-30", $"La versión vigente del Convenio es la {convenio.Version}; suscriba ésa.");
        }

        if (!convenio.FirmadoPorComite)
        {
            var faltan = contexto.Programa.CargosCpc.Where(c => !convenio.Firmas.ContainsKey(c));
            return Decision.Rechazar("FALTAN_FIRMAS", "PCS-4.2.5-02", $"El Convenio debe firmarlo cada integrante del Comité; falta: {string.Join(", ", faltan)}.");
        }

        // The withdrawal may be on its way to this file: with the signature only an early termination would undo it.
        if (EtapasDeApoyo.SinRecurso(estado, contexto) is { } sinRecurso)
        {
            return sinRecurso;
        }

        if (contexto.Hoy > contexto.Programa.FinDeVigencia)
        {
            return Decision.Rechazar("FUERA_DE_VIGENCIA", "PCS-A6-C23-01", $"El Convenio no puede fecharse después del {contexto.Programa.FinDeVigencia.Corta()}, fin de su vigencia.");
        }

        return convenio.FechaLimiteInformeParcial > contexto.Hoy
            ? Decision.De(
                new ConvenioSuscrito(Version, contexto.Ahora, contexto.Hoy, contexto.Plazo("PZ-08", contexto.Hoy)),
                FechasDelConvenioFijadas.De(contexto, convenio.FechaLimiteInformeParcial))
            : Decision.Rechazar(
                "INFORME_PARCIAL_ANTES_DE_LA_FIRMA",
                "PCS-A6-C4G-09",
                $"El Convenio pide el Informe Parcial el {convenio.FechaLimiteInformeParcial.Corta()}, que no es posterior a la firma: devuélvalo por error y envíe una versión con otra fecha.");
    }
}

/// <summary>The agreement is signed by the three members and the authority: CONVENIO_SUSCRITO. The term for the papers runs from its date.</summary>
/// <param name="Version">Version that was signed.</param>
/// <param name="FirmadoEl">Instant of the authority's signature (UTC).</param>
/// <param name="Fecha">Date of the agreement: that of its last signature.</param>
/// <param name="Plazo">Term to hand in the papers (PZ-08).</param>
[Regla("PCS-4.2.5-02", "PCS-4.2.3.3-08", "AMB-25", "PZ-08")]
public sealed record ConvenioSuscrito(int Version, DateTimeOffset FirmadoEl, DateOnly Fecha, Plazo Plazo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"Quedó suscrito el Convenio con fecha {Fecha.Corta()}; el plazo para entregar el recibo y el estado de cuenta termina el {Plazo.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Convenio = estado.Convenio! with { Firmas = estado.Convenio.Firmas.SetItem(Convenio.Autoridad, FirmadoEl), Fecha = Fecha } })
        .Pasar(Estatus.ConvenioSuscrito)
        .Cerrar(estado.Convenio.PlazoDeFirma)
        .Abrir(Plazo)
        .Notificar(new Notificacion("convenio-suscrito", "convenio-suscrito", "PCS-4.2.3.3-08"))
        .AvisarConvenioSuscrito();
}
