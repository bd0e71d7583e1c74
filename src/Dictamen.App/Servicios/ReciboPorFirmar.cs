using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.App.Servicios;

/// <summary>The receipt of a payment (Anexo 7) with what the file knows, for the committee to print and sign.</summary>
/// <param name="Numero">Number of the payment.</param>
/// <param name="Monto">Pesos.</param>
/// <param name="Fecha">Day on which it is filled in.</param>
/// <param name="Comunidad">Community.</param>
/// <param name="Lugar">Locality, municipality and state; <see langword="null"/> where the convocatoria does not name them, and they are written by hand.</param>
/// <param name="Proyecto">Name of the project.</param>
/// <param name="Folio">Folio.</param>
/// <param name="Nombres">Full name of who holds each post; a post without one is written by hand.</param>
[Regla("PCS-A7-01")]
public sealed record ReciboPorFirmar(
    int Numero, decimal Monto, DateOnly Fecha, string Comunidad, Core.Programas.LocalidadConvocada? Lugar, string Proyecto, Folio Folio, [property: DatoPersonal] ImmutableDictionary<string, string> Nombres)
{
    /// <summary>Shows nothing of the people.</summary>
    public override string ToString() => $"Recibo de la ministración {Numero}, {Folio}";

    /// <summary>The receipt of a payment for which one is to be signed.</summary>
    internal static ReciboPorFirmar De(MiProyecto mio, int numero, ImmutableDictionary<string, string> nombres)
    {
        var (e, recepcion) = (mio.Expediente, mio.Expediente.Recepcion!);
        var cvegeo = ClaveDeComunidad.Cvegeo(recepcion.ClaveComunidad);
        return new ReciboPorFirmar(
            numero,
            e.Convenio!.Pagos[numero - 1],
            mio.Contexto.Hoy,
            recepcion.Comunidad,
            mio.Contexto.Convocatoria?.Bases?.Cobertura.FirstOrDefault(l => l.Cvegeo == cvegeo),
            recepcion.Proyecto,
            e.Folio,
            nombres);
    }

    /// <summary>Whether there is a receipt of that payment to be signed.</summary>
    internal static bool SeFirma(Expediente e, int numero) =>
        e is { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio: { } convenio } && numero >= 1 && numero <= convenio.Pagos.Length;
}
