using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Servicios;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;
using Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;
using Dictamen.Core.Expedientes.E7_Ministracion;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Tests.Kit;
using Xunit;
using Solicitudes = Dictamen.Core.Tests.Kit.Solicitudes;

namespace Dictamen.Core.Tests.Expedientes.E6_Convenio;

/// <summary>Change of members of the committee (3.6.2-7). The Asamblea of Thursday 12/12/2019 elects another treasurer: it may be told until the 19th.</summary>
public sealed class CambioDeIntegrantesTests
{
    private static readonly PersonaId Nueva = Mundo.Persona(4);

    private static readonly DatosDeIntegrante Datos = Solicitudes.Persona(7, 2);

    private static readonly ImmutableDictionary<string, Huella> Papeles =
        new[] { "AAC", "CURP/Tesorero", "IDENTIFICACION/Tesorero", "ESCRITO_PARENTESCO" }.Select((c, i) => KeyValuePair.Create(c, Mundo.Huella(851 + i))).ToImmutableDictionary();

    private static readonly InformarCambioDeIntegrantes Aviso = new(
        Reloj.Dia("2019-12-12"),
        [new Integrante("Tesorero", Nueva, Datos.Curp[10..11])],
        [Datos],
        Mundo.Huella(850),
        Papeles,
        ImmutableDictionary<string, string>.Empty.Add("Tesorero", "PASAPORTE"),
        ["SIN_PARENTESCO_OTORGANTES", "SIN_SERVIDORES_PUBLICOS"],
        []);

    private static readonly InformarCambioDeIntegrantes Incompleto = Aviso with { Documentos = Papeles.Remove("AAC").Remove("CURP/Tesorero") };

    private static Actor Comite => Camino.Integrante(1);

    private static Actor Entrante => new(Rol.Solicitante, Nueva.Valor);

    [Theory, Prueba("PCS-3.6.2-08", "PZ-23")]
    [InlineData("2019-12-19 23:59:59", true)]
    [InlineData("2019-12-20 00:00", false)]
    public void ItIsToldWithinFiveWorkingDaysAndALateNoticeIsReceivedAsLate(string cuando, bool enTiempo)
    {
        var hecho = Camino.EnEjecucion().Cuando(Aviso, cuando, Comite).EntoncesHay<CambioDeIntegrantesInformado>();
        Assert.Equal((enTiempo, Reloj.Dia("2019-12-13"), Reloj.Dia("2019-12-19")), (hecho.EnTiempo, hecho.Informar.PrimerDia, hecho.Informar.UltimoDia));
        Assert.Equal(!enTiempo, hecho.Relato.Contains("queda constancia", StringComparison.Ordinal));
        Assert.Empty(hecho.Faltantes);
    }

    [Fact, Prueba("PCS-3.6.2-08", "PZ-23", "PZ-24")]
    public void WhatIsToldOnPaperCountsFromTheDayOnWhichTheOfficeReceivedIt()
    {
        // Received on the last day of PZ-23 and captured on the next: told in time, and PZ-24 runs from the reception.
        var escrito = Aviso with { RecibidoEl = Reloj.Dia("2019-12-19") };
        var hecho = Camino.EnEjecucion().Cuando(escrito, "2019-12-20 11:00", Camino.Operador).EntoncesHay<CambioDeIntegrantesInformado>();
        Assert.Equal((true, Reloj.Dia("2019-12-20")), (hecho.EnTiempo, hecho.Prevenir.PrimerDia));
        Assert.Contains("El Comité informó por escrito, que la oficina recibió el 19/12/2019, el cambio", hecho.Relato, StringComparison.Ordinal);
        var tarde = Camino.EnEjecucion().Cuando(Aviso with { RecibidoEl = Reloj.Dia("2019-12-20") }, "2019-12-20 11:00", Camino.Operador).EntoncesHay<CambioDeIntegrantesInformado>();
        Assert.Equal((false, Reloj.Dia("2019-12-23")), (tarde.EnTiempo, tarde.Prevenir.PrimerDia));

        // On a day without work it is received on the next; the day is one between the Asamblea and today, and only the office's to say.
        Assert.Equal(Reloj.Dia("2019-12-17"), Camino.EnEjecucion().Cuando(Aviso with { RecibidoEl = Reloj.Dia("2019-12-14") }, "2019-12-16 11:00", Camino.Operador).EntoncesHay<CambioDeIntegrantesInformado>().Prevenir.PrimerDia);
        SeRechaza(Aviso, Camino.Operador);
        SeRechaza(Aviso with { RecibidoEl = Reloj.Dia("2019-12-11") }, Camino.Operador);
        SeRechaza(Aviso with { RecibidoEl = Reloj.Dia("2019-12-21") }, Camino.Operador);
        SeRechaza(escrito, Comite);
        void SeRechaza(InformarCambioDeIntegrantes aviso, Actor actor) =>
            Assert.Equal("recibido_el", Assert.Single(Camino.EnEjecucion().Cuando(aviso, "2019-12-20 11:00", actor).SeRechaza("PCS-3.6.2-08", "CONTENIDO_INVALIDO").Fallas).Campo);
    }

