namespace Dictamen.Functions;

/// <summary>The orchestration of a stream: its name, and its instance id, which is derived from the stream's name and from nothing else.</summary>
/// <param name="Orquestacion">Name of the orchestrator function.</param>
/// <param name="Id">Instance id, <c>expediente.PCS-2019-01-000042</c>: without <c>/ \ # ?</c> and control characters.</param>
internal sealed record Instancia(string Orquestacion, string Id)
{
    private const char Separador = '.';
    private const int Maximo = 100;

    /// <summary>The orchestration of a stream, or <see langword="null"/>: another kind of stream, or a key that cannot be in an instance id.</summary>
    public static Instancia? De(string stream)
    {
        var corte = stream.IndexOf('/', StringComparison.Ordinal);
        return corte > 0 && Orquestador(stream[..corte]) is { } nombre && EsClave(stream[(corte + 1)..])
            ? new Instancia(nombre, $"{stream[..corte]}{Separador}{stream[(corte + 1)..]}")
            : null;
    }

    /// <summary>The stream of an instance id, or <see langword="null"/> when it is none of ours.</summary>
    public static string? Stream(string id)
    {
        var corte = id.IndexOf(Separador, StringComparison.Ordinal);
        var stream = corte > 0 ? $"{id[..corte]}/{id[(corte + 1)..]}" : "";
        return De(stream) is null ? null : stream;
    }

    private static string? Orquestador(string clase) => clase switch
    {
        "expediente" => nameof(Orquestaciones.ExpedienteOrquestacion),
        "convocatoria" => nameof(Orquestaciones.ConvocatoriaOrquestacion),
        "acta" => nameof(Orquestaciones.ActaOrquestacion),
        _ => null,
    };

    private static bool EsClave(string clave) => clave.Length is > 0 and <= Maximo && clave.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
