using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E7_Ministracion;

/// <summary>Registers a voucher of spending (Anexo 8) and the authorised budget lines that it is charged to.</summary>
/// <param name="Comprobante">The voucher.</param>
/// <param name="Cargos">What it pays of each line; together at most its amount, for the community may pay the rest.</param>
[Regla("PCS-4.2.8.1-01", "PCS-4.2.8.1-02", "PCS-A8-01", "PCS-A6-C3-01", "PCS-A6-C3-10", "PCS-A6-C4F-01", "AMB-46"), Faculta(Rol.Solicitante)]
public sealed record RegistrarComprobante(Comprobante Comprobante, ImmutableArray<CargoAConcepto> Cargos) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.EnEjecucion, Ministraciones: { } ministraciones })
        {
            return estado.NoProcede("registrar comprobantes de gasto", "PCS-4.2.8.1-02");
        }

        var (tipo, clave) = (Comprobante.Tipo, Comprobante.Clave);
        if (ministraciones.Comprobantes.FirstOrDefault(c => !c.MalCapturado && c.Tipo == tipo && c.Clave == clave) is { } igual)
        {
            return !igual.Valido
                ? Decision.Rechazar("COMPROBANTE_INVALIDO", "PCS-A8-01", $"El comprobante {Comprobante.Numero} ya se registró y la Instancia Ejecutora lo declaró inválido; la historia del expediente dice por qué. No puede registrarse otra vez: compruebe el gasto con otro comprobante, o reintegre lo que no pueda comprobar.")
                : YaConsta(igual) ? Decision.Ninguna
                : Decision.Rechazar("COMPROBANTE_REPETIDO", "PCS-A8-01", $"El comprobante {Comprobante.Numero} ya está registrado con otros datos, que no cambian; un mismo comprobante no prueba dos gastos. Si quedó mal registrado, retírelo o, si ya se informó o se verificó, avise a la Instancia Ejecutora.");
        }

        // Anexo 8 asks for one paper for each expense, and each is known by its copy when it is verified or observed.
        if (ministraciones.Comprobante(Comprobante.Documento) is { } otro)
        {
            return !otro.Valido
                ? Decision.Rechazar("COMPROBANTE_INVALIDO", "PCS-A8-01", $"La copia que adjuntó es la del comprobante {otro.Numero ?? otro.Clave}, del {otro.Fecha.Corta()}, que la Instancia Ejecutora declaró inválido; la historia del expediente dice por qué. Adjunte la copia del comprobante {Comprobante.Numero}.")
                : Decision.Rechazar("COMPROBANTE_REPETIDO", "PCS-A8-01", $"La copia que adjuntó ya se usó para el comprobante {otro.Numero ?? otro.Clave}, del {otro.Fecha.Corta()}, y cada comprobante lleva la suya: si vienen dos en el mismo archivo, sepárelos y adjunte sólo la del comprobante {Comprobante.Numero}. Si es el mismo y quedó mal registrado, retírelo o, si ya se informó o se verificó, avise a la Instancia Ejecutora.");
        }

        var fallas = Comunes(estado, contexto).Concat(Comprobante.Fallas(contexto)).Concat(DeLosCargos(estado, ministraciones, contexto)).ToImmutableArray();
        return fallas.IsEmpty
            ? new ComprobanteRegistrado(tipo, clave, Comprobante.Fecha, Comprobante.Documento, Cargos, Comprobante.Numero.Trim(), Abreviada(Comprobante.Descripcion.Trim()), Comprobante.Monto, Comprobante.PagadoEl, Comprobante.PagadoEl > contexto.Programa.FinDeVigencia ? contexto.Programa.FinDeVigencia : null)
            : Rechazo.PorContenido(fallas);
    }

    /// <summary>The last day that a voucher may bear, whatever the day on which it is registered, in the sentence that tells and refuses.</summary>
    public static string FechaMasTardia(Programa programa) => $"El comprobante debe tener fecha del {programa.FinDeVigencia.ConDia()} a más tardar, que es el fin de la vigencia.";

    // An invoice of many goods lists them all in its copy.
    private static string Abreviada(string texto) => texto.Length <= Motivacion.Maximo ? texto : $"{texto[..(Motivacion.Maximo - 1)]}…";

    // All that is kept of it. What was recorded before the reports told more of a voucher has no more to compare.
    private bool YaConsta(ComprobanteAsentado igual) =>
        igual.Tipo == Comprobante.Tipo && igual.Clave == Comprobante.Clave && igual.Documento == Comprobante.Documento && igual.Fecha == Comprobante.Fecha && Cargos.OVacio().SequenceEqual(igual.Cargos)
        && (igual.Numero is null || (igual.Numero == Comprobante.Numero.Trim() && igual.Descripcion == Abreviada(Comprobante.Descripcion.Trim()) && igual.Importe == Comprobante.Monto))
        && igual.PagadoEl == Comprobante.PagadoEl;

    private IEnumerable<Falla> Comunes(Expediente estado, Contexto contexto)
    {
        if (string.IsNullOrWhiteSpace(Comprobante.Numero))
        {
            yield return new Falla("numero", "PCS-A8-01", "El comprobante debe traer su número.");
        }

        if (!Comprobante.Monto.EsMonto())
        {
            yield return new Falla("monto", "PCS-A8-01", $"El monto del comprobante debe ser {Pesos.Admitido}.");
        }

        var firma = estado.Convenio!.Fecha!.Value;
        if (Comprobante.Fecha < firma)
        {
            yield return new Falla("fecha", "PCS-A6-C3-10", $"El comprobante es anterior a la firma del Convenio ({firma.Corta()}); ese gasto no puede pagarse con el recurso.");
        }

        var fin = contexto.Programa.FinDeVigencia;
        if (Comprobante.Fecha > fin)
        {
            yield return new Falla("fecha", "PCS-A6-C4F-01", $"{FechaMasTardia(contexto.Programa)} Lo que no se gastó hasta entonces se reintegra.");
        }
        else if (Comprobante.Fecha > contexto.Hoy)
        {
            yield return new Falla("fecha", "PCS-A8-01", "El comprobante tiene fecha posterior a hoy; revísela.");
        }

        // What was received within validity and paid after it is accrued: it is observed and not refused (AMB-46).
        if (Comprobante.PagadoEl > contexto.Hoy)
        {
            yield return new Falla("pagado_el", "PCS-A8-01", "La fecha de pago del comprobante es posterior a hoy; revísela.");
        }
        else if (Comprobante.PagadoEl < firma)
        {
            yield return new Falla("pagado_el", "PCS-A6-C3-10", $"El comprobante se pagó antes de la firma del Convenio ({firma.Corta()}); ese gasto no puede pagarse con el recurso.");
        }

        if (Comprobante is ListaDeRaya lista && (lista.Desde < firma || lista.Hasta > fin))
        {
            yield return new Falla("periodo", "PCS-A8-04", $"El periodo de la lista de raya debe estar dentro de la vigencia: del {firma.Corta()} al {fin.Corta()}.");
        }
    }

    private IEnumerable<Falla> DeLosCargos(Expediente estado, Ministraciones ministraciones, Contexto contexto)
    {
        if (Cargos.IsDefaultOrEmpty)
        {
            yield return new Falla("cargos", "PCS-4.2.8.1-01", "Indique a qué conceptos del presupuesto autorizado se carga el gasto.");
            yield break;
        }

        var autorizados = estado.Ajuste!.Conceptos;
        for (var i = 0; i < Cargos.Length; i++)
        {
            var cargo = Cargos[i];
            var campo = string.Create(CultureInfo.InvariantCulture, $"cargos[{i + 1}]");
            if (!cargo.Monto.EsMonto())
            {
                yield return new Falla($"{campo}.monto", "PCS-A8-01", $"El monto que se carga debe ser {Pesos.Admitido}.");
            }

            if (contexto.Programa.ConceptosProhibidos.TryGetValue(cargo.Concepto, out var prohibido))
            {
                yield return new Falla($"{campo}.concepto", prohibido.Regla, $"Ese gasto no puede pagarse con el Programa: {prohibido.Nombre}.");
            }
            else if (autorizados.FirstOrDefault(c => c.Id == cargo.Renglon) is not { } renglon || renglon.Concepto != cargo.Concepto)
            {
                yield return new Falla($"{campo}.renglon", "PCS-A6-C3-01", $"El gasto «{cargo.Concepto.ConceptoEnPalabras()}» en el renglón {cargo.Renglon.Renglon()} no está en el presupuesto autorizado.");
            }
        }

        if (!Cargos.All(c => c.Monto.EsMonto()))
        {
            yield break; // What is no amount adds up to nothing.
        }

        foreach (var (renglon, nuevo) in Cargos.GroupBy(c => c.Renglon).Select(g => (g.Key, g.Sum(c => c.Monto))))
        {
            var queda = (autorizados.FirstOrDefault(c => c.Id == renglon)?.MontoPcs ?? 0m) - EjercicioDelRecurso.DelRenglon(ministraciones, renglon);
            if (nuevo > queda && autorizados.Any(c => c.Id == renglon))
            {
                yield return new Falla("cargos", "PCS-4.2.8.1-01", $"En el renglón {renglon.Renglon()} quedan {queda.Texto()} por ejercer y el comprobante carga {nuevo.Texto()}.");
            }
        }

        var total = Cargos.Sum(c => c.Monto);
        if (total > Comprobante.Monto)
        {
            yield return new Falla("cargos", "PCS-A8-01", $"Se cargan {total.Texto()} y el comprobante es de {Comprobante.Monto.Texto()}.");
        }

        if (ministraciones.Ejercido + total > ministraciones.Pagado)
        {
            yield return new Falla("cargos", "PCS-A6-C3-10", $"Con este comprobante se ejercerían {(ministraciones.Ejercido + total).Texto()} y se han entregado {ministraciones.Pagado.Texto()}: sólo se comprueban recursos entregados.");
        }
    }
}