    [Fact, Prueba("PCS-3.6.2-10", "PZ-25")]
    public void WhatIsRemediedOnPaperIsInTimeIfItWasReceivedInTime()
    {
        var escrita = Subsanacion("AAC", "CURP/Tesorero");
        Assert.Null(Prevenido().Cuando(escrita with { RecibidoEl = Reloj.Dia("2019-12-20") }, "2019-12-23 10:00", Camino.Operador).EntoncesHay<CambioDeIntegrantesSubsanado>().Reabre);
        foreach (var (acto, actor) in new[] { (escrita, Camino.Operador), (escrita with { RecibidoEl = Reloj.Dia("2019-12-19") }, Camino.Operador), (escrita with { RecibidoEl = Reloj.Dia("2019-12-18") }, Comite) })
        {
            Assert.Equal("recibido_el", Assert.Single(Prevenido().Cuando(acto, "2019-12-18 10:00", actor).SeRechaza("PCS-3.6.2-10", "CONTENIDO_INVALIDO").Fallas).Campo);
        }

        // The change ended at 24:00, and what came until then is captured on the next working day.
        var e = Prevenido().Y(new VencerPlazo("PZ-25/1"), "2019-12-25 00:00", Actor.Sistema);
        e.Cuando(escrita with { RecibidoEl = Reloj.Dia("2019-12-25") }, "2019-12-26 10:00", Camino.Operador).SeRechaza("PZ-25", "FUERA_DE_PLAZO");
        e.Cuando(Subsanacion("AAC") with { RecibidoEl = Reloj.Dia("2019-12-24") }, "2019-12-26 10:00", Camino.Operador).SeRechaza("PZ-25", "FALTA_INFORMACION");
        e.Cuando(escrita, "2019-12-26 10:00", Comite).SeRechaza("PCS-3.6.2-10", "TRANSICION_NO_PERMITIDA");
        Assert.Equal("recibido_el", Assert.Single(e.Cuando(escrita, "2019-12-26 10:00", Camino.Operador).SeRechaza("PCS-3.6.2-10", "CONTENIDO_INVALIDO").Fallas).Campo);
        Assert.Equal((1, 0), (Ofrece(Camino.Operador), Ofrece(Comite)));
        var hecho = e.Cuando(escrita with { RecibidoEl = Reloj.Dia("2019-12-24") }, "2019-12-26 10:00", Camino.Operador).EntoncesHay<CambioDeIntegrantesSubsanado>();
        Assert.True(hecho.Completo);
        Assert.StartsWith("El Comité entregó por escrito, que la oficina recibió el 24/12/2019, de lo que se le pidió", hecho.Relato, StringComparison.Ordinal);
        Assert.EndsWith("Llegó dentro del plazo, que terminó el 24/12/2019: el cambio, que había quedado sin efecto, vuelve a revisión.", hecho.Relato, StringComparison.Ordinal);
        e.Y(escrita with { RecibidoEl = Reloj.Dia("2019-12-24") }, "2019-12-26 10:00", Camino.Operador);
        Assert.Equal((EtapaDeCambio.Subsanado, 0), (e.Estado.Convenio!.Cambio!.Etapa, Ofrece(Camino.Operador)));
        Assert.Equal("registrar-cambio", PendienteDeOficina.De(e.Estado)!.Acto);
        e.Cuando(new DesestimarCambioDeIntegrantes([new Hallazgo("AAC", "No está firmada.")]), "2019-12-26 11:00", Camino.Operador).EntoncesHay<CambioDeIntegrantesSinEfecto>();
        e.Y(new RegistrarCambioDeIntegrantes(), "2019-12-26 11:00", Camino.Operador);
        Assert.Equal(Nueva, Tesorero(e));

        int Ofrece(Actor actor) => AccionesDelComite.De(new MiProyecto(e.Estado, 0, e.En("2019-12-26 10:00", actor), e.Estado.Recepcion!.Integrantes[0])).Count(p => p.Accion == AccionesDelComite.SubsanarCambio);
    }

    [Fact, Prueba("PCS-3.6.2-10", "PZ-25")]
    public void WhatWasSetAsideIsNotReopenedByAWriting()
    {
        var e = Prevenido().Y(Subsanacion("AAC", "CURP/Tesorero"), "2019-12-18 10:00", Comite).Y(new DesestimarCambioDeIntegrantes([new Hallazgo("AAC", "No está firmada.")]), "2019-12-18 12:00", Camino.Operador);
        e.Cuando(Subsanacion("AAC") with { RecibidoEl = Reloj.Dia("2019-12-18") }, "2019-12-18 13:00", Camino.Operador).SeRechaza("PCS-3.6.2-10", "TRANSICION_NO_PERMITIDA");
    }

    [Fact, Prueba("PCS-3.6.2-10")]
    public void ADocumentIsHandedInAndNotDeclared()
    {
        var declarada = new SubsanarCambioDeIntegrantes(ImmutableDictionary<string, Huella>.Empty, ImmutableDictionary<string, string>.Empty, ["AAC", "CURP/Tesorero"]);
        Assert.Equal(["AAC", "CURP/Tesorero"], Prevenido().Cuando(declarada, "2019-12-18 10:00", Comite).SeRechaza("PCS-3.6.2-10", "CONTENIDO_INVALIDO").Fallas.Select(f => f.Campo));
    }

