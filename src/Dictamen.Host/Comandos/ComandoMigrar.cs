using System.CommandLine;
using Dictamen.App.Migracion;
using Dictamen.Host.Almacen;
using Dictamen.Core;

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen migrar</c>: copies a record between the journal and the tables, in use or not, and checks the copy link by link.</summary>
internal static class ComandoMigrar
{
    /// <summary>The command.</summary>
    public static Command Crear()
    {
        const string Lugar = "diario:DIR, azurite o azure";
        var de = Opciones.Texto("--de", $"De dónde: {Lugar}.", "ALMACEN");
        var a = Opciones.Texto("--a", $"A dónde: {Lugar}. Lo que ya esté y sea igual se omite; lo que difiera se rechaza.", "ALMACEN");
        var datos = Opciones.Carpeta("--datos", "Carpeta local de las claves del lado de Azure.");
        var comando = new Command(
            "migrar",
            "Copia hechos, documentos, fichas con su bitácora de accesos y borradores de un almacén a otro y comprueba ambas cadenas. Si se interrumpe, repítalo: continúa donde quedó. "
            + "Si el origen sigue en uso, la copia llega hasta el momento en que empezó, y lo dice: es un respaldo; para mudar el registro, cierre el sitio. "
            + "Suprime del destino las fichas que se suprimieron en el origen. Copia claves.json si conoce las dos carpetas. No copia el buzón. "
            + "Termina con 0 si la copia está completa y comprobada, con 1 si algo difiere o falta o una cadena está rota.")
        {
            de,
            a,
            datos,
        };
        comando.SetAction((orden, ct) => EjecutarAsync(orden.Requerir(de), orden.Requerir(a), orden.GetValue(datos), orden.InvocationConfiguration.Output, ct));
        return comando;
    }

    private static async Task<int> EjecutarAsync(string de, string a, string? datos, TextWriter salida, CancellationToken ct)
    {
        if (de == a)
        {
            throw new EntradaInvalidaException($"--de y --a nombran el mismo almacén, «{de}».");
        }

        await using var origen = await LadoDeMigracion.AbrirAsync(de, esOrigen: true, datos, TimeProvider.System, ct);
        await using var destino = await LadoDeMigracion.AbrirAsync(a, esOrigen: false, datos, TimeProvider.System, ct);
        var conClaves = CopiarClaves(origen.Llaves, destino.Llaves);
        ResultadoDeMigracion? r = null;
        try
        {
            await Barra.CorrerAsync($"De {de} a {a}", async avance => r = await new Migrador(origen.Extremo, destino.Extremo).MigrarAsync(parte => avance(null, parte), ct));
        }
        catch (InvalidDataException e)
        {
            throw new MigracionRechazadaException(e.Message);
        }

        await salida.WriteLineAsync(r!.HechosPosteriores == 0
            ? $"{de} y {a} son iguales: {r.Hechos.Cuantos("hecho", "hechos")} en {r.Flujos.Cuantos("flujo", "flujos")}, con los mismos eslabones."
            : $"{a} tiene lo que {de} tenía al empezar la copia: {r.Hechos.Cuantos("hecho", "hechos")} en {r.Flujos.Cuantos("flujo", "flujos")}, con los mismos eslabones, y todo documento que nombran. "
                + $"{de} siguió en uso y desde entonces registró {r.HechosPosteriores.Cuantos("hecho, que no está", "hechos, que no están")} en la copia: sirve de respaldo; para mudar el registro, repita la orden con el sitio cerrado.");
        await salida.WriteLineAsync($"Se copiaron ahora {r.HechosCopiados.Cuantos("hecho", "hechos")}, {r.DocumentosCopiados.Cuantos("documento", "documentos")}, {r.FichasCopiadas.Cuantos("ficha", "fichas")}, {r.BorradoresCopiados.Cuantos("borrador", "borradores")} y {r.AccesosCopiados.Cuantos("acceso", "accesos")}.");
        if (r.BorradoresConservados > 0)
        {
            await salida.WriteLineAsync($"{r.BorradoresConservados.Cuantos("borrador se dejó como estaba", "borradores se dejaron como estaban")} en {a}, porque ahí se siguió llenando después de lo que tiene {de}.");
        }

        if (r.FichasSuprimidas > 0)
        {
            await salida.WriteLineAsync($"{r.FichasSuprimidas.Cuantos("ficha se suprimió", "fichas se suprimieron")} de {a}, como ya se había hecho en {de}.");
        }

        await salida.WriteLineAsync($"Huella de todas las cadenas: {r.Huella}");
        await salida.WriteLineAsync(conClaves
            ? "Las claves (claves.json) son las mismas en ambos lados."
            : "Las claves (claves.json) no se copiaron: póngalas en la carpeta de datos del destino antes de abrirlo; sin ellas no se reconoce a las personas del registro.");
        return CodigoDeSalida.Correcto;
    }

    // Before anything else: with other keys the record would be of no use, and it is better to know it now.
    private static bool CopiarClaves(string? de, string? a)
    {
        var (origen, destino) = (de is null ? null : Path.Combine(de, Claves.FileName), a is null ? null : Path.Combine(a, Claves.FileName));
        if (origen is null || destino is null || !File.Exists(origen))
        {
            return false;
        }

        if (!File.Exists(destino))
        {
            Directory.CreateDirectory(a!);
            File.Copy(origen, destino); // With its permissions.
            return true;
        }

        return File.ReadAllBytes(origen).AsSpan().SequenceEqual(File.ReadAllBytes(destino))
            ? true
            : throw new EntradaInvalidaException($"{destino} tiene otras claves que {origen}; con ellas no se reconocería a las personas del registro.");
    }
}
