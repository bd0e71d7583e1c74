using System.Net;
using System.Net.Http.Headers;
using Dictamen.Web.E2E.Kit;
using Xunit;

namespace Dictamen.Web.E2E;

/// <summary>What only a real server can be sent.</summary>
[Collection(nameof(Navegador))]
public sealed class EnviosTests(Navegador navegador)
{
    private const long DoscientosMb = 200_000_000;

    [Theory]
    [InlineData("POST", "/convocatoria/PCS-2019-01/participar")]
    [InlineData("POST", "/solicitud/0123456789abcdef/documentos")]
    [InlineData("PUT", "/api/v1/solicitudes/0123456789abcdef/documentos/AAC")]
    public async Task TwoHundredMegabytesAreRefusedBeforeTheyAreSent(string metodo, string ruta)
    {
        var sitio = await navegador.SitioAsync(Momento.Recepcion);
        using var cliente = new HttpClient { Timeout = Limite.Respuesta };
        using var peticion = new HttpRequestMessage(new HttpMethod(metodo), sitio.Direccion + ruta) { Content = new StreamContent(new Ceros()) };
        peticion.Content.Headers.ContentLength = DoscientosMb;
        peticion.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        peticion.Headers.ExpectContinue = true;
        using var respuesta = await cliente.SendAsync(peticion);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, respuesta.StatusCode);
        Assert.Equal(metodo == "PUT" ? "application/problem+json" : "text/html", respuesta.Content.Headers.ContentType!.MediaType);
    }

    // As many as are asked for, without keeping any.
    private sealed class Ceros : Stream
    {
        private long _leidos;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => DoscientosMb;

        public override long Position { get => _leidos; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var n = (int)Math.Min(count, DoscientosMb - _leidos);
            Array.Clear(buffer, offset, n);
            _leidos += n;
            return n;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
