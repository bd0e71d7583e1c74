using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Autorizado = Dictamen.Core.Expedientes.E5_Ajuste.Presupuesto;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Programas;

namespace Dictamen.Host.Demo;

/// <summary>What a committee does on a day, as its script says.</summary>
internal sealed class Comite(Programa programa, Formatos formatos, Papeleria papeleria)
{
    private static readonly DateOnly PrimerFinal = new(2020, 1, 6);

    /// <summary>The next act of a committee, or <see langword="null"/> when it waits, or keeps silent.</summary>
    public Paso? Siguiente(Expediente e, Viaje v, DateOnly hoy)
    {
        var integrantes = e.Recepcion!.Integrantes;
        Paso Hacer(Acto<Expediente> acto, int quien = 0, bool seRechaza = false) => new(acto, Paso.Solicitante(integrantes[quien].Persona), seRechaza);
        ImmutableArray<PersonaId> Firmantes() => [.. integrantes.Select(i => i.Persona)];
        return e.Estatus switch
        {
            Estatus.EnDictaminacion when v.Guion.Renuncia == "dictaminacion" => Hacer(new Desistir(papeleria.De("Escrito de desistimiento", v.Proyecto), Firmantes())),
            Estatus.Apoyado when v.Guion.Renuncia == "apoyado" => Hacer(new Renunciar(papeleria.De("Escrito de renuncia", v.Proyecto), Firmantes())),
            Estatus.Prevenido when e.Plazos.TryGetValue("PZ-03", out var plazo) => Faltantes(e, v, hoy, plazo.PrimerDia) is { } acto ? Hacer(acto) : null,
            Estatus.RecepcionIncompleta when v.Guion.Recepcion == "tarde" && v.UnaVez("tarde") => Hacer(Entrega(v, e.Subsanacion!.Pedidos.Select(f => f.Requisito)), seRechaza: true),
            Estatus.EnAjuste1 when v.Guion.Ajuste is "primero" or "segundo" && e.Ajuste!.PorRevisar is null && v.UnaVez("ajuste-1") =>
                Hacer(new PresentarAjuste(papeleria.De("Proyecto ajustado", v.Proyecto), v.Guion.Ajuste == "primero" ? [1, 2] : [1], Autorizado.Vigente(e))),
            Estatus.EnAjuste2 when v.Guion.Ajuste is "segundo" or "silencio_primero" && e.Ajuste!.PorRevisar is null && v.UnaVez("ajuste-2") =>
                Hacer(new PresentarAjuste(papeleria.De("Proyecto ajustado, segunda entrega", v.Proyecto), e.Ajuste.Pendientes, Autorizado.Vigente(e))),
            Estatus.ConvenioEnviado => Firma(e, v) is { } f ? Hacer(f.Acto, f.Quien) : null,
            Estatus.ConvenioSuscrito => Papeles(e, v, hoy, 1) is { } papeles ? Hacer(papeles.Acto, seRechaza: papeles.SeRechaza) : null,
            Estatus.EnEjecucion when Cambio(e, v, hoy) is { } cambio => Hacer(cambio),
            Estatus.EnEjecucion => Ejecucion(e, v, hoy) is { } acto ? Hacer(acto.Acto, seRechaza: acto.SeRechaza) : null,
            _ => null,
        };
    }

    // Told without its acta, which is handed in when it is asked for.
    private Acto<Expediente>? Cambio(Expediente e, Viaje v, DateOnly hoy) => (v.Proyecto.Entra, e.Convenio!.Cambio) switch
    {
        ({ } entra, null) when hoy > e.Convenio.Fecha => formatos.Cambio(v.Proyecto, entra, hoy.AddDays(-1)),
        ({ } entra, { Etapa: EtapaDeCambio.Prevenido } cambio) when e.Plazos.ContainsKey(cambio.PlazoDeSubsanar) =>
            new SubsanarCambioDeIntegrantes(formatos.DocumentosDelCambio(v.Proyecto, entra).Where(d => cambio.Pendientes.Any(f => f.Requisito == d.Key)).ToImmutableDictionary(), ImmutableDictionary<string, string>.Empty, []),
        _ => null,
    };