    [Fact, Prueba("PCS-3.6.2-10", "PCS-3.3-05")]
    public void TheSamePaperWithAnotherTypeOfIdentificationIsACorrection()
    {
        var e = Camino.EnEjecucion()
            .Y(Aviso with { Documentos = Papeles.Remove("AAC").Remove("IDENTIFICACION/Tesorero") }, "2019-12-16 16:00", Comite)
            .Y(new PrevenirCambioDeIntegrantes([]), "2019-12-17 09:00", Camino.Operador);
        var entrega = Subsanacion("IDENTIFICACION/Tesorero") with { Identificaciones = Aviso.Identificaciones };
        e.Y(entrega, "2019-12-18 10:00", Comite).Cuando(entrega, "2019-12-18 10:01", Comite).NoPasaNada();
        e.Y(entrega with { Identificaciones = Aviso.Identificaciones.SetItem("Tesorero", "INAPAM") }, "2019-12-18 11:00", Comite);
        Assert.Equal("INAPAM", e.Estado.Convenio!.Cambio!.Identificaciones["Tesorero"]);
    }

    [Fact, Prueba("PCS-3.6.2-08")]
    public void ItIsAChangeDuringTheProjectAndOneAtATime()
    {
        var e = Camino.EnEjecucion();
        e.Cuando(Aviso with { CambioEl = Reloj.Dia("2019-12-17") }, "2019-12-16 16:00", Comite).SeRechaza("PCS-3.6.2-08", "CONTENIDO_INVALIDO");
        e.Cuando(Aviso with { CambioEl = Reloj.Dia("2019-12-10") }, "2019-12-16 16:00", Comite).SeRechaza("PCS-3.6.2-08", "CONTENIDO_INVALIDO");
        e.Cuando(Aviso with { CambioEl = Reloj.Dia("2019-12-11") }, "2019-12-16 16:00", Comite).EntoncesHay<CambioDeIntegrantesInformado>();
        Camino.Suscrito().Cuando(Aviso, "2019-12-12 18:00", Comite).EntoncesHay<CambioDeIntegrantesInformado>();
        Camino.ConvenioRecibido().Cuando(Aviso, "2019-12-12 18:00", Comite).SeRechaza("PCS-3.6.2-08", "TRANSICION_NO_PERMITIDA");

        var informado = Informado();
        informado.Cuando(Aviso, "2019-12-17 10:00", Comite).NoPasaNada();
        informado.Cuando(Aviso with { Escrito = Mundo.Huella(899) }, "2019-12-17 10:00", Comite).SeRechaza("PCS-3.6.2-08", "CAMBIO_EN_CURSO");
    }

    [Fact, Prueba("PCS-3.3.1-02", "PCS-3.3.1-03", "PCS-3.3-02", "PCS-3.3-04")]
    public void WhoEntersLeavesThreeDistinctPeopleOfAgeInThreePosts()
    {
        var e = Camino.EnEjecucion();
        SeRechaza(Aviso with { Entran = [], Personas = [] }, "entran", "PCS-3.3.1-02");
        SeRechaza(Aviso with { Entran = [new Integrante("Vocal", Nueva, "M")], Personas = [Datos with { Cargo = "Vocal" }] }, "entran", "PCS-3.3.1-02");
        SeRechaza(Aviso with { Entran = [Aviso.Entran[0], Aviso.Entran[0]], Personas = [Datos, Datos] }, "entran", "PCS-3.3.1-02");
        SeRechaza(Aviso with { Personas = [Datos with { Cargo = "Secretario" }] }, "entran", "PCS-3.3.1-02");
        SeRechaza(Entra(Mundo.Persona(1)), "entran[1].curp", "PCS-3.3.1-03");
        SeRechaza(Entra(Mundo.Persona(3)), "entran[1].curp", "PCS-3.6.2-08");
        SeRechaza(Aviso with { Personas = [Datos with { Curp = Solicitudes.Curp(40, new DateOnly(2001, 12, 17), Sexo.Hombre) }] }, "entran[1].curp", "PCS-3.3-02");
        SeRechaza(Aviso with { Personas = [Datos with { Curp = Datos.Curp[..17] }] }, "entran[1].curp", "PCS-3.3-04");
        SeRechaza(Aviso with { Personas = [Datos with { Correo = "no es" }] }, "entran[1].correo", "PCS-4.2.2-01");

        // Of age on that very day; and two members may trade posts.
        e.Cuando(Aviso with { Entran = [new Integrante("Tesorero", Nueva, "H")], Personas = [Datos with { Curp = Solicitudes.Curp(40, new DateOnly(2001, 12, 16), Sexo.Hombre) }] }, "2019-12-16 16:00", Comite).EntoncesHay<CambioDeIntegrantesInformado>();
        e.Cuando(
            Aviso with
            {
                Entran = [new Integrante("Tesorero", Mundo.Persona(2), Datos.Curp[10..11]), new Integrante("Secretario", Mundo.Persona(3), Datos.Curp[10..11])],
                Personas = [Datos, Datos with { Cargo = "Secretario" }],
            },
            "2019-12-16 16:00",
            Comite).EntoncesHay<CambioDeIntegrantesInformado>();

        void SeRechaza(InformarCambioDeIntegrantes aviso, string campo, string regla) =>
            Assert.Contains(e.Cuando(aviso, "2019-12-16 16:00", Comite).SeRechaza(regla, "CONTENIDO_INVALIDO").Fallas, f => f.Campo == campo && f.Regla == regla && !f.Mensaje.Contains(Datos.Curp, StringComparison.Ordinal));
    }

