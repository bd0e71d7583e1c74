using System.Collections.Immutable;
using Dictamen.App.Programas;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Xunit;

namespace Dictamen.App.Tests.Servicios;

/// <summary>What a committee is told that it has to do, and what it waits for.</summary>
public sealed class LoQueSePideAlComiteTests
{
    private static readonly Integrante Yo = new("Tesorero", new PersonaId(new string('a', 32)), "M");
    private static readonly Huella Documento = new(new string('a', 64));

    // Of the 100,000 pesos paid, receipts for 60,000 are in the file.
    [Theory, Prueba("PZ-29", "PCS-A6-C4H-01")]
    [InlineData(null, null, 0, 40_000)]
    [InlineData(70_000, null, 0, 30_000)]
    [InlineData(70_000, 90_000, 0, 10_000)]
    [InlineData(70_000, 50_000, 0, 50_000)]
    [InlineData(70_000, 90_000, 4_000, 6_000)]
    [InlineData(70_000, 90_000, 10_000, 0)]
    [InlineData(70_000, 100_000, 0, 0)]
    public void TheCommitteeIsAskedForWhatTheRuleFindsUnspent(int? parcial, int? final, int requerido, int falta)
    {
        var e = EnPrueba() with
        {
            Estatus = Estatus.Terminado,
            Ministraciones = new Ministraciones
            {
                Pagos = [new Ministracion(1, 100_000m, EstatusMinistracion.Pagada, "op-1") { PagadaEl = new DateOnly(2019, 12, 2) }],
                Comprobantes = [new ComprobanteAsentado(TipoDeComprobante.Factura, "A", new DateOnly(2019, 12, 2), Documento, [new CargoAConcepto("m01", "MATERIALES", 60_000m)], Valido: true)],
            },
            Informes = new Informes { Parcial = Informado(parcial), Final = Informado(final) },
            Cierre = requerido == 0 ? null : new Cierre { Reintegros = [new Reintegro(1, [SupuestoReintegro.NoDestinado], requerido, 0m, EstatusReintegro.Acreditado)] },
        };
        Assert.Equal(falta, VencimientoReintegro.PorReintegrar(e));

        var pedido = AccionesDelComite.De(Mio(e, new DateOnly(2020, 1, 8))).SingleOrDefault(p => p.Accion == AccionesDelComite.Reintegro);
        Assert.Equal(falta > 0, pedido is { Obligada: true });
        Assert.Contains(falta > 0 ? $"Hay {((decimal)falta).Texto()} entregados" : "", pedido?.Porque ?? "", StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-4.2.2-03")]
    public void WhatARegisteredApplicationLacksIsSaidWithTheNameOfItsDocument()
    {
        var e = EnPrueba();
        var faltan = e with { Recepcion = e.Recepcion! with { Faltantes = [new Faltante("CURP/Tesorero", "PCS-3.3-07", "No se lee."), new Faltante("CURP/Secretario", "PCS-3.3-07", "No se entregó: Copia de la CURP (Secretario).")] } };
        var turno = Assert.Single(TurnoDelExpediente.De(Mio(faltan, new DateOnly(2019, 11, 12))));
        Assert.Contains($"{Requisitos.Nombre(CatalogoDeProgramas.Pcs2019, "CURP/Tesorero")}: No se lee; No se entregó: Copia de la CURP (Secretario). La oficina", turno, StringComparison.Ordinal);
    }

    private static Informe? Informado(int? ejercido) => ejercido is { } e ? new Informe(Documento, default, EstatusInforme.EnEvaluacion, e) : null;

    private static MiProyecto Mio(Expediente e, DateOnly hoy) =>
        new(e, 1, new Contexto(HoraDelCentro.Instante(hoy, new TimeOnly(12, 0)), Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema), Yo);

    private static Expediente EnPrueba() => Expediente.Inicial with
    {
        Folio = new Folio("PCS-2019-01", 42),
        Estatus = Estatus.Registrado,
        Recepcion = new Recepcion(default, Documento, "201500001/prueba", "Comunidad de prueba", "Agua cerca de la casa", "V2", "2.2", false, 100_000m, 100_000m, 1, [Yo], [], ImmutableDictionary<string, Huella>.Empty, []),
    };
}
