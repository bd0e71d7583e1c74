using System.Net;
using System.Text;
using System.Web;
using Dictamen.App.Atencion;
using Dictamen.App.Ports;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Web.Tests.Kit;
using Xunit;
using static Dictamen.Web.Tests.Kit.ComiteEnSuExpediente;

namespace Dictamen.Web.Tests.Solicitante;

/// <summary>Of the files that are sent with a form, those that are good travel once: they wait until the act is recorded, and no longer than it is possible.</summary>
[Prueba("PCS-4.2.3.3-08", "PCS-A6-C20-01", "PCS-3.6.2-08")]
public sealed class PapelesPorEntregarTests
{
    private static readonly byte[] Ejecutable = Encoding.ASCII.GetBytes("MZ este no es un PDF");

    [Fact]
    public async Task TheGoodFilesOfARefusedFormAreNotSentAgain()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Papeles);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.ConvenioSuscrito && !e.Convenio!.Papeles.ContainsKey(1));
        const string Papeles = AccionesDelComite.Papeles1;
        var cargos = (await comite.EstadoAsync()).Recepcion!.Integrantes.Select(i => i.Cargo).ToList();
        var campos = new Dictionary<string, string> { ["cuenta.clabe"] = "002180700012345670", ["cuenta.numero"] = "7001234567", ["cuenta.banco"] = "Banco de muestra", ["cuenta.titulares"] = "si", ["cuenta.fecha_emision"] = "23/08/2019" };
        cargos.ForEach(c => campos[$"firmas.{c}"] = "si");
        var respuesta = await comite.EnviarAsync(Papeles, campos,
            [("papeles.recibo", Comision.Pdf, "recibo.pdf"), ("papeles.estado_de_cuenta", Ejecutable, "cuenta.pdf"), .. cargos.Select(c => ($"identificaciones.{c}", Comision.Pdf, $"ine de {c}.pdf"))]);
        var rechazada = HttpUtility.HtmlDecode(await respuesta.Content.ReadAsStringAsync());
        Dice(await RechazoAsync(respuesta), "papeles.estado_de_cuenta", "cuenta.pdf: El archivo no es PDF", "PCS-4.2.2-01");
        Assert.Contains("están guardados y no hay que elegirlos de nuevo", rechazada, StringComparison.Ordinal);

        // They are there another day too, for who sent them and for nobody else.
        var pagina = await comite.VerAsync(Papeles);
        Assert.All(cargos.Select(c => $"ine de {c}.pdf").Append("recibo.pdf"), nombre => Assert.Contains($">{nombre}</a>", pagina, StringComparison.Ordinal));
        Assert.DoesNotContain("cuenta.pdf", pagina, StringComparison.Ordinal);
        var direccion = Direccion(pagina, "recibo.pdf");
        Assert.Equal(Comision.Pdf, await (await comite.NavegadorAsync()).GetByteArrayAsync(direccion));
        Assert.DoesNotContain("recibo.pdf", await comite.VerAsync(Papeles, "Secretario"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await comite.NavegadorAsync("Secretario")).GetAsync(direccion)).StatusCode);

        await comite.HechoAsync(await comite.EnviarAsync(Papeles, campos, [("papeles.estado_de_cuenta", [.. Comision.Pdf, 10], "cuenta.pdf")]));
        var papeles = (await comite.EstadoAsync()).Convenio!.Papeles[1];
        Assert.Equal(Huella(direccion), papeles.Recibo);
        Assert.Equal(3, papeles.Identificaciones.Count);
        Assert.Equal(HttpStatusCode.NotFound, (await (await comite.NavegadorAsync()).GetAsync(direccion)).StatusCode);
        Assert.Empty(await GuardadosAsync(sitio));
    }

    [Fact]
    public async Task WhatIsKeptIsReplacedOrTakenAway()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.EnEjecucion);
        const string Aviso = AccionesDelComite.FuerzaMayor;
        Dictionary<string, string> campos = new() { ["ocurrido_el"] = "2019-11-26", ["hechos"] = "Deslave." };
        Dice(await RechazoAsync(await comite.EnviarAsync(Aviso, campos, [("documento", Comision.Pdf, "primero.pdf")])), "prueba", "Elija el archivo", "PCS-A6-C20-01");
        await RechazoAsync(await comite.EnviarAsync(Aviso, campos, [("documento", [.. Comision.Pdf, 10], "segundo.pdf")]));
        Assert.DoesNotContain("primero.pdf", await comite.VerAsync(Aviso), StringComparison.Ordinal);
        Assert.Contains("segundo.pdf", await comite.VerAsync(Aviso), StringComparison.Ordinal);

        // With the button that takes it away, what was chosen meanwhile is kept, and what was typed comes back.
        var sin = await comite.EnviarAsync(Aviso, campos, [("prueba", Comision.Pdf, "dictamen.pdf")], boton: "quitar-archivo:documento");
        var pagina = HttpUtility.HtmlDecode(await sin.Content.ReadAsStringAsync());
        Assert.DoesNotContain("segundo.pdf", pagina, StringComparison.Ordinal);
        Assert.Contains("dictamen.pdf", pagina, StringComparison.Ordinal);
        Assert.Contains(">Deslave.</textarea>", pagina, StringComparison.Ordinal);
        Dice(await RechazoAsync(await comite.EnviarAsync(Aviso, campos)), "documento", "Elija el archivo", "PCS-A6-C20-01");
        await comite.HechoAsync(await comite.EnviarAsync(Aviso, campos, [("documento", Comision.Pdf, "tercero.pdf")]));
        Assert.Empty(await GuardadosAsync(sitio));
    }

    [Fact]
    public async Task FilesMayBeSentAFewAtATimeBeforeTheForm()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.EnEjecucion);
        const string Aviso = AccionesDelComite.FuerzaMayor;
        Dictionary<string, string> campos = new() { ["ocurrido_el"] = "2019-11-26", ["hechos"] = "Deslave." };
        foreach (var campo in (string[])["documento", "prueba"])
        {
            var guardado = await comite.EnviarAsync(Aviso, campos, [(campo, Comision.Pdf, $"{campo}.pdf")], boton: "archivos:guardar");
            Assert.Equal(HttpStatusCode.OK, guardado.StatusCode);
            var pagina = HttpUtility.HtmlDecode(await guardado.Content.ReadAsStringAsync());
            Assert.Contains("Todavía no se ha enviado nada", pagina, StringComparison.Ordinal);
            Assert.Contains(">Deslave.</textarea>", pagina, StringComparison.Ordinal);
        }

        Dice(await RechazoAsync(await comite.EnviarAsync(Aviso, campos, [("prueba", Ejecutable, "x.pdf")], boton: "archivos:guardar")), "prueba", "x.pdf: El archivo no es PDF", "PCS-4.2.2-01");
        await comite.HechoAsync(await comite.EnviarAsync(Aviso, campos));
        Assert.DoesNotContain("sin enviar</button>", await comite.VerAsync(AccionesDelComite.Terminar), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFilesOfARowGoWithIt()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.EnEjecucion);
        const string Cambio = AccionesDelComite.CambioDeIntegrantes;
        Dictionary<string, string> campos = new() { ["entran[1].nombre"] = "Una", ["entran[2].nombre"] = "Otra" };
        await RechazoAsync(await comite.EnviarAsync(Cambio, campos, [("entran[1].CURP", Comision.Pdf, "una.pdf"), ("entran[2].CURP", [.. Comision.Pdf, 10], "otra.pdf")]));
        Assert.Contains("name=\"entran[2].CURP\"", await comite.VerAsync(Cambio), StringComparison.Ordinal);
        var pagina = HttpUtility.HtmlDecode(await (await comite.EnviarAsync(Cambio, campos, boton: "quitar:entran[1]")).Content.ReadAsStringAsync());
        Assert.DoesNotContain("una.pdf", pagina, StringComparison.Ordinal);
        Assert.Contains("quitar-archivo:entran[1].CURP", pagina, StringComparison.Ordinal);
        Assert.Contains("otra.pdf", pagina, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePhotographsOfOneDocumentAreItsPages()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.EnEjecucion);
        const string Aviso = AccionesDelComite.FuerzaMayor;
        byte[] foto = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 40, 0, 30, 1, 1, 0x11, 0, 0xFF, 0xD9];
        Dictionary<string, string> campos = new() { ["ocurrido_el"] = "2019-11-26", ["hechos"] = "Deslave." };
        Assert.Contains("elija juntas las fotografías", await comite.VerAsync(Aviso), StringComparison.Ordinal);
        var fallas = await RechazoAsync(await comite.EnviarAsync(Aviso, campos, [("documento", foto, "hoja 1.jpg"), ("documento", foto, "hoja 2.jpg"), ("prueba", foto, "a.jpg"), ("prueba", Comision.Pdf, "b.pdf")]));
        Dice(fallas, "prueba", "b.pdf no es una fotografía JPEG", "PCS-4.2.2-01");
        Assert.Contains("hoja 1 y 1 más.pdf", await comite.VerAsync(Aviso), StringComparison.Ordinal);
        await comite.HechoAsync(await comite.EnviarAsync(Aviso, campos, [("prueba", Comision.Pdf, "b.pdf")]));
    }

    [Fact]
    public async Task NothingIsKeptOfWhatExpiredAndTheSweepTakesAwayWhatWasKept()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Papeles);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.ConvenioSuscrito && !e.Convenio!.Papeles.ContainsKey(1));
        await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Papeles1, archivos: [("papeles.recibo", Comision.Pdf, "recibo.pdf")]));
        await sitio.De<Barrido>().BarrerAsync();
        Assert.Single(await GuardadosAsync(sitio));

        var fin = (await comite.EstadoAsync()).Plazos["PZ-08"].Fin;
        sitio.Reloj.Poner(fin);
        await sitio.De<Barrido>().BarrerAsync();
        Assert.Empty(await GuardadosAsync(sitio));
        var tarde = new ComiteEnSuExpediente(sitio, comite.Folio);
        await RechazoAsync(await tarde.EnviarTardeAsync(AccionesDelComite.Papeles1, fin, [("papeles.recibo", Comision.Pdf, "recibo.pdf")]));
        Assert.Empty(await GuardadosAsync(sitio));
    }

    private static Huella Huella(string direccion) => new(direccion[^64..]);

    private static string Direccion(string pagina, string nombre)
    {
        var hasta = pagina.IndexOf($"\">{nombre}</a>", StringComparison.Ordinal);
        return pagina[(pagina.LastIndexOf('"', hasta - 1) + 1)..hasta];
    }

    private static async Task<List<string>> GuardadosAsync(Sitio sitio) =>
        [.. (await sitio.De<IBorradorStore>().ListFilledAsync().ToListAsync()).Where(id => id.StartsWith("papeles-", StringComparison.Ordinal))];
}
