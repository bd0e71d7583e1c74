using System.Collections.Immutable;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Kit;

namespace Dictamen.Core.Tests.Expedientes.E8_Informes;

/// <summary>A fictitious project: agreement of Monday 25/11/2019, 100,000 pesos paid, partial report due on 13/12/2019.</summary>
internal static class Proyecto
{
    public const decimal Pagado = 100_000m;

    public const string Clave = "201500001-comunidad-de-prueba";

    public static readonly Actor Comite = new(Rol.Solicitante, Mundo.Persona(1).Valor);

    public static readonly Actor Normativa = new(Rol.Normativa, "in-1");

    public static readonly Actor Sistema = Actor.Sistema;

    public static readonly ImmutableArray<PersonaId> Tres = [Mundo.Persona(1), Mundo.Persona(2), Mundo.Persona(3)];

    public static readonly Compromisos Compromisos = new(Mundo.Huella(30), "Construir una casa de la cultura", [new MetaComprometida("Talleres", 10m), new MetaComprometida("Murales", 4m)]);

    public static EvidenciaDelInforme Evidencia { get; } = new()
    {
        Ministrado = 0m,
        Ejercido = 0m,
        EjercidoFueraDeConceptos = 0m,
        ComprobantesQueNoCumplen = 0,
        AcreditaConformacionCcs = true,
        AcreditaOperacionCcs = true,
        PorcentajeVisita = null,
        PorcentajeMaterial = 100m,
        EvidenciaDeMetas = true,
        EvidenciaDelObjetivo = true,
        EvidenciaDeCohesion = true,
        EvidenciaDeParticipacion = true,
    };

    public static ImmutableArray<ValoracionDeCriterio> Criterios { get; } =
        [.. Mundo.Pcs.Anexo11.Indicadores.Select(i => i.Criterio).Distinct().Select(c => new ValoracionDeCriterio(c, "Diez de diez talleres.", "La comunidad participó."))];

    public static Expediente Estado(Estatus estatus = Estatus.EnEjecucion)
    {
        var estado = new Expediente
        {
            Folio = Mundo.Folio(),
            Estatus = estatus,
            Recepcion = new Recepcion(
                Reloj.Centro("2019-11-05 10:00"),
                Mundo.Huella(30),
                Clave,
                "Comunidad de prueba",
                "Casa de la cultura",
                "V1",
                "1.1",
                false,
                Pagado,
                Pagado,
                2,
                [new Integrante("Representante", Tres[0], "M"), new Integrante("Secretario", Tres[1], "H"), new Integrante("Tesorero", Tres[2], "M")],
                [new ConceptoPresupuestado("m01", "materiales", "MATERIALES", 60_000m), new ConceptoPresupuestado("h01", "humanos", "JORNALES", 40_000m)],
                ImmutableDictionary<string, Huella>.Empty,
                []),
        };
        if (estatus is not (Estatus.ConvenioSuscrito or Estatus.EnEjecucion or Estatus.Terminado or Estatus.ComunidadImpedida or Estatus.TerminacionAnticipada or Estatus.Cancelado))
        {
            return estado;
        }

        var firma = Reloj.Dia("2019-11-25");
        estado = estado with
        {
            Ajuste = new Ajuste { MontoAutorizado = Pagado, Conceptos = estado.Recepcion!.Conceptos },
            Convenio = new Convenio { Version = 1, Documento = Mundo.Huella(31), Monto = Pagado, ExhibicionUnica = true, FechaLimiteInformeParcial = Reloj.Dia("2019-12-13"), Fecha = firma, PapelesCompletos = true },
        };
        if (estatus != Estatus.ConvenioSuscrito)
        {
            estado = estado with { Ministraciones = new Ministraciones { Pagos = [new Ministracion(1, Pagado, EstatusMinistracion.Pagada, "op-1")] } };
        }

        var lfpa = Calendario.Lfpa;
        return estado
            .Abrir(lfpa.Computar(Mundo.Pcs.Termino("PZ-27") with { Fecha = Reloj.Dia("2019-12-13") }, firma))
            .Abrir(lfpa.Computar(Mundo.Pcs.Termino("PZ-28"), firma))
            .Abrir(lfpa.Computar(Mundo.Pcs.Termino("PZ-35"), firma));
    }

    public static Escenario<Expediente> En(Estatus estatus = Estatus.EnEjecucion) => De(Estado(estatus));

