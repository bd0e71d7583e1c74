using System.Collections.Immutable;
using System.Text.Json;
using Dictamen.App.Atencion;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Plazos;

namespace Dictamen.App.Consultas;

/// <summary>What the lists show of one stream. It is derived from the stream's state and holds no personal data.</summary>
/// <param name="Stream">Name of the stream.</param>
/// <param name="Version">Version that it was made from.</param>
/// <param name="Cita">When the stream next needs attention (<see cref="Agenda.Cita"/>).</param>
/// <param name="AlFinal">Whether it is at its end (<see cref="Agenda.EsFinal"/>).</param>
/// <param name="Resumen">A file in one line; <see langword="null"/> for another kind of stream, or a file that was not opened yet.</param>
/// <param name="Apartados">Errands that were refused and wait for the office.</param>
public sealed record Linea(string Stream, long Version, DateTimeOffset? Cita, bool AlFinal, Resumen? Resumen, ImmutableArray<EncargoEnEspera> Apartados)
{
    /// <summary>Build of this program: what another build derived from the same facts may differ.</summary>
    public static string Programa { get; } = $"{typeof(Hecho).Assembly.ManifestModule.ModuleVersionId:N}{typeof(Linea).Assembly.ManifestModule.ModuleVersionId:N}";

    /// <summary>Days on which the notifications that opened its terms were made, by term. No term records it, and a suspension that takes such a day away moves the term (DH-L-03).</summary>
    public ImmutableSortedDictionary<string, DateOnly> Notificados { get; init; } = ImmutableSortedDictionary.Create<string, DateOnly>(StringComparer.Ordinal);

    /// <summary>The line of a state.</summary>
    public static Linea De(string stream, long version, IConPendientes estado) => new(
        stream,
        version,
        Agenda.Cita(estado),
        Agenda.EsFinal(estado),
        estado is Expediente { Recepcion: not null } e ? Resumen.De(e) : null,
        EncargosApartados.De(stream, estado))
    {
        Notificados = estado.Plazos.Values.Where(p => p.Notificado is not null).ToImmutableSortedDictionary(p => p.Id, p => p.Notificado!.Value, StringComparer.Ordinal),
    };

    /// <summary>Whether the lists show anything of a stream.</summary>
    public static bool EsDeLista(string stream) => Clases.Any(c => stream.StartsWith(c, StringComparison.Ordinal));

    /// <summary>Beginnings of the names of the streams that the lists show.</summary>
    public static ImmutableArray<string> Clases { get; } = [Repositorio.Prefijo<Convocatoria>(), Repositorio.Prefijo<Acta>(), Repositorio.Prefijo<Expediente>()];

    /// <summary>The line as it is kept.</summary>
    public LineaGuardada Guardar() => new(Stream, Version, Programa, JsonSerializer.SerializeToUtf8Bytes(this, HechoCodec.Opciones));

    /// <summary>Reads a line; <see langword="null"/> when it has another shape, which only says that another build kept it.</summary>
    public static Linea? Leer(LineaGuardada guardada)
    {
        try
        {
            return JsonSerializer.Deserialize<Linea>(guardada.Datos.Span, HechoCodec.Opciones) is { } l && l.Stream == guardada.Stream && !l.Apartados.IsDefault ? l.ConNotificados() : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or NotSupportedException)
        {
            return null;
        }
    }

    private Linea ConNotificados() => this with
    {
        Resumen = Notificados.IsEmpty || Resumen is null ? Resumen : Resumen with { Plazo = Resumen.Plazo is { } primero ? ConNotificado(primero) : null, Plazos = [.. Resumen.Plazos.Select(ConNotificado)] },
    };

    private Plazo ConNotificado(Plazo plazo) => Notificados.TryGetValue(plazo.Id, out var dia) ? plazo with { Notificado = dia } : plazo;
}
