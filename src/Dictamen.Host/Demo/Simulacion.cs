using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.Host.Demo;

/// <summary>Carries a whole convocatoria through every stage in virtual time, through the same doors that people use.</summary>
internal sealed class Simulacion
{
    private const int Muchos = 512;
    private const int TurnosPorDia = 6;
    private static readonly DateOnly Fin = new(2020, 2, 20);

    private readonly string _id;
    private readonly Instalacion _instalacion;
    private readonly RelojVirtual _reloj;
    private readonly Programa _programa;
    private readonly Bases _bases;
    private readonly IReadOnlyList<Viaje> _viajes;

    // As they stand, by folio: everybody looks at every file twice a day.
    private readonly Expediente?[] _expedientes;
    private readonly UltimasVersiones _versiones = new();

    private readonly Despachador _despachador;
    private readonly Repositorio _repositorio;
    private readonly BucleDeAtencion _bucle;
    private readonly Solicitudes _solicitudes;
    private readonly Papeleria _papeleria;
    private readonly Formatos _formatos;
    private readonly Oficina _oficina;
    private readonly Comite _comite;
    private readonly Dictaminadores _dictaminadores;
    private readonly Convocante _convocante;

    // One after the other, what several files owe to the convocatoria reaches it in the same order on every store and at every speed. A crowd is in a hurry.
    private readonly int _aLaVez;

    public Simulacion(string id, Instalacion instalacion, RelojVirtual reloj, Programa programa, Bases bases, IReadOnlyList<ProyectoDeMuestra> proyectos, bool compartida)
    {
        (_id, _instalacion, _reloj, _programa, _bases) = (id, instalacion, reloj, programa, bases);
        _aLaVez = compartida ? Muchos : 1;
        _expedientes = new Expediente?[proyectos.Count];
        _viajes = [.. proyectos.Select(p => new Viaje(p) { Criterios = bases.CriteriosVisita })];
        _despachador = instalacion.De<Despachador>();
        _despachador.Registrado += (stream, version, estado, hechos) =>
        {
            if (estado is Expediente expediente && expediente.Folio.Convocatoria == _id)
            {
                _versiones.Tomar(stream, version, (_expedientes, expediente), static (_, x) => x._expedientes[x.expediente.Folio.Consecutivo - 1] = x.expediente);
            }

            foreach (var hecho in hechos)
            {
                Cronica.Contar(hecho.GetType().Name);
            }
        };
        _repositorio = instalacion.De<Repositorio>();
        _bucle = instalacion.De<BucleDeAtencion>();
        if (!compartida)
        {
            instalacion.De<Atendedor>().EncargosALaVez = 1;
        }

        _solicitudes = instalacion.De<Solicitudes>();
        _papeleria = new Papeleria(instalacion.Almacen.Documentos, compartida);
        _formatos = new Formatos(programa, instalacion.De<Seudonimos>(), _papeleria);
        _oficina = new Oficina(programa, _papeleria);
        _comite = new Comite(programa, _formatos, _papeleria);
        _dictaminadores = new Dictaminadores(programa, _papeleria);
        _convocante = new Convocante(id, programa, bases, _despachador, _repositorio, instalacion.De<PublicacionOficial>(), instalacion.De<LimiteDeProyectos>(), instalacion.De<IFichaStore>(), _papeleria, Cronica);
    }

    public Cronica Cronica { get; } = new();

    /// <summary>Runs from the draft to the last report.</summary>
    /// <param name="avance">Called with each day.</param>
    /// <param name="hasta">Last day to run, or <see langword="null"/> for the whole.</param>
    public async Task CorrerAsync(Action<DateOnly, double> avance, DateOnly? hasta = null)
    {
        var inicio = new DateOnly(2019, 10, 18);
        _reloj.Poner(HoraDelCentro.Instante(inicio, new TimeOnly(10, 0)));
        await _convocante.PrepararAsync();
        var entregas = Entregas().OrderBy(e => e.Cuando).ThenBy(e => e.Viaje.Proyecto.Numero).ToLookup(e => HoraDelCentro.Dia(e.Cuando));
        for (var hoy = inicio.AddDays(1); hoy <= (hasta ?? Fin); hoy = hoy.AddDays(1))
        {
            avance(hoy, (hoy.DayNumber - inicio.DayNumber) / (double)(Fin.DayNumber - inicio.DayNumber));
            await EsperarAsync(HoraDelCentro.Instante(hoy));
            var habil = Calendario.Lfpa.EsHabil(hoy);
            if (hoy == Convocante.Dof)
            {
                await EsperarAsync(HoraDelCentro.Instante(hoy, new TimeOnly(9, 0)));
                await _convocante.PublicarAsync(hoy);
            }

            if (habil)
            {
                await EsperarAsync(HoraDelCentro.Instante(hoy, new TimeOnly(9, 30)));
                await TurnoAsync(hoy, oficina: true);
                await _convocante.TrabajarAsync(hoy, Expedientes);
                await EsperarAsync(HoraDelCentro.Instante(hoy, new TimeOnly(13, 0)));
            }

            await RecibirAsync([.. entregas[hoy]]);
            await EsperarAsync(HoraDelCentro.Instante(hoy, new TimeOnly(16, 0)));
            await TurnoAsync(hoy, oficina: false);
            await EsperarAsync(HoraDelCentro.Instante(hoy, new TimeOnly(17, 0)));
        }
    }

