using System.Text.Json;
using Dictamen.App.Registro;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E8_Informes;

[Prueba("PCS-4.2.11-01", "PCS-A9-01", "PCS-A9-02", "PCS-A6-C4L-01", "PCS-4.2.8.1-01", "AMB-39")]
public class ValidacionDeInformeTests
{
    /// <summary>27.8, a field after the other: what is wrong, and the rule that says so.</summary>
    public static TheoryData<string, string> Casos => new()
    {
        { "periodo al revés", "PCS-4.2.11-01" },
        { "periodo antes de la firma", "PCS-A6-C23-01" },
        { "periodo después de la vigencia", "PCS-A6-C23-01" },
        { "otra comunidad", "PCS-4.2.11-01" },
        { "otro proyecto", "PCS-4.2.11-01" },
        { "otro objetivo", "PCS-A6-C4K-01" },
        { "porcentaje de 101", "PCS-4.2.11-01" },
        { "una meta de menos", "PCS-A6-C4K-01" },
        { "otra meta", "PCS-A6-C4K-01" },
        { "otra cantidad comprometida", "PCS-A6-C4K-01" },
        { "porcentaje mal calculado", "PCS-A6-C4K-01" },
        { "meta lograda que no cabe", "PCS-A6-C4K-01" },
        { "gastos que no caben", "PCS-4.2.8.1-01" },
        { "comprobantes que no caben", "PCS-4.2.8.1-02" },
        { "retraso sin causa", "PCS-4.2.11-01" },
        { "cohesión incompleta", "PCS-4.2.11-01" },
        { "sin incidencia", "PCS-4.2.11-01" },
        { "falta un grupo de edad", "PCS-4.2.11-01" },
        { "renglón que no suma", "PCS-4.2.11-01" },
        { "población que no suma", "PCS-4.2.11-01" },
        { "concepto no autorizado", "PCS-4.2.8.1-01" },
        { "gasto sin comprobante", "PCS-4.2.8.1-02" },
        { "comprobante de antes de la firma", "PCS-A6-C3-10" },
        { "comprobante fuera del periodo", "PCS-A9-02" },
        { "comprobante del 02/01/2020", "AMB-39" },
        { "un peso más que lo recibido", "PCS-4.2.8.1-01" },
        { "sin coinversión", "PCS-4.2.11-01" },
        { "sin cuenta bancaria", "PCS-4.2.11-01" },
        { "sin sucursal", "PCS-4.2.11-01" },
        { "sin estados de cuenta", "PCS-4.2.11-01" },
        { "sin declaratoria", "PCS-4.2.11-01" },
        { "sin hoja de firmas", "PCS-A9-01" },
        { "dos firmas", "PCS-A9-01" },
        { "firma ajena", "PCS-A9-01" },
        { "otro documento de origen", "PCS-A6-C4K-01" },
        { "porcentaje bajo cero", "PCS-4.2.11-01" },
        { "meta lograda bajo cero", "PCS-A6-C4K-01" },
        { "meta sin lugar", "PCS-4.2.11-01" },
        { "meta sin avance", "PCS-4.2.11-01" },
        { "meta sin material probatorio", "PCS-4.2.11-01" },
        { "cohesión con una respuesta de menos", "PCS-4.2.11-01" },
        { "una de dos localidades sin clave", "PCS-4.2.11-01" },
        { "una de dos localidades sin comunidad", "PCS-4.2.11-01" },
        { "mujeres bajo cero", "PCS-4.2.11-01" },
        { "hombres bajo cero", "PCS-4.2.11-01" },
        { "población total que no suma en su renglón", "PCS-4.2.11-01" },
        { "hombres que no suman", "PCS-4.2.11-01" },
        { "mujeres que no suman", "PCS-4.2.11-01" },
        { "un concepto dos veces", "PCS-4.2.11-01" },
        { "lo solicitado bajo cero", "PCS-4.2.8.1-01" },
        { "lo solicitado que no cabe", "PCS-4.2.8.1-01" },
        { "un gasto de dos que no cabe", "PCS-4.2.8.1-01" },
        { "comprobante posterior al periodo", "PCS-A9-02" },
        { "comprobante sin número", "PCS-4.2.8.1-02" },
        { "comprobante sin descripción", "PCS-4.2.8.1-02" },
        { "periodo que todavía no llega", "PCS-4.2.11-01" },
        { "acciones que concluyen antes del periodo", "PCS-A6-C4G-10" },
        { "otro apoyo sin programa", "PCS-3.3-11" },
        { "otro apoyo sin sinergias", "PCS-3.3-11" },
        { "otro apoyo de un monto bajo cero", "PCS-3.3-11" },
        { "otro apoyo de un monto que no cabe", "PCS-3.3-11" },
    };

