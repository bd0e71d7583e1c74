using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Dictamen.Host.Almacen;
using Dictamen.Core;

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen verificar</c>: checks the record and says where it breaks.</summary>
public static class ComandoVerificar
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    /// <summary>The command.</summary>
    public static Command Crear()
    {
        var datos = Opciones.Texto("--datos", "Directorio de datos; si no se indica, «datos».", "DIR");
        var almacen = Opciones.DeEntre("--almacen", $"Dónde está el registro («{EleccionDeAlmacen.Diario}» si se omite).", EleccionDeAlmacen.Diario, EleccionDeAlmacen.Azurite, EleccionDeAlmacen.Azure);
        var json = Opciones.Bandera("--json", "Responde en JSON.");
        var comando = new Command(
            "verificar",
            "Comprueba la cadena de todo el diario y la de cada flujo, y también los documentos, las fichas y la bitácora de consultas. "
            + "En Azure comprueba la cadena de cada flujo y todos los renglones de su tabla, cada documento, y que estén los que los hechos nombran. No escribe nada. Termina con 0 si todo está íntegro, y con 1 y el lugar exacto si algo se rompe.")
        {
            datos,
            almacen,
            json,
        };
        comando.SetAction((orden, ct) => EjecutarAsync(orden.GetValue(almacen), orden.GetValue(datos), orden.GetValue(json), orden.InvocationConfiguration.Output, ct));
        return comando;
    }

    private static async Task<int> EjecutarAsync(string? almacen, string? datos, bool json, TextWriter salida, CancellationToken ct)
    {
        var enDiario = almacen is null or EleccionDeAlmacen.Diario;
        if (!enDiario && datos is not null)
        {
            throw new EntradaInvalidaException($"«--datos» es la carpeta de un diario, y en «{almacen}» no lo hay; quítela, o quite «--almacen».");
        }

        var resultado = enDiario ? await Task.Run(() => Comprobar(datos ?? "datos"), ct).WaitAsync(ct) : await ComprobarTablasAsync(almacen!, ct);
        if (json)
        {
            await salida.WriteLineAsync(JsonSerializer.Serialize(new { Integro = resultado.EstaIntegro, Verificacion = resultado }, Json));
        }
        else
        {
            Escribir(resultado, enDiario, salida);
            foreach (var parte in resultado.Partes ?? [])
            {
                Escribir(parte, enDiario, salida);
            }
        }

        return resultado.EstaIntegro ? CodigoDeSalida.Correcto : CodigoDeSalida.VerificacionFallida;
    }

#if CON_AZURE
    private static async Task<VerificacionDelDiario> ComprobarTablasAsync(string almacen, CancellationToken ct)
    {
        var (azure, hayDocumentos) = await EleccionDeAlmacen.MirarAsync(almacen, ct);
        VerificacionDelDiario? resultado = null;
        await Barra.CorrerAsync($"Registro en {almacen}", async avance => resultado = await VerificarTablas.ComprobarAsync(azure, hayDocumentos, avance, ct));
        return resultado!;
    }
#else
    private static Task<VerificacionDelDiario> ComprobarTablasAsync(string almacen, CancellationToken ct) => throw EleccionDeAlmacen.SinAzure(almacen);
#endif

    private static VerificacionDelDiario Comprobar(string datos)
    {
        try
        {
            return VerificarJournal.Comprobar(datos);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new EntradaInvalidaException($"{e.Message} Indique el directorio de datos con --datos.", e);
        }
    }

    private static void Escribir(VerificacionDelDiario resultado, bool enDiario, TextWriter salida)
    {
        var registro = enDiario ? "diario" : "registro";
        var cuenta = $"{resultado.Hechos.Cuantos("hecho", "hechos")} en {Registros(resultado.Registros)} de {resultado.Flujos.Cuantos("flujo", "flujos")}";
        if (resultado.Rotura is { } rotura)
        {
            salida.WriteLine($"El {registro} está roto en {Lugar(rotura, enDiario)}: {rotura.Motivo}");
            if (rotura.Flujo is not null)
            {
                salida.WriteLine($"Flujo: {rotura.Flujo}, versión {rotura.Version}.");
            }

            salida.WriteLine($"Antes de ese punto está íntegro: {cuenta}.");
            return;
        }

        salida.WriteLine($"El {registro} está íntegro: {cuenta}.");
        salida.WriteLine($"{(enDiario ? "Huella del último registro" : "Huella de todas las cadenas")}: {resultado.Cabeza}");
        if (resultado.EnUso)
        {
            salida.WriteLine("El directorio está en uso, o quien lo usaba no lo cerró y aquí no se puede escribir: se comprobó hasta el último sello.");
        }

        EscribirAvisos(resultado.SinTerminar, resultado.Sello, salida);
    }

    private static void Escribir(VerificacionDeParte parte, bool enDiario, TextWriter salida)
    {
        if (parte.Rotura is { } rotura)
        {
            salida.WriteLine($"{parte.Nombre}: se rompe en {Lugar(rotura, enDiario)}: {rotura.Motivo}");
            return;
        }

        salida.WriteLine(parte.Cabeza.Length == 0
            ? $"{parte.Nombre}: {parte.Registros.Cuantos("archivo, con la huella que le da nombre", "archivos, cada uno con la huella que le da nombre")}."
            : $"{parte.Nombre}: {Registros(parte.Registros)} sin alteración; huella del último: {parte.Cabeza}");
        EscribirAvisos(parte.SinTerminar, parte.Sello, salida);
    }

    private static void EscribirAvisos(long sinTerminar, string? sello, TextWriter salida)
    {
        if (sinTerminar > 0)
        {
            salida.WriteLine($"Al final hay {sinTerminar.Cuantos("byte", "bytes")} de un registro a medio escribir, que nadie recibió como guardado; se recortará al abrir.");
        }

        if (sello is not null)
        {
            salida.WriteLine($"Aviso: {sello}");
        }
    }

    private static string Lugar(RoturaDelDiario rotura, bool enDiario) => enDiario ? $"{rotura.Archivo}, byte {rotura.Byte}" : rotura.Archivo;

    private static string Registros(long cuantos) => cuantos.Cuantos("registro", "registros");
}
