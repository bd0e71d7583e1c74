using System.Globalization;
using System.Text.RegularExpressions;
using Dictamen.App.Notificaciones;
using Dictamen.App.Programas;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E2_Subsanacion;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Plazos;
using Xunit;

namespace Dictamen.App.Tests.Notificaciones;

/// <summary>Every message that the law orders can be written, and says what it must.</summary>
public sealed partial class PlantillasTests
{
    private static readonly CultureInfo Invariante = CultureInfo.InvariantCulture;
    private static readonly DateTimeOffset Ahora = new(2019, 11, 14, 18, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Nombres => [.. Plantillas.Nombres];

    [Theory]
    [MemberData(nameof(Nombres))]
    [Prueba("LEY-01")]
    public void AMessageHasNoFieldLeftOpenAndCarriesTheLegend(string plantilla)
    {
        var correo = Redactar(new Notificacion("prueba", plantilla, "PCS-4.2.2-03", "PZ-03"));
        Assert.DoesNotMatch(@"\{[a-z_]+\}", correo.Asunto + correo.Texto);
        Assert.Contains("PCS-2019-01-000042", correo.Asunto, StringComparison.Ordinal);
        Assert.Contains(CatalogoDeProgramas.Pcs2019.Leyendas["LEY-01"], correo.Texto, StringComparison.Ordinal);
        Assert.Contains("PCS-4.2.2-03", correo.Texto, StringComparison.Ordinal);
        Assert.Contains("https://sitio.invalid/enlace", correo.Texto, StringComparison.Ordinal);
        Assert.InRange(correo.Asunto.Length, 10, 110);
    }

    [Fact]
    public void APreventionSaysHowItsTermIsCountedAndWhenItWouldEnd()
    {
        var correo = Redactar(new Notificacion("prevencion", "prevencion", "PCS-4.2.2-03", "PZ-03"));
        Assert.Contains("Tienen 5 días hábiles para enviar los documentos faltantes de la solicitud. Se cuentan desde el día hábil siguiente a aquel en que reciban este mensaje.", correo.Texto, StringComparison.Ordinal);
        Assert.Contains("viernes 22 de noviembre de 2019 a las 24:00", correo.Texto, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prevencion", "prevencion")]
    [InlineData("entrega-desestimada-1", "entrega-desestimada")]
    [Prueba("PCS-4.2.2-03")]
    public void WhatIsAskedForSaysWhichDocumentItIsWhateverTheOfficersReason(string clave, string plantilla)
    {
        var prevenido = EnPrueba() with
        {
            Subsanacion = new Subsanacion { Pedidos = [new Faltante("CURP/Tesorero", "PCS-3.3-07", "No se lee."), new Faltante("CURP/Secretario", "PCS-3.3-07", "No se entregó: Copia de la CURP (Secretario).")] },
        };
        var texto = Redactar(prevenido, new Notificacion(clave, plantilla, "PCS-4.2.2-03"), new Contexto(Ahora, Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema)).Texto;
        Assert.Contains("- Copia de la CURP (Tesorero): No se lee.\n- No se entregó: Copia de la CURP (Secretario).\n", texto, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-12.2-01", "PCS-12.1-01")]
    public void AMessageSaysWhomToAskAndWhereToComplain()
    {
        var correo = Redactar(new Notificacion("prevencion", "prevencion", "PCS-4.2.2-03", "PZ-03"));
        Assert.Contains("Para dudas: Área de Atención Ciudadana del Indesol, 555554-0390, extensión 68666, pcs.atencionciudadana@indesol.gob.mx.", correo.Texto, StringComparison.Ordinal);
        Assert.Contains("https://sitio.invalid/contacto", correo.Texto, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("DH-83-01", "DH-39-01")]
    public void AResolutionSaysTheRemedyAgainstItBeforeWhomAndUntilWhen()
    {
        var correo = Redactar(new Notificacion("no-apoyado", "no-apoyado", "PCS-4.2.3.3-01"));
        Assert.Contains(
            "pueden impugnarla con el recurso de revisión (Ley Federal de Procedimiento Administrativo, artículos 83, 85 y 86): se presenta por escrito ante la autoridad que la emitió (Instituto Nacional de Desarrollo Social) en los 15 días hábiles que se cuentan desde el día hábil siguiente a aquel en que reciban este mensaje. Si lo reciben el 14 de noviembre, el último día es el viernes 6 de diciembre de 2019.",
            correo.Texto,
            StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PCS-A6-C4O-01", "PCS-A6-C17-03", "PCS-A6-C4H-01")]
    public void ARequestForARefundTellsHowMuchItIsAndWhomToAskHowItIsDeposited()
    {
        var pedido = EnPrueba() with { Cierre = new Cierre { Reintegros = [new Reintegro(1, [SupuestoReintegro.NoDestinado], 1_500m, 12.5m, EstatusReintegro.Requerido)] } };
        var texto = Redactar(pedido, new Notificacion("reintegro-1", "requerimiento-reintegro", "PCS-A6-C4I-01"), new Contexto(Ahora, Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema)).Texto;
        Assert.Contains("$1,500.00 del apoyo y $12.50 de rendimientos financieros: $1,512.50 en total.", texto, StringComparison.Ordinal);
        Assert.Contains("se pide antes a la oficina (Área de Atención Ciudadana del Indesol, 555554-0390", texto, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("convenio-suscrito")]
    [InlineData("ministracion-pagada")]
    [Prueba("PCS-A8-02")]
    public void WhoeverWillSpendKnowsInWhoseNameTheInvoicesAreMade(string plantilla) => Assert.Contains(
        "facturas van a nombre de «Instituto Nacional de Desarrollo Social», con el RFC IND920604A49, y no a nombre del Comité",
        Redactar(new Notificacion("x-1", plantilla, "PCS-4.2.8-01")).Texto,
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Nombres))]
    [Prueba("DH-83-01")]
    public void ExactlyWhatCanBeChallengedSaysSo(string plantilla) =>
        Assert.Equal(RecursoDeRevision.Procede(new Notificacion("x", plantilla, "DH-83-01")), Plantillas.De(plantilla).Cuerpo.Contains("{recurso}", StringComparison.Ordinal));

    [Fact]
    public void TheSameStateWritesTheSameMessage()
    {
        var notificacion = new Notificacion("folio", "folio-de-participacion", "PCS-4.2.2-02");
        Assert.Equal(Redactar(notificacion).Texto, Redactar(notificacion).Texto);
    }

    [Fact]
    public void WhatACommitteeWroteCannotBecomeMarkup()
    {
        var correo = Redactar(new Notificacion("folio", "folio-de-participacion", "PCS-4.2.2-02"), "<script>alert(1)</script>");
        var html = HtmlDeCorreo.De(correo.Texto);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ATermOfCalendarDaysIsNotSaidToBeginOnAWorkingDay()
    {
        var correo = Redactar(new Notificacion("reintegro-1", "requerimiento-reintegro", "PCS-A6-C17-02", "PZ-30"));
        Assert.Contains("Tienen 5 días naturales para reintegrar a la TESOFE los recursos no destinados a los fines autorizados. Se cuentan desde el día siguiente a aquel", correo.Texto, StringComparison.Ordinal);
    }

    [Theory]
    [Prueba("PZ-29", "PCS-A6-C4H-01")]
    [InlineData("2020-01-15 23:59:59", "y termina el miércoles 15 de enero de 2020 a las 24:00")]
    [InlineData("2020-01-16 00:00:00", "y terminó el miércoles 15 de enero de 2020 a las 24:00")]
    public void ARequestOfWhatWasNotAccruedTellsTheTermThatRunsWithoutIt(string cuando, string dice)
    {
        var contexto = new Contexto(HoraDelCentro.Instante(DateOnly.Parse(cuando[..10], Invariante), TimeOnly.Parse(cuando[11..], Invariante)), Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema);
        var requerido = new ReintegroRequerido(1, [SupuestoReintegro.NoDevengado], 100m, 0m, default, FechasDeReintegro.Plazo(SupuestoReintegro.NoDevengado, contexto.Hoy, contexto, "1"), null).Aplicar(EnPrueba());
        var texto = Redactar(requerido, requerido.Notificaciones[ReintegroRequerido.Aviso(1)], contexto).Texto;
        Assert.Contains($"El plazo corre sin que haga falta este aviso {dice}, hora del centro de México.", texto, StringComparison.Ordinal);
        Assert.DoesNotContain("Tienen", texto, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("PZ-29", "PCS-A6-C4H-01")]
    public void WhenTheTermToRefundRunsItSaysHowMuchUntilWhenAndWhatIsProvenStill()
    {
        var texto = Redactar(ConMinistracion(), new Notificacion("reintegro-sin-peticion", "reintegro-sin-peticion", "PCS-A6-C4H-01"), Enero).Texto;
        Assert.Contains("hay $60,000.00 que se entregaron y no se han comprobado", texto, StringComparison.Ordinal);
        Assert.Contains("a más tardar el miércoles 15 de enero de 2020 a las 24:00", texto, StringComparison.Ordinal);
        Assert.Contains("registren sus comprobantes antes de presentar el Informe Final", texto, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proyecto-terminado")]
    [InlineData("comunidad-impedida")]
    [Prueba("PCS-A6-C4H-01", "PCS-A6-C18-01")]
    public void TheResultSaysWhatIsStillOwed(string plantilla)
    {
        var resultado = new Notificacion("resultado-final", plantilla, "PCS-4.2.12-07");
        Assert.Contains("más sus rendimientos financieros: $60,000.00 que no se gastaron, a más tardar el miércoles 15 de enero de 2020. Entreguen", Redactar(ConMinistracion(), resultado, Enero).Texto, StringComparison.Ordinal);
        Assert.Contains("más sus rendimientos financieros: $60,000.00, cuyo plazo ya terminó. Entreguen", Redactar(new ReintegroVencido("PZ-29", 1, 60_000m, new DateOnly(2020, 1, 15)).Aplicar(ConMinistracion()), resultado, Enero).Texto, StringComparison.Ordinal);
        Assert.DoesNotContain("por reintegrar", Redactar(resultado).Texto, StringComparison.Ordinal);
    }

    [Fact]
    [Prueba("DH-31-01")]
    public void AnExtensionSaysForWhatAndWhenTheTermEndsNow()
    {
        var contexto = new Contexto(Ahora, Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema);
        var plazo = contexto.Plazo("PZ-26", new DateOnly(2019, 11, 14), "parcial");
        var ampliado = new PlazoAmpliado(plazo, Calendario.Lfpa.Recomputar(plazo with { Cantidad = 7 }), "Lo expide el municipio.", default).Aplicar(EnPrueba());
        var correo = Redactar(ampliado, Assert.Single(ampliado.Notificaciones).Value, contexto);
        Assert.Contains("Se amplió el plazo que tienen para entregar la información adicional del informe, en el proyecto «Agua cerca de la casa». Ahora termina el martes 26 de noviembre de 2019 a las 24:00", correo.Texto, StringComparison.Ordinal);
        Assert.Contains("numeral 4.2.12", correo.Texto, StringComparison.Ordinal);

        // The message may go out when the committee has answered already.
        Assert.Equal(correo.Texto, Redactar(ampliado.Cerrar(plazo.Id), Assert.Single(ampliado.Notificaciones).Value, contexto).Texto);
    }

    [Fact]
    public void ACedulaThatAsksForNothingTellsOfNoTermAndLeavesNoGap()
    {
        Assert.Contains("Tienen 5 días hábiles para entregar la información adicional del informe.", Redactar(new Notificacion("cedula-final", "cedula-observaciones", "PCS-4.2.12-05", "PZ-26")).Texto, StringComparison.Ordinal);
        var sinPlazo = Redactar(new Notificacion("cedula-final", "cedula-observaciones", "PCS-4.2.12-05")).Texto;
        Assert.DoesNotContain("Tienen", sinPlazo, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", sinPlazo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cedula-final", false, "El Informe Final obtuvo 78.5 puntos; se requieren al menos 80 para dar por terminado el proyecto. El resultado se les notificará aparte. Con su respuesta, la Instancia Ejecutora puede calificar otra vez el Informe Final")]
    [InlineData("cedula-final", true, null)]
    [InlineData("cedula-parcial", false, "El Informe Parcial no cumple lo establecido en el convenio.")]
    [Prueba("PCS-4.2.12-05", "AMB-41")]
    public void ACedulaSaysWhatTheReportObtainedOnceNothingUponItIsToBeResolved(string clave, bool divergencia, string? dice)
    {
        var evaluado = EnPrueba() with { Informes = new Informes { ParcialCumpleInstrumento = false, Calificacion = new Calificacion(78.5m, 98m, false, divergencia) } };
        var texto = Redactar(evaluado, new Notificacion(clave, "cedula-observaciones", "PCS-4.2.12-05"), new Contexto(Ahora, Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema)).Texto;
        Assert.Contains(dice ?? "Consúltenla con su enlace privado.\n\nLa Cédula no pide", texto, StringComparison.Ordinal);
        Assert.Equal(dice is not null && clave == "cedula-final", texto.Contains("78.5", StringComparison.Ordinal));
    }

    [Fact]
    [Prueba("PCS-4.2.3.2-01", "AMB-14", "AMB-15")]
    public void WhatIsNotPublishedYetIsNotToldAndTheMessageSaysWhy()
    {
        var correo = Redactar(EnPrueba(), new Notificacion("dictamen", "resultado-de-dictaminacion", "AMB-21"), Abierta("2019-11-01"));
        Assert.EndsWith("concluyó la dictaminación de su proyecto", correo.Asunto, StringComparison.Ordinal);
        Assert.Contains("no se adelanta, porque el de todos los proyectos se da a conocer al mismo tiempo", correo.Texto, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, false, "el martes 10 de diciembre de 2019, la primera ministración del proyecto", "el Informe Parcial (Anexo 9), a más tardar el miércoles 18 de diciembre de 2019; y el Informe Final (Anexo 10), a más tardar el viernes 31 de enero de 2020")]
    [InlineData(2, false, "la segunda ministración del proyecto", "presenten por el sistema el Informe Final (Anexo 10), a más tardar el viernes 31 de enero de 2020")]
    [InlineData(1, true, "la ministración, en una sola exhibición, del proyecto", "el Informe Parcial (Anexo 9)")]
    [Prueba("PCS-4.2.8-01", "PCS-A6-C4G-09", "PCS-A6-C4G-10", "PCS-A6-C4F-01")]
    public void APaymentSaysWhichItIsWhenItWasMadeUntilWhenItIsSpentAndWhatIsDueNext(int numero, bool unica, string cual, string sigue)
    {
        var contexto = new Contexto(HoraDelCentro.Instante(new DateOnly(2019, 12, 10), new TimeOnly(12, 0)), Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema);
        var parcial = contexto.Calendario.Computar(contexto.Programa.Termino("PZ-27") with { Fecha = new DateOnly(2019, 12, 18) }, contexto.Hoy);
        var pagado = EnPrueba() with
        {
            Convenio = new Convenio { ExhibicionUnica = unica },
            Ministraciones = new Ministraciones { Pagos = [new Ministracion(numero, 60_000m, EstatusMinistracion.Pagada, "x") { PagadaEl = contexto.Hoy }] },
        };
        var texto = Redactar((numero == 1 ? pagado.Abrir(parcial) : pagado).Abrir(contexto.Plazo("PZ-28", contexto.Hoy)), new Notificacion($"ministracion-{numero}", "ministracion-pagada", "PCS-4.2.8-01"), contexto).Texto;
        Assert.Contains(cual, texto, StringComparison.Ordinal);
        Assert.Contains(sigue, texto, StringComparison.Ordinal);
        Assert.Contains("a más tardar el martes 31 de diciembre de 2019, y reúnan", texto, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "entreguen por el sistema, con su enlace privado, el recibo de pago (Anexo 7) con la firma de todas")]
    [InlineData(true, "Ya entregaron sus papeles para este pago")]
    [Prueba("PCS-4.2.8-03", "PCS-4.2.8-04")]
    public void APartialReportThatMeetsTheAgreementSaysWhatIsPaidNextAndWhatItNeeds(bool entregado, string dice)
    {
        var contexto = new Contexto(Ahora, Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema);
        var convenio = new Convenio { Pagos = [60_000m, 40_000m] };
        convenio = entregado ? convenio with { Papeles = convenio.Papeles.Add(2, Papeles.Ninguno with { PorRevisar = true }) } : convenio;
        var texto = Redactar(EnPrueba() with { Convenio = convenio }, new Notificacion("valoracion-parcial", "segunda-ministracion", "PCS-4.2.8-04"), contexto).Texto;
        Assert.Contains("El Informe Parcial del proyecto «Agua cerca de la casa» se evaluó y cumple lo establecido en el convenio. La segunda ministración es de $40,000.00.", texto, StringComparison.Ordinal);
        Assert.Contains(dice, texto, StringComparison.Ordinal);
        Assert.Equal(!entregado, texto.Contains("no corre un plazo, pero sin él no puede pagarse, y el recurso se entrega y se ejerce a más tardar el martes 31 de diciembre de 2019", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2019-11-05", "La convocatoria recibe solicitudes hasta el martes 5 de noviembre de 2019 a las 24:00")]
    [InlineData("2019-11-06", "La convocatoria ya no recibe solicitudes.")]
    [Prueba("AMB-02")]
    public void AnIncompleteReceptionSaysUntilWhenThereMayBeAnotherApplication(string hoy, string dice)
    {
        var texto = Redactar(EnPrueba(), new Notificacion("recepcion-incompleta", "recepcion-incompleta", "PCS-4.2.2-07"), Abierta(hoy)).Texto;
        Assert.Contains(dice, texto, StringComparison.Ordinal);
        Assert.Contains("no agota su derecho a presentar un proyecto", texto, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resultado-de-dictaminacion", "se publicará a más tardar el miércoles 27 de noviembre de 2019, con la lista")]
    [InlineData("proyecto-completo", "los resultados se publicarán a más tardar el miércoles 27 de noviembre de 2019.")]
    [Prueba("PCS-4.2.3.2-01")]
    public void WhatIsToBePublishedHasItsLastDay(string plantilla, string dice) =>
        Assert.Contains(dice, Redactar(EnPrueba(), new Notificacion("x", plantilla, "PCS-4.2.3.2-01"), Abierta("2019-11-01")).Texto, StringComparison.Ordinal);

    [Theory]
    [InlineData("segunda-ministracion-negada", "su Informe Final (Anexo 10) a más tardar el viernes 31 de enero de 2020 a las 24:00")]
    [InlineData("terminacion-anticipada", "con sus rendimientos financieros, a más tardar el miércoles 15 de enero de 2020, aunque no se les requieran")]
    [InlineData("cedula-observaciones", "La Cédula no pide que la contesten")]
    [InlineData("convenio", "Deben firmarlo por el sistema, cada quien con su enlace privado")]
    [InlineData("segundo-ajuste", "Envíen el proyecto ajustado por el sistema, con su enlace privado.")]
    [Prueba("PCS-A6-C4G-10", "PCS-A6-C4H-01")]
    public void AMessageSaysHowToAnswerAndUntilWhen(string plantilla, string dice) =>
        Assert.Contains(dice, Redactar(new Notificacion("x", plantilla, "PCS-4.2.8-05")).Texto, StringComparison.Ordinal);

    [Fact]
    public void EveryNotificationThatOpensATermTellsIt()
    {
        var queAbren = Directory.EnumerateFiles(Path.Combine(Raiz(), "src", "Dictamen.Core"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => QueAbre().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.True(queAbren.Count > 7);
        Assert.All(queAbren, p => Assert.Contains("{plazo}", Plantillas.De(p).Cuerpo, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryNotificationThatCoreOrdersHasItsTemplate()
    {
        var ordenadas = Directory.EnumerateFiles(Path.Combine(Raiz(), "src", "Dictamen.Core"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Orden().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.True(ordenadas.Count > 15);
        Assert.Empty(ordenadas.Except(Plantillas.Nombres));
    }

    private static Ports.Correo Redactar(Notificacion notificacion, string proyecto = "Agua cerca de la casa") =>
        Redactar(EnPrueba(proyecto), notificacion, new Contexto(Ahora, Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema));

    private static Ports.Correo Redactar(Expediente expediente, Notificacion notificacion, Contexto contexto) =>
        Notificador.Redactar(expediente, notificacion, contexto, ["alguien@ejemplo.invalid"], new SitioPublico("https://sitio.invalid"));

    private static Contexto Enero => new(HoraDelCentro.Instante(new DateOnly(2020, 1, 2), new TimeOnly(12, 0)), Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema);

    private static Expediente ConMinistracion() => EnPrueba() with { Ministraciones = new Ministraciones { Pagos = [new Ministracion(1, 60_000m, EstatusMinistracion.Pagada, "x") { PagadaEl = new DateOnly(2019, 12, 10) }] } };

    // Published in the DOF on October 21, 2019: it receives until November 5.
    private static Contexto Abierta(string hoy)
    {
        var contexto = new Contexto(HoraDelCentro.Instante(DateOnly.Parse(hoy, Invariante), new TimeOnly(12, 0)), Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema);
        return contexto with { Convocatoria = Convocatoria.Inicial with { Recepcion = contexto.Plazo("PZ-02", new DateOnly(2019, 10, 21)) } };
    }

    private static Expediente EnPrueba(string proyecto = "Agua cerca de la casa") => Expediente.Inicial with
    {
        Folio = new Folio("PCS-2019-01", 42),
        Estatus = Estatus.Prevenido,
        Recepcion = new Recepcion(Ahora, new Huella(new string('a', 64)), "201500001/prueba", "Comunidad de prueba", proyecto, "V2", "2.2", false, 100_000m, 100_000m, 1, [], [], System.Collections.Immutable.ImmutableDictionary<string, Huella>.Empty, []),
    };

    private static string Raiz()
    {
        var carpeta = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(carpeta.FullName, "Dictamen.sln")))
        {
            carpeta = carpeta.Parent!;
        }

        return carpeta.FullName;
    }

    [GeneratedRegex("new Notificacion\\([^,]+, \"([a-z-]+)\"")]
    private static partial Regex Orden();

    [GeneratedRegex("new Notificacion\\([^,]+, \"([a-z-]+)\", \"[^\"]+\", ")]
    private static partial Regex QueAbre();
}
