using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E7_Ministracion;

namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>Content of Anexos 9 and 10 (27.8), without personal data: people are <see cref="PersonaId"/>, and the joint account stands in its ficha.</summary>
public sealed record InformeDeProyecto
{
    /// <summary>1.1 First day reported on.</summary>
    public required DateOnly PeriodoInicio { get; init; }

    /// <summary>1.1 Last day reported on.</summary>
    public required DateOnly PeriodoFin { get; init; }

    /// <summary>1.2 Name of the community, as in the application.</summary>
    public required string Comunidad { get; init; }

    /// <summary>2. Name of the project, as in the application.</summary>
    public required string Proyecto { get; init; }

    /// <summary>2. General objective, as in the application.</summary>
    public required string Objetivo { get; init; }

    /// <summary>2. How far the objective was reached, percent.</summary>
    public required decimal PorcentajeObjetivo { get; init; }

    /// <summary>2. Comments.</summary>
    public string? Comentarios { get; init; }

    /// <summary>3. Goals: the same ones as in the application, in the same order.</summary>
    public ImmutableArray<MetaInformada> Metas { get; init; } = [];

    /// <summary>3. Causes of the delay and measures taken; needed when a goal is below 100 percent.</summary>
    public string? CausasDeRetraso { get; init; }

    /// <summary>4.1, 4.2 and 4.3: the three answers about cohesion.</summary>
    public ImmutableArray<string> Cohesion { get; init; } = [];

    /// <summary>5. Where the project had incidence.</summary>
    public ImmutableArray<LugarDeIncidencia> Incidencia { get; init; } = [];

    /// <summary>6. Beneficiaries by age group.</summary>
    public ImmutableArray<BeneficiariosPorEdad> Beneficiarios { get; init; } = [];

    /// <summary>6. Row «Población total»: the sum of each column.</summary>
    public required BeneficiariosPorEdad PoblacionTotal { get; init; }

    /// <summary>7.1 Spending by budget line.</summary>
    public ImmutableArray<GastoInformado> Gastos { get; init; } = [];

    /// <summary>7.2 Evidence of spending.</summary>
    public ImmutableArray<ComprobanteInformado> Comprobantes { get; init; } = [];

    /// <summary>7.3 Contribution that is not money.</summary>
    public required string CoinversionNoMonetaria { get; init; }

    /// <summary>8. Where the money was deposited; <see langword="null"/> in reports of before it was asked for.</summary>
    public CuentaDelInforme? Cuenta { get; init; }

    /// <summary>8. Statements of the joint account for the period.</summary>
    public ImmutableArray<Huella> EstadosDeCuenta { get; init; } = [];

    /// <summary>Declaration under oath that what is reported is true.</summary>
    public required bool BajoProtesta { get; init; }

    /// <summary>Who signs: the three members of the committee.</summary>
    public ImmutableArray<PersonaId> Firmantes { get; init; } = [];

    /// <summary>Sheets that carry those signatures or fingerprints; empty in reports of before they were asked for.</summary>
    public ImmutableArray<Huella> HojasDeFirmas { get; init; } = [];

    /// <summary>What only the final report has.</summary>
    public AnexosDelFinal? Final { get; init; }

    /// <summary>7.1 Total spent, pesos.</summary>
    public decimal Ejercido => Gastos.Sum(g => g.Ejercido);
}

/// <summary>A goal and how far it was reached.</summary>
/// <param name="Descripcion">Goal, as in the application.</param>
/// <param name="Comprometida">Quantity promised, as in the application.</param>
/// <param name="Lograda">Quantity reached.</param>
/// <param name="Lugar">Where.</param>
/// <param name="Porcentaje">Reached over promised, percent, two decimals.</param>
/// <param name="Avance">The advance in words.</param>
/// <param name="MaterialProbatorio">Evidence, in words.</param>
public sealed record MetaInformada(string Descripcion, decimal Comprometida, decimal Lograda, string Lugar, decimal Porcentaje, string Avance, string MaterialProbatorio)
{
    /// <summary>Documents of that evidence.</summary>
    public ImmutableArray<Huella> Evidencias { get; init; } = [];

