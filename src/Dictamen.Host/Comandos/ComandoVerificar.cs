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
        var json = Opciones.Bandera("--json", "Responde en JSON.");
        var comando = new Command(
            "verificar",
            "Comprueba la cadena de todo el diario y la de cada flujo, y también los documentos, las fichas y la bitácora de consultas. Termina con 0 si todo está íntegro, y con 1 y el lugar exacto si algo se rompe.")
        {
            datos,
            json,
        };
        comando.SetAction(orden => Ejecutar(orden.GetValue(datos) ?? "datos", orden.GetValue(json), orden.InvocationConfiguration.Output));
        return comando;
    }

    private static int Ejecutar(string datos, bool json, TextWriter salida)
    {
        var resultado = Comprobar(datos);
        if (json)
        {
            salida.WriteLine(JsonSerializer.Serialize(new { Integro = resultado.EstaIntegro, Verificacion = resultado }, Json));
        }
        else
        {
            Escribir(resultado, salida);
            foreach (var parte in resultado.Partes ?? [])
            {
                Escribir(parte, salida);
            }
        }

        return resultado.EstaIntegro ? CodigoDeSalida.Correcto : CodigoDeSalida.VerificacionFallida;
    }

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

    private static void Escribir(VerificacionDelDiario resultado, TextWriter salida)
    {
        var cuenta = $"{resultado.Hechos.Cuantos("hecho", "hechos")} en {Registros(resultado.Registros)} de {resultado.Flujos.Cuantos("flujo", "flujos")}";
        if (resultado.Rotura is { } rotura)
        {
            salida.WriteLine($"El diario está roto en {rotura.Archivo}, byte {rotura.Byte}: {rotura.Motivo}");
            if (rotura.Flujo is not null)
            {
                salida.WriteLine($"Flujo: {rotura.Flujo}, versión {rotura.Version}.");
            }

            salida.WriteLine($"Antes de ese punto está íntegro: {cuenta}.");
            return;
        }

        salida.WriteLine($"El diario está íntegro: {cuenta}.");
        salida.WriteLine($"Huella del último registro: {resultado.Cabeza}");
        if (resultado.EnUso)
        {
            salida.WriteLine("El directorio está en uso, o quien lo usaba no lo cerró y aquí no se puede escribir: se comprobó hasta el último sello.");
        }

        EscribirAvisos(resultado.SinTerminar, resultado.Sello, salida);
    }

    private static void Escribir(VerificacionDeParte parte, TextWriter salida)
    {
        if (parte.Rotura is { } rotura)
        {
            salida.WriteLine($"{parte.Nombre}: se rompe en {rotura.Archivo}, byte {rotura.Byte}: {rotura.Motivo}");
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

    private static string Registros(long cuantos) => cuantos.Cuantos("registro", "registros");
}
