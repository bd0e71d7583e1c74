using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Telemetria;
using Dictamen.Core;

namespace Dictamen.App.Registro;

/// <summary>Carries out acts: asks who may, loads, decides, appends. The only way by which a fact enters the record.</summary>
public sealed class Despachador(IEventStore store, Repositorio repositorio, Entorno entorno, TimeProvider reloj)
{
    /// <summary>Code of the refusal of an act upon a stream that others are writing all the time; the same act may be tried again.</summary>
    public const string Ocupado = "OCUPADO";

    /// <summary>Code of the refusal of an act that was decided upon an older version than the stream's.</summary>
    public const string VersionDistinta = "VERSION_DISTINTA";

    /// <summary>Code of the refusal of an order under the key of another.</summary>
    public const string OrdenRepetida = "ORDEN_REPETIDA";

    /// <summary>A version that no stream has: whoever saw something that is gone.</summary>
    public const long NingunaVersion = -1;

    /// <summary>The refusal of an act upon a version that is no longer the last.</summary>
    public static Rechazo Cambiado { get; } = new(VersionDistinta, "PCS-3.7.1-01", "Otra persona, o un plazo que se cumplió, cambió esto desde que usted lo consultó. Nada de lo que usted capturó se registró: vea cómo quedó y decida de nuevo.");

    private static readonly Rechazo Repetida = new(OrdenRepetida, "PCS-3.7.1-01", "Esto ya se había enviado con otro contenido, y aquello es lo que quedó registrado: de este envío no se registró nada. Vea cómo quedó y, si todavía lo necesita, vuelva a abrir la página y envíelo de nuevo (un programa, con otro identificador de la orden).");

    // Some five seconds in all: on the last evening of reception every instance writes into the same book.
    private const int Intentos = 40;
    private const int EsperaMaxima = 250;
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Rol>> Facultados = new();
    private readonly SemaphoreSlim[] _turnos = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Called after facts were recorded, with the stream's name, its version and state after them, and the facts; read models and alarm clocks listen here.</summary>
    public event Action<string, long, object, ImmutableArray<Hecho>>? Registrado;

    /// <summary>Carries out an act upon a stream.</summary>
    /// <param name="clave">Key of the stream within its class.</param>
    /// <param name="acto">The act.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="commandId">Id of the command: the same id twice gives the same answer and no second fact.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    public Task<Respuesta> EjecutarAsync<TEstado>(string clave, Acto<TEstado> acto, Actor actor, string commandId, CancellationToken ct = default)
        where TEstado : IEstado<TEstado> => EjecutarAsync(clave, acto, actor, commandId, vista: null, ct);

    /// <summary>Carries out an act upon the version of a stream that somebody saw, and upon no other: of two people who saw the same, the append lets one through.</summary>
    /// <param name="clave">Key of the stream within its class.</param>
    /// <param name="acto">The act.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="commandId">Id of the command: the same id twice gives the same answer and no second fact.</param>
    /// <param name="vista">The version that was seen; <see langword="null"/> for an act that holds whatever was recorded meanwhile.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    /// <returns>The answer; <see cref="VersionDistinta"/> and the version in force when it is another.</returns>
    public Task<Respuesta> EjecutarAsync<TEstado>(string clave, Acto<TEstado> acto, Actor actor, string commandId, long? vista, CancellationToken ct = default)
        where TEstado : IEstado<TEstado> => EjecutarAsync(clave, acto, actor, commandId, vista, cambio: null, ct);

    /// <summary>The same with the personal data that change with the act: a refusal leaves them as they were, and what is recorded finds them changed.</summary>
    /// <param name="clave">Key of the stream within its class.</param>
    /// <param name="acto">The act.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="commandId">Id of the command: the same id twice gives the same answer and no second fact.</param>
    /// <param name="vista">The version that was seen; <see langword="null"/> for an act that holds whatever was recorded meanwhile.</param>
    /// <param name="cambio">Fichas that change with it, or <see langword="null"/>.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    public Task<Respuesta> EjecutarAsync<TEstado>(string clave, Acto<TEstado> acto, Actor actor, string commandId, long? vista, CambioDeFichas? cambio, CancellationToken ct = default)
        where TEstado : IEstado<TEstado> =>
        Senales.HayQuienEscuche ? TrazarAsync(clave, acto, actor, commandId, vista, cambio, ct) : DespacharAsync(clave, acto, actor, commandId, vista, cambio, ct);

    private async Task<Respuesta> TrazarAsync<TEstado>(string clave, Acto<TEstado> acto, Actor actor, string commandId, long? vista, CambioDeFichas? cambio, CancellationToken ct)
        where TEstado : IEstado<TEstado>
    {
        using var traza = Senales.Orden(clave, acto);
        var respuesta = await DespacharAsync(clave, acto, actor, commandId, vista, cambio, ct).ConfigureAwait(false);
        traza.Rechazada(respuesta.Rechazo);
        return respuesta;
    }