    [Theory, MemberData(nameof(Casos))]
    public void AWrongFieldIsRefusedUnderItsRule(string caso, string regla)
    {
        var (informe, compromisos) = Con(caso);

        Proyecto.En().Cuando(new EntregarInformeFinal(informe, Mundo.Huella(50), compromisos), caso == "periodo que todavía no llega" ? "2019-12-30 10:00" : "2020-01-15 10:00", Proyecto.Comite)
            .SeRechaza(regla, "CONTENIDO_INVALIDO");
    }

    [Fact]
    public void WhatIsAtTheLimitIsReported()
    {
        var i = Proyecto.Final();
        var informe = i with
        {
            PorcentajeObjetivo = 0m,
            CausasDeRetraso = "Lluvias.",
            Metas = i.Metas.SetItem(0, i.Metas[0] with { Lograda = 0m, Porcentaje = 0m }),
            Beneficiarios = [.. i.Beneficiarios.Select((b, n) => n switch { 0 => b with { Mujeres = 0, Total = 2 }, 1 => b with { Hombres = 0, Total = 3 }, _ => b })],
            PoblacionTotal = new BeneficiariosPorEdad("", 12, 8, 20),
            Comprobantes = [i.Comprobantes[0] with { Emision = Reloj.Dia("2019-11-25") }, i.Comprobantes[1] with { Emision = Reloj.Dia("2019-12-31") }],
            Final = i.Final! with { ConcluidasEl = i.PeriodoInicio, OtrosApoyos = [new OtroApoyo("Programa ficticio", 0m, "Comparten el taller.")] },
        };
        Proyecto.En().Cuando(new EntregarInformeFinal(informe, Mundo.Huella(50), Proyecto.Compromisos), "2020-01-15 10:00", Proyecto.Comite).EntoncesHay<InformeFinalEntregado>();
    }

    [Theory, Prueba("PCS-4.2.8.1-04", "PCS-A6-C4N-01")]
    [InlineData("sin anexo", "PCS-4.2.11-01")]
    [InlineData("sin reuniones", "PCS-4.2.8.1-04")]
    [InlineData("sin fotografías", "PCS-A6-C4N-01")]
    [InlineData("sin videos", "PCS-A6-C4N-01")]
    public void TheFinalReportHasItsOwnPart(string caso, string regla)
    {
        var anexo = Proyecto.Final().Final!;
        var informe = Proyecto.Final() with
        {
            Final = caso switch
            {
                "sin anexo" => null,
                "sin reuniones" => anexo with { EvidenciasDeReuniones = [] },
                "sin fotografías" => anexo with { Fotografias = [] },
                _ => anexo with { Videos = [] },
            },
        };

        Proyecto.En().Cuando(new EntregarInformeFinal(informe, Mundo.Huella(50), Proyecto.Compromisos), "2020-01-15 10:00", Proyecto.Comite).SeRechaza(regla);
    }

    [Theory, Prueba("PCS-A6-C23-01", "AMB-39")]
    [InlineData("2019-12-31", true)]
    [InlineData("2020-01-01", false)]
    public void TheActionsEndWithinTheValidityOfTheAgreementHoweverLateTheReportComes(string concluyeron, bool procede)
    {
        var informe = Proyecto.Final() with { Final = Proyecto.Final().Final! with { ConcluidasEl = Reloj.Dia(concluyeron) } };
        var escenario = Proyecto.En().Cuando(new EntregarInformeFinal(informe, Mundo.Huella(50), Proyecto.Compromisos), "2020-01-20 10:00", Proyecto.Comite);
        if (procede)
        {
            escenario.EntoncesHay<InformeFinalEntregado>();
        }
        else
        {
            var falla = Assert.Single(escenario.SeRechaza("PCS-A6-C23-01", "CONTENIDO_INVALIDO").Fallas);
            Assert.Equal("anexo10.concluidas_el", falla.Campo);
        }
    }