/// <summary>What a voucher pays of a budget line.</summary>
/// <param name="Renglon">Id of the authorised line, for example <c>m01</c>.</param>
/// <param name="Concepto">Key of what was bought: that of the line, or that of a prohibited expense, which is refused with its rule.</param>
/// <param name="Monto">Pesos.</param>
public sealed record CargoAConcepto(string Renglon, string Concepto, decimal Monto);

/// <summary>A voucher of spending was registered. Names and addresses stay in the document.</summary>
/// <param name="Tipo">Kind.</param>
/// <param name="Clave">What makes it the same voucher as another one.</param>
/// <param name="Fecha">Date on the voucher.</param>
/// <param name="Documento">Digest of the copy.</param>
/// <param name="Cargos">What it pays of each line.</param>
/// <param name="Numero">Number on the voucher; <see langword="null"/> in what was recorded before the reports told it.</param>
/// <param name="Descripcion">What was bought or paid, as the voucher says it.</param>
/// <param name="Importe">Pesos of the whole voucher: the community may pay what is not charged.</param>
/// <param name="PagadoEl">Day on which it was paid; <see langword="null"/> in what was recorded before it was asked for.</param>
/// <param name="VigenciaHasta">End of validity, where it was paid after it: it is accrued, and it is observed.</param>
[Regla("PCS-4.2.8.1-02", "PCS-A8-01", "PCS-A6-C4F-01", "AMB-46")]
public sealed record ComprobanteRegistrado(
    TipoDeComprobante Tipo, string Clave, DateOnly Fecha, Huella Documento, ImmutableArray<CargoAConcepto> Cargos, string? Numero = null, string? Descripcion = null, decimal? Importe = null, DateOnly? PagadoEl = null, DateOnly? VigenciaHasta = null) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se comprobaron {Cargos.Sum(c => c.Monto).Texto()} con {Tipo switch
    {
        TipoDeComprobante.Factura => "una factura",
        TipoDeComprobante.ReciboSimple => "un recibo simple",
        _ => "una lista de raya",
    }} del {Fecha.Corta()}{(VigenciaHasta is { } fin ? $"; se pagó el {PagadoEl?.Corta()}, después del fin de la vigencia ({fin.Corta()}): el gasto está devengado y se observa, porque el recurso se ejerce dentro de ella" : "")}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado with
    {
        Ministraciones = estado.Ministraciones! with
        {
            Comprobantes = estado.Ministraciones.Comprobantes.Add(new ComprobanteAsentado(Tipo, Clave, Fecha, Documento, Cargos, Valido: true) { Numero = Numero, Descripcion = Descripcion, Importe = Importe, PagadoEl = PagadoEl, VigenciaHasta = VigenciaHasta }),
        },
    };
}

