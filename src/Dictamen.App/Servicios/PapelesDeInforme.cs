using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E8_Informes;

namespace Dictamen.App.Servicios;

/// <summary>A report as it can be read.</summary>
/// <param name="Tipo">Which report.</param>
/// <param name="EntregadoEl">Instant of delivery (UTC).</param>
/// <param name="Informe">What it says.</param>
/// <param name="Autorizado">What was promised: the application as it is in force.</param>
/// <param name="Papeles">Its evidence, by name.</param>
public sealed record InformeLeido(TipoInforme Tipo, DateTimeOffset EntregadoEl, InformeDeProyecto Informe, Anexo3 Autorizado, ImmutableArray<(string Nombre, Huella Huella)> Papeles);

/// <summary>What a report brings with it: the record names the report, and the report names its evidence.</summary>
public sealed class PapelesDeInforme(IDocumentStore documentos)
{
    /// <summary>Evidence of a report with names for people; nothing when the report is a paper and not a form.</summary>
    public async Task<IReadOnlyList<(string Nombre, Huella Huella)>> DeAsync(Huella informe, CancellationToken ct = default) =>
        await LeerAsync(informe, ct).ConfigureAwait(false) is { } i ? [.. Papeles(i)] : [];

    /// <summary>Whether a report is a form, that can be read here, and not a paper.</summary>
    public async Task<bool> EsFormatoAsync(Huella informe, CancellationToken ct = default) => await LeerAsync(informe, ct).ConfigureAwait(false) is not null;

    /// <summary>A report that was handed in, beside what was promised; <see langword="null"/> when there is none, or it is a paper and not a form.</summary>
    /// <param name="estado">The file.</param>
    /// <param name="cual">Which report: its suffix.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<InformeLeido?> LeerAsync(Expediente estado, string cual, CancellationToken ct = default)
    {
        foreach (var tipo in Enum.GetValues<TipoInforme>().Where(t => t.Sufijo() == cual))
        {
            if (estado.Informes?.De(tipo) is { } entregado
                && await LeerAsync(entregado.Documento, ct).ConfigureAwait(false) is { } informe
                && await documentos.LeerAsync<ContenidoDeSolicitud>(estado.Recepcion!.Anexo3, ct).ConfigureAwait(false) is { } solicitud)
            {
                return new InformeLeido(tipo, entregado.EntregadoEl, informe, CompromisosAjustados.Autorizado(solicitud.Anexo3, estado), [.. Papeles(informe)]);
            }
        }

        return null;
    }

    // A report may be a paper and not a form.
    private async Task<InformeDeProyecto?> LeerAsync(Huella informe, CancellationToken ct)
    {
        try
        {
            return await documentos.LeerAsync<InformeDeProyecto>(informe, ct).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<(string, Huella)> Papeles(InformeDeProyecto i) =>
    [
        .. Numerados("Hoja de firmas", i.HojasDeFirmas),
        .. Numerados("Estado de cuenta", i.EstadosDeCuenta),
        .. i.Metas.SelectMany((m, n) => Numerados(string.Create(CultureInfo.InvariantCulture, $"Material probatorio de la meta {n + 1},"), m.Evidencias)),
        .. i.Final is not { } f ? [] : (IEnumerable<(string, Huella)>)
        [
            .. Numerados("Evidencia de reunión", f.EvidenciasDeReuniones),
            .. Numerados("Fotografía", f.Fotografias),
            .. Numerados("Video", f.Videos),
            .. Numerados("Acta de Registro de Contraloría Social", f.ActaDeRegistroCcs),
            .. Numerados("Informe de Contraloría Social", f.InformeCcs),
            .. Numerados("Formato de Contraloría Social", f.FormatosDeContraloria),
        ],
    ];

    private static IEnumerable<(string, Huella)> Numerados(string nombre, ImmutableArray<Huella> huellas) =>
        huellas.IsDefault ? [] : huellas.Select((h, n) => (string.Create(CultureInfo.InvariantCulture, $"{nombre} {n + 1}"), h));
}