    [Fact, Prueba("AMB-53")]
    public void AReportWithoutThePapersOfTheContraloriaSocialIsReceived() =>
        Proyecto.En()
            .Cuando(new EntregarInformeFinal(Proyecto.Final() with { Final = Proyecto.Final().Final! with { FormatosDeContraloria = [], ActaDeRegistroCcs = [], InformeCcs = [] } }, Mundo.Huella(50), Proyecto.Compromisos), "2020-01-15 10:00", Proyecto.Comite)
            .EntoncesHay<InformeFinalEntregado>();

    [Fact]
    public void EveryFaultIsToldAtOnce()
    {
        var informe = Proyecto.Final() with { BajoProtesta = false, CoinversionNoMonetaria = "", Firmantes = [] };

        var rechazo = Proyecto.En().Cuando(new EntregarInformeFinal(informe, Mundo.Huella(50), Proyecto.Compromisos), "2020-01-15 10:00", Proyecto.Comite).SeRechaza("PCS-A9-01");

        Assert.Equal(5, rechazo.Fallas.Length);
    }

    [Fact, Prueba("PCS-A6-C4L-01")]
    public void WhatIsMissingOfTheAccountIsToldAtItsField()
    {
        foreach (var (cuenta, campos) in new (CuentaDelInforme?, string[])[]
        {
            (null, ["8.cuenta.banco", "8.cuenta.sucursal", "8.cuenta.num_sucursal", "8.cuenta.ciudad", "8.cuenta.estado"]),
            (Proyecto.Final().Cuenta! with { Ciudad = "", NumeroDeSucursal = " " }, ["8.cuenta.num_sucursal", "8.cuenta.ciudad"]),
        })
        {
            var rechazo = Proyecto.En().Cuando(new EntregarInformeFinal(Proyecto.Final() with { Cuenta = cuenta }, Mundo.Huella(50), Proyecto.Compromisos), "2020-01-15 10:00", Proyecto.Comite).SeRechaza("PCS-4.2.11-01");
            Assert.Equal(campos, rechazo.Fallas.Select(f => f.Campo));
        }
    }

    [Fact, Prueba("PCS-4.2.11-01")]
    public void AReportOfBeforeTheBranchWasAskedForIsStillRead()
    {
        var hoy = Proyecto.Final() with { Comprobantes = [Proyecto.Comprobantes(1_000m)[0] with { Importe = 1m, Acumulado = 1m }] };
        var json = JsonSerializer.SerializeToNode(hoy, HechoCodec.Opciones)!.AsObject();
        json.Remove("cuenta");
        foreach (var fila in json["comprobantes"]!.AsArray())
        {
            fila!.AsObject().Remove("importe");
            fila.AsObject().Remove("acumulado");
        }

        var viejo = json.Deserialize<InformeDeProyecto>(HechoCodec.Opciones)!;
        Assert.Null(viejo.Cuenta);
        Assert.Equal(Proyecto.Comprobantes(1_000m)[0], Assert.Single(viejo.Comprobantes));
    }

    [Fact]
    public void AConceptThatTheAdjustmentTookOutIsNoLongerAuthorised()
    {
        var estado = Proyecto.En().Estado;
        var quitado = Proyecto.Final().Gastos[0].Concepto;
        var quedan = estado.Recepcion!.Conceptos.RemoveAll(c => c.Id == quitado).Add(new ConceptoPresupuestado("otro", "materiales", "MATERIALES", 1m));
        Escenario<Expediente>.Desde(estado with { Ajuste = (estado.Ajuste ?? new Ajuste()) with { Conceptos = quedan } })
            .Cuando(new EntregarInformeFinal(Proyecto.Final(), Mundo.Huella(50), Proyecto.Compromisos), "2020-01-15 10:00", Proyecto.Comite)
            .SeRechaza("PCS-4.2.8.1-01");
    }

    [Fact]
    public void EveryPesoReceivedMayBeReported() =>
        Proyecto.En().Cuando(new EntregarInformeFinal(Proyecto.Final(), Mundo.Huella(50), Proyecto.Compromisos), "2020-01-15 10:00", Proyecto.Comite).EntoncesHay<InformeFinalEntregado>();

