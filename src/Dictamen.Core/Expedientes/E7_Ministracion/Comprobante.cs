using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>The three kinds of voucher of Anexo 8. There is no other: another document proves nothing (PCS-A8-01).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TipoDeComprobante>))]
public enum TipoDeComprobante
{
    /// <summary>FACTURA: invoice or fiscal receipt.</summary>
    Factura,

    /// <summary>RECIBO_SIMPLE: receipt of a place that issues no invoices.</summary>
    ReciboSimple,

    /// <summary>LISTA_RAYA: day wages and labour.</summary>
    ListaDeRaya,
}

/// <summary>A voucher as it is handed in, with the elements that its kind demands (Anexo 8).</summary>
/// <param name="Documento">Digest of the copy.</param>
/// <param name="Numero">Number on the voucher.</param>
/// <param name="Fecha">Date on the voucher.</param>
/// <param name="Monto">Pesos.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "tipo")]
[JsonDerivedType(typeof(Factura), "FACTURA")]
[JsonDerivedType(typeof(ReciboSimple), "RECIBO_SIMPLE")]
[JsonDerivedType(typeof(ListaDeRaya), "LISTA_RAYA")]
public abstract record Comprobante(Huella Documento, string Numero, DateOnly Fecha, decimal Monto)
{
    /// <summary>Day on which it was paid: the «Fecha» of section 7.2 of Anexos 9 and 10, beside that of issue; <see langword="null"/> where it was not asked for.</summary>
    public DateOnly? PagadoEl { get; init; }

    /// <summary>Kind.</summary>
    [JsonIgnore]
    public abstract TipoDeComprobante Tipo { get; }

    /// <summary>What makes it the same voucher as another one, without personal data.</summary>
    [JsonIgnore]
    public abstract string Clave { get; }

    /// <summary>What was bought or paid, as the voucher says it (Anexos 9 and 10, 7.2).</summary>
    [JsonIgnore]
    public abstract string Descripcion { get; }

    /// <summary>What is wrong or missing in the elements of its kind.</summary>
    public abstract IEnumerable<Falla> Fallas(Contexto contexto);
}

