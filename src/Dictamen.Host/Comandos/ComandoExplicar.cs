using System.CommandLine;
using System.Globalization;
using Dictamen.App.Consultas;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.App.Reglas;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Plazos;
using Dictamen.Host.Almacen;
using Dictamen.Host.Demo;

namespace Dictamen.Host.Comandos;

/// <summary><c>dictamen explicar</c>: a file's story, each line with its date, its fact, its rule and who carried it out, and the arithmetic of each term.</summary>
internal static class ComandoExplicar
{
    private const string Sangria = "                  ";

    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>The command.</summary>
    public static Command Crear()
    {
        var folio = new Argument<string>("FOLIO") { Description = $"Folio de participación, por ejemplo {CatalogoDeProgramas.FolioDeEjemplo}." };
        var datos = Opciones.Texto("--datos", $"Carpeta de datos («{Datos.Demostracion}» si se omite).", "DIR");
        var almacen = EleccionDeAlmacen.Opcion();
        var comando = new Command("explicar", "Cuenta la historia de un expediente: fecha, hecho, regla y autor de cada paso, y cómo se contó cada plazo.") { folio, datos, almacen };
        comando.SetAction((orden, ct) => EjecutarAsync(orden.GetValue(folio)!, orden.GetValue(datos) ?? Datos.Demostracion, orden.GetValue(almacen) ?? EleccionDeAlmacen.Diario, orden.InvocationConfiguration.Output, ct));
        return comando;
    }

    private static async Task<int> EjecutarAsync(string texto, string datos, string almacen, TextWriter salida, CancellationToken ct)
    {
        if (!Folio.TryParse(texto, out var folio) || !Entorno.EsConvocatoria(folio.Convocatoria))
        {
            throw new EntradaInvalidaException($"{Cita.De(texto)} no es un folio; se espera algo como {CatalogoDeProgramas.FolioDeEjemplo}.");
        }

        if (almacen == EleccionDeAlmacen.Diario && !AlmacenLocal.HayDiario(datos))
        {
            throw new EntradaInvalidaException($"En la carpeta «{datos}» no hay un registro; indíquela con --datos.");
        }

        var reloj = MarcaDeDemostracion.RelojDe(datos);
        var registro = await EleccionDeAlmacen.LeerAsync(almacen, datos, reloj, ct);
        await using var cierre = registro as IAsyncDisposable;
        var repositorio = new Repositorio(registro);
        var (expediente, version) = await repositorio.CargarAsync<Expediente>(folio.ToString(), ct);
        if (version == 0)
        {
            throw new EntradaInvalidaException($"El folio {folio} no está en el registro de «{datos}».");
        }

        await salida.WriteLineAsync($"{folio}  {expediente.Recepcion!.Proyecto}");
        await salida.WriteLineAsync($"{expediente.Recepcion.Comunidad}");
        await salida.WriteLineAsync($"Estatus: {expediente.Estatus.Nombre()}{(expediente.Causa is { } causa ? $"({causa.Nombre()})" : "")}");
        await salida.WriteLineAsync();
        var historia = await new Historia(registro, new Entorno(repositorio), reloj).ContarAsync(folio, ct);
        var nombres = new NombresDeExpediente(Entorno.ProgramaDe(folio.Convocatoria), expediente);
        foreach (var renglon in historia)
        {
            var reglas = renglon.Reglas.Count == 0 ? "" : $"  [{string.Join(", ", renglon.Reglas)}]";
            await salida.WriteLineAsync(string.Create(Mexico, $"{HoraDelCentro.Local(renglon.Cuando):dd/MM/yyyy HH:mm}  {renglon.Relato}{reglas}  {renglon.Autor}"));
            foreach (var pormenor in renglon.Pormenores)
            {
                await salida.WriteLineAsync($"{Sangria}{pormenor}");
            }

            foreach (var plazo in renglon.Plazos)
            {
                await salida.WriteLineAsync($"{Sangria}Plazo {nombres.Plazo(plazo.Plazo.Id)}{(plazo.Plazo.Unidad == Unidad.FechaCierta ? "" : $", {plazo.Plazo.Cuanto()}")} [{plazo.Plazo.Regla}]:");
                foreach (var linea in plazo.Renglones())
                {
                    await salida.WriteLineAsync($"{Sangria}  {linea}");
                }
            }
        }

        await CitarAsync(historia.SelectMany(r => r.Reglas.Concat(r.Plazos.Select(p => p.Plazo.Regla))), salida);
        return CodigoDeSalida.Correcto;
    }

    // An id says little to who does not know the catalogue: at the end each one that was named stands with its numeral and what it orders.
    private static async Task CitarAsync(IEnumerable<string> ids, TextWriter salida)
    {
        await salida.WriteLineAsync();
        await salida.WriteLineAsync("Reglas citadas, con su numeral:");
        foreach (var regla in ids.Distinct().Order(StringComparer.Ordinal).Select(CatalogoDeReglas.Buscar).OfType<ReglaDelCatalogo>())
        {
            await salida.WriteLineAsync($"  {regla.Id}  ({regla.Numeral})  {regla.Resumen}");
        }
    }
}