    private static (InformeDeProyecto Informe, Compromisos Compromisos) Con(string caso)
    {
        var i = Proyecto.Final();
        var c = Proyecto.Compromisos;
        return caso switch
        {
            "sin cuenta bancaria" => (i with { Cuenta = null }, c),
            "sin sucursal" => (i with { Cuenta = i.Cuenta! with { Sucursal = " " } }, c),
            "periodo al revés" => (i with { PeriodoInicio = i.PeriodoFin, PeriodoFin = i.PeriodoInicio }, c),
            "periodo antes de la firma" => (i with { PeriodoInicio = Reloj.Dia("2019-11-24") }, c),
            "periodo después de la vigencia" => (i with { PeriodoFin = Reloj.Dia("2020-01-01") }, c),
            "otra comunidad" => (i with { Comunidad = "Otra" }, c),
            "otro proyecto" => (i with { Proyecto = "Otro" }, c),
            "otro objetivo" => (i with { Objetivo = "Otro" }, c),
            "porcentaje de 101" => (i with { PorcentajeObjetivo = 101m }, c),
            "una meta de menos" => (i with { Metas = i.Metas[..1] }, c),
            "otra meta" => (i with { Metas = i.Metas.SetItem(0, i.Metas[0] with { Descripcion = "Otra" }) }, c),
            "otra cantidad comprometida" => (i with { Metas = i.Metas.SetItem(0, i.Metas[0] with { Comprometida = 9m }) }, c),
            "porcentaje mal calculado" => (i with { Metas = i.Metas.SetItem(0, i.Metas[0] with { Lograda = 9m }) }, c),
            "meta lograda que no cabe" => (i with { Metas = i.Metas.SetItem(0, i.Metas[0] with { Lograda = decimal.MaxValue }) }, c),
            "gastos que no caben" => (i with { Gastos = [.. i.Gastos.Select(g => g with { Ejercido = decimal.MaxValue })] }, c),
            "comprobantes que no caben" => (i with { Comprobantes = [.. i.Comprobantes.Concat(i.Comprobantes).Select(x => x with { Monto = decimal.MaxValue })] }, c),
            "retraso sin causa" => (i with { Metas = i.Metas.SetItem(0, i.Metas[0] with { Lograda = 9m, Porcentaje = 90m }) }, c),
            "cohesión incompleta" => (i with { Cohesion = ["Uno", " ", "Tres"] }, c),
            "sin incidencia" => (i with { Incidencia = [] }, c),
            "falta un grupo de edad" => (i with { Beneficiarios = i.Beneficiarios[1..], PoblacionTotal = new BeneficiariosPorEdad("", 12, 8, 20) }, c),
            "renglón que no suma" => (i with { Beneficiarios = i.Beneficiarios.SetItem(0, i.Beneficiarios[0] with { Total = 6 }) }, c),
            "población que no suma" => (i with { PoblacionTotal = new BeneficiariosPorEdad("", 14, 11, 25) }, c),
            "concepto no autorizado" => (i with { Gastos = i.Gastos.SetItem(0, i.Gastos[0] with { Concepto = "x99" }), Comprobantes = i.Comprobantes.SetItem(0, i.Comprobantes[0] with { Concepto = "x99" }) }, c),
            "gasto sin comprobante" => (i with { Comprobantes = i.Comprobantes[..1] }, c),
            "comprobante de antes de la firma" => (i with { Comprobantes = i.Comprobantes.SetItem(0, i.Comprobantes[0] with { Emision = Reloj.Dia("2019-11-24") }) }, c),
            "comprobante fuera del periodo" => (i with { PeriodoInicio = Reloj.Dia("2019-12-03") }, c),
            "comprobante del 02/01/2020" => (i with { Comprobantes = i.Comprobantes.SetItem(0, i.Comprobantes[0] with { Emision = Reloj.Dia("2020-01-02") }) }, c),
            "un peso más que lo recibido" => (i with { Gastos = Proyecto.Gastos(Proyecto.Pagado + 1), Comprobantes = Proyecto.Comprobantes(Proyecto.Pagado + 1) }, c),
            "sin coinversión" => (i with { CoinversionNoMonetaria = "" }, c),
            "sin estados de cuenta" => (i with { EstadosDeCuenta = [] }, c),
            "sin declaratoria" => (i with { BajoProtesta = false }, c),
            "sin hoja de firmas" => (i with { HojasDeFirmas = [] }, c),
            "dos firmas" => (i with { Firmantes = i.Firmantes[..2] }, c),
            "firma ajena" => (i with { Firmantes = i.Firmantes.Add(Mundo.Persona(9)) }, c),
            "otro documento de origen" => (i, c with { Origen = Mundo.Huella(77) }),
            "porcentaje bajo cero" => (i with { PorcentajeObjetivo = -0.01m }, c),
            "meta lograda bajo cero" => (i with { CausasDeRetraso = "Lluvias.", Metas = i.Metas.SetItem(0, i.Metas[0] with { Lograda = -1m, Porcentaje = -10m }) }, c),
            "meta sin lugar" => (i with { Metas = i.Metas.SetItem(0, i.Metas[0] with { Lugar = " " }) }, c),
            "meta sin avance" => (i with { Metas = i.Metas.SetItem(0, i.Metas[0] with { Avance = " " }) }, c),
            "meta sin material probatorio" => (i with { Metas = i.Metas.SetItem(0, i.Metas[0] with { MaterialProbatorio = " " }) }, c),
            "cohesión con una respuesta de menos" => (i with { Cohesion = ["Uno", "Dos"] }, c),
            "una de dos localidades sin clave" => (i with { Incidencia = i.Incidencia.Add(i.Incidencia[0] with { Cvegeo = " " }) }, c),
            "una de dos localidades sin comunidad" => (i with { Incidencia = i.Incidencia.Add(i.Incidencia[0] with { Comunidad = " " }) }, c),
            "mujeres bajo cero" => (i with { Beneficiarios = i.Beneficiarios.SetItem(0, i.Beneficiarios[0] with { Mujeres = -1, Total = 1 }), PoblacionTotal = new BeneficiariosPorEdad("", 11, 10, 21) }, c),
            "hombres bajo cero" => (i with { Beneficiarios = i.Beneficiarios.SetItem(0, i.Beneficiarios[0] with { Hombres = -1, Total = 2 }), PoblacionTotal = new BeneficiariosPorEdad("", 15, 7, 22) }, c),
            "población total que no suma en su renglón" => (i with { PoblacionTotal = i.PoblacionTotal with { Total = 26 } }, c),
            "hombres que no suman" => (i with { PoblacionTotal = new BeneficiariosPorEdad("", 15, 11, 26) }, c),
            "mujeres que no suman" => (i with { PoblacionTotal = new BeneficiariosPorEdad("", 16, 10, 26) }, c),
            "un concepto dos veces" => (i with { Gastos = [new GastoInformado("m01", 60_000m, 50_000m), new GastoInformado("m01", 60_000m, 40_000m), i.Gastos[1]] }, c),
            "lo solicitado bajo cero" => (i with { Gastos = i.Gastos.SetItem(0, i.Gastos[0] with { Solicitado = -1m }) }, c),
            "lo solicitado que no cabe" => (i with { Gastos = i.Gastos.SetItem(0, i.Gastos[0] with { Solicitado = Pesos.Maximo + 1m }) }, c),
            "un gasto de dos que no cabe" => (i with { Gastos = [i.Gastos[0] with { Ejercido = decimal.MaxValue }, i.Gastos[0] with { Ejercido = 1m }] }, c),
            "comprobante posterior al periodo" => (i with { PeriodoFin = Reloj.Dia("2019-12-05") }, c),
            "comprobante sin número" => (i with { Comprobantes = i.Comprobantes.SetItem(0, i.Comprobantes[0] with { Numero = " " }) }, c),
            "comprobante sin descripción" => (i with { Comprobantes = i.Comprobantes.SetItem(0, i.Comprobantes[0] with { Descripcion = " " }) }, c),
            "periodo que todavía no llega" => (i, c),
            "acciones que concluyen antes del periodo" => (i with { Final = i.Final! with { ConcluidasEl = i.PeriodoInicio.AddDays(-1) } }, c),
            "otro apoyo sin programa" => (ConOtroApoyo(i, new OtroApoyo(" ", 10m, "Comparten el taller.")), c),
            "otro apoyo sin sinergias" => (ConOtroApoyo(i, new OtroApoyo("Programa ficticio", 10m, " ")), c),
            "otro apoyo de un monto bajo cero" => (ConOtroApoyo(i, new OtroApoyo("Programa ficticio", -0.01m, "Comparten el taller.")), c),
            "otro apoyo de un monto que no cabe" => (ConOtroApoyo(i, new OtroApoyo("Programa ficticio", Pesos.Maximo + 0.01m, "Comparten el taller.")), c),
            _ => throw new ArgumentOutOfRangeException(nameof(caso)),
        };
    }

    private static InformeDeProyecto ConOtroApoyo(InformeDeProyecto informe, OtroApoyo apoyo) => informe with { Final = informe.Final! with { OtrosApoyos = [apoyo] } };
}
