using System.Security.Cryptography;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;

namespace Dictamen.App.Servicios;

/// <summary>Where a folio stands, as 3.6.1-1 lets anybody ask: without personal data, and without the project.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Estatus">Status.</param>
/// <param name="Causa">Why it is not supported, when it is not.</param>
/// <param name="Etapa">Stage of the road, in Spanish.</param>
/// <param name="RecibidaEl">Instant (UTC) of reception.</param>
/// <param name="Desde">Instant (UTC) at which it came to this status.</param>
public sealed record EstatusDeFolio(Folio Folio, Estatus Estatus, CausaNoApoyo? Causa, string Etapa, DateTimeOffset RecibidaEl, DateTimeOffset Desde);

/// <summary>Answers what anybody may ask about a folio: where it stands, and whether a receipt is authentic.</summary>
public sealed class Verificacion(IEventStore store, Repositorio repositorio)
{
    private static readonly byte[] Ninguna = new byte[64];

    /// <summary>Where a folio stands, or <see langword="null"/> when there is none.</summary>
    [Regla("PCS-3.6.1-01")]
    public async ValueTask<EstatusDeFolio?> EstatusAsync(string? folio, CancellationToken ct = default)
    {
        if (!Es(folio, out var leido))
        {
            return null;
        }

        var (convocatoria, _) = await repositorio.CargarAsync<Convocatoria>(leido.Convocatoria, ct).ConfigureAwait(false);
        var estado = Expediente.Inicial;
        var desde = default(DateTimeOffset);
        foreach (var evento in await store.ReadAsync(Repositorio.Nombre<Expediente>(leido.ToString()), 0, ct).ConfigureAwait(false))
        {
            var siguiente = Pliegue.Aplicar(estado, HechoCodec.Leer(evento));
            desde = Visible(siguiente.Estatus, convocatoria) == Visible(estado.Estatus, convocatoria) ? desde : evento.At;
            estado = siguiente;
        }

        var estatus = Visible(estado.Estatus, convocatoria);
        return estado.Recepcion is { } recepcion ? new EstatusDeFolio(leido, estatus, estado.Causa, Etapa(estatus), recepcion.RecibidaEl, desde) : null;
    }

    /// <summary>Status that may be told outside of the office: the result of the dictaminación is told once it is published.</summary>
    [Regla("PCS-4.2.3.2-01")]
    public static Estatus Visible(Estatus estatus, Convocatoria? convocatoria) =>
        estatus == Estatus.Dictaminado && convocatoria?.ResultadosDeDictaminacion is null ? Estatus.EnDictaminacion : estatus;

    /// <summary>Whether a receipt is authentic: the folio is in the record with the application of that digest. A folio that does not exist takes the same way to the same answer.</summary>
    /// <returns>Instant (UTC) of reception, or <see langword="null"/> when it is not authentic.</returns>
    public async ValueTask<DateTimeOffset?> VerificarAsync(string? folio, string? huella, CancellationToken ct = default)
    {
        var clave = Es(folio, out var leido) ? leido.ToString() : (CatalogoDeProgramas.FolioDeEjemplo with { Consecutivo = 0 }).ToString();
        var recepcion = (await repositorio.CargarAsync<Expediente>(clave, ct).ConfigureAwait(false)).Estado.Recepcion;
        var consta = recepcion is null ? Ninguna : Encoding.ASCII.GetBytes(recepcion.Anexo3.Valor);
        var dicha = Encoding.UTF8.GetBytes(string.Concat((huella ?? "").Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant());
        return CryptographicOperations.FixedTimeEquals(consta, dicha) && recepcion is not null ? recepcion.RecibidaEl : null;
    }

    /// <summary>Stage of the road to which a status belongs, in Spanish.</summary>
    public static string Etapa(Estatus estatus) => estatus switch
    {
        Estatus.Inexistente or Estatus.Registrado => "Recepción",
        Estatus.Prevenido => "Entrega de documentos faltantes",
        Estatus.RecepcionIncompleta => "Recepción concluida",
        Estatus.Completo or Estatus.EnDictaminacion => "Dictaminación",
        Estatus.Dictaminado => "Asignación de recursos",
        Estatus.Apoyado or Estatus.EnAjuste1 or Estatus.EnAjuste2 or Estatus.Ajustado => "Ajuste del proyecto",
        Estatus.ConvenioEnviado or Estatus.ConvenioObservado => "Firma del convenio",
        Estatus.ConvenioSuscrito => "Entrega del recurso",
        Estatus.EnEjecucion => "Ejecución e informes",
        _ => "Concluido",
    };

    private static bool Es(string? texto, out Folio folio) =>
        Folio.TryParse(texto?.Trim().ToUpperInvariant(), out folio) && Entorno.EsConvocatoria(folio.Convocatoria);
}