    private PresentarFaltantes? Faltantes(Expediente e, Viaje v, DateOnly hoy, DateOnly primerDia)
    {
        var pendientes = e.Subsanacion!.Pendientes.Select(f => f.Requisito).ToList();
        return v.Guion.Recepcion switch
        {
            "corrige" when pendientes.Count > 0 && hoy >= primerDia.AddDays(v.Proyecto.Numero % 3) => Entrega(v, pendientes),
            "parcial" when v.UnaVez("parcial-faltantes") => Entrega(v, pendientes.Take(1)),
            _ => null,
        };
    }

    private PresentarFaltantes Entrega(Viaje v, IEnumerable<string> requisitos)
    {
        var claves = requisitos.ToHashSet();
        return new PresentarFaltantes(
            formatos.Documentos(v.Proyecto).Where(d => claves.Contains(d.Key)).ToImmutableDictionary(),
            [.. claves.Where(c => programa.Requisitos.Any(r => r.Id == c && !r.EsDocumento))],
            v.Proyecto.Integrantes.Where(i => claves.Contains($"IDENTIFICACION/{i.Cargo}")).ToImmutableDictionary(i => i.Cargo, i => i.Identificacion));
    }

    // One member signs a day, each from their own link.
    private (Acto<Expediente> Acto, int Quien)? Firma(Expediente e, Viaje v)
    {
        var convenio = e.Convenio!;
        if (v.Guion.Convenio == "silencio" || !e.Plazos.ContainsKey(convenio.PlazoDeFirma))
        {
            return null;
        }

        if (v.Guion.Convenio == "error" && convenio.Version == 1)
        {
            return (new ObservarConvenio(1, papeleria.De("Aviso de error en el convenio", v.Proyecto)), 0);
        }

        var siguiente = convenio.Firmas.Count;
        return siguiente >= 3 || (v.Guion.Convenio == "dos_firmas" && siguiente == 2) || !v.UnaVez($"firma-{convenio.Version}-{v.Hoy}")
            ? null
            : (new FirmarConvenio(convenio.Version), siguiente);
    }

    private (Acto<Expediente> Acto, bool SeRechaza)? Papeles(Expediente e, Viaje v, DateOnly hoy, int numero)
    {
        if (v.Guion.Papeles == "nunca" || (e.Convenio!.Papeles.ContainsKey(numero) && !EstadoDeCuenta.PorSustituir(e, numero)))
        {
            return null;
        }

        var vieja = v.Guion.Papeles == "cuenta_vieja" && v.UnaVez("cuenta-vieja");
        var monto = e.Convenio.Pagos[numero - 1];
        var integrantes = e.Recepcion!.Integrantes;
        var recibo = new ReciboDePago(
            papeleria.De($"Recibo de Pago (Anexo 7), ministración {numero}", v.Proyecto),
            monto,
            MontoEnLetra.De(monto),
            [.. Formatos.Cargos],
            v.Proyecto.Integrantes.ToImmutableDictionary(i => i.Cargo, i => new IdentificacionAnexa(i.Identificacion, papeleria.De($"Identificación de {i.Cargo}", v.Proyecto))));
        var clabe = v.Proyecto.Cuenta.Clabe;
        if (v.Guion.Papeles == "clabe_con_digito_dudoso")
        {
            clabe = clabe[..17] + (char)('0' + ((clabe[17] - '0' + 1) % 10));
        }

        var cuenta = new EstadoDeCuenta(
            papeleria.De($"Estado de cuenta mancomunada{(vieja ? " de hace cuatro meses" : "")}, ministración {numero}", v.Proyecto),
            hoy.AddMonths(vieja ? -4 : -1),
            clabe,
            clabe[6..17],
            v.Proyecto.Cuenta.Banco,
            [.. integrantes.Select(i => i.Persona)]);
        return (new EntregarPapeles(numero, recibo, cuenta), vieja);
    }