    private async Task<Respuesta> DespacharAsync<TEstado>(string clave, Acto<TEstado> acto, Actor actor, string commandId, long? vista, CambioDeFichas? cambio, CancellationToken ct)
        where TEstado : IEstado<TEstado>
    {
        if (!Facultado(acto.GetType(), actor))
        {
            return new Respuesta(0, [], new Rechazo("NO_FACULTADO", "PCS-3.7.1-01", $"Con el papel de {actor.Rol} no se puede realizar este acto."));
        }

        var llegada = reloj.GetUtcNow();
        var nombre = Repositorio.Nombre<TEstado>(clave);
        var turno = _turnos[(uint)nombre.GetHashCode(StringComparison.Ordinal) % (uint)_turnos.Length];
        for (var intento = 1; ; intento++)
        {
            Agregado<TEstado> siguiente;
            ImmutableArray<Hecho> hechos;
            Task<AppendResult> escritura;
            await turno.WaitAsync(ct).ConfigureAwait(false);
            try
            {
                // An act may be admitted twice, once with each content: what was done under the same key is looked for before.
                if (Orden.Clave(commandId) is not null && await AnteriorAsync<TEstado>(clave, commandId, ct).ConfigureAwait(false) is { } anterior)
                {
                    return anterior;
                }

                var (actual, alrededor) = await LeerAsync<TEstado>(clave, nombre, ct).ConfigureAwait(false);
                if (vista is { } version && version != actual.Version)
                {
                    return await SinHechosAsync<TEstado>(nombre, commandId, actual.Version, Cambiado, ct).ConfigureAwait(false);
                }

                var ahora = Instante(llegada);
                var decision = acto.Decidir(actual.Estado, alrededor.Para(actual.Estado, ahora, actor));
                hechos = decision.Hechos;
                if (hechos.IsEmpty)
                {
                    return await SinHechosAsync<TEstado>(nombre, commandId, actual.Version, decision.Rechazo, ct).ConfigureAwait(false);
                }

                var estado = actual.Estado;
                foreach (var hecho in hechos)
                {
                    estado = Pliegue.Aplicar(estado, hecho, ahora);
                }

                if (cambio is not null)
                {
                    await cambio.HacerAsync(hechos).ConfigureAwait(false);
                }

                siguiente = new Agregado<TEstado>(estado, actual.Version + hechos.Length);
                var orden = new Append(nombre, actual.Version, commandId, ahora, $"{actor.Rol}:{actor.Id}", ImmutableArray.CreateRange(hechos, HechoCodec.Escribir));
                escritura = cambio is null ? store.AppendAsync(orden, CancellationToken.None).AsTask() : AgregarAsync(orden, cambio);
                if (repositorio.UnicoEscritor)
                {
                    repositorio.Guardar(nombre, siguiente, escritura);
                }
                else
                {
                    await escritura.ConfigureAwait(false);
                }
            }
            finally
            {
                turno.Release();
            }

            AppendResult resultado;
            try
            {
                resultado = await escritura.ConfigureAwait(false);
            }
            catch
            {
                repositorio.Olvidar(nombre);
                throw;
            }

            switch (resultado)
            {
                case Appended { Repeated: false }:
                    if (!repositorio.UnicoEscritor)
                    {
                        repositorio.Guardar(nombre, siguiente, Task.CompletedTask);
                    }

                    foreach (var hecho in hechos)
                    {
                        Senales.Registrado(hecho);
                    }

                    Registrado?.Invoke(nombre, siguiente.Version, siguiente.Estado!, hechos);
                    return new Respuesta(siguiente.Version, hechos);
                case Appended:
                    repositorio.Olvidar(nombre);
                    return await YaEjecutadaAsync<TEstado>(nombre, commandId, ct).ConfigureAwait(false)
                        ?? throw new InvalidDataException($"El registro dice que la orden {commandId} ya se ejecutó en {nombre}, y no está.");
                case Conflict when intento < Intentos:
                    Senales.ConConflicto(TEstado.Clase);
                    Olvidar(nombre);
                    await Task.Delay(Espera(commandId, intento), ct).ConfigureAwait(false);
                    continue;
                default:
                    Olvidar(nombre);
                    return new Respuesta(0, [], new Rechazo(Ocupado, "PCS-3.7.1-01", "Otra persona está registrando en el mismo expediente. Intente de nuevo."));
            }
        }
    }

    /// <summary>The first answer to a command that was carried out before, the refusal of another order under its key, or <see langword="null"/>.</summary>
    public async ValueTask<Respuesta?> AnteriorAsync<TEstado>(string clave, string commandId, CancellationToken ct = default) where TEstado : IEstado<TEstado>
    {
        var nombre = Repositorio.Nombre<TEstado>(clave);
        await repositorio.AsentadoAsync(nombre).ConfigureAwait(false);
        return await YaEjecutadaAsync<TEstado>(nombre, commandId, ct).ConfigureAwait(false);
    }

