using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Web.Solicitante.Formulario;
using Xunit;
using Correo = Dictamen.App.Ports.Correo;

namespace Dictamen.Web.Tests.Kit;

/// <summary>A committee before its browser: asks for its link, opens it from the outbox, fills in the sections and sends files.</summary>
internal sealed class Comision(Sitio sitio, HttpClient navegador, string id)
{
    /// <summary>Another document than <see cref="Pdf"/>.</summary>
    public static byte[] OtroPdf => [.. Pdf, (byte)'\n'];

    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public string Id { get; } = id;

    public HttpClient Navegador { get; } = navegador;

    /// <summary>From the page of the convocatoria to the list of tasks.</summary>
    public static async Task<Comision> EmpezarAsync(Sitio sitio, Buzon buzon, string correo = "comite@ejemplo.invalid")
    {
        var navegador = sitio.Navegador();
        var direccion = $"/convocatoria/{Muestreo.Id}/participar";
        var respuesta = await EnviarAsync(navegador, direccion, "participar", new() { ["correo"] = correo });
        Assert.Equal(HttpStatusCode.Redirect, respuesta.StatusCode);
        var abierta = await Sitio.PulsarAsync(navegador, buzon.Enlaces(correo)[^1]);
        var destino = abierta.Headers.Location!.ToString();
        Assert.StartsWith("/solicitud/", destino, StringComparison.Ordinal);
        return new Comision(sitio, navegador, destino["/solicitud/".Length..]);
    }

    /// <summary>Sends the form of a page as a browser does.</summary>
    public static async Task<HttpResponseMessage> EnviarAsync(HttpClient navegador, string direccion, string forma, Dictionary<string, string> campos)
    {
        var ficha = Sitio.Formulario(await navegador.GetStringAsync(direccion));
        return await navegador.PostAsync(direccion.Split('?')[0], new FormUrlEncodedContent(campos.Append(ficha).Append(new("_handler", forma))));
    }

    public Task<string> VerAsync(string ruta) => Navegador.GetStringAsync($"/solicitud/{Id}{ruta}");

    /// <summary>Saves a section with its own button.</summary>
    public Task<HttpResponseMessage> GuardarAsync(string apartado, Dictionary<string, string> campos, string accion = "continuar") =>
        EnviarAsync(Navegador, $"/solicitud/{Id}/apartado/{apartado}", "apartado", new(campos) { ["accion"] = accion });

    /// <summary>Sends a file for a requirement.</summary>
    public async Task<HttpResponseMessage> SubirAsync(string clave, byte[] contenido, string nombre = "documento.pdf", string tipo = "")
    {
        var direccion = $"/solicitud/{Id}/documentos";
        var ficha = Sitio.Formulario(await Navegador.GetStringAsync(direccion));
        using var archivo = new ByteArrayContent(contenido);
        archivo.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var forma = new MultipartFormDataContent
        {
            { new StringContent(ficha.Value), ficha.Key },
            { new StringContent($"doc-{clave}"), "_handler" },
            { new StringContent(tipo), "tipo" },
            { archivo, "archivo", nombre },
        };
        return await Navegador.PostAsync(direccion, forma);
    }

    /// <summary>Fills in everything as a project of the sample.</summary>
    public async Task LlenarAsync(int proyecto = 0)
    {
        var campos = Campos(await Muestreo.SolicitudAsync(sitio.Almacen, proyecto));
        foreach (var apartado in FormatoDeSolicitud.Apartados(CatalogoDeProgramas.Pcs2019, Muestreo.Bases))
        {
            var suyos = apartado.Campos(campos).Select(c => c.Ruta).Where(campos.ContainsKey).ToDictionary(r => r, r => campos[r]);
            foreach (var mostrado in apartado.Partes.OfType<Campo>().Where(c => c.Tipo == TipoDeCampo.Mostrado))
            {
                suyos[mostrado.Ruta] = mostrado.Valores[0].Valor;
            }

            var respuesta = await GuardarAsync(apartado.Id, suyos);
            Assert.Equal(HttpStatusCode.Redirect, respuesta.StatusCode);
        }

        foreach (var (clave, requisito, _) in Requisitos.Claves(CatalogoDeProgramas.Pcs2019).Where(r => r.Requisito.EsDocumento && r.Requisito.Id != Requisitos.Anexo3))
        {
            var respuesta = await SubirAsync(clave, [.. Pdf, .. Encoding.ASCII.GetBytes(clave)], tipo: requisito.Id == Requisitos.Identificacion ? "PASAPORTE" : "");
            Assert.Equal(HttpStatusCode.Redirect, respuesta.StatusCode);
        }
    }

