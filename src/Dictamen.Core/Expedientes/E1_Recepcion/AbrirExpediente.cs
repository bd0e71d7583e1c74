namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Opens the file of an application that has its folio, from the stored application and nothing else: it can be done again after a failure.</summary>
/// <param name="Folio">Folio assigned.</param>
/// <param name="RecibidaEl">Instant of reception (UTC), as the register has it.</param>
/// <param name="Anexo3">Digest of the application, as the register has it.</param>
/// <param name="Contenido">The application.</param>
[Regla("PCS-4.2.2-02"), Faculta(Rol.Sistema)]
public sealed record AbrirExpediente(Folio Folio, DateTimeOffset RecibidaEl, Huella Anexo3, ContenidoDeSolicitud Contenido) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus == Estatus.Inexistente)
        {
            return new SolicitudRegistrada(Folio, Recepcion.De(Contenido, Anexo3, RecibidaEl, contexto.Programa));
        }

        return estado.Folio == Folio && estado.Recepcion?.Anexo3 == Anexo3
            ? Decision.Ninguna
            : estado.NoProcede("abrir otra vez el expediente con otra solicitud", "PCS-4.2.2-02");
    }
}

/// <summary>The application is registered: the committee is told its folio.</summary>
/// <param name="Folio">Folio de participación.</param>
/// <param name="Recepcion">Its figures, and what was missing in it.</param>
[Regla("PCS-4.2.2-02")]
public sealed record SolicitudRegistrada(Folio Folio, Recepcion Recepcion) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => Recepcion.Faltantes.IsEmpty
        ? $"Se registró el proyecto «{Recepcion.Proyecto}» de {Recepcion.Comunidad} con el folio {Folio}; no falta ningún documento."
        : $"Se registró el proyecto «{Recepcion.Proyecto}» de {Recepcion.Comunidad} con el folio {Folio}; requisitos que faltan: {string.Join("; ", Recepcion.Faltantes.Select(f => nombres.Requisito(f.Requisito)))}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => (estado with { Folio = Folio, Recepcion = Recepcion })
        .Pasar(Estatus.Registrado)
        .Notificar(new Notificacion("folio", "folio-de-participacion", "PCS-4.2.2-02"));
}