    private (Acto<Expediente> Acto, bool SeRechaza)? Ejecucion(Expediente e, Viaje v, DateOnly hoy)
    {
        if (v.Guion.Renuncia == "ejecucion" && e.Cierre is not { TerminacionSolicitada: true } && v.UnaVez("terminacion"))
        {
            return (new SolicitarTerminacion(papeleria.De("Solicitud de terminación anticipada", v.Proyecto), "La asamblea decidió no continuar porque el camino quedó cerrado por las lluvias.", [.. e.Recepcion!.Integrantes.Select(i => i.Persona)]), false);
        }

        if (e.Cierre is { TerminacionSolicitada: true })
        {
            return null;
        }

        if (hoy <= programa.FinDeVigencia && Gasto(e, v, hoy) is { } gasto)
        {
            return (gasto, false);
        }

        var limite = e.Convenio!.FechaLimiteInformeParcial;
        var parcial = e.Informes?.Parcial;
        if (parcial is null && hoy >= (v.Guion.Parcial == "tarde" ? limite.AddDays(1) : limite.AddDays(-1 - (v.Proyecto.Numero % 3))) && hoy <= programa.FinDeVigencia)
        {
            var informe = Informe(e, v, e.Convenio.Fecha!.Value, hoy, null);
            return (new EntregarInformeParcial(informe, papeleria.Formato("Informe Parcial (Anexo 9)", informe, v.Proyecto), Compromisos(e, v)), false);
        }

        if (parcial is { Estatus: EstatusInforme.InformacionRequerida } && v.Guion.Parcial == "requiere" && v.UnaVez("informacion-parcial"))
        {
            return (new EntregarInformacion(TipoInforme.Parcial, papeleria.De("Información adicional del Informe Parcial", v.Proyecto)), false);
        }

        if (e.Informes?.Final is { Estatus: EstatusInforme.InformacionRequerida } && v.UnaVez("informacion-final"))
        {
            return (new EntregarInformacion(TipoInforme.Final, papeleria.De("Información adicional del Informe Final", v.Proyecto)), false);
        }

        if (e.Informes?.ParcialCumpleInstrumento == true && !e.Convenio.ExhibicionUnica && Papeles(e, v, hoy, 2) is { } papeles)
        {
            return papeles;
        }

        var cuando = v.Guion.Final == "ultimo_dia" ? new DateOnly(2020, 1, 31) : PrimerFinal.AddDays(v.Proyecto.Numero % 14);
        if (v.Guion.Final != "nunca" && e.Informes is not { EnEvaluacionFinal: true } && hoy >= cuando && v.UnaVez("final"))
        {
            // A partial report leaves the rest of the year to the final one; without it the final one covers all.
            var desde = parcial?.PeriodoFin.AddDays(1) ?? e.Convenio.Fecha!.Value;
            var hasta = programa.FinDeVigencia;
            var anexos = new AnexosDelFinal(
                hasta,
                [papeleria.De("Minuta de asamblea de cierre", v.Proyecto)],
                [papeleria.De("Fotografías", v.Proyecto)],
                [papeleria.De("Video", v.Proyecto)],
                [],
                [])
            {
                ActaDeRegistroCcs = [papeleria.De("Acta de registro de Contraloría Social", v.Proyecto)],
                InformeCcs = v.Guion.Fallan.Contains("I2") ? [] : [papeleria.De("Informe de Contraloría Social", v.Proyecto)],
            };
            var informe = Informe(e, v, desde, hasta, anexos);
            return (new EntregarInformeFinal(informe, papeleria.Formato("Informe Final (Anexo 10)", informe, v.Proyecto), Compromisos(e, v)), false);
        }

        return null;
    }

    // Each payment is spent line by line of the budget, one voucher a line, the day after it came.
    private RegistrarComprobante? Gasto(Expediente e, Viaje v, DateOnly hoy)
    {
        var ministraciones = e.Ministraciones!;
        if (ReferenceEquals(v.Gastado, ministraciones))
        {
            return null;
        }

        var deja = v.Guion.Fallan.Contains("I1") ? 1_000m : 0m;
        var porGastar = ministraciones.Pagado - ministraciones.Ejercido - deja;
        if (porGastar <= 0)
        {
            v.Gastado = ministraciones;
            return null;
        }

        foreach (var (i, linea) in e.Ajuste!.Conceptos.Index())
        {
            var gastado = EjercicioDelRecurso.DelRenglon(ministraciones, linea.Id);
            var monto = Math.Min(linea.MontoPcs - gastado, porGastar);
            if (monto > 0)
            {
                var n = ministraciones.Comprobantes.Length + 1;
                var documento = papeleria.Nuevo($"Comprobante {n}: folio {e.Folio}");
                Comprobante comprobante = (linea.Rubro, i % 2) switch
                {
                    ("humanos", _) => new ListaDeRaya(documento, $"LR-{n}", hoy, monto, "Jornales del proyecto", e.Convenio!.Fecha!.Value, hoy, [new Trabajador("Persona de muestra", monto, true, true)]),
                    (_, 0) => new ReciboSimple(documento, $"RS-{n}", hoy, monto, "Tienda de muestra", "Calle Principal s/n", "Material de muestra"),
                    _ => new Factura(documento, $"F-{n}", hoy, monto, Uuid(e.Folio, n), programa.ReceptorFactura.Nombre, programa.ReceptorFactura.Rfc, [new BienFacturado("Equipo de muestra", monto)]),
                };
                return new RegistrarComprobante(comprobante with { PagadoEl = hoy }, [new CargoAConcepto(linea.Id, linea.Concepto, monto)]);
            }
        }

        return null;
    }

