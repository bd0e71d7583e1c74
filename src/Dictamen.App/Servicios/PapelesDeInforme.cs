using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E8_Informes;

namespace Dictamen.App.Servicios;

/// <summary>What a report brings with it: the record names the report, and the report names its evidence.</summary>
public sealed class PapelesDeInforme(IDocumentStore documentos)
{
    /// <summary>Evidence of a report with names for people; nothing when the report is a paper and not a form.</summary>
    public async Task<IReadOnlyList<(string Nombre, Huella Huella)>> DeAsync(Huella informe, CancellationToken ct = default)
    {
        var flujo = await documentos.OpenAsync(informe, ct).ConfigureAwait(false);
        if (flujo is null)
        {
            return [];
        }

        await using (flujo.ConfigureAwait(false))
        {
            try
            {
                return await JsonSerializer.DeserializeAsync<InformeDeProyecto>(flujo, HechoCodec.Opciones, ct).ConfigureAwait(false) is { } i ? [.. Papeles(i)] : [];
            }
            catch (JsonException)
            {
                return [];
            }
        }
    }

    private static IEnumerable<(string, Huella)> Papeles(InformeDeProyecto i) =>
    [
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
