using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Autorizado = Dictamen.Core.Expedientes.E5_Ajuste.Presupuesto;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Programas;

namespace Dictamen.Host.Demo;

/// <summary>What the authority does with a file on a working day: the officer, the approver, the technical secretary and the Instancia Normativa.</summary>
internal sealed class Oficina(Programa programa, Papeleria papeleria)
{
    private static readonly string[] PlazosDeAjuste = ["PZ-10", "PZ-11"];
    private static readonly DateOnly PrimerDictamen = new(2019, 11, 6);
    private static readonly DateOnly UltimoConvenioOportuno = new(2019, 12, 9);
    private static readonly DateOnly PrimeraVisita = new(2019, 12, 16);
    private static readonly DecisionDePaneles Paneles = new(true, "El presupuesto y las metas son de paneles, su instalación y su mantenimiento: no son un accesorio.");

    /// <summary>The next act upon a file, or <see langword="null"/> when the office waits for somebody else.</summary>
    public Paso? Siguiente(Expediente e, Viaje v, DateOnly hoy, Convocatoria convocatoria, Actor secretaria) => e.Estatus switch
    {
        Estatus.Registrado => Hacer(e.Recepcion!.Faltantes.IsEmpty ? new ClasificarCompleto() : new RequerirSubsanacion([])),
        Estatus.Prevenido when e.Subsanacion!.Pendientes.IsEmpty => Hacer(new RevisarSubsanacion([])),
        Estatus.Completo when hoy >= PrimerDictamen => Hacer(new AsignarDictaminadores()),
        Estatus.EnDictaminacion => Dictaminacion(e, v, convocatoria, secretaria),
        Estatus.Apoyado => Ajuste(e, v),
        Estatus.EnAjuste1 or Estatus.EnAjuste2 when e.Ajuste!.PorRevisar is { } entrega && (e.Ajuste.SinAtender().IsEmpty || !Corre(e, v)) =>
            Hacer(new RevisarAjuste(entrega.Proyecto, e.Ajuste.SinAtender())),
        Estatus.Ajustado or Estatus.ConvenioObservado => Hacer(Convenio(e, v, hoy)),
        Estatus.ConvenioEnviado when e.Convenio!.FirmadoPorComite => Hacer(new SuscribirConvenio(e.Convenio.Version)),
        Estatus.ConvenioSuscrito => Pago(e, v, 1),
        Estatus.EnEjecucion when e.Convenio!.Cambio is { Etapa: EtapaDeCambio.Informado or EtapaDeCambio.Subsanado } cambio =>
            Hacer(cambio.Pendientes.IsEmpty ? new RegistrarCambioDeIntegrantes() : new PrevenirCambioDeIntegrantes([])),
        Estatus.EnEjecucion => Ejecucion(e, v, hoy),
        _ => null,
    };

    // A partial delivery is reviewed when its term is over: until then the committee can complete it.
    private static bool Corre(Expediente e, Viaje v) => PlazosDeAjuste.Any(id => e.Plazos.TryGetValue(id, out var plazo) && !plazo.Vencido(v.Ahora));

    private static Paso Hacer(Acto<Expediente> acto) => new(acto, Paso.Operador);

    private static Paso? Dictaminacion(Expediente e, Viaje v, Convocatoria convocatoria, Actor secretaria)
    {
        var d = e.Dictaminacion!;
        if (d.Dictaminadores.Values.FirstOrDefault(x => x.Conflicto is not null) is { } conflicto)
        {
            var titular = convocatoria.Integrantes[conflicto.Asiento];
            return new Paso(new SustituirDictaminador(titular with { Persona = Convocante.Suplente(conflicto.Asiento), Comunidades = [], Parientes = [] }), secretaria);
        }

        return d is { Completa: true, Resultado: null }
            ? new Paso(new AcordarResultado(v.Guion.Divergencia ? "Se discutió la diferencia entre las calificaciones: una persona no había considerado el anexo del presupuesto. Se mantienen las cédulas." : null, Paneles: e.Recepcion!.PanelesSolares ? Paneles : null), secretaria)
            : null;
    }

    private Paso Ajuste(Expediente e, Viaje v)
    {
        if (e.Asignacion!.MontoAsignado < Autorizado.Vigente(e).Sum(c => c.MontoPcs))
        {
            return Hacer(new ModificarPresupuesto(Reducido(e), "Ajuste a la baja aceptado por el comité: disponibilidad presupuestaria (Anexo 2, III)."));
        }

        return v.Guion.Ajuste is null
            ? Hacer(new TenerPorAjustado())
            : Hacer(new EnviarObservaciones(
                papeleria.De("Oficio de observaciones", v.Proyecto),
                [
                    new Observacion(1, OrigenObservacion.ComiteDictaminador, "Precisar el lugar exacto de cada actividad."),
                    new Observacion(2, OrigenObservacion.InstanciaEjecutora, "Detallar la especificación del equipo solicitado."),
                ]));
    }

