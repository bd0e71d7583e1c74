using System.Globalization;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Web.E2E.Kit;
using Dictamen.Web.Solicitante.Formulario;
using Dictamen.Web.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Dictamen.Web.E2E;

/// <summary>A committee on a telephone: from the first link to the folio, and what was asked of it afterwards.</summary>
[Collection(nameof(Navegador))]
public sealed class RecorridoDelSolicitanteTests(Navegador navegador) : IAsyncLifetime
{
    private const string Correo = "comite@ejemplo.invalid";
    private SitioServido _sitio = null!;

    public async Task InitializeAsync()
    {
        _sitio = await SitioServido.ServirAsync(SitioServido.Publicacion, _ => false);
        await _sitio.PonerAsync(SitioServido.Publicacion.AddDays(1), new TimeOnly(10, 0));
    }

    public async Task DisposeAsync() => await _sitio.DisposeAsync();

    [Fact]
    public Task AnApplicationGoesFromTheFirstLinkToTheFolioOnATelephone() => navegador.ProbarAsync("solicitud", async prueba =>
    {
        var telefono = await prueba.AbrirAsync(Navegador.Angosto);
        await telefono.IrAsync(_sitio.Direccion);
        await telefono.SeguirAsync("Participar");
        await telefono.LlenarAsync([new("correo", Correo)]);
        await telefono.PulsarAsync("Recibir el enlace");
        Assert.Contains("Revise su correo", await telefono.TextoAsync(), StringComparison.Ordinal);

        await telefono.EntrarAsync(Assert.Single(_sitio.EnlacesEnviados(Correo)));
        var lista = telefono.Pagina.Url;
        Assert.StartsWith($"{_sitio.Direccion}/solicitud/", lista, StringComparison.Ordinal);
        Assert.Contains("0 de 14", await telefono.TextoAsync(), StringComparison.Ordinal);

        var campos = Comision.Campos(await Muestreo.SolicitudAsync(_sitio.Almacen));
        var apartados = FormatoDeSolicitud.Apartados(CatalogoDeProgramas.Pcs2019, Muestreo.Bases);
        foreach (var apartado in apartados.Take(5))
        {
            await CapturarAsync(telefono, lista, apartado, campos);
        }

        // A program that calls itself a document is not taken.
        await telefono.IrAsync($"{lista}/documentos");
        var envios = 0;
        telefono.Pagina.Request += (_, r) => envios += r.Method == "POST" ? 1 : 0;
        await telefono.Pagina.Locator("#c-doc-AAC").SetInputFilesAsync(new FilePayload { Name = "acta.pdf", MimeType = "application/pdf", Buffer = "MZ\u0090 This program cannot be run in DOS mode."u8.ToArray() });
        Assert.Equal(1, envios); // On a slow connection it does not travel twice to be refused twice.
        Assert.Contains("no es PDF", await telefono.Pagina.Locator(".resumen-errores").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("c-doc-AAC-error", await telefono.Pagina.Locator("#c-doc-AAC").GetAttributeAsync("aria-describedby"));

        // An identification waits until it is said which it is.
        var identificacion = telefono.Pagina.Locator("form[data-subida]", new() { Has = telefono.Pagina.Locator("select[name=tipo]") }).First;
        await identificacion.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "ine.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4 %%EOF"u8.ToArray() });
        Assert.Contains("Diga primero qué identificación es", await identificacion.Locator("[data-estado]").InnerTextAsync(), StringComparison.Ordinal);

        // Whoever leaves right after typing finds it when she comes back.
        await telefono.IrAsync($"{lista}/apartado/4");
        var texto = telefono.Pagina.Locator("main textarea").First;
        await texto.FillAsync("Lo último antes de salir");
        await telefono.SeguirAsync("Su solicitud");
        using var limite = new CancellationTokenSource(Limite.Respuesta);
        while ((await _sitio.De<IBorradorStore>().GetAsync(lista[(lista.LastIndexOf('/') + 1)..], limite.Token))!.Borrador.Campo("4") != "Lo último antes de salir")
        {
            await Task.Delay(50, limite.Token);
        }

        // Where the signal is lost, what was typed stays on the page.
        await telefono.IrAsync($"{lista}/apartado/4");
        Assert.Equal("Lo último antes de salir", await texto.InputValueAsync());
        var estado = telefono.Pagina.Locator("[data-estado]");
        await telefono.Pagina.Context.SetOfflineAsync(true);
        await texto.FillAsync("Lo que se escribió sin señal");
        await DiceAsync("Sin conexión: lo último que escribió no está guardado");
        await telefono.Pagina.GetByRole(AriaRole.Button, new() { Name = "Guardar y continuar" }).ClickAsync();
        await DiceAsync("No hay conexión: no se envió nada");
        Assert.Equal("Lo que se escribió sin señal", await texto.InputValueAsync());
        await telefono.Pagina.Context.SetOfflineAsync(false);
        await DiceAsync("Guardado a las");

        // At home the same page is open on a desk, and it is saved there.
        var mesa = await prueba.AbrirAsync(sesion: await telefono.SesionAsync());
        await mesa.IrAsync($"{lista}/apartado/4");
        Assert.Equal("Lo que se escribió sin señal", await mesa.Pagina.Locator("[name=\"4\"]").InputValueAsync());
        await mesa.LlenarAsync([new("4", campos["4"])]);
        await mesa.PulsarAsync("Guardar y continuar");

        // What the telephone types now takes nobody's place: it says so by itself, and with the button it says what is stored.
        await texto.FillAsync("Lo que se escribió sin saber");
        await DiceAsync("lo guardó otra persona");
        Assert.Empty(await telefono.BarrerasAsync());
        await telefono.PulsarAsync("Guardar y continuar");
        Assert.Equal(campos["4"], await telefono.Pagina.Locator(".resumen-errores q").InnerTextAsync());
        Assert.Equal("Lo que se escribió sin saber", await texto.InputValueAsync());
        Assert.Empty(await telefono.BarrerasAsync());
        Assert.Empty(await telefono.DesbordesAsync());
        await telefono.SeguirAsync("vea lo guardado");
        Assert.Equal(campos["4"], await texto.InputValueAsync());

        // The answer to a form that was refused is left and come back to as any page, with what was typed.
        await telefono.IrAsync($"{_sitio.Direccion}/enlace");
        await telefono.LlenarAsync([new("correo", "comite@ejemplo")]);
        await telefono.PulsarAsync("Recibir el enlace");
        Assert.Equal(1, await telefono.Pagina.Locator("#correo-error").CountAsync());
        await telefono.SeguirAsync("Dictamen");
        await telefono.EsperarPaginaAsync(() => telefono.Pagina.GoBackAsync());
        Assert.Equal("comite@ejemplo", await telefono.Pagina.Locator("[name=correo]").InputValueAsync());

        // Another day, on another device, with a link that was asked for again.
        await _sitio.PonerAsync(SitioServido.Publicacion.AddDays(3), new TimeOnly(19, 0));
        var otro = await prueba.AbrirAsync(Navegador.Angosto);
        await otro.IrAsync($"{_sitio.Direccion}/enlace");
        await otro.LlenarAsync([new("correo", Correo)]);
        await otro.PulsarAsync("Recibir el enlace");
        await otro.EntrarAsync(_sitio.EnlacesEnviados(Correo)[^1]);
        Assert.Equal(lista, otro.Pagina.Url);
        Assert.Contains("5 de 14", await otro.TextoAsync(), StringComparison.Ordinal);
        await otro.IrAsync($"{lista}/apartado/4");
        Assert.Equal(campos["4"], await otro.Pagina.Locator("[name=\"4\"]").InputValueAsync());

        foreach (var apartado in apartados.Skip(5))
        {
            await CapturarAsync(otro, lista, apartado, campos);
        }

        await otro.IrAsync($"{lista}/documentos");
        foreach (var (clave, requisito, _) in Requisitos.Claves(CatalogoDeProgramas.Pcs2019).Where(r => r.Requisito.EsDocumento && r.Requisito.Id != Requisitos.Anexo3))
        {
            if (requisito.Id == Requisitos.Identificacion)
            {
                await otro.Pagina.Locator($"#{Apartado.Ancla($"doc-{clave}")}-tipo").SelectOptionAsync("PASAPORTE");
            }

            await SubirAsync(otro, clave, Ventana.Documento(clave));
            Assert.Equal(0, await otro.Pagina.Locator(".resumen-errores").CountAsync());
        }

        await otro.SeguirAsync("Revisar y presentar");
        Assert.Equal(0, await otro.Pagina.Locator(".resumen-errores").CountAsync());
        Assert.DoesNotContain("Requisitos que faltan", await otro.TextoAsync(), StringComparison.Ordinal);
        Assert.Empty(await otro.DesbordesAsync());
        await otro.PulsarAsync("Presentar la solicitud");

        Assert.Equal($"{lista}/acuse", otro.Pagina.Url);
        var acuse = await otro.TextoAsync();
        Assert.Contains("PCS-2019-01-000001", acuse, StringComparison.Ordinal);
        Assert.Contains("24 de octubre de 2019, 19:0", acuse, StringComparison.Ordinal);
        Assert.Contains("Qué sigue", acuse, StringComparison.Ordinal);
        Assert.Empty(await otro.BarrerasAsync());
        Assert.Empty(await otro.DesbordesAsync());
        foreach (var integrante in Muestreo.Proyectos[0].Integrantes)
        {
            Assert.Contains(_sitio.Mensajes(integrante.Correo), m => m.Contains("PCS-2019-01-000001", StringComparison.Ordinal) && m.Contains("/e?t=", StringComparison.Ordinal));
        }

        // Anyone can check the receipt with what is printed on it.
        var cualquiera = await prueba.AbrirAsync(Navegador.Angosto);
        var huella = await otro.Pagina.Locator("dd code").First.InnerTextAsync();
        await cualquiera.IrAsync($"{_sitio.Direccion}/verificar");
        await cualquiera.LlenarAsync([new("folio", "PCS-2019-01-000001"), new("huella", huella)]);
        await cualquiera.PulsarAsync("Verificar");
        Assert.Contains("El acuse es auténtico", await cualquiera.TextoAsync(), StringComparison.Ordinal);
        Assert.Empty(otro.Errores);

        Task DiceAsync(string que) => estado.Filter(new() { HasText = que }).WaitForAsync();
    });

    [Fact]
    public Task ACorrectionIsTakenOnTheLastMinuteOfTheLastDayAndRefusedOneMinuteLater() => navegador.ProbarAsync("subsanacion", async prueba =>
    {
        var puntual = await PrevenidoAsync(0);
        var tarde = await PrevenidoAsync(1);
        var ultimo = (await _sitio.EsperarAsync(puntual, e => e.Plazos.ContainsKey("PZ-03"))).Plazos["PZ-03"].UltimoDia;
        Assert.Equal(ultimo, (await _sitio.EsperarAsync(tarde, e => e.Plazos.ContainsKey("PZ-03"))).Plazos["PZ-03"].UltimoDia);
        await _sitio.PonerAsync(ultimo, new TimeOnly(23, 55));

        var (una, otra) = (await AbrirAsync(prueba, puntual), await AbrirAsync(prueba, tarde));
        Assert.Contains($"{ultimo.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}", await una.TextoAsync(), StringComparison.Ordinal);
        foreach (var ventana in new[] { una, otra })
        {
            await ventana.SeguirAsync("Entregar los documentos que faltan");

            // What would be refused when it arrives does not travel.
            await ventana.Pagina.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "foto.heic", MimeType = "image/heic", Buffer = [1] });
            await ventana.Pagina.GetByRole(AriaRole.Button, new() { Name = "Enviar", Exact = true }).ClickAsync();
            await ventana.Pagina.Locator("[data-estado]", new() { HasText = "foto.heic no es de un tipo que se admita (pdf, jpg, jpeg, png)" }).WaitForAsync();
            await ventana.LlenarAsync([new("ESCRITO_PARENTESCO", "escrito")]);
        }

        await _sitio.PonerAsync(ultimo, new TimeOnly(23, 59));
        await una.PulsarAsync("Enviar");
        Assert.Contains("Quedó registrado", await una.TextoAsync(), StringComparison.Ordinal);
        Assert.Empty((await _sitio.EsperarAsync(puntual, _ => true)).Subsanacion!.Pendientes);

        await _sitio.PonerAsync(ultimo.AddDays(1), new TimeOnly(0, 1));
        await otra.PulsarAsync("Enviar");
        var negativa = await otra.TextoAsync();
        Assert.Contains(ultimo.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), negativa, StringComparison.Ordinal);
        Assert.Contains("24:00", negativa, StringComparison.Ordinal);
        Assert.Equal(Estatus.RecepcionIncompleta, (await _sitio.EsperarAsync(tarde, e => e.Estatus != Estatus.Prevenido)).Estatus);
        await otra.IrAsync($"{_sitio.Direccion}/expediente/{tarde}");
        Assert.Contains("Por ahora no se le pide nada", await otra.TextoAsync(), StringComparison.Ordinal);
    });

    [Fact]
    public Task TheKeyboardAloneGoesFromTheSkipLinkThroughTheFormToTheFieldThatTheErrorNames() => navegador.ProbarAsync("teclado", async prueba =>
    {
        var ventana = await prueba.AbrirAsync();
        var (pagina, teclado) = (ventana.Pagina, ventana.Pagina.Keyboard);
        Task<string> EnfocadoAsync() => ventana.EvaluarAsync<string>("document.activeElement.id || document.activeElement.textContent.trim()");
        await ventana.IrAsync($"{_sitio.Direccion}/convocatoria/PCS-2019-01/participar");
        await teclado.PressAsync("Tab");
        Assert.Equal("Ir al contenido", await EnfocadoAsync());
        await teclado.PressAsync("Enter");
        await teclado.PressAsync("Tab");
        Assert.Equal("correo", await EnfocadoAsync());
        await teclado.TypeAsync("esto no es un correo");
        await teclado.PressAsync("Tab");
        Assert.Equal("Recibir el enlace", await EnfocadoAsync());
        // The browser's own check would stop it; who goes on is the server.
        await pagina.Locator("form").First.EvaluateAsync("f => f.noValidate = true");
        await ventana.EsperarPaginaAsync(() => teclado.PressAsync("Enter"));
        Assert.StartsWith("Error: ", await pagina.TitleAsync(), StringComparison.Ordinal);
        Assert.True(await ventana.EvaluarAsync<bool>("document.activeElement.classList.contains('resumen-errores')"));
        await teclado.PressAsync("Tab");
        await teclado.PressAsync("Enter");
        Assert.Equal("correo", await EnfocadoAsync());
        Assert.Equal("esto no es un correo", await pagina.Locator("#correo").InputValueAsync());
    });

    // An application without the writing about kinship, for which its committee was asked.
    private async Task<string> PrevenidoAsync(int proyecto)
    {
        var solicitud = await Muestreo.SolicitudAsync(_sitio.Almacen, proyecto, "ESCRITO_PARENTESCO");
        var (folio, rechazo) = await _sitio.De<Solicitudes>().RecibirAsync(Muestreo.Id, $"e2e-{proyecto}", solicitud, new Actor(Rol.Solicitante, "x"));
        Assert.True(rechazo is null, rechazo?.Mensaje);
        await _sitio.HacerAsync(folio.ToString()!, new RequerirSubsanacion([]), new Actor(Rol.Operador, "operador-1"));
        return folio.ToString()!;
    }

    private async Task<Ventana> AbrirAsync(Prueba prueba, string folio)
    {
        var yo = (await _sitio.EsperarAsync(folio, _ => true)).Recepcion!.Integrantes[0];
        var ventana = await prueba.AbrirAsync(Navegador.Angosto);
        await ventana.EntrarAsync(await _sitio.EnlaceAsync("expediente", yo.Persona.Valor, $"folio:{folio}:{yo.Cargo}"));
        return ventana;
    }

    // Rows are added with their button before they are typed into.
    private static async Task CapturarAsync(Ventana ventana, string lista, Apartado apartado, Dictionary<string, string> campos)
    {
        await ventana.IrAsync($"{lista}/apartado/{apartado.Id}");
        foreach (var tabla in apartado.Partes.OfType<Tabla>().Where(t => t.Fijos.IsEmpty))
        {
            for (var faltan = tabla.Renglones(campos).Count() - 1; faltan > 0; faltan--)
            {
                await ventana.SeguirAsync(ventana.Pagina.Locator($"button[value=\"agregar:{tabla.Ruta}\"]"));
            }
        }

        await ventana.LlenarAsync(apartado.Campos(campos).Select(c => c.Ruta).Where(campos.ContainsKey).Select(r => KeyValuePair.Create(r, campos[r])));
        Assert.Empty(await ventana.DesbordesAsync());
        await ventana.PulsarAsync("Guardar y continuar");
        Assert.Equal(0, await ventana.Pagina.Locator(".resumen-errores").CountAsync());
    }

    // With JavaScript, choosing the file sends it.
    private static Task SubirAsync(Ventana ventana, string clave, FilePayload archivo) =>
        ventana.EsperarPaginaAsync(() => ventana.Pagina.Locator($"#{Apartado.Ancla($"doc-{clave}")}").SetInputFilesAsync(archivo));
}
