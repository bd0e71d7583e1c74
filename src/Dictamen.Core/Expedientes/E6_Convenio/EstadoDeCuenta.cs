using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>Statement of the committee's joint bank account. The account is personal data: it goes to the ficha and never to a fact.</summary>
/// <param name="Documento">Digest of the copy.</param>
/// <param name="FechaEmision">Issue date.</param>
/// <param name="Clabe">CLABE, eighteen digits.</param>
/// <param name="NumeroDeCuenta">Account number.</param>
/// <param name="Banco">Name of the bank.</param>
/// <param name="Titulares">Holders of the account.</param>
public sealed record EstadoDeCuenta(
    Huella Documento,
    DateOnly FechaEmision,
    [property: DatoPersonal] string Clabe,
    [property: DatoPersonal] string NumeroDeCuenta,
    string Banco,
    ImmutableArray<PersonaId> Titulares)
{
    /// <summary>Whether its CLABE is not the one that the fichas have for the file. Who reads the statement finds it, for no fact has an account.</summary>
    public bool CambiaLaClabe { get; init; }

    /// <summary>Whether the check digit of the CLABE does not match: a warning, for the rules only ask for eighteen digits.</summary>
    [Regla("PCS-4.2.3.3-10")]
    public bool AdvierteClabe => Core.Clabe.TryParse(Clabe, out var clabe, out _) && clabe.Advertencia is not null;

    /// <summary>Shows nothing of the account.</summary>
    public override string ToString() => $"Estado de cuenta {Documento}";

    /// <summary>Everything that is wrong in a statement handed in today.</summary>
    [Regla("PCS-4.2.3.3-09", "PCS-4.2.3.3-10", "PCS-4.2.8-02", "PCS-3.5.1-03", "PCS-A6-C4E-01", "PZ-09", "DH-L-10")]
    public IEnumerable<Falla> Fallas(ImmutableArray<Integrante> integrantes, Contexto contexto)
    {
        var limite = Antiguedad.Limite(contexto.Hoy, contexto.Programa.MesesEstadoDeCuenta);
        if (FechaEmision < limite)
        {
            yield return new Falla("cuenta.fecha_emision", "PCS-4.2.3.3-09", $"El estado de cuenta se emitió el {FechaEmision.Corta()}; entregado hoy, no puede ser anterior al {limite.Corta()}.");
        }
        else if (FechaEmision > contexto.Hoy)
        {
            yield return new Falla("cuenta.fecha_emision", "PCS-4.2.3.3-09", "La fecha de emisión del estado de cuenta es posterior a hoy; revísela.");
        }

        if (!Core.Clabe.TryParse(Clabe, out _, out var problema))
        {
            yield return new Falla("cuenta.clabe", "PCS-4.2.3.3-10", problema);
        }

        if (string.IsNullOrWhiteSpace(NumeroDeCuenta) || string.IsNullOrWhiteSpace(Banco))
        {
            yield return new Falla("cuenta.numero", "PCS-4.2.8-02", "El estado de cuenta debe mostrar el número de cuenta y el nombre de la institución bancaria.");
        }

        if (Titulares.OVacio().Length != integrantes.Length || !integrantes.All(i => Titulares.Contains(i.Persona)))
        {
            yield return new Falla("cuenta.titulares", "PCS-A6-C4E-01", "La cuenta debe ser mancomunada, a nombre de todas las personas integrantes del Comité y de nadie más.");
        }
    }

    /// <summary>Whether a bank statement among these documents was handed in before: only its account can tell whether it is a correction.</summary>
    public static bool YaEntregado(Expediente estado, IEnumerable<Huella> documentos) =>
        estado.Convenio?.Papeles.Values.Any(p => p.EstadoDeCuenta is { } entregado && documentos.Contains(entregado)) == true;

    /// <summary>Why nothing can be paid into the account that the file has, or <see langword="null"/>: its holders are not those who are members now. What was delivered before a change of members told of those of then.</summary>
    [Regla("PCS-A6-C4E-01", "PCS-4.2.8-01", "PCS-3.6.2-08")]
    public static Rechazo? DeOtrosTitulares(Expediente estado) =>
        estado is { Convenio.Titulares: { IsEmpty: false } titulares, Recepcion.Integrantes: var integrantes } && !titulares.ToHashSet().SetEquals(integrantes.Select(i => i.Persona))
            ? new Rechazo("CUENTA_DE_OTROS_TITULARES", "PCS-A6-C4E-01", "Cambió quien integra el Comité y la cuenta del último estado de cuenta está a nombre de quienes lo integraban: para pagar, el Comité debe entregar el de una cuenta a nombre de quienes lo integran ahora.")
            : null;

    /// <summary>Whether a payment whose papers were accepted waits for the bank statement of those who are members now.</summary>
    [Regla("PCS-A6-C4E-01")]
    public static bool PorSustituir(Expediente estado, int ministracion) =>
        estado.Convenio?.Papeles.GetValueOrDefault(ministracion) is { Completos: true }
        && estado.Ministraciones?.Pago(ministracion) is null or { Estatus: EstatusMinistracion.Instruida }
        && DeOtrosTitulares(estado) is not null;
}