    // The offer lowers the total; the last lines of the budget give way, in whole pesos.
    private static ImmutableArray<ConceptoPresupuestado> Reducido(Expediente e)
    {
        var queda = e.Asignacion!.MontoAsignado;
        var conceptos = ImmutableArray.CreateBuilder<ConceptoPresupuestado>();
        foreach (var c in Autorizado.Vigente(e))
        {
            var monto = Math.Min(c.MontoPcs, queda);
            queda -= monto;
            if (monto > 0)
            {
                conceptos.Add(c with { MontoPcs = monto });
            }
        }

        return conceptos.ToImmutable();
    }

    private EnviarConvenio Convenio(Expediente e, Viaje v, DateOnly hoy)
    {
        var monto = e.Ajuste!.MontoAutorizado;
        return new EnviarConvenio(
            papeleria.De($"Convenio de Concertación, versión {(e.Convenio?.Version ?? 0) + 1}", v.Proyecto),
            monto,
            MontoEnLetra.De(monto),
            monto <= programa.ExhibicionUnica.MontoMaximo ? MotivoExhibicionUnica.MontoMenor : null,
            hoy < UltimoConvenioOportuno ? new DateOnly(2019, 12, 18) : programa.FinDeVigencia.AddDays(-4));
    }

    private Paso? Pago(Expediente e, Viaje v, int numero)
    {
        // A file that money reached late may bring its papers when none can be handed over any more.
        if (HoraDelCentro.Dia(v.Ahora) > programa.FinDeVigencia || e.Convenio!.Papeles.GetValueOrDefault(numero) is not { } papeles)
        {
            return null;
        }

        if (papeles.PorRevisar)
        {
            return Hacer(new RevisarPapeles(numero, []));
        }

        return e.Ministraciones?.Pago(numero)?.Estatus switch
        {
            null or EstatusMinistracion.Instruida when EstadoDeCuenta.DeOtrosTitulares(e) is not null => null,
            null when papeles.Completos => Hacer(new InstruirMinistracion(numero)),
            EstatusMinistracion.Instruida when v.Guion.Pago == "rechazado_una_vez" && v.UnaVez("pago-rechazado") =>
                new Paso(new RechazarMinistracion(numero, "La cuenta por pagar no coincide con la del estado de cuenta: revise la captura."), Paso.Aprobador),
            EstatusMinistracion.Instruida => new Paso(new AprobarMinistracion(numero), Paso.Aprobador),
            EstatusMinistracion.Aprobada => Hacer(new RegistrarPago(numero, $"MUESTRA{e.Folio.Consecutivo:D6}{numero}", HoraDelCentro.Dia(v.Ahora))),
            _ => null,
        };
    }

    private Paso? Ejecucion(Expediente e, Viaje v, DateOnly hoy)
    {
        if (e.Cierre is { TerminacionSolicitada: true })
        {
            return Hacer(new ResolverTerminacion(true, "El comité expuso que la comunidad decidió no continuar; los recursos no ejercidos se reintegrarán.", papeleria.De("Resolución de terminación anticipada", v.Proyecto)));
        }

        if (v.Guion.Visita is { } porcentaje && hoy >= PrimeraVisita && hoy <= programa.FinDeVigencia && e.Informes?.Visitas is null or 0 && v.UnaVez("visita"))
        {
            return Hacer(Visita(v, porcentaje, hoy));
        }

        return e.Informes switch
        {
            { Parcial.Estatus: EstatusInforme.EnEvaluacion } => Parcial(e, v),
            { Parcial: { Estatus: EstatusInforme.Evaluado, Cedula: null } } => Hacer(new NotificarCedula(TipoInforme.Parcial, papeleria.De("Cédula de observaciones del Informe Parcial", v.Proyecto), Requiere: false)),
            { ParcialCumpleInstrumento: false } when !e.Convenio!.ExhibicionUnica && e.Ministraciones!.Pago(2) is null =>
                Hacer(new NegarSegundaMinistracion(papeleria.De("Resolución de negativa", v.Proyecto), "El avance informado no corresponde al calendario del convenio y falta comprobar el gasto.")),
            { Final.Estatus: EstatusInforme.EnEvaluacion } => Final(e, v),
            { Calificacion.Firme: false } => new Paso(
                new ResolverDivergencia(true, "Resolución IN de muestra", "La suma literal del Anexo 11 es la que ordena el texto; normalizarla agravaría a la comunidad sin norma.", papeleria.De("Resolución de la Instancia Normativa", v.Proyecto)),
                Paso.Normativa),
            { Calificacion: { Firme: true } c } => Cierre(e, v, c),
            _ => e.Convenio!.ExhibicionUnica ? null : Pago(e, v, 2),
        };
    }

