using System.Text;

namespace Dictamen.Host.Tests.Comandos;

/// <summary>A file for a batch, gone at the end of the test.</summary>
internal sealed class Lote : IDisposable
{
    public Lote(string texto) : this(new UTF8Encoding(false).GetBytes(texto))
    {
    }

    public Lote(byte[] bytes)
    {
        Ruta = Path.GetTempFileName();
        File.WriteAllBytes(Ruta, bytes);
    }

    public string Ruta { get; }

    public void Dispose() => File.Delete(Ruta);
}