    public IReadOnlyList<Expediente> Expedientes => Array.FindAll(_expedientes, e => e is not null)!;

    public Task<Convocatoria> ConvocatoriaAsync() => _convocante.EstadoAsync();

    private async Task EsperarAsync(DateTimeOffset hasta)
    {
        _reloj.Poner(hasta);
        await _papeleria.GuardarAsync();
        await _bucle.AgotarAsync(_aLaVez);
        if (_bucle.UltimoFallo is { } causa)
        {
            // What the disk refuses is told as such.
            const string NoPudo = "La demostración no pudo atender un expediente.";
            throw causa is IOException or UnauthorizedAccessException ? new IOException(NoPudo, causa) : new InvalidOperationException(NoPudo, causa);
        }
    }

    // Everybody acts in their turn; within one turn a file may take several steps (approve, then pay).
    private async Task TurnoAsync(DateOnly hoy, bool oficina)
    {
        var convocatoria = await _convocante.EstadoAsync();
        var ahora = _reloj.GetUtcNow();
        Paso? Siguiente(Viaje viaje)
        {
            var e = _expedientes[viaje.Folio!.Value.Consecutivo - 1]!;
            viaje.Terminado = EsFinal(e);
            return oficina
                ? _oficina.Siguiente(e, viaje, hoy, convocatoria, Convocante.Secretaria)
                : _dictaminadores.Siguiente(e, viaje, hoy) ?? _comite.Siguiente(e, viaje, hoy);
        }

        // Most files have nothing to do today, and each is looked at by itself.
        var pasos = new Paso?[_viajes.Count];
        Parallel.For(0, pasos.Length, new ParallelOptions { MaxDegreeOfParallelism = _aLaVez }, i =>
        {
            if (_viajes[i] is { Folio: not null, Terminado: false } viaje)
            {
                viaje.Ahora = ahora;
                pasos[i] = Siguiente(viaje);
            }
        });
        var conTrabajo = _viajes.Zip(pasos).Where(x => x.Second is not null).ToList();
        await Parallel.ForEachAsync(conTrabajo, new ParallelOptions { MaxDegreeOfParallelism = _aLaVez }, async (x, _) =>
        {
            var (viaje, paso) = x;
            for (var turno = 0; turno < TurnosPorDia && paso is not null; turno++)
            {
                await DarAsync(viaje, paso);
                paso = Siguiente(viaje);
            }
        });
        await _papeleria.GuardarAsync();
    }

    private static bool EsFinal(Expediente e) =>
        e.Estatus is Estatus.Terminado or Estatus.ComunidadImpedida or Estatus.TerminacionAnticipada or Estatus.Cancelado
        || (e.Estatus == Estatus.NoApoyado && e.Causa != CausaNoApoyo.InsuficienciaPresupuestaria);

    private async Task DarAsync(Viaje viaje, Paso paso)
    {
        var nombre = paso.Acto.GetType().Name;
        var cambio = paso.Acto is InformarCambioDeIntegrantes { Personas: var entran }
            ? _instalacion.De<PersonasQueEntran>().Fichas(_expedientes[viaje.Folio!.Value.Consecutivo - 1]!, entran, paso.Actor)
            : null;
        var r = await _despachador.EjecutarAsync(viaje.Clave, paso.Acto, paso.Actor, $"demo/{viaje.Pasos++}/{nombre}", vista: null, cambio);
        if (r.Rechazo is { } rechazo)
        {
            Cronica.Contar($"rechazo {rechazo.Codigo}");
            if (!paso.SeRechaza)
            {
                throw new InvalidOperationException($"La demostración no esperaba el rechazo de {nombre} en {viaje.Folio}: {rechazo.Mensaje} ({string.Join(", ", rechazo.Fallas.Select(f => $"{f.Campo}: {f.Mensaje}"))}; {rechazo.Regla})");
            }

            Cronica.Anotar("rechazos", $"{viaje.Folio}: {rechazo.Mensaje} ({rechazo.Regla})");
        }
    }

