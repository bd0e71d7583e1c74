using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Dictamen.Host.Almacen;

/// <summary>How fichas and looks are written.</summary>
internal static class FichaJson
{
    /// <summary>Without what follows from the rest (the full name), so that it cannot contradict it.</summary>
    public static JsonSerializerOptions Options { get; } = new() { IgnoreReadOnlyProperties = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
