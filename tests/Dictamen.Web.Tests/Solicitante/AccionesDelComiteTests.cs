using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Web;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Web.Tests.Kit;
using Xunit;
using static Dictamen.Web.Tests.Kit.ComiteEnSuExpediente;

namespace Dictamen.Web.Tests.Solicitante;

/// <summary>What a committee does with its file after reception, form by form: as it is asked, what is refused and where, what is recorded and the page after.</summary>
[Prueba("PCS-4.2.4-02", "PCS-4.2.5-02", "PCS-4.2.5-03", "PCS-4.2.3.3-08", "PCS-A8-01", "PCS-A8-02", "PCS-A8-03", "PCS-A8-04", "PCS-4.2.12-03", "PCS-4.2.12-06", "PCS-4.2.7-01", "PCS-4.2.7-05", "PCS-A6-C4H-02")]
public sealed class AccionesDelComiteTests
{
    private static readonly Huella Oficio = new(new string('b', 64));
    private static readonly byte[] Ejecutable = Encoding.ASCII.GetBytes("MZ este no es un PDF");

    [Fact]
    public async Task AnAdjustedProjectIsHandedInWithItsBudget()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ajustes);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnAjuste1, Ajuste.PorRevisar: null } && Presupuesto.Vigente(e).Length > 1);
        var (expediente, formato, estado) = (await comite.VerAsync(), await comite.VerAsync(AccionesDelComite.Ajuste), await comite.EstadoAsync());
        Assert.Contains("Atender las observaciones y entregar el proyecto ajustado", expediente, StringComparison.Ordinal);

        // What must change is read whole, and two lines of materials are told apart.
        Assert.All([expediente, formato], p => Assert.Contains($"/expediente/{comite.Folio}/documento/{estado.Ajuste!.Oficio}", p, StringComparison.Ordinal));
        var solicitud = await sitio.De<MiExpediente>().SolicitudAsync(new MiProyecto(estado, 0, null!, estado.Recepcion!.Integrantes[0]));
        Assert.All(solicitud.Anexo3.Presupuesto.Conceptos, c => Assert.Contains($"{c.Id.Renglon()}: {c.Descripcion} (", formato, StringComparison.Ordinal));

        var fallas = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Ajuste));
        Dice(fallas, "proyecto", "Elija el archivo", "PCS-4.2.4-02");
        Dice(fallas, "atiende.1", "Indique qué observaciones atiende", "PCS-4.2.4-02");
        fallas = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Ajuste, new() { ["8.1[1].monto_pcs"] = "9,000,000" }, [("proyecto", Ejecutable, "proyecto.pdf")]));
        Dice(fallas, "proyecto", "no es PDF", "PCS-4.2.2-01");
        Dice(fallas, "8.1[1].monto_pcs", "el máximo que puede autorizarse", "AMB-29");

        // Lines are counted from 1, and as they stand in the form also when one before them was withdrawn.
        fallas = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Ajuste, new() { ["8.1[1].monto_pcs"] = "0", ["8.1[2].monto_pcs"] = "10.005", ["atiende.1"] = "si" }, [("proyecto", Comision.Pdf, "proyecto.pdf")]));
        Dice(fallas, "8.1[2].monto_pcs", "a lo más dos decimales", "PCS-A3-01");
        fallas = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Ajuste, new() { ["8.1[2].monto_pcs"] = "mucho", ["atiende.1"] = "si" }, [("proyecto", Comision.Pdf, "proyecto.pdf")]));
        Dice(fallas, "8.1[2].monto_pcs", "no es un número", "PCS-4.2.2-01");
        Assert.Null((await comite.EstadoAsync()).Ajuste!.PorRevisar);

        var pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Ajuste, new() { ["atiende.1"] = "si", ["8.1[1].monto_pcs"] = "1,000.50" }, [("proyecto", Comision.Pdf, "proyecto.pdf")]));
        Assert.Contains("presentó el proyecto ajustado; dice atender la observación 1", pagina, StringComparison.Ordinal);
        Assert.Contains("Ya entregó el proyecto ajustado", await comite.VerAsync(), StringComparison.Ordinal);
        var entrega = (await comite.EstadoAsync()).Ajuste!.PorRevisar!;
        Assert.Equal(1000.50m, entrega.Conceptos[0].MontoPcs);
        Assert.Equal(Comision.Pdf, await (await comite.NavegadorAsync()).GetByteArrayAsync($"/expediente/{comite.Folio}/documento/{entrega.Proyecto}"));
    }

    [Fact]
    public async Task TheAgreementIsSignedByEachMemberWithTheirOwnLink()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ajustes);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.ConvenioEnviado, Convenio.Firmas.Count: 0 });
        var vieja = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Firmar, new() { ["version"] = "7" }));
        Assert.Contains(vieja, f => f.Contains("firme ésa", StringComparison.Ordinal) && f.EndsWith("(AMB-30)", StringComparison.Ordinal));

        var cargos = (await comite.EstadoAsync()).Recepcion!.Integrantes.Select(i => i.Cargo).ToList();
        foreach (var (i, cargo) in cargos.Index())
        {
            Assert.Contains($"Firmar como {cargo}", await comite.VerAsync(AccionesDelComite.Firmar, cargo), StringComparison.Ordinal);
            var pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Firmar, cargo: cargo));
            Assert.Contains($"Firmó el Convenio: {cargo}", pagina, StringComparison.Ordinal);

            // Whoever signed knows who is missing, and until when; then who has the turn.
            var suya = await comite.VerAsync(cargo: cargo);
            Assert.Contains(
                i == 2 ? "Ya firmaron el Convenio todas las personas del Comité. Falta que lo suscriba la autoridad."
                : $"Usted ya firmó el Convenio. {(i == 1 ? $"Falta la firma de {cargos[2]}" : $"Faltan las firmas de {cargos[1]} y {cargos[2]}")}, hasta el {(await comite.EstadoAsync() is var e ? e.Plazos[e.Convenio!.PlazoDeFirma] : null)!.UltimoDia.ConDia()} a las 24:00.",
                suya,
                StringComparison.Ordinal);
            Assert.DoesNotContain("Por ahora no se le pide nada", suya, StringComparison.Ordinal);
            Assert.Equal(i == 2, (await comite.EstadoAsync()).Convenio!.FirmadoPorComite);

            // Who signed is not asked again.
            var otraVez = await (await comite.NavegadorAsync(cargo)).GetAsync($"/expediente/{comite.Folio}/{AccionesDelComite.Firmar}");
            Assert.EndsWith($"?cerrada={AccionesDelComite.Firmar}", otraVez.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact, Prueba("PCS-4.2.5-03")]
    public async Task WhoWasAboutToSignWhenAnErrorWasReportedIsToldThatACorrectedAgreementComes()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ajustes);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.ConvenioEnviado, Convenio.Firmas.Count: 0 });
        var version = (await comite.EstadoAsync()).Convenio!.Version;
        var respuesta = await ComiteEnSuExpediente.EnviarAsync(
            await comite.NavegadorAsync(),
            $"/expediente/{comite.Folio}/{AccionesDelComite.Firmar}",
            entretanto: () => sitio.HacerAsync(comite.Folio, new ObservarConvenio(version, Oficio), Sitio.Operador).GetAwaiter().GetResult());
        Assert.Contains(await RechazoAsync(respuesta), f => f.Contains("esta versión ya no se firma: la oficina lo corregirá y lo enviará de nuevo", StringComparison.Ordinal));
        var pagina = HttpUtility.HtmlDecode(await respuesta.Content.ReadAsStringAsync());
        Assert.DoesNotContain("Firmar como", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("Lo escrito sigue aquí", pagina, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorInTheAgreementIsReportedInWords()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ajustes);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.ConvenioEnviado, Convenio.FirmadoPorComite: false });
        Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Error)), "error", "Describa el error", "PCS-4.2.5-03");
        var pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Error, new() { ["error"] = "Dice <b>Loma</b> y debe decir Loma Clara." }));
        Assert.Contains("El Comité informó un error", pagina, StringComparison.Ordinal);
        Assert.Equal(Estatus.ConvenioObservado, (await comite.EstadoAsync()).Estatus);
    }

    [Fact, Prueba("PCS-A7-01")]
    public async Task TheReceiptIsPrintedWithWhatTheFileKnowsAndOnlyForItsCommittee()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Papeles);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.ConvenioSuscrito && !e.Convenio!.Papeles.ContainsKey(1));
        var estado = await comite.EstadoAsync();
        Assert.Contains($"href=\"/expediente/{comite.Folio}/recibo/1\"", await comite.VerAsync(AccionesDelComite.Papeles1), StringComparison.Ordinal);

        var recibo = await comite.VerAsync("recibo/1");
        var monto = estado.Convenio!.Pagos[0];
        string[] dice = [estado.Recepcion!.Comunidad, estado.Recepcion.Proyecto, comite.Folio, $"{monto.Texto()} M/N ({MontoEnLetra.De(monto)})", "ajeno a cualquier partido político", .. (await sitio.FichasAsync(comite.Folio)).Select(f => f.NombreCompleto)];
        Assert.All(dice, d => Assert.Contains(d, recibo, StringComparison.Ordinal));
        Assert.DoesNotContain("____", recibo, StringComparison.Ordinal);

        // There is no receipt of a payment that the agreement does not have.
        Assert.Equal(HttpStatusCode.Redirect, (await (await comite.NavegadorAsync()).GetAsync($"/expediente/{comite.Folio}/recibo/3")).StatusCode);
    }

    [Fact]
    public async Task ReceiptAndStatementAreHandedInAndTheAccountStaysOutOfTheRecord()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Papeles);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.ConvenioSuscrito && !e.Convenio!.Papeles.ContainsKey(1));
        Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Papeles1)), "papeles.recibo", "No se adjuntó", "PCS-4.2.3.3-08");

        (string, byte[], string)[] papeles = [("papeles.recibo", Comision.Pdf, "recibo.pdf"), ("papeles.estado_de_cuenta", [.. Comision.Pdf, 10], "cuenta.pdf")];
        var fallas = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Papeles1, new() { ["cantidad.letra"] = "Mucho dinero", ["cuenta.clabe"] = "1234", ["cuenta.fecha_emision"] = "2019-06-01" }, papeles));
        Dice(fallas, "cantidad.letra", "debe decir «", "PCS-A7-01");
        Dice(fallas, "firmas.Secretario", "Falta en el recibo la firma", "PCS-4.2.8-03");
        Dice(fallas, "identificaciones.Tesorero", "Falta la copia de la identificación", "PCS-A7-02");
        Dice(fallas, "cuenta.clabe", "debe tener 18 dígitos y tiene 4", "PCS-4.2.3.3-10");
        Dice(fallas, "cuenta.fecha_emision", "no puede ser anterior al 23/08/2019", "PCS-4.2.3.3-09");
        Dice(fallas, "cuenta.numero", "número de cuenta", "PCS-4.2.8-02");
        Dice(fallas, "cuenta.titulares", "mancomunada", "PCS-A6-C4E-01");
        Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Papeles1, archivos: papeles)), "cuenta.fecha_emision", "Capture la fecha", "PCS-4.2.3.3-09");

        var estado = await comite.EstadoAsync();
        var campos = new Dictionary<string, string> { ["cuenta.clabe"] = "002180700012345670", ["cuenta.numero"] = "7001234567", ["cuenta.banco"] = "Banco de muestra", ["cuenta.titulares"] = "si", ["cuenta.fecha_emision"] = "23/08/2019" };
        foreach (var cargo in estado.Recepcion!.Integrantes.Select(i => i.Cargo))
        {
            campos[$"firmas.{cargo}"] = "si";
            papeles = [.. papeles, ($"identificaciones.{cargo}", Comision.Pdf, "ine.pdf")];
        }

        Assert.Contains("entregó el recibo de pago y el estado de cuenta de la ministración 1", await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Papeles1, campos, papeles)), StringComparison.Ordinal);
        estado = await comite.EstadoAsync();
        Assert.True(estado.Convenio!.Papeles[1].PorRevisar);
        var fichas = await sitio.FichasAsync(comite.Folio);
        Assert.Equal(3, fichas.Count);
        Assert.All(fichas, f => Assert.Equal("002180700012345670", f.Cuentas[comite.Folio]));
        Assert.DoesNotContain("0021807", await comite.VerAsync(), StringComparison.Ordinal);

        // Who reviews them compares the account with the statement.
        var revision = WebUtility.HtmlDecode(await (await sitio.EntrarAsync("operador", "op-9", "operacion")).GetStringAsync($"/operacion/expediente/{comite.Folio}/acto/revisar-papeles"));
        Assert.Contains("CLABE 002180700012345670, del banco con clave 002 y la cuenta 70001234567", revision, StringComparison.Ordinal);

        // The same statement again records nothing; with another account it is a correction, which is recorded while the term runs.
        var version = await VersionAsync();
        Assert.Null(await OtraVezAsync("otra-orden"));
        Assert.Equal(version, await VersionAsync());
        campos["cuenta.clabe"] = "002180700098765436";
        Assert.Null(await OtraVezAsync("corregida"));
        Assert.True(await VersionAsync() > version);
        Assert.All(await sitio.FichasAsync(comite.Folio), f => Assert.Equal("002180700098765436", f.Cuentas[comite.Folio]));

        // Once they were found complete nothing changes, and it is said.
        await sitio.HacerAsync(comite.Folio, new RevisarPapeles(1, []), Sitio.Operador);
        campos["cuenta.clabe"] = "002180700012345670";
        Assert.Equal("PAPELES_COMPLETOS", (await OtraVezAsync("tarde"))!.Codigo);
        Assert.All(await sitio.FichasAsync(comite.Folio), f => Assert.Equal("002180700098765436", f.Cuentas[comite.Folio]));

        async Task<long> VersionAsync() => (await sitio.De<Repositorio>().CargarAsync<Expediente>(comite.Folio)).Version;
        Task<Rechazo?> OtraVezAsync(string orden) => sitio.De<MiExpediente>().HacerAsync(
            comite.Folio,
            AccionesDelComite.Papeles1,
            orden,
            campos.ToImmutableDictionary(),
            papeles[1..2].ToDictionary(p => p.Item1, p => (ReadOnlyMemory<byte>)p.Item2),
            new Actor(Rol.Solicitante, estado.Recepcion!.Integrantes.Single(i => i.Cargo == "Tesorero").Persona.Valor),
            $"{comite.Folio}:Tesorero");
    }

    [Fact, Prueba("PCS-4.2.3.3-10")]
    public async Task AClabeWhoseCheckDigitDoesNotMatchIsConfirmedAsItIsBeforeItIsHandedIn()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Papeles);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.ConvenioSuscrito && !e.Convenio!.Papeles.ContainsKey(1));
        const string Casilla = "name=\"cuenta.clabe_correcta\"";
        Assert.DoesNotContain(Casilla, await comite.VerAsync(AccionesDelComite.Papeles1), StringComparison.Ordinal);
        Dictionary<string, string> campos = new() { ["cuenta.clabe"] = "002180700012345678", ["cuenta.numero"] = "7001234567", ["cuenta.banco"] = "Banco de muestra", ["cuenta.titulares"] = "si", ["cuenta.fecha_emision"] = "23/08/2019" };
        var respuesta = await comite.EnviarAsync(AccionesDelComite.Papeles1, campos, [("papeles.estado_de_cuenta", Comision.Pdf, "cuenta.pdf")]);
        var pagina = WebUtility.HtmlDecode(await respuesta.Content.ReadAsStringAsync());
        var falla = Assert.Single(await RechazoAsync(respuesta));
        Dice([falla], "cuenta.clabe_correcta", "El dígito de control de la CLABE (posición 18) no corresponde a los demás", "PCS-4.2.3.3-10");
        Assert.All([Casilla, "value=\"002180700012345678\"", "La CLABE es correcta como está", ">cuenta.pdf</a>"], x => Assert.Contains(x, pagina, StringComparison.Ordinal));
        Assert.DoesNotContain(1, (await comite.EstadoAsync()).Convenio!.Papeles.Keys);

        // What was confirmed is that CLABE, and not another one.
        (campos["cuenta.clabe_correcta"], campos["cuenta.clabe_vista"], campos["cuenta.clabe"]) = ("si", "002180700012345678", "002180700012345679");
        respuesta = await comite.EnviarAsync(AccionesDelComite.Papeles1, campos);
        Assert.DoesNotContain("id=\"c-cuenta-clabe_correcta\" name=\"cuenta.clabe_correcta\" value=\"si\" checked", WebUtility.HtmlDecode(await respuesta.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Dice(await RechazoAsync(respuesta), "cuenta.clabe_correcta", "marque «La CLABE es correcta como está»", "PCS-4.2.3.3-10");

        campos["cuenta.clabe"] = "002180700012345678";
        pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Papeles1, campos));
        Assert.Contains("Revise la CLABE de la ministración 1", pagina, StringComparison.Ordinal);
        Assert.Contains("corríjala entregando otra vez el estado de cuenta", pagina, StringComparison.Ordinal);
        Assert.True((await comite.EstadoAsync()).Convenio!.Papeles[1].ClabeConAdvertencia);

        // The card says which paper was observed, why, and what is in already.
        await sitio.HacerAsync(comite.Folio, new RevisarPapeles(1, [new DefectoDePapel(Papel.EstadoDeCuenta, "La hoja no muestra los tres nombres.")]), Sitio.Operador);
        pagina = await comite.VerAsync();
        Assert.Contains("<h3>Entregar de nuevo el estado de cuenta</h3>", pagina, StringComparison.Ordinal);
        Assert.Contains("hay que corregir: el estado de cuenta: La hoja no muestra los tres nombres. Falta también el recibo de pago.", pagina, StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-4.2.3.3-08", "PZ-08")]
    public async Task AReceiptWithoutItsStatementIsCompletedWhileTheTermRuns()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Papeles);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.ConvenioSuscrito && !e.Convenio!.Papeles.ContainsKey(1));
        Dictionary<string, string> campos = [];
        List<(string, byte[], string)> recibo = [("papeles.recibo", Comision.Pdf, "recibo.pdf")];
        foreach (var cargo in (await comite.EstadoAsync()).Recepcion!.Integrantes.Select(i => i.Cargo))
        {
            campos[$"firmas.{cargo}"] = "si";
            recibo.Add(($"identificaciones.{cargo}", Comision.Pdf, "ine.pdf"));
        }

        var pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Papeles1, campos, [.. recibo]));
        Assert.Contains("Ya entregó el recibo de pago; falta el estado de cuenta.", pagina, StringComparison.Ordinal);
        Assert.Contains("<h3>Entregar el recibo de pago y el estado de cuenta</h3>", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("La oficina los revisa.", pagina, StringComparison.Ordinal); // It waits for the rest.
        Assert.Contains("Ya se recibió", await comite.VerAsync(AccionesDelComite.Papeles1), StringComparison.Ordinal);

        campos = new() { ["cuenta.clabe"] = "002180700012345670", ["cuenta.numero"] = "7001234567", ["cuenta.banco"] = "Banco de muestra", ["cuenta.titulares"] = "si", ["cuenta.fecha_emision"] = "23/08/2019" };
        pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Papeles1, campos, [("papeles.estado_de_cuenta", [.. Comision.Pdf, 10], "cuenta.pdf")]));
        Assert.Empty(PapelesNoEntregados.Faltantes(1, (await comite.EstadoAsync()).Convenio!.Papeles[1]));

        // Nothing is asked for any more; what is wrong in them can still be mended.
        Assert.DoesNotContain("<h3>Entregar el recibo de pago", pagina, StringComparison.Ordinal);
        Assert.Contains("Ya entregó los documentos para el pago de la ministración 1. La oficina los revisa.", pagina, StringComparison.Ordinal);
        Assert.Contains("Corregir los papeles del pago</a>. Ya entregó el recibo de pago y el estado de cuenta.", pagina, StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-4.2.4-02", "PZ-10")]
    public async Task APartOfTheAdjustmentIsCompletedFromWhatWasHandedIn()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Apoyados);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.Apoyado && Presupuesto.Vigente(e).Length > 1);
        await sitio.HacerAsync(comite.Folio, new EnviarObservaciones(Oficio, [new(1, OrigenObservacion.ComiteDictaminador, "Precise la meta."), new(2, OrigenObservacion.InstanciaEjecutora, "Desglose los materiales.")]), Sitio.Operador);
        await sitio.AtenderAsync();
        var pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Ajuste, new() { ["atiende.1"] = "si", ["8.1[1].monto_pcs"] = "1,000.50" }, [("proyecto", Comision.Pdf, "proyecto.pdf")]));
        Assert.Contains("dijo que atiende: 1. Precise la meta. Falta atender: 2. Desglose los materiales.", pagina, StringComparison.Ordinal);
        Assert.Contains("<h3>Completar el proyecto ajustado</h3>", pagina, StringComparison.Ordinal);

        // The form goes on from what was handed in.
        pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Ajuste, new() { ["atiende.2"] = "si" }, [("proyecto", [.. Comision.Pdf, 10], "proyecto.pdf")]));
        var entrega = (await comite.EstadoAsync()).Ajuste!.PorRevisar!;
        Assert.Equal([1, 2], entrega.Atiende.ToArray());
        Assert.Equal(1000.50m, entrega.Conceptos[0].MontoPcs);
        Assert.Contains("Sustituir el proyecto ajustado</a>", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("<h3>Completar", pagina, StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-4.2.8-03", "PCS-4.2.12-06")]
    public async Task AStatementAloneLeavesTheSecondReceiptToAskForAndACedulaThatAsksNothingMayBeAnswered()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Parciales);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Convenio.ExhibicionUnica: false, Informes.Parcial.Estatus: EstatusInforme.EnEvaluacion });
        await sitio.HacerAsync(comite.Folio, new EvaluarInformeParcial(true, "Cumple.", Oficio, Operacion.CierreTests.Evidencia, Operacion.CierreTests.Criterios), Sitio.Operador);
        var hoy = HoraDelCentro.Dia(sitio.Reloj.GetUtcNow()).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
        Dictionary<string, string> cuenta = new() { ["cuenta.clabe"] = "002180700012345670", ["cuenta.numero"] = "7001234567", ["cuenta.banco"] = "Banco de muestra", ["cuenta.titulares"] = "si", ["cuenta.fecha_emision"] = hoy };
        var pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Papeles2, cuenta, [("papeles.estado_de_cuenta", [.. Comision.Pdf, 10], "cuenta.pdf")]));
        Assert.Contains("Ya entregó el estado de cuenta; falta el recibo de pago.", pagina, StringComparison.Ordinal);
        Assert.Contains("Recibo firmado", await comite.VerAsync(AccionesDelComite.Papeles2), StringComparison.Ordinal);
        var programa = await ApiDelComiteTests.MiembroAsync(sitio, comite, "Tesorero");
        await ApiDelComiteTests.SubidoAsync(programa, comite, "papeles-2/papeles.recibo", Comision.Pdf);

        // Its answer is possible, and nobody waits for it.
        await sitio.HacerAsync(comite.Folio, new NotificarCedula(TipoInforme.Parcial, Oficio, Requiere: false), Sitio.Operador);
        await sitio.AtenderAsync();
        pagina = await comite.VerAsync();
        Assert.Contains("Responder la Cédula del Informe Parcial</a>. No requiere nada de forma expresa", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("<h3>Responder la Cédula", pagina, StringComparison.Ordinal);
        await ApiDelComiteTests.SubidoAsync(programa, comite, "cedula-parcial/documento", Comision.Pdf);
        await EscritoAsync(comite, AccionesDelComite.CedulaParcial, "PCS-4.2.12-06", "respondió la Cédula del Informe Parcial");
    }

    [Fact, Prueba("AMB-09", "PCS-A8-02", "AMB-36")]
    public async Task EachKindOfVoucherHasItsElementsAndItsBudgetLines()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Ministraciones: { } m } && m.Pagado - m.Ejercido > 2_000m);
        var estado = await comite.EstadoAsync();
        var renglon = Presupuesto.Vigente(estado).MaxBy(c => c.MontoPcs)!.Id;
        var dia = estado.Convenio!.Fecha!.Value.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

        var fallas = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante));
        Dice(fallas, "copia", "Elija el archivo", "PCS-A8-01");
        Dice(fallas, "tipo", "factura, recibo simple o lista de raya", "PCS-A8-01");

        (string, byte[], string)[] copia = [("copia", Comision.Pdf, "f.pdf")];
        fallas = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, new() { ["tipo"] = "factura", ["monto"] = "500", ["receptor_rfc"] = "XAXX010101000", ["fecha"] = "2019-10-01", ["pagado_el"] = "2019-10-01" }, copia));
        Dice(fallas, "numero", "debe traer su número", "PCS-A8-01");
        Dice(fallas, "receptor_nombre", "a nombre de", "PCS-A8-02");
        Dice(fallas, "receptor_rfc", "IND920604A49", "PCS-A8-02");
        Dice(fallas, "uuid", "folio fiscal", "PCS-A8-02");
        Dice(fallas, "conceptos", "listado de los bienes", "PCS-A8-02");
        Dice(fallas, "fecha", "anterior a la firma del Convenio", "PCS-A6-C3-10");
        Dice(fallas, "cargos", "Indique a qué conceptos", "PCS-4.2.8.1-01");
        fallas = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, new() { ["tipo"] = "recibo", ["numero"] = "1", ["fecha"] = dia, ["pagado_el"] = dia, ["monto"] = "500", ["cargos[1].renglon"] = renglon, ["cargos[1].monto"] = "600" }, copia));
        Dice(fallas, "prestador.nombre", "nombre y el domicilio", "PCS-A8-03");
        Dice(fallas, "concepto", "qué se compró o se pagó", "PCS-A8-03");
        Dice(fallas, "cargos", "el comprobante es de", "PCS-A8-01");
        fallas = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, new() { ["tipo"] = "lista", ["numero"] = "1", ["fecha"] = dia, ["pagado_el"] = dia, ["monto"] = "500", ["cargos[1].renglon"] = "zz", ["trabajadores[1].nombre"] = "Persona de muestra", ["trabajadores[1].importe"] = "400" }, copia));
        Dice(fallas, "actividades", "qué actividades", "PCS-A8-04");
        Dice(fallas, "periodo.desde", "Capture la fecha", "PCS-A8-04");
        Dice(fallas, "trabajadores", "identificación y firma", "PCS-A8-04");
        Dice(fallas, "cargos[1].renglon", "no está en el presupuesto autorizado", "PCS-A6-C3-01");

        // The salary of the representante, surnames first and without accents; somebody else of that name is told apart by the CURP.
        var representante = (await sitio.FichasAsync(comite.Folio)).First(f => f.Id == estado.Recepcion!.Integrantes[0].Persona);
        Dictionary<string, string> sueldo = new() { ["tipo"] = "lista", ["trabajadores[1].nombre"] = Dictamen.Core.TextoNormal.De($"{representante.ApellidoPaterno} {representante.ApellidoMaterno} {representante.Nombre}").ToUpperInvariant(), ["trabajadores[1].importe"] = "400" };
        Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, sueldo, copia)), "trabajadores[1].nombre", "integra el Comité", "AMB-09");
        sueldo["trabajadores[1].curp"] = representante.Curp;
        Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, sueldo, copia)), "trabajadores[1].nombre", "integra el Comité", "AMB-09");
        sueldo["trabajadores[1].curp"] = "HEGG560427MVZRRL04";
        Assert.DoesNotContain(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, sueldo, copia)), f => f.Contains("AMB-09", StringComparison.Ordinal));

        // A row more is a row in the form, where the page goes on, and nothing is recorded.
        Assert.Contains($"value=\"agregar:conceptos\" formaction=\"/expediente/{comite.Folio}/comprobante#c-conceptos-renglon-2\"", await comite.VerAsync(AccionesDelComite.Comprobante), StringComparison.Ordinal);
        var conOtro = await comite.EnviarAsync(AccionesDelComite.Comprobante, new() { ["numero"] = "F-7" }, boton: "agregar:conceptos");
        Assert.Contains("name=\"conceptos[2].descripcion\"", await conOtro.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("id=\"c-conceptos-renglon-2\"", await conOtro.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("value=\"F-7\"", await conOtro.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Each kind's own fields are apart, for the style sheet to show those of the one that was chosen; what was typed in the others stays.
        var elegida = await (await comite.EnviarAsync(AccionesDelComite.Comprobante, new() { ["tipo"] = "recibo", ["uuid"] = "0a1b" }, boton: "agregar:cargos")).Content.ReadAsStringAsync();
        Assert.Matches("id=\"c-tipo-recibo\"[^>]* checked", elegida);
        Assert.Matches("<div class=\"solo-si-factura\">[^§]{0,300}name=\"uuid\" value=\"0a1b\"", elegida);
        Assert.Matches("<div class=\"solo-si-recibo\">[^§]{0,300}name=\"prestador.nombre\"", elegida);
        Assert.Matches("<div class=\"solo-si-lista\">[^§]{0,300}name=\"actividades\"", elegida);
        Assert.DoesNotMatch("solo-si-[a-z]*\">[^§]{0,100}name=\"(numero|fecha|monto|copia)\"", elegida);
        var estilo = await (await comite.NavegadorAsync()).GetStringAsync(RecursosDelSitio.Url("dictamen.css"));
        Assert.All(["factura", "recibo", "lista"], t => Assert.Contains($"form:not(:has([value={t}]:checked)) .solo-si-{t}", estilo, StringComparison.Ordinal));

        Dictionary<string, string> factura = new()
        {
            ["tipo"] = "factura", ["numero"] = "F-7", ["fecha"] = dia, ["pagado_el"] = dia, ["monto"] = "500", ["uuid"] = "0a1b2c3d-0000-4000-8000-00000000abcd",
            ["receptor_nombre"] = "Instituto Nacional de Desarrollo Social", ["receptor_rfc"] = "IND920604A49",
            ["conceptos[1].descripcion"] = "Cemento", ["conceptos[1].costo"] = "300", ["conceptos[2].descripcion"] = "Varilla", ["conceptos[2].costo"] = "200", ["cargos[1].renglon"] = renglon,
        };
        var formato = await comite.VerAsync(AccionesDelComite.Comprobante);
        Assert.Contains("con el RFC IND920604A49; no a nombre del Comité", formato, StringComparison.Ordinal);

        // It keeps no draft: it is not sent without its session, which would lose what was typed.
        Assert.Contains(" data-sesion", formato, StringComparison.Ordinal);
        var acuse = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, factura, copia));
        Assert.Matches("Acuse: recibido el <strong>[0-9]+ de noviembre de 2019, [0-9:]{8}</strong>, hora del centro de México. [^<]*factura", acuse);
        Assert.Matches("<code class=\"huella\">[0-9a-f]{64}</code>", acuse);

        // It is found again from the file's page, to be printed; of what nobody of the committee did there is none.
        var enlace = Regex.Match(await comite.VerAsync(), $"/expediente/{comite.Folio}/(acuse/[0-9]+)\">Ver el acuse<span class=\"oculto\">: [^<]*factura");
        var impreso = await comite.VerAsync(enlace.Groups[1].Value);
        Assert.Contains(Regex.Match(acuse, "<code class=\"huella\">[0-9a-f]{64}</code>").Value, impreso, StringComparison.Ordinal);
        Assert.Matches("[0-9]+ de noviembre de 2019, [0-9:]{8} \\(hora del centro de México\\)", impreso);
        Assert.Equal(HttpStatusCode.Redirect, (await (await comite.NavegadorAsync()).GetAsync($"/expediente/{comite.Folio}/acuse/2")).StatusCode);

        // The same again adds nothing, and says so.
        var repetida = await comite.EnviarAsync(AccionesDelComite.Comprobante, factura, copia);
        Assert.Equal($"http://localhost/expediente/{comite.Folio}?repetido=comprobante", repetida.Headers.Location!.ToString());
        Assert.Contains("Ese comprobante ya estaba registrado: no se agregó nada.", System.Web.HttpUtility.HtmlDecode(await (await comite.NavegadorAsync()).GetStringAsync(repetida.Headers.Location)), StringComparison.Ordinal);
        await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, new()
        {
            ["tipo"] = "recibo", ["numero"] = "12", ["fecha"] = dia, ["pagado_el"] = dia, ["monto"] = "500", ["prestador.nombre"] = "Tienda de muestra", ["prestador.domicilio"] = "Calle de muestra 1", ["concepto"] = "Cemento", ["cargos[1].renglon"] = renglon, ["cargos[1].monto"] = "200",
        }, [("copia", [.. Comision.Pdf, 32], "r.pdf")]));
        var pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, new()
        {
            ["tipo"] = "lista", ["numero"] = "3", ["fecha"] = dia, ["pagado_el"] = dia, ["monto"] = "500", ["actividades"] = "Zanja", ["periodo.desde"] = dia, ["periodo.hasta"] = dia, ["cargos[1].renglon"] = renglon,
            ["trabajadores[1].nombre"] = "Persona de muestra", ["trabajadores[1].importe"] = "500", ["trabajadores[1].identificado"] = "si", ["trabajadores[1].firmo"] = "si",
        }, [("copia", [.. Comision.Pdf, 32, 32], "l.pdf")]));
        Assert.Contains("con una lista de raya", pagina, StringComparison.Ordinal);
        Assert.DoesNotContain("Persona de muestra", pagina, StringComparison.Ordinal);
        var nuevos = (await comite.EstadoAsync()).Ministraciones!.Comprobantes[^3..];
        Assert.Equal([TipoDeComprobante.Factura, TipoDeComprobante.ReciboSimple, TipoDeComprobante.ListaDeRaya], nuevos.Select(c => c.Tipo));
        Assert.Equal([500m, 200m, 500m], nuevos.Select(c => c.Monto));

        var repetido = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Comprobante, new() { ["tipo"] = "lista", ["numero"] = "3", ["fecha"] = dia, ["pagado_el"] = dia, ["monto"] = "5", ["periodo.desde"] = dia, ["periodo.hasta"] = dia }, copia));
        Assert.Contains(repetido, f => f.Contains("ya está registrado", StringComparison.Ordinal));
    }

    [Fact]
    public async Task InformationIsAnsweredWithADocumentUntilItsLastMinute()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Parciales);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Informes.Parcial: { Estatus: EstatusInforme.EnEvaluacion, InformacionPedida: false } });
        await sitio.HacerAsync(comite.Folio, new RequerirInformacion(TipoInforme.Parcial, "Falta una minuta.", Oficio), Sitio.Operador);
        await sitio.AtenderAsync();
        foreach (var pagina in new[] { await comite.VerAsync(), await comite.VerAsync(AccionesDelComite.InformacionParcial) })
        {
            Assert.Contains("La oficina lo motivó así: «Falta una minuta.»", pagina, StringComparison.Ordinal);
            Assert.Contains($"/expediente/{comite.Folio}/documento/{Oficio}\">Leer: Oficio del requerimiento de información", pagina, StringComparison.Ordinal);
        }

        var plazo = (await comite.EstadoAsync()).Plazos["PZ-26/parcial"];
        var tarde = new ComiteEnSuExpediente(sitio, comite.Folio);
        var rechazo = await tarde.EnviarTardeAsync(AccionesDelComite.InformacionParcial, plazo.Fin, [("documento", Comision.Pdf, "a.pdf")]);
        Assert.Contains("Plazo terminado", await tarde.VerAsync(), StringComparison.Ordinal);
        foreach (var pagina in new[] { HttpUtility.HtmlDecode(await rechazo.Content.ReadAsStringAsync()), await tarde.VerAsync(AccionesDelComite.InformacionParcial) })
        {
            Assert.Contains("El plazo terminó y ya no puede enviarse.", pagina, StringComparison.Ordinal);
            Assert.DoesNotContain("<form id=\"", pagina, StringComparison.Ordinal);
        }

        var fallas = await RechazoAsync(rechazo);
        Assert.Contains(fallas, f => f.Contains($"terminó el {plazo.UltimoDia:dd/MM/yyyy} a las 24:00", StringComparison.Ordinal) && f.EndsWith("(PZ-26)", StringComparison.Ordinal));

        sitio.Reloj.Poner(plazo.Fin.AddMinutes(-1));
        await EscritoAsync(tarde, AccionesDelComite.InformacionParcial, "PCS-4.2.12-03", "entregó la información adicional del Informe Parcial");
        Assert.NotNull((await comite.EstadoAsync()).Informes!.Parcial!.InformacionAdicional);
    }

    [Fact]
    public async Task ACedulaThatAsksIsAnswered()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Parciales);
        var comite = await DeAsync(sitio, e => e is { Estatus: Estatus.EnEjecucion, Informes.Parcial.Estatus: EstatusInforme.EnEvaluacion });
        await sitio.HacerAsync(comite.Folio, new EvaluarInformeParcial(true, "Cumple.", Oficio, Operacion.CierreTests.Evidencia, Operacion.CierreTests.Criterios), Sitio.Operador);
        await sitio.HacerAsync(comite.Folio, new NotificarCedula(TipoInforme.Parcial, Oficio, Requiere: true), Sitio.Operador);
        await sitio.AtenderAsync();
        await EscritoAsync(comite, AccionesDelComite.CedulaParcial, "PCS-4.2.12-06", "respondió la Cédula del Informe Parcial");
    }

    [Fact]
    public async Task ABreachIsAnsweredInDefence()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.EnEjecucion);
        await sitio.HacerAsync(comite.Folio, new RequerirPorIncumplimiento("No se encontró la obra.", Oficio), Sitio.Operador);
        await sitio.AtenderAsync();
        await EscritoAsync(comite, AccionesDelComite.Pormenorizado, "PCS-4.2.7-05", "rindió su informe pormenorizado");
        Assert.Equal(EtapaIncumplimiento.Oido, (await comite.EstadoAsync()).Cierre!.Incumplimiento!.Etapa);
    }

    [Fact]
    public async Task ACommitteeWithdrawsGivesUpOrAsksToEnd()
    {
        await using (var sitio = await Sitio.EnAsync(Muestreo.Dia.Recepcion))
        {
            var comite = await DeAsync(sitio, e => e.Estatus is Estatus.Registrado or Estatus.Completo);
            await ConFirmasAsync(comite, AccionesDelComite.Desistir, "PCS-4.2.3.3-04", []);
            Assert.Equal(CausaNoApoyo.Renuncia, (await comite.EstadoAsync()).Causa);
        }

        await using (var sitio = await Sitio.EnAsync(Muestreo.Dia.Ajustes))
        {
            var comite = await DeAsync(sitio, e => e.Estatus is Estatus.Apoyado or Estatus.EnAjuste1 or Estatus.ConvenioEnviado);
            await ConFirmasAsync(comite, AccionesDelComite.Renunciar, "PCS-4.2.3.3-04", []);
            Assert.Equal(CausaNoApoyo.Renuncia, (await comite.EstadoAsync()).Causa);
        }

        await using (var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion))
        {
            var comite = await DeAsync(sitio, e => e.Estatus == Estatus.EnEjecucion);
            Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Terminar)), "motivo", "Falta la motivación", "PCS-4.2.7-01");
            await ConFirmasAsync(comite, AccionesDelComite.Terminar, "PCS-4.2.7-01", new() { ["motivo"] = "La comunidad se reubicó." });
            Assert.True((await comite.EstadoAsync()).Cierre!.TerminacionSolicitada);
        }
    }

    [Fact, Prueba("PCS-4.2.6-01", "PCS-4.2.6-05", "PCS-4.2.6-07", "PCS-A6-C20-01")]
    public async Task TheAgreementIsModifiedAndForceMajeureIsTold()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.EnEjecucion);
        Dictionary<string, string> causa = new() { ["identificada_el"] = "2019-11-26", ["causa"] = "El río se llevó el camino.", ["terminos"] = "Cambiar cemento por lámina." };
        Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Modificar)), "identificada_el", "Capture la fecha", "PCS-4.2.6-01");
        await ConFirmasAsync(comite, AccionesDelComite.Modificar, "PCS-4.2.6-01", causa);
        await sitio.HacerAsync(comite.Folio, new RequerirDocumentosDeModificatorio("Falta el dictamen de Protección Civil.", Oficio), Sitio.Operador);
        await sitio.AtenderAsync();
        await EscritoAsync(comite, AccionesDelComite.DocumentosDeModificatorio, "PCS-4.2.6-05", "entregó la documentación requerida para modificar el Convenio");
        await sitio.HacerAsync(comite.Folio, new EnviarModificatorio(Oficio, true, "La obra puede continuar.", Oficio), Sitio.Operador);
        await sitio.AtenderAsync();
        foreach (var cargo in (await comite.EstadoAsync()).Recepcion!.Integrantes.Select(i => i.Cargo).ToList())
        {
            Assert.Contains($"Firmar como {cargo}", await comite.VerAsync(AccionesDelComite.FirmarModificatorio, cargo), StringComparison.Ordinal);
            Assert.Contains($"Firmó el Instrumento Modificatorio: {cargo}", await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.FirmarModificatorio, cargo: cargo)), StringComparison.Ordinal);
        }

        Assert.Equal(EtapaDeModificatorio.Vigente, (await comite.EstadoAsync()).Convenio!.Modificatorio!.Etapa);
        Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.FuerzaMayor, new() { ["ocurrido_el"] = "2019-11-26", ["hechos"] = "Deslave." })), "prueba", "Elija el archivo", "PCS-A6-C20-01");
        var pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.FuerzaMayor, new() { ["ocurrido_el"] = "2019-11-26", ["hechos"] = "Deslave." }, [("documento", Comision.Pdf, "a.pdf"), ("prueba", Comision.Pdf, "b.pdf")]));
        Assert.Contains("dio aviso en tiempo de una causa de fuerza mayor", pagina, StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-3.6.2-02", "AMB-50", "DH-40-01")]
    public async Task ANoticeThatDidNotArriveTakesEffectWithTheCommitteesAcknowledgement()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Ejecucion);
        var comite = await DeAsync(sitio, e => e.Estatus == Estatus.EnEjecucion);
        await sitio.HacerAsync(comite.Folio, new RequerirPorIncumplimiento("No se encontró la obra.", Oficio), Sitio.Operador);
        await sitio.HacerAsync(comite.Folio, new RegistrarRebote("incumplimiento-1", "buzón lleno"), Actor.Sistema);
        Assert.Contains("no pudo entregarse por correo", await comite.VerAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("PZ-21/1", (await comite.EstadoAsync()).Plazos.Keys);
        var pagina = await comite.HechoAsync(await comite.EnviarAsync($"{AccionesDelComite.Acuse}-incumplimiento-1"));
        Assert.Contains("abrió el plazo para ", pagina, StringComparison.Ordinal);
        Assert.Contains("PZ-21/1", (await comite.EstadoAsync()).Plazos.Keys);
    }

    [Fact]
    public async Task MoneyGoesBackWithItsProof()
    {
        await using var sitio = await Sitio.EnAsync(Muestreo.Dia.Finales);
        var comite = await DeAsync(sitio, e => e.Ministraciones is { } m && m.Pagado > m.Ejercido && e.Cierre?.Reintegros is null or { IsEmpty: true } && e.Estatus == Estatus.EnEjecucion);
        (string, byte[], string)[] papel = [("comprobante", Comision.Pdf, "deposito.pdf")];

        // Its term runs since the year ended: it is asked for, with its day.
        var yo = (await comite.EstadoAsync()).Recepcion!.Integrantes[0];
        var debido = AccionesDelComite.De((await sitio.De<MiExpediente>().LeerAsync(comite.Folio, new Actor(Rol.Solicitante, yo.Persona.Valor), $"{comite.Folio}:{yo.Cargo}"))!).Single(p => p.Accion == AccionesDelComite.Reintegro);
        Assert.Equal((true, new DateOnly(2020, 1, 15)), (debido.Obligada, debido.Plazo!.UltimoDia));
        Assert.Contains("<h3>Reintegrar a la TESOFE lo que no se gastó</h3>", await comite.VerAsync(), StringComparison.Ordinal);
        var fallas = await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Reintegro));
        Dice(fallas, "comprobante", "Elija el archivo", "PCS-A6-C4H-02");
        Dice(fallas, "depositado_el", "Capture la fecha", "PCS-A6-C4H-02");
        Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Reintegro, new() { ["monto"] = "1", ["depositado_el"] = "2020-01-11" }, papel)), "depositado_el", "no puede ser futura", "PCS-A6-C4H-02");
        Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Reintegro, new() { ["monto"] = "1", ["depositado_el"] = "2019-10-30" }, papel)), "depositado_el", "anterior a la entrega", "PCS-A6-C4H-02");
        Dice(await RechazoAsync(await comite.EnviarAsync(AccionesDelComite.Reintegro, new() { ["monto"] = "90,000,000", ["depositado_el"] = "2020-01-10" }, papel)), "monto", "no rebasa lo entregado", "PCS-A6-C4H-01");
        var pagina = await comite.HechoAsync(await comite.EnviarAsync(AccionesDelComite.Reintegro, new() { ["monto"] = "1.50", ["rendimientos"] = "0.01", ["depositado_el"] = "2020-01-10" }, papel));
        Assert.Contains("Se acreditó el reintegro a la TESOFE de $1.50 más $0.01", pagina, StringComparison.Ordinal);
        Assert.Equal(1.50m, (await comite.EstadoAsync()).Cierre!.Reintegrado);

        // What was asked for is returned as it was asked for.
        await sitio.HacerAsync(comite.Folio, new RequerirReintegro([SupuestoReintegro.NoDestinado], 2m, 0.10m, Oficio), Sitio.Operador);
        await sitio.AtenderAsync();
        Assert.Contains("Son $2.00 no destinados a los fines autorizados, más $0.10 de rendimientos.", await comite.VerAsync(), StringComparison.Ordinal);
        papel = [("comprobante", Comision.OtroPdf, "deposito-2.pdf")];
        Dice(await RechazoAsync(await comite.EnviarAsync("reintegro-2", new() { ["monto"] = "1", ["depositado_el"] = "2020-01-10" }, papel)), "monto", "El depósito debe ser de $2.00", "PCS-A6-C4I-01");
        await comite.HechoAsync(await comite.EnviarAsync("reintegro-2", new() { ["depositado_el"] = "2020-01-10" }, papel));
        Assert.Equal(3.50m, (await comite.EstadoAsync()).Cierre!.Reintegrado);
        var cerrada = await (await comite.NavegadorAsync()).GetAsync($"/expediente/{comite.Folio}/reintegro-9");
        Assert.EndsWith("?cerrada=reintegro-9", cerrada.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AJUSTE_NO_ATENDIDO", AccionesDelComite.Ajuste, "Entregar el proyecto ajustado")]
    [InlineData("RECEPCION_INCOMPLETA", AccionesDelComite.Faltantes, "La solicitud no pasa a dictaminación.")]
    [InlineData("DOCS_10DH", AccionesDelComite.Papeles1, "Entregar el recibo de pago y el estado de cuenta")]
    [InlineData("RENUNCIA_PRESUNTA", AccionesDelComite.Firmar, "Firmar el Convenio de Concertación")]
    [InlineData("FINAL", AccionesDelComite.InformeFinal, "la calificación se hizo con lo que obra en el expediente")]
    public async Task ATermThatEndedIsToldExactlyAndWithoutReproach(string cual, string accion, string dice)
    {
        await using var sitio = await Sitio.ConMuestraAsync();
        var comite = await DeAsync(sitio, e => cual switch
        {
            "AJUSTE_NO_ATENDIDO" => e.Causa == CausaNoApoyo.AjusteNoAtendido,
            "RECEPCION_INCOMPLETA" => e.Estatus == Estatus.RecepcionIncompleta,
            "DOCS_10DH" => e.Causa == CausaNoApoyo.DocumentosNoEntregados,
            "RENUNCIA_PRESUNTA" => e is { Causa: CausaNoApoyo.Renuncia, Convenio.FirmadoPorComite: false },
            _ => e.Informes?.FinalNoEntregado == true,
        });
        var pagina = await comite.VerAsync();
        Assert.Contains("Plazos que terminaron", pagina, StringComparison.Ordinal);
        Assert.Contains(dice, pagina, StringComparison.Ordinal);

        var navegador = await comite.NavegadorAsync();
        var cerrada = await navegador.GetAsync($"/expediente/{comite.Folio}/{accion}");
        Assert.EndsWith($"?cerrada={accion}", cerrada.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("No puede hacerse ahora", await navegador.GetStringAsync(cerrada.Headers.Location), StringComparison.Ordinal);
    }

    // A form that is one document: without it, with something that is none, and with it.
    private static async Task EscritoAsync(ComiteEnSuExpediente comite, string accion, string regla, string relato)
    {
        Dice(await RechazoAsync(await comite.EnviarAsync(accion)), "documento", "Elija el archivo", regla);
        Dice(await RechazoAsync(await comite.EnviarAsync(accion, archivos: [("documento", Ejecutable, "a.pdf")])), "documento", "no es PDF", "PCS-4.2.2-01");
        Assert.Contains(relato, await comite.HechoAsync(await comite.EnviarAsync(accion, archivos: [("documento", Comision.Pdf, "a.pdf")])), StringComparison.Ordinal);
        var otraVez = await (await comite.NavegadorAsync()).GetAsync($"/expediente/{comite.Folio}/{accion}");
        Assert.Equal(HttpStatusCode.Redirect, otraVez.StatusCode);
    }

    private static async Task ConFirmasAsync(ComiteEnSuExpediente comite, string accion, string regla, Dictionary<string, string> campos)
    {
        var fallas = await RechazoAsync(await comite.EnviarAsync(accion, campos));
        Dice(fallas, "documento", "Elija el archivo", regla);
        Dice(fallas, "firmas", "Falta la firma de quien ocupa el cargo de Tesorero", regla);
        await comite.HechoAsync(await comite.EnviarAsync(accion, new(campos) { ["firmas"] = "si" }, [("documento", Comision.Pdf, "escrito.pdf")]));
    }
}