    /// <summary>What an act would decide now, without recording anything.</summary>
    public async ValueTask<Decision> ProbarAsync<TEstado>(string clave, Acto<TEstado> acto, Actor actor, CancellationToken ct = default)
        where TEstado : IEstado<TEstado>
    {
        var (estado, _) = await repositorio.CargarAsync<TEstado>(clave, ct).ConfigureAwait(false);
        return acto.Decidir(estado, await entorno.ContextoAsync(clave, estado, reloj.GetUtcNow(), actor, ct).ConfigureAwait(false));
    }

    // Over a network the stream and what surrounds it are asked for at once. What surrounds a state may not be older than the state: it is asked for again if the stream went on since it was last seen.
    private async ValueTask<(Agregado<TEstado> Actual, Entorno.Alrededor Alrededor)> LeerAsync<TEstado>(string clave, string nombre, CancellationToken ct) where TEstado : IEstado<TEstado>
    {
        if (repositorio.UnicoEscritor)
        {
            return (await repositorio.DecididoAsync<TEstado>(nombre, ct).ConfigureAwait(false), await entorno.LeerAsync<TEstado>(clave, ct).ConfigureAwait(false));
        }

        var conocida = repositorio.VersionConocida<TEstado>(nombre);
        var leyendo = entorno.LeerAsync<TEstado>(clave, ct);
        var actual = await repositorio.DecididoAsync<TEstado>(nombre, ct).ConfigureAwait(false);
        var alrededor = await leyendo.ConfigureAwait(false);
        return (actual, actual.Version == conocida ? alrededor : await entorno.LeerAsync<TEstado>(clave, ct).ConfigureAwait(false));
    }

    // Appends what its data went before. They are put back only where it is certain that the record does not have it: one that cannot say so either (it throws) may have it, and a fact without its data would be worse
    // than data without their fact. The same order again finds out.
    private async Task<AppendResult> AgregarAsync(Append orden, CambioDeFichas cambio)
    {
        try
        {
            var resultado = await store.AppendAsync(orden, CancellationToken.None).ConfigureAwait(false);
            if (resultado is Conflict)
            {
                await cambio.DeshacerAsync().ConfigureAwait(false);
            }

            return resultado;
        }
        catch
        {
            if (!(await store.FindAsync(orden.Stream, orden.CommandId, CancellationToken.None).ConfigureAwait(false)).Any(e => e.CommandId == orden.CommandId))
            {
                await cambio.DeshacerAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    // Terms end at 24:00: whoever came before came that day, however long others kept it waiting.
    private DateTimeOffset Instante(DateTimeOffset llegada) =>
        reloj.GetUtcNow() is var ahora && (ahora == llegada || HoraDelCentro.Dia(ahora) == HoraDelCentro.Dia(llegada)) ? ahora : llegada;

    // What others wrote is read from where this state ends; only what was kept before it was in the record may be wrong.
    private void Olvidar(string nombre)
    {
        if (repositorio.UnicoEscritor)
        {
            repositorio.Olvidar(nombre);
        }
    }

    // Whoever was slower does not come again together with the others; each process has hashes of its own.
    private static int Espera(string commandId, int intento) => new Random(HashCode.Combine(commandId, intento)).Next(1, Math.Min(10 * intento, EsperaMaxima));

    private static bool Facultado(Type acto, Actor actor) =>
        Facultados.GetOrAdd(acto, FacultaAttribute.De).Contains(actor.Rol);

    // What it rests on may still be on its way to the disk. And a command that was carried out before now finds its work done, and may be refused for it: its first answer stands.
    private async ValueTask<Respuesta> SinHechosAsync<TEstado>(string nombre, string commandId, long version, Rechazo? rechazo, CancellationToken ct) where TEstado : IEstado<TEstado>
    {
        await repositorio.AsentadoAsync(nombre).ConfigureAwait(false);
        return await YaEjecutadaAsync<TEstado>(nombre, commandId, ct).ConfigureAwait(false) ?? new Respuesta(version, [], rechazo);
    }

    private async ValueTask<Respuesta?> YaEjecutadaAsync<TEstado>(string nombre, string commandId, CancellationToken ct) where TEstado : IEstado<TEstado>
    {
        var bajoSuClave = await store.FindAsync(nombre, commandId, ct).ConfigureAwait(false);
        if (bajoSuClave.Count == 0)
        {
            return null;
        }

        var suyos = bajoSuClave.Where(e => e.CommandId == commandId).ToArray();
        return suyos.Length > 0
            ? new Respuesta(suyos[^1].Version, [.. suyos.Select(HechoCodec.Leer)], Repetida: true)
            : new Respuesta((await repositorio.CargarDeAsync<TEstado>(nombre, ct).ConfigureAwait(false)).Version, [], Repetida);
    }
}