    [Fact, Prueba("PCS-A6-C5-01", "AMB-02", "DH-21-01")]
    public void WhoIsInAnotherCommitteeOrInTheReviewOrRelatedToItDoesNotEnter()
    {
        var e = Camino.EnEjecucion();
        e.Cuando(Aviso with { EnOtroComite = [Nueva] }, "2019-12-16 16:00", Comite).SeRechaza("PCS-A6-C5-01", "CONTENIDO_INVALIDO");
        e.Cuando(Aviso with { EnOtroComite = [Mundo.Persona(9)] }, "2019-12-16 16:00", Comite).EntoncesHay<CambioDeIntegrantesInformado>();

        var miembro = new MiembroDelComite("ACADEMICO", Mundo.Persona(30), ["2.2"], Mundo.Huella(1));
        Con(miembro with { Persona = Nueva }).SeRechaza("DH-21-01", "CONTENIDO_INVALIDO");
        Con(miembro with { Parientes = [Nueva] }).SeRechaza("DH-21-01", "CONTENIDO_INVALIDO");
        Con(miembro).EntoncesHay<CambioDeIntegrantesInformado>();

        Escenario<Expediente> Con(MiembroDelComite m) => Camino.EnEjecucion()
            .Con(x => x.Convocatoria = Mundo.Convocatoria with { Integrantes = Mundo.Convocatoria.Integrantes.SetItem(m.Asiento, m) })
            .Cuando(Aviso, "2019-12-16 16:00", Comite);
    }

    [Fact, Prueba("PCS-3.6.2-08", "PCS-3.6.2-09", "AMB-05")]
    public void UntilItIsRegisteredTheMembersAreThoseWhoWereAndAfterwardsTheNewOnes()
    {
        var e = Informado();
        Assert.Equal(Mundo.Persona(3), Tesorero(e));
        Assert.Equal([Nueva], e.Estado.Notificaciones["cambio-informado-1"].Tambien.ToArray());
        e.Y(new RegistrarCambioDeIntegrantes(), "2019-12-17 10:00", Camino.Operador);
        Assert.Equal([Mundo.Persona(1), Mundo.Persona(2), Nueva], e.Estado.Recepcion!.Integrantes.Select(i => i.Persona).ToArray());
        Assert.Equal((Papeles["CURP/Tesorero"], "PASAPORTE"), (e.Estado.Recepcion.Documentos["CURP/Tesorero"], e.Estado.Recepcion.Identificaciones["Tesorero"]));
        Assert.False(e.Estado.Recepcion.Documentos.ContainsKey("AAC"));
        Assert.DoesNotContain(e.Estado.Plazos.Keys, k => k.StartsWith("PZ-24", StringComparison.Ordinal));

        // The last notice that who leaves gets, and the link of who enters.
        var aviso = e.Estado.Notificaciones["cambio-registrado-1"];
        Assert.Equal((Mundo.Persona(3), Nueva), (Assert.Single(aviso.Tambien), Assert.Single(aviso.ConEnlace)));
        e.Cuando(new RegistrarCambioDeIntegrantes(), "2019-12-17 11:00", Camino.Operador).SeRechaza("PCS-3.6.2-09", "TRANSICION_NO_PERMITIDA");

        // Another change is another number.
        Assert.Equal(2, e.Cuando(Entra(Mundo.Persona(5)) with { Escrito = Mundo.Huella(880) }, "2019-12-18 10:00", Comite).EntoncesHay<CambioDeIntegrantesInformado>().Numero);
    }

    [Fact, Prueba("PCS-3.6.2-08", "PCS-4.2.6-07")]
    public void WhatWasSignedBeforeStandsAndTheRestIsSignedByWhoEntered()
    {
        var e = Informado()
            .Y(new SolicitarModificatorio(Reloj.Dia("2019-12-12"), "El río se llevó el camino.", "Cambiar cemento por lámina.", Mundo.Huella(800), [Mundo.Persona(1), Mundo.Persona(2), Mundo.Persona(3)]), "2019-12-16 17:30", Comite)
            .Y(new EnviarModificatorio(Mundo.Huella(802), true, "La obra puede continuar con otro material.", Mundo.Huella(803)), "2019-12-17 09:00", Camino.Operador)
            .Recibe("modificatorio-1", "2019-12-17 10:00")
            .Y(new FirmarModificatorio(1), "2019-12-17 11:00", Camino.Integrante(1));
        e.Cuando(new FirmarModificatorio(1), "2019-12-17 11:30", Entrante).SeRechaza("PCS-4.2.6-07", "NO_ES_INTEGRANTE");
        e.Y(new RegistrarCambioDeIntegrantes(), "2019-12-17 12:00", Camino.Operador);
        e.Cuando(new FirmarModificatorio(1), "2019-12-17 12:30", Camino.Integrante(3)).SeRechaza("PCS-4.2.6-07", "NO_ES_INTEGRANTE");
        e.Y(new FirmarModificatorio(1), "2019-12-17 13:00", Entrante).Y(new FirmarModificatorio(1), "2019-12-17 13:30", Camino.Integrante(2));
        Assert.Equal(EtapaDeModificatorio.Vigente, e.Estado.Convenio!.Modificatorio!.Etapa);

        // Papers that carry three signatures carry those of the three who are members now.
        var terminar = new SolicitarTerminacion(Mundo.Huella(810), "La asamblea decidió no continuar.", [Mundo.Persona(1), Mundo.Persona(2), Mundo.Persona(3)]);
        e.Cuando(terminar, "2019-12-18 10:00", Comite).SeRechaza("PCS-4.2.7-01");
        e.Cuando(terminar with { Firmantes = [Mundo.Persona(1), Mundo.Persona(2), Nueva] }, "2019-12-18 10:00", Comite).EntoncesHay<TerminacionSolicitada>();
    }

