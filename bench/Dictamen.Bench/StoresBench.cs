using System.Collections.Immutable;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.Core;
using Dictamen.Host.Almacen;

namespace Dictamen.Bench;

/// <summary>Documents, personal data and messages.</summary>
internal static class StoresBench
{
    private const int Writers = 64;

    /// <summary>Documents of 4 KiB and of 200 KiB, durable one by one.</summary>
    public static async Task DocumentsAsync(string directory)
    {
        await using var store = DiskDocumentStore.Open(directory);
        foreach (var (size, each) in new[] { (4096, 400), (200_000, 10) })
        {
            var seconds = await Measure.SecondsAsync(() => Measure.WritersAsync(Writers, each, async (w, i) =>
            {
                var content = new byte[size];
                BitConverter.TryWriteBytes(content, ((long)w << 32) | (uint)i);
                await store.PutAsync(content);
            }));
            Measure.Print($"documentos de {size:N0} bytes: {Writers * each / seconds:N0}/s");
        }
    }

    /// <summary>Fichas of 100,000 people: put, opened again, one erased.</summary>
    public static async Task FichasAsync(string directory)
    {
        var people = Enumerable.Range(0, 100_000)
            .Select(i => new Ficha(new PersonaId($"{i:x64}"), "Nombre", "Apellido", "Ficticio", "XEXX010101HNEXXXA4", "correo@ejemplo.invalid", "9610000000", "9610000001", "Calle Ficticia 1, Ejido Ejemplo, 29000"))
            .Chunk(500).ToList();
        await using (var store = DiskFichaStore.Open(directory, TimeProvider.System))
        {
            var put = await Measure.SecondsAsync(() => Task.WhenAll(people.Select(p => store.PutAsync(p).AsTask())));
            var erase = await Measure.SecondsAsync(() => store.EraseAsync(people[0][0].Id, Actor.Sistema, "bench").AsTask());
            Measure.Print($"fichas: 100,000 en {put:F2} s; suprimir una reescribe el archivo en {erase:F2} s");
        }

        DiskFichaStore? again = null;
        var seconds = await Measure.SecondsAsync(() => Task.Run(() => again = DiskFichaStore.Open(directory, TimeProvider.System)));
        Measure.Print($"fichas: abrir en {seconds:F2} s");
        await again!.DisposeAsync();
    }

    /// <summary>Messages to the outbox, one after another and from two threads.</summary>
    public static async Task MailAsync(string directory)
    {
        var mail = new OutboxMail(directory, TimeProvider.System);
        var text = string.Concat(Enumerable.Repeat("Se notifica a la comunidad que su proyecto fue recibido, con fundamento en el numeral 4.2.2.\n", 12));
        var bytes = Encoding.UTF8.GetByteCount(text);
        foreach (var writers in new[] { 1, 2 })
        {
            var each = 20_000 / writers;
            var seconds = await Measure.SecondsAsync(() => Measure.WritersAsync(writers, each, async (w, i) =>
                await mail.SendAsync(new Correo($"expediente/{writers}-{w}-{i}/recepcion", ImmutableArray.Create("una@ejemplo.invalid"), "Notificación de recepción", text, EnHtml: false, $"PCS-2019-01-{i / 8:D6}"))));
            Measure.Print($"correo de {bytes} bytes, {writers} a la vez: {20_000 / seconds:N0}/s");
        }
    }
}
