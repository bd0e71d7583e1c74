using System.Collections.Immutable;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E4_Prelacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Tests.Kit;

namespace Dictamen.Core.Tests.Expedientes;

/// <summary>A fictitious project at each place of the road from support to execution, on the days of the examples of the working-day calendar.</summary>
internal static class Camino
{
    public const decimal Solicitado = 200_000m;

    public static ImmutableArray<ConceptoPresupuestado> Conceptos { get; } =
    [
        new("m01", "materiales", "MATERIALES", 60_000m),
        new("m02", "materiales", "EQUIPO", 80_000m),
        new("h01", "humanos", "JORNALES", 60_000m),
    ];

    public static ImmutableArray<string> Cargos { get; } = ["Representante", "Secretario", "Tesorero"];

    public static Actor Operador { get; } = new(Rol.Operador, "op-1");

    public static Actor Aprobador { get; } = new(Rol.Aprobador, "ap-1");

    /// <summary>The member of the committee in a post: 1 Representante, 2 Secretario, 3 Tesorero.</summary>
    public static Actor Integrante(int n) => new(Rol.Solicitante, Mundo.Persona(n).Valor);

    public static Escenario<Expediente> Apoyado(decimal asignado = Solicitado, ImmutableArray<ConceptoPresupuestado> conceptos = default)
    {
        var lineas = conceptos.IsDefault ? Conceptos : conceptos;
        return Escenario<Expediente>.Desde(Expediente.Inicial with
        {
            Folio = Mundo.Folio(),
            Estatus = Estatus.Apoyado,
            Recepcion = new Recepcion(
                Reloj.Centro("2019-10-25 10:00"),
                Mundo.Huella(900),
                "201500001-comunidad-de-prueba",
                "Comunidad de prueba",
                "Proyecto de prueba",
                "V2",
                "2.2",
                PanelesSolares: false,
                lineas.Sum(c => c.MontoPcs),
                lineas.Sum(c => c.MontoPcs),
                Metas: 1,
                [.. Cargos.Select((c, i) => new Integrante(c, Mundo.Persona(i + 1), "M"))],
                lineas,
                ImmutableDictionary<string, Huella>.Empty,
                []),
            Asignacion = new Asignacion(1, 90m, asignado),
        });
    }

    /// <summary>Proof that a notification was received.</summary>
    public static Escenario<Expediente> Recibe(this Escenario<Expediente> escenario, string notificacion, string cuando) =>
        escenario.Y(new RegistrarEntrega(notificacion, Reloj.Centro(cuando), "acuse"), cuando, Actor.Sistema);

    /// <summary>Two observations, received on Tuesday 19/11/2019: PZ-10 ends on 27/11.</summary>
    public static Escenario<Expediente> EnAjuste1() => Apoyado()
        .Y(DosObservaciones, "2019-11-19 09:00")
        .Recibe("observaciones", "2019-11-19 10:00");

    public static EnviarObservaciones DosObservaciones { get; } = new(
        Mundo.Huella(500),
        [
            new Observacion(1, OrigenObservacion.ComiteDictaminador, "Precisar la meta 1."),
            new Observacion(2, OrigenObservacion.InstanciaEjecutora, "Especificar el equipo del renglón m02."),
        ]);

    /// <summary>Silence in the first term; the second notice was received on Thursday 28/11/2019: PZ-11 ends on 03/12.</summary>
    public static Escenario<Expediente> EnAjuste2() => EnAjuste1()
        .Y(new VencerPlazo("PZ-10"), "2019-11-28 00:00", Actor.Sistema)
        .Recibe("segundo-ajuste", "2019-11-28 10:00");

    public static Escenario<Expediente> Ajustado(ImmutableArray<ConceptoPresupuestado> conceptos = default)
    {
        var lineas = conceptos.IsDefault ? Conceptos : conceptos;
        return Apoyado(lineas.Sum(c => c.MontoPcs), lineas).Y(new TenerPorAjustado(), "2019-12-03 09:00");
    }

    public static EnviarConvenio Convenio(decimal monto = Solicitado, MotivoExhibicionUnica? unica = null, int documento = 600) =>
        new(Mundo.Huella(documento), monto, MontoEnLetra.De(monto), unica, new DateOnly(2019, 12, 13));

    /// <summary>The agreement, received on Wednesday 04/12/2019: PZ-12 and PZ-13 end on 11/12.</summary>
    public static Escenario<Expediente> ConvenioRecibido(MotivoExhibicionUnica? unica = null, ImmutableArray<ConceptoPresupuestado> conceptos = default)
    {
        var ajustado = Ajustado(conceptos);
        return ajustado
            .Y(Convenio(ajustado.Estado.Ajuste!.MontoAutorizado, unica), "2019-12-04 09:00")
            .Recibe("convenio", "2019-12-04 10:00");
    }

    public static Escenario<Expediente> FirmanLosTres(this Escenario<Expediente> escenario, string cuando, int version = 1) => escenario
        .Y(new FirmarConvenio(version), cuando, Integrante(1))
        .Y(new FirmarConvenio(version), cuando, Integrante(2))
        .Y(new FirmarConvenio(version), cuando, Integrante(3));

    /// <summary>The agreement, dated Wednesday 11/12/2019: PZ-08 ends on 26/12.</summary>
    public static Escenario<Expediente> Suscrito(MotivoExhibicionUnica? unica = null, ImmutableArray<ConceptoPresupuestado> conceptos = default) =>
        ConvenioRecibido(unica, conceptos)
            .FirmanLosTres("2019-12-11 11:00")
            .Y(new SuscribirConvenio(1), "2019-12-11 12:00");

    public static ReciboDePago Recibo(decimal monto, int documento = 700) => new(
        Mundo.Huella(documento),
        monto,
        MontoEnLetra.De(monto),
        Cargos,
        Cargos.ToImmutableDictionary(c => c, _ => new IdentificacionAnexa("INAPAM", Mundo.Huella(701))));

    /// <summary>A bank statement with a CLABE whose check digit is right.</summary>
    public static EstadoDeCuenta Cuenta(string emision = "2019-12-01", string clabe = "032180000118359719", int documento = 710) => new(
        Mundo.Huella(documento),
        Reloj.Dia(emision),
        clabe,
        "00011835971",
        "Banco de prueba",
        [Mundo.Persona(1), Mundo.Persona(2), Mundo.Persona(3)]);

    public static Escenario<Expediente> ConPapeles(MotivoExhibicionUnica? unica = null, ImmutableArray<ConceptoPresupuestado> conceptos = default)
    {
        var suscrito = Suscrito(unica, conceptos);
        return suscrito
            .Y(new EntregarPapeles(1, Recibo(suscrito.Estado.Convenio!.Pagos[0]), Cuenta()), "2019-12-13 10:00", Integrante(1))
            .Y(new RevisarPapeles(1, []), "2019-12-13 12:00");
    }

    public static Escenario<Expediente> Paga(this Escenario<Expediente> escenario, int numero, string fecha) => escenario
        .Y(new InstruirMinistracion(numero), $"{fecha} 09:00", Operador)
        .Y(new AprobarMinistracion(numero), $"{fecha} 10:00", Aprobador)
        .Y(new RegistrarPago(numero, $"RASTREO{numero}", Reloj.Dia(fecha)), $"{fecha} 15:00", Operador);

    /// <summary>The first payment was made on Monday 16/12/2019.</summary>
    public static Escenario<Expediente> EnEjecucion(MotivoExhibicionUnica? unica = null, ImmutableArray<ConceptoPresupuestado> conceptos = default) =>
        ConPapeles(unica, conceptos).Paga(1, "2019-12-16");
}