    private RegistrarVisita Visita(Viaje v, decimal porcentaje, DateOnly hoy)
    {
        // Percentages such as 79 need more criteria than the bases have; the nearest below is what the visit can say.
        var criterios = v.Criterios;
        var cumplidos = (int)Math.Floor(porcentaje / 100m * criterios.Length);
        return new RegistrarVisita(hoy, [.. criterios.Select((c, i) => new CriterioVisitado(c, i < cumplidos))], papeleria.De("Cédula de visita", v.Proyecto));
    }

    private Paso Parcial(Expediente e, Viaje v)
    {
        if (v.Guion.Parcial is "requiere" or "requiere_silencio" && v.UnaVez("parcial-requerido"))
        {
            return Hacer(new RequerirInformacion(TipoInforme.Parcial, "Falta el soporte fotográfico de la segunda actividad.", papeleria.De("Oficio de requerimiento del Informe Parcial", v.Proyecto)));
        }

        var cumple = v.Guion.Parcial != "no_cumple";
        return Hacer(new EvaluarInformeParcial(
            cumple,
            cumple ? "El avance y el gasto corresponden a lo establecido en el convenio." : "El avance informado no corresponde al calendario del convenio.",
            papeleria.De("Valoración del Informe Parcial", v.Proyecto),
            Evidencia(e, e.Informes!.Parcial!, e.Ministraciones!.Pagado, _ => cumple),
            Criterios()));
    }

    private Paso Final(Expediente e, Viaje v)
    {
        if (v.Guion.Final == "requiere" && v.UnaVez("final-requerido"))
        {
            return Hacer(new RequerirInformacion(TipoInforme.Final, "Falta el video de la presentación pública.", papeleria.De("Oficio de requerimiento del Informe Final", v.Proyecto)));
        }

        // Each invoice is looked up before the report is graded (7.2).
        if (e.Ministraciones!.Comprobantes.FirstOrDefault(c => c is { Tipo: TipoDeComprobante.Factura, Valido: true, Verificada: false }) is { } factura)
        {
            return Hacer(new VerificarFactura(factura.Documento, Vigente: true, HoraDelCentro.Dia(v.Ahora), papeleria.Nuevo($"Constancia de la consulta de una factura: folio {e.Folio}, {factura.Numero}")));
        }

        return Hacer(new CalificarInformeFinal(
            Evidencia(e, e.Informes!.Final!, e.Informes.Final!.Ministrado, indicador => !v.Guion.Fallan.Contains(indicador)),
            Criterios(),
            papeleria.De("Evaluación del Informe Final", v.Proyecto)));
    }

    private static EvidenciaDelInforme Evidencia(Expediente e, Informe informe, decimal ministrado, Func<string, bool> cumple) => new()
    {
        Ministrado = ministrado,
        Ejercido = informe.Ejercido,
        EjercidoFueraDeConceptos = 0m,
        ComprobantesQueNoCumplen = cumple("I1") ? 0 : 1,
        AcreditaConformacionCcs = true,
        AcreditaOperacionCcs = cumple("I2"),
        PorcentajeVisita = e.Informes!.PorcentajeVisita,
        PorcentajeMaterial = cumple("I4") ? 96m : 89.99m,
        EvidenciaDeMetas = true,
        EvidenciaDelObjetivo = cumple("I5"),
        EvidenciaDeCohesion = cumple("I6"),
        EvidenciaDeParticipacion = cumple("I7"),
    };

    private ImmutableArray<ValoracionDeCriterio> Criterios() =>
        [.. programa.Anexo11.Indicadores.Select(i => i.Criterio).Distinct().Select(c => new ValoracionDeCriterio(c, "Se revisaron los comprobantes y el material entregado.", "El comité trabajó con la asamblea y rindió cuentas."))];

    private Paso? Cierre(Expediente e, Viaje v, Core.Expedientes.E8_Informes.Calificacion calificacion)
    {
        // A file without a final report has nothing to observe; its result stands on what there is.
        if (e.Informes!.Final is { Estatus: EstatusInforme.Evaluado, Cedula: null })
        {
            return Hacer(new NotificarCedula(TipoInforme.Final, papeleria.De("Cédula de observaciones del Informe Final", v.Proyecto), Requiere: false));
        }

        return Hacer(calificacion.Aprobatoria ? new TerminarProyecto() : new DeclararComunidadImpedida());
    }
}
