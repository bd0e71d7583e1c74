using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;

namespace Dictamen.Host.Demo;

/// <summary>The papers of the sample: small PDF files that say what they stand for and that they are samples. The same paper is kept once.</summary>
internal sealed class Papeleria(IDocumentStore documentos, bool compartida)
{
    private readonly ConcurrentDictionary<string, Huella> _hechos = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<byte[]> _porGuardar = new();

    /// <summary>A paper of a project. With many projects they share one paper of each kind.</summary>
    public Huella De(string titulo, ProyectoDeMuestra proyecto) => De(compartida ? titulo : $"{titulo} - proyecto de muestra {proyecto.Numero}");

    /// <summary>A paper of the authority.</summary>
    public Huella De(string titulo) => _hechos.GetOrAdd(titulo, Nuevo);

    /// <summary>A paper that is asked for once.</summary>
    public Huella Nuevo(string titulo) => Guardar(Pdf($"DOCUMENTO DE MUESTRA - {titulo}"));

    /// <summary>A text that the authority writes, as it is.</summary>
    public Huella Texto(string texto) => Guardar(Encoding.UTF8.GetBytes(texto));

    /// <summary>A form that was filled in, so that its pages can show it. With many projects it is one paper of its kind.</summary>
    public Huella Formato<T>(string titulo, T contenido, ProyectoDeMuestra proyecto) =>
        compartida ? De(titulo, proyecto) : Guardar(JsonSerializer.SerializeToUtf8Bytes(contenido, HechoCodec.Opciones));

    /// <summary>Keeps the papers that were made since the last time.</summary>
    public async Task GuardarAsync()
    {
        var tareas = new List<Task>();
        while (_porGuardar.TryDequeue(out var pdf))
        {
            tareas.Add(documentos.PutAsync(pdf).AsTask());
        }

        await Task.WhenAll(tareas);
    }

    private Huella Guardar(byte[] papel)
    {
        _porGuardar.Enqueue(papel);
        return Huellas.De(papel);
    }

    // The smallest PDF that every reader opens: one page, one line, a font that needs no embedding.
    private static byte[] Pdf(string linea)
    {
        var texto = new StringBuilder(2 * linea.Length);
        foreach (var c in linea)
        {
            texto.Append(c is '(' or ')' or '\\' ? "\\" : "").Append(c <= 0xFF ? c : '?');
        }

        string[] objetos =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            $"<</Length {texto.Length + 29}>>stream\nBT /F 11 Tf 40 720 Td ({texto}) Tj ET\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n", 1024);
        var posiciones = new List<int>();
        foreach (var (i, objeto) in objetos.Index())
        {
            posiciones.Add(pdf.Length);
            pdf.Append(i + 1).Append(" 0 obj").Append(objeto).Append("\nendobj\n");
        }

        var tabla = pdf.Length;
        pdf.Append("xref\n0 ").Append(objetos.Length + 1).Append("\n0000000000 65535 f \n");
        foreach (var posicion in posiciones)
        {
            pdf.Append(posicion.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)).Append(" 00000 n \n");
        }

        pdf.Append("trailer<</Size ").Append(objetos.Length + 1).Append("/Root 1 0 R>>\nstartxref\n").Append(tabla).Append("\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
