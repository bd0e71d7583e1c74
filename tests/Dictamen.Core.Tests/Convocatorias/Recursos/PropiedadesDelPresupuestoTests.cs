using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Plazos;
using Dictamen.Core.Tests.Kit;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Dictamen.Core.Tests.Convocatorias.Recursos;

/// <summary>Any sequence of movements, the senseless ones included.</summary>
public class PropiedadesDelPresupuestoTests
{
    private static readonly Actor Operador = new(Rol.Operador, "op-1");

    private static readonly Gen<Acto<Convocatoria>> Movimiento =
        from clase in Gen.Choose(0, 7)
        from folio in Gen.Choose(1, 12)
        from monto in Gen.Choose(1, 1_500_000)
        from causa in Gen.Elements(Enum.GetValues<CausaDeLiberacion>())
        from respuesta in Gen.Elements(Enum.GetValues<RespuestaDeOferta>())
        select clase switch
        {
            0 => new AmpliarPresupuesto(monto, default),
            1 => new ReducirPresupuesto(monto, default),
            2 or 3 => new PromoverSiguiente(Mundo.Folio(folio), default),
            4 => new LiberarRecurso(Mundo.Folio(folio), monto, causa),
            5 => new OfrecerAjuste(),
            6 => new ResponderOferta(Mundo.Folio(folio), respuesta, Mundo.Huella(1)),
            _ => (Acto<Convocatoria>)new AsentarConvenio(Mundo.Folio(folio)),
        };

    private static readonly Arbitrary<(decimal Total, decimal[] Solicitados, Acto<Convocatoria>[] Movimientos)> Historia = (
        from total in Gen.Choose(1, 4_000_000)
        from solicitados in Gen.ArrayOf(Gen.Choose(1, 800_000), 12)
        from movimientos in Gen.ArrayOf(Movimiento, 60)
        select ((decimal)total, solicitados.Select(s => (decimal)s).ToArray(), movimientos)).ToArbitrary();

    [Fact, Prueba("PCS-4.2.3.4-02", "PCS-4.2.3.4-04", "AMB-22", "AMB-23", "AMB-26")]
    public void NeverMoreThanThereIsNeverOutOfOrderAndTheSameOnReplay() =>
        Prop.ForAll(Historia, h =>
        {
            var estado = Pasos.Dictaminada(h.Total).Estado;
            var inicial = estado;
            var hechos = new List<Hecho>();
            foreach (var acto in h.Movimientos.Prepend(new AsignarPresupuesto([.. h.Solicitados.Select((s, i) => new ProyectoCalificado(Mundo.Folio(i + 1), 99 - i, s))], [])))
            {
                var decision = acto.Decidir(estado, new Contexto(Reloj.Centro("2019-11-20"), Calendario.Lfpa, Mundo.Pcs, Operador));
                foreach (var hecho in decision.Hechos)
                {
                    EnOrden(estado, hecho);
                    estado = Pliegue.Aplicar(estado, hecho);
                    Cuadra(estado.Presupuesto!);
                    hechos.Add(hecho);
                }
            }

            Iguales(estado.Presupuesto!, hechos.Aggregate(inicial, Pliegue.Aplicar).Presupuesto!);
        }).QuickCheckThrowOnFailure();

    private static void Cuadra(Presupuesto p)
    {
        Assert.Equal(p.Renglones.Sum(r => r.Asignado), p.Asignado);
        Assert.InRange(p.Asignado, 0, p.Total);
        Assert.All(p.Renglones, r => Assert.InRange(r.Asignado, 0, r.Solicitado));
        Assert.All(p.Renglones.Where(r => !r.EsApoyado), r => Assert.Equal(0, r.Asignado));
    }

    // Whoever is supported next has nobody before it that lacks money, and whoever is withdrawn has nobody behind it that could be.
    private static void EnOrden(Convocatoria estado, Hecho hecho)
    {
        switch (hecho)
        {
            case ProyectoPromovido p:
                Assert.DoesNotContain(estado.Presupuesto!.Renglones, r => r.Orden < p.Orden && r.PorInsuficiencia);
                break;
            case OfertaDeAjuste { Folio: var folio }:
                Assert.DoesNotContain(estado.Presupuesto!.Renglones, r => r.Orden < estado.Presupuesto.De(folio.Consecutivo)!.Orden && r.PorInsuficiencia);
                break;
            case ApoyoRetirado r:
                Assert.DoesNotContain(estado.Presupuesto!.Renglones, o => o.Orden > r.Orden && o is { EsApoyado: true, Terminado: false });
                break;
        }
    }

    private static void Iguales(Presupuesto a, Presupuesto b)
    {
        Assert.Equal(a.Renglones, b.Renglones);
        Assert.Equal((a.Total, a.Asignado, a.Oferta, a.Avisos), (b.Total, b.Asignado, b.Oferta, b.Avisos));
    }
}