    public Task<HttpResponseMessage> PresentarAsync() => EnviarAsync(Navegador, $"/solicitud/{Id}/revisar", "presentar", []);

    /// <summary>An application as its committee types it.</summary>
    public static Dictionary<string, string> Campos(SolicitudDeApoyo s)
    {
        var (f, c) = (s.Contenido.Anexo3, new Dictionary<string, string>());
        static string N(decimal n) => n.ToString(CultureInfo.InvariantCulture);
        static string D(DateOnly d) => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (c["1.1.comunidad_nombre"], c["1.1.cvegeo"], c["1.1.comunidad_ubicacion"]) = (f.Portada.Comunidad, f.Portada.Cvegeo, f.Portada.Ubicacion);
        (c["1.2"], c["1.4"], c["1.5"]) = (f.Portada.Proyecto, f.Portada.Vertiente, f.Portada.Tematica);
        (c["2"], c["2.1"], c["2.2"]) = (f.Justificacion.Importancia, f.Justificacion.Problema, f.Justificacion.CausasYEfectos);
        (c["2.3.recursos"], c["2.3.obstaculos"]) = (string.Join("\n", f.Justificacion.Recursos), string.Join("\n", f.Justificacion.Obstaculos));
        (c["3.1"], c["3.3.1"], c["4"], c["7"], c["8.2"], c["9"]) = (f.Delimitacion.Region, f.Delimitacion.Complementariedad, f.Objetivo, f.FormaDeTrabajo, f.Presupuesto.CoinversionNoMonetaria, f.Transparencia);
        (c["10.1"], c["10.2"], c["10.3"]) = (f.Cohesion.Beneficio, f.Cohesion.Participacion, f.Cohesion.Fortalecimiento);
        foreach (var (i, l) in f.Delimitacion.Incidencia.Index())
        {
            (c[$"3.2[{i + 1}].localidad"], c[$"3.2[{i + 1}].comunidad"], c[$"3.2[{i + 1}].pueblo"]) = (l.Cvegeo, l.Comunidad, l.Pueblo);
        }

        foreach (var b in f.Delimitacion.Beneficiarios)
        {
            (c[$"3.3[{b.Grupo}].mujeres"], c[$"3.3[{b.Grupo}].hombres"]) = (N(b.Mujeres), N(b.Hombres));
        }

        foreach (var (i, m) in f.Metas.Index())
        {
            (c[$"5[{i + 1}].que_hara"], c[$"5[{i + 1}].cuanto"], c[$"5[{i + 1}].donde"], c[$"5[{i + 1}].material_probatorio"]) = (m.QueHara, N(m.Cuanto), m.Donde, string.Join("\n", m.MaterialProbatorio));
        }

        foreach (var (i, a) in f.Actividades.Index())
        {
            (c[$"6[{i + 1}].meta"], c[$"6[{i + 1}].num"], c[$"6[{i + 1}].descripcion"], c[$"6[{i + 1}].fecha_inicio"], c[$"6[{i + 1}].fecha_fin"]) = (N(a.Meta), a.Numero, a.Descripcion, D(a.FechaInicio), D(a.FechaFin));
        }

        foreach (var (i, g) in f.Presupuesto.Conceptos.Index())
        {
            var r = $"8.1[{i + 1}]";
            (c[$"{r}.rubro"], c[$"{r}.concepto"], c[$"{r}.descripcion"], c[$"{r}.especificacion"]) = (g.Rubro, g.Concepto, g.Descripcion, g.Especificacion);
            (c[$"{r}.cantidad"], c[$"{r}.precio_unitario"], c[$"{r}.monto_pcs"]) = (N(g.Cantidad), g.PrecioUnitario.ToString("N2", CultureInfo.InvariantCulture), N(g.MontoPcs));
        }

        foreach (var p in s.Personas)
        {
            var a = CatalogoDeProgramas.Pcs2019.ApartadoDelCargo(p.Cargo);
            (c[$"{a}.nombre"], c[$"{a}.apellido_paterno"], c[$"{a}.apellido_materno"], c[$"{a}.curp"], c[$"{a}.correo"]) = (p.Nombre, p.ApellidoPaterno, p.ApellidoMaterno, p.Curp, p.Correo);
            (c[$"{a}.tel_lada"], c[$"{a}.tel_celular"], c[$"{a}.calle"], c[$"{a}.num_ext"], c[$"{a}.colonia"], c[$"{a}.municipio"], c[$"{a}.cp"]) =
                (p.TelefonoLada, p.TelefonoCelular, p.Calle, p.NumeroExterior, p.Colonia, p.Municipio, p.CodigoPostal);
            (c[$"anexo_4.nombramiento.{p.Cargo}"], c[$"anexo_4.firma.{p.Cargo}"]) = ("si", "si");
        }

        var acta = s.Contenido.Acta!;
        (c["anexo_4.fecha"], c["anexo_4.hora"], c["anexo_4.lugar"], c["anexo_4.comunidad"], c["anexo_4.localidad"], c["anexo_4.entidad"]) = (D(acta.Fecha), "10:00", acta.Lugar, acta.Comunidad, acta.Localidad, acta.Entidad);
        (c["anexo_4.quorum"], c["anexo_4.objetivos"], c["anexo_4.validacion"], c["anexo_4.procedencia"]) = ("si", acta.ObjetivosDeLaReunion, acta.ValidacionDelProyecto, acta.ProcedenciaDelComite);
        (c["anexo_4.ccs[1].nombre"], c["anexo_4.ccs[1].cargo"], c["anexo_4.ccs[1].firma"]) = ("Persona de Contraloría (muestra)", "Vocal", "si");
        (c["anexo_4.autoridades[1].nombre"], c["anexo_4.autoridades[1].cargo"], c["anexo_4.autoridades[1].firma"]) = ("Autoridad (muestra)", "Autoridad tradicional", "si");
        foreach (var declaracion in s.Contenido.Declaraciones)
        {
            c[$"protesta.{declaracion}"] = "si";
        }

        c["protesta.correos_notificacion"] = string.Join("\n", s.CorreosDeNotificacion);
        return c;
    }
}

