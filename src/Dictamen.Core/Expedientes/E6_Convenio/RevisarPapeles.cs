using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E7_Ministracion;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>Reviews the papers of a payment: complete, or something is missing or wrong.</summary>
/// <param name="Ministracion">Number of the payment, from 1.</param>
/// <param name="Defectos">What is missing or wrong; empty when they are complete.</param>
[Regla("PCS-4.2.3.3-08", "PCS-4.2.3.3-10"), Faculta(Rol.Operador)]
public sealed record RevisarPapeles(int Ministracion, ImmutableArray<DefectoDePapel> Defectos) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var papeles = estado.Convenio?.Papeles.GetValueOrDefault(Ministracion);
        if (papeles is { Completos: true } && Defectos.OVacio().IsEmpty)
        {
            return Decision.Ninguna;
        }

        if (papeles is not { PorRevisar: true } || estado.Estatus is not (Estatus.ConvenioSuscrito or Estatus.EnEjecucion))
        {
            return estado.NoProcede($"revisar los papeles de la ministración {Ministracion}, que no se han entregado", "PCS-4.2.3.3-08");
        }

        Falla[] fallas = [.. Defectos.OVacio().Select((d, i) => Motivacion.Falta(string.Create(CultureInfo.InvariantCulture, $"defectos[{i + 1}].motivo"), d.Motivo, "PCS-4.2.3.3-08")).OfType<Falla>()];
        if (fallas.Length > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        var noEntregados = PapelesNoEntregados.Faltantes(Ministracion, papeles);
        if (Defectos.OVacio().IsEmpty)
        {
            return noEntregados.IsEmpty
                ? new PapelesAceptados(Ministracion)
                : Decision.Rechazar("PAPELES_INCOMPLETOS", "PCS-4.2.3.3-08", $"No pueden tenerse por completos: falta {string.Join(" y ", noEntregados.Select(p => p.Nombre()))}.");
        }

        // What replaces the account of papers that were complete in time has no term to miss.
        var corre = Ministracion > 1 || PapelesNoEntregados.EnPlazo(estado, contexto);
        return corre
            ? new PapelesObservados(Ministracion, Defectos)
            : new PapelesNoEntregados([.. noEntregados.Union(Defectos.Select(d => d.Papel)).Order()]);
    }
}

/// <summary>A paper that is missing or wrong.</summary>
/// <param name="Papel">Which.</param>
/// <param name="Motivo">What is wrong, one sentence without personal data.</param>
public sealed record DefectoDePapel(Papel Papel, string Motivo)
{
    /// <summary>The paper and what is wrong with it, in a sentence.</summary>
    public string EnPalabras() => $"{Papel.Nombre()}: {Motivo.TrimEnd('.')}.";
}

/// <summary>A paper of the payment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Papel>))]
public enum Papel
{
    /// <summary>Receipt (Anexo 7), with the identifications.</summary>
    Recibo,

    /// <summary>Bank statement.</summary>
    EstadoDeCuenta,
}

/// <summary>Names of the papers.</summary>
public static class NombresDePapel
{
    /// <summary>Name with its article, in Spanish.</summary>
    public static string Nombre(this Papel papel) => papel == Papel.Recibo ? "el recibo de pago" : "el estado de cuenta";
}

/// <summary>The papers of a payment are complete: it can be ordered.</summary>
/// <param name="Ministracion">Number of the payment.</param>
[Regla("PCS-4.2.3.3-08")]
public sealed record PapelesAceptados(int Ministracion) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Los papeles de la ministración {Ministracion} están completos.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var convenio = estado.Convenio!;
        var papeles = convenio.Papeles[Ministracion] with { PorRevisar = false, Completos = true, Defectos = [] };
        var siguiente = estado with
        {
            Convenio = convenio with { Papeles = convenio.Papeles.SetItem(Ministracion, papeles), PapelesCompletos = convenio.PapelesCompletos || Ministracion == 1, Titulares = papeles.Titulares.IsEmpty ? convenio.Titulares : papeles.Titulares },
        };
        return Ministracion == 1 ? siguiente.Cerrar("PZ-08").YaNoAbre(siguiente.UltimaNotificacion(MinistracionLimitada.Aviso(1))) : siguiente;
    }
}

/// <summary>Something is missing or wrong in the papers; they can be handed in again while the term runs.</summary>
/// <param name="Ministracion">Number of the payment.</param>
/// <param name="Defectos">What is missing or wrong.</param>
[Regla("PCS-4.2.3.3-08")]
public sealed record PapelesObservados(int Ministracion, ImmutableArray<DefectoDePapel> Defectos) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se observaron los papeles de la ministración {Ministracion}: {string.Join("; ", Defectos.Select(d => $"{d.Papel.Nombre()}, {d.Motivo}"))}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var convenio = estado.Convenio!;
        var antes = convenio.Papeles[Ministracion];
        var (sinRecibo, sinCuenta) = (Defectos.Any(d => d.Papel == Papel.Recibo), Defectos.Any(d => d.Papel == Papel.EstadoDeCuenta));
        var quedan = (sinRecibo ? antes.SinRecibo() : antes) with
        {
            EstadoDeCuenta = sinCuenta ? null : antes.EstadoDeCuenta,
            FechaEmision = sinCuenta ? null : antes.FechaEmision,
            Titulares = sinCuenta ? [] : antes.Titulares,
            ClabeConAdvertencia = !sinCuenta && antes.ClabeConAdvertencia,
            PorRevisar = false,
            Completos = false,
            Defectos = Defectos,
            Identificaciones = sinRecibo ? Papeles.Ninguno.Identificaciones : antes.Identificaciones, // annexed to the receipt, whose fate they share (PCS-A7-02)
        };
        return (estado with { Convenio = convenio with { Papeles = convenio.Papeles.SetItem(Ministracion, quedan) } })
            .Notificar(new Notificacion($"papeles-observados-{Ministracion}", "papeles-observados", "PCS-4.2.3.3-08"));
    }
}