    [Fact, Prueba("PCS-3.6.2-09", "PCS-3.3-05", "PCS-3.3-14", "PCS-3.3-15", "AMB-03")]
    public void EachMissingThingIsAskedForByNameOnce()
    {
        var e = Camino.EnEjecucion().Y(Incompleto with { Declaraciones = [], Identificaciones = Aviso.Identificaciones.SetItem("Tesorero", "LICENCIA") }, "2019-12-16 16:00", Comite);
        Assert.Equal(
            ["AAC", "CURP/Tesorero", "IDENTIFICACION/Tesorero", "SIN_PARENTESCO_OTORGANTES", "SIN_SERVIDORES_PUBLICOS"],
            e.Estado.Convenio!.Cambio!.Pendientes.Select(f => f.Requisito).ToArray());
        e.Cuando(new RegistrarCambioDeIntegrantes(), "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-3.6.2-09", "FALTA_INFORMACION");
        e.Cuando(new PrevenirCambioDeIntegrantes([new Hallazgo("CURP/Secretario", "No se lee.")]), "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-3.6.2-09", "CONTENIDO_INVALIDO");
        e.Cuando(new PrevenirCambioDeIntegrantes([new Hallazgo("ESCRITO_PARENTESCO", "")]), "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-3.6.2-09", "CONTENIDO_INVALIDO");
        e.Cuando(new PrevenirCambioDeIntegrantes([new Hallazgo("AAC", "Y está sin firmas."), new Hallazgo("ESCRITO_PARENTESCO", "No está firmado.")]), "2019-12-17 10:00", Camino.Operador);
        var pedido = e.EntoncesHay<CambioDeIntegrantesPrevenido>().Faltantes;
        Assert.Equal(6, pedido.Length);
        Assert.EndsWith("Y está sin firmas.", pedido[0].Motivo, StringComparison.Ordinal);

        Informado().Cuando(new PrevenirCambioDeIntegrantes([]), "2019-12-17 10:00", Camino.Operador).SeRechaza("PCS-3.6.2-09", "SIN_FALTANTES");
        Prevenido().Cuando(new PrevenirCambioDeIntegrantes([]), "2019-12-17 11:00", Camino.Operador).SeRechaza("DH-17A-01", "PREVENCION_UNICA");
        Camino.EnEjecucion().Cuando(new PrevenirCambioDeIntegrantes([]), "2019-12-17 11:00", Camino.Operador).SeRechaza("PCS-3.6.2-09", "TRANSICION_NO_PERMITIDA");
    }

    [Fact, Prueba("PCS-3.6.2-09", "PZ-24", "AMB-51")]
    public void TheAuthorityHasFiveWorkingDaysAndItsSilenceDecidesNothing()
    {
        // Received on Monday 16/12: 17, 18, 19, 20 and 23.
        var e = Camino.EnEjecucion().Y(Incompleto, "2019-12-16 16:00", Comite);
        Assert.Equal((Reloj.Dia("2019-12-17"), Reloj.Dia("2019-12-23")), (e.Estado.Plazos["PZ-24/1"].PrimerDia, e.Estado.Plazos["PZ-24/1"].UltimoDia));
        Assert.True(e.Cuando(new PrevenirCambioDeIntegrantes([]), "2019-12-23 23:59:59", Camino.Operador).EntoncesHay<CambioDeIntegrantesPrevenido>().EnTiempo);
        Assert.False(e.Cuando(new PrevenirCambioDeIntegrantes([]), "2019-12-24 00:00", Camino.Operador).EntoncesHay<CambioDeIntegrantesPrevenido>().EnTiempo);
        e.Cuando(new VencerPlazo("PZ-24/1"), "2019-12-23 23:59:59", Actor.Sistema).NoPasaNada();
        e.Cuando(new VencerPlazo("PZ-24/1"), "2019-12-24 00:00", Actor.Sistema).Entonces(new PlazoConcluido("PZ-24/1", MotivoDeConclusion.Incumplido));
        Assert.Equal((EtapaDeCambio.Informado, Mundo.Persona(3)), (e.Estado.Convenio!.Cambio!.Etapa, Tesorero(e)));
        Assert.False(e.Cuando(new PrevenirCambioDeIntegrantes([]), "2019-12-24 10:00", Camino.Operador).EntoncesHay<CambioDeIntegrantesPrevenido>().EnTiempo);
    }