    private static string Uuid(Folio folio, int n) => $"00000000-0000-4000-8000-{folio.Consecutivo:x8}{n:x4}";

    private static Compromisos Compromisos(Expediente e, Viaje v) => new(
        e.Ajuste?.ProyectoAjustado ?? e.Recepcion!.Anexo3,
        v.Proyecto.Objetivo,
        [.. v.Proyecto.Metas.Select(m => new MetaComprometida(m.QueHara, m.Cuanto))]);

    private InformeDeProyecto Informe(Expediente e, Viaje v, DateOnly desde, DateOnly hasta, AnexosDelFinal? final)
    {
        var p = v.Proyecto;
        var avance = final is null ? 50m : 100m;
        var beneficiarios = programa.GruposDeEdad.Zip(p.Beneficiarios, (g, b) => new BeneficiariosPorEdad(g, b[0], b[1], b[0] + b[1])).ToImmutableArray();
        var comprobantes = ComprobanteInformado.De(e.Ministraciones!.Comprobantes, desde, hasta, _ => "Gasto del proyecto");
        return new InformeDeProyecto
        {
            PeriodoInicio = desde,
            PeriodoFin = hasta,
            Comunidad = e.Recepcion!.Comunidad,
            Proyecto = e.Recepcion.Proyecto,
            Objetivo = p.Objetivo,
            PorcentajeObjetivo = avance,
            Metas = [.. p.Metas.Select(m => Meta(m, avance) with { Evidencias = [papeleria.De($"Material probatorio: {m.MaterialProbatorio}", p)] })],
            CausasDeRetraso = final is null ? "El proyecto está a la mitad de su calendario." : null,
            Cohesion = [.. p.Cohesion],
            Incidencia = [new LugarDeIncidencia(p.Comunidad.Cvegeo, p.Comunidad.Nombre, p.Comunidad.Pueblo) { Estado = p.Comunidad.Estado, Municipio = p.Comunidad.Municipio, Localidad = p.Comunidad.Localidad }],
            Beneficiarios = beneficiarios,
            PoblacionTotal = new BeneficiariosPorEdad("total", beneficiarios.Sum(b => b.Mujeres), beneficiarios.Sum(b => b.Hombres), beneficiarios.Sum(b => b.Total)),
            Gastos = GastoInformado.De(e.Ajuste!.Conceptos, comprobantes),
            Comprobantes = comprobantes,
            CoinversionNoMonetaria = p.Coinversion,
            Cuenta = new CuentaDelInforme(p.Cuenta.Banco, "Centro", "0001", p.Comunidad.Municipio, p.Comunidad.Estado),
            EstadosDeCuenta = [papeleria.De("Estado de cuenta del periodo", p)],
            BajoProtesta = true,
            Firmantes = [.. e.Recepcion.Integrantes.Select(i => i.Persona)],
            HojasDeFirmas = [papeleria.De("Hoja de firmas del informe", p)],
            Final = final,
        };
    }

    private static MetaInformada Meta(MetaDeMuestra m, decimal avance)
    {
        var lograda = Math.Round(m.Cuanto * avance / 100m, 2, MidpointRounding.AwayFromZero);
        return new MetaInformada(m.QueHara, m.Cuanto, lograda, m.Donde, Math.Round(lograda / m.Cuanto * 100m, 2, MidpointRounding.AwayFromZero), "Se trabajó conforme al calendario con las familias participantes.", m.MaterialProbatorio);
    }
}
