using System.Collections.Immutable;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Receives an application: it gets the next folio, or is refused at the door with everything that is wrong.</summary>
/// <param name="SolicitudId">Id that the sender gave it; the same id always has the same folio.</param>
/// <param name="Solicitud">The application.</param>
/// <param name="Anexo3">Digest of <see cref="SolicitudDeApoyo.Contenido"/>, which is already stored.</param>
/// <param name="EjerciciosImpedidos">Fiscal years in which the community is impeded, as its own stream says.</param>
[Faculta(Rol.Solicitante)]
public sealed record AsignarFolio(string SolicitudId, SolicitudDeApoyo Solicitud, Huella Anexo3, ImmutableArray<int> EjerciciosImpedidos) : Acto<Libro>
{
    /// <inheritdoc/>
    [Regla("PCS-4.2.2-01", "PCS-4.2.2-02", "PCS-A2-13", "PZ-02", "AMB-11", "AMB-12", "PCS-8.2-01")]
    public override Decision Decidir(Libro estado, Contexto contexto)
    {
        if (estado.PorSolicitud.ContainsKey(SolicitudId))
        {
            return Decision.Ninguna;
        }

        if (contexto.Convocatoria is not { Recepcion: { } recepcion } convocatoria)
        {
            return Decision.Rechazar("FUERA_DE_PERIODO", "PCS-4.2.1-01", "La convocatoria no se ha publicado en el DOF; todavía no recibe solicitudes.");
        }

        if (!convocatoria.Recibe(contexto))
        {
            var vigente = contexto.Calendario.Recomputar(recepcion);
            return Decision.Rechazar(
                "FUERA_DE_PERIODO",
                "PCS-A2-13",
                $"La convocatoria {convocatoria.Id} recibe solicitudes del {vigente.PrimerDia.Corta()} al {vigente.UltimoDia.Corta()} a las 24:00 horas (hora del centro de México); fuera de ese periodo no se admiten (numeral 4.2.2 y Anexo 2, VI).");
        }

        // The fichas of a committee are kept under the digest of its application: whoever brought it again with other addresses would be told what is another's.
        if (estado.Anexos3.Contains(Anexo3))
        {
            return Decision.Rechazar("SOLICITUD_AJENA", "PCS-8.2-01", "Ese documento de solicitud es de otra que ya tiene su folio, y los datos personales de su Comité no se cambian con ésta. Presente su solicitud desde su propio borrador.");
        }

        var portada = Solicitud.Contenido.Anexo3.Portada;
        if (Impedida(contexto) is { } rechazo)
        {
            return rechazo;
        }

        var fallas = ValidacionDeSolicitud.Fallas(Solicitud, contexto);
        return fallas.IsEmpty
            ? new FolioAsignado(
                new Folio(convocatoria.Id, estado.Ultimo + 1),
                SolicitudId,
                Anexo3,
                ClaveDeComunidad.De(portada.Cvegeo, portada.Comunidad),
                contexto.Ahora)
            : Rechazo.PorContenido(fallas);
    }

    // The impediment is the community's, for one fiscal year; it does not reach the people of its committee (AMB-44).
    [Regla("PCS-4.2.12-08", "AMB-44")]
    private Rechazo? Impedida(Contexto contexto) => EjerciciosImpedidos.OVacio().Contains(contexto.Programa.Ejercicio)
        ? new Rechazo(
            "COMUNIDAD_IMPEDIDA",
            "PCS-4.2.12-08",
            $"La comunidad está impedida para participar en el ejercicio fiscal {contexto.Programa.Ejercicio} por la calificación de su informe final anterior (numeral 4.2.12). Puede participar en el ejercicio siguiente.")
        : null;
}

/// <summary>An application was received and has its folio.</summary>
/// <param name="Folio">Folio de participación.</param>
/// <param name="SolicitudId">Id that the sender gave it.</param>
/// <param name="Anexo3">Digest of the application without personal data, from which its file is opened.</param>
/// <param name="ClaveComunidad">Key of the community.</param>
/// <param name="RecibidaEl">Instant of reception (UTC).</param>
[Regla("PCS-4.2.2-02")]
public sealed record FolioAsignado(Folio Folio, string SolicitudId, Huella Anexo3, string ClaveComunidad, DateTimeOffset RecibidaEl) : Hecho<Libro>
{
    /// <inheritdoc/>
    public override string Relato => $"Se recibió una solicitud y se le asignó el folio {Folio}.";

    /// <inheritdoc/>
    public override Libro Aplicar(Libro estado) => estado with
    {
        Ultimo = Folio.Consecutivo,
        PorSolicitud = estado.PorSolicitud.SetItem(SolicitudId, Folio),
        Anexos3 = estado.Anexos3.Add(Anexo3),
    };
}