/// <summary>Invoice or fiscal receipt, to the authority's name and not to the committee's (AMB-36).</summary>
/// <param name="Documento">Digest of the copy.</param>
/// <param name="Numero">Number.</param>
/// <param name="Fecha">Date.</param>
/// <param name="Monto">Pesos.</param>
/// <param name="Uuid">Fiscal folio, in the form 8-4-4-4-12.</param>
/// <param name="ReceptorNombre">Name of the receiver.</param>
/// <param name="ReceptorRfc">RFC of the receiver.</param>
/// <param name="Bienes">Goods and services with their cost.</param>
[Regla("PCS-A8-02", "AMB-36")]
public sealed record Factura(Huella Documento, string Numero, DateOnly Fecha, decimal Monto, string Uuid, string ReceptorNombre, string ReceptorRfc, ImmutableArray<BienFacturado> Bienes)
    : Comprobante(Documento, Numero, Fecha, Monto)
{
    // Who has no RFC of its own is invoiced with it (glossary, L388).
    private const string RfcGenerico = "XAXX010101000";

    /// <summary>Pesos that the invoice adds below its list: VAT and other taxes, less discounts and withholdings. <see langword="null"/> or zero where each cost bears them already.</summary>
    public decimal? Impuestos { get; init; }

    /// <inheritdoc/>
    public override TipoDeComprobante Tipo => TipoDeComprobante.Factura;

    /// <inheritdoc/>
    public override string Clave => Guid.TryParseExact(Uuid, "D", out var uuid) ? uuid.ToString("D") : Uuid;

    /// <inheritdoc/>
    public override string Descripcion => string.Join("; ", Bienes.OVacio().Select(b => b.Descripcion.Trim()));

    /// <inheritdoc/>
    public override IEnumerable<Falla> Fallas(Contexto contexto)
    {
        var receptor = contexto.Programa.ReceptorFactura;
        if (!string.Equals(ReceptorNombre?.Trim(), receptor.Nombre, StringComparison.OrdinalIgnoreCase))
        {
            yield return new Falla("receptor_nombre", "PCS-A8-02", $"La factura debe estar a nombre de {receptor.Nombre}.");
        }

        if (!string.Equals(ReceptorRfc?.Trim(), receptor.Rfc, StringComparison.OrdinalIgnoreCase))
        {
            yield return new Falla("receptor_rfc", "PCS-A8-02", $"El RFC del receptor debe ser {receptor.Rfc}{(string.Equals(ReceptorRfc?.Trim(), RfcGenerico, StringComparison.OrdinalIgnoreCase) ? "; el RFC genérico no sirve para este comprobante" : "")}.");
        }

        if (!Guid.TryParseExact(Uuid, "D", out _))
        {
            yield return new Falla("uuid", "PCS-A8-02", "El folio fiscal (UUID) lleva 32 dígitos hexadecimales separados por guiones, como aparece en la factura.");
        }

        if (Bienes.IsDefaultOrEmpty || Bienes.Any(b => string.IsNullOrWhiteSpace(b.Descripcion) || !b.Costo.EsMonto()))
        {
            yield return new Falla("conceptos", "PCS-A8-02", "La factura debe traer el listado de los bienes y servicios adquiridos, cada uno con su costo.");
        }
        else if (Impuestos is { } impuestos && !Math.Abs(impuestos).EsMontoOCero())
        {
            yield return new Falla("impuestos", "PCS-A8-02", $"Los impuestos de la factura van en pesos, con dos decimales como máximo, de hasta {Pesos.Maximo.Texto()}.");
        }
        else if (Bienes.Sum(b => b.Costo) is var suma && Math.Abs(suma + (Impuestos ?? 0m) - Monto) > 0.01m * Bienes.Length)
        {
            // Each cost may have been rounded to its centavo.
            yield return new Falla("conceptos", "PCS-A8-02", $"Los bienes y servicios de la factura suman {suma.Texto()}{(Impuestos is { } m and not 0m ? $", con los impuestos {(suma + m).Texto()}," : "")} y su monto dice {Monto.Texto()}. Revise el costo de cada uno; lo que la factura suma o resta al final, como el IVA o un descuento, va en sus impuestos.");
        }
    }
}

/// <summary>A good or service of an invoice.</summary>
/// <param name="Descripcion">What was bought.</param>
/// <param name="Costo">Pesos.</param>
public sealed record BienFacturado(string Descripcion, decimal Costo);

/// <summary>Receipt of a place that issues no invoices. Anexo 8 asks neither for its amount nor for what was bought, but Anexos 9 and 10 do, so both are required (AMB-36).</summary>
/// <param name="Documento">Digest of the copy.</param>
/// <param name="Numero">Number.</param>
/// <param name="Fecha">Date.</param>
/// <param name="Monto">Pesos.</param>
/// <param name="Prestador">Name of the provider or establishment.</param>
/// <param name="Domicilio">Address of the provider or establishment.</param>
/// <param name="Concepto">What was bought or paid.</param>
[Regla("PCS-A8-03", "AMB-36")]
public sealed record ReciboSimple(Huella Documento, string Numero, DateOnly Fecha, decimal Monto, [property: DatoPersonal] string Prestador, [property: DatoPersonal] string Domicilio, string Concepto)
    : Comprobante(Documento, Numero, Fecha, Monto)
{
    /// <inheritdoc/>
    public override TipoDeComprobante Tipo => TipoDeComprobante.ReciboSimple;

    // Two shops may both issue their receipt number 1; the same number, day and amount is the same receipt.
    /// <inheritdoc/>
    public override string Clave => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Numero.Trim()}|{Fecha:yyyy-MM-dd}|{Monto:0.00}");

    /// <inheritdoc/>
    public override string Descripcion => Concepto;

    /// <summary>Shows nothing of the provider.</summary>
    public override string ToString() => $"Recibo simple {Numero}";

    /// <inheritdoc/>
    public override IEnumerable<Falla> Fallas(Contexto contexto)
    {
        if (string.IsNullOrWhiteSpace(Prestador) || string.IsNullOrWhiteSpace(Domicilio))
        {
            yield return new Falla("prestador", "PCS-A8-03", "El recibo simple debe traer el nombre y el domicilio de quien presta el servicio o del establecimiento.");
        }

        if (string.IsNullOrWhiteSpace(Concepto))
        {
            yield return new Falla("concepto", "PCS-A8-03", "Escriba qué se compró o se pagó, tal como aparece en el recibo simple: el informe lo pide.");
        }
    }
}