/// <summary>A registered voucher.</summary>
/// <param name="Tipo">Kind.</param>
/// <param name="Clave">What makes it the same voucher as another one.</param>
/// <param name="Fecha">Date on the voucher.</param>
/// <param name="Documento">Digest of the copy.</param>
/// <param name="Cargos">What it pays of each line.</param>
/// <param name="Valido">Whether it still proves spending.</param>
public sealed record ComprobanteAsentado(TipoDeComprobante Tipo, string Clave, DateOnly Fecha, Huella Documento, ImmutableArray<CargoAConcepto> Cargos, bool Valido)
{
    /// <summary>Number on the voucher; <see langword="null"/> in what was recorded before the reports told it.</summary>
    public string? Numero { get; init; }

    /// <summary>Number by which people know it. Of what was recorded without it, the key begins with it.</summary>
    public string Rotulo => Numero ?? Clave.Split('|')[0];

    /// <summary>What was bought or paid, as the voucher says it; <see langword="null"/> like its number.</summary>
    public string? Descripcion { get; init; }

    /// <summary>Pesos of the whole voucher; <see langword="null"/> like its number.</summary>
    public decimal? Importe { get; init; }

    /// <summary>Day on which it was paid; <see langword="null"/> in what was recorded before it was asked for.</summary>
    public DateOnly? PagadoEl { get; init; }

    /// <summary>End of validity, where it was paid after it.</summary>
    public DateOnly? VigenciaHasta { get; init; }

    /// <summary>Whether it proves nothing because it was captured wrong: its number, key and copy are free, and it counts against nobody.</summary>
    public bool MalCapturado { get; init; }

    /// <summary>Whether the tax authority confirmed it; only an invoice can be (7.2).</summary>
    public bool Verificada { get; init; }

    /// <summary>Pesos that it charges to the programme.</summary>
    public decimal Monto => Cargos.Sum(c => c.Monto);
}