    [Theory, Prueba("PCS-3.6.2-10", "PZ-25")]
    [InlineData("2019-12-24 23:59:59", true)]
    [InlineData("2019-12-25 00:00", false)]
    public void ItIsRemediedWithinFiveWorkingDaysOfTheNotice(string cuando, bool enTiempo)
    {
        // Received on Tuesday 17/12: 18, 19, 20, 23 and 24.
        var e = Prevenido();
        Assert.Equal((Reloj.Dia("2019-12-18"), Reloj.Dia("2019-12-24")), (e.Estado.Plazos["PZ-25/1"].PrimerDia, e.Estado.Plazos["PZ-25/1"].UltimoDia));
        e.Cuando(Subsanacion("AAC", "CURP/Tesorero"), cuando, Comite);
        if (enTiempo)
        {
            Assert.True(e.EntoncesHay<CambioDeIntegrantesSubsanado>().Completo);
        }
        else
        {
            e.SeRechaza("PZ-25", "FUERA_DE_PLAZO");
        }
    }

    [Fact, Prueba("PCS-3.6.2-10", "PZ-25")]
    public void RemediedInPartIsNotRemediedAndTheChangeHasNoEffect()
    {
        var e = Prevenido().Y(Subsanacion("AAC"), "2019-12-18 10:00", Comite);
        Assert.Equal(EtapaDeCambio.Prevenido, e.Estado.Convenio!.Cambio!.Etapa);
        e.Cuando(Subsanacion("AAC"), "2019-12-18 11:00", Comite).NoPasaNada();
        e.Cuando(new RegistrarCambioDeIntegrantes(), "2019-12-18 11:00", Camino.Operador).SeRechaza("PCS-3.6.2-09", "TRANSICION_NO_PERMITIDA");
        e.Cuando(new VencerPlazo("PZ-25/1"), "2019-12-24 23:59:59", Actor.Sistema).NoPasaNada();
        e.Y(new VencerPlazo("PZ-25/1"), "2019-12-25 00:00", Actor.Sistema);
        Assert.Equal((EtapaDeCambio.SinEfecto, Mundo.Persona(3)), (e.Estado.Convenio!.Cambio!.Etapa, Tesorero(e)));
        Assert.Equal(["CURP/Tesorero"], e.Estado.Convenio.Cambio.Pendientes.Select(f => f.Requisito).ToArray());
        Assert.Contains("cambio-sin-efecto-1", e.Estado.Notificaciones.Keys);
        e.Cuando(Subsanacion("CURP/Tesorero"), "2019-12-26 10:00", Comite).SeRechaza("PCS-3.6.2-10", "TRANSICION_NO_PERMITIDA");

        // It may be told again: late, and the record says so.
        var otro = e.Cuando(Aviso, "2019-12-26 10:00", Comite).EntoncesHay<CambioDeIntegrantesInformado>();
        Assert.Equal((2, false), (otro.Numero, otro.EnTiempo));
    }

    [Fact, Prueba("PCS-3.6.2-10", "PCS-3.3-05", "DH-17A-01")]
    public void WhatCameIsRegisteredOrSetAsideForWhatWasAskedForAndNothingElse()
    {
        var e = Prevenido();
        e.Cuando(Subsanacion(), "2019-12-18 10:00", Comite).SeRechaza("PCS-3.6.2-10", "CONTENIDO_INVALIDO");
        e.Cuando(Subsanacion("ESCRITO_PARENTESCO"), "2019-12-18 10:00", Comite).SeRechaza("PCS-3.6.2-10", "CONTENIDO_INVALIDO");
        e.Cuando(new DesestimarCambioDeIntegrantes([new Hallazgo("AAC", "No se lee.")]), "2019-12-18 10:00", Camino.Operador).SeRechaza("PCS-3.6.2-10", "TRANSICION_NO_PERMITIDA");
        e.Y(Subsanacion("AAC", "CURP/Tesorero"), "2019-12-18 10:00", Comite);
        Assert.DoesNotContain(e.Estado.Plazos.Keys, k => k.StartsWith("PZ-25", StringComparison.Ordinal));
        e.Cuando(new DesestimarCambioDeIntegrantes([]), "2019-12-18 12:00", Camino.Operador).SeRechaza("PCS-3.6.2-10", "CONTENIDO_INVALIDO");
        e.Cuando(new DesestimarCambioDeIntegrantes([new Hallazgo("ESCRITO_PARENTESCO", "No está firmado.")]), "2019-12-18 12:00", Camino.Operador).SeRechaza("DH-17A-01", "CONTENIDO_INVALIDO");
        Assert.Null(e.Cuando(new DesestimarCambioDeIntegrantes([new Hallazgo("AAC", "No está firmada.")]), "2019-12-18 12:00", Camino.Operador).EntoncesHay<CambioDeIntegrantesSinEfecto>().Vencio);
        e.Y(new RegistrarCambioDeIntegrantes(), "2019-12-18 12:00", Camino.Operador);
        Assert.Equal((Nueva, Mundo.Huella(871)), (Tesorero(e), e.Estado.Recepcion!.Documentos["CURP/Tesorero"]));

        // A type that 3.3 does not admit is said at its field.
        var sinTipo = Camino.EnEjecucion().Y(Aviso with { Documentos = Papeles.Remove("IDENTIFICACION/Tesorero") }, "2019-12-16 16:00", Comite).Y(new PrevenirCambioDeIntegrantes([]), "2019-12-17 09:00", Camino.Operador);
        sinTipo.Cuando(Subsanacion("IDENTIFICACION/Tesorero"), "2019-12-18 10:00", Comite).SeRechaza("PCS-3.3-05", "CONTENIDO_INVALIDO");
        sinTipo.Cuando(Subsanacion("IDENTIFICACION/Tesorero") with { Identificaciones = Aviso.Identificaciones }, "2019-12-18 10:00", Comite).EntoncesHay<CambioDeIntegrantesSubsanado>();
    }