/// <summary>List of day wages: labour for the project, which is not payroll (AMB-09).</summary>
/// <param name="Documento">Digest of the copy.</param>
/// <param name="Numero">Number.</param>
/// <param name="Fecha">Date.</param>
/// <param name="Monto">Pesos: the sum of the workers' amounts.</param>
/// <param name="Actividades">What was done.</param>
/// <param name="Desde">First day of the period.</param>
/// <param name="Hasta">Last day of the period.</param>
/// <param name="Trabajadores">Workers.</param>
[Regla("PCS-A8-04", "PCS-A6-C3-05", "AMB-09")]
public sealed record ListaDeRaya(Huella Documento, string Numero, DateOnly Fecha, decimal Monto, string Actividades, DateOnly Desde, DateOnly Hasta, ImmutableArray<Trabajador> Trabajadores)
    : Comprobante(Documento, Numero, Fecha, Monto)
{
    /// <inheritdoc/>
    public override TipoDeComprobante Tipo => TipoDeComprobante.ListaDeRaya;

    /// <inheritdoc/>
    public override string Clave => Numero.Trim();

    /// <inheritdoc/>
    public override string Descripcion => Actividades;

    /// <inheritdoc/>
    public override IEnumerable<Falla> Fallas(Contexto contexto)
    {
        if (string.IsNullOrWhiteSpace(Actividades))
        {
            yield return new Falla("actividades", "PCS-A8-04", "La lista de raya debe decir qué actividades se realizaron.");
        }

        if (Trabajadores.IsDefaultOrEmpty || Trabajadores.Any(t => string.IsNullOrWhiteSpace(t.Nombre) || !t.Importe.EsMonto() || !t.Identificado || !t.Firmo))
        {
            yield return new Falla("trabajadores", "PCS-A8-04", "Cada persona de la lista de raya lleva nombre, importe, identificación y firma.");
        }
        else if (Trabajadores.Sum(t => t.Importe) is var suma && suma != Monto)
        {
            yield return new Falla("monto", "PCS-A8-04", $"Los importes de la lista de raya suman {suma.Texto()} y su monto dice {Monto.Texto()}.");
        }

        foreach (var (i, _) in Trabajadores.OVacio().Index().Where(t => t.Item.IntegraElComite))
        {
            yield return new Falla(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"trabajadores[{i + 1}].nombre"), "AMB-09", "Esa persona integra el Comité: la lista de raya paga jornales del proyecto, no sueldos del Comité. Quítela o, si es otra del mismo nombre, capture su CURP.");
        }

        if (Desde > Hasta)
        {
            yield return new Falla("periodo", "PCS-A8-04", "El periodo de la lista de raya termina antes de empezar.");
        }
    }
}

/// <summary>A worker of a list of day wages. It stays in the document; no fact carries it.</summary>
/// <param name="Nombre">Full name.</param>
/// <param name="Importe">Pesos.</param>
/// <param name="Identificado">Whether the identification is annexed.</param>
/// <param name="Firmo">Whether the worker signed.</param>
[DatoPersonal]
public sealed record Trabajador(string Nombre, decimal Importe, bool Identificado, bool Firmo)
{
    /// <summary>Whether the worker is of the committee, whose pay would be a salary (AMB-09). Who reads the list finds it, for no fact has a name.</summary>
    public bool IntegraElComite { get; init; }

    /// <summary>Shows nothing of the worker.</summary>
    public override string ToString() => "Trabajador";
}