    public static Escenario<Expediente> De(Expediente inicio) => new() { Inicio = inicio };

    /// <summary>A project whose final report is in evaluation, everything spent.</summary>
    public static Escenario<Expediente> ConInformeFinal(decimal? visita = null, decimal ejercido = Pagado)
    {
        var escenario = En();
        if (visita is { } cumplidos)
        {
            escenario.Y(Visita((int)cumplidos), "2019-12-10 12:00");
        }

        return escenario.Y(new EntregarInformeFinal(Final() with { Gastos = Gastos(ejercido), Comprobantes = Comprobantes(ejercido) }, Mundo.Huella(50), Compromisos), "2020-01-15 10:00", Comite);
    }

    public static RegistrarVisita Visita(int cumplidos, int evaluados = 5) => new(
        Reloj.Dia("2019-12-10"),
        [.. Mundo.Bases.CriteriosVisita.Take(evaluados).Select((c, i) => new CriterioVisitado(c, i < cumplidos))],
        Mundo.Huella(40));

    public static InformeDeProyecto Parcial() => new()
    {
        PeriodoInicio = Reloj.Dia("2019-11-25"),
        PeriodoFin = Reloj.Dia("2019-12-09"),
        Comunidad = "Comunidad de prueba",
        Proyecto = "Casa de la cultura",
        Objetivo = Compromisos.Objetivo,
        PorcentajeObjetivo = 50m,
        Metas = [new MetaInformada("Talleres", 10m, 5m, "Plaza", 50m, "A la mitad", "Listas"), new MetaInformada("Murales", 4m, 4m, "Escuela", 100m, "Terminados", "Fotos")],
        CausasDeRetraso = "Lluvias; se trabajará los sábados.",
        Cohesion = ["Uno", "Dos", "Tres"],
        Incidencia = [new LugarDeIncidencia("201500001", "Comunidad de prueba", "Zapoteco")],
        Beneficiarios = [.. Mundo.Pcs.GruposDeEdad.Select(g => new BeneficiariosPorEdad(g, 3, 2, 5))],
        PoblacionTotal = new BeneficiariosPorEdad("", 15, 10, 25),
        Gastos = Gastos(40_000m),
        Comprobantes = Comprobantes(40_000m),
        CoinversionNoMonetaria = "Tequio",
        Cuenta = new CuentaDelInforme("Banco de prueba", "Centro", "0123", "Oaxaca de Juárez", "Oaxaca"),
        EstadosDeCuenta = [Mundo.Huella(60)],
        HojasDeFirmas = [Mundo.Huella(67)],
        BajoProtesta = true,
        Firmantes = Tres,
    };

    public static InformeDeProyecto Final() => Parcial() with
    {
        PeriodoFin = Reloj.Dia("2019-12-31"),
        PorcentajeObjetivo = 100m,
        Metas = [new MetaInformada("Talleres", 10m, 10m, "Plaza", 100m, "Terminados", "Listas"), new MetaInformada("Murales", 4m, 4m, "Escuela", 100m, "Terminados", "Fotos")],
        CausasDeRetraso = null,
        Gastos = Gastos(Pagado),
        Comprobantes = Comprobantes(Pagado),
        Final = new AnexosDelFinal(Reloj.Dia("2019-12-20"), [Mundo.Huella(61)], [Mundo.Huella(62)], [Mundo.Huella(63)], [Mundo.Huella(64)], []) { ActaDeRegistroCcs = [Mundo.Huella(65)], InformeCcs = [Mundo.Huella(66)] },
    };

    public static ImmutableArray<GastoInformado> Gastos(decimal total) => [new GastoInformado("m01", 60_000m, total - 10_000m), new GastoInformado("h01", 40_000m, 10_000m)];

    public static ImmutableArray<ComprobanteInformado> Comprobantes(decimal total) =>
    [
        new ComprobanteInformado("m01", "Cemento", "A-1", Reloj.Dia("2019-12-02"), total - 10_000m),
        new ComprobanteInformado("h01", "Jornales", "LR-1", Reloj.Dia("2019-12-06"), 10_000m),
    ];

    /// <summary>Proof that a notification arrived.</summary>
    public static RegistrarEntrega Recibe(string id, string cuando) => new(id, Reloj.Centro(cuando), "acuse");
}