/// <summary>Keeps the messages that the site sends, and delivers them at once.</summary>
internal sealed partial class Buzon : IMail
{
    private readonly ConcurrentQueue<Correo> _mensajes = new();

    public IReadOnlyList<Correo> Mensajes => [.. _mensajes];

    /// <summary>Paths of the links in the messages to an address, the oldest first.</summary>
    public IReadOnlyList<string> Enlaces(string correo) =>
        [.. _mensajes.Where(m => m.Para.Contains(correo)).SelectMany(m => EnCorreo().Matches(m.Texto)).Select(m => m.Value)];

    /// <summary>What sending throws while the medium is away.</summary>
    public Exception? Falla { get; set; }

    /// <summary>Clock by which messages arrive; without it the proof of their delivery is as old as the epoch.</summary>
    public TimeProvider? Reloj { get; set; }

    public ValueTask<MailOutcome> SendAsync(Correo correo, CancellationToken ct = default)
    {
        if (Falla is not null)
        {
            throw Falla;
        }

        _mensajes.Enqueue(correo);
        return new(new MailDelivered($"prueba/{correo.Id}", Reloj?.GetUtcNow() ?? DateTimeOffset.UnixEpoch));
    }

    [GeneratedRegex(@"/e\?t=[A-Za-z0-9._-]+")]
    private static partial Regex EnCorreo();
}
