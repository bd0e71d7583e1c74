using System.Collections.Immutable;
using System.Text;
using Dictamen.App.Ports;
using Dictamen.Core;
using Dictamen.Host.Almacen;

// A process to be killed: it writes without end and tells on standard output what was acknowledged, one line each, and only then.
await using var almacen = AlmacenLocal.Abrir(args[0], TimeProvider.System);
var salida = Console.Out;
salida.WriteLine("listo");
await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(() => Escribir(w))));

async Task Escribir(int w)
{
    var stream = $"expediente/{w}";
    var version = (long)(await almacen.Eventos.ReadAsync(stream)).Count;
    while (true)
    {
        var text = Encoding.UTF8.GetBytes($$"""{"w":{{w}},"v":{{version}},"relleno":"{{new string('x', (int)(version % 900))}}"}""");
        var at = DateTimeOffset.UnixEpoch.AddSeconds(version);
        var answer = await almacen.Eventos.AppendAsync(new Append(stream, version, $"c{version}", at, "Sistema:prueba", ImmutableArray.Create(new NewEvent("Hecho", text), new NewEvent("Otro", text))));
        version = ((Appended)answer).Version;
        Decir($"e {stream} {version}");
        if (version % 20 == 0)
        {
            Decir($"d {await almacen.Documentos.PutAsync(text)}");
            var id = new PersonaId($"{w}-{version}");
            await almacen.Fichas.PutAsync([new Ficha(id, "Nombre", "Ficticio", "", "", "a@ejemplo.invalid", "", "", "")]);
            Decir($"f {id}");
        }
    }
}

void Decir(string line)
{
    lock (salida)
    {
        salida.WriteLine(line);
        salida.Flush();
    }
}
