using System.Text;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;
using Xunit;

namespace Dictamen.Core.Tests.Kit;

/// <summary>Given some facts, when an act is carried out at an instant, then these facts follow, or this refusal. Everything goes through JSON and back, as in the record.</summary>
internal sealed class Escenario<T> where T : IEstado<T>
{
    private readonly List<Hecho> _hechos = [];
    private readonly Dictionary<Hecho, DateTimeOffset> _cuando = new(ReferenceEqualityComparer.Instance);
    private Decision? _decision;
    private DateTimeOffset _ahora;

    public Calendario Calendario { get; set; } = Calendario.Lfpa;

    public Programa Programa { get; set; } = Mundo.Pcs;

    public Convocatoria? Convocatoria { get; set; } = Mundo.Convocatoria;

    public Actor Actor { get; set; } = new(Rol.Operador, "op-1");

    /// <summary>State before the facts: for stages that begin far down the road.</summary>
    public T Inicio { get; set; } = T.Inicial;

    public T Estado => _hechos.Aggregate(Inicio, (e, h) => _cuando.TryGetValue(h, out var cuando) ? Pliegue.Aplicar(e, h, cuando) : Pliegue.Aplicar(e, h));

    public IReadOnlyList<Hecho> Hechos => _hechos;

    public static Escenario<T> Dado(params IEnumerable<Hecho> hechos)
    {
        var escenario = new Escenario<T>();
        escenario._hechos.AddRange(hechos.Select(IdaYVuelta));
        return escenario;
    }

    /// <summary>Given a state that earlier stages left.</summary>
    public static Escenario<T> Desde(T estado) => new() { Inicio = estado };

    public Escenario<T> Con(Action<Escenario<T>> ajuste)
    {
        ajuste(this);
        return this;
    }

    /// <param name="acto">The act.</param>
    /// <param name="cuando">Wall clock of central Mexico, <c>2019-11-05 10:00</c>.</param>
    /// <param name="actor">Who acts; the scenario's actor when not given.</param>
    public Escenario<T> Cuando(Acto<T> acto, string cuando, Actor? actor = null)
    {
        _ahora = Hora(cuando);
        _decision = acto.Decidir(Estado, En(cuando, actor));
        return this;
    }

    /// <summary>What a decision at an instant looks at.</summary>
    public Contexto En(string cuando, Actor? actor = null) => new(Hora(cuando), Calendario, Programa, actor ?? Actor, Convocatoria);

    /// <summary>Carries out an act that must be accepted, and goes on from its facts.</summary>
    public Escenario<T> Y(Acto<T> acto, string cuando, Actor? actor = null)
    {
        Cuando(acto, cuando, actor);
        Assert.True(_decision!.Rechazo is null, $"{acto.GetType().Name}: {_decision.Rechazo}");
        Asentar();
        return this;
    }

    public Escenario<T> Entonces(params Hecho[] esperados)
    {
        Assert.True(_decision!.Rechazo is null, $"Se rechazó: {_decision.Rechazo}");
        Assert.Equal(esperados.Select(Texto), _decision.Hechos.Select(Texto));
        Asentar();
        return this;
    }

    /// <summary>The decision has a fact of this type, which is returned.</summary>
    public THecho EntoncesHay<THecho>() where THecho : Hecho
    {
        Assert.True(_decision!.Rechazo is null, $"Se rechazó: {_decision.Rechazo}");
        return Assert.Single(_decision.Hechos.OfType<THecho>());
    }

    /// <summary>Nothing is recorded and nothing is refused.</summary>
    public Escenario<T> NoPasaNada()
    {
        Assert.True(_decision!.Rechazo is null, $"Se rechazó: {_decision.Rechazo}");
        Assert.Empty(_decision.Hechos);
        return this;
    }

    public Rechazo SeRechaza(string regla, string? codigo = null)
    {
        Assert.NotNull(_decision!.Rechazo);
        Assert.Empty(_decision.Hechos);
        var reglas = _decision.Rechazo.Fallas.Select(f => f.Regla).Append(_decision.Rechazo.Regla);
        Assert.Contains(regla, reglas);
        if (codigo is not null)
        {
            Assert.Equal(codigo, _decision.Rechazo.Codigo);
        }

        return _decision.Rechazo;
    }

    private void Asentar()
    {
        var antes = Estado;
        foreach (var hecho in _decision!.Hechos.Select(IdaYVuelta))
        {
            _hechos.Add(hecho);
            _cuando[hecho] = _ahora;
        }

        if ((antes, Estado) is (Expediente expediente, Expediente ahora))
        {
            Mensajes.Comprobar(expediente, ahora, new Contexto(_ahora, Calendario, Programa, Actor.Sistema, Convocatoria));
        }
    }

    private static DateTimeOffset Hora(string cuando) => Reloj.Centro(cuando);

    private static string Texto(Hecho hecho)
    {
        var e = HechoCodec.Escribir(hecho);
        return $"{e.Type} {Encoding.UTF8.GetString(e.Data.Span)}";
    }

    private static Hecho IdaYVuelta(Hecho hecho)
    {
        var e = HechoCodec.Escribir(hecho);
        var leido = HechoCodec.Leer(new RecordedEvent("prueba/1", 1, e.Type, default, "c", "a", e.Data, default));
        Assert.Equal(Texto(hecho), Texto(leido));
        Assert.False(string.IsNullOrWhiteSpace(leido.Relato));
        return leido;
    }
}