    private IEnumerable<(Viaje Viaje, DateTimeOffset Cuando)> Entregas()
    {
        var primero = Convocante.Dof.AddDays(1);
        foreach (var (i, viaje) in _viajes.Index())
        {
            var dia = primero.AddDays((int)((long)i * 13 / Math.Max(1, _viajes.Count)));
            var cuando = viaje.Guion.Envio switch
            {
                "ultimo_minuto" => HoraDelCentro.Instante(new DateOnly(2019, 11, 5), new TimeOnly(23, 59, 59)),
                "fuera_de_plazo" => HoraDelCentro.Instante(new DateOnly(2019, 11, 6)),
                _ => HoraDelCentro.Instante(dia, new TimeOnly(13, 0, 1)).AddMilliseconds(i % 10_000),
            };
            yield return (viaje, cuando);
        }
    }

    // Reception is in strict order: the papers are kept first, many at a time; then the folios are given one after the other.
    private async Task RecibirAsync(IReadOnlyList<(Viaje Viaje, DateTimeOffset Cuando)> deHoy)
    {
        if (deHoy.Count == 0)
        {
            return;
        }

        var listas = new (Viaje Viaje, DateTimeOffset Cuando, AsignarFolio Acto)[deHoy.Count];
        await Parallel.ForEachAsync(deHoy.Index(), new ParallelOptions { MaxDegreeOfParallelism = _aLaVez }, async (x, ct) =>
        {
            var (viaje, cuando) = x.Item;
            var solicitud = _formatos.Solicitud(viaje.Proyecto, _id, viaje.Guion.Faltan);
            if (viaje.Guion.Envio == "tope_excedido" && viaje.UnaVez("tope"))
            {
                await RechazarTopeAsync(viaje, solicitud);
            }

            var (acto, contenido) = await _solicitudes.PrepararAsync($"muestra-{viaje.Proyecto.Numero:D6}", solicitud, ct);
            await _solicitudes.GuardarAsync(acto, contenido, solicitud, ct);
            listas[x.Index] = (viaje, cuando, acto);
        });
        await _papeleria.GuardarAsync();
        var pendientes = new List<Task>();
        foreach (var (viaje, cuando, acto) in listas)
        {
            pendientes.Add(RegistrarAsync(viaje, cuando, acto));
            if (_aLaVez == 1)
            {
                await pendientes[^1];
            }
        }

        await Task.WhenAll(pendientes);
    }

    private async Task RegistrarAsync(Viaje viaje, DateTimeOffset cuando, AsignarFolio acto)
    {
        _reloj.Detener(cuando);
        var (folio, rechazo) = await _solicitudes.RegistrarAsync(_id, acto, new Actor(Rol.Solicitante, acto.Solicitud.Contenido.Anexo3.Integrantes[0].Persona.Valor));
        viaje.Recibir(folio);
        if (rechazo is not null)
        {
            Cronica.Contar("solicitudes no admitidas");
            Cronica.Anotar("rechazos", $"Proyecto de muestra {viaje.Proyecto.Numero}: {rechazo.Mensaje} ({rechazo.Regla})");
        }
    }

    private async Task RechazarTopeAsync(Viaje viaje, SolicitudDeApoyo solicitud)
    {
        var anexo = solicitud.Contenido.Anexo3;
        var tope = _programa.Tope(anexo.Portada.Tematica, anexo.Portada.PanelesSolares);
        var cara = anexo.Presupuesto.Conceptos[0] with { Cantidad = 1, PrecioUnitario = tope + 0.01m, MontoPcs = tope + 0.01m, CostoTotal = tope + 0.01m };
        var excedida = solicitud with
        {
            Contenido = solicitud.Contenido with { Anexo3 = anexo with { Presupuesto = anexo.Presupuesto with { Conceptos = [cara] } } },
        };
        var (_, rechazo) = await _solicitudes.RecibirAsync(_id, $"muestra-{viaje.Proyecto.Numero:D6}", excedida, new Actor(Rol.Solicitante, "muestra"));
        Cronica.Contar("solicitudes no admitidas");
        Cronica.Anotar("rechazos", $"Proyecto de muestra {viaje.Proyecto.Numero}, primer intento: {rechazo!.Mensaje} ({rechazo.Regla})");
    }
}