    [Fact, Prueba("PCS-3.6.2-10", "AMB-50")]
    public void BeforeTheNoticeIsReceivedItsTermDoesNotRunAndWhatComesCounts()
    {
        var e = Camino.EnEjecucion().Y(Incompleto, "2019-12-16 16:00", Comite).Y(new PrevenirCambioDeIntegrantes([]), "2019-12-17 09:00", Camino.Operador);
        Assert.DoesNotContain("PZ-25/1", e.Estado.Plazos.Keys);
        e.Y(Subsanacion("AAC", "CURP/Tesorero"), "2019-12-17 09:30", Comite).Recibe("cambio-prevenido-1", "2019-12-17 10:00");
        Assert.DoesNotContain("PZ-25/1", e.Estado.Plazos.Keys);
        Assert.Equal(EtapaDeCambio.Subsanado, e.Estado.Convenio!.Cambio!.Etapa);
    }

    [Fact, Prueba("PCS-3.6.2-09")]
    public void WithTheEndOfTheAgreementNothingOfTheChangeIsDecidedAnyMore()
    {
        var e = Prevenido().Y(new TerminarPorInstancia(CausaDeTermino.FuerzaMayor, Reloj.Dia("2019-12-17"), "El camino quedó cerrado.", Mundo.Huella(820)), "2019-12-17 12:00", Camino.Operador);
        Assert.DoesNotContain(e.Estado.Plazos.Keys, k => k.StartsWith("PZ-25", StringComparison.Ordinal));
        e.Cuando(Subsanacion("AAC", "CURP/Tesorero"), "2019-12-18 10:00", Comite).SeRechaza("PCS-3.6.2-10", "TRANSICION_NO_PERMITIDA");
        e.Cuando(new RegistrarCambioDeIntegrantes(), "2019-12-18 10:00", Camino.Operador).SeRechaza("PCS-3.6.2-09", "TRANSICION_NO_PERMITIDA");
    }

    [Fact, Prueba("PCS-A6-C4E-01", "PCS-4.2.8-01", "PCS-3.6.2-08", "PZ-08")]
    public void NothingIsPaidIntoTheAccountOfWhoLeft()
    {
        var e = Camino.ConPapeles().Y(Aviso, "2019-12-16 16:00", Comite);
        e.Cuando(new InstruirMinistracion(1), "2019-12-16 17:00", Camino.Operador).EntoncesHay<MinistracionInstruida>();
        e.Y(new RegistrarCambioDeIntegrantes(), "2019-12-17 10:00", Camino.Operador);
        e.Cuando(new InstruirMinistracion(1), "2019-12-17 11:00", Camino.Operador).SeRechaza("PCS-A6-C4E-01", "CUENTA_DE_OTROS_TITULARES");
        Assert.Equal("PCS-A6-C4E-01", Pide("2019-12-17 11:00")!.Regla);
        Assert.Null(PendienteDeOficina.De(e.Estado));

        // Another account, whenever it comes: the term of the papers was met, and neither runs nor is missed again.
        e.Cuando(new EntregarPapeles(1, Camino.Recibo(120_000m, 799), null), "2019-12-30 09:00", Entrante).SeRechaza("PCS-4.2.3.3-08", "PAPELES_COMPLETOS");
        e.Cuando(new EntregarPapeles(1, null, Camino.Cuenta(documento: 711)), "2019-12-30 09:00", Entrante).SeRechaza("PCS-A6-C4E-01", "CONTENIDO_INVALIDO");
        e.Y(new EntregarPapeles(1, null, OtraCuenta), "2019-12-30 10:00", Entrante);
        Assert.Null(Pide("2019-12-30 11:00"));
        Assert.Equal("revisar-papeles", PendienteDeOficina.De(e.Estado)!.Acto);
        e.Cuando(new InstruirMinistracion(1), "2019-12-30 11:00", Camino.Operador).SeRechaza("PCS-4.2.3.3-08", "PAPELES_INCOMPLETOS");
        e.Y(new RevisarPapeles(1, [new DefectoDePapel(Papel.EstadoDeCuenta, "No se lee.")]), "2019-12-30 12:00", Camino.Operador);
        Assert.Equal(Estatus.ConvenioSuscrito, e.Estado.Estatus);
        Assert.NotNull(Pide("2019-12-30 13:00"));
        e.Y(new EntregarPapeles(1, null, OtraCuenta with { Documento = Mundo.Huella(713) }), "2019-12-30 13:00", Entrante).Y(new RevisarPapeles(1, []), "2019-12-30 14:00", Camino.Operador);
        Assert.DoesNotContain("PZ-08", e.Estado.Plazos.Keys);
        Assert.Equal(Estatus.EnEjecucion, e.Paga(1, "2019-12-31").Estado.Estatus);

        // Who was paid in it needs no other one, and it is not received.
        e.Cuando(new EntregarPapeles(1, null, OtraCuenta with { Documento = Mundo.Huella(714) }), "2019-12-31 16:00", Entrante).SeRechaza("PCS-4.2.3.3-08");

        Peticion? Pide(string cuando) => AccionesDelComite.De(new MiProyecto(e.Estado, 0, e.En(cuando, Entrante), e.Estado.Recepcion!.Integrantes[2])).FirstOrDefault(p => p.Accion == AccionesDelComite.Papeles1);
    }

