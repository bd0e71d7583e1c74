using Dictamen.App.Registro;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

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
        var (clase, clave) = Repositorio.Partes(stream);
        return Orquestador(clase) is { } nombre && EsClave(clave) ? new Instancia(nombre, $"{clase}{Separador}{clave}") : null;
    }

    /// <summary>The stream of an instance id, or <see langword="null"/> when it is none of ours.</summary>
    public static string? Stream(string id)
    {
        var corte = id.IndexOf(Separador, StringComparison.Ordinal);
        return corte > 0 && Repositorio.Nombre(id[..corte], id[(corte + 1)..]) is { } stream && De(stream) is not null ? stream : null;
    }

    private static string? Orquestador(string clase) => clase switch
    {
        _ when clase == Expediente.Clase => nameof(Orquestaciones.ExpedienteOrquestacion),
        _ when clase == Convocatoria.Clase => nameof(Orquestaciones.ConvocatoriaOrquestacion),
        _ when clase == Acta.Clase => nameof(Orquestaciones.ActaOrquestacion),
        _ => null,
    };

    private static bool EsClave(string clave) => clave.Length is > 0 and <= Maximo && clave.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