    /// <summary>Reached over promised, percent, two decimals; <see langword="null"/> when it is too much to be counted.</summary>
    /// <param name="lograda">Quantity reached.</param>
    /// <param name="comprometida">Quantity promised, more than 0.</param>
    public static decimal? Avanzado(decimal lograda, decimal comprometida)
    {
        try
        {
            return Math.Round(lograda / comprometida * 100m, 2, MidpointRounding.AwayFromZero);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}

/// <summary>A place where the project had incidence.</summary>
/// <param name="Cvegeo">Key of the locality.</param>
/// <param name="Comunidad">Community.</param>
/// <param name="Pueblo">Indigenous or Afro-Mexican people, if any.</param>
public sealed record LugarDeIncidencia(string Cvegeo, string Comunidad, string? Pueblo = null)
{
    /// <summary>State; <see langword="null"/> in reports of before the places were asked for.</summary>
    public string? Estado { get; init; }

    /// <summary>Municipality; likewise.</summary>
    public string? Municipio { get; init; }

    /// <summary>Locality; likewise.</summary>
    public string? Localidad { get; init; }
}

/// <summary>A row of the table of beneficiaries.</summary>
/// <param name="Grupo">Age group; empty in the row of totals.</param>
/// <param name="Mujeres">Women.</param>
/// <param name="Hombres">Men.</param>
/// <param name="Total">Both.</param>
public sealed record BeneficiariosPorEdad(string Grupo, int Mujeres, int Hombres, int Total);

/// <summary>Spending of one budget line.</summary>
/// <param name="Concepto">Key of the authorised budget line, for example <c>m01</c>.</param>
/// <param name="Solicitado">Pesos asked from the programme for it.</param>
/// <param name="Ejercido">Pesos spent in the period.</param>
public sealed record GastoInformado(string Concepto, decimal Solicitado, decimal Ejercido)
{
    /// <summary>The rows of 7.1: every authorised line, also those on which nothing was spent, and whatever else the vouchers name.</summary>
    /// <param name="autorizados">Authorised budget lines.</param>
    /// <param name="comprobantes">Rows of 7.2.</param>
    [Regla("PCS-A9-02", "PCS-4.2.11-01")]
    public static ImmutableArray<GastoInformado> De(ImmutableArray<ConceptoPresupuestado> autorizados, ImmutableArray<ComprobanteInformado> comprobantes) =>
    [
        .. autorizados.Select(c => c.Id).Union(comprobantes.Select(c => c.Concepto), StringComparer.Ordinal)
            .Select(id => new GastoInformado(id, autorizados.FirstOrDefault(c => c.Id == id)?.MontoPcs ?? 0m, comprobantes.Where(c => c.Concepto == id).Sum(c => c.Monto))),
    ];
}

/// <summary>One piece of evidence of spending.</summary>
/// <param name="Concepto">Key of the authorised budget line.</param>
/// <param name="Descripcion">What was bought or paid, in words.</param>
/// <param name="Numero">Number of the invoice, receipt or payroll list.</param>
/// <param name="Emision">Day of issue.</param>
/// <param name="Monto">Pesos of it that are charged to the budget line.</param>
public sealed record ComprobanteInformado(string Concepto, string Descripcion, string Numero, DateOnly Emision, decimal Monto)
{
    /// <summary>Day on which it was paid: column «Fecha», beside that of issue; <see langword="null"/> where the record does not tell.</summary>
    public DateOnly? PagadoEl { get; init; }

    /// <summary>Pesos of the whole voucher; <see langword="null"/> where the record does not tell.</summary>
    public decimal? Importe { get; init; }

    /// <summary>Pesos charged in this row and those before it (nota 1: it adds up by itself); <see langword="null"/> in reports of before it was told.</summary>
    public decimal? Acumulado { get; init; }

    /// <summary>The rows of 7.2: one for each line that a valid voucher of the period is charged to.</summary>
    /// <param name="registrados">Registered vouchers.</param>
    /// <param name="desde">First day of the period.</param>
    /// <param name="hasta">Last day of the period.</param>
    /// <param name="delRenglon">Description of a budget line, for what the record does not describe.</param>
    [Regla("PCS-4.2.11-01", "PCS-A9-02")]
    public static ImmutableArray<ComprobanteInformado> De(IEnumerable<ComprobanteAsentado> registrados, DateOnly desde, DateOnly hasta, Func<string, string> delRenglon)
    {
        var acumulado = 0m;
        return
        [
            .. from c in registrados
               where c.Valido && c.Fecha >= desde && c.Fecha <= hasta
               from k in c.Cargos
               select new ComprobanteInformado(k.Renglon, c.Descripcion ?? delRenglon(k.Renglon), c.Numero ?? c.Clave, c.Fecha, k.Monto) { PagadoEl = c.PagadoEl, Importe = c.Importe, Acumulado = acumulado += k.Monto },
        ];
    }
}

/// <summary>Where the committee declares that the money was deposited. The number of the account stands in its ficha.</summary>
/// <param name="Banco">Name of the bank.</param>
/// <param name="Sucursal">Name of the branch.</param>
/// <param name="NumeroDeSucursal">Number of the branch.</param>
/// <param name="Ciudad">City of the branch.</param>
/// <param name="Estado">State of the branch.</param>
public sealed record CuentaDelInforme(string Banco, string Sucursal, string NumeroDeSucursal, string Ciudad, string Estado)
{
    /// <summary>Whether the number that was declared is that of the account of the agreement's papers; <see langword="null"/> when there was none to compare with, and in reports of before the number was asked for. The number itself is personal data.</summary>
    public bool? Coincide { get; init; }
}

/// <summary>What Anexo 10 has and Anexo 9 has not.</summary>
/// <param name="ConcluidasEl">Day on which the actions of the project ended.</param>
/// <param name="EvidenciasDeReuniones">Evidence of the meetings with the community (4.2.8.1).</param>
/// <param name="Fotografias">Photographs: at least one.</param>
/// <param name="Videos">Videos: at least one.</param>
/// <param name="FormatosDeContraloria">Papers of the Contraloría Social that are neither of the two below; all of them, in reports of before they were told apart.</param>
/// <param name="OtrosApoyos">Other programmes that supported the project, if any (3.3-6).</param>
public sealed record AnexosDelFinal(
    DateOnly ConcluidasEl,
    ImmutableArray<Huella> EvidenciasDeReuniones,
    ImmutableArray<Huella> Fotografias,
    ImmutableArray<Huella> Videos,
    ImmutableArray<Huella> FormatosDeContraloria,
    ImmutableArray<OtroApoyo> OtrosApoyos)
{
    /// <summary>Acta de Registro of the Comité de Contraloría Social: proves that it was formed. Without it the report is received and the indicator I2 is not met (AMB-53).</summary>
    public ImmutableArray<Huella> ActaDeRegistroCcs { get; init; } = [];

    /// <summary>Informe de Contraloría Social: proves that it operated. Without it, the same.</summary>
    public ImmutableArray<Huella> InformeCcs { get; init; } = [];
}

/// <summary>Which of the two formats that prove the Contraloría Social came with the final report (Anexo 13, II).</summary>
/// <param name="ActaDeRegistro">Acta de Registro: that the committee was formed.</param>
/// <param name="Informe">Informe de Contraloría Social: that it operated.</param>
[Regla("PCS-A13-04", "AMB-53")]
public sealed record FormatosDelCcs(bool ActaDeRegistro, bool Informe);

/// <summary>Support of another programme.</summary>
/// <param name="Programa">Which programme.</param>
/// <param name="Monto">Pesos.</param>
/// <param name="Sinergias">What both achieved together.</param>
public sealed record OtroApoyo(string Programa, decimal Monto, string Sinergias);

/// <summary>What the project committed to, read from the authorised application: the report is compared with it.</summary>
/// <param name="Origen">Digest of the document from which it was read: the adjusted project, or the application when nothing was adjusted.</param>
/// <param name="Objetivo">General objective.</param>
/// <param name="Metas">Goals, in order.</param>
public sealed record Compromisos(Huella Origen, string Objetivo, ImmutableArray<MetaComprometida> Metas)
{
    /// <summary>What an application commits to.</summary>
    /// <param name="proyecto">The authorised application.</param>
    /// <param name="origen">Digest of its document.</param>
    public static Compromisos De(Anexo3 proyecto, Huella origen) =>
        new(origen, proyecto.Objetivo, [.. proyecto.Metas.Select(m => new MetaComprometida(m.QueHara, m.Cuanto))]);

    /// <summary>Whether they say what was adjusted; what was not is as in the application, which the record does not hold.</summary>
    internal bool Siguen(CompromisosAjustados? ajustados) =>
        (ajustados?.Objetivo is null || ajustados.Objetivo == Objetivo)
        && (ajustados is null || ajustados.Metas.IsDefaultOrEmpty || ajustados.Metas.Select(m => new MetaComprometida(m.QueHara, m.Cuanto)).SequenceEqual(Metas));
}

/// <summary>A goal as it was promised.</summary>
/// <param name="Descripcion">What.</param>
/// <param name="Cantidad">How much.</param>
public sealed record MetaComprometida(string Descripcion, decimal Cantidad);
