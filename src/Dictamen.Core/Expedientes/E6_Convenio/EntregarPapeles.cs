using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>The committee hands in the papers of a payment: the receipt (Anexo 7), and for the first payment the bank statement. They may come apart while the term runs.</summary>
/// <param name="Ministracion">Number of the payment, from 1.</param>
/// <param name="Recibo">Receipt, if it is handed in now.</param>
/// <param name="Cuenta">Bank statement, if it is handed in now.</param>
[Regla("PCS-4.2.3.3-08", "PCS-4.2.8-02", "PCS-4.2.8-03", "PCS-A6-C2-03", "PCS-A6-C4E-01", "PZ-08"), Faculta(Rol.Solicitante)]
public sealed record EntregarPapeles(int Ministracion, ReciboDePago? Recibo, EstadoDeCuenta? Cuenta) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var esperado = Ministracion == 1 ? Estatus.ConvenioSuscrito : Estatus.EnEjecucion;
        if (estado.Convenio is not { } convenio || estado.Estatus != esperado || Ministracion < 1 || Ministracion > convenio.Pagos.Length)
        {
            return estado.NoProcede($"entregar los papeles de la ministración {Ministracion}", "PCS-4.2.3.3-08");
        }

        var papeles = convenio.Papeles.GetValueOrDefault(Ministracion, Papeles.Ninguno);
        if ((Recibo is null || (Recibo.Documento == papeles.Recibo && Copias!.ToHashSet().SetEquals(papeles.Identificaciones))) && (Cuenta is null || YaConsta(Cuenta, papeles)) && (Recibo is not null || Cuenta is not null))
        {
            return Decision.Ninguna;
        }

        // A change of members after the review asks for another account, whenever it comes: the papers were complete in their term, which does not run again.
        if (papeles.Completos && (Cuenta is null || !EstadoDeCuenta.PorSustituir(estado, Ministracion)))
        {
            return Decision.Rechazar("PAPELES_COMPLETOS", "PCS-4.2.3.3-08", "Los papeles de esta ministración ya se revisaron y están completos.");
        }

        if (Ministracion == 1 && !PapelesNoEntregados.EnPlazo(estado, contexto))
        {
            return Decision.Rechazar("FUERA_DE_PLAZO", "PCS-4.2.3.3-08", "El plazo para entregar el recibo de pago y el estado de cuenta terminó.");
        }

        var fallas = Fallas(estado, convenio, contexto).ToImmutableArray();
        if (!fallas.IsEmpty)
        {
            return Rechazo.PorContenido(fallas);
        }

        var entregados = new PapelesEntregados(
            Ministracion,
            Recibo?.Documento,
            Cuenta?.Documento,
            Cuenta?.FechaEmision,
            ClabeConAdvertencia: Cuenta?.AdvierteClabe ?? false,
            contexto.Ahora);
        return Copias is { } copias ? Decision.De([entregados, new IdentificacionesAnexadas(Ministracion, copias)]) : entregados;
    }

    // All that is kept of it, but for the account, which no fact has: whoever reads the statement finds whether it is another one.
    private static bool YaConsta(EstadoDeCuenta cuenta, Papeles papeles) =>
        cuenta.Documento == papeles.EstadoDeCuenta && !cuenta.CambiaLaClabe && (papeles.FechaEmision is null || cuenta.FechaEmision == papeles.FechaEmision) && cuenta.Titulares.OVacio().ToHashSet().SetEquals(papeles.Titulares);

    private ImmutableDictionary<string, Huella>? Copias =>
        Recibo is null ? null : (Recibo.Identificaciones ?? ImmutableDictionary<string, IdentificacionAnexa>.Empty).ToImmutableDictionary(i => $"{Requisitos.Identificacion}/{i.Key}", i => i.Value.Copia);

    private IEnumerable<Falla> Fallas(Expediente estado, Convenio convenio, Contexto contexto)
    {
        if (Recibo is null && Cuenta is null)
        {
            return [new Falla("papeles", "PCS-4.2.3.3-08", "No se adjuntó el recibo de pago ni el estado de cuenta.")];
        }

        var delRecibo = Recibo?.Fallas(convenio.Pagos[Ministracion - 1], contexto) ?? [];
        return Cuenta is null ? delRecibo : delRecibo.Concat(Cuenta.Fallas(estado.Recepcion!.Integrantes, contexto));
    }
}

/// <summary>Papers of a payment were handed in and wait for review. The account itself stays in the committee's ficha and in the document.</summary>
/// <param name="Ministracion">Number of the payment.</param>
/// <param name="Recibo">Digest of the receipt, if it came.</param>
/// <param name="EstadoDeCuenta">Digest of the bank statement, if it came.</param>
/// <param name="FechaEmision">Issue date of the bank statement.</param>
/// <param name="ClabeConAdvertencia">Whether the check digit of the CLABE does not match: a warning for who reviews, not a defect (PCS-4.2.3.3-10).</param>
/// <param name="EntregadosEl">Instant of delivery (UTC).</param>
[Regla("PCS-4.2.3.3-08")]
public sealed record PapelesEntregados(int Ministracion, Huella? Recibo, Huella? EstadoDeCuenta, DateOnly? FechaEmision, bool ClabeConAdvertencia, DateTimeOffset EntregadosEl) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => (Recibo, EstadoDeCuenta) switch
    {
        (not null, not null) => $"El Comité entregó el recibo de pago y el estado de cuenta de la ministración {Ministracion}.",
        (not null, null) => $"El Comité entregó el recibo de pago de la ministración {Ministracion}.",
        _ => $"El Comité entregó el estado de cuenta de la ministración {Ministracion}.",
    };

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var antes = estado.Convenio!.Papeles.GetValueOrDefault(Ministracion, Papeles.Ninguno);
        var ahora = new Papeles(Recibo ?? antes.Recibo, EstadoDeCuenta ?? antes.EstadoDeCuenta, PorRevisar: true, Completos: false)
        {
            FechaEmision = EstadoDeCuenta is null ? antes.FechaEmision : FechaEmision,

            // They are the members of that day, and nobody else: without that no statement is received (PCS-A6-C4E-01).
            Titulares = EstadoDeCuenta is null ? antes.Titulares : [.. estado.Recepcion!.Integrantes.Select(i => i.Persona)],

            ClabeConAdvertencia = EstadoDeCuenta is null ? antes.ClabeConAdvertencia : ClabeConAdvertencia,

            Defectos = antes.Defectos,

            // Those of another receipt are not this one's; the fact that follows names its own.
            Identificaciones = Recibo is null ? antes.Identificaciones : Papeles.Ninguno.Identificaciones,
        };
        return estado with { Convenio = estado.Convenio with { Papeles = estado.Convenio.Papeles.SetItem(Ministracion, ahora) } };
    }
}