    [Fact, Prueba("PCS-A6-C4E-01", "PCS-4.2.8-01", "PCS-3.6.2-08")]
    public void ASecondPaymentThatWasOrderedBeforeTheChangeIsNotApprovedIntoTheAccountOfWhoLeft()
    {
        var pagado = Camino.EnEjecucion()
            .Y(new EntregarPapeles(2, Camino.Recibo(80_000m, 703), null), "2019-12-16 16:00", Comite)
            .Y(new RevisarPapeles(2, []), "2019-12-16 16:30", Camino.Operador);
        var e = Escenario<Expediente>.Desde(pagado.Estado with { Informes = new Informes { Parcial = new Informe(Mundo.Huella(800), Reloj.Centro("2019-12-16 16:00"), EstatusInforme.Evaluado, 120_000m), ParcialCumpleInstrumento = true } })
            .Y(new InstruirMinistracion(2), "2019-12-16 17:00", Camino.Operador)
            .Y(Aviso, "2019-12-16 18:00", Comite)
            .Y(new RegistrarCambioDeIntegrantes(), "2019-12-17 10:00", Camino.Operador);
        e.Cuando(new AprobarMinistracion(2), "2019-12-17 11:00", Camino.Aprobador).SeRechaza("PCS-A6-C4E-01", "CUENTA_DE_OTROS_TITULARES");
        e.Y(new EntregarPapeles(2, null, OtraCuenta), "2019-12-17 12:00", Entrante);
        e.Cuando(new AprobarMinistracion(2), "2019-12-17 13:00", Camino.Aprobador).SeRechaza("PCS-A6-C4E-01", "CUENTA_DE_OTROS_TITULARES");
        e.Y(new RevisarPapeles(2, []), "2019-12-17 14:00", Camino.Operador)
            .Cuando(new AprobarMinistracion(2), "2019-12-17 15:00", Camino.Aprobador).EntoncesHay<MinistracionAprobada>();
    }

    [Fact, Prueba("PCS-A6-C4E-01", "PCS-3.6.2-08")]
    public void MembersWhoTradePostsKeepTheirAccount()
    {
        var trueque = Aviso with
        {
            Entran = [new Integrante("Tesorero", Mundo.Persona(2), Datos.Curp[10..11]), new Integrante("Secretario", Mundo.Persona(3), Datos.Curp[10..11])],
            Personas = [Datos, Datos with { Cargo = "Secretario" }],
            Documentos = Papeles.Add("CURP/Secretario", Mundo.Huella(860)).Add("IDENTIFICACION/Secretario", Mundo.Huella(861)),
            Identificaciones = Aviso.Identificaciones.Add("Secretario", "PASAPORTE"),
        };
        Camino.ConPapeles().Y(trueque, "2019-12-16 16:00", Comite).Y(new RegistrarCambioDeIntegrantes(), "2019-12-17 10:00", Camino.Operador)
            .Cuando(new InstruirMinistracion(1), "2019-12-17 11:00", Camino.Operador).EntoncesHay<MinistracionInstruida>();
    }

    private static EstadoDeCuenta OtraCuenta => Camino.Cuenta(documento: 712) with { Titulares = [Mundo.Persona(1), Mundo.Persona(2), Nueva] };

    private static Escenario<Expediente> Informado() => Camino.EnEjecucion().Y(Aviso, "2019-12-16 16:00", Comite);

    private static Escenario<Expediente> Prevenido() => Camino.EnEjecucion()
        .Y(Incompleto, "2019-12-16 16:00", Comite)
        .Y(new PrevenirCambioDeIntegrantes([]), "2019-12-17 09:00", Camino.Operador)
        .Recibe("cambio-prevenido-1", "2019-12-17 10:00");

    private static SubsanarCambioDeIntegrantes Subsanacion(params string[] claves) =>
        new(claves.Select((c, i) => KeyValuePair.Create(c, Mundo.Huella(870 + i))).ToImmutableDictionary(), ImmutableDictionary<string, string>.Empty, []);

    private static InformarCambioDeIntegrantes Entra(PersonaId persona) => Aviso with { Entran = [Aviso.Entran[0] with { Persona = persona }] };

    private static PersonaId Tesorero(Escenario<Expediente> e) => e.Estado.Recepcion!.Integrantes.Single(i => i.Cargo == "Tesorero").Persona;
}
